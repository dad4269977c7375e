//! The npm package: `pkg-template` and the core put together in `pkg`.

mod bundle;
mod common_js;
mod data;
mod declarations;

use std::fs;
use std::io;
use std::os::unix::fs::symlink;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::core;
use crate::project::{PACKAGE, Project, step};

/// The finished package, relative to the root.
pub const DIR: &str = "pkg";
/// The modules that the build makes for the bundles.
const GENERATED: &str = "target/package/generated";
/// Where the package is put together, so that a build that fails leaves `pkg` as it was.
const STAGE: &str = "target/package/stage";
const TEMPLATE: &str = "pkg-template";
/// What the entries share, without extension.
const SHARED: &str = "core";
/// The sources that users import, without extension.
const ENTRIES: &[&str] = &["index", "js", "minigame", "watch", "overlay", "simulate"];
/// The source that becomes a plain script.
const SCRIPT: &str = "game";

const COPIED: &[&str] = &[
    "pkg-template/README.md",
    "pkg-template/src/game.d.ts",
    "docs/platform.md",
    "CHANGELOG.md",
    "LICENSE-APACHE",
    "LICENSE-MIT",
];

/// Puts a brotli-compressed copy beside a file.
const COMPRESS: &str =
    "const file = process.argv[1]; fs.writeFileSync(`${file}.br`, zlib.brotliCompressSync(fs.readFileSync(file)))";


/// Makes the package, once for each run of the program.
pub fn build(project: &Project) -> Result<()> {
    if !project.package_is_built.get() {
        make(project)?;
        project.package_is_built.set(true);
    }
    Ok(())
}

fn make(project: &Project) -> Result<()> {
    let sh = &project.sh;
    core::build(project, GENERATED)?;
    data::write(project, GENERATED)?;

    step("bundling the package");
    sh.remove_path(STAGE)?;
    sh.create_dir(STAGE)?;
    for module in [SHARED].iter().chain(ENTRIES) {
        bundle::write_module(project, module)?;
    }
    bundle::write_script(project, SCRIPT)?;
    declarations::write(project)?;
    write_manifest(project)?;
    for file in COPIED {
        sh.copy_file(file, STAGE)?;
    }

    sh.copy_file(core::CODE, format!("{STAGE}/ttminis-explain.wasm"))?;
    sh.cmd("node").args(["--eval", COMPRESS, &format!("{STAGE}/ttminis-explain.wasm")]).quiet().run()?;
    write_catalog(project)?;

    publish(&project.root)?;
    link(&project.root)
}

/// Writes the catalog as data, as the finished package tells it.
fn write_catalog(project: &Project) -> Result<()> {
    let sh = &project.sh;
    let script = format!("JSON.stringify(require('./{STAGE}/js.js').catalog(), null, 2)");
    let catalog = sh.cmd("node").args(["--print", &script]).quiet().read()?;
    sh.write_file(format!("{STAGE}/catalog.json"), catalog + "\n")?;
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
