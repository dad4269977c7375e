//! The rows that an unlisted code may be confused with.

use super::agreement;
use super::call::Call;
use crate::catalog::{Code, RowSet};
use crate::message::Message;

/// At most three rows: those whose wording the message is, or else those whose numbers are closest.
pub(super) fn to(message: &Message, code: f64, call: &Call) -> RowSet {
    const MOST: u32 = 3;
    let by_message = agreement::whole(message);
    if !by_message.is_empty() {
        return by_message;
    }
    let family = if call.is_known() { call.family } else { RowSet::ALL };
    // A success is not a failure's neighbour, but it shows that the code is an HTTP status.
    if (200.0..300.0).contains(&code) {
        return family & RowSet::HTTP;
    }
    let mut nearest = RowSet::EMPTY;
    for limit in [1.0, 3.0, 10.0, 100.0] {
        let rows = family.filter(|row| match row.code {
            Code::One(one) => (f64::from(one) - code).abs() <= limit,
            Code::Range(first, last) => code >= f64::from(first) - limit && code <= f64::from(last) + limit,
            Code::HttpNon2xx => false,
        });
        if rows.len() > MOST {
            break;
        }
        nearest = rows;
    }
    nearest
}
