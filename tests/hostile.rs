//! Whatever comes in, an answer comes out: always well-formed, always the same, never too long.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{APIS, Answer};
use proptest::prelude::*;
use serde_json::{Value, json};
use ttminis_explain::{Context, catalog, explain};

/// Long enough for every true answer, short enough for a screen that scrolls.
const TEXT_LIMIT: usize = 4000;
/// Names that are looked for, so that what is generated is not all noise.
const KEYS: [&str; 22] = [
    "errCode",
    "errNo",
    "errno",
    "errorCode",
    "error_code",
    "code",
    "sub_error_code",
    "errMsg",
    "errorMsg",
    "error_msg",
    "message",
    "msg",
    "error",
    "data",
    "detail",
    "reason",
    "name",
    "type",
    "target",
    "then",
    "statusCode",
    "stack",
];
const CODES: [i64; 14] = [0, -1, -102, 200, 404, 500, 10001, 21101, 21103, 30001, 50000, 50101, 600_003, 99999];
const TEXTS: [&str; 14] = [
    "User exit",
    "Network error",
    "request:fail",
    "show:fail ",
    "login:fail ",
    "Server error",
    "30001",
    "-1",
    ":ok",
    "url not in domain list, url == ",
    "{\"errCode\":30001}",
    "errCode: 30001, errMsg: ",
    "\u{2019}",
    "：fail",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(&TEXTS[..]).prop_map(str::to_owned),
        any::<String>(),
        "[ :{}\\[\\]\"'\\\\0-9a-z.=,]{0,12}",
        prop::sample::select(&CODES[..]).prop_map(|code| code.to_string()),
    ];
    prop::collection::vec(piece, 0..5).prop_map(|pieces| pieces.concat())
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        prop::sample::select(&CODES[..]).prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 48, 8, |inner| {
        let key = prop_oneof![4 => prop::sample::select(&KEYS[..]).prop_map(str::to_owned), 1 => any::<String>()];
        let object = prop::collection::vec((key, inner.clone()), 0..6);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            object.prop_map(|entries| Value::Object(entries.into_iter().collect())),
            inner.prop_map(|inner| Value::from(inner.to_string())),
        ]
    })
}

const CONTEXT_KEYS: &[&str] = &[
    "api",
    "args",
    "trustedDomains",
    "aborted",
    "elapsedMs",
    "totalBytes",
    "filePathSupported",
    "idempotent",
    "ad",
    "redact",
];

/// Options with values of every kind.
fn call() -> impl Strategy<Value = Value> {
    let keys = prop::sample::select(&["url", "method", "data", "header", "timeout", "filePath", "adUnitId"][..]);
    let text =
        prop_oneof!["(https?|ftp)?:?/{0,3}[a-z@:.\\[\\]%*#?/ ]{0,24}", "ttfile://(user|temp)[a-z/.]{0,8}", text()];
    let value = prop_oneof![text.prop_map(Value::from), value()];
    prop::collection::vec((keys, value), 0..5)
        .prop_map(|entries| entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

fn context() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        prop::sample::select(&APIS[..]).prop_map(common::api),
        any::<bool>().prop_map(|aborted| json!({ "aborted": aborted })),
        value(),
        value().prop_map(|api| json!({ "api": api })),
        (prop::sample::select(&APIS[..]), call(), value(), value()).prop_map(|(api, args, domains, ad)| {
            json!({ "api": api, "args": args, "trustedDomains": [domains, "https://a.example"], "ad": ad, "redact": true })
        }),
        prop::collection::vec((prop::sample::select(CONTEXT_KEYS), value()), 0..6)
            .prop_map(|entries| entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()),
    ]
}

