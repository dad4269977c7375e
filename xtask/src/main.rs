//! `cargo xtask`: everything that is done to this repository besides editing it.
//!
//! `cargo xtask build` makes the npm package, `test` checks it, `demo` shows it. Every command first installs what it
//! needs and is still missing, so that a clone with Rust and Node is enough to start from.

#[cfg(not(unix))]
compile_error!("xtask runs the shell scripts of node_modules/.bin: use Linux, macOS or WSL");

mod bench;
mod core;
mod demo;
mod lint;
mod package;
mod project;
mod prove;
mod reference;
mod setup;
mod size;
mod test;

use std::process::ExitCode;

use clap::Parser;

use crate::project::Project;

#[derive(Parser)]
#[command(bin_name = "cargo xtask", about = "Sets up, builds, tests and shows ttminis-explain")]
enum Command {
    /// Install everything that the other commands need and that is still missing
    Setup,
    /// Make the npm package in pkg/; with HELP_URL set to the address of the site, answers link to its pages
    Build,
    /// Run the tests: all stages, or only those named
    Test {
        #[arg(value_enum)]
        stages: Vec<test::Stage>,
    },
    /// Build the site and serve it until Ctrl-C
    Demo(demo::Options),
    /// Measure the speed of the package and check it against the budgets
    Bench,
    /// Prove what the tests only sample, which takes about an hour: all of it, or the files whose names have these parts
    Prove { files: Vec<String> },
    /// Measure the size of the package and check it against the budgets
    Size(size::Options),
    /// Compare a copy of the platform's error reference page with the catalog, and exit with 1 if something differs
    Reference(reference::Options),
    /// Check formatting, lints, documentation and types
    Lint {
        /// Repair what can be repaired mechanically instead
        #[arg(long)]
        fix: bool,
    },
}

fn main() -> ExitCode {
    match run(Command::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<()> {
    let project = Project::open()?;
    match command {
        Command::Setup => setup::everything(&project),
        Command::Build => package::build(&project),
        Command::Test { stages } => test::run(&project, &stages),
        Command::Demo(options) => demo::run(&project, &options),
        Command::Bench => bench::run(&project),
        Command::Prove { files } => prove::run(&project, &files),
        Command::Size(options) => size::run(&project, &options),
        Command::Reference(options) => reference::run(&project, &options),
        Command::Lint { fix: true } => lint::fix(&project),
        Command::Lint { fix: false } => lint::check(&project),
    }
}
