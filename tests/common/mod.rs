//! What the test files share: asking for an answer, reading it as a JavaScript program would, and the facts of the
//! platform's pages.
#![allow(dead_code, reason = "each test file uses a part of it")]

use serde_json::{Value, json};
use ttminis_explain::catalog::{self, Code, Entry};
use ttminis_explain::{Api, Context, PlatformError, explain};

/// The serialised answer.
pub struct Answer(pub Value);

/// Explains an error of the platform's own shape, `{ errCode, errMsg }`, with a context, both as JSON.
pub fn ask(error: &Value, context: &Value) -> Answer {
    let error: PlatformError = serde_json::from_value(error.clone()).expect("an error of the platform's own shape");
    let api = context["api"].as_str().and_then(Api::from_name);
    let context = Context { api, aborted: context["aborted"].as_bool(), ..Context::default() };
    Answer(serde_json::to_value(explain(&error, &context)).expect("an answer is JSON"))
}

/// Explains an error of which nothing else is known.
pub fn ask_bare(error: &Value) -> Answer {
    ask(error, &Value::Null)
}

impl Answer {
    pub fn status(&self) -> &str {
        self.0["status"].as_str().expect("every answer has a status")
    }

    /// The row of a known error.
    pub fn id(&self) -> Option<&str> {
        self.0["meanings"][0]["entry"]["id"].as_str().filter(|_| self.status() == "known")
    }

    pub fn is_known_as(&self, id: &str) -> bool {
        self.id() == Some(id)
    }

    pub fn confidence(&self) -> Option<&str> {
        self.0["meanings"][0]["match"]["confidence"].as_str().filter(|_| self.status() == "known")
    }

    pub fn is_exact(&self) -> bool {
        self.confidence() == Some("exact")
    }

    pub fn candidates(&self) -> Vec<&str> {
        ids(&self.0["meanings"], |meaning| &meaning["entry"]["id"])
    }

    pub fn nearest(&self) -> Vec<&str> {
        ids(&self.0["nearest"], |near| &near["entry"]["id"])
    }

    /// The pairs of evidence that contradict each other, each in alphabetical order: `code-message`.
    pub fn contradictions(&self) -> Vec<String> {
        let pairs = ids(&self.0["contradictions"], |pair| pair).into_iter().map(|pair| {
            let mut between: Vec<&str> = pair.split('-').collect();
            between.sort_unstable();
            between.join("-")
        });
        pairs.collect()
    }

    /// The answer in one line: `known ad.show/30001`, `ambiguous ad.init/30001 | ad.show/30001 by api`, `unknown`.
    pub fn verdict(&self) -> String {
        match self.status() {
            "known" => format!("known {}", self.id().unwrap_or("?")),
            "ambiguous" => {
                let decide_by = self.0["decideBy"].as_str().unwrap_or("nothing");
                format!("ambiguous {} by {decide_by}", self.candidates().join(" | "))
            }
            status => status.to_owned(),
        }
    }
}

fn ids(list: &Value, id: impl Fn(&Value) -> &Value) -> Vec<&str> {
    list.as_array().into_iter().flatten().filter_map(|item| id(item).as_str()).collect()
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
pub fn table_of(entry: &Entry) -> String {
    json!(entry.table).as_str().expect("a table has a name").to_owned()
}

/// The calls that the row's part of the reference is about.
pub fn apis_of(entry: &Entry) -> &'static [&'static str] {
    match table_of(entry).as_str() {
        "network" => &["request", "downloadFile"],
        "ad.init" => &["ad.init"],
        _ => &["ad.show"],
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
            _ if self.code == "HTTP non-2xx status" => (100..=599).contains(&code) && code / 100 != 2,
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
