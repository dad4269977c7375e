//! From a verdict to the whole answer.

use super::{
    Ambiguous, Candidate, CatalogInfo, Common, Explanation, GivenCode, Known, Problem, ProblemKind, Unknown,
    Unrecognized, text,
};
use crate::api::Api;
use crate::catalog::{self, Code, Entry, Fact, Origin, Place, Step};
use crate::context::Context;
use crate::http_status;
use crate::input::{Input, Kind, LooksLike, Value};
use crate::matching::{Contradiction, DecideBy, Evidence, Match, Matching, Rows, Unlisted, Verdict};
use crate::prose;
use crate::retry::{Condition, Retry};
use std::borrow::Cow;

const CATALOG: CatalogInfo = CatalogInfo { revision: catalog::REVISION };

/// Whether the answer has nothing in it that depends on this one error but its code, its message and the call.
#[cfg(target_arch = "wasm32")]
pub(crate) fn is_plain<V: Value>(entry: &Entry, matching: &Matching, input: &Input<V>, context: &Context) -> bool {
    matching.contradictions.is_empty()
        && !input.not_a_code
        && context.not_an_api.is_none()
        && input.sub_code.is_none()
        && input.placeholder.is_none()
        && matches!(entry.code, Code::One(_))
        && !(is_about_abort(entry) && aborted(input, context).is_some())
        && url(input).is_none()
}

/// Puts the answer together.
pub(crate) fn compose<V: Value>(matching: &Matching, input: &Input<V>, context: &Context) -> Explanation {
    let composer = Composer { matching, input, context };
    match &matching.verdict {
        Verdict::Known { entry, matched, .. } => {
            Explanation::Known(Box::new(composer.known(entry, *matched, composer.problems())))
        }
        Verdict::Ambiguous { rows, matched, decide_by } => composer.ambiguous(*rows, *matched, *decide_by),
        Verdict::Unknown { why, nearest } => composer.unknown(*why, *nearest),
        Verdict::Unrecognized(looks_like) => composer.unrecognized(*looks_like),
    }
}

struct Composer<'a, V> {
    matching: &'a Matching,
    input: &'a Input<V>,
    context: &'a Context,
}

