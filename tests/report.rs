//! What a bug report holds, and that nothing that came in changes how it is read.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{Answer, ask, ask_bare};
use proptest::prelude::*;
use serde_json::{Value, json};
use ttminis_explain::report::{ASKED_FOR, Report};
use ttminis_explain::timeline::{Looking, MOST_GROUPS, Timeline};

/// 2026-09-21T14:13:20Z
const NOW: f64 = 1_790_000_000_000.0;
/// How large a report may be, in bytes: of answers of the core, and of failures that somebody made up to fill it.
const LIMIT: usize = 200_000;
const MADE_UP_LIMIT: usize = 4_000_000;

fn failure(answer: Answer, call: Value) -> Value {
    json!({ "explanation": answer.0, "call": call })
}

fn history<'v>(failures: impl IntoIterator<Item = &'v Value>) -> Timeline<Value> {
    let mut timeline = Timeline::new();
    failures.into_iter().for_each(|failure| timeline.record(failure));
    timeline
}

/// A report of which nothing is given, in both forms.
fn report(failures: &[Value]) -> (String, Value) {
    let report = Report::new(&history(failures), &[], NOW);
    (report.markdown.clone(), json_of(&report))
}

fn json_of(report: &Report) -> Value {
    serde_json::from_str(&report.json).unwrap_or_else(|error| panic!("{error}: {}", report.json))
}

fn entries(json: &Value) -> &[Value] {
    json["failures"].as_array().map(Vec::as_slice).expect("a list")
}

fn lines<'j>(entry: &'j Value, kind: &str) -> Vec<&'j str> {
    let sections = entry["sections"].as_array().expect("a list").iter().filter(|section| section["kind"] == kind);
    sections.flat_map(|section| section["lines"].as_array().expect("a list")).filter_map(Value::as_str).collect()
}

/// What CommonMark shows of a text, if nothing in it has a meaning; otherwise what has one.
fn shown(text: &str) -> Result<String, String> {
    let mut shown = String::new();
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' => match characters.next() {
                Some(c) if c.is_ascii_punctuation() => shown.push(c),
                other => return Err(format!("a backslash before {other:?} in {text:?}")),
            },
            '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '&' | '~' => return Err(format!("{c} in {text:?}")),
            c if c < ' ' => return Err(format!("{c:?} in {text:?}")),
            c => shown.push(c),
        }
    }
    Ok(shown)
}

/// The rows of the table, and the other lines of a report.
type Lines = (Vec<(String, String)>, Vec<String>);

/// Reads a report in Markdown. It fails where a line is none that a report has.
fn read(markdown: &str) -> Result<Lines, String> {
    let mut rest =
        markdown.strip_prefix("# Failed calls of TTMinis.game\n\n| | |\n|---|---|\n").ok_or("another beginning")?;
    let (mut table, mut others) = (Vec::new(), Vec::new());
    while let Some((line, behind)) = rest.split_once('\n') {
        rest = behind;
        if let Some(cells) = line.strip_prefix("| ").and_then(|line| line.strip_suffix(" |")) {
            // A name of ours is no text from outside.
            let (name, value) = cells.split_once(" | ").ok_or_else(|| format!("one cell: {line}"))?;
            if !others.is_empty() {
                return Err(format!("a row behind the table: {line}"));
            }
            table.push((name.to_owned(), shown(value)?));
        } else if let Some(heading) = line.strip_prefix("## ") {
            others.push(format!("## {}", shown(heading)?));
        } else if let Some((name, value)) = line.strip_prefix("- ").and_then(|line| line.split_once(": ")) {
            others.push(format!("- {}: {}", shown(name)?, shown(value)?));
        } else if line.is_empty() {
            others.push(String::new());
        } else {
            return Err(format!("a line of its own: {line:?}"));
        }
    }
    if rest.is_empty() { Ok((table, others)) } else { Err(format!("an unfinished line: {rest:?}")) }
}

