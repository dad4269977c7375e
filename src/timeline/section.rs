//! What is told of a failure, one thing at a time.

use super::failure::{Failure, READ, Status, clipped, code_of, each, text};
use crate::api::Api;
use crate::diagnosis::{boolean, count, url};
use crate::explanation::LOAD_IS_IN_NO_TABLE;
use crate::input::{Key, Value};
use crate::plain::{Fields, ItemsOf, List, Object};
use crate::prose::{clip, duration, push};
use crate::retry::Retry;
use crate::secrets::without_secrets;
use alloc::string::String;
use alloc::vec::Vec;

/// How long a line may be, in characters.
const LINE: usize = 400;
/// How long a candidate may be, which is told whole.
const CANDIDATE: usize = 480;

/// A part of what is told.
#[derive(Debug, PartialEq)]
pub(crate) struct Section {
    /// What its lines are about.
    pub kind: &'static str,
    /// Each with a mark: where a step is taken, whose fault a candidate is; empty where there is none.
    pub lines: Vec<(String, String)>,
}

impl Fields for Section {
    fn fields(&self, object: &mut Object<'_>) {
        object.text("kind", self.kind);
        let lines = ItemsOf(|list: &mut List<'_>| self.lines.iter().for_each(|(line, _)| list.text(line)));
        object.list("lines", &lines);
        let marks = ItemsOf(|list: &mut List<'_>| self.lines.iter().for_each(|(_, mark)| list.text(mark)));
        object.list("marks", &marks);
    }
}

/// Everything that is told of a failure, what matters first; what there is nothing of is left out.
pub(crate) fn sections<V: Value + Clone>(failure: &Failure<V>) -> Vec<Section> {
    let Failure { explanation, call, status, .. } = failure;
    let mut told = Told(Vec::new());
    let line = |key| clipped(explanation, key, LINE);

    if *status == Status::Known
        && let Some(matched) = explanation.get(Key::Match)
    {
        match text(&matched, Key::Confidence, 8).as_deref() {
            Some("likely") => told.put("certainty", "Likely: nothing confirms it, or something else does not fit."),
            Some("guess") => told.put("certainty", "Possibly: other readings are possible too."),
            _ => {}
        }
        if failure.api == Some(Api::AdLoad) {
            told.put("certainty", LOAD_IS_IN_NO_TABLE);
        }
    }
    told.put_some("meaning", line(Key::Meaning).or_else(|| line(Key::Reason)));
    each(explanation, Key::Problems, &mut |problem| {
        let is_argument = text(problem, Key::Kind, 16).as_deref() == Some("call");
        told.put_some(if is_argument { "argument" } else { "problem" }, clipped(problem, Key::Text, LINE));
    });
    each(explanation, Key::Candidates, &mut |candidate| {
        let whose = match boolean(candidate, Key::Expected) {
            Some(true) => Some("nobody".into()),
            _ => text(candidate, Key::Source, 24),
        };
        told.put_marked("candidates", clipped(candidate, Key::Text, CANDIDATE), whose);
    });
    each(explanation, Key::Steps, &mut |step| {
        told.put_marked("steps", clipped(step, Key::Text, LINE), text(step, Key::Where, 16));
    });
    told.put(
        "retry",
        explanation.get(Key::Retry).and_then(|retry| read_retry(&retry)).unwrap_or(Retry::Undecided).sentence(),
    );
    match text(explanation, Key::Escalate, 16).as_deref() {
        Some("runtime-team") => told.put("support", "TikTok's Runtime team takes it on when the steps do not help."),
        Some("support") => told.put("support", "TikTok's support takes it on when the steps do not help."),
        _ => {}
    }
    each(explanation, Key::Nearest, &mut |nearest| told.put_some("nearest", nearest_line(nearest)));
    // What is shown is photographed. A secret that is cut off is no longer taken for one, so it is left out before.
    let message = text(explanation, Key::Message, READ).filter(|message| !message.is_empty());
    told.put_some("message", message.map(|message| clip(&without_secrets(&message), LINE)));
    told.put_some("call", call_line(call));
    told.0
}

struct Told(Vec<Section>);

impl Told {
    fn put(&mut self, kind: &'static str, line: &str) {
        self.put_some(kind, Some(line.into()));
    }

    fn put_some(&mut self, kind: &'static str, line: Option<String>) {
        self.put_marked(kind, line, None);
    }

    fn put_marked(&mut self, kind: &'static str, line: Option<String>, mark: Option<String>) {
        let Some(line) = line else { return };
        let line = (line, mark.unwrap_or_default());
        match self.0.iter_mut().find(|section| *section.kind == *kind) {
            Some(section) => section.lines.push(line),
            None => self.0.push(Section { kind, lines: Vec::from([line]) }),
        }
    }
}

/// A row that an error is not, with its code and its message: `21103 "Request timeout": It has the same message ...`.
fn nearest_line<V: Value>(nearest: &V) -> Option<String> {
    let why = clipped(nearest, Key::Why, LINE)?;
    let Some(entry) = nearest.get(Key::Entry) else { return Some(why) };
    let mut line = code_of(&entry);
    push(&mut line, " \"");
    push(&mut line, &text(&entry, Key::Title, LINE).unwrap_or_default());
    push(&mut line, "\": ");
    push(&mut line, &why);
    Some(clip(&line, LINE))
}

/// The call as one line: the function, the method and the URL or the ad unit, and how long it took.
fn call_line<V: Value>(call: &V) -> Option<String> {
    let mut line = String::new();
    let parts = [
        text(call, Key::Function, 64).or_else(|| text(call, Key::Api, 16)),
        text(call, Key::Method, 16),
        text(call, Key::Url, 2048).map(|text| url::redacted(&text, 300)),
        clipped(call, Key::AdUnitId, 80),
    ];
    for part in parts.into_iter().flatten().filter(|part| !part.is_empty()) {
        if !line.is_empty() {
            push(&mut line, " ");
        }
        push(&mut line, &part);
    }
    if line.is_empty() {
        return None;
    }
    if let Some(ms) = count(call, Key::ElapsedMs).filter(|ms| *ms > 0.0) {
        push(&mut line, " after ");
        push(&mut line, &duration(ms));
    }
    Some(clip(&line, LINE))
}

/// The advice that an answer has, as far as its sentence goes.
fn read_retry<V: Value>(value: &V) -> Option<Retry> {
    let kind = text(value, Key::Kind, 24)?;
    let detail = text(value, Key::Until, 24).or_else(|| text(value, Key::On, 24));
    let only_if_idempotent = boolean(value, Key::OnlyIfIdempotent) == Some(true);
    Retry::from_names(&kind, detail.as_deref().unwrap_or(""), only_if_idempotent)
}
