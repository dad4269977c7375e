//! The host parser of the standard, for special schemes.

use super::{Fault, Kind, Url, address, idna, punycode};
use crate::input::scan::{byte, skip, slice, stands_at};
use crate::prose::{push, push_char};
use alloc::string::String;

/// Reads `text` into the host of `url`.
pub(super) fn parse(url: &mut Url, text: &str) -> Result<(), Fault> {
    if byte(text, 0) == Some(b'[') {
        address::is_bracketed_ipv6(text).ok_or(Fault::BadIpv6)?;
        url.host = text.to_ascii_lowercase();
        url.kind = Kind::Ipv6;
        return Ok(());
    }

    let mut mapped = String::new();
    let mut at = 0;
    while at < text.len() {
        let c = percent_decoded(text, &mut at).unwrap_or(char::REPLACEMENT_CHARACTER);
        match idna::map(c) {
            idna::Mapped::To(c) => push_char(&mut mapped, c),
            idna::Mapped::Ignored => {}
            idna::Mapped::Unknown => {
                url.approximate = true;
                push_char(&mut mapped, c);
            }
            idna::Mapped::Refused => return Err(Fault::HostCharacter(c)),
        }
    }
    let forbidden = skip(&mapped, 0, |byte| !is_forbidden(byte));
    if let Some(forbidden) = byte(&mapped, forbidden) {
        return Err(Fault::HostCharacter(char::from(forbidden)));
    }
    if mapped.is_empty() {
        return Err(Fault::EmptyHost);
    }

    let mut host = String::new();
    let mut from = 0;
    loop {
        let until = skip(&mapped, from, |byte| byte != b'.');
        let label = slice(&mapped, from, until);
        if stands_at(label, 0, "xn--") {
            url.approximate |= !known(slice(label, 4, label.len())).ok_or(Fault::BadPunycode)?;
        }
        if skip(label, 0, |byte| byte < 0x80) == label.len() {
            push(&mut host, label);
        } else {
            push(&mut host, "xn--");
            punycode::encode(label, &mut host).ok_or(Fault::BadPunycode)?;
        }
        if until == mapped.len() {
            break;
        }
        push(&mut host, ".");
        from = until + 1;
    }

    url.kind = Kind::Name;
    if address::ends_in_number(&host) {
        host = address::ipv4(&host).ok_or(Fault::BadIpv4)?;
        url.kind = Kind::Ipv4;
    }
    url.host = host;
    Ok(())
}

/// The character at a position, which is moved behind it. None where the bytes are no UTF-8.
fn percent_decoded(text: &str, at: &mut usize) -> Option<char> {
    let first = u32::from(percent_decoded_byte(text, at)?);
    let more = match first {
        0..=0x7f => return char::from_u32(first),
        0xc2..=0xdf => 1,
        0xe0..=0xef => 2,
        0xf0..=0xf4 => 3,
        _ => return None,
    };
    let mut point = first & (0x3f >> more);
    for _ in 0..more {
        let next = u32::from(percent_decoded_byte(text, at)?);
        if next & 0xc0 != 0x80 {
            return None;
        }
        point = point << 6 | next & 0x3f;
    }
    // What fits into fewer bytes must not be written in more.
    char::from_u32(point).filter(|_| point >> (5 * more + 1) > 0)
}

fn percent_decoded_byte(text: &str, at: &mut usize) -> Option<u8> {
    let first = byte(text, *at)?;
    *at += 1;
    if first == b'%' {
        if let (Some(high), Some(low)) = (hex(text, *at), hex(text, *at + 1)) {
            *at += 2;
            return Some((high * 16 + low) as u8);
        }
    }
    Some(first)
}

/// The value of the hexadecimal digit at a position.
pub(super) fn hex(text: &str, at: usize) -> Option<u32> {
    char::from(byte(text, at)?).to_digit(16)
}

/// Whether the characters of a label in Punycode are all known. None when it is no right one.
fn known(code: &str) -> Option<bool> {
    let mut known = true;
    punycode::decode(code, |_, c| match idna::map(c) {
        idna::Mapped::To(to) => to == c,
        idna::Mapped::Unknown => {
            known = false;
            true
        }
        _ => false,
    })?;
    Some(known)
}

/// The forbidden domain code points.
fn is_forbidden(byte: u8) -> bool {
    matches!(byte, 0..=b' ' | b'#' | b'%' | b'/' | b':' | b'<' | b'>' | b'?' | b'@' | b'['..=b'^' | b'|' | 0x7f)
}
