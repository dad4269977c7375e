//! What something that is no error of the platform looks like.

use super::scan::{byte, is_name, is_space, skip, skip_back, slice, trim};
use super::{Input, Key, Kind, Value};

/// What something that is no error of the platform looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LooksLike {
    /// `null`, `undefined` or an empty string.
    Nothing,
    /// A result that says `ok`, or has the code 0.
    Success,
    /// An `Error` of JavaScript: a fault in the game's code, or one that the game made itself.
    JavascriptError,
    /// A `DOMException` of the browser.
    DomException,
    /// An event object.
    Event,
    /// A promise that was not awaited.
    Promise,
    /// The response of a request that succeeded, with its `statusCode`.
    Response,
    /// A text.
    Text,
    /// A number that is no code.
    Number,
    /// A boolean, a symbol or a function.
    Primitive,
    /// An array.
    Array,
    /// An object without a code and without a message.
    Something,
}

impl LooksLike {
    /// The name that answers have, such as `javascript-error`.
    pub const fn name(self) -> &'static str {
        match self {
            LooksLike::Nothing => "nothing",
            LooksLike::Success => "success",
            LooksLike::JavascriptError => "javascript-error",
            LooksLike::DomException => "dom-exception",
            LooksLike::Event => "event",
            LooksLike::Promise => "promise",
            LooksLike::Response => "response",
            LooksLike::Text => "text",
            LooksLike::Number => "number",
            LooksLike::Primitive => "primitive",
            LooksLike::Array => "array",
            LooksLike::Something => "something",
        }
    }

    /// Whether it names itself as one of the errors that JavaScript or a library makes: a `TypeError`, an `AxiosError`. A
    /// plain `Error` is what games wrap the platform's errors in.
    pub(crate) fn has_error_name<V: Value>(value: &V) -> bool {
        let name = value.get(Key::Name).and_then(|name| name.text(64)).unwrap_or_default();
        name.ends_with("Error") && name != "Error"
    }

    /// Looks at what the other rules could not use.
    pub(crate) fn of<V: Value>(value: &V, input: &Input<V>) -> LooksLike {
        if input.says_ok() || (input.placeholder() == Some(0.0) && input.message.is_none()) {
            return LooksLike::Success;
        }
        match value.kind() {
            Kind::Nothing => LooksLike::Nothing,
            Kind::Number | Kind::BigInt => LooksLike::Number,
            Kind::Text => of_text(trim(&value.text(super::TEXT_LIMIT).unwrap_or_default())),
            Kind::Boolean | Kind::Symbol | Kind::Function => LooksLike::Primitive,
            Kind::Array => LooksLike::Array,
            Kind::Object => of_object(value),
        }
    }
}

/// Whether a message is that of a success: `ok`, `request:ok`, `success`.
pub(super) fn says_ok(message: &str) -> bool {
    let message = trim(message);
    if message.eq_ignore_ascii_case("success") {
        return true;
    }
    let start = message.len().saturating_sub(2);
    let front = skip_back(message, start, is_space);
    slice(message, start, message.len()).eq_ignore_ascii_case("ok")
        && (start == 0 || byte(message, front.saturating_sub(1)) == Some(b':'))
}

fn of_text(text: &str) -> LooksLike {
    if matches!(text, "" | "null" | "undefined") {
        return LooksLike::Nothing;
    }
    // `TypeError: ad.show is not a function`, as consoles write it.
    let name_end = skip(text, 0, is_name);
    if slice(text, 0, name_end).ends_with("Error") && byte(text, name_end) == Some(b':') {
        return LooksLike::JavascriptError;
    }
    LooksLike::Text
}

fn of_object<V: Value>(value: &V) -> LooksLike {
    let has_text = |key| value.get(key).is_some_and(|found| found.text(64).is_some());
    if value.get(Key::Then).is_some_and(|then| then.kind() == Kind::Function) {
        return LooksLike::Promise;
    }
    if has_text(Key::Name) && has_text(Key::Message) {
        // A DOMException has a number where other errors have none or a text.
        let has_number = value.get(Key::Code).is_some_and(|code| code.number().is_some());
        return if has_number && LooksLike::has_error_name(value) {
            LooksLike::DomException
        } else {
            LooksLike::JavascriptError
        };
    }
    if value.get(Key::StatusCode).is_some_and(|status| status.number().is_some()) {
        return LooksLike::Response;
    }
    if has_text(Key::Type) && value.get(Key::Target).is_some_and(|target| target.kind() != Kind::Nothing) {
        return LooksLike::Event;
    }
    LooksLike::Something
}
