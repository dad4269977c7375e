//! Where things are and which versions they have.

use std::cell::Cell;
use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;
use xshell::{Cmd, Shell, cmd};

/// The crate, and the npm package, that all of this is about.
pub const PACKAGE: &str = "ttminis-explain";

pub struct Project {
    /// Its directory is the root of the repository.
    pub sh: Shell,
    pub root: PathBuf,
    /// Where cargo puts what it compiles; everything of our own goes to `target` in the root.
    pub cargo_target: PathBuf,
    /// The version of the package, from Cargo.toml.
    pub version: String,
    /// The version of wasm-bindgen that Cargo.toml pins.
    pub wasm_bindgen: String,
    /// Whether this process has built the package: the sources do not change while it runs.
    pub package_is_built: Cell<bool>,
}

impl Project {
    pub fn open() -> Result<Self> {
        let root =
            Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask has no parent directory")?.to_path_buf();
        let sh = Shell::new()?;
        sh.change_dir(&root);

        let metadata = cmd!(sh, "cargo metadata --no-deps --format-version 1").quiet().read()?;
        let metadata: Value = serde_json::from_str(&metadata).context("reading `cargo metadata`")?;
        let package = find(&metadata["packages"], PACKAGE)
            .with_context(|| format!("Cargo.toml defines no package '{PACKAGE}'"))?;
        let requirement = find(&package["dependencies"], "wasm-bindgen")
            .and_then(|dependency| dependency["req"].as_str())
            .context("Cargo.toml has no dependency 'wasm-bindgen'")?;
        let Some(wasm_bindgen) = requirement.strip_prefix('=') else {
            bail!(
                "Cargo.toml asks for wasm-bindgen '{requirement}': pin it as '=x.y.z', since the \
                 command line tool must have the same version"
            );
        };

        Ok(Self {
            version: text(package, "version")?.to_owned(),
            wasm_bindgen: wasm_bindgen.to_owned(),
            cargo_target: text(&metadata, "target_directory")?.into(),
            sh,
            root,
            package_is_built: Cell::new(false),
        })
    }

    /// A program that one of the npm development dependencies brings.
    pub fn node_bin(&self, name: &str) -> Cmd<'_> {
        self.sh.cmd(Path::new("node_modules/.bin").join(name))
    }
}

/// One line about what happens now; results go to stdout, these do not.
pub fn step(what: &str) {
    eprintln!("xtask: {what}");
}

/// Looks a program up on `PATH`.
pub fn on_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|dir| dir.join(name)).find(|path| path.is_file())
}

fn find<'a>(list: &'a Value, name: &str) -> Option<&'a Value> {
    list.as_array()?.iter().find(|item| item["name"] == name)
}

fn text<'a>(object: &'a Value, key: &str) -> Result<&'a str> {
    object[key].as_str().with_context(|| format!("`cargo metadata` states no '{key}'"))
}