/// Texts that mean something in Markdown, in HTML, in a table or in JSON.
const TRICKS: [&str; 36] = [
    "a|b",
    "a\\|b",
    "a\\\\|b",
    "ends with \\",
    "`code`",
    "```\nfence\n```",
    "~~~",
    "~~gone~~",
    "one\ntwo",
    "one\r\ntwo",
    "one\rtwo",
    "\n\n# heading",
    "\n## heading",
    "\n- item",
    "\n| a | b |\n|---|---|",
    "\n---\n",
    "\n===\n",
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "<https://evil.example>",
    "<!-- ",
    "-->",
    "&lt;b&gt;",
    "&#60;",
    "[x](https://evil.example)",
    "![x](https://evil.example/a.png)",
    "[x][y]\n\n[y]: https://evil.example",
    "[^1]",
    "**bold** _em_ __strong__",
    "    indented",
    "\t\tindented",
    "1. item",
    "\u{0}\u{1}\u{1f}\u{7f}\u{85}\u{2028}\u{2029}",
    "\"quoted\" \\u0041 \\n",
    "\u{1f600}\u{fe0f} é 中文 \u{202e}",
    "\u{feff}\u{fffd}",
];

/// A failure that says a text wherever one is said.
fn failure_that_says(status: &str, text: &str) -> Value {
    let item = json!({ "text": text, "where": text, "kind": "call", "why": text, "id": text, "title": text,
        "source": text, "entry": { "title": text, "code": text } });
    let list = [item.clone(), item];
    json!({
        "explanation": {
            "status": status, "id": text, "title": text, "code": text, "message": text, "meaning": text, "reason": text,
            "problems": list, "candidates": list, "steps": list, "nearest": list, "escalate": "support",
            "match": { "confidence": "likely" },
        },
        "call": { "function": text, "method": text, "url": text, "host": text, "adUnitId": text, "startedAt": NOW },
    })
}

fn is_harmless(timeline: &Timeline<Value>, given: &[Option<String>], now: f64) -> Result<(), TestCaseError> {
    let report = Report::new(timeline, given, now);
    prop_assert!(!report.json.contains(['\n', '\r']), "one line");
    let json: Value = serde_json::from_str(&report.json).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let (table, others) = read(&report.markdown).map_err(TestCaseError::fail)?;
    let names: Vec<&str> = table.iter().map(|(name, _)| name.as_str()).collect();
    let expected: Vec<&str> =
        ASKED_FOR.iter().map(|(name, _)| *name).chain(["Reported at", "Failures", "No longer listed"]).collect();
    prop_assert_eq!(names, expected);
    for ((_, shown), (_, name)) in table.iter().zip(ASKED_FOR) {
        match json[name].as_str() {
            Some(value) => prop_assert_eq!(shown, &on_a_line(value)),
            None => prop_assert_eq!(shown, "not given"),
        }
    }
    // The same groups in both forms, and the same lines.
    let headings: Vec<&String> = others.iter().filter(|line| line.starts_with("##")).collect();
    prop_assert_eq!(headings.len(), entries(&json).len());
    for (heading, entry) in headings.iter().zip(entries(&json)) {
        let (code, title) = (entry["code"].as_str().expect("a code"), entry["title"].as_str().expect("a title"));
        let separator = if code.is_empty() { "" } else { " " };
        prop_assert_eq!(*heading, &on_a_line(&format!("## {code}{separator}{title}")));
        for section in entry["sections"].as_array().expect("a list") {
            let (kind, marks) =
                (section["kind"].as_str().expect("a kind"), section["marks"].as_array().expect("a list"));
            for (line, mark) in section["lines"].as_array().expect("a list").iter().zip(marks) {
                let (line, mark) = (line.as_str().expect("a line"), mark.as_str().expect("a mark"));
                let comma = if mark.is_empty() { "" } else { ", " };
                let expected = on_a_line(&format!("- {kind}{comma}{mark}: {line}"));
                prop_assert!(line.is_empty() || others.contains(&expected), "{expected:?} is not in the report");
            }
        }
    }
    Ok(())
}

