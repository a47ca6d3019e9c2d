//! Which names and texts stand in order: times of day, scores, small numbers in words.
//!
//! In go two texts of one question, out comes how they stand (docs/RULES.md, rule 16).

use std::cmp::Ordering;

use super::Asked;
use crate::facts::Value;
use crate::tokens::Figures;

impl Asked<'_, '_> {
    /// How two times of day, two scores or the like stand in order; and two small numbers in words, where the key moves among them.
    pub fn order(&self, one: &str, other: &str) -> Option<Ordering> {
        let figures = |text| Figures::of(text).filter(Figures::is_measure);
        let spelled = |text| Figures::spelled(text, self.request.index.words);
        match (figures(one), figures(other)) {
            (Some(one), Some(other)) => one.order(&other),
            _ if self.moves() => spelled(one)?.order(&spelled(other)?),
            _ => None,
        }
    }

    /// Whether the author wrote small numbers in words below the key and above it: in order it would else stand at one end always.
    fn moves(&self) -> bool {
        let index = self.request.index;
        let spelled = |value: &Value| match value {
            Value::Text(text) => Figures::spelled(text, index.words),
            _ => None,
        };
        let find = || {
            let key = spelled(self.key)?;
            let wrong = self.request.blank().wrong.iter();
            let own = wrong.filter_map(|wrong| spelled(&wrong.value)?.order(&key));
            let sides: Vec<Ordering> = own.collect();
            let has = |side| sides.contains(&side);
            Some(has(Ordering::Less) && has(Ordering::Greater))
        };
        *self.moves.get_or_init(|| find().unwrap_or(false))
    }
}
