//! The tables that say where the package works: what the tests found, not what someone wrote.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::project::Project;

const DOCUMENT: &str = "docs/compatibility.md";
/// What the tests leave: `<name>.json`, a list of rows.
const FOUND: &str = "target/compatibility";
/// The tables, and what the first column of each has.
const TABLES: &[(&str, &str)] = &[("realms", "environment"), ("bundlers", "bundler")];

/// Brings the tables of the suites that have run up to date.
pub fn write(project: &Project) -> Result<()> {
    let before = project.sh.read_file(DOCUMENT)?;
    let mut document = before.clone();
    for (name, heading) in TABLES {
        // A suite that has not run here yet keeps the table that it has.
        let Ok(found) = fs::read_to_string(project.root.join(format!("{FOUND}/{name}.json"))) else { continue };
        let rows: Vec<Value> = serde_json::from_str(&found).with_context(|| format!("reading {FOUND}/{name}.json"))?;
        document = with_table(&document, name, &table(heading, &rows)?)?;
    }
    if document != before {
        project.sh.write_file(DOCUMENT, document)?;
    }
    Ok(())
}

/// A row for each environment, a column for each entry; in each cell what answered, and how large it is. Where an entry
/// has the same size everywhere, it stands in a row of its own.
fn table(heading: &str, rows: &[Value]) -> Result<String> {
    let mut entries: Vec<&str> = Vec::new();
    let mut environments: Vec<(&str, BTreeMap<&str, String>)> = Vec::new();
    let sizes = common_sizes(rows)?;
    for row in rows {
        let (environment, entry) = (text(row, "environment")?, text(row, "entry")?);
        if !entries.contains(&entry) {
            entries.push(entry);
        }
        if environments.last().is_none_or(|(last, _)| *last != environment) {
            environments.push((environment, BTreeMap::new()));
        }
        if let Some((_, cells)) = environments.last_mut() {
            cells.insert(entry, cell(row, sizes.is_none())?);
        }
    }
    let mut table = format!("| {heading} |");
    for entry in &entries {
        table += &format!(" `{entry}` |");
    }
    table += &format!("\n|---|{}\n", "---|".repeat(entries.len()));
    for (environment, cells) in environments.iter().chain(&sizes.map(|sizes| ("size with brotli", sizes))) {
        table += &format!("| {environment} |");
        for entry in &entries {
            table += &format!(" {} |", cells.get(entry).map_or("", String::as_str));
        }
        table += "\n";
    }
    Ok(table)
}

/// The size of each entry, if every row has one and it is always the same.
fn common_sizes(rows: &[Value]) -> Result<Option<BTreeMap<&str, String>>> {
    let mut sizes = BTreeMap::new();
    for row in rows {
        let Some(bytes) = row["bytes"].as_u64() else { return Ok(None) };
        if *sizes.entry(text(row, "entry")?).or_insert(bytes) != bytes {
            return Ok(None);
        }
    }
    Ok(Some(sizes.into_iter().map(|(entry, bytes)| (entry, kb(bytes))).collect()))
}

/// What answered, or what went wrong, and perhaps the size.
fn cell(row: &Value, with_size: bool) -> Result<String> {
    let result = text(row, "result")?;
    let mut cell = if result == "ok" { text(row, "backend")?.to_owned() } else { format!("**{result}**") };
    if let Some(bytes) = row["bytes"].as_u64().filter(|_| with_size) {
        cell += &format!(", {}", kb(bytes));
    }
    Ok(cell)
}

fn kb(bytes: u64) -> String {
    format!("{} KB", (bytes + 512) / 1024)
}

fn text<'a>(row: &'a Value, key: &str) -> Result<&'a str> {
    row[key].as_str().with_context(|| format!("a row of {FOUND} has no '{key}': {row}"))
}

/// Puts the table between `<!-- name -->` and `<!-- /name -->`.
fn with_table(document: &str, name: &str, table: &str) -> Result<String> {
    let (start, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let Some((before, rest)) = document.split_once(&start) else {
        bail!("{DOCUMENT} does not contain `{}`, where the table of `cargo xtask test {name}` goes", start.trim());
    };
    let Some((_, after)) = rest.split_once(&end) else {
        bail!("{DOCUMENT} contains `{}`, but no `{end}`", start.trim());
    };
    Ok(format!("{before}{start}\n{table}\n{end}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn rows_become_cells() {
        let rows = [
            json!({ "environment": "Node", "entry": "a", "backend": "wasm", "result": "ok", "bytes": 2048 }),
            json!({ "environment": "Node", "entry": "a/js", "backend": "js", "result": "ok" }),
            json!({ "environment": "vm", "entry": "a/js", "backend": "", "result": "failed", "bytes": 1 }),
        ];
        assert_eq!(
            table("environment", &rows).unwrap(),
            "| environment | `a` | `a/js` |\n|---|---|---|\n| Node | wasm, 2 KB | js |\n| vm |  | **failed**, 0 KB |\n"
        );
    }

    #[test]
    fn sizes_that_are_the_same_everywhere_are_told_once() {
        let row = |environment| json!({ "environment": environment, "entry": "a", "backend": "js", "result": "ok", "bytes": 1024 });
        assert_eq!(
            table("environment", &[row("Node"), row("vm")]).unwrap(),
            "| environment | `a` |\n|---|---|\n| Node | js |\n| vm | js |\n| size with brotli | 1 KB |\n"
        );
    }

    #[test]
    fn a_table_replaces_the_one_that_was_there() {
        let document = "x\n<!-- realms -->\nold\n<!-- /realms -->\ny\n";
        let replaced = with_table(document, "realms", "| new |\n").unwrap();
        assert_eq!(replaced, "x\n<!-- realms -->\n\n| new |\n\n<!-- /realms -->\ny\n");
        assert_eq!(with_table(&replaced, "realms", "| new |\n").unwrap(), replaced);
        assert!(with_table("", "realms", "").is_err());
    }
}
