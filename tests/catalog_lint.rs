//! A linter for the catalog, in numbered stages: from "is it all there" to "can it all be reached".
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{apis_of, ask, ask_bare, assert_none, code_cell, numbers_of, stated, table_of, wordings_of};
use expect_test::expect_file;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use ttminis_explain::Status;
use ttminis_explain::catalog::{self, Entry, Escalate, Origin, Revision, Source, Where};
use ttminis_explain::retry::{Condition, Retry, Until};

const IDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/ids.txt");

/// The rows whose action in the reference ("Verify error handling logic ...") does not say what to do.
const VAGUE_ACTIONS: [&str; 3] = ["ad.show/11004", "ad.show/11005", "ad.show/30001"];

/// The rows that a game meets in normal play.
const EXPECTED: [&str; 3] = VAGUE_ACTIONS;

/// Numbers that another page of the platform states than the row's own.
const NUMBERS_OF_OTHER_PAGES: [(&str, &str, &str); 1] =
    [("network/21100", "20", "https://developers.tiktok.com/doc/set-up-development-configuration")];

#[test]
fn stage_01_the_rows_are_exactly_those_that_the_pages_state() {
    let stated = stated();
    let mut offenders = Vec::new();
    for row in &stated {
        let count = catalog::entries().filter(|entry| row.is(entry)).count();
        if count != 1 {
            offenders.push(format!("{row:?} has {count} rows in the catalog, in place of one"));
        }
    }
    for entry in catalog::entries() {
        let Some(row) = stated.iter().find(|row| row.is(entry)) else {
            offenders.push(format!("{}: no page states code {} '{}'", entry.id, code_cell(entry), entry.title));
            continue;
        };
        let source = match entry.source {
            Source::Developer => "Developer",
            Source::TiktokClient => "TikTok Client",
            Source::TiktokServer => "TikTok Server",
        };
        if !row.source.is_empty() && row.source != source {
            offenders.push(format!("{}: the source is '{}', not '{source}'", entry.id, row.source));
        }
        if format!("{:?}", entry.revision) != row.revision {
            offenders.push(format!("{}: revision {} states it, not {:?}", entry.id, row.revision, entry.revision));
        }
        // Revision C's own message is the title; everywhere else the older wording is another wording.
        let older = Some(row.older_message).filter(|older| !older.is_empty() && row.revision != "C");
        let aliases: Vec<&str> = older.into_iter().collect();
        if entry.aliases != aliases {
            offenders.push(format!("{}: the other wordings are {aliases:?}, not {:?}", entry.id, entry.aliases));
        }
    }
    assert_none("rows that differ from tests/data/codes.tsv", &offenders);

    let count = |revision| catalog::entries().filter(|entry| entry.revision == revision).count();
    assert_eq!([count(Revision::A), count(Revision::B), count(Revision::C)], [31, 1, 3], "rows per revision");
    assert_eq!(catalog::entries().count(), stated.len());
}

#[test]
fn stage_02_ids_are_unique_and_made_of_table_code_and_slug() {
    let mut offenders = Vec::new();
    let mut ids = BTreeSet::new();
    let mut meanings = BTreeSet::new();
    for entry in catalog::entries() {
        if !ids.insert(entry.id) {
            offenders.push(format!("{}: the id occurs twice", entry.id));
        }
        if !meanings.insert((table_of(entry), code_cell(entry), entry.title)) {
            offenders.push(format!("{}: api, code and title occur twice", entry.id));
        }
        let code = if code_cell(entry).starts_with("HTTP") { "http-non-2xx".to_owned() } else { code_cell(entry) };
        let parts: Vec<&str> = entry.id.split('/').collect();
        let shares_code =
            catalog::entries().filter(|other| other.table == entry.table && other.code == entry.code).count() > 1;
        let is_formed = match parts[..] {
            [table, number] => table == table_of(entry) && number == code && !shares_code,
            [table, number, slug] => {
                let is_slug =
                    slug.split('-').all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase()));
                table == table_of(entry) && number == code && is_slug && shares_code
            }
            _ => false,
        };
        if !is_formed {
            offenders.push(format!(
                "{}: the id is not {}/{code}, with a slug where rows share both",
                entry.id,
                table_of(entry)
            ));
        }
    }
    assert_none("badly formed ids", &offenders);
}

