//! What `explain` answers. The answer is written out field by field from what was read and decided, so nothing of it is
//! held twice.

mod text;

use crate::api::Api;
use crate::catalog::{self, Code, Entry, Escalate, Fact, Origin, Origins, Place, Rows, Source, Step};
use crate::context::Context;
use crate::diagnosis::{self, Problem};
use crate::http_status;
use crate::input::{Input, LooksLike, MESSAGE_LIMIT, Value};
use crate::matching::{Confidence, Contradiction, Evidence, Match, Matching, Unlisted, Verdict};
use crate::plain::{Fields, Items, ItemsOf, List, Node, Object, ObjectOf, Texts};
use crate::prose;
use crate::retry::{Condition, Retry, Until, never};
use alloc::string::String;
use alloc::vec::Vec;

/// What is to be said with every meaning of an error of `load()`.
pub(crate) const LOAD_IS_IN_NO_TABLE: &str = "No table of the reference covers load(); this is the nearest one.";

/// The answer to one error.
///
/// It serializes as the npm package gives it: `status` is `known`, `ambiguous`, `unknown` or `unrecognized`, and decides
/// which other fields there are.
#[derive(Debug)]
pub struct Explanation<V> {
    input: Input<V>,
    context: Context,
    matching: Matching,
    /// What was wrong with the call.
    problems: Vec<Problem>,
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
    status: Option<u32>,
    /// Whether the game aborted the call, where the row is about that and it is known.
    aborted: Option<bool>,
    retry: Retry,
    expected: bool,
}

