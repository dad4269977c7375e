//! What is wrong with a call: its arguments, the game's trusted domains, and what was done to the ad before.
//!
//! One set of rules serves both the explanation of a call that failed and the [check](crate::check) of one that is going
//! to be made. Each rule says whether a page of the platform states it, or it is a hint of ours.

mod ad_state;
mod ads;
mod args;
mod failed;
mod near;
mod network;
mod rules;
mod trusted_domains;
pub(crate) mod url;
mod url_argument;

pub use ad_state::AdState;
pub(crate) use ad_state::{boolean, count};
use args::Arg;
pub use args::Args;
pub(crate) use failed::{diagnose, narrow};

use crate::api::Api;
use crate::catalog::{Entry, Origin, Rows};
use crate::context::Context;
use crate::input::scan::{byte, find, skip, slice};
use crate::plain::{Fields, Items, List, Node, Object, ObjectOf};
use crate::prose::{clip, integer, push};
use alloc::string::String;
use alloc::vec::Vec;
use near::near;
use rules::Rule;

/// How much of a value is shown, in characters.
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
    rule: &'static Rule,
    value: Option<String>,
    suggestion: Option<String>,
    text: String,
}

impl Problem {
    /// What it is about.
    pub fn subject(&self) -> Subject {
        self.rule.subject
    }

    /// The value, as far as it can be shown; `None` where there is none.
    pub fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }

    /// What to write instead; `None` where that is not known.
    pub fn suggestion(&self) -> Option<&str> {
        self.suggestion.as_deref()
    }

    /// The rows of the reference that the call fails with because of it; none where the reference has none. Of a hint it
    /// is what the call fails with if it fails.
    pub fn fails(&self) -> impl Iterator<Item = &'static Entry> {
        self.rule.fails.iter().map(|(_, entry)| entry)
    }

    /// What is wrong, and what to do.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether a page of the platform states the rule, or it is a hint of ours.
    pub fn origin(&self) -> Origin {
        self.rule.origin
    }

    /// The page that states the rule, or the one nearest to it.
    pub fn doc_url(&self) -> Option<&'static str> {
        self.rule.doc_url.or_else(|| Some(self.rule.fails.first()?.1.doc_url))
    }

    /// Whether the platform states that such a call fails.
    pub fn is_certain(&self) -> bool {
        self.rule.origin == Origin::Reference && !self.rule.fails.is_empty()
    }
}

/// Where the rules put what they find.
#[derive(Default)]
struct Findings {
    problems: Vec<Problem>,
    /// Whether to keep what may be secret out of suggestions.
    redact: bool,
}

impl Findings {
    /// What `rule` says of a value, which is shown with it, and of a word.
    #[inline(never)]
    fn add(&mut self, rule: &'static Rule, value: Option<&str>, word: &str) {
        self.put(rule, value, &[word], None);
    }

    /// What `rule` says of an argument of the wrong type.
    #[inline(never)]
    fn add_type(&mut self, rule: &'static Rule, argument: &Arg) {
        self.add(rule, None, argument.kind());
    }

    /// What `rule` says of a count that is above `limit`.
    #[inline(never)]
    fn add_count(&mut self, rule: &'static Rule, count: f64, limit: f64) {
        if count > limit {
            self.add(rule, None, &integer(count));
        }
    }

    /// What `rule` says of a value and a word, with what to write instead.
    #[inline(never)]
    fn add_fix(&mut self, rule: &'static Rule, value: &str, word: &str, fix: String) {
        self.put(rule, Some(value), &[word], Some(fix));
    }

    #[inline(never)]
    fn put(&mut self, rule: &'static Rule, value: Option<&str>, words: &[&str], fix: Option<String>) {
        let mut suggestion = fix;
        let mut shown = String::new();
        if let Some(fix) = &mut suggestion {
            shown = if rule.subject == Subject::Url { url::redacted(fix, QUOTE_LIMIT) } else { clip(fix, QUOTE_LIMIT) };
            if self.redact && rule.subject == Subject::Url {
                fix.clone_from(&shown);
            }
        }
        let value = value.map(|value| clip(&self.shown(value), VALUE_LIMIT));
        let words: Vec<String> = words.iter().map(|word| self.shown(word)).collect();
        let text = filled(rule, value.as_deref().unwrap_or(""), &words, &shown);
        self.problems.push(Problem { rule, value, suggestion, text });
    }

    /// A text that may hold a URL, as far as it is shown.
    fn shown(&self, text: &str) -> String {
        let has_secret = skip(text, 0, |byte| !matches!(byte, b'?' | b'@' | b'#')) < text.len();
        if self.redact && has_secret { url::redacted(text, usize::MAX) } else { String::from(text) }
    }
}

