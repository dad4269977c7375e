//! The call, as far as it is known.

use crate::api::Api;
use crate::catalog::RowSet;

pub(super) struct Call {
    /// The call to report.
    pub api: Option<Api>,
    /// The rows that the reference lists for this very call.
    pub listed: RowSet,
    /// The rows of the same part of the reference.
    pub family: RowSet,
    /// No table covers the call, so that a row of its family is as good as can be.
    pub is_uncovered: bool,
}

impl Call {
    /// `other` is a second call that the error names; the rows of both are in question then.
    pub(super) fn new(api: Option<Api>, other: Option<Api>) -> Call {
        let mut call = Call { api, listed: RowSet::EMPTY, family: RowSet::EMPTY, is_uncovered: false };
        for api in [api, other].into_iter().flatten() {
            call.listed = call.listed | RowSet::of_api(api);
            call.family = call.family | RowSet::of_family(api);
            call.is_uncovered |= api == Api::AdLoad;
        }
        call
    }

    /// The rows of a set that are listed for this call; all of them where none is.
    pub(super) fn of(&self, rows: RowSet) -> RowSet {
        if rows.overlaps(self.listed) { rows & self.listed } else { rows }
    }

    pub(super) fn is_known(&self) -> bool {
        self.api.is_some()
    }
}