impl Applied {
    /// Where the texts come from: what the game knows of an abort is not the reference's.
    fn origin(&self) -> Origins {
        match self.aborted {
            None => self.entry.origin,
            Some(_) => Origins { meaning: Origin::Derived, action: Origin::Derived, ..self.entry.origin },
        }
    }
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
        let rows = matching.verdict.rows();
        let mut explanation = Explanation { input, context, matching, problems: Vec::new() };
        if !matches!(explanation.matching.verdict, Verdict::Unrecognized(LooksLike::Success)) {
            explanation.problems = diagnosis::diagnose(rows, explanation.url(), &explanation.context);
        }
        explanation
    }

    /// What is wrong with the call, as far as the context tells, what can be the cause first.
    pub fn call_problems(&self) -> &[Problem] {
        &self.problems
    }

    /// What to do about trying again.
    pub fn retry(&self) -> Retry {
        match self.matching.verdict {
            Verdict::Known { entry, .. } => self.apply(entry).retry,
            Verdict::Ambiguous { rows, .. } => self.common(rows).retry.unwrap_or(Retry::Undecided),
            _ => Retry::Undecided,
        }
    }

    /// The longest pause before the same call is made again, in milliseconds; `None` when it should not be, or when that
    /// is not certain. `attempt` is how many attempts have been made.
    pub fn retry_delay(&self, attempt: f64) -> Option<u32> {
        let is_known = self.known().is_some_and(|(_, matched)| matched.confidence != Confidence::Guess);
        if !is_known
            || self.context.aborted == Some(true)
            || diagnosis::examine(&self.context).iter().any(Problem::is_certain)
        {
            return None;
        }
        match self.retry() {
            // The core as it is shipped does not saturate, so a number that is far too large is not converted.
            Retry::Backoff { delays_ms, only_if_idempotent: false, .. } if (1.0..1000.0).contains(&attempt) => {
                delays_ms.get(attempt as usize - 1).copied()
            }
            _ => None,
        }
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
        self.matching.verdict.rows().iter().map(|(_, entry)| entry)
    }

    /// Everything that matters as one plain paragraph.
    pub fn text(&self) -> String {
        let mut text = String::new();
        match &self.matching.verdict {
            Verdict::Known { entry, matched, .. } => {
                let applied = self.apply(entry);
                text::known(&mut text, &applied, *matched, &self.causes());
                if self.matching.api == Some(Api::AdLoad) {
                    prose::push_sentence(&mut text, LOAD_IS_IN_NO_TABLE);
                }
                self.push_problems(&mut text);
            }
            Verdict::Ambiguous { rows, decide_by, .. } => {
                text::ambiguous(&mut text, &self.input, *rows, !self.matching.contradictions.is_empty());
                prose::push_sentence(&mut text, &self.causes());
                self.push_problems(&mut text);
                prose::push_sentence(&mut text, &text::how_to_decide(*rows, *decide_by));
                self.each_shared_step(*rows, &mut |step| prose::push_sentence(&mut text, step.text));
                prose::push_sentence(&mut text, self.retry().sentence());
            }
            Verdict::Unknown { why, nearest } => {
                text::unknown(&mut text, *why, &self.input, self.matching.api, *nearest);
                prose::push_sentence(&mut text, &self.causes());
                // That the call does not fit is the reason already.
                if *why != Unlisted::OtherApi {
                    self.push_problems(&mut text);
                }
                prose::push_sentence(&mut text, Retry::Undecided.sentence());
            }
            Verdict::Unrecognized(looks_like) => {
                let (reason, advice) = text::why_unrecognized(*looks_like);
                text.push_str("This is not an error of the TikTok mini-game platform.");
                prose::push_sentence(&mut text, reason);
                prose::push_sentence(&mut text, &self.causes());
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
            && applied.retry == entry.retry
            && self.problems.is_empty()
            && self.known().is_none_or(|(_, matched)| !matched.by_args)
            && self.matching.api != Some(Api::AdLoad)
            && self.url().is_none()
    }

    fn apply(&self, entry: &'static Entry) -> Applied {
        let status = self.input.code().map(|code| code as u32);
        let status = status.filter(|code| entry.code == Code::HttpNon2xx && entry.code.has(*code));
        let mut aborted = None;
        let mut retry = entry.retry;
        if let Retry::Depends { on, yes, no } = entry.retry {
            let holds = match on {
                Condition::Aborted => {
                    // The caller knows, or the message is just that word.
                    let says_abort = self.input.wording.text().eq_ignore_ascii_case("abort");
                    aborted = match self.context.aborted {
                        // The one says that it was aborted, the other that it was not.
                        Some(false) if says_abort => None,
                        known => known.or(says_abort.then_some(true)),
                    };
                    aborted
                }
                Condition::TransientStatus => status.map(http_status::is_transient),
            };
            retry = holds.map_or(retry, |holds| if holds { *yes } else { *no });
        }
        if let Retry::Backoff { only_if_idempotent, .. } = &mut retry
            && self.is_idempotent() == Some(true)
        {
            *only_if_idempotent = false;
        }
        if matches!(retry, Retry::Backoff { .. } | Retry::Depends { .. })
            && self.problems.iter().any(Problem::is_certain)
        {
            retry = never(Until::CodeChange);
        }
        // A call that the game ended itself has failed as it was meant to.
        Applied { entry, status, aborted, retry, expected: entry.expected || aborted == Some(true) }
    }

    /// Whether repeating the call does no harm, as far as that is known.
    fn is_idempotent(&self) -> Option<bool> {
        self.context.idempotent.or_else(|| match self.matching.api {
            Some(Api::DownloadFile) => Some(true),
            Some(Api::Request) => self.context.args.as_ref()?.is_idempotent(),
            _ => None,
        })
    }

    /// What is wrong with the call, as sentences.
    fn causes(&self) -> String {
        let mut text = String::new();
        for problem in &self.problems {
            prose::push_sentence(&mut text, problem.text());
        }
        text
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
            put(
                ProblemKind::BadCode,
                "The error code is not a whole number of a size that codes have, so it was ignored.",
            );
        }
        if let Some(placeholder) = input.placeholder().filter(|code| *code != 0.0) {
            put(ProblemKind::BadCode, &text::placeholder(placeholder));
        }
        if let Some(name) = &self.context.not_an_api {
            put(ProblemKind::BadContext, &diagnosis::not_an_api(name));
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
    fn put_own_facts(&self, list: &mut List<'_>) {
        let put_fact = |list: &mut List<'_>, name, value: &str| {
            list.object(&Fact { name, value, origin: Origin::Input, doc_url: None });
        };
        if let Some(url) = self.url() {
            put_fact(list, "URL", url);
        }
        if self.matching.api == Some(Api::AdLoad) {
            let (name, value) = ("Loading an ad", "no table of the reference covers load(); the nearest one is used");
            list.object(&Fact { name, value, origin: Origin::Derived, doc_url: None });
        }
        if let Some(sub_code) = self.input.sub_code {
            let mut value = String::new();
            prose::push_integer(&mut value, sub_code);
            put_fact(list, "Sub error code", &value);
        }
    }

    /// The code as it came in.
    fn put_code(&self, object: &mut Object<'_>) {
        let raw = self.input.raw_code.as_ref();
        if self.input.code_is_text {
            return object.text_or_null("code", raw.and_then(|raw| raw.text(MESSAGE_LIMIT)).as_deref());
        }
        let number = raw.and_then(Value::number).filter(|number| number.abs() < f64::INFINITY);
        let read = || self.input.code().or(self.input.placeholder());
        object.number_or_null("code", number.or_else(read));
    }

    /// What all answers begin with.
    fn put_head(&self, status: &str, api: Option<Api>, object: &mut Object<'_>) {
        object.text("status", status);
        self.put_code(object);
        object.text_or_null("message", self.input.message.as_deref());
        object.text_or_null("api", api.map(Api::name));
    }

    /// What all answers end with.
    fn put_tail(
        &self,
        retry: &Retry,
        steps: &dyn Items,
        facts: &dyn Items,
        with_problems: bool,
        object: &mut Object<'_>,
    ) {
        object.object("retry", retry);
        object.list("steps", steps);
        object.list("facts", facts);
        let problems = ItemsOf(|list: &mut List<'_>| {
            if with_problems {
                for problem in &self.problems {
                    list.object(problem);
                }
                self.each_problem(&mut |kind, text| list.object(&(kind, text)));
            }
        });
        object.list("problems", &problems);
        let revision = ObjectOf(|object: &mut Object<'_>| {
            object.text("revision", catalog::REVISION);
        });
        object.object("catalog", &revision);
    }

    /// One row as the answer, or as a candidate of an ambiguous one.
    fn put_known(&self, entry: &'static Entry, matched: Match, is_candidate: bool, object: &mut Object<'_>) {
        let applied = self.apply(entry);
        self.put_head("known", self.matching.api.or(entry.api.only_api()), object);
        object.text("table", entry.api.name());
        entry.put_code("listedCode", object);
        entry.guidance(object);
        object.text("meaning", text::meaning(&applied));
        object.text("action", text::action(&applied));
        object.object("origin", &applied.origin());
        object.bool_or_null("expected", Some(applied.expected));
        object.object("match", &matched);
        let steps = ItemsOf(|list: &mut List<'_>| {
            match applied.aborted {
                Some(true) => list.object(&own_step(Place::Code, text::action(&applied))),
                Some(false) => list.object(&own_step(Place::Device, text::action(&applied))),
                None => entry.steps.items(list),
            }
            if let Some(status) = applied.status {
                list.object(&own_step(Place::Server, http_status::advice(status)));
            }
        });
        let facts = ItemsOf(|list: &mut List<'_>| {
            entry.facts.items(list);
            if let Some(status) = applied.status {
                let value = &text::status_line(status);
                list.object(&Fact { name: "HTTP status", value, origin: Origin::Input, doc_url: None });
            }
            self.put_own_facts(list);
        });
        if is_candidate {
            let mut text = String::new();
            text::known(&mut text, &applied, matched, "");
            object.text("text", &text);
        }
        self.put_tail(&applied.retry, &steps, &facts, !is_candidate, object);
    }
}

