//! What people and programs get to see, word for word: the catalog as a table, and the answers to a list of inputs.
//!
//! `UPDATE_EXPECT=1 cargo test` brings the files up to date; the difference is then there to be read.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{apis_of, code_cell};
use expect_test::expect_file;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use ttminis_explain::catalog::{self, Entry};
use ttminis_explain::{Context, explain};

/// The inputs that every suite, in whatever language, asks with: JSON only.
fn inputs() -> Vec<Value> {
    let inputs: Value = serde_json::from_str(include_str!("data/inputs.json")).expect("inputs.json is JSON");
    inputs.as_array().expect("a list").clone()
}

/// The answers by the names of their inputs.
fn answers() -> String {
    let answers = inputs().into_iter().map(|input| {
        let context = Context::read(&input["context"]);
        let explanation = explain(&input["error"], input.get("message").cloned(), context);
        (input["name"].as_str().expect("every input has a name").to_owned(), explanation)
    });
    let answers: BTreeMap<String, _> = answers.collect();
    serde_json::to_string_pretty(&answers).expect("answers are JSON") + "\n"
}

#[test]
fn the_answers_are_those_that_are_written_down() {
    expect_file!["golden/explanations.json"].assert_eq(&answers());
}

#[test]
fn the_inputs_reach_every_row_and_every_kind_of_answer() {
    let answers: Value = serde_json::from_str(&answers()).expect("answers are JSON");
    let answers = answers.as_object().expect("an object");
    assert_eq!(answers.len(), inputs().len(), "the names of the inputs are unique");
    let all = |path: &str| -> BTreeSet<String> {
        let values = answers.values().filter_map(|answer| answer.pointer(path));
        values.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let set = |names: &[&str]| -> BTreeSet<String> { names.iter().map(|name| (*name).to_owned()).collect() };
    assert_eq!(all("/id"), catalog::entries().map(|entry| entry.id.to_owned()).collect());
    assert_eq!(all("/status"), set(&["known", "ambiguous", "unknown", "unrecognized"]));
    assert_eq!(all("/match/confidence"), set(&["exact", "likely", "guess"]));
    assert_eq!(all("/decideBy"), set(&["api", "message", "code"]));
    assert_eq!(all("/retry/kind"), set(&["never", "backoff", "new-ad-instance", "next-break", "depends", "undecided"]));
    // A promise cannot be written as JSON.
    assert_eq!(
        all("/looksLike"),
        set(&[
            "nothing",
            "success",
            "javascript-error",
            "dom-exception",
            "event",
            "response",
            "text",
            "number",
            "primitive",
            "array",
            "something",
        ])
    );
    assert_eq!(all("/problems/0/kind"), set(&["call", "contradiction", "bad-code", "bad-context"]));
    assert_eq!(all("/api"), set(&common::APIS));
}

#[test]
fn the_catalog_reads_as_it_is_written_down() {
    let mut text = String::from(
        "# The catalog, as people read it\n\n\
         Generated. What the platform states is unmarked; what is ours is marked *(ours)*.\n",
    );
    for entry in catalog::entries() {
        write_entry(&mut text, entry).expect("writing to a text does not fail");
    }
    expect_file!["golden/catalog.md"].assert_eq(&text);
}

fn write_entry(text: &mut String, entry: &Entry) -> std::fmt::Result {
    let ours = |origin: catalog::Origin| if origin == catalog::Origin::Reference { "" } else { " *(ours)*" };
    writeln!(text, "\n## {}\n", entry.id)?;
    writeln!(text, "**{}** {}{}\n", code_cell(entry), entry.title, ours(entry.origin.title))?;
    for alias in entry.aliases {
        writeln!(text, "- also worded: {alias}")?;
    }
    writeln!(text, "- calls: {}", apis_of(entry).join(", "))?;
    writeln!(text, "- source: {}{}", entry.source.name(), ours(entry.origin.source))?;
    writeln!(text, "- expected: {}", if entry.expected { "yes, an outcome of normal play" } else { "no" })?;
    writeln!(text, "- retry: {} *(ours)*", entry.retry.sentence())?;
    if let Some(escalate) = entry.escalate {
        writeln!(text, "- escalate: {}", escalate.name())?;
    }
    writeln!(text, "\n{}{}\n", entry.meaning, ours(entry.origin.meaning))?;
    writeln!(text, "{}{}\n", entry.action, ours(entry.origin.action))?;
    for (index, step) in entry.steps.iter().enumerate() {
        writeln!(text, "{}. [{}] {}{}", index + 1, step.place.name(), step.text, ours(step.origin))?;
    }
    writeln!(text)?;
    for fact in entry.facts {
        let page = fact.doc_url.map(|url| format!(" ({url})")).unwrap_or_default();
        writeln!(text, "- {}: {}{}{page}", fact.name, fact.value, ours(fact.origin))?;
    }
    writeln!(text, "- stated by revision {}: {}", entry.revision.name(), entry.doc_url)
}
