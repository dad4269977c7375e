//! What the comparison with Node does not show: faults, what is told besides, and what is shown of a URL.

use super::{Fault, Kind, Reference, Url, redacted};
use proptest::prelude::*;
use std::format;
use std::string::{String, ToString};

const NO_LIMIT: usize = 10_000;

#[test]
fn every_fault_is_told_apart() {
    for (text, fault) in [
        ("", Fault::Empty),
        (" \t\n\0", Fault::Empty),
        ("example.com/x", Fault::NoScheme(Reference::RelativePath)),
        ("1.2.3.4:80", Fault::NoScheme(Reference::RelativePath)),
        ("例え.jp", Fault::NoScheme(Reference::RelativePath)),
        ("//example.com/x", Fault::NoScheme(Reference::NetworkPath)),
        ("\\\\example.com", Fault::NoScheme(Reference::NetworkPath)),
        ("/path", Fault::NoScheme(Reference::AbsolutePath)),
        ("/", Fault::NoScheme(Reference::AbsolutePath)),
        ("?q", Fault::NoScheme(Reference::SameDocument)),
        ("#f", Fault::NoScheme(Reference::SameDocument)),
        ("https", Fault::NoScheme(Reference::RelativePath)),
        ("https:", Fault::EmptyHost),
        ("https://", Fault::EmptyHost),
        ("https://user@/", Fault::EmptyHost),
        ("https://:80/", Fault::EmptyHost),
        ("https://\u{ad}/", Fault::EmptyHost),
        ("https://a b/", Fault::HostCharacter(' ')),
        ("https://a%3Cb/", Fault::HostCharacter('<')),
        ("https://a%zzb/", Fault::HostCharacter('%')),
        ("https://a\u{a0}b/", Fault::HostCharacter('\u{a0}')),
        ("https://%ff/", Fault::HostCharacter('\u{fffd}')),
        ("https://xn--a/", Fault::BadPunycode),
        ("https://1.2.3.256/", Fault::BadIpv4),
        ("https://0x100000000/", Fault::BadIpv4),
        ("https://[::1/", Fault::BadIpv6),
        ("https://[1::2::3]/", Fault::BadIpv6),
        ("https://a:65536/", Fault::BadPort),
        ("https://a:80a/", Fault::BadPort),
    ] {
        assert_eq!(Url::read(text).fault, Some(fault), "{text}");
    }
}

#[test]
fn a_fault_leaves_what_stands_before_it() {
    let url = Url::read("HTTPS:/user@a b:8o/x?q#f");
    assert_eq!((url.scheme.as_str(), url.repaired, url.userinfo), ("https", true, true));
    assert_eq!((url.host_as_written(), url.port_as_written(), url.path()), ("a b", "8o", "/x"));
    assert_eq!((url.host.as_str(), url.kind, url.port), ("", Kind::None, None));
    let url = Url::read("https://A.com:8o");
    assert_eq!((url.fault, url.host.as_str(), url.port_as_written()), (Some(Fault::BadPort), "a.com", "8o"));
}

#[test]
fn every_part_is_found() {
    let url = Url::read(" wss://u:p@MÜNCHEN.de.:0443/a?b=\tc?d#e#f\n");
    assert_eq!(url.fault, None);
    assert!(url.stripped_around && url.stripped_inside && url.userinfo && url.host.ends_with('.'));
    assert!(!url.repaired && !url.assumed && !url.approximate);
    assert_eq!((url.scheme.as_str(), url.host.as_str(), url.kind), ("wss", "xn--mnchen-3ya.de.", Kind::Name));
    assert_eq!((url.host_as_written(), url.port_as_written(), url.port), ("MÜNCHEN.de.", "0443", None));
    assert_eq!((url.path(), url.query(), url.fragment()), ("/a", "b=c?d", "e#f"));
    assert_eq!(url.text(), "wss://u:p@MÜNCHEN.de.:0443/a?b=c?d#e#f");

    let url = Url::read("http://0x7f.1");
    assert_eq!((url.host.as_str(), url.kind, url.path(), url.query()), ("127.0.0.1", Kind::Ipv4, "", ""));
    let url = Url::read("http://[0:0::1]:8080#");
    assert_eq!((url.host.as_str(), url.kind, url.port, url.fragment()), ("[0:0::1]", Kind::Ipv6, Some(8080), ""));
    let url = Url::read("mailto:a@b?c");
    assert_eq!((url.fault, url.kind, url.is_special(), url.query()), (None, Kind::None, false, "c"));
    assert_eq!((url.host_as_written(), url.port_as_written(), url.path()), ("", "", "a@b"));
    assert_eq!((Url::read("a/b:8").host_as_written(), Url::read("a/b:8").port_as_written()), ("", ""));
}

