//! Free text that anyone may read: without what may be secret.
//!
//! Left out are: values that have the name of a secret; what follows `Bearer` and `Basic`; the users, queries and fragments
//! of URLs; JSON Web Tokens and other long runs that look random; e-mail addresses. It is a net, and no proof: a password
//! in a sentence stays, and so does a short value whose name tells nothing.
//!
//! In doubt more is left out than has to be, but for what support asks for: codes, calls, hosts, paths, ids of placements.
//!
//! The time is linear: what was left out is not read again, and what ends a value is looked for but once, for everything
//! up to there is left out when it is missing.

use crate::diagnosis;
use crate::input::scan::{byte, find, is_digit, skip, skip_back, slice, stands_at};
use crate::prose::push;
use alloc::string::String;

/// Names of secrets, without what separates their words. Those with a star may also end a longer word.
const NAMES: &str = "*token *secret *password *passwd *passphrase *passcode *passwort *senha *cookie *signature *credential \
    *sessionid *sessid *apikey *appkey *openid *unionid *verifier *csrf *xsrf *jwt accesskey privatekey secretkey \
    sessionkey signingkey encryptionkey clientassertion auth oauth authorization bearer session sid pass pwd pin otp sig \
    sign ticket nonce email *密码 *密碼 *令牌 *密钥";
/// Names that end with these are of something about a secret.
const ABOUT: &str = "error errcode errorcode status type count length";
/// The values of these are the whole rest of the line.
const LINES: &str = "cookie authorization";
/// What may stand in front of a value, before a space.
const SCHEMES: &str = "bearer basic";
/// Values that hold no secret, but tell what is wrong.
const KEPT: &str = "null undefined true false none empty ok fail failed expired invalid missing required token not no";
/// What stands between a name and its value: a comma only between quotes, `>` only behind a tag.
const SEPARATORS: &str = "= : ： ＝ %3d %3a \\u003d , >";
/// What names may be in, besides quotes.
const WRAPPERS: &str = "%22 %5d &quot;";
/// The longest authority of a URL that is read, which may take the square of its length. Hosts have up to 253 characters.
const AUTHORITY_LIMIT: usize = 512;

/// A text, and what is shown of it.
struct Shown<'t> {
    text: &'t str,
    shown: String,
    /// As far as this the text was copied or left out.
    done: usize,
}

impl<'t> Shown<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, shown: String::new(), done: 0 }
    }

    /// Puts something else in the place of a part that is not empty.
    fn replace(&mut self, from: usize, until: usize, by: &str) {
        if from < until {
            push(&mut self.shown, slice(self.text, self.done, from));
            push(&mut self.shown, by);
            self.done = until;
        }
    }

    fn end(mut self) -> String {
        push(&mut self.shown, slice(self.text, self.done, self.text.len()));
        self.shown
    }
}

/// `text` with what may be secret replaced by `…`.
pub(crate) fn without_secrets(text: &str) -> String {
    let text = &without_urls(text);
    let mut shown = Shown::new(text);
    let mut at = 0;
    while let Some(first) = byte(text, at) {
        let (from, until) = if is_in_run(first) {
            random(text, at)
        } else if let Some(host) = behind_slashes(text, at) {
            // Hosts may look random, or have the name of a secret in front of their port.
            let end = word_end(text, host, ends_authority);
            (end, end)
        } else if is_escape(text, at) {
            (at + 2, at + 2)
        } else if first == b'@' {
            email(text, at, shown.done)
        } else {
            named(text, at)
        };
        shown.replace(from, until, "…");
        at = until;
    }
    shown.end()
}

/// The text without what may be secret in URLs, and in what begins with their query or fragment.
fn without_urls(text: &str) -> String {
    let mut shown = Shown::new(text);
    let mut at = 0;
    while let Some(first) = byte(text, at) {
        let (mut start, mut url) = (at, String::new());
        let mut authority = at;
        if let Some(host) = behind_slashes(text, at) {
            start = skip_back(text, at, is_in_scheme);
            start = skip(text, start.max(shown.done), |byte| !byte.is_ascii_alphabetic() && byte != b':');
            authority = host;
            // What has no scheme is read as if it had one.
            push(&mut url, if start == at { "x" } else { "" });
        } else if !matches!(first, b'?' | b'#') || byte(text, skip(text, at + 1, is_in_key)) != Some(b'=') {
            at += 1;
            continue;
        }
        let added = url.len();
        // Another URL in the path is read for itself.
        let mut end = word_end(text, authority, ends_path);
        if behind_slashes(text, end).is_some() {
            end = skip_back(text, end, is_in_scheme).max(authority);
        } else {
            end = word_end(text, end, |_, _| false);
        }
        push(&mut url, slice(text, start, end));
        if word_end(text, authority, ends_authority) - authority > AUTHORITY_LIMIT {
            shown.replace(start, end, "://…");
        } else {
            let url = with_host(&diagnosis::redacted(&url, Some(&url)));
            shown.replace(start, end, slice(&url, added, url.len()));
        }
        at = end;
    }
    shown.end()
}

