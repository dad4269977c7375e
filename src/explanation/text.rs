//! The sentences of an answer.

use super::Applied;
use crate::api::Api;
use crate::catalog::{Code, Entry, Rows, Source};
use crate::http_status;
use crate::input::{Input, LooksLike, Value};
use crate::matching::{Confidence, Contradiction, DecideBy, Match, Unlisted};
use crate::prose::{clip, push, push_integer, push_sentence};

use alloc::string::String;

/// How much of a message is quoted in a sentence.
const QUOTE_LIMIT: usize = 80;

/// `404 Not Found`, or the number alone.
pub(super) fn status_line(status: u32) -> String {
    let mut line = String::new();
    push_integer(&mut line, f64::from(status));
    if let Some(name) = http_status::name(status) {
        push(&mut line, " ");
        push(&mut line, name);
    }
    line
}

fn push_code(text: &mut String, code: Code) {
    match code {
        Code::One(code) => push_integer(text, f64::from(code)),
        Code::Range(first, last) => {
            push_integer(text, f64::from(first));
            push(text, " to ");
            push_integer(text, f64::from(last));
        }
        Code::HttpNon2xx => push(text, "HTTP non-2xx"),
    }
}

/// `30001 "User exit" (showing an ad)`.
fn push_name(text: &mut String, entry: &Entry, status: Option<u32>) {
    match status {
        Some(status) => {
            push(text, "HTTP ");
            push(text, &status_line(status));
            push(text, ",");
        }
        None => push_code(text, entry.code),
    }
    push(text, " \"");
    push(text, entry.title);
    push(text, "\" (");
    push(text, entry.api.calls());
    push(text, ")");
}

fn push_quoted(text: &mut String, message: &str) {
    push(text, "\"");
    push(text, &clip(message, QUOTE_LIMIT));
    push(text, "\"");
}

fn whose(source: Source, expected: bool) -> &'static str {
    match source {
        _ if expected => "This is an outcome of normal play, not a fault.",
        Source::Developer => "It is the developer's to solve.",
        Source::TiktokClient => "It comes from the TikTok client.",
        Source::TiktokServer => "It comes from TikTok's server.",
    }
}

/// What happened, as far as this very error tells more than the row.
pub(super) fn meaning(applied: &Applied) -> &'static str {
    match applied.aborted {
        Some(true) => "The game itself cancelled the request, for example with request.abort.",
        Some(false) => "The network connection was interrupted: the game did not cancel the request.",
        None => applied.entry.meaning,
    }
}

/// What to do, likewise.
pub(super) fn action(applied: &Applied) -> &'static str {
    match applied.aborted {
        Some(true) => "Let the code that handles the error tell an abort from a failure, and pass over it.",
        Some(false) => "Check for network interruptions.",
        None => applied.entry.action,
    }
}

/// `causes` are the sentences about what is wrong with the call.
pub(super) fn known(text: &mut String, applied: &Applied, matched: Match, causes: &str) {
    let Applied { entry, status, aborted, retry, expected } = *applied;
    match matched.confidence {
        Confidence::Exact => {}
        Confidence::Likely => push(text, "Most likely "),
        Confidence::Guess => push(text, "Possibly "),
    }
    push_name(text, entry, status);
    push(text, ": ");
    push_uncapitalized(text, meaning(applied));
    push_sentence(text, causes);
    push_sentence(text, if aborted == Some(true) { "Nothing is wrong." } else { whose(entry.source, expected) });
    push_sentence(text, action(applied));
    if let Some(status) = status {
        push_sentence(text, http_status::advice(status));
    }
    push_sentence(text, retry.sentence());
}

/// Appends a sentence behind a colon: with a small first letter, but for names that are written with capitals.
fn push_uncapitalized(text: &mut String, sentence: &str) {
    let mut characters = sentence.chars();
    let Some(first) = characters.next() else { return };
    let rest = characters.as_str();
    let is_word = rest.chars().next().is_none_or(|second| second == ' ' || second.is_ascii_lowercase());
    if is_word {
        text.push(first.to_ascii_lowercase());
    } else {
        text.push(first);
    }
    push(text, rest);
}