/// The text of a rule with what stands for its placeholders.
fn filled(rule: &Rule, value: &str, words: &[String], fix: &str) -> String {
    let text = rule.text;
    let (mut filled, mut from) = (String::new(), 0);
    let mut words = words.iter();
    loop {
        let open = skip(text, from, |byte| byte != b'{');
        push(&mut filled, slice(text, from, open));
        let word = match byte(text, open + 1) {
            None => return filled,
            Some(b'v') => value,
            Some(b'f') => fix,
            _ => words.next().map_or("", |word| word),
        };
        push(&mut filled, &clip(word, QUOTE_LIMIT));
        from = skip(text, open, |byte| byte != b'}') + 1;
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
        object.text("argument", self.subject().name());
        object.text_or_null("value", self.value());
        object.text_or_null("suggestion", self.suggestion());
        object.list("fails", &self.rule.fails);
        object.text("text", &self.text);
        object.text("origin", self.origin().name());
        object.text_or_null("docUrl", self.doc_url());
    }
}

impl serde::Serialize for Problem {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Node::Object(self).serialize(serializer)
    }
}

/// Everything that is known to be wrong with a call before it is made, the certain things first.
pub(crate) fn examine(context: &Context) -> Vec<Problem> {
    let mut findings = Findings { redact: context.redact, ..Findings::default() };
    put_findings(context, &mut findings);
    findings.problems
}

/// The same for a caller who has to name the call, and may have named none.
pub(crate) fn check(context: &Context) -> Vec<Problem> {
    let mut findings = Findings { redact: context.redact, ..Findings::default() };
    if let Some(name) = &context.not_an_api {
        findings.add(rule_of_no_api(name), Some(name), "");
    }
    put_findings(context, &mut findings);
    findings.problems
}

fn put_findings(context: &Context, findings: &mut Findings) {
    let no_args = Args::default();
    let args = context.args.as_ref().unwrap_or(&no_args);
    let (is_network, is_ad) = match context.api {
        Some(Api::Request | Api::DownloadFile) => (context.args.is_some(), false),
        Some(_) => (false, true),
        // The arguments tell what kind of call it is.
        None => (!args.url.is_missing(), !args.ad_unit_id.is_missing()),
    };
    if is_network {
        network::examine(args, context, findings);
    }
    if is_ad {
        ads::examine(args, context, findings);
    }
    sort(&mut findings.problems, &|problem| match problem.subject() {
        Subject::Api => 0,
        _ if problem.is_certain() => 1,
        _ => 2,
    });
}

/// Puts the problems in the order of their ranks, and leaves those of one rank as they are. There are few, and sorting by
/// the standard library takes kilobytes of code.
fn sort(problems: &mut [Problem], rank: &dyn Fn(&Problem) -> u32) {
    for end in (1..problems.len()).rev() {
        for at in 0..end {
            if let Some([one, other]) = problems.get_mut(at..at + 2)
                && rank(one) > rank(other)
            {
                core::mem::swap(one, other);
            }
        }
    }
}

/// That a name is no call's.
pub(crate) fn not_an_api(name: &str) -> String {
    filled(rule_of_no_api(name), name, &[], "")
}

fn rule_of_no_api(name: &str) -> &'static Rule {
    if name.is_empty() { &rules::API_IS_NO_STRING } else { &rules::API_IS_UNKNOWN }
}

/// The texts as one.
fn joined(pieces: &[&str]) -> String {
    let mut text = String::new();
    for piece in pieces {
        push(&mut text, piece);
    }
    text
}

/// Whether a byte can stand in a URL that stands in a sentence.
fn is_in_url(byte: u8) -> bool {
    byte > b' ' && !matches!(byte, b'"' | b'\'' | b'<' | b'>')
}

/// A message without what may be secret in the URLs in it. `known` is one that may be in it, with spaces and quotes.
pub(crate) fn redacted(message: &str, known: Option<&str>) -> String {
    let (mut redacted, mut at) = (String::new(), 0);
    if let Some(known) = known.filter(|known| !known.is_empty())
        && let Some(start) = find(message, known, 0)
    {
        redacted = self::redacted(slice(message, 0, start), None);
        push(&mut redacted, &url::redacted(known, usize::MAX));
        at = start + known.len();
    }
    while at < message.len() {
        let end = skip(message, at, is_in_url);
        let word = slice(message, at, end);
        // Other words are no URLs with something to hide.
        let has_query = skip(word, 0, |byte| byte != b'?') + 1 < word.len();
        if has_query || skip(word, 0, |byte| !matches!(byte, b'@' | b'=' | b'#')) < word.len() {
            push(&mut redacted, &url::redacted(word, usize::MAX));
        } else {
            push(&mut redacted, word);
        }
        at = skip(message, end, |byte| !is_in_url(byte));
        push(&mut redacted, slice(message, end, at));
    }
    redacted
}
