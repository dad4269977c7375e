//! What the caller knows about the call that failed.

use crate::api::Api;
use crate::catalog::RowSet;

/// What the caller knows about the call that failed. Nothing in it is required.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Context {
    /// The call that was rejected.
    pub api: Option<Api>,
    /// Whether the game itself called `abort()`.
    pub aborted: Option<bool>,
    /// Whether repeating the call does no harm.
    pub is_idempotent: Option<bool>,
    /// Whether HTTP defines the method of the request as idempotent.
    pub has_idempotent_method: Option<bool>,
    /// The rows that the arguments of the call speak for.
    pub supported: RowSet,
    /// The rows that the call fails with for certain, because its arguments break a rule that the platform states.
    pub certain: RowSet,
    /// The rows that the arguments of the call speak against.
    pub opposed: RowSet,
}
