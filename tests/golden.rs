//! The catalog as people read it, word for word.
//!
//! `UPDATE_EXPECT=1 cargo test` brings the files up to date; the difference is then there to be read.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{apis_of, code_cell};
use expect_test::expect_file;
use serde::Serialize;
use std::fmt::Write;
use ttminis_explain::catalog::{self, Entry};
use ttminis_explain::retry::{Condition, Retry};

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
    writeln!(text, "- source: {}{}", name(entry.source), ours(entry.origin.source))?;
    writeln!(text, "- expected: {}", if entry.expected { "yes, an outcome of normal play" } else { "no" })?;
    writeln!(text, "- retry: {} *(ours)*", sentence(entry.retry))?;
    if let Some(escalate) = entry.escalate {
        writeln!(text, "- escalate: {}", name(escalate))?;
    }
    writeln!(text, "\n{}{}\n", entry.meaning, ours(entry.origin.meaning))?;
    writeln!(text, "{}{}\n", entry.action, ours(entry.origin.action))?;
    for (index, step) in entry.steps.iter().enumerate() {
        writeln!(text, "{}. [{}] {}{}", index + 1, name(step.r#where), step.text, ours(step.origin))?;
    }
    writeln!(text)?;
    for fact in entry.facts {
        let page = fact.doc_url.map(|url| format!(" ({url})")).unwrap_or_default();
        writeln!(text, "- {}: {}{}{page}", fact.name, fact.value, ours(fact.origin))?;
    }
    writeln!(text, "- stated by revision {}: {}", name(entry.revision), entry.doc_url)
}

/// The sentence that answers have for an advice.
fn sentence(retry: Retry) -> &'static str {
    let key = match retry {
        Retry::Never { until } => name(until),
        Retry::Backoff { only_if_idempotent: true, .. } => "backoff-if-idempotent".to_owned(),
        Retry::Backoff { .. } => "backoff".to_owned(),
        Retry::NewAdInstance => "new-ad-instance".to_owned(),
        Retry::NextBreak => "next-break".to_owned(),
        Retry::Depends { on: Condition::Aborted, .. } => "unless-aborted".to_owned(),
        Retry::Depends { on: Condition::TransientStatus, .. } => "if-transient".to_owned(),
        Retry::Undecided => "undecided".to_owned(),
    };
    let mut lines = include_str!("../words/en/answers.toml").lines().skip_while(|line| *line != "[retry]").skip(1);
    let line = lines.find_map(|line| line.strip_prefix(&key)?.strip_prefix(" = \"")?.strip_suffix('"'));
    line.unwrap_or_else(|| panic!("[retry] has no sentence for '{key}'"))
}

/// The name that answers have for a value.
fn name(value: impl Serialize) -> String {
    serde_json::to_value(value).expect("a name is JSON").as_str().expect("a name is a text").to_owned()
}
