//! The npm package: `pkg-template`, the data and the core put together in `pkg`.

mod data;

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use anyhow::{Context, Result};
use xshell::cmd;

use crate::core;
use crate::project::{PACKAGE, Project, step};

/// The finished package, relative to the root.
const DIR: &str = "pkg";
/// What the sources import as `#core` and `#data`.
const GENERATED: &str = "target/package/generated";
/// Makes the package, once for each run of the program.
pub fn build(project: &Project) -> Result<()> {
    if project.package_is_built.replace(true) {
        return Ok(());
    }
    core::build(project)?;
    step("bundling the package");
    project.sh.remove_path(GENERATED)?;
    write_data(project)?;
    let (sh, version) = (&project.sh, &project.version);
    cmd!(sh, "node xtask/js/assemble.mjs {version}").quiet().run()?;
    publish(project)?;
    println!("the package is in {DIR}/");
    Ok(())
}

/// Writes the catalog, the rules and the words as JSON.
pub fn write_data(project: &Project) -> Result<()> {
    for (name, value) in data::modules(project)? {
        project.sh.write_file(format!("{GENERATED}/{name}.json"), value.to_string())?;
    }
    Ok(())
}

/// Replaces `pkg` by what was staged, and lets the site and the tests import it by its name, as users do.
fn publish(project: &Project) -> Result<()> {
    let sh = &project.sh;
    sh.remove_path(DIR)?;
    // Copied, not renamed: `target` may lie on another file system.
    cmd!(sh, "cp -R target/package/stage {DIR}").quiet().run()?;
    let link = project.root.join("node_modules").join(PACKAGE);
    if fs::symlink_metadata(&link).is_ok() {
        fs::remove_file(&link).with_context(|| format!("removing {}", link.display()))?;
    }
    symlink(Path::new("..").join(DIR), &link).with_context(|| format!("linking {}", link.display()))
}
