//! What the evidence decides: codes that stand for several things, contradictions, and codes of others.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{APIS, Answer, api, ask, ask_bare, assert_none, numbers_of};
use serde_json::{Value, json};
use ttminis_explain::MatchedBy::{self, Args};
use ttminis_explain::catalog::{self, RowSet};
use ttminis_explain::retry::Advice;
use ttminis_explain::{Api, Confidence, Context, Status, UnknownReason, explain};

fn error(code: i64, message: &str) -> Value {
    json!({ "errCode": code, "errMsg": message })
}

/// An error whose message names a call in front of `:fail`.
fn named(code: i64, api: &str, message: &str) -> Value {
    json!({ "errCode": code, "errMsg": message, "namedApi": api })
}

fn code(code: i64) -> Value {
    json!({ "errCode": code })
}

fn message(message: &str) -> Value {
    json!({ "errMsg": message })
}

/// What a known answer rests on.
fn matched_by(answer: &Answer) -> &[MatchedBy] {
    &answer.0.meanings[0].matched.by
}

/// The six codes that two rows share: what decides, and the two rows.
const SHARED: [(i64, &str, [&str; 2]); 6] = [
    (10001, "api", ["ad.init/10001", "ad.show/10001"]),
    (20000, "api", ["ad.init/20000", "ad.show/20000"]),
    (21101, "message", ["network/21101/destination-path-has-error", "network/21101/move-file-failed"]),
    (30001, "api", ["ad.init/30001", "ad.show/30001"]),
    (50000, "api", ["ad.init/50000", "ad.show/50000"]),
    (100_000, "message", ["network/100000/file-path-error", "network/100000/file-path-not-supported"]),
];

#[test]
fn a_shared_code_alone_is_ambiguous_and_says_what_would_decide() {
    for (number, decide_by, rows) in SHARED {
        let answer = ask_bare(&code(number));
        assert_eq!(answer.verdict(), format!("ambiguous {} by {decide_by}", rows.join(" | ")));
        assert_eq!(answer.contradictions(), [] as [&str; 0]);
    }
}

#[test]
fn a_message_that_is_not_listed_may_be_of_a_server_or_another_api() {
    for entry in catalog::entries() {
        for number in numbers_of(entry) {
            let answer = ask_bare(&error(number.into(), "something new"));
            assert_eq!(answer.0.reason, Some(UnknownReason::Elsewhere), "{number}: {}", answer.verdict());
            assert!(answer.nearest().is_empty(), "{number}");
        }
    }
}

#[test]
fn a_load_that_failed_is_not_decided_by_naming_the_call() {
    for (number, decide_by, rows) in SHARED {
        let answer = ask(&code(number), &api("ad.load"));
        if decide_by == "api" {
            let entries: Vec<_> = answer.0.meanings.iter().map(|meaning| meaning.entry.id).collect();
            assert_eq!((answer.0.decide_by, entries.as_slice()), (None, rows.as_slice()), "{number}");
        }
    }
}

#[test]
fn a_message_that_is_not_listed_leaves_a_code_to_its_call() {
    for (number, _, [init, show]) in SHARED.into_iter().filter(|(_, decide_by, _)| *decide_by == "api") {
        for (name, row) in [("ad.init", init), ("ad.show", show)] {
            let answer = ask(&error(number, "something new"), &api(name));
            assert!(answer.is_known_as(row) && !answer.is_exact(), "{number} {name}: {}", answer.verdict());
        }
    }
}

#[test]
fn the_api_decides_between_creating_and_showing_an_ad() {
    for (number, _, [init, show]) in SHARED.into_iter().filter(|(_, decide_by, _)| *decide_by == "api") {
        for (name, row) in [("ad.init", init), ("ad.show", show)] {
            for answer in [ask(&code(number), &api(name)), ask_bare(&named(number, name, ""))] {
                assert!(answer.is_known_as(row) && answer.is_exact(), "{number} {name}: {}", answer.verdict());
                assert_eq!(matched_by(&answer), [MatchedBy::Code, MatchedBy::Api]);
            }
        }
    }
}

