//! Links the compiled module with the glue of wasm-bindgen.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use anyhow::{Context, Result, bail};
use walrus::Module;
use wasm_bindgen_cli_support::Bindgen;

use super::panics;
use crate::project::step;

/// The pages of memory that the core has, from the beginning: its data, its stack of 16 KB, and room for one question. A
/// page is 64 KB, and every game has to set it aside. The memory cannot grow, so that no view of it goes stale.
const PAGES: u64 = 2;

pub struct Linked {
    pub wasm: Vec<u8>,
    /// `createGlue()`, and `importModule` with the name of the module that the code imports from.
    pub glue: String,
}

/// `dir` is where wasm-bindgen may write its files.
pub fn run(compiled: &[u8], version: &str, dir: &Path) -> Result<Linked> {
    let mut module = Module::from_buffer(compiled)?;
    // The precompiled standard library claims features that the code does not use, and wasm-bindgen would follow it.
    module.customs.remove_raw("target_features");
    let mut bindgen = Bindgen::new();
    bindgen.bundler(true)?.typescript(false).input_module("core", module);
    let mut output = bindgen.generate_output()?;
    let module = output.wasm_mut();
    let count = panics::trap(module);
    step(&format!("{count} functions that word a panic trap instead"));

    // The name tells builds apart: a runtime refuses to put the glue of one build and the code of another together.
    let import_module = format!("ttminis-explain {version} {:08x}", fingerprint(compiled));
    let mut imports = Vec::new();
    for (index, import) in module.imports.iter_mut().enumerate() {
        import.module.clone_from(&import_module);
        imports.push((short_name(index), std::mem::replace(&mut import.name, short_name(index))));
    }
    for memory in module.memories.iter_mut() {
        if memory.initial > PAGES {
            bail!("the core begins with {} pages of memory: its data and its stack have to fit into {PAGES}", memory.initial);
        }
        (memory.initial, memory.maximum) = (PAGES, Some(PAGES));
    }
    walrus::passes::gc::run(module);
    output.emit(dir)?;
    let read = |name: &str| fs::read(dir.join(name)).with_context(|| format!("reading {name} of wasm-bindgen"));
    let glue = String::from_utf8(read("core_bg.js")?)?;
    Ok(Linked { wasm: read("core_bg.wasm")?, glue: as_function(&glue, &imports, &import_module)? })
}

fn fingerprint(wasm: &[u8]) -> u32 {
    let mut hasher = DefaultHasher::new();
    wasm.hash(&mut hasher);
    hasher.finish() as u32
}

/// `a` to `z`, then `ba` and so on: counting with letters.
fn short_name(index: usize) -> String {
    let letter = char::from(b'a' + (index % 26) as u8);
    match index / 26 {
        0 => letter.to_string(),
        rest => short_name(rest) + &letter.to_string(),
    }
}

/// The glue as a function. Each core needs a heap of its own, so that one that trapped can be replaced.
fn as_function(module: &str, imports: &[(String, String)], import_module: &str) -> Result<String> {
    let is_import = |name: &str| imports.iter().any(|(_, long)| long == name);
    let names = module.lines().filter_map(|line| line.strip_prefix("export function ")?.split_once('('));
    let called: Vec<&str> = names.map(|(name, _)| name).filter(|name| !is_import(name)).collect();
    let imports: Vec<String> = imports.iter().map(|(short, long)| format!("{short}: {long}")).collect();
    let body = module.replace("\nexport function ", "\nfunction ");
    let body = body.strip_prefix("export ").unwrap_or(&body);
    if let Some(line) = body.lines().find(|line| line.starts_with("export ") || line.starts_with("import ")) {
        bail!("the glue contains `{line}`: export only functions, do without JavaScript snippets, or extend {}", file!());
    }
    called.iter().find(|name| **name == "__wbg_set_wasm").context("the glue takes no instance")?;
    Ok(format!(
        "export const importModule = '{import_module}';\nexport function createGlue() {{\n{body}\n\
         return {{ {}, imports: {{ {} }} }};\n}}\n",
        called.join(", "),
        imports.join(", ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_become_properties() {
        let module = "export function __wbg_set_wasm(val) {\n}\nexport function get(v) { }\nlet heap = [];\n";
        let glue = as_function(module, &[("a".to_owned(), "get".to_owned())], "m 1").unwrap();
        assert_eq!(
            glue,
            "export const importModule = 'm 1';\nexport function createGlue() {\nfunction __wbg_set_wasm(val) {\n}\n\
             function get(v) { }\nlet heap = [];\n\nreturn { __wbg_set_wasm, imports: { a: get } };\n}\n"
        );
        assert!(as_function("import { a } from './snippets/a.js';\n", &[], "m 1").is_err());
    }

    #[test]
    fn short_names_are_all_different() {
        assert_eq!([0, 25, 26, 27, 701, 702].map(short_name), ["a", "z", "ba", "bb", "baz", "bba"]);
    }
}
