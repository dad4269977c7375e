//! Reading a log line: an error object inside it, values with their names, or a code at its beginning.

use super::Key;

/// What a text holds.
#[derive(Debug, PartialEq)]
pub(super) struct Found {
    pub code: Option<i64>,
    pub sub_code: Option<i64>,
    pub message: Option<String>,
    /// Whether the text names the code, as in `errCode: 21103`, or only begins with it.
    pub is_named: bool,
}

/// The text from the first opening brace to the last closing one, when it may be a JSON object.
pub(super) fn embedded_object(text: &str) -> Option<&str> {
    let start = text.find('{')?;
    let end = text.rfind('}')?;
    text.get(start..=end)
}

/// Reads `errCode: 30001, errMsg: 'User exit'` and its relatives: with or without quotes, with `:` or `=`, in any case,
/// cut off or with backslashes in front of the quotes. `None` when no code is named.
pub(super) fn named_values(text: &str) -> Option<Found> {
    let mut found = Found { code: None, sub_code: None, message: None, is_named: true };
    let mut position = 0;
    while let Some(Name { name, start, end }) = next_name(text, position) {
        position = end;
        // In `https://a.example/?code=500` the name belongs to an address.
        let before = text.get(..start).and_then(|before| before.chars().next_back());
        if before.is_some_and(|before| matches!(before, '?' | '&' | '/' | '.' | '-' | '#' | '%' | '@')) {
            continue;
        }
        let Some(value) = after_separator(text.get(end..).unwrap_or("")) else { continue };
        if found.code.is_none() && is_one_of(name, &Key::CODES) {
            found.code = integer(value);
        } else if found.sub_code.is_none() && is_one_of(name, &Key::SUB_CODES) {
            found.sub_code = integer(value);
        } else if found.message.is_none() && is_one_of(name, &Key::MESSAGES) {
            let (message, behind) = message_value(value);
            found.message = Some(message.to_owned()).filter(|message| !message.is_empty());
            position = text.len() - behind.len();
        }
    }
    found.code.is_some().then_some(found)
}

/// Reads `30001: User exit`, `error 30001 User exit` and `code (30001)`: a code of five digits or more that the text begins with,
/// or that a word for an error stands in front of. `None` for every other number in a text.
pub(super) fn leading_code(text: &str) -> Option<Found> {
    const WORDS: [&str; 8] = ["error", "err", "code", "errcode", "errno", "fail", "failed", "failure"];
    let mut position = 0;
    let mut before_is_word = true;
    for token in text.split([' ', '\t', '\n', ':', '=', ',', '(', ')', '[', ']', '#']) {
        let end = position + token.len();
        let is_code = (5..=6).contains(&token.len()) && token.bytes().all(|byte| byte.is_ascii_digit());
        if is_code && before_is_word {
            let behind = text.get(end..).unwrap_or("");
            let message = behind.trim_start_matches([' ', ':', ',', ')', ']', '-', '\t']).trim_end();
            return Some(Found {
                code: token.parse().ok(),
                sub_code: None,
                message: Some(message.to_owned()).filter(|message| !message.is_empty()),
                is_named: false,
            });
        }
        if !token.is_empty() {
            before_is_word = WORDS.iter().any(|word| word.eq_ignore_ascii_case(token));
        }
        position = end + 1;
    }
    None
}

/// A word of letters, digits and underscores, and where it stands.
struct Name<'t> {
    name: &'t str,
    start: usize,
    end: usize,
}

/// The next word at `from` or behind it.
fn next_name(text: &str, from: usize) -> Option<Name<'_>> {
    let is_name = |character: char| character.is_ascii_alphanumeric() || character == '_';
    let start = from + text.get(from..)?.find(is_name)?;
    let rest = text.get(start..)?;
    let end = start + rest.find(|character| !is_name(character)).unwrap_or(rest.len());
    Some(Name { name: text.get(start..end)?, start, end })
}

/// What stands behind the quote that closes a name, and the `:` or `=`.
fn after_separator(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(['\\', '"', '\'', ' ']);
    text.strip_prefix([':', '=', '：']).map(str::trim_start)
}

