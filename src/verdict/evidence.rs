//! The evidence that an answer rests on, and the evidence that contradicts itself.

use super::agreement;
use crate::catalog::{Relatives, RowSet};
use crate::error::PlatformError;
use crate::message::Message;
use serde::Serialize;

/// The evidence that an error is judged by.
pub(super) struct Evidence<'a> {
    pub error: &'a PlatformError,
    pub message: Message,
    /// The rows that the reference lists for the code.
    pub listed: RowSet,
}

impl Evidence<'_> {
    /// What the message speaks of. Most messages are wordings of the reference, which nobody has to ask this of.
    pub(super) fn relatives(&self) -> Option<&'static Relatives> {
        Relatives::of(&self.message)
    }

    /// Whether the code is listed with this very message.
    pub(super) fn is_listed_with_wording(&self) -> bool {
        agreement::whole(&self.message).overlaps(self.listed)
    }
}

/// The kinds of evidence that an answer rests on, and how sure it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Match {
    /// The evidence that was used.
    pub by: Vec<MatchedBy>,
    /// How sure the answer is.
    pub confidence: Confidence,
}

/// A kind of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case", into = "&'static str")]
#[strum(serialize_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum MatchedBy {
    /// The error code.
    Code,
    /// The message.
    Message,
    /// The call that was rejected.
    Api,
    /// The arguments of the call.
    Args,
}

/// How sure an answer is: `exact` - the code and, with it, the message or the call say so; `likely` - one thing says so and
/// nothing confirms it, or something does not fit; `guess` - one of several possible readings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case", into = "&'static str")]
#[strum(serialize_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Confidence {
    /// One of several possible readings.
    Guess,
    /// One thing says so and nothing confirms it, or something does not fit.
    Likely,
    /// The code and, with it, the message or the call say so.
    Exact,
}

/// The evidence that would decide between several rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case", into = "&'static str")]
#[strum(serialize_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum DecideBy {
    /// The call that was rejected.
    Api,
    /// The message that came with the code.
    Message,
    /// The code that came with the message.
    Code,
}

/// Two pieces of evidence that cannot both be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case", into = "&'static str")]
#[strum(serialize_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Contradiction {
    /// The reference has the message for another code.
    CodeMessage,
    /// The code is not listed for the call.
    CodeApi,
    /// The message is not listed for the call.
    MessageApi,
    /// The message names another call than the context.
    ApiMessage,
    /// Two codes of the reference stand under two names.
    CodeCode,
}

/// The contradictions that have been found so far.
#[derive(Clone, Copy, Default)]
pub(super) struct Contradictions {
    pub code_message: bool,
    pub code_api: bool,
    pub message_api: bool,
    pub api_message: bool,
    pub code_code: bool,
}

impl Contradictions {
    pub(super) fn any(self) -> bool {
        self.code_message || self.code_api || self.message_api || self.api_message || self.code_code
    }

    pub(super) fn list(self) -> Vec<Contradiction> {
        let found = [
            (self.code_message, Contradiction::CodeMessage),
            (self.code_api, Contradiction::CodeApi),
            (self.message_api, Contradiction::MessageApi),
            (self.api_message, Contradiction::ApiMessage),
            (self.code_code, Contradiction::CodeCode),
        ];
        found.into_iter().filter(|(is_found, _)| *is_found).map(|(_, contradiction)| contradiction).collect()
    }
}

/// The evidence that has been used so far.
#[derive(Clone, Copy)]
pub(super) struct Used {
    pub code: bool,
    pub message: bool,
    pub api: bool,
    pub args: bool,
    pub confidence: Confidence,
}

impl Used {
    /// The code alone.
    pub(super) const CODE: Used =
        Used { code: true, message: false, api: false, args: false, confidence: Confidence::Likely };
    /// The message alone.
    pub(super) const MESSAGE: Used = Used { code: false, message: true, ..Used::CODE };

    pub(super) fn into_match(self) -> Match {
        let used = [
            (self.code, MatchedBy::Code),
            (self.message, MatchedBy::Message),
            (self.api, MatchedBy::Api),
            (self.args, MatchedBy::Args),
        ];
        Match {
            by: used.into_iter().filter(|(is_used, _)| *is_used).map(|(_, by)| by).collect(),
            confidence: self.confidence,
        }
    }
}
