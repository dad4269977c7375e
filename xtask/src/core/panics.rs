//! Leaves out what only makes the messages of panics.
//!
//! The core answers for every input and panics for none, and a panic that happens all the same is a trap to its caller,
//! who sees no message. The compiler cannot know that, and keeps a tenth of the module for messages.

use walrus::ir::{Instr, Unreachable};
use walrus::{FunctionKind, Module, passes::gc};

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

/// Replaces the bodies of functions that panic by a trap. Returns how many bytes of code nothing needs any more.
pub fn remove(module: &mut Module) -> usize {
    gc::run(module);
    let before = code_bytes(module);
    for function in module.funcs.iter_mut() {
        let panics = function.name.as_deref().is_some_and(panics);
        if let (true, FunctionKind::Local(local)) = (panics, &mut function.kind) {
            let body = local.entry_block();
            local.block_mut(body).instrs = vec![(Instr::Unreachable(Unreachable {}), Default::default())];
            local.original_range = None;
        }
    }
    gc::run(module);
    before - code_bytes(module)
}

fn panics(symbol: &str) -> bool {
    // Without the hash at its end, and without what says that it is an implementation of something.
    let name = format!("{:#}", rustc_demangle::demangle(symbol));
    let name = name.trim_start_matches('<');
    PANICS.iter().any(|start| name.starts_with(start))
}

/// The size of what the compiler wrote and is still there.
fn code_bytes(module: &Module) -> usize {
    module.funcs.iter_local().filter_map(|(_, function)| function.original_range.clone()).map(|range| range.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::{panics, remove};
    use walrus::{FunctionBuilder, Module, ValType};

    #[test]
    fn functions_that_panic_are_known_by_name() {
        assert!(panics("_ZN4core9panicking9panic_fmt17h4d0a1f1f0e0a0f1eE"));
        assert!(panics("_RNvNtCs1_4core6option13unwrap_failed"));
        assert!(!panics("_ZN15ttminis_explain7explain17h4d0a1f1f0e0a0f1eE"));
        assert!(!panics("explain"));
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

        remove(&mut module);
        assert!(module.funcs.by_name("core::fmt::write").is_none());
        assert!(Module::from_buffer(&module.emit_wasm()).is_ok());
    }
}
