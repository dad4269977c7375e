//! wasm-opt.

use anyhow::{Context, Result};

use crate::project::Project;

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
    "--converge",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

pub fn run(project: &Project, module: Vec<u8>) -> Result<Vec<u8>> {
    const PATH: &str = "target/package/bound.wasm";
    project.sh.write_file(PATH, module)?;
    project.node_bin("wasm-opt").arg(PATH).args(FEATURES).args(PASSES).args(["-o", PATH]).run()?;
    Ok(project.sh.read_binary_file(PATH)?)
}

/// Fails when a module needs more than the first version of WebAssembly.
pub fn check(project: &Project, path: &str) -> Result<()> {
    let wasm_opt = project.node_bin("wasm-opt").args(["--quiet", "--mvp-features", path, "-o", "/dev/null"]);
    wasm_opt.run().with_context(|| format!("{path} needs more than the first version of WebAssembly"))
}
