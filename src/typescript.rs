//! The types of the answer for TypeScript, made from those of Rust: `UPDATE_EXPECT=1 cargo test` writes the files.

use crate::catalog::{
    Entry, Escalate, Fact, Family, Origin, Origins, Revision, Side, Source, Step, Table, Where, entries,
};
use crate::retry::{Advice, Condition, Jitter, Retry, Until};
use crate::verdict::{Confidence, Contradiction, DecideBy, Match, MatchedBy, Nearness, UnknownReason};
use crate::{Api, verdict::Status};
use expect_test::expect_file;
use ts_rs::TS;

/// A type with its documentation, without the imports that a file of its own needs. Answers are frozen, all the way down.
fn declaration<T: TS + 'static>() -> String {
    let file = T::export_to_string().unwrap_or_default();
    let start = ["/**", "export type"].iter().filter_map(|start| file.find(start)).min().unwrap_or(0);
    let text = file.get(start..).unwrap_or("").trim();
    let text = text.replace("/**\n * ", "/** ").replace("\n */\n", " */\n").replace(" \n", "\n");
    let lines: Vec<String> = text.lines().map(read_only).collect();
    lines.join("\n") + "\n"
}

/// A line of a declaration, of which a field begins with its name, and a variant with its tag.
fn read_only(line: &str) -> String {
    let is_field = line.split_once(": ").is_some_and(|(name, _)| name.chars().all(char::is_alphanumeric));
    let line = line.replace("{ \"kind\"", "{ readonly \"kind\"").replace("Array<", "ReadonlyArray<");
    if is_field { format!("readonly {line}") } else { line }
}

/// The advice as two types: what depends on a condition names advice that depends on none.
fn retry() -> String {
    let all = declaration::<Retry>();
    let (name, variants) = all.trim_end_matches(";\n").split_once(" = ").unwrap_or_default();
    let (depends, settled): (Vec<_>, Vec<_>) =
        variants.split(" | ").partition(|variant| variant.contains("\"depends\""));
    format!(
        "/** Retry advice that depends on nothing more. */\nexport type SettledRetry = {};\n\n{name} = SettledRetry | {};\n",
        settled.join(" | "),
        depends.join(" | "),
    )
}

/// A type of all ids, so that a typo in a switch does not compile.
fn ids() -> String {
    let ids: Vec<String> = entries().map(|entry| format!("\"{}\"", entry.id)).collect();
    format!("/** The id of a row of the catalog. */\nexport type Id = {};\n", ids.join(" | "))
}

#[test]
fn the_types_of_typescript_are_those_of_rust() {
    let declarations = [
        declaration::<Api>(),
        declaration::<Status>(),
        declaration::<Table>(),
        declaration::<Revision>(),
        declaration::<Source>(),
        declaration::<Side>(),
        declaration::<Escalate>(),
        declaration::<Origin>(),
        declaration::<Origins>(),
        declaration::<Where>(),
        declaration::<Step>(),
        declaration::<Fact>(),
        ids(),
        declaration::<Entry>(),
        retry(),
        declaration::<Until>(),
        declaration::<Jitter>(),
        declaration::<Condition>(),
        declaration::<Match>(),
        declaration::<MatchedBy>(),
        declaration::<Confidence>(),
        declaration::<DecideBy>(),
    ];
    let names = [
        declaration::<Advice>(),
        declaration::<Contradiction>(),
        declaration::<UnknownReason>(),
        declaration::<Nearness>(),
        declaration::<Family>(),
    ];
    let header = "// Generated from the types of the Rust core: `UPDATE_EXPECT=1 cargo test` writes this file.\n";
    let file = |declarations: &[String]| format!("{header}\n{}", declarations.join("\n"));
    expect_file!["../pkg-template/src/answer.ts"].assert_eq(&file(&declarations));
    // The core alone gives these; the answer has sentences for them.
    expect_file!["../pkg-template/src/core/names.ts"].assert_eq(&file(&names));
}
