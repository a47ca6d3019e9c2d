//! How well a name fits what a question asks for, by all that the bank tells of it: what it is, and when and where it was so.
//!
//! In goes a question, out comes for a name what speaks for it.

use std::cell::OnceCell;

use super::classes_of;
use crate::facts::Value;
use crate::generate::index::{BlankRef, Condition, Fit, Index, Life, Lives, Wanted};

/// What a question asks for, of one class.
pub(crate) struct Fitting<'a> {
    index: &'a Index<'a>,
    pub wanted: Wanted<'a>,
    condition: Condition<'a>,
    blank_ref: BlankRef,
    /// The years of the question, worked out for the first of whose life something is known.
    years: OnceCell<Vec<i16>>,
    for_office: OnceCell<bool>,
}

impl<'a> Fitting<'a> {
    pub fn new(index: &'a Index<'a>, blank_ref: BlankRef, class: &str) -> Fitting<'a> {
        let year = index.roles().year_of(index, blank_ref.fact);
        Fitting {
            index,
            wanted: index.roles().wanted(index, blank_ref, class),
            condition: index.told_of().condition(index, blank_ref, year),
            blank_ref,
            years: OnceCell::new(),
            for_office: OnceCell::new(),
        }
    }

    /// That of a key, of its narrowest class.
    pub fn of_key(index: &'a Index<'a>, blank_ref: BlankRef, key: &Value) -> Fitting<'a> {
        let class = classes_of(index, blank_ref, key).into_iter().next();
        Fitting::new(index, blank_ref, class.unwrap_or_default())
    }

    /// What speaks for a name.
    pub fn fit(&self, value: &Value) -> Fit {
        if self.condition.excludes(self.index, value) {
            return Fit::Other;
        }
        let fit = self.wanted.fit(self.index, value);
        match self.index.lives().of(value) {
            Some(life) if self.is_of_another_time(life) => Fit::Other,
            Some(life)
                if fit == Fit::Such && self.is_for_office() && life.was_away(self.years()) =>
            {
                Fit::Away
            }
            _ => fit,
        }
    }

    /// Whether the bank tells of a name that it is something else than what is asked for, or was not there yet, or no longer.
    pub fn is_other(&self, value: &Value) -> bool {
        let life = self.index.lives().of(value);
        self.wanted.is_of_other_office(self.index, value)
            || self.wanted.against(self.index, value).is_some()
            || life.is_some_and(|life| self.is_of_another_time(life))
    }

    fn is_of_another_time(&self, life: &Life) -> bool {
        life.rules_out(self.years(), self.index.present)
            || self.is_for_office() && life.came_later(self.years())
    }

    fn years(&self) -> &[i16] {
        let find = || self.index.lives().years_of(self.index, self.blank_ref);
        self.years.get_or_init(find)
    }

    fn is_for_office(&self) -> bool {
        let find = || Lives::asks_for_office(self.index, self.blank_ref);
        *self.for_office.get_or_init(find)
    }

    /// Whether the bank says of a name nothing but what has no word in common with the question.
    pub fn is_unlike(&self, value: &Value) -> bool {
        self.condition.is_unlike(value)
    }
}
