//! Chrome and chromedriver, for the tests that run in a browser.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use xshell::cmd;

use crate::project::{Project, on_path, step};

/// Names on the PATH, and full paths of places that are never on it.
const CHROME: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/// The fonts are for screenshots: without them Chinese text and emoji are boxes.
const DEBIAN_PACKAGES: &[&str] = &["chromium", "chromium-driver", "fonts-noto-cjk", "fonts-noto-color-emoji"];

pub fn chrome(project: &Project) -> Result<PathBuf> {
    find_or_install(project, "CHROME_PATH", CHROME)
}

pub fn chromedriver(project: &Project) -> Result<PathBuf> {
    find_or_install(project, "CHROMEDRIVER", &["chromedriver"])
}

/// Looks for a program where the environment variable says, or on the PATH, or installs it.
fn find_or_install(project: &Project, variable: &str, candidates: &[&str]) -> Result<PathBuf> {
    if let Some(path) = env::var_os(variable).filter(|value| !value.is_empty()) {
        let path = std::path::absolute(path)?;
        if !path.is_file() {
            bail!("{variable} is '{}', which is no file: correct it, or unset it to search the PATH", path.display());
        }
        return Ok(path);
    }
    // A full path stays as it is when it is joined to a directory of the PATH.
    let find = || candidates.iter().find_map(|name| on_path(name));
    if let Some(path) = find() {
        return Ok(path);
    }
    let installed = install(project);
    find().with_context(|| {
        format!(
            "{} is missing{}. Install it, or set {variable} to its path.\n  \
             Debian: sudo apt-get install {}\n  \
             Ubuntu and others: Chrome and the chromedriver of the same version from \
             https://googlechromelabs.github.io/chrome-for-testing/\n  \
             macOS: brew install --cask google-chrome chromedriver",
            candidates[0],
            installed.map_or_else(|error| format!(", and could not be installed: {error:#}"), |()| String::new()),
            DEBIAN_PACKAGES.join(" ")
        )
    })
}

/// Installs both with apt-get, if it can be used without asking for a password.
fn install(project: &Project) -> Result<()> {
    let sh = &project.sh;
    on_path("apt-get").context("there is no apt-get")?;
    let is_root = cmd!(sh, "id -u").quiet().read()? == "0";
    let sudo: &[&str] = if is_root { &[] } else { &["sudo", "-n"] };
    step(&format!("installing {} with apt-get, takes 1 to 5 minutes, once", DEBIAN_PACKAGES.join(", ")));
    // The second `env` is behind sudo, which drops the caller's environment.
    let apt_get = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
    cmd!(sh, "env {sudo...} {apt_get...} update").quiet().run()?;
    let install = cmd!(sh, "env {sudo...} {apt_get...} install -y --no-install-recommends {DEBIAN_PACKAGES...}");
    Ok(install.quiet().run()?)
}
