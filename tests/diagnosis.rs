//! What the arguments of a failed call add to its explanation, and where they add nothing.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{Answer, ask};
use serde_json::{Value, json};
use ttminis_explain::diagnosis::Problem;
use ttminis_explain::{Context, check};

/// What is found in a request to `url` when these domains are trusted.
fn with_domains(url: &str, domains: &[&str]) -> Vec<Problem> {
    let context = json!({ "trustedDomains": domains });
    check(&Context::of_call(&json!("request"), &json!({ "url": url }), &context))
}

fn in_url(url: &str) -> Vec<Problem> {
    check(&Context::of_call(&json!("request"), &json!({ "url": url }), &Value::Null))
}

fn call_problems(answer: &Answer) -> Vec<&Value> {
    answer.0["problems"].as_array().expect("a list").iter().filter(|problem| problem["kind"] == "call").collect()
}

#[test]
fn the_domain_that_was_refused_is_the_one_that_the_message_names() {
    let error = json!({ "errCode": 21100, "errMsg": "url not in domain list, url == https://cdn.other.example/x" });
    for domains in [json!(null), json!(["https://api.example.com"])] {
        let args = json!({ "url": "https://api.example.com/s" });
        let answer = ask(&error, &json!({ "api": "request", "args": args, "trustedDomains": domains }));
        let found = call_problems(&answer);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0]["suggestion"], "https://cdn.other.example", "{domains}");
    }
    let answer = ask(&error, &json!({ "api": "request", "trustedDomains": ["https://cdn.other.example"] }));
    assert_eq!(call_problems(&answer)[0]["value"], "cdn.other.example");
    assert!(answer.0["text"].as_str().expect("a text").contains("is on the list"));
}

#[test]
fn a_host_of_which_the_form_is_not_known_is_not_said_to_be_missing() {
    for (url, entry) in [
        ("https://bu\u{308}cher.example/", "https://bücher.example"),
        ("https://VIỆT.example/", "https://việt.example"),
        ("https://[::1]/", "https://[0:0:0:0:0:0:0:1]"),
        ("https://other.example/", "https://bu\u{308}cher.example"),
    ] {
        let found = with_domains(url, &[entry]);
        assert!(!found.is_empty() && !found.iter().any(Problem::is_certain), "{url} {entry}: {found:?}");
    }
}

#[test]
fn of_several_entries_for_a_host_the_one_that_fits_best_decides() {
    let good = "https://api.example.com";
    for other in ["https://api.example.com/v1", "http://api.example.com", "https://API.example.com"] {
        for entries in [[other, good], [good, other]] {
            assert_eq!(with_domains("https://api.example.com/", &entries), []);
            let http = with_domains("http://api.example.com/", &entries);
            assert!(http.len() == 1 && !http[0].is_certain(), "{entries:?}: {http:?}");
        }
    }
}

#[test]
fn an_entry_in_another_form_is_a_hint() {
    for entry in ["api.example.com", "https://api.example.com/", "//api.example.com"] {
        let found = with_domains("https://api.example.com/s", &[entry]);
        assert!(found.len() == 1 && !found[0].is_certain(), "{entry}: {found:?}");
        assert_eq!(found[0].suggestion(), Some("https://api.example.com"));
    }
}

#[test]
fn what_was_not_read_of_a_list_is_not_denied() {
    let entries: Vec<String> = (0..150).map(|number| format!("https://n{number}.example.com")).collect();
    let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
    let found = with_domains("https://n140.example.com/", &entries);
    assert!(found.len() == 1 && found[0].fails().next().is_none(), "only that there are too many: {found:?}");
}

#[test]
fn names_that_differ_in_a_number_are_not_taken_for_slips() {
    assert_eq!(
        with_domains("https://cdn2.example.com/", &["https://cdn1.example.com"])[0].suggestion(),
        Some("https://cdn2.example.com")
    );
}

#[test]
fn a_client_that_takes_paths_is_not_said_not_to() {
    let args = json!({ "url": "https://a.example/a.zip", "filePath": "ttfile://user/a.zip" });
    let ask_with = |supported: Value, api: &str| {
        ask(&json!({ "errCode": 100000 }), &json!({ "api": api, "args": args, "filePathSupported": supported }))
    };
    assert!(ask_with(json!(null), "downloadFile").is_known_as("network/100000/file-path-not-supported"));
    assert_eq!(ask_with(json!(true), "downloadFile").status(), "ambiguous");
    assert_eq!(ask_with(json!(null), "request").status(), "ambiguous", "a request has no path");
    let bad = json!({ "url": "https://a.example/a.zip", "filePath": "/a.zip" });
    let context = json!({ "api": "downloadFile", "args": bad, "filePathSupported": true });
    assert!(ask(&json!({ "errCode": 100000 }), &context).is_known_as("network/100000/file-path-error"));
}

