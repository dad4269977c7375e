//! Tells what a failed call of TikTok's mini-game API (`TTMinis.game`) means, whose error it is, what to do, and
//! whether to try again.
//!
//! [`explain`] takes whatever a call was rejected with and always answers: with the row of the platform's error
//! reference that it means, with the rows that it can mean when nothing decides, with the nearest rows when the
//! reference does not list it, or with what it looks like when it is no error of the platform at all.
//!
//! ```
//! use serde_json::json;
//! use ttminis_explain::{Api, Context, explain};
//!
//! // 30001 stands for two opposite things, and a bare code does not say which.
//! let explanation = explain(&json!({ "errCode": 30001 }), None, Context::default());
//! let ids: Vec<&str> = explanation.candidates().map(|entry| entry.id).collect();
//! assert_eq!(ids, ["ad.init/30001", "ad.show/30001"]);
//!
//! // The call that was rejected decides,
//! let context = Context { api: Some(Api::AdShow), ..Context::default() };
//! let explanation = explain(&json!({ "errCode": 30001 }), None, context);
//! assert_eq!(explanation.known().unwrap().0.id, "ad.show/30001");
//!
//! // and so does the message.
//! let explanation = explain(&json!({ "errCode": 30001, "errMsg": "User exit" }), None, Context::default());
//! let (entry, matched) = explanation.known().unwrap();
//! assert_eq!((entry.title, matched.confidence), ("User exit", ttminis_explain::Confidence::Exact));
//!
//! // It serializes to what the npm package gives.
//! let answer = serde_json::to_value(&explanation).unwrap();
//! assert_eq!(answer["status"], "known");
//! assert_eq!(answer["retry"], json!({ "kind": "never", "until": "player-choice" }));
//! ```
//!
//! # Where it runs
//!
//! Compiled to WebAssembly it is the core of the npm package `ttminis-explain`, which reads JavaScript values. In a
//! native program it reads JSON: [`Value`] is implemented for [`serde_json::Value`].
//!
//! # What it promises
//!
//! - It answers for every input and panics for none.
//! - It never claims a meaning that the input does not decide, and never borrows one from another vendor's codes.
//! - Every text says whether the platform states it or we do: see [`catalog::Origin`].
#![cfg_attr(not(test), no_std)]
#![deny(missing_docs)]
#![deny(clippy::indexing_slicing, clippy::string_slice)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable, clippy::todo)]

extern crate alloc;

mod api;
pub mod catalog;
mod context;
pub mod diagnosis;
mod explanation;
pub mod http_status;
mod input;
mod json;
mod matching;
mod plain;
mod prose;
pub mod report;
pub mod retry;
mod secrets;
pub mod timeline;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use api::Api;
pub use context::Context;
pub use explanation::Explanation;
pub use input::{Key, Kind, LooksLike, Value};
pub use matching::{Confidence, Match};

use input::Input;

/// The core has no path that panics; the compiler cannot see that of the paths that memory does not suffice for.
#[cfg(all(target_arch = "wasm32", not(feature = "std")))]
#[panic_handler]
fn trap(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}

/// Explains what a call was rejected with.
///
/// `message` is the second argument of a callback that is given a code and a message.
pub fn explain<V: Value>(error: &V, message: Option<V>, context: Context) -> Explanation<V> {
    let mut input = Input::read(error, message);
    let matching = matching::decide(error, &input, &context);
    if context.redact {
        input.redact(context.args.as_ref().and_then(|args| args.url.text()));
    }
    Explanation::new(input, context, matching)
}

/// What is wrong with a call that is going to be made, the certain things first; nothing when nothing speaks against it.
///
/// ```
/// use serde_json::json;
/// use ttminis_explain::{Context, check};
///
/// let call = Context::of_call(&json!("request"), &json!({ "url": "example.com/score" }), &json!(null));
/// let problems = check(&call);
/// assert_eq!(problems[0].fails().map(|entry| entry.id).collect::<Vec<_>>(), ["network/600009"]);
/// assert_eq!(problems[0].suggestion(), Some("https://example.com/score"));
/// ```
pub fn check(context: &Context) -> alloc::vec::Vec<diagnosis::Problem> {
    diagnosis::check(context)
}