#[test]
fn the_message_decides_where_it_is_of_one_row_only() {
    let older_show = "The incoming advertisement instance ID parameter is empty, which is an invalid parameter";
    let cases = [
        (10001, "Invalid parameter", "ad.show/10001"),
        (10001, older_show, "ad.show/10001"),
        (10001, "Ad slot verification parameter error", "ad.init/10001"),
        (20000, "Client request to backend failed", "ad.init/20000"),
        (21101, "Destination path has error", "network/21101/destination-path-has-error"),
        (21101, "Move file failed", "network/21101/move-file-failed"),
        (30001, "Ad placement frequency control calibration failure", "ad.init/30001"),
        (30001, "Requests for the same ad slot are too frequent", "ad.init/30001"),
        (30001, "User exit", "ad.show/30001"),
        (30001, "User clicks to exit without finishing watching (no incentive received)", "ad.show/30001"),
        (100_000, "File path error", "network/100000/file-path-error"),
        (100_000, "filePath is not supported", "network/100000/file-path-not-supported"),
    ];
    for (number, message, row) in cases {
        let answer = ask_bare(&error(number, message));
        assert!(answer.is_known_as(row) && answer.is_exact(), "{number} {message}: {}", answer.verdict());
        assert_eq!(matched_by(&answer), [MatchedBy::Code, MatchedBy::Message]);
    }
}

#[test]
fn a_message_that_both_rows_have_leaves_the_decision_to_the_api() {
    for (number, message) in [(20000, "Network error"), (50000, "Internal error"), (50000, "System Error")] {
        let answer = ask_bare(&error(number, message));
        assert_eq!(answer.verdict(), format!("ambiguous ad.init/{number} | ad.show/{number} by api"));
        let answer = ask(&error(number, message), &api("ad.show"));
        assert_eq!(answer.verdict(), format!("known ad.show/{number}"));
        assert_eq!(matched_by(&answer), [MatchedBy::Code, MatchedBy::Message, MatchedBy::Api]);
    }
}

#[test]
fn the_api_does_not_decide_between_two_rows_of_the_same_call() {
    for (number, _, rows) in SHARED.into_iter().filter(|(_, decide_by, _)| *decide_by == "message") {
        for name in ["request", "downloadFile"] {
            let answer = ask(&code(number), &api(name));
            assert_eq!(answer.verdict(), format!("ambiguous {} by message", rows.join(" | ")));
        }
    }
}

#[test]
fn the_arguments_decide_between_two_rows_where_they_speak_for_one_only() {
    let position = |id: &str| catalog::entries().position(|entry| entry.id == id).map(RowSet::of_index).unwrap();
    let [path, not_supported] = SHARED[5].2.map(position);
    let with = |supported| {
        let context = Context { api: Some(Api::DownloadFile), supported, ..Context::default() };
        Answer(explain(&common::error(&code(100_000)), &context))
    };
    for (supported, row) in [(path, SHARED[5].2[0]), (not_supported | position("ad.show/30001"), SHARED[5].2[1])] {
        let answer = with(supported);
        assert!(answer.is_known_as(row), "{}", answer.verdict());
        assert_eq!(matched_by(&answer), [MatchedBy::Code, MatchedBy::Api, Args]);
    }
    for supported in [RowSet::EMPTY, path | not_supported, position("ad.show/30001")] {
        let answer = with(supported);
        assert_eq!(answer.verdict(), format!("ambiguous {} by message", SHARED[5].2.join(" | ")));
        assert!(answer.0.meanings.iter().all(|meaning| !meaning.matched.by.contains(&Args)));
    }
}

#[test]
fn candidates_are_a_guess_each() {
    for (number, _, _) in SHARED {
        for meaning in ask_bare(&code(number)).0.meanings {
            assert_eq!(meaning.matched.confidence, Confidence::Guess, "{}", meaning.entry.id);
        }
    }
}

