//! The catalog, the rules and the words: TOML files that people edit, as JSON modules that the sources import.

use std::fs;

use anyhow::{Context, Result};
use heck::ToLowerCamelCase;
use serde_json::{Map, Value, json};

use crate::project::Project;

/// The tables of the reference, in its order, and what their rows are called after.
const TABLES: &[(&str, &str)] = &[("network", "network"), ("ad-init", "ad.init"), ("ad-show", "ad.show")];

/// The modules for each language, and the files that they are made of.
const WORDS: &[(&str, &[&str])] = &[
    ("", &["rows", "facts", "http-status", "rules", "answers"]),
    ("-overlay", &["overlay", "report"]),
    ("-command", &["command"]),
];

/// Each module, by its name.
pub fn modules(project: &Project) -> Result<Vec<(String, Value)>> {
    let mut modules = vec![
        ("catalog".to_owned(), catalog(project)?),
        ("keys".to_owned(), read(project, "keys.toml")?),
        ("rules".to_owned(), read(project, "rules.toml")?),
        ("manifest".to_owned(), read(project, "Cargo.toml")?["workspace"]["metadata"]["npm"].take()),
    ];
    for folder in project.sh.read_dir("words")? {
        let language = folder.file_name().unwrap_or_default().display();
        for (suffix, files) in WORDS {
            let mut words = Map::new();
            for file in *files {
                let path = format!("words/{language}/{file}.toml");
                if project.sh.path_exists(&path) {
                    words.insert(camel_case(file), read(project, &path)?);
                }
            }
            // A language can have words for the overlay alone.
            if !words.is_empty() {
                modules.push((format!("words-{language}{suffix}"), words.into()));
            }
        }
    }
    Ok(modules)
}

fn catalog(project: &Project) -> Result<Value> {
    let file = |name: &str| read(project, &format!("src/catalog/{name}.toml"));
    let mut rows = Vec::new();
    for (name, table) in TABLES {
        let mut content = file(name)?;
        for row in content["row"].as_array_mut().with_context(|| format!("{name}.toml has no [[row]]"))? {
            row["table"] = json!(table);
            rows.push(row.take());
        }
    }
    let mut catalog = file("catalog")?;
    catalog["retry"] = file("retry")?;
    catalog["docs"] = file("docs")?;
    catalog["rows"] = rows.into();
    catalog["facts"] = file("facts")?;
    catalog["httpStatus"] = file("http-status")?;
    // No call fails with the others.
    let names = catalog["httpStatus"]["names"].as_object_mut().context("http-status.toml has no [names]")?;
    names.retain(|status, _| status.as_str() >= "300");
    catalog["platform"] = file("platform")?;
    Ok(catalog)
}

fn read(project: &Project, path: &str) -> Result<Value> {
    let text = fs::read_to_string(project.root.join(path)).with_context(|| format!("reading {path}"))?;
    let value: Value = toml::from_str(&text).with_context(|| format!("reading {path}"))?;
    // The keys of these files are names that values refer to (`doc = "in-app-ads"`).
    let names = ["docs.toml", "facts.toml"].iter().any(|file| path.ends_with(file));
    Ok(if names { with_entries(value, |key| key, fields) } else { fields(value) })
}

/// The same with names as JavaScript has them.
fn fields(value: Value) -> Value {
    match value {
        Value::Array(list) => list.into_iter().map(fields).collect(),
        object => with_entries(object, |key| camel_case(&key), fields),
    }
}

fn with_entries(value: Value, key: impl Fn(String) -> String, content: impl Fn(Value) -> Value) -> Value {
    match value {
        Value::Object(entries) => entries.into_iter().map(|(name, value)| (key(name), content(value))).collect(),
        other => other,
    }
}

/// `http-status` becomes `httpStatus`. Ids of rows (`network/21100`), calls (`ad.show`), HTTP methods and statuses stay as they are.
fn camel_case(name: &str) -> String {
    if name.contains(['/', '.']) || !name.starts_with(|first: char| first.is_ascii_lowercase()) {
        return name.to_owned();
    }
    name.to_lower_camel_case()
}

#[cfg(test)]
mod tests {
    use super::{camel_case, fields};
    use serde_json::json;

    #[test]
    fn names_are_as_javascript_has_them() {
        for (name, expected) in [("only-if-idempotent", "onlyIfIdempotent"), ("ad.show", "ad.show")] {
            assert_eq!(camel_case(name), expected);
        }
    }

    #[test]
    fn names_change_at_every_depth_and_keep_their_order() {
        let value = json!({ "z-a": [{ "b-c": 1 }], "POST-x": { "4xx": "d-e" }, "a": 2 });
        assert_eq!(fields(value).to_string(), r#"{"zA":[{"bC":1}],"POST-x":{"4xx":"d-e"},"a":2}"#);
    }
}
