//! What is wrong with a call: its arguments, the game's trusted domains, and what was done to the ad before.
//!
//! One set of rules serves both the explanation of a call that failed and the [check](crate::check) of one that is going
//! to be made. Each rule says whether a page of the platform states it, or it is a hint of ours.

mod ad_state;
mod ads;
mod args;
mod failed;
mod network;
mod trusted_domains;
mod url_argument;

pub use ad_state::AdState;
pub(crate) use ad_state::count;
pub use args::Args;
pub(crate) use failed::{diagnose, narrow};

#[allow(dead_code)]
pub(crate) mod url;

use crate::api::Api;
use crate::catalog::{Entry, Origin, Rows};
use crate::context::Context;
use crate::plain::{Fields, Items, List, Object, ObjectOf};
use crate::prose::{clip, push, push_list};
use alloc::string::String;
use alloc::vec::Vec;

/// How much of a value is shown.
const VALUE_LIMIT: usize = 200;
/// How much of it is quoted in a sentence.
const QUOTE_LIMIT: usize = 80;

/// What a problem is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The options object as a whole.
    Args,
    /// `url`.
    Url,
    /// `method`.
    Method,
    /// `data`.
    Data,
    /// `header`.
    Header,
    /// `timeout`.
    Timeout,
    /// `filePath`.
    FilePath,
    /// `adUnitId`.
    AdUnitId,
    /// The list of trusted domains.
    TrustedDomains,
    /// What was done with the ad before.
    Ad,
    /// The name of the call.
    Api,
}

impl Subject {
    /// The name that answers have, which is the argument's.
    pub const fn name(self) -> &'static str {
        match self {
            Subject::Args => "args",
            Subject::Url => "url",
            Subject::Method => "method",
            Subject::Data => "data",
            Subject::Header => "header",
            Subject::Timeout => "timeout",
            Subject::FilePath => "filePath",
            Subject::AdUnitId => "adUnitId",
            Subject::TrustedDomains => "trustedDomains",
            Subject::Ad => "ad",
            Subject::Api => "api",
        }
    }
}

/// Something that is wrong with a call.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What it is about.
    pub subject: Subject,
    /// The value, as far as it can be shown.
    pub value: Option<String>,
    /// What to write instead.
    pub suggestion: Option<String>,
    /// The rows that the call fails with because of it.
    fails: Rows,
    /// What is wrong, and what to do.
    pub text: String,
    /// Whether a page of the platform states the rule, or it is a hint of ours.
    pub origin: Origin,
    /// The page that states the rule, or the one nearest to it.
    pub doc_url: Option<&'static str>,
}

impl Problem {
    /// A rule that a page states, and that a call which breaks it fails by.
    fn stated(subject: Subject, fails: Rows, text: &[&str]) -> Problem {
        let doc_url = fails.first().map(|(_, entry)| entry.doc_url);
        Problem { subject, value: None, suggestion: None, fails, text: joined(text), origin: Origin::Reference, doc_url }
    }

    /// A hint of ours.
    fn hint(subject: Subject, fails: Rows, text: &[&str]) -> Problem {
        Problem { origin: Origin::Derived, ..Problem::stated(subject, fails, text) }
    }

    fn value(self, value: &str) -> Problem {
        Problem { value: Some(clip(value, VALUE_LIMIT)), ..self }
    }

    fn suggestion(self, suggestion: String) -> Problem {
        Problem { suggestion: Some(suggestion), ..self }
    }

    fn doc_url(self, doc_url: &'static str) -> Problem {
        Problem { doc_url: Some(doc_url), ..self }
    }

    /// The rows of the reference that the call fails with because of it; none where the reference has none. Of a hint it
    /// is what the call fails with if it fails.
    pub fn fails(&self) -> impl Iterator<Item = &'static Entry> {
        self.fails.iter().map(|(_, entry)| entry)
    }

    /// Whether the platform states that such a call fails.
    pub fn is_certain(&self) -> bool {
        self.origin == Origin::Reference && !self.fails.is_empty()
    }
}

impl Items for Rows {
    fn items(&self, list: &mut List<'_>) {
        for (_, entry) in self.iter() {
            list.object(&ObjectOf(|object: &mut Object<'_>| {
                object.text("id", entry.id);
                entry.put_code("code", object);
            }));
        }
    }
}

impl Fields for Problem {
    fn fields(&self, object: &mut Object<'_>) {
        object.text("kind", "call");
        object.text("argument", self.subject.name());
        object.text_or_null("value", self.value.as_deref());
        object.text_or_null("suggestion", self.suggestion.as_deref());
        object.list("fails", &self.fails);
        object.text("text", &self.text);
        object.text("origin", self.origin.name());
        object.text_or_null("docUrl", self.doc_url);
    }
}

/// Everything that is known to be wrong with a call before it is made, the certain things first.
pub(crate) fn examine(context: &Context) -> Vec<Problem> {
    let mut problems = Vec::new();
    let put = &mut |problem| problems.push(problem);
    let no_args = Args::default();
    let args = context.args.as_ref();
    let (is_network, is_ad) = match context.api {
        Some(Api::Request | Api::DownloadFile) => (true, false),
        Some(Api::AdInit | Api::AdLoad | Api::AdShow) => (false, true),
        // Its arguments tell what kind of call it is.
        None => {
            let has = |pick: fn(&Args) -> &args::Arg| args.is_some_and(|args| !pick(args).is_missing());
            (has(|args| &args.url), has(|args| &args.ad_unit_id))
        }
    };
    if is_network && let Some(args) = args {
        network::examine(args, context, put);
    }
    if is_ad {
        ads::examine(args.unwrap_or(&no_args), args.is_some(), context, put);
    }
    in_front(problems, &Problem::is_certain)
}

/// The same problems, with those in front that come first. Sorting by the standard library takes kilobytes of code.
fn in_front(problems: Vec<Problem>, is_first: &dyn Fn(&Problem) -> bool) -> Vec<Problem> {
    let (mut first, mut rest) = (Vec::new(), Vec::new());
    for problem in problems {
        if is_first(&problem) { &mut first } else { &mut rest }.push(problem);
    }
    first.append(&mut rest);
    first
}

/// The same for a caller who has to name the call, and may have named none.
pub(crate) fn check(context: &Context) -> Vec<Problem> {
    let mut problems = examine(context);
    if let Some(name) = &context.not_an_api {
        problems.push(Problem::hint(Subject::Api, Rows::NONE, &[&not_an_api(name)]).value(name));
    }
    in_front(problems, &|problem| problem.subject == Subject::Api)
}

/// That a name is no call's.
pub(crate) fn not_an_api(name: &str) -> String {
    let mut text = String::from("The api ");
    if name.is_empty() {
        push(&mut text, "in the context is not a text");
    } else {
        push(&mut text, &quoted(name));
        push(&mut text, " is not known");
    }
    push(&mut text, " and was ignored: use ");
    let names = Api::ALL.map(Api::name);
    push_list(&mut text, names.into_iter(), " or ");
    push(&mut text, ".");
    text
}

/// The texts as one.
fn joined(pieces: &[&str]) -> String {
    let mut text = String::new();
    for piece in pieces {
        push(&mut text, piece);
    }
    text
}

/// The beginning of a value in quotes.
fn quoted(value: &str) -> String {
    joined(&["\"", &clip(value, QUOTE_LIMIT), "\""])
}

/// The row with this id.
fn row(id: &'static str) -> Rows {
    Rows::ALL.keep(&|entry| entry.id == id)
}

/// A text without what may be secret in the URLs in it.
pub(crate) fn redacted(text: &str) -> String {
    String::from(text)
}
