//! What `explain` answers. The answer is written out field by field from what was read and decided, so nothing of it is
//! held twice.

mod text;

use crate::api::Api;
use crate::catalog::{self, Code, Entry, Escalate, Fact, Origin, Place, Source, Step};
use crate::context::Context;
use crate::http_status;
use crate::input::{Input, Kind, MESSAGE_LIMIT, Value};
use crate::matching::{Confidence, Contradiction, Evidence, Match, Matching, Rows, Unlisted, Verdict};
use crate::plain::{Fields, ItemsOf, List, Node, ObjectOf, Texts};
use crate::prose;
use crate::retry::{Condition, Retry};

/// The answer to one error.
///
/// It serializes as the npm package gives it: `status` is `known`, `ambiguous`, `unknown` or `unrecognized`, and decides
/// which other fields there are.
#[derive(Debug)]
pub struct Explanation<V> {
    input: Input<V>,
    context: Context,
    matching: Matching,
}

/// What kind of problem something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ProblemKind {
    /// These two things that came in cannot both be right.
    Contradiction(Evidence, Evidence),
    /// Something that is no code stands where the code should be.
    BadCode,
    /// The context names a call that there is not.
    BadContext,
}

/// What a row says about this very error.
#[derive(Clone, Copy)]
struct Applied {
    entry: &'static Entry,
    /// The HTTP status, where the row is about one.
    status: Option<i64>,
    /// Whether the game aborted the call, where the row is about that and it is known.
    aborted: Option<bool>,
    retry: Retry,
    expected: bool,
}

/// What all candidates have in common; `None` where they differ.
#[derive(Clone, Copy)]
struct Common {
    source: Option<Source>,
    retry: Option<Retry>,
    escalate: Option<Escalate>,
    expected: Option<bool>,
}

impl<V: Value> Explanation<V> {
    pub(crate) fn new(input: Input<V>, context: Context, matching: Matching) -> Explanation<V> {
        Explanation { input, context, matching }
    }

    /// The row that the error means; `None` when it is not known.
    pub fn known(&self) -> Option<(&'static Entry, Match)> {
        match self.matching.verdict {
            Verdict::Known { entry, matched, .. } => Some((entry, matched)),
            _ => None,
        }
    }

