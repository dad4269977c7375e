//! The platform's error reference as typed, static rows: one row per meaning.
//!
//! What the reference states is kept to the letter in `code`, `title`, `aliases` and `source`; `meaning`, `action` and
//! `steps` say the same in our own words, and whatever they add to the reference is marked [`Origin::Derived`].
//!
//! A row is added at the place where the reference has it, with a new `id`. An `id` is never changed and never used
//! for another meaning, even when the platform drops the row.

mod ads;
mod network;
mod rows;

pub(crate) use rows::Rows;

use crate::api::Api;
use crate::plain::{Fields, Node, Object, Texts};
#[cfg(target_arch = "wasm32")]
use crate::plain::{Items, List};
use crate::prose;
use crate::retry::Retry;
use alloc::string::String;

/// The date of the newest revision of the platform's page that the catalog holds.
pub const REVISION: &str = "2026-08-04";

/// The error reference, as the base of the catalog has it.
const DOC_A: &str = "https://developers.tiktok.com/doc/mini-games-error-code-reference";
/// The same page as of [`REVISION`].
const DOC_B: &str = "https://developers.tiktok.com/docs/en/mini-games-error-code-reference";
/// The older In-App Ads API page with its error table.
pub(crate) const DOC_C: &str = "https://developers.tiktok.com/doc/mini-games-sdk-iaa";
/// How trusted domains are set up.
pub(crate) const DOC_DOMAINS: &str = "https://developers.tiktok.com/doc/set-up-development-configuration";
/// What in-app ads are and where their placements are managed.
pub(crate) const DOC_IN_APP_ADS: &str = "https://developers.tiktok.com/doc/in-app-ads";
/// What to send along when asking for support.
const DOC_SUPPORT: &str = "https://developers.tiktok.com/doc/mini-games-development-troubleshooting";
/// The error codes of the Minis server API: another number space.
const DOC_SERVER_CODES: &str = "https://developers.tiktok.com/doc/minis-error-codes";

/// The code that the older In-App Ads API page lists with sub error codes.
pub(crate) const WITH_SUB_CODES: u32 = 50000;

/// Where a text or a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Stated by a page of the platform.
    Reference,
    /// Ours: a conclusion or a rule that the platform does not state.
    Derived,
    /// Read from the error that came in.
    Input,
}

impl Origin {
    /// The name that answers have: `reference`, `derived` or `input`.
    pub const fn name(self) -> &'static str {
        match self {
            Origin::Reference => "reference",
            Origin::Derived => "derived",
            Origin::Input => "input",
        }
    }
}

/// Whom the reference names as the source of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// "Developer": the game, its server or its settings.
    Developer,
    /// "TikTok Client".
    TiktokClient,
    /// "TikTok Server".
    TiktokServer,
}

impl Source {
    /// The name that answers have: `developer`, `tiktok-client` or `tiktok-server`.
    pub const fn name(self) -> &'static str {
        match self {
            Source::Developer => "developer",
            Source::TiktokClient => "tiktok-client",
            Source::TiktokServer => "tiktok-server",
        }
    }
}

/// The part of the reference that a row stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// "Request and downloadFile API".
    Network,
    /// In-App Ads, "Init API".
    AdInit,
    /// In-App Ads, "Show API".
    AdShow,
}

impl Table {
    /// The name that row ids begin with: `network`, `ad.init`, `ad.show`.
    pub const fn name(self) -> &'static str {
        match self {
            Table::Network => "network",
            Table::AdInit => "ad.init",
            Table::AdShow => "ad.show",
        }
    }

    /// The calls of this table, as a reader names them.
    pub const fn calls(self) -> &'static str {
        match self {
            Table::Network => "request or downloadFile",
            Table::AdInit => "creating an ad",
            Table::AdShow => "showing an ad",
        }
    }

    /// The call, when the table belongs to one call only.
    pub const fn only_api(self) -> Option<Api> {
        match self {
            Table::Network => None,
            Table::AdInit => Some(Api::AdInit),
            Table::AdShow => Some(Api::AdShow),
        }
    }
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
    pub fn covers(self, code: i64) -> bool {
        u32::try_from(code).is_ok_and(|code| self.has(code))
    }

    /// The same for what the matching compares.
    pub(crate) fn has(self, code: u32) -> bool {
        match self {
            Code::One(one) => one == code,
            Code::Range(first, last) => (first..=last).contains(&code),
            Code::HttpNon2xx => crate::http_status::is_non_2xx(code),
        }
    }
}

/// Which revision of the platform's pages states a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Revision {
    /// The error reference, in the revision that the catalog is based on.
    A,
    /// The error reference as of 4 August 2026.
    B,
    /// The error table at the foot of the older In-App Ads API page.
    C,
}

