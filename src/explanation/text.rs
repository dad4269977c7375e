//! The sentences of an answer.

use super::Applied;
use crate::api::Api;
use crate::catalog::{Code, Entry, Source};
use crate::http_status;
use crate::input::{Input, LooksLike, Value};
use crate::matching::{Confidence, Contradiction, DecideBy, Match, Rows, Unlisted};
use crate::prose::{clip, push_integer, push_list, push_sentence};

/// How much of a message is quoted in a sentence.
const QUOTE_LIMIT: usize = 80;

/// `404 Not Found`, or the number alone.
pub(super) fn status_line(status: i64) -> String {
    let mut line = String::new();
    push_integer(&mut line, status);
    if let Some(name) = http_status::name(status) {
        line.push(' ');
        line.push_str(name);
    }
    line
}

fn push_code(text: &mut String, code: Code) {
    match code {
        Code::One(code) => push_integer(text, i64::from(code)),
        Code::Range(first, last) => {
            push_integer(text, i64::from(first));
            text.push_str(" to ");
            push_integer(text, i64::from(last));
        }
        Code::HttpNon2xx => text.push_str("HTTP non-2xx"),
    }
}

/// `30001 "User exit" (showing an ad)`.
fn push_name(text: &mut String, entry: &Entry, status: Option<i64>) {
    match status {
        Some(status) => {
            text.push_str("HTTP ");
            text.push_str(&status_line(status));
            text.push(',');
        }
        None => push_code(text, entry.code),
    }
    text.push_str(" \"");
    text.push_str(entry.title);
    text.push_str("\" (");
    text.push_str(entry.api.calls());
    text.push(')');
}

fn push_quoted(text: &mut String, message: &str) {
    text.push('"');
    text.push_str(&clip(message, QUOTE_LIMIT));
    text.push('"');
}

fn whose(source: Source, expected: bool) -> &'static str {
    match source {
        _ if expected => "This is an outcome of normal play, not a fault.",
        Source::Developer => "It is the developer's to solve.",
        Source::TiktokClient => "It comes from the TikTok client.",
        Source::TiktokServer => "It comes from TikTok's server.",
    }
}

pub(super) fn known(text: &mut String, applied: &Applied, matched: Match) {
    let Applied { entry, status, aborted, retry, expected } = *applied;
    match matched.confidence {
        Confidence::Exact => {}
        Confidence::Likely => text.push_str("Most likely "),
        Confidence::Guess => text.push_str("Possibly "),
    }
    push_name(text, entry, status);
    text.push_str(": ");
    match aborted {
        Some(true) => text.push_str("the game itself cancelled the call with abort()."),
        Some(false) => text.push_str("the network connection was interrupted; the game did not cancel the call."),
        None => push_uncapitalized(text, entry.meaning),
    }
    push_sentence(text, whose(entry.source, expected));
    match aborted {
        Some(true) => {}
        Some(false) => push_sentence(text, "Check for interruptions of the network."),
        None => push_sentence(text, entry.action),
    }
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
    text.push_str(rest);
}

