//! What the caller knows about the call that failed.

use crate::api::Api;
use crate::input::{Key, Kind, Value};
use crate::prose;
use alloc::string::String;

/// What the caller knows about the call that failed. Nothing in it is required.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// The call that was rejected.
    pub api: Option<Api>,
    /// Whether the game itself called `abort()`.
    pub aborted: Option<bool>,
    /// What stood in place of the call's name and is none, clipped.
    pub not_an_api: Option<String>,
}

impl Context {
    /// Reads a context of any shape; what cannot be used is left out, and a name that is no call's is kept to be
    /// reported.
    pub fn read<V: Value>(value: &V) -> Context {
        let mut context =
            Context { aborted: value.get(Key::Aborted).and_then(|aborted| aborted.boolean()), ..Context::default() };
        if let Some(api) = value.get(Key::Api) {
            match api.text(64) {
                Some(name) => {
                    context.api = Api::from_name(&name);
                    if context.api.is_none() {
                        context.not_an_api = Some(prose::clip(&name, 64));
                    }
                }
                None if api.kind() != Kind::Nothing => context.not_an_api = Some(String::new()),
                None => {}
            }
        }
        context
    }

    /// Whether nothing in it could change an answer but the call.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn says_only_api(&self) -> bool {
        self.aborted.is_none() && self.not_an_api.is_none()
    }
}
