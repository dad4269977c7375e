//! From a crate to a small WebAssembly module that old and restricted runtimes accept.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
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
fn check(project: &Project, module: &Path) -> Result<()> {
    let wasm_opt = project.node_bin("wasm-opt").quiet();
    wasm_opt
        .args(["--quiet", "--mvp-features"])
        .arg(module)
        .args(["-o", "/dev/null"])
        .run()
        .with_context(|| format!("{} needs more than the first version of WebAssembly", module.display()))?;

    let text = project.node_bin("wasm-dis").quiet().arg(module).read()?;
    let refused: Vec<_> = exports(&text)
        .filter(|(_, kind)| !matches!(*kind, "func" | "memory"))
        .map(|(name, kind)| format!("{kind} '{name}'"))
        .collect();
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

/// The name and kind of every export in the text form of a module, from lines like
/// `(export "memory" (memory $0))`.
fn exports(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.lines().filter_map(|line| {
        let (name, rest) = line.trim().strip_prefix("(export \"")?.split_once("\" (")?;
        Some((name, rest.split_whitespace().next()?))
    })
}

#[cfg(test)]
mod tests {
    use super::exports;

    #[test]
    fn exports_are_read_from_the_text_form() {
        let text = r#"
(module
 (func $0 (result i32))
 (export "memory" (memory $0))
 (export "__abort_handler" (global $1))
)"#;
        let found: Vec<_> = exports(text).collect();
        assert_eq!(found, [("memory", "memory"), ("__abort_handler", "global")]);
    }
}
