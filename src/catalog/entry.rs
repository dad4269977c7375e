//! The part of a row that people read.

use super::row::{Code, Escalate, Origin, Side, Source, Table};
use crate::retry::{Advice, Retry};
use serde::{Serialize, Serializer};

/// The place where a step is taken: your code, the developer portal, your server, the player's device, or TikTok's support.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Where {
    /// In the game's code.
    Code,
    /// In the developer portal.
    Portal,
    /// On your own server.
    Server,
    /// On the player's device, or its network.
    Device,
    /// With TikTok's support or Runtime team.
    Support,
}

/// The revision that states a row: `A` - the error reference that the catalog is based on; `B` - the same page as of 4 August
/// 2026; `C` - the error table of the older In-App Ads API page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Revision {
    /// The error reference that the catalog is based on.
    A,
    /// The same page as of 4 August 2026.
    B,
    /// The error table of the older In-App Ads API page.
    C,
}

/// One thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Step {
    /// The step, as one or two sentences.
    pub text: &'static str,
    /// The place where it is done.
    pub r#where: Where,
    /// Whether the platform says so, or we do.
    pub origin: Origin,
}

/// A value that you need: a limit, a path, a place in the portal, or something that was read from the error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Fact {
    /// The name of the value, such as `Temporary directory limit`.
    pub name: &'static str,
    /// The value, as the page states it or as it came in.
    pub value: &'static str,
    /// Who says so.
    pub origin: Origin,
    /// The page that states it.
    pub doc_url: Option<&'static str>,
}

/// The origins of a row's texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Origins {
    /// Of the title: `derived` where the reference's message cell is empty.
    pub title: Origin,
    /// Of the meaning.
    pub meaning: Origin,
    /// Of the source: `derived` where the reference names none.
    pub source: Origin,
    /// Of the action: `derived` where the reference names none, or none that can be carried out.
    pub action: Origin,
}

/// One row of the platform's error reference: one meaning of one code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Entry {
    /// The part of the reference that lists the row.
    #[serde(rename = "api")]
    pub table: Table,
    /// The error code; a text where the reference has a range (`50102-50107`) or `HTTP non-2xx status`.
    #[serde(serialize_with = "code_cell")]
    #[cfg_attr(test, ts(type = "number | string"))]
    pub code: Code,
    /// Stable and unique, such as `network/21101/move-file-failed` or `ad.show/30001`; never reused.
    #[cfg_attr(test, ts(type = "Id"))]
    pub id: &'static str,
    /// The reference's message, to the letter; ours where `origin.title` says `derived`.
    pub title: &'static str,
    /// Other wordings of the message on the platform's pages, to the letter.
    pub aliases: &'static [&'static str],
    /// Who caused it, as the reference has it.
    pub source: Source,
    /// Whose side the cause is on.
    pub side: Side,
    /// The team that takes it on at TikTok; `null` where the reference names none.
    pub escalate: Option<Escalate>,
    /// The page that states the row.
    pub doc_url: &'static str,
    /// The revision that states the row.
    pub revision: Revision,
    /// The explanation: what happened.
    pub meaning: &'static str,
    /// The advice, in one or two sentences.
    pub action: &'static str,
    /// The origins of the texts.
    pub origin: Origins,
    /// The advice, one thing at a time.
    pub steps: &'static [Step],
    /// Limits, paths and places; in an answer also values that were read from the error.
    pub facts: &'static [Fact],
    /// Whether to try again.
    pub retry: Retry,
    /// An outcome of normal play, not a fault: the player closed the ad, or the platform paces its ads.
    pub expected: bool,
}

fn code_cell<S: Serializer>(code: &Code, serializer: S) -> Result<S::Ok, S::Error> {
    match code {
        Code::One(code) => serializer.serialize_u32(*code),
        Code::Range(first, last) => serializer.serialize_str(&format!("{first}-{last}")),
        Code::HttpNon2xx => serializer.serialize_str("HTTP non-2xx status"),
    }
}

include!(concat!(env!("OUT_DIR"), "/entries.rs"));
