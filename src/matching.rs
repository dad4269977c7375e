//! From what came in to the rows it can mean.
//!
//! The code selects rows, the call narrows them, the message decides the rest. What does not decide stays open, and what
//! contradicts itself is said to.

use crate::api::{Api, Family};
use crate::catalog::{self, Code, Entry};
use crate::context::Context;
use crate::input::{Agreement, From, Input, LooksLike, Value};
use crate::plain::{Fields, List, Node};

/// The code that the older In-App Ads API page lists with sub error codes.
pub(crate) const WITH_SUB_CODES: i64 = 50000;

/// What an answer rests on, and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// The code was used.
    pub by_code: bool,
    /// The message was used.
    pub by_message: bool,
    /// The call was used.
    pub by_api: bool,
    /// How sure the answer is.
    pub confidence: Confidence,
}

impl List for Match {
    fn items(&self, put: &mut dyn FnMut(Node<'_>)) {
        for (name, used) in [("code", self.by_code), ("message", self.by_message), ("api", self.by_api)] {
            if used {
                put(Node::Text(name));
            }
        }
    }
}

impl Fields for Match {
    fn fields(&self, put: &mut dyn FnMut(&'static str, Node<'_>)) {
        put("by", Node::List(self));
        put("confidence", Node::Text(self.confidence.name()));
    }
}

/// How sure an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// One of several possible readings.
    Guess,
    /// One thing says so and nothing else confirms it, or something else does not fit.
    Likely,
    /// The code and, with it, the message or the call say so.
    Exact,
}

impl Confidence {
    /// The name that answers have: `guess`, `likely` or `exact`.
    pub const fn name(self) -> &'static str {
        match self {
            Confidence::Guess => "guess",
            Confidence::Likely => "likely",
            Confidence::Exact => "exact",
        }
    }
}

/// What would decide between several rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecideBy {
    /// Knowing which call was rejected.
    Api,
    /// The message that came with the code.
    Message,
    /// The code that came with the message.
    Code,
}

impl DecideBy {
    /// The name that answers have: `api`, `message` or `code`.
    pub const fn name(self) -> &'static str {
        match self {
            DecideBy::Api => "api",
            DecideBy::Message => "message",
            DecideBy::Code => "code",
        }
    }
}

/// One of the three things that decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The error code.
    Code,
    /// The message.
    Message,
    /// The call that was rejected.
    Api,
}

impl Evidence {
    /// The name that answers have: `code`, `message` or `api`.
    pub const fn name(self) -> &'static str {
        match self {
            Evidence::Code => "code",
            Evidence::Message => "message",
            Evidence::Api => "api",
        }
    }
}

/// Two things that cannot both be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Contradiction {
    /// The message is the wording of another code.
    CodeAndMessage,
    /// The code is not listed for the call.
    CodeAndApi,
    /// The message is not listed for the call.
    MessageAndApi,
    /// The message names another call than the context.
    ApiAndMessage,
}

/// The contradictions that were found, each once.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Contradictions(u8);

impl Contradictions {
    const ALL: [Contradiction; 4] = [
        Contradiction::CodeAndMessage,
        Contradiction::CodeAndApi,
        Contradiction::MessageAndApi,
        Contradiction::ApiAndMessage,
    ];

    fn push(&mut self, contradiction: Contradiction) {
        self.0 |= 1 << contradiction as u8;
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = Contradiction> {
        Contradictions::ALL.into_iter().filter(move |one| self.0 >> *one as u8 & 1 == 1)
    }
}

/// Why a code or a message is not explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unlisted {
    /// The reference does not list the code.
    Code,
    /// No code came, and the reference does not list the message.
    Message,
    /// Something stands where the code should be, but it is no code.
    NotACode,
    /// The reference lists it, but for other calls.
    OtherApi,
    /// The message names a function that the reference does not cover.
    Function,
}

/// What the matching decided.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Verdict {
    Known { row: usize, entry: &'static Entry, matched: Match },
    Ambiguous { rows: Rows, matched: Match, decide_by: Option<DecideBy> },
    Unknown { why: Unlisted, nearest: Rows },
    Unrecognized(LooksLike),
}

