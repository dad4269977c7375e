//! A message is recognised however a client, an engine or a console spells it, and only then.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{api, ask, ask_bare, assert_none, numbers_of, wordings_of};
use serde_json::{Value, json};
use ttminis_explain::catalog;

/// A way of writing a message down.
type Variant = fn(&str) -> String;

/// How a message is spelled when it comes in, with its name.
const VARIANTS: [(&str, Variant); 20] = [
    ("to the letter", |text| text.to_owned()),
    ("in lower case", |text| text.to_lowercase()),
    ("in upper case", |text| text.to_uppercase()),
    ("with space around it", |text| format!(" \t{text}\r\n")),
    ("with two spaces", |text| text.replace(' ', "  ")),
    ("with a line break", |text| text.replacen(' ', "\n", 1)),
    ("with no-break spaces", |text| text.replace(' ', "\u{a0}")),
    ("with a curly apostrophe", |text| text.replace('\'', "\u{2019}")),
    ("with a full stop", |text| format!("{text}.")),
    ("with an address behind it", |text| format!("{text}, url == https://a.example/b?c=d")),
    ("with a note in brackets", |text| format!("{text} (sdk 0.33.0)")),
    ("with a note behind a colon", |text| format!("{text}: 12 ms")),
    ("with a function in front", |text| format!("FUNCTION:fail {text}")),
    ("with a function and two spaces", |text| format!("FUNCTION:fail  {text}")),
    ("with a function and a space before fail", |text| format!("FUNCTION: fail {text}")),
    ("with a function and a second colon", |text| format!("FUNCTION:fail: {text}")),
    ("with a function and a full-width colon", |text| format!("FUNCTION\u{ff1a}fail {text}")),
    ("with a function in upper case", |text| format!("{}:FAIL {text}", "FUNCTION")),
    ("with the name of a JavaScript error", |text| format!("Error: {text}")),
    ("as a console prints it", |text| format!("Uncaught (in promise) Error: {text}")),
];

#[test]
fn every_spelling_of_every_wording_confirms_its_code() {
    let mut offenders = Vec::new();
    for entry in catalog::entries() {
        let function = common::functions_of(entry)[0];
        let api = api(common::apis_of(entry)[0]);
        let code = numbers_of(entry)[0];
        for wording in wordings_of(entry) {
            for (name, variant) in VARIANTS {
                let message = variant(wording).replace("FUNCTION", function);
                let answer = ask(&json!({ "errCode": code, "errMsg": message }), &api);
                if !answer.is_known_as(entry.id) || !answer.is_exact() || !answer.contradictions().is_empty() {
                    offenders.push(format!("{} {name}: {message:?}: {}", entry.id, answer.verdict()));
                }
            }
        }
    }
    assert_none("spellings that are not recognised", &offenders);
}

#[test]
fn every_spelling_of_a_wording_that_only_one_row_has_identifies_the_row_without_a_code() {
    let mut offenders = Vec::new();
    for entry in catalog::entries() {
        for wording in wordings_of(entry) {
            let has_it = |other: &&'static catalog::Entry| {
                wordings_of(other).iter().any(|other| other.eq_ignore_ascii_case(wording))
            };
            if catalog::entries().filter(has_it).count() > 1 {
                continue;
            }
            for (name, variant) in VARIANTS {
                let message = variant(wording).replace("FUNCTION", common::functions_of(entry)[0]);
                let answer = ask_bare(&json!({ "errMsg": message }));
                if !answer.is_known_as(entry.id) || answer.is_exact() {
                    offenders.push(format!("{} {name}: {message:?}: {}", entry.id, answer.verdict()));
                }
            }
        }
    }
    assert_none("spellings that do not identify their row", &offenders);
}

#[test]
fn a_wording_that_several_rows_have_is_ambiguous_without_a_code() {
    common::assert_verdicts([
        (json!("Network error"), Value::Null, "ambiguous ad.init/20000 | ad.show/20000 by api"),
        (json!("Internal error"), Value::Null, "ambiguous ad.init/50000 | ad.show/50000 by api"),
        (json!("System Error"), Value::Null, "ambiguous ad.init/50000 | ad.show/50000 by api"),
        (
            json!("Server error"),
            Value::Null,
            "ambiguous network/http-non-2xx | network/10401 | ad.show/50102-50107 by code",
        ),
        (json!("Server error"), api("request"), "ambiguous network/http-non-2xx | network/10401 by code"),
        (json!("Server error"), api("ad.show"), "known ad.show/50102-50107"),
        (json!("Network error"), api("ad.show"), "known ad.show/20000"),
        (json!("createRewardedVideoAd:fail Network error"), Value::Null, "known ad.init/20000"),
    ]);
}