/// What the caller has to find out.
pub(super) fn how_to_decide(rows: Rows, decide_by: Option<DecideBy>) -> String {
    let mut text = String::new();
    let push_each =
        |text: &mut String, last: &str, front: &str, word: fn(&'static Entry) -> &'static str, back: &str| {
            let mut left = rows.len();
            for (_, entry) in rows.iter() {
                text.push_str(front);
                text.push_str(word(entry));
                text.push_str(back);
                left -= 1;
                text.push_str(match left {
                    0 => "",
                    1 => last,
                    _ => ", ",
                });
            }
        };
    match decide_by {
        Some(DecideBy::Api) => {
            text.push_str("Tell which call was rejected: pass ");
            let name = |entry: &'static Entry| entry.api.only_api().unwrap_or(Api::Request).name();
            push_each(&mut text, " or ", "{ api: '", name, "' }");
            text.push_str(" along with the error.");
        }
        Some(DecideBy::Message) => {
            text.push_str("Pass the whole error object, with its message (errMsg): ");
            push_each(&mut text, " and ", "\"", |entry| entry.title, "\"");
            text.push_str(" tell the meanings apart.");
        }
        Some(DecideBy::Code) => {
            text.push_str("Pass the whole error object, with its code (errCode): the message alone stands for several.")
        }
        None => text.push_str(
            "Look at the error where it is raised: the code, the message and the call that came in do not belong \
             together, so one of them was changed or mixed up on the way.",
        ),
    }
    text
}

pub(super) fn ambiguous<V: Value>(text: &mut String, input: &Input<V>, rows: Rows) {
    match (input.code(), input.message.as_deref()) {
        (Some(code), _) => push_integer(text, code),
        (None, Some(message)) => push_quoted(text, message),
        (None, None) => text.push_str("This"),
    }
    text.push_str(" can mean ");
    push_integer(text, i64::from(rows.len()));
    text.push_str(" things.");
    let mut number = 0;
    for (_, entry) in rows.iter() {
        number += 1;
        text.push_str(" (");
        push_integer(text, number);
        text.push_str(") ");
        push_name(text, entry, input.code().filter(|_| entry.code == Code::HttpNon2xx));
        text.push_str(": ");
        push_uncapitalized(text, entry.meaning);
    }
}

pub(super) const CHECK_THE_API: &str = "Check which call was rejected: the api that was given does not fit.";
pub(super) const LOG_IT: &str = "Log the whole error object, the call and its arguments: an unlisted error is best \
                                 understood from where it happens.";
pub(super) const LOOK_IT_UP: &str = "Look it up in the platform's current error reference: it may have been added \
                                     since.";
pub(super) fn placeholder(code: i64) -> String {
    let mut text = String::new();
    push_integer(&mut text, code);
    text.push_str(" is what a wrapper fills in when it finds no code, so it was left out of account.");
    text
}

pub(super) fn why_unknown<V: Value>(why: Unlisted, input: &Input<V>, api: Option<Api>) -> String {
    let mut text = String::new();
    match why {
        Unlisted::Code => {
            text.push_str("TikTok's error reference does not list the code ");
            push_integer(&mut text, input.code().unwrap_or(0));
            text.push('.');
        }
        Unlisted::Message => {
            text.push_str("The error has no code that could be looked up, and its message is no wording of TikTok's error reference.");
        }
        Unlisted::NotACode => {
            text.push_str("What stands where the error code should be is no code, and the message does not decide.");
        }
        Unlisted::OtherApi => {
            text.push_str("TikTok's error reference lists ");
            match input.code() {
                Some(code) => push_integer(&mut text, code),
                None => text.push_str("this message"),
            }
            text.push_str(", but not for ");
            text.push_str(call_of(api));
            text.push('.');
        }
        Unlisted::Function => {
            text.push_str("The message names ");
            text.push_str(&clip(input.wording.function(), 40));
            text.push_str("; TikTok's error reference covers request, downloadFile and in-app ads only.");
        }
    }
    text
}

pub(super) fn why_nearest<V: Value>(why: Unlisted, entry: &Entry, input: &Input<V>) -> String {
    let mut text = String::new();
    match why {
        Unlisted::Function => text.push_str("The same number, but listed for "),
        Unlisted::OtherApi if input.code().is_some() => text.push_str("The same number, but listed for "),
        Unlisted::OtherApi => text.push_str("The same message, but listed for "),
        _ if entry.code == Code::HttpNon2xx && input.code().is_some() => {
            text.push_str("HTTP statuses outside 2xx arrive as codes; this one is not outside 2xx. Listed for ");
        }
        _ if input.wording.agreement(entry.title).is_some()
            || entry.aliases.iter().any(|alias| input.wording.agreement(alias).is_some())
            || entry.fragments.iter().any(|fragment| input.wording.contains(fragment)) =>
        {
            text.push_str("The same message, but with the code ");
            push_code(&mut text, entry.code);
            text.push_str(", listed for ");
        }
        _ => text.push_str("A number close by, which says nothing about the meaning; listed for "),
    }
    text.push_str(entry.api.calls());
    text.push('.');
    text
}

pub(super) fn unknown(text: &mut String, reason: &str, nearest: Rows) {
    text.push_str(reason);
    let mut separator = " Nearest, without being its meaning: ";
    for (_, entry) in nearest.iter() {
        text.push_str(separator);
        push_name(text, entry, None);
        separator = "; ";
    }
    if !nearest.is_empty() {
        text.push('.');
    }
}

/// What it is, and what to do about it.
pub(super) fn why_unrecognized(looks_like: LooksLike) -> (&'static str, &'static str) {
    match looks_like {
        LooksLike::Nothing => (
            "There is no error in it: null, undefined or an empty text came in.",
            "Pass on the argument of fail, catch or onError. Where that is empty, as it may be for a rewarded ad's \
             onError, only the call itself is known.",
        ),
        LooksLike::Success => (
            "It is the result of a call that succeeded.",
            "Pass on the argument of fail or catch; complete is called for successes too.",
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
            "Pass on the error that the event carries, if it carries one, such as its error, reason or detail.",
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
            "Pass on the error object itself, or the log line that has its code.",
        ),
        LooksLike::Number => {
            ("It is a number, but not a whole number that could be an error code.", "Pass on the error object itself.")
        }
        LooksLike::Primitive => (
            "It is a value that no call is rejected with: a boolean, a symbol or a function.",
            "Pass on the argument of fail, catch or onError.",
        ),
        LooksLike::Array => (
            "It is an array without an error at its beginning.",
            "Pass on the error itself, or an array of its code and its message.",
        ),
        LooksLike::Something => (
            "It is an object without a code and without a message.",
            "Pass on the argument of fail, catch or onError as it is, before anything unwraps it.",
        ),
    }
}

pub(super) fn contradiction<V: Value>(contradiction: Contradiction, input: &Input<V>, api: Option<Api>) -> String {
    let mut text = String::new();
    let push_code_of_input = |text: &mut String| {
        text.push_str("The code ");
        push_integer(text, input.code().unwrap_or(0));
    };
    match contradiction {
        Contradiction::CodeAndMessage => {
            push_code_of_input(&mut text);
            text.push_str(" and the message ");
            push_quoted(&mut text, input.message.as_deref().unwrap_or(""));
            text.push_str(" contradict each other: the reference has that message for another code.");
        }
        Contradiction::CodeAndApi => {
            push_code_of_input(&mut text);
            text.push_str(" is not listed for ");
            text.push_str(call_of(api));
            text.push('.');
        }
        Contradiction::MessageAndApi => {
            text.push_str("The message ");
            push_quoted(&mut text, input.message.as_deref().unwrap_or(""));
            text.push_str(" is not listed for ");
            text.push_str(call_of(api));
            text.push('.');
        }
        Contradiction::ApiAndMessage => {
            text.push_str("The api that was given is ");
            text.push_str(call_of(api));
            text.push_str(", but the message names ");
            text.push_str(&clip(input.wording.function(), 40));
            text.push('.');
        }
    }
    text
}

pub(super) fn not_an_api(name: &str) -> String {
    let mut text = String::from("The api ");
    if name.is_empty() {
        text.push_str("in the context is not a text");
    } else {
        push_quoted(&mut text, name);
        text.push_str(" is not known");
    }
    text.push_str(" and was left out of account: use ");
    let names = Api::ALL.map(Api::name);
    push_list(&mut text, names.into_iter(), " or ");
    text.push('.');
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