impl Revision {
    /// The name that answers have: `A`, `B` or `C`.
    pub const fn name(self) -> &'static str {
        match self {
            Revision::A => "A",
            Revision::B => "B",
            Revision::C => "C",
        }
    }
}

/// Where a step is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the game's code.
    Code,
    /// In the developer portal.
    Portal,
    /// On the developer's own server.
    Server,
    /// On the player's device, or its network.
    Device,
    /// With TikTok's support or Runtime team.
    Support,
}

impl Place {
    /// The name that answers have: `code`, `portal`, `server`, `device` or `support`.
    pub const fn name(self) -> &'static str {
        match self {
            Place::Code => "code",
            Place::Portal => "portal",
            Place::Server => "server",
            Place::Device => "device",
            Place::Support => "support",
        }
    }
}

/// One thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step<'a> {
    /// What to do, as one or two sentences.
    pub text: &'a str,
    /// Where it is done.
    pub place: Place,
    /// Whether the platform says so, or we do.
    pub origin: Origin,
}

impl Fields for Step<'_> {
    fn fields(&self, object: &mut Object<'_>) {
        object.text("text", self.text);
        object.text("where", self.place.name());
        object.text("origin", self.origin.name());
    }
}

/// A named value that the developer needs: a limit, a path, a place in the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact<'a> {
    /// What the value is, such as `Temporary directory limit`.
    pub name: &'static str,
    /// The value, as the page states it or as it came in.
    pub value: &'a str,
    /// Who says so.
    pub origin: Origin,
    /// The page that states it.
    pub doc_url: Option<&'static str>,
}

impl Fields for Fact<'_> {
    fn fields(&self, object: &mut Object<'_>) {
        object.text("name", self.name);
        object.text("value", self.value);
        object.text("origin", self.origin.name());
        object.text_or_null("docUrl", self.doc_url);
    }
}

/// Who at TikTok takes the error on when the steps do not help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Escalate {
    /// The Runtime team.
    RuntimeTeam,
    /// The support team.
    Support,
}

impl Escalate {
    /// The name that answers have: `runtime-team` or `support`.
    pub const fn name(self) -> &'static str {
        match self {
            Escalate::RuntimeTeam => "runtime-team",
            Escalate::Support => "support",
        }
    }
}

/// Where the texts of a row come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origins {
    /// Of the title: derived where the reference's message cell is empty.
    pub title: Origin,
    /// Of the meaning.
    pub meaning: Origin,
    /// Of the source: derived where the reference names none.
    pub source: Origin,
    /// Of the action: derived where the reference names none, or none that can be carried out.
    pub action: Origin,
}

impl Fields for Origins {
    fn fields(&self, object: &mut Object<'_>) {
        object.text("title", self.title.name());
        object.text("meaning", self.meaning.name());
        object.text("source", self.source.name());
        object.text("action", self.action.name());
    }
}

impl Origins {
    /// Every text rests on the reference.
    const REFERENCE: Origins = Origins {
        title: Origin::Reference,
        meaning: Origin::Reference,
        source: Origin::Reference,
        action: Origin::Reference,
    };
    /// The reference's action cannot be carried out as it stands, or it names none.
    const OWN_ACTION: Origins = Origins { action: Origin::Derived, ..Origins::REFERENCE };
    /// The reference has a code and a message only.
    const TITLE_ONLY: Origins = Origins { meaning: Origin::Derived, source: Origin::Derived, ..Origins::OWN_ACTION };
    /// The reference has no message.
    const NO_TITLE: Origins = Origins { title: Origin::Derived, ..Origins::REFERENCE };
}

/// One row of the error reference: one meaning of one code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Stable and unique, such as `network/21101/move-file-failed` or `ad.show/30001`.
    pub id: &'static str,
    /// The part of the reference that lists it.
    pub api: Table,
    /// The error code.
    pub code: Code,
    /// The reference's message, to the letter; ours where the reference has none.
    pub title: &'static str,
    /// Other wordings of the message on the platform's pages, to the letter.
    pub aliases: &'static [&'static str],
    /// Pieces of text that give the message away wherever they stand in it; derived from what clients were seen to add
    /// to it.
    pub fragments: &'static [&'static str],
    /// What happened.
    pub meaning: &'static str,
    /// Whose error it is.
    pub source: Source,
    /// What to do, in one or two sentences.
    pub action: &'static str,
    /// The same, one thing at a time.
    pub steps: &'static [Step<'static>],
    /// Limits, paths and places that belong to it.
    pub facts: &'static [Fact<'static>],
    /// Whether to try again.
    pub retry: Retry,
    /// Who takes it on at TikTok.
    pub escalate: Option<Escalate>,
    /// An outcome of normal play, not a fault.
    pub expected: bool,
    /// The page that states it.
    pub doc_url: &'static str,
    /// The revision that states it.
    pub revision: Revision,
    /// Where the texts come from.
    pub origin: Origins,
}

