//! A message, made comparable: case, spaces, quotes and the `api:fail` prefix do not matter, and text behind the wording
//! does not hide it.

use super::scan::{byte, find, is_name, is_space, skip, skip_back, slice, stands_at};
use crate::api::Api;
use alloc::borrow::ToOwned;
use alloc::string::String;

/// How well a message agrees with a wording of the reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Agreement {
    /// The message begins with the wording and goes on in the same sentence. Enough to confirm a code, not enough to
    /// stand alone.
    Begins,
    /// The message is the wording, or the wording and then something set apart from it.
    Whole,
}

/// A message, ready to be compared.
#[derive(Debug)]
pub(crate) struct Wording {
    /// Single-spaced, with plain quotes and colons.
    plain: String,
    /// Where the function in front of `:fail` begins and ends; nothing where there is none.
    function: (usize, usize),
    /// Where the wording begins, behind the function and what consoles put in front of a message.
    start: usize,
    /// Whether the message is a wording of the reference and nothing else.
    is_verbatim: bool,
}

impl Wording {
    pub(crate) fn new(message: &str) -> Wording {
        let plain = plain(message);
        let (function, rest) = split_function(&plain);
        let start = skip_error_name(&plain, rest);
        Wording { plain, function, start, is_verbatim: false }
    }

    /// A message that is a wording already: most errors come so, and need no cleaning.
    pub(crate) fn verbatim(message: &str) -> Wording {
        Wording { plain: message.to_owned(), function: (0, 0), start: 0, is_verbatim: true }
    }

    /// The function that the message names in front of `:fail`, such as `request`; empty when it names none.
    pub(crate) fn function(&self) -> &str {
        slice(&self.plain, self.function.0, self.function.1)
    }

    /// The comparable text.
    pub(crate) fn text(&self) -> &str {
        slice(&self.plain, self.start, self.plain.len())
    }

    /// How the message agrees with a wording; `None` when it does not.
    pub(crate) fn agreement(&self, wording: &str) -> Option<Agreement> {
        let text = self.text();
        if !slice(text, 0, wording.len()).eq_ignore_ascii_case(wording) {
            return None;
        }
        let mut rest = slice(text, wording.len(), text.len()).chars();
        match rest.next() {
            None => Some(Agreement::Whole),
            Some('.' | ',' | ';' | ':' | '!' | '(' | '[' | '{' | '|' | '\'' | '"') => Some(Agreement::Whole),
            Some(' ') => match rest.next() {
                Some('(' | '[' | '{' | '-' | '–' | '—' | '|' | '=') => Some(Agreement::Whole),
                _ => Some(Agreement::Begins),
            },
            Some(_) => None,
        }
    }

    /// Whether the message has these words somewhere.
    pub(crate) fn contains(&self, fragment: &str) -> bool {
        find(self.text(), fragment, 0).is_some()
    }

    /// The address behind `url ==`, without its query, its fragment and its user name: those can hold secrets.
    pub(crate) fn url<'m>(&self, message: &'m str) -> Option<&'m str> {
        if self.is_verbatim {
            return None;
        }
        let mut from = 0;
        let start = loop {
            let equals = skip(message, find(message, "url", from)? + 3, is_space);
            if stands_at(message, equals, "==") {
                break equals + 2;
            }
            from = equals;
        };
        let start = skip(message, start, is_space);
        let end = skip(message, start, |byte| !is_space(byte) && !b"\"'?#".contains(&byte));
        let end = skip_back(message, end, |byte| b",})]".contains(&byte));
        let authority = find(message, "://", start).filter(|at| *at < end)? + 3;
        let authority_end = skip(message, authority, |byte| byte != b'/').min(end);
        let has_user = slice(message, authority, authority_end).bytes().any(|byte| byte == b'@');
        (authority < authority_end && !has_user).then(|| slice(message, start, end))
    }
}

/// The text single-spaced, with ASCII quotes and colons.
fn plain(message: &str) -> String {
    let mut plain = String::new();
    let mut space = false;
    for character in message.chars() {
        if character.is_whitespace() {
            space = true;
            continue;
        }
        if space && !plain.is_empty() {
            plain.push(' ');
        }
        space = false;
        plain.push(match character {
            '\u{2018}' | '\u{2019}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            '\u{ff1a}' => ':',
            '\u{ff0c}' => ',',
            other => other,
        });
    }
    plain
}

