//! The npm package: `pkg-template` and the core put together in `pkg`.

mod bundle;
mod declarations;
mod embed;
mod glue;

use std::fs;
use std::io;
use std::os::unix::fs::symlink;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::measure;
use crate::project::{PACKAGE, Project, step};
use crate::wasm::Module;

/// The finished package, relative to the root.
pub const DIR: &str = "pkg";
/// The core on its own. The package contains it as text within the bundles.
pub const CORE_WASM: &str = "target/package/core.wasm";

/// What wasm-bindgen writes, and what the bundles take of it.
const GLUE_DIR: &str = "target/package/glue";
const GLUE: &str = "target/package/glue.js";
/// The core as a module of text.
const EMBEDDED: &str = "target/package/wasm.js";
/// Where the package is put together, so that a build that fails leaves `pkg` as it was.
const STAGE: &str = "target/package/stage";
const TEMPLATE: &str = "pkg-template";
/// The sources that users import, without extension.
const ENTRIES: &[&str] = &["index"];

const COPIED: &[&str] = &["pkg-template/README.md", "CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT"];

pub fn build(project: &Project) -> Result<()> {
    let sh = &project.sh;
    let core = Module { package: PACKAGE, glue: "bundler", out_dir: GLUE_DIR, name: "core" };
    sh.copy_file(core.build(project)?, CORE_WASM)?;
    glue::write(project)?;
    embed::write(project)?;

    step("bundling the package");
    sh.remove_path(STAGE)?;
    sh.create_dir(STAGE)?;
    for entry in ENTRIES {
        bundle::write(project, entry)?;
    }
    declarations::write(project)?;
    write_manifest(project)?;
    for file in COPIED {
        sh.copy_file(file, STAGE)?;
    }

    publish(&project.root)?;
    link(&project.root)?;

    let core = measure::of(project, CORE_WASM)?;
    println!("core.wasm: {} bytes, {} with brotli; package: {DIR}/", core.raw, core.brotli);
    Ok(())
}

/// Writes package.json with the version that Cargo.toml states.
fn write_manifest(project: &Project) -> Result<()> {
    const PLACEHOLDER: &str = r#""version": "0.0.0""#;
    let template = project.sh.read_file(format!("{TEMPLATE}/package.json"))?;
    if !template.contains(PLACEHOLDER) {
        bail!(
            "{TEMPLATE}/package.json does not contain `{PLACEHOLDER}`: the build puts the version of Cargo.toml there"
        );
    }
    let manifest = template.replace(PLACEHOLDER, &format!(r#""version": "{}""#, project.version));
    project.sh.write_file(format!("{STAGE}/package.json"), manifest)?;
    Ok(())
}

/// Replaces `pkg` by what was staged.
fn publish(root: &Path) -> Result<()> {
    let (stage, package) = (root.join(STAGE), root.join(DIR));
    remove(&package)?;
    // Copied, not renamed: `target` may lie on another file system.
    fs::create_dir(&package).with_context(|| format!("creating {DIR}"))?;
    for entry in fs::read_dir(&stage)? {
        let entry = entry?;
        fs::copy(entry.path(), package.join(entry.file_name()))?;
    }
    Ok(())
}

/// Lets the site and the tests import the package by its name, as users do.
fn link(root: &Path) -> Result<()> {
    let link = root.join("node_modules").join(PACKAGE);
    remove(&link)?;
    symlink(Path::new("..").join(DIR), &link).with_context(|| format!("linking {}", link.display()))
}

/// Removes a directory with all it contains, or a link but not what it points to, or nothing.
fn remove(path: &Path) -> Result<()> {
    let removed = match fs::symlink_metadata(path) {
        Ok(meta) if meta.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    };
    removed.with_context(|| format!("removing {}", path.display()))
}
