//! The JavaScript files of the package.

use anyhow::Result;
use xshell::{Cmd, cmd};

use super::{GENERATED, SHARED, STAGE, TEMPLATE, common_js};
use crate::project::{PACKAGE, Project};

/// The modules that the build makes, by the names under which the sources import them.
const GENERATED_MODULES: &[(&str, &str)] = &[
    ("#core/glue", "glue.js"),
    ("#core/data", "data.js"),
    ("#core/twin", "twin.js"),
    ("#core/wasm", "wasm.js"),
    ("#data/catalog", "catalog.json"),
    ("#data/rules", "rules.json"),
    ("#data/words-en", "words-en.json"),
    ("#data/words-en-overlay", "words-en-overlay.json"),
    ("#data/words-zh-overlay", "words-zh-overlay.json"),
];

/// Reads a script, and prints it with the syntax of ES5. esbuild itself cannot, and TypeScript only before version 7.
const TO_ES5: &str = "
const ts = require('typescript-5');
const { outputText } = ts.transpileModule(fs.readFileSync(0, 'utf8'), {
  compilerOptions: { target: ts.ScriptTarget.ES5, module: ts.ModuleKind.None, removeComments: false },
});
process.stdout.write(outputText);";

/// An ES module, and the same as CommonJS. What the entries share stays in a file of its own, so that a game has it once.
///
/// CommonJS gets the plain extension, because there are packers that read only `main`.
pub fn write_module(project: &Project, module: &str) -> Result<()> {
    let mut esbuild = esbuild(project, module).args(["--minify", "--target=es2017", "--format=esm"]);
    if module != SHARED {
        // Sources in folders name it from there; in the package it lies beside every entry.
        esbuild = esbuild.args([format!("--external:./{SHARED}.js"), format!("--external:../{SHARED}.js")]);
    }
    let text = esbuild.read()?.replace(&format!("\"../{SHARED}.js\""), &format!("\"./{SHARED}.js\"")) + "\n";
    let sh = &project.sh;
    let es_module = text.replace(&format!("\"./{SHARED}.js\""), &format!("\"./{SHARED}.mjs\""));
    sh.write_file(format!("{STAGE}/{module}.mjs"), es_module)?;
    sh.write_file(format!("{STAGE}/{module}.js"), common_js::from_es_module(&text)?)?;
    Ok(())
}

/// One file that contains everything and runs as it is, with the syntax of ES5.
pub fn write_script(project: &Project, script: &str) -> Result<()> {
    let bundle = esbuild(project, script).args(["--format=iife", "--target=es2017"]);
    // It asks whether there is CommonJS.
    let bundle = bundle.arg("--log-override:commonjs-variable-in-esm=silent").read()?;
    let sh = &project.sh;
    let old_syntax = cmd!(sh, "node --eval {TO_ES5}").quiet().stdin(bundle).read()?;
    let minify = project.node_bin("esbuild").quiet().args(["--minify", "--target=es5", "--charset=utf8"]);
    let code = minify.arg("--log-level=warning").stdin(old_syntax).read()?;
    sh.write_file(format!("{STAGE}/{script}.js"), code + "\n")?;
    Ok(())
}

fn esbuild<'a>(project: &'a Project, source: &str) -> Cmd<'a> {
    let esbuild = project
        .node_bin("esbuild")
        .quiet()
        .arg(format!("{TEMPLATE}/src/{source}.ts"))
        .args(["--bundle", "--charset=utf8", "--platform=neutral"])
        // A function that the core does not export would otherwise fail only when it is called.
        .args(["--log-level=warning", "--log-override:import-is-undefined=error"])
        // The bindings expect what browsers have and game runtimes need not.
        .arg(format!("--inject:{TEMPLATE}/src/core/utf8.ts"))
        .arg(format!("--banner:js=/*! {PACKAGE} {} | MIT OR Apache-2.0 */", project.version));
    GENERATED_MODULES
        .iter()
        .fold(esbuild, |esbuild, (name, file)| esbuild.arg(format!("--alias:{name}=./{GENERATED}/{file}")))
}
