//! The core of the package: from the crate to a small WebAssembly module that old and restricted runtimes accept.

mod optimise;
mod parts;
mod replaced;

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::json;
use walrus::{Module, ModuleConfig};
use wasm_bindgen_cli_support::Bindgen;
use xshell::cmd;

use self::parts::Parts;
use crate::project::{PACKAGE, Project, step};
use crate::setup;

pub const TARGET: &str = "wasm32-unknown-unknown";
/// The complete core.
pub const WASM: &str = "target/package/core.wasm";

const RUSTFLAGS: &[&str] = &[
    // Runtimes on iOS refuse modules with reference types or several results.
    "-Ctarget-feature=-reference-types,-multivalue",
    // The names tell which functions panic; the optimiser drops them.
    "-Cstrip=none",
    // Inlining pays only where a function is called once.
    "-Cllvm-args=-inline-threshold=65",
    // The default of 1 MB is memory that every game would have to set aside.
    "-Clink-arg=-zstack-size=16384",
    // Two pages hold the data, the stack and the heap. A memory that cannot grow never detaches the views of it.
    "-Clink-arg=--initial-memory=131072",
    "-Clink-arg=--max-memory=131072",
];

/// Makes the core, and leaves its parts in `target/package`.
pub fn build(project: &Project) -> Result<()> {
    setup::wasm_target(project)?;
    setup::node_modules(project)?;
    step("compiling the core to WebAssembly");
    let compiled = compile(project)?;
    step("optimising the core");
    let (module, glue) = bind(compiled)?;
    let Parts { module, code, data_start, data, import_module, imports } =
        Parts::of(&optimise::run(project, module)?, &project.version)?;

    let sh = &project.sh;
    sh.write_file(WASM, module)?;
    optimise::check(project, WASM)?;
    sh.write_file("target/package/code.wasm", code)?;
    sh.write_file("target/package/glue.js", glue)?;
    let parts = json!({ "importModule": import_module, "imports": imports, "dataStart": data_start, "data": data });
    sh.write_file("target/package/parts.json", parts.to_string())?;
    Ok(())
}

fn compile(project: &Project) -> Result<Module> {
    let sh = &project.sh;
    // Of all the ways to set flags this one wins over those that the caller's environment may contain.
    cmd!(sh, "cargo build --release --lib --target {TARGET} --target-dir target --package {PACKAGE}")
        .quiet()
        .env("CARGO_ENCODED_RUSTFLAGS", rust_flags(project)?)
        .run()?;
    let path = project.root.join("target").join(TARGET).join("release/ttminis_explain.wasm");
    ModuleConfig::new().generate_producers_section(false).parse_file(&path).context("reading what cargo compiled")
}

/// The flags, and those that keep paths of this machine out of the module.
fn rust_flags(project: &Project) -> Result<String> {
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let dependencies = project.sh.read_dir(cargo_home.context("there is no home directory")?.join("registry/src"))?;
    let without_path = dependencies.iter().map(|folder| format!("--remap-path-prefix={}=", folder.display()));
    Ok(RUSTFLAGS.iter().map(ToString::to_string).chain(without_path).collect::<Vec<_>>().join("\x1f"))
}

/// Lets wasm-bindgen write the bindings. Returns the module that goes with them, and their text.
fn bind(mut module: Module) -> Result<(Vec<u8>, String)> {
    // The precompiled standard library claims reference types and several results there, and wasm-bindgen would use them.
    module.customs.remove_raw("target_features");
    replaced::replace(&mut module)?;
    let mut output = Bindgen::new().bundler(true)?.typescript(false).input_module("core", module).generate_output()?;
    let glue = output.start().context("wasm-bindgen wrote no bindings")?.clone();
    Ok((output.wasm_mut().emit_wasm(), glue))
}