/// A URL without its host if that is none: `app://token=…`, or the user and half of a password with a space in it.
fn with_host(url: &str) -> String {
    let mut shown = Shown::new(url);
    if let Some(host) = behind_slashes(url, skip(url, 0, is_in_scheme)) {
        let end = word_end(url, host, ends_authority);
        // The colons of an IPv6 address are not the one of the port.
        let name = if byte(url, host) == Some(b'[') { skip(url, host, |byte| byte != b']').min(end) } else { host };
        let colon = skip(url, name, |byte| !matches!(byte, b':' | b'=')).min(end);
        if colon < end && (byte(url, colon) == Some(b'=') || skip(url, colon + 1, is_digit) < end) {
            shown.replace(host, end, "…");
        }
    }
    shown.end()
}

/// Behind the slashes of `://`, which JSON may write as `:\/\/`, when its colon is at a position.
fn behind_slashes(text: &str, at: usize) -> Option<usize> {
    let host = if byte(text, at) == Some(b':') { skip(text, at + 1, is_slash) } else { 0 };
    (host > at + 2 && byte(text, host - 1) == Some(b'/')).then_some(host)
}

/// Where a word ends: at white space, quotes and angle brackets, at escaped quotes and line breaks, at full-width
/// punctuation, and where it is told to.
fn word_end(text: &str, from: usize, stops: fn(&str, usize) -> bool) -> usize {
    let mut at = from;
    while let Some(first) = byte(text, at) {
        let behind = skip(text, at, is_backslash);
        let next = byte(text, behind.max(at + 1));
        let ends = match first {
            b'"' | b'\'' | b'`' | b'<' | b'>' | 0x7f => true,
            b'\\' => byte(text, behind).is_none_or(|next| matches!(next, b'"' | b'\'' | b'n' | b'r' | b't')),
            // The lead bytes of U+3000 to U+303F, and of U+FF00 to U+FF3F.
            0xe3 => next == Some(0x80),
            0xef => next == Some(0xbc),
            _ => first <= b' ',
        };
        if ends || stops(text, at) {
            break;
        }
        at = behind.max(at + 1);
    }
    at
}

/// Whether a line break or tab is at a position, as strings of JSON have it.
fn is_escape(text: &str, at: usize) -> bool {
    byte(text, at) == Some(b'\\') && matches!(byte(text, at + 1), Some(b'n' | b'r' | b't'))
}

/// Whether what follows the host of a URL, and its port, begins at a position.
fn ends_authority(text: &str, at: usize) -> bool {
    byte(text, at).is_some_and(is_slash) || ends_path(text, at)
}

/// Whether a query, a fragment or another URL begins at a position.
fn ends_path(text: &str, at: usize) -> bool {
    matches!(byte(text, at), Some(b'?' | b'#')) || behind_slashes(text, at).is_some()
}

/// Whether a pair of a name and a value follows what stands between such pairs.
fn ends_value(text: &str, at: usize) -> bool {
    if !matches!(byte(text, at), Some(b'&' | b',' | b';' | b'|')) {
        return false;
    }
    // Of what is encoded, only brackets.
    let is_other = |text: &str, at| match byte(text, at) {
        Some(b'%') => byte(text, at + 1) != Some(b'5'),
        first => !first.is_some_and(|byte| is_in_key(byte) || byte >= 0x80),
    };
    let end = word_end(text, at + 1, is_other);
    // `,https://…` is no pair.
    end > at + 1
        && behind_slashes(text, end).is_none()
        && (matches!(byte(text, end), Some(b'=' | b':')) || stands_at(text, end, "："))
}

/// The value at a position: what is in its quotes or brackets, or a word. Empty if it is one that tells what is wrong.
fn value(text: &str, at: usize) -> (usize, usize) {
    let at = behind_schemes(text, at);
    let (mut from, mut until) = quoted(text, at).unwrap_or((at, at));
    if from == until {
        // Two quotes may stand for one, as in CSV.
        let close = skip(text, until, is_backslash);
        from = if until > at && byte(text, close).is_some_and(is_quote) { close + 1 } else { until };
        let bracketed = bracketed(text, from);
        let end = word_end(text, bracketed, ends_value);
        until = skip_back(text, end, |byte| matches!(byte, b')' | b']' | b'}' | b',' | b';' | b'.')).max(bracketed);
    }
    let is_kept = first_of(KEPT, &|kept| slice(text, from, until).eq_ignore_ascii_case(kept)).is_some();
    (if is_kept { until } else { from }, until)
}

/// The position behind `Bearer`, if that is at a position.
fn behind_schemes(text: &str, from: usize) -> usize {
    let mut at = from;
    loop {
        let end = skip(text, at, is_in_run);
        let behind = skip(text, end, |byte| byte == b' ');
        if behind == end || first_of(SCHEMES, &|scheme| slice(text, at, end).eq_ignore_ascii_case(scheme)).is_none() {
            return at;
        }
        at = behind;
    }
}

