//! An error is read from every shape in which hosts, engines and wrappers hand it on.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{api, ask, ask_bare, ask_with_message, assert_none, assert_verdicts};
use serde_json::{Value, json};

const CODE_KEYS: [&str; 6] = ["errCode", "errNo", "errno", "errorCode", "error_code", "code"];
const MESSAGE_KEYS: [&str; 5] = ["errMsg", "errorMsg", "error_msg", "message", "msg"];
const WRAPPERS: [&str; 3] = ["error", "data", "detail"];

/// The ways in which a number is written.
fn numbers() -> [Value; 6] {
    [json!(30001), json!(30001.0), json!("30001"), json!(" 30001 "), json!("30001.0"), json!("030001")]
}

#[test]
fn every_name_of_the_code_goes_with_every_name_of_the_message() {
    let mut offenders = Vec::new();
    for code_key in CODE_KEYS {
        for message_key in MESSAGE_KEYS {
            for number in numbers() {
                let error = json!({ code_key: number, message_key: "User exit" });
                let answer = ask_bare(&error);
                let is_read = answer.is_known_as("ad.show/30001") && answer.is_exact();
                if !is_read || answer.0["message"] != "User exit" {
                    offenders.push(format!("{error}: {}, {:?}", answer.verdict(), answer.confidence()));
                }
            }
        }
    }
    assert_none("shapes that are not read", &offenders);
}

#[test]
fn every_name_works_inside_every_wrapper_and_inside_two() {
    let mut offenders = Vec::new();
    for code_key in CODE_KEYS {
        for message_key in MESSAGE_KEYS {
            for outer in WRAPPERS {
                for inner in WRAPPERS {
                    let error = json!({ code_key: 30001, message_key: "User exit" });
                    for wrapped in [json!({ outer: error }), json!({ outer: { inner: error } })] {
                        let answer = ask_bare(&wrapped);
                        // Inside a wrapper, `code` may be the game's own, so it may leave a doubt.
                        let is_sure = answer.is_exact() || code_key == "code";
                        if !answer.is_known_as("ad.show/30001") || !is_sure {
                            offenders.push(format!("{wrapped}: {}, {:?}", answer.verdict(), answer.confidence()));
                        }
                    }
                }
            }
        }
    }
    assert_none("wrapped shapes that are not read", &offenders);
}

#[test]
fn the_result_of_login_storage_and_pay_is_read() {
    let error = json!({ "error_code": 21103, "error_msg": "Request timeout", "error_extra": {} });
    assert_verdicts([
        (json!({ "error": error }), Value::Null, "known network/21103"),
        (json!({ "is_success": false, "error": error }), Value::Null, "known network/21103"),
    ]);
}

#[test]
fn code_and_message_may_stand_on_different_levels() {
    assert_verdicts([
        (json!({ "errCode": 30001, "detail": { "errMsg": "User exit" } }), Value::Null, "known ad.show/30001"),
        (json!({ "errMsg": "User exit", "detail": { "errCode": 30001 } }), Value::Null, "known ad.show/30001"),
    ]);
}

#[test]
fn a_text_is_read_as_a_message_a_number_or_json() {
    let object = json!({ "errCode": 30001, "errMsg": "User exit" });
    let known = "known ad.show/30001";
    let twice = Value::String(json!(object.to_string()).to_string());
    assert_verdicts([
        (json!("User exit"), Value::Null, known),
        (json!("  user exit\n"), Value::Null, known),
        (json!("show:fail User exit"), Value::Null, known),
        (json!("30001"), Value::Null, "ambiguous ad.init/30001 | ad.show/30001 by api"),
        (json!("30001.0"), api("ad.show"), known),
        (json!(object.to_string()), Value::Null, known),
        (json!(format!(" {object} ")), Value::Null, known),
        (json!(json!({ "error": object }).to_string()), Value::Null, known),
        (twice, Value::Null, known),
        (json!({ "message": object.to_string() }), Value::Null, known),
        (json!({ "errMsg": object.to_string() }), Value::Null, known),
        (json!({ "error": object.to_string() }), Value::Null, known),
        (json!(json!([30001, "User exit"]).to_string()), Value::Null, known),
    ]);
}

