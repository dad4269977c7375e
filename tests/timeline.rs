//! What the history of failures keeps, counts and tells, against a model that is simple enough to be believed.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{Answer, apis_of, ask, ask_bare, assert_none, numbers_of};
use expect_test::expect_file;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::{Debug, Formatter, Write};
use ttminis_explain::timeline::{Filter, Looking, MOST_GROUPS, Timeline, Whose};
use ttminis_explain::{Api, Context, Key, Kind, catalog, check};

/// A moment that clocks of today have.
const NOW: f64 = 1_790_000_000_000.0;
/// Errors of every kind, which all suites ask with.
const INPUTS: &str = include_str!("data/inputs.json");
/// The parts of what is told, in their order.
const ORDER: [&str; 11] = [
    "certainty",
    "meaning",
    "argument",
    "problem",
    "candidates",
    "steps",
    "retry",
    "support",
    "nearest",
    "message",
    "call",
];

/// A value as a game may hand it over: texts such as `NaN` stand for the numbers that JSON has not. It is printed as
/// nothing, so that what a history keeps besides can be measured.
#[derive(Clone)]
struct Loose(Value);

impl Debug for Loose {
    fn fmt(&self, _: &mut Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }
}

impl ttminis_explain::Value for Loose {
    fn kind(&self) -> Kind {
        ttminis_explain::Value::kind(&self.0)
    }
    fn get(&self, key: Key) -> Option<Loose> {
        ttminis_explain::Value::get(&self.0, key).map(Loose)
    }
    fn item(&self, index: u32) -> Option<Loose> {
        ttminis_explain::Value::item(&self.0, index).map(Loose)
    }
    fn number(&self) -> Option<f64> {
        self.0.as_f64().or_else(|| match self.0.as_str()? {
            "NaN" => Some(f64::NAN),
            "Infinity" => Some(f64::INFINITY),
            _ => None,
        })
    }
    fn text(&self, limit: usize) -> Option<String> {
        ttminis_explain::Value::text(&self.0, limit)
    }
    fn boolean(&self) -> Option<bool> {
        self.0.as_bool()
    }
    fn parse(&self) -> Option<Loose> {
        ttminis_explain::Value::parse(&self.0).map(Loose)
    }
    fn parse_text(json: &str) -> Option<Loose> {
        <Value as ttminis_explain::Value>::parse_text(json).map(Loose)
    }
}

fn failure(answer: Answer, call: Value) -> Value {
    json!({ "explanation": answer.0, "call": call })
}

/// A call that failed at a moment.
fn call_at(ms: f64) -> Value {
    json!({ "startedAt": ms, "elapsedMs": 0 })
}

fn history<'v>(failures: impl IntoIterator<Item = &'v Value>) -> Timeline<Value> {
    let mut timeline = Timeline::new();
    failures.into_iter().for_each(|failure| timeline.record(failure));
    timeline
}

fn view<V: ttminis_explain::Value + Clone>(timeline: &Timeline<V>, filter: Filter, group: Option<u32>) -> Value {
    look(timeline, Looking { filter, group, ..Looking::default() })
}

fn look<V: ttminis_explain::Value + Clone>(timeline: &Timeline<V>, looking: Looking) -> Value {
    serde_json::to_value(timeline.view(looking)).expect("a view is JSON")
}

fn all<V: ttminis_explain::Value + Clone>(timeline: &Timeline<V>) -> Value {
    view(timeline, Filter::default(), None)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).expect("a list")
}

fn rows(view: &Value) -> &[Value] {
    list(&view["rows"])
}

/// What is told of the only group of a history.
fn sections(failure: &Value) -> Vec<Value> {
    let timeline = history([failure]);
    let group = rows(&all(&timeline))[0]["group"].as_u64().expect("a number") as u32;
    list(&view(&timeline, Filter::default(), Some(group))["detail"]["sections"]).to_vec()
}

fn section<'s>(sections: &'s [Value], kind: &str) -> Option<&'s Value> {
    sections.iter().find(|section| section["kind"] == kind)
}

fn kinds(sections: &[Value]) -> Vec<&str> {
    sections.iter().filter_map(|section| section["kind"].as_str()).collect()
}

fn texts(list: &Value) -> Vec<&str> {
    self::list(list).iter().filter_map(Value::as_str).collect()
}

/// The answer that has this row as its only meaning, and is sure of it.
fn answer_of(entry: &'static catalog::Entry) -> Answer {
    ask(&json!({ "errCode": numbers_of(entry)[0], "errMsg": entry.title }), &common::api(apis_of(entry)[0]))
}

fn inputs() -> Vec<Value> {
    serde_json::from_str(INPUTS).expect("inputs.json is JSON")
}

fn answer_to(input: &Value) -> Answer {
    common::ask_with_message(&input["error"], input.get("message").cloned(), &input["context"])
}

// What belongs together.

#[test]
fn failures_are_grouped_by_meaning_and_place_wherever_they_stand() {
    let answers = [
        ask(&json!({ "errCode": 21100 }), &common::api("request")),
        ask(&json!({ "errCode": 30001, "errMsg": "User exit" }), &Value::Null),
        ask(&json!({ "errCode": 30001 }), &Value::Null),
        ask(&json!({ "errCode": 99999, "errMsg": "a" }), &Value::Null),
        ask(&json!({ "errCode": 99999, "errMsg": "b" }), &Value::Null),
        ask(&json!({ "errCode": 99998, "errMsg": "a" }), &Value::Null),
        ask(&Value::Null, &Value::Null),
        ask(&json!("something else"), &Value::Null),
    ];
    let places = [
        json!({ "host": "a.example" }),
        json!({ "host": "b.example" }),
        json!({ "adUnitId": "7" }),
        json!({ "adUnitId": "8" }),
        json!({}),
    ];
    let mut timeline = Timeline::new();
    for round in 0..3 {
        for answer in &answers {
            for place in &places {
                let mut call = place.clone();
                call["startedAt"] = json!(NOW + f64::from(round));
                timeline.record(&json!({ "explanation": answer.0, "call": call }));
            }
        }
    }
    let view = all(&timeline);
    assert_eq!(rows(&view).len(), answers.len() * places.len());
    assert!(rows(&view).iter().all(|row| row["count"] == 3 && row["lastMs"] == NOW + 2.0));
}

#[test]
fn one_row_is_one_group_however_it_came_in() {
    let row = catalog::entries().find(|entry| entry.id == "ad.show/30001").expect("a row");
    let errors = [
        json!({ "errCode": 30001, "errMsg": "User exit" }),
        json!({ "errCode": "30001", "errMsg": "show:fail User exit" }),
        json!({ "errMsg": row.title }),
        json!({ "errCode": 30001 }),
    ];
    let failures = errors.map(|error| failure(ask(&error, &common::api("ad.show")), json!({ "adUnitId": "7" })));
    let view = all(&history(&failures));
    assert_eq!((rows(&view).len(), &view["rows"][0]["count"]), (1, &json!(4)), "{view}");
}

