//! From a crate to a small WebAssembly module that old and restricted runtimes accept.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use wasmparser::{ExternalKind, Parser, Payload};
use xshell::cmd;

use crate::project::{Project, step};
use crate::setup;

pub const TARGET: &str = "wasm32-unknown-unknown";

const RUSTFLAGS: &[&str] = &[
    // Runtimes on iOS refuse modules with reference types or several results.
    "-Ctarget-feature=-reference-types,-multivalue",
    // The precompiled standard library still claims those features in the section that tells wasm-bindgen
    // which ones to use. Without symbols there is no such section, and wasm-bindgen looks at the code itself.
    "-Cstrip=symbols",
    // The default of 1 MB is memory that every game would have to set aside.
    "-Clink-arg=-zstack-size=16384",
];

/// What the compiler may have used. Named one by one, because `--all-features` also changes the encoding.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
];

const PASSES: &[&str] = &[
    // Globals that only the glue of panic=unwind reads; the runtimes refuse exported globals.
    "--remove-exports=__abort_handler,__instance_terminated",
    // Everything beyond the first version of WebAssembly is written out in plain instructions.
    "--llvm-memory-copy-fill-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--signext-lowering",
    "-Oz",
    "--strip-target-features",
    "--strip-producers",
];

/// One crate to compile, and the glue that wasm-bindgen is to write for it.
pub struct Module<'a> {
    pub package: &'a str,
    /// A `--target` of wasm-bindgen.
    pub glue: &'a str,
    pub out_dir: &'a str,
    /// The files in `out_dir` are called `<name>_bg.wasm` and so on.
    pub name: &'a str,
}

impl Module<'_> {
    /// Returns the path of the optimised module; the glue lies beside it.
    pub fn build(&self, project: &Project) -> Result<PathBuf> {
        setup::wasm_target(project)?;
        let wasm_bindgen = setup::wasm_bindgen(project)?;
        setup::node_modules(project)?;
        let sh = &project.sh;
        let &Module { package, glue, out_dir, name } = self;

        step(&format!("compiling {package} to WebAssembly"));
        // Of all the ways to set flags this one wins over those that the caller's environment may contain.
        cmd!(sh, "cargo build --release --lib --target {TARGET} --package {package}")
            .quiet()
            .env("CARGO_ENCODED_RUSTFLAGS", RUSTFLAGS.join("\x1f"))
            .run()?;
        let compiled =
            project.cargo_target.join(TARGET).join("release").join(package.replace('-', "_")).with_extension("wasm");

        sh.remove_path(out_dir)?;
        cmd!(sh, "{wasm_bindgen} --target {glue} --no-typescript --out-dir {out_dir} --out-name {name} {compiled}")
            .quiet()
            .run()?;

        step(&format!("optimising {package}"));
        let module = Path::new(out_dir).join(format!("{name}_bg.wasm"));
        let wasm_opt = project.node_bin("wasm-opt").quiet();
        wasm_opt.arg(&module).args(FEATURES).args(PASSES).arg("-o").arg(&module).run()?;
        check(project, &module)?;
        Ok(module)
    }
}

/// Fails when a runtime of the restricted kind would not accept the module.
pub fn check(project: &Project, module: &Path) -> Result<()> {
    let wasm_opt = project.node_bin("wasm-opt").quiet();
    wasm_opt
        .args(["--quiet", "--mvp-features"])
        .arg(module)
        .args(["-o", "/dev/null"])
        .run()
        .with_context(|| format!("{} needs more than the first version of WebAssembly", module.display()))?;

    let wasm = fs::read(project.root.join(module)).with_context(|| format!("reading {}", module.display()))?;
    let refused = refused_exports(&wasm)?;
    if !refused.is_empty() {
        bail!(
            "{} exports {}, and some runtimes accept only functions and the memory: add it to the \
             `--remove-exports` of xtask/src/wasm.rs if the glue does without",
            module.display(),
            refused.join(", ")
        );
    }
    Ok(())
}

/// The exports that are neither functions nor the memory.
fn refused_exports(wasm: &[u8]) -> Result<Vec<String>> {
    let mut refused = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ExportSection(exports) = payload? {
            for export in exports {
                let export = export?;
                if !matches!(export.kind, ExternalKind::Func | ExternalKind::Memory) {
                    refused.push(format!("{:?} '{}'", export.kind, export.name));
                }
            }
        }
    }
    Ok(refused)
}

#[cfg(test)]
mod tests {
    use super::refused_exports;
    use wasm_encoder::{ExportKind, ExportSection, Module};

    #[test]
    fn only_functions_and_the_memory_may_be_exported() {
        let mut exports = ExportSection::new();
        exports.export("explain", ExportKind::Func, 0);
        exports.export("memory", ExportKind::Memory, 0);
        exports.export("__abort_handler", ExportKind::Global, 0);
        exports.export("__table", ExportKind::Table, 0);
        let mut module = Module::new();
        module.section(&exports);
        let refused = refused_exports(&module.finish()).unwrap();
        assert_eq!(refused, ["Global '__abort_handler'", "Table '__table'"]);
    }
}