#[test]
fn a_message_alone_is_likely_and_never_exact() {
    for error in [json!("User exit"), json!({ "errMsg": "User exit" }), json!("show:fail User exit")] {
        let answer = ask_bare(&error);
        assert_eq!(answer.confidence(), Some("likely"), "{error}");
        assert_eq!(answer.0["code"], Value::Null, "{error}: no code came in");
    }
}

#[test]
fn log_lines_are_read_when_they_name_the_code() {
    let known = "known ad.show/30001";
    assert_verdicts([
        (json!("{errCode: 30001, errMsg: 'User exit'}"), Value::Null, known),
        (json!("[ad] show failed {\"errCode\":30001,\"errMsg\":\"User exit\"}"), Value::Null, known),
        (json!("errorCode=30001 errorMsg=User exit"), Value::Null, known),
        (json!("errMsg: User exit, errCode: 30001"), Value::Null, known),
        (json!("30001: User exit"), Value::Null, known),
        (json!("Error 30001: User exit"), Value::Null, known),
        (json!({ "message": "show failed (30001) User exit" }), Value::Null, known),
    ]);
}

#[test]
fn numbers_in_a_text_that_are_no_codes_are_left_alone() {
    let mut offenders = Vec::new();
    for text in [
        "loaded 30001 sprites",
        "listening on port 10001",
        "took 21103 ms",
        "level 404 complete",
        "https://a.example/?errCode=30001",
        "https://a.example/30001/",
        "at game.js:21103:12",
        "score: 20000",
        "30001 points",
    ] {
        for error in [json!(text), json!({ "message": text }), json!({ "name": "Error", "message": text })] {
            let answer = ask_bare(&error);
            if matches!(answer.status(), "known" | "ambiguous") {
                offenders.push(format!("{error}: {}", answer.verdict()));
            }
        }
    }
    assert_none("texts with a number that are taken for errors", &offenders);
}

#[test]
fn an_array_is_read_as_the_arguments_of_a_callback() {
    let known = "known ad.show/30001";
    assert_verdicts([
        (json!([30001, "User exit"]), Value::Null, known),
        (json!(["30001", "User exit"]), Value::Null, known),
        (json!([30001]), api("ad.show"), known),
        (json!([30001, null]), api("ad.show"), known),
        (json!(["show:fail User exit"]), Value::Null, known),
        (json!([{ "errCode": 30001, "errMsg": "User exit" }]), Value::Null, known),
        (json!({ "error": [30001, "User exit"] }), Value::Null, known),
    ]);
}

#[test]
fn code_and_message_may_come_as_two_arguments() {
    for code in numbers() {
        let answer = ask_with_message(&code, Some(json!("User exit")), &Value::Null);
        assert!(answer.is_known_as("ad.show/30001") && answer.is_exact(), "{code}: {}", answer.verdict());
        assert_eq!(answer.0["message"], "User exit");
    }
    let answer = ask_with_message(&json!({ "errCode": 30001 }), Some(json!("User exit")), &Value::Null);
    assert!(answer.is_known_as("ad.show/30001"), "{}", answer.verdict());
    let answer = ask_with_message(&Value::Null, Some(json!("User exit")), &Value::Null);
    assert!(answer.is_known_as("ad.show/30001"), "{}", answer.verdict());
}

#[test]
fn a_second_argument_that_is_no_text_is_left_out() {
    for message in [json!(null), json!(7), json!({}), json!([]), json!(true)] {
        let answer = ask_with_message(&json!(30001), Some(message.clone()), &api("ad.show"));
        assert!(answer.is_known_as("ad.show/30001") && answer.is_exact(), "{message}: {}", answer.verdict());
    }
}

#[test]
fn the_errors_own_message_goes_before_the_second_argument() {
    let error = json!({ "errCode": 30001, "errMsg": "User exit" });
    let answer = ask_with_message(&error, Some(json!("Request timeout")), &Value::Null);
    assert!(answer.is_known_as("ad.show/30001") && answer.is_exact(), "{}", answer.verdict());
}

