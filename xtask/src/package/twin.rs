//! The core as JavaScript, for environments without WebAssembly: the same code, translated by wasm2js.

use anyhow::{Context, Result, bail};

use crate::project::Project;

/// Where the translation of the module ends, and the wiring of one instance begins.
const WIRING: &str = "\nvar retasmFunc = ";

/// How the translation writes the exported memory: with property descriptors, which whatever a game has put on
/// `Object.prototype` becomes a part of.
const MEMORY: &str = r#"Object.create(Object.prototype, {
   "grow": {
    "value": __wasm_memory_grow
   }, 
   "buffer": {
    "get": function () {
     return buffer;
    }
    
   }
  })"#;
/// The same as a literal. The core grows its memory itself.
const MEMORY_LITERAL: &str = "{ get buffer() { return buffer; } }";

/// `function createTwin(imports)`, which returns what an instance of the module would export.
pub fn translate(project: &Project, code: &str) -> Result<String> {
    let module = project.node_bin("wasm2js").quiet().args(["-Oz", code]).read()?;
    as_function(&module)
}

fn as_function(module: &str) -> Result<String> {
    let (translation, _) =
        module.split_once(WIRING).with_context(|| format!("wasm2js writes no `{}` any more", WIRING.trim()))?;
    if translation.contains("initActiveSegments") {
        bail!("wasm2js wrote data: the module should have none");
    }
    if translation.matches(MEMORY).count() != 1 {
        bail!("wasm2js writes the exported memory in another form than {} knows", file!());
    }
    let translation = translation.replace(MEMORY, MEMORY_LITERAL);
    let mut body = String::new();
    for line in translation.lines().filter(|line| !line.starts_with("import ")) {
        body.push_str(line);
        body.push('\n');
    }
    Ok(format!("export function createTwin(imports) {{\n{body}return asmFunc(imports);\n}}\n"))
}

#[cfg(test)]
mod tests {
    use super::{MEMORY, as_function};

    fn module() -> String {
        format!(
            "import * as a from 'a';\nvar bufferView;\nfunction asmFunc(imports) {{\n return {{ \"memory\": {MEMORY} }};\n}}\n\n\
             var retasmFunc = asmFunc({{\n}});\nexport var memory = retasmFunc.memory;\n"
        )
    }

    #[test]
    fn imports_and_wiring_are_left_out() {
        assert_eq!(
            as_function(&module()).unwrap(),
            "export function createTwin(imports) {\nvar bufferView;\nfunction asmFunc(imports) {\n \
             return { \"memory\": { get buffer() { return buffer; } } };\n}\nreturn asmFunc(imports);\n}\n"
        );
    }

    #[test]
    fn another_form_is_noticed() {
        assert!(as_function("function asmFunc(imports) {}").is_err());
        assert!(as_function(&module().replace("\"memory\"", "initActiveSegments")).is_err());
        assert!(as_function(&module().replace("grow", "shrink")).is_err());
    }
}
