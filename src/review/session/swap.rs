//! Another blank in the place of those that a fact has, the best first: each press of one key, the next.
//!
//! In go what a sentence names and what was asked for already, out come edits.

use super::super::source::{Asked, Nameable};
use super::super::{Step, look};
use super::rows::{Is, Spot};
use super::{After, Session, sound};
use crate::facts::Written;
use crate::facts::splice::{Edit, splice};

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

/// So many wrong options a choice needs.
const LEAST_OFFERED: usize = 2;

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
        spots.retain(|(_, spot)| !had.contains(&spot.text));
        let texts: Vec<Option<String>> = spots.iter().map(|(_, spot)| self.instead(spot)).collect();
        let best = texts
            .iter()
            .position(|text| text.as_ref().is_some_and(|text| self.is_asked_well(text)));
        let best = best.or_else(|| texts.iter().position(Option::is_some));
        let Some((at, text)) = best.and_then(|at| Some((at, texts[at].clone()?))) else {
            self.said = Some(
                match self.had.remove(&id).is_some_and(|had| had.len() > 1) {
                    true => "those were all: i begins again".into(),
                    false => "the sentence names nothing else: e words it anew".into(),
                },
            );
            return Step::Wait;
        };
        let said = format!("[{}] instead: i goes on", spots[at].1.text);
        self.clear_places();
        self.write(text, After::Stay, Some(said), None)
    }

    /// The text of the bank with a blank in the place of all that the fact has, where it is sound.
    fn instead(&self, spot: &Spot) -> Option<String> {
        let (Is::Named(named), Some(fact)) = (&spot.is, self.fact()) else {
            return None;
        };
        let ground = self.ground().ok()?;
        let edits = ground.with_blank_alone(fact, named, &self.source);
        splice(&self.file, &self.shown().text, &edits).ok()
    }

    /// Whether the fact that is looked at yields a question in another text of the bank, or would with what is offered.
    fn is_asked_well(&self, text: &str) -> bool {
        let Ok(read) = sound(&self.file, text.to_owned()) else {
            return false;
        };
        let look = look::look(&self.file, &read, self.current(), &self.source);
        let questions = look.into_iter().flat_map(|look| look.questions);
        let mut asked =
            questions.map(|one| one.question.is_some() || one.offered.len() >= LEAST_OFFERED);
        asked.any(|asked| asked)
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