impl<V: Value> Composer<'_, V> {
    fn code(&self) -> Option<GivenCode> {
        let as_text = |raw: &V| raw.text(crate::input::MESSAGE_LIMIT).filter(|_| raw.kind() == Kind::Text);
        if let Some(text) = self.input.raw_code.as_ref().and_then(as_text) {
            return Some(GivenCode::Text(text));
        }
        if let Some(number) = self.input.raw_code.as_ref().and_then(Value::number) {
            return number.is_finite().then_some(GivenCode::Number(number));
        }
        self.input.code.or(self.input.placeholder).map(|code| GivenCode::Number(code as f64))
    }

    fn known(&self, entry: &'static Entry, matched: Match, problems: Vec<Problem>) -> Known {
        let (input, context) = (self.input, self.context);
        let status = input.code.filter(|_| entry.code == Code::HttpNon2xx);
        let aborted = aborted(input, context).filter(|_| is_about_abort(entry));
        let retry = match entry.retry {
            Retry::Depends { on: Condition::Aborted, yes, no } => match aborted {
                Some(true) => *yes,
                Some(false) => *no,
                None => entry.retry,
            },
            Retry::Depends { on: Condition::TransientStatus, yes, no } => match status {
                Some(status) if http_status::is_transient(status) => *yes,
                Some(_) => *no,
                None => entry.retry,
            },
            other => other,
        };
        let mut steps = Cow::Borrowed(entry.steps);
        let mut facts = Cow::Borrowed(entry.facts);
        if let Some(status) = status {
            steps.to_mut().push(Step {
                text: Cow::Borrowed(http_status::advice(status)),
                place: Place::Server,
                origin: Origin::Derived,
            });
            facts.to_mut().push(Fact {
                name: "HTTP status",
                value: Cow::Owned(text::status_line(status)),
                origin: Origin::Input,
                doc_url: None,
            });
        }
        let own = self.facts();
        if !own.is_empty() {
            facts.to_mut().extend(own);
        }
        // A call that the game ended itself has failed as it was meant to.
        let expected = entry.expected || aborted == Some(true);
        let text = text::known(entry, status, aborted, retry, matched, expected, &problems);
        Known {
            status: "known",
            code: self.code(),
            message: input.message.clone(),
            api: self.matching.api.or(entry.api.only_api()),
            id: entry.id,
            title: entry.title,
            aliases: entry.aliases,
            meaning: entry.meaning,
            source: entry.source,
            action: entry.action,
            steps,
            retry,
            escalate: entry.escalate,
            expected,
            facts,
            problems,
            matched,
            doc_url: entry.doc_url,
            revision: entry.revision,
            origin: entry.origin,
            text,
            catalog: CATALOG,
        }
    }

    fn ambiguous(&self, rows: Rows, matched: Match, decide_by: Option<DecideBy>) -> Explanation {
        let candidates: Vec<Known> = rows
            .iter()
            .map(|(_, entry)| {
                let by_code = self.input.code.is_some_and(|code| entry.code.covers(code));
                let matched = Match {
                    by_code,
                    by_message: matched.by_message || !by_code,
                    by_api: matched.by_api,
                    confidence: crate::matching::Confidence::Guess,
                };
                self.known(entry, matched, Vec::new())
            })
            .collect();
        let common = Common {
            source: same(&candidates, |known| known.source),
            retry: same(&candidates, |known| known.retry),
            escalate: same(&candidates, |known| known.escalate).flatten(),
            expected: same(&candidates, |known| known.expected),
        };
        let mut steps = vec![Step {
            text: Cow::Owned(text::how_to_decide(&candidates, decide_by)),
            place: Place::Code,
            origin: Origin::Derived,
        }];
        if let Some((first, others)) = candidates.split_first() {
            let shared = first.steps.iter().filter(|step| others.iter().all(|other| other.steps.contains(step)));
            steps.extend(shared.cloned());
        }
        let problems = self.problems();
        let text = text::ambiguous(self.input, rows, &steps, &common, &problems);
        Explanation::Ambiguous(Box::new(Ambiguous {
            status: "ambiguous",
            code: self.code(),
            message: self.input.message.clone(),
            api: self.matching.api,
            candidates,
            decide_by,
            retry: common.retry.unwrap_or(Retry::Undecided),
            common,
            steps,
            facts: self.facts(),
            problems,
            text,
            catalog: CATALOG,
        }))
    }

    fn unknown(&self, why: Unlisted, nearest: Rows) -> Explanation {
        let reason = text::why_unknown(why, self.input, self.matching.api);
        let nearest: Vec<Candidate> = nearest
            .iter()
            .map(|(_, entry)| Candidate { entry, why: text::why_nearest(why, entry, self.input) })
            .collect();
        let mut steps = vec![
            Step {
                text: Cow::Borrowed(
                    "Log the whole error object, the call and its arguments: an unlisted error is best understood \
                     from where it happens.",
                ),
                place: Place::Code,
                origin: Origin::Derived,
            },
            Step {
                text: Cow::Borrowed(
                    "Look the code up in the platform's current error reference: it may have been added since.",
                ),
                place: Place::Support,
                origin: Origin::Derived,
            },
        ];
        if why == Unlisted::OtherApi {
            steps.insert(
                0,
                Step {
                    text: Cow::Borrowed("Check which call was rejected: the api that was given does not fit."),
                    place: Place::Code,
                    origin: Origin::Derived,
                },
            );
        }
        let mut facts = self.facts();
        // Eight digits: the Minis server API and payment, another number space.
        if why == Unlisted::Code && self.input.code.is_some_and(|code| (10_000_000..=99_999_999).contains(&code)) {
            facts.push(Fact {
                name: "other number space",
                value: Cow::Borrowed("codes of eight digits belong to the Minis server API"),
                origin: Origin::Reference,
                doc_url: Some(catalog::DOC_SERVER_CODES),
            });
        }
        let problems = self.problems();
        let text = text::unknown(&reason, &nearest, &problems);
        Explanation::Unknown(Box::new(Unknown {
            status: "unknown",
            code: self.code(),
            message: self.input.message.clone(),
            api: self.matching.api,
            reason,
            nearest,
            retry: Retry::Undecided,
            steps,
            facts,
            problems,
            text,
            catalog: CATALOG,
        }))
    }

    fn unrecognized(&self, looks_like: LooksLike) -> Explanation {
        let (reason, step) = text::why_unrecognized(looks_like);
        let problems = self.problems();
        let text = text::unrecognized(reason, step, &problems);
        Explanation::Unrecognized(Box::new(Unrecognized {
            status: "unrecognized",
            code: self.code(),
            message: self.input.message.clone(),
            api: self.matching.api,
            looks_like,
            reason,
            retry: Retry::Undecided,
            steps: vec![Step { text: Cow::Borrowed(step), place: Place::Code, origin: Origin::Derived }],
            facts: self.facts(),
            problems,
            text,
            catalog: CATALOG,
        }))
    }

    /// What was read from the error beside its code and its message.
    fn facts(&self) -> Vec<Fact> {
        let mut facts = Vec::new();
        if let Some(url) = url(self.input) {
            facts.push(Fact {
                name: "url",
                value: Cow::Owned(prose::clip(url, 200)),
                origin: Origin::Input,
                doc_url: None,
            });
        }
        if let Some(sub_code) = self.input.sub_code {
            let mut value = String::new();
            prose::push_integer(&mut value, sub_code);
            facts.push(Fact { name: "sub error code", value: Cow::Owned(value), origin: Origin::Input, doc_url: None });
        }
        facts
    }

    fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for contradiction in &self.matching.contradictions {
            let between = match contradiction {
                Contradiction::CodeAndMessage => [Evidence::Code, Evidence::Message],
                Contradiction::CodeAndApi => [Evidence::Code, Evidence::Api],
                Contradiction::MessageAndApi | Contradiction::ApiAndMessage => [Evidence::Message, Evidence::Api],
            };
            problems.push(Problem {
                kind: ProblemKind::Contradiction,
                between: Some(between),
                text: Cow::Owned(text::contradiction(*contradiction, self.input, self.matching.api)),
                origin: Origin::Derived,
            });
        }
        if self.input.not_a_code {
            problems.push(Problem {
                kind: ProblemKind::BadCode,
                between: None,
                text: Cow::Borrowed("The error code is not a whole number, so it was left out of account."),
                origin: Origin::Derived,
            });
        }
        if let Some(placeholder) = self.input.placeholder.filter(|code| *code != 0) {
            let mut text = String::new();
            prose::push_integer(&mut text, placeholder);
            text.push_str(" is what a wrapper fills in when it finds no code, so it was left out of account.");
            problems.push(Problem {
                kind: ProblemKind::BadCode,
                between: None,
                text: Cow::Owned(text),
                origin: Origin::Derived,
            });
        }
        if let Some(name) = &self.context.not_an_api {
            problems.push(Problem {
                kind: ProblemKind::BadContext,
                between: None,
                text: Cow::Owned(text::not_an_api(name)),
                origin: Origin::Derived,
            });
        }
        problems
    }
}

/// Whether the row means something else when the game itself aborted the call.
fn is_about_abort(entry: &Entry) -> bool {
    matches!(entry.retry, Retry::Depends { on: Condition::Aborted, .. })
}

/// Whether the game aborted the call: the caller knows, or the message is just that word.
fn aborted<V>(input: &Input<V>, context: &Context) -> Option<bool> {
    context.aborted.or_else(|| (input.wording.text() == "abort").then_some(true))
}

fn url<V>(input: &Input<V>) -> Option<&str> {
    input.wording.url(input.message.as_deref()?)
}

/// The value that all candidates have; `None` when they differ.
fn same<T: PartialEq>(candidates: &[Known], property: impl Fn(&Known) -> T) -> Option<T> {
    let (first, others) = candidates.split_first()?;
    let value = property(first);
    others.iter().all(|other| property(other) == value).then_some(value)
}

/// The call of a context, for sentences.
pub(super) fn call_of(api: Option<Api>) -> &'static str {
    match api {
        Some(Api::Request) => "request",
        Some(Api::DownloadFile) => "downloadFile",
        Some(Api::AdInit) => "creating an ad",
        Some(Api::AdLoad) => "loading an ad",
        Some(Api::AdShow) => "showing an ad",
        None => "this call",
    }
}