#[test]
fn code_and_message_of_different_rows_are_never_silently_resolved() {
    let mut offenders = Vec::new();
    for (number, message, context) in [
        (21103, "User exit", Value::Null),
        (30001, "Request timeout", Value::Null),
        (600_009, "URL validation error", api("request")),
        (11003, "Ad display limit reached, can't show now", api("ad.show")),
        (11001, "Just showed an ad, can't show now", api("ad.show")),
        (21103, "url not in domain list, url == https://a.example", Value::Null),
        (20000, "Internal error", api("ad.init")),
        (500, "Internal error", api("ad.init")),
        (50000, "Internal error in the Server system", api("ad.init")),
        (10401, "Client network environment error", Value::Null),
    ] {
        let answer = ask(&error(number, message), &context);
        if !answer.contradictions().contains(&"code-message") || answer.is_exact() {
            offenders.push(format!("{number} {message:?} with {context}: {}", answer.verdict()));
        }
    }
    assert_none("contradictions between code and message that are passed over", &offenders);
}

#[test]
fn where_nothing_else_decides_both_sides_of_a_contradiction_are_candidates() {
    let answer = ask_bare(&error(21103, "User exit"));
    assert_eq!(answer.verdict(), "ambiguous network/21103 | ad.show/30001 by nothing");
    let answer = ask(&error(600_009, "URL validation error"), &api("request"));
    assert_eq!(answer.verdict(), "ambiguous network/600009 | network/600011 by nothing");
}

#[test]
fn a_message_with_the_wordings_of_two_rows_has_both_as_candidates() {
    for given in [
        error(21101, "Move file failed: Destination path has error"),
        error(100_000, "File path error: filePath is not supported"),
    ] {
        let answer = ask_bare(&given);
        assert_eq!((answer.status(), answer.candidates().len()), (Status::Ambiguous, 2), "{given}");
    }
}

#[test]
fn words_that_go_on_do_not_make_an_answer_exact() {
    assert!(!ask_bare(&error(30001, "User exit not detected")).is_exact());
}

#[test]
fn a_code_that_is_not_listed_for_the_api_is_reported() {
    let mut offenders = Vec::new();
    for (number, name) in [
        (21103, "ad.show"),
        (21103, "ad.init"),
        (30001, "request"),
        (11001, "ad.show"),
        (11004, "ad.init"),
        (404, "ad.show"),
        (21101, "ad.load"),
    ] {
        let answer = ask(&code(number), &api(name));
        if !answer.contradictions().contains(&"api-code") || answer.is_exact() {
            offenders.push(format!("{number} with {name}: {}", answer.verdict()));
        }
    }
    assert_none("contradictions between code and api that are passed over", &offenders);
}

#[test]
fn a_code_of_the_other_part_of_the_reference_is_unknown_for_the_call() {
    for (number, name) in [(21103, "ad.show"), (30001, "request"), (404, "ad.init"), (11003, "downloadFile")] {
        let answer = ask(&code(number), &api(name));
        assert_eq!(answer.0.reason, Some(UnknownReason::OtherApi), "{number} with {name}");
        assert!(answer.nearest().is_empty(), "{number} with {name}: the number says nothing of this call");
    }
}

#[test]
fn a_message_that_is_not_listed_for_the_api_is_reported() {
    let mut offenders = Vec::new();
    for (given, name) in [
        (message("User exit"), "request"),
        (message("User exit"), "ad.init"),
        (message("Request timeout"), "ad.show"),
        (error(30001, "User exit"), "ad.init"),
        (error(10001, "Invalid parameter"), "ad.init"),
        (error(500, "Server error"), "ad.init"),
    ] {
        let answer = ask(&given, &api(name));
        if !answer.contradictions().contains(&"api-message") || answer.is_exact() {
            offenders.push(format!("{given} with {name}: {}", answer.verdict()));
        }
    }
    assert_none("contradictions between message and api that are passed over", &offenders);
}