#[test]
fn the_platforms_own_name_of_a_code_goes_before_a_common_one() {
    assert_verdicts([
        (json!({ "code": 21103, "errCode": 30001, "errMsg": "User exit" }), Value::Null, "known ad.show/30001"),
        (json!({ "code": "E_FAIL", "errCode": 30001, "errMsg": "User exit" }), Value::Null, "known ad.show/30001"),
        (json!({ "errCode": null, "errorCode": 30001, "errMsg": "User exit" }), Value::Null, "known ad.show/30001"),
    ]);
}

#[test]
fn sub_error_codes_tell_the_rows_of_50000_apart() {
    let error = |sub: Value| json!({ "error_code": 50000, "sub_error_code": sub });
    assert_verdicts([
        (error(json!(50101)), Value::Null, "known ad.show/50101"),
        (error(json!("50101")), api("ad.show"), "known ad.show/50101"),
        (error(json!(50102)), api("ad.show"), "known ad.show/50102-50107"),
        (error(json!(50107)), Value::Null, "known ad.show/50102-50107"),
        (error(json!(50108)), api("ad.show"), "known ad.show/50000"),
        (error(json!(50108)), Value::Null, "ambiguous ad.init/50000 | ad.show/50000 by api"),
        (json!({ "errCode": 50000, "subErrorCode": 50101 }), Value::Null, "known ad.show/50101"),
        (json!({ "error": error(json!(50101)) }), Value::Null, "known ad.show/50101"),
        (json!({ "errCode": 50101 }), api("ad.show"), "known ad.show/50101"),
        (json!({ "errCode": 50105 }), api("ad.show"), "known ad.show/50102-50107"),
    ]);
    let answer = ask_bare(&error(json!(50103)));
    assert_eq!(answer.0["code"].as_f64(), Some(50000.0), "the code is the one that came in");
    assert_eq!(answer.fact("Sub error code"), Some("50103"));
}

#[test]
fn the_message_of_50000_does_not_contradict_its_sub_error_code() {
    for message in ["System Error", "Internal error"] {
        let error = json!({ "error_code": 50000, "sub_error_code": 50101, "error_msg": message });
        for context in [Value::Null, api("ad.show")] {
            let answer = ask(&error, &context);
            assert!(answer.is_known_as("ad.show/50101"), "{error} with {context}: {}", answer.verdict());
            assert_eq!(answer.contradictions(), [] as [&str; 0], "{error} with {context}");
        }
    }
}

#[test]
fn the_message_of_a_sub_error_code_may_come_with_50000() {
    let error = |message: &str| json!({ "errCode": 50000, "errMsg": message });
    assert_verdicts([
        (error("Client network environment error"), api("ad.show"), "known ad.show/50101"),
        (error("Server Error"), api("ad.show"), "known ad.show/50102-50107"),
    ]);
}

#[test]
fn something_that_is_no_code_is_reported_and_the_message_decides() {
    for code in
        [json!(30001.5), json!("abc"), json!("3e4"), json!("30001 apples"), json!(1e300), json!("99999999999999999999")]
    {
        let answer = ask_bare(&json!({ "errCode": code, "errMsg": "User exit" }));
        assert!(answer.is_known_as("ad.show/30001") && !answer.is_exact(), "{code}: {}", answer.verdict());
        assert!(answer.has_problem("bad-code"), "{code}");
        let answer = ask_bare(&json!({ "errCode": code }));
        assert_eq!(answer.status(), "unknown", "{code}");
        assert!(answer.has_problem("bad-code"), "{code}");
    }
}

#[test]
fn the_code_is_given_back_as_it_came_in() {
    for code in [json!(30001), json!("30001"), json!(" 30001 "), json!(99999), json!(-5), json!(30001.5), json!("abc")]
    {
        let given = ask_bare(&json!({ "errCode": code, "errMsg": "User exit" })).0["code"].clone();
        let is_same = given == code || (code.is_number() && given.as_f64() == code.as_f64());
        assert!(is_same, "{code} came back as {given}");
    }
}

