//! The rules for `url`.

use super::rules::{self, Rule};
use super::url::{Fault, Kind, Reference, Url, redacted};
use super::{Findings, VALUE_LIMIT, joined, near};
use crate::input::scan::{byte, is_digit, skip, slice};
use crate::prose::push_char;
use alloc::string::String;

/// How the names of files end that games load, and those of hosts hardly ever do.
const FILES: [&str; 20] = [
    ".json", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".mp3", ".ogg", ".wav", ".zip", ".bin", ".txt", ".csv",
    ".xml", ".php", ".html", ".js", ".atlas", ".wasm",
];

/// Whether it is an address that a game can ask for.
pub(super) fn is_address(url: &Url) -> bool {
    is_supported(url) && url.fault.is_none()
}

fn is_supported(url: &Url) -> bool {
    matches!(url.scheme.as_str(), "http" | "https")
}

/// What is wrong with the argument, which is `text` and was read as `url`.
pub(super) fn examine(text: &str, url: &Url, findings: &mut Findings) {
    let value = redacted(text, VALUE_LIMIT);
    if let Some(Fault::Empty) = url.fault {
        let rule = if text.is_empty() { &rules::URL_IS_EMPTY } else { &rules::URL_IS_BLANK };
        findings.add(rule, Some(text), "");
    } else if let Some(Fault::NoScheme(reference)) = url.fault {
        match with_scheme(url, reference) {
            Some(fix) => findings.add_fix(&rules::URL_HAS_NO_SCHEME, &value, "", fix),
            None => findings.add(&rules::URL_IS_RELATIVE, Some(&value), ""),
        }
    } else if url.scheme_is_host() {
        findings.add_fix(&rules::URL_SCHEME_IS_HOST, &value, "", joined(&["https://", url.text()]));
    } else if !is_supported(url) && (url.stripped_around || url.stripped_inside) {
        // Where it is not stripped, there is no scheme either.
        findings.add_fix(&rules::URL_HAS_SPACE_AROUND, &value, "", joined(&[url.text()]));
    } else if !is_supported(url) {
        // What looks like a scheme may be a user's name, which is not shown.
        let scheme = if value.starts_with('…') { "…" } else { &url.scheme };
        let is_slip = near(&url.scheme, "https") && !findings.redact;
        let fix = is_slip.then(|| joined(&["https://", url.behind_scheme()]));
        findings.put(&rules::URL_SCHEME, Some(&value), &[scheme], fix);
    } else if let Some(fault) = url.fault {
        let mut word = String::new();
        if let Fault::HostCharacter(character) = fault {
            push_char(&mut word, character);
        }
        findings.add(unreadable(url, fault), Some(&value), &word);
    } else {
        readable(url, &value, findings);
    }
}

/// The rule that an address breaks which cannot be read.
fn unreadable(url: &Url, fault: Fault) -> &'static Rule {
    match fault {
        Fault::HostCharacter(_) => &rules::URL_HOST_CHARACTER,
        Fault::BadPort => {
            let port = url.port_as_written();
            let is_number = skip(port, 0, is_digit) == port.len();
            if is_number { &rules::URL_PORT_IS_LARGE } else { &rules::URL_PORT }
        }
        Fault::BadIpv4 => &rules::URL_IPV4,
        Fault::BadIpv6 => &rules::URL_IPV6,
        Fault::BadPunycode => &rules::URL_PUNYCODE,
        _ => &rules::URL_HAS_NO_HOST,
    }
}

/// What is odd about an address that can be read.
fn readable(url: &Url, value: &str, findings: &mut Findings) {
    let second = url.behind_scheme();
    if is_address(&Url::read(second)) {
        // `https://https://...`: the standard takes the second scheme for the host.
        findings.add_fix(&rules::URL_HAS_TWO_SCHEMES, value, "", String::from(second));
    } else if url.repaired {
        findings.add_fix(&rules::URL_IS_REPAIRED, value, "", joined(&[&url.scheme, "://", second]));
    } else if url.stripped_around || url.stripped_inside {
        findings.add_fix(&rules::URL_HAS_SPACE_AROUND, value, "", joined(&[url.text()]));
    }
    if url.userinfo {
        findings.add(&rules::URL_HAS_USER, Some(value), "");
    }
    if url.kind != Kind::Ipv6 && !url.approximate && !url.host_as_written().eq_ignore_ascii_case(&url.host) {
        findings.add_fix(&rules::URL_HOST_IS_REWRITTEN, value, &url.host, url.rewritten());
    }
    if let Some(character) = url.unencoded() {
        let mut word = String::new();
        push_char(&mut word, character);
        findings.add(&rules::URL_HAS_UNENCODED, Some(value), &word);
    } else if url.has_bad_percent() {
        findings.add(&rules::URL_HAS_BAD_PERCENT, Some(value), "");
    }
}

/// The address that a text without a scheme becomes with one, where it names a host.
fn with_scheme(url: &Url, reference: Reference) -> Option<String> {
    let scheme = match reference {
        Reference::NetworkPath => "https:",
        Reference::RelativePath => "https://",
        Reference::AbsolutePath | Reference::SameDocument => return None,
    };
    let fix = joined(&[scheme, url.text()]);
    let fixed = Url::read(&fix);
    let names_host = reference == Reference::NetworkPath || is_host_name(&fixed.host);
    (is_address(&fixed) && names_host && skip(&fix, 0, |byte| byte != b'\\') == fix.len()).then_some(fix)
}

/// Whether a text was meant for the name of a host, and not for a path: `example.com`, and not `./a` or `data.json`.
fn is_host_name(host: &str) -> bool {
    let dot = host.bytes().rposition(|byte| byte == b'.').unwrap_or(0);
    let top = slice(host, dot + 1, host.len());
    let is_top = top.len() >= 2 && skip(top, 0, |byte| byte.is_ascii_alphabetic()) == top.len();
    let is_file = FILES.iter().any(|file| host.ends_with(file));
    *host == *"localhost" || (dot > 0 && byte(host, 0) != Some(b'.') && is_top && !is_file)
}
