//! The evidence that would tell several rows apart.

use super::call::Call;
use super::evidence::DecideBy;
use crate::catalog::RowSet;

impl DecideBy {
    /// `None` where the call would decide, and no table covers it.
    pub(super) fn between(rows: RowSet, call: &Call, has_code: bool) -> Option<DecideBy> {
        let is_apart = |table| (rows & table).len() <= 1;
        let are_tables_apart = is_apart(RowSet::NETWORK) && is_apart(RowSet::AD_INIT) && is_apart(RowSet::AD_SHOW);
        if are_tables_apart && (!call.is_known() || call.is_uncovered) {
            return (!call.is_known()).then_some(DecideBy::Api);
        }
        let are_codes_apart =
            rows.iter().all(|(index, row)| rows.iter().all(|(other, one)| index == other || row.code != one.code));
        Some(if !has_code && are_codes_apart { DecideBy::Code } else { DecideBy::Message })
    }
}
