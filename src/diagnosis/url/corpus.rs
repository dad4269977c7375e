//! The reading of URLs against that of Node, which follows the standard.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use super::{Fault, Url, is_slash};
use serde_json::Value;
use std::collections::BTreeMap;
use std::net::Ipv6Addr;
use std::process::Command;
use std::string::{String, ToString};
use std::vec::Vec;
use std::{format, println};

/// How often Node and this reader were compared, by what for, and how.
#[derive(Default, Debug)]
struct Tally {
    compared: u32,
    valid: u32,
    /// They differ because of characters that the core does not know, and says so.
    beyond_our_mapping: u32,
    /// Node 20 accepts Punycode that the standard refuses: see [`is_lax_punycode`].
    lax_punycode: u32,
}

#[test]
fn reads_urls_as_node_does() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/url-corpus.mjs");
    let output = Command::new("node").arg(script).output().expect("this test needs `node` on the PATH");
    assert!(output.status.success(), "{script}: {}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();

    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    let mut differences = Vec::new();
    for line in lines.lines() {
        let (kind, text, expected): (String, String, Value) = serde_json::from_str(line).unwrap();
        let tally = tallies.entry(kind).or_default();
        let url = Url::read(&text);
        tally.compared += 1;
        tally.valid += u32::from(!expected.is_null());
        let (ours, theirs) = (summary(&url), expected_summary(&expected));
        if ours == theirs || (is_other_scheme(&url) && theirs == "invalid") {
            continue;
        }
        if url.approximate {
            tally.beyond_our_mapping += 1;
        } else if url.fault == Some(Fault::BadPunycode) && is_lax_punycode(&expected) {
            tally.lax_punycode += 1;
        } else {
            differences.push(format!("{text:?}\n  ours {ours}, {:?}\n  node {theirs}", url.fault));
        }
    }

    println!("{tallies:#?}");
    let shown = differences.iter().take(40).map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(differences.is_empty(), "{} differences:\n{shown}", differences.len());

    let grammar = &tallies["grammar"];
    assert!(grammar.compared >= 50_000 && grammar.valid > grammar.compared / 5, "{grammar:?}");
    assert!(grammar.compared - grammar.valid > grammar.compared / 5, "{grammar:?}");
    assert!(grammar.beyond_our_mapping < grammar.compared / 200, "{grammar:?}");
    assert!(grammar.lax_punycode < grammar.compared / 200, "{grammar:?}");
    assert!(tallies["scripts"].compared >= 1000, "{:?}", tallies["scripts"]);
    let characters = &tallies["character"];
    assert!(characters.compared - characters.beyond_our_mapping > 60_000, "{characters:?}");
}

/// Whether Node's host has a label whose Punycode holds nothing but ASCII, or begins with a delimiter. Since version 15.1,
/// UTS #46 refuses the first; RFC 3492 never allowed the second.
fn is_lax_punycode(expected: &Value) -> bool {
    let codes = expected[2].as_str().unwrap_or("").split('.').filter_map(|label| label.strip_prefix("xn--"));
    codes.into_iter().any(|code| code.ends_with('-') || code.rfind('-') == Some(0))
}

fn is_other_scheme(url: &Url) -> bool {
    !url.scheme.is_empty() && !url.is_special()
}

fn summary(url: &Url) -> String {
    if url.fault.is_some() {
        return "invalid".to_string();
    }
    if !url.is_special() {
        return format!("{}:", url.scheme);
    }
    let port = url.port.map_or(String::new(), |port| port.to_string());
    let (path, query, fragment) = (!is_root(url.path()), !url.query().is_empty(), !url.fragment().is_empty());
    format!(
        "{}: userinfo {} host {} port {port} path {path} query {query} fragment {fragment}",
        url.scheme,
        url.userinfo,
        shortest(&url.host)
    )
}

/// An IPv6 address in the form that the standard writes it, which the core leaves as it is.
fn shortest(host: &str) -> String {
    let Some(address) = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) else {
        return host.to_string();
    };
    let Ok(address) = address.parse::<Ipv6Addr>() else { return format!("{host} is no address") };
    // The standard library writes the last two pieces of some in decimal, the standard never.
    match address.segments() {
        [0, 0, 0, 0, 0, marked @ (0 | 0xffff), high, low] if address.to_string().contains('.') => {
            format!("[::{}{high:x}:{low:x}]", if marked == 0 { "" } else { "ffff:" })
        }
        _ => format!("[{address}]"),
    }
}

fn expected_summary(expected: &Value) -> String {
    let Some([protocol, userinfo, host, port, path, query, fragment]) = expected.as_array().map(Vec::as_slice) else {
        return "invalid".to_string();
    };
    let (protocol, host, port) = (protocol.as_str().unwrap(), host.as_str().unwrap(), port.as_str().unwrap());
    if !matches!(protocol, "http:" | "https:" | "ws:" | "wss:" | "ftp:") {
        return protocol.to_string();
    }
    format!("{protocol} userinfo {userinfo} host {host} port {port} path {path} query {query} fragment {fragment}")
}

/// Whether a path is `/` once `.` and `..` are gone, which the core leaves in.
fn is_root(path: &str) -> bool {
    let mut segments: Vec<String> = Vec::new();
    let mut parts = path.split(|c: char| c.is_ascii() && is_slash(c as u8)).skip(1).peekable();
    while let Some(part) = parts.next() {
        let last = parts.peek().is_none();
        let plain = part.to_ascii_lowercase().replace("%2e", ".");
        if plain == ".." {
            segments.pop();
        }
        if plain != ".." && plain != "." {
            segments.push(plain);
        } else if last {
            segments.push(String::new());
        }
    }
    segments.is_empty() || segments == [""]
}