#[test]
fn stage_03_ids_are_only_ever_added() {
    let text = fs::read_to_string(IDS).expect("tests/golden/ids.txt lists every id there ever was");
    let mut ids: Vec<&str> = text.lines().collect();
    // Checked before the list is brought up to date, so that UPDATE_EXPECT=1 cannot drop an id.
    let gone = ids.iter().filter(|id| catalog::entries().all(|entry| entry.id != **id));
    let gone: Vec<String> =
        gone.map(|id| format!("{id}: an id is kept even when the platform drops the row")).collect();
    assert_none("ids of tests/golden/ids.txt that are gone from the catalog", &gone);

    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(known.len(), ids.len(), "tests/golden/ids.txt lists an id twice");
    ids.extend(catalog::entries().map(|entry| entry.id).filter(|id| !known.contains(id)));
    expect_file![IDS].assert_eq(&(ids.join("\n") + "\n"));
}

#[test]
fn stage_04_texts_are_complete_plain_and_short() {
    let mut offenders = Vec::new();
    for entry in catalog::entries() {
        let mut check = |field: &str, text: &str, limit: usize, is_sentence: bool| {
            let mut offend = |why: &str| offenders.push(format!("{} {field} {why}: {text:?}", entry.id));
            if text.is_empty() || text.trim() != text {
                offend("is empty or has space around it");
            }
            if text.chars().count() > limit {
                offend(&format!("has {} characters, {limit} are allowed", text.chars().count()));
            }
            if text.contains("  ") || text.contains(['\n', '\t', '\u{a0}']) {
                offend("has more than one space in a row, or another white space");
            }
            if text.contains(['‘', '’', '“', '”', '!']) {
                offend("has curly quotes or an exclamation mark");
            }
            if text.split('{').skip(1).any(|rest| rest.find('}').is_some_and(|end| !rest[..end].contains(' '))) {
                offend("has a name in braces, which nothing fills");
            }
            if is_sentence != text.ends_with('.') {
                offend(if is_sentence { "does not end with a full stop" } else { "ends with a full stop" });
            }
            if is_sentence && !text.starts_with(|first: char| first.is_ascii_uppercase()) {
                offend("does not begin with a capital letter");
            }
        };
        check("title", entry.title, 120, false);
        check("meaning", entry.meaning, 280, true);
        check("action", entry.action, 280, true);
        for step in entry.steps {
            check("step", step.text, 240, true);
        }
        for fact in entry.facts {
            check("fact name", fact.name, 60, false);
            check("fact value", fact.value, 160, false);
        }
        for alias in entry.aliases {
            check("alias", alias, 160, false);
        }
    }
    assert_none("texts to correct", &offenders);
}

#[test]
fn stage_05_everything_that_the_reference_states_is_there() {
    let required = required();
    let mut offenders = Vec::new();
    for id in required.keys().filter(|id| catalog::entries().all(|entry| entry.id != **id)) {
        offenders.push(format!("{id}: tests/data/required.tsv has an id that the catalog does not have"));
    }
    for entry in catalog::entries() {
        let Some(pieces) = required.get(entry.id) else {
            offenders.push(format!("{}: has no line in tests/data/required.tsv", entry.id));
            continue;
        };
        let texts = texts_of(entry).join("\n").to_lowercase();
        for alternatives in pieces {
            if !alternatives.iter().any(|piece| texts.contains(&piece.to_lowercase())) {
                offenders.push(format!("{}: says nothing of {}", entry.id, alternatives.join(" or ")));
            }
        }
    }
    assert_none("pieces of the reference that are missing", &offenders);
}

#[test]
fn stage_06_no_number_is_ours() {
    let required = required();
    let mut offenders = Vec::new();
    for entry in catalog::entries() {
        let stated: BTreeSet<&str> = required[entry.id].iter().flatten().flat_map(|piece| numbers_in(piece)).collect();
        for number in texts_of(entry).into_iter().chain([entry.title]).flat_map(numbers_in) {
            let elsewhere = NUMBERS_OF_OTHER_PAGES.iter().find(|(id, other, _)| (*id, *other) == (entry.id, number));
            // A number of another page stands in a fact that names the page.
            let has_page = |page: &str| entry.facts.iter().any(|fact| fact.doc_url == Some(page));
            if !stated.contains(number) && !elsewhere.is_some_and(|(_, _, page)| has_page(page)) {
                offenders.push(format!("{}: {number}", entry.id));
            }
        }
    }
    assert_none("numbers that no page of the platform states", &offenders);
}

