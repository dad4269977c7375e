//! The core taken apart: the code, and what its memory begins with.
//!
//! The package carries the code twice, as WebAssembly and as JavaScript, but the data only once.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::mem;

use anyhow::{Result, bail};
use walrus::ir::Value;
use walrus::{ConstExpr, DataKind, ExportItem, ImportKind, Module, ModuleConfig};

pub struct Parts {
    /// The complete module.
    pub module: Vec<u8>,
    /// The module without its data.
    pub code: Vec<u8>,
    /// What the memory contains before the first call, from the address on; the rest of it is zero.
    pub data_start: usize,
    pub data: Vec<u8>,
    /// The name of the module that the code imports from. It tells builds apart: glue of one build does not fit the code
    /// of another, and a runtime refuses to put them together.
    pub import_module: String,
    /// The names that wasm-bindgen gave, and the short ones that the code has in their place.
    pub imports: BTreeMap<String, String>,
}

/// A page has 64 KB, and every game has to set them aside.
const PAGES: u64 = 2;

impl Parts {
    pub fn of(wasm: &[u8], version: &str) -> Result<Self> {
        let mut module =
            ModuleConfig::new().generate_name_section(false).generate_producers_section(false).parse(wasm)?;
        check(&module)?;
        let mut hasher = DefaultHasher::new();
        wasm.hash(&mut hasher);
        let import_module = format!("ttminis-explain {version} {:08x}", hasher.finish() as u32);
        let imports = rename_imports(&mut module, &import_module);
        let complete = module.emit_wasm();
        let (data_start, data) = take_data(&mut module)?;
        Ok(Self { module: complete, code: module.emit_wasm(), data_start, data, import_module, imports })
    }
}

/// Fails when a runtime of the restricted kind would not accept the module.
fn check(module: &Module) -> Result<()> {
    for export in module.exports.iter() {
        if !matches!(export.item, ExportItem::Function(_) | ExportItem::Memory(_)) {
            bail!(
                "the core exports '{}', and some runtimes accept only functions and the memory: add it to the \
                 `--remove-exports` of xtask/src/core/optimise.rs if the glue does without",
                export.name
            );
        }
    }
    for import in module.imports.iter() {
        if !matches!(import.kind, ImportKind::Function(_)) {
            bail!("the core imports '{}', which is no function: runtimes differ in what else they accept", import.name);
        }
    }
    for memory in module.memories.iter() {
        if (memory.initial, memory.maximum) != (PAGES, Some(PAGES)) {
            bail!("the core has {} to {:?} pages of memory: it should have {PAGES}", memory.initial, memory.maximum);
        }
    }
    Ok(())
}

fn rename_imports(module: &mut Module, import_module: &str) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for import in module.imports.iter_mut() {
        import.module = import_module.to_owned();
        // `a` to `z`, then `a1` and so on.
        let letter = char::from(b'a' + (names.len() % 26) as u8);
        let short = if names.len() < 26 { letter.to_string() } else { format!("{letter}{}", names.len() / 26) };
        names.insert(mem::replace(&mut import.name, short.clone()), short);
    }
    names
}

/// Takes the segments out, and puts them together from the first to the end of the last.
fn take_data(module: &mut Module) -> Result<(usize, Vec<u8>)> {
    let mut segments = Vec::new();
    for segment in module.data.iter() {
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(at)), .. } = segment.kind else {
            bail!("the core has data without a fixed address: the glue writes only data that has one");
        };
        segments.push((usize::try_from(at)?, segment.id()));
    }
    let start = segments.iter().map(|(at, _)| *at).min().unwrap_or(0);
    let mut data = Vec::new();
    for (at, id) in segments {
        let bytes = &module.data.get(id).value;
        data.resize(data.len().max(at - start + bytes.len()), 0);
        data[at - start..][..bytes.len()].copy_from_slice(bytes);
        module.data.delete(id);
    }
    Ok((start, data))
}

#[cfg(test)]
mod tests {
    use super::*;

    const IMPORT: &str = "__wbg_code_1dbac8a7cb1dfdbe";

    fn module(pages: u64, texts: &[(i32, &str)]) -> Vec<u8> {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, pages, Some(pages), None);
        let function = module.types.add(&[], &[]);
        module.add_import_func("./core_bg.js", IMPORT, function);
        for (at, text) in texts {
            let offset = ConstExpr::Value(Value::I32(*at));
            module.data.add(DataKind::Active { memory, offset }, text.as_bytes().to_vec());
        }
        module.emit_wasm()
    }

    #[test]
    fn data_and_names_are_taken_out() {
        let parts = Parts::of(&module(PAGES, &[(20, "ef"), (16, "ab")]), "1.2.3").unwrap();
        assert_eq!((parts.data_start, parts.data.as_slice()), (16, b"ab\0\0ef".as_slice()));
        assert_eq!(parts.imports[IMPORT], "a");
        let code = Module::from_buffer(&parts.code).unwrap();
        assert_eq!(code.data.iter().count(), 0);
        assert!(code.imports.find(&parts.import_module, "a").is_some());
        assert_eq!(Module::from_buffer(&parts.module).unwrap().data.iter().count(), 2);
    }

    #[test]
    fn other_data_gives_another_import_module() {
        let name = |text| Parts::of(&module(PAGES, &[(16, text)]), "1.2.3").unwrap().import_module;
        assert_eq!(name("ab"), name("ab"));
        assert_ne!(name("ab"), name("ac"));
        assert!(name("ab").starts_with("ttminis-explain 1.2.3 "));
    }

    #[test]
    fn what_runtimes_refuse_is_refused_here() {
        assert!(Parts::of(&module(PAGES + 1, &[]), "1.2.3").is_err());
        let mut module = Module::default();
        let table = module.tables.add_local(false, 0, None, walrus::RefType::FUNCREF);
        module.exports.add("__table", table);
        assert!(check(&module).is_err());
    }
}
