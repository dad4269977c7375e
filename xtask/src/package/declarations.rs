//! The types: what `tsc` derives from the sources, as far as the entries refer to it, for both module systems.

use std::collections::BTreeSet;

use anyhow::{Result, bail};

use super::{ENTRIES, STAGE, TEMPLATE};
use crate::project::Project;

const ALL: &str = "target/package/declarations";

pub fn write(project: &Project) -> Result<()> {
    let sh = &project.sh;
    sh.remove_path(ALL)?;
    let tsc = project.node_bin("tsc").quiet();
    tsc.args(["--project", TEMPLATE, "--outDir", ALL]).run()?;

    let mut written = BTreeSet::new();
    let mut pending: Vec<String> = ENTRIES.iter().map(|entry| entry.to_string()).collect();
    while let Some(module) = pending.pop() {
        if !written.insert(module.clone()) {
            continue;
        }
        let text = sh.read_file(format!("{ALL}/{module}.d.ts"))?;
        for import in imports(&text) {
            let Some(import) = import.strip_suffix(".js") else {
                bail!("{TEMPLATE}/src/{module}.ts imports './{import}': write './{import}.js', which ES modules need");
            };
            pending.push(import.to_owned());
        }
        sh.write_file(format!("{STAGE}/{module}.d.mts"), for_es_modules(&text))?;
        sh.write_file(format!("{STAGE}/{module}.d.ts"), text)?;
    }
    Ok(())
}

/// What a declaration file imports from beside itself, without the `./`.
fn imports(text: &str) -> impl Iterator<Item = &str> {
    ["from './", "from \"./", "import('./", "import(\"./"]
        .into_iter()
        .flat_map(|start| text.split(start).skip(1))
        .filter_map(|rest| Some(rest.split_once(['\'', '"'])?.0))
}

/// An ES module must name files with the extension of ES modules.
fn for_es_modules(text: &str) -> String {
    let stems: BTreeSet<_> = imports(text).filter_map(|import| import.strip_suffix(".js")).collect();
    stems
        .into_iter()
        .fold(text.to_owned(), |text, stem| text.replace(&format!("./{stem}.js"), &format!("./{stem}.mjs")))
}

#[cfg(test)]
mod tests {
    use super::{for_es_modules, imports};

    const TEXT: &str = "import type { A } from './types.js';\nexport type B = import(\"./other.js\").B;\n";

    #[test]
    fn imports_are_found_in_either_form() {
        assert_eq!(imports(TEXT).collect::<Vec<_>>(), ["types.js", "other.js"]);
    }

    #[test]
    fn es_modules_import_es_modules() {
        assert_eq!(
            for_es_modules(TEXT),
            "import type { A } from './types.mjs';\nexport type B = import(\"./other.mjs\").B;\n"
        );
    }
}
