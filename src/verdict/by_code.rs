//! The verdict on an error that has a code.

use super::agreement;
use super::call::Call;
use super::evidence::{Confidence, Contradictions, DecideBy, Evidence, Used};
use super::finding::{Finding, UnknownReason};
use crate::catalog::RowSet;
use crate::error::WITH_SUB_CODES;
use crate::message::{Agreement, Message};

/// The length of `timed out`.
const ONE_WORD_BYTES: usize = 9;

pub(super) fn decide(evidence: &Evidence<'_>, code: f64, call: &Call, contradictions: &mut Contradictions) -> Finding {
    let Evidence { error, message, listed: of_code, .. } = evidence;
    let of_code = *of_code;
    if of_code.is_empty() {
        // The number of a DOMException or of another system is no code of the platform.
        return if error.is_plain || error.has_platform_code {
            Finding::Unknown { reason: UnknownReason::Code, nearest: nearest(message, code, call) }
        } else {
            Finding::Unrecognized
        };
    }
    let (mut listed, mut in_question) = (of_code, of_code);
    if code == WITH_SUB_CODES {
        let with_sub_codes = RowSet::of_code(50101.0) | RowSet::of_code(50102.0);
        let named = error.sub_err_code.map_or(RowSet::EMPTY, RowSet::of_code) & with_sub_codes;
        in_question = listed | with_sub_codes;
        if !named.is_empty() {
            (listed, in_question) = (named, named);
        }
    }

    let mut used = Used::CODE;
    let has_words = !message.text().is_empty();
    let (agreement, agreed) = agreement::best(message, in_question);
    let other = error.other_err_code.map_or(RowSet::EMPTY, RowSet::of_code) - of_code - RowSet::HTTP;
    if !other.is_empty() {
        contradictions.code_code = true;
        if agreement != Some(Agreement::Whole) {
            return Finding::Meanings { rows: call.of(listed | other), used, decide_by: None };
        }
    }
    let is_related =
        agreement.is_none() && evidence.relatives().is_some_and(|relatives| relatives.near.overlaps(listed));
    // Counts and process ids stand in front of words too, but hardly in front of a single one such as `timeout`.
    let may_be_related = is_related && (call.is_known() || message.text().len() <= ONE_WORD_BYTES);
    if error.needs_message && agreement.is_none() && !may_be_related {
        return Finding::Unrecognized;
    }
    let listed_wording = agreement::whole(message);
    // An error with words that no page has is the platform's only if its call is: servers and other calls have the same
    // names and numbers. So has an error with a name of its own.
    let is_unlisted = has_words && listed_wording.is_empty();
    let may_be_other =
        listed.overlaps(of_code) && (is_unlisted || (error.has_common_code && (has_words || error.is_named_error)));
    if !call.is_known() && agreement.is_none() && may_be_other && !is_related {
        return Finding::Unknown { reason: UnknownReason::Elsewhere, nearest: RowSet::EMPTY };
    }
    // Words that only begin like the wording of one row can be the whole wording of another.
    let others = if agreement == Some(Agreement::Whole) { RowSet::EMPTY } else { listed_wording - of_code };
    let mut rows = listed;
    if !others.is_empty() {
        contradictions.code_message = true;
        // When the call has a row for the code and none for the message, the message is the weaker one.
        if !listed.overlaps(call.listed) || others.overlaps(call.family) {
            return Finding::Meanings { rows: call.of(listed) | call.of(others), used, decide_by: None };
        }
    } else if agreement.is_some() {
        used.message = true;
        rows = agreed;
        // The wording of another meaning of the same code may stand further behind.
        let also =
            (listed - agreed).filter(|row| row.wordings.first().is_some_and(|wording| message.contains(wording)));
        if !also.is_empty() {
            return Finding::Meanings { rows: rows | also, used, decide_by: Some(DecideBy::Message) };
        }
    }

    let mut fits = true;
    if call.is_known() {
        if rows.overlaps(call.listed) {
            used.api = true;
            rows = rows & call.listed;
        } else if used.message && listed.overlaps(call.listed) {
            // The message points to one call, the context to the other, and the code is listed for both.
            contradictions.message_api = true;
            return Finding::Meanings { rows: rows | (listed & call.listed), used, decide_by: None };
        } else if rows.overlaps(call.family) {
            fits = false;
            // The code itself may be listed for the call, and only its sub error code be another call's.
            if !call.is_uncovered && !of_code.overlaps(call.listed) {
                contradictions.code_api = true;
            }
            used.api = rows & call.family != rows;
            rows = rows & call.family;
        } else {
            fits = false;
            contradictions.code_api = true;
            if agreement != Some(Agreement::Whole) {
                return Finding::Unknown { reason: UnknownReason::OtherApi, nearest: RowSet::EMPTY };
            }
        }
    }

    if rows.len() > 1 {
        // More of the same does not decide a contradiction.
        let decide_by = if contradictions.any() { None } else { DecideBy::between(rows, call, true) };
        return Finding::Meanings { rows, used, decide_by };
    }
    let has_other_message = !used.message && has_words;
    let is_confirmed = agreement == Some(Agreement::Whole) || (used.api && !has_other_message && agreement.is_none());
    let is_code_of_row = rows.overlaps(of_code) || error.sub_err_code.is_some();
    // Others have codes under the same name, and HTTP libraries have statuses that are not the platform's.
    let may_be_of_others = error.has_common_code && (!used.api || rows == RowSet::HTTP);
    used.confidence = if contradictions.any() || !fits || error.is_foreign {
        Confidence::Likely
    } else if error.is_guessed_code {
        if used.message { Confidence::Likely } else { Confidence::Guess }
    } else if is_confirmed && is_code_of_row && !may_be_of_others {
        Confidence::Exact
    } else if !used.api && !used.message && (rows == RowSet::HTTP || error.has_common_code) {
        // A number below 600, or one that is only called a code, can be anything when nothing else speaks for it.
        Confidence::Guess
    } else {
        Confidence::Likely
    };
    Finding::Meanings { rows, used, decide_by: None }
}

/// The rows that an unlisted code may be confused with: those whose wording the message is.
fn nearest(message: &Message, code: f64, call: &Call) -> RowSet {
    let by_message = agreement::whole(message);
    // A success is not a failure's neighbour, but it shows that the code is an HTTP status.
    if by_message.is_empty() && (200.0..300.0).contains(&code) {
        let family = if call.is_known() { call.family } else { RowSet::ALL };
        return family & RowSet::HTTP;
    }
    by_message
}
