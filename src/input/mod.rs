//! What came in: the code, the message and the call, whatever shape they had.
//!
//! Reading goes through [`Value`], so that the same rules serve JavaScript values in WebAssembly and JSON in native
//! programs. It reads named properties only, each at most a few times, and never writes.

#[cfg(not(target_arch = "wasm32"))]
mod json;
mod looks_like;
pub(crate) mod scan;
mod text;
mod wording;

pub use looks_like::LooksLike;
pub(crate) use wording::{Agreement, Wording};

use crate::api::Api;
use crate::catalog::{self, Rows};
use crate::diagnosis;
use crate::prose::is_whole;
use alloc::borrow::ToOwned;
use alloc::string::String;

/// How much of a message is looked at, in UTF-16 code units. The longest wording of the reference has about 110.
pub(crate) const MESSAGE_LIMIT: usize = 1024;
/// How much of a bare text is looked at: a log line with an error object in it.
pub(crate) const TEXT_LIMIT: usize = 8192;
/// How many objects inside one another are looked into.
const DEPTH_LIMIT: u32 = 3;

/// A property that is read from what came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is the property of that name, in camel case where it has underscores")]
pub enum Key {
    ErrCode,
    ErrNo,
    Errno,
    ErrorCode,
    ErrorCodeSnake,
    Code,
    SubErrorCode,
    SubErrorCodeSnake,
    ErrMsg,
    ErrorMsg,
    ErrorMsgSnake,
    Message,
    Msg,
    Error,
    Data,
    Detail,
    Reason,
    Cause,
    First,
    Second,
    Name,
    Type,
    Target,
    Then,
    StatusCode,
    Status,
    Api,
    Aborted,
    Args,
    Url,
    Method,
    Header,
    Referer,
    RefererLowerCase,
    Timeout,
    FilePath,
    AdUnitId,
    Buffer,
    ByteLength,
    TrustedDomains,
    Length,
    ElapsedMs,
    TotalBytes,
    FilePathSupported,
    Idempotent,
    Redact,
    Ad,
    Shows,
    SinceShowMs,
    Loaded,
    RecentCreations,
    ErrorListeners,
    CloseListeners,
    ClosedAfterError,
    Explanation,
    Call,
    Id,
    Title,
    Looks,
    Candidates,
    Problems,
    Text,
    Steps,
    Where,
    Retry,
    Until,
    On,
    OnlyIfIdempotent,
    Meaning,
    Source,
    Common,
    Expected,
    Escalate,
    Match,
    Confidence,
    Kind,
    Nearest,
    Entry,
    Why,
    ListedCode,
    Function,
    Host,
    StartedAt,
}

