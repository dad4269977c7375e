//! The parts of the Rust toolchain that are not always installed.

use std::path::Path;

use anyhow::{Result, bail};
use xshell::cmd;

use crate::project::{Project, on_path, step};
use crate::core::TARGET;

pub fn wasm_target(project: &Project) -> Result<()> {
    let sh = &project.sh;
    // Not every toolchain comes from rustup: what counts is that the standard library is there.
    let libdir = cmd!(sh, "rustc --print target-libdir --target {TARGET}").quiet().read()?;
    if Path::new(&libdir).is_dir() {
        return Ok(());
    }
    if on_path("rustup").is_none() {
        bail!(
            "the Rust toolchain has no standard library for {TARGET}, and there is no rustup to install it: \
             install the package of your distribution that has it, or use rustup (https://rustup.rs)"
        );
    }
    step(&format!("installing the Rust target {TARGET}, takes seconds, once"));
    cmd!(sh, "rustup target add {TARGET}").quiet().run()?;
    Ok(())
}

pub fn clippy_and_rustfmt(project: &Project) -> Result<()> {
    let sh = &project.sh;
    for (component, subcommand) in [("clippy", "clippy"), ("rustfmt", "fmt")] {
        let check = cmd!(sh, "cargo {subcommand} --version").quiet().ignore_stdout().ignore_stderr();
        if check.run().is_ok() {
            continue;
        }
        if on_path("rustup").is_none() {
            bail!(
                "the Rust toolchain has no '{component}', and there is no rustup to install it: install the \
                 package of your distribution that has it, or use rustup (https://rustup.rs)"
            );
        }
        step(&format!("installing the Rust component {component}, takes seconds, once"));
        cmd!(sh, "rustup component add {component}").quiet().run()?;
    }
    Ok(())
}
