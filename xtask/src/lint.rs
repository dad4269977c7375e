//! Everything that can be said about the sources without running them.

use std::io::{IsTerminal, stdout};

use anyhow::Result;
use xshell::cmd;

use crate::core::TARGET;
use crate::project::{PACKAGE, Project};
use crate::{package, setup};

/// Directories with a tsconfig.json.
const TYPE_CHECKED: &[&str] =
    &["pkg-template", "pkg-template/command", "www", "www/offline", "tests", "examples/cocos", "examples/laya"];

pub fn check(project: &Project) -> Result<()> {
    setup::clippy_and_rustfmt(project)?;
    setup::wasm_target(project)?;
    setup::node_modules(project)?;

    let sh = &project.sh;
    cmd!(sh, "cargo fmt --all --check").run()?;
    biome(project, &["ci"])?;
    cmd!(sh, "cargo clippy --workspace --all-targets -- -D warnings").run()?;
    cmd!(sh, "cargo clippy --target {TARGET} --package {PACKAGE} --all-targets -- -D warnings").run()?;
    cmd!(sh, "cargo doc --no-deps").env("RUSTDOCFLAGS", "-D warnings").run()?;

    // The site and the tests take their types from the package.
    package::build(project)?;
    for dir in TYPE_CHECKED {
        project.node_bin("tsc").args(["--noEmit", "--project", dir]).run()?;
    }
    Ok(())
}

pub fn fix(project: &Project) -> Result<()> {
    setup::clippy_and_rustfmt(project)?;
    setup::node_modules(project)?;
    let sh = &project.sh;
    cmd!(sh, "cargo fmt --all").run()?;
    biome(project, &["check", "--write"])
}

fn biome(project: &Project, args: &[&str]) -> Result<()> {
    // Left to itself it colours every single character, in log files too.
    let colors = (!stdout().is_terminal()).then_some("--colors=off");
    Ok(project.node_bin("biome").args(args).args(colors).run()?)
}
