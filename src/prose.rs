//! Putting texts together without the formatting machinery of `core::fmt`, which would be half of the core's size.

/// Appends a text. It is called in so many places that inlining it would cost kilobytes.
#[inline(never)]
pub(crate) fn push(text: &mut String, piece: &str) {
    text.push_str(piece);
}

/// Appends an integer in decimal.
pub(crate) fn push_integer(text: &mut String, value: i64) {
    const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    if value < 0 {
        push(text, "-");
    }
    let rest = value.unsigned_abs();
    if rest >= 10 {
        push_integer(text, (rest / 10) as i64);
    }
    push(text, DIGITS.get((rest % 10) as usize).copied().unwrap_or(""));
}

/// Appends `text`, with a space before it when something is there already.
pub(crate) fn push_sentence(paragraph: &mut String, text: &str) {
    if !paragraph.is_empty() && !text.is_empty() {
        push(paragraph, " ");
    }
    push(paragraph, text);
}

/// Appends the names with commas, and `last` before the last one: `a, b or c`.
pub(crate) fn push_list<'a>(text: &mut String, names: impl ExactSizeIterator<Item = &'a str>, last: &str) {
    let len = names.len();
    for (index, name) in names.enumerate() {
        if index > 0 {
            push(text, if index + 1 == len { last } else { ", " });
        }
        push(text, name);
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