/// What the caller has to find out.
pub(super) fn how_to_decide(rows: Rows, decide_by: Option<DecideBy>) -> String {
    let mut text = String::new();
    let push_each =
        |text: &mut String, last: &str, front: &str, word: fn(&'static Entry) -> &'static str, back: &str| {
            let mut left = rows.len();
            for (_, entry) in rows.iter() {
                push(text, front);
                push(text, word(entry));
                push(text, back);
                left -= 1;
                push(
                    text,
                    match left {
                        0 => "",
                        1 => last,
                        _ => ", ",
                    },
                );
            }
        };
    match decide_by {
        Some(DecideBy::Api) => {
            push(&mut text, "Tell which call was rejected: pass ");
            let name = |entry: &'static Entry| entry.api.only_api().unwrap_or(Api::Request).name();
            push_each(&mut text, " or ", "{ api: '", name, "' }");
            push(&mut text, " along with the error.");
        }
        Some(DecideBy::Message) => {
            push(&mut text, "Pass the whole error object, with its message (errMsg): ");
            push_each(&mut text, " and ", "\"", |entry| entry.title, "\"");
            push(&mut text, " tell the meanings apart.");
        }
        Some(DecideBy::Code) => push(
            &mut text,
            "Pass the whole error object, with its code (errCode): the message alone stands for several.",
        ),
        None => push(
            &mut text,
            "Look at the error where it is raised: the code, the message and the call that came in do not belong \
             together, so one of them was changed or mixed up on the way.",
        ),
    }
    text
}

pub(super) fn ambiguous<V: Value>(text: &mut String, input: &Input<V>, rows: Rows, is_contradiction: bool) {
    if is_contradiction {
        push(text, "What came in does not fit together. It names ");
        push_integer(text, f64::from(rows.len()));
        push(text, " meanings.");
    } else {
        match (input.code(), input.message.as_deref()) {
            (Some(code), _) => push_integer(text, code),
            (None, Some(message)) => push_quoted(text, message),
            (None, None) => push(text, "This"),
        }
        push(text, " can mean ");
        push_integer(text, f64::from(rows.len()));
        push(text, " things.");
    }
    let mut number = 0.0;
    for (_, entry) in rows.iter() {
        number += 1.0;
        push(text, " (");
        push_integer(text, number);
        push(text, ") ");
        let status = input.code().filter(|_| entry.code == Code::HttpNon2xx);
        push_name(text, entry, status.map(|code| code as u32));
        push(text, ": ");
        push_uncapitalized(text, entry.meaning);
    }
}

pub(super) const CHECK_THE_API: &str = "Check which call was rejected: the api that was given does not fit.";
pub(super) const LOG_IT: &str = "Log the whole error object, the call and its arguments: an unlisted error is best \
                                 understood from where it happens.";
pub(super) const LOOK_IT_UP: &str = "Look it up in the platform's current error reference: it may have been added \
                                     since.";
pub(super) fn placeholder(code: f64) -> String {
    let mut text = String::new();
    push_integer(&mut text, code);
    push(&mut text, " often stands for a code that a wrapper did not find, so it was ignored.");
    text
}

pub(super) fn why_unknown<V: Value>(why: Unlisted, input: &Input<V>, api: Option<Api>) -> String {
    let mut text = String::new();
    match why {
        Unlisted::Code => {
            push(&mut text, "TikTok's error reference does not list the code ");
            push_integer(&mut text, input.code().unwrap_or(0.0));
            push(&mut text, ".");
            if has_eight_digits(input) {
                push(&mut text, " The Minis server API has codes of eight digits, in a number space of its own.");
            }
        }
        Unlisted::Message => {
            push(
                &mut text,
                "The error has no code that could be looked up, and its message is no wording of TikTok's error reference.",
            );
        }
        Unlisted::NotACode => {
            push(&mut text, "What stands where the error code should be is no code, and the message does not decide.");
        }
        Unlisted::OtherApi => {
            push(&mut text, "TikTok's error reference lists ");
            match input.code() {
                Some(code) => push_integer(&mut text, code),
                None => push(&mut text, "this message"),
            }
            push(&mut text, ", but not for ");
            push(&mut text, call_of(api));
            push(&mut text, ".");
        }
        Unlisted::Elsewhere => {
            push(&mut text, "TikTok's error reference lists ");
            push_integer(&mut text, input.code().unwrap_or(0.0));
            push(
                &mut text,
                ", but nothing says that this is the platform's error, and its message is none of the reference.",
            );
        }
        Unlisted::Function => {
            push(&mut text, "The message names ");
            push(&mut text, &clip(input.function(), 40));
            push(&mut text, "; TikTok's error reference covers request, downloadFile and in-app ads only.");
        }
    }
    text
}

pub(super) fn why_nearest<V: Value>(why: Unlisted, entry: &Entry, input: &Input<V>) -> String {
    let mut text = String::from(nearness(why, entry, input));
    push(&mut text, "; it is listed for ");
    push(&mut text, entry.api.calls());
    push(&mut text, ".");
    text
}

/// What a row has in common with an unlisted error.
fn nearness<V: Value>(why: Unlisted, entry: &Entry, input: &Input<V>) -> &'static str {
    match why {
        Unlisted::Function | Unlisted::OtherApi | Unlisted::Elsewhere if input.code().is_some() => {
            "It has the same number"
        }
        Unlisted::Function | Unlisted::OtherApi => "It has the same message",
        _ if entry.code == Code::HttpNon2xx && input.wording.text().is_empty() => {
            "It is for HTTP statuses outside 2xx, and this one is not outside"
        }
        _ if crate::matching::agreement(&input.wording, entry).is_some() => "It has the same message and another code",
        _ => "Its number is close by, which says nothing about the meaning",
    }
}

