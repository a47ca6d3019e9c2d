//! Rows that are chosen by a key: the blanks that a sentence has and could have, and what could stand beside an answer.
//!
//! In go keys, out come edits. A row keeps its key for as long as its fact is on the screen, whatever comes and goes.

use super::super::offers::{Row, as_written};
use super::super::screen::{key, position};
use super::super::source::{Asked, Nameable};
use super::super::spans;
use super::super::{Input, Step};
use super::{Mode, Session, Typed, told_why};
use crate::facts::{Answer, Blank, Facts, Value};
use crate::generate;
use crate::quiz::Question;
use crate::sentence::Sentences;

/// Rows, each in its place.
pub(super) struct Places<T> {
    places: Vec<Place<T>>,
}

struct Place<T> {
    /// What has stood here, by its names.
    names: Vec<String>,
    /// What stands here now.
    now: Option<T>,
}

impl<T> Default for Places<T> {
    fn default() -> Places<T> {
        Places { places: Vec::new() }
    }
}

impl<T> Places<T> {
    /// Gives each of these its place: where something of one of its names has stood, or behind all others.
    pub(super) fn take(&mut self, found: impl IntoIterator<Item = (Vec<String>, T)>) {
        for place in &mut self.places {
            place.now = None;
        }
        for (names, one) in found {
            let is_own = |place: &&mut Place<T>| {
                place.now.is_none() && place.names.iter().any(|name| names.contains(name))
            };
            match self.places.iter_mut().find(is_own) {
                Some(place) => {
                    place.now = Some(one);
                    let new = names.into_iter().filter(|name| !place.names.contains(name));
                    let new: Vec<String> = new.collect();
                    place.names.extend(new);
                }
                None => self.places.push(Place {
                    names,
                    now: Some(one),
                }),
            }
        }
    }

    /// What a key chooses.
    pub(super) fn at(&self, key: char) -> Option<&T> {
        self.places.get(position(key)?)?.now.as_ref()
    }

    /// Says that what a key chooses will have another name too.
    fn rename(&mut self, key: char, name: String) {
        if let Some(place) = position(key).and_then(|at| self.places.get_mut(at)) {
            place.names.push(name);
        }
    }

    /// Those that stand in a place with a key.
    pub(super) fn each(&self) -> impl Iterator<Item = (char, &T)> {
        let places = self.places.iter().enumerate();
        places.filter_map(|(at, place)| Some((key(at)?, place.now.as_ref()?)))
    }
}

/// A wrong option that a blank could have of its author.
pub(super) struct Rival {
    /// As it stands in a bank.
    value: String,
    is_on: bool,
    text: String,
}

/// A blank that a statement has, or could have.
pub(super) struct Spot {
    pub(super) text: String,
    /// How often the same stands in the statement before.
    nth: usize,
    pub(super) is: Is,
}

pub(super) enum Is {
    Blank(String),
    Named(Nameable),
}

impl Spot {
    /// The name of the blank that it is.
    pub(super) fn blank(&self) -> Option<&str> {
        match &self.is {
            Is::Blank(name) => Some(name),
            Is::Named(_) => None,
        }
    }

    fn names(&self) -> Vec<String> {
        let own = format!("{} {}", self.nth, self.text);
        match &self.is {
            Is::Blank(name) => vec![of_blank(name), own],
            Is::Named(_) => vec![own],
        }
    }
}

/// What stands in these bytes of a statement.
fn spot(statement: &str, range: &std::ops::Range<usize>, is: Is) -> Spot {
    let text = statement.get(range.clone()).unwrap_or_default();
    Spot {
        nth: spans::nth(statement, text, range.start),
        text: text.to_owned(),
        is,
    }
}

/// What a blank is known by, which is no text of a sentence.
fn of_blank(name: &str) -> String {
    format!("{{{name}}}")
}

impl Session {
    /// Forgets the places of the rows of another fact, or of another sentence.
    pub(super) fn clear_places(&mut self) {
        self.spots = Places::default();
        self.rivals.clear();
        self.rewordings = Places::default();
        self.rows_of = self.current().to_owned();
    }

    /// Gives what is chosen now its places.
    pub(super) fn place_rows(&mut self) {
        if self.rows_of != self.current() {
            self.clear_places();
        }
        match self.mode.clone() {
            Mode::Which(_) => self.place_blanks(),
            Mode::Blanks => self.place_spots(),
            Mode::Rewordings => self.place_rewordings(),
            Mode::Rivals(blank) | Mode::Typing(Typed::Wrong(blank), _) => self.place_rivals(&blank),
            _ => {}
        }
    }