#[test]
fn stage_07_every_text_tells_where_it_comes_from() {
    let stated = stated();
    let mut offenders = Vec::new();
    for entry in catalog::entries() {
        let row = stated.iter().find(|row| row.is(entry)).expect("stage 1");
        let is_bare = row.revision == "C";
        let is_vague = VAGUE_ACTIONS.contains(&entry.id);
        let mut check = |field: &str, origin: Origin, is_ours: bool| {
            if origin != if is_ours { Origin::Derived } else { Origin::Reference } {
                offenders.push(format!("{}: the {field} is {origin:?}", entry.id));
            }
        };
        check("title", entry.origin.title, row.own_message().is_empty());
        check("source", entry.origin.source, row.source.is_empty());
        check("meaning", entry.origin.meaning, is_bare);
        check("action", entry.origin.action, is_bare || is_vague);
        let has_step_from = |origin| entry.steps.iter().any(|step| step.origin == origin);
        if entry.steps.is_empty() {
            offenders.push(format!("{}: has no step", entry.id));
        }
        if (is_vague || is_bare) && !has_step_from(Origin::Derived) {
            offenders.push(format!("{}: no step of ours says what to do, and the reference does not", entry.id));
        }
        if is_bare == has_step_from(Origin::Reference) {
            offenders.push(format!("{}: steps are of the reference exactly where it has an action", entry.id));
        }
        for fact in entry.facts {
            if (fact.origin == Origin::Reference) != fact.doc_url.is_some() || fact.origin == Origin::Input {
                offenders.push(format!("{}: the fact '{}' names a page or is ours", entry.id, fact.name));
            }
        }
    }
    assert_none("texts with a wrong origin", &offenders);
}

#[test]
fn stage_08_every_link_leads_to_the_platform() {
    let mut offenders = Vec::new();
    for entry in catalog::entries() {
        for link in links_of(entry) {
            let page = link.strip_prefix("https://developers.tiktok.com/").unwrap_or("");
            if page.is_empty() || link.contains([' ', '#', '?']) || link.ends_with('/') {
                offenders.push(format!("{}: {link}", entry.id));
            }
        }
    }
    assert_none("links that are not plain pages of developers.tiktok.com", &offenders);
}

#[test]
fn stage_09_every_row_is_reached_by_each_of_its_wordings_and_no_other_row_is() {
    let mut offenders = Vec::new();
    let mut check = |error: Value, context: &Value, rows: &[&str]| {
        let answer = ask(&error, context);
        let is_right = match rows {
            [id] => answer.is_known_as(id),
            _ => answer.status() == Status::Ambiguous && answer.candidates() == rows,
        };
        if !is_right {
            offenders.push(format!("{error} with {context}: {} in place of {rows:?}", answer.verdict()));
        }
    };
    for entry in catalog::entries() {
        for code in numbers_of(entry) {
            for wording in wordings_of(entry) {
                let rows = rows(|other| other.code.covers(code.into()) && wordings_of(other).contains(&wording));
                check(json!({ "errCode": code, "errMsg": wording }), &Value::Null, &rows);
                check(json!({ "errCode": code, "errMsg": wording.to_uppercase() }), &Value::Null, &rows);
                for api in apis_of(entry) {
                    let rows: Vec<&str> = rows.iter().copied().filter(|id| is_in_table(id, entry)).collect();
                    check(json!({ "errCode": code, "errMsg": wording, "namedApi": api }), &Value::Null, &rows);
                }
            }
            let rows = rows(|other| other.code.covers(code.into()) && other.table == entry.table);
            for api in apis_of(entry) {
                check(json!({ "errCode": code }), &common::api(api), &rows);
            }
            for api in apis_of(entry) {
                check(json!({ "errCode": code, "errMsg": "", "namedApi": api }), &Value::Null, &rows);
            }
        }
    }
    assert_none("answers with another row, or with none", &offenders);
}

#[test]
fn stage_09b_a_title_of_ours_decides_nothing() {
    let ours = catalog::entries().filter(|entry| entry.origin.title == Origin::Derived);
    for entry in ours {
        let answer = ask_bare(&json!({ "errMsg": entry.title }));
        assert_eq!(answer.status(), Status::Unknown, "{}: the platform never sends this text", entry.id);
    }
}