impl Key {
    /// The property's name.
    pub const fn name(self) -> &'static str {
        match self {
            Key::ErrCode => "errCode",
            Key::ErrNo => "errNo",
            Key::Errno => "errno",
            Key::ErrorCode => "errorCode",
            Key::ErrorCodeSnake => "error_code",
            Key::Code => "code",
            Key::SubErrorCode => "subErrorCode",
            Key::SubErrorCodeSnake => "sub_error_code",
            Key::ErrMsg => "errMsg",
            Key::ErrorMsg => "errorMsg",
            Key::ErrorMsgSnake => "error_msg",
            Key::Message => "message",
            Key::Msg => "msg",
            Key::Error => "error",
            Key::Data => "data",
            Key::Detail => "detail",
            Key::Reason => "reason",
            Key::Cause => "cause",
            Key::First => "0",
            Key::Second => "1",
            Key::Name => "name",
            Key::Type => "type",
            Key::Target => "target",
            Key::Then => "then",
            Key::StatusCode => "statusCode",
            Key::Status => "status",
            Key::Api => "api",
            Key::Aborted => "aborted",
            Key::Args => "args",
            Key::Url => "url",
            Key::Method => "method",
            Key::Header => "header",
            Key::Referer => "Referer",
            Key::RefererLowerCase => "referer",
            Key::Timeout => "timeout",
            Key::FilePath => "filePath",
            Key::AdUnitId => "adUnitId",
            Key::Buffer => "buffer",
            Key::ByteLength => "byteLength",
            Key::TrustedDomains => "trustedDomains",
            Key::Length => "length",
            Key::ElapsedMs => "elapsedMs",
            Key::TotalBytes => "totalBytes",
            Key::FilePathSupported => "filePathSupported",
            Key::Idempotent => "idempotent",
            Key::Redact => "redact",
            Key::Ad => "ad",
            Key::Shows => "shows",
            Key::SinceShowMs => "sinceShowMs",
            Key::Loaded => "loaded",
            Key::RecentCreations => "recentCreations",
            Key::ErrorListeners => "errorListeners",
            Key::CloseListeners => "closeListeners",
            Key::ClosedAfterError => "closedAfterError",
            Key::Explanation => "explanation",
            Key::Call => "call",
            Key::Id => "id",
            Key::Title => "title",
            Key::Looks => "looksLike",
            Key::Candidates => "candidates",
            Key::Problems => "problems",
            Key::Text => "text",
            Key::Steps => "steps",
            Key::Where => "where",
            Key::Retry => "retry",
            Key::Until => "until",
            Key::On => "on",
            Key::OnlyIfIdempotent => "onlyIfIdempotent",
            Key::Meaning => "meaning",
            Key::Source => "source",
            Key::Common => "common",
            Key::Expected => "expected",
            Key::Escalate => "escalate",
            Key::Match => "match",
            Key::Confidence => "confidence",
            Key::Kind => "kind",
            Key::Nearest => "nearest",
            Key::Entry => "entry",
            Key::Why => "why",
            Key::ListedCode => "listedCode",
            Key::Function => "function",
            Key::Host => "host",
            Key::StartedAt => "startedAt",
        }
    }

    /// The names of an error code, in the order of precedence.
    pub(crate) const CODES: [Key; 6] =
        [Key::ErrCode, Key::ErrNo, Key::Errno, Key::ErrorCode, Key::ErrorCodeSnake, Key::Code];
    /// The names of a sub error code.
    pub(crate) const SUB_CODES: [Key; 2] = [Key::SubErrorCodeSnake, Key::SubErrorCode];
    /// The names of a message, in the order of precedence.
    pub(crate) const MESSAGES: [Key; 5] = [Key::ErrMsg, Key::ErrorMsg, Key::ErrorMsgSnake, Key::Message, Key::Msg];
    /// Where an error may be wrapped.
    const WRAPPERS: [Key; 5] = [Key::Error, Key::Data, Key::Detail, Key::Reason, Key::Cause];
}

/// What kind of value something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null` or `undefined`.
    Nothing,
    /// `true` or `false`.
    Boolean,
    /// A number.
    Number,
    /// A BigInt.
    BigInt,
    /// A string.
    Text,
    /// A symbol.
    Symbol,
    /// A function.
    Function,
    /// An array.
    Array,
    /// Any other object.
    Object,
}

/// A value that can be read without throwing.
pub trait Value: Sized {
    /// What kind of value it is.
    fn kind(&self) -> Kind;
    /// One of its properties; `None` when it cannot be read. A missing one may be given as a value of [`Kind::Nothing`].
    fn get(&self, key: Key) -> Option<Self>;
    /// One item of the array that it is; `None` when it cannot be read or there is none.
    fn item(&self, index: u32) -> Option<Self>;
    /// The number that it is, or the value of a BigInt; `None` for every other kind. A BigInt that is no 64-bit integer is
    /// `NaN`.
    fn number(&self) -> Option<f64>;
    /// The first `limit` UTF-16 code units of the string it is, or a little more. `None` for every other kind.
    fn text(&self, limit: usize) -> Option<String>;
    /// `true` or `false`; `None` for every other kind.
    fn boolean(&self) -> Option<bool>;
    /// The value that the string, read as JSON, stands for; `None` where it is no JSON or far too long.
    fn parse(&self) -> Option<Self>;
    /// The value that `json` stands for.
    fn parse_text(json: &str) -> Option<Self>;
}

/// A code as it was read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Code {
    /// An integer, not a negative zero.
    Integer(f64),
    /// Something that is no error code: `NaN`, a fraction, a text that is not a number.
    NotACode,
}

/// Whether a code stands for "no error" or "no code": `0`, and the placeholders -1 and -102 that the Unity plugin fills
/// in when the error has no code under the name it looks for.
fn is_placeholder(code: f64) -> bool {
    code == 0.0 || code == -1.0 || code == -102.0
}

/// Which property a code or a message came from, or that it is the whole of what came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum From {
    /// One of the platform's own names, such as `errCode` or `errMsg`.
    PlatformKey,
    /// A name that errors of all kinds have: `code`, `message`, `msg`.
    CommonKey,
    /// The text itself: a log line or a bare message.
    Bare,
}

