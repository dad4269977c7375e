//! How large the package is, and how large it may be.

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::project::Project;
use crate::{core, package};

#[derive(Args)]
pub struct Options {
    /// Let a part of the package exceed its budget, up to these bytes
    #[arg(long, value_name = "NAME=BYTES", value_parser = allowance)]
    over: Vec<(&'static str, usize)>,
}

/// The bytes that a part of the package may take, with brotli at its highest level.
struct Budget {
    name: &'static str,
    bytes: usize,
    /// Everything that a game carries for it.
    files: &'static [&'static str],
    /// What of it does not count, because a game has it anyway.
    on_top_of: &'static [&'static str],
}

const CORE: &str = "pkg/core.mjs";

const BUDGETS: &[Budget] = &[
    Budget { name: "core", bytes: 15_000, files: &[core::WASM], on_top_of: &[] },
    Budget { name: "ttminis-explain", bytes: 50_000, files: &[CORE, "pkg/index.mjs"], on_top_of: &[] },
    Budget { name: "ttminis-explain/js", bytes: 38_000, files: &[CORE, "pkg/js.mjs"], on_top_of: &[] },
    Budget { name: "watch", bytes: 7_000, files: &[CORE, "pkg/failures.mjs", "pkg/watch.mjs"], on_top_of: &[CORE] },
    Budget {
        name: "overlay",
        bytes: 30_000,
        files: &[CORE, "pkg/failures.mjs", "pkg/watch.mjs", "pkg/overlay.mjs"],
        on_top_of: &[CORE],
    },
    Budget { name: "zh", bytes: 10_000, files: &[CORE, "pkg/zh.mjs"], on_top_of: &[CORE] },
    Budget { name: "report-to", bytes: 3_000, files: &[CORE, "pkg/report-to.mjs"], on_top_of: &[CORE] },
    Budget { name: "command", bytes: 8_000, files: &["pkg/command.mjs"], on_top_of: &[] },
    Budget { name: "game.js", bytes: 70_000, files: &["pkg/game.js"], on_top_of: &[] },
];

/// Prints the size of the files that the arguments name.
const MEASURE: &str = "
const files = process.argv.slice(1);
console.log(files.length && zlib.brotliCompressSync(Buffer.concat(files.map((file) => fs.readFileSync(file)))).length);";

pub fn run(project: &Project, options: &Options) -> Result<()> {
    package::build(project)?;
    println!("\n{:<20}{:>8}{:>8}{:>7}", "bytes with brotli", "has", "budget", "share");
    let mut exceeded = Vec::new();
    for Budget { name, bytes: budget, files, on_top_of } in BUDGETS {
        let bytes = measure(project, files)? - measure(project, on_top_of)?;
        let over = if bytes > *budget { "  OVER" } else { "" };
        println!("{name:<20}{bytes:>8}{budget:>8}{:>6}%{over}", bytes * 100 / budget);
        let allowed = options.over.iter().filter(|(over, _)| over == name).map(|(_, bytes)| *bytes).max();
        if bytes > allowed.unwrap_or(0).max(*budget) {
            exceeded.push(format!("{name} has {bytes} bytes"));
        }
    }
    if !exceeded.is_empty() {
        bail!("over budget: {}", exceeded.join(", "));
    }
    Ok(())
}

fn measure(project: &Project, files: &[&str]) -> Result<usize> {
    let answer = project.sh.cmd("node").args(["--eval", MEASURE, "--"]).args(files).quiet().read()?;
    answer.parse().with_context(|| format!("node measured '{answer}'"))
}

fn allowance(argument: &str) -> Result<(&'static str, usize)> {
    let (name, bytes) = argument.split_once('=').context("write it as NAME=BYTES")?;
    let budget = BUDGETS.iter().find(|budget| budget.name == name).with_context(|| {
        let names: Vec<_> = BUDGETS.iter().map(|budget| budget.name).collect();
        format!("'{name}' has no budget; these have one: {}", names.join(", "))
    })?;
    Ok((budget.name, bytes.parse()?))
}