#[test]
fn the_domain_list_is_recognised_in_the_wordings_of_related_clients() {
    let mut offenders = Vec::new();
    for message in [
        "url not in domain list",
        "request:fail url not in domain list",
        "request:fail url is not in domain list, url == https://a.example/b",
        "downloadFile:fail the url https://a.example is not in domain list",
    ] {
        let with_code = ask_bare(&json!({ "errCode": 21100, "errMsg": message }));
        let without = ask_bare(&json!({ "errMsg": message }));
        if !with_code.is_known_as("network/21100") || !with_code.is_exact() || !without.is_known_as("network/21100") {
            offenders.push(format!("{message:?}: {}, {}", with_code.verdict(), without.verdict()));
        }
    }
    assert_none("wordings of 21100 that are not recognised", &offenders);
}

#[test]
fn a_wording_that_begins_in_the_middle_of_a_sentence_is_recognised_with_its_subject() {
    let rest = "has exceeded the limit on the number of interstitial ad plays, and interstitial ads are not allowed to be displayed";
    for message in [format!("The user {rest}"), format!("user {rest}."), format!("show:fail {rest}")] {
        let answer = ask_bare(&json!({ "errCode": 11005, "errMsg": message }));
        assert!(answer.is_known_as("ad.show/11005") && answer.is_exact(), "{message}: {}", answer.verdict());
    }
}

#[test]
fn a_sentence_that_only_begins_like_a_wording_decides_nothing_by_itself() {
    let mut offenders = Vec::new();
    for text in [
        "Network error while loading texture",
        "Invalid URL given",
        "Invalid URLs",
        "User exited",
        "User exit code was 3",
        "Server errors",
        "Request timeouts",
        "Request timeout exceeded by the shader compiler",
        "Not an Invalid URL",
        "fatal: User exit",
        "Invalid",
        "error",
        "timeout",
        "fail",
    ] {
        for error in [json!(text), json!({ "errMsg": text }), json!({ "errMsg": format!("request:fail {text}") })] {
            let answer = ask_bare(&error);
            if matches!(answer.status(), "known" | "ambiguous") {
                offenders.push(format!("{error}: {}", answer.verdict()));
            }
        }
    }
    assert_none("texts that are taken for a wording", &offenders);
}

#[test]
fn the_call_is_read_from_the_function_in_front_of_fail() {
    let mut offenders = Vec::new();
    for (function, api) in [
        ("request", "request"),
        ("REQUEST", "request"),
        ("tt.request", "request"),
        ("TTMinis.game.request", "request"),
        ("downloadFile", "downloadFile"),
        ("TTMinis.game.downloadFile", "downloadFile"),
        ("createRewardedVideoAd", "ad.init"),
        ("createInterstitialAd", "ad.init"),
        ("TTMinis.game.createInterstitialAd", "ad.init"),
        ("show", "ad.show"),
        ("rewardedVideoAd.show", "ad.show"),
        ("RewardedVideoAd.show", "ad.show"),
        ("interstitialAd.show", "ad.show"),
        ("load", "ad.load"),
        ("rewardedVideoAd.load", "ad.load"),
    ] {
        let answer = ask_bare(&json!({ "errMsg": format!("{function}:fail something new") }));
        if answer.0["api"] != api || answer.status() != "unknown" {
            offenders.push(format!("{function}: {}, {}", answer.0["api"], answer.verdict()));
        }
    }
    assert_none("functions that are not read", &offenders);
}

#[test]
fn the_address_in_a_message_is_shown_without_its_secrets() {
    let url = |message: &str| {
        let answer = ask_bare(&json!({ "errCode": 21100, "errMsg": message }));
        answer.fact("URL").map(str::to_owned)
    };
    let is = |message: &str, expected: Option<&str>| assert_eq!(url(message).as_deref(), expected, "{message}");
    is("url not in domain list, url == https://a.example/b", Some("https://a.example/b"));
    is("url not in domain list, url == https://a.example/b?token=secret", Some("https://a.example/b"));
    is("url not in domain list, url == https://a.example/b#secret", Some("https://a.example/b"));
    is("url not in domain list, url==https://a.example?secret", Some("https://a.example"));
    is("request:fail url not in domain list,url == https://a.example:8443/b, retry", Some("https://a.example:8443/b"));
    is("url not in domain list", None);
    is("url not in domain list, url == ", None);
    is("url not in domain list, url == secret", None);

    for message in [
        "url not in domain list, url == https://user:secret@a.example/b",
        "url not in domain list, url == https://user:secret@a.example/b?token=secret",
        "url not in domain list, url == https://secret@a.example",
    ] {
        let shown = url(message).unwrap_or_default();
        assert!(!shown.contains("secret") && !shown.contains("user"), "{message}: {shown}");
        let text = ask_bare(&json!({ "errCode": 21100, "errMsg": message })).0["text"].to_string();
        assert!(!text.contains("secret"), "{message}: {text}");
    }
}
