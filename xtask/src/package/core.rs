//! The core taken apart: the code, and the data that its memory begins with.
//!
//! A package carries the code twice, as WebAssembly and as JavaScript, but the data, most of it texts, only once.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use anyhow::{Context, Result, bail};
use wasm_encoder::{EntityType, ImportSection, Module, RawSection};
use wasmparser::{
    DataKind, DataSectionReader, ImportSectionReader, MemorySectionReader, Operator, Parser, Payload, TypeRef,
};

pub struct Core {
    /// The module without its data; the loader writes that into the memory before the first call.
    pub code: Vec<u8>,
    pub data: Data,
    /// What the code imports: the names that wasm-bindgen gave, and the short ones that the code has in their place.
    pub imports: BTreeMap<String, String>,
    /// The name of the module that the code imports from. It tells builds apart: glue and data of one build do not fit
    /// the code of another, and a runtime refuses to put them together.
    pub module: String,
}

/// What a part of the memory contains before the first call; the rest of it is zero.
#[derive(Debug, PartialEq)]
pub struct Data {
    /// The address of the first byte.
    pub start: usize,
    pub bytes: Vec<u8>,
}

pub fn take_apart(wasm: &[u8], version: &str) -> Result<Core> {
    let module = format!("ttminis-explain {version} {}", fingerprint(wasm));
    let mut code = Module::new();
    let mut data = Data { start: 0, bytes: Vec::new() };
    let mut imports = BTreeMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                code.section(&renamed(section, &module, &mut imports)?);
            }
            Payload::DataSection(section) => data = contents(section)?,
            Payload::CustomSection(_) => {}
            payload => {
                if let Payload::MemorySection(memories) = &payload {
                    check_memories(memories.clone())?;
                }
                if let Some((id, range)) = payload.as_section() {
                    let (start, end) = (usize::try_from(range.start)?, usize::try_from(range.end)?);
                    let data = wasm.get(start..end).context("a section of the core ends behind the file")?;
                    code.section(&RawSection { id, data });
                }
            }
        }
    }
    Ok(Core { code: code.finish(), data, imports, module })
}

/// How many pages of memory the core may begin with: its data, its stack of 16 KB, and what is kept between calls. A page
/// is 64 KB, and every game has to set it aside.
const MOST_PAGES: u64 = 2;

fn check_memories(memories: MemorySectionReader<'_>) -> Result<()> {
    for memory in memories {
        let pages = memory?.initial;
        if pages > MOST_PAGES {
            bail!("the core begins with {pages} pages of memory: its data and its stack should fit into {MOST_PAGES}");
        }
    }
    Ok(())
}

fn fingerprint(wasm: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    wasm.hash(&mut hasher);
    format!("{:08x}", hasher.finish() as u32)
}

fn renamed(
    section: ImportSectionReader<'_>,
    module: &str,
    names: &mut BTreeMap<String, String>,
) -> Result<ImportSection> {
    let mut imports = ImportSection::new();
    for import in section.into_imports() {
        let import = import?;
        let TypeRef::Func(function) = import.ty else {
            bail!("the core imports '{}', which is no function: runtimes differ in what else they accept", import.name);
        };
        let short = short_name(names.len());
        imports.import(module, &short, EntityType::Function(function));
        names.insert(import.name.to_owned(), short);
    }
    Ok(imports)
}

/// `a` to `z`, then `ba` and so on: counting with letters.
fn short_name(index: usize) -> String {
    let letter = char::from(b'a' + (index % 26) as u8);
    match index / 26 {
        0 => letter.to_string(),
        rest => short_name(rest) + &letter.to_string(),
    }
}

/// The segments put in their places, from the first to the end of the last.
fn contents(section: DataSectionReader<'_>) -> Result<Data> {
    let mut segments = Vec::new();
    for segment in section {
        let segment = segment?;
        let DataKind::Active { memory_index: 0, offset_expr } = segment.kind else {
            bail!("the core has data that is not written at the start: the loader knows only data that is");
        };
        let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
            bail!("the core has data without a fixed address: the loader knows only addresses that are numbers");
        };
        segments.push((usize::try_from(value)?, segment.data));
    }
    let start = segments.iter().map(|(at, _)| *at).min().unwrap_or(0);
    let end = segments.iter().map(|(at, data)| at + data.len()).max().unwrap_or(start);
    let mut bytes = vec![0; end - start];
    for (at, data) in segments {
        bytes[at - start..][..data.len()].copy_from_slice(data);
    }
    Ok(Data { start, bytes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        CodeSection, ConstExpr, DataSection, Function, FunctionSection, MemorySection, MemoryType, TypeSection,
    };

    fn core_with(texts: &[(i32, &str)]) -> Vec<u8> {
        core_of(1, texts)
    }

    fn core_of(pages: u64, texts: &[(i32, &str)]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("./core_bg.js", "__wbg_code_1dbac8a7cb1dfdbe", EntityType::Function(0));
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut memories = MemorySection::new();
        memories.memory(MemoryType {
            minimum: pages,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        let mut code = CodeSection::new();
        let mut body = Function::new([]);
        body.instructions().end();
        code.function(&body);
        let mut data = DataSection::new();
        for (at, text) in texts {
            data.active(0, &ConstExpr::i32_const(*at), text.bytes());
        }
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&memories).section(&code).section(&data);
        module.finish()
    }

    #[test]
    fn data_and_names_are_taken_out() {
        let core = take_apart(&core_with(&[(20, "ef"), (16, "ab")]), "1.2.3").unwrap();
        assert_eq!(core.data, Data { start: 16, bytes: b"ab\0\0ef".to_vec() });
        assert_eq!(core.imports, BTreeMap::from([("__wbg_code_1dbac8a7cb1dfdbe".to_owned(), "a".to_owned())]));
        for payload in Parser::new(0).parse_all(&core.code) {
            match payload.unwrap() {
                Payload::DataSection(_) => panic!("the data is still there"),
                Payload::ImportSection(section) => {
                    let import = section.into_imports().next().unwrap().unwrap();
                    assert_eq!((import.module, import.name), (core.module.as_str(), "a"));
                }
                _ => {}
            }
        }
    }

    #[test]
    fn other_data_gives_another_module_name() {
        let module = |text| take_apart(&core_with(&[(16, text)]), "1.2.3").unwrap().module;
        assert_eq!(module("ab"), module("ab"));
        assert_ne!(module("ab"), module("ac"));
        assert!(module("ab").starts_with("ttminis-explain 1.2.3 "));
    }

    #[test]
    fn a_page_of_memory_too_many_is_refused() {
        assert!(take_apart(&core_of(MOST_PAGES, &[]), "1.2.3").is_ok());
        assert!(take_apart(&core_of(MOST_PAGES + 1, &[]), "1.2.3").is_err());
    }

    #[test]
    fn short_names_are_all_different() {
        assert_eq!([0, 25, 26, 27, 701, 702].map(short_name), ["a", "z", "ba", "bb", "baz", "bba"]);
    }
}
