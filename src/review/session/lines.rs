//! What comes of lines that were typed, and of rows that were chosen.

use super::super::edits::Reworded;
use super::super::screen::{Row, key, position};
use super::super::source::{Asked, Nameable};
use super::super::{Input, Step};
use super::{After, Mode, Session, Typed};
use crate::facts::splice::Edit;
use crate::facts::{Answer, Blank, Entity, Value, Written};
use crate::generate;
use crate::quiz::Question;
use crate::sentence::{Sentences, answers};

/// A wrong option that a blank could have of its author.
pub(super) struct Rival {
    /// As it stands in a bank.
    value: String,
    row: Row,
}

/// A blank that a statement has, or could have.
pub(super) struct Spot {
    row: Row,
    is: Is,
}

enum Is {
    Blank(String),
    Named(Nameable),
}

impl Session {
    pub(super) fn typed(&mut self, typed: Typed, line: &str) -> Step {
        let id = self.current().to_owned();
        let text = line.split_whitespace().collect::<Vec<_>>().join(" ");
        self.mode = Mode::Fact;
        match typed {
            Typed::Sentence => {
                self.choose(&text);
                Step::Wait
            }
            Typed::Statement => self.reworded(&text),
            Typed::Ask(blank) => {
                let field = self.ask_field(&blank);
                let at = ["facts", &id, "blanks", &blank, field];
                let edit = match text.is_empty() {
                    true => Edit::unset(&at),
                    false => Edit::set(&at, text.as_str()),
                };
                self.drop_notes(&id);
                self.decide(&[edit], After::Stay, None, None)
            }
            Typed::Class(blank) => {
                let Some(edit) = self.class(&blank, &text) else {
                    return Step::Wait;
                };
                self.decide(&[edit], After::Stay, None, None)
            }
            Typed::Wrong(blank) => {
                self.mode = Mode::Rivals(blank.clone());
                match text.is_empty() {
                    true => Step::Wait,
                    false => self.toggle_wrong(&blank, &text),
                }
            }
        }
    }

