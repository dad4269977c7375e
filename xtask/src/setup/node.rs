//! Node and the npm development dependencies.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use xshell::cmd;

use crate::project::{Project, step};

/// The tools of the root's package.json.
pub fn node_modules(project: &Project) -> Result<()> {
    install(project, "", "the npm development dependencies")
}

/// The bundlers that the package is tested with. They are many, so they are an npm project of their own.
pub fn bundlers(project: &Project) -> Result<()> {
    install(project, "tests/bundlers", "the bundlers")
}

/// Installs what the package-lock.json in `dir` says, into `node_modules` beside it.
fn install(project: &Project, dir: &str, what: &str) -> Result<()> {
    let dir = project.root.join(dir);
    // npm writes this file at the end of an installation that succeeded.
    let installed = modified(&dir.join("node_modules/.package-lock.json"));
    let wanted = modified(&dir.join("package-lock.json"));
    if installed.is_some() && installed >= wanted {
        return Ok(());
    }
    check_node(project)?;
    step(&format!("installing {what}, takes up to a minute, once"));
    let sh = &project.sh;
    // Not `npm ci`: a lock file lists native parts for other machines only as far as the registry had them, which that
    // command takes for an error.
    cmd!(sh, "npm install --no-save --prefix {dir} --no-audit --no-fund").quiet().run()?;
    Ok(())
}

/// Refuses a Node that is older than package.json allows: npm itself only warns.
fn check_node(project: &Project) -> Result<()> {
    let sh = &project.sh;
    let found = cmd!(sh, "node --version")
        .quiet()
        .read()
        .context("there is no working `node` on the PATH: install Node from https://nodejs.org")?;
    let package: Value = serde_json::from_str(&sh.read_file("package.json")?).context("reading package.json")?;
    let engines = package["engines"]["node"].as_str().context("package.json has no engines.node")?;
    let needed = engines
        .strip_prefix(">=")
        .with_context(|| format!("engines.node of package.json is '{engines}': write it as '>=x.y.z'"))?;
    if parts(&found) < parts(needed) {
        bail!("node {found} is too old: install {needed} or newer from https://nodejs.org");
    }
    Ok(())
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|meta| meta.modified()).ok()
}

/// The numbers of a version like `v20.19.0`.
fn parts(version: &str) -> Vec<u32> {
    version.trim_start_matches('v').split('.').map_while(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn versions_compare_by_number() {
        assert!(parts("v20.9.0") < parts("20.19.0"));
        assert!(parts("v22.0.0") > parts("20.19.0"));
        assert!(parts("v20.19.0") >= parts("20.19.0"));
    }
}
