//! Installs what is missing. Each part is quick and silent once it is there, so commands call the parts
//! they need every time.

mod browser;
mod node;
mod rust;
mod tools;

use anyhow::Result;

pub use self::browser::{chrome, chromedriver};
pub use self::node::{bundlers, fleet, node_modules};
pub use self::rust::{clippy_and_rustfmt, wasm_target};
pub use self::tools::{test_runner, wasm_pack};
use crate::project::{Project, step};

pub fn everything(project: &Project) -> Result<()> {
    wasm_target(project)?;
    clippy_and_rustfmt(project)?;
    test_runner(project)?;
    wasm_pack(project)?;
    node_modules(project)?;
    let (chrome, chromedriver) = (chrome(project)?, chromedriver(project)?);
    step(&format!("ready, with {} and {}", chrome.display(), chromedriver.display()));
    Ok(())
}
