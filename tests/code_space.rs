//! The whole space of codes, walked from end to end: what is not listed is never explained.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{APIS, Answer, api, ask, assert_none, stated};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::thread;
use ttminis_explain::retry::Advice;
use ttminis_explain::{Api, Context, PlatformError, Status, explain};

const CODES: RangeInclusive<i64> = -1000..=700_000;

#[test]
fn no_code_is_explained_but_those_that_the_pages_list() {
    let stated = stated();
    let listed: BTreeSet<i64> = CODES.filter(|code| stated.iter().any(|row| row.covers(*code))).collect();
    let apis = [None].into_iter().chain(APIS.map(Api::from_name));
    let offenders: Vec<String> = thread::scope(|scope| {
        let listed = &listed;
        let walks: Vec<_> = apis.map(|api| scope.spawn(move || walk(api, listed))).collect();
        walks.into_iter().flat_map(|walk| walk.join().expect("explain does not panic")).collect()
    });
    assert_none("codes that are explained and not listed, or listed and never explained", &offenders);
}

/// Asks for every code with one call.
fn walk(api: Option<Api>, listed: &BTreeSet<i64>) -> Vec<String> {
    let mut offenders = Vec::new();
    for code in CODES {
        let error = PlatformError { err_code: Some(code as f64), ..PlatformError::default() };
        let explanation = explain(&error, &Context { api, ..Context::default() });
        let is_explained = matches!(explanation.status, Status::Known | Status::Ambiguous);
        let status = if is_explained { "explained" } else { "not explained" };
        let must_be = if listed.contains(&code) { "explained" } else { "not explained" };
        // With a call, a listed code may be one of another call.
        if status != must_be && (api.is_none() || must_be == "not explained") {
            offenders.push(format!("{code} with {api:?} is {status}"));
        }
    }
    offenders
}

/// What a status from 0 to 999 is when it comes in as `errCode`.
fn statuses(context: &Value, offends: impl Fn(i64, &Answer) -> bool) -> Vec<String> {
    let answers = (0..=999).map(|status| (status, ask(&json!({ "errCode": status }), context)));
    let offending = answers.filter(|(status, answer)| offends(*status, answer));
    offending.map(|(status, answer)| format!("{status} with {context}: {}", answer.verdict())).collect()
}

fn is_status_outside_2xx(code: i64) -> bool {
    matches!(code, 300..=599)
}

#[test]
fn a_status_outside_2xx_is_the_http_row_for_network_calls_and_nothing_else_is() {
    for name in ["request", "downloadFile"] {
        let offenders = statuses(&api(name), |status, answer| {
            let is_http = answer.is_known_as("network/http-non-2xx") && answer.is_exact();
            if is_status_outside_2xx(status) { !is_http } else { answer.is_explained() }
        });
        assert_none("statuses that are wrong for a network call", &offenders);
    }
}

#[test]
fn without_a_call_a_bare_status_is_never_exact_and_500_is_ambiguous() {
    let offenders = statuses(&Value::Null, |status, answer| match status {
        500 => answer.verdict() != "ambiguous network/http-non-2xx | ad.init/500 by api",
        _ if is_status_outside_2xx(status) => !answer.is_known_as("network/http-non-2xx") || answer.is_exact(),
        _ => answer.is_explained(),
    });
    assert_none("statuses that are wrong when no call is known", &offenders);
}

#[test]
fn for_an_ad_a_status_means_nothing_but_500() {
    for name in ["ad.init", "ad.load", "ad.show"] {
        let offenders = statuses(&api(name), |status, answer| match status {
            500 => !answer.is_known_as("ad.init/500") || answer.is_exact() != (name == "ad.init"),
            _ => answer.is_explained(),
        });
        assert_none("statuses that are wrong for an ad", &offenders);
    }
}

#[test]
fn the_message_tells_the_two_500_apart() {
    for (error, row) in [
        (json!({ "errCode": 500, "errMsg": "Server error" }), "network/http-non-2xx"),
        (json!({ "errCode": 500, "errMsg": "", "namedApi": "request" }), "network/http-non-2xx"),
        (json!({ "errCode": 500, "errMsg": "Internal error in the Server system" }), "ad.init/500"),
        (json!({ "errCode": 500, "errMsg": "", "namedApi": "ad.init" }), "ad.init/500"),
    ] {
        let answer = ask(&error, &Value::Null);
        assert!(answer.is_known_as(row) && answer.is_exact(), "{error}: {}", answer.verdict());
    }
}

#[test]
fn a_success_status_is_never_explained_whatever_comes_with_it() {
    let mut offenders = Vec::new();
    for status in 200..=299 {
        for message in ["Server error", "OK", ""] {
            for named in [Value::Null, json!("request")] {
                for context in [None].into_iter().chain(APIS.map(Some)).map(|name| name.map_or(Value::Null, api)) {
                    let error = json!({ "errCode": status, "errMsg": message, "namedApi": named });
                    let answer = ask(&error, &context);
                    if answer.is_explained() {
                        offenders.push(format!("{error} with {context}: {}", answer.verdict()));
                    }
                }
            }
        }
        let answer = ask(&json!({ "errCode": status, "errMsg": "request:ok", "isSuccess": true }), &Value::Null);
        assert_eq!(answer.status(), Status::Unrecognized, "{status}");
    }
    assert_none("successes that are explained as failures", &offenders);
}

#[test]
fn a_status_that_may_pass_is_tried_again_and_the_others_wait_for_another_call() {
    for status in 300..=599 {
        let answer = ask(&json!({ "errCode": status }), &api("request"));
        let may_pass = matches!(status, 408 | 425 | 429 | 500 | 502 | 503 | 504);
        let meaning = &answer.0.meanings[0];
        // The server may have done its work.
        let advice = if may_pass { Advice::BackoffIfIdempotent } else { Advice::CodeChange };
        assert_eq!((meaning.retry, meaning.http_status), (advice, Some(status)), "{status}");
    }
}
