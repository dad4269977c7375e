//! The boundary to JavaScript.
//!
//! The package reads the game's values before it asks, so everything that comes in is plain data of its own, and nothing
//! that the game wrote runs while the core answers.

use crate::api::Api;
use crate::arena::Question;
use crate::catalog::RowSet;
use crate::context::Context;
use crate::error::PlatformError;
use crate::verdict;
use js_sys::Array;
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// An error that was read: see [`PlatformError`].
    pub type ReadError;
    #[wasm_bindgen(method, getter, structural, js_name = errCode)]
    fn err_code(this: &ReadError) -> Option<f64>;
    #[wasm_bindgen(method, getter, structural, js_name = errMsg)]
    fn err_msg(this: &ReadError) -> Option<String>;
    #[wasm_bindgen(method, getter, structural, js_name = otherErrCode)]
    fn other_err_code(this: &ReadError) -> Option<f64>;
    #[wasm_bindgen(method, getter, structural, js_name = subErrCode)]
    fn sub_err_code(this: &ReadError) -> Option<f64>;
    #[wasm_bindgen(method, getter, structural, js_name = namedApi)]
    fn named_api(this: &ReadError) -> Option<String>;
    #[wasm_bindgen(method, getter, structural, js_name = isForeign)]
    fn is_foreign(this: &ReadError) -> bool;
    #[wasm_bindgen(method, getter, structural, js_name = hasPlatformCode)]
    fn has_platform_code(this: &ReadError) -> bool;
    #[wasm_bindgen(method, getter, structural, js_name = hasCommonCode)]
    fn has_common_code(this: &ReadError) -> bool;
    #[wasm_bindgen(method, getter, structural, js_name = hasPlatformMessage)]
    fn has_platform_message(this: &ReadError) -> bool;
    #[wasm_bindgen(method, getter, structural, js_name = hasCommonMessage)]
    fn has_common_message(this: &ReadError) -> bool;
    #[wasm_bindgen(method, getter, structural, js_name = isInvalidCode)]
    fn is_invalid_code(this: &ReadError) -> bool;
    #[wasm_bindgen(method, getter, structural, js_name = isGuessedCode)]
    fn is_guessed_code(this: &ReadError) -> bool;
    #[wasm_bindgen(method, getter, structural, js_name = needsMessage)]
    fn needs_message(this: &ReadError) -> bool;
    #[wasm_bindgen(method, getter, structural, js_name = isNamedError)]
    fn is_named_error(this: &ReadError) -> bool;
    #[wasm_bindgen(method, getter, structural, js_name = isHttpStatus)]
    fn is_http_status(this: &ReadError) -> bool;
    #[wasm_bindgen(method, getter, structural, js_name = isLibraryError)]
    fn is_library_error(this: &ReadError) -> bool;
    #[wasm_bindgen(method, getter, structural, js_name = isSuccess)]
    fn is_success(this: &ReadError) -> bool;
    #[wasm_bindgen(method, getter, structural, js_name = isPlain)]
    fn is_plain(this: &ReadError) -> bool;

    /// The call: see [`Context`].
    pub type CallContext;
    #[wasm_bindgen(method, getter, structural)]
    fn api(this: &CallContext) -> Option<String>;
    #[wasm_bindgen(method, getter, structural)]
    fn aborted(this: &CallContext) -> Option<bool>;
    #[wasm_bindgen(method, getter, structural, js_name = isIdempotent)]
    fn is_idempotent(this: &CallContext) -> Option<bool>;
    #[wasm_bindgen(method, getter, structural, js_name = hasIdempotentMethod)]
    fn has_idempotent_method(this: &CallContext) -> Option<bool>;
    /// Positions in the catalog.
    #[wasm_bindgen(method, getter, structural)]
    fn supported(this: &CallContext) -> Array;
    #[wasm_bindgen(method, getter, structural)]
    fn certain(this: &CallContext) -> Array;
    #[wasm_bindgen(method, getter, structural)]
    fn opposed(this: &CallContext) -> Array;
}

/// An entry of the catalog as the package has it: an answer carries the very object.
#[derive(Serialize)]
struct EntryObject(#[serde(with = "serde_wasm_bindgen::preserve")] JsValue);

/// Explains an error. See [`crate::explain`]. `entries` are the objects of the rows, in the order of the catalog: the answer
/// carries them, so that their texts exist once. `undefined` if the answer cannot be written, which never happens.
#[wasm_bindgen(skip_typescript)]
pub fn explain(error: &ReadError, context: &CallContext, entries: &Array) -> JsValue {
    // SAFETY: it is the first value, and so the last to be dropped.
    let _question = unsafe { Question::new() };
    let entry = |index| EntryObject(entries.get(index as u32));
    let explanation = verdict::explain(&read_error(error), &read_context(context), entry);
    explanation.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or_default()
}

fn read_error(error: &ReadError) -> PlatformError {
    PlatformError {
        err_code: error.err_code(),
        err_msg: error.err_msg(),
        other_err_code: error.other_err_code(),
        sub_err_code: error.sub_err_code(),
        named_api: error.named_api().and_then(|name| Api::from_name(&name)),
        is_foreign: error.is_foreign(),
        has_platform_code: error.has_platform_code(),
        has_common_code: error.has_common_code(),
        has_platform_message: error.has_platform_message(),
        has_common_message: error.has_common_message(),
        is_invalid_code: error.is_invalid_code(),
        is_guessed_code: error.is_guessed_code(),
        needs_message: error.needs_message(),
        is_named_error: error.is_named_error(),
        is_library_error: error.is_library_error(),
        is_http_status: error.is_http_status(),
        is_success: error.is_success(),
        is_plain: error.is_plain(),
    }
}

fn read_context(context: &CallContext) -> Context {
    Context {
        api: context.api().and_then(|name| Api::from_name(&name)),
        aborted: context.aborted(),
        is_idempotent: context.is_idempotent(),
        has_idempotent_method: context.has_idempotent_method(),
        supported: rows(&context.supported()),
        certain: rows(&context.certain()),
        opposed: rows(&context.opposed()),
    }
}

/// The rows at these positions of the catalog.
fn rows(indices: &Array) -> RowSet {
    let mut rows = RowSet::EMPTY;
    for at in 0..indices.length() {
        if let Some(index) = indices.get(at).as_f64() {
            rows = rows | RowSet::of_index(index as usize);
        }
    }
    rows
}