    /// The field of a blank that its question stands in.
    fn ask_field(&self, name: &str) -> &'static str {
        let blank = self.blank(name);
        let asks_for_all = |blank: &Blank| {
            matches!(blank.answer, Answer::List { .. })
                && (blank.ask_all.is_some() || blank.ask.is_none())
        };
        match blank.is_some_and(asks_for_all) {
            true => "ask-all",
            false => "ask",
        }
    }

    fn blank(&self, name: &str) -> Option<&Blank> {
        self.fact()?.blanks.iter().find(|blank| blank.id == name)
    }

    /// A note on a question holds until somebody looks at it.
    fn drop_notes(&mut self, id: &str) {
        self.notes.remove(id);
    }

    /// The fact with its sentence worded anew.
    fn reworded(&mut self, text: &str) -> Step {
        let Some(fact) = self.fact() else {
            return Step::Wait;
        };
        let id = fact.id.clone();
        let rules: Vec<String> = self
            .source
            .evidence(fact)
            .iter()
            .flat_map(|&position| self.source.asks(position))
            .chain(self.asks.iter().cloned())
            .collect();
        let by_rule = |ask: &str| rules.iter().any(|rule| rule == ask);
        let made = self
            .ground()
            .map(|ground| ground.reworded(fact, text, &self.source, &by_rule));
        let made = match made {
            Ok(Some(made)) => made,
            Ok(None) => {
                self.said = Some(format!("it has none of its blanks: {}", self.answers()));
                self.mode = Mode::Typing(Typed::Statement, text.to_owned());
                return Step::Wait;
            }
            Err(why) => {
                self.said = Some(super::told_why(&why));
                return Step::Wait;
            }
        };
        let Reworded {
            edits,
            lost,
            kept,
            asks,
        } = made;
        self.asks.extend(asks);
        let notes = kept.iter().map(|blank| {
            format!("[{blank}] its question was typed by hand: does it still fit? (?)")
        });
        self.notes.insert(id, notes.collect());
        let said = (!lost.is_empty())
            .then(|| format!("lost: “{}” is no blank any more (u)", lost.join("”, “")));
        let step = self.decide(&edits, After::Stay, said, None);
        if step == Step::Wait {
            // Nothing that was typed is lost.
            self.mode = Mode::Typing(Typed::Statement, text.to_owned());
        }
        step
    }

    /// What the blanks are filled with, in words.
    fn answers(&self) -> String {
        let sentences = Sentences::new(self.shown().0.whole());
        let blanks = self.fact().into_iter().flat_map(|fact| &fact.blanks);
        let filled: Vec<String> = blanks.map(|blank| sentences.filling(blank)).collect();
        filled.join(", ")
    }

    /// The class of what fills a blank.
    fn class(&self, name: &str, text: &str) -> Option<Edit> {
        let blank = self.blank(name)?;
        let mut classes = text
            .split(',')
            .map(str::trim)
            .filter(|class| !class.is_empty());
        let value = match (classes.clone().count(), &blank.answer) {
            (2.., Answer::Entity(_)) => Written::list(classes),
            _ => classes.next()?.into(),
        };
        Some(match &blank.answer {
            Answer::Entity(id) => {
                let entity = self.shown().0.whole().entity(*id);
                Edit::set(&["entities", &entity.id, "class"], value)
            }
            _ => Edit::set(&["facts", self.current(), "blanks", name, "class"], value),
        })
    }

    /// What a blank could have as wrong options, those that it has first.
    pub(super) fn rivals_of(&self, name: &str) -> Vec<Rival> {
        let Some(blank) = self.blank(name) else {
            return Vec::new();
        };
        let facts = self.shown().0.whole();
        let sentences = Sentences::new(facts);
        let of_name = |name: &str| {
            let mut entities = facts.entities().iter();
            entities
                .find(|entity| entity.name == name)
                .map(|entity| entity.id.clone())
        };
        let mut rivals: Vec<Rival> = Vec::new();
        let mut add = |value: String, text: String, is_on| {
            if let Some(key) = key(rivals.len())
                && !rivals.iter().any(|rival| rival.value == value)
            {
                let row = Row { key, is_on, text };
                rivals.push(Rival { value, row });
            }
        };
        for wrong in &blank.wrong {
            let (value, text) = match &wrong.value {
                Value::Entity(id) => (facts.entity(*id).id.clone(), sentences.value(&wrong.value)),
                Value::Date(date) => (date.to_string(), sentences.value(&wrong.value)),
                Value::Number(number) => (
                    number.normalize().to_string(),
                    sentences.value(&wrong.value),
                ),
                Value::Text(text) => (text.clone(), text.clone()),
            };
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
                    let value = value.or_else(|| of_name(&option.text));
                    let text = option.text.clone();
                    add(value.unwrap_or_else(|| text.clone()), text, false);
                }
            }
        }
        let beside = yielded.into_iter().flat_map(|yielded| &yielded.beside);
        for text in beside {
            let value = of_name(text).unwrap_or_else(|| text.clone());
            add(value, text.clone(), false);
        }
        let right = answers(blank);
        let keys = right.iter().filter_map(|value| match value {
            Value::Entity(id) => Some(facts.entity(*id)),
            _ => None,
        });
        let keys: Vec<&Entity> = keys.collect();
        let classes: Vec<&String> = keys.iter().flat_map(|key| &key.classes).collect();
        let is_one = |entity: &&Entity| {
            let is_right = keys.iter().any(|key| key.id == entity.id);
            !is_right && entity.classes.iter().any(|class| classes.contains(&class))
        };
        let mut others: Vec<&Entity> = facts.entities().iter().filter(is_one).collect();
        // Those of the key's side first.
        let is_of_side = |entity: &Entity| {
            keys.iter()
                .any(|key| key.of.iter().any(|of| entity.of.contains(of)))
        };
        others.sort_by_key(|entity| !is_of_side(entity));
        for entity in others {
            add(entity.id.clone(), entity.name.clone(), false);
        }
        rivals
    }

    pub(super) fn rival_rows(&self, blank: &str) -> Vec<Row> {
        let rivals = self.rivals_of(blank).into_iter();
        rivals.map(|rival| rival.row).collect()
    }

    pub(super) fn rivals(&mut self, blank: &str, input: &Input) -> Step {
        let Input::Key(key) = input else {
            return self.back_to_fact();
        };
        if *key == '+' {
            self.mode = Mode::Typing(Typed::Wrong(blank.into()), String::new());
            return Step::Wait;
        }
        let rivals = self.rivals_of(blank);
        match position(*key).and_then(|position| rivals.get(position)) {
            Some(rival) => self.toggle_wrong(blank, &rival.value),
            None => Step::Wait,
        }
    }

    fn toggle_wrong(&mut self, blank: &str, value: &str) -> Step {
        let id = self.current().to_owned();
        let edits = self
            .ground()
            .map(|ground| ground.toggled_wrong(&id, blank, value));
        self.with(edits.map_err(|why| super::told_why(&why)))
    }

    fn with(&mut self, edits: Result<Vec<Edit>, String>) -> Step {
        match edits {
            Ok(edits) => self.decide(&edits, After::Stay, None, None),
            Err(why) => {
                self.said = Some(why);
                Step::Wait
            }
        }
    }

    /// The blanks that the statement has and could have, in its order.
    fn spots(&self) -> Vec<Spot> {
        let Some(look) = &self.look else {
            return Vec::new();
        };
        let mut spots: Vec<(usize, bool, String, Is)> = Vec::new();
        for (position, range) in &look.filled {
            let text = look.statement.get(range.clone()).unwrap_or_default();
            let name = look.blanks.get(*position).cloned().unwrap_or_default();
            spots.push((range.start, true, text.into(), Is::Blank(name)));
        }
        for named in self.source.nameable(&look.statement, self.shown().0) {
            let mut filled = look.filled.iter();
            let is_taken = filled
                .any(|(_, range)| range.start < named.range.end && named.range.start < range.end);
            if !is_taken {
                let text = look.statement.get(named.range.clone()).unwrap_or_default();
                spots.push((named.range.start, false, text.into(), Is::Named(named)));
            }
        }
        // Phrases are many, and come last.
        let is_phrase =
            |is: &Is| matches!(is, Is::Named(named) if matches!(named.is, Asked::Words(_)));
        spots.sort_by_key(|(start, _, _, is)| (is_phrase(is), *start));
        let spots = spots.into_iter().enumerate();
        let spot = |(at, (_, is_on, text, is))| {
            let row = Row {
                key: key(at)?,
                is_on,
                text,
            };
            Some(Spot { row, is })
        };
        spots.filter_map(spot).collect()
    }

    pub(super) fn spot_rows(&self) -> Vec<Row> {
        self.spots().into_iter().map(|spot| spot.row).collect()
    }

    pub(super) fn blanks(&mut self, input: &Input) -> Step {
        let Input::Key(key) = input else {
            return self.back_to_fact();
        };
        let Some(spot) = position(*key).and_then(|position| self.spots().into_iter().nth(position))
        else {
            return Step::Wait;
        };
        let Some(fact) = self.fact() else {
            return Step::Wait;
        };
        if matches!(spot.is, Is::Blank(_)) && fact.blanks.len() == 1 {
            self.said = Some("it is the only blank: put another in first".into());
            return Step::Wait;
        }
        let edits = self.ground().map(|ground| match &spot.is {
            Is::Blank(name) => ground.without_blank(fact, name),
            Is::Named(named) => ground.with_blank(fact, named, &self.source),
        });
        self.with(edits.map_err(|why| super::told_why(&why)))
    }

    fn back_to_fact(&mut self) -> Step {
        self.mode = Mode::Fact;
        Step::Wait
    }
}
