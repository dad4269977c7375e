//! The types of the answer for TypeScript, made from those of Rust: `UPDATE_EXPECT=1 cargo test` writes the file.

use crate::catalog::{Entry, Escalate, Fact, Family, Origin, Origins, Revision, Source, Step, Table, Where, entries};
use crate::retry::{Advice, Condition, Jitter, Retry, Until};
use crate::verdict::{Confidence, Contradiction, DecideBy, Match, MatchedBy, Nearness, UnknownReason};
use crate::{Api, verdict::Status};
use expect_test::expect_file;
use ts_rs::TS;

/// A type with its documentation, without the imports that a file of its own needs.
fn declaration<T: TS + 'static>() -> String {
    let file = T::export_to_string().unwrap_or_default();
    let start = ["/**", "export type"].iter().filter_map(|start| file.find(start)).min().unwrap_or(0);
    let text = file.get(start..).unwrap_or("").trim();
    text.replace("/**\n * ", "/** ").replace("\n */\n", " */\n").replace(" \n", "\n") + "\n"
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
        declaration::<Escalate>(),
        declaration::<Origin>(),
        declaration::<Origins>(),
        declaration::<Where>(),
        declaration::<Step>(),
        declaration::<Fact>(),
        ids(),
        declaration::<Entry>(),
        declaration::<Retry>(),
        declaration::<Advice>(),
        declaration::<Until>(),
        declaration::<Jitter>(),
        declaration::<Condition>(),
        declaration::<Match>(),
        declaration::<MatchedBy>(),
        declaration::<Confidence>(),
        declaration::<DecideBy>(),
        declaration::<Contradiction>(),
        declaration::<UnknownReason>(),
        declaration::<Nearness>(),
        declaration::<Family>(),
    ];
    let header = "// Generated from the types of the Rust core: `UPDATE_EXPECT=1 cargo test` writes this file.\n";
    expect_file!["../pkg-template/src/answer.ts"].assert_eq(&format!("{header}\n{}", declarations.join("\n")));
}
