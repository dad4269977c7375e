//! What a message can speak of without being a wording of the reference.

use super::row_set::RowSet;
use crate::message::Message;
use serde::Serialize;

/// What a message speaks of, by its name in `families.toml`. It claims no row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case", into = "&'static str")]
#[strum(serialize_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Family {
    /// A domain that is not on a list.
    Domain,
    /// A call that took too long.
    Timeout,
    /// A secure connection that did not come about.
    Tls,
    /// A call that was ended on purpose.
    Abort,
    /// A file that is too large.
    FileSize,
    /// A scheme that is not supported.
    Scheme,
    /// A connection that broke, or none at all.
    Connection,
}

/// How a family is told, and the rows that it points at.
pub(crate) struct Relatives {
    pub family: Family,
    words: &'static [&'static str],
    pub near: RowSet,
}

impl Relatives {
    /// The family that a message speaks of.
    pub(crate) fn of(message: &Message) -> Option<&'static Relatives> {
        FAMILIES.iter().find(|relatives| relatives.words.iter().any(|word| message.contains(word)))
    }
}

include!(concat!(env!("OUT_DIR"), "/families.rs"));
