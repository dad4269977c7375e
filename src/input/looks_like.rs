//! What something that is no error of the platform looks like.

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

    /// Looks at what the other rules could not use.
    pub(crate) fn of<V: Value>(value: &V, input: &Input<V>) -> LooksLike {
        let says_ok = input.message.as_deref().is_some_and(|message| {
            let message = super::scan::trim(message);
            let end = message.get(message.len().saturating_sub(3)..).unwrap_or("");
            message.eq_ignore_ascii_case("ok") || end.eq_ignore_ascii_case(":ok")
        });
        if says_ok || (input.placeholder() == Some(0) && input.message.is_none()) {
            return LooksLike::Success;
        }
        match value.kind() {
            Kind::Nothing => LooksLike::Nothing,
            Kind::Number | Kind::BigInt => LooksLike::Number,
            Kind::Text if value.text(super::TEXT_LIMIT).is_none_or(|text| super::scan::trim(&text).is_empty()) => {
                LooksLike::Nothing
            }
            Kind::Text => LooksLike::Text,
            Kind::Boolean | Kind::Symbol | Kind::Function => LooksLike::Primitive,
            Kind::Array => LooksLike::Array,
            Kind::Object => of_object(value),
        }
    }
}

fn of_object<V: Value>(value: &V) -> LooksLike {
    let has_text = |key| value.get(key).is_some_and(|found| found.text(64).is_some());
    if value.get(Key::Then).is_some_and(|then| then.kind() == Kind::Function) {
        return LooksLike::Promise;
    }
    if has_text(Key::Name) && has_text(Key::Message) {
        let name = value.get(Key::Name).and_then(|name| name.text(64)).unwrap_or_default();
        // A DOMException has a number where other errors have none or a text.
        let has_number = value.get(Key::Code).is_some_and(|code| code.number().is_some());
        return if has_number && name.ends_with("Error") {
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
