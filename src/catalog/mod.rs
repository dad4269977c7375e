//! The platform's error reference as typed rows: one row per meaning.
//!
//! The rows and their texts are data, in the TOML files of this folder and in `words/en`; `build.rs` makes the tables. What
//! decides an answer is apart from what a person reads, so that the WebAssembly module carries no texts.
//!
//! An `id` is never changed and never used for another meaning, even when the platform drops the row.

mod entry;
mod family;
mod row;
mod row_set;

pub use entry::{Entry, Fact, Origins, REVISION, Revision, Step, Where};
pub use family::Family;
pub(crate) use family::Relatives;
pub(crate) use row::Row;
pub use row::{Code, Escalate, Origin, Side, Source, Table};
pub use row_set::RowSet;

/// Every row, in the order of the reference: network, creating an ad, showing an ad.
///
/// ```
/// let entry = ttminis_explain::catalog::entries().find(|entry| entry.id == "ad.show/30001").unwrap();
/// assert_eq!(entry.title, "User exit");
/// assert!(entry.expected);
/// ```
pub fn entries() -> impl DoubleEndedIterator<Item = &'static Entry> + Clone {
    entry::ENTRIES.iter()
}

/// The row at a position of the catalog.
#[expect(clippy::indexing_slicing, reason = "sets of rows hold positions of the catalog only")]
pub(crate) fn entry(index: usize) -> &'static Entry {
    &entry::ENTRIES[index]
}
