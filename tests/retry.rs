//! Whether, and how, a failed call is made again.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use serde_json::{Value, json};
use ttminis_explain::retry::Retry;
use ttminis_explain::{Context, catalog, explain};

fn delay(error: &Value, attempt: f64, context: &Value) -> Option<u32> {
    explain(error, None, Context::read(context)).retry_delay(attempt)
}

fn timeout() -> Value {
    json!({ "errCode": 21103, "errMsg": "Request timeout" })
}

fn request(args: Value) -> Value {
    json!({ "api": "request", "args": args })
}

#[test]
fn pauses_grow_and_end() {
    let context = request(json!({ "url": "https://a.example/" }));
    let delays: Vec<_> = [1.0, 2.0, 3.0, 4.0, 100.0].map(|attempt| delay(&timeout(), attempt, &context)).into();
    assert_eq!(delays, [Some(1000), Some(2000), Some(4000), None, None]);
}

#[test]
fn an_attempt_that_is_none_is_not_followed_by_another() {
    let context = request(json!({ "url": "https://a.example/" }));
    for attempt in [0.0, -0.0, -1.0, 0.99, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300] {
        assert_eq!(delay(&timeout(), attempt, &context), None, "{attempt}");
    }
}

#[test]
fn only_what_can_be_repeated_is() {
    for (method, expected) in [
        (json!(null), true),
        (json!("GET"), true),
        (json!("get"), true),
        (json!("HEAD"), true),
        (json!("OPTIONS"), true),
        (json!("PUT"), true),
        (json!("DELETE"), true),
        (json!("POST"), false),
        (json!("PATCH"), false),
        (json!("CONNECT"), false),
    ] {
        let context = request(json!({ "url": "https://a.example/", "method": method }));
        assert_eq!(delay(&timeout(), 1.0, &context).is_some(), expected, "{method}");
    }
    assert_eq!(delay(&timeout(), 1.0, &json!({ "api": "downloadFile" })), Some(1000), "a download is a GET");
}

#[test]
fn the_caller_knows_better_what_can_be_repeated() {
    for (method, idempotent) in [("POST", true), ("GET", false)] {
        let args = json!({ "url": "https://a.example/", "method": method });
        let context = json!({ "api": "request", "args": args, "idempotent": idempotent });
        assert_eq!(delay(&timeout(), 1.0, &context).is_some(), idempotent, "{method}");
    }
    assert_eq!(delay(&timeout(), 1.0, &json!({ "api": "downloadFile", "idempotent": false })), None);
}

#[test]
fn nothing_is_repeated_when_nothing_says_what_the_call_was() {
    for context in [json!(null), json!({}), json!({ "api": "request" }), json!({ "api": "request", "args": {} })] {
        assert_eq!(delay(&timeout(), 1.0, &context), None, "{context}");
    }
}

#[test]
fn arguments_that_are_wrong_are_never_tried_again() {
    for args in [
        json!({ "url": "" }),
        json!({ "url": "a.example/" }),
        json!({ "url": "ftp://a.example/" }),
        json!({ "url": "https://a.example/", "method": "FETCH", }),
        json!({ "url": "https://a.example/", "data": 1 }),
    ] {
        for code in [21103, 600003, 503, 10401] {
            let mut context = json!({ "api": "request", "args": args, "idempotent": true, "aborted": false });
            assert_eq!(delay(&json!({ "errCode": code }), 1.0, &context), None, "{code} {args}");
            context["args"] = json!({ "url": "https://a.example/" });
            let error = json!({ "errCode": code, "errMsg": if code == 503 { "Server error" } else { "" } });
            assert!(delay(&error, 1.0, &context).is_some(), "{code} with good arguments");
        }
    }
    let untrusted = json!({
        "api": "request", "args": { "url": "https://a.example/" }, "trustedDomains": ["https://other.example"],
    });
    assert_eq!(delay(&timeout(), 1.0, &untrusted), None);
}

#[test]
fn an_interrupted_call_is_repeated_only_if_the_game_did_not_abort_it() {
    for (aborted, expected) in [(json!(null), None), (json!(true), None), (json!(false), Some(1000))] {
        let context = json!({ "api": "request", "args": { "url": "https://a.example/" }, "aborted": aborted });
        assert_eq!(delay(&json!({ "errCode": 600003 }), 1.0, &context), expected, "{aborted}");
    }
}

#[test]
fn what_the_game_aborted_is_not_repeated_whatever_the_code() {
    let context = json!({ "api": "request", "args": { "url": "https://a.example/" }, "aborted": true });
    assert_eq!(delay(&timeout(), 1.0, &context), None);
}

#[test]
fn what_is_not_certain_is_not_repeated() {
    let context = json!({ "idempotent": true });
    for error in [json!({ "errCode": 10401, "errMsg": "Request timeout" }), json!({ "errMsg": "Server error" })] {
        let request = json!({ "api": "request", "args": { "url": "https://a.example/" } });
        assert_eq!(delay(&error, 1.0, &request), None, "{error} is ambiguous, and each of its meanings is tried again");
    }
    // A bare number below 600 may be no status; 20000 is listed twice; 99999 is not listed; the last is no error of ours.
    for error in [json!(503), json!({ "errCode": 20000 }), json!({ "errCode": 99999 }), json!(null), json!("oops")] {
        assert_eq!(delay(&error, 1.0, &context), None, "{error}");
    }
}

#[test]
fn each_row_is_repeated_as_its_own_advice_says() {
    for entry in catalog::entries() {
        let code = if entry.code == catalog::Code::HttpNon2xx { 404 } else { common::numbers_of(entry)[0] };
        let error = json!({ "errCode": code, "errMsg": entry.title });
        let api = common::apis_of(entry)[0];
        let context = json!({
            "api": api, "args": { "url": "https://a.example/", "adUnitId": "1" }, "aborted": false, "idempotent": true,
        });
        let repeats = match entry.retry {
            Retry::Backoff { .. } => true,
            Retry::Depends { yes, no, .. } => {
                // The status is 404, and nothing was aborted.
                assert!(matches!(yes, Retry::Backoff { .. }) || matches!(no, Retry::Backoff { .. }));
                matches!(no, Retry::Backoff { .. })
            }
            _ => false,
        };
        assert_eq!(delay(&error, 1.0, &context).is_some(), repeats, "{}", entry.id);
    }
}
