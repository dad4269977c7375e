//! The rules for the game's trusted domains: whether the host of a URL is on the list, and which entry it nearly is.

use super::rules::{self, Rule};
use super::url::{Kind, Url, redacted};
use super::url_argument::is_address;
use super::{Findings, QUOTE_LIMIT, joined, near};
use crate::catalog::Origin;
use crate::context::TrustedDomains;
use alloc::string::String;

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
    if !is_address(url) {
        return;
    }
    let host = url.host.as_str();
    let (mut nearest, mut listed) = (Distance::Unrelated, "");
    let mut rule = nearest.rule();
    // Of what is written in characters that are not known here, nothing can be said for certain.
    let mut is_certain = url.kind != Kind::Ipv6 && !url.approximate;
    for text in &domains.entries {
        let entry = Url::assuming_https(text);
        is_certain = is_certain && !entry.approximate;
        let distance = distance(&entry, host);
        let mut broken = distance.rule();
        if distance == Distance::Same {
            match same_host(url, &entry) {
                Some(rule) => broken = rule,
                None => return,
            }
        }
        // Of several entries for the host, the one that comes closest to covering it.
        if distance < nearest || (distance == nearest && rule.origin == Origin::Reference) {
            (nearest, listed, rule) = (distance, text, broken);
        }
    }
    if domains.count > domains.entries.len() as f64 {
        // It may be among those that were not read.
    } else if rule.origin == Origin::Reference && !is_certain {
        findings.add(&rules::DOMAIN_IS_UNCERTAIN, Some(host), "");
    } else if nearest == Distance::Near {
        findings.add(rule, Some(host), &redacted(listed, QUOTE_LIMIT));
    } else if nearest == Distance::Unrelated && !is_name(url) {
        findings.add(&rules::DOMAIN_IS_ADDRESS, Some(host), "");
    } else {
        findings.add_fix(rule, host, &redacted(listed, QUOTE_LIMIT), to_add(url));
    }
}

/// Whether the host is a name that can be added to the list, as far as that is known.
fn is_name(url: &Url) -> bool {
    url.kind == Kind::Name && *url.host != *"localhost"
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
    } else if entry.assumed || !entry.path().is_empty() {
        Some(&rules::DOMAIN_FORM)
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
    } else if !is_name(url) {
        findings.add(&rules::DOMAIN_ADDRESS_TO_ADD, Some(host), "");
    } else {
        findings.add_fix(&rules::DOMAIN_TO_ADD, host, "", to_add(url));
    }
}
