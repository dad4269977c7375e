//! The core of the package: from the crate to a WebAssembly module that old and restricted runtimes accept, and to the same
//! code as JavaScript.

mod link;
mod panics;
mod parts;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use walrus::{ExportItem, Module};
use xshell::cmd;

use crate::project::{PACKAGE, Project, step};
use crate::setup;

pub const TARGET: &str = "wasm32-unknown-unknown";
/// The core on its own, with its data.
pub const WASM: &str = "target/package/core.wasm";
/// The code alone, as the package ships it for runtimes that load files.
pub const CODE: &str = "target/package/code.wasm";

const RUSTFLAGS: &[&str] = &[
    // Runtimes on iOS refuse modules with reference types or several results.
    "-Ctarget-feature=-reference-types,-multivalue",
    // The default of 1 MB is memory that every game would have to set aside.
    "-Clink-arg=-zstack-size=16384",
    // Inlining pays only where a function is called once.
    "-Cllvm-args=-inline-threshold=20",
];

/// The features that the compiler may have used. They are named one by one: `--all-features` also changes the encoding.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
];

const PASSES: &[&str] = &[
    // Only the glue of panic=unwind reads these globals; the runtimes refuse exported globals.
    "--remove-exports=__abort_handler,__instance_terminated",
    // Everything beyond the first version of WebAssembly is written out in plain instructions.
    "--llvm-memory-copy-fill-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--signext-lowering",
    "-Oz",
    "--strip-target-features",
    "--strip-producers",
];

/// Compiles the core and writes the modules that the bundles import to `generated`.
pub fn build(project: &Project, generated: &str) -> Result<()> {
    setup::wasm_target(project)?;
    setup::node_modules(project)?;
    let sh = &project.sh;
    step("compiling the core to WebAssembly");
    // Of all the ways to set flags this one wins over those that the caller's environment may contain.
    cmd!(sh, "cargo build --release --lib --target {TARGET} --package {PACKAGE}")
        .quiet()
        .env("CARGO_ENCODED_RUSTFLAGS", RUSTFLAGS.join("\x1f"))
        // The names tell the panic functions; the package ships none.
        .env("CARGO_PROFILE_RELEASE_STRIP", "none")
        .run()?;
    let compiled = project.cargo_target.join(TARGET).join("release").join(PACKAGE.replace('-', "_"));
    let linked = link::run(&fs::read(compiled.with_extension("wasm"))?, &project.version, &project.root.join("target/package/glue"))?;

    step("optimising the core");
    sh.write_file(WASM, &linked.wasm)?;
    let wasm_opt = project.node_bin("wasm-opt").quiet();
    wasm_opt.arg(WASM).args(FEATURES).args(PASSES).args(["-o", WASM]).run()?;
    let parts = parts::take_apart(&fs::read(project.root.join(WASM))?)?;
    sh.write_file(CODE, &parts.code)?;
    check(project, CODE)?;

    sh.write_file(format!("{generated}/glue.js"), linked.glue)?;
    sh.write_file(format!("{generated}/data.js"), parts.data)?;
    sh.write_file(format!("{generated}/wasm.js"), parts::hexadecimal(&parts.code))?;
    let twin = project.node_bin("wasm2js").quiet().args(["-Oz", CODE]).read()?;
    sh.write_file(format!("{generated}/twin.js"), parts::twin(&twin)?)?;
    Ok(())
}

/// Fails when a restricted runtime would not accept the module.
fn check(project: &Project, module: &str) -> Result<()> {
    let wasm_opt = project.node_bin("wasm-opt").quiet();
    wasm_opt
        .args(["--quiet", "--mvp-features", module, "-o", "/dev/null"])
        .run()
        .with_context(|| format!("{module} needs more than the first version of WebAssembly"))?;
    let refused = refused_exports(&Module::from_file(project.root.join(Path::new(module)))?);
    if !refused.is_empty() {
        bail!(
            "{module} exports {}, and some runtimes accept only functions and the memory: add it to the \
             `--remove-exports` of {} if the glue does without",
            refused.join(", "),
            file!()
        );
    }
    Ok(())
}

/// The exports that are neither functions nor the memory.
fn refused_exports(module: &Module) -> Vec<String> {
    let is_refused = |item: &ExportItem| !matches!(item, ExportItem::Function(_) | ExportItem::Memory(_));
    module.exports.iter().filter(|export| is_refused(&export.item)).map(|export| export.name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::refused_exports;
    use walrus::{ConstExpr, Module, ValType, ir::Value};

    #[test]
    fn only_functions_and_the_memory_may_be_exported() {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        let global = module.globals.add_local(ValType::I32, false, false, ConstExpr::Value(Value::I32(0)));
        module.exports.add("memory", memory);
        module.exports.add("__abort_handler", global);
        assert_eq!(refused_exports(&module), ["__abort_handler"]);
    }
}
