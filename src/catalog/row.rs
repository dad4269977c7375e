//! The part of a row that decides: codes, wordings, and what follows from the row.

use crate::http_status;
use crate::retry::Advice;
use serde::Serialize;

/// Where a text or a value comes from: `reference` - a page of the platform states it; `derived` - it is ours; `input` - it
/// was read from the error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Origin {
    /// A page of the platform states it.
    Reference,
    /// It is ours: a conclusion or a rule that the platform does not state.
    Derived,
    /// It was read from the error.
    Input,
}

/// Who caused an error, as the reference has it. `developer` means the game, its server or its settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Source {
    /// "Developer": the game, its server or its settings.
    Developer,
    /// "TikTok Client".
    TiktokClient,
    /// "TikTok Server".
    TiktokServer,
}

/// Whose side the cause of an error is on. It is the source, where the cause is not the player's network and not normal play.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Side {
    /// The game, its server or its settings.
    Developer,
    /// The player's connection, or a server that is slow.
    Network,
    /// TikTok's app.
    TiktokClient,
    /// TikTok's servers.
    TiktokServer,
    /// An outcome of normal play.
    Nobody,
}

/// The part of the reference that a row stands in: request and downloadFile, creating an ad, or showing an ad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Table {
    /// "Request and downloadFile API".
    #[serde(rename = "network")]
    Network,
    /// In-App Ads, "Init API".
    #[serde(rename = "ad.init")]
    AdInit,
    /// In-App Ads, "Show API".
    #[serde(rename = "ad.show")]
    AdShow,
}

/// The team at TikTok that takes an error on when the steps do not help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Escalate {
    /// The Runtime team.
    RuntimeTeam,
    /// The support team.
    Support,
}

/// The code cell of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// One number.
    One(u32),
    /// Every number from the first to the last, both included.
    Range(u32, u32),
    /// Any HTTP status outside 2xx.
    HttpNon2xx,
}

impl Code {
    /// Whether this cell stands for `code`.
    pub fn covers(self, code: f64) -> bool {
        match self {
            Code::One(one) => f64::from(one) == code,
            Code::Range(first, last) => (f64::from(first)..=f64::from(last)).contains(&code),
            Code::HttpNon2xx => http_status::is_non_2xx(code),
        }
    }
}

/// What decides whether an error is a row, and what follows from it.
#[derive(Debug)]
pub(crate) struct Row {
    pub code: Code,
    /// The wordings of the message on the platform's pages, the title first.
    pub wordings: &'static [&'static str],
    /// Pieces of text that give the message away wherever they stand.
    pub fragments: &'static [&'static str],
    pub retry: Advice,
    /// An outcome of normal play, not a fault.
    pub expected: bool,
}

include!(concat!(env!("OUT_DIR"), "/rows.rs"));