fn is_one_of(name: &str, keys: &[Key]) -> bool {
    keys.iter().any(|key| key.name().eq_ignore_ascii_case(name))
}

fn integer(text: &str) -> Option<i64> {
    let text = text.trim_start_matches(['\\', '"', '\'']);
    let digits = text.strip_prefix('-').unwrap_or(text);
    let len = digits.bytes().take_while(u8::is_ascii_digit).count();
    let end = len + (text.len() - digits.len());
    if len == 0 || len > 15 {
        return None;
    }
    text.get(..end)?.parse().ok()
}

/// The text of a message, with or without quotes, and what follows it.
fn message_value(text: &str) -> (&str, &str) {
    let unescaped = text.trim_start_matches('\\');
    let quote = unescaped.chars().next().filter(|first| matches!(first, '"' | '\''));
    let (inside, end) = match quote {
        Some(quote) => {
            let inside = unescaped.get(1..).unwrap_or("");
            // In `'can't'` the apostrophe does not close: a closing quote has no letter behind it.
            let end = inside.match_indices(quote).map(|(at, _)| at).find(|at| {
                let behind = inside.get(at + 1..).and_then(|behind| behind.chars().next());
                !behind.is_some_and(char::is_alphanumeric)
            });
            (inside, end.unwrap_or(inside.len()))
        }
        None => {
            let end = unescaped.find(['}', '\n', '\r']).unwrap_or(unescaped.len());
            (unescaped, end)
        }
    };
    let message = inside.get(..end).unwrap_or("");
    // Without quotes, the name of the next value ends the message.
    let len = if quote.is_some() { message.len() } else { before_next_value(message) };
    let message = message.get(..len).unwrap_or("");
    (message.trim_end_matches(['\\', ' ', ',', ';']), inside.get(len..).unwrap_or(""))
}

/// Where `, errCode:` or the like begins in a message without quotes.
fn before_next_value(message: &str) -> usize {
    let mut position = 0;
    while let Some(Name { name, start, end }) = next_name(message, position) {
        let is_code = is_one_of(name, &Key::CODES) || is_one_of(name, &Key::SUB_CODES);
        if is_code && after_separator(message.get(end..).unwrap_or("")).is_some() {
            return start;
        }
        position = end;
    }
    message.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Option<(Option<i64>, Option<String>)> {
        named_values(text).map(|found| (found.code, found.message))
    }

    #[test]
    fn named_values_are_read_as_consoles_and_engines_write_them() {
        let user_exit = Some((Some(30001), Some("User exit".to_owned())));
        for text in [
            "{errCode: 30001, errMsg: 'User exit'}",
            "[ad] failed { errMsg: 'User exit', errCode: 30001 }",
            r#"ad failed: {\"errCode\":30001,\"errMsg\":\"User exit\"}"#,
            "errorCode=30001 errorMsg=User exit",
            "errMsg=User exit, errCode=30001",
            "ErrCode：30001, ErrMsg：User exit",
            "errno: \"30001\", msg: \"User exit\"",
        ] {
            assert_eq!(named(text), user_exit, "{text}");
        }
        assert_eq!(named("errMsg: User exit"), None);
        assert_eq!(named("errCode: none"), None);
        assert_eq!(
            named("{errCode: 11004, errMsg: 'Just showed an ad, can't show now'}"),
            Some((Some(11004), Some("Just showed an ad, can't show now".to_owned())))
        );
        assert_eq!(named("errCode: -102"), Some((Some(-102), None)));
        assert_eq!(named("refused https://a.example/cb?code=500&errno=21103 again"), None);
    }

    #[test]
    fn a_leading_code_needs_a_word_for_an_error_or_the_beginning() {
        let leading = |text: &str| leading_code(text).map(|found| (found.code, found.message));
        assert_eq!(leading("30001: User exit"), Some((Some(30001), Some("User exit".to_owned()))));
        assert_eq!(leading("show failed (30001) User exit"), Some((Some(30001), Some("User exit".to_owned()))));
        assert_eq!(leading("Error 21103"), Some((Some(21103), None)));
        assert_eq!(leading("listening on port 30001"), None);
        assert_eq!(leading("404 not found"), None);
        assert_eq!(leading("took 21103 ms"), None);
    }
}
