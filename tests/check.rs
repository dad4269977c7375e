//! What is found in a call before it is made: each rule, every combination of documented faults, and calls in which
//! nothing is wrong.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use expect_test::expect_file;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use ttminis_explain::catalog::Origin;
use ttminis_explain::diagnosis::Problem;
use ttminis_explain::{Api, Context, check};

/// The call as the npm package's `check` takes it.
fn problems(api: &str, args: &Value, context: &Value) -> Vec<Problem> {
    check(&Context::of_call(&Value::from(api), args, context))
}

/// A list of calls that every suite, in whatever language, asks with: JSON only.
fn calls() -> Vec<Value> {
    let calls: Value = serde_json::from_str(include_str!("data/calls.json")).expect("calls.json is JSON");
    calls.as_array().expect("a list").clone()
}

#[test]
fn each_rule_finds_and_says_what_is_written_down() {
    let mut text = String::from(
        "# What is found in calls, as people read it\n\n\
         Generated from `tests/data/calls.json`. A *rule* is stated by the platform, a *hint* is ours.\n",
    );
    let mut answers = BTreeMap::new();
    for call in calls() {
        let name = call["name"].as_str().expect("every call has a name");
        writeln!(text, "\n## {name}\n").expect("writing to a text does not fail");
        let api = call["api"].as_str().unwrap_or("");
        let found = problems(api, &call["args"], &call["context"]);
        for problem in &found {
            write_problem(&mut text, problem).expect("writing to a text does not fail");
        }
        let is_known = Api::from_name(api).is_some();
        assert!(!is_known || !found.is_empty(), "nothing is found in '{name}'");
        assert!(answers.insert(name.to_owned(), found).is_none(), "two calls are named '{name}'");
    }
    let answers = serde_json::to_string_pretty(&answers).expect("problems are JSON") + "\n";
    expect_file!["golden/problems.json"].assert_eq(&answers);
    expect_file!["golden/problems.md"].assert_eq(&text);
}

fn write_problem(text: &mut String, problem: &Problem) -> std::fmt::Result {
    let kind = if problem.origin() == Origin::Reference { "rule" } else { "hint" };
    let fails: Vec<&str> = problem.fails().map(|entry| entry.id).collect();
    writeln!(text, "- *{kind}* about `{}`, fails with {fails:?}: {}", problem.subject().name(), problem.text())?;
    for (name, value) in [("value", problem.value()), ("suggestion", problem.suggestion())] {
        if let Some(value) = value {
            writeln!(text, "  - {name}: {value:?}")?;
        }
    }
    Ok(())
}