/// What was read from an error: the first thing found stays.
#[derive(Debug)]
pub(crate) struct Input<V> {
    /// The code as it was read.
    found: Option<Code>,
    /// The rows that the reference lists for the code.
    pub listed: Rows,
    /// Where the code stood.
    pub code_from: From,
    /// The function in front of `:fail`, where it stood in a text around the message.
    outer_function: String,
    /// Whether the property was a text.
    pub code_is_text: bool,
    /// Whether the code was guessed from a text that does not name it.
    pub code_is_guessed: bool,
    /// Whether the number is a code only if a message of the reference stands behind it.
    pub code_needs_message: bool,
    /// The sub error code.
    pub sub_code: Option<f64>,
    /// The beginning of the message, as it came in.
    pub message: Option<String>,
    /// Where the message stood.
    pub message_from: From,
    /// The message, ready to be compared.
    pub wording: Wording,
    /// The value that the code was read from, when it was a property.
    pub raw_code: Option<V>,
    /// The value that the message is, when it was a property.
    pub raw_message: Option<V>,
}

impl<V: Value> Input<V> {
    /// Reads an error of any shape. `message` is the second argument of a call such as `explain(code, message)`.
    pub(crate) fn read(value: &V, message: Option<V>) -> Input<V> {
        let mut input = Input::of_code(None);
        input.look_into(value, 0);
        if input.message.is_none()
            && let Some(message) = message
        {
            input.take_message(message, From::PlatformKey);
        }
        input.read_message_as_text();
        input.listed = input.code().map_or(Rows::NONE, |code| Rows::of_code(code as u32));
        if let Some(message) = &input.message {
            let is_title = input.listed.iter().any(|(_, entry)| entry.title == *message);
            input.wording = if is_title { Wording::verbatim(message) } else { Wording::new(message) };
        }
        input
    }

    /// The reading of an error that has this code, or none, and nothing else.
    pub(crate) fn of_code(code: Option<u32>) -> Input<V> {
        Input {
            found: code.map(|code| Code::Integer(f64::from(code))),
            listed: Rows::NONE,
            code_from: From::Bare,
            outer_function: String::new(),
            code_is_text: false,
            code_is_guessed: false,
            code_needs_message: false,
            sub_code: None,
            message: None,
            message_from: From::Bare,
            wording: Wording::verbatim(""),
            raw_code: None,
            raw_message: None,
        }
    }

    /// The code, unless it is missing or a placeholder.
    pub(crate) fn code(&self) -> Option<f64> {
        match self.found {
            Some(Code::Integer(code)) if !is_placeholder(code) => Some(code),
            _ => None,
        }
    }

    /// The placeholder that stood where the code should be.
    pub(crate) fn placeholder(&self) -> Option<f64> {
        match self.found {
            Some(Code::Integer(code)) if is_placeholder(code) => Some(code),
            _ => None,
        }
    }

    /// Whether something stood where the code should be that is no code.
    pub(crate) fn not_a_code(&self) -> bool {
        self.found == Some(Code::NotACode)
    }

    /// The call that the message names in front of `:fail`.
    pub(crate) fn api(&self) -> Option<Api> {
        Api::from_function(self.function())
    }

    /// The function that the message, or a text around it, names in front of `:fail`; empty when there is none.
    pub(crate) fn function(&self) -> &str {
        match self.wording.function() {
            "" => &self.outer_function,
            function => function,
        }
    }

    /// Takes what may be secret out of the message. `url` is the one that was asked for.
    pub(crate) fn redact(&mut self, url: Option<&str>) {
        self.raw_message = None;
        let Some(message) = self.message.take() else { return };
        // Of a word that was cut off, the rest may have told that what stands behind a colon is a password.
        let last = scan::skip_back(&message, message.len(), |byte| byte > b' ');
        let may_tell = scan::skip(&message, last, |byte| byte != b':') < message.len();
        let is_cut = message.len() >= MESSAGE_LIMIT && may_tell;
        let end = if is_cut { last } else { message.len() };
        let mut redacted = diagnosis::redacted(scan::slice(&message, 0, end), url);
        if is_cut {
            redacted.push('…');
        }
        self.message = Some(redacted);
    }

    /// Whether the message is that of a success.
    pub(crate) fn says_ok(&self) -> bool {
        self.message.as_deref().is_some_and(looks_like::says_ok)
    }

