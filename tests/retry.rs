//! How long a game waits before it makes a failed call again, and when it makes it again at all.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{apis_of, error, numbers_of};
use serde_json::{Value, json};
use ttminis_explain::catalog::{self, Code, RowSet};
use ttminis_explain::retry::Retry;
use ttminis_explain::{Api, Context, explain};

fn delay(given: &Value, attempt: usize, context: &Context) -> Option<u32> {
    explain(&error(given), context).retry_delay_ms(attempt)
}

fn timeout() -> Value {
    json!({ "errCode": 21103, "errMsg": "Request timeout" })
}

/// A request whose method HTTP defines as idempotent.
fn request() -> Context {
    Context { api: Some(Api::Request), has_idempotent_method: Some(true), ..Context::default() }
}

#[test]
fn pauses_grow_and_end() {
    let delays = [1, 2, 3, 4, 100].map(|attempt| delay(&timeout(), attempt, &request()));
    assert_eq!(delays, [Some(1000), Some(2000), Some(4000), None, None]);
}

#[test]
fn an_attempt_that_is_none_is_not_followed_by_another() {
    for attempt in [0, usize::MAX] {
        assert_eq!(delay(&timeout(), attempt, &request()), None, "{attempt}");
    }
}

#[test]
fn only_a_call_that_can_be_repeated_is() {
    for (api, has_idempotent_method, is_idempotent, repeats) in [
        (Some(Api::Request), Some(true), None, true),
        (Some(Api::Request), Some(false), None, false),
        (Some(Api::Request), None, None, false),
        // A download is a GET.
        (Some(Api::DownloadFile), None, None, true),
        // The caller knows better.
        (Some(Api::Request), Some(false), Some(true), true),
        (Some(Api::Request), Some(true), Some(false), false),
        (Some(Api::DownloadFile), None, Some(false), false),
        // Nothing says what the call was.
        (None, None, None, false),
        (None, Some(true), None, false),
    ] {
        let context = Context { api, has_idempotent_method, is_idempotent, ..Context::default() };
        assert_eq!(delay(&timeout(), 1, &context).is_some(), repeats, "{context:?}");
    }
}

#[test]
fn a_call_that_is_certain_to_fail_is_never_tried_again() {
    for index in 0..catalog::entries().count() {
        for code in [21103, 600003, 503, 10401] {
            let given = json!({ "errCode": code, "errMsg": if code == 503 { "Server error" } else { "" } });
            let good = Context { is_idempotent: Some(true), aborted: Some(false), ..request() };
            assert!(delay(&given, 1, &good).is_some(), "{code} with good arguments");
            let bad = Context { certain: RowSet::of_index(index), ..good };
            assert_eq!(delay(&given, 1, &bad), None, "{code} with arguments that fail with row {index}");
        }
    }
}

#[test]
fn an_interrupted_call_is_repeated_only_if_the_game_did_not_abort_it() {
    for (aborted, expected) in [(None, None), (Some(true), None), (Some(false), Some(1000))] {
        let context = Context { aborted, ..request() };
        assert_eq!(delay(&json!({ "errCode": 600003 }), 1, &context), expected, "{aborted:?}");
    }
}

#[test]
fn a_call_that_the_game_aborted_is_not_repeated_whatever_the_code() {
    assert_eq!(delay(&timeout(), 1, &Context { aborted: Some(true), ..request() }), None);
}

#[test]
fn an_error_that_is_not_certain_is_not_repeated() {
    for given in [json!({ "errCode": 10401, "errMsg": "Request timeout" }), json!({ "errMsg": "Server error" })] {
        assert_eq!(delay(&given, 1, &request()), None, "{given} is ambiguous, and each of its meanings is tried again");
    }
    // The row is known, but not for this call.
    let elsewhere = Context { api: Some(Api::AdInit), ..request() };
    assert_eq!(delay(&json!({ "errCode": 10401, "errMsg": "Server error" }), 1, &elsewhere), None);
    let context = Context { is_idempotent: Some(true), ..Context::default() };
    // A bare number below 600 may be no status; 20000 is listed twice; 99999 is not listed; the last is no error of ours.
    for given in [
        json!({ "errCode": 503, "hasPlatformCode": false }),
        json!({ "errCode": 20000 }),
        json!({ "errCode": 99999 }),
        json!({ "errMsg": "oops", "hasPlatformMessage": false }),
    ] {
        assert_eq!(delay(&given, 1, &context), None, "{given}");
    }
}

#[test]
fn each_row_is_repeated_as_its_own_advice_says() {
    for entry in catalog::entries() {
        let code = if entry.code == Code::HttpNon2xx { 404 } else { numbers_of(entry)[0] };
        let given = json!({ "errCode": code, "errMsg": entry.title });
        let api = Api::from_name(apis_of(entry)[0]);
        let context = Context { api, aborted: Some(false), is_idempotent: Some(true), ..Context::default() };
        let repeats = match entry.retry {
            Retry::Backoff { .. } => true,
            Retry::Depends { yes, no, .. } => {
                // The status is 404, and nothing was aborted.
                assert!(matches!(yes, Retry::Backoff { .. }) || matches!(no, Retry::Backoff { .. }));
                matches!(no, Retry::Backoff { .. })
            }
            _ => false,
        };
        assert_eq!(delay(&given, 1, &context).is_some(), repeats, "{}", entry.id);
    }
}
