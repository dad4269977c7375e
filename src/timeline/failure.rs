//! A failure as it is handed over: the answer of the core, and what is known of the call.

use super::Whose;
use crate::api::Api;
use crate::diagnosis::{boolean, count, url};
use crate::input::{Key, Value};
use crate::prose::{clip, is_whole, push, push_integer};
use crate::secrets::without_secrets;
use alloc::string::String;

/// How long a text of a row may be, in characters.
const ROW_TEXT: usize = 120;
/// How much of a message tells apart errors that the reference does not list.
const KEY_TEXT: usize = 80;
/// Later moments are taken for mistakes: the year 2600.
const LATEST: f64 = 19_900_000_000_000.0;
/// How much of a text is read, in UTF-16 code units.
pub(super) const READ: usize = 2048;

/// A failure that was read.
#[derive(Debug)]
pub(crate) struct Failure<V> {
    /// What was read.
    pub whole: V,
    pub explanation: V,
    pub call: V,
    pub status: Status,
    pub api: Option<Api>,
    /// When it failed, in milliseconds since 1970; zero where that is not known.
    pub at_ms: f64,
}

/// The kind of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Known,
    Ambiguous,
    Unknown,
    Unrecognized,
}

impl<V: Value + Clone> Failure<V> {
    pub(crate) fn read(whole: &V) -> Failure<V> {
        // What cannot be read is read as having nothing.
        let part = |key| whole.get(key).unwrap_or_else(|| whole.clone());
        let (explanation, call) = (part(Key::Explanation), part(Key::Call));
        let status = match text(&explanation, Key::Status, 16).as_deref() {
            Some("known") => Status::Known,
            Some("ambiguous") => Status::Ambiguous,
            Some("unknown") => Status::Unknown,
            _ => Status::Unrecognized,
        };
        let api_of = |value: &V| text(value, Key::Api, 16).and_then(|name| Api::from_name(&name));
        let api = api_of(&explanation).or_else(|| api_of(&call));
        let elapsed_ms = count(&call, Key::ElapsedMs).unwrap_or(0.0);
        let at_ms = count(&call, Key::StartedAt).map_or(0.0, |started_at| started_at + elapsed_ms);
        let at_ms = if at_ms < LATEST { at_ms } else { 0.0 };
        Failure { whole: whole.clone(), explanation, call, status, api, at_ms }
    }

    /// What it has in common with the failures of the same group: the meaning, and the host or the ad unit.
    pub(crate) fn key(&self) -> String {
        let mut key = String::new();
        match self.status {
            Status::Known => push_part(&mut key, text(&self.explanation, Key::Id, KEY_TEXT)),
            Status::Ambiguous => each(&self.explanation, Key::Candidates, &mut |candidate| {
                push_part(&mut key, text(candidate, Key::Id, KEY_TEXT));
            }),
            Status::Unknown | Status::Unrecognized => {
                push_part(&mut key, text(&self.explanation, Key::Looks, KEY_TEXT));
                push_part(&mut key, Some(self.code()));
                push_part(&mut key, text(&self.explanation, Key::Message, READ).map(|text| clip(&text, KEY_TEXT)));
                push_part(&mut key, self.api.map(|api| api.name().into()));
            }
        }
        // One row can mean two things: a request that the game aborted is nobody's fault.
        push_part(&mut key, Some(self.whose().name().into()));
        push_part(&mut key, self.place());
        key
    }

    /// The host, or the ad unit.
    pub(crate) fn place(&self) -> Option<String> {
        let told = |key| text(&self.call, key, READ).filter(|text| !text.is_empty());
        let place = told(Key::Host)
            .or_else(|| told(Key::AdUnitId))
            .or_else(|| told(Key::Url).map(|text| url::Url::read(&text).host));
        place.filter(|place| !place.is_empty()).map(|place| clip(&place, KEY_TEXT))
    }

    /// The code as it came in, or the one that the reference has; empty where there is none.
    pub(crate) fn code(&self) -> String {
        code_of(&self.explanation)
    }

    /// The reference's message, or what there is in its place.
    pub(crate) fn title(&self) -> String {
        let mut title = String::new();
        match self.status {
            Status::Known => title = text(&self.explanation, Key::Title, READ).unwrap_or_default(),
            Status::Ambiguous => each(&self.explanation, Key::Candidates, &mut |candidate| {
                if !title.is_empty() {
                    push(&mut title, " / ");
                }
                push(&mut title, &text(candidate, Key::Title, READ).unwrap_or_default());
            }),
            Status::Unknown | Status::Unrecognized => {}
        }
        if title.is_empty() {
            title = text(&self.explanation, Key::Message, READ)
                .filter(|message| !message.is_empty())
                .or_else(|| text(&self.explanation, Key::Reason, READ))
                .map(|text| without_secrets(&text))
                .unwrap_or_default();
        }
        clip(&title, ROW_TEXT)
    }

    /// Whose fault it is. What the answer does not decide stays open.
    pub(crate) fn whose(&self) -> Whose {
        let told = match self.status {
            Status::Known => Some(self.explanation.clone()),
            Status::Ambiguous => self.explanation.get(Key::Common),
            Status::Unknown | Status::Unrecognized => None,
        };
        let Some(told) = told else { return Whose::Unclear };
        match boolean(&told, Key::Expected) {
            Some(true) => Whose::Nobody,
            Some(false) => {
                text(&told, Key::Source, 24).and_then(|name| Whose::from_name(&name)).unwrap_or(Whose::Unclear)
            }
            None => Whose::Unclear,
        }
    }
}

/// The code of an answer or of a row, as a text.
pub(crate) fn code_of<V: Value>(value: &V) -> String {
    let read = |key| {
        let value = value.get(key)?;
        value.text(24).filter(|text| !text.is_empty()).or_else(|| {
            let mut text = String::new();
            push_integer(&mut text, value.number().filter(|number| is_whole(*number))?);
            Some(text)
        })
    };
    read(Key::Code).or_else(|| read(Key::ListedCode)).unwrap_or_default()
}

/// A property that is a text.
#[inline(never)]
pub(crate) fn text<V: Value>(value: &V, key: Key, limit: usize) -> Option<String> {
    value.get(key)?.text(limit)
}

/// A property that is a text, cut off where it is long.
#[inline(never)]
pub(crate) fn clipped<V: Value>(value: &V, key: Key, limit: usize) -> Option<String> {
    text(value, key, READ).map(|text| clip(&text, limit))
}

/// How many items of a list are looked at: more than any answer has.
const ITEMS: u32 = 16;

/// Every item of the array that a property is.
pub(crate) fn each<V: Value>(value: &V, key: Key, put: &mut dyn FnMut(&V)) {
    let Some(list) = value.get(key) else { return };
    let length = count(&list, Key::Length).unwrap_or(0.0);
    for index in 0..ITEMS.min(length as u32) {
        if let Some(item) = list.item(index) {
            put(&item);
        }
    }
}

/// Appends a part of a key, behind a line break.
#[inline(never)]
fn push_part(key: &mut String, part: Option<String>) {
    push(key, "\n");
    push(key, part.as_deref().unwrap_or(""));
}