#[test]
fn the_host_is_read_from_the_address_where_nothing_names_it() {
    let place = |call: Value| rows(&all(&history([&failure(ask_bare(&json!(99999)), call)])))[0]["place"].clone();
    for (call, expected) in [
        (json!({ "host": "a.example", "url": "https://b.example/" }), json!("a.example")),
        (json!({ "url": "https://user:pass@B.example:8443/score?x=1#y" }), json!("b.example")),
        (json!({ "host": null, "url": "https://b.example" }), json!("b.example")),
        (json!({ "host": "", "url": "https://b.example" }), json!("b.example")),
        (json!({ "host": 5, "url": "https://b.example" }), json!("b.example")),
        (json!({ "adUnitId": "", "url": "https://b.example" }), json!("b.example")),
        (json!({ "adUnitId": "7", "url": null }), json!("7")),
        (json!({ "url": "not an address" }), json!(null)),
        (json!({ "url": "/score" }), json!(null)),
        (json!({ "url": "" }), json!(null)),
        (json!({ "url": 5 }), json!(null)),
        (json!({}), json!(null)),
        (json!(null), json!(null)),
    ] {
        assert_eq!(place(call.clone()), expected, "{call}");
    }
    let at = |call: Value| failure(ask_bare(&json!(99999)), call);
    let failures = [at(json!({ "host": "b.example" })), at(json!({ "url": "https://b.example/other" }))];
    assert_eq!(rows(&all(&history(&failures))).len(), 1, "one host is one place");
}

#[test]
fn what_the_game_aborted_is_nobodys_fault_and_no_lost_network() {
    let of = |aborted: Value| {
        let context = json!({ "api": "request", "aborted": aborted });
        failure(ask(&json!({ "errCode": 600_003 }), &context), json!({ "host": "a.example" }))
    };
    let failures = [of(json!(true)), of(json!(false)), of(json!(null)), of(json!(true))];
    let view = all(&history(&failures));
    let told: Vec<_> = rows(&view).iter().map(|row| (row["whose"].as_str(), row["count"].as_u64())).collect();
    assert_eq!(told, [(Some("nobody"), Some(2)), (Some("developer"), Some(2))]);
    assert_eq!(view["whose"], json!(["developer", "nobody"]));
}

#[test]
fn a_row_says_what_its_detail_says() {
    // Statuses are one row of the reference.
    let of = |status: u32, at: f64| {
        failure(ask(&json!({ "errCode": status, "errMsg": "Server error" }), &common::api("request")), call_at(at))
    };
    let timeline = history([&of(404, NOW), &of(503, NOW + 1.0), &of(401, NOW - 1.0)]);
    let view = all(&timeline);
    assert_eq!((rows(&view).len(), &view["rows"][0]["code"]), (1, &json!("503")));
    let group = view["rows"][0]["group"].as_u64().expect("a number") as u32;
    let detail = self::view(&timeline, Filter::default(), Some(group))["detail"].clone();
    assert_eq!(detail["row"], view["rows"][0]);
    assert!(detail["sections"].to_string().contains("down, busy or restarting"), "{detail}");

    // What makes long messages different may stand behind what is compared.
    let of = |end: &str| {
        let message = format!("{}{end}", "word ".repeat(17));
        failure(ask_bare(&json!({ "errCode": 99999, "errMsg": message })), call_at(NOW))
    };
    let view = all(&history([&of("one"), &of("two")]));
    assert_eq!(rows(&view).len(), 1);
    assert!(view["rows"][0]["title"].as_str().is_some_and(|title| title.ends_with("two")));
}

// Counts and times.

/// A failure of the model: what it means and where it happened as one number, and when it was, where that is known.
#[derive(Clone, Debug)]
struct Happened {
    kind: usize,
    at: f64,
    call: Value,
}

#[derive(Clone, Debug)]
struct Modelled {
    kind: usize,
    moments: Vec<f64>,
    last: f64,
    told: usize,
}

#[derive(Default)]
struct Model {
    groups: Vec<Modelled>,
    forgotten: usize,
    told: usize,
}

impl Model {
    fn record(&mut self, happened: &Happened) {
        self.told += 1;
        let told = self.told;
        if let Some(group) = self.groups.iter_mut().find(|group| group.kind == happened.kind) {
            group.moments.push(happened.at);
            if happened.at >= group.last {
                (group.last, group.told) = (happened.at, told);
            }
        } else {
            if self.groups.len() == MOST_GROUPS {
                self.sort();
                self.forgotten += self.groups.pop().expect("a group").moments.len();
            }
            self.groups.push(Modelled { kind: happened.kind, moments: vec![happened.at], last: happened.at, told });
        }
    }

    /// The last one to fail first; of those whose last failures were in the same moment, the one of the failure that was told last.
    fn sort(&mut self) {
        self.groups.sort_by(|one, other| other.last.total_cmp(&one.last).then(other.told.cmp(&one.told)));
    }
}

fn explanations() -> Vec<Value> {
    vec![
        ask(&json!({ "errCode": 21100 }), &common::api("request")).0,
        ask(&json!({ "errCode": 30001 }), &Value::Null).0,
        ask(&json!({ "errCode": 99999 }), &Value::Null).0,
    ]
}

fn told(explanations: &[Value], happened: &Happened) -> Loose {
    let mut call = happened.call.clone();
    call["host"] = json!(format!("host-{}.example", happened.kind / explanations.len()));
    Loose(json!({ "explanation": explanations[happened.kind % explanations.len()], "call": call }))
}

/// Moments that are known: near one another, the same, far apart, before the others, and with a fraction.
fn known_moment() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => (0_u32..200_000).prop_map(|passed| NOW + f64::from(passed)),
        2 => (0_u32..40).prop_map(|passed| NOW + f64::from(passed) * 5000.0),
        1 => Just(NOW),
        1 => (0_u32..400_000).prop_map(|passed| NOW + f64::from(passed) / 3.0),
        1 => (0_u32..100_000).prop_map(|passed| NOW - 3_600_000.0 + f64::from(passed)),
        1 => (0_u32..100_000).prop_map(|passed| NOW + 1e11 + f64::from(passed)),
        1 => 1.0..19_899_999_000_000.0,
    ]
}

fn happened(kinds: usize) -> impl Strategy<Value = Happened> {
    let known = (known_moment(), 0_u32..90_000, any::<bool>()).prop_map(|(at, elapsed, is_split)| {
        let elapsed = if is_split && at > 1e6 { f64::from(elapsed) } else { 0.0 };
        let started = at - elapsed;
        (started + elapsed, json!({ "startedAt": started, "elapsedMs": elapsed }))
    });
    let no_moment = prop::sample::select(vec![
        json!({}),
        json!({ "startedAt": null, "elapsedMs": 50 }),
        json!({ "elapsedMs": 50 }),
        json!({ "startedAt": "NaN" }),
        json!({ "startedAt": "Infinity", "elapsedMs": 1 }),
        json!({ "startedAt": -1, "elapsedMs": 1 }),
        json!({ "startedAt": -1e300 }),
        json!({ "startedAt": 1e300 }),
        json!({ "startedAt": 19_900_000_000_000_u64 }),
        json!({ "startedAt": NOW, "elapsedMs": 8e15 }),
        json!({ "startedAt": true }),
        json!({ "startedAt": [NOW] }),
        json!({ "startedAt": NOW.to_string() }),
    ]);
    let no_duration = prop::sample::select(vec![json!("NaN"), json!("Infinity"), json!(-5), json!(null), json!({})]);
    let moment = prop_oneof![
        12 => known,
        1 => no_moment.prop_map(|call| (0.0, call)),
        1 => (known_moment(), no_duration)
            .prop_map(|(at, elapsed)| (at, json!({ "startedAt": at, "elapsedMs": elapsed }))),
    ];
    (0..kinds, moment).prop_map(|(kind, (at, call))| Happened { kind, at, call })
}

