//! Sets of rows.

use super::{Code, ENTRIES, Entry, LEN, Table};
use crate::api::Api;
use crate::http_status;
use core::ops::{BitAnd, BitOr, Sub};

/// A set of catalog rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rows(u64);

const _: () = assert!(LEN <= 64, "a set of rows is held in 64 bits");

impl Rows {
    pub(crate) const NONE: Rows = Rows(0);
    pub(crate) const ALL: Rows = Rows(u64::MAX >> (64 - LEN));
    pub(crate) const HTTP: Rows = Rows(rows_of_http());
    pub(crate) const NETWORK: Rows = Rows(rows_of(Table::Network));
    pub(crate) const AD_INIT: Rows = Rows(rows_of(Table::AdInit));
    pub(crate) const AD_SHOW: Rows = Rows(rows_of(Table::AdShow));

    /// The row with this id, which has to be one: evaluated by the compiler.
    #[expect(clippy::indexing_slicing, clippy::panic, reason = "evaluated by the compiler, where both are errors")]
    pub(crate) const fn of_id(id: &str) -> Rows {
        let mut row = 0;
        while row < LEN {
            if is_same(ENTRIES[row].id.as_bytes(), id.as_bytes()) {
                return Rows(1 << row);
            }
            row += 1;
        }
        panic!("no row has this id")
    }

    /// The same as `|`, for constants.
    pub(crate) const fn or(self, other: Rows) -> Rows {
        Rows(self.0 | other.0)
    }

    pub(crate) fn one(row: usize) -> Rows {
        Rows(1 << row)
    }

    /// Without inlining, and with a predicate that is passed by reference: it is called in many places.
    #[inline(never)]
    pub(crate) fn keep(self, predicate: &dyn Fn(&'static Entry) -> bool) -> Rows {
        let mut kept = Rows::NONE;
        for (index, entry) in self.iter() {
            if predicate(entry) {
                kept.0 |= 1 << index;
            }
        }
        kept
    }

    /// The rows that stand for a code.
    pub(crate) fn of_code(code: u32) -> Rows {
        /// The first and the last code of each row, which is looked through at every call.
        static CODES: [(u32, u32); LEN] = codes();
        let mut rows = if http_status::is_non_2xx(code) { Rows::HTTP } else { Rows::NONE };
        for (row, (first, last)) in CODES.iter().enumerate() {
            if *first <= code && code <= *last {
                rows = rows | Rows::one(row);
            }
        }
        rows
    }

    /// The rows that the reference lists for this very call.
    pub(crate) fn of_api(api: Api) -> Rows {
        match api {
            Api::Request | Api::DownloadFile => Rows::NETWORK,
            Api::AdInit => Rows::AD_INIT,
            Api::AdShow => Rows::AD_SHOW,
            Api::AdLoad => Rows::NONE,
        }
    }

    /// The rows of the same part of the reference.
    pub(crate) fn of_family(api: Api) -> Rows {
        match api {
            Api::Request | Api::DownloadFile => Rows::NETWORK,
            Api::AdInit | Api::AdLoad | Api::AdShow => Rows::AD_INIT | Rows::AD_SHOW,
        }
    }

    pub(crate) fn iter(self) -> RowsIter {
        RowsIter { rows: self.0, index: 0 }
    }

    pub(crate) fn first(self) -> Option<(usize, &'static Entry)> {
        self.iter().next()
    }

    #[inline(never)]
    pub(crate) fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether a row is in both.
    pub(crate) fn overlap(self, other: Rows) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl BitOr for Rows {
    type Output = Rows;

    fn bitor(self, other: Rows) -> Rows {
        Rows(self.0 | other.0)
    }
}

impl Sub for Rows {
    type Output = Rows;

    fn sub(self, other: Rows) -> Rows {
        Rows(self.0 & !other.0)
    }
}

impl BitAnd for Rows {
    type Output = Rows;

    fn bitand(self, other: Rows) -> Rows {
        Rows(self.0 & other.0)
    }
}

/// The rows of a set, with their numbers, in the order of the catalog.
pub(crate) struct RowsIter {
    rows: u64,
    index: usize,
}

impl Iterator for RowsIter {
    type Item = (usize, &'static Entry);

    #[inline(never)]
    fn next(&mut self) -> Option<(usize, &'static Entry)> {
        while self.rows != 0 {
            let (row, is_in) = (self.index, self.rows & 1 == 1);
            self.rows >>= 1;
            self.index += 1;
            if is_in {
                return Some((row, super::entry(row)?));
            }
        }
        None
    }
}

/// The rows of a table, as a set of bits: bit 0 is the first row.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, where a wrong index is an error")]
const fn rows_of(table: Table) -> u64 {
    let mut rows = 0;
    let mut row = 0;
    while row < LEN {
        if ENTRIES[row].api as u8 == table as u8 {
            rows |= 1 << row;
        }
        row += 1;
    }
    rows
}

/// Texts cannot be compared by the compiler otherwise.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, where a wrong index is an error")]
const fn is_same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// The row for HTTP statuses, as a set of bits.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, where a wrong index is an error")]
const fn rows_of_http() -> u64 {
    let mut rows = 0;
    let mut row = 0;
    while row < LEN {
        if matches!(ENTRIES[row].code, Code::HttpNon2xx) {
            rows |= 1 << row;
        }
        row += 1;
    }
    rows
}

/// The first and the last code of each row; for HTTP statuses, which are two ranges, one that has none.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, where a wrong index is an error")]
const fn codes() -> [(u32, u32); LEN] {
    let mut codes = [(0, 0); LEN];
    let mut row = 0;
    while row < LEN {
        codes[row] = match ENTRIES[row].code {
            Code::One(code) => (code, code),
            Code::Range(first, last) => (first, last),
            Code::HttpNon2xx => (1, 0),
        };
        row += 1;
    }
    codes
}