impl Entry {
    /// What most rows of a table have in common; the rows say the rest.
    const fn blank(api: Table) -> Entry {
        Entry {
            id: "",
            api,
            code: Code::One(0),
            title: "",
            aliases: &[],
            fragments: &[],
            meaning: "",
            source: Source::Developer,
            action: "",
            steps: &[],
            facts: &[],
            retry: Retry::Undecided,
            escalate: None,
            expected: false,
            doc_url: DOC_A,
            revision: Revision::A,
            origin: Origins::REFERENCE,
        }
    }

    /// The code, or the reference's text where it is not one number.
    pub(crate) fn put_code(&self, name: &'static str, object: &mut Object<'_>) {
        match self.code {
            Code::One(code) => object.number_or_null(name, Some(f64::from(code))),
            Code::Range(first, last) => {
                let mut text = String::new();
                prose::push_integer(&mut text, f64::from(first));
                prose::push(&mut text, "-");
                prose::push_integer(&mut text, f64::from(last));
                object.text(name, &text);
            }
            Code::HttpNon2xx => object.text(name, "HTTP non-2xx status"),
        }
    }

    /// What an entry and the answer for it have in common, but for what the answer may change.
    pub(crate) fn guidance(&self, object: &mut Object<'_>) {
        object.text("id", self.id);
        object.text("title", self.title);
        object.list("aliases", &Texts(self.aliases));
        object.text("source", self.source.name());
        object.text_or_null("escalate", self.escalate.map(Escalate::name));
        object.text("docUrl", self.doc_url);
        object.text("revision", self.revision.name());
    }
}

impl Fields for Entry {
    fn fields(&self, object: &mut Object<'_>) {
        object.text("api", self.api.name());
        self.put_code("code", object);
        self.guidance(object);
        object.text("meaning", self.meaning);
        object.text("action", self.action);
        object.object("origin", &self.origin);
        object.list("steps", &self.steps);
        object.list("facts", &self.facts);
        object.object("retry", &self.retry);
        object.bool_or_null("expected", Some(self.expected));
    }
}

impl serde::Serialize for Entry {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Node::Object(self).serialize(serializer)
    }
}

/// Every row, as a list.
#[cfg(target_arch = "wasm32")]
pub(crate) struct All;

#[cfg(target_arch = "wasm32")]
impl Items for All {
    fn items(&self, list: &mut List<'_>) {
        for entry in entries() {
            list.object(entry);
        }
    }
}

/// The number of rows in the catalog.
pub const LEN: usize = network::ROWS.len() + ads::ROWS.len();

/// Every row.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, where a wrong index is an error")]
static ENTRIES: [&Entry; LEN] = {
    let mut entries = [&network::ROWS[0]; LEN];
    let mut index = 0;
    while index < LEN {
        entries[index] =
            if index < network::ROWS.len() { &network::ROWS[index] } else { &ads::ROWS[index - network::ROWS.len()] };
        index += 1;
    }
    entries
};

/// Every row, in the order of the reference: network, creating an ad, showing an ad.
///
/// ```
/// let entry = ttminis_explain::catalog::entries().find(|entry| entry.id == "ad.show/30001").unwrap();
/// assert_eq!(entry.title, "User exit");
/// assert!(entry.expected);
/// ```
pub fn entries() -> impl DoubleEndedIterator<Item = &'static Entry> + Clone {
    ENTRIES.iter().copied()
}

/// The row with this number.
pub(crate) fn entry(row: usize) -> Option<&'static Entry> {
    ENTRIES.get(row).copied()
}

/// A step that the platform names.
const fn reference(place: Place, text: &'static str) -> Step<'static> {
    Step { text, place, origin: Origin::Reference }
}

/// A step that we add.
const fn derived(place: Place, text: &'static str) -> Step<'static> {
    Step { text, place, origin: Origin::Derived }
}

/// A value that a page of the platform states.
const fn fact(name: &'static str, value: &'static str, doc_url: &'static str) -> Fact<'static> {
    Fact { name, value, origin: Origin::Reference, doc_url: Some(doc_url) }
}

/// What TikTok's troubleshooting page wants to see in a report.
const REPORT_CONTENTS: Fact<'static> = fact(
    "What a report needs",
    "client key, game name, debug mode, app version, device OS, region, and error messages, screenshots or logs",
    DOC_SUPPORT,
);

/// Where codes of eight digits belong.
pub(crate) const EIGHT_DIGITS: Fact<'static> =
    fact("Other number space", "the Minis server API has codes of eight digits", DOC_SERVER_CODES);
