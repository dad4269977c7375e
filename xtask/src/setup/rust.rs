//! The parts of the Rust toolchain that are not always installed.

use std::path::Path;

use anyhow::{Result, bail};
use xshell::cmd;

use crate::core::TARGET;
use crate::project::{Project, on_path, step};

pub fn wasm_target(project: &Project) -> Result<()> {
    let sh = &project.sh;
    // Not every toolchain comes from rustup: what counts is that the standard library is there.
    let libdir = cmd!(sh, "rustc --print target-libdir --target {TARGET}").quiet().read()?;
    if Path::new(&libdir).is_dir() { Ok(()) } else { add(project, "target", TARGET) }
}

pub fn clippy_and_rustfmt(project: &Project) -> Result<()> {
    for (component, program) in [("clippy", "cargo-clippy"), ("rustfmt", "rustfmt")] {
        if project.sh.cmd(program).arg("--version").quiet().ignore_stdout().ignore_stderr().run().is_err() {
            add(project, "component", component)?;
        }
    }
    Ok(())
}

fn add(project: &Project, kind: &str, name: &str) -> Result<()> {
    if on_path("rustup").is_none() {
        bail!("the Rust toolchain lacks the {kind} '{name}': install it, or install rustup (https://rustup.rs)");
    }
    step(&format!("installing the Rust {kind} {name}, takes seconds, once"));
    let sh = &project.sh;
    Ok(cmd!(sh, "rustup {kind} add {name}").quiet().run()?)
}
