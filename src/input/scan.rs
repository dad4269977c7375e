//! Walking through a text by bytes. The searching functions of `str` are general, and several times the size of these.

/// Where `needle` begins in `text`, at `from` or behind it; ASCII letters match in either case.
pub(crate) fn find(text: &str, needle: &str, from: usize) -> Option<usize> {
    let (text, needle) = (text.as_bytes(), needle.as_bytes());
    let first = needle.first()?;
    let mut at = from;
    while let Some(byte) = text.get(at) {
        if byte.eq_ignore_ascii_case(first)
            && text.get(at..at + needle.len()).is_some_and(|part| part.eq_ignore_ascii_case(needle))
        {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// The first position at `from` or behind it whose byte is not of the kind.
#[inline(never)]
pub(crate) fn skip(text: &str, from: usize, kind: fn(u8) -> bool) -> usize {
    let mut at = from;
    while text.as_bytes().get(at).is_some_and(|byte| kind(*byte)) {
        at += 1;
    }
    at
}

/// The position behind the last byte before `until` that is not of the kind.
#[inline(never)]
pub(crate) fn skip_back(text: &str, until: usize, kind: fn(u8) -> bool) -> usize {
    let mut at = until;
    while at > 0 && byte(text, at - 1).is_some_and(kind) {
        at -= 1;
    }
    at
}

/// The byte at a position.
pub(crate) fn byte(text: &str, at: usize) -> Option<u8> {
    text.as_bytes().get(at).copied()
}

/// The text between two positions; empty where they are none.
pub(crate) fn slice(text: &str, from: usize, until: usize) -> &str {
    text.get(from..until).unwrap_or("")
}

/// Whether a word stands at a position.
#[inline(never)]
pub(crate) fn stands_at(text: &str, at: usize, word: &str) -> bool {
    text.as_bytes().get(at..).is_some_and(|rest| rest.starts_with(word.as_bytes()))
}

/// The text without ASCII white space around it.
pub(crate) fn trim(text: &str) -> &str {
    let start = skip(text, 0, is_space);
    slice(text, start, skip_back(text, text.len(), is_space).max(start))
}

/// An integer in decimal, with a sign or without, and the position behind it. At most 15 digits: what has more is an id
/// or a time, and no code.
pub(super) fn integer(text: &str, from: usize) -> Option<(f64, usize)> {
    let negative = byte(text, from) == Some(b'-');
    let start = from + usize::from(negative);
    let end = skip(text, start, is_digit);
    if end == start || end - start > 15 {
        return None;
    }
    let value = slice(text, start, end).bytes().fold(0.0, |value, digit| value * 10.0 + f64::from(digit - b'0'));
    Some((if negative { 0.0 - value } else { value }, end))
}

pub(crate) fn is_digit(byte: u8) -> bool {
    byte.is_ascii_digit()
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// Letters, digits and what else names have.
pub(super) fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Quotes, the backslashes in front of them, and spaces.
pub(super) fn is_quoting(byte: u8) -> bool {
    matches!(byte, b'\\' | b'"' | b'\'') || is_space(byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_in_either_case_and_behind_a_position() {
        assert_eq!(find("aBc abc", "ABC", 0), Some(0));
        assert_eq!(find("aBc abc", "abc", 1), Some(4));
        assert_eq!(find("abc", "abcd", 0), None);
        assert_eq!(find("abc", "c", 9), None);
    }

    #[test]
    fn integers_end_where_their_digits_end() {
        assert_eq!(integer("21103,", 0), Some((21103.0, 5)));
        assert_eq!(integer("x-102", 1), Some((-102.0, 5)));
        assert_eq!(integer("-", 0), None);
        assert_eq!(integer("1234567890123456", 0), None);
        assert_eq!(trim(" \t x y\n"), "x y");
        assert_eq!(trim(" \n "), "");
    }
}