/// A step of our own.
fn own_step(place: Place, text: &str) -> Step<'_> {
    Step { text, place, origin: Origin::Derived }
}

impl<V: Value> Fields for Explanation<V> {
    fn fields(&self, object: &mut Object<'_>) {
        let own_facts = ItemsOf(|list: &mut List<'_>| self.put_own_facts(list));
        let api = self.matching.api;
        match self.matching.verdict {
            Verdict::Known { entry, matched, .. } => self.put_known(entry, matched, false, object),
            Verdict::Ambiguous { rows, matched, decide_by } => {
                self.put_head("ambiguous", api, object);
                let candidates = ItemsOf(|list: &mut List<'_>| {
                    for (row, entry) in rows.iter() {
                        let by_code = !(self.input.listed & Rows::one(row)).is_empty();
                        let matched = Match {
                            by_code,
                            by_message: matched.by_message || !by_code,
                            by_api: matched.by_api,
                            by_args: false,
                            confidence: Confidence::Guess,
                        };
                        list.object(&ObjectOf(|object: &mut Object<'_>| {
                            self.put_known(entry, matched, true, object);
                        }));
                    }
                });
                object.list("candidates", &candidates);
                object.text_or_null("decideBy", decide_by.map(|decide_by| decide_by.name()));
                let common = self.common(rows);
                object.object("common", &common);
                let steps = ItemsOf(|list: &mut List<'_>| {
                    list.object(&own_step(Place::Code, &text::how_to_decide(rows, decide_by)));
                    self.each_shared_step(rows, &mut |step| list.object(step));
                });
                self.put_tail(&common.retry.unwrap_or(Retry::Undecided), &steps, &own_facts, true, object);
            }
            Verdict::Unknown { why, nearest } => {
                self.put_head("unknown", api, object);
                object.text("reason", &text::why_unknown(why, &self.input, api));
                let nearest = ItemsOf(|list: &mut List<'_>| {
                    for (_, entry) in nearest.iter() {
                        list.object(&ObjectOf(|object: &mut Object<'_>| {
                            object.object("entry", entry);
                            object.text("why", &text::why_nearest(why, entry, &self.input));
                        }));
                    }
                });
                object.list("nearest", &nearest);
                let steps = ItemsOf(|list: &mut List<'_>| {
                    if why == Unlisted::OtherApi {
                        list.object(&own_step(Place::Code, text::CHECK_THE_API));
                    }
                    list.object(&own_step(Place::Code, text::LOG_IT));
                    list.object(&own_step(Place::Code, text::LOOK_IT_UP));
                });
                let facts = ItemsOf(|list: &mut List<'_>| {
                    self.put_own_facts(list);
                    if text::has_eight_digits(&self.input) {
                        list.object(&catalog::EIGHT_DIGITS);
                    }
                });
                self.put_tail(&Retry::Undecided, &steps, &facts, true, object);
            }
            Verdict::Unrecognized(looks_like) => {
                self.put_head("unrecognized", api, object);
                let (reason, advice) = text::why_unrecognized(looks_like);
                object.text("looksLike", looks_like.name());
                object.text("reason", reason);
                let step = [own_step(Place::Code, advice)];
                self.put_tail(&Retry::Undecided, &step.as_slice(), &own_facts, true, object);
            }
        }
        object.text("text", &self.text());
    }
}

impl Fields for Common {
    fn fields(&self, object: &mut Object<'_>) {
        object.text_or_null("source", self.source.map(Source::name));
        match &self.retry {
            Some(retry) => object.object("retry", retry),
            None => object.text_or_null("retry", None),
        }
        object.text_or_null("escalate", self.escalate.map(Escalate::name));
        object.bool_or_null("expected", self.expected);
    }
}

impl Fields for (ProblemKind, &str) {
    fn fields(&self, object: &mut Object<'_>) {
        let kind = match self.0 {
            ProblemKind::Contradiction(one, other) => {
                object.list("between", &Texts(&[one.name(), other.name()]));
                "contradiction"
            }
            ProblemKind::BadCode => "bad-code",
            ProblemKind::BadContext => "bad-context",
        };
        object.text("kind", kind);
        object.text("text", self.1);
        object.text("origin", Origin::Derived.name());
    }
}

impl<V: Value> serde::Serialize for Explanation<V> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Node::Object(self).serialize(serializer)
    }
}
