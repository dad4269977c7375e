//! Tells what a failed call of TikTok's mini-game API (`TTMinis.game`) means, whose error it is, what to do, and
//! whether to try again.
//!
//! [`explain`] takes whatever a call was rejected with and always answers: with the row of the platform's error
//! reference that it means, with the rows that it can mean when nothing decides, with the nearest rows when the
//! reference does not list it, or with what it looks like when it is no error of the platform at all.
//!
//! ```
//! use serde_json::json;
//! use ttminis_explain::{Api, Context, Explanation, explain};
//!
//! // 30001 stands for two opposite things, and a bare code does not say which.
//! let explanation = explain(&json!({ "errCode": 30001 }), None, &Context::default());
//! assert!(matches!(explanation, Explanation::Ambiguous(_)));
//!
//! // The call that was rejected decides,
//! let context = Context { api: Some(Api::AdShow), ..Context::default() };
//! let Explanation::Known(known) = explain(&json!({ "errCode": 30001 }), None, &context) else { panic!() };
//! assert_eq!(known.id, "ad.show/30001");
//!
//! // and so does the message.
//! let error = json!({ "errCode": 30001, "errMsg": "User exit" });
//! let Explanation::Known(known) = explain(&error, None, &Context::default()) else { panic!() };
//! assert_eq!((known.title, known.expected), ("User exit", true));
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
#![deny(missing_docs)]
#![deny(clippy::indexing_slicing, clippy::string_slice)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable, clippy::todo)]

mod api;
pub mod catalog;
mod context;
mod explanation;
pub mod http_status;
mod input;
mod matching;
mod prose;
pub mod retry;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use api::{Api, Family};
pub use context::Context;
pub use explanation::{
    Ambiguous, Candidate, CatalogInfo, Common, Explanation, GivenCode, Known, Problem, ProblemKind, Unknown,
    Unrecognized,
};
pub use input::{Key, Kind, LooksLike, Value};
pub use matching::{Confidence, DecideBy, Evidence, Match};

use input::Input;

/// Explains what a call was rejected with.
///
/// `message` is the second argument of a callback that is given a code and a message.
pub fn explain<V: Value>(error: &V, message: Option<V>, context: &Context) -> Explanation {
    let input = Input::read(error, message);
    let matching = matching::decide(error, &input, context);
    explanation::compose(&matching, &input, context)
}
