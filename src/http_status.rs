//! HTTP statuses, as far as they decide.

include!(concat!(env!("OUT_DIR"), "/http_status.rs"));

/// Whether `code` is an HTTP status outside 2xx: 100 to 199 and 300 to 599.
pub(crate) fn is_non_2xx(code: f64) -> bool {
    (100.0..=199.0).contains(&code) || (300.0..=599.0).contains(&code)
}

/// Whether a status may pass by itself, so that the same call can succeed later. This is ours.
pub(crate) fn is_transient(status: u16) -> bool {
    TRANSIENT.contains(&status)
}
