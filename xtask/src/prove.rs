//! What the package promises, proven by far more questions than the tests ask.

use anyhow::Result;
use xshell::cmd;

use crate::package;
use crate::project::Project;

pub fn run(project: &Project, files: &[String]) -> Result<()> {
    package::build(project)?;
    let sh = &project.sh;
    Ok(cmd!(sh, "node tests/prove/prove.mjs {files...}").run()?)
}