/// What is in the quotes that open at a position, maybe behind backslashes.
fn quoted(text: &str, at: usize) -> Option<(usize, usize)> {
    let open = skip(text, at, is_backslash);
    let quote = byte(text, open).filter(|byte| is_quote(*byte))?;
    Some((open + 1, closing(text, open + 1, quote, open - at)))
}

/// Where a quote closes that has so many backslashes in front of it: before these. The end of the line if it does not.
fn closing(text: &str, from: usize, quote: u8, depth: usize) -> usize {
    let mut at = from;
    while let Some(first) = byte(text, at) {
        let end = skip(text, at, is_backslash);
        let backslashes = end - at;
        // Each level of JSON doubles those inside and adds one. With fewer of them, an outer string ends.
        if byte(text, end) == Some(quote) && (backslashes < depth || backslashes % (2 * depth + 2) == depth) {
            return end - backslashes.min(depth);
        }
        if is_line_break(first) {
            return at;
        }
        at = end + usize::from(end == at || byte(text, end) == Some(quote));
    }
    text.len()
}

/// Behind the array or object that begins at a position; the position if none does, the end of the text if none ends.
fn bracketed(text: &str, from: usize) -> usize {
    let (mut at, mut open) = (from, 0);
    while let Some(first) = byte(text, at) {
        match first {
            b'[' | b'{' => open += 1,
            b']' | b'}' if open > 0 => open -= 1,
            _ if open == 0 => return at,
            _ => {}
        }
        let end = skip(text, at, is_backslash);
        at = quoted(text, at).map_or(end.max(at + 1), |(_, until)| skip(text, until, is_backslash) + 1);
        if open == 0 {
            break;
        }
    }
    at.min(text.len())
}

/// The value whose name ends in front of the separator at a position. Empty, and behind the position, if there is none.
fn named(text: &str, at: usize) -> (usize, usize) {
    let separator = match byte(text, at) {
        // Most are told by their first byte.
        Some(b'=' | b':' | b'%' | b'\\' | b',' | b'>' | 0xef) => {
            first_of(SEPARATORS, &|separator| ends_in(text, at + separator.len(), separator))
        }
        _ => None,
    };
    let Some(separator) = separator else {
        // An encoded character is no part of what follows.
        let is_encoded = byte(text, at) == Some(b'%') && skip(text, at + 1, |byte| byte.is_ascii_hexdigit()) > at + 2;
        let behind = at + if is_encoded { 3 } else { 1 };
        return (behind, behind);
    };
    let behind = at + separator.len();

    let mut end = skip_back(text, at, is_around_name);
    end -= first_of(WRAPPERS, &|wrapper| ends_in(text, end, wrapper)).map_or(0, str::len);
    let mut start = skip_back(text, end, is_in_run);
    let before = byte(text, start.wrapping_sub(1));
    let mut first = start;
    match before {
        Some(b'%') => (first, start) = (first + 2, start + 2),
        // `API key`, `session.id`
        Some(b' ' | b'.') if start < end => first = skip_back(text, start - 1, is_in_run),
        // Names in Chinese have two characters.
        Some(0x80..) if start == end => (first, start) = (end.saturating_sub(6), end),
        _ => {}
    }
    let is_other = match separator {
        // `Session::start`
        ":" => stands_at(text, behind, ":"),
        "," => end == at,
        ">" => before != Some(b'<'),
        _ => false,
    };
    let ends_with = |words| first_of(words, &|word| ends_in(text, end, word)).is_some();
    if is_other || first >= end || !is_secret(text, first, start, end) || ends_with(ABOUT) {
        return (behind, behind);
    }

    let is_gap = |byte| matches!(byte, b' ' | b'\t' | b'=' | b'>' | b':');
    let from = if separator == ">" { behind } else { skip(text, behind, is_gap) };
    let quotes = quoted(text, from);
    if separator == "," {
        let Some((key, until)) = quotes else { return (behind, behind) };
        let colon = skip(text, until, is_around_name);
        // The name of the next pair, unless as in `{"name":"token","value":"…"}`.
        if byte(text, colon) == Some(b':') && until < key + 64 {
            let is_value = slice(text, key, until) == "value";
            return if is_value { value(text, skip(text, colon, is_gap)) } else { (behind, behind) };
        }
    }
    // A list has been left out where `…` stands.
    let is_plain = quotes.is_none() && !matches!(byte(text, from), Some(b'[' | b'{')) && !stands_at(text, from, "…");
    if !(is_plain && matches!(separator, ":" | "：") && ends_with(LINES)) {
        return value(text, from);
    }
    let line = slice(text, 0, line_end(text, from));
    match before.filter(|before| is_quote(*before) && end == at) {
        // It is in quotes together with its name.
        Some(quote) => (from, closing(line, from, quote, start - 1 - skip_back(text, start - 1, is_backslash))),
        None => (from, line.len()),
    }
}