    /// The blanks of the statement, in its order.
    fn blank_spots(&self) -> Vec<Spot> {
        let Some(look) = &self.look else {
            return Vec::new();
        };
        let mut filled = look.filled.clone();
        filled.sort_by_key(|(_, range)| range.start);
        let spot = |(position, range): &(usize, std::ops::Range<usize>)| {
            let name = look.blanks.get(*position).cloned().unwrap_or_default();
            spot(&look.statement, range, Is::Blank(name))
        };
        filled.iter().map(spot).collect()
    }

    /// The blanks that the statement could have: in its order, phrases that no list knows at the end.
    pub(super) fn nameable_spots(&self) -> Vec<Spot> {
        let Some(look) = &self.look else {
            return Vec::new();
        };
        let is_free = |named: &Nameable| {
            let mut filled = look.filled.iter();
            !filled.any(|(_, range)| range.start < named.range.end && named.range.start < range.end)
        };
        let named = self.source.nameable(&look.statement, &self.shown().bank);
        let mut named: Vec<Nameable> = named.into_iter().filter(is_free).collect();
        named.sort_by_key(|named| (matches!(named.is, Asked::Words(_)), named.range.start));
        let spot = |named: Nameable| spot(&look.statement, &named.range.clone(), Is::Named(named));
        named.into_iter().map(spot).collect()
    }

    fn place_blanks(&mut self) {
        let found = self.blank_spots().into_iter();
        self.spots.take(found.map(|spot| (spot.names(), spot)));
    }

    fn place_spots(&mut self) {
        let found = self.blank_spots().into_iter().chain(self.nameable_spots());
        let found: Vec<Spot> = found.collect();
        self.spots
            .take(found.into_iter().map(|spot| (spot.names(), spot)));
    }

    fn place_rivals(&mut self, blank: &str) {
        let found = self.rivals_of(blank).into_iter();
        let places = self.rivals.entry(blank.to_owned()).or_default();
        places.take(found.map(|rival| (vec![rival.value.clone()], rival)));
    }

    pub(super) fn spot_rows(&self) -> Vec<Row> {
        let blanks = self.spots.each().filter(|(_, spot)| spot.blank().is_some());
        let is_alone = blanks.count() == 1;
        let row = |(key, spot): (char, &Spot)| {
            let is_on = spot.blank().is_some();
            let stays = match is_on && is_alone {
                true => " (the only blank: put another in first)",
                false => "",
            };
            Row {
                key,
                is_on,
                text: format!("{}{stays}", spot.text),
            }
        };
        self.spots.each().map(row).collect()
    }

    /// The blanks, and whether each of them is so.
    pub(super) fn blank_rows(&self, is_on: impl Fn(&str) -> bool) -> Vec<Row> {
        let row = |(key, spot): (char, &Spot)| {
            let name = spot.blank()?;
            Some(Row {
                key,
                is_on: is_on(name),
                text: format!("{} [{name}]", spot.text),
            })
        };
        self.spots.each().filter_map(row).collect()
    }

    pub(super) fn rival_rows(&self, blank: &str) -> Vec<Row> {
        let row = |(key, rival): (char, &Rival)| Row {
            key,
            is_on: rival.is_on,
            text: rival.text.clone(),
        };
        let places = self.rivals.get(blank).into_iter();
        places.flat_map(|places| places.each().map(row)).collect()
    }

    /// Says at each blank what `w` lists, in its order and with its keys.
    pub(super) fn list_rivals(&mut self) {
        let blanks = self.look.iter().flat_map(|look| &look.questions);
        let blanks: Vec<String> = blanks.map(|one| one.blank.clone()).collect();
        for blank in blanks {
            self.place_rivals(&blank);
            let rows = self.rival_rows(&blank).into_iter();
            let rows: Vec<Row> = rows.filter(|row| !row.is_on).collect();
            let mut questions = self.look.iter_mut().flat_map(|look| &mut look.questions);
            if let Some(one) = questions.find(|one| one.blank == blank) {
                one.rows = rows;
            }
        }
    }