    /// Reads the names that an error may have, then the objects that may wrap it.
    fn look_into(&mut self, value: &V, depth: u32) {
        self.read_properties(value, depth);
        if self.is_complete() || depth >= DEPTH_LIMIT {
            return;
        }
        let found_before = self.found.is_some() || self.message.is_some();
        match value.kind() {
            Kind::Object => {
                // The data of a response is its body, whose codes are those of the game's own server.
                let is_response = value.get(Key::StatusCode).is_some_and(|status| status.number().is_some())
                    || value.get(Key::Status).is_some_and(|status| status.number().is_some())
                    || self.says_ok();
                for wrapper in Key::WRAPPERS {
                    if is_response && wrapper == Key::Data {
                        continue;
                    }
                    if let Some(inner) = value.get(wrapper) {
                        self.look_into_wrapped(&inner, wrapper, depth + 1, found_before);
                    }
                    if self.is_complete() {
                        return;
                    }
                }
            }
            Kind::Array => {
                let (first, second) = (value.get(Key::First), value.get(Key::Second));
                let second_kind = second.as_ref().map_or(Kind::Nothing, Value::kind);
                // A list of numbers is a list of anything; a code stands alone or before its message.
                let is_error =
                    |first: &V| matches!(second_kind, Kind::Nothing | Kind::Text) || first.number().is_none();
                if let Some(first) = first.filter(is_error) {
                    self.look_into(&first, depth + 1);
                }
                if self.message.is_none()
                    && let Some(second) = second
                {
                    self.take_message(second, From::PlatformKey);
                }
            }
            Kind::Number | Kind::BigInt => self.take_bare_code(value),
            Kind::Text => self.look_into_text(value, depth),
            Kind::Nothing | Kind::Boolean | Kind::Symbol | Kind::Function => {}
        }
    }

    /// Reads what a wrapper holds. Numbers and lists in it are data; a text is an error only under a name for one, and
    /// where the outer object has nothing else.
    fn look_into_wrapped(&mut self, inner: &V, wrapper: Key, depth: u32, found_before: bool) {
        let is_named = matches!(wrapper, Key::Error | Key::Reason | Key::Cause);
        let is_text = || is_named && matches!(inner.kind(), Kind::Text | Kind::Array);
        let is_json = || inner.text(TEXT_LIMIT).is_some_and(|text| scan::byte(scan::trim(&text), 0) == Some(b'{'));
        if inner.kind() != Kind::Object && (found_before || !(is_text() || is_json())) {
            return;
        }
        if self.code().is_some() || self.message.is_none() {
            return self.look_into(inner, depth);
        }
        // The message of an error goes with its code: that of a wrapper is only its own.
        self.inside_message(|input| input.look_into(inner, depth));
    }

    /// Reads something that the message was found around. What is read there takes the message's place when it comes with a code or
    /// under a name of the platform; the function that the outer message names stays known.
    fn inside_message(&mut self, read: impl FnOnce(&mut Input<V>)) {
        let (outer, from, raw) = (self.message.take(), self.message_from, self.raw_message.take());
        self.outer_function = Wording::new(outer.as_deref().unwrap_or("")).function().to_owned();
        read(self);
        let is_found = self.code().is_some() || self.message_from == From::PlatformKey;
        if self.message.is_none() || !is_found {
            (self.message, self.message_from, self.raw_message) = (outer, from, raw);
        }
    }

    fn is_complete(&self) -> bool {
        self.code().is_some() && self.message.is_some()
    }

    fn read_properties(&mut self, value: &V, depth: u32) {
        if self.code().is_none() {
            for key in Key::CODES {
                if let Some(found) = value.get(key) {
                    let (code, is_text) = read_code(&found);
                    let replaces = match self.found {
                        None => code.is_some(),
                        Some(_) => matches!(code, Some(Code::Integer(code)) if !is_placeholder(code)),
                    };
                    if replaces {
                        self.found = code;
                        self.code_from = if key == Key::Code { From::CommonKey } else { From::PlatformKey };
                        // `data: { code }` can as well be the body of an answer, with a code of the game's own server.
                        self.code_is_guessed = depth > 0 && key == Key::Code;
                        self.code_is_text = is_text;
                        self.raw_code = Some(found);
                    }
                    if self.code().is_some() {
                        break;
                    }
                }
            }
        }
        if self.message.is_none() {
            for key in Key::MESSAGES {
                if let Some(found) = value.get(key) {
                    let from = match key {
                        Key::ErrMsg | Key::ErrorMsg | Key::ErrorMsgSnake => From::PlatformKey,
                        _ => From::CommonKey,
                    };
                    if self.take_message(found, from) {
                        break;
                    }
                }
            }
        }
        if self.sub_code.is_none() && self.found == Some(Code::Integer(f64::from(catalog::WITH_SUB_CODES))) {
            for key in Key::SUB_CODES {
                if let Some(found) = value.get(key)
                    && let (Some(Code::Integer(code)), _) = read_code(&found)
                {
                    self.sub_code = Some(code);
                    break;
                }
            }
        }
    }