/// A text without what would begin another line.
fn on_a_line(text: &str) -> String {
    text.chars().map(|c| if c < ' ' { ' ' } else { c }).collect()
}

#[test]
fn both_forms_have_what_support_asks_for() {
    let names = ["client_key", "Game name", "Debug mode", "App version", "SDK version", "Device OS", "Region"];
    assert_eq!(ASKED_FOR.map(|(name, _)| name), names);
    let given = ["aw1234", "Night Run", "true", "36.1.2", "0.33.0", "iOS 18.2", "BR"].map(|text| Some(text.to_owned()));
    let timeline = history([]);
    for missing in 0_u32..128 {
        let given: Vec<Option<String>> =
            given.iter().enumerate().map(|(at, given)| given.clone().filter(|_| missing >> at & 1 == 0)).collect();
        let report = Report::new(&timeline, &given, NOW);
        let json = json_of(&report);
        for ((name, key), given) in ASKED_FOR.iter().zip(&given) {
            let row = format!("| {name} | {} |\n", given.as_deref().unwrap_or("not given").replace('_', "\\_"));
            assert!(report.markdown.contains(&row), "{row} is not in {}", report.markdown);
            assert_eq!(json[key], json!(given));
        }
    }
}

#[test]
fn what_is_given_may_be_too_little_too_much_too_long_or_nothing() {
    let timeline = history([]);
    let none = Report::new(&timeline, &[], NOW);
    assert_eq!(none.markdown.matches("not given").count(), 7);
    assert_eq!(none, Report::new(&timeline, &vec![None; 7], NOW));
    assert_eq!(none, Report::new(&timeline, &vec![Some(String::new()); 7], NOW), "an empty text is nothing");
    let mut given = vec![None; 7];
    given.extend(vec![Some("more".to_owned()); 20]);
    assert_eq!(none, Report::new(&timeline, &given, NOW));
    let long = Report::new(&timeline, &vec![Some("é ".repeat(50_000)); 7], NOW);
    let json = json_of(&long);
    for (_, key) in ASKED_FOR {
        assert_eq!(json[key].as_str().map(|text| text.chars().count()), Some(121), "{key}");
    }
    assert!(long.json.len() < 4000 && long.markdown.len() < 4000);
}

#[test]
fn a_report_of_nothing_is_a_report() {
    let report = Report::new(&history([]), &[], f64::NAN);
    let nothing = "\n| client_key | not given |\n";
    assert!(
        report.markdown.contains(nothing) && report.markdown.ends_with("| Failures | 0 |\n| No longer listed | 0 |\n")
    );
    let json = json_of(&report);
    assert_eq!((&json["reportedAt"], &json["total"], &json["failures"]), (&json!(""), &json!(0), &json!([])));
}

#[test]
fn every_group_and_its_message_is_in_both_forms() {
    let failures: Vec<Value> = (0..15)
        .map(|kind| {
            let error = json!({ "errCode": 99000 + kind, "errMsg": format!("message number {kind}") });
            let call = json!({ "api": "request", "function": "request", "method": "POST", "host": format!("host-{kind}.example"),
                "url": format!("https://host-{kind}.example/path"), "startedAt": NOW + f64::from(kind), "elapsedMs": 40 });
            failure(ask_bare(&error), call)
        })
        .collect();
    let (markdown, json) = report(&failures);
    assert_eq!((entries(&json).len(), &json["total"]), (15, &json!(15)));
    for (kind, entry) in (0..15).rev().zip(entries(&json)) {
        assert_eq!(entry["code"], (99000 + kind).to_string());
        assert_eq!(entry["place"], format!("host-{kind}.example"));
        assert_eq!(
            (&entry["whose"], &entry["function"], &entry["count"]),
            (&json!("unclear"), &json!("request"), &json!(1))
        );
        assert_eq!(lines(entry, "message"), [format!("message number {kind}")]);
        assert_eq!(lines(entry, "call"), [format!("request POST https://host-{kind}.example/path after 40 ms")]);
        for line in [
            format!("\n## {} message number {kind}\n\n- times: 1\n", 99000 + kind),
            format!("\n- host or ad unit: host-{kind}.example\n"),
            format!("\n- message: message number {kind}\n"),
        ] {
            assert!(markdown.contains(&line), "{line:?} is not in {markdown}");
        }
    }
}