/// Whether a name has that of a secret in it, between `start` and `end`, or between `first` and `end` at its very end.
fn is_secret(text: &str, first: usize, start: usize, end: usize) -> bool {
    let is_in_name = |name: &str| {
        let word = slice(name, usize::from(byte(name, 0) == Some(b'*')), name.len());
        let mut from = first;
        while from < end {
            if (word.len() < name.len() || is_boundary(text, from))
                && let Some(until) = behind_word(text, from, word)
                && (if from < start { until == end } else { until <= end })
            {
                return true;
            }
            from += 1;
        }
        false
    };
    first_of(NAMES, &is_in_name).is_some()
}

/// Behind a word, or its plural, that begins at a position, and ends where a word may end.
fn behind_word(text: &str, from: usize, word: &str) -> Option<usize> {
    let mut at = from;
    for letter in word.bytes() {
        if at > from {
            at = skip(text, at, |byte| matches!(byte, b'_' | b'-' | b' ' | b'.'));
        }
        if byte(text, at)?.to_ascii_lowercase() != letter {
            return None;
        }
        at += 1;
    }
    at += usize::from(!is_boundary(text, at) && byte(text, at)? | 0x20 == b's');
    is_boundary(text, at).then_some(at)
}

/// Whether a word may begin or end at a position: not between letters, unless with a capital.
fn is_boundary(text: &str, at: usize) -> bool {
    let is = |at: usize, kind: fn(&u8) -> bool| byte(text, at).is_some_and(|byte| kind(&byte));
    let before = at.wrapping_sub(1);
    at > 1 && is_escape(text, at - 2)
        || !(is(before, u8::is_ascii_alphabetic) && is(at, u8::is_ascii_alphabetic))
        || is(at, u8::is_ascii_uppercase) && (is(before, u8::is_ascii_lowercase) || is(at + 1, u8::is_ascii_lowercase))
}

/// Where a line ends, also one in a string of JSON.
fn line_end(text: &str, from: usize) -> usize {
    let mut at = from;
    while byte(text, at).is_some_and(|byte| !is_line_break(byte)) && !is_escape(text, at) {
        at += 1;
    }
    at
}

/// The e-mail address around an `@`, without what is done. Empty, and behind the `@`, if there is none.
fn email(text: &str, at: usize, done: usize) -> (usize, usize) {
    let is_in_host = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let start = skip_back(text, at, is_in_run_or_dot);
    let start = (start + usize::from(start > 0 && is_escape(text, start - 1))).max(done);
    let end = skip_back(text, skip(text, at + 1, is_in_host), |byte| matches!(byte, b'.' | b'-')).max(at + 1);
    // `icon@2x.png` and `react@18.2.0` are none.
    let is_scale = byte(text, at + 1).is_some_and(is_digit) && byte(text, at + 2) == Some(b'x');
    let mut dot = if is_scale { end } else { at + 2 };
    while dot < end
        && !(byte(text, dot) == Some(b'.') && skip(text, dot + 1, |byte| byte.is_ascii_alphabetic()) > dot + 2)
    {
        dot += 1;
    }
    let is_host = dot < end;
    if start < at && is_host { (start, end) } else { (at + 1, at + 1) }
}

/// What looks random of the run at a position, or follows it as the name of a scheme. Empty, and behind the run, if
/// nothing does.
fn random(text: &str, at: usize) -> (usize, usize) {
    let end = skip(text, at, is_in_run);
    if stands_at(text, at, "eyJ") && end > at + 9 {
        return (at, skip(text, at, is_in_run_or_dot));
    }
    if stands_at(text, at, "-----BEGIN") {
        return (at, find(text, "-----END", at).unwrap_or(text.len()));
    }
    let run = slice(text, at, end);
    if behind_schemes(text, at) > at {
        let (from, until) = value(text, at);
        // `Basic authentication failed`
        let is_word = run.len() == 5 && skip(text, from + 1, |byte| byte.is_ascii_lowercase()) >= until;
        return (if is_word { until } else { from }, until);
    }
    if is_random(run) {
        return (at, end);
    }
    // Codes in base 64 have slashes too. No path that begins with one is a code.
    let mut until = end;
    while byte(text, at.wrapping_sub(1)) != Some(b'/') {
        let next = skip(text, until, |byte| byte == b'/');
        let end = skip(text, next, is_in_run);
        if end == next || is_random(slice(text, next, end)) {
            break;
        }
        until = end;
    }
    if until > end && is_random(slice(text, at, until)) { (at, until) } else { (end, end) }
}

