//! Sets of rows.

use super::row::{ROWS, Row};
use crate::api::Api;
use std::ops::{BitAnd, BitOr, Sub};

/// A set of rows of the catalog.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowSet(u64);

include!(concat!(env!("OUT_DIR"), "/row_sets.rs"));

const _: () = assert!(ROWS.len() <= 64, "a set of rows is held in 64 bits");

impl RowSet {
    /// No row.
    pub const EMPTY: RowSet = RowSet(0);
    /// Every row.
    pub(crate) const ALL: RowSet = RowSet(u64::MAX >> (64 - ROWS.len()));

    /// The set of one row, by its position in the catalog.
    pub const fn of_index(index: usize) -> RowSet {
        RowSet(1 << index)
    }

    /// The rows of both sets.
    pub(crate) const fn or(self, other: RowSet) -> RowSet {
        RowSet(self.0 | other.0)
    }

    /// The rows that a test holds for.
    pub(crate) fn matching(test: impl Fn(&'static Row) -> bool) -> RowSet {
        RowSet::ALL.filter(test)
    }

    /// The rows that stand for a code.
    pub(crate) fn of_code(code: f64) -> RowSet {
        RowSet::matching(|row| row.code.covers(code))
    }

    /// The rows that the reference lists for this very call.
    pub(crate) fn of_api(api: Api) -> RowSet {
        match api {
            Api::Request | Api::DownloadFile => RowSet::NETWORK,
            Api::AdInit => RowSet::AD_INIT,
            Api::AdShow => RowSet::AD_SHOW,
            Api::AdLoad => RowSet::EMPTY,
        }
    }

    /// The rows of the same part of the reference.
    pub(crate) fn of_family(api: Api) -> RowSet {
        match api {
            Api::Request | Api::DownloadFile => RowSet::NETWORK,
            Api::AdInit | Api::AdLoad | Api::AdShow => RowSet::AD_INIT | RowSet::AD_SHOW,
        }
    }

    /// The rows of the set that a test holds for.
    pub(crate) fn filter(self, test: impl Fn(&'static Row) -> bool) -> RowSet {
        self.iter().filter(|(_, row)| test(row)).fold(RowSet::EMPTY, |set, (index, _)| set | RowSet::of_index(index))
    }

    /// The rows with their positions, in the order of the catalog.
    pub(crate) fn iter(self) -> impl Iterator<Item = (usize, &'static Row)> {
        ROWS.iter().enumerate().filter(move |(index, _)| self.0 >> index & 1 == 1)
    }

    /// The positions of the rows in the catalog.
    pub fn indices(self) -> impl Iterator<Item = usize> {
        self.iter().map(|(index, _)| index)
    }

    pub(crate) fn len(self) -> u32 {
        self.0.count_ones()
    }

    pub(crate) fn overlaps(self, other: RowSet) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl BitOr for RowSet {
    type Output = RowSet;

    fn bitor(self, other: RowSet) -> RowSet {
        self.or(other)
    }
}

impl BitAnd for RowSet {
    type Output = RowSet;

    fn bitand(self, other: RowSet) -> RowSet {
        RowSet(self.0 & other.0)
    }
}

impl Sub for RowSet {
    type Output = RowSet;

    fn sub(self, other: RowSet) -> RowSet {
        RowSet(self.0 & !other.0)
    }
}
