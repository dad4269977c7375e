//! The host parser of the standard, for special schemes.

use super::{Fault, Kind, Url, address, idna, punycode};
use crate::input::scan::{byte, skip, slice};
use alloc::string::String;
use alloc::vec::Vec;

/// Reads `text` into the host of `url`.
pub(super) fn parse(url: &mut Url, text: &str) -> Result<(), Fault> {
    if text.is_empty() {
        return Err(Fault::EmptyHost);
    }
    if text.starts_with('[') {
        url.host = address::ipv6(text).ok_or(Fault::BadIpv6)?;
        url.kind = Kind::Ipv6;
        return Ok(());
    }

    let mut mapped = String::new();
    for c in percent_decoded(text).ok_or(Fault::HostCharacter(char::REPLACEMENT_CHARACTER))?.chars() {
        match idna::map(c) {
            idna::Mapped::To(c) => mapped.push(c),
            idna::Mapped::Ignored => {}
            idna::Mapped::Unknown(c) => {
                url.approximate = true;
                mapped.push(c);
            }
            idna::Mapped::Refused => return Err(Fault::HostCharacter(c)),
        }
    }

    let mut host = String::new();
    for (index, label) in parts(&mapped).into_iter().enumerate() {
        if index > 0 {
            host.push('.');
        }
        if let Some(code) = label.strip_prefix("xn--") {
            url.approximate |= !valid(code)?;
        }
        if label.is_ascii() {
            host.push_str(label);
        } else {
            host.push_str("xn--");
            punycode::encode(label, &mut host).ok_or(Fault::BadPunycode)?;
        }
    }
    if host.is_empty() {
        return Err(Fault::EmptyHost);
    }
    if let Some(c) = host.bytes().find(|byte| is_forbidden(*byte)) {
        return Err(Fault::HostCharacter(char::from(c)));
    }

    url.kind = Kind::Name;
    if address::ends_in_number(&parts(&host)) {
        host = address::ipv4(&parts(&host)).ok_or(Fault::BadIpv4)?;
        url.kind = Kind::Ipv4;
    }
    url.host = host;
    Ok(())
}

/// What stands between the dots.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    while from <= text.len() {
        let until = skip(text, from, |byte| byte != b'.');
        parts.push(slice(text, from, until));
        from = until + 1;
    }
    parts
}

/// None when it is not UTF-8.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut at = 0;
    while let Some(first) = byte(text, at) {
        at += 1;
        bytes.push(match (first, hex(text, at), hex(text, at + 1)) {
            (b'%', Some(high), Some(low)) => {
                at += 2;
                (high * 16 + low) as u8
            }
            _ => first,
        });
    }
    String::from_utf8(bytes).ok()
}

/// The value of the hexadecimal digit at a position.
pub(super) fn hex(text: &str, at: usize) -> Option<u32> {
    char::from(byte(text, at)?).to_digit(16)
}

/// Whether the characters of a label's Punycode are all known.
fn valid(code: &str) -> Result<bool, Fault> {
    let label = punycode::decode(code).ok_or(Fault::BadPunycode)?;
    let mut again = String::new();
    let mut known = true;
    for c in label.chars() {
        match idna::map(c) {
            idna::Mapped::To(to) if to == c => {}
            idna::Mapped::Unknown(_) => known = false,
            _ => return Err(Fault::BadPunycode),
        }
    }
    punycode::encode(&label, &mut again).filter(|()| again == code && !label.is_ascii()).ok_or(Fault::BadPunycode)?;
    Ok(known)
}

/// The forbidden domain code points. The rest of those are not ASCII, or separate the host from what follows.
fn is_forbidden(byte: u8) -> bool {
    !matches!(byte, b'!'..=b'~')
        || matches!(byte, b'#' | b'%' | b'/' | b':' | b'<' | b'>' | b'?' | b'@' | b'['..=b'^' | b'|')
}
