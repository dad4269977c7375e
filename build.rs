//! Makes the tables of the catalog from its TOML files: `rows.rs` with what decides an answer, `entries.rs` with what people
//! read, and `http_status.rs`.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

/// The files of rows, in the order of the reference, and the variant of `Table` for each.
const TABLES: [(&str, &str); 3] = [("network", "Network"), ("ad-init", "AdInit"), ("ad-show", "AdShow")];

/// The sets of rows that the verdict needs, the tables first, in their order.
const SETS: [(&str, &str); 5] = [
    ("NETWORK", "The table of request and downloadFile."),
    ("AD_INIT", "The table of creating an ad."),
    ("AD_SHOW", "The table of showing an ad."),
    ("HTTP", "The row of HTTP statuses."),
    (
        "REFUSED_EARLY",
        "The platform refuses the call before it sends anything, so that a call can have several such faults at once.",
    ),
];
const HTTP: usize = 3;
const REFUSED_EARLY: usize = 4;

#[derive(Deserialize)]
struct Catalog {
    revision: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct RetryFile {
    delays_ms: Vec<u32>,
    advice: BTreeMap<String, Retry>,
}

#[derive(Deserialize)]
struct HttpStatuses {
    transient: Vec<u16>,
}

#[derive(Deserialize)]
struct TableFile {
    row: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Row {
    id: String,
    code: Code,
    title: Option<String>,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    fragments: Vec<String>,
    source: String,
    side: Option<String>,
    retry: String,
    escalate: Option<String>,
    #[serde(default)]
    expected: bool,
    #[serde(default)]
    refused_early: bool,
    revision: String,
    doc: String,
    #[serde(default)]
    origin: Origins,
    #[serde(default)]
    steps: Vec<Step>,
    #[serde(default)]
    facts: Vec<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Code {
    One(u32),
    Text(String),
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "kebab-case")]
enum Retry {
    Never { until: String },
    Backoff { only_if_idempotent: bool },
    NewAdInstance,
    NextBreak,
    Depends { on: String, yes: String, no: String },
    Undecided,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Origins {
    title: Option<String>,
    meaning: Option<String>,
    source: Option<String>,
    action: Option<String>,
}

#[derive(Deserialize)]
struct Step {
    r#where: String,
    origin: String,
}

#[derive(Deserialize)]
struct Fact {
    origin: String,
    doc: Option<String>,
}

#[derive(Deserialize)]
struct FamilyFile {
    family: Vec<Family>,
}

#[derive(Deserialize)]
struct Family {
    name: String,
    words: Vec<String>,
    near: Vec<String>,
}

#[derive(Deserialize)]
struct RowWords {
    title: Option<String>,
    meaning: String,
    steps: Vec<String>,
}

#[derive(Deserialize)]
struct FactWords {
    name: String,
    value: String,
}

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let mut sets = [0_u64; SETS.len()];
    let mut index = 0;
    let mut positions = BTreeMap::new();
    let mut rows = String::from("pub(crate) static ROWS: &[Row] = &[\n");
    let mut entries = String::from("pub(super) static ENTRIES: &[Entry] = &[\n");
    let catalog: Catalog = read("src/catalog/catalog.toml")?;
    let docs: BTreeMap<String, String> = read("src/catalog/docs.toml")?;
    let facts: BTreeMap<String, Fact> = read("src/catalog/facts.toml")?;
    let row_words: BTreeMap<String, RowWords> = read("words/en/rows.toml")?;
    let fact_words: BTreeMap<String, FactWords> = read("words/en/facts.toml")?;
    for (position, (file, table)) in TABLES.into_iter().enumerate() {
        let table_file: TableFile = read(&format!("src/catalog/{file}.toml"))?;
        for row in &table_file.row {
            let words = get(&row_words, &row.id, "words/en/rows.toml")?;
            write_row(&mut rows, row)?;
            sets[position] |= 1 << index;
            positions.insert(row.id.clone(), index);
            sets[HTTP] |= u64::from(matches!(&row.code, Code::Text(text) if text.starts_with("HTTP"))) << index;
            sets[REFUSED_EARLY] |= u64::from(row.refused_early) << index;
            index += 1;
            write_entry(
                &mut entries,
                row,
                table,
                words,
                |key| Ok((get(&facts, key, "src/catalog/facts.toml")?, get(&fact_words, key, "words/en/facts.toml")?)),
                &docs,
            )?;
        }
    }
    rows += "];\n";
    entries += "];\n";
    writeln!(entries, "/// The date of the newest revision of the platform's page that the catalog holds.")?;
    writeln!(entries, "pub const REVISION: &str = {:?};", catalog.revision)?;

