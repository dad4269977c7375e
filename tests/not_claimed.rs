//! Errors of others, and texts with numbers in them, that look like a row of the reference and are not claimed as one.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{Answer, ask, ask_bare};
use serde_json::{Value, json};

/// Whether an answer claims a row without a doubt of its own.
fn is_claimed(answer: &Answer) -> bool {
    answer.status() == "known" && answer.confidence() != Some("guess")
}

fn nothing_is_claimed(errors: impl IntoIterator<Item = Value>) {
    for error in errors {
        let answer = ask_bare(&error);
        assert!(!is_claimed(&answer), "{error}: {:?} {:?}", answer.id(), answer.confidence());
    }
}

#[test]
fn codes_of_other_systems_with_words_of_their_own() {
    nothing_is_claimed([
        json!({ "code": 20002, "message": "Share cancelled by user" }),
        json!({ "code": 20003, "message": "Authenticate", "status": 401 }),
        json!({ "code": 20001, "message": "Bots cannot use this endpoint" }),
        json!({ "name": "MongoError", "code": 11001, "message": "E11001 duplicate key error" }),
        json!({ "city": "Washington", "code": "20001" }),
        json!({ "status": 200, "data": { "errCode": 20001 }, "header": {} }),
    ]);
}

#[test]
fn the_same_code_is_known_once_the_call_is() {
    let answer = ask(&json!({ "code": 20003, "message": "inactive" }), &json!({ "api": "ad.init" }));
    assert!(answer.is_known_as("ad.init/20003"));
}

#[test]
fn successes() {
    for error in [
        json!({ "code": 20000, "message": "success", "data": {} }),
        json!({ "code": 20000, "message": "ok" }),
        json!({ "errCode": 21103, "errMsg": "request:ok" }),
    ] {
        assert_eq!(ask_bare(&error).0["looksLike"], "success", "{error}");
    }
}

#[test]
fn functions_that_the_reference_does_not_cover_whatever_stands_behind_them() {
    nothing_is_claimed([
        json!({ "errMsg": "login:fail {\"errCode\":10001,\"errMsg\":\"Invalid parameter\"}" }),
        json!("pay:fail {\"error_code\":20002,\"error_msg\":\"declined\"}"),
        json!("uploadFile:fail errCode: 21103, errMsg: Request timeout"),
    ]);
    let answer = ask_bare(&json!({ "errMsg": "show:fail errCode: 30001, errMsg: zz" }));
    assert!(answer.is_known_as("ad.show/30001"), "the function around a code decides");
}

#[test]
fn a_fail_that_is_no_function_does_not_hide_the_error() {
    for (error, id) in [
        (json!({ "errCode": 600009, "errMsg": "Invalid URL, url == https://a.example/show:fail/x" }), "network/600009"),
        (json!({ "errCode": 21103, "errMsg": "Request timeout: fail" }), "network/21103"),
    ] {
        assert!(ask_bare(&error).is_known_as(id), "{error}");
    }
}

#[test]
fn a_message_with_the_wordings_of_two_rows() {
    for error in [
        json!({ "errCode": 21101, "errMsg": "Move file failed: Destination path has error" }),
        json!({ "errCode": 100000, "errMsg": "File path error: filePath is not supported" }),
    ] {
        let answer = ask_bare(&error);
        assert_eq!((answer.status(), answer.candidates().len()), ("ambiguous", 2), "{error}");
    }
}

#[test]
fn words_that_go_on_do_not_make_an_answer_exact() {
    for error in [
        json!({ "errCode": 30001, "errMsg": "User exit not detected" }),
        json!("first errCode: 21103, errMsg: Request timeout; then errCode: 30001, errMsg: User exit"),
    ] {
        assert!(!ask_bare(&error).is_exact(), "{error}");
    }
}

#[test]
fn numbers_in_texts() {
    nothing_is_claimed(
        [
            "zip code: 20001",
            "Invalid promo code: 20002",
            "request code: 20001f3e-9b1a",
            "errCode: 20001-20007",
            "errCode: 30001.5",
            "https://x.example/cb;code=20001",
            "[21103] worker started",
            "#21103 opened by bob",
            "(20003) players online",
            "21103: 5 items loaded",
            "+20000 coins",
            "$20000 prize",
            "10001, New York",
        ]
        .map(|text| json!(text)),
    );
}

#[test]
fn payloads() {
    nothing_is_claimed([
        json!({ "data": 20001 }),
        json!({ "detail": 20001 }),
        json!({ "reason": 20001 }),
        json!({ "type": "message", "data": 20001, "target": {} }),
        json!({ "type": "x", "data": "User exit", "target": {} }),
        json!({ "data": [20001, "gold"] }),
        json!([20001, 20002]),
    ]);
}

#[test]
fn the_cause_of_an_error_is_read() {
    let error = json!({ "name": "Error", "message": "no ad", "cause": { "errCode": 30001, "errMsg": "User exit" } });
    assert!(ask_bare(&error).is_known_as("ad.show/30001"));
}

#[test]
fn what_the_game_and_the_message_say_of_an_abort_has_to_agree() {
    let error = json!({ "errCode": 600003, "errMsg": "request:fail abort" });
    assert_eq!(ask(&error, &json!({ "aborted": false })).0["retry"]["kind"], "depends");
    assert_eq!(ask(&error, &json!({ "aborted": true })).0["retry"]["kind"], "never");
}
