//! Reading a log line: an error object inside it, values with their names, or a code at its beginning.

use super::Key;
use super::scan::{byte, find, integer, is_name, is_quoting, is_space, skip, skip_back, slice, stands_at};

/// What a text holds.
#[derive(Debug, PartialEq)]
pub(super) struct Found<'t> {
    pub code: Option<f64>,
    pub sub_code: Option<f64>,
    pub message: Option<&'t str>,
    /// Whether the text names the code, as in `errCode: 21103`, or only begins with it.
    pub is_named: bool,
    /// Whether the number may as well be one of something else, as in `30001 points`.
    pub needs_message: bool,
}

/// The text from the first opening brace to the last closing one, when it may be a JSON object.
pub(super) fn embedded_object(text: &str) -> Option<&str> {
    let start = find(text, "{", 0)?;
    let end = skip_back(text, text.len(), |byte| byte != b'}');
    text.get(start..end)
}

/// Reads `errCode: 30001, errMsg: 'User exit'` and its relatives: with or without quotes, with `:` or `=`, in any case,
/// cut off or with backslashes in front of the quotes. `None` when no code is named.
pub(super) fn named_values(text: &str) -> Option<Found<'_>> {
    let mut found = Found { code: None, sub_code: None, message: None, is_named: true, needs_message: false };
    let mut position = 0;
    while let Some((start, end)) = next_name(text, position) {
        position = end;
        let name = slice(text, start, end);
        // In `https://a.example/?code=500` the name belongs to an address.
        if start > 0 && byte(text, start - 1).is_some_and(|before| b"?&/.-#%@".contains(&before)) {
            continue;
        }
        let Some(value) = behind_separator(text, end) else { continue };
        let number = || whole_number(text, skip(text, value, is_quoting));
        if is_one_of(name, &Key::CODES) {
            let code = number();
            // A second code, or `code` behind another word, as in `zip code`, leaves it open what is meant.
            let before = skip_back(text, start, is_space);
            let follows_word = before < start && before > 0 && byte(text, before - 1).is_some_and(is_name);
            if (found.code.is_some() && code.is_some() && code != found.code)
                || (name.eq_ignore_ascii_case("code") && (follows_word || byte(text, end) == Some(b'=')))
            {
                found.is_named = false;
            }
            found.code = found.code.or(code);
        } else if found.sub_code.is_none() && is_one_of(name, &Key::SUB_CODES) {
            found.sub_code = number();
        } else if found.message.is_none() && is_one_of(name, &Key::MESSAGES) {
            let (message, behind) = message_at(text, value);
            found.message = Some(message).filter(|message| !message.is_empty());
            position = behind.max(end);
        }
    }
    found.code.is_some().then_some(found)
}

/// Reads `30001: User exit`, `error 30001 User exit`, `code (30001)` and `HTTP 404`: a code of five or six digits that the
/// text begins with, or that a word for an error stands in front of, or three digits behind a word for a status. `None`
/// for every other number in a text.
pub(super) fn leading_code(text: &str) -> Option<Found<'_>> {
    const WORDS: [&str; 8] = ["error", "err", "code", "errcode", "errno", "fail", "failed", "failure"];
    let mut position = 0;
    let mut is_expected = true;
    let mut is_status_expected = false;
    let mut is_first = true;
    while let Some((start, end)) = next_name(text, position) {
        position = end;
        let word = slice(text, start, end);
        let alone = !byte(text, end).is_some_and(|behind| matches!(behind, b'.' | b'-' | b'/'))
            && (start == 0 || !byte(text, start - 1).is_some_and(|before| b".-/+$#".contains(&before) || before > 127));
        let has_length =
            if is_status_expected { word.len() == 3 } else { is_expected && (5..=6).contains(&word.len()) };
        if has_length
            && alone
            && let Some((code, behind)) = integer(word, 0)
            && behind == word.len()
        {
            let message = skip(text, end, |byte| is_space(byte) || b":,)]-".contains(&byte));
            let message = slice(text, message, skip_back(text, text.len(), is_space));
            return Some(Found {
                code: Some(code),
                sub_code: None,
                message: Some(message).filter(|message| !message.is_empty()),
                is_named: false,
                needs_message: is_first && end < text.len(),
            });
        }
        is_first = false;
        is_status_expected = ["http", "status"].iter().any(|expected| expected.eq_ignore_ascii_case(word));
        // `error 30001` and `code (30001)`, but not `/error/30001` or `?code=30001`.
        let behind = skip(text, end, |byte| is_space(byte) || b":([#-".contains(&byte));
        is_expected =
            byte(text, behind).is_some_and(is_name) && WORDS.iter().any(|expected| expected.eq_ignore_ascii_case(word));
    }
    None
}

/// An integer that nothing continues: not the beginning of a longer number, a range or a name.
fn whole_number(text: &str, from: usize) -> Option<f64> {
    let (number, end) = integer(text, from)?;
    let goes_on = byte(text, end).is_some_and(|behind| {
        is_name(behind) || (matches!(behind, b'.' | b'-') && byte(text, end + 1).is_some_and(is_name))
    });
    // Where the text was cut, the number may have been.
    (!goes_on && end < super::TEXT_LIMIT).then_some(number)
}

/// Where the next word of letters, digits and underscores begins and ends, at `from` or behind it.
fn next_name(text: &str, from: usize) -> Option<(usize, usize)> {
    let start = skip(text, from, |byte| !is_name(byte));
    (start < text.len()).then(|| (start, skip(text, start, is_name)))
}

