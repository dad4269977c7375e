//! The core as text, for bundles that have to carry it.
//!
//! In hexadecimal, because that keeps bytes apart: compressed, as games ship it, it takes a fifth less than base64.
//! Denser encodings need characters beyond ASCII, which bundlers write as escapes of six characters.

use std::fmt::Write;
use std::fs;

use anyhow::{Context, Result};

use super::{CORE_WASM, EMBEDDED};
use crate::project::Project;

pub fn write(project: &Project) -> Result<()> {
    let wasm = fs::read(project.root.join(CORE_WASM)).with_context(|| format!("reading {CORE_WASM}"))?;
    project.sh.write_file(EMBEDDED, format!("export default '{}';\n", hexadecimal(&wasm)))?;
    Ok(())
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::hexadecimal;

    #[test]
    fn every_byte_takes_two_digits() {
        assert_eq!(hexadecimal(&[0, 0x0f, 0xa5, 0xff]), "000fa5ff");
    }
}