    let statuses: HttpStatuses = read("src/catalog/http-status.toml")?;
    let transient = format!("const TRANSIENT: &[u16] = &{:?};\n", statuses.transient);
    let advice = advice(&read("src/catalog/retry.toml")?)?;
    let families = families(&read("src/catalog/families.toml")?, &positions)?;
    let out = env::var("OUT_DIR")?;
    let constant = |(bits, (name, doc)): (u64, (&str, &str))| {
        format!("    /// {doc}\n    pub(crate) const {name}: RowSet = RowSet({bits:#b});\n")
    };
    let sets: String = sets.into_iter().zip(SETS).map(constant).collect();
    let sets = format!("impl RowSet {{\n{sets}}}\n");
    for (name, text) in [
        ("rows", rows),
        ("row_sets", sets),
        ("entries", entries),
        ("http_status", transient),
        ("advice", advice),
        ("families", families),
    ] {
        fs::write(Path::new(&out).join(name).with_extension("rs"), text)?;
    }
    Ok(())
}

fn read<T: DeserializeOwned>(file: &str) -> Result<T> {
    println!("cargo::rerun-if-changed={file}");
    let text = fs::read_to_string(file).map_err(|error| format!("reading {file}: {error}"))?;
    Ok(toml::from_str(&text).map_err(|error| format!("{file}: {error}"))?)
}

fn get<'a, T>(map: &'a BTreeMap<String, T>, key: &str, file: &str) -> Result<&'a T> {
    map.get(key).ok_or_else(|| format!("{file} has no '{key}': add it").into())
}

/// What decides an answer.
fn write_row(out: &mut String, row: &Row) -> Result<()> {
    let wordings: Vec<&String> = row.title.iter().chain(&row.aliases).collect();
    writeln!(
        out,
        "Row {{ code: {}, wordings: &{wordings:?}, fragments: &{:?}, retry: Advice::{}, \
         expected: {} }},",
        code(&row.code)?,
        row.fragments,
        variant(&row.retry),
        row.expected,
    )?;
    Ok(())
}