#[test]
fn of_many_groups_the_last_ones_are_told_at_length_and_no_row_is_left_out() {
    let failures: Vec<Value> = (0..MOST_GROUPS as u32)
        .map(|kind| {
            let error = json!({ "errCode": 90000 + kind, "errMsg": format!("message {kind}") });
            failure(ask_bare(&error), json!({ "startedAt": NOW + f64::from(kind) }))
        })
        .collect();
    let (markdown, json) = report(&failures);
    assert_eq!((entries(&json).len(), markdown.matches("\n## ").count()), (MOST_GROUPS, MOST_GROUPS));
    let at_length: Vec<usize> = entries(&json)
        .iter()
        .enumerate()
        .filter(|(_, entry)| !entry["sections"].as_array().expect("a list").is_empty())
        .map(|(at, _)| at)
        .collect();
    assert_eq!(at_length, (0..20).collect::<Vec<_>>());
    // The title of what is not listed is its message.
    assert!((0..MOST_GROUPS).all(|kind| markdown.contains(&format!("## {} message {kind}\n", 90000 + kind))));
}

#[test]
fn a_report_counts_as_the_history_does() {
    let of = |kind: u32, at: f64| {
        failure(ask_bare(&json!({ "errCode": 99000 + kind })), json!({ "startedAt": NOW + at, "elapsedMs": 0 }))
    };
    let timeline = history(&[of(0, 0.0), of(0, 90_000.0), of(1, 1000.0), of(0, 91_000.0)]);
    let report = Report::new(&timeline, &[], NOW);
    let json = json_of(&report);
    assert_eq!(json["total"], 4);
    let view = serde_json::to_value(timeline.view(Looking::default())).expect("a view is JSON");
    for (entry, row) in entries(&json).iter().zip(view["rows"].as_array().expect("rows")) {
        for name in ["code", "title", "whose", "count", "perMinute"] {
            assert_eq!(entry[name], row[name], "{name}");
        }
    }
    let first = &entries(&json)[0];
    assert_eq!((&first["count"], &first["perMinute"]), (&json!(3), &json!(2)));
    assert_eq!((&first["first"], &first["last"]), (&json!("2026-09-21T14:13:20Z"), &json!("2026-09-21T14:14:51Z")));
    for line in [
        "- times: 3\n",
        "- first: 2026-09-21T14:13:20Z\n",
        "- last: 2026-09-21T14:14:51Z\n",
        "- in the minute before the last: 2\n",
        "- whose: unclear\n",
    ] {
        assert!(report.markdown.contains(line), "{line:?} is not in {}", report.markdown);
    }
}

#[test]
fn nothing_that_is_said_has_a_meaning_in_markdown() {
    let all = TRICKS.concat();
    for trick in TRICKS.iter().copied().chain([all.as_str()]) {
        for status in ["known", "ambiguous", "unknown", "unrecognized"] {
            let given = vec![Some(trick.to_owned()); 7];
            let timeline = history(&[failure_that_says(status, trick)]);
            is_harmless(&timeline, &given, NOW).unwrap_or_else(|error| panic!("{trick:?}: {error}"));
        }
    }
}

