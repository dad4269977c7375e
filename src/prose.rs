//! Putting texts together without the formatting machinery of `core::fmt`, which would be half of the core's size.

use crate::input::scan::slice;
use alloc::string::String;

/// Appends a text. It is called in so many places that inlining it would cost kilobytes.
#[inline(never)]
pub(crate) fn push(text: &mut String, piece: &str) {
    text.push_str(piece);
}

/// Appends a character. Inlined it would cost a hundred bytes each time.
#[inline(never)]
pub(crate) fn push_char(text: &mut String, c: char) {
    text.push(c);
}

/// A number below 2^53 without its fraction. Only the standard library rounds, and the JavaScript twin has no integers of
/// 64 bits, so it is done in two parts of up to 30 bits.
fn whole_part(value: f64) -> f64 {
    const PART: f64 = 1_073_741_824.0;
    let high = f64::from((value / PART) as u32) * PART;
    high + f64::from((value - high) as u32)
}

/// Whether a number is whole, and no larger than the integers that all have a number of their own.
pub(crate) fn is_whole(value: f64) -> bool {
    value.abs() <= 9_007_199_254_740_991.0 && whole_part(value.abs()) == value.abs()
}

/// Appends a number that [is whole](is_whole) in decimal.
pub(crate) fn push_integer(text: &mut String, value: f64) {
    // Zero can be negative too.
    if 1.0 / value < 0.0 {
        push(text, "-");
    }
    let value = value.abs();
    let rest = whole_part(value / 10.0);
    if rest > 0.0 {
        push_integer(text, rest);
    }
    let digit = (value - rest * 10.0) as usize;
    push(text, "0123456789".get(digit..=digit).unwrap_or(""));
}

/// A number that is not negative as a text, without its fraction.
pub(crate) fn integer(value: f64) -> String {
    let mut text = String::new();
    push_integer(&mut text, whole_part(value));
    text
}

/// A time in milliseconds as a text: in seconds, with one digit behind the point, where it is not short.
pub(crate) fn duration(ms: f64) -> String {
    if ms < 1000.0 {
        let mut text = integer(ms);
        push(&mut text, " ms");
        return text;
    }
    let tenths = whole_part(ms / 100.0);
    let seconds = whole_part(tenths / 10.0);
    let mut text = integer(seconds);
    push(&mut text, ".");
    push_integer(&mut text, tenths - seconds * 10.0);
    push(&mut text, " s");
    text
}

/// Appends `text`, with a space before it when something is there already.
pub(crate) fn push_sentence(paragraph: &mut String, text: &str) {
    if !paragraph.is_empty() && !text.is_empty() {
        push(paragraph, " ");
    }
    push(paragraph, text);
}

/// The first `limit` characters of `text`, with an ellipsis where more follows.
pub(crate) fn clip(text: &str, limit: usize) -> String {
    let (mut end, mut left) = (0, limit);
    for byte in text.bytes() {
        // Not one that continues a character.
        if byte & 0xc0 != 0x80 {
            if left == 0 {
                break;
            }
            left -= 1;
        }
        end += 1;
    }
    let mut clipped = String::new();
    push(&mut clipped, slice(text, 0, end));
    if end < text.len() {
        push(&mut clipped, "…");
    }
    clipped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_written_as_the_standard_library_writes_them() {
        let largest = (1 << 53) - 1;
        for value in [0, 1, 9, 10, 99, 100, 30001, 603_301, -1, -102, largest, largest - 1, largest / 10, -largest] {
            let mut text = String::new();
            assert!(is_whole(value as f64));
            push_integer(&mut text, value as f64);
            assert_eq!(text, i64::to_string(&value));
        }
        assert!(![0.5, 9_007_199_254_740_992.0, f64::INFINITY, f64::NAN].into_iter().any(is_whole));
    }

    #[test]
    fn clipping_keeps_whole_characters() {
        assert_eq!(clip("héllo", 5), "héllo");
        assert_eq!(clip("héllo", 2), "hé…");
    }
}