/// Values of one argument, each with the row that the reference has for it; none where nothing is wrong.
type Values = Vec<(Value, Option<&'static str>)>;

const ARGV: Option<&str> = Some("network/600005");
const INVALID_URL: Option<&str> = Some("network/600009");
const BAD_SCHEME: Option<&str> = Some("network/600011");
const UNLISTED: Option<&str> = Some("network/21100");
const NOT_WRITABLE: Option<&str> = Some("network/100000/file-path-error");
const EMPTY_PART: Option<&str> = Some("network/21101/destination-path-has-error");
const EMPTY_ID: Option<&str> = Some("ad.init/11001");
const BAD_ID: Option<&str> = Some("ad.init/10001");

fn urls() -> Values {
    let mut urls: Values = vec![
        (Value::Null, ARGV),
        (json!(17), ARGV),
        (json!(true), ARGV),
        (json!({}), ARGV),
        (json!(["https://trusted.example/"]), ARGV),
        (json!(""), INVALID_URL),
    ];
    for rest in ["trusted.example", "trusted.example/a", "//trusted.example/a", "/a", "a/b", "?a=1", "#a"] {
        urls.push((json!(rest), INVALID_URL));
    }
    for malformed in
        ["https://", "http://", "https://?a", "https://a b/", "https://<a>/", "https://[::1/", "https://a:b/"]
    {
        urls.push((json!(malformed), INVALID_URL));
    }
    for scheme in ["ftp", "file", "ws", "wss", "data", "blob", "about", "javascript", "ttfile", "FTP", "custom"] {
        urls.push((json!(format!("{scheme}://trusted.example/a")), BAD_SCHEME));
    }
    for host in ["other.example", "xtrusted.example", "trusted.example.evil.test", "example", "trusted.examples"] {
        urls.push((json!(format!("https://{host}/a")), UNLISTED));
    }
    for host in ["trusted.example", "also.trusted.example", "xn--bcher-kva.example", "127.0.0.1", "[::1]"] {
        for path in
            ["", "/", "/a/b.json", "/a;b=c:d@e", "/%E5%88%86", "/?a=b&c=d%20e", "/a?#", "/a#b", "/a?b=http://c/d"]
        {
            urls.push((json!(format!("https://{host}{path}")), None));
        }
    }
    urls
}

fn methods() -> Values {
    let mut methods: Values = vec![(Value::Null, None), (json!(1), ARGV), (json!({}), ARGV), (json!("FETCH"), ARGV)];
    methods.extend([json!("GET POST"), json!(""), json!("HTTP")].map(|method| (method, ARGV)));
    methods.extend(["GET", "POST", "OPTIONS", "PUT", "HEAD", "DELETE"].map(|method| (json!(method), None)));
    methods
}

fn data() -> Values {
    let mut data: Values = [json!(0), json!(1.5), json!(true), json!(false)].map(|data| (data, ARGV)).to_vec();
    data.extend([Value::Null, json!(""), json!("a=b"), json!({ "a": [1] }), json!([1, 2])].map(|data| (data, None)));
    data
}

fn file_paths() -> Values {
    let mut paths: Values = vec![(Value::Null, None)];
    for path in
        ["/sdcard/a", "a.zip", "file:///a", "ttfile://", "ttfile://cache/a", "TTFILE://user/a", " ttfile://user/a"]
    {
        paths.push((json!(path), NOT_WRITABLE));
    }
    for path in ["ttfile://user//a", "ttfile://temp/a//b", "ttfile://user/a//"] {
        paths.push((json!(path), EMPTY_PART));
    }
    for path in ["ttfile://user/a", "ttfile://temp/a/b.c", "ttfile://user/..a/b", "ttfile://user/分 数"] {
        paths.push((json!(path), None));
    }
    paths
}

fn ids() -> Values {
    let mut ids: Values = vec![(json!(""), EMPTY_ID), (json!(7), BAD_ID), (json!(true), BAD_ID), (json!({}), BAD_ID)];
    ids.extend([json!("7301234567890123456"), json!("placement"), json!("a-b_c.d")].map(|id| (id, None)));
    ids
}

/// All calls with one value for each argument; gives how many have faults, how many have none, and how many faults.
fn every_combination(api: &str, arguments: &[(&str, Values)]) -> (usize, usize, usize) {
    let context = json!({ "trustedDomains": [
        "https://trusted.example", "https://also.trusted.example", "https://xn--bcher-kva.example", "https://127.0.0.1",
        "https://[::1]",
    ] });
    let (mut faulty, mut valid, mut faults) = (0, 0, 0);
    let total: usize = arguments.iter().map(|(_, values)| values.len()).product();
    for mut number in 0..total {
        let mut args = Map::new();
        let mut expected = BTreeSet::new();
        for (name, values) in arguments {
            let (value, row) = &values[number % values.len()];
            number /= values.len();
            if !value.is_null() {
                args.insert((*name).to_owned(), value.clone());
            }
            if let Some(row) = row {
                faults += 1;
                expected.insert((*name, *row));
            }
        }
        let args = Value::Object(args);
        let found = problems(api, &args, &context);
        let certain: BTreeSet<_> = found
            .iter()
            .filter(|problem| problem.is_certain())
            .map(|problem| (problem.subject().name(), problem.fails().next().map_or("", |entry| entry.id)))
            .collect();
        assert_eq!(certain, expected, "{api} {args}");
        if expected.is_empty() {
            valid += 1;
            assert!(found.is_empty(), "{api} {args}: {found:?}");
        } else {
            faulty += 1;
        }
    }
    (faulty, valid, faults)
}

/// Prints what was walked through: `cargo test --test check -- --nocapture`.
#[test]
fn every_documented_fault_is_found_and_nothing_else() {
    let shared = [
        ("header", vec![(Value::Null, None), (json!({ "accept": "a" }), None)]),
        ("timeout", vec![(json!(100), None)]),
    ];
    let request = [vec![("url", urls()), ("method", methods()), ("data", data())], shared.to_vec()].concat();
    let download = [vec![("url", urls()), ("filePath", file_paths())], shared.to_vec()].concat();
    let ad = [("adUnitId", ids())];
    for (api, arguments) in [("request", &request[..]), ("downloadFile", &download), ("ad.init", &ad)] {
        let (faulty, valid, faults) = every_combination(api, arguments);
        println!(
            "check {api}: {faulty} calls with {faults} documented faults, all found; {valid} valid calls, nothing reported"
        );
        assert!(faulty > 3 && valid > 2);
    }
}

#[test]
fn what_is_certain_comes_first() {
    let args = json!({ "url": "https://a.example/b c", "method": 5 });
    let found = problems("request", &args, &Value::Null);
    assert_eq!(found.iter().map(Problem::is_certain).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn secrets_are_not_shown() {
    for call in calls() {
        let context = json!({ "redact": true });
        for problem in problems(call["api"].as_str().unwrap_or(""), &call["args"], &context) {
            let shown = serde_json::to_string(&json!([problem.text(), problem.value(), problem.suggestion()]));
            assert!(!shown.expect("texts are JSON").contains("planted"), "{problem:?}");
        }
    }
}
