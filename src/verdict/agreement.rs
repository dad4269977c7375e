//! The rows that a message agrees with.

use crate::catalog::{Row, RowSet};
use crate::message::{Agreement, Message};

/// How a message agrees with a row.
pub(super) fn with_row(message: &Message, row: &Row) -> Option<Agreement> {
    if row.fragments.iter().any(|fragment| message.contains(fragment)) {
        return Some(Agreement::Whole);
    }
    row.wordings.iter().map(|wording| message.agreement(wording)).max().flatten()
}

/// The rows of a set that a message agrees with best, and how.
pub(super) fn best(message: &Message, rows: RowSet) -> (Option<Agreement>, RowSet) {
    let (mut best, mut agreeing) = (None, RowSet::EMPTY);
    if message.text().is_empty() {
        return (best, agreeing);
    }
    for (index, row) in rows.iter() {
        let agreement = with_row(message, row);
        if agreement > best {
            (best, agreeing) = (agreement, RowSet::EMPTY);
        }
        if agreement.is_some() && agreement == best {
            agreeing = agreeing | RowSet::of_index(index);
        }
    }
    (best, agreeing)
}

/// The rows whose wording a message is.
pub(super) fn whole(message: &Message) -> RowSet {
    match best(message, RowSet::ALL) {
        (Some(Agreement::Whole), rows) => rows,
        _ => RowSet::EMPTY,
    }
}
