//! Command line tools made with `cargo install`, kept in `target/tools` to leave the machine's own alone.

use std::path::PathBuf;

use anyhow::{Context, Result};
use xshell::cmd;

use crate::project::{Project, step};

const TOOLS: &str = "target/tools";
const BUILD: &str = "target/tools/build";

struct Tool<'a> {
    krate: &'a str,
    /// The program whose `--version` says whether the crate is installed.
    program: &'a str,
    version: &'a str,
    locked: bool,
    takes: &'a str,
}

/// Installs wasm-bindgen and the test runner that comes with it; returns the path of the former.
pub fn wasm_bindgen(project: &Project) -> Result<PathBuf> {
    install(
        project,
        &Tool {
            krate: "wasm-bindgen-cli",
            program: "wasm-bindgen",
            version: &project.wasm_bindgen,
            // Its lock file names a version of webpki-roots that was withdrawn.
            locked: false,
            takes: "3 to 7 minutes",
        },
    )
}

pub fn wasm_pack(project: &Project) -> Result<PathBuf> {
    install(
        project,
        &Tool { krate: "wasm-pack", program: "wasm-pack", version: "0.15.1", locked: true, takes: "2 to 4 minutes" },
    )
}

fn install(project: &Project, tool: &Tool) -> Result<PathBuf> {
    let sh = &project.sh;
    let Tool { krate, program, version, takes, .. } = tool;
    let path = project.root.join(TOOLS).join("bin").join(program);

    let installed = cmd!(sh, "{path} --version").quiet().ignore_stderr().read();
    if installed.is_ok_and(|answer| answer.split_whitespace().nth(1) == Some(version)) {
        return Ok(path);
    }

    step(&format!("installing {krate} {version} into {TOOLS}, takes {takes}, once"));
    let locked = tool.locked.then_some("--locked");
    // Without --force cargo refuses to replace a program that it does not remember installing.
    cmd!(sh, "cargo install {krate} --version {version} {locked...} --force --root {TOOLS} --target-dir {BUILD}")
        .quiet()
        .run()
        .with_context(|| format!("installing {krate} {version}"))?;
    // Several hundred megabytes that are never read again.
    sh.remove_path(BUILD)?;
    Ok(path)
}
