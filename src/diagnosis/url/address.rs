//! IP addresses, in all the forms that the standard reads.

use super::host::hex;
use crate::input::scan::{byte, is_digit, skip, skip_back, slice};
use crate::prose::{push, push_integer};
use alloc::string::String;

/// Where a host ends without the dot of the root.
fn end(host: &str) -> usize {
    host.len() - usize::from(host.as_bytes().last() == Some(&b'.'))
}

/// Whether a host has to be an IPv4 address.
pub(super) fn ends_in_number(host: &str) -> bool {
    let end = end(host);
    let last = slice(host, skip_back(host, end, |byte| byte != b'.'), end);
    number(last).is_some() || !last.is_empty() && skip(last, 0, is_digit) == last.len()
}

/// A part in decimal, octal or hexadecimal.
fn number(part: &str) -> Option<f64> {
    let (mut at, radix) = match part.as_bytes() {
        [] => return None,
        [b'0', b'x', ..] => (2, 16),
        [b'0', _, ..] => (1, 8),
        _ => (0, 10),
    };
    let mut value = 0.0;
    while at < part.len() {
        value = value * f64::from(radix) + f64::from(hex(part, at).filter(|digit| *digit < radix)?);
        at += 1;
    }
    Some(value)
}

/// The address in four decimal parts. `host` is in lower case.
pub(super) fn ipv4(host: &str) -> Option<String> {
    let end = end(host);
    let mut address = 0.0;
    // What the address may be without the parts so far.
    let mut limit = 4_294_967_296.0;
    let mut from = 0;
    loop {
        let until = skip(host, from, |byte| byte != b'.');
        let value = number(slice(host, from, until))?;
        if until >= end {
            if value >= limit {
                return None;
            }
            address += value;
            break;
        }
        limit /= 256.0;
        // Three parts may precede the last.
        if value > 255.0 || limit < 256.0 {
            return None;
        }
        address += value * limit;
        from = until + 1;
    }

    let mut text = String::new();
    for byte in (address as u32).to_be_bytes() {
        if !text.is_empty() {
            push(&mut text, ".");
        }
        push_integer(&mut text, f64::from(byte));
    }
    Some(text)
}

/// None when a text is no IPv6 address in brackets.
pub(super) fn is_bracketed_ipv6(text: &str) -> Option<()> {
    let (mut at, mut pieces, mut compressed) = (1, 0, false);
    loop {
        let start = at;
        while at < start + 4 && hex(text, at).is_some() {
            at += 1;
        }
        let digits = at > start;
        match byte(text, at)? {
            b':' if !digits && !compressed && byte(text, at + 1) == Some(b':') && at == 1 => {
                at += 2;
                compressed = true;
                pieces += 1;
            }
            b':' if digits => {
                at += 1;
                pieces += 1;
                // A `::` stands for one piece at least.
                if !compressed && byte(text, at) == Some(b':') {
                    at += 1;
                    compressed = true;
                    pieces += 1;
                } else if byte(text, at) == Some(b']') {
                    return None;
                }
            }
            b'.' if digits => {
                // Four decimal parts, and nothing else is written as they are.
                at = text.len() - 1;
                let part = slice(text, start, at);
                if ipv4(part)? != part {
                    return None;
                }
                pieces += 2;
                break;
            }
            _ => {
                pieces += usize::from(digits);
                break;
            }
        }
    }
    let complete = pieces == 8 || compressed && pieces < 8;
    (complete && byte(text, at) == Some(b']') && at + 1 == text.len()).then_some(())
}
