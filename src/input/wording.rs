//! A message, made comparable: case, spaces, quotes and the `api:fail` prefix do not matter, and text behind the wording
//! does not hide it.

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
    /// In lower case, single-spaced, with plain quotes and colons, without what stands in front of the wording.
    text: String,
    /// The function in front of `:fail`, as it was written.
    function: Option<String>,
}

impl Wording {
    pub(crate) fn new(message: &str) -> Wording {
        let plain = plain(message);
        let (function, rest) = split_function(&plain);
        Wording { function: function.map(str::to_owned), text: strip_error_name(rest).to_ascii_lowercase() }
    }

    /// The function that the message names in front of `:fail`, such as `request`.
    pub(crate) fn function(&self) -> Option<&str> {
        self.function.as_deref()
    }

    /// The comparable text, in lower case.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is anything to compare.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// How the message agrees with a wording; `None` when it does not.
    pub(crate) fn agreement(&self, wording: &str) -> Option<Agreement> {
        let start = self.text.get(..wording.len())?;
        if !start.eq_ignore_ascii_case(wording) {
            return None;
        }
        let rest = self.text.get(wording.len()..)?;
        let mut rest = rest.chars();
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
        self.text.contains(fragment)
    }

    /// The address behind `url ==`, without its query, its fragment and its user name: those can hold secrets.
    pub(crate) fn url<'m>(&self, message: &'m str) -> Option<&'m str> {
        let start = message.find("url ==").map(|at| at + 6).or_else(|| message.find("url==").map(|at| at + 5))?;
        let url = message.get(start..)?.trim_start();
        let end = url.find([' ', '\n', '"', '\'', '?', '#']).unwrap_or(url.len());
        let url = url.get(..end)?.trim_end_matches([',', '}', ')', ']']);
        let authority = url.split_once("://")?.1;
        let authority = authority.split('/').next().unwrap_or(authority);
        (!authority.is_empty() && !authority.contains('@')).then_some(url)
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

/// Splits `request:fail the rest` into the function and the rest. Something may stand in front of the function.
fn split_function(text: &str) -> (Option<&str>, &str) {
    let is_name = |character: char| character.is_ascii_alphanumeric() || matches!(character, '_' | '.' | '$');
    let mut searched = 0;
    while let Some(found) = text.get(searched..).and_then(|rest| rest.find(':')) {
        let colon = searched + found;
        searched = colon + 1;
        let (Some(before), Some(after)) = (text.get(..colon), text.get(searched..)) else { break };
        let after = after.trim_start();
        let is_fail = after.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("fail"));
        let Some(rest) = after.get(4..).filter(|_| is_fail) else { continue };
        if rest.starts_with(|character: char| character.is_ascii_alphanumeric()) {
            continue;
        }
        let before = before.trim_end();
        let start = before
            .rfind(|character| !is_name(character))
            .map_or(0, |at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
        if let Some(function) = before.get(start..).filter(|name| !name.is_empty()) {
            return (Some(function), rest.trim_start_matches([':', ',', '-', ' ']));
        }
    }
    (None, text)
}

/// Takes off what JavaScript engines and consoles put in front of a message: `Uncaught (in promise) Error: `.
fn strip_error_name(text: &str) -> &str {
    let mut rest = text;
    for front in ["Uncaught ", "(in promise) ", "(in promise): ", "Error: "] {
        if let (Some(start), Some(end)) = (rest.get(..front.len()), rest.get(front.len()..))
            && start.eq_ignore_ascii_case(front)
        {
            rest = end;
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_function_in_front_of_fail_is_taken_off() {
        for (message, function, text) in [
            ("request:fail Request timeout", Some("request"), "request timeout"),
            ("request:fail: Request timeout", Some("request"), "request timeout"),
            ("request：fail，Request timeout", Some("request"), "request timeout"),
            ("  downloadFile : fail   Invalid  URL ", Some("downloadFile"), "invalid url"),
            ("[net] tt.request:fail timeout", Some("tt.request"), "timeout"),
            ("request:fail", Some("request"), ""),
            ("request:failure of mine", None, "request:failure of mine"),
            ("Uncaught (in promise) Error: User exit", None, "user exit"),
            (":fail no name", None, ":fail no name"),
            ("é:fail x", None, "é:fail x"),
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
