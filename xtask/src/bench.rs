//! Speed.

use anyhow::Result;
use xshell::cmd;

use crate::package;
use crate::project::Project;
use crate::setup;
use crate::wasm::Module;

/// A crate that does a full serde round trip, to compare the package with.
const ROUND_TRIP: Module = Module {
    package: "round-trip",
    // The plain Node glue is CommonJS, which the repository's package.json rules out for `.js` files.
    glue: "experimental-nodejs-module",
    out_dir: "target/bench",
    name: "round_trip",
};

pub fn run(project: &Project) -> Result<()> {
    let chrome = setup::chrome(project)?;
    package::build(project)?;
    ROUND_TRIP.build(project)?;
    let sh = &project.sh;
    cmd!(sh, "node tests/bench/bench.mjs").env("CHROME_PATH", chrome).run()?;
    cmd!(sh, "node tests/bench/watch.mjs").run()?;
    Ok(())
}
