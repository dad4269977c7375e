//! The explanation: the verdict, with everything that follows from it.

use super::agreement;
use super::evidence::{Confidence, Contradiction, DecideBy, Evidence, Match, Used};
use super::finding::{Finding, UnknownReason};
use super::outcome::Outcome;
use crate::api::Api;
use crate::catalog::{Code, Entry, Family, Row, RowSet};
use crate::context::Context;
use crate::retry::{Advice, DELAYS_MS};
use serde::Serialize;

/// The answer to one error.
///
/// `E` is the form in which the answer carries the rows of the catalog: in a native program the [`Entry`] itself, in the
/// npm package the object that the package made of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Explanation<E = &'static Entry> {
    /// The kind of answer.
    pub status: Status,
    /// The call that was rejected, as far as it is known.
    pub api: Option<Api>,
    /// The rows that the error can mean: one when it is known, several when it is ambiguous, in the order of the reference.
    pub meanings: Vec<Meaning<E>>,
    /// The evidence that would decide between several meanings; `None` when the error contradicts itself.
    pub decide_by: Option<DecideBy>,
    /// Why an error of the platform has no meaning.
    pub reason: Option<UnknownReason>,
    /// The rows that an unknown error may be confused with; none of them is its meaning.
    pub nearest: Vec<Near<E>>,
    /// What the message of an unknown error speaks of.
    pub family: Option<Family>,
    /// The contradictions, each once.
    pub contradictions: Vec<Contradiction>,
    /// Whether a program may make the same call again by itself, after the pauses of the advice.
    pub may_retry: bool,
}

/// The kind of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case", into = "&'static str")]
#[strum(serialize_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Status {
    /// One row of the reference is what the error means.
    Known,
    /// Several rows can be it, and nothing decides.
    Ambiguous,
    /// An error of the platform that the reference does not list.
    Unknown,
    /// No error of the platform.
    Unrecognized,
}

/// A row that the error can mean, and what follows from it for this very error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Meaning<E = &'static Entry> {
    /// The row.
    pub entry: E,
    /// The evidence, and how sure the answer is.
    #[serde(rename = "match")]
    pub matched: Match,
    /// Whether to try again.
    pub retry: Advice,
    /// An outcome of normal play, not a fault.
    pub expected: bool,
    /// The HTTP status, where the row is about one.
    pub http_status: Option<u16>,
    /// Whether the game aborted the call, where the row is about that and it is known.
    pub aborted: Option<bool>,
}

/// A row that an unknown error may be confused with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Near<E = &'static Entry> {
    /// The row.
    pub entry: E,
    /// What the row and the error have in common.
    pub why: Nearness,
}

/// What a row and an unknown error have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case", into = "&'static str")]
#[strum(serialize_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Nearness {
    /// The message.
    SameMessage,
    /// The message, but not the code.
    SameMessageOtherCode,
    /// Both are HTTP statuses.
    HttpStatus,
    /// What the message speaks of.
    SameFamily,
}

impl<E> Explanation<E> {
    /// Adds to a finding what follows from it. `entry` gives the row at a position of the catalog.
    pub(super) fn new(
        finding: Finding,
        evidence: &Evidence<'_>,
        api: Option<Api>,
        context: &Context,
        contradictions: Vec<Contradiction>,
        entry: impl Fn(usize) -> E,
    ) -> Explanation<E> {
        let mut explanation = Explanation {
            status: Status::Unrecognized,
            api,
            meanings: Vec::new(),
            decide_by: None,
            reason: None,
            nearest: Vec::new(),
            family: None,
            contradictions,
            may_retry: false,
        };
        match finding {
            Finding::Meanings { rows, used, decide_by } => {
                let is_known = rows.len() == 1;
                explanation.status = if is_known { Status::Known } else { Status::Ambiguous };
                explanation.decide_by = decide_by.filter(|_| !is_known);
                for (index, row) in rows.iter() {
                    let used = if is_known { used } else { as_candidate(used, index, evidence) };
                    let Outcome { http_status, aborted, retry, expected } =
                        Outcome::of(row, rows, evidence, api, context);
                    let (entry, matched) = (entry(index), used.into_match());
                    explanation.meanings.push(Meaning { entry, matched, retry, expected, http_status, aborted });
                }
                // An error that contradicts itself may be another one.
                explanation.may_retry = is_known
                    && explanation.contradictions.is_empty()
                    && !context.opposed.overlaps(rows)
                    && explanation.meanings.iter().all(|known| may_retry(known, context));
            }
            Finding::Unknown { reason, nearest } => {
                explanation.status = Status::Unknown;
                explanation.reason = Some(reason);
                explanation.family = evidence.relatives().map(|relatives| relatives.family);
                for (index, row) in nearest.iter() {
                    explanation.nearest.push(Near { entry: entry(index), why: nearness(reason, row, evidence) });
                }
            }
            Finding::Unrecognized => {}
        }
        explanation
    }

    /// The longest pause before the same call is made again, in milliseconds; `None` when it should not be, or when that is
    /// not certain. `attempt` is how many attempts have been made.
    ///
    /// ```
    /// use ttminis_explain::{Api, Context, PlatformError, explain};
    ///
    /// let context = Context { api: Some(Api::DownloadFile), ..Context::default() };
    /// let timeout = explain(&PlatformError::new(21103, "Request timeout"), &context);
    /// assert_eq!(timeout.retry_delay_ms(1), Some(1000));
    /// assert_eq!(timeout.retry_delay_ms(4), None);
    /// ```
    pub fn retry_delay_ms(&self, attempt: usize) -> Option<u32> {
        DELAYS_MS.get(attempt.checked_sub(1)?).copied().filter(|_| self.may_retry)
    }
}

/// Whether a retry is worth its while: the cause is known, passes by itself, and nothing about the call brings it back.
fn may_retry<E>(known: &Meaning<E>, context: &Context) -> bool {
    known.retry == Advice::Backoff
        && known.matched.confidence != Confidence::Guess
        && context.aborted != Some(true)
        && context.certain.is_empty()
}

/// The evidence for one of several rows: its code may be another one than that of the error.
fn as_candidate(used: Used, index: usize, evidence: &Evidence<'_>) -> Used {
    let code = evidence.listed.overlaps(RowSet::of_index(index));
    Used { code, message: used.message || !code, args: false, confidence: Confidence::Guess, ..used }
}

fn nearness(reason: UnknownReason, row: &Row, evidence: &Evidence<'_>) -> Nearness {
    let has_wording = agreement::with_row(&evidence.message, row).is_some();
    match reason {
        UnknownReason::OtherApi if has_wording => Nearness::SameMessage,
        _ if has_wording => Nearness::SameMessageOtherCode,
        UnknownReason::Code if row.code == Code::HttpNon2xx && evidence.relatives().is_none() => Nearness::HttpStatus,
        _ => Nearness::SameFamily,
    }
}
