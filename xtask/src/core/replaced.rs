//! Functions that the core does better without, replaced between the compiler and wasm-bindgen.
//!
//! The core answers for every input and panics for none, and a panic that happens all the same is a trap to its caller,
//! who sees no message. The compiler cannot know that, and keeps a tenth of the module for messages. Another tenth is the
//! hash table in which serde-wasm-bindgen remembers the strings that it made of names.

use anyhow::{Context, Result};
use walrus::ir::{Instr, Unreachable};
use walrus::{FunctionBuilder, FunctionId, FunctionKind, Module, ValType, passes::gc};

/// How the names of functions begin that never return, and of those that only they call.
const PANICS: &[&str] = &[
    "__rustc::__rust_alloc_error_handler",
    "__rustc::rust_begin_unwind",
    "__rustc::rust_panic",
    "alloc::alloc::handle_alloc_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::raw_vec::handle_error",
    "core::cell::panic_already",
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::panicking::",
    "core::result::unwrap_failed",
    "core::slice::index::slice_",
    "core::str::slice_error_fail",
    "hashbrown::raw::Fallibility>::capacity_overflow",
    "std::alloc::",
    "std::panicking::",
    "std::thread::local::panic_access_error",
    "wasm_bindgen::throw_str",
];

/// Makes functions that panic trap, and strings without the hash table.
pub fn replace(module: &mut Module) -> Result<()> {
    trap_for_panics(module);
    make_strings_directly(module)?;
    gc::run(module);
    Ok(())
}

fn trap_for_panics(module: &mut Module) {
    for function in module.funcs.iter_mut() {
        let panics = function.name.as_deref().is_some_and(|symbol| starts(symbol, PANICS));
        if let (true, FunctionKind::Local(local)) = (panics, &mut function.kind) {
            let body = local.entry_block();
            local.block_mut(body).instrs = vec![(Instr::Unreachable(Unreachable {}), Default::default())];
        }
    }
}

/// Lets the function that looks a string up in the table call the one that makes it: both take an address and a length.
fn make_strings_directly(module: &mut Module) -> Result<()> {
    let find = |name| strings_from(module, name).with_context(|| format!("the core has not one function '{name}'"));
    let (cached, direct) = (find("serde_wasm_bindgen::static_str_to_js")?, find("wasm_bindgen::__rt::wbg_cast")?);
    let mut body = FunctionBuilder::new(&mut module.types, &[ValType::I32; 2], &[ValType::I32]);
    let arguments = [module.locals.add(ValType::I32), module.locals.add(ValType::I32)];
    body.func_body().local_get(arguments[0]).local_get(arguments[1]).call(direct);
    module.funcs.get_mut(cached).kind = FunctionKind::Local(body.local_func(arguments.to_vec()));
    Ok(())
}

/// The one function of this name that makes a string of JavaScript from an address and a length.
fn strings_from(module: &Module, name: &str) -> Option<FunctionId> {
    let mut found = module.funcs.iter().filter(|function| {
        let (ty, symbol) = (module.types.get(function.ty()), function.name.as_deref());
        (ty.params(), ty.results()) == (&[ValType::I32; 2], &[ValType::I32])
            && symbol.is_some_and(|symbol| starts(symbol, &[name]) && !symbol.contains("inlined"))
    });
    found.next().map(|function| function.id()).filter(|_| found.next().is_none())
}

fn starts(symbol: &str, names: &[&str]) -> bool {
    // Without the hash at its end, and without what says that it is an implementation of something.
    let name = format!("{:#}", rustc_demangle::demangle(symbol));
    let name = name.trim_start_matches('<');
    names.iter().any(|start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::{PANICS, starts, trap_for_panics};
    use walrus::{FunctionBuilder, Module, ValType, passes::gc};

    #[test]
    fn functions_that_panic_are_known_by_name() {
        assert!(starts("_ZN4core9panicking9panic_fmt17h4d0a1f1f0e0a0f1eE", PANICS));
        assert!(starts("_RNvNtCs1_4core6option13unwrap_failed", PANICS));
        assert!(!starts("_ZN15ttminis_explain7explain17h4d0a1f1f0e0a0f1eE", PANICS));
        assert!(!starts("explain", PANICS));
    }

    #[test]
    fn a_panic_keeps_its_type_and_loses_what_it_calls() {
        let mut module = Module::default();
        let mut message = FunctionBuilder::new(&mut module.types, &[], &[]);
        message.name("core::fmt::write".to_owned()).func_body();
        let message = message.finish(vec![], &mut module.funcs);
        let mut panic = FunctionBuilder::new(&mut module.types, &[], &[ValType::I32]);
        panic.name("core::panicking::panic_fmt".to_owned()).func_body().call(message).i32_const(1);
        let panic = panic.finish(vec![], &mut module.funcs);
        module.exports.add("run", panic);

        trap_for_panics(&mut module);
        gc::run(&mut module);
        assert!(module.funcs.by_name("core::fmt::write").is_none());
        assert!(Module::from_buffer(&module.emit_wasm()).is_ok());
    }
}
