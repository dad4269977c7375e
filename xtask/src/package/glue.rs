//! The bindings of wasm-bindgen, made into a function.
//!
//! As generated they are a module: one core, one heap, and decoders made at import. A function gives every core its
//! own, so that one that trapped can be replaced, and fails only when it is called.

use anyhow::{Result, bail};

use super::{GLUE, GLUE_DIR};
use crate::project::Project;

pub fn write(project: &Project) -> Result<()> {
    let module = project.sh.read_file(format!("{GLUE_DIR}/core_bg.js"))?;
    project.sh.write_file(GLUE, as_function(&module)?)?;
    Ok(())
}

fn as_function(module: &str) -> Result<String> {
    let mut body = String::new();
    let mut names = Vec::new();
    for line in module.lines() {
        let line = match line.strip_prefix("export ") {
            Some(exported) => {
                let Some((name, _)) = exported.strip_prefix("function ").and_then(|rest| rest.split_once('(')) else {
                    bail!("the glue contains `{line}`: export only functions to JavaScript, or extend {}", file!());
                };
                names.push(name);
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
    Ok(format!("export function createGlue() {{\n{body}return {{ {} }};\n}}\n", names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::as_function;

    #[test]
    fn exports_become_properties() {
        let module =
            "export function explain(a) {\n    return heap[a];\n}\nlet heap = [];\nexport function set(v) { }\n";
        assert_eq!(
            as_function(module).unwrap(),
            "export function createGlue() {\nfunction explain(a) {\n    return heap[a];\n}\nlet heap = [];\n\
             function set(v) { }\nreturn { explain, set };\n}\n"
        );
    }

    #[test]
    fn what_does_not_fit_into_a_function_is_refused() {
        assert!(as_function("export class Core {\n").is_err());
        assert!(as_function("import { a } from './snippets/a.js';\n").is_err());
    }
}
