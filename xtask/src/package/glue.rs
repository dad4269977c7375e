//! The bindings of wasm-bindgen, made into a function.
//!
//! As generated they are a module: one core, one heap, and decoders made at import. A function gives every core its
//! own, so that one that trapped can be replaced, and fails only when it is called.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

/// Both views of the memory are kept until it has grown. As generated, the glue notices that by the old buffer being
/// detached, which a memory made in JavaScript cannot do.
const STALE_VIEWS: &[(&str, &str)] = &[
    (
        "cachedDataViewMemory0.buffer.detached === true || (cachedDataViewMemory0.buffer.detached === undefined && \
         cachedDataViewMemory0.buffer !== wasm.memory.buffer)",
        "cachedDataViewMemory0.buffer !== wasm.memory.buffer",
    ),
    ("cachedUint8ArrayMemory0.byteLength === 0", "cachedUint8ArrayMemory0.buffer !== wasm.memory.buffer"),
];

/// `function createGlue()`, which returns what JavaScript calls, and as `imports` what the core calls.
///
/// `imports` has the names under which the core imports them.
pub fn as_function(module: &str, imports: &BTreeMap<String, String>) -> Result<String> {
    let mut body = String::new();
    let mut called = Vec::new();
    let mut calls = Vec::new();
    for line in module.lines() {
        let line = match line.strip_prefix("export ") {
            Some(exported) => {
                let Some((name, _)) = exported.strip_prefix("function ").and_then(|rest| rest.split_once('(')) else {
                    bail!("the glue contains `{line}`: export only functions to JavaScript, or extend {}", file!());
                };
                match imports.get(name) {
                    Some(short) => calls.push(format!("{short}: {name}")),
                    None => called.push(name),
                }
                exported
            }
            None if line.starts_with("import ") => {
                bail!("the glue contains `{line}`: do without JavaScript snippets, or extend {}", file!())
            }
            None => line,
        };
        body.push_str(line);
        body.push('\n');
    }
    if calls.len() != imports.len() {
        bail!("the core imports {} functions, of which the glue has {}", imports.len(), calls.len());
    }
    let (called, calls) = (called.join(", "), calls.join(", "));
    Ok(format!("export function createGlue() {{\n{body}return {{ {called}, imports: {{ {calls} }} }};\n}}\n"))
}

/// Makes the glue look at the memory itself, to notice that it has grown.
pub fn with_fresh_views(module: &str) -> Result<String> {
    let mut module = module.to_owned();
    for (stale, fresh) in STALE_VIEWS {
        if module.matches(stale).count() != 1 {
            bail!("the glue no longer contains `{stale}` once: see how it notices now that the memory has grown");
        }
        module = module.replace(stale, fresh);
    }
    Ok(module)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn imports(names: &[(&str, &str)]) -> BTreeMap<String, String> {
        names.iter().map(|(long, short)| (long.to_string(), short.to_string())).collect()
    }

    #[test]
    fn exports_become_properties() {
        let module =
            "export function explain(a) {\n    return heap[a];\n}\nlet heap = [];\nexport function get(v) { }\n";
        assert_eq!(
            as_function(module, &imports(&[("get", "a")])).unwrap(),
            "export function createGlue() {\nfunction explain(a) {\n    return heap[a];\n}\nlet heap = [];\n\
             function get(v) { }\nreturn { explain, imports: { a: get } };\n}\n"
        );
    }

    #[test]
    fn what_does_not_fit_into_a_function_is_refused() {
        assert!(as_function("export class Core {\n", &imports(&[])).is_err());
        assert!(as_function("import { a } from './snippets/a.js';\n", &imports(&[])).is_err());
    }

    #[test]
    fn a_function_that_the_core_misses_is_noticed() {
        assert!(as_function("export function explain() {}\n", &imports(&[("get", "a")])).is_err());
    }

    #[test]
    fn glue_of_another_kind_is_noticed() {
        let module: String = STALE_VIEWS.iter().map(|(stale, _)| format!("if ({stale}) {{\n")).collect();
        assert!(!with_fresh_views(&module).unwrap().contains("detached"));
        assert!(with_fresh_views("").is_err());
    }
}
