//! What the caller knows about the call that failed, or that is going to be made.

use crate::api::Api;
use crate::diagnosis::{AdState, Args, boolean, count};
use crate::input::{Key, Kind, Value};
use crate::prose;
use alloc::string::String;
use alloc::vec::Vec;

/// How many trusted domains are read: five times as many as the platform takes.
const DOMAINS_READ: u32 = 100;
/// How much of one is read, in UTF-16 code units: no host name is longer.
const DOMAIN_LIMIT: usize = 320;

/// What the caller knows about the call. Nothing in it is required.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Context {
    /// The call that was rejected.
    pub api: Option<Api>,
    /// The options that it was given.
    pub args: Option<Args>,
    /// The game's trusted domains.
    pub trusted_domains: Option<TrustedDomains>,
    /// Whether the game itself called `abort()`.
    pub aborted: Option<bool>,
    /// The time from the call to its failure, in milliseconds.
    pub elapsed_ms: Option<f64>,
    /// The size of the file that is downloaded, in bytes.
    pub total_bytes: Option<f64>,
    /// Whether the client supports `filePath`.
    pub file_path_supported: Option<bool>,
    /// Whether repeating the call does no harm.
    pub idempotent: Option<bool>,
    /// What is known of the ad.
    pub ad: Option<AdState>,
    /// Whether to keep what may be secret out of the answer.
    pub redact: bool,
    /// What stood in place of the call's name and is none, clipped.
    pub not_an_api: Option<String>,
}

/// The game's trusted domains, as the caller states them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TrustedDomains {
    /// How many there are.
    pub count: f64,
    /// The first of them.
    pub entries: Vec<String>,
}

impl TrustedDomains {
    fn read<V: Value>(list: &V) -> Option<TrustedDomains> {
        if list.kind() != Kind::Array {
            return None;
        }
        let count = count(list, Key::Length)?;
        let mut entries = Vec::new();
        for index in 0..DOMAINS_READ.min(count as u32) {
            entries.push(list.item(index).and_then(|entry| entry.text(DOMAIN_LIMIT)).unwrap_or_default());
        }
        Some(TrustedDomains { count, entries })
    }
}

impl Context {
    /// Reads a context of any shape; what cannot be used is left out, and a name that is no call's is kept to be
    /// reported.
    pub fn read<V: Value>(value: &V) -> Context {
        let object = |key| value.get(key).filter(|found| found.kind() != Kind::Nothing);
        let mut context = Context::default();
        let mut redact = None;
        for (flag, key) in [
            (&mut context.aborted, Key::Aborted),
            (&mut context.file_path_supported, Key::FilePathSupported),
            (&mut context.idempotent, Key::Idempotent),
            (&mut redact, Key::Redact),
        ] {
            *flag = boolean(value, key);
        }
        context.redact = redact == Some(true);
        context.elapsed_ms = count(value, Key::ElapsedMs);
        context.total_bytes = count(value, Key::TotalBytes);
        context.args = object(Key::Args).map(|args| Args::read(&args));
        context.trusted_domains = object(Key::TrustedDomains).and_then(|list| TrustedDomains::read(&list));
        context.ad = object(Key::Ad).map(|ad| AdState::read(&ad));
        if let Some(api) = value.get(Key::Api) {
            context.read_api(&api);
        }
        context
    }

    /// A context that says nothing but the call.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn of_api<V: Value>(api: &V) -> Context {
        let mut context = Context::default();
        context.read_api(api);
        context
    }

    /// The context of a call that is going to be made: its name, its options, and what else is known.
    pub fn of_call<V: Value>(api: &V, args: &V, context: &V) -> Context {
        let mut context = Context::read(context);
        context.args = Some(Args::read(args));
        context.api = None;
        context.read_api(api);
        if context.api.is_none() && context.not_an_api.is_none() {
            context.not_an_api = Some(String::new());
        }
        context
    }

    /// Reads the name of the call.
    fn read_api<V: Value>(&mut self, api: &V) {
        match api.text(64) {
            Some(name) => {
                self.api = Api::from_name(&name);
                if self.api.is_none() {
                    self.not_an_api = Some(prose::clip(&name, 64));
                }
            }
            None if api.kind() != Kind::Nothing => self.not_an_api = Some(String::new()),
            None => {}
        }
    }
}