    fn take_message(&mut self, value: V, from: From) -> bool {
        // A message that is no text (a number, an object) says nothing that could be compared.
        let Some(text) = value.text(MESSAGE_LIMIT) else { return false };
        self.message = Some(text);
        self.message_from = from;
        self.raw_message = Some(value);
        true
    }

    fn take_bare_code(&mut self, value: &V) {
        if self.found.is_none() {
            self.found = value.number().map(code_of_number);
        }
    }

    /// Reads a text that stands where an error should: JSON, a number, a log line or a bare message.
    fn look_into_text(&mut self, value: &V, depth: u32) {
        let Some(text) = value.text(TEXT_LIMIT) else { return };
        let trimmed = scan::trim(&text);
        if trimmed.is_empty() {
            return;
        }
        if let Code::Integer(code) = code_of_text(trimmed) {
            if self.found.is_none() {
                self.found = Some(Code::Integer(code));
            }
            return;
        }
        if matches!(scan::byte(trimmed, 0), Some(b'{' | b'[' | b'"'))
            && let Some(parsed) = value.parse()
        {
            self.look_into(&parsed, depth + 1);
            if self.found.is_some() || self.message.is_some() {
                return;
            }
        }
        if self.message.is_none() {
            self.message = Some(trimmed.to_owned());
            self.message_from = From::Bare;
        }
    }

    /// Looks for an error object, named values or a leading code in a message that came without a code.
    fn read_message_as_text(&mut self) {
        if self.code().is_some() {
            return;
        }
        let Some(message) = self.message.as_deref() else { return };
        if let Some(json) = text::embedded_object(message)
            && let Some(parsed) = V::parse_text(json)
        {
            self.inside_message(|input| input.look_into(&parsed, DEPTH_LIMIT - 1));
            if self.code().is_some() {
                return;
            }
        }
        let Some(message) = self.message.as_deref() else { return };
        let found = text::named_values(message).or_else(|| text::leading_code(message));
        if let Some(found) = found {
            self.code_is_guessed = !found.is_named;
            self.code_needs_message = found.needs_message;
            self.sub_code = self.sub_code.or(found.sub_code);
            let inner = found.message.map(str::to_owned);
            let function = Wording::new(message).function().to_owned();
            if let Some(code) = found.code {
                self.found = Some(Code::Integer(code));
                self.raw_code = None;
            }
            if self.outer_function.is_empty() {
                self.outer_function = function;
            }
            if inner.is_some() {
                self.message = inner;
                self.message_from = From::PlatformKey;
                self.raw_message = None;
            }
        }
    }
}

/// The code that a property holds, and whether it is a text; `None` for objects, functions and other things that are not
/// even meant as a code.
fn read_code<V: Value>(value: &V) -> (Option<Code>, bool) {
    match value.number() {
        Some(number) => (Some(code_of_number(number)), false),
        None => {
            let text = value.text(MESSAGE_LIMIT);
            (text.as_deref().map(code_of_text), text.is_some())
        }
    }
}

fn code_of_number(number: f64) -> Code {
    if is_whole(number) { Code::Integer(number + 0.0) } else { Code::NotACode }
}

/// An integer in decimal, with white space around it, a sign, and a fraction of zeros.
fn code_of_text(text: &str) -> Code {
    let text = scan::trim(text);
    match scan::integer(text, 0) {
        Some((code, end)) if end == text.len() => Code::Integer(code),
        Some((code, end)) if scan::byte(text, end) == Some(b'.') => {
            let fraction_end = scan::skip(text, end + 1, |byte| byte == b'0');
            if fraction_end == text.len() { Code::Integer(code) } else { Code::NotACode }
        }
        _ => Code::NotACode,
    }
}