/// Whether the code is one of the Minis server API, which has a number space of its own.
pub(super) fn has_eight_digits<V: Value>(input: &Input<V>) -> bool {
    input.code().is_some_and(|code| (10_000_000..=99_999_999).contains(&(code as u32)))
}

pub(super) fn unknown<V: Value>(text: &mut String, why: Unlisted, input: &Input<V>, api: Option<Api>, nearest: Rows) {
    push(text, &why_unknown(why, input, api));
    for (index, (_, entry)) in nearest.iter().enumerate() {
        push(text, if index == 0 { " Not its meaning, but near: " } else { "; " });
        push_name(text, entry, None);
    }
    if let Some((_, entry)) = nearest.first() {
        push(text, ". ");
        push(text, nearness(why, entry, input));
        push(text, ".");
    }
}

/// What it is, and what to do about it.
pub(super) fn why_unrecognized(looks_like: LooksLike) -> (&'static str, &'static str) {
    match looks_like {
        LooksLike::Nothing => (
            "There is no error in it: null, undefined or an empty text came in.",
            "Pass the argument of fail, catch or onError. Where that is empty, as it may be for a rewarded ad's \
             onError, only the call itself is known.",
        ),
        LooksLike::Success => (
            "It is the result of a call that succeeded.",
            "Pass the argument of fail or catch; complete is called for successes too.",
        ),
        LooksLike::JavascriptError => (
            "It is an error of JavaScript, not of the platform: the game's code threw it, or a function of the \
             platform is missing.",
            "Look at its name, message and stack; check that the function exists in this client before it is called.",
        ),
        LooksLike::DomException => (
            "It is a DOMException of the browser, not an error of the platform.",
            "Look at its name: it comes from a browser function, which the native runtime may not have.",
        ),
        LooksLike::Event => (
            "It is an event, not an error.",
            "Pass the error that the event carries, if it carries one, such as its error, reason or detail.",
        ),
        LooksLike::Promise => {
            ("It is a promise, not what the promise was rejected with.", "Await it, or pass explain to its catch.")
        }
        LooksLike::Response => (
            "It is the response of a request, not an error.",
            "Look at its statusCode and data: the request itself succeeded.",
        ),
        LooksLike::Text => (
            "It is a text in which neither a code nor a message of TikTok's error reference was found.",
            "Pass the error object itself, or the log line that has its code.",
        ),
        LooksLike::Number => {
            ("It is a number, but not a whole number that could be an error code.", "Pass the error object itself.")
        }
        LooksLike::Primitive => (
            "It is a value that no call is rejected with: a boolean, a symbol or a function.",
            "Pass the argument of fail, catch or onError.",
        ),
        LooksLike::Array => (
            "It is an array without an error at its beginning.",
            "Pass the error itself, or an array of its code and its message.",
        ),
        LooksLike::Something => (
            "It is an object without a code and without a message.",
            "Pass the argument of fail, catch or onError as it is, before anything unwraps it.",
        ),
    }
}

pub(super) fn contradiction<V: Value>(contradiction: Contradiction, input: &Input<V>, api: Option<Api>) -> String {
    let mut text = String::new();
    let push_code_of_input = |text: &mut String| {
        push(text, "The code ");
        push_integer(text, input.code().unwrap_or(0.0));
    };
    match contradiction {
        Contradiction::CodeAndMessage => {
            push_code_of_input(&mut text);
            push(&mut text, " and the message ");
            push_quoted(&mut text, input.message.as_deref().unwrap_or(""));
            push(&mut text, " contradict each other: the reference has that message for another code.");
        }
        Contradiction::CodeAndApi => {
            push_code_of_input(&mut text);
            push(&mut text, " is not listed for ");
            push(&mut text, call_of(api));
            push(&mut text, ".");
        }
        Contradiction::MessageAndApi => {
            push(&mut text, "The message ");
            push_quoted(&mut text, input.message.as_deref().unwrap_or(""));
            push(&mut text, " is not listed for ");
            push(&mut text, call_of(api));
            push(&mut text, ".");
        }
        Contradiction::ApiAndMessage => {
            push(&mut text, "The api that was given is ");
            push(&mut text, call_of(api));
            push(&mut text, ", but the message names ");
            push(&mut text, &clip(input.function(), 40));
            push(&mut text, ".");
        }
    }
    text
}

/// The call of a context, for sentences.
fn call_of(api: Option<Api>) -> &'static str {
    match api {
        Some(Api::Request) => "request",
        Some(Api::DownloadFile) => "downloadFile",
        Some(Api::AdInit) => "creating an ad",
        Some(Api::AdLoad) => "loading an ad",
        Some(Api::AdShow) => "showing an ad",
        None => "this call",
    }
}
