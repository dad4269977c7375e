//! Command line tools made with `cargo install`, kept in `target/tools` to leave the machine's own alone.

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;
use xshell::cmd;

use crate::project::{Project, step};

const TOOLS: &str = "target/tools";
const BUILD: &str = "target/tools/build";

/// Runs tests compiled to WebAssembly. It comes with the command line tool of wasm-bindgen, of the version that writes the
/// bindings here.
pub fn test_runner(project: &Project) -> Result<PathBuf> {
    let manifest: Value = toml::from_str(include_str!("../../Cargo.toml"))?;
    let version = manifest["dependencies"]["wasm-bindgen-cli-support"].as_str().unwrap_or_default();
    // Its lock file names a version of webpki-roots that was withdrawn.
    install(project, "wasm-bindgen-cli", "wasm-bindgen-test-runner", version.trim_start_matches('='), false)
}

pub fn wasm_pack(project: &Project) -> Result<PathBuf> {
    install(project, "wasm-pack", "wasm-pack", "0.15.1", true)
}

/// Returns the path of a program of the crate, whose `--version` tells which one is installed.
fn install(project: &Project, krate: &str, program: &str, version: &str, locked: bool) -> Result<PathBuf> {
    let sh = &project.sh;
    let path = project.root.join(TOOLS).join("bin").join(program);
    let installed = cmd!(sh, "{path} --version").quiet().ignore_stderr().read();
    if installed.is_ok_and(|answer| answer.split_whitespace().nth(1) == Some(version)) {
        return Ok(path);
    }
    step(&format!("installing {krate} {version} into {TOOLS}, takes 2 to 7 minutes, once"));
    let locked = locked.then_some("--locked");
    // Without --force cargo refuses to replace a program that it does not remember installing.
    cmd!(sh, "cargo install {krate} --version {version} {locked...} --force --root {TOOLS} --target-dir {BUILD}")
        .quiet()
        .run()
        .with_context(|| format!("installing {krate} {version}"))?;
    // Several hundred megabytes that are never read again.
    sh.remove_path(BUILD)?;
    Ok(path)
}