#[test]
fn stage_10_retry_and_escalation_follow_the_reference() {
    let required = required();
    let mut offenders = Vec::new();
    for entry in catalog::entries() {
        let states = |words: &str| required[entry.id].iter().flatten().any(|piece| piece.eq_ignore_ascii_case(words));
        let mut rule = |holds: bool, rule: &str| {
            if !holds {
                offenders.push(format!("{}: {rule}", entry.id));
            }
        };
        let is_network = table_of(entry) == "network";
        let is_of_c = entry.revision == Revision::C;
        rule(
            (entry.escalate == Some(Escalate::RuntimeTeam)) == states("Runtime team"),
            "goes to the Runtime team exactly where the reference names it",
        );
        rule(
            is_of_c || (entry.escalate == Some(Escalate::Support)) == states("support team"),
            "goes to the support team exactly where the reference names it",
        );
        rule(
            entry.escalate.is_some() == entry.steps.iter().any(|step| step.r#where == Where::Support),
            "has a step with TikTok's teams exactly where it goes to them",
        );
        let is_portal = matches!(entry.retry, Retry::Never { until: Until::PortalChange | Until::CodeOrPortalChange });
        rule(
            is_portal == (states("portal") || states("developer platform")),
            "waits for a change in the portal exactly where the reference leads there",
        );
        let names_portal = |step: &catalog::Step| step.r#where == Where::Portal && step.origin == Origin::Reference;
        rule(
            is_portal == entry.steps.iter().any(names_portal),
            "has a step in the portal exactly where it waits for one",
        );
        let is_careless = matches!(entry.retry, Retry::Backoff { only_if_idempotent: false, .. });
        rule(!is_careless, "is repeated only where that does no harm: every network code can be that of a request");
        let is_repeated = matches!(entry.retry, Retry::Backoff { .. });
        rule(!states("Retry the download") || is_repeated, "is repeated where the reference says to retry");
        let is_later = matches!(entry.retry, Retry::NextBreak | Retry::Never { until: Until::PlayerChoice });
        rule(!states("try again later") || is_later, "is tried again later, as the reference says");
        rule(is_network || !matches!(entry.retry, Retry::Backoff { .. } | Retry::Depends { .. }), "ads are not polled");
        rule(
            !is_network || !matches!(entry.retry, Retry::NewAdInstance | Retry::NextBreak),
            "only ads have instances and breaks",
        );
        let depends = matches!(entry.retry, Retry::Depends { on: Condition::Aborted, .. });
        rule(depends == states("request.abort"), "depends on abort() exactly where the reference names it");
        rule(entry.retry != Retry::Undecided, "has advice about trying again");
        rule(entry.expected == EXPECTED.contains(&entry.id), "is an outcome, not a fault, or the other way round");
        rule(
            !entry.steps.iter().any(|step| step.r#where == Where::Server) || is_network,
            "a step on the developer's server belongs to network calls",
        );
        if let Retry::Backoff { delays_ms, .. } = entry.retry {
            rule(!delays_ms.is_empty() && delays_ms.is_sorted_by(|a, b| a < b), "has pauses that grow");
        }
    }
    assert_none("rows whose advice does not follow the reference", &offenders);
}

#[test]
fn stage_11_words_stand_in_the_order_of_what_they_are_for() {
    let rows: Vec<String> = catalog::entries().map(|entry| format!("{:?}", entry.id)).collect();
    assert_eq!(tables(include_str!("../words/en/rows.toml")), rows);
    let facts = tables(include_str!("../src/catalog/facts.toml"));
    assert_eq!(tables(include_str!("../words/en/facts.toml")), facts);
}

/// The tables of a TOML file, as their headers name them.
fn tables(file: &'static str) -> Vec<&'static str> {
    file.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']')).collect()
}

/// What each row must say: pieces of which each may be worded in several ways.
fn required() -> BTreeMap<&'static str, Vec<Vec<&'static str>>> {
    let lines = include_str!("data/required.tsv").lines().filter(|line| !line.starts_with('#'));
    let rows = lines.map(|line| {
        let (id, pieces) = line.split_once('\t').unwrap_or((line, ""));
        (id, pieces.split('\t').map(|piece| piece.split('|').collect()).collect())
    });
    rows.collect()
}

/// Everything that the row says, without its title.
fn texts_of(entry: &'static Entry) -> Vec<&'static str> {
    let steps = entry.steps.iter().map(|step| step.text);
    let facts = entry.facts.iter().flat_map(|fact| [fact.name, fact.value]);
    [entry.meaning, entry.action].into_iter().chain(steps).chain(facts).collect()
}

fn links_of(entry: &'static Entry) -> impl Iterator<Item = &'static str> {
    [entry.doc_url].into_iter().chain(entry.facts.iter().filter_map(|fact| fact.doc_url))
}

/// The runs of digits in a text.
fn numbers_in(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.split(|character: char| !character.is_ascii_digit()).filter(|run| !run.is_empty())
}

fn rows(predicate: impl Fn(&'static Entry) -> bool) -> Vec<&'static str> {
    catalog::entries().filter(|entry| predicate(entry)).map(|entry| entry.id).collect()
}

fn is_in_table(id: &str, entry: &Entry) -> bool {
    id.split('/').next() == Some(table_of(entry))
}