/// Whether a run of letters and digits is long, and changes between them more often than words do.
fn is_random(run: &str) -> bool {
    let (mut letters, mut digits, mut others, mut changes) = (0, 0, 0, 0);
    let mut before = 0;
    for (at, c) in run.bytes().enumerate() {
        letters += usize::from(c.is_ascii_alphabetic());
        digits += usize::from(is_digit(c));
        others += usize::from(!c.is_ascii_hexdigit() && c != b'-');
        // A capitalized word is no change, nor are the letters of dates.
        let begins_word = c.is_ascii_uppercase() && skip(run, at + 1, |byte| byte.is_ascii_lowercase()) > at + 2;
        if !begins_word {
            changes += 2 * usize::from(is_digit(before) && c.is_ascii_alphabetic() && !matches!(c, b'T' | b'Z'));
            changes += usize::from(before.is_ascii_lowercase() && c.is_ascii_uppercase());
        }
        before = c;
    }
    let is_hex = others == 0 && letters + digits >= 24;
    // Ids of placements have 19 digits.
    if letters == 0 { digits > 24 } else { digits > 0 && (is_hex || run.len() >= 20 && 8 * changes >= run.len()) }
}

/// The first of the words in a list that passes.
fn first_of(words: &'static str, passes: &dyn Fn(&str) -> bool) -> Option<&'static str> {
    let mut at = 0;
    while at < words.len() {
        let end = skip(words, at, |byte| byte != b' ');
        let word = slice(words, at, end);
        if passes(word) {
            return Some(word);
        }
        at = end + 1;
    }
    None
}

/// Whether a text ends with a word at a position; ASCII letters match in either case.
fn ends_in(text: &str, end: usize, word: &str) -> bool {
    let start = end.checked_sub(word.len());
    start
        .and_then(|start| text.as_bytes().get(start..end))
        .is_some_and(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}

/// What names and codes in base 64 are made of, but for the slash, of which paths are made too, and for the padding, which
/// is a separator.
fn is_in_run(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+')
}

fn is_in_run_or_dot(byte: u8) -> bool {
    is_in_run(byte) || byte == b'.'
}

/// What may stand between a name and the separator.
fn is_around_name(byte: u8) -> bool {
    is_quote(byte) || matches!(byte, b'\\' | b' ' | b'\t' | b']')
}

fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`')
}

/// What the names of pairs are made of in a query or form.
fn is_in_key(byte: u8) -> bool {
    is_in_run_or_dot(byte) || matches!(byte, b'%' | b'[' | b']')
}

fn is_in_scheme(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')
}

fn is_line_break(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

fn is_slash(byte: u8) -> bool {
    matches!(byte, b'/' | b'\\')
}

fn is_backslash(byte: u8) -> bool {
    byte == b'\\'
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::catalog;
    use proptest::prelude::*;
    use std::format;
    use std::vec::Vec;

    const JWT: &str = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P";

    /// What goes in and what comes out; the secrets in it are all called `hunter` or look random.
    const CASES: &[(&str, &str)] = &[
        // Names and separators.
        ("token=hunter2", "token=…"),
        ("client_assertion=hunter2&a=b", "client_assertion=…&a=b"),
        ("密碼：hunter2", "密碼：…"),
        ("Senha: hunter2", "Senha: …"),
        ("token: hunter2", "token: …"),
        ("token:hunter2 code:21100", "token:… code:21100"),
        ("TOKEN = hunter2", "TOKEN = …"),
        ("accessToken => hunter2;", "accessToken => …;"),
        ("令牌 token：hunter2，错误码：21100", "令牌 token：…，错误码：21100"),
        ("密码：hunter2。请重试", "密码：…。请重试"),
        ("X-Auth-Token: hunter2\nHost: a.com", "X-Auth-Token: …\nHost: a.com"),
        ("user_token=hunter2&code=21100", "user_token=…&code=21100"),
        ("ACCESS_TOKEN_V2=hunter2", "ACCESS_TOKEN_V2=…"),
        ("accesstoken=hunter2", "accesstoken=…"),
        ("refreshTokens: hunter2", "refreshTokens: …"),
        ("x-api-key: hunter2", "x-api-key: …"),
        ("Invalid API key: hunter2", "Invalid API key: …"),
        ("APIKey=hunter2", "APIKey=…"),
        ("PHPSESSID=hunter2; JSESSIONID=hunter3", "PHPSESSID=…; JSESSIONID=…"),
        ("session.id=hunter2", "session.id=…"),
        ("process.env.CLIENT_SECRET=hunter2", "process.env.CLIENT_SECRET=…"),
        ("openId=hunter2,unionid=hunter3,nick=Bob", "openId=…,unionid=…,nick=Bob"),
        ("sid=1 pwd=2 pass=3 otp=4 pin=5 sig=6 sign=7", "sid=… pwd=… pass=… otp=… pin=… sig=… sign=…"),
        ("code_verifier=hunter&csrf_token=hunter&nonce=9&ticket=8", "code_verifier=…&csrf_token=…&nonce=…&ticket=…"),
        ("user[password]=hunter2&user%5Bpassword%5D=hunter3", "user[password]=…&user%5Bpassword%5D=…"),
        ("data=%7B%22sid%22%3A%22hunter2%22%7D&code=5", "data=%7B%22sid%22%3A…&code=5"),
        ("a=1\\u0026token\\u003dhunter2", "a=1\\u0026token\\u003d…"),
        ("<password>hunter2</password><code>5</code>", "<password>…</password><code>5</code>"),
        ("headers[\"cookie\"] = \"hunter2\"", "headers[\"cookie\"] = \"…\""),
        ("localStorage.setItem('token', 'hunter2')", "localStorage.setItem('token', '…')"),
        // Quotes.
        ("{\"token\":\"hunter2\",\"errCode\":21100}", "{\"token\":\"…\",\"errCode\":21100}"),
        ("{\"password\": \"hunter \\\" 2\", \"a\": 1}", "{\"password\": \"…\", \"a\": 1}"),
        ("{\"password\":\"hunter\\\\\",\"a\":1}", "{\"password\":\"…\",\"a\":1}"),
        ("{ token: 'hunter 2', code: 5 }", "{ token: '…', code: 5 }"),
        (
            "{\"body\":\"{\\\"token\\\":\\\"hunter2\\\",\\\"code\\\":5}\"}",
            "{\"body\":\"{\\\"token\\\":\\\"…\\\",\\\"code\\\":5}\"}",
        ),
        ("{\\\"pass\\\":\\\"hun\\\\\\\"ter\\\",\\\"a\\\":1}", "{\\\"pass\\\":\\\"…\\\",\\\"a\\\":1}"),
        ("\"{\\\"token\\\":\\\"hunter2\", 5", "\"{\\\"token\\\":\\\"…\", 5"),
        ("{\\\\\\\"token\\\\\\\":\\\\\\\"hunter2\\\\\\\"}", "{\\\\\\\"token\\\\\\\":\\\\\\\"…\\\\\\\"}"),
        ("{\"token\":\"hunter2 and more", "{\"token\":\"…"),
        ("\"{\"\"token\"\":\"\"hunter2\"\"}\"", "\"{\"\"token\"\":\"\"…\"\"}\""),
        ("token=\"\" code=5", "token=\"\" code=5"),
        ("{\"pin\":1234},\"code\":5}", "{\"pin\":…},\"code\":5}"),
        ("{\"tokens\":[\"hunter2\",\"hunter3\"],\"code\":5}", "{\"tokens\":…,\"code\":5}"),
        ("credentials: { user: 'x}', key: ['hunter2'] }, code: 5", "credentials: …, code: 5"),
        ("auth={hunter2", "auth=…"),
        ("password=hun,t)er2! next", "password=… next"),
        ("(token=hunter2).", "(token=…)."),
        ("token=", "token="),
        ("é token=hünter2é é", "é token=… é"),
        ("token=hunter=2=", "token=…"),
        ("token='hunter2\ntoken='hunter3'\ncode=5", "token='…\ntoken='…'\ncode=5"),
        ("token: '\nfailed", "token: '\nfailed"),
        (
            "\"code=5\\nsid=hunter2\\tpwd=hunter3\\nbob@a.com\\nBearer hunter4\"",
            "\"code=5\\nsid=…\\tpwd=…\\n…\\nBearer …\"",
        ),
        ("-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----", "…-----END PRIVATE KEY-----"),
        // Headers.
        ("Cookie: a=hunter2; b=\"hunter 3\"\r\nHost: a.com", "Cookie: …\r\nHost: a.com"),
        ("Set-Cookie: sid=hunter2; Path=/; HttpOnly", "Set-Cookie: …"),
        (
            "\"GET / HTTP/1.1\\r\\nCookie: a=hunter2; b\\r\\nHost: a.com\"",
            "\"GET / HTTP/1.1\\r\\nCookie: …\\r\\nHost: a.com\"",
        ),
        ("curl -H 'Cookie: a=hunter2; b=\"c\"' -v", "curl -H 'Cookie: …' -v"),
        ("curl -H \"Authorization: Digest hunter2\" -v", "curl -H \"Authorization: …\" -v"),
        ("{\"h\":\"{\\\"Cookie\\\":\\\"a=b; c=d\\\"}\"}", "{\"h\":\"{\\\"Cookie\\\":\\\"…\\\"}\"}"),
        ("'set-cookie': [ 'a=hunter2; Path=/', 'b=hunter3' ], age: 5", "'set-cookie': …, age: 5"),
        ("[\"Cookie\",\"a=hunter2; b\",\"Age\",\"5\"]", "[\"Cookie\",\"…\",\"Age\",\"5\"]"),
        ("Authorization: Basic aHVudGVyMg==", "Authorization: …"),
        ("Bearer hunter2", "Bearer …"),
        ("sent 'bearer hunter', got 401", "sent 'bearer …', got 401"),
        ("auth=Bearer hunter2", "auth=Bearer …"),
        ("X-Token: basic 'hunter2'", "X-Token: basic '…'"),
        ("{\"name\":\"Cookie\",\"value\":\"a=hunter2; b\",\"x\":5}", "{\"name\":\"Cookie\",\"value\":\"…\",\"x\":5}"),
        ("https%3A%2F%2Fa.com%3Ftoken%3Dhunter2%26x%3D1 5", "https%3A%2F%2Fa.com%3Ftoken%3D… 5"),
        ("Basic aHVudGVyMg== was refused", "Basic … was refused"),
        // URLs.
        ("GET https://user:hunter2@a.com:8080/x failed", "GET https://…@a.com:8080/x failed"),
        ("url \"https://a.com/x?name=hunter2&b=3#hunter4\", 5", "url \"https://a.com/x?name=…&b=…#…\", 5"),
        ("https://user:hunt er@a.com/x", "https://… …/x"),
        ("{\"url\":\"https:\\/\\/a.com\\/x?k=hunter2\\u0026b=3\"}", "{\"url\":\"https:\\/\\/a.com\\/x?k=…\"}"),
        ("{\\\"url\\\":\\\"wss://a.com/?k=hunter2\\\"}", "{\\\"url\\\":\\\"wss://a.com/?k=…\\\"}"),
        ("GET /login?user=hunter2 HTTP/1.1", "GET /login?user=… HTTP/1.1"),
        ("x#access_token=hunter2&state=hunter3", "x#…"),
        ("app://token=hunter2/x", "app://…/x"),
        ("(https://a.com/x)，token：hunter2", "(https://a.com/x)，token：…"),
        ("https://a.com/x,token:hunter2", "https://a.com/x,token:…"),
        ("https://a.com/reset/4f9a1c7e2b8d4f9a1c7e2b8d/x", "https://a.com/reset/…/x"),
        // What looks random.
        (JWT, "…"),
        ("jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIx", "jwt …"),
        ("key AIzaSyD-9tSrke72PouQMnMX-a7eZSW0jkFMBWY.", "key …."),
        ("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "…"),
        ("got 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b!", "got …!"),
        ("550e8400-e29b-41d4-a716-446655440000", "…"),
        ("令牌dGhpcyBpcyBhIHNlY3JldCBrZXk1Mjk=失败", "令牌…=失败"),
        ("1234567890123456789012345", "…"),
        ("mail bob.x+y@mail.a.com, please", "mail …, please"),
        ("邮箱bob@a.com。", "邮箱…。"),
    ];

    /// What stays, byte for byte.
    const KEPT_WHOLE: &[&str] = &[
        "",
        "tokenize=5 design=6 assign: 7 passenger: 8 opinion: 9 secretary: 10 authors: 11 compass=12 spin: 13 signal: 14",
        "request:fail errcode:-102 cronet_error_code:-102 error_msg:net::ERR_CONNECTION_REFUSED",
        "{\"errCode\":21100,\"errMsg\":\"URL not in domain list\"}",
        "errNo: 10401, placement 7345678901234567890 (123456789012345678901234)",
        "ttfile://user/skins/a.png",
        "https://auth.example.com:8443/v1/session/login failed at 2026-08-04T12:34:56.789Z",
        "https://auth:3000/x and http://[::1]:80/x and https://d111111abcdef8ghi9jk2.cloudfront.net/x",
        "at onRewardedVideoAdClosed2 (https://a.com/assets/main.3f2a1b9c.js:10:5)",
        "fn@https://a.com/x.js:1:2 react@18.2.0 icon@2x.png @user",
        "getUserInfoV2Request:fail auth deny",
        "checkSession:fail session expired",
        "Session::start failed",
        "token: undefined, password is missing, token_type: bearer, authErrorCode: 21100",
        "Unexpected token: < in JSON at position 0",
        "SyntaxError: Unexpected token } in JSON",
        "Basic authentication failed; Bearer token expired",
        "/v1/games/levels/score2/hero2_walk3_left4_v2.png",
        "网络错误：无法连接服务器（错误码 21103），请稍后重试",
        "{\"missing\":\"token\",\"errCode\":21100}",
        "C:\\Users\\me\\game.js:5 %E4%BD%A0%E5%A5%BD%E4%BD%A0%E5%A5%BD%E4%BD%A0%E5%A5%BD",
        "10.0.19045.3803 TikTok/34.5.2 (iOS 17.4.1; iPhone15,3) libVersion=1.2.3",
        "(((((((((( \u{0}\u{7f} \\\\\\ \"\"\" ''' ::: === ??? ### @@@",
    ];

    #[test]
    fn leaves_out_what_may_be_secret() {
        let mut wrong = Vec::new();
        for (text, shown) in CASES.iter().copied().chain(KEPT_WHOLE.iter().map(|text| (*text, *text))) {
            let ours = without_secrets(text);
            if ours != shown || without_secrets(&ours) != ours {
                wrong.push(format!("{text}\n  ours {ours}\n  not  {shown}\n  then {}", without_secrets(&ours)));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn texts_of_the_catalog_stay() {
        for entry in catalog::entries() {
            for text in entry.aliases.iter().copied().chain([entry.id, entry.title, entry.meaning, entry.action]) {
                assert_eq!(without_secrets(text), text);
            }
        }
    }

    #[test]
    fn takes_linear_time() {
        let repeated = [
            "(",
            "a",
            "=",
            "\\",
            "\"",
            "[",
            "token=",
            "token=;",
            "token=))) ",
            "token,",
            "\"token\",",
            "\"token\",'",
            "token='",
            "a1b2c3d4/",
            "a/",
            "a.",
            "a@",
            "a@a.",
            "://",
            "://a",
            "a://",
            "?a=",
            "#a",
            "\\\\\\\"token\\\":",
            "eyJ",
            "eyJa.",
            "Bearer ",
            "Basic a",
            "Cookie:",
            "\"Cookie:\\n",
            "密码：",
            "é",
            "%3d",
            "%22token%22%3a",
            ",a",
            "&amp;",
            "token:[",
            "token:{\"",
            "pass_",
            "p_a_s_s:",
            "session.",
            "API ",
            "<token>",
            "token:\\\\",
            "-----BEGIN",
            "https://é",
            ":\\/",
            "A",
            "a1",
        ];
        for part in repeated {
            // A quarter of the text may make what is repeated begin inside something.
            for before in ["", "\"", "token=", "token:\"", "https://", "a"] {
                let text = format!("{before}{}", part.repeat((1 << 18) / part.len()));
                // With the square of the length, each of these would take minutes, and all of them hours.
                assert!(without_secrets(&text).len() <= text.len() * 3);
            }
        }
    }

    /// Texts made of what the rules look for.
    fn hostile() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "token",
            "Cookie",
            "Authorization",
            "pin",
            "api",
            "key",
            "session",
            "Bearer ",
            "Basic ",
            "x",
            "a1",
            "A",
            "5",
            "é",
            "…",
            "密码",
            "：",
            "，",
            "=",
            ":",
            "://",
            "/",
            "//",
            "\\",
            "\\\\",
            "\"",
            "\\\"",
            "'",
            " ",
            "\n",
            "\\n",
            ",",
            ";",
            "&",
            "|",
            "?",
            "#",
            "@",
            "@a.com",
            ".",
            "-",
            "_",
            "+",
            "%",
            "%3d",
            "%22",
            "&quot;",
            "<",
            ">",
            "=>",
            "[",
            "]",
            "{",
            "}",
            "(",
            ")",
            "https",
            "eyJ",
            "a1b2c3d4e5",
            "0123456789",
            "null",
            "fail",
            "xn--",
            "s",
        ]);
        prop_oneof![
            3 => prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat()),
            1 => any::<String>(),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn any_text_can_be_shown(text in hostile()) {
            let shown = without_secrets(&text);
            prop_assert_eq!(without_secrets(&shown), shown.clone(), "{:?} is shown as {:?}", text, shown);
            prop_assert!(shown.len() <= text.len() * 3);
        }

        #[test]
        fn nothing_planted_is_shown(
            (before, after) in (hostile(), hostile()),
            name in prop::sample::select(vec![
                "token", "access_token", "refreshToken", "ID-TOKEN", "client_secret", "password", "pwd", "sessionId", "sid",
                "X-Api-Key", "private_key", "signature", "credentials", "codeVerifier", "open_id", "csrf", "Cookie",
            ]),
            form in prop::sample::select(vec![
                "N=V", "N:V", "N: V", "N = V", "N=>V", "N：V", "N='V'", "\"N\":\"V\"", "\"N\": \"V", "\\\"N\\\":\\\"V\\\"", "N: [V]",
                "N=V,", "<N>V</N>", "%22N%22%3A%22V%22", "Bearer V", "https://V@a.com", "https://u:V@a.com", "https://a.com/?V",
                "https://a.com/?a=V", "https://a.com/#V", "/x?a=V", "me.V@a.com", "eyJV.V.V", "Cookie: a=V; b=V", "a1b2c3d4e5VA1B2C3D4E5",
            ]),
        ) {
            let planted = form.replace('N', name).replace('V', "hunter2SECRET3");
            // What is around it may not be a part of it.
            let text = format!("{before}\n{planted}\n{after}");
            let shown = without_secrets(&text);
            prop_assert!(!shown.contains("SECRET"), "{text:?} is shown as {shown:?}");
        }

        #[test]
        fn words_stay(text in "[ a-zé错误码，。()]{0,60}( [0-9]{1,24})?(,? [A-Z][a-z]{1,9}){0,5}") {
            prop_assert_eq!(without_secrets(&text), text);
        }
    }
}
