//! Putting texts together without the formatting machinery of `core::fmt`, which would be half of the core's size.

/// Appends an integer in decimal.
pub(crate) fn push_integer(text: &mut String, value: i64) {
    if value < 0 {
        text.push('-');
    }
    let mut rest = value.unsigned_abs();
    let mut divisor = 1u64;
    while rest / divisor >= 10 {
        divisor *= 10;
    }
    while divisor > 0 {
        let digit = rest / divisor;
        text.push(char::from(b'0' + (digit % 10) as u8));
        rest %= divisor;
        divisor /= 10;
    }
}

/// Appends `text`, with a space before it when something is there already.
pub(crate) fn push_sentence(paragraph: &mut String, text: &str) {
    if !paragraph.is_empty() && !text.is_empty() {
        paragraph.push(' ');
    }
    paragraph.push_str(text);
}

/// Appends the names with commas, and `last` before the last one: `a, b or c`.
pub(crate) fn push_list<'a>(text: &mut String, names: impl ExactSizeIterator<Item = &'a str>, last: &str) {
    let len = names.len();
    for (index, name) in names.enumerate() {
        if index > 0 {
            text.push_str(if index + 1 == len { last } else { ", " });
        }
        text.push_str(name);
    }
}

/// The first `limit` characters of `text`, with an ellipsis where more follows.
pub(crate) fn clip(text: &str, limit: usize) -> String {
    let mut clipped: String = text.chars().take(limit).collect();
    if clipped.len() < text.len() {
        clipped.push('…');
    }
    clipped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_written_as_the_standard_library_writes_them() {
        for value in [0, 1, 9, 10, 99, 100, 30001, 603_301, -1, -102, i64::MAX, i64::MIN] {
            let mut text = String::new();
            push_integer(&mut text, value);
            assert_eq!(text, value.to_string());
        }
    }

    #[test]
    fn clipping_keeps_whole_characters() {
        assert_eq!(clip("héllo", 5), "héllo");
        assert_eq!(clip("héllo", 2), "hé…");
    }
}
