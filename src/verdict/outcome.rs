//! What follows from a row for this very error: the retry advice, and whether it is an outcome of normal play.

use super::evidence::Evidence;
use crate::api::Api;
use crate::catalog::{Code, Row, RowSet};
use crate::context::Context;
use crate::http_status;
use crate::retry::Advice;

/// What follows from a row for this very error.
#[derive(Clone, Copy)]
pub(super) struct Outcome {
    pub http_status: Option<u16>,
    pub aborted: Option<bool>,
    pub retry: Advice,
    pub expected: bool,
}

impl Outcome {
    /// `rows` are all rows that the error can mean.
    pub(super) fn of(row: &Row, rows: RowSet, evidence: &Evidence<'_>, api: Option<Api>, context: &Context) -> Outcome {
        let http_status = evidence
            .error
            .code()
            .filter(|code| row.code == Code::HttpNon2xx && row.code.covers(*code))
            .map(|code| code as u16);
        let mut aborted = None;
        let holds = match row.retry {
            Advice::UnlessAborted => {
                aborted = is_aborted(evidence, context);
                aborted
            }
            Advice::IfTransient => http_status.map(http_status::is_transient),
            _ => None,
        };
        let mut retry = holds.map_or(row.retry, |holds| row.retry.settled(holds));
        let is_idempotent = context.is_idempotent.or(match api {
            Some(Api::DownloadFile) => Some(true),
            Some(Api::Request) => context.has_idempotent_method,
            _ => None,
        });
        if retry == Advice::BackoffIfIdempotent && is_idempotent == Some(true) {
            retry = Advice::Backoff;
        }
        let may_retry = matches!(
            retry,
            Advice::Backoff | Advice::BackoffIfIdempotent | Advice::UnlessAborted | Advice::IfTransient
        );
        if may_retry && is_certain_to_fail(rows, context) {
            retry = Advice::CodeChange;
        }
        // A call that the game ended itself has failed as it was meant to.
        Outcome { http_status, aborted, retry, expected: row.expected || aborted == Some(true) }
    }
}

/// Whether the game aborted the call: the caller knows, or the message is just that word.
fn is_aborted(evidence: &Evidence<'_>, context: &Context) -> Option<bool> {
    let says_abort = evidence.message.text().eq_ignore_ascii_case("abort");
    match context.aborted {
        // The caller says that the game did not abort, and the message that it did.
        Some(false) if says_abort => None,
        known => known.or(says_abort.then_some(true)),
    }
}

/// Whether the arguments make the call fail every time.
///
/// A call that got further than its fault allows does not have the fault.
fn is_certain_to_fail(rows: RowSet, context: &Context) -> bool {
    let is_early = rows.is_empty() || rows.overlaps(RowSet::REFUSED_EARLY);
    context.certain.overlaps(rows) || (is_early && !context.certain.is_empty())
}
