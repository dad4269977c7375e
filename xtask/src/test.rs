//! The tests, from the fastest to the slowest.

use std::env;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use serde_json::{Value, json};
use xshell::cmd;

use crate::project::{Project, step};
use crate::{demo, package, setup};

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum Stage {
    /// The Rust code, compiled for this machine
    Native,
    /// The Rust code, compiled to WebAssembly, in headless Chrome
    Wasm,
    /// Every sentence, in both languages
    Words,
    /// The code and the links of the documents, and the comparison with the reference page of the platform
    Docs,
    /// The npm package, in Node: what it explains, checks, remembers and reports, its command, its files, the examples
    Package,
    /// The npm package, with inputs from people who make games
    Field,
    /// The command and the SQL of docs/fleet.md over a million lines, in DuckDB and ClickHouse
    Fleet,
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

impl Stage {
    fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }

    fn run(self, project: &Project) -> Result<()> {
        match self {
            Self::Native => return Ok(project.sh.cmd("cargo").args(["test", "--workspace"]).run()?),
            Self::Wasm => return wasm(project),
            Self::Bundlers => setup::bundlers(project)?,
            Self::Fleet => setup::fleet(project)?,
            Self::Web => demo::build_site(project)?,
            _ => {}
        }
        package::build(project)?;
        match self {
            Self::Package => {
                node_tests(project, &["explain", "check", "history", "command", "report-to", "package", "examples"])
            }
            Self::Realms | Self::Bundlers => {
                let (sh, name) = (&project.sh, self.name());
                let outcome = node_tests(project, &[&name]);
                let written = cmd!(sh, "node xtask/js/compatibility.mjs {name}").quiet().run();
                outcome.and(written.map_err(Into::into))
            }
            _ => node_tests(project, &[&self.name()]),
        }
    }
}

/// Runs the stages asked for, or all of them, in their order; one that fails does not keep the next from running.
pub fn run(project: &Project, asked: &[Stage]) -> Result<()> {
    let mut results = format!("\n{:<12}{:<8}{:>8}\n", "stage", "result", "seconds");
    let mut failed = Vec::new();
    for stage in Stage::value_variants().iter().filter(|stage| asked.is_empty() || asked.contains(stage)) {
        let name = stage.name();
        step(&format!("test {name}"));
        let start = Instant::now();
        let outcome = stage.run(project);
        let result = if outcome.is_ok() { "ok" } else { "FAILED" };
        results += &format!("{name:<12}{result:<8}{:>8.1}\n", start.elapsed().as_secs_f64());
        if let Err(error) = outcome {
            eprintln!("error: {name}: {error:#}");
            failed.push(name);
        }
    }
    println!("{results}");
    if !failed.is_empty() {
        bail!("failed: {}; `cargo xtask test {}` runs only that", failed.join(", "), failed.join(" "));
    }
    Ok(())
}

fn wasm(project: &Project) -> Result<()> {
    setup::wasm_target(project)?;
    let runner = setup::test_runner(project)?;
    let wasm_pack = setup::wasm_pack(project)?;
    let chromedriver = setup::chromedriver(project)?;
    let webdriver = write_webdriver_config(project, &setup::chrome(project)?)?;

    // wasm-pack takes the test runner from the PATH, where it must be the one of the right version.
    let path = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(runner.parent().map(Path::to_path_buf).into_iter().chain(env::split_paths(&path)))?;
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

/// Tests of the finished package, in Node and in Chrome. Some leave pictures for a person to look at.
fn node_tests(project: &Project, folders: &[&str]) -> Result<()> {
    let sh = &project.sh;
    let chrome = setup::chrome(project)?;
    let screenshots = sh.create_dir(project.root.join("target/screenshots"))?;
    let mut files = Vec::new();
    for folder in folders {
        let before = files.len();
        // Node 20 does not expand patterns itself.
        files.extend(
            sh.read_dir(format!("tests/{folder}"))?
                .into_iter()
                .filter(|path| path.to_string_lossy().ends_with(".test.mjs")),
        );
        if files.len() == before {
            bail!("tests/{folder} contains no file that ends in '.test.mjs'");
        }
    }
    cmd!(sh, "node --test --test-reporter=spec {files...}")
        .env("CHROME_PATH", chrome)
        .env("SCREENSHOT_DIR", screenshots)
        .run()?;
    Ok(())
}