/// What people read.
fn write_entry<'a>(
    out: &mut String,
    row: &Row,
    table: &str,
    words: &RowWords,
    fact: impl Fn(&str) -> Result<(&'a Fact, &'a FactWords)>,
    docs: &BTreeMap<String, String>,
) -> Result<()> {
    let title = words.title.as_ref().or(row.title.as_ref());
    let title = title.ok_or_else(|| format!("'{}' has no title: add one to words/en/rows.toml", row.id))?;
    if words.steps.len() != row.steps.len() {
        return Err(format!("'{}' has {} steps and {} texts", row.id, row.steps.len(), words.steps.len()).into());
    }
    let mut steps = String::new();
    for (step, text) in row.steps.iter().zip(&words.steps) {
        let (place, origin) = (variant(&step.r#where), variant(&step.origin));
        write!(steps, "Step {{ text: {text:?}, r#where: Where::{place}, origin: Origin::{origin} }}, ")?;
    }
    let mut facts = String::new();
    for key in &row.facts {
        let (fact, FactWords { name, value }) = fact(key)?;
        let origin = variant(&fact.origin);
        let doc = fact.doc.as_ref().map(|doc| get(docs, doc, "src/catalog/docs.toml")).transpose()?;
        write!(facts, "Fact {{ name: {name:?}, value: {value:?}, origin: Origin::{origin}, doc_url: {doc:?} }}, ")?;
    }
    let origin = |origin: &Option<String>| variant(origin.as_deref().unwrap_or("reference"));
    let Origins { title: of_title, meaning: of_meaning, source: of_source, action: of_action } = &row.origin;
    // The action is what the reference says to do. Where that cannot be carried out, it is what we say.
    let is_action = |step: &Step| step.origin == of_action.as_deref().unwrap_or("reference");
    let action: Vec<_> =
        row.steps.iter().zip(&words.steps).filter(|(step, _)| is_action(step)).map(|(_, text)| text.as_str()).collect();
    writeln!(
        out,
        "Entry {{ table: Table::{table}, code: {}, id: {:?}, title: {title:?}, aliases: &{:?}, source: Source::{}, side: Side::{}, \
         escalate: {}, doc_url: {:?}, revision: Revision::{}, meaning: {:?}, action: {:?}, \
         origin: Origins {{ title: Origin::{}, meaning: Origin::{}, source: Origin::{}, action: Origin::{} }}, \
         steps: &[{steps}], facts: &[{facts}], retry: Advice::{}.retry(), expected: {} }},",
        code(&row.code)?,
        row.id,
        row.aliases,
        variant(&row.source),
        variant(side(row)),
        escalate(row),
        get(docs, &row.doc, "src/catalog/docs.toml")?,
        row.revision,
        words.meaning,
        action.join(" "),
        origin(of_title),
        origin(of_meaning),
        origin(of_source),
        origin(of_action),
        variant(&row.retry),
        row.expected,
    )?;
    Ok(())
}

fn side(row: &Row) -> &str {
    if row.expected { "nobody" } else { row.side.as_deref().unwrap_or(&row.source) }
}

fn code(code: &Code) -> Result<String> {
    Ok(match code {
        Code::One(code) => format!("Code::One({code})"),
        Code::Text(text) if text.starts_with("HTTP") => "Code::HttpNon2xx".to_owned(),
        Code::Text(text) => {
            let range =
                text.split_once('-').ok_or_else(|| format!("code '{text}' is no range such as '50102-50107'"))?;
            let (first, last): (u32, u32) = (range.0.parse()?, range.1.parse()?);
            format!("Code::Range({first}, {last})")
        }
    })
}

fn escalate(row: &Row) -> String {
    row.escalate.as_ref().map_or("None".to_owned(), |team| format!("Some(Escalate::{})", variant(team)))
}

/// The advice that a name stands for, and the one that a condition leads to.
fn advice(file: &RetryFile) -> Result<String> {
    let (mut retries, mut settled) = (String::new(), String::new());
    for (name, retry) in &file.advice {
        let advice = variant(name);
        writeln!(retries, "            Advice::{advice} => {},", retry_value(file, name)?)?;
        if let Retry::Depends { yes, no, .. } = retry {
            let (yes, no) = (variant(yes), variant(no));
            writeln!(settled, "            Advice::{advice} => if holds {{ Advice::{yes} }} else {{ Advice::{no} }},")?;
        }
    }
    Ok(format!(
        "pub(crate) const DELAYS_MS: &[u32] = &{:?};\n\nimpl Advice {{\n    /// The advice in full.\n    \
         pub const fn retry(self) -> Retry {{\n        match self {{\n{retries}        }}\n    }}\n\n    \
         /// The advice when its condition holds, or when it does not.\n    \
         pub(crate) fn settled(self, holds: bool) -> Advice {{\n        match self {{\n{settled}            \
         advice => advice,\n        }}\n    }}\n}}\n",
        file.delays_ms
    ))
}

/// The families, in the order of the file.
fn families(file: &FamilyFile, positions: &BTreeMap<String, u32>) -> Result<String> {
    let mut families = String::from("static FAMILIES: &[Relatives] = &[\n");
    for Family { name, words, near } in &file.family {
        let mut rows = String::from("RowSet::EMPTY");
        for id in near {
            write!(rows, ".or(RowSet::of_index({}))", get(positions, id, "src/catalog/families.toml: the catalog")?)?;
        }
        writeln!(families, "Relatives {{ family: Family::{}, words: &{words:?}, near: {rows} }},", variant(name))?;
    }
    Ok(families + "];\n")
}

fn retry_value(file: &RetryFile, name: &str) -> Result<String> {
    Ok(match get(&file.advice, name, "src/catalog/retry.toml")? {
        Retry::Never { until } => format!("Retry::Never {{ until: Until::{} }}", variant(until)),
        Retry::Backoff { only_if_idempotent } => format!(
            "Retry::Backoff {{ delays_ms: DELAYS_MS, jitter: Jitter::Full, only_if_idempotent: {only_if_idempotent} }}"
        ),
        Retry::NewAdInstance => "Retry::NewAdInstance".to_owned(),
        Retry::NextBreak => "Retry::NextBreak".to_owned(),
        Retry::Depends { on, yes, no } => {
            let (yes, no) = (retry_value(file, yes)?, retry_value(file, no)?);
            format!("Retry::Depends {{ on: Condition::{}, yes: &{yes}, no: &{no} }}", variant(on))
        }
        Retry::Undecided => "Retry::Undecided".to_owned(),
    })
}

/// `code-change` as Rust names it: `CodeChange`.
fn variant(name: &str) -> String {
    let capitalize = |word: &str| {
        let (first, rest) = word.split_at(1.min(word.len()));
        first.to_ascii_uppercase() + rest
    };
    name.split('-').map(capitalize).collect()
}
