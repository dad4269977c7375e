//! URLs, read as the URL standard (<https://url.spec.whatwg.org>) reads them, and with what it repairs on the way.
//!
//! The standard is what browsers and JavaScript go by, so a text that it refuses is wrong everywhere. A game's request
//! goes through the parsers of iOS and Android, which are stricter: what the standard repairs in silence is told too.
//!
//! # What is left out
//!
//! - Base URLs: every text has to be a whole URL.
//! - Schemes other than `http`, `https`, `ws`, `wss` and `ftp`: nothing behind the scheme is read, and nothing refused.
//! - Paths, queries and fragments are found, but neither encoded nor freed of `.` and `..`.
//! - The tables of Unicode. Names of hosts are only mapped as far as [`idna`] knows the characters; what goes beyond is
//!   [marked](Url::approximate).
//! - The shortest form of IPv6 addresses. They are validated.
//! - Lengths of names: the standard does not limit them either.

mod address;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod corpus;
mod host;
mod idna;
mod punycode;
mod redaction;

pub(crate) use redaction::redacted;

use crate::input::scan::{byte, skip, skip_back, slice, stands_at};
use crate::prose::push;
use alloc::string::String;

/// Why a text is no URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing is there, or nothing but white space and control characters.
    Empty,
    /// It does not begin with a scheme.
    NoScheme(Reference),
    /// The scheme needs a host.
    EmptyHost,
    /// A character that hosts must not have, maybe decoded from `%` and two digits. U+FFFD when those are no UTF-8.
    HostCharacter(char),
    /// A label that begins with `xn--` and is no Punycode, or not the one that its characters have.
    BadPunycode,
    /// The last part of the host is a number, but the whole is no IPv4 address.
    BadIpv4,
    /// The host begins with `[`, but is no IPv6 address in brackets.
    BadIpv6,
    /// What follows the host's colon is no number, or one above 65535.
    BadPort,
}

/// What a text without a scheme is, in the terms of RFC 3986.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reference {
    /// `//example.com/path`
    NetworkPath,
    /// `/path`
    AbsolutePath,
    /// `example.com/path`, or a path: nothing tells them apart.
    RelativePath,
    /// `?query` or `#fragment`
    SameDocument,
}

/// What a host is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Not read: the scheme is no special one, or the URL ends before.
    #[default]
    None,
    Name,
    Ipv4,
    Ipv6,
}

/// A text, read as a URL as far as its [fault](Url::fault), if it has one.
#[derive(Debug, Default)]
pub(crate) struct Url {
    /// Without what the standard strips.
    text: String,
    /// Why it is no URL. What stands before the fault has been read.
    pub(crate) fault: Option<Fault>,
    /// There were spaces or control characters around it, which the standard strips.
    pub(crate) stripped_around: bool,
    /// There were tabs or line breaks in it, which the standard strips.
    pub(crate) stripped_inside: bool,
    /// `https:` is not in the text: see [`Url::assuming_https`].
    pub(crate) assumed: bool,
    /// In lower case; empty when there is none.
    pub(crate) scheme: String,
    /// A special scheme is not followed by exactly two slashes, which the standard repairs.
    pub(crate) repaired: bool,
    /// A user's name or a password is there.
    pub(crate) userinfo: bool,
    /// As the standard writes it: in lower case, in Punycode, IPv4 addresses in four decimal parts. IPv6 addresses are in
    /// brackets and lower case, but not shortened.
    pub(crate) host: String,
    /// What the host is.
    pub(crate) kind: Kind,
    /// The host has characters that [`idna`] does not know: it may be a different one, or refused, by the standard.
    pub(crate) approximate: bool,
    /// None where it is the one of the scheme, or not there.
    pub(crate) port: Option<u16>,
    /// Behind the scheme's colon and slashes.
    authority_at: usize,
    /// Behind the `@`, if there is one.
    host_at: usize,
    /// Behind the host.
    host_end: usize,
    /// Behind the authority.
    path_at: usize,
    /// At the `?`, or behind the path.
    query_at: usize,
    /// At the `#`, or behind the query.
    fragment_at: usize,
}

impl Url {
    /// Reads a text as `new URL(text)` does.
    pub(crate) fn read(text: &str) -> Self {
        let start = skip(text, 0, |byte| byte <= b' ');
        let end = skip_back(text, text.len(), |byte| byte <= b' ').max(start);
        let mut kept = String::new();
        let mut at = start;
        while at < end {
            let until = skip(text, at, |byte| !matches!(byte, b'\t' | b'\n' | b'\r')).min(end);
            push(&mut kept, slice(text, at, until));
            at = until + 1;
        }
        let mut url = Self {
            stripped_around: end - start < text.len(),
            stripped_inside: kept.len() < end - start,
            ..Self::default()
        };
        url.set(kept);
        url
    }

    /// Reads a text that may lack the scheme, as entries of lists of domains do: `a.com`, `//a.com`, `localhost:3000`.
    pub(crate) fn assuming_https(text: &str) -> Self {
        let mut url = Self::read(text);
        if matches!(url.fault, Some(Fault::NoScheme(_))) || url.scheme_is_host() {
            let mut text = String::from("https://");
            push(&mut text, &url.text);
            url.set(text);
            url.assumed = true;
            url.repaired = false;
        }
        url
    }

    fn set(&mut self, text: String) {
        self.fault = self.parse(&text).err();
        self.text = text;
    }

