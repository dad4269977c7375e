//! What the test files share: asking for an answer, reading it, and what the platform's pages state.
#![allow(dead_code, reason = "each test file uses a part of it")]

use serde_json::{Value, json};
use ttminis_explain::catalog::{self, Code, Entry, Table};
use ttminis_explain::{Api, Confidence, Context, Contradiction, DecideBy, Explanation, PlatformError, Status, explain};

/// An answer, with what the tests ask of it.
pub struct Answer(pub Explanation);

/// Explains an error with a context, both as JSON: see [`error`] and [`context`].
pub fn ask(given: &Value, about: &Value) -> Answer {
    Answer(explain(&error(given), &context(about)))
}

/// Explains an error of which nothing else is known.
pub fn ask_bare(error: &Value) -> Answer {
    ask(error, &Value::Null)
}

/// An error of the platform's own shape, such as `{ "errCode": 30001, "errMsg": "User exit" }`.
pub fn error(given: &Value) -> PlatformError {
    serde_json::from_value(given.clone()).unwrap_or_else(|why| panic!("{given} is no error: {why}"))
}

/// What the caller knows: `api` and `aborted`.
pub fn context(about: &Value) -> Context {
    let api = about["api"].as_str().map(|name| Api::from_name(name).unwrap_or_else(|| panic!("no call is '{name}'")));
    Context { api, aborted: about["aborted"].as_bool(), ..Context::default() }
}

impl Answer {
    pub fn status(&self) -> Status {
        self.0.status
    }

    /// Whether the error has a meaning, or one of several.
    pub fn is_explained(&self) -> bool {
        matches!(self.status(), Status::Known | Status::Ambiguous)
    }

    /// The row of a known error.
    pub fn id(&self) -> Option<&'static str> {
        self.candidates().first().copied().filter(|_| self.status() == Status::Known)
    }

    pub fn is_known_as(&self, id: &str) -> bool {
        self.id() == Some(id)
    }

    /// How sure the answer to a known error is.
    pub fn confidence(&self) -> Option<Confidence> {
        let meaning = self.0.meanings.first().filter(|_| self.status() == Status::Known);
        meaning.map(|meaning| meaning.matched.confidence)
    }

    pub fn is_exact(&self) -> bool {
        self.confidence() == Some(Confidence::Exact)
    }

    pub fn candidates(&self) -> Vec<&'static str> {
        self.0.meanings.iter().map(|meaning| meaning.entry.id).collect()
    }

    pub fn nearest(&self) -> Vec<&'static str> {
        self.0.nearest.iter().map(|near| near.entry.id).collect()
    }

    /// The pairs of evidence that contradict each other, each in alphabetical order.
    pub fn contradictions(&self) -> Vec<&'static str> {
        let pairs = self.0.contradictions.iter().map(|contradiction| match contradiction {
            Contradiction::CodeMessage => "code-message",
            Contradiction::CodeCode => "code-code",
            Contradiction::CodeApi => "api-code",
            Contradiction::MessageApi | Contradiction::ApiMessage => "api-message",
        });
        pairs.collect()
    }

    /// The answer in one line: `known ad.show/30001`, `ambiguous ad.init/30001 | ad.show/30001 by api`, `unknown`.
    pub fn verdict(&self) -> String {
        match self.status() {
            Status::Known => format!("known {}", self.id().unwrap_or("?")),
            Status::Ambiguous => {
                let decide_by = match self.0.decide_by {
                    Some(DecideBy::Api) => "api",
                    Some(DecideBy::Message) => "message",
                    Some(DecideBy::Code) => "code",
                    None => "nothing",
                };
                format!("ambiguous {} by {decide_by}", self.candidates().join(" | "))
            }
            Status::Unknown => "unknown".to_owned(),
            Status::Unrecognized => "unrecognized".to_owned(),
        }
    }
}

/// Fails with a list of all offenders.
pub fn assert_none(what: &str, offenders: &[String]) {
    /// More than anyone reads.
    const MOST: usize = 40;
    let shown: Vec<&str> = offenders.iter().take(MOST).map(String::as_str).collect();
    assert!(offenders.is_empty(), "{} {what}:\n  {}\n", offenders.len(), shown.join("\n  "));
}

/// The context that names a call.
pub fn api(name: &str) -> Value {
    json!({ "api": name })
}

/// The names of the calls.
pub const APIS: [&str; 5] = ["request", "downloadFile", "ad.init", "ad.load", "ad.show"];

/// The name of a table, as ids begin with it.
pub fn table_of(entry: &Entry) -> &'static str {
    match entry.table {
        Table::Network => "network",
        Table::AdInit => "ad.init",
        Table::AdShow => "ad.show",
    }
}

/// The calls that the row's part of the reference is about.
pub fn apis_of(entry: &Entry) -> &'static [&'static str] {
    match entry.table {
        Table::Network => &["request", "downloadFile"],
        Table::AdInit => &["ad.init"],
        Table::AdShow => &["ad.show"],
    }
}

/// Numbers that the row's code cell stands for: all, but for HTTP statuses a few.
pub fn numbers_of(entry: &Entry) -> Vec<u32> {
    match entry.code {
        Code::One(code) => vec![code],
        Code::Range(first, last) => (first..=last).collect(),
        Code::HttpNon2xx => vec![401, 404, 503],
    }
}

/// The platform's own wordings of the row's message: a title of ours is none.
pub fn wordings_of(entry: &'static Entry) -> Vec<&'static str> {
    let title = (entry.origin.title == catalog::Origin::Reference).then_some(entry.title);
    title.into_iter().chain(entry.aliases.iter().copied()).collect()
}

/// One row of `data/codes.tsv`: what a page of the platform states.
#[derive(Debug)]
pub struct Stated {
    pub revision: &'static str,
    pub api: &'static str,
    pub code: &'static str,
    pub message: &'static str,
    pub source: &'static str,
    pub older_message: &'static str,
}

impl Stated {
    /// The message that stands in the row's own revision: revision C has only the older wording.
    pub fn own_message(&self) -> &'static str {
        if self.revision == "C" { self.older_message } else { self.message }
    }

    /// Whether the catalog's row is this one.
    pub fn is(&self, entry: &Entry) -> bool {
        let message = self.own_message();
        self.api == table_of(entry) && self.code == code_cell(entry) && (message.is_empty() || message == entry.title)
    }

    /// Whether the code cell stands for `code`, by the words of the page.
    pub fn covers(&self, code: i64) -> bool {
        match self.code.split_once('-') {
            _ if self.code == "HTTP non-2xx status" => (300..=599).contains(&code),
            Some((first, last)) => (number(first)..=number(last)).contains(&code),
            None => number(self.code) == code,
        }
    }
}

fn number(text: &str) -> i64 {
    text.parse().unwrap_or_else(|_| panic!("'{text}' is no code"))
}

/// The code cell as the page writes it.
pub fn code_cell(entry: &Entry) -> String {
    match entry.code {
        Code::One(code) => code.to_string(),
        Code::Range(first, last) => format!("{first}-{last}"),
        Code::HttpNon2xx => "HTTP non-2xx status".to_owned(),
    }
}

/// Every row that the pages of the platform state.
pub fn stated() -> Vec<Stated> {
    let lines = include_str!("../data/codes.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    let rows = lines.map(|line| {
        let cells: Vec<&'static str> = line.split('\t').collect();
        let [revision, api, code, message, source, older_message] = cells[..] else {
            panic!("six cells are expected: {line}")
        };
        Stated { revision, api, code, message, source, older_message }
    });
    rows.collect()
}
