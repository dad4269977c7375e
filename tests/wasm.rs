//! The boundary to JavaScript, in a browser: plain data goes in, and an answer with the package's own objects comes out.
#![cfg(target_arch = "wasm32")]

use js_sys::{Array, JSON, Object, Reflect};
use ttminis_explain::catalog;
use ttminis_explain::wasm::{CallContext, ReadError, explain};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// The position of a row in the catalog.
fn position(id: &str) -> u32 {
    catalog::entries().position(|entry| entry.id == id).expect("an id of the catalog") as u32
}

fn parse(json: &str) -> JsValue {
    JSON::parse(json).expect("the test writes JSON")
}

/// An object with the fields of `base`, and over them those of `json`.
fn over(base: &str, json: &str) -> JsValue {
    let (base, fields) = (Object::from(parse(base)), Object::from(parse(json)));
    Object::assign(&base, &fields).into()
}

/// An error as the package reads one of the platform's own shape.
fn error(json: &str) -> ReadError {
    let base = r#"{ "isForeign": false, "hasPlatformCode": true, "hasCommonCode": false, "hasPlatformMessage": true,
        "hasCommonMessage": false, "isInvalidCode": false, "isGuessedCode": false, "needsMessage": false,
        "isNamedError": false, "isLibraryError": false, "isHttpStatus": false, "isSuccess": false, "isPlain": true }"#;
    over(base, json).unchecked_into()
}

fn context(json: &str) -> CallContext {
    over(r#"{ "supported": [], "certain": [], "opposed": [] }"#, json).unchecked_into()
}

/// Entries with nothing but a number, which is enough to tell them apart.
fn entries() -> Array {
    (0..35).map(|index| over("{}", &format!(r#"{{ "id": {index} }}"#))).collect()
}

fn ask(error: &ReadError, context: &CallContext) -> JsValue {
    explain(error, context, &entries())
}

fn get(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, key| Reflect::get(&value, &key.into()).expect("an object"))
}

fn text(value: &JsValue, path: &str) -> String {
    get(value, path).as_string().unwrap_or_default()
}

#[wasm_bindgen_test]
fn an_answer_carries_the_very_objects_of_the_catalog() {
    let catalog = entries();
    let answer = explain(&error(r#"{ "errCode": 30001 }"#), &context("{}"), &catalog);
    assert_eq!(text(&answer, "status"), "ambiguous");
    assert_eq!(text(&answer, "decideBy"), "api");
    for (candidate, id) in [("meanings.0.entry", "ad.init/30001"), ("meanings.1.entry", "ad.show/30001")] {
        assert_eq!(get(&answer, candidate), catalog.get(position(id)), "{candidate}");
    }
}

#[wasm_bindgen_test]
fn an_answer_is_plain_data_with_the_names_of_the_types() {
    let answer = ask(&error(r#"{ "errCode": 30001, "errMsg": "User exit" }"#), &context(r#"{ "api": "ad.show" }"#));
    let json = JSON::stringify(&answer).expect("plain data").as_string().unwrap_or_default();
    assert_eq!(
        json,
        r#"{"status":"known","api":"ad.show","meanings":[{"entry":{"id":POSITION},"match":{"by":["code","message","api"],"confidence":"exact"},"retry":"player-choice","expected":true,"httpStatus":null,"aborted":null}],"decideBy":null,"reason":null,"nearest":[],"family":null,"contradictions":[],"mayRetry":false}"#
            .replace("POSITION", &position("ad.show/30001").to_string())
    );
}

#[wasm_bindgen_test]
fn an_error_that_is_not_listed_is_unknown() {
    let answer = ask(&error(r#"{ "errCode": 98765 }"#), &context("{}"));
    assert_eq!((text(&answer, "status"), text(&answer, "reason")), ("unknown".into(), "code".into()));
    let answer = ask(&error(r#"{ "isPlain": false }"#), &context("{}"));
    assert_eq!(text(&answer, "status"), "unrecognized");
}

#[wasm_bindgen_test]
fn findings_about_the_call_narrow_the_rows_and_settle_the_retry() {
    let timeout = error(r#"{ "errCode": 21103 }"#);
    let safe = r#"{ "api": "request", "hasIdempotentMethod": true"#;
    let may_retry = |call: &str| get(&ask(&timeout, &context(call)), "mayRetry").as_bool();
    assert_eq!(may_retry(&format!("{safe} }}")), Some(true));
    assert_eq!(may_retry(&format!(r#"{safe}, "certain": [6] }}"#)), Some(false));
    let shared = ask(&error(r#"{ "errCode": 100000 }"#), &context(r#"{ "supported": [9] }"#));
    assert_eq!((text(&shared, "status"), get(&shared, "meanings.0.entry.id").as_f64()), ("known".into(), Some(9.0)));
}

#[wasm_bindgen_test]
fn memory_stays_flat_over_many_answers() {
    let memory = wasm_bindgen::memory();
    let pages = || get(&memory, "buffer.byteLength").as_f64();
    let ask_often = |times: u32| {
        for code in 0..times {
            let message = "x".repeat(1024);
            let answer = ask(
                &error(&format!(r#"{{ "errCode": {}, "errMsg": "{message}" }}"#, 30000 + code % 10)),
                &context("{}"),
            );
            assert!(answer.is_object());
        }
    };
    ask_often(1_000);
    let before = pages();
    ask_often(20_000);
    assert_eq!(pages(), before);
}