/// Where the value begins, when a `:` or `=` stands behind a name and its closing quote.
fn behind_separator(text: &str, name_end: usize) -> Option<usize> {
    let at = skip(text, name_end, is_quoting);
    let separator = [":", "=", "："].into_iter().find(|separator| stands_at(text, at, separator))?;
    Some(skip(text, at + separator.len(), is_space))
}

fn is_one_of(name: &str, keys: &[Key]) -> bool {
    keys.iter().any(|key| key.name().eq_ignore_ascii_case(name))
}

/// The message whose value begins at a position, with or without quotes, and the position behind it.
fn message_at(text: &str, from: usize) -> (&str, usize) {
    let at = skip(text, from, |byte| byte == b'\\');
    let quote = byte(text, at).filter(|quote| matches!(quote, b'"' | b'\''));
    let start = at + usize::from(quote.is_some());
    let mut end = start;
    while let Some(next) = byte(text, end) {
        let ends = match quote {
            // In `'can't'` the apostrophe does not close: a closing quote has no letter behind it.
            Some(quote) => next == quote && !byte(text, end + 1).is_some_and(is_name),
            None => matches!(next, b'}' | b'\n' | b'\r'),
        };
        if ends {
            break;
        }
        end += 1;
    }
    let mut behind = end;
    if quote.is_none() {
        // The name of the next value ends a message without quotes.
        let mut position = start;
        while let Some((name_start, name_end)) = next_name(text, position).filter(|(name_start, _)| *name_start < end) {
            let name = slice(text, name_start, name_end);
            let is_code = is_one_of(name, &Key::CODES) || is_one_of(name, &Key::SUB_CODES);
            if is_code && behind_separator(text, name_end).is_some() {
                (end, behind) = (name_start, name_start);
                break;
            }
            position = name_end;
        }
    }
    let trimmed = skip_back(text, end, |byte| matches!(byte, b'\\' | b',' | b';') || is_space(byte));
    (slice(text, start, trimmed.max(start)), behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Option<(Option<f64>, Option<&str>)> {
        named_values(text).map(|found| (found.code, found.message))
    }

    #[test]
    fn named_values_are_read_as_consoles_and_engines_write_them() {
        let user_exit = Some((Some(30001.0), Some("User exit")));
        for text in [
            "{errCode: 30001, errMsg: 'User exit'}",
            "[ad] failed { errMsg: 'User exit', errCode: 30001 }",
            r#"ad failed: {\"errCode\":30001,\"errMsg\":\"User exit\"}"#,
            "errorCode=30001 errorMsg=User exit",
            "errMsg=User exit, errCode=30001",
            "ErrCode：30001, ErrMsg：User exit",
            "errno: \"30001\", msg: \"User exit\"",
            "errCode: 30001, errMsg: \"User exit",
        ] {
            assert_eq!(named(text), user_exit, "{text}");
        }
        assert_eq!(named("errMsg: User exit"), None);
        assert_eq!(named("errCode: none"), None);
        assert_eq!(
            named("{errCode: 11004, errMsg: 'Just showed an ad, can't show now'}"),
            Some((Some(11004.0), Some("Just showed an ad, can't show now")))
        );
        assert_eq!(named("errCode: -102"), Some((Some(-102.0), None)));
        assert_eq!(named("errCode: 30001.5"), None);
        assert_eq!(named("errCode: 20001-20007"), None);
        assert_eq!(named("code: 20001f3e-9b1a"), None);
        assert_eq!(named_values("zip code: 20001").map(|found| found.is_named), Some(false));
        assert_eq!(named_values("errCode: 21103; errCode: 30001").map(|found| found.is_named), Some(false));
        assert_eq!(named("refused https://a.example/cb?code=500&errno=21103 again"), None);
    }

    #[test]
    fn a_leading_code_needs_a_word_for_an_error_or_the_beginning() {
        let leading = |text| leading_code(text).map(|found| (found.code, found.message));
        assert_eq!(leading("30001: User exit"), Some((Some(30001.0), Some("User exit"))));
        assert_eq!(leading("show failed (30001) User exit"), Some((Some(30001.0), Some("User exit"))));
        assert_eq!(leading("Error 21103"), Some((Some(21103.0), None)));
        assert_eq!(leading("listening on port 30001"), None);
        assert_eq!(leading("404 not found"), None);
        assert_eq!(leading("HTTP 404 Not Found"), Some((Some(404.0), Some("Not Found"))));
        assert_eq!(leading("status: 503"), Some((Some(503.0), None)));
        assert_eq!(leading("HTTP 30001"), None);
        assert_eq!(leading("took 21103 ms"), None);
        assert_eq!(leading("https://a.example/?errCode=30001"), None);
        assert_eq!(leading("https://a.example/error/30001"), None);
        assert_eq!(leading_code("30001 points").map(|found| found.needs_message), Some(true));
        assert_eq!(leading_code("error 30001 points").map(|found| found.needs_message), Some(false));
        assert_eq!(leading("30001.5 is a number"), None);
        assert_eq!(leading("21103-21201 is a range"), None);
    }

    #[test]
    fn an_object_may_stand_anywhere() {
        assert_eq!(embedded_object("failed {\"a\":1} twice"), Some("{\"a\":1}"));
        assert_eq!(embedded_object("failed } {"), None);
        assert_eq!(embedded_object("failed"), None);
    }
}