    /// The rows that the error can mean: one when it is known, several when it is ambiguous, none otherwise.
    pub fn candidates(&self) -> impl Iterator<Item = &'static Entry> {
        let rows = match self.matching.verdict {
            Verdict::Known { row, .. } => Rows::one(row),
            Verdict::Ambiguous { rows, .. } => rows,
            _ => Rows::NONE,
        };
        rows.iter().map(|(_, entry)| entry)
    }

    /// Everything that matters as one plain paragraph.
    pub fn text(&self) -> String {
        let mut text = String::new();
        match &self.matching.verdict {
            Verdict::Known { entry, matched, .. } => {
                let applied = self.apply(entry);
                text::known(&mut text, &applied, *matched);
                self.push_problems(&mut text);
            }
            Verdict::Ambiguous { rows, decide_by, .. } => {
                text::ambiguous(&mut text, &self.input, *rows);
                self.push_problems(&mut text);
                prose::push_sentence(&mut text, &text::how_to_decide(*rows, *decide_by));
                self.each_shared_step(*rows, &mut |step| prose::push_sentence(&mut text, step.text));
                prose::push_sentence(&mut text, self.common(*rows).retry.unwrap_or(Retry::Undecided).sentence());
            }
            Verdict::Unknown { why, nearest } => {
                text::unknown(&mut text, &text::why_unknown(*why, &self.input, self.matching.api), *nearest);
                self.push_problems(&mut text);
                prose::push_sentence(&mut text, Retry::Undecided.sentence());
            }
            Verdict::Unrecognized(looks_like) => {
                let (reason, advice) = text::why_unrecognized(*looks_like);
                text.push_str("This is not an error of the TikTok mini-game platform.");
                prose::push_sentence(&mut text, reason);
                prose::push_sentence(&mut text, advice);
                self.push_problems(&mut text);
            }
        }
        text
    }

    #[cfg(target_arch = "wasm32")]
    pub(crate) fn input(&self) -> &Input<V> {
        &self.input
    }

    #[cfg(target_arch = "wasm32")]
    pub(crate) fn matching(&self) -> &Matching {
        &self.matching
    }

    /// Whether the answer has nothing in it that depends on this one error but its code, its message and the call.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn is_plain(&self, entry: &'static Entry) -> bool {
        let (input, applied) = (&self.input, self.apply(entry));
        self.matching.contradictions.is_empty()
            && !input.not_a_code()
            && self.context.not_an_api.is_none()
            && input.sub_code.is_none()
            && input.placeholder().is_none()
            && matches!(entry.code, Code::One(_))
            && applied.aborted.is_none()
            && self.url().is_none()
    }

    fn apply(&self, entry: &'static Entry) -> Applied {
        let status = self.input.code().filter(|_| entry.code == Code::HttpNon2xx);
        let mut aborted = None;
        let mut retry = entry.retry;
        if let Retry::Depends { on, yes, no } = entry.retry {
            let holds = match on {
                Condition::Aborted => {
                    // The caller knows, or the message is just that word.
                    let says_abort = self.input.wording.text().eq_ignore_ascii_case("abort");
                    aborted = self.context.aborted.or(says_abort.then_some(true));
                    aborted
                }
                Condition::TransientStatus => status.map(http_status::is_transient),
            };
            retry = holds.map_or(retry, |holds| if holds { *yes } else { *no });
        }
        // A call that the game ended itself has failed as it was meant to.
        Applied { entry, status, aborted, retry, expected: entry.expected || aborted == Some(true) }
    }

    fn common(&self, rows: Rows) -> Common {
        let mut common: Option<Common> = None;
        for (_, entry) in rows.iter() {
            let applied = self.apply(entry);
            let own = Common {
                source: Some(entry.source),
                retry: Some(applied.retry),
                escalate: entry.escalate,
                expected: Some(applied.expected),
            };
            common = Some(common.map_or(own, |common| Common {
                source: common.source.filter(|_| common.source == own.source),
                retry: common.retry.filter(|_| common.retry == own.retry),
                escalate: common.escalate.filter(|_| common.escalate == own.escalate),
                expected: common.expected.filter(|_| common.expected == own.expected),
            }));
        }
        common.unwrap_or(Common { source: None, retry: None, escalate: None, expected: None })
    }

    /// The steps that all the rows have.
    fn each_shared_step(&self, rows: Rows, put: &mut dyn FnMut(&Step<'static>)) {
        let Some((_, first)) = rows.first() else { return };
        for step in first.steps {
            if rows.iter().all(|(_, entry)| entry.steps.contains(step)) {
                put(step);
            }
        }
    }

    fn each_problem(&self, put: &mut dyn FnMut(ProblemKind, &str)) {
        let (input, api) = (&self.input, self.matching.api);
        for contradiction in self.matching.contradictions.iter() {
            let (one, other) = match contradiction {
                Contradiction::CodeAndMessage => (Evidence::Code, Evidence::Message),
                Contradiction::CodeAndApi => (Evidence::Code, Evidence::Api),
                Contradiction::MessageAndApi | Contradiction::ApiAndMessage => (Evidence::Message, Evidence::Api),
            };
            put(ProblemKind::Contradiction(one, other), &text::contradiction(contradiction, input, api));
        }
        if input.not_a_code() {
            put(ProblemKind::BadCode, "The error code is not a whole number, so it was left out of account.");
        }
        if let Some(placeholder) = input.placeholder().filter(|code| *code != 0) {
            put(ProblemKind::BadCode, &text::placeholder(placeholder));
        }
        if let Some(name) = &self.context.not_an_api {
            put(ProblemKind::BadContext, &text::not_an_api(name));
        }
    }

    fn push_problems(&self, text: &mut String) {
        self.each_problem(&mut |_, problem| prose::push_sentence(text, problem));
    }

    /// The address that the message ends with.
    fn url(&self) -> Option<&str> {
        self.input.wording.url(self.input.message.as_deref()?)
    }

    /// What was read from the error beside its code and its message.
    fn put_own_facts(&self, put: &mut dyn FnMut(Node<'_>)) {
        let mut put_fact = |name, value: &str| {
            put(Node::Object(&Fact { name, value, origin: Origin::Input, doc_url: None }));
        };
        if let Some(url) = self.url() {
            put_fact("url", url);
        }
        if let Some(sub_code) = self.input.sub_code {
            let mut value = String::new();
            prose::push_integer(&mut value, sub_code);
            put_fact("sub error code", &value);
        }
    }

    /// The code as it came in.
    fn put_code(&self, put: &mut dyn FnMut(&'static str, Node<'_>)) {
        if let Some(raw) = &self.input.raw_code {
            if let Some(number) = raw.number().filter(|number| number.is_finite()) {
                return put("code", Node::Number(number));
            }
            if raw.kind() == Kind::Text {
                return put("code", Node::text_or_null(raw.text(MESSAGE_LIMIT).as_deref()));
            }
        }
        let code = self.input.code().or(self.input.placeholder());
        put("code", code.map_or(Node::Null, |code| Node::Number(code as f64)));
    }

    /// What all answers begin with.
    fn put_head(&self, status: &str, api: Option<Api>, put: &mut dyn FnMut(&'static str, Node<'_>)) {
        put("status", Node::Text(status));
        self.put_code(put);
        put("message", Node::text_or_null(self.input.message.as_deref()));
        put("api", Node::text_or_null(api.map(Api::name)));
    }

    /// What all answers end with.
    fn put_tail(
        &self,
        retry: &Retry,
        steps: &dyn List,
        facts: &dyn List,
        with_problems: bool,
        put: &mut dyn FnMut(&'static str, Node<'_>),
    ) {
        put("retry", Node::Object(retry));
        put("steps", Node::List(steps));
        put("facts", Node::List(facts));
        let problems = ItemsOf(|put: &mut dyn FnMut(Node<'_>)| {
            if with_problems {
                self.each_problem(&mut |kind, text| put(Node::Object(&(kind, text))));
            }
        });
        put("problems", Node::List(&problems));
        let revision = ObjectOf(|put: &mut dyn FnMut(&'static str, Node<'_>)| {
            put("revision", Node::Text(catalog::REVISION));
        });
        put("catalog", Node::Object(&revision));
    }

    /// One row as the answer, or as a candidate of an ambiguous one.
    fn put_known(
        &self,
        entry: &'static Entry,
        matched: Match,
        is_candidate: bool,
        put: &mut dyn FnMut(&'static str, Node<'_>),
    ) {
        let applied = self.apply(entry);
        self.put_head("known", self.matching.api.or(entry.api.only_api()), put);
        entry.guidance(put);
        put("expected", Node::Bool(applied.expected));
        put("match", Node::Object(&matched));
        let steps = ItemsOf(|put: &mut dyn FnMut(Node<'_>)| {
            entry.steps.items(put);
            if let Some(status) = applied.status {
                put(Node::Object(&own_step(Place::Server, http_status::advice(status))));
            }
        });
        let facts = ItemsOf(|put: &mut dyn FnMut(Node<'_>)| {
            entry.facts.items(put);
            if let Some(status) = applied.status {
                let value = &text::status_line(status);
                put(Node::Object(&Fact { name: "HTTP status", value, origin: Origin::Input, doc_url: None }));
            }
            self.put_own_facts(put);
        });
        if is_candidate {
            let mut text = String::new();
            text::known(&mut text, &applied, matched);
            put("text", Node::Text(&text));
        }
        self.put_tail(&applied.retry, &steps, &facts, !is_candidate, put);
    }
}

/// A step of our own.
fn own_step(place: Place, text: &str) -> Step<'_> {
    Step { text, place, origin: Origin::Derived }
}

