//! HTTP statuses, as far as they decide.

include!(concat!(env!("OUT_DIR"), "/http_status.rs"));

/// Whether `code` is an HTTP status outside 2xx that a call can end with: 300 to 599. 1xx is no final status.
pub(crate) fn is_non_2xx(code: f64) -> bool {
    (300.0..=599.0).contains(&code)
}

/// Whether a status may pass by itself, so that the same call can succeed later. This is ours.
pub(crate) fn is_transient(status: u16) -> bool {
    TRANSIENT.contains(&status)
}
