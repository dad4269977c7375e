//! What the test files share: asking for an answer, reading it as a JavaScript program would, and the facts of the
//! platform's pages.
#![allow(dead_code, reason = "each test file uses a part of it")]

use serde_json::{Value, json};
use ttminis_explain::catalog::{self, Code, Entry};
use ttminis_explain::{Context, explain};

/// The serialised answer.
pub struct Answer(pub Value);

/// Explains an error with a context, both as JSON.
pub fn ask(error: &Value, context: &Value) -> Answer {
    ask_with_message(error, None, context)
}

/// Explains an error that came in two arguments.
pub fn ask_with_message(error: &Value, message: Option<Value>, context: &Value) -> Answer {
    let explanation = explain(error, message, Context::read(context));
    Answer(serde_json::to_value(&explanation).expect("an answer is JSON"))
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
        self.0["id"].as_str()
    }

    pub fn is_known_as(&self, id: &str) -> bool {
        self.status() == "known" && self.id() == Some(id)
    }

    pub fn confidence(&self) -> Option<&str> {
        self.0["match"]["confidence"].as_str()
    }

    pub fn is_exact(&self) -> bool {
        self.confidence() == Some("exact")
    }

    pub fn candidates(&self) -> Vec<&str> {
        ids(&self.0["candidates"], |candidate| &candidate["id"])
    }

    pub fn nearest(&self) -> Vec<&str> {
        ids(&self.0["nearest"], |candidate| &candidate["entry"]["id"])
    }

    /// The pairs of evidence that contradict each other, each in alphabetical order: `code-message`.
    pub fn contradictions(&self) -> Vec<String> {
        let problems = self.0["problems"].as_array().expect("every answer has problems");
        let pairs = problems.iter().filter(|problem| problem["kind"] == "contradiction").map(|problem| {
            let mut between: Vec<&str> = ids(&problem["between"], |side| side);
            between.sort_unstable();
            between.join("-")
        });
        pairs.collect()
    }

    pub fn has_problem(&self, kind: &str) -> bool {
        self.0["problems"].as_array().is_some_and(|problems| problems.iter().any(|problem| problem["kind"] == kind))
    }

    /// The value of a fact.
    pub fn fact(&self, name: &str) -> Option<&str> {
        let facts = self.0["facts"].as_array().expect("every answer has facts");
        facts.iter().find(|fact| fact["name"] == name)?["value"].as_str()
    }

    /// The answer in one line: `known ad.show/30001`, `ambiguous ad.init/30001 | ad.show/30001 by api`, `unknown`,
    /// `unrecognized success`.
    pub fn verdict(&self) -> String {
        let status = self.status();
        match status {
            "known" => format!("known {}", self.id().unwrap_or("?")),
            "ambiguous" => {
                let decide_by = self.0["decideBy"].as_str().unwrap_or("nothing");
                format!("ambiguous {} by {decide_by}", self.candidates().join(" | "))
            }
            "unrecognized" => format!("unrecognized {}", self.0["looksLike"].as_str().unwrap_or("?")),
            _ => status.to_owned(),
        }
    }
}

fn ids(list: &Value, id: impl Fn(&Value) -> &Value) -> Vec<&str> {
    list.as_array().into_iter().flatten().filter_map(|item| id(item).as_str()).collect()
}

/// Asks for each error and compares the verdicts.
pub fn assert_verdicts<'v>(cases: impl IntoIterator<Item = (Value, Value, &'v str)>) {
    let mut offenders = Vec::new();
    for (error, context, expected) in cases {
        let verdict = ask(&error, &context).verdict();
        if verdict != expected {
            offenders.push(format!("{error} with {context}\n    expected {expected}\n    answered {verdict}"));
        }
    }
    assert_none("answers that are not the expected ones", &offenders);
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

/// The calls that the row's part of the reference is about.
pub fn apis_of(entry: &Entry) -> &'static [&'static str] {
    match entry.api.name() {
        "network" => &["request", "downloadFile"],
        "ad.init" => &["ad.init"],
        _ => &["ad.show"],
    }
}

/// How the row's calls are written in front of `:fail`.
pub fn functions_of(entry: &Entry) -> &'static [&'static str] {
    match entry.api.name() {
        "network" => &["request", "downloadFile"],
        "ad.init" => &["createRewardedVideoAd", "createInterstitialAd"],
        _ => &["show"],
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
        self.api == entry.api.name() && self.code == code_cell(entry) && (message.is_empty() || message == entry.title)
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