impl<V: Value> Fields for Explanation<V> {
    fn fields(&self, put: &mut dyn FnMut(&'static str, Node<'_>)) {
        let own_facts = ItemsOf(|put: &mut dyn FnMut(Node<'_>)| self.put_own_facts(put));
        let api = self.matching.api;
        match self.matching.verdict {
            Verdict::Known { entry, matched, .. } => self.put_known(entry, matched, false, put),
            Verdict::Ambiguous { rows, matched, decide_by } => {
                self.put_head("ambiguous", api, put);
                let candidates = ItemsOf(|put: &mut dyn FnMut(Node<'_>)| {
                    for (_, entry) in rows.iter() {
                        let by_code = self.input.code().is_some_and(|code| entry.code.covers(code));
                        let matched = Match {
                            by_code,
                            by_message: matched.by_message || !by_code,
                            by_api: matched.by_api,
                            confidence: Confidence::Guess,
                        };
                        put(Node::Object(&ObjectOf(|put: &mut dyn FnMut(&'static str, Node<'_>)| {
                            self.put_known(entry, matched, true, put);
                        })));
                    }
                });
                put("candidates", Node::List(&candidates));
                put("decideBy", Node::text_or_null(decide_by.map(|decide_by| decide_by.name())));
                let common = self.common(rows);
                put("common", Node::Object(&common));
                let steps = ItemsOf(|put: &mut dyn FnMut(Node<'_>)| {
                    put(Node::Object(&own_step(Place::Code, &text::how_to_decide(rows, decide_by))));
                    self.each_shared_step(rows, &mut |step| put(Node::Object(step)));
                });
                self.put_tail(&common.retry.unwrap_or(Retry::Undecided), &steps, &own_facts, true, put);
            }
            Verdict::Unknown { why, nearest } => {
                self.put_head("unknown", api, put);
                put("reason", Node::Text(&text::why_unknown(why, &self.input, api)));
                let nearest = ItemsOf(|put: &mut dyn FnMut(Node<'_>)| {
                    for (_, entry) in nearest.iter() {
                        put(Node::Object(&ObjectOf(|put: &mut dyn FnMut(&'static str, Node<'_>)| {
                            put("entry", Node::Object(entry));
                            put("why", Node::Text(&text::why_nearest(why, entry, &self.input)));
                        })));
                    }
                });
                put("nearest", Node::List(&nearest));
                let steps = ItemsOf(|put: &mut dyn FnMut(Node<'_>)| {
                    if why == Unlisted::OtherApi {
                        put(Node::Object(&own_step(Place::Code, text::CHECK_THE_API)));
                    }
                    put(Node::Object(&own_step(Place::Code, text::LOG_IT)));
                    put(Node::Object(&own_step(Place::Support, text::LOOK_IT_UP)));
                });
                let facts = ItemsOf(|put: &mut dyn FnMut(Node<'_>)| {
                    self.put_own_facts(put);
                    // Eight digits: the Minis server API and payment, another number space.
                    let code = self.input.code().filter(|_| why == Unlisted::Code);
                    if code.is_some_and(|code| (10_000_000..=99_999_999).contains(&code)) {
                        put(Node::Object(&catalog::EIGHT_DIGITS));
                    }
                });
                self.put_tail(&Retry::Undecided, &steps, &facts, true, put);
            }
            Verdict::Unrecognized(looks_like) => {
                self.put_head("unrecognized", api, put);
                let (reason, advice) = text::why_unrecognized(looks_like);
                put("looksLike", Node::Text(looks_like.name()));
                put("reason", Node::Text(reason));
                let step = [own_step(Place::Code, advice)];
                self.put_tail(&Retry::Undecided, &step.as_slice(), &own_facts, true, put);
            }
        }
        put("text", Node::Text(&self.text()));
    }
}

impl Fields for Common {
    fn fields(&self, put: &mut dyn FnMut(&'static str, Node<'_>)) {
        put("source", Node::text_or_null(self.source.map(Source::name)));
        match &self.retry {
            Some(retry) => put("retry", Node::Object(retry)),
            None => put("retry", Node::Null),
        }
        put("escalate", Node::text_or_null(self.escalate.map(Escalate::name)));
        put("expected", self.expected.map_or(Node::Null, Node::Bool));
    }
}

impl Fields for (ProblemKind, &str) {
    fn fields(&self, put: &mut dyn FnMut(&'static str, Node<'_>)) {
        let kind = match self.0 {
            ProblemKind::Contradiction(one, other) => {
                put("between", Node::List(&Texts(&[one.name(), other.name()])));
                "contradiction"
            }
            ProblemKind::BadCode => "bad-code",
            ProblemKind::BadContext => "bad-context",
        };
        put("kind", Node::Text(kind));
        put("text", Node::Text(self.1));
        put("origin", Node::Text(Origin::Derived.name()));
    }
}

impl<V: Value> serde::Serialize for Explanation<V> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Node::Object(self).serialize(serializer)
    }
}