    pub(super) fn blanks(&mut self, input: &Input) -> Step {
        let Input::Key(key) = input else {
            return self.back();
        };
        let (Some(spot), Some(fact)) = (self.spots.at(*key), self.fact()) else {
            return self.stray(input);
        };
        if spot.blank().is_some() && fact.blanks.len() == 1 {
            self.said = Some("it is the only blank: put another in first".into());
            return Step::Wait;
        }
        let edits = self.ground().map(|ground| match &spot.is {
            Is::Blank(name) => (None, ground.without_blank(fact, name)),
            Is::Named(named) => {
                let (name, edits) = ground.with_blank(fact, named, &self.source);
                (Some(name), edits)
            }
        });
        match edits {
            Ok((name, edits)) => {
                if let Some(name) = name {
                    self.spots.rename(*key, of_blank(&name));
                }
                self.with(Ok(edits))
            }
            Err(why) => self.with(Err(told_why(&why))),
        }
    }

    pub(super) fn rivals(&mut self, blank: &str, input: &Input) -> Step {
        let Input::Key(key) = input else {
            return self.back();
        };
        if *key == '+' {
            self.mode = Mode::Typing(Typed::Wrong(blank.into()), String::new());
            return Step::Wait;
        }
        if *key == '=' {
            return self.only_these(blank);
        }
        let rival = self.rivals.get(blank).and_then(|places| places.at(*key));
        match rival.map(|rival| (rival.is_on, rival.value.clone())) {
            Some((true, value)) => self.change_wrong(blank, &[], &[value]),
            Some((false, value)) => self.change_wrong(blank, &[value], &[]),
            None => self.stray(input),
        }
    }

    /// What some keys of the list of a blank's rivals stand for, typed in a line: `1 3 4`. `None` where it is no such line; of a date or a
    /// number a figure is one itself.
    pub(super) fn listed(&self, blank: &str, typed: &str) -> Option<Vec<String>> {
        let is_figure =
            |blank: &Blank| matches!(blank.answer, Answer::Date { .. } | Answer::Number { .. });
        let places = self.rivals.get(blank)?;
        let keys = typed.split([' ', ',']).filter(|key| !key.is_empty());
        let value = |key: &str| {
            let mut letters = key.chars();
            let key = letters.next().filter(|_| letters.next().is_none())?;
            Some(places.at(key)?.value.clone())
        };
        let is_by_figure = typed.starts_with(|c: char| c.is_ascii_digit());
        match is_by_figure && !self.blank(blank).is_some_and(is_figure) {
            true => keys.map(value).collect(),
            false => None,
        }
    }

    /// What a blank could have as wrong options, those that it has first.
    fn rivals_of(&self, name: &str) -> Vec<Rival> {
        let Some(blank) = self.blank(name) else {
            return Vec::new();
        };
        let facts = self.shown().bank.whole();
        let mut rivals: Vec<Rival> = Vec::new();
        let mut add = |value: String, text: String, is_on| {
            if !rivals.iter().any(|rival| rival.value == value) {
                rivals.push(Rival { value, is_on, text });
            }
        };
        for (value, text) in written(facts, blank) {
            add(value, text, true);
        }
        let yielded = self.look.as_ref().and_then(|look| {
            let mut all = look.questions.iter();
            all.find(|yielded| yielded.blank == name)
        });
        // Of others the options are no values of the blank: true or false, what happened.
        let of_values = |question: &&Question| {
            generate::kind(&question.kind).is_some_and(|kind| kind.pool.is_of_values())
        };
        let question = yielded.and_then(|yielded| yielded.question.as_ref());
        if let Some(question) = question.filter(of_values) {
            for (at, option) in question.form.options().iter().enumerate() {
                if question.form.correct(at) == Some(false) {
                    let value = option.value.map(|value| value.to_string());
                    let text = option.text.clone();
                    add(
                        value.unwrap_or_else(|| as_written(facts, &text)),
                        text,
                        false,
                    );
                }
            }
        }
        let beside = yielded.into_iter().flat_map(|yielded| &yielded.beside);
        for text in beside {
            add(as_written(facts, text), text.clone(), false);
        }
        let offered = yielded.into_iter().flat_map(|yielded| &yielded.offered);
        for offer in offered {
            add(offer.written.clone(), offer.shown.clone(), false);
        }
        rivals
    }
}

/// The wrong options of a blank, as they are written and as they are shown.
fn written(facts: &Facts, blank: &Blank) -> Vec<(String, String)> {
    let sentences = Sentences::new(facts);
    let both = |value: &Value| {
        let written = match value {
            Value::Entity(id) => facts.entity(*id).id.clone(),
            Value::Date(date) => date.to_string(),
            Value::Number(number) => number.normalize().to_string(),
            Value::Text(text) => text.clone(),
        };
        (written, sentences.value(value))
    };
    blank.wrong.iter().map(|wrong| both(&wrong.value)).collect()
}
