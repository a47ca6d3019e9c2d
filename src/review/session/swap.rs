//! Another blank in the place of those that a fact has, the best first: each press of one key, the next.
//!
//! In go what a sentence names and what was asked for already, out come edits.

use super::super::Step;
use super::super::source::{Asked, Nameable};
use super::rows::{Is, Spot};
use super::{Session, told_why};
use crate::facts::Written;
use crate::facts::splice::Edit;

/// Classes of what is worth asking for most.
const TELLING: [&str; 16] = [
    "book",
    "film",
    "song",
    "album",
    "work",
    "play",
    "game",
    "prize",
    "venue",
    "stadium",
    "museum",
    "university",
    "city",
    "town",
    "company",
    "ship",
];

/// Classes of those who only bring the news, or of whom somebody is one of many.
const POOR: [&str; 3] = ["news outlet", "nationality", "month"];

impl Session {
    /// Puts the best blank in that the fact did not have yet in this review, instead of those that it has.
    pub(super) fn swap(&mut self) -> Step {
        let Some(id) = self.look.as_ref().map(|look| look.id.clone()) else {
            return Step::Wait;
        };
        let own: Vec<String> = self.blank_texts();
        let had = self.had.entry(id.clone()).or_default();
        had.extend(own);
        let had = had.clone();
        let spots = self.nameable_spots().into_iter();
        let mut spots: Vec<(usize, Spot)> = spots
            .filter_map(|spot| Some((self.rank(&spot)?, spot)))
            .collect();
        spots.sort_by_key(|(rank, _)| *rank);
        let is_new = |(_, spot): &&(usize, Spot)| !had.contains(&spot.text);
        let chosen = spots.iter().find(is_new);
        let again = || {
            spots
                .iter()
                .find(|(_, spot)| Some(&spot.text) == had.first())
        };
        let is_again = chosen.is_none();
        let Some((_, spot)) = chosen.or_else(again) else {
            self.said = Some("the sentence names nothing else: e words it anew".into());
            return Step::Wait;
        };
        let (Is::Named(named), Some(fact)) = (&spot.is, self.fact()) else {
            return Step::Wait;
        };
        let edits = self
            .ground()
            .map(|ground| ground.with_blank_alone(fact, named, &self.source));
        let said = format!("[{}] instead: i goes on", spot.text);
        if is_again {
            self.had.insert(id, Vec::new());
        }
        self.clear_places();
        let step = self.with(edits.map_err(|why| told_why(&why)));
        if let Some(pending) = &mut self.pending {
            pending.said = Some(match is_again {
                true => "those were all: the first again".into(),
                false => said,
            });
        }
        step
    }

    /// What the blanks stand for in the statement.
    fn blank_texts(&self) -> Vec<String> {
        let Some(look) = &self.look else {
            return Vec::new();
        };
        let texts = look.filled.iter();
        let texts = texts.filter_map(|(_, range)| look.statement.get(range.clone()));
        texts.map(str::to_owned).collect()
    }

    /// The lower the more it is worth asking for; `None` of a blank that is there.
    fn rank(&self, spot: &Spot) -> Option<usize> {
        let Is::Named(named) = &spot.is else {
            return None;
        };
        let statement = self.look.as_ref().map_or("", |look| &look.statement);
        let around = |range: std::ops::Range<usize>| statement.get(range).unwrap_or_default();
        let behind = around(named.range.end..statement.len());
        let before = around(0..named.range.start);
        Some(match &named.is {
            Asked::Number(_) => {
                let unit = behind.split_whitespace().next().unwrap_or_default();
                let is_money = before.ends_with(['$', '£', '€'])
                    || [
                        "dollars", "euros", "pounds", "million", "billion", "%", "percent",
                    ]
                    .iter()
                    .any(|word| unit.starts_with(word));
                usize::from(!is_money)
            }
            Asked::Words(_) if before.ends_with(['“', '"']) => 2,
            Asked::Names(_) => match self.class_of(named) {
                Some(class) if TELLING.contains(&class.as_str()) => 2,
                Some(class) if POOR.contains(&class.as_str()) => 6,
                _ => 4,
            },
            Asked::Date(_) => 3,
            Asked::Words(_) => 7,
        })
    }

    /// The class of what a blank would name.
    fn class_of(&self, named: &Nameable) -> Option<String> {
        let id = named.blank.get("entity")?.text()?;
        let bank = self.shown().bank.whole();
        let mut entities = bank.entities().iter();
        let known = entities.find(|entity| entity.id == id);
        let of_edit = |edit: &Edit| {
            let is_own = edit.at.get(1).is_some_and(|own| own == id);
            let class = edit.value.as_ref()?.get("class").and_then(Written::text)?;
            is_own.then(|| class.to_owned())
        };
        let own = known.and_then(|entity| entity.classes.first().cloned());
        own.or_else(|| named.entities.iter().find_map(of_edit))
    }
}