/// Checks every number of a view.
fn agrees(view: &Value, model: &mut Model) -> Result<(), TestCaseError> {
    model.sort();
    prop_assert_eq!(&view["total"], &json!(model.told));
    prop_assert_eq!(&view["forgotten"], &json!(model.forgotten));
    prop_assert_eq!(rows(view).len(), model.groups.len());
    prop_assert_eq!(&view["count"], &json!(model.groups.len()));
    prop_assert!(rows(view).len() <= MOST_GROUPS);
    for (row, group) in rows(view).iter().zip(&model.groups) {
        let place = format!("host-{}.example", group.kind / 3);
        prop_assert_eq!(&row["place"], &json!(place));
        prop_assert_eq!(row["code"].as_str(), ["21100", "30001", "99999"].get(group.kind % 3).copied());
        prop_assert_eq!(row["count"].as_u64(), Some(group.moments.len() as u64));
        let known = group.moments.iter().copied().filter(|at| *at > 0.0);
        let first = known.clone().reduce(f64::min).unwrap_or(0.0);
        let (told_first, told_last) = (row["firstMs"].as_f64(), row["lastMs"].as_f64());
        prop_assert!(told_first.is_some_and(|told| (told - first).abs() < 0.01), "{told_first:?} for {first}");
        prop_assert!(told_last.is_some_and(|told| (told - group.last).abs() < 0.01), "{told_last:?} for {group:?}");
        let least = known.clone().filter(|at| *at >= group.last - 55_000.0).count() as u64;
        let most = known.filter(|at| *at > group.last - 60_000.0).count() as u64;
        let told = row["perMinute"].as_u64();
        prop_assert!(
            told.is_some_and(|told| (least..=most).contains(&told)),
            "{told:?} of {least}..={most}: {group:?}"
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn few_kinds_are_counted_as_the_model_counts(list in prop::collection::vec(happened(4), 0..80)) {
        let explanations = explanations();
        let (mut timeline, mut model) = (Timeline::new(), Model::default());
        for happened in &list {
            timeline.record(&told(&explanations, happened));
            model.record(happened);
            agrees(&all(&timeline), &mut model)?;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn many_kinds_make_room_as_in_the_model(list in prop::collection::vec(happened(300), 600..1000)) {
        let explanations = explanations();
        let (mut timeline, mut model) = (Timeline::new(), Model::default());
        for (number, happened) in list.iter().enumerate() {
            timeline.record(&told(&explanations, happened));
            model.record(happened);
            if number % 100 == 0 {
                agrees(&all(&timeline), &mut model)?;
            }
        }
        agrees(&all(&timeline), &mut model)?;
    }
}

#[test]
fn a_minute_has_twelve_parts() {
    let answer = ask_bare(&json!(99999)).0;
    let rate = |moments: &[f64]| {
        let mut timeline = Timeline::new();
        for at in moments {
            timeline.record(&json!({ "explanation": answer, "call": call_at(NOW + at) }));
        }
        rows(&all(&timeline))[0]["perMinute"].as_u64().expect("a number")
    };
    let each_second: Vec<f64> = (0..600).map(|second| f64::from(second) * 1000.0).collect();
    assert_eq!(rate(&each_second), 60, "the last part is whole");
    assert_eq!(rate(&each_second[..596]), 56, "the last part has just begun");
    assert_eq!(rate(&[0.0, 59_999.0]), 2);
    assert_eq!(rate(&[0.0, 60_000.0]), 1);
    assert_eq!(rate(&[0.0, 1e9]), 1);
    assert_eq!(rate(&[0.0, 0.0, 0.0]), 3);
    assert_eq!(rate(&[100_000.0, 60_000.0, 30_000.0]), 2, "what is told late does not happen later");
}

#[test]
fn a_moment_that_is_not_known_takes_the_place_of_none_that_is() {
    let answer = ask_bare(&json!(99999)).0;
    let of = |call: Value| json!({ "explanation": answer, "call": call });
    for failures in [[of(call_at(NOW)), of(json!({}))], [of(json!({})), of(call_at(NOW))]] {
        let view = all(&history(&failures));
        let row = &rows(&view)[0];
        assert_eq!((row["firstMs"].as_f64(), row["lastMs"].as_f64()), (Some(NOW), Some(NOW)));
        assert_eq!((row["count"].as_u64(), row["perMinute"].as_u64()), (Some(2), Some(1)));
    }
    let failures: Vec<Value> = (0..100).map(|_| of(json!({ "elapsedMs": 7 }))).collect();
    let view = all(&history(&failures));
    let row = &rows(&view)[0];
    assert_eq!((row["firstMs"].as_f64(), row["lastMs"].as_f64()), (Some(0.0), Some(0.0)));
    assert_eq!((row["count"].as_u64(), row["perMinute"].as_u64()), (Some(100), Some(0)));
}

// What stays bounded.

#[test]
fn a_million_failures_take_no_more_than_the_most_groups() {
    let failures: Vec<Loose> = (0..300)
        .map(|kind| {
            let explanation = json!({ "status": "unknown", "code": 90000 + kind, "message": "not listed" });
            Loose(json!({ "explanation": explanation, "call": { "host": "a.example", "startedAt": NOW } }))
        })
        .collect();
    let mut timeline = Timeline::new();
    let (mut state, mut early) = (1_u32, (0, 0));
    let size = |timeline: &Timeline<Loose>| (format!("{timeline:?}").len(), all(timeline).to_string().len());
    for number in 0..1_000_000 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        timeline.record(&failures[(state >> 8) as usize % failures.len()]);
        if number == 10_000 {
            early = size(&timeline);
        }
    }
    let view = all(&timeline);
    assert_eq!((rows(&view).len(), &view["total"]), (MOST_GROUPS, &json!(1_000_000)));
    assert_eq!(total_of(&view), 1_000_000);
    // Only the numbers have become longer.
    let late = size(&timeline);
    assert!(late.0 < early.0 * 11 / 10 && late.1 < early.1 * 11 / 10, "{early:?} became {late:?}");
}

/// How many failures a view tells of, those that were forgotten or missed included.
fn total_of(view: &Value) -> u64 {
    let counted: u64 = rows(view).iter().filter_map(|row| row["count"].as_u64()).sum();
    counted + view["forgotten"].as_u64().expect("a number") + view["missed"].as_u64().unwrap_or(0)
}

/// A failure that has a text at every place where one is read.
fn failure_of_texts(status: &str, text: &str) -> Value {
    let item = json!({
        "text": text, "where": text, "kind": text, "why": text, "id": text, "title": text, "source": text,
        "entry": { "title": text, "code": text },
    });
    // A list is longer than what is read of it, but not every item of it has to be.
    let mut list = vec![json!({ "text": "a", "why": "a", "title": "a" }); 100];
    list[0] = item;
    json!({
        "explanation": {
            "status": status, "id": text, "title": text, "code": text, "listedCode": text, "message": text, "reason": text,
            "meaning": text, "source": text, "looksLike": text, "api": text, "escalate": text, "problems": list,
            "candidates": list, "steps": list, "nearest": list, "match": { "confidence": text },
            "common": { "source": text, "expected": false }, "retry": { "kind": text, "until": text }, "expected": false,
        },
        "call": {
            "api": text, "function": text, "method": text, "url": format!("https://{text}"), "host": text, "adUnitId": text,
            "startedAt": NOW, "elapsedMs": 8.9e15,
        },
    })
}

/// A text that is not said twice.
fn long_text(number: usize, length: usize) -> String {
    let letters = ["é", "word ", "\u{1f600}", "a", "/", "?x=", "\n", "\"", "."];
    let mut text = format!("{number} ");
    let mut state = number as u32;
    while text.len() < length {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        text.push_str(letters[(state >> 16) as usize % letters.len()]);
    }
    text
}

#[test]
fn nothing_that_is_long_stays_or_is_shown() {
    let mut timeline = Timeline::new();
    for number in 0..MOST_GROUPS {
        let status = ["known", "ambiguous", "unknown", "unrecognized"][number % 4];
        // All are longer than what is read; that of the last ones is as long as a page.
        let length = if number < MOST_GROUPS - 8 { 5000 } else { 100_000 };
        timeline.record(&Loose(failure_of_texts(status, &long_text(number, length))));
    }
    let view = all(&timeline);
    assert_eq!(rows(&view).len(), MOST_GROUPS);
    let offenders: Vec<String> = rows(&view).iter().filter_map(too_long_in_row).collect();
    assert_none("texts that are too long", &offenders);
    let (kept, shown) = (format!("{timeline:?}").len(), view.to_string().len());
    assert!(kept < MOST_GROUPS * 16_000, "{kept} bytes are kept besides the last failures");
    assert!(shown < MOST_GROUPS * 2000, "{shown} bytes are shown");

    let limit = |text: &Value| text.as_str().map_or(0, |text| text.trim_end_matches('…').chars().count());
    for row in &rows(&view)[..8] {
        let group = row["group"].as_u64().expect("a number") as u32;
        let view = self::view(&timeline, Filter::default(), Some(group));
        let sections = list(&view["detail"]["sections"]);
        assert_eq!(view["detail"]["row"], *row);
        for section in sections {
            for line in list(&section["lines"]) {
                let most = if section["kind"] == "candidates" { 480 } else { 400 };
                assert!(limit(line) <= most, "{}: {} characters", section["kind"], limit(line));
            }
            assert!(list(&section["lines"]).len() <= 16, "{}", section["kind"]);
            assert!(list(&section["marks"]).iter().all(|mark| limit(mark) <= 24));
        }
        assert!(view["detail"].to_string().len() < 120_000);
    }
}

fn too_long_in_row(row: &Value) -> Option<String> {
    let limits = [("code", 24), ("title", 121), ("function", 65), ("place", 81)];
    let found = limits.iter().find(|(name, limit)| row[name].as_str().unwrap_or("").chars().count() > *limit)?;
    Some(format!("{} of {row}", found.0))
}

#[test]
fn a_title_is_cut_off_between_characters() {
    let message = "\u{1f600}".repeat(200);
    let view = all(&history([&failure(ask_bare(&json!({ "errCode": 99999, "errMsg": message })), json!({}))]));
    assert_eq!(rows(&view)[0]["title"], format!("{}…", "\u{1f600}".repeat(120)));
}

// Whose fault it is.

fn whose_of(failure: &Value) -> String {
    rows(&all(&history([failure])))[0]["whose"].as_str().expect("a name").to_owned()
}

#[test]
fn every_row_is_the_fault_of_whom_the_reference_names() {
    for entry in catalog::entries() {
        let answer = answer_of(entry);
        assert!(answer.is_known_as(entry.id), "{}", answer.verdict());
        let expected = if entry.expected { "nobody" } else { entry.source.name() };
        let failure = failure(answer, json!({}));
        assert_eq!(whose_of(&failure), expected, "{}", entry.id);
        assert_eq!(rows(&all(&history([&failure])))[0]["title"], entry.title);
    }
}

#[test]
fn what_the_answer_does_not_decide_is_unclear() {
    let mut decided = BTreeSet::new();
    for input in inputs() {
        let answer = answer_to(&input);
        let of = |row: &Value| {
            if row["expected"] == true { "nobody" } else { row["source"].as_str().unwrap_or("unclear") }.to_owned()
        };
        let expected = match answer.status() {
            "known" => of(&answer.0),
            "ambiguous" => {
                let all: BTreeSet<String> = list(&answer.0["candidates"]).iter().map(of).collect();
                if all.len() == 1 { all.into_iter().next().expect("one") } else { "unclear".to_owned() }
            }
            _ => "unclear".to_owned(),
        };
        let name = format!("{}: {}", input["name"], answer.verdict());
        decided.insert((answer.status().to_owned(), expected.clone()));
        assert_eq!(whose_of(&failure(answer, json!({}))), expected, "{name}");
    }
    for (status, whose) in [
        ("ambiguous", "unclear"),
        ("ambiguous", "developer"),
        ("unknown", "unclear"),
        ("unrecognized", "unclear"),
        ("known", "nobody"),
        ("known", "tiktok-client"),
        ("known", "tiktok-server"),
    ] {
        assert!(decided.contains(&(status.to_owned(), whose.to_owned())), "no input is {status} and {whose}");
    }
}

/// A failure that is the fault of each, of a call of its own.
fn of_each() -> Vec<(Whose, Value)> {
    let known = |whose: Whose| {
        let source = if whose == Whose::Nobody { "developer" } else { whose.name() };
        json!({ "status": "known", "id": whose.name(), "source": source, "expected": whose == Whose::Nobody })
    };
    let of = |whose: Whose| if whose == Whose::Unclear { json!({ "status": "unknown" }) } else { known(whose) };
    Whose::ALL.into_iter().map(|whose| (whose, json!({ "explanation": of(whose), "call": {} }))).collect()
}

#[test]
fn the_worst_is_the_developers_then_what_is_unclear() {
    let of_each = of_each();
    let names: Vec<&str> = Whose::ALL.map(Whose::name).into();
    assert_eq!(names, ["developer", "unclear", "tiktok-client", "tiktok-server", "nobody"]);
    assert!(
        Whose::ALL.is_sorted() && Whose::ALL.into_iter().all(|whose| Whose::from_name(whose.name()) == Some(whose))
    );
    for name in ["", "Developer", "developer ", "nobody\0"] {
        assert_eq!(Whose::from_name(name), None, "{name:?}");
    }
    for subset in 0_u32..32 {
        let present: Vec<_> = of_each.iter().enumerate().filter(|(at, _)| subset >> at & 1 == 1).collect();
        // In the other order too: the last one to fail is not the worst.
        for timeline in [
            history(present.iter().map(|(_, (_, failure))| failure)),
            history(present.iter().rev().map(|(_, (_, failure))| failure)),
        ] {
            let view = all(&timeline);
            let expected: Vec<&str> = present.iter().map(|(_, (whose, _))| whose.name()).collect();
            assert_eq!(view["worst"].as_str(), expected.first().copied());
            assert_eq!(texts(&view["whose"]), expected);
        }
    }
}

// Filters.

#[test]
fn filters_admit_exactly_what_they_name() {
    let mut failures = Vec::new();
    for api in Api::ALL {
        for (whose, mut failure) in of_each() {
            failure["call"] = json!({ "api": api.name(), "host": api.name() });
            failures.push((Some(api), whose, failure));
        }
    }
    failures.push((None, Whose::Unclear, json!({ "explanation": { "status": "unknown" }, "call": {} })));
    let timeline = history(failures.iter().map(|(_, _, failure)| failure));
    let every_api = || [None].into_iter().chain(Api::ALL.map(Some));
    for api in every_api() {
        for whose in [None].into_iter().chain(Whose::ALL.map(Some)) {
            let view = view(&timeline, Filter { api, whose }, None);
            let is_in = |failure: &&(Option<Api>, Whose, Value)| {
                (api.is_none() || failure.0 == api) && whose.is_none_or(|whose| failure.1 == whose)
            };
            let expected: Vec<(Option<&str>, &str)> =
                failures.iter().rev().filter(is_in).map(|(api, whose, _)| (api.map(Api::name), whose.name())).collect();
            let shown: Vec<(Option<&str>, &str)> =
                rows(&view).iter().map(|row| (row["place"].as_str(), row["whose"].as_str().expect("a name"))).collect();
            assert_eq!(shown, expected, "{api:?} {whose:?}");
            // What can be chosen stays.
            assert_eq!(texts(&view["apis"]), common::APIS);
            assert_eq!(texts(&view["whose"]).len(), 5);
        }
    }
}

#[test]
fn a_window_is_a_part_of_the_list() {
    let mut failures = Vec::new();
    for number in 0..30 {
        for (_, mut failure) in of_each() {
            failure["call"] =
                json!({ "host": format!("{number}.example"), "startedAt": NOW + f64::from(number * 7 % 10) });
            failures.push(failure);
        }
    }
    let timeline = history(&failures);
    for whose in [None, Some(Whose::Unclear), Some(Whose::Nobody)] {
        let filter = Filter { api: None, whose };
        let whole = view(&timeline, filter, None);
        let expected = rows(&whole);
        assert_eq!(expected.len(), if whose.is_some() { 30 } else { 150 });
        for above in [0, 1, 29, 30, 31, 149, 150, usize::MAX] {
            for most in [Some(0), Some(1), Some(12), Some(usize::MAX), None] {
                let view = look(&timeline, Looking { filter, above, most, group: None });
                let seen: Vec<&Value> = expected.iter().skip(above).take(most.unwrap_or(expected.len())).collect();
                assert_eq!(rows(&view).iter().collect::<Vec<_>>(), seen, "{most:?} below {above}");
                // Everything else is that of the whole list.
                for name in ["total", "forgotten", "missed", "worst", "apis", "whose", "count", "detail"] {
                    assert_eq!(view[name], whole[name], "{name}");
                }
                assert_eq!(view["count"], expected.len());
            }
        }
    }
}

#[test]
fn a_group_of_two_calls_is_found_by_both() {
    let of = |api: &str, host: &str| {
        failure(ask(&json!({ "errCode": 21103 }), &common::api(api)), json!({ "api": api, "host": host }))
    };
    let failures = [of("request", "a.example"), of("downloadFile", "a.example"), of("request", "b.example")];
    let timeline = history(&failures);
    let found = |api: Api| rows(&view(&timeline, Filter { api: Some(api), whose: None }, None)).len();
    assert_eq!([Api::Request, Api::DownloadFile, Api::AdShow].map(found), [2, 1, 0]);
    let view = all(&timeline);
    assert_eq!((texts(&view["apis"]), rows(&view).len()), (vec!["request", "downloadFile"], 2));
}

#[test]
fn the_call_is_the_one_that_the_answer_names_before_the_one_that_was_watched() {
    let apis = |explained: Value, called: Value| {
        let failure = json!({ "explanation": { "status": "unknown", "api": explained }, "call": { "api": called } });
        all(&history([&failure]))["apis"].clone()
    };
    assert_eq!(apis(json!("ad.show"), json!("ad.load")), json!(["ad.show"]));
    assert_eq!(apis(json!(null), json!("ad.load")), json!(["ad.load"]));
    assert_eq!(apis(json!("login"), json!("ad.load")), json!(["ad.load"]));
    assert_eq!(apis(json!(null), json!("login")), json!([]));
    assert_eq!(apis(json!(7), json!(["request"])), json!([]));
}

#[test]
fn filters_offer_what_is_left_when_groups_had_to_make_room() {
    let mut timeline = Timeline::new();
    let of = |kind: usize, api: &str| json!({ "explanation": { "status": "unknown", "code": kind }, "call": { "api": api, "startedAt": NOW } });
    timeline.record(&json!({ "explanation": { "status": "known", "source": "developer", "expected": false },
        "call": { "api": "ad.load", "startedAt": NOW } }));
    for kind in 0..MOST_GROUPS - 1 {
        timeline.record(&of(kind, "request"));
    }
    assert_eq!(all(&timeline)["apis"], json!(["request", "ad.load"]));
    timeline.record(&of(1000, "ad.init"));
    let view = all(&timeline);
    assert_eq!((&view["apis"], &view["whose"]), (&json!(["request", "ad.init"]), &json!(["unclear"])));
    assert_eq!((&view["forgotten"], &view["worst"]), (&json!(1), &json!("unclear")));
}

// Pausing and clearing.

#[derive(Clone, Debug)]
enum Act {
    Record(Happened),
    Pause(bool),
    Clear,
}

/// A view without what goes on while it is paused: the numbers of the badge.
fn still(mut view: Value) -> String {
    for name in ["total", "missed", "worst"] {
        view[name] = Value::Null;
    }
    view.to_string()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_paused_stays_and_nothing_is_lost(
        acts in prop::collection::vec(
            prop_oneof![
                12 => happened(8).prop_map(Act::Record),
                2 => Just(Act::Pause(true)),
                2 => Just(Act::Pause(false)),
                1 => Just(Act::Clear),
            ],
            0..60,
        ),
        selected in 0_u32..12,
    ) {
        let explanations = explanations();
        let looked_at = |timeline: &Timeline<Loose>| view(timeline, Filter::default(), Some(selected));
        // The same without pauses.
        let (mut timeline, mut other) = (Timeline::new(), Timeline::new());
        let mut paused: Option<(String, u64)> = None;
        for act in &acts {
            match act {
                Act::Record(happened) => {
                    timeline.record(&told(&explanations, happened));
                    other.record(&told(&explanations, happened));
                }
                Act::Pause(pause) => {
                    timeline.pause(*pause);
                    paused = match paused {
                        None if *pause => Some((still(looked_at(&other)), all(&other)["total"].as_u64().expect("a number"))),
                        kept => kept.filter(|_| *pause),
                    };
                }
                Act::Clear => {
                    timeline.clear();
                    other.clear();
                    paused = None;
                }
            }
            let (view, now) = (looked_at(&timeline), looked_at(&other));
            prop_assert_eq!(view["total"].as_u64(), Some(total_of(&view)));
            match &paused {
                None => prop_assert_eq!(&view, &now),
                Some((shown, total)) => {
                    prop_assert_eq!(&view["total"], &now["total"]);
                    prop_assert_eq!(&view["worst"], &now["worst"]);
                    prop_assert_eq!(&view["missed"], &json!(now["total"].as_u64().expect("a number") - total));
                    prop_assert_eq!(&still(view), shown);
                }
            }
        }
    }
}

#[test]
fn a_pause_is_told_from_none_and_clearing_ends_it() {
    let failure = failure(ask_bare(&json!(99999)), json!({}));
    let mut timeline = history([&failure]);
    assert_eq!(all(&timeline)["missed"], json!(null));
    timeline.pause(true);
    assert_eq!(all(&timeline)["missed"], json!(0));
    timeline.record(&failure);
    timeline.pause(true);
    assert_eq!(all(&timeline)["missed"], json!(1), "it is the first pause that goes on");
    timeline.clear();
    let empty = all(&Timeline::<Value>::default());
    assert_eq!(all(&timeline), empty);
    assert_eq!(
        empty,
        json!({
            "total": 0, "forgotten": 0, "missed": null, "worst": null, "apis": [], "whose": [], "count": 0, "rows": [], "detail": null,
        })
    );
    timeline.pause(false);
    assert_eq!(all(&timeline), empty);
}

#[test]
fn a_number_is_never_that_of_another_group() {
    let mut timeline = Timeline::new();
    let mut seen = BTreeSet::new();
    for kind in 0..500 {
        timeline.record(&failure(ask_bare(&json!(900_000 + kind)), call_at(NOW)));
        if kind == 250 {
            timeline.clear();
            continue;
        }
        let view = all(&timeline);
        assert!(seen.insert(rows(&view)[0]["group"].as_u64()), "{kind}");
    }
    // The group is gone, or there never was one.
    for group in [0, 1, u32::MAX] {
        assert_eq!(view(&timeline, Filter::default(), Some(group))["detail"], json!(null));
    }
}

#[test]
fn what_is_looked_at_is_told_whatever_the_filter() {
    let timeline = history([&failure(ask_bare(&json!(99999)), json!({ "api": "request" }))]);
    let group = rows(&all(&timeline))[0]["group"].as_u64().expect("a number") as u32;
    let view = view(&timeline, Filter { api: Some(Api::AdShow), whose: None }, Some(group));
    assert_eq!((rows(&view).len(), view["detail"].is_object()), (0, true));
}

// What is told of one.

#[test]
fn every_row_is_told_with_the_same_parts_in_the_same_order() {
    for entry in catalog::entries() {
        let answer = answer_of(entry);
        let explanation = answer.0.clone();
        let sections = sections(&failure(answer, json!({ "function": "f" })));
        let mut expected = vec!["meaning", "steps", "retry"];
        if explanation["match"]["confidence"] != "exact" {
            expected.insert(0, "certainty");
        }
        expected.extend(entry.escalate.map(|_| "support"));
        expected.extend((!entry.title.is_empty()).then_some("message"));
        expected.push("call");
        assert_eq!(kinds(&sections), expected, "{}", entry.id);
        assert_eq!(
            texts(&sections[kinds(&sections).iter().position(|kind| *kind == "meaning").expect("one")]["lines"]),
            [entry.meaning]
        );
        let steps = section(&sections, "steps").expect("steps");
        let (lines, marks) = (texts(&steps["lines"]), texts(&steps["marks"]));
        let told: Vec<(&str, &str)> = lines.into_iter().zip(marks).collect();
        let own: Vec<(&str, &str)> = entry.steps.iter().map(|step| (step.text, step.place.name())).collect();
        assert!(told.starts_with(&own), "{}: {told:?}", entry.id);
        if !matches!(entry.code, catalog::Code::HttpNon2xx) {
            assert_eq!(told, own, "{}", entry.id);
            assert_eq!(texts(&section(&sections, "retry").expect("retry")["lines"]), [entry.retry.sentence()]);
        }
        let team = section(&sections, "support").map(|support| support["lines"][0].as_str().expect("a line"));
        assert_eq!(
            team.map(|line| line.contains("Runtime team")),
            entry.escalate.map(|who| who == catalog::Escalate::RuntimeTeam)
        );
    }
}

/// All texts in a value.
fn each_text<'v>(value: &'v Value, put: &mut dyn FnMut(&'v str)) {
    match value {
        Value::String(text) => put(text),
        Value::Array(items) => items.iter().for_each(|item| each_text(item, put)),
        Value::Object(entries) => entries.values().for_each(|item| each_text(item, put)),
        _ => {}
    }
}

/// The answers to all inputs, and to all calls that are checked with an error that they may have caused.
fn many_answers() -> Vec<(String, Answer)> {
    let mut answers: Vec<(String, Answer)> =
        inputs().iter().map(|input| (input["name"].as_str().expect("a name").to_owned(), answer_to(input))).collect();
    let calls: Value = serde_json::from_str(include_str!("data/calls.json")).expect("calls.json is JSON");
    for call in list(&calls) {
        let mut context = call["context"].clone();
        if !context.is_object() {
            context = json!({});
        }
        context["api"] = call["api"].clone();
        context["args"] = call["args"].clone();
        let problems = check(&Context::read(&context));
        let codes = problems.iter().flat_map(|problem| problem.fails()).map(|entry| numbers_of(entry)[0]);
        for code in codes.collect::<BTreeSet<u32>>() {
            answers.push((format!("{} with {code}", call["name"]), ask(&json!({ "errCode": code }), &context)));
        }
    }
    answers
}

#[test]
fn nothing_is_told_that_the_answer_does_not_say() {
    let mut offenders = Vec::new();
    let mut seen = BTreeSet::new();
    for (name, answer) in many_answers() {
        let explanation = answer.0.clone();
        let sections = sections(&failure(answer, json!({ "function": "request", "method": "GET" })));
        let kinds = kinds(&sections);
        let places: Option<Vec<usize>> =
            kinds.iter().map(|kind| ORDER.iter().position(|known| known == kind)).collect();
        if !places.is_some_and(|places| places.is_sorted()) {
            offenders.push(format!("{name}: {kinds:?}"));
        }
        seen.extend(kinds.iter().map(|kind| (*kind).to_owned()));
        let mut said = Vec::new();
        each_text(&explanation, &mut |text| said.push(text));
        for section in &sections {
            let kind = section["kind"].as_str().expect("a kind");
            let (lines, marks) = (texts(&section["lines"]), texts(&section["marks"]));
            assert!(!lines.is_empty() && lines.len() == marks.len(), "{name}: {section}");
            for line in lines {
                let is_said = match kind {
                    "certainty" if line.contains("load()") => {
                        explanation["text"].as_str().expect("a text").contains(line)
                    }
                    "certainty" => explanation["match"]["confidence"] != "exact" && explanation["status"] == "known",
                    "support" => explanation["escalate"].is_string(),
                    "call" => line == "request GET",
                    // Of an answer that is none of the platform's errors, the paragraph has no advice.
                    "retry" => said.iter().any(|text| text.contains(line)) || explanation["status"] == "unrecognized",
                    // What may be secret is left out, and nothing is put in.
                    "message" => {
                        let mut rest = explanation["message"].as_str().expect("a text");
                        line.split('…').all(|piece| {
                            let found = rest.split_once(piece);
                            rest = found.map_or("", |(_, behind)| behind);
                            found.is_some()
                        })
                    }
                    "nearest" => said.iter().any(|text| line.ends_with(text)),
                    _ => said
                        .iter()
                        .any(|text| *text == line || line.strip_suffix('…').is_some_and(|line| text.starts_with(line))),
                };
                if !is_said || line.is_empty() {
                    offenders.push(format!("{name}: {kind}: {line}"));
                }
            }
        }
        // And nothing of what matters is left out.
        let problems = list(&explanation["problems"]).len();
        let told = sections.iter().filter(|section| matches!(section["kind"].as_str(), Some("argument" | "problem")));
        let told: usize = told.map(|section| list(&section["lines"]).len()).sum();
        let says_load = |value: &Value| value.to_string().contains("No table of the reference covers load()");
        if says_load(&explanation) != says_load(&json!(sections)) {
            offenders.push(format!("{name}: load()"));
        }
        for (list, told) in [
            (problems, told),
            (answer_list(&explanation, "candidates"), lines_of(&sections, "candidates")),
            (answer_list(&explanation, "nearest"), lines_of(&sections, "nearest")),
            (answer_list(&explanation, "steps"), lines_of(&sections, "steps")),
        ] {
            if list != told {
                offenders.push(format!("{name}: {told} of {list}"));
            }
        }
    }
    assert_none("things that are told otherwise", &offenders);
    assert_eq!(seen, ORDER.iter().map(|kind| (*kind).to_owned()).collect());
}

fn answer_list(explanation: &Value, name: &str) -> usize {
    explanation[name].as_array().map_or(0, Vec::len)
}

fn lines_of(sections: &[Value], kind: &str) -> usize {
    section(sections, kind).map_or(0, |section| list(&section["lines"]).len())
}

#[test]
fn a_nearest_row_is_named() {
    let answer = ask(&json!({ "errCode": 21104 }), &common::api("request"));
    let nearest = answer.0["nearest"][0]["entry"].clone();
    assert!(nearest["title"].is_string(), "{}", answer.0);
    let sections = sections(&failure(answer, json!({})));
    let line = section(&sections, "nearest").expect("one")["lines"][0].as_str().expect("a line");
    assert!(line.contains(nearest["title"].as_str().expect("a title")), "{line}");
}

#[test]
fn the_call_is_one_line_without_secrets() {
    let line = |call: Value| {
        let sections = sections(&failure(ask_bare(&json!(99999)), call));
        section(&sections, "call").map(|section| section["lines"][0].as_str().expect("a line").to_owned())
    };
    for (call, expected) in [
        (
            json!({ "function": "request", "method": "POST", "url": "https://u:p@a.example/x?token=1#2", "elapsedMs": 1234 }),
            Some("request POST https://…@a.example/x?token=…#… after 1.2 s"),
        ),
        (
            json!({ "function": "show", "api": "ad.show", "adUnitId": "7", "elapsedMs": 999.9 }),
            Some("show 7 after 999 ms"),
        ),
        (json!({ "api": "ad.show" }), Some("ad.show")),
        (json!({ "url": "https://a.example/" }), Some("https://a.example/")),
        (json!({ "function": "", "method": "", "url": "", "adUnitId": "", "elapsedMs": 5 }), None),
        (json!({ "elapsedMs": 5 }), None),
        (json!({ "api": "request", "elapsedMs": 0 }), Some("request")),
        (json!({ "api": "request", "elapsedMs": -5 }), Some("request")),
        (json!(null), None),
        (json!("request"), None),
    ] {
        assert_eq!(line(call.clone()).as_deref(), expected, "{call}");
    }
    let long = "a".repeat(2000);
    let url = format!("https://a.example/{long}");
    let call = json!({ "function": long, "method": long, "url": url, "adUnitId": long, "elapsedMs": 8e15 });
    assert_eq!(line(call).map(|line| line.chars().count()), Some(401));
}

#[test]
fn what_is_told_reads_as_it_is_written_down() {
    let url = "https://api.example.com/score";
    let get = json!({
        "api": "request", "function": "request", "method": "GET", "url": url, "host": "api.example.com",
        "startedAt": NOW, "elapsedMs": 1240,
    });
    let show =
        json!({ "api": "ad.show", "function": "show", "adUnitId": "7301234", "startedAt": NOW, "elapsedMs": 80 });
    let load =
        json!({ "api": "ad.load", "function": "load", "adUnitId": "7301234", "startedAt": NOW, "elapsedMs": 80 });
    let bare = json!({});
    let of = common::api;
    let cases = [
        ("known: a row of requests", json!({ "errCode": 21103, "errMsg": "Request timeout" }), of("request"), &get),
        ("known: an outcome of play", json!({ "errCode": 30001, "errMsg": "User exit" }), of("ad.show"), &show),
        ("known, of TikTok's client", json!({ "errCode": 20000, "errMsg": "Network error" }), of("ad.show"), &show),
        ("known, of TikTok's server", json!({ "errCode": 50000, "errMsg": "Internal error" }), of("ad.show"), &show),
        ("known, with another message", json!({ "errCode": 11002, "errMsg": "Something new" }), of("ad.show"), &show),
        ("known, with a contradiction", json!({ "errCode": 21103, "errMsg": "User exit" }), of("request"), &get),
        ("known, as likely", json!({ "errCode": 21100 }), Value::Null, &bare),
        ("known, as possible", json!(503), Value::Null, &bare),
        ("known: a status that passes", json!({ "errCode": 503, "errMsg": "Server error" }), of("request"), &get),
        ("known: a status that stays", json!({ "errCode": 404, "errMsg": "Server error" }), of("request"), &get),
        ("known: it may have been aborted", json!({ "errCode": 600_003 }), of("request"), &get),
        ("known: it was aborted", json!({ "errCode": 600_003 }), json!({ "api": "request", "aborted": true }), &get),
        (
            "known: it was not aborted",
            json!({ "errCode": 600_003 }),
            json!({ "api": "request", "aborted": false }),
            &get,
        ),
        ("known: load()", json!({ "errCode": 20001 }), of("ad.load"), &load),
        (
            "known, with an argument that is wrong",
            json!({ "errCode": 600_009 }),
            json!({ "api": "request", "args": { "url": "api.example.com/score", "method": "FETCH" } }),
            &get,
        ),
        (
            "known, with a domain that is not trusted",
            json!({ "errCode": 21100 }),
            json!({ "api": "request", "args": { "url": url }, "trustedDomains": ["https://api.exmaple.com"] }),
            &get,
        ),
        (
            "known, with an ad that was shown before",
            json!({ "errCode": 11003 }),
            json!({ "api": "ad.show", "ad": { "type": "rewarded", "shows": 1, "sinceShowMs": 3200, "closeListeners": 2 } }),
            &show,
        ),
        ("ambiguous: the call decides", json!({ "errCode": 30001 }), Value::Null, &bare),
        ("ambiguous: the message decides", json!({ "errCode": 21101 }), Value::Null, &bare),
        ("ambiguous: it contradicts itself", json!({ "errCode": 21103, "errMsg": "User exit" }), Value::Null, &get),
        ("unknown: a code", json!({ "errCode": 21104, "errMsg": "Something new" }), of("request"), &get),
        ("unknown: a code of the server API", json!({ "errCode": 10_000_003 }), Value::Null, &bare),
        ("unknown: another call", json!({ "errCode": 30001, "errMsg": "login:fail" }), Value::Null, &bare),
        ("unknown: a message", json!({ "errMsg": "Something new" }), of("request"), &get),
        (
            "unknown, with an argument that is wrong",
            json!({ "errCode": 99999 }),
            json!({ "api": "request", "args": { "url": url, "data": 5 } }),
            &get,
        ),
        ("unrecognized: nothing", Value::Null, of("ad.show"), &show),
        (
            "unrecognized: an error of JavaScript",
            json!({ "name": "TypeError", "message": "x is not a function" }),
            of("request"),
            &get,
        ),
        ("unrecognized: a success", json!({ "errMsg": "request:ok" }), of("request"), &get),
    ];
    let mut text = String::from(
        "# What is told of a failure, as people read it\n\n\
         Generated by `UPDATE_EXPECT=1 cargo test --test timeline`. In brackets stands what marks a line: where a step is \
         taken, or whose fault a candidate is.\n",
    );
    for (name, error, context, call) in cases {
        let answer = ask(&error, &context);
        let status = answer.status().to_owned();
        assert!(name.starts_with(&status), "{name}: {}", answer.verdict());
        let failure = failure(answer, call.clone());
        let row = rows(&all(&history([&failure])))[0].clone();
        let part = |name: &str| row[name].as_str().unwrap_or("nowhere");
        let heading = format!("{} {}", part("code"), part("title"));
        write!(text, "\n## {name}\n\n**{}** ({}, at {})\n\n", heading.trim(), part("whose"), part("place"))
            .expect("writing to a text does not fail");
        for section in sections(&failure) {
            writeln!(text, "- {}", section["kind"].as_str().expect("a kind")).expect("writing to a text does not fail");
            for (line, mark) in texts(&section["lines"]).into_iter().zip(texts(&section["marks"])) {
                let mark = if mark.is_empty() { String::new() } else { format!("[{mark}] ") };
                writeln!(text, "  - {mark}{line}").expect("writing to a text does not fail");
            }
        }
    }
    expect_file!["golden/sections.md"].assert_eq(&text);
}

// Whatever comes in.

const KEYS: [&str; 44] = [
    "explanation",
    "call",
    "status",
    "id",
    "title",
    "looksLike",
    "candidates",
    "problems",
    "text",
    "steps",
    "where",
    "retry",
    "until",
    "on",
    "onlyIfIdempotent",
    "meaning",
    "reason",
    "source",
    "common",
    "expected",
    "escalate",
    "match",
    "confidence",
    "kind",
    "nearest",
    "entry",
    "why",
    "code",
    "listedCode",
    "message",
    "api",
    "function",
    "method",
    "url",
    "host",
    "adUnitId",
    "startedAt",
    "elapsedMs",
    "length",
    "0",
    "1",
    "type",
    "name",
    "origin",
];
const WORDS: [&str; 24] = [
    "known",
    "ambiguous",
    "unknown",
    "unrecognized",
    "developer",
    "tiktok-client",
    "nobody",
    "request",
    "ad.show",
    "likely",
    "guess",
    "never",
    "depends",
    "backoff",
    "code-change",
    "aborted",
    "call",
    "support",
    "runtime-team",
    "NaN",
    "Infinity",
    "https://user@a.example/b?c=d",
    "https://",
    "\n",
];

fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        Just(json!(NOW)),
        prop::sample::select(&WORDS[..]).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 64, 8, |inner| {
        let key = prop_oneof![6 => prop::sample::select(&KEYS[..]).prop_map(str::to_owned), 1 => any::<String>()];
        let object = prop::collection::vec((key, inner.clone()), 0..8);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Value::from),
            object.prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

/// An object that has most of what is read of one, but not always of the kind that it should be.
fn object(keys: &'static [&'static str]) -> impl Strategy<Value = Value> {
    prop::collection::vec((prop::sample::select(keys), anything()), 0..16)
        .prop_map(|entries| entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

fn anything_like_a_failure() -> impl Strategy<Value = Value> {
    let explanation = (object(&KEYS), prop::sample::select(&WORDS[..4])).prop_map(|(mut explanation, status)| {
        explanation["status"] = json!(status);
        explanation
    });
    prop_oneof![
        1 => anything(),
        1 => (anything(), anything()).prop_map(|(explanation, call)| json!({ "explanation": explanation, "call": call })),
        4 => (explanation, object(&KEYS[30..])).prop_map(|(explanation, call)| json!({ "explanation": explanation, "call": call })),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_fails_is_counted_and_shown(failures in prop::collection::vec(anything_like_a_failure(), 1..8)) {
        let mut timeline = Timeline::new();
        for failure in &failures {
            timeline.record(&Loose(failure.clone()));
        }
        let view = all(&timeline);
        prop_assert_eq!(&view["total"], &json!(failures.len()));
        prop_assert_eq!(total_of(&view), failures.len() as u64);
        prop_assert!(view["worst"].is_string());
        for row in rows(&view) {
            prop_assert_eq!(too_long_in_row(row), None);
            for name in ["firstMs", "lastMs", "perMinute", "count"] {
                prop_assert!(row[name].as_f64().is_some_and(|number| (0.0..2e13).contains(&number)), "{}", row);
            }
            let group = row["group"].as_u64().expect("a number") as u32;
            let detail = self::view(&timeline, Filter::default(), Some(group))["detail"].clone();
            let sections = list(&detail["sections"]);
            prop_assert!(section(sections, "retry").is_some());
            prop_assert!(kinds(sections).iter().all(|kind| ORDER.contains(kind)));
        }
    }
}