#[test]
fn a_function_that_is_another_call_than_the_api_is_reported() {
    let mut offenders = Vec::new();
    for (given, name) in [
        (named(21103, "request", "Request timeout"), "ad.show"),
        (named(21103, "request", "Request timeout"), "downloadFile"),
        (named(30001, "ad.show", "User exit"), "ad.init"),
        (named(30001, "ad.show", ""), "request"),
        (named(30001, "ad.init", ""), "ad.show"),
        (json!({ "errCode": 21103, "errMsg": "Request timeout", "isForeign": true }), "request"),
    ] {
        let answer = ask(&given, &api(name));
        if !answer.contradictions().contains(&"api-message") || answer.is_exact() {
            offenders.push(format!("{given} with {name}: {}", answer.verdict()));
        }
    }
    assert_none("contradictions between function and api that are passed over", &offenders);
}

#[test]
fn nothing_is_said_to_decide_what_contradicts_itself() {
    let mut offenders = Vec::new();
    for (given, context) in [
        (error(21103, "User exit"), Value::Null),
        (error(30001, "User exit"), api("ad.init")),
        (named(30001, "ad.init", ""), api("ad.show")),
        (named(50000, "ad.show", "Internal error"), api("ad.init")),
    ] {
        let answer = ask(&given, &context);
        let is_open = answer.status() == Status::Ambiguous && answer.0.decide_by.is_none();
        if !is_open || answer.contradictions().is_empty() {
            offenders.push(format!("{given} with {context}: {}", answer.verdict()));
        }
    }
    assert_none("contradictions that are said to be decided by more of the same", &offenders);
}

#[test]
fn an_unlisted_code_with_a_listed_message_is_unknown_and_the_messages_row_is_the_nearest() {
    for (given, rows) in [
        (error(99999, "User exit"), ["ad.show/30001"].as_slice()),
        (error(600_002, "url not in domain list"), &["network/21100"]),
        (named(21104, "request", "Request timeout"), &["network/21103"]),
        (error(1, "Network error"), &["ad.init/20000", "ad.show/20000"]),
    ] {
        let answer = ask_bare(&given);
        assert_eq!((answer.status(), answer.nearest().as_slice()), (Status::Unknown, rows), "{given}");
    }
}

#[test]
fn a_number_that_is_close_to_a_listed_one_is_near_to_nothing() {
    for number in [10002, 11000, 20004, 21199, 30002, 50100, 100_001, 600_002, 600_008, 602_001] {
        for answer in [ask_bare(&code(number)), ask_bare(&error(number, "Something new"))] {
            assert_eq!((answer.status(), answer.nearest().len()), (Status::Unknown, 0), "{number}");
        }
        for name in APIS {
            assert!(ask(&code(number), &api(name)).nearest().is_empty(), "{number} with {name}");
        }
    }
}

#[test]
fn functions_that_the_reference_does_not_cover_are_never_explained() {
    let mut offenders = Vec::new();
    for entry in catalog::entries() {
        for number in numbers_of(entry).into_iter().map(Some).chain([None, Some(0)]) {
            let given = json!({ "errCode": number, "errMsg": entry.title, "isForeign": true });
            let answer = ask_bare(&given);
            // A listed code with its own message is likely what it says.
            let is_listed =
                number.is_some_and(|number| number != 0) && entry.origin.title == catalog::Origin::Reference;
            let is_right = if is_listed {
                answer.is_explained() && !answer.is_exact()
            } else {
                answer.0.reason == Some(UnknownReason::Function)
            };
            if !is_right {
                offenders.push(format!("{given}: {}", answer.verdict()));
            }
        }
    }
    assert_none("errors of other functions that are explained", &offenders);
}

#[test]
fn placeholders_for_a_missing_code_are_left_out_and_the_message_decides() {
    for number in [0, -1, -102] {
        for given in [error(number, "User exit"), named(number, "ad.show", "User exit")] {
            let answer = ask_bare(&given);
            assert!(answer.is_known_as("ad.show/30001") && !answer.is_exact(), "{given}: {}", answer.verdict());
            assert_eq!(answer.contradictions(), [] as [&str; 0], "{given}");
        }
    }
    for (given, context) in [
        (code(-1), Value::Null),
        (code(-102), api("ad.show")),
        (error(-1, "unknown error"), api("ad.show")),
        (named(0, "ad.show", "something new"), Value::Null),
    ] {
        assert_eq!(ask(&given, &context).status(), Status::Unknown, "{given} with {context}");
    }
}

