//! The rules for `url`.

use super::args::Arg;
use super::url::{Fault, Reference, Url, redacted};
use super::{Findings, VALUE_LIMIT, joined, near, rules};
use crate::prose::push_char;
use alloc::string::String;

/// How the names of files end that games load, and those of hosts hardly ever do.
const FILES: [&str; 12] =
    [".json", ".png", ".jpg", ".webp", ".mp3", ".ogg", ".zip", ".bin", ".txt", ".xml", ".atlas", ".wasm"];

/// Reads an address that a host can be read from.
pub(super) fn read(url: &str) -> Option<Url> {
    let url = Url::read(url);
    (is_supported(&url) && url.fault.is_none()).then_some(url)
}

fn is_supported(url: &Url) -> bool {
    matches!(url.scheme.as_str(), "http" | "https")
}

/// What is wrong with the argument; gives the address, if it is one that can be asked for.
pub(super) fn examine(argument: &Arg, findings: &mut Findings) -> Option<Url> {
    let Some(text) = argument.text() else {
        findings.add(&rules::URL_IS_NO_STRING, None, argument.kind());
        return None;
    };
    let url = Url::read(text);
    let value = redacted(text, VALUE_LIMIT);
    let with_https = |rest: &str| joined(&["https://", rest]);
    match url.fault {
        Some(Fault::Empty) => {
            let rule = if text.is_empty() { &rules::URL_IS_EMPTY } else { &rules::URL_IS_BLANK };
            findings.add(rule, Some(text), "");
            return None;
        }
        Some(Fault::NoScheme(reference)) => {
            match with_scheme(&url, reference) {
                Some(fix) => findings.add_fix(&rules::URL_HAS_NO_SCHEME, &value, "", fix),
                None => findings.add(&rules::URL_IS_RELATIVE, Some(&value), ""),
            }
            return None;
        }
        _ => {}
    }
    if url.scheme_is_host() {
        findings.add_fix(&rules::URL_SCHEME_IS_HOST, &value, "", with_https(url.text()));
        return None;
    }
    if !is_supported(&url) {
        // What looks like a scheme may be a user's name, which is not shown.
        let scheme = if value.starts_with('…') { "…" } else { &url.scheme };
        let is_slip = near(&url.scheme, "https") && !findings.redact;
        let fix = is_slip.then(|| with_https(url.behind_scheme()));
        findings.put(&rules::URL_SCHEME, Some(&value), &[scheme], fix);
        return None;
    }
    if let Some(fault) = url.fault {
        let mut character = String::new();
        let is_certain = !matches!(fault, Fault::BadIpv4 | Fault::BadPunycode)
            && (fault != Fault::BadPort || url.port_as_written().bytes().any(|byte| !byte.is_ascii_digit()));
        let why = match fault {
            Fault::HostCharacter(one) => {
                push_char(&mut character, one);
                ["its host has the character \"", &character, "\" in it"]
            }
            Fault::BadPort => ["its port is no number up to 65535", "", ""],
            Fault::BadIpv4 => ["its host ends in a number, but is no IPv4 address", "", ""],
            Fault::BadIpv6 => ["its host has brackets, but is no IPv6 address", "", ""],
            Fault::BadPunycode => ["its host has a part that begins with xn-- and is no Punycode", "", ""],
            _ => ["it has no host", "", ""],
        };
        let rule = if is_certain { &rules::URL_IS_MALFORMED } else { &rules::URL_HOST_IS_ODD };
        findings.add(rule, Some(&value), &joined(&why));
        return None;
    }
    if url.repaired {
        let fix = joined(&[&url.scheme, "://", url.behind_scheme()]);
        findings.add_fix(&rules::URL_IS_REPAIRED, &value, "", fix);
    } else if url.stripped_around || url.stripped_inside {
        findings.add_fix(&rules::URL_HAS_SPACE_AROUND, &value, "", String::from(url.text()));
    }
    if url.userinfo {
        findings.add(&rules::URL_HAS_USER, Some(&value), "");
    }
    if let Some(character) = url.unencoded() {
        let mut word = String::new();
        push_char(&mut word, character);
        findings.add(&rules::URL_HAS_UNENCODED, Some(&value), &word);
    } else if let Some(percent) = url.bad_percent() {
        findings.add(&rules::URL_HAS_BAD_PERCENT, Some(&value), percent);
    }
    Some(url)
}

/// The address that a text without a scheme becomes with one, where it names a host.
fn with_scheme(url: &Url, reference: Reference) -> Option<String> {
    let fix = match reference {
        Reference::NetworkPath => joined(&["https:", url.text()]),
        Reference::RelativePath => joined(&["https://", url.text()]),
        Reference::AbsolutePath | Reference::SameDocument => return None,
    };
    let fixed = read(&fix)?;
    let is_name = fixed.host == "localhost" || fixed.host.bytes().any(|byte| byte == b'.');
    let is_file = url.text().len() == fixed.host.len() && FILES.iter().any(|file| fixed.host.ends_with(file));
    (reference == Reference::NetworkPath || (is_name && !is_file)).then_some(fix)
}
