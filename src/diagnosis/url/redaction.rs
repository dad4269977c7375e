//! URLs that can be shown: without what may be secret.

use super::{Url, is_slash, last_at};
use crate::input::scan::{byte, skip, slice};
use crate::prose::clip;
use alloc::string::String;

/// What stands for what was left out.
const LEFT_OUT: &str = "…";
/// Longer keys are taken for values.
const KEY_LIMIT: usize = 32;

/// The first `limit` characters of a URL without its user, the values of its query, and its fragment.
///
/// Of a text that is no URL, everything before the last `@` is left out too, and behind it when the `@` stands behind a
/// `?` or `#`: that may be in a password. Of a URL, the path is kept, but for the user of another URL in it.
pub(crate) fn redacted(text: &str, limit: usize) -> String {
    let url = Url::read(text);
    let text = url.text();
    let readable = url.is_special() && url.fault.is_none();
    let until = url.query_at;

    let mut shown = String::new();
    let mut from = 0;
    if url.is_special() || byte(text, url.authority_at.saturating_sub(1)).is_some_and(is_slash) {
        from = url.authority_at;
        shown.push_str(slice(text, 0, from));
    }
    if !readable && last_at(text, until, text.len()).is_some() {
        shown.push_str(LEFT_OUT);
        return clip(&shown, limit);
    }
    from = leave_out(&mut shown, text, from, if readable { url.path_at } else { until });
    if readable {
        // Another URL in the path.
        let mut inner = url.path_at + 1;
        while inner < until && !slice(text, inner - 1, inner + 1).bytes().all(is_slash) {
            inner += 1;
        }
        shown.push_str(slice(text, from, (inner + 1).min(until)));
        from = leave_out(&mut shown, text, (inner + 1).min(until), until);
    }
    shown.push_str(slice(text, from, until));

    if until < url.fragment_at {
        let mut sign = "?";
        for pair in url.query().split('&') {
            shown.push_str(sign);
            sign = "&";
            match pair.split_once('=') {
                Some((key, value)) if is_key(key, value) => {
                    shown.push_str(key);
                    shown.push('=');
                }
                _ => {}
            }
            shown.push_str(LEFT_OUT);
        }
    }
    if url.fragment_at < text.len() {
        shown.push('#');
        shown.push_str(LEFT_OUT);
    }
    clip(&shown, limit)
}

/// Appends what stands for the text between `from` and the last `@` before `until`; gives where that is.
fn leave_out(shown: &mut String, text: &str, from: usize, until: usize) -> usize {
    let Some(at) = last_at(text, from, until) else { return from };
    shown.push_str(LEFT_OUT);
    at
}

/// Whether what stands before the first `=` is the name of a value. Codes in base 64 end with `=` too.
fn is_key(key: &str, value: &str) -> bool {
    key.len() <= KEY_LIMIT
        && skip(key, 0, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'[' | b']'))
            == key.len()
        && !matches!(value, "" | "=")
}
