//! IP addresses, in all the forms that the standard reads, written in its one form.

use super::host::hex;
use crate::input::scan::{byte, is_digit, slice};
use crate::prose::{push, push_integer};
use alloc::string::String;

/// Whether the parts of a host have to be an IPv4 address.
pub(super) fn ends_in_number(parts: &[&str]) -> bool {
    let last = match parts {
        [.., last, ""] | [.., last] => last,
        [] => "",
    };
    !last.is_empty() && last.bytes().all(is_digit) || number(last).is_some()
}

/// A part in decimal, octal or hexadecimal.
fn number(part: &str) -> Option<f64> {
    let (digits, radix) = match part.as_bytes() {
        [] => return None,
        [b'0', b'x' | b'X', ..] => (slice(part, 2, part.len()), 16),
        [b'0', _, ..] => (slice(part, 1, part.len()), 8),
        _ => (part, 10),
    };
    let mut value = 0.0;
    for digit in digits.chars() {
        value = value * f64::from(radix) + f64::from(digit.to_digit(radix)?);
    }
    Some(value)
}

/// The address in four decimal parts.
pub(super) fn ipv4(parts: &[&str]) -> Option<String> {
    let parts = match parts {
        [parts @ .., ""] => parts,
        parts => parts,
    };
    let mut address = 0.0;
    // What one more part is worth.
    let mut unit = 4_294_967_296.0;
    for (index, part) in parts.iter().enumerate() {
        let value = number(part)?;
        let limit = if index + 1 == parts.len() { unit } else { 256.0 };
        unit /= 256.0;
        // A fifth part is worth less than one.
        if value >= limit || unit < 1.0 {
            return None;
        }
        address += if index + 1 == parts.len() { value } else { value * unit };
    }
    let mut text = String::new();
    for (index, byte) in (address as u32).to_be_bytes().into_iter().enumerate() {
        if index > 0 {
            push(&mut text, ".");
        }
        push_integer(&mut text, f64::from(byte));
    }
    Some(text)
}

/// The address in its brackets, in its shortest form.
pub(super) fn ipv6(text: &str) -> Option<String> {
    let text = text.strip_prefix('[')?.strip_suffix(']')?;
    let (pieces, len, compressed) = pieces(text)?;
    let mut all = [0; 8];
    let behind = len - compressed.unwrap_or(len);
    if compressed.is_none() && len < 8 {
        return None;
    }
    for (index, piece) in pieces.into_iter().take(len).enumerate() {
        let at = if index < len - behind { index } else { index + 8 - len };
        *all.get_mut(at)? = piece;
    }
    Some(shortest(all))
}

/// The pieces that are there, how many they are, and how many stand before the `::`, if it is there.
fn pieces(text: &str) -> Option<([u32; 8], usize, Option<usize>)> {
    let mut pieces = [0; 8];
    let (mut len, mut compressed, mut at) = (0, None, 0);
    if byte(text, 0) == Some(b':') {
        if byte(text, 1) != Some(b':') {
            return None;
        }
        at = 2;
        compressed = Some(0);
    }
    while at < text.len() {
        // A `::` stands for at least one piece.
        if len + usize::from(compressed.is_some()) > 7 {
            return None;
        }
        if compressed.is_none() && len > 0 && byte(text, at) == Some(b':') {
            at += 1;
            compressed = Some(len);
            continue;
        }
        let start = at;
        let mut value = 0;
        while let (Some(digit), true) = (hex(text, at), at < start + 4) {
            value = value * 16 + digit;
            at += 1;
        }
        match byte(text, at) {
            Some(b'.') if at > start => {
                for part in embedded_ipv4(slice(text, start, text.len()))? {
                    *pieces.get_mut(len)? = part;
                    len += 1;
                }
                at = text.len();
                if len + usize::from(compressed.is_some()) > 8 {
                    return None;
                }
                continue;
            }
            // A single colon does not end an address.
            Some(b':') if at > start && at + 1 < text.len() => at += 1,
            None if at > start => {}
            _ => return None,
        }
        *pieces.get_mut(len)? = value;
        len += 1;
    }
    Some((pieces, len, compressed))
}

/// The two pieces of the four decimal parts at the end of an address.
fn embedded_ipv4(text: &str) -> Option<[u32; 2]> {
    let mut value = 0;
    let mut count = 0;
    for part in text.split('.') {
        let digits = part.bytes().all(is_digit) && matches!(part.len(), 1..=3);
        let number = number(part).filter(|number| digits && *number <= 255.0)?;
        // No part begins with a zero but the one that is zero.
        if part.len() > 1 && part.starts_with('0') {
            return None;
        }
        value = value << 8 | number as u32;
        count += 1;
    }
    (count == 4).then_some([value >> 16, value & 0xffff])
}

/// The first of the longest runs of zeros is left out.
fn shortest(pieces: [u32; 8]) -> String {
    let (mut from, mut until, mut start) = (8, 8, 0);
    for (index, piece) in pieces.into_iter().enumerate() {
        if piece != 0 {
            start = index + 1;
        } else if index + 1 - start > (until - from).max(1) {
            (from, until) = (start, index + 1);
        }
    }
    let mut text = String::from("[");
    for (index, piece) in pieces.into_iter().enumerate() {
        if index == from {
            push(&mut text, if index == 0 { "::" } else { ":" });
        }
        if index >= from && index < until {
            continue;
        }
        let mut shift = 16;
        while shift > 0 {
            shift -= 4;
            if piece >> shift > 0 || shift == 0 {
                text.extend(char::from_digit(piece >> shift & 15, 16));
            }
        }
        if index < 7 {
            push(&mut text, ":");
        }
    }
    push(&mut text, "]");
    text
}
