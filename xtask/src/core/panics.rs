//! Panics trap: a message that nobody reads would cost kilobytes.

use walrus::{FunctionBuilder, FunctionKind, Module};

/// Parts of the names of functions that are called only to panic or to abort.
const NAMES: &[&str] = &[
    "::panicking::",
    "panic_fmt",
    "panic_access_error",
    "panic_already",
    "rust_begin_unwind",
    "rust_panic",
    "capacity_overflow",
    "raw_vec::handle_error",
    "handle_alloc_error",
    "default_alloc_error_hook",
    "unwrap_failed",
    "expect_failed",
    "slice_error_fail",
    "slice_index_fail",
    "wasm_bindgen::throw_str",
];

/// Replaces the bodies of panic functions with a trap, and gives how many there are.
pub fn trap(module: &mut Module) -> usize {
    let is_panic = |name: &Option<String>| name.as_ref().is_some_and(|name| NAMES.iter().any(|part| name.contains(part)));
    let functions: Vec<_> = module.funcs.iter_local().map(|(id, function)| (id, function.ty())).collect();
    let mut count = 0;
    for (id, ty) in functions {
        if !is_panic(&module.funcs.get(id).name) {
            continue;
        }
        let (params, results) = (module.types.params(ty).to_vec(), module.types.results(ty).to_vec());
        let mut trap = FunctionBuilder::new(&mut module.types, &params, &results);
        trap.func_body().unreachable();
        let arguments = params.iter().map(|ty| module.locals.add(*ty)).collect();
        module.funcs.get_mut(id).kind = FunctionKind::Local(trap.local_func(arguments));
        count += 1;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::trap;
    use walrus::{FunctionBuilder, Module, ValType};

    fn add(module: &mut Module, name: &str) {
        let mut function = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[ValType::I32]);
        let argument = module.locals.add(ValType::I32);
        function.func_body().local_get(argument);
        function.name(name.to_owned());
        function.finish(vec![argument], &mut module.funcs);
    }

    #[test]
    fn only_panic_functions_trap() {
        let mut module = Module::default();
        add(&mut module, "core[0123]::panicking::panic_fmt");
        add(&mut module, "ttminis_explain::explain");
        assert_eq!(trap(&mut module), 1);
        assert_eq!(trap(&mut Module::default()), 0);
        assert!(Module::from_buffer(&module.emit_wasm()).is_ok());
    }
}
