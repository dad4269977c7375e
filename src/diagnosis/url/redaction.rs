//! URLs that can be shown: without what may be secret.

use super::{Url, behind_at, is_slash};
use crate::input::scan::{byte, skip, slice};
use crate::prose::{clip, push};
use alloc::string::String;

/// What stands for what was left out.
const LEFT_OUT: &str = "…";
/// Longer keys are taken for values.
const KEY_LIMIT: usize = 32;

/// The first `limit` characters of a URL without its user, the values of its query, and its fragment.
///
/// What the standard reads as a URL is taken at its word: an `@` behind the first slash is in the path, and only the user
/// of another URL in the path is left out too. Of any other text, everything before the last `@` is left out, and
/// everything behind it as well when it stands behind a `?` or `#`, which may be in a password.
pub(crate) fn redacted(text: &str, limit: usize) -> String {
    let url = Url::read(text);
    let text = url.text();
    let readable = url.is_special() && url.fault.is_none();
    let until = url.query_at;

    let mut shown = String::new();
    let mut from = 0;
    if url.is_special() || byte(text, url.authority_at.wrapping_sub(1)).is_some_and(is_slash) {
        from = url.authority_at;
        push(&mut shown, slice(text, 0, from));
    }
    if !readable && behind_at(text, until, text.len()) > until {
        push(&mut shown, LEFT_OUT);
        return clip(&shown, limit);
    }
    from = leave_out(&mut shown, text, from, if readable { url.path_at } else { until });
    if readable {
        // Another URL in the path.
        let mut inner = url.path_at + 1;
        while inner < until && !(byte(text, inner - 1).is_some_and(is_slash) && byte(text, inner).is_some_and(is_slash))
        {
            inner += 1;
        }
        inner = (inner + 1).min(until);
        push(&mut shown, slice(text, from, inner));
        from = leave_out(&mut shown, text, inner, until);
    }
    push(&mut shown, slice(text, from, until));

    let mut sign = "?";
    let mut at = until;
    while at < url.fragment_at {
        let end = skip(text, at + 1, |byte| byte != b'&').min(url.fragment_at);
        push(&mut shown, sign);
        push(&mut shown, key(slice(text, at + 1, end)));
        push(&mut shown, LEFT_OUT);
        sign = "&";
        at = end;
    }
    if url.fragment_at < text.len() {
        push(&mut shown, "#…");
    }
    clip(&shown, limit)
}

/// Appends what stands for the text between `from` and the last `@` before `until`; gives where that is.
fn leave_out(shown: &mut String, text: &str, from: usize, until: usize) -> usize {
    let behind = behind_at(text, from, until);
    if behind == from {
        return from;
    }
    push(shown, LEFT_OUT);
    behind - 1
}

/// The name of a value, with the `=` behind it; empty where it has none. Codes in base 64 end with `=` too.
fn key(pair: &str) -> &str {
    let len = skip(pair, 0, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'[' | b']'));
    let value = slice(pair, len + 1, pair.len());
    if len <= KEY_LIMIT && byte(pair, len) == Some(b'=') && !matches!(value, "" | "=") {
        slice(pair, 0, len + 1)
    } else {
        ""
    }
}
