//! The site in `www`, built with the package by its name.

use anyhow::Result;

use crate::project::{Project, step};

/// Needs the package to be built. The result is in `target/www`.
pub fn build(project: &Project) -> Result<()> {
    step("building the site");
    let vite = project.node_bin("vite").quiet();
    vite.args(["build", "www", "--logLevel", "warn"]).run()?;
    Ok(())
}