    fn parse(&mut self, text: &str) -> Result<(), Fault> {
        self.query_at = skip(text, 0, |byte| !matches!(byte, b'?' | b'#'));
        self.fragment_at = skip(text, self.query_at, |byte| byte != b'#');

        let colon = skip(text, 0, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
        let first = byte(text, 0).ok_or(Fault::Empty)?;
        if !first.is_ascii_alphabetic() || byte(text, colon) != Some(b':') {
            return Err(Fault::NoScheme(match (first, byte(text, 1)) {
                (b'/' | b'\\', Some(b'/' | b'\\')) => Reference::NetworkPath,
                (b'/' | b'\\', _) => Reference::AbsolutePath,
                (b'?' | b'#', _) => Reference::SameDocument,
                _ => Reference::RelativePath,
            }));
        }
        self.scheme = slice(text, 0, colon).to_ascii_lowercase();
        self.authority_at = skip(text, colon + 1, is_slash);
        (self.host_at, self.host_end, self.path_at) = (self.authority_at, self.authority_at, self.authority_at);
        let Some(default_port) = default_port(&self.scheme) else { return Ok(()) };

        self.repaired = self.authority_at != colon + 3 || !stands_at(text, colon, "://");
        self.path_at = skip(text, self.authority_at, |byte| !is_slash(byte) && !matches!(byte, b'?' | b'#'));
        self.host_at = behind_at(text, self.authority_at, self.path_at);
        self.userinfo = !matches!(slice(text, self.authority_at, self.host_at), "" | "@" | ":@");

        let mut bracketed = false;
        self.host_end = self.host_at;
        while self.host_end < self.path_at {
            match byte(text, self.host_end) {
                Some(b':') if !bracketed => break,
                Some(b'[') => bracketed = true,
                Some(b']') => bracketed = false,
                _ => {}
            }
            self.host_end += 1;
        }
        host::parse(self, slice(text, self.host_at, self.host_end))?;

        let mut port = 0;
        let digits = slice(text, self.host_end + 1, self.path_at);
        for digit in digits.bytes() {
            port = port * 10 + u32::from(digit.wrapping_sub(b'0'));
            if !digit.is_ascii_digit() || port > 65535 {
                return Err(Fault::BadPort);
            }
        }
        if !digits.is_empty() && port != default_port {
            self.port = Some(port as u16);
        }
        Ok(())
    }

    /// Without what the standard strips; behind `https://` where that was [assumed](Self::assumed).
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// What follows the scheme's colon and slashes.
    pub(crate) fn behind_scheme(&self) -> &str {
        slice(&self.text, self.authority_at, self.text.len())
    }

    /// The scheme is a special one: the rest was read.
    pub(crate) fn is_special(&self) -> bool {
        default_port(&self.scheme).is_some()
    }

    /// The standard takes for a scheme what was meant as a host: `localhost:3000`, `example.com:8080/x`.
    pub(crate) fn scheme_is_host(&self) -> bool {
        let colon = self.scheme.len();
        let end = skip(&self.text, colon + 1, |byte| byte.is_ascii_digit());
        !self.scheme.is_empty()
            && !self.is_special()
            && end > colon + 1
            && end < colon + 7
            && matches!(byte(&self.text, end), None | Some(b'/' | b'\\' | b'?' | b'#'))
    }

    /// The host as it is in the text; empty where no host was read.
    pub(crate) fn host_as_written(&self) -> &str {
        slice(&self.text, self.host_at, self.host_end)
    }

    /// What follows the host's colon; empty where there is none.
    pub(crate) fn port_as_written(&self) -> &str {
        slice(&self.text, self.host_end + 1, self.path_at)
    }

    /// As it is in the text, with the slash that it begins with; may be empty.
    pub(crate) fn path(&self) -> &str {
        slice(&self.text, self.path_at, self.query_at)
    }

    /// What follows the `?`; empty where there is none.
    pub(crate) fn query(&self) -> &str {
        slice(&self.text, self.query_at + 1, self.fragment_at)
    }

    /// What follows the `#`; empty where there is none.
    pub(crate) fn fragment(&self) -> &str {
        slice(&self.text, self.fragment_at + 1, self.text.len())
    }

    /// The first character behind the host that has to be percent-encoded in a URL. The standard accepts it, and
    /// encodes most of them itself. Brackets and quotes are not among them: servers and parsers are used to those.
    pub(crate) fn unencoded(&self) -> Option<char> {
        slice(&self.text, self.path_at, self.text.len())
            .chars()
            .find(|c| !matches!(c, '!'..='~') || matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{'..='}'))
    }

    /// Whether a `%` behind the host is not followed by two hexadecimal digits.
    pub(crate) fn has_bad_percent(&self) -> bool {
        let text = &self.text;
        let mut at = self.path_at;
        while let Some(first) = byte(text, at) {
            at += 1;
            if first == b'%' && (host::hex(text, at).is_none() || host::hex(text, at + 1).is_none()) {
                return true;
            }
        }
        false
    }

    /// The URL with its host as the standard writes it.
    pub(crate) fn rewritten(&self) -> String {
        let mut text = String::from(slice(&self.text, 0, self.host_at));
        push(&mut text, &self.host);
        push(&mut text, slice(&self.text, self.host_end, self.text.len()));
        text
    }
}

/// The port of a special scheme.
fn default_port(scheme: &str) -> Option<u32> {
    match scheme {
        "http" | "ws" => Some(80),
        "https" | "wss" => Some(443),
        "ftp" => Some(21),
        _ => None,
    }
}

fn is_slash(byte: u8) -> bool {
    matches!(byte, b'/' | b'\\')
}

/// Behind the last `@` between two positions; `from` where there is none.
fn behind_at(text: &str, from: usize, until: usize) -> usize {
    skip_back(text, until, |byte| byte != b'@').max(from)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
