//! Tells what a failed call of TikTok's mini-game API (`TTMinis.game`) means, whose side it is on, what to do, and whether to
//! try again.
//!
//! [`explain`] takes an error as plain data and always answers: with the row of the platform's error reference that it
//! means, with the rows that it can mean when nothing decides, with the nearest rows when the reference does not list it, or
//! by saying that it is no error of the platform.
//!
//! ```
//! use ttminis_explain::{Api, Confidence, Context, PlatformError, explain};
//!
//! // 30001 stands for two opposite things, and a bare code does not say which.
//! let bare: PlatformError = serde_json::from_str(r#"{ "errCode": 30001 }"#).unwrap();
//! let explanation = explain(&bare, &Context::default());
//! let ids: Vec<_> = explanation.meanings.iter().map(|meaning| meaning.entry.id).collect();
//! assert_eq!(ids, ["ad.init/30001", "ad.show/30001"]);
//!
//! // The call that was rejected decides,
//! let context = Context { api: Some(Api::AdShow), ..Context::default() };
//! assert_eq!(explain(&bare, &context).meanings[0].entry.id, "ad.show/30001");
//!
//! // and so does the message.
//! let known = &explain(&PlatformError::new(30001, "User exit"), &Context::default()).meanings[0];
//! assert_eq!((known.entry.title, known.matched.confidence), ("User exit", Confidence::Exact));
//! ```
//!
//! # Where it runs
//!
//! Compiled to WebAssembly it is the core of the npm package `ttminis-explain`, which reads the values of JavaScript and words
//! the answer. In a native program, [`PlatformError`] deserializes from JSON, and the rows carry their texts.
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
#[cfg(target_arch = "wasm32")]
mod arena;
pub mod catalog;
mod context;
mod error;
mod http_status;
mod message;
pub mod retry;
#[cfg(test)]
mod typescript;
mod verdict;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use api::Api;
pub use context::Context;
pub use error::PlatformError;
pub use verdict::{
    Confidence, Contradiction, DecideBy, Explanation, Match, MatchedBy, Meaning, Near, Nearness, Status, UnknownReason,
};

/// Explains the error that a call was rejected with.
///
/// ```
/// use ttminis_explain::{Context, PlatformError, Status, explain};
///
/// let explanation = explain(&PlatformError::new(98765, "no such thing"), &Context::default());
/// assert_eq!(explanation.status, Status::Unknown);
/// ```
pub fn explain(error: &PlatformError, context: &Context) -> Explanation {
    verdict::explain(error, context, catalog::entry)
}