#[test]
fn a_message_reads_as_it_was_written() {
    for trick in TRICKS {
        let answer = ask_bare(&json!({ "errCode": 99999, "errMsg": trick }));
        let (markdown, json) = report(&[failure(answer, json!({}))]);
        assert_eq!(lines(&entries(&json)[0], "message"), [trick]);
        let (_, others) = read(&markdown).unwrap_or_else(|error| panic!("{error}"));
        assert!(others.contains(&format!("- message: {}", on_a_line(trick))), "{trick:?} in {others:?}");
    }
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => prop::sample::select(&TRICKS[..]).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "[\\\\|`*_<>&#~\\[\\]()!\r\n\t a-c:-]{0,12}",
    ];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_said_is_only_read(
        texts in prop::collection::vec((prop::sample::select(&["known", "ambiguous", "unknown", "?"][..]), text()), 0..4),
        given in prop::collection::vec(prop::option::of(text()), 0..9),
        now in any::<f64>(),
    ) {
        let failures: Vec<Value> = texts.iter().map(|(status, text)| failure_that_says(status, text)).collect();
        is_harmless(&history(&failures), &given, now)?;
    }

    #[test]
    fn dates_are_those_of_the_calendar(at in 1_u64..19_899_999_999_999, now in 1_u64..253_402_300_799_999) {
        let answer = ask_bare(&json!({ "errCode": 99999 }));
        let timeline = history(&[failure(answer, json!({ "startedAt": at }))]);
        let report = Report::new(&timeline, &[], now as f64);
        let json = json_of(&report);
        prop_assert_eq!(&json["reportedAt"], &json!(date(now)));
        prop_assert_eq!(&entries(&json)[0]["first"], &json!(date(at)));
        prop_assert_eq!(&entries(&json)[0]["last"], &json!(date(at)));
        let row = format!("| Reported at | {} |\n", date(now));
        prop_assert!(report.markdown.contains(&row));
    }
}

