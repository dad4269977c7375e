//! One JavaScript file per entry and module system, with the core inside.

use anyhow::Result;

use super::{EMBEDDED, GLUE, STAGE, TEMPLATE};
use crate::project::{PACKAGE, Project};

/// CommonJS gets the plain extension, because there are packers that read only `main`.
const FORMATS: [(&str, &str); 2] = [("esm", "mjs"), ("cjs", "js")];

pub fn write(project: &Project, entry: &str) -> Result<()> {
    for (format, extension) in FORMATS {
        project
            .node_bin("esbuild")
            .quiet()
            .arg(format!("{TEMPLATE}/src/{entry}.ts"))
            .args(["--bundle", "--minify", "--charset=utf8"])
            // A function that the core does not export would otherwise fail only when it is called.
            .args(["--log-level=warning", "--log-override:import-is-undefined=error"])
            // Game runtimes and their build tools are years behind browsers.
            .args(["--platform=neutral", "--target=es2017"])
            // The bindings expect what browsers have and game runtimes need not.
            .arg(format!("--inject:{TEMPLATE}/src/utf8.ts"))
            .arg(format!("--alias:#core/glue=./{GLUE}"))
            .arg(format!("--alias:#core/wasm=./{EMBEDDED}"))
            .arg(format!("--banner:js=/*! {PACKAGE} {} | MIT OR Apache-2.0 */", project.version))
            .arg(format!("--format={format}"))
            .arg(format!("--outfile={STAGE}/{entry}.{extension}"))
            .run()?;
    }
    Ok(())
}