#[test]
fn codes_of_other_systems_are_unknown() {
    let mut offenders = Vec::new();
    for (vendor, number, given) in [
        ("WeChat", 600_002, named(600_002, "request", "url not in domain list")),
        ("WeChat", 600_001, named(600_001, "request", "cronet component error")),
        ("WeChat", 600_004, error(600_004, "network logic error")),
        ("WeChat", 600_008, error(600_008, "the data parameter type is invalid")),
        ("WeChat", 602_001, error(602_001, "request system error")),
        ("WeChat", 1004, error(1004, "no suitable ad")),
        ("WeChat", 2003, error(2003, "ad error")),
        ("Douyin", 120_002, error(120_002, "daily limit")),
        ("Douyin", 1002, error(1002, "invalid unit")),
        ("Douyin", 1004, error(1004, "no fill")),
        ("Minis server", 50_001_000, error(50_001_000, "TikTok Internal Error")),
        ("Minis server", 40_001_000, error(40_001_000, "Invalid Parameters")),
        ("Minis server", 20_011_002, error(20_011_002, "Order not existed")),
        ("Chromium", -100, error(-100, "net::ERR_CONNECTION_CLOSED")),
        ("Chromium", -118, error(-118, "net::ERR_CONNECTION_TIMED_OUT")),
        ("iOS", -1009, error(-1009, "The Internet connection appears to be offline.")),
        ("Alipay", 12, error(12, "network")),
    ] {
        for context in [Value::Null, api("request"), api("ad.show")] {
            for given in [&code(number), &given] {
                let answer = ask(given, &context);
                if answer.status() != Status::Unknown {
                    offenders.push(format!("{vendor}: {given} with {context}: {}", answer.verdict()));
                }
            }
        }
    }
    assert_none("codes of other systems that are explained", &offenders);
}

#[test]
fn whether_the_game_aborted_decides_what_600003_means() {
    for (aborted, retry, expected) in [
        (json!(true), Advice::GameChoice, true),
        // The request may have reached the server.
        (json!(false), Advice::BackoffIfIdempotent, false),
        (Value::Null, Advice::UnlessAborted, false),
    ] {
        let answer = ask(&code(600_003), &json!({ "api": "request", "aborted": aborted }));
        assert!(answer.is_known_as("network/600003") && answer.is_exact(), "{aborted}: {}", answer.verdict());
        let meaning = &answer.0.meanings[0];
        assert_eq!((meaning.retry, meaning.expected, meaning.aborted), (retry, expected, aborted.as_bool()));
    }
    assert_eq!(ask_bare(&code(600_003)).0.meanings[0].retry, Advice::UnlessAborted);
}

#[test]
fn the_game_and_the_message_have_to_agree_about_an_abort() {
    let says_abort = named(600_003, "request", "abort");
    let with = |aborted: Value| ask(&says_abort, &json!({ "aborted": aborted })).0.meanings[0].retry;
    assert_eq!(with(json!(false)), Advice::UnlessAborted);
    assert_eq!(with(json!(true)), Advice::GameChoice);
    assert_eq!(with(Value::Null), Advice::GameChoice);
}

#[test]
fn an_abort_changes_nothing_about_other_codes() {
    let context = json!({ "api": "request", "aborted": true });
    assert_eq!(ask(&code(21103), &context).0, ask(&code(21103), &api("request")).0);
}

#[test]
fn the_answer_names_the_call_that_the_context_or_the_message_names() {
    for (given, context, expected) in [
        (code(21103), api("downloadFile"), Some(Api::DownloadFile)),
        (code(21103), Value::Null, None),
        (named(21103, "request", "Request timeout"), Value::Null, Some(Api::Request)),
        (code(30001), Value::Null, None),
        (code(99999), api("ad.load"), Some(Api::AdLoad)),
    ] {
        assert_eq!(ask(&given, &context).0.api, expected, "{given} with {context}");
    }
}
