//! How large the package is, and how large it may be.

use anyhow::{Context, Result, bail};
use serde_json::Value;
use xshell::cmd;

use crate::measure::{Sizes, measure};
use crate::package;
use crate::project::Project;
use crate::table::Table;

const KB: usize = 1024;

/// A size that the package is meant to have, and the one that it may not exceed.
///
/// Where they differ, what it does takes more room than was planned for it; the README has the account. The limit is then
/// the size as it is and a little more, so that every further growth is a decision.
struct Budget {
    what: &'static str,
    measure: Measure,
    goal: usize,
    limit: usize,
}

#[derive(Clone, Copy)]
enum Measure {
    Raw,
    Brotli,
}

const BUDGETS: &[Budget] = &[
    Budget { what: CORE, measure: Measure::Raw, goal: 32 * KB, limit: 141 * KB },
    Budget { what: CORE, measure: Measure::Brotli, goal: 14 * KB, limit: 56 * KB },
    Budget { what: "ttminis-explain", measure: Measure::Brotli, goal: 30 * KB, limit: 113 * KB },
    Budget { what: "ttminis-explain/js", measure: Measure::Brotli, goal: 16 * KB, limit: 70 * KB },
    // By itself: what it shares with the others is in `core.mjs`.
    Budget { what: "simulate.mjs", measure: Measure::Brotli, goal: 9 * KB, limit: 9 * KB },
    // On top of what the entries share; the goal is that of both together.
    Budget { what: "watch.mjs", measure: Measure::Brotli, goal: 14 * KB, limit: 8 * KB },
    Budget { what: WITH_OVERLAY, measure: Measure::Brotli, goal: 14 * KB, limit: 23 * KB },
];

/// The two that a game has beside an entry that explains.
const WITH_OVERLAY: &str = "watch.mjs and overlay.mjs";

/// The core as WebAssembly, complete.
const CORE: &str = "core, with its data";

pub fn run(project: &Project) -> Result<()> {
    package::build(project)?;

    let in_package = |file: &String| format!("{}/{file}", package::DIR);
    let mut parts = vec![(CORE.to_owned(), package::CORE_WASM.to_owned())];
    for (entry, files) in package::entries() {
        parts.push((entry, files.iter().map(in_package).collect::<Vec<_>>().join(":")));
    }
    parts.push((
        WITH_OVERLAY.to_owned(),
        ["watch.mjs", "overlay.mjs"].map(|file| in_package(&file.to_owned())).join(":"),
    ));
    let published = published_files(project)?;
    parts.extend(published.iter().map(|file| (file.clone(), in_package(file))));
    let paths: Vec<_> = parts.iter().map(|(_, path)| path.clone()).collect();
    let names = parts.into_iter().map(|(name, _)| name);
    let measured: Vec<_> = names.zip(measure(project, &paths)?).collect();

    let mut table = Table::new(&["what", "raw", "gzip", "brotli"]);
    for (name, sizes) in &measured {
        table.row([name.clone(), sizes.raw.to_string(), sizes.gzip.to_string(), sizes.brotli.to_string()]);
    }
    println!("\nbytes; first the core, then what a game carries for each entry, then the files one by one\n{table}");

    check_budgets(&measured)
}

fn check_budgets(measured: &[(String, Sizes)]) -> Result<()> {
    let mut table = Table::new(&["budget", "used", "goal", "limit", "of the limit"]);
    let mut over = Vec::new();
    for budget in BUDGETS {
        let (_, sizes) = measured
            .iter()
            .find(|(name, _)| name == budget.what)
            .with_context(|| format!("there is a budget for '{}', which the package does not contain", budget.what))?;
        let (name, used) = match budget.measure {
            Measure::Raw => (format!("{}, raw", budget.what), sizes.raw),
            Measure::Brotli => (format!("{}, brotli", budget.what), sizes.brotli),
        };
        if let Some(excess) = used.checked_sub(budget.limit).filter(|excess| *excess > 0) {
            over.push(format!("{name} exceeds its {} KB by {excess} B", budget.limit / KB));
        }
        table.row([name, kb(used), kb(budget.goal), kb(budget.limit), format!("{}%", used * 100 / budget.limit)]);
    }
    println!("{table}");
    if !over.is_empty() {
        bail!("over budget: {}", over.join("; "));
    }
    Ok(())
}

/// The files that npm would put into the tarball.
fn published_files(project: &Project) -> Result<Vec<String>> {
    let sh = &project.sh;
    let _dir = sh.push_dir(package::DIR);
    let answer = cmd!(sh, "npm pack --dry-run --json").quiet().ignore_stderr().read()?;
    let answer: Value = serde_json::from_str(&answer).context("reading the answer of `npm pack --json`")?;
    let files = answer[0]["files"].as_array().context("`npm pack --json` lists no files")?;
    Ok(files.iter().filter_map(|file| file["path"].as_str()).map(str::to_owned).collect())
}

fn kb(bytes: usize) -> String {
    format!("{:.1} KB", bytes as f64 / KB as f64)
}

#[cfg(test)]
mod tests {
    use super::{BUDGETS, CORE, KB, Sizes, check_budgets};

    fn with_core_of(raw: usize) -> Vec<(String, Sizes)> {
        let size_of = |what| Sizes { raw: if what == CORE { raw } else { 1 }, gzip: 1, brotli: 1 };
        BUDGETS.iter().map(|budget| (budget.what.to_owned(), size_of(budget.what))).collect()
    }

    #[test]
    fn a_budget_may_be_used_up() {
        assert!(check_budgets(&with_core_of(BUDGETS[0].limit)).is_ok());
    }

    #[test]
    fn the_first_byte_over_a_budget_is_reported() {
        let limit = BUDGETS[0].limit;
        let error = check_budgets(&with_core_of(limit + 1)).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("over budget: core, with its data, raw exceeds its {} KB by 1 B", limit / KB)
        );
    }

    #[test]
    fn a_budget_for_a_missing_file_is_an_error() {
        assert!(check_budgets(&[]).is_err());
    }
}
