//! Chrome and chromedriver, for the tests that run in a browser.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};
use xshell::cmd;

use crate::project::{Project, on_path, step};

struct Program {
    name: &'static str,
    /// The environment variable that overrides the search.
    variable: &'static str,
    /// Names on the PATH, and full paths of places that are never on it.
    candidates: &'static [&'static str],
}

const CHROME: Program = Program {
    name: "Chrome or Chromium",
    variable: "CHROME_PATH",
    candidates: &[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ],
};

const CHROMEDRIVER: Program = Program { name: "chromedriver", variable: "CHROMEDRIVER", candidates: &["chromedriver"] };

/// The fonts are for screenshots: without them Chinese text and emoji are boxes.
const DEBIAN_PACKAGES: &[&str] = &["chromium", "chromium-driver", "fonts-noto-cjk", "fonts-noto-color-emoji"];

pub fn chrome(project: &Project) -> Result<PathBuf> {
    find_or_install(project, &CHROME)
}

pub fn chromedriver(project: &Project) -> Result<PathBuf> {
    find_or_install(project, &CHROMEDRIVER)
}

fn find_or_install(project: &Project, program: &Program) -> Result<PathBuf> {
    if let Some(path) = find(program)? {
        return Ok(path);
    }
    if let Some(become_root) = apt(project) {
        if let Err(error) = install(project, become_root) {
            step(&format!("apt-get did not do it: {error:#}"));
        }
        if let Some(path) = find(program)? {
            return Ok(path);
        }
    }
    bail!(missing(program))
}

fn find(program: &Program) -> Result<Option<PathBuf>> {
    let variable = program.variable;
    let Some(path) = env::var_os(variable).filter(|value| !value.is_empty()) else {
        // A full path stays as it is when it is joined to a directory of the PATH.
        return Ok(program.candidates.iter().find_map(|name| on_path(name)));
    };
    let path = PathBuf::from(path);
    if !path.is_file() {
        bail!(
            "{variable} is '{}', which is no file: set it to the path of {}, or unset it to search the PATH",
            path.display(),
            program.name
        );
    }
    Ok(Some(std::path::absolute(path)?))
}

/// The command that precedes `apt-get` here, if it can be used without asking for a password.
fn apt(project: &Project) -> Option<&'static [&'static str]> {
    on_path("apt-get")?;
    let sh = &project.sh;
    if cmd!(sh, "id -u").quiet().read().is_ok_and(|id| id == "0") {
        return Some(&[]);
    }
    let sudo = cmd!(sh, "sudo -n true").quiet().ignore_stdout().ignore_stderr();
    sudo.run().is_ok().then_some(&["sudo", "-n"])
}

fn install(project: &Project, become_root: &[&str]) -> Result<()> {
    step(&format!("installing {} with apt-get, takes 1 to 5 minutes, once", DEBIAN_PACKAGES.join(", ")));
    let sh = &project.sh;
    // The second `env` is behind sudo, which drops the caller's environment.
    let apt_get = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
    cmd!(sh, "env {become_root...} {apt_get...} update").quiet().run()?;
    cmd!(sh, "env {become_root...} {apt_get...} install -y --no-install-recommends {DEBIAN_PACKAGES...}")
        .quiet()
        .run()?;
    Ok(())
}

fn missing(program: &Program) -> String {
    let Program { name, variable, .. } = program;
    format!(
        "{name} is missing. Install it, or set {variable} to its path.\n  \
         Debian: sudo apt-get install {}\n  \
         Ubuntu and others: Chrome and the chromedriver of the same version from \
         https://googlechromelabs.github.io/chrome-for-testing/\n  \
         macOS: brew install --cask google-chrome chromedriver",
        DEBIAN_PACKAGES.join(" ")
    )
}
