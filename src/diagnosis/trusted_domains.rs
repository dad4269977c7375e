//! The rules for the game's trusted domains: whether the host of a URL is on the list, and which entry it nearly is.

use super::rules::{self, Rule};
use super::url::{Kind, Url};
use super::url_argument::is_address;
use super::{Findings, joined, near};
use crate::context::TrustedDomains;
use crate::prose::integer;
use alloc::string::String;

/// How many entries the platform takes.
const MOST: f64 = 20.0;

/// How far an entry and a host are apart, the nearest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Distance {
    /// They are the same, and may differ in other things.
    Same,
    /// They differ by the dot of the root.
    Dot,
    /// The entry is a wildcard that means the host.
    Wildcard,
    /// The entry is the host with `www.` in front.
    Www,
    /// The host is below the entry.
    Parent,
    /// One of them is misspelled, maybe.
    Near,
    /// The entry has nothing to do with the host.
    Unrelated,
}

impl Distance {
    /// What is said when no entry is nearer.
    fn rule(self) -> &'static Rule {
        match self {
            Distance::Same => &rules::DOMAIN_SPELLING,
            Distance::Dot => &rules::DOMAIN_TRAILING_DOT,
            Distance::Wildcard => &rules::DOMAIN_IS_WILDCARD,
            Distance::Www => &rules::DOMAIN_IS_WWW,
            Distance::Parent => &rules::DOMAIN_IS_PARENT,
            Distance::Near => &rules::DOMAIN_IS_NEAR,
            Distance::Unrelated => &rules::DOMAIN_IS_MISSING,
        }
    }
}

/// What an entry is to a host.
fn distance(entry: &Url, host: &str) -> Distance {
    let listed = entry.host.as_str();
    let is_with_dot = |long: &str, short: &str| long.strip_suffix('.').is_some_and(|long| *long == *short);
    let is_below = |host: &str, parent: &str| {
        let front = host.strip_suffix(parent);
        front.is_some_and(|front| front.ends_with('.'))
    };
    if *listed == *host {
        Distance::Same
    } else if is_with_dot(listed, host) || is_with_dot(host, listed) {
        Distance::Dot
    } else if let Some(parent) = listed.strip_prefix("*.") {
        if *parent == *host || is_below(host, parent) { Distance::Wildcard } else { Distance::Unrelated }
    } else if listed.strip_prefix("www.").is_some_and(|listed| *listed == *host) {
        Distance::Www
    } else if is_below(host, listed) {
        Distance::Parent
    } else if near(listed, host) {
        Distance::Near
    } else {
        Distance::Unrelated
    }
}

/// What is wrong with asking for `url` when these domains are trusted.
pub(super) fn examine(url: &Url, domains: &TrustedDomains, findings: &mut Findings) {
    if domains.count > MOST {
        let count = integer(domains.count);
        findings.add(&rules::TOO_MANY_DOMAINS, Some(&count), "");
    }
    let host = url.host.as_str();
    let (mut nearest, mut listed) = (Distance::Unrelated, "");
    let mut rule = nearest.rule();
    for text in &domains.entries {
        let entry = Url::assuming_https(text);
        let distance = distance(&entry, host);
        let mut broken = distance.rule();
        if distance == Distance::Same {
            match same_host(url, &entry) {
                Some(rule) => broken = rule,
                None => return,
            }
        }
        if distance < nearest {
            (nearest, listed, rule) = (distance, text, broken);
        }
    }
    if nearest == Distance::Unrelated && (url.kind != Kind::Name || *host == *"localhost") {
        findings.add(&rules::DOMAIN_IS_ADDRESS, Some(host), "");
    } else {
        findings.add_fix(rule, host, listed, to_add(url));
    }
}

/// What keeps an entry for the same host from covering a URL.
fn same_host(url: &Url, entry: &Url) -> Option<&'static Rule> {
    if *entry.scheme != *"https" {
        Some(&rules::DOMAIN_HAS_SCHEME)
    } else if !matches!(entry.path(), "" | "/") || !entry.query().is_empty() || !entry.fragment().is_empty() {
        Some(&rules::DOMAIN_HAS_PATH)
    } else if *url.scheme != *"https" {
        Some(&rules::DOMAIN_WITHOUT_TLS)
    } else if entry.port != url.port {
        Some(&rules::DOMAIN_PORT)
    } else if *entry.host_as_written() != *url.host_as_written() {
        Some(&rules::DOMAIN_SPELLING)
    } else {
        None
    }
}

/// The entry for the host of a URL.
fn to_add(url: &Url) -> String {
    joined(&["https://", url.host.strip_suffix('.').unwrap_or(&url.host)])
}

/// What can be said of a URL that was refused although nothing is wrong with it.
pub(super) fn refused(url: &Url, has_list: bool, findings: &mut Findings) {
    if !is_address(url) {
        return;
    }
    let host = url.host.as_str();
    if has_list {
        findings.add(&rules::DOMAIN_IS_LISTED, Some(host), "");
    } else {
        findings.add_fix(&rules::DOMAIN_TO_ADD, host, "", to_add(url));
    }
}