#[test]
fn what_is_no_error_of_the_platform_is_unrecognized() {
    let target = json!({ "id": 7 });
    assert_verdicts([
        (json!(null), Value::Null, "unrecognized nothing"),
        (json!(""), Value::Null, "unrecognized nothing"),
        (json!("  \n"), Value::Null, "unrecognized nothing"),
        (json!(true), Value::Null, "unrecognized primitive"),
        (json!(1.5), Value::Null, "unrecognized number"),
        (json!("the cake is a lie"), Value::Null, "unrecognized text"),
        (json!([]), Value::Null, "unrecognized array"),
        (json!({}), Value::Null, "unrecognized something"),
        (json!({ "isEnded": false }), Value::Null, "unrecognized something"),
        (json!({ "type": "error", "target": target }), Value::Null, "unrecognized event"),
        (json!({ "statusCode": 200, "data": {}, "header": {} }), Value::Null, "unrecognized response"),
        (
            json!({ "name": "TypeError", "message": "x is not a function" }),
            Value::Null,
            "unrecognized javascript-error",
        ),
        (json!({ "name": "AbortError", "code": 20, "message": "aborted" }), Value::Null, "unrecognized dom-exception"),
        (
            json!({ "name": "NetworkError", "code": 19, "message": "Network error" }),
            Value::Null,
            "unrecognized dom-exception",
        ),
    ]);
}

#[test]
fn an_error_that_something_else_carries_is_read() {
    let error = json!({ "errCode": 30001, "errMsg": "User exit" });
    let known = "known ad.show/30001";
    assert_verdicts([
        (json!({ "type": "error", "target": {}, "detail": error }), Value::Null, known),
        (json!({ "type": "unhandledrejection", "target": {}, "reason": error }), Value::Null, known),
        (json!({ "name": "Error", "message": "User exit", "code": 30001 }), Value::Null, known),
        (json!({ "name": "Error", "message": "show:fail User exit" }), Value::Null, known),
    ]);
}

#[test]
fn an_error_of_the_language_with_the_words_of_a_row_is_not_that_row() {
    let mut offenders = Vec::new();
    // What `new URL("")` throws has the very wording of 600009.
    for name in ["TypeError", "RangeError", "SyntaxError", "ReferenceError"] {
        for message in ["Invalid URL", "Invalid parameter", "Internal error"] {
            for error in [
                json!({ "name": name, "message": message }),
                json!({ "name": name, "message": message, "stack": "at game.js:1:1" }),
                json!({ "name": name, "message": message, "code": "ERR_INVALID_URL" }),
            ] {
                let answer = ask_bare(&error);
                if answer.verdict() != "unrecognized javascript-error" {
                    offenders.push(format!("{error}: {}", answer.verdict()));
                }
            }
        }
    }
    assert_none("errors of JavaScript that are taken for the platform's", &offenders);
}

#[test]
fn a_success_is_not_an_error() {
    assert_verdicts([
        (json!({ "errCode": 0, "errMsg": "request:ok" }), Value::Null, "unrecognized success"),
        (json!({ "errCode": 0 }), Value::Null, "unrecognized success"),
        (json!({ "errMsg": "request:ok" }), Value::Null, "unrecognized success"),
        (json!({ "errMsg": "show: ok" }), Value::Null, "unrecognized success"),
        (json!({ "errno": 0, "errMsg": "ok" }), Value::Null, "unrecognized success"),
        (json!({ "errCode": "0", "errMsg": "login:ok" }), api("request"), "unrecognized success"),
        (json!(0), Value::Null, "unrecognized success"),
        (json!("request:ok"), Value::Null, "unrecognized success"),
    ]);
}

#[test]
fn the_body_of_a_response_is_not_the_platforms_error() {
    let mut offenders = Vec::new();
    for body in [
        json!({ "code": 10001, "message": "Invalid parameter" }),
        json!({ "code": 20000, "msg": "Network error" }),
        json!({ "code": 404 }),
        json!({ "error": { "code": 50000, "message": "Internal error" } }),
        json!("{\"code\":30001,\"msg\":\"User exit\"}"),
    ] {
        for error in [
            json!({ "errMsg": "request:ok", "statusCode": 200, "data": body }),
            json!({ "errCode": 0, "errMsg": "request:ok", "data": body }),
            json!({ "statusCode": 200, "header": {}, "data": body }),
        ] {
            let answer = ask(&error, &api("request"));
            if answer.status() != "unrecognized" {
                offenders.push(format!("{error}: {}", answer.verdict()));
            }
        }
    }
    assert_none("responses whose body is taken for the platform's error", &offenders);
}
