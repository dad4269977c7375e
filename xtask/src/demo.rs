//! The site in `www`, and a local web server for it.

use std::os::unix::process::CommandExt;
use std::process::Command;

use anyhow::{Context, Result};
use clap::Args;

use crate::package;
use crate::project::{Project, step};

#[derive(Args)]
pub struct Options {
    /// Where to listen; the next free port is taken if this one is in use
    #[arg(long, default_value_t = 4173)]
    port: u16,
    /// Listen on all network interfaces, so that a phone can open the site
    #[arg(long)]
    host: bool,
}

/// Builds the site, which imports the package by its name, into `target/www`.
pub fn build_site(project: &Project) -> Result<()> {
    package::build(project)?;
    step("building the site");
    Ok(project.node_bin("vite").args(["build", "www", "--logLevel", "warn"]).run()?)
}

pub fn run(project: &Project, options: &Options) -> Result<()> {
    build_site(project)?;
    let mut vite = Command::from(project.node_bin("vite"));
    vite.args(["preview", "www", "--port", &options.port.to_string()]).args(options.host.then_some("--host"));
    // Replaces this process, so that whatever ends it ends the server. Returns only if that fails.
    Err(vite.exec()).context("starting `vite preview`")
}
