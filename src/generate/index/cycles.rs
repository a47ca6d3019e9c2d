//! What comes every so many years, as a bank knows it.
//!
//! In go dates with their cycles, out comes for each cycle the first year that the bank has of it, if it has two.

use std::collections::HashMap;

use super::Index;
use crate::date::Date;

/// The first year and the last of each cycle, by its length and by what is left of its years when they are divided by it.
#[derive(Default)]
pub(super) struct Cycles(HashMap<[i16; 2], [i16; 2]>);

impl Cycles {
    /// Takes in a date of what comes every so many years.
    pub fn take_in(&mut self, date: Date, years: i16) {
        let year = date.year();
        let known = self.0.entry(cycle(year, years)).or_insert([year; 2]);
        *known = [known[0].min(year), known[1].max(year)];
    }

    /// The first year of the cycle of a date; `None` where the bank has one alone, which says nothing of others.
    pub fn first(&self, date: Date, years: i16) -> Option<i16> {
        let [first, last] = *self.0.get(&cycle(date.year(), years))?;
        (first < last).then_some(first)
    }
}

impl Index<'_> {
    /// The first year in which what comes every so many years is known to have come, where the bank has it twice.
    pub fn first_of_cycle(&self, date: Date, years: i16) -> Option<i16> {
        self.cycles.first(date, years)
    }
}

fn cycle(year: i16, years: i16) -> [i16; 2] {
    [years, year.rem_euclid(years)]
}
