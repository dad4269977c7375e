//! Whether, and how, a failed call may be tried again.

use crate::plain::{Fields, Numbers, Object};

/// What the failure says about trying again. The advice and every pause in it are derived: the platform states none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// The same call fails again until something has changed.
    Never {
        /// What has to change first.
        until: Until,
    },
    /// Try again after a pause that grows with each attempt.
    Backoff {
        /// The pause before each further attempt, in milliseconds; its length is the number of attempts.
        delays_ms: &'static [u32],
        /// How a pause is varied so that many games do not return at the same moment.
        jitter: Jitter,
        /// Only when repeating the call does no harm: the first attempt may have reached the server.
        only_if_idempotent: bool,
    },
    /// Create a new ad instance and show that one.
    NewAdInstance,
    /// Try again at the next natural break of the game, not on a timer.
    NextBreak,
    /// It depends on a condition that the error alone does not tell.
    Depends {
        /// The condition.
        on: Condition,
        /// The advice when the condition holds.
        yes: &'static Retry,
        /// The advice when it does not.
        no: &'static Retry,
    },
    /// What came in does not decide; nothing should be tried again automatically.
    Undecided,
}

/// What has to change before a call can succeed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// The game's code or the arguments it passes.
    CodeChange,
    /// A setting in the developer portal.
    PortalChange,
    /// The developer's own server.
    ServerChange,
    /// The player asks for it.
    PlayerChoice,
    /// The game ended the call itself and starts it again when it wants to.
    GameChoice,
}

/// How the pauses of a backoff are varied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jitter {
    /// A random pause between zero and the stated one.
    Full,
}

/// A condition that decides between two pieces of advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The game itself called `abort()`.
    Aborted,
    /// The HTTP status is one that may pass by itself (see [`crate::http_status`]).
    TransientStatus,
}

/// Growing pauses, for a call that may have had an effect on the server.
pub(crate) const BACKOFF_IF_IDEMPOTENT: Retry =
    Retry::Backoff { delays_ms: &[1000, 2000, 4000], jitter: Jitter::Full, only_if_idempotent: true };

/// Never, until what the variant names has changed.
pub(crate) const fn never(until: Until) -> Retry {
    Retry::Never { until }
}

impl Fields for Retry {
    fn fields(&self, object: &mut Object<'_>) {
        let kind = match self {
            Retry::Never { .. } => "never",
            Retry::Backoff { .. } => "backoff",
            Retry::NewAdInstance => "new-ad-instance",
            Retry::NextBreak => "next-break",
            Retry::Depends { .. } => "depends",
            Retry::Undecided => "undecided",
        };
        object.text("kind", kind);
        match self {
            Retry::Never { until } => object.text("until", until.name()),
            Retry::Backoff { delays_ms, jitter: Jitter::Full, only_if_idempotent } => {
                object.list("delaysMs", &Numbers(delays_ms));
                object.text("jitter", "full");
                object.bool_or_null("onlyIfIdempotent", Some(*only_if_idempotent));
            }
            Retry::Depends { on, yes, no } => {
                object.text("on", on.name());
                object.object("yes", *yes);
                object.object("no", *no);
            }
            Retry::NewAdInstance | Retry::NextBreak | Retry::Undecided => {}
        }
    }
}

impl Until {
    /// The name that answers have: `code-change` and so on.
    pub const fn name(self) -> &'static str {
        match self {
            Until::CodeChange => "code-change",
            Until::PortalChange => "portal-change",
            Until::ServerChange => "server-change",
            Until::PlayerChoice => "player-choice",
            Until::GameChoice => "game-choice",
        }
    }
}

impl Condition {
    /// The name that answers have: `aborted` or `transient-status`.
    pub const fn name(self) -> &'static str {
        match self {
            Condition::Aborted => "aborted",
            Condition::TransientStatus => "transient-status",
        }
    }
}

impl Retry {
    /// The advice with these names, as far as its [sentence](Retry::sentence) goes; `None` where there is no such advice.
    /// `detail` is what a change has to come from, or what it depends on.
    pub(crate) fn from_names(kind: &str, detail: &str, only_if_idempotent: bool) -> Option<Retry> {
        let until =
            [Until::CodeChange, Until::PortalChange, Until::ServerChange, Until::PlayerChoice, Until::GameChoice];
        let on = [Condition::Aborted, Condition::TransientStatus];
        Some(match kind {
            "never" => never(until.into_iter().find(|until| *until.name() == *detail)?),
            "backoff" => Retry::Backoff { delays_ms: &[], jitter: Jitter::Full, only_if_idempotent },
            "new-ad-instance" => Retry::NewAdInstance,
            "next-break" => Retry::NextBreak,
            "depends" => Retry::Depends {
                on: on.into_iter().find(|on| *on.name() == *detail)?,
                yes: &Retry::Undecided,
                no: &Retry::Undecided,
            },
            "undecided" => Retry::Undecided,
            _ => return None,
        })
    }

    /// The advice as one sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            Retry::Never { until: Until::CodeChange } => "Do not retry before the code has changed.",
            Retry::Never { until: Until::PortalChange } => {
                "Do not retry before the setting in the developer portal has changed."
            }
            Retry::Never { until: Until::ServerChange } => "Do not retry before the server has changed.",
            Retry::Never { until: Until::PlayerChoice } => "Try again only when the player asks for it.",
            Retry::Never { until: Until::GameChoice } => "Do not retry: the game ended the call itself.",
            Retry::Backoff { only_if_idempotent: false, .. } => "Retry after pauses that grow.",
            Retry::Backoff { only_if_idempotent: true, .. } => {
                "Retry after pauses that grow, if the call can be repeated without harm."
            }
            Retry::NewAdInstance => "Try again with a new ad instance.",
            Retry::NextBreak => "Try again at the next natural break of the game, not on a timer.",
            Retry::Depends { on: Condition::Aborted, .. } => {
                "If the game called abort(), do not retry; if it did not, retry after pauses that grow, \
                 if the call can be repeated without harm."
            }
            Retry::Depends { on: Condition::TransientStatus, .. } => {
                "Whether to retry depends on the HTTP status: some pass by themselves, the others need a change first."
            }
            Retry::Undecided => "Do not retry automatically: what came in does not tell whether it would help.",
        }
    }
}