#[test]
fn slashes_that_are_repaired() {
    for text in ["http:/x", "http:x", "https:\\\\x", "http:///x", "http:/\\x"] {
        let url = Url::read(text);
        assert!(url.repaired && url.fault.is_none() && url.host == "x", "{text}");
    }
    for text in ["http://x", "http://x//y", "http:/\t/x", "myapp:x"] {
        assert!(!Url::read(text).repaired, "{text}");
    }
}

#[test]
fn hosts_that_are_taken_for_schemes() {
    for text in ["localhost:3000", "example.com:8080/x", "a-b:1?q", "a:65535#f", "Example.COM:80\\"] {
        let url = Url::read(text);
        assert!(url.fault.is_none() && url.scheme_is_host(), "{text}");
    }
    for text in ["https:3000", "tel:123456", "a:", "a:b", "a:80b", "mailto:1@a.com", "//a:80", "1.2.3.4:80", ""] {
        assert!(!Url::read(text).scheme_is_host(), "{text}");
    }
}

#[test]
fn entries_of_lists_may_lack_the_scheme() {
    for text in [
        "https://a.com",
        "a.com",
        "//a.com",
        "https://a.com/",
        " HTTPS://A.com:443 ",
        "a.com:443",
        "ａ。com",
        "https:a.com",
    ] {
        let url = Url::assuming_https(text);
        assert_eq!((url.fault, url.scheme.as_str()), (None, "https"), "{text}");
        assert_eq!((url.host.as_str(), url.port, url.kind), ("a.com", None, Kind::Name), "{text}");
        assert_eq!(url.assumed, !text.trim().to_lowercase().starts_with("https:"), "{text}");
        assert_eq!(url.repaired, text == "https:a.com", "{text}");
        assert_eq!(url.stripped_around, text.starts_with(' '), "{text}");
    }
    let url = Url::assuming_https("\thttps://*.a.com/path");
    assert_eq!((url.host.as_str(), url.path(), url.assumed), ("*.a.com", "/path", false));
    let url = Url::assuming_https("\t*.a.com:8080/x?y ");
    assert_eq!((url.host.as_str(), url.port, url.path()), ("*.a.com", Some(8080), "/x"));
    assert!(url.assumed && url.stripped_around && !url.stripped_inside);
    let url = Url::assuming_https("localhost:3000");
    assert_eq!((url.host.as_str(), url.port, url.assumed), ("localhost", Some(3000), true));
    assert_eq!(Url::assuming_https("ftp://a.com").scheme, "ftp");
    assert_eq!(Url::assuming_https("").fault, Some(Fault::Empty));
}

#[test]
fn what_should_have_been_encoded_is_found_behind_the_host() {
    for (text, character) in [
        ("https://ü@é/a b", Some(' ')),
        ("https://a/é?q", Some('é')),
        ("https://a/?\"", Some('"')),
        ("https://a/?q#`", Some('`')),
        ("https://a\\b", Some('\\')),
        ("https://a/\u{7f}", Some('\u{7f}')),
        ("https://a/?x|y", Some('|')),
        ("https://a/x?y[]=a'(%20)!*,;:@&=+$-_.~#/?", None),
    ] {
        assert_eq!(Url::read(text).unencoded(), character, "{text}");
    }
    for bad in ["https://a/%zz?%", "https://a/%20?%4", "https://a/%é1", "https://a/100%", "https://a/%%20"] {
        assert!(Url::read(bad).has_bad_percent(), "{bad}");
    }
    assert!(!Url::read("https://a%zz/%2f%C3").has_bad_percent());
}

#[test]
fn unknown_characters_are_marked() {
    for host in ["münchen.de", "МОСКВА.рф", "例え。テスト", "한국", "😀.x", "ａ.com", "xn--mnchen-3ya", "xn--ls8h"]
    {
        assert!(!Url::read(&format!("https://{host}")).approximate, "{host}");
    }
    for host in ["\u{fb01}.de", "עברית", "e\u{301}.fr", "\u{130}", "xn--5dbqzzl"] {
        let url = Url::read(&format!("https://{host}"));
        assert!(url.approximate && url.fault.is_none(), "{host}");
    }
}

