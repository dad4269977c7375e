//! A message, made comparable: case, spaces and quotes do not matter, and text behind a wording of the reference does not
//! hide it.

/// How well a message agrees with a wording of the reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Agreement {
    /// The message begins with the wording and goes on in the same sentence: enough to confirm a code, not to stand alone.
    Begins,
    /// The message is the wording, or the wording and then something set apart from it.
    Whole,
}

/// How long the beginning of a wording has to be to confirm a code, in bytes.
const CUT_OFF_BYTES: usize = 9;

/// A message, ready to be compared.
#[derive(Debug, Default)]
pub(crate) struct Message {
    /// Single-spaced, with ASCII quotes, colons and commas, and without the words that consoles add in front.
    text: String,
}

impl Message {
    pub(crate) fn new(message: &str) -> Message {
        let plain = plain(message);
        Message { text: without_console_words(&plain).to_owned() }
    }

    /// The comparable text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// How the message agrees with a wording; `None` when it does not.
    pub(crate) fn agreement(&self, wording: &str) -> Option<Agreement> {
        let Some(rest) = strip(&self.text, wording) else {
            // Some clients cut a wording off.
            let is_cut = self.text.len() >= CUT_OFF_BYTES
                && strip(wording, &self.text).is_some_and(|rest| rest.starts_with(' '));
            return is_cut.then_some(Agreement::Begins);
        };
        let mut rest = rest.chars();
        match rest.next() {
            None => Some(Agreement::Whole),
            Some('.' | ',' | ';' | ':' | '!' | '(' | '[' | '{' | '|' | '\'' | '"') => Some(Agreement::Whole),
            Some(' ') => match rest.next() {
                Some('(' | '[' | '{' | '-' | '–' | '—' | '|' | '=' | '0'..='9') => Some(Agreement::Whole),
                _ => Some(Agreement::Begins),
            },
            Some(_) => None,
        }
    }

    /// Whether the message is these words and nothing else.
    pub(crate) fn is(&self, words: &str) -> bool {
        self.text.eq_ignore_ascii_case(words)
    }

    /// Whether the message has these words somewhere.
    pub(crate) fn contains(&self, words: &str) -> bool {
        let (text, words) = (self.text.as_bytes(), words.as_bytes());
        text.windows(words.len()).any(|part| part.eq_ignore_ascii_case(words))
    }
}

/// The text behind these words, when it begins with them in upper or lower case.
fn strip<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let (front, rest) = text.split_at_checked(words.len())?;
    front.eq_ignore_ascii_case(words).then_some(rest)
}

/// One allocation: a text that grows would hold the longest message twice, and the core's memory does not.
fn plain(message: &str) -> String {
    let mut plain = String::with_capacity(message.len());
    let mut follows_space = false;
    for character in message.chars() {
        if character.is_whitespace() {
            follows_space = true;
            continue;
        }
        if follows_space && !plain.is_empty() {
            plain.push(' ');
        }
        follows_space = false;
        plain.push(match character {
            '\u{b4}' | '\u{2018}' | '\u{2019}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            '\u{ff1a}' => ':',
            '\u{ff0c}' => ',',
            other => other,
        });
    }
    plain
}

/// The text behind the words that JavaScript engines and consoles put in front of it: `Uncaught (in promise) Error: `.
fn without_console_words(text: &str) -> &str {
    const WORDS: [&str; 4] = ["Uncaught ", "(in promise) ", "(in promise): ", "Error: "];
    WORDS.into_iter().fold(text, |text, words| strip(text, words).unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn console_words_are_taken_off() {
        for (message, text) in [
            ("Uncaught (in promise) Error: User exit", "User exit"),
            ("  Invalid   URL\n", "Invalid URL"),
            ("（in promise）", "（in promise）"),
            ("Request timeout：‘a’，“b”", "Request timeout:'a',\"b\""),
        ] {
            assert_eq!(Message::new(message).text(), text, "{message}");
        }
    }

    #[test]
    fn a_message_agrees_when_the_rest_is_set_apart() {
        let agreement = |message: &str| Message::new(message).agreement("Invalid URL");
        assert_eq!(agreement("Invalid URL"), Some(Agreement::Whole));
        assert_eq!(agreement("invalid url, url == https://example.com"), Some(Agreement::Whole));
        assert_eq!(agreement("Invalid URL (https://example.com)"), Some(Agreement::Whole));
        assert_eq!(agreement("Invalid URL given"), Some(Agreement::Begins));
        assert_eq!(agreement("Invalid URLs"), None);
        assert_eq!(agreement("Not an Invalid URL"), None);
        assert_eq!(agreement("Invalid UR"), None);
        assert_eq!(
            Message::new("just showed an ad, can’t show now").agreement("Just showed an ad, can't show now"),
            Some(Agreement::Whole)
        );
    }
}
