//! The verdict on an error that has no code.

use super::agreement;
use super::call::Call;
use super::evidence::{Confidence, Contradictions, DecideBy, Evidence, Used};
use super::finding::{Finding, UnknownReason};
use crate::catalog::{Row, RowSet};

pub(super) fn decide(evidence: &Evidence<'_>, call: &Call, contradictions: &mut Contradictions) -> Finding {
    let Evidence { error, message, .. } = evidence;
    // A TypeError says "Invalid URL" too; only the function in front of `:fail` makes that the platform's.
    let is_library_error = error.has_common_message && error.named_api.is_none() && error.is_named_error;
    let mut rows = if is_library_error { RowSet::EMPTY } else { agreement::whole(message) };
    let mut used = Used::MESSAGE;
    if call.is_known() && !rows.is_empty() {
        if rows.overlaps(call.listed) {
            used.api = true;
            rows = rows & call.listed;
        } else {
            if !call.is_uncovered || !rows.overlaps(call.family) {
                contradictions.message_api = true;
                return Finding::Unknown { reason: UnknownReason::OtherApi, nearest: rows & call.family };
            }
            used.api = rows & call.family != rows;
            rows = rows & call.family;
        }
    }
    // Others use words such as "Request timeout" too, and go on behind them in another way.
    let is_wording = |row: &Row| row.wordings.iter().any(|wording| message.is(wording)) || !row.fragments.is_empty();
    if !call.is_known() && (error.has_common_message || rows.filter(is_wording).is_empty()) {
        used.confidence = Confidence::Guess;
    }
    if !rows.is_empty() {
        let decide_by = if contradictions.any() { None } else { DecideBy::between(rows, call, false) };
        return Finding::Meanings { rows, used, decide_by };
    }
    let is_empty_success = error.err_code == Some(0.0) && error.err_msg.is_none();
    let is_platform_error = error.named_api.is_some()
        || (error.is_invalid_code && error.has_platform_code)
        || (error.err_msg.is_some() && error.has_platform_message)
        || error.placeholder().is_some_and(|code| code != 0.0);
    if is_empty_success || !is_platform_error {
        return Finding::Unrecognized;
    }
    let reason = if error.is_invalid_code { UnknownReason::InvalidCode } else { UnknownReason::Message };
    Finding::Unknown { reason, nearest: RowSet::EMPTY }
}