/// Asks, and checks what holds for every answer.
fn ask(error: &Value, message: Option<&Value>, context: &Value) -> Answer {
    let explain = || explain(error, message.cloned(), Context::read(context));
    let explanation = explain();
    let answer = Answer(serde_json::to_value(&explanation).expect("an answer is JSON"));
    assert_eq!(
        serde_json::to_value(explain()).expect("an answer is JSON"),
        answer.0,
        "the same input, the same answer"
    );
    assert_eq!(explanation.text(), answer.0["text"], "the text is the one that is serialised");
    let rows: Vec<&str> = explanation.candidates().map(|entry| entry.id).collect();
    let expected = if answer.status() == "known" { answer.id().into_iter().collect() } else { answer.candidates() };
    assert_eq!(rows, expected, "the rows are those that are serialised");
    assert_eq!(explanation.known().map(|(entry, _)| entry.id), answer.id());

    let written = serde_json::to_string(&explanation).expect("an answer is JSON");
    let read: Value = serde_json::from_str(&written).expect("an answer is JSON");
    assert_eq!(rounded(&read), rounded(&answer.0), "an answer survives being written down");

    check(&answer.0);
    for candidate in answer.0["candidates"].as_array().into_iter().flatten() {
        check(candidate);
    }
    match answer.status() {
        "known" => {}
        "ambiguous" => assert!(answer.candidates().len() >= 2, "one candidate is no choice"),
        "unknown" => assert_eq!(answer.0["retry"]["kind"], "undecided"),
        "unrecognized" => assert!(answer.0["looksLike"].is_string()),
        other => panic!("{other} is no status"),
    }
    answer
}

/// The value without the last digits of its numbers, which serde_json does not always read back as they were.
fn rounded(value: &Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_f64().map(|number| format!("{number:.9e}"))),
        Value::Array(items) => items.iter().map(rounded).collect(),
        Value::Object(entries) => entries.iter().map(|(key, value)| (key.clone(), rounded(value))).collect(),
        other => other.clone(),
    }
}

