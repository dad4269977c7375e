//! What the evidence decides: codes that stand for several things, contradictions, and codes of others.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{APIS, api, ask, ask_bare, assert_none, assert_verdicts};
use serde_json::{Value, json};
use ttminis_explain::catalog;

fn error(code: i64, message: &str) -> Value {
    json!({ "errCode": code, "errMsg": message })
}

fn code(code: i64) -> Value {
    json!({ "errCode": code })
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
fn a_message_that_is_not_listed_leaves_a_shared_code_ambiguous() {
    for (number, decide_by, rows) in SHARED {
        let answer = ask_bare(&error(number, "something new"));
        assert_eq!(answer.verdict(), format!("ambiguous {} by {decide_by}", rows.join(" | ")));
    }
}

#[test]
fn the_api_decides_between_creating_and_showing_an_ad() {
    for (number, _, [init, show]) in SHARED.into_iter().filter(|(_, decide_by, _)| *decide_by == "api") {
        for (name, row) in [("ad.init", init), ("ad.show", show)] {
            let answer = ask(&code(number), &api(name));
            assert!(answer.is_known_as(row) && answer.is_exact(), "{number} {name}: {}", answer.verdict());
            assert_eq!(answer.0["match"]["by"], json!(["code", "api"]));
        }
    }
}

#[test]
fn the_function_in_front_of_fail_decides_as_the_api_does() {
    for (number, _, [init, show]) in SHARED.into_iter().filter(|(_, decide_by, _)| *decide_by == "api") {
        for (function, row) in [
            ("createRewardedVideoAd", init),
            ("createInterstitialAd", init),
            ("show", show),
            ("rewardedVideoAd.show", show),
            ("interstitialAd.show", show),
        ] {
            let answer = ask_bare(&error(number, &format!("{function}:fail")));
            assert!(answer.is_known_as(row) && answer.is_exact(), "{number} {function}: {}", answer.verdict());
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
        assert_eq!(answer.0["match"]["by"], json!(["code", "message"]));
    }
}

#[test]
fn a_message_that_both_rows_have_leaves_the_decision_to_the_api() {
    for (number, message) in [(20000, "Network error"), (50000, "Internal error"), (50000, "System Error")] {
        let answer = ask_bare(&error(number, message));
        assert_eq!(answer.verdict(), format!("ambiguous ad.init/{number} | ad.show/{number} by api"));
        let answer = ask(&error(number, message), &api("ad.show"));
        assert_eq!(answer.verdict(), format!("known ad.show/{number}"));
        assert_eq!(answer.0["match"]["by"], json!(["code", "message", "api"]));
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
fn candidates_are_whole_answers_and_a_guess_each() {
    let answer = ask_bare(&code(30001));
    for candidate in answer.0["candidates"].as_array().expect("candidates") {
        assert_eq!(candidate["status"], "known");
        assert_eq!(candidate["match"]["confidence"], "guess");
        assert!(candidate["text"].as_str().is_some_and(|text| !text.is_empty()));
    }
    assert_eq!(answer.0["retry"]["kind"], "undecided", "the two rows do not agree");
    assert_eq!(answer.0["common"]["source"], "developer", "both rows agree on the source");
    assert_eq!(answer.0["common"]["expected"], Value::Null, "one is a fault, the other is not");
}

#[test]
fn what_the_candidates_agree_on_is_the_answers_own() {
    let answer = ask_bare(&code(50000));
    assert_eq!(answer.0["common"]["source"], "tiktok-server");
    assert_eq!(answer.0["common"]["escalate"], "support");
    assert_eq!(answer.0["retry"], answer.0["candidates"][0]["retry"]);
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
        if !answer.contradictions().contains(&"code-message".to_owned()) || answer.is_exact() {
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
        if !answer.contradictions().contains(&"api-code".to_owned()) || answer.is_exact() {
            offenders.push(format!("{number} with {name}: {}", answer.verdict()));
        }
    }
    assert_none("contradictions between code and api that are passed over", &offenders);
}

#[test]
fn a_code_of_the_other_part_of_the_reference_is_unknown_for_the_call() {
    for (number, name) in [(21103, "ad.show"), (30001, "request"), (404, "ad.init"), (11003, "downloadFile")] {
        let answer = ask(&code(number), &api(name));
        assert_eq!(answer.status(), "unknown", "{number} with {name}");
        assert!(!answer.nearest().is_empty(), "{number} with {name}: the rows of the number are the nearest");
    }
}

#[test]
fn a_message_that_is_not_listed_for_the_api_is_reported() {
    let mut offenders = Vec::new();
    for (given, name) in [
        (json!({ "errMsg": "User exit" }), "request"),
        (json!({ "errMsg": "User exit" }), "ad.init"),
        (json!("Request timeout"), "ad.show"),
        (error(30001, "User exit"), "ad.init"),
        (error(10001, "Invalid parameter"), "ad.init"),
        (error(500, "Server error"), "ad.init"),
    ] {
        let answer = ask(&given, &api(name));
        if !answer.contradictions().contains(&"api-message".to_owned()) || answer.is_exact() {
            offenders.push(format!("{given} with {name}: {}", answer.verdict()));
        }
    }
    assert_none("contradictions between message and api that are passed over", &offenders);
}

#[test]
fn a_function_that_is_another_call_than_the_api_is_reported() {
    let mut offenders = Vec::new();
    for (given, name) in [
        (error(21103, "request:fail Request timeout"), "ad.show"),
        (error(21103, "request:fail Request timeout"), "downloadFile"),
        (error(30001, "show:fail User exit"), "ad.init"),
        (error(30001, "show:fail"), "request"),
        (error(30001, "createRewardedVideoAd:fail"), "ad.show"),
        (error(21103, "login:fail Request timeout"), "request"),
    ] {
        let answer = ask(&given, &api(name));
        if !answer.contradictions().contains(&"api-message".to_owned()) || answer.is_exact() {
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
        (error(30001, "createRewardedVideoAd:fail"), api("ad.show")),
        (error(50000, "show:fail Internal error"), api("ad.init")),
    ] {
        let answer = ask(&given, &context);
        let is_open = answer.status() == "ambiguous" && answer.0["decideBy"].is_null();
        if !is_open || answer.contradictions().is_empty() {
            offenders.push(format!("{given} with {context}: {}", answer.verdict()));
        }
    }
    assert_none("contradictions that are said to be decided by more of the same", &offenders);
}

#[test]
fn an_unlisted_code_with_a_listed_message_is_unknown_and_the_messages_row_is_the_nearest() {
    for (number, message, rows) in [
        (99999, "User exit", ["ad.show/30001"].as_slice()),
        (600_002, "url not in domain list", &["network/21100"]),
        (21104, "request:fail Request timeout", &["network/21103"]),
        (1, "Network error", &["ad.init/20000", "ad.show/20000"]),
    ] {
        let answer = ask_bare(&error(number, message));
        assert_eq!((answer.status(), answer.nearest().as_slice()), ("unknown", rows), "{number} {message}");
    }
}

#[test]
fn the_nearest_of_an_unlisted_code_are_few_and_never_of_the_other_part_of_the_reference() {
    for number in [10002, 11000, 20004, 21199, 30002, 50100, 100_001, 600_002, 600_008, 602_001] {
        assert!(ask_bare(&code(number)).nearest().len() <= 3, "{number}");
        for name in APIS {
            let answer = ask(&code(number), &api(name));
            let is_of_call = |id: &&str| id.starts_with("ad.") == name.starts_with("ad.");
            assert!(answer.nearest().iter().all(is_of_call), "{number} with {name}: {:?}", answer.nearest());
        }
    }
}

#[test]
fn functions_that_the_reference_does_not_cover_are_never_explained() {
    let mut offenders = Vec::new();
    for function in [
        "login",
        "pay",
        "setStorage",
        "uploadFile",
        "connectSocket",
        "shareAppMessage",
        "tt.login",
        "bannerAd.show",
        "requestPayment",
        "operateInterstitialAd",
    ] {
        for entry in catalog::entries() {
            for number in common::numbers_of(entry) {
                let message = format!("{function}:fail {}", entry.title);
                for given in
                    [error(number.into(), &message), json!({ "errMsg": message }), json!(message), error(0, &message)]
                {
                    let answer = ask_bare(&given);
                    if answer.status() != "unknown" {
                        offenders.push(format!("{given}: {}", answer.verdict()));
                    }
                }
            }
        }
    }
    assert_none("errors of other functions that are explained", &offenders);
}

#[test]
fn placeholders_for_a_missing_code_are_left_out_and_the_message_decides() {
    for number in [0, -1, -102] {
        for given in [error(number, "User exit"), error(number, "show:fail User exit"), json!([number, "User exit"])] {
            let answer = ask_bare(&given);
            assert!(answer.is_known_as("ad.show/30001") && !answer.is_exact(), "{given}: {}", answer.verdict());
            assert_eq!(answer.contradictions(), [] as [&str; 0], "{given}");
            assert_eq!(answer.has_problem("bad-code"), number != 0, "{given}");
        }
    }
    assert_verdicts([
        (code(-1), Value::Null, "unknown"),
        (code(-102), api("ad.show"), "unknown"),
        (error(-1, "unknown error"), api("ad.show"), "unknown"),
        (error(0, "show:fail something new"), Value::Null, "unknown"),
    ]);
}

#[test]
fn a_real_code_behind_a_placeholder_is_found() {
    assert_verdicts([
        (json!({ "errCode": -102, "errorCode": 30001, "errMsg": "User exit" }), Value::Null, "known ad.show/30001"),
        (json!({ "errno": 0, "errMsg": "", "error": { "error_code": 21103 } }), Value::Null, "known network/21103"),
        (
            json!({ "errCode": -1, "errMsg": "show failed, errCode: 30001, errMsg: User exit" }),
            Value::Null,
            "known ad.show/30001",
        ),
    ]);
}

#[test]
fn codes_of_other_systems_are_unknown() {
    let mut offenders = Vec::new();
    for (vendor, number, message) in [
        ("WeChat", 600_002, "request:fail url not in domain list"),
        ("WeChat", 600_001, "request:fail cronet component error"),
        ("WeChat", 600_004, "network logic error"),
        ("WeChat", 600_008, "the data parameter type is invalid"),
        ("WeChat", 602_001, "request system error"),
        ("WeChat", 1004, "no suitable ad"),
        ("WeChat", 2003, "ad error"),
        ("Douyin", 120_002, "daily limit"),
        ("Douyin", 1002, "invalid unit"),
        ("Douyin", 1004, "no fill"),
        ("Minis server", 50_001_000, "TikTok Internal Error"),
        ("Minis server", 40_001_000, "Invalid Parameters"),
        ("Minis server", 20_011_002, "Order not existed"),
        ("Chromium", -100, "net::ERR_CONNECTION_CLOSED"),
        ("Chromium", -118, "net::ERR_CONNECTION_TIMED_OUT"),
        ("iOS", -1009, "The Internet connection appears to be offline."),
        ("Alipay", 12, "network"),
    ] {
        for context in [Value::Null, api("request"), api("ad.show")] {
            for given in [code(number), error(number, message)] {
                let answer = ask(&given, &context);
                if answer.status() != "unknown" {
                    offenders.push(format!("{vendor}: {given} with {context}: {}", answer.verdict()));
                }
            }
        }
    }
    assert_none("codes of other systems that are explained", &offenders);
}

#[test]
fn codes_of_eight_digits_are_pointed_to_the_server_api() {
    for number in [50_001_000, 40_001_000, 20_021_102] {
        assert!(ask_bare(&code(number)).fact("Other number space").is_some(), "{number}");
    }
    assert!(ask_bare(&code(600_002)).fact("Other number space").is_none());
}

#[test]
fn whether_the_game_aborted_decides_what_600003_means() {
    let with = |aborted: Value| ask(&code(600_003), &json!({ "api": "request", "aborted": aborted }));
    let aborted = with(json!(true));
    assert_eq!(aborted.0["retry"], json!({ "kind": "never", "until": "game-choice" }));
    assert_eq!(aborted.0["expected"], true, "it failed as the game wanted");

    let lost = with(json!(false));
    assert_eq!(lost.0["retry"]["kind"], "backoff");
    assert_eq!(lost.0["retry"]["onlyIfIdempotent"], true, "the request may have reached the server");
    assert_eq!(lost.0["expected"], false);

    for unknown in [with(Value::Null), with(json!("yes")), ask_bare(&code(600_003))] {
        assert_eq!(unknown.0["retry"]["kind"], "depends");
        assert_eq!(unknown.0["retry"]["on"], "aborted");
        assert_eq!(unknown.0["expected"], false);
    }
    for answer in [aborted, lost] {
        assert!(answer.is_known_as("network/600003") && answer.is_exact());
    }
}

#[test]
fn an_abort_changes_nothing_about_other_codes() {
    let context = json!({ "api": "request", "aborted": true });
    assert_eq!(ask(&code(21103), &context).0, ask(&code(21103), &api("request")).0);
}

#[test]
fn a_context_that_names_no_call_is_reported_and_left_out() {
    for name in [json!("login"), json!("show"), json!(""), json!(7), json!({}), json!("x".repeat(100_000))] {
        let answer = ask(&code(30001), &json!({ "api": name }));
        assert_eq!(answer.verdict(), "ambiguous ad.init/30001 | ad.show/30001 by api");
        assert!(answer.has_problem("bad-context"));
        assert_eq!(answer.0["api"], Value::Null);
    }
    for context in [json!({}), json!({ "api": null }), json!([]), json!("ad.show"), json!(7)] {
        assert!(!ask(&code(30001), &context).has_problem("bad-context"), "{context}");
    }
}

#[test]
fn the_answer_names_the_call_as_far_as_it_is_known() {
    for (given, context, expected) in [
        (code(21103), api("downloadFile"), json!("downloadFile")),
        (code(21103), Value::Null, Value::Null),
        (error(21103, "request:fail Request timeout"), Value::Null, json!("request")),
        (code(11003), Value::Null, json!("ad.show")),
        (code(11001), Value::Null, json!("ad.init")),
        (code(30001), Value::Null, Value::Null),
        (code(99999), api("ad.load"), json!("ad.load")),
    ] {
        assert_eq!(ask(&given, &context).0["api"], expected, "{given} with {context}");
    }
}

#[test]
fn how_to_decide_names_the_calls_that_the_candidates_are_of() {
    let mut offenders = Vec::new();
    for (number, name) in [(20000, None), (20000, Some("ad.load")), (50000, Some("ad.load")), (500, None)] {
        let answer = ask(&code(number), &name.map_or(Value::Null, api));
        let step = answer.0["steps"][0]["text"].as_str().unwrap_or_default();
        for id in answer.candidates() {
            let table = id.split('/').next().unwrap_or_default();
            let call = if table == "network" { "'request'" } else { table };
            let names_others =
                !answer.candidates().iter().any(|id| id.starts_with("network")) && step.contains("'request'");
            if !step.contains(call) || names_others {
                offenders.push(format!("{number} with {name:?}, {id}: {step}"));
            }
        }
    }
    assert_none("steps that name the wrong calls", &offenders);
}
