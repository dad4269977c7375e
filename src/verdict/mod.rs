//! The verdict: from the error and the call to the rows of the reference that it can mean.
//!
//! The code selects rows, the call narrows them, the message decides the rest. The answer stays open where nothing decides,
//! and says so where the error contradicts itself.

mod agreement;
mod by_code;
mod by_message;
mod call;
mod decide_by;
mod evidence;
mod explanation;
mod finding;
mod outcome;

pub use evidence::{Confidence, Contradiction, DecideBy, Match, MatchedBy};
pub use explanation::{Explanation, Meaning, Near, Nearness, Status};
pub use finding::UnknownReason;

use crate::catalog::RowSet;
use crate::context::Context;
use crate::error::PlatformError;
use crate::message::Message;
use call::Call;
use evidence::{Contradictions, Evidence, Used};
use finding::Finding;

/// Decides what an error means. `entry` gives the row at a position of the catalog.
pub(crate) fn explain<E>(error: &PlatformError, context: &Context, entry: impl Fn(usize) -> E) -> Explanation<E> {
    let message = error.err_msg.as_deref().map(Message::new).unwrap_or_default();
    let evidence = Evidence {
        error,
        message,
        listed: error.code().map_or(RowSet::EMPTY, RowSet::of_code)
            & if error.is_http_status { RowSet::HTTP } else { RowSet::ALL },
    };
    let other = error.named_api.filter(|named| context.api.is_some_and(|given| given != *named));
    let call = Call::new(context.api.or(error.named_api), other);
    let mut contradictions = Contradictions {
        api_message: other.is_some() || (error.is_foreign && context.api.is_some()),
        ..Contradictions::default()
    };
    let finding = if error.is_success {
        Finding::Unrecognized
    } else if error.is_foreign && context.api.is_none() && !evidence.is_listed_with_wording() {
        Finding::Unknown { reason: UnknownReason::Function, nearest: RowSet::EMPTY }
    } else if let Some(code) = error.code() {
        by_code::decide(&evidence, code, &call, &mut contradictions)
    } else {
        by_message::decide(&evidence, &call, &mut contradictions)
    };
    let finding = related(narrowed(finding, context), &evidence, &call);
    Explanation::new(finding, &evidence, call.api, context, contradictions.list(), entry)
}

/// The one of several rows that the arguments of the call speak for; what they speak against is not exact.
fn narrowed(finding: Finding, context: &Context) -> Finding {
    match finding {
        Finding::Meanings { rows, used, decide_by } if rows.len() == 1 && context.opposed.overlaps(rows) => {
            let confidence = used.confidence.min(Confidence::Likely);
            Finding::Meanings { rows, used: Used { confidence, ..used }, decide_by }
        }
        Finding::Meanings { rows, used, decide_by: Some(decide_by) } if rows.len() > 1 => {
            let supported = rows & context.supported;
            let (rows, args) = if supported.len() == 1 { (supported, true) } else { (rows, false) };
            Finding::Meanings { rows, used: Used { args, ..used }, decide_by: Some(decide_by) }
        }
        finding => finding,
    }
}

/// Points an error without a meaning at the rows that its message may be about.
fn related(finding: Finding, evidence: &Evidence<'_>, call: &Call) -> Finding {
    if let Finding::Meanings { .. } = finding {
        return finding;
    }
    let Some(relatives) = evidence.relatives() else { return finding };
    let error = evidence.error;
    let near = relatives.near & if call.is_known() { call.family } else { RowSet::NETWORK };
    match finding {
        Finding::Unknown { reason, nearest } if nearest.is_empty() && reason != UnknownReason::Function => {
            Finding::Unknown { reason, nearest: near }
        }
        // A text alone can be of anything; an error with such a message, or of such a call, is that of a platform.
        Finding::Unrecognized if !error.is_success && !near.is_empty() => {
            if error.is_library_error {
                Finding::Unknown { reason: UnknownReason::Library, nearest: near }
            } else if error.is_plain && (error.has_common_message || call.is_known()) {
                Finding::Unknown { reason: UnknownReason::Message, nearest: near }
            } else {
                finding
            }
        }
        finding => finding,
    }
}
