//! What is wrong with a call: its arguments, the game's trusted domains, and what was done to the ad before.
//!
//! One set of rules serves both the explanation of a call that failed and the [check](check) of one that is going to be
//! made. Each rule says whether a page of the platform states it, or it is a hint of ours.

#[allow(dead_code, unused_imports)]
pub(crate) mod url;

use crate::api::Api;
use crate::catalog::Origin;
use crate::plain::{Fields, Object};
use alloc::string::String;
use alloc::vec::Vec;

/// Something that is wrong with a call.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What is wrong, and what to do.
    pub text: String,
    /// Whether a page of the platform states the rule, or it is a hint of ours.
    pub origin: Origin,
}

impl Fields for Problem {
    fn fields(&self, object: &mut Object<'_>) {
        object.text("kind", "call");
        object.text("text", &self.text);
        object.text("origin", self.origin.name());
    }
}

/// What is wrong with a call that is going to be made.
pub(crate) fn examine(_: Option<Api>) -> Vec<Problem> {
    Vec::new()
}