fn check(answer: &Value) {
    let text = answer["text"].as_str().expect("every answer has a text");
    assert!(!text.is_empty() && text.chars().count() <= TEXT_LIMIT, "{} characters: {text}", text.chars().count());
    for field in ["steps", "facts", "problems"] {
        assert!(answer[field].is_array(), "{field}");
    }
    assert!(answer["retry"]["kind"].is_string());
    assert_eq!(answer["catalog"]["revision"], catalog::REVISION);
    if answer["status"] != "known" {
        return;
    }
    let entry = catalog::entries().find(|entry| answer["id"] == entry.id).expect("a known error is in the catalog");
    // What the game knows of an abort narrows that row's meaning.
    assert!(answer["meaning"] == entry.meaning || entry.id == "network/600003", "{}", answer["meaning"]);
    let by: Vec<&str> = answer["match"]["by"].as_array().expect("by").iter().filter_map(Value::as_str).collect();
    assert!(by.contains(&"code") || by.contains(&"message"), "nothing but the call led to {}", entry.id);
    if answer["match"]["confidence"] == "exact" {
        assert!(by.contains(&"code") && by.len() > 1, "{} is exact by {by:?}", entry.id);
        // A context that could not be used takes nothing from what the code and the message say.
        let mut problems = answer["problems"].as_array().into_iter().flatten();
        let is_beside = |problem: &Value| problem["kind"] == "bad-context" || problem["kind"] == "call";
        assert!(problems.all(is_beside), "{} is exact and contradicts itself", entry.id);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_value_has_a_well_formed_answer(
        error in value(),
        message in prop::option::of(value()),
        context in context(),
    ) {
        ask(&error, message.as_ref(), &context);
    }

    #[test]
    fn every_text_has_a_well_formed_answer(error in text(), context in context()) {
        ask(&Value::from(error.clone()), None, &context);
        ask(&json!({ "errMsg": error }), None, &context);
    }

    #[test]
    fn text_behind_a_wording_and_a_full_stop_does_not_hide_it(rest in any::<String>()) {
        let error = json!({ "errCode": 30001, "errMsg": format!("User exit. {rest}") });
        prop_assert!(ask(&error, None, &Value::Null).is_known_as("ad.show/30001"));
    }

    #[test]
    fn what_stands_beside_code_and_message_does_not_matter(mut other in prop::collection::hash_map(any::<String>(), value(), 0..8)) {
        other.retain(|key, _| !KEYS.contains(&key.as_str()) && key != "subErrorCode");
        let mut error = json!(other);
        error["errCode"] = json!(30001);
        error["errMsg"] = json!("User exit");
        let plain = json!({ "errCode": 30001, "errMsg": "User exit" });
        prop_assert_eq!(ask(&error, None, &Value::Null).0, ask(&plain, None, &Value::Null).0);
    }
}

#[test]
fn a_message_of_a_megabyte_is_read_from_its_beginning() {
    let long = "x".repeat(1 << 20);
    for message in [format!("User exit, {long}"), format!("show:fail User exit. {long}")] {
        let answer = ask(&json!({ "errCode": 30001, "errMsg": message }), None, &Value::Null);
        assert!(answer.is_known_as("ad.show/30001") && answer.is_exact());
        assert!(answer.0.to_string().len() < 10_000, "the message is not given back in full");
        let answer = ask(&json!(message), None, &Value::Null);
        assert!(answer.is_known_as("ad.show/30001"));
    }
}

#[test]
fn a_code_with_a_megabyte_of_anything_is_still_found() {
    for piece in ["x", " ", "{", "}", "\"", "\\", ":", ":fail", "errCode:", "é", "\u{1f600}", "\u{0}", "\u{2028}", "1"]
    {
        let message = piece.repeat((1 << 20) / piece.len());
        let answer = ask(&json!({ "errCode": 11003, "errMsg": message }), None, &Value::Null);
        assert!(matches!(answer.status(), "known" | "unknown"), "{piece:?}: {}", answer.verdict());
        ask(&json!(message), None, &Value::Null);
        ask(&json!({ "errCode": message }), None, &Value::Null);
        ask(&json!({ "errCode": 30001, "api": message }), None, &json!({ "api": message }));
    }
}

#[test]
fn a_text_cut_off_inside_a_character_does_not_matter() {
    for wide in ["é", "：", "\u{1f600}"] {
        for len in (1000..1060).chain(8160..8220) {
            ask(&json!({ "errMsg": format!("{}{wide}{wide}", "x".repeat(len)) }), None, &Value::Null);
            ask(&json!(format!("{}{wide}{wide}", "x".repeat(len))), None, &Value::Null);
        }
        for len in 0..100 {
            let message = format!("{}{wide}:ok{wide}", "x".repeat(len));
            ask(&json!({ "errCode": 21103, "errMsg": message }), None, &json!({ "api": message }));
            ask(&json!({ "errMsg": format!("{message}:fail User exit") }), None, &Value::Null);
        }
    }
}

#[test]
fn depth_does_not_matter() {
    for wrapper in ["error", "data", "detail", "reason"] {
        let mut error = json!({ "errCode": 30001, "errMsg": "User exit" });
        for _ in 0..1000 {
            error = json!({ wrapper: error });
        }
        ask(&error, None, &error);
    }
    for text in ["[".repeat(100_000), "{\"error\":".repeat(100_000), format!("{}1{}", "[".repeat(100), "]".repeat(100))]
    {
        ask(&json!(text), None, &Value::Null);
        ask(&json!({ "message": text }), None, &Value::Null);
    }
}

#[test]
fn numbers_at_the_edges_have_an_answer() {
    let edges = [i64::MIN, i64::MAX, 1 << 53, (1 << 53) + 1, -(1 << 53), i64::from(u32::MAX), i64::from(i32::MIN)];
    let floats = [f64::MAX, f64::MIN, f64::MIN_POSITIVE, f64::EPSILON, -0.0, 0.5, 30_001.000_1, 1e21];
    let numbers = edges.map(Value::from).into_iter().chain(floats.map(Value::from)).chain([json!(u64::MAX)]);
    for number in numbers {
        for error in [number.clone(), json!({ "errCode": number }), json!([number]), json!(number.to_string())] {
            let answer = ask(&error, None, &Value::Null);
            assert!(matches!(answer.status(), "unknown" | "unrecognized"), "{error}: {}", answer.verdict());
        }
    }
}