#[test]
fn long_texts_are_read_to_their_end_or_not_at_all() {
    for (unit, valid) in [("%20", true), ("ab/", true), ("😀", false)] {
        for length in [1000, 2048, 20_000, 40_000] {
            let url = format!("https://a.example/{}end", unit.repeat(length));
            let found = in_url(&url);
            assert_eq!(found.is_empty(), valid || url.len() >= 65536, "{unit} {length}: {found:?}");
        }
    }
    let path = format!("ttfile://user/{}a", "b/".repeat(1017));
    let args = json!({ "url": "https://a.example/", "filePath": path });
    assert_eq!(check(&Context::of_call(&json!("downloadFile"), &args, &Value::Null)), []);
    let without = format!("example.com/?d={}", "x".repeat(3000));
    assert_eq!(in_url(&without)[0].suggestion(), Some(format!("https://{without}").as_str()));
}

#[test]
fn only_what_names_a_host_gets_a_scheme() {
    for path in [
        "./a",
        "../api.php",
        "index.php",
        "data.json?x=1",
        "images.v2/a.png",
        "a",
        "a/b.c",
        ".",
        "..",
        "1.5",
        "\\\\a.example\\b",
    ] {
        assert_eq!(in_url(path)[0].suggestion(), None, "{path}");
    }
    for host in ["example.com", "api.example.com/a.json", "a-b.example:8080/x", "localhost/x", "//cdn.example.com/a"] {
        let found = in_url(host);
        let suggestion = found[0].suggestion().unwrap_or_else(|| panic!("{host}: {found:?}"));
        assert_eq!(in_url(suggestion), [], "{suggestion} is right");
    }
}

#[test]
fn two_schemes_are_one_too_many() {
    for url in ["https://https://a.example.com/", "http:https://a.example.com/", "https:https://a.example.com/"] {
        assert_eq!(in_url(url)[0].suggestion(), Some("https://a.example.com/"), "{url}");
    }
    assert_eq!(in_url("https://a.example/?to=https://b.example/"), []);
}

#[test]
fn a_host_that_browsers_rewrite_is_a_hint() {
    for (url, suggestion) in [
        ("https://127.1/a", "https://127.0.0.1/a"),
        ("https://%41example.com/", "https://aexample.com/"),
        ("https://bücher.example:8080/?a", "https://xn--bcher-kva.example:8080/?a"),
    ] {
        let found = in_url(url);
        assert!(found.len() == 1 && !found[0].is_certain(), "{found:?}");
        assert_eq!(found[0].suggestion(), Some(suggestion));
    }
    assert_eq!(in_url("https://API.Example.com/"), [], "capitals are no rewriting");
}

#[test]
fn an_address_is_not_to_be_added_to_the_list() {
    for url in ["https://192.168.0.10/", "https://localhost:8080/", "https://[::1]/"] {
        let answer = ask(&json!({ "errCode": 21100 }), &json!({ "api": "request", "args": { "url": url } }));
        let found = call_problems(&answer);
        assert!(found.len() == 1 && found[0]["suggestion"].is_null(), "{found:?}");
    }
}

#[test]
fn a_call_that_succeeded_has_no_problems() {
    let args = json!({ "url": 5, "method": "FETCH" });
    let answer = ask(&json!({ "errMsg": "request:ok", "statusCode": 200 }), &json!({ "api": "request", "args": args }));
    assert_eq!((answer.status(), call_problems(&answer).len()), ("unrecognized", 0));
}

#[test]
fn a_timeout_that_is_none_is_not_compared() {
    let timeout =
        json!({ "api": "request", "args": { "url": "https://a.example/", "timeout": 1e300 }, "elapsedMs": 5000 });
    let answer = ask(&json!({ "errCode": 21103 }), &timeout);
    assert!(!answer.0["text"].as_str().expect("a text").contains("0.0 s"), "{:?}", answer.0["text"]);
}

/// Where secrets may stand, with `PLANTED` in each.
#[test]
fn nothing_secret_is_left_when_it_is_asked_for() {
    let urls = [
        "https://h.example.com/p?PLANTED",
        "https://h.example.com/p?a=PLANTED&PLANTED#PLANTED",
        "https://PLANTED:PLANTED@h.example.com/",
        "https://u:ab/PLANTED@h.example.com/p",
        "https://h.example.com/?name=John PLANTED",
        "https://h.example.com/?q=\"PLANTED\"<PLANTED>",
        "https://h.example.com/?a=%PLANTED",
        "h.example.com/?PLANTED",
        "PLANTED:PLANTED@h.example.com/",
        "ftp://u:PLANTED@h.example.com/?PLANTED",
    ];
    for url in urls {
        for message in ["fail {} timeout", "url not in domain list, url == {}", "{}", "'{}'"] {
            for code in [21100, 600009, 600011, 99999, 21103] {
                let args = json!({ "url": url, "filePath": url, "method": url, "adUnitId": url });
                for api in ["request", "downloadFile", "ad.init"] {
                    let error = json!({ "errCode": code, "errMsg": message.replace("{}", url) });
                    let context = json!({
                        "api": api, "args": args, "redact": true, "trustedDomains": ["https://h.example.co/?PLANTED"],
                    });
                    let answer = ask(&error, &context).0.to_string();
                    assert!(!answer.contains("PLANTED"), "{url} {message} {code} {api}: {answer}");
                }
            }
        }
    }
    let cut = format!("{} https://user:PLANTED{}@h.example.com/", "x".repeat(990), "y".repeat(100));
    let answer = ask(&json!({ "errCode": 21103, "errMsg": cut }), &json!({ "redact": true })).0.to_string();
    assert!(!answer.contains("PLANTED"), "{answer}");
}