/// Where the function of `request:fail the rest` begins and ends, and where the rest begins. Something may stand in front
/// of the function.
fn split_function(text: &str) -> ((usize, usize), usize) {
    let is_function = |byte| is_name(byte) || matches!(byte, b'.' | b'$');
    let mut from = 0;
    while let Some(colon) = find(text, ":", from) {
        from = colon + 1;
        let fail = skip(text, from, is_space);
        let rest = fail + 4;
        if !slice(text, fail, rest).eq_ignore_ascii_case("fail") || byte(text, rest).is_some_and(is_name) {
            continue;
        }
        let end = skip_back(text, colon, is_space);
        let start = skip_back(text, end, is_function);
        let name = slice(text, start, end);
        let before = skip_back(text, start, is_space);
        // The function is what the message begins with, or what stands behind a tag; a call's own name may stand behind
        // words too. In an address, or behind a wording, it is neither.
        let begins = before == 0 || byte(text, before - 1).is_some_and(|byte| b"])>|:\"'".contains(&byte));
        let is_call = before < start && name.len() > 4 && Api::from_function(name).is_some();
        if start < end && (begins || is_call) {
            return ((start, end), skip(text, rest, |byte| is_space(byte) || b":,-".contains(&byte)));
        }
    }
    ((0, 0), 0)
}

/// Skips what JavaScript engines and consoles put in front of a message: `Uncaught (in promise) Error: `.
fn skip_error_name(text: &str, from: usize) -> usize {
    let mut start = from;
    for front in ["Uncaught ", "(in promise) ", "(in promise): ", "Error: "] {
        if slice(text, start, start + front.len()).eq_ignore_ascii_case(front) {
            start += front.len();
        }
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_function_in_front_of_fail_is_taken_off() {
        for (message, function, text) in [
            ("request:fail Request timeout", "request", "Request timeout"),
            ("request:fail: Request timeout", "request", "Request timeout"),
            ("request：fail，Request timeout", "request", "Request timeout"),
            ("  downloadFile : fail   Invalid  URL ", "downloadFile", "Invalid URL"),
            ("[net] tt.request:fail timeout", "tt.request", "timeout"),
            ("request:fail", "request", ""),
            ("request:failure of mine", "", "request:failure of mine"),
            ("Uncaught (in promise) Error: User exit", "", "User exit"),
            (":fail no name", "", ":fail no name"),
            ("Request timeout: fail", "", "Request timeout: fail"),
            (
                "Invalid URL, url == https://a.example/show:fail/x",
                "",
                "Invalid URL, url == https://a.example/show:fail/x",
            ),
            ("failed in request:fail timeout", "request", "timeout"),
            ("é:fail x", "", "é:fail x"),
        ] {
            let wording = Wording::new(message);
            assert_eq!((wording.function(), wording.text()), (function, text), "{message}");
        }
    }

    #[test]
    fn a_wording_agrees_when_the_rest_is_set_apart() {
        let agreement = |message: &str| Wording::new(message).agreement("Invalid URL");
        assert_eq!(agreement("Invalid URL"), Some(Agreement::Whole));
        assert_eq!(agreement("invalid url, url == https://example.com"), Some(Agreement::Whole));
        assert_eq!(agreement("Invalid URL (https://example.com)"), Some(Agreement::Whole));
        assert_eq!(agreement("Invalid URL given"), Some(Agreement::Begins));
        assert_eq!(agreement("Invalid URLs"), None);
        assert_eq!(agreement("Not an Invalid URL"), None);
        assert_eq!(agreement("Invalid UR"), None);
        assert_eq!(
            Wording::new("just showed an ad, can’t show now").agreement("Just showed an ad, can't show now"),
            Some(Agreement::Whole)
        );
    }

    #[test]
    fn the_url_is_read_without_its_secrets() {
        let url = |message: &str| Wording::new(message).url(message).map(str::to_owned);
        assert_eq!(
            url("url not in domain list, url == https://a.example/b?token=1").as_deref(),
            Some("https://a.example/b")
        );
        assert_eq!(url("url == https://user:secret@a.example/b"), None);
        assert_eq!(url("url == nothing"), None);
        assert_eq!(url("no address"), None);
    }
}
