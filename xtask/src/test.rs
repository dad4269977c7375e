//! The tests, from the fastest to the slowest.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use serde_json::{Value, json};
use xshell::cmd;

use crate::project::{Project, step};
use crate::table::Table;
use crate::{compatibility, package, setup, site};

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum Stage {
    /// The Rust code, compiled for this machine
    Native,
    /// The Rust code, compiled to WebAssembly, in headless Chrome
    Wasm,
    /// The npm package, in Node
    Package,
    /// The npm package, in every environment that it has to work in
    Realms,
    /// The npm package through the bundlers, in headless Chrome
    Bundlers,
    /// The entry that watches a host, without and with it
    Watch,
    /// The overlay of the npm package, in headless Chrome and where the native runtime is stood in for
    Overlay,
    /// The simulator of the npm package, in Node and in headless Chrome
    Simulate,
    /// The site, in headless Chrome
    Web,
}

/// The folders of the package's tests that need nothing but Node.
const PACKAGE_TESTS: &[&str] =
    &["tests/package", "tests/read", "tests/check", "tests/explain", "tests/word", "tests/history"];

impl Stage {
    fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }

    fn run(self, project: &Project) -> Result<()> {
        match self {
            Self::Native => native(project),
            Self::Wasm => wasm(project),
            Self::Package => package_tests(project, PACKAGE_TESTS),
            Self::Realms => compatibility_tests(project, &["tests/realms"]),
            Self::Bundlers => {
                setup::bundlers(project)?;
                compatibility_tests(project, &["tests/bundlers"])
            }
            Self::Watch => package_tests(project, &["tests/watch"]),
            Self::Overlay => overlay(project),
            Self::Simulate => package_tests(project, &["tests/simulate"]),
            Self::Web => web(project),
        }
    }
}

/// Runs the stages asked for, or all of them, in their order; one that fails does not keep the next from running.
pub fn run(project: &Project, asked: &[Stage]) -> Result<()> {
    let mut table = Table::new(&["stage", "result", "seconds"]);
    let mut failed = Vec::new();
    for stage in Stage::value_variants() {
        if !asked.is_empty() && !asked.contains(stage) {
            continue;
        }
        let name = stage.name();
        step(&format!("test {name}"));
        let start = Instant::now();
        let outcome = stage.run(project);
        let seconds = format!("{:.1}", start.elapsed().as_secs_f64());
        let result = if outcome.is_ok() { "ok" } else { "FAILED" };
        table.row([name.clone(), result.to_owned(), seconds]);
        if let Err(error) = outcome {
            eprintln!("error: {name}: {error:#}");
            failed.push(name);
        }
    }
    println!("\n{table}");
    if !failed.is_empty() {
        bail!("failed: {}; `cargo xtask test {}` runs only that", failed.join(", "), failed.join(" "));
    }
    Ok(())
}

fn native(project: &Project) -> Result<()> {
    let sh = &project.sh;
    cmd!(sh, "cargo test --workspace").run()?;
    Ok(())
}

fn wasm(project: &Project) -> Result<()> {
    setup::wasm_target(project)?;
    let wasm_bindgen = setup::wasm_bindgen(project)?;
    let wasm_pack = setup::wasm_pack(project)?;
    let chromedriver = setup::chromedriver(project)?;
    let webdriver = write_webdriver_config(project, &setup::chrome(project)?)?;

    // wasm-pack takes the test runner from the PATH, where it must be the one of the right version.
    let tools = wasm_bindgen.parent().map(Path::to_path_buf);
    let path = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(tools.into_iter().chain(env::split_paths(&path)))?;

    let sh = &project.sh;
    cmd!(sh, "{wasm_pack} test --headless --chrome --mode no-install --chromedriver {chromedriver} -- --test wasm")
        .env("PATH", path)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", webdriver)
        // In seconds; many calls keep the browser busy for longer than the 20 it has by default.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        .run()?;
    Ok(())
}

/// `webdriver.json` with the path of Chrome added, since chromedriver by itself looks only in a few places.
fn write_webdriver_config(project: &Project, chrome: &Path) -> Result<PathBuf> {
    let text = project.sh.read_file("webdriver.json")?;
    let mut config: Value = serde_json::from_str(&text).context("reading webdriver.json")?;
    config["goog:chromeOptions"]["binary"] = json!(chrome);
    let path = project.root.join("target/webdriver.json");
    project.sh.write_file(&path, config.to_string())?;
    Ok(path)
}

/// Tests of the finished package, in Node and in Chrome.
fn package_tests(project: &Project, dirs: &[&str]) -> Result<()> {
    let chrome = setup::chrome(project)?;
    package::build(project)?;
    node_tests(project, dirs, &[("CHROME_PATH", &chrome)])
}

/// The same, of which the README has a table.
fn compatibility_tests(project: &Project, dirs: &[&str]) -> Result<()> {
    let outcome = package_tests(project, dirs);
    compatibility::write(project)?;
    outcome
}

fn overlay(project: &Project) -> Result<()> {
    package::build(project)?;
    picture_tests(project, "tests/overlay")
}

fn web(project: &Project) -> Result<()> {
    package::build(project)?;
    site::build(project)?;
    picture_tests(project, "tests/web")
}

/// Tests in Chrome that leave pictures for a person to look at.
fn picture_tests(project: &Project, dir: &str) -> Result<()> {
    let chrome = setup::chrome(project)?;
    let screenshots = project.root.join("target/screenshots");
    project.sh.create_dir(&screenshots)?;
    node_tests(project, &[dir], &[("CHROME_PATH", &chrome), ("SCREENSHOT_DIR", &screenshots)])
}

fn node_tests(project: &Project, dirs: &[&str], vars: &[(&str, &Path)]) -> Result<()> {
    let mut files = Vec::new();
    for dir in dirs {
        files.extend(test_files(&project.root, dir)?);
    }
    let sh = &project.sh;
    cmd!(sh, "node --test --test-reporter=spec {files...}").envs(vars.iter().copied()).run()?;
    Ok(())
}

/// Node 20 does not expand patterns itself.
fn test_files(root: &Path, dir: &str) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root.join(dir)).with_context(|| format!("reading {dir}"))? {
        let name = entry?.file_name();
        if name.to_string_lossy().ends_with(".test.mjs") {
            files.push(Path::new(dir).join(name));
        }
    }
    if files.is_empty() {
        bail!("{dir} contains no file that ends in '.test.mjs'");
    }
    files.sort();
    Ok(files)
}