/// The verdict, and what was noticed on the way.
#[derive(Debug)]
pub(crate) struct Matching {
    pub verdict: Verdict,
    pub api: Option<Api>,
    pub contradictions: Contradictions,
}

/// A set of catalog rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rows(u64);

const _: () = assert!(catalog::LEN <= 64, "a set of rows is held in 64 bits");

impl Rows {
    pub(crate) const NONE: Rows = Rows(0);

    pub(crate) fn one(row: usize) -> Rows {
        Rows(1 << row)
    }

    pub(crate) fn of(mut predicate: impl FnMut(&'static Entry) -> bool) -> Rows {
        let mut rows = Rows::NONE;
        for (index, entry) in catalog::entries().enumerate() {
            if predicate(entry) {
                rows.0 |= 1 << index;
            }
        }
        rows
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = (usize, &'static Entry)> {
        catalog::entries().enumerate().filter(move |(index, _)| self.0 >> index & 1 == 1)
    }

    pub(crate) fn len(self) -> u32 {
        self.0.count_ones()
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    fn keep(self, mut predicate: impl FnMut(&'static Entry) -> bool) -> Rows {
        let mut kept = Rows::NONE;
        for (index, entry) in self.iter() {
            if predicate(entry) {
                kept.0 |= 1 << index;
            }
        }
        kept
    }

    fn or(self, other: Rows) -> Rows {
        Rows(self.0 | other.0)
    }

    pub(crate) fn first(self) -> Option<(usize, &'static Entry)> {
        self.iter().next()
    }
}

/// The call as far as it is known.
struct Calls {
    /// The call to report.
    api: Option<Api>,
    /// Which calls narrow the rows: none, the one that is known, or two that contradict each other.
    narrowing: [Option<Api>; 2],
}

impl Calls {
    fn known(&self) -> impl Iterator<Item = Api> {
        self.narrowing.into_iter().flatten()
    }

    fn is_known(&self) -> bool {
        self.narrowing.iter().any(Option::is_some)
    }

    /// Whether the reference lists the row for this very call.
    fn exactly(&self, entry: &Entry) -> bool {
        self.known().any(|api| entry.api.covers(api))
    }

    /// Whether the row belongs to the same part of the reference.
    fn family(&self, entry: &Entry) -> bool {
        let family: Option<Family> = self.known().map(Api::family).find(|family| *family == entry.api.family());
        family.is_some()
    }

    /// Whether no table covers the call, so that a row of its family is as good as can be.
    fn is_uncovered(&self) -> bool {
        self.known().any(|api| api == Api::AdLoad)
    }
}

/// Decides what an error means.
pub(crate) fn decide<V: Value>(value: &V, input: &Input<V>, context: &Context) -> Matching {
    let mut contradictions = Contradictions::default();
    let read = input.api();
    let foreign = read.is_none() && !input.wording.function().is_empty();
    let narrowing = match (context.api, read) {
        (Some(given), Some(read)) if given != read => [Some(given), Some(read)],
        (given, read) => [given.or(read), None],
    };
    let calls = Calls { api: context.api.or(read), narrowing };
    if narrowing[1].is_some() || (foreign && context.api.is_some()) {
        contradictions.push(Contradiction::ApiAndMessage);
    }
    let verdict = if foreign && context.api.is_none() {
        let nearest = input.code().map_or(Rows::NONE, rows_of_code);
        Verdict::Unknown { why: Unlisted::Function, nearest }
    } else if let Some(code) = input.code() {
        decide_by_code(value, input, code, &calls, &mut contradictions)
    } else {
        decide_by_message(value, input, &calls, &mut contradictions)
    };
    let api = calls.api.or(match verdict {
        Verdict::Known { entry, .. } => entry.api.only_api(),
        _ => None,
    });
    Matching { verdict, api, contradictions }
}

fn rows_of_code(code: i64) -> Rows {
    Rows::of(|entry| entry.code.covers(code))
}

/// How the message agrees with a row.
fn agreement<V: Value>(input: &Input<V>, entry: &Entry) -> Option<Agreement> {
    if input.wording.text().is_empty() {
        return None;
    }
    // A title of our own is no wording of the platform.
    let title = Some(entry.title).filter(|_| entry.origin.title == catalog::Origin::Reference);
    let wordings = title.into_iter().chain(entry.aliases.iter().copied());
    let best = wordings.filter_map(|wording| input.wording.agreement(wording)).max();
    if best != Some(Agreement::Whole) && entry.fragments.iter().any(|fragment| input.wording.contains(fragment)) {
        return Some(Agreement::Whole);
    }
    best
}

/// The rows whose wording the message is.
fn rows_of_message<V: Value>(input: &Input<V>) -> Rows {
    if input.wording.text().is_empty() {
        return Rows::NONE;
    }
    Rows::of(|entry| agreement(input, entry) == Some(Agreement::Whole))
}

fn decide_by_code<V: Value>(
    value: &V,
    input: &Input<V>,
    code: i64,
    calls: &Calls,
    contradictions: &mut Contradictions,
) -> Verdict {
    let mut listed = rows_of_code(code);
    if listed.is_empty() {
        // The numbers of a DOMException or of another system are no codes of the platform.
        return match LooksLike::of(value, input) {
            LooksLike::Something | LooksLike::Number => {
                Verdict::Unknown { why: Unlisted::Code, nearest: nearest(input, code, calls) }
            }
            _ if input.code_from == From::PlatformKey => {
                Verdict::Unknown { why: Unlisted::Code, nearest: nearest(input, code, calls) }
            }
            looks_like => Verdict::Unrecognized(looks_like),
        };
    }
    let mut with_sub_codes = listed;
    if code == WITH_SUB_CODES {
        let sub_codes = Rows::of(|entry| matches!(entry.code, Code::One(50101) | Code::Range(50102, 50107)));
        with_sub_codes = listed.or(sub_codes);
        let named = sub_codes.keep(|entry| input.sub_code.is_some_and(|sub| entry.code.covers(sub)));
        if !named.is_empty() {
            listed = named;
            with_sub_codes = named;
        }
    }

    let mut matched = Match { by_code: true, by_message: false, by_api: false, confidence: Confidence::Likely };
    let mut best = None;
    for (_, entry) in with_sub_codes.iter() {
        best = best.max(agreement(input, entry));
    }
    let mut rows = listed;
    if best.is_some() {
        rows = with_sub_codes.keep(|entry| agreement(input, entry) == best);
        matched.by_message = true;
    } else {
        let others = rows_of_message(input);
        if !others.is_empty() {
            contradictions.push(Contradiction::CodeAndMessage);
            let of_call = listed.keep(|entry| calls.exactly(entry));
            let others_of_call = others.keep(|entry| calls.family(entry));
            if of_call.is_empty() || !others_of_call.is_empty() {
                return Verdict::Ambiguous { rows: listed.or(others), matched, decide_by: None };
            }
        }
    }

    let mut fits = true;
    if calls.is_known() {
        let exact = rows.keep(|entry| calls.exactly(entry));
        let family = rows.keep(|entry| calls.family(entry));
        if !exact.is_empty() {
            matched.by_api = true;
            rows = exact;
        } else if matched.by_message && !listed.keep(|entry| calls.exactly(entry)).is_empty() {
            // The message points to one call, the context to the other, and the code is listed for both.
            contradictions.push(Contradiction::MessageAndApi);
            let rows = rows.or(listed.keep(|entry| calls.exactly(entry)));
            return Verdict::Ambiguous { rows, matched, decide_by: None };
        } else if !family.is_empty() {
            fits = false;
            if !calls.is_uncovered() {
                contradictions.push(Contradiction::CodeAndApi);
            }
            matched.by_api = family != rows;
            rows = family;
        } else if matched.by_message && best == Some(Agreement::Whole) {
            fits = false;
            contradictions.push(Contradiction::CodeAndApi);
        } else {
            contradictions.push(Contradiction::CodeAndApi);
            return Verdict::Unknown { why: Unlisted::OtherApi, nearest: rows };
        }
    }

    let Some((row, entry)) = rows.first() else {
        return Verdict::Unknown { why: Unlisted::Code, nearest: Rows::NONE };
    };
    if rows.len() > 1 {
        return Verdict::Ambiguous { rows, matched, decide_by: Some(decide_by(rows, calls, true)) };
    }
    let message_is_other = !input.wording.text().is_empty() && !matched.by_message;
    let confirmed = matched.by_message || (matched.by_api && !message_is_other);
    matched.confidence = if !contradictions.is_empty() || !fits {
        Confidence::Likely
    } else if input.code_is_guessed {
        if matched.by_message { Confidence::Likely } else { Confidence::Guess }
    } else if confirmed {
        Confidence::Exact
    } else if entry.code == Code::HttpNon2xx && !matched.by_api {
        // A number below 600 can be anything when neither the message nor the call speaks for HTTP.
        Confidence::Guess
    } else {
        Confidence::Likely
    };
    Verdict::Known { row, entry, matched }
}

fn decide_by_message<V: Value>(
    value: &V,
    input: &Input<V>,
    calls: &Calls,
    contradictions: &mut Contradictions,
) -> Verdict {
    let mut rows = rows_of_message(input);
    let mut matched = Match { by_code: false, by_message: true, by_api: false, confidence: Confidence::Likely };
    if calls.is_known() && !rows.is_empty() {
        let exact = rows.keep(|entry| calls.exactly(entry));
        let family = rows.keep(|entry| calls.family(entry));
        if !exact.is_empty() {
            matched.by_api = true;
            rows = exact;
        } else if !family.is_empty() {
            if !calls.is_uncovered() {
                contradictions.push(Contradiction::MessageAndApi);
            }
            matched.by_api = family != rows;
            rows = family;
        } else {
            contradictions.push(Contradiction::MessageAndApi);
            return Verdict::Unknown { why: Unlisted::OtherApi, nearest: rows };
        }
    }
    if let Some((row, entry)) = rows.first() {
        if rows.len() > 1 {
            return Verdict::Ambiguous { rows, matched, decide_by: Some(decide_by(rows, calls, false)) };
        }
        return Verdict::Known { row, entry, matched };
    }
    let looks_like = LooksLike::of(value, input);
    let is_platform_error = input.api().is_some()
        || (input.not_a_code() && input.code_from == From::PlatformKey)
        || (input.message.is_some() && input.message_from == From::PlatformKey)
        || input.placeholder().is_some_and(|code| code != 0);
    if looks_like == LooksLike::Success || !is_platform_error {
        return Verdict::Unrecognized(looks_like);
    }
    let why = if input.not_a_code() { Unlisted::NotACode } else { Unlisted::Message };
    Verdict::Unknown { why, nearest: Rows::NONE }
}

/// What would tell the rows apart.
fn decide_by(rows: Rows, calls: &Calls, has_code: bool) -> DecideBy {
    let apart = |same: fn(&Entry, &Entry) -> bool| {
        rows.iter().all(|(left, a)| rows.iter().all(|(right, b)| left == right || !same(a, b)))
    };
    let call_is_open = !calls.is_known() || calls.is_uncovered();
    if call_is_open && apart(|a, b| a.api == b.api) {
        DecideBy::Api
    } else if !has_code && apart(|a, b| a.code == b.code) {
        DecideBy::Code
    } else {
        DecideBy::Message
    }
}

/// At most three rows that an unlisted code may be confused with: those whose wording the message is, then those whose
/// numbers are close by.
fn nearest<V: Value>(input: &Input<V>, code: i64, calls: &Calls) -> Rows {
    const MOST: u32 = 3;
    let by_message = rows_of_message(input);
    if !by_message.is_empty() {
        return by_message;
    }
    let in_family = |entry: &Entry| !calls.is_known() || calls.family(entry);
    // A success is not a failure's neighbour, but it shows that the code is an HTTP status.
    if (200..300).contains(&code) {
        return Rows::of(|entry| entry.code == Code::HttpNon2xx && in_family(entry));
    }
    let mut nearest = Rows::NONE;
    for limit in [1, 3, 10, 100] {
        let rows = Rows::of(|entry| in_family(entry) && distance(entry.code, code).is_some_and(|apart| apart <= limit));
        if rows.len() > MOST {
            break;
        }
        nearest = rows;
        if nearest.len() == MOST {
            break;
        }
    }
    nearest
}

/// How far a number is from those of a row.
fn distance(listed: Code, code: i64) -> Option<i64> {
    match listed {
        Code::One(one) => Some((i64::from(one) - code).abs()),
        Code::Range(first, last) => Some((i64::from(first) - code).abs().min((i64::from(last) - code).abs())),
        Code::HttpNon2xx => None,
    }
}
