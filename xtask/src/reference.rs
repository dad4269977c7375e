//! What the platform's error reference page has that the catalog has not, and the other way round.

use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use clap::Args;

use crate::project::Project;
use crate::{package, setup};

#[derive(Args)]
pub struct Options {
    /// The page, saved as text or as HTML
    file: PathBuf,
    /// Note that the page's descriptions and actions have been read, and which rows it has
    #[arg(long)]
    accept: bool,
}

pub fn run(project: &Project, options: &Options) -> Result<()> {
    setup::node_modules(project)?;
    package::write_data(project)?;
    let mut node = Command::new("node");
    node.arg(project.root.join("xtask/js/reference.mjs")).arg(&options.file).args(options.accept.then_some("--accept"));
    // Replaces this process, so that the exit code is that of the comparison. Returns only if that fails.
    Err(node.exec()).context("starting node")
}
