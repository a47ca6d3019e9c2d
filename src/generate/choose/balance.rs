//! What the questions of a quiz give away together: by what they name, by the length of their right answers, by elimination.
//!
//! In go questions, one by one, out comes whether one more may be taken.

use super::Entry;
use super::exposure::{Exposure, WHOLE};
use super::lengths::Lengths;
use super::struck::Struck;
use crate::generate::index::Index;

/// The questions taken, by what they give away together.
pub(super) struct Balance {
    exposure: Exposure,
    lengths: Lengths,
    struck: Struck,
}

impl Balance {
    /// That of a quiz without questions, of which so many are wanted; `round` draws for each measure a number below [`WHOLE`], by which a part of a question is
    /// rounded.
    pub fn new(wanted: usize, round: impl Fn(&str, u32) -> u32) -> Balance {
        let round = |measure| round(measure, WHOLE);
        Balance {
            exposure: Exposure::new(round("hinted")),
            lengths: Lengths::new(wanted, ["shortest", "longest", "between"].map(round)),
            struck: Struck::default(),
        }
    }

    /// The same of other questions, which are taken already.
    pub fn again<'e>(&self, taken: impl IntoIterator<Item = &'e Entry>) -> Balance {
        let mut balance = Balance {
            exposure: self.exposure.without(),
            lengths: self.lengths.without(),
            struck: Struck::default(),
        };
        taken.into_iter().for_each(|entry| balance.take(entry));
        balance
    }

    /// Takes in that a question has its turn.
    pub fn meet(&mut self, entry: &Entry) {
        self.lengths.meet(entry);
    }

    /// Whether one more question gives nothing away with those taken.
    pub fn admits(&self, index: &Index, entry: &Entry) -> bool {
        self.exposure.admits(entry)
            && self.lengths.admits(entry)
            && self.struck.admits(index, entry)
    }

    /// Whether with one more question who avoids the shortest and the longest options is right no more often than by chance.
    pub fn evens(&self, entry: &Entry) -> bool {
        self.lengths.evens(entry)
    }

    /// Takes a question in.
    pub fn take(&mut self, entry: &Entry) {
        self.exposure.take(entry);
        self.lengths.take(entry);
        self.struck.take(entry);
    }

    /// Whether what is met most is right more often than by chance.
    pub fn tells(&self) -> bool {
        self.exposure.tells()
    }
}
