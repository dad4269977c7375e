//! What is known of an ad instance at the time of a call.

use crate::input::{Key, Value};

/// What is known of an ad instance at the time of a call; zero and `None` where nothing is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct AdState {
    /// Whether it is an interstitial ad, not a rewarded one.
    pub is_interstitial: bool,
    /// How often this instance was shown before.
    pub shows: f64,
    /// The time since it was last shown, in milliseconds.
    pub since_show_ms: Option<f64>,
    /// Whether it has loaded.
    pub loaded: Option<bool>,
    /// How many instances of the same ad unit were created in the last minute, this one included.
    pub recent_creations: f64,
    /// How many `onError` listeners it has.
    pub error_listeners: f64,
    /// How many `onClose` listeners it has.
    pub close_listeners: f64,
    /// Whether `onClose` came behind an error of the same show.
    pub closed_after_error: bool,
}

impl AdState {
    pub(crate) fn read<V: Value>(value: &V) -> AdState {
        let mut ad = AdState {
            is_interstitial: value
                .get(Key::Type)
                .and_then(|kind| kind.text(16))
                .is_some_and(|kind| *kind == *"interstitial"),
            since_show_ms: count(value, Key::SinceShowMs),
            loaded: boolean(value, Key::Loaded),
            closed_after_error: boolean(value, Key::ClosedAfterError) == Some(true),
            ..AdState::default()
        };
        for (counted, key) in [
            (&mut ad.shows, Key::Shows),
            (&mut ad.recent_creations, Key::RecentCreations),
            (&mut ad.error_listeners, Key::ErrorListeners),
            (&mut ad.close_listeners, Key::CloseListeners),
        ] {
            *counted = count(value, key).unwrap_or(0.0);
        }
        ad
    }
}

/// A property that is true or false.
pub(crate) fn boolean<V: Value>(value: &V, key: Key) -> Option<bool> {
    value.get(key)?.boolean()
}

/// A number that can be counted or measured: not negative, and finite.
pub(crate) fn count<V: Value>(value: &V, key: Key) -> Option<f64> {
    value.get(key)?.number().filter(|number| (0.0..9e15).contains(number))
}
