//! The npm development dependencies.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use anyhow::{Result, bail};
use xshell::cmd;

use crate::project::{Project, on_path, step};

/// The tools of the root's package.json.
pub fn node_modules(project: &Project) -> Result<()> {
    install(project, "", "the npm development dependencies")
}

/// The bundlers that the package is tested with. They are many, so they are an npm project of their own.
pub fn bundlers(project: &Project) -> Result<()> {
    install(project, "tests/bundlers", "the bundlers")
}

/// The engines that `docs/fleet.md` is tested with. `ClickHouse` has half a gigabyte, so they are an npm project of their own.
pub fn fleet(project: &Project) -> Result<()> {
    install(project, "tests/fleet", "DuckDB and ClickHouse")
}

/// Installs what the package-lock.json in `dir` says, into `node_modules` beside it.
fn install(project: &Project, dir: &str, what: &str) -> Result<()> {
    let dir = project.root.join(dir);
    // npm writes this file at the end of an installation that succeeded.
    let installed = modified(&dir.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= modified(&dir.join("package-lock.json")) {
        return Ok(());
    }
    if on_path("npm").is_none() {
        bail!("there is no npm on the PATH: install Node from https://nodejs.org");
    }
    step(&format!("installing {what}, takes up to a minute, once"));
    let sh = &project.sh;
    // A Node that is older than package.json allows is refused. Not `npm ci`: a lock file lists native parts for other
    // machines only as far as the registry had them, which that command takes for an error.
    cmd!(sh, "npm install --no-save --engine-strict --prefix {dir} --no-audit --no-fund").quiet().run()?;
    Ok(())
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|meta| meta.modified()).ok()
}
