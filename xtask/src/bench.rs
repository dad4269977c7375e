//! Speed.

use anyhow::Result;
use xshell::cmd;

use crate::project::Project;
use crate::{demo, setup};

pub fn run(project: &Project) -> Result<()> {
    let chrome = setup::chrome(project)?;
    demo::build_site(project)?;
    let sh = &project.sh;
    cmd!(sh, "node tests/bench/bench.mjs").env("CHROME_PATH", chrome).run()?;
    Ok(cmd!(sh, "node tests/command/bench.mjs").run()?)
}
