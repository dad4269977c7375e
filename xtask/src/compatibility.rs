//! The tables of docs/compatibility.md: what the tests found, not what someone wrote.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::project::Project;

const DOCUMENT: &str = "docs/compatibility.md";

/// Brings the table of a stage up to date with the rows that its tests left.
pub fn write(project: &Project, stage: &str) -> Result<()> {
    let path = format!("target/compatibility/{stage}.json");
    let found = fs::read_to_string(project.root.join(&path)).with_context(|| format!("reading {path}"))?;
    let rows: Vec<Value> = serde_json::from_str(&found).with_context(|| format!("reading {path}"))?;
    let document = with_table(&project.sh.read_file(DOCUMENT)?, stage, &table(&rows, stage == "bundlers"))
        .with_context(|| format!("{DOCUMENT} has no `<!-- {stage} -->` and `<!-- /{stage} -->` around a table"))?;
    Ok(project.sh.write_file(DOCUMENT, document)?)
}

/// A row for each environment, a column for each entry; in each cell what answered, or what went wrong, and perhaps the
/// size of what the environment runs.
fn table(rows: &[Value], with_size: bool) -> String {
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let (mut entries, mut environments, mut cells) = (Vec::new(), Vec::new(), BTreeMap::new());
    for row in rows {
        let (environment, entry) = (text(row, "environment"), text(row, "entry"));
        if !entries.contains(&entry) {
            entries.push(entry.clone());
        }
        if !environments.contains(&environment) {
            environments.push(environment.clone());
        }
        let result = text(row, "result");
        let answered = if result == "ok" { text(row, "backend") } else { format!("**{result}**") };
        let bytes = row["bytes"].as_u64().filter(|_| with_size);
        let size = bytes.map_or_else(String::new, |bytes| format!(", {} KB", (bytes + 512) / 1024));
        cells.insert((environment, entry), answered + &size);
    }
    let headings: String = entries.iter().map(|entry| format!(" `{entry}` |")).collect();
    let mut table = format!("| environment |{headings}\n|---|{}\n", "---|".repeat(entries.len()));
    for environment in environments {
        let cell = |entry: &String| cells.get(&(environment.clone(), entry.clone())).map_or("", String::as_str);
        let cells: String = entries.iter().map(|entry| format!(" {} |", cell(entry))).collect();
        table += &format!("| {environment} |{cells}\n");
    }
    table
}

/// Puts the table between `<!-- name -->` and `<!-- /name -->`.
fn with_table(document: &str, name: &str, table: &str) -> Option<String> {
    let (start, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = document.split_once(&start)?;
    let (_, after) = rest.split_once(&end)?;
    Some(format!("{before}{start}\n{table}\n{end}{after}"))
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
            json!({ "environment": "vm", "entry": "a/js", "backend": "", "result": "failed" }),
        ];
        assert_eq!(
            table(&rows, true),
            "| environment | `a` | `a/js` |\n|---|---|---|\n| Node | wasm, 2 KB | js |\n| vm |  | **failed** |\n"
        );
        assert!(table(&rows, false).contains("| Node | wasm | js |"));
    }

    #[test]
    fn a_table_replaces_the_one_that_was_there() {
        let document = "x\n<!-- realms -->\nold\n<!-- /realms -->\ny\n";
        let replaced = with_table(document, "realms", "| new |\n").unwrap();
        assert_eq!(replaced, "x\n<!-- realms -->\n\n| new |\n\n<!-- /realms -->\ny\n");
        assert_eq!(with_table(&replaced, "realms", "| new |\n").unwrap(), replaced);
        assert!(with_table("", "realms", "").is_none());
    }
}
