//! Whether, and how, a failed call may be tried again.
//!
//! The advice and every pause in it are ours: the platform states none.

use serde::Serialize;

include!(concat!(env!("OUT_DIR"), "/advice.rs"));

/// The advice about trying again, by its name in `retry.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case", into = "&'static str")]
#[strum(serialize_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Advice {
    /// Not before the game's code has changed.
    CodeChange,
    /// Not before a setting in the developer portal has changed.
    PortalChange,
    /// Not before the game's code or a setting in the developer portal has changed.
    CodeOrPortalChange,
    /// Not before the game's code has changed, or something on the device.
    CodeOrDeviceChange,
    /// Not before the platform lifts a limit.
    LimitLifted,
    /// When the player asks for it again.
    PlayerChoice,
    /// When the game wants to: it ended the call itself.
    GameChoice,
    /// After pauses that grow.
    Backoff,
    /// After pauses that grow, if repeating the call does no harm.
    BackoffIfIdempotent,
    /// With a new ad instance.
    NewAdInstance,
    /// At the next natural break of the game.
    NextBreak,
    /// Not if the game aborted the call; else after pauses.
    UnlessAborted,
    /// After pauses if the HTTP status may pass by itself.
    IfTransient,
    /// The error does not decide.
    Undecided,
}

/// Whether, and how, to try again. The advice is ours; where the reference says to retry, so does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Retry {
    /// The same call fails again until something has changed.
    Never {
        /// The thing that has to change.
        until: Until,
    },
    /// Try again after pauses that grow.
    Backoff {
        /// The pause before each further attempt, in milliseconds; there are as many attempts as pauses.
        delays_ms: &'static [u32],
        /// Vary each pause at random between zero and the stated one.
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
        #[cfg_attr(test, ts(type = "SettledRetry"))]
        yes: &'static Retry,
        /// The advice when it does not.
        #[cfg_attr(test, ts(type = "SettledRetry"))]
        no: &'static Retry,
    },
    /// The error does not decide; try nothing again automatically.
    Undecided,
}

/// The thing that has to change before the same call can succeed: the game's code, a setting in the developer portal, something
/// on the player's device, or, with `limit-lifted`, a limit of the platform.
/// `player-choice`: the player asks for it again, as after an ad that was closed. `game-choice`: the game makes the call again
/// when it wants to, as after its own `abort()`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case", into = "&'static str")]
#[strum(serialize_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Until {
    /// The game's code, or the arguments that it passes.
    CodeChange,
    /// A setting in the developer portal.
    PortalChange,
    /// The code or a setting in the developer portal: the error does not tell which.
    CodeOrPortalChange,
    /// The code or something on the device, such as its free storage: the error does not tell which.
    CodeOrDeviceChange,
    /// A limit of the platform, which does not say when it lifts it.
    LimitLifted,
    /// The player asks for it again, as after an ad that was closed.
    PlayerChoice,
    /// The game makes the call again when it wants to, as after its own `abort()`.
    GameChoice,
}

/// The way in which pauses vary: `full` - at random between zero and the stated pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case", into = "&'static str")]
#[strum(serialize_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Jitter {
    /// A random pause between zero and the stated one.
    Full,
}

/// A condition that decides between two pieces of advice: the game itself called `abort()`, or the HTTP status is one that may
/// pass by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case", into = "&'static str")]
#[strum(serialize_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Condition {
    /// The game itself called `abort()`.
    Aborted,
    /// The HTTP status may pass by itself.
    TransientStatus,
}
