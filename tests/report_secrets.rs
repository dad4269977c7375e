//! That a bug report, which is posted where anyone can read it, has no secrets in it.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{ask, ask_bare};
use serde_json::{Value, json};
use ttminis_explain::report::{ASKED_FOR, Report};
use ttminis_explain::timeline::{MOST_GROUPS, Timeline};

const NOW: f64 = 1_790_000_000_000.0;

/// Texts that have secrets in them: each of those contains `planted`.
const LEAKS: [&str; 10] = [
    "token=planted123",
    "no route, access_token: planted123",
    "{\"session_key\":\"planted123\"}",
    "Authorization: Bearer planted123abc",
    "password=planted123 was refused",
    "https://api.example.com/score?sig=planted123",
    "https://user:planted123@api.example.com/score",
    "https://api.example.com/score#planted123",
    "cookie: sid=planted123",
    "write to planted123@mail.example.com",
];

fn report(failures: &[Value], given: &[Option<String>]) -> Report {
    let mut timeline = Timeline::new();
    failures.iter().for_each(|failure| timeline.record(failure));
    Report::new(&timeline, given, NOW)
}

fn assert_clean(report: &Report, what: &str) {
    for text in [&report.markdown, &report.json] {
        assert!(!text.contains("planted"), "{what}: {text}");
    }
}

#[test]
fn nothing_that_was_said_tells_a_secret() {
    for leak in LEAKS {
        for api in [json!(null), json!({ "api": "request" }), json!({ "api": "ad.show" })] {
            for error in [json!({ "errCode": 99999, "errMsg": leak }), json!({ "errMsg": leak }), json!(leak)] {
                let failure = json!({ "explanation": ask(&error, &api).0, "call": { "api": "request" } });
                assert_clean(&report(&[failure], &[]), leak);
            }
        }
    }
}

#[test]
fn no_field_of_a_failure_tells_a_secret() {
    for leak in LEAKS {
        for status in ["known", "ambiguous", "unknown", "unrecognized"] {
            let list =
                json!([{ "text": leak, "kind": "call", "why": leak, "title": leak, "entry": { "title": leak } }]);
            let failure = json!({
                "explanation": {
                    "status": status, "title": leak, "message": leak, "meaning": leak, "reason": leak, "problems": list,
                    "candidates": list, "steps": list, "nearest": list,
                },
                "call": { "function": "request", "url": leak, "startedAt": NOW },
            });
            assert_clean(&report(&[failure], &[]), leak);
        }
    }
}

#[test]
fn no_place_tells_a_secret() {
    for leak in LEAKS {
        for call in [json!({ "host": leak }), json!({ "adUnitId": leak }), json!({ "function": leak })] {
            let failure = json!({ "explanation": ask_bare(&json!(99999)).0, "call": call });
            assert_clean(&report(&[failure], &[]), leak);
        }
    }
}

#[test]
fn rows_that_are_not_told_at_length_tell_none_either() {
    let failures: Vec<Value> = (0..MOST_GROUPS)
        .map(|kind| {
            let error = json!({ "errCode": 90000 + kind, "errMsg": LEAKS[kind % LEAKS.len()] });
            json!({ "explanation": ask_bare(&error).0, "call": { "startedAt": NOW } })
        })
        .collect();
    assert_clean(&report(&failures, &[]), "all groups");
}

#[test]
fn of_what_is_given_only_the_client_key_is_shown_as_it_is() {
    for leak in LEAKS {
        let given: Vec<Option<String>> = ASKED_FOR.map(|_| Some(leak.to_owned())).into();
        let mut others = given.clone();
        others[0] = None;
        assert_clean(&report(&[], &others), leak);
    }
    // It is asked for, and looks like what is left out elsewhere.
    for key in ["aw1234567890abcdef", "sbaw9x8y7z6w5v4u3t2s1r0q9p8o7n6m", "mgx7Zq93Lk0PvT5bNc2Yd8Wf4Hs6Jr1Ua"] {
        let report = report(&[], &[Some(key.to_owned())]);
        assert!(report.markdown.contains(&format!("| client_key | {key} |\n")), "{}", report.markdown);
        assert!(report.json.contains(&format!("\"clientKey\":\"{key}\"")), "{}", report.json);
    }
}

#[test]
fn what_support_needs_stays() {
    let given = ["key", "Night Run 2", "true", "36.1.2", "0.33.0", "iOS 18.2 (iPhone15,3)", "BR"];
    let given: Vec<Option<String>> = given.iter().map(|text| Some((*text).to_owned())).collect();
    let call = json!({
        "api": "request", "function": "request", "method": "POST", "url": "https://api.example.com:8443/v2/score",
        "host": "api.example.com", "startedAt": NOW, "elapsedMs": 1240,
    });
    let error = json!({ "errCode": 600_011, "errMsg": "request:fail URL validation error, code 600011" });
    let ad = ask(&json!({ "errCode": 20001 }), &json!({ "api": "ad.init" })).0;
    let failures = [
        json!({ "explanation": ask(&error, &json!({ "api": "request" })).0, "call": call }),
        json!({ "explanation": ad, "call": { "function": "createRewardedVideoAd", "adUnitId": "ad7412345678901234567" } }),
    ];
    let report = report(&failures, &given);
    for kept in [
        "Night Run 2",
        "36.1.2",
        "0.33.0",
        "iOS 18.2 (iPhone15,3)",
        "request POST https://api.example.com:8443/v2/score after 1.2 s",
        "request:fail URL validation error, code 600011",
        "ad7412345678901234567",
        "createRewardedVideoAd",
        "600011",
    ] {
        assert!(report.markdown.contains(kept), "{kept} is not in {}", report.markdown);
        assert!(report.json.contains(kept), "{kept} is not in {}", report.json);
    }
}

#[test]
fn every_answer_of_the_catalog_stays_as_it_is() {
    for entry in ttminis_explain::catalog::entries() {
        let error = json!({ "errCode": common::numbers_of(entry)[0], "errMsg": entry.title });
        let answer = ask(&error, &common::api(common::apis_of(entry)[0])).0;
        let report = report(&[json!({ "explanation": answer, "call": {} })], &[]);
        let json: Value = serde_json::from_str(&report.json).expect("a report is JSON");
        let sections = json["failures"][0]["sections"].as_array().expect("a list").iter();
        let lines: Vec<&Value> = sections.flat_map(|section| section["lines"].as_array().expect("a list")).collect();
        assert_eq!(json["failures"][0]["title"], entry.title);
        assert!(lines.contains(&&json!(entry.meaning)), "{}: {lines:?}", entry.id);
        for step in entry.steps {
            assert!(lines.contains(&&json!(step.text)), "{}: {}", entry.id, step.text);
        }
    }
}
