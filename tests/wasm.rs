//! The boundary to JavaScript, in a browser: values that only JavaScript has, and what the core keeps between calls.
#![cfg(target_arch = "wasm32")]

use js_sys::{Array, Function, JSON, Object, Promise, Reflect};
use ttminis_explain::catalog;
use ttminis_explain::wasm::{
    Host, clear_failures, explain, pause_failures, record_failure, report_failures, view_failures,
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// What a piece of JavaScript returns.
fn evaluate(code: &str) -> JsValue {
    Function::new_no_args(code).call0(&JsValue::UNDEFINED).expect("the code of the test runs")
}

thread_local! {
    static HOST: Host = evaluate(
        "return { copyKnown: (known) => ({ ...known }), onlyApi: () => false, parseJson: JSON.parse }",
    )
    .unchecked_into();
}

fn ask_with(error: &JsValue, context: &JsValue) -> JsValue {
    HOST.with(|host| explain(error, context, &JsValue::UNDEFINED, host))
}

fn ask(error: &JsValue) -> JsValue {
    ask_with(error, &JsValue::UNDEFINED)
}

fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).expect("answers are plain objects")
}

fn text(object: &JsValue, name: &str) -> String {
    field(object, name).as_string().unwrap_or_default()
}

/// The id of a known answer, or the status of any other.
fn outcome(error: &JsValue) -> String {
    let answer = ask(error);
    let id = text(&answer, "id");
    if id.is_empty() { text(&answer, "status") } else { id }
}

#[wasm_bindgen_test]
fn every_row_is_known_by_its_code_and_title() {
    for entry in catalog::entries() {
        let code = match entry.code {
            catalog::Code::One(code) | catalog::Code::Range(code, _) => code,
            catalog::Code::HttpNon2xx => 404,
        };
        let error = Object::new();
        for (name, value) in [("errCode", JsValue::from(code)), ("errMsg", JsValue::from(entry.title))] {
            Reflect::set(&error, &name.into(), &value).expect("a new object takes fields");
        }
        let context = Object::new();
        let api = entry.api.only_api().map_or("request", ttminis_explain::Api::name);
        Reflect::set(&context, &"api".into(), &api.into()).expect("a new object takes fields");
        // The second answer is a copy of what the first one left behind.
        for _ in 0..2 {
            let answer = ask_with(&error, &context);
            assert_eq!(text(&answer, "id"), entry.id);
            assert_eq!(text(&answer, "message"), entry.title);
            assert_eq!(field(&answer, "code").as_f64(), Some(f64::from(code)));
            assert_eq!(text(&answer, "api"), api);
        }
    }
}

#[wasm_bindgen_test]
fn values_that_only_javascript_has_are_read() {
    for (code, expected) in [
        ("return { errCode: 21103n }", "network/21103"),
        ("return Object.assign(new Error('Request timeout'), { code: 21103 })", "network/21103"),
        ("return new Proxy({ errCode: 21103 }, {})", "network/21103"),
        ("return Object.freeze({ errCode: 21103 })", "network/21103"),
        ("const a = { errCode: 21103 }; a.error = a; a.data = { detail: a }; return a", "network/21103"),
        ("return { errCode: Symbol('21103') }", "unrecognized"),
        ("return Symbol('21103')", "unrecognized"),
        ("return () => 21103", "unrecognized"),
        ("return Promise.resolve(21103)", "unrecognized"),
        ("return new DOMException('aborted', 'AbortError')", "unrecognized"),
        ("return new Event('error')", "unrecognized"),
        ("return { errCode: 10n ** 1000n }", "unknown"),
        ("return { errCode: NaN }", "unknown"),
        ("return { errCode: 1e309 }", "unknown"),
        ("return { errCode: -0 }", "unrecognized"),
        ("return { errMsg: '\\ud800' }", "unknown"),
        ("const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy", "unrecognized"),
        ("const a = new Proxy({}, { get: () => a }); return a", "unrecognized"),
    ] {
        assert_eq!(outcome(&evaluate(code)), expected, "{code}");
    }
}

#[wasm_bindgen_test]
async fn getters_that_throw_leave_nothing_behind() {
    let throwing = evaluate("return new Proxy({}, { get() { throw new Error('no') } })");
    for _ in 0..100 {
        for _ in 0..1_000 {
            ask(&throwing);
        }
        pause().await;
    }
    assert_eq!(outcome(&evaluate("return { get errCode() { throw 1 }, errMsg: 'Request timeout' }")), "network/21103");
    assert_eq!(outcome(&JsValue::from(21103)), "network/21103");
}

#[wasm_bindgen_test]
fn what_answers_share_is_frozen_and_the_answer_is_not() {
    let answer = ask(&JsValue::from(603_301));
    assert!(!Object::is_frozen(answer.unchecked_ref::<Object>()));
    for name in ["steps", "facts", "retry", "origin", "match", "catalog", "aliases", "problems"] {
        assert!(Object::is_frozen(field(&answer, name).unchecked_ref::<Object>()), "{name}");
    }
    let steps: Array = field(&answer, "steps").unchecked_into();
    assert!(steps.iter().all(|step| Object::is_frozen(step.unchecked_ref::<Object>())));
    let rows: Array = HOST.with(ttminis_explain::wasm::catalog).unchecked_into();
    assert_eq!(rows.length() as usize, catalog::LEN);
    assert!(Object::is_frozen(rows.unchecked_ref::<Object>()));
}

