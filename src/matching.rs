//! From what came in to the rows it can mean.
//!
//! The code selects rows, the call narrows them, the message decides the rest. What does not decide stays open, and what
//! contradicts itself is said to.

use crate::api::Api;
use crate::catalog::{self, Code, Entry, Rows};
use crate::context::Context;
use crate::diagnosis;
use crate::input::{Agreement, From, Input, LooksLike, Value, Wording};
use crate::plain::{Fields, Items, List, Object};

/// What an answer rests on, and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// The code was used.
    pub by_code: bool,
    /// The message was used.
    pub by_message: bool,
    /// The call was used.
    pub by_api: bool,
    /// The arguments of the call were used.
    pub by_args: bool,
    /// How sure the answer is.
    pub confidence: Confidence,
}

impl Items for Match {
    fn items(&self, list: &mut List<'_>) {
        let used = [self.by_code, self.by_message, self.by_api, self.by_args];
        for (name, used) in ["code", "message", "api", "args"].into_iter().zip(used) {
            if used {
                list.text(name);
            }
        }
    }
}

impl Fields for Match {
    fn fields(&self, object: &mut Object<'_>) {
        object.list("by", self);
        object.text("confidence", self.confidence.name());
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
    /// The number is listed, but what came with it speaks of something else.
    Elsewhere,
}

/// What the matching decided.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Verdict {
    Known { row: usize, entry: &'static Entry, matched: Match },
    Ambiguous { rows: Rows, matched: Match, decide_by: Option<DecideBy> },
    Unknown { why: Unlisted, nearest: Rows },
    Unrecognized(LooksLike),
}

impl Verdict {
    /// The rows that the error can mean: one when it is known, several when it is ambiguous, none otherwise.
    pub(crate) fn rows(&self) -> Rows {
        match self {
            Verdict::Known { row, .. } => Rows::one(*row),
            Verdict::Ambiguous { rows, .. } => *rows,
            _ => Rows::NONE,
        }
    }
}

/// The verdict, and what was noticed on the way.
#[derive(Debug)]
pub(crate) struct Matching {
    pub verdict: Verdict,
    pub api: Option<Api>,
    pub contradictions: Contradictions,
}

/// The call as far as it is known.
struct Call {
    /// The call to report.
    api: Option<Api>,
    /// Whether anything is known of it.
    is_known: bool,
    /// The rows that the reference lists for this very call.
    exact: Rows,
    /// The rows of the same part of the reference.
    family: Rows,
    /// No table covers the call, so that a row of its family is as good as can be.
    is_uncovered: bool,
}

impl Call {
    /// `other` is a second call that the input names; then the rows of both are in question.
    fn new(api: Option<Api>, other: Option<Api>) -> Call {
        let mut call = Call {
            api,
            is_known: api.is_some(),
            exact: Rows::NONE,
            family: Rows::NONE,
            is_uncovered: api == Some(Api::AdLoad) || other == Some(Api::AdLoad),
        };
        for api in [api, other].into_iter().flatten() {
            call.exact = call.exact | Rows::of_api(api);
            call.family = call.family | Rows::of_family(api);
        }
        call
    }
}

/// Decides what an error means.
pub(crate) fn decide<V: Value>(value: &V, input: &Input<V>, context: &Context) -> Matching {
    let mut contradictions = Contradictions::default();
    let read = input.api();
    let is_foreign = read.is_none() && !input.function().is_empty();
    let other = read.filter(|read| context.api.is_some_and(|given| given != *read));
    let call = Call::new(context.api.or(read), other);
    if other.is_some() || (is_foreign && context.api.is_some()) {
        contradictions.push(Contradiction::ApiAndMessage);
    }
    let verdict = if input.says_ok() {
        Verdict::Unrecognized(LooksLike::Success)
    } else if is_foreign && context.api.is_none() {
        Verdict::Unknown { why: Unlisted::Function, nearest: input.listed }
    } else if let Some(code) = input.code() {
        // A code that is no number of 32 bits becomes one that the reference does not list either.
        decide_by_code(value, input, code as u32, &call, &mut contradictions)
    } else {
        decide_by_message(value, input, &call, &mut contradictions)
    };
    let verdict = match verdict {
        Verdict::Ambiguous { rows, matched, decide_by: Some(_) } => {
            let narrowed = diagnosis::narrow(rows, context);
            match narrowed.first() {
                Some((row, entry)) if narrowed.len() == 1 => {
                    Verdict::Known { row, entry, matched: Match { by_args: true, ..matched } }
                }
                _ => verdict,
            }
        }
        _ => verdict,
    };
    Matching { verdict, api: call.api, contradictions }
}

/// The rows among `rows` that the message agrees with best.
fn agreeing<V>(input: &Input<V>, rows: Rows) -> (Option<Agreement>, Rows) {
    let (mut best, mut agreeing) = (None, Rows::NONE);
    if !input.wording.text().is_empty() {
        for (index, entry) in rows.iter() {
            let agreement = agreement(&input.wording, entry);
            if agreement > best {
                (best, agreeing) = (agreement, Rows::NONE);
            }
            if agreement.is_some() && agreement == best {
                agreeing = agreeing | Rows::one(index);
            }
        }
    }
    (best, agreeing)
}

/// How the message agrees with a row.
pub(crate) fn agreement(message: &Wording, entry: &Entry) -> Option<Agreement> {
    // A title of our own is no wording of the platform.
    let mut best = if entry.origin.title == catalog::Origin::Reference { message.agreement(entry.title) } else { None };
    for alias in entry.aliases {
        best = best.max(message.agreement(alias));
    }
    for fragment in entry.fragments {
        if message.contains(fragment) {
            best = Some(Agreement::Whole);
        }
    }
    best
}

/// The rows whose wording the message is.
fn rows_of_message<V>(input: &Input<V>) -> Rows {
    match agreeing(input, Rows::ALL) {
        (Some(Agreement::Whole), rows) => rows,
        _ => Rows::NONE,
    }
}

fn decide_by_code<V: Value>(
    value: &V,
    input: &Input<V>,
    code: u32,
    call: &Call,
    contradictions: &mut Contradictions,
) -> Verdict {
    let of_code = input.listed;
    if of_code.is_empty() {
        let looks_like = LooksLike::of(value, input);
        let is_meant = matches!(looks_like, LooksLike::Something | LooksLike::Number | LooksLike::Text);
        // The numbers of a DOMException or of another system are no codes of the platform.
        if is_meant || input.code_from == From::PlatformKey {
            return Verdict::Unknown { why: Unlisted::Code, nearest: nearest(input, code, call) };
        }
        return Verdict::Unrecognized(looks_like);
    }
    let (mut listed, mut in_question) = (of_code, of_code);
    if code == catalog::WITH_SUB_CODES {
        let with_sub_codes = Rows::of_code(50101) | Rows::of_code(50102);
        let named = input.sub_code.map_or(Rows::NONE, |code| Rows::of_code(code as u32)) & with_sub_codes;
        in_question = listed | with_sub_codes;
        if !named.is_empty() {
            (listed, in_question) = (named, named);
        }
    }

    let mut matched =
        Match { by_code: true, by_message: false, by_api: false, by_args: false, confidence: Confidence::Likely };
    let (agreement, agreed) = agreeing(input, in_question);
    if input.code_needs_message && agreement.is_none() {
        return Verdict::Unrecognized(LooksLike::of(value, input));
    }
    // An error with a name of its own, or with words that no page has, is of the platform only if its call is.
    if !call.is_known
        && agreement.is_none()
        && input.code_from == From::CommonKey
        && (!input.wording.text().is_empty() || LooksLike::has_error_name(value))
    {
        return Verdict::Unknown { why: Unlisted::Elsewhere, nearest: of_code };
    }
    // Words that only begin like the wording of one row can be the whole wording of another.
    let others = if agreement == Some(Agreement::Whole) { Rows::NONE } else { rows_of_message(input) - of_code };
    let mut rows = listed;
    if !others.is_empty() {
        contradictions.push(Contradiction::CodeAndMessage);
        // When the call has a row for the code and none for the message, the message is the weaker one.
        if (listed & call.exact).is_empty() || !(others & call.family).is_empty() {
            return Verdict::Ambiguous { rows: listed | others, matched, decide_by: None };
        }
    } else if agreement.is_some() {
        matched.by_message = true;
        rows = agreed;
        // The wording of another meaning of the same code may stand further behind.
        let also = (listed - agreed).keep(&|entry| input.wording.contains(entry.title));
        if !also.is_empty() {
            return Verdict::Ambiguous { rows: rows | also, matched, decide_by: Some(DecideBy::Message) };
        }
    }

    let mut fits = true;
    if call.is_known {
        if !(rows & call.exact).is_empty() {
            matched.by_api = true;
            rows = rows & call.exact;
        } else if matched.by_message && !(listed & call.exact).is_empty() {
            // The message points to one call, the context to the other, and the code is listed for both.
            contradictions.push(Contradiction::MessageAndApi);
            return Verdict::Ambiguous { rows: rows | (listed & call.exact), matched, decide_by: None };
        } else if !(rows & call.family).is_empty() {
            fits = false;
            // The code itself may be listed for the call, and only its sub error code be another's.
            if !call.is_uncovered && (of_code & call.exact).is_empty() {
                contradictions.push(Contradiction::CodeAndApi);
            }
            matched.by_api = rows & call.family != rows;
            rows = rows & call.family;
        } else {
            fits = false;
            contradictions.push(Contradiction::CodeAndApi);
            if agreement != Some(Agreement::Whole) {
                return Verdict::Unknown { why: Unlisted::OtherApi, nearest: rows };
            }
        }
    }

    let Some((row, entry)) = rows.first() else {
        return Verdict::Unknown { why: Unlisted::Code, nearest: Rows::NONE };
    };
    if rows.len() > 1 {
        // What contradicts itself is not decided by more of the same.
        let decide_by = contradictions.is_empty().then(|| decide_by(rows, call, true));
        return Verdict::Ambiguous { rows, matched, decide_by };
    }
    let message_is_other = !matched.by_message && !input.wording.text().is_empty();
    let confirmed = agreement == Some(Agreement::Whole) || (matched.by_api && !message_is_other && agreement.is_none());
    let is_of_row = entry.code.has(code) || input.sub_code.is_some();
    matched.confidence = if !contradictions.is_empty() || !fits {
        Confidence::Likely
    } else if input.code_is_guessed {
        if matched.by_message { Confidence::Likely } else { Confidence::Guess }
    } else if confirmed && is_of_row {
        Confidence::Exact
    } else if !matched.by_api
        && !matched.by_message
        && (entry.code == Code::HttpNon2xx || input.code_from == From::CommonKey)
    {
        // A number below 600, or one that is only called a code, can be anything when nothing else speaks for it.
        Confidence::Guess
    } else {
        Confidence::Likely
    };
    Verdict::Known { row, entry, matched }
}

fn decide_by_message<V: Value>(
    value: &V,
    input: &Input<V>,
    call: &Call,
    contradictions: &mut Contradictions,
) -> Verdict {
    // A TypeError says "Invalid URL" too; only the function in front of `:fail` makes that the platform's.
    let is_foreign_error =
        input.message_from == From::CommonKey && input.api().is_none() && LooksLike::has_error_name(value);
    let mut rows = if is_foreign_error { Rows::NONE } else { rows_of_message(input) };
    let mut matched =
        Match { by_code: false, by_message: true, by_api: false, by_args: false, confidence: Confidence::Likely };
    if call.is_known && !rows.is_empty() {
        if !(rows & call.exact).is_empty() {
            matched.by_api = true;
            rows = rows & call.exact;
        } else {
            if !call.is_uncovered || (rows & call.family).is_empty() {
                contradictions.push(Contradiction::MessageAndApi);
            }
            if (rows & call.family).is_empty() {
                return Verdict::Unknown { why: Unlisted::OtherApi, nearest: rows };
            }
            matched.by_api = rows & call.family != rows;
            rows = rows & call.family;
        }
    }
    // Words such as "Request timeout" are used by others too.
    if input.message_from == From::CommonKey && !call.is_known {
        matched.confidence = Confidence::Guess;
    }
    if let Some((row, entry)) = rows.first() {
        if rows.len() > 1 {
            let decide_by = contradictions.is_empty().then(|| decide_by(rows, call, false));
            return Verdict::Ambiguous { rows, matched, decide_by };
        }
        return Verdict::Known { row, entry, matched };
    }
    let looks_like = LooksLike::of(value, input);
    let is_platform_error = input.api().is_some()
        || (input.not_a_code() && input.code_from == From::PlatformKey)
        || (input.message.is_some() && input.message_from == From::PlatformKey)
        || input.placeholder().is_some_and(|code| code != 0.0);
    if looks_like == LooksLike::Success || !is_platform_error {
        return Verdict::Unrecognized(looks_like);
    }
    let why = if input.not_a_code() { Unlisted::NotACode } else { Unlisted::Message };
    Verdict::Unknown { why, nearest: Rows::NONE }
}

/// What would tell the rows apart.
fn decide_by(rows: Rows, call: &Call, has_code: bool) -> DecideBy {
    let is_apart = |table: Rows| (rows & table).len() <= 1;
    let tables_are_apart = is_apart(Rows::NETWORK) && is_apart(Rows::AD_INIT) && is_apart(Rows::AD_SHOW);
    if tables_are_apart && (!call.is_known || call.is_uncovered) {
        return DecideBy::Api;
    }
    let codes_are_apart = rows
        .iter()
        .all(|(index, entry)| rows.iter().all(|(other_index, other)| index == other_index || entry.code != other.code));
    if !has_code && codes_are_apart { DecideBy::Code } else { DecideBy::Message }
}

/// At most three rows that an unlisted code may be confused with: those whose wording the message is, or else those whose
/// numbers are closest.
fn nearest<V>(input: &Input<V>, code: u32, call: &Call) -> Rows {
    const MOST: u32 = 3;
    let by_message = rows_of_message(input);
    if !by_message.is_empty() {
        return by_message;
    }
    let family = if call.is_known { call.family } else { Rows::ALL };
    // A success is not a failure's neighbour, but it shows that the code is an HTTP status.
    if (200..300).contains(&code) {
        return Rows::HTTP & family;
    }
    let mut nearest = Rows::NONE;
    for limit in [1, 3, 10, 100] {
        let rows = family.keep(&|entry| match entry.code {
            Code::One(one) => one.abs_diff(code) <= limit,
            Code::Range(first, last) => {
                (first..=last).contains(&code) || first.abs_diff(code).min(last.abs_diff(code)) <= limit
            }
            Code::HttpNon2xx => false,
        });
        if rows.len() > MOST {
            break;
        }
        nearest = rows;
    }
    nearest
}
