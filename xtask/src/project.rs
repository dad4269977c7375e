//! Where things are and which versions they have.

use std::cell::Cell;
use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;
use xshell::{Cmd, Shell};

/// The crate, and the npm package, that all of this is about.
pub const PACKAGE: &str = "ttminis-explain";

pub struct Project {
    /// Its directory is the root of the repository.
    pub sh: Shell,
    pub root: PathBuf,
    /// The version of the package, from Cargo.toml.
    pub version: String,
    /// Whether this process has built the package: the sources do not change while it runs.
    pub package_is_built: Cell<bool>,
}

impl Project {
    pub fn open() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask has no parent directory")?;
        let sh = Shell::new()?;
        sh.change_dir(root);
        let manifest: Value = toml::from_str(&sh.read_file("Cargo.toml")?).context("reading Cargo.toml")?;
        let version = manifest["package"]["version"].as_str().context("Cargo.toml has no package.version")?;
        Ok(Self { version: version.to_owned(), root: root.to_owned(), sh, package_is_built: Cell::new(false) })
    }

    /// A program that one of the npm development dependencies brings.
    pub fn node_bin(&self, name: &str) -> Cmd<'_> {
        self.sh.cmd(Path::new("node_modules/.bin").join(name)).quiet()
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