/// Lets the browser do other things, so that it is not taken for hung.
async fn pause() {
    let promise = evaluate("return new Promise((resolve) => setTimeout(resolve))");
    JsFuture::from(promise.unchecked_into::<Promise>()).await.expect("a timer ends");
}

#[wasm_bindgen_test]
async fn memory_stays_the_same_over_many_calls() {
    let inputs = [
        evaluate("return { errCode: 21103, errMsg: 'Request timeout' }"),
        evaluate("return { errCode: 30001 }"),
        evaluate("return new Error('boom')"),
        evaluate("return 'errCode: 600003, errMsg: request:fail abort'"),
        evaluate("return { errCode: 99999, errMsg: '\\u00e9'.repeat(5000) }"),
    ];
    let mut before = 0;
    for round in 0..100 {
        for call in 0..1_000 {
            ask(&inputs[call % inputs.len()]);
        }
        if round == 0 {
            before = core::arch::wasm32::memory_size(0);
        }
        pause().await;
    }
    assert_eq!(core::arch::wasm32::memory_size(0), before);
}

#[wasm_bindgen_test]
fn answers_are_json() {
    for code in ["return { errCode: 30001 }", "return { errCode: 404 }", "return { errCode: 99999 }", "return null"] {
        let answer = ask(&evaluate(code));
        let json = JSON::stringify(&answer).expect("answers are JSON");
        let parsed = JSON::parse(&String::from(&json)).expect("JSON is JSON");
        assert_eq!(
            Object::keys(parsed.unchecked_ref::<Object>()).length(),
            Object::keys(answer.unchecked_ref::<Object>()).length(),
            "{code}"
        );
        assert_eq!(JSON::stringify(&parsed).expect("it was JSON before"), json, "{code}");
    }
}

/// What there is to be seen of the history, at most ten rows.
fn view(api: &str, group: f64) -> JsValue {
    HOST.with(|host| view_failures(&api.into(), &JsValue::UNDEFINED, &group.into(), 0, 10, host))
}

#[wasm_bindgen_test]
async fn the_history_is_bounded_however_many_calls_fail() {
    clear_failures();
    let failure = |kind: u32| {
        let explanation = ask(&evaluate(&format!("return {{ errCode: {kind}, errMsg: 'failure '.repeat(200) }}")));
        let call = evaluate("return { api: 'request', host: 'h'.repeat(5000), startedAt: Date.now(), elapsedMs: 1 }");
        let failure = Object::new();
        for (name, value) in [("explanation", explanation), ("call", call)] {
            Reflect::set(&failure, &name.into(), &value).expect("a new object takes fields");
        }
        JsValue::from(failure)
    };
    let failures: Vec<JsValue> = (70_000..70_300).map(failure).collect();
    let mut before = 0;
    for round in 0..100 {
        for at in 0..1_000 {
            record_failure(&failures[(round * 7 + at) % failures.len()]);
        }
        if round == 0 {
            before = core::arch::wasm32::memory_size(0);
        }
        pause().await;
    }
    assert_eq!(core::arch::wasm32::memory_size(0), before);
    let seen = view("", f64::NAN);
    assert_eq!(field(&seen, "total").as_f64(), Some(100_000.0));
    assert_eq!(field(&seen, "count").as_f64(), Some(200.0));
    assert_eq!(field(&seen, "rows").unchecked_into::<Array>().length(), 10);
    clear_failures();
}

#[wasm_bindgen_test]
fn the_history_is_looked_at_paused_and_reported() {
    clear_failures();
    let failure = evaluate(
        "return { explanation: { status: 'unknown', code: 98765, message: 'no, password=hunter2', reason: 'Not listed.' },
                  call: { api: 'request', url: 'https://example.com/a?token=1', startedAt: 1790000000000 } }",
    );
    record_failure(&failure);
    let group = field(&field(&view("request", f64::NAN), "rows").unchecked_into::<Array>().get(0), "group");
    let detail = field(&view("", group.as_f64().unwrap_or_default()), "detail");
    assert_eq!(text(&field(&detail, "row"), "place"), "example.com");
    assert_eq!(field(&view("ad.show", f64::NAN), "count").as_f64(), Some(0.0));

    pause_failures(true);
    record_failure(&failure);
    assert_eq!(field(&view("", f64::NAN), "missed").as_f64(), Some(1.0));
    pause_failures(false);
    assert!(field(&view("", f64::NAN), "missed").is_null());

    let report = HOST.with(|host| report_failures(&evaluate("return ['key', , 7]"), 1_790_000_000_000.0, host));
    assert!(JSON::parse(&text(&report, "json")).is_ok());
    for form in ["markdown", "json"] {
        let written = text(&report, form);
        assert!(written.contains("98765") && written.contains("key"), "{written}");
        assert!(!written.contains("hunter2") && !written.contains("token=1"), "{written}");
    }
    clear_failures();
}
