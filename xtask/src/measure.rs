//! Measuring files.

use anyhow::{Context, Result};
use xshell::cmd;

use crate::project::Project;

/// The size of one file as it is, and as the usual ways to transfer it make it.
pub struct Sizes {
    pub raw: usize,
    pub gzip: usize,
    pub brotli: usize,
}

/// Prints a line of three sizes for each argument, which lists files. Node is needed anyway, and has both compressors.
const MEASURE: &str = "
for (const files of process.argv.slice(1)) {
  const raw = Buffer.concat(files.split(':').map((file) => fs.readFileSync(file)));
  console.log(raw.length, zlib.gzipSync(raw, { level: 9 }).length, zlib.brotliCompressSync(raw).length);
}";

/// The sizes of files, or of several put together (`a:b`), in the order given; the compressed ones at the highest level.
pub fn measure(project: &Project, files: &[String]) -> Result<Vec<Sizes>> {
    let sh = &project.sh;
    let answer = cmd!(sh, "node --eval {MEASURE} -- {files...}").quiet().read()?;
    answer.lines().map(|line| parse(line).with_context(|| format!("node measured '{line}'"))).collect()
}

/// The sizes of one file.
pub fn of(project: &Project, file: &str) -> Result<Sizes> {
    measure(project, &[file.to_owned()])?.pop().context("node measured nothing")
}

fn parse(line: &str) -> Option<Sizes> {
    let mut numbers = line.split(' ').map_while(|number| number.parse().ok());
    Some(Sizes { raw: numbers.next()?, gzip: numbers.next()?, brotli: numbers.next()? })
}
