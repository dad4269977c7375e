//! The size of the package, and the budgets.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use clap::Args;
use xshell::cmd;

use crate::project::Project;
use crate::table::Table;
use crate::{core, package};

/// A part of the package, and the size that it may have: bytes, with brotli at its highest level.
struct Budget {
    what: &'static str,
    /// The files that a game carries.
    files: &'static [&'static str],
    /// The files among them that it carries anyway.
    on_top_of: &'static [&'static str],
    bytes: usize,
}

const BUDGETS: &[Budget] = &[
    Budget { what: "core", files: &[core::WASM], on_top_of: &[], bytes: 15_000 },
    Budget { what: "ttminis-explain", files: &["pkg/core.mjs", "pkg/index.mjs"], on_top_of: &[], bytes: 50_000 },
    Budget { what: "ttminis-explain/js", files: &["pkg/core.mjs", "pkg/js.mjs"], on_top_of: &[], bytes: 38_000 },
    Budget { what: "watch", files: &["pkg/core.mjs", "pkg/watch.mjs"], on_top_of: &["pkg/core.mjs"], bytes: 7_000 },
    Budget {
        what: "overlay",
        files: &["pkg/core.mjs", "pkg/watch.mjs", "pkg/overlay.mjs"],
        on_top_of: &["pkg/core.mjs"],
        bytes: 30_000,
    },
    Budget { what: "game.js", files: &["pkg/game.js"], on_top_of: &[], bytes: 70_000 },
];

#[derive(Args)]
pub struct Options {
    /// Print a part as OVER its budget, and pass as long as it has at most these bytes
    #[arg(long, value_name = "NAME=BYTES", value_parser = over)]
    over: Vec<(String, usize)>,
}

fn over(text: &str) -> Result<(String, usize), String> {
    let (name, bytes) = text.split_once('=').ok_or_else(|| format!("'{text}' is no NAME=BYTES"))?;
    if BUDGETS.iter().all(|budget| budget.what != name) {
        return Err(format!("there is no budget for '{name}'"));
    }
    Ok((name.to_owned(), bytes.parse().map_err(|error| format!("'{bytes}': {error}"))?))
}

/// Prints the sizes of each argument, which lists files: as they are, and with brotli. Node is needed anyway.
const MEASURE: &str = "
for (const files of process.argv.slice(1)) {
  const raw = Buffer.concat(files.split(':').filter(Boolean).map((file) => fs.readFileSync(file)));
  console.log(raw.length, raw.length && zlib.brotliCompressSync(raw).length);
}";

pub fn run(project: &Project, options: &Options) -> Result<()> {
    package::build(project)?;
    let lists: Vec<String> =
        BUDGETS.iter().flat_map(|budget| [budget.files.join(":"), budget.on_top_of.join(":")]).collect();
    let sh = &project.sh;
    let answer = cmd!(sh, "node --eval {MEASURE} -- {lists...}").quiet().read()?;
    let sizes: Vec<(usize, usize)> = answer
        .lines()
        .map(|line| parse(line).with_context(|| format!("node measured '{line}'")))
        .collect::<Result<_>>()?;
    let used = sizes.chunks(2).filter_map(|pair| match pair {
        [all, base] => Some((all.0 - base.0, all.1 - base.1)),
        _ => None,
    });
    println!("bytes, as they are and with brotli; watch and overlay on top of the core\n");
    check(&used.collect::<Vec<_>>(), &options.over.iter().cloned().collect())
}

fn parse(line: &str) -> Option<(usize, usize)> {
    let (raw, brotli) = line.split_once(' ')?;
    Some((raw.parse().ok()?, brotli.parse().ok()?))
}

/// Prints a line for each budget, and fails where a part is larger.
fn check(used: &[(usize, usize)], over: &BTreeMap<String, usize>) -> Result<()> {
    let mut table = Table::new(&["what", "raw", "brotli", "budget", "share", ""]);
    let mut failed = Vec::new();
    for (budget, (raw, brotli)) in BUDGETS.iter().zip(used) {
        let is_over = *brotli > budget.bytes;
        if *brotli > over.get(budget.what).copied().unwrap_or(0).max(budget.bytes) {
            failed.push(format!("{} has {brotli} bytes of {}", budget.what, budget.bytes));
        }
        table.row([
            budget.what.to_owned(),
            raw.to_string(),
            brotli.to_string(),
            budget.bytes.to_string(),
            format!("{}%", brotli * 100 / budget.bytes),
            if is_over { "OVER" } else { "" }.to_owned(),
        ]);
    }
    println!("{table}");
    if !failed.is_empty() {
        bail!("over budget: {}", failed.join("; "));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_may_be_as_large_as_its_budget_and_no_larger() {
        let used = |more| BUDGETS.iter().map(|budget| (0, budget.bytes + more)).collect::<Vec<_>>();
        assert!(check(&used(0), &BTreeMap::new()).is_ok());
        assert!(check(&used(1), &BTreeMap::new()).is_err());
        let over = BUDGETS.iter().map(|budget| (budget.what.to_owned(), budget.bytes + 1)).collect();
        assert!(check(&used(1), &over).is_ok());
        assert!(check(&used(2), &over).is_err());
    }
}