#[test]
fn what_is_shown_of_a_url() {
    for (text, shown) in [
        ("https://a.com/b?c=d&e=f#g", "https://a.com/b?c=…&e=…#…"),
        ("https://user:pw@a.com:81/b", "https://…@a.com:81/b"),
        ("https://a@b@c/", "https://…@c/"),
        ("https:user@a.com", "https:…@a.com"),
        ("https://a.com/@name/x@1.2", "https://a.com/@name/x@1.2"),
        ("https://a.com/https://u:p@b.com/x", "https://a.com/https://…@b.com/x"),
        ("https://a.com?mail=a@b.com", "https://a.com?mail=…"),
        ("https://a.com?", "https://a.com?…"),
        ("https://a.com/?token", "https://a.com/?…"),
        ("https://a.com/?c2VjcmV0=", "https://a.com/?…"),
        ("https://a.com/?c2VjcmV0MQ==", "https://a.com/?…"),
        ("https://a.com/?a[]=1&http://u:p@h=1&%41=1", "https://a.com/?a[]=…&…&…"),
        ("https://a.com/?a23456789b23456789c23456789d2=1", "https://a.com/?a23456789b23456789c23456789d2=…"),
        ("https://a.com/?a23456789b23456789c23456789d23456=1", "https://a.com/?…"),
        ("https://a.com/#", "https://a.com/#…"),
        ("https://a.com/\u{9}x\n", "https://a.com/x"),
        // No URLs.
        ("https://u:p/w@a.com/x", "https://…@a.com/x"),
        ("https://u:p?w@a.com/x", "https://…"),
        ("https://u:p#w@a.com/x", "https://…"),
        ("https://a b.com/x?k=v#f", "https://a b.com/x?k=…#…"),
        ("GET https://u:p@a.com/", "…@a.com/"),
        ("//u:p@a.com/", "…@a.com/"),
        ("u:p@a.com/x?y=z", "…@a.com/x?y=…"),
        ("myapp://u:p@x/y", "myapp://…@x/y"),
        ("", ""),
        ("?a=b", "?a=…"),
    ] {
        assert_eq!(redacted(text, NO_LIMIT), shown, "{text}");
    }
    assert_eq!(redacted("https://user@example.com/path", 14), "https://…@exam…");
}

/// A text without what ends a part of a URL.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z0-9.:%\\[\\] é-]{0,12}", "[a-z]{1,8}\\.com(:[0-9]{1,6})?", "\\PC{0,8}"]
        .prop_map(|text| text.replace(['/', '\\', '?', '#', '@', '&', '='], ""))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_can_be_read_and_shown(
        text in prop_oneof![any::<String>(), "(https?|ws|a):[/\\\\]{0,3}[\\PC\t]{0,40}", "[:/?#@\\[\\]%a0.x\t -]{0,24}"],
        limit in 0usize..60,
    ) {
        for url in [Url::read(&text), Url::assuming_https(&text)] {
            let parts = [url.host_as_written(), url.port_as_written(), url.path(), url.query(), url.fragment()];
            prop_assert!(parts.iter().all(|part| url.text().contains(part)));
            prop_assert!(url.host.is_ascii());
            let _ = (url.unencoded(), url.has_bad_percent(), url.scheme_is_host());
            if url.fault.is_none() && url.is_special() {
                let again = Url::read(&format!("https://{}/", url.host));
                prop_assert!(again.fault.is_none() && again.host == url.host && again.kind == url.kind, "{:?}", again);
            }
        }
        prop_assert!(redacted(&text, limit).chars().count() <= limit + 1);
    }

    #[test]
    fn nothing_secret_is_shown(
        scheme in "(https?|wss|ftp|HTTPS|myapp):|",
        (user, host, path) in (piece(), piece(), piece()),
        (query, fragment) in (piece(), piece()),
        inner in prop::sample::select(&["", "/", "?", "#", ":", "@", " ", "//", "\\"][..]),
    ) {
        // With a slash, question mark or hash in it only where the rest is no URL then.
        let userinfo = format!("{user}:SECRETx{inner}SECRET");
        let tail = format!("/{path}?key=SECRET{query}&SECRET&SECRETSECRETSECRETSECRETSECRETSECRET=1&SECRET=#{fragment}SECRET");
        for text in [
            format!("{scheme}//{userinfo}@{host}{tail}"),
            format!("{scheme}//a.com/http://{user}SECRET@{host}{tail}"),
            format!("x {scheme}//{userinfo}@{host}{tail}"),
            format!("{scheme}//{host}{tail}"),
        ] {
            let shown = redacted(&text, NO_LIMIT);
            prop_assert!(!shown.contains("SECRET"), "{text:?} is shown as {shown:?}");
        }
    }
}

#[test]
fn the_host_of_what_parses_is_kept() {
    for text in ["https://a.com:8080/x@y?z=1@2", "http://b@a.com:8080#f@g"] {
        assert!(redacted(text, NO_LIMIT).to_string().contains("a.com:8080"), "{text}");
    }
}
