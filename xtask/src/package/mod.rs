//! The npm package: `pkg-template` and the core put together in `pkg`.

mod bundle;
mod common_js;
mod core;
mod declarations;
mod embed;
mod glue;
mod twin;

use std::fs;
use std::io;
use std::os::unix::fs::symlink;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::measure;
use crate::project::{PACKAGE, Project, step};
use crate::wasm::{self, Module};

/// The finished package, relative to the root.
pub const DIR: &str = "pkg";
/// The core on its own, with its data.
pub const CORE_WASM: &str = "target/package/core.wasm";
/// The code of the core as the package ships it for runtimes that load files: without the data, which is in the bundles.
const CODE_WASM: &str = "ttminis-explain.wasm";

/// What wasm-bindgen writes.
const GLUE_DIR: &str = "target/package/glue";
/// What the build makes of it, for the bundles.
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

/// What a game imports, and the files that it carries then.
pub fn entries() -> Vec<(String, Vec<String>)> {
    let mut entries: Vec<_> = ENTRIES
        .iter()
        .map(|entry| {
            let name = if *entry == "index" { PACKAGE.to_owned() } else { format!("{PACKAGE}/{entry}") };
            (name, vec![format!("{SHARED}.mjs"), format!("{entry}.mjs")])
        })
        .collect();
    entries.push((format!("{PACKAGE}/{SCRIPT}.js"), vec![format!("{SCRIPT}.js")]));
    entries
}

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
    let core = Module { package: PACKAGE, glue: "bundler", out_dir: GLUE_DIR, name: "core" };
    sh.copy_file(core.build(project)?, CORE_WASM)?;

    step("bundling the package");
    sh.remove_path(STAGE)?;
    sh.create_dir(STAGE)?;
    write_core(project)?;
    for module in [SHARED].iter().chain(ENTRIES) {
        bundle::write_module(project, module)?;
    }
    bundle::write_script(project, SCRIPT)?;
    declarations::write(project)?;
    write_manifest(project)?;
    for file in COPIED {
        sh.copy_file(file, STAGE)?;
    }

    write_catalog(project)?;

    publish(&project.root)?;
    link(&project.root)?;

    let core = measure::of(project, CORE_WASM)?;
    println!("core.wasm: {} bytes, {} with brotli; package: {DIR}/", core.raw, core.brotli);
    Ok(())
}

/// Takes the core apart: into modules for the bundles, and the file for runtimes that load files.
fn write_core(project: &Project) -> Result<()> {
    let sh = &project.sh;
    let wasm = fs::read(project.root.join(CORE_WASM)).with_context(|| format!("reading {CORE_WASM}"))?;
    let core = core::take_apart(&wasm, &project.version)?;

    let code = format!("{STAGE}/{CODE_WASM}");
    sh.write_file(&code, &core.code)?;
    wasm::check(project, Path::new(&code))?;
    sh.cmd("node").args(["--eval", COMPRESS, &code]).quiet().run()?;

    let glue = glue::with_fresh_views(&sh.read_file(format!("{GLUE_DIR}/core_bg.js"))?)?;
    sh.write_file(format!("{GENERATED}/glue.js"), glue::as_function(&glue, &core.imports)?)?;
    sh.write_file(format!("{GENERATED}/data.js"), embed::data(&core.data, &core.module))?;
    sh.write_file(format!("{GENERATED}/wasm.js"), embed::code(&core.code))?;
    sh.write_file(format!("{GENERATED}/twin.js"), twin::translate(project, &code)?)?;
    Ok(())
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
