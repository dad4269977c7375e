//! The rows that an error can mean.

use super::evidence::{DecideBy, Used};
use crate::catalog::RowSet;
use serde::Serialize;

/// The rows that an error can mean, before everything that follows from them is added.
pub(super) enum Finding {
    /// One row or several, and the evidence that would decide between them.
    Meanings {
        rows: RowSet,
        used: Used,
        decide_by: Option<DecideBy>,
    },
    Unknown {
        reason: UnknownReason,
        nearest: RowSet,
    },
    Unrecognized,
}

/// Why an error of the platform has no meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case", into = "&'static str")]
#[strum(serialize_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum UnknownReason {
    /// The reference does not list the code.
    Code,
    /// There is no code, and the reference does not list the message.
    Message,
    /// Something stands where the code should be that is no code.
    InvalidCode,
    /// The reference lists it, but for other calls.
    OtherApi,
    /// The number is listed, but the rest of the error speaks of something else.
    Elsewhere,
    /// The message names a function that the reference does not cover.
    Function,
    /// A library made the error, and the platform's own is not in it.
    Library,
}