/// A moment as ISO 8601, counted year by year and month by month.
fn date(ms: u64) -> String {
    let (mut days, seconds) = (ms / 86_400_000, ms / 1000 % 86_400);
    let is_leap = |year: u64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let mut year = 1970;
    while days >= 365 + u64::from(is_leap(year)) {
        days -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let mut month = 1;
    for length in [31, 28 + u64::from(is_leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{:02}T{hour:02}:{minute:02}:{second:02}Z", days + 1)
}

#[test]
fn a_moment_that_there_is_not_is_left_out() {
    for now in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 0.0, 1e300, 253_402_300_800_000.0] {
        let report = Report::new(&history([]), &[], now);
        assert_eq!(json_of(&report)["reportedAt"], "", "{now}");
    }
    for call in
        [json!({}), json!({ "startedAt": -5 }), json!({ "startedAt": 1e300 }), json!({ "elapsedMs": 50 }), json!(null)]
    {
        let (markdown, json) = report(&[failure(ask_bare(&json!(null)), call)]);
        assert_eq!((&entries(&json)[0]["first"], &entries(&json)[0]["last"]), (&json!(""), &json!("")));
        assert!(!markdown.contains("1970") && !markdown.contains("- first"), "{markdown}");
    }
}

#[test]
fn numbers_are_whole_and_never_something_else() {
    let odd = json!({
        "explanation": { "status": "unknown", "code": 1.5, "candidates": { "length": 1e15 }, "steps": { "length": -1 } },
        "call": { "startedAt": 1e-300, "elapsedMs": 8.9e15 },
    });
    let mut timeline = history([&odd]);
    for at in [f64::MIN_POSITIVE, 0.5, 1e9 + 0.25] {
        timeline.record(&failure(ask(&json!({ "errCode": -2.5e300 }), &Value::Null), json!({ "startedAt": at })));
    }
    let report = Report::new(&timeline, &[], NOW + 0.75);
    for text in [&report.json, &report.markdown] {
        assert!(!["NaN", "inf", "Infinity", "1.5", "e+"].iter().any(|odd| text.contains(odd)), "{text}");
    }
    let json = json_of(&report);
    assert!(entries(&json).iter().all(|entry| entry["count"].is_u64() && entry["perMinute"].is_u64()));
}

#[test]
fn a_report_stays_as_small_as_it_is_bound_to() {
    // Characters that take the most bytes, those that are escaped in Markdown, in JSON, and none of these.
    for piece in ["\u{1f600} ", "| ", "\n\u{1}", "a word "] {
        let longest = piece.repeat(1000);
        let given = vec![Some(longest.clone()); 7];
        let largest = |name: &str, timeline: &Timeline<Value>| {
            let report = Report::new(timeline, &given, NOW);
            assert_eq!(entries(&json_of(&report)).len(), MOST_GROUPS);
            println!("{name} of {piece:?}: {} bytes of Markdown, {} of JSON", report.markdown.len(), report.json.len());
            report.markdown.len().max(report.json.len())
        };

        // What the core itself says, with messages and calls that are as long as they can be.
        let inputs: Value = serde_json::from_str(include_str!("data/inputs.json")).expect("inputs.json is JSON");
        let mut answers: Vec<Answer> = (inputs.as_array().expect("a list").iter())
            .map(|input| common::ask_with_message(&input["error"], input.get("message").cloned(), &input["context"]))
            .collect();
        // The last ones are told at length.
        answers.sort_by_key(|answer| answer.0.to_string().len());
        let mut timeline = Timeline::new();
        for kind in 0..MOST_GROUPS {
            let mut answer = answers[answers.len() - 1 - (MOST_GROUPS - 1 - kind) % answers.len()].0.clone();
            answer["message"] = json!(longest.chars().take(1024).collect::<String>());
            let host = format!("{kind}{}", ".example".repeat(30));
            let call = json!({
                "api": "request", "function": "request", "method": "DELETE", "host": host, "elapsedMs": 1e12,
                "url": format!("https://{host}/{}", "path/".repeat(200)), "startedAt": NOW,
            });
            timeline.record(&failure(Answer(answer), call));
        }
        let most = largest("answers", &timeline);
        assert!(most < LIMIT, "{most} bytes");

        // The longest of everything that is read.
        let mut timeline = Timeline::new();
        for kind in 0..MOST_GROUPS {
            let status = ["known", "ambiguous", "unknown", "unrecognized"][kind % 4];
            let mut failure = failure_that_says(status, &format!("{kind} {longest}"));
            if kind >= MOST_GROUPS - 20 {
                for name in ["problems", "candidates", "steps", "nearest"] {
                    let item = failure["explanation"][name][0].clone();
                    failure["explanation"][name] = json!(vec![item; 100]);
                }
            }
            timeline.record(&failure);
        }
        let most = largest("made up", &timeline);
        assert!(most < MADE_UP_LIMIT, "{most} bytes");
    }
}

#[test]
fn a_paused_history_is_reported_whole() {
    let mut timeline = history(&[failure(ask_bare(&json!(99998)), json!({ "startedAt": NOW }))]);
    timeline.pause(true);
    timeline.record(&failure(ask_bare(&json!(99999)), json!({ "startedAt": NOW + 1.0 })));
    let json = json_of(&Report::new(&timeline, &[], NOW));
    assert_eq!((entries(&json).len(), &json["total"]), (2, &json!(2)));
    timeline.pause(false);
    assert_eq!(entries(&json_of(&Report::new(&timeline, &[], NOW))).len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_recorded_can_be_reported(values in prop::collection::vec(anything(), 0..6), now in any::<f64>()) {
        let mut timeline = Timeline::new();
        for pair in values.chunks(2) {
            timeline.record(&pair[0]);
            timeline.record(&json!({ "explanation": pair[0], "call": pair.last() }));
        }
        is_harmless(&timeline, &[], now)?;
    }
}

const KEYS: [&str; 11] =
    ["status", "title", "code", "message", "steps", "candidates", "problems", "text", "where", "host", "url"];

fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        prop::sample::select(&["known", "ambiguous", "unknown", "likely", "request"][..]).prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        let key = prop::sample::select(&KEYS[..]).prop_map(str::to_owned);
        let object = prop::collection::vec((key, inner.clone()), 0..6);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Value::from),
            object.prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}
