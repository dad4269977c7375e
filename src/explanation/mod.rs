//! What `explain` answers: one plain, JSON-safe shape for each of the four things it can say.

mod compose;
mod text;

pub(crate) use compose::compose;
#[cfg(target_arch = "wasm32")]
pub(crate) use compose::is_plain;

use crate::api::Api;
use crate::catalog::{Entry, Escalate, Fact, Origin, Origins, Revision, Source, Step};
use crate::input::LooksLike;
use crate::matching::{DecideBy, Evidence, Match};
use crate::retry::Retry;
use serde::Serialize;
use std::borrow::Cow;

/// The answer to one error.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Explanation {
    /// One row of the reference is what it means.
    Known(Box<Known>),
    /// Several rows can be what it means, and nothing that came in decides.
    Ambiguous(Box<Ambiguous>),
    /// It is an error of the platform, but the reference does not list it.
    Unknown(Box<Unknown>),
    /// It is no error of the platform.
    Unrecognized(Box<Unrecognized>),
}

/// A code as it came in.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum GivenCode {
    /// As a number.
    Number(f64),
    /// As a text, or as the decimal digits of a BigInt.
    Text(String),
}

/// Which catalog the answer comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CatalogInfo {
    /// The date of the newest revision of the platform's page that it holds.
    pub revision: &'static str,
}

/// Something about the error that does not add up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// What kind of problem it is.
    pub kind: ProblemKind,
    /// For a contradiction: the two things that cannot both be right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub between: Option<[Evidence; 2]>,
    /// What it is, as one sentence.
    pub text: Cow<'static, str>,
    /// Where the rule comes from.
    pub origin: Origin,
}

/// What kind of problem something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// Two things that came in cannot both be right.
    Contradiction,
    /// Something that is no code stands where the code should be.
    BadCode,
    /// The context names a call that there is not.
    BadContext,
}

/// One row of the reference is what the error means.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Known {
    /// Always `known`.
    pub status: &'static str,
    /// The code as it came in.
    pub code: Option<GivenCode>,
    /// The message as it came in; its beginning, where it is very long.
    pub message: Option<String>,
    /// The call that was rejected, as far as it is known.
    pub api: Option<Api>,
    /// The id of the row.
    pub id: &'static str,
    /// The row's title.
    pub title: &'static str,
    /// Other wordings of it.
    pub aliases: &'static [&'static str],
    /// What happened.
    pub meaning: &'static str,
    /// Whose error it is.
    pub source: Source,
    /// What to do, in one or two sentences.
    pub action: &'static str,
    /// The same, one thing at a time.
    pub steps: Cow<'static, [Step]>,
    /// Whether to try again.
    pub retry: Retry,
    /// Who takes it on at TikTok.
    pub escalate: Option<Escalate>,
    /// An outcome of normal play, not a fault.
    pub expected: bool,
    /// Limits, paths and places, and what was read from the error.
    pub facts: Cow<'static, [Fact]>,
    /// What does not add up.
    pub problems: Vec<Problem>,
    /// What the answer rests on, and how sure it is.
    #[serde(rename = "match")]
    pub matched: Match,
    /// The page that states the row.
    pub doc_url: &'static str,
    /// The revision that states the row.
    pub revision: Revision,
    /// Where the texts come from.
    pub origin: Origins,
    /// Everything that matters as one plain paragraph.
    pub text: String,
    /// The catalog.
    pub catalog: CatalogInfo,
}

/// What all candidates have in common; `None` where they differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Common {
    /// Whose error it is.
    pub source: Option<Source>,
    /// Whether to try again.
    pub retry: Option<Retry>,
    /// Who takes it on at TikTok.
    pub escalate: Option<Escalate>,
    /// An outcome of normal play, not a fault.
    pub expected: Option<bool>,
}

/// Several rows can be what the error means.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Ambiguous {
    /// Always `ambiguous`.
    pub status: &'static str,
    /// The code as it came in.
    pub code: Option<GivenCode>,
    /// The message as it came in; its beginning, where it is very long.
    pub message: Option<String>,
    /// The call that was rejected, as far as it is known.
    pub api: Option<Api>,
    /// One complete answer for each row, in the order of the reference; at least two.
    pub candidates: Vec<Known>,
    /// What would decide; `None` when what came in contradicts itself.
    pub decide_by: Option<DecideBy>,
    /// What all candidates have in common.
    pub common: Common,
    /// Whether to try again, when all candidates agree; else undecided.
    pub retry: Retry,
    /// How to find out which it is, then the steps that all candidates share.
    pub steps: Vec<Step>,
    /// What was read from the error.
    pub facts: Vec<Fact>,
    /// What does not add up.
    pub problems: Vec<Problem>,
    /// Everything that matters as one plain paragraph.
    pub text: String,
    /// The catalog.
    pub catalog: CatalogInfo,
}

/// A row that an unlisted error may be confused with.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Candidate {
    /// The row.
    pub entry: &'static Entry,
    /// Why it is named, and what keeps it from being the answer.
    pub why: String,
}

/// An error of the platform that the reference does not list.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Unknown {
    /// Always `unknown`.
    pub status: &'static str,
    /// The code as it came in.
    pub code: Option<GivenCode>,
    /// The message as it came in; its beginning, where it is very long.
    pub message: Option<String>,
    /// The call that was rejected, as far as it is known.
    pub api: Option<Api>,
    /// Why there is no answer, as one sentence.
    pub reason: String,
    /// Rows that it may be confused with; none of them is its meaning.
    pub nearest: Vec<Candidate>,
    /// Always undecided.
    pub retry: Retry,
    /// What to do about an error that is not listed.
    pub steps: Vec<Step>,
    /// What was read from the error.
    pub facts: Vec<Fact>,
    /// What does not add up.
    pub problems: Vec<Problem>,
    /// Everything that matters as one plain paragraph.
    pub text: String,
    /// The catalog.
    pub catalog: CatalogInfo,
}

/// Something that is no error of the platform.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Unrecognized {
    /// Always `unrecognized`.
    pub status: &'static str,
    /// The code as it came in.
    pub code: Option<GivenCode>,
    /// The message as it came in; its beginning, where it is very long.
    pub message: Option<String>,
    /// The call that was rejected, as far as it is known.
    pub api: Option<Api>,
    /// What it looks like.
    pub looks_like: LooksLike,
    /// The same, as one sentence.
    pub reason: &'static str,
    /// Always undecided.
    pub retry: Retry,
    /// What to do about it.
    pub steps: Vec<Step>,
    /// What was read from it.
    pub facts: Vec<Fact>,
    /// What does not add up.
    pub problems: Vec<Problem>,
    /// Everything that matters as one plain paragraph.
    pub text: String,
    /// The catalog.
    pub catalog: CatalogInfo,
}
