//! The options object that a call was given, as far as the rules look at it.

use crate::input::{Key, Kind, Value};
use alloc::string::String;

/// The length of a text that is not looked at any more, in bytes.
const TOO_LONG: usize = 65536;

/// One argument.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Arg {
    /// Not given, or `null`.
    #[default]
    Missing,
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// Anything else; a text where nothing is known of it, since it is too long to be looked at or cannot be read.
    Other(Kind),
}

impl Arg {
    fn read<V: Value>(object: &V, key: Key) -> Arg {
        // What cannot be read is not missing.
        let Some(value) = object.get(key) else { return Arg::Other(Kind::Text) };
        match value.kind() {
            Kind::Nothing => Arg::Missing,
            Kind::Text => {
                let text = value.text(TOO_LONG).filter(|text| text.len() < TOO_LONG);
                text.map_or(Arg::Other(Kind::Text), Arg::Text)
            }
            Kind::Number => Arg::Number(value.number().unwrap_or(f64::NAN)),
            kind => Arg::Other(kind),
        }
    }

    /// What it is, in the words of JavaScript and with an article.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Arg::Missing => "missing",
            Arg::Text(_) | Arg::Other(Kind::Text) => "a string",
            Arg::Number(_) | Arg::Other(Kind::Number) => "a number",
            Arg::Other(Kind::Nothing) => "null",
            Arg::Other(Kind::Boolean) => "a boolean",
            Arg::Other(Kind::BigInt) => "a bigint",
            Arg::Other(Kind::Symbol) => "a symbol",
            Arg::Other(Kind::Function) => "a function",
            Arg::Other(Kind::Array) => "an array",
            Arg::Other(Kind::Object) => "an object",
        }
    }

    pub(crate) fn is_missing(&self) -> bool {
        matches!(self, Arg::Missing)
    }

    /// Whether it is an object, and no array.
    pub(crate) fn is_object(&self) -> bool {
        matches!(self, Arg::Other(Kind::Object))
    }

    /// Whether nothing can be said of it: it is not given, or it was not looked at.
    pub(crate) fn is_beyond(&self) -> bool {
        matches!(self, Arg::Missing | Arg::Other(Kind::Text))
    }

    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Arg::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// What `data` is, beside its type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Data {
    /// Nothing that its type does not tell.
    #[default]
    Plain,
    /// A view of an ArrayBuffer, such as a Uint8Array.
    View,
    /// A promise, or something else with a `then`.
    Promise,
}

/// The arguments of a call.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Args {
    /// The type of the options themselves.
    pub(crate) whole: Arg,
    pub(crate) url: Arg,
    pub(crate) method: Arg,
    pub(crate) data: Arg,
    pub(crate) data_is: Data,
    pub(crate) header: Arg,
    /// Whether `header` has a Referer.
    pub(crate) has_referer: bool,
    pub(crate) timeout: Arg,
    pub(crate) file_path: Arg,
    pub(crate) ad_unit_id: Arg,
}

impl Args {
    /// Reads the arguments from the options object of a call, whatever it is.
    pub fn read<V: Value>(value: &V) -> Args {
        let mut args = Args {
            whole: match value.kind() {
                Kind::Nothing => Arg::Missing,
                kind => Arg::Other(kind),
            },
            ..Args::default()
        };
        if !args.whole.is_object() {
            return args;
        }
        for (arg, key) in [
            (&mut args.url, Key::Url),
            (&mut args.method, Key::Method),
            (&mut args.data, Key::Data),
            (&mut args.header, Key::Header),
            (&mut args.timeout, Key::Timeout),
            (&mut args.file_path, Key::FilePath),
            (&mut args.ad_unit_id, Key::AdUnitId),
        ] {
            *arg = Arg::read(value, key);
        }
        if args.data.is_object()
            && let Some(data) = value.get(Key::Data)
        {
            let has = |key, kind| data.get(key).is_some_and(|found| found.kind() == kind);
            if has(Key::Buffer, Kind::Object) && has(Key::ByteLength, Kind::Number) {
                args.data_is = Data::View;
            } else if has(Key::Then, Kind::Function) {
                args.data_is = Data::Promise;
            }
        }
        if args.header.is_object()
            && let Some(header) = value.get(Key::Header)
        {
            let has = |key| header.get(key).is_some_and(|found| found.kind() != Kind::Nothing);
            args.has_referer = has(Key::Referer) || has(Key::RefererLowerCase);
        }
        args
    }

    /// Whether HTTP defines the method of a request as idempotent; `None` where it is no method.
    pub(crate) fn is_idempotent(&self) -> Option<bool> {
        match &self.method {
            Arg::Missing => (!self.url.is_missing()).then_some(true),
            Arg::Text(method) => {
                let is_one = |known: &str| method.eq_ignore_ascii_case(known);
                Some(["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE"].into_iter().any(is_one))
            }
            _ => None,
        }
    }
}
