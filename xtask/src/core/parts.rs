//! The core taken apart: a package carries the code twice, as WebAssembly and as JavaScript, but its data only once.
//!
//! Each part has the form that takes least when it is compressed. Code in hexadecimal keeps its bytes apart and is a fifth
//! shorter than base64. Data, most of it texts, is text. Bundlers get other characters than printable ones wrong.

use std::fmt::Write;

use anyhow::{Context, Result, bail};
use walrus::ir::Value;
use walrus::{ConstExpr, DataKind, Module};

pub struct Parts {
    /// The module without its data; the loader writes that into the memory before the first call.
    pub code: Vec<u8>,
    /// The data as a module of JavaScript: `start` is the address of the first byte.
    pub data: String,
}

pub fn take_apart(wasm: &[u8]) -> Result<Parts> {
    let mut module = walrus::ModuleConfig::new().generate_producers_section(false).parse(wasm)?;
    let mut segments = Vec::new();
    for segment in module.data.iter() {
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = segment.kind else {
            bail!("the core has data without a fixed address: the loader knows only addresses that are numbers");
        };
        segments.push((usize::try_from(start)?, segment.value.clone(), segment.id()));
    }
    let start = segments.iter().map(|(at, ..)| *at).min().unwrap_or(0);
    let end = segments.iter().map(|(at, bytes, _)| at + bytes.len()).max().unwrap_or(start);
    let mut bytes = vec![0; end - start];
    for (at, segment, id) in segments {
        bytes[at - start..][..segment.len()].copy_from_slice(&segment);
        module.data.delete(id);
    }
    for memory in module.memories.iter_mut() {
        memory.data_segments.clear();
    }
    let data = format!("export const start = {start};\nexport const data = '{}';\n", text(&bytes));
    Ok(Parts { code: module.emit_wasm(), data })
}

/// Bytes as text: `^` is a zero, and `~` stands in front of two hexadecimal digits.
fn text(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        match byte {
            0 => text.push('^'),
            b'^' | b'~' | b'\'' | b'\\' | ..b' ' | 0x7f.. => _ = write!(text, "~{byte:02x}"),
            _ => text.push(char::from(*byte)),
        }
        text
    })
}

/// A module whose default export is the hexadecimal digits.
pub fn hexadecimal(bytes: &[u8]) -> String {
    let digits = bytes.iter().fold(String::new(), |mut text, byte| {
        _ = write!(text, "{byte:02x}");
        text
    });
    format!("export default '{digits}';\n")
}

/// The place where the translation of wasm2js ends, and the wiring of one instance begins.
const WIRING: &str = "\nvar retasmFunc = ";
/// The exported memory as wasm2js writes it: property descriptors take whatever a game has put on `Object.prototype`.
const MEMORY: (&str, &str) = ("Object.create(Object.prototype, {", "})");

/// `function createTwin(imports)`, which returns the exports of an instance.
pub fn twin(module: &str) -> Result<String> {
    let (translation, _) =
        module.split_once(WIRING).with_context(|| format!("wasm2js writes no `{}` any more", WIRING.trim()))?;
    if translation.contains("initActiveSegments") {
        bail!("wasm2js wrote data: the module should have none");
    }
    let (before, rest) = translation.split_once(MEMORY.0).context("wasm2js exports the memory in another form")?;
    let (_, after) = rest.split_once(MEMORY.1).context("wasm2js exports the memory in another form")?;
    // As a literal; the memory does not grow.
    let translation = format!("{before}{{ get buffer() {{ return buffer; }} }}{after}");
    let body: Vec<&str> = translation.lines().filter(|line| !line.starts_with("import ")).collect();
    Ok(format!("export function createTwin(imports) {{\n{}\nreturn asmFunc(imports);\n}}\n", body.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_taken_out_and_readable() {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        for (at, bytes) in [(20, &b"e\0f~"[..]), (16, b"ab")] {
            let kind = DataKind::Active { memory, offset: ConstExpr::Value(Value::I32(at)) };
            module.data.add(kind, bytes.to_vec());
        }
        let parts = take_apart(&module.emit_wasm()).unwrap();
        assert_eq!(parts.data, "export const start = 16;\nexport const data = 'ab^^e^f~7e';\n");
        assert_eq!(Module::from_buffer(&parts.code).unwrap().data.iter().count(), 0);
        assert_eq!(hexadecimal(&[0, 0x0f, 0xff]), "export default '000fff';\n");
    }

    #[test]
    fn the_twin_is_a_function() {
        let memory = "Object.create(Object.prototype, {\n   \"grow\": {\n   }, \n   \"buffer\": {\n   }\n  })";
        let module = format!(
            "import * as a from 'a';\nfunction asmFunc(imports) {{\n return {{ \"memory\": {memory} }};\n}}\n\nvar retasmFunc = asmFunc({{\n}});\n"
        );
        assert_eq!(
            twin(&module).unwrap(),
            "export function createTwin(imports) {\nfunction asmFunc(imports) {\n return { \"memory\": { get buffer() { return buffer; } } };\n}\n\
             \nreturn asmFunc(imports);\n}\n"
        );
        assert!(twin("function asmFunc(imports) {}").is_err());
        assert!(twin(&module.replace("\"memory\"", "initActiveSegments")).is_err());
    }
}
