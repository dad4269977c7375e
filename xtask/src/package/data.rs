//! The data that a technical writer edits, as JSON modules for the bundles.

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use crate::project::Project;

/// The tables of the reference, in its order, and the calls that each is for.
const TABLES: &[(&str, &str)] = &[("network", "network"), ("ad-init", "ad.init"), ("ad-show", "ad.show")];
/// The names in these files are values of other files, and stay as they are written.
const NAMED: &[&str] = &["docs", "facts"];

/// Writes each module that the sources import as `#data/<name>`.
pub fn write(project: &Project, generated: &str) -> Result<()> {
    let read = |path: &str| read(project, path);
    let mut catalog = read("src/catalog/catalog")?;
    let mut rows = Vec::new();
    for (file, table) in TABLES {
        let mut file = read(&format!("src/catalog/{file}"))?;
        for mut row in file["row"].as_array_mut().into_iter().flat_map(std::mem::take) {
            row["table"] = json!(table);
            rows.push(row);
        }
    }
    catalog["rows"] = Value::Array(rows);
    for part in ["retry", "docs", "facts", "http-status", "platform"] {
        catalog[camel_case(part)] = read(&format!("src/catalog/{part}"))?;
    }
    let words = |language: &str, parts: &[&str]| -> Result<Value> {
        let files = parts.iter().map(|part| Ok((camel_case(part), read(&format!("words/{language}/{part}"))?)));
        Ok(Value::Object(files.collect::<Result<Map<_, _>>>()?))
    };
    for (name, data) in [
        ("catalog", catalog),
        ("rules", read("rules")?),
        ("words-en", words("en", &["rows", "facts", "http-status", "rules", "answers"])?),
        ("words-en-overlay", words("en", &["overlay", "report"])?),
        ("words-zh-overlay", words("zh", &["overlay"])?),
    ] {
        project.sh.write_file(format!("{generated}/{name}.json"), data.to_string())?;
    }
    Ok(())
}

fn read(project: &Project, path: &str) -> Result<Value> {
    let text = project.sh.read_file(format!("{path}.toml"))?;
    let table: toml::Table = toml::from_str(&text).with_context(|| format!("reading {path}.toml"))?;
    let is_named = NAMED.iter().any(|name| path.ends_with(name));
    let keys = |(key, value): (String, toml::Value)| (if is_named { key } else { camel_case(&key) }, to_json(value));
    Ok(Value::Object(table.into_iter().map(keys).collect()))
}

fn to_json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(flag) => Value::Bool(flag),
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(items) => Value::Array(items.into_iter().map(to_json).collect()),
        toml::Value::Table(table) => {
            Value::Object(table.into_iter().map(|(key, value)| (camel_case(&key), to_json(value))).collect())
        }
    }
}

/// `delays-ms` as JavaScript names it. Ids and names that begin otherwise than with a small letter stay as they are.
fn camel_case(key: &str) -> String {
    if key.contains('/') || !key.starts_with(|first: char| first.is_ascii_lowercase()) {
        return key.to_owned();
    }
    let mut words = key.split(['-', '_']);
    let mut name = words.next().unwrap_or("").to_owned();
    for word in words {
        let mut letters = word.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}

#[cfg(test)]
mod tests {
    use super::camel_case;

    #[test]
    fn keys_are_named_as_in_javascript() {
        assert_eq!(
            ["delays-ms", "ad.init", "network/21100", "4xx", "only_if"].map(camel_case),
            ["delaysMs", "ad.init", "network/21100", "4xx", "onlyIf"]
        );
    }
}
