//! What a bank makes right, or possibly right, for a blank: rules 1 to 5 of docs/RULES.md, read from the bank alone.

use std::collections::BTreeSet;

use quizpress::Date;
use quizpress::Facts;
use quizpress::facts::{Answer, Blank, Bound, Care, Entity, Fact, NumberStyle, Piece, Value};
use quizpress::quiz::QuestionId;
use rust_decimal::Decimal;

use super::words::{self, holds_any, name};

/// One blank of one fact.
#[derive(Clone, Copy)]
pub struct BlankRef<'a> {
    pub fact: &'a Fact,
    pub blank: &'a Blank,
}

/// A value, its entity found.
#[derive(Clone)]
pub enum Thing<'a> {
    Date(Date),
    Number(Decimal),
    Entity(&'a Entity),
    Text(String),
}

/// A bank as the oracle looks at it.
pub struct Bank<'a> {
    pub facts: &'a Facts,
    blank_refs: Vec<(BlankRef<'a>, BTreeSet<Vec<String>>)>,
}

impl<'a> Bank<'a> {
    pub fn new(facts: &'a Facts) -> Bank<'a> {
        let mut bank = Bank {
            facts,
            blank_refs: Vec::new(),
        };
        for fact in facts.facts() {
            for blank in &fact.blanks {
                let blank_ref = BlankRef { fact, blank };
                let mut stems = BTreeSet::from([words::words(&bank.stem(blank_ref))]);
                stems.extend(blank.ask_all.as_ref().map(|ask| words::words(ask)));
                bank.blank_refs.push((blank_ref, stems));
            }
        }
        bank
    }

    pub fn fact(&self, id: &str) -> &'a Fact {
        let found = self.facts.facts().iter().find(|fact| fact.id == id);
        found.unwrap_or_else(|| panic!("the bank has no fact {id}"))
    }

    /// The blank that a question's id names.
    pub fn blank_ref(&self, question: &QuestionId) -> BlankRef<'a> {
        let fact = self.fact(question.fact());
        let is_meant = |blank: &&Blank| Some(blank.id.as_str()) == question.blank();
        let blank = fact.blanks.iter().find(is_meant).unwrap();
        BlankRef { fact, blank }
    }

    pub fn blank_refs(&self) -> impl Iterator<Item = BlankRef<'a>> + '_ {
        self.blank_refs.iter().map(|(blank_ref, _)| *blank_ref)
    }

    fn thing(&self, value: &Value) -> Thing<'a> {
        match value {
            Value::Date(date) => Thing::Date(*date),
            Value::Number(number) => Thing::Number(*number),
            Value::Entity(id) => Thing::Entity(self.facts.entity(*id)),
            Value::Text(text) => Thing::Text(text.clone()),
        }
    }

    /// The right answers of a blank: one, or the members of a list.
    pub fn answers(&self, blank: &Blank) -> Vec<Thing<'a>> {
        match &blank.answer {
            Answer::Date { date, .. } => vec![Thing::Date(*date)],
            Answer::Number { value, .. } => vec![Thing::Number(*value)],
            Answer::Entity(id) => vec![Thing::Entity(self.facts.entity(*id))],
            Answer::Text { text, .. } => vec![Thing::Text(text.clone())],
            Answer::List { items, .. } => items.iter().map(|item| self.thing(item)).collect(),
        }
    }

    /// What an option of a name or a text is: the entity of that name, or else words.
    pub fn named(&self, text: &str) -> Thing<'a> {
        let found = self.facts.entities().iter().find(|e| e.name == text);
        found.map_or_else(|| Thing::Text(text.to_owned()), Thing::Entity)
    }

    fn filling(&self, blank: &Blank) -> String {
        let shown: Vec<String> = self.answers(blank).iter().map(show).collect();
        match (&blank.answer, shown.as_slice()) {
            (
                Answer::Number {
                    value,
                    style: NumberStyle::Ordinal,
                    ..
                },
                _,
            ) => words::show_ordinal(*value),
            (_, [first @ .., last]) if !first.is_empty() => {
                format!("{} and {last}", first.join(", "))
            }
            (_, shown) => shown.concat(),
        }
    }

    /// The statement with something else in the holes of one blank.
    pub fn claim(&self, blank_ref: BlankRef, other: &str) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Blank(at) if blank_ref.fact.blanks[*at].id == blank_ref.blank.id => {
                other.to_owned()
            }
            Piece::Blank(at) => self.filling(&blank_ref.fact.blanks[*at]),
        };
        let claim: String = blank_ref.fact.statement.iter().map(piece).collect();
        let mut letters = claim.chars();
        let first = letters.next().map(|c| c.to_uppercase().to_string());
        format!("{}{}", first.unwrap_or_default(), letters.as_str()).replace("..", ".")
    }

    pub fn statement(&self, blank_ref: BlankRef) -> String {
        self.claim(blank_ref, &self.filling(blank_ref.blank))
    }

    pub fn stem(&self, blank_ref: BlankRef) -> String {
        match &blank_ref.blank.ask {
            Some(ask) => ask.clone(),
            None => self.claim(blank_ref, "_____"),
        }
    }

    /// The blanks whose right answers are right here too: this one, those with a stem in common, those of the
    /// same relation.
    pub fn shared(&self, blank_ref: BlankRef) -> Vec<BlankRef<'a>> {
        let here = |other: &BlankRef| {
            other.fact.id == blank_ref.fact.id && other.blank.id == blank_ref.blank.id
        };
        let own = self
            .blank_refs
            .iter()
            .find(|(other, _)| here(other))
            .unwrap();
        let related = |other: &BlankRef| {
            blank_ref.fact.relation.is_some() && other.fact.relation == blank_ref.fact.relation
        };
        self.blank_refs
            .iter()
            .filter(|(other, stems)| related(other) || !stems.is_disjoint(&own.1))
            .map(|(other, _)| *other)
            .collect()
    }

    /// All values that are right here, or may be.
    pub fn maybe_right(&self, blank_ref: BlankRef) -> Vec<Thing<'a>> {
        let shared = self.shared(blank_ref);
        let right = shared.iter().flat_map(|other| self.answers(other.blank));
        let avoid = shared.iter().flat_map(|other| &other.blank.avoid);
        right.chain(avoid.map(|value| self.thing(value))).collect()
    }

    /// Every entity that a text may mean, by its name or an alias.
    fn meant(&self, text: &str) -> impl Iterator<Item = &'a Entity> {
        let wanted = name(text);
        let entities = self.facts.entities().iter();
        entities.filter(move |entity| entity_names(entity).contains(&wanted))
    }

    /// Whether two entities are the same, one within the other over any number of steps, or kept apart.
    fn related(&self, a: &Entity, b: &Entity) -> bool {
        let around = |start: &'_ Entity| {
            let mut all = BTreeSet::from([start.id.clone()]);
            let mut next = vec![start.clone()];
            while let Some(entity) = next.pop() {
                for outer in entity.within.iter().map(|&id| self.facts.entity(id)) {
                    if all.insert(outer.id.clone()) {
                        next.push(outer.clone());
                    }
                }
            }
            all
        };
        let apart = |a: &Entity, b: &Entity| {
            let mut apart = a.apart.iter().map(|&id| self.facts.entity(id));
            apart.any(|other| other.id == b.id)
        };
        around(a).contains(&b.id) || around(b).contains(&a.id) || apart(a, b) || apart(b, a)
    }

    pub fn linked(&self, a: &Fact, b: &Fact) -> bool {
        let about = |fact: &Fact| -> BTreeSet<&str> {
            let ids = fact.about.iter();
            ids.map(|&id| self.facts.fact(id).id.as_str()).collect()
        };
        let (from_a, from_b) = (about(a), about(b));
        a.id == b.id
            || from_a.contains(b.id.as_str())
            || from_b.contains(a.id.as_str())
            || !from_a.is_disjoint(&from_b)
    }

    /// Why a value is no distractor of a blank, of which `key` is the right answer that is shown; `None` where
    /// nothing speaks against it.
    pub fn objection(
        &self,
        blank_ref: BlankRef,
        stem: &str,
        key: &Thing,
        wrong: &Thing,
    ) -> Option<&'static str> {
        let shown = name(&show(wrong));
        let mut by_author = blank_ref.blank.wrong.iter();
        let listed = by_author.any(|wrong| name(&show(&self.thing(&wrong.value))) == shown);
        let mut shared = self.shared(blank_ref).into_iter();
        let open = shared.any(|other| other.blank.open);
        if !listed && (open || only_the_author(blank_ref)) {
            return Some("only the author may supply wrong answers here (rule 1)");
        }
        if !listed && !self.homogeneous(blank_ref, key, wrong) {
            return Some("it is of another class (rule 2)");
        }
        let right = self.maybe_right(blank_ref);
        if right.iter().any(|right| self.collide(right, wrong)) {
            return Some("it is right, may be right, or overlaps what is (rules 3 and 4)");
        }
        let shared = self.shared(blank_ref);
        let mut accepted = shared.iter().flat_map(|other| &other.blank.accept);
        if accepted.any(|text| names(wrong).contains(&name(text))) {
            return Some("it is accepted as right (rule 3)");
        }
        if holds_any(&words::words(stem), &cues(wrong)) {
            return Some("the stem names it (rule 5)");
        }
        too_near(blank_ref.blank, wrong).then_some("it is too near to a figure that is about right")
    }

    /// Whether two values are one, or part of each other.
    pub fn collide(&self, a: &Thing, b: &Thing) -> bool {
        let same_name = names(a).iter().any(|name| names(b).contains(name));
        match (a, b) {
            (Thing::Date(a), Thing::Date(b)) => words::overlap(*a, *b),
            (Thing::Number(a), Thing::Number(b)) => a == b,
            (Thing::Entity(a), Thing::Entity(b)) => same_name || self.related(a, b),
            (Thing::Entity(entity), Thing::Text(text))
            | (Thing::Text(text), Thing::Entity(entity)) => {
                same_name || self.meant(text).any(|other| self.related(entity, other))
            }
            _ => same_name,
        }
    }

    fn homogeneous(&self, blank_ref: BlankRef, key: &Thing, wrong: &Thing) -> bool {
        let classes: Vec<String> = match (key, &blank_ref.blank.answer) {
            (Thing::Entity(_), _) if blank_ref.blank.class.is_some() => {
                blank_ref.blank.class.iter().cloned().collect()
            }
            (Thing::Entity(entity), _) => entity.classes.clone(),
            (_, Answer::Text { class, .. } | Answer::List { class, .. }) => {
                class.iter().cloned().collect()
            }
            _ => Vec::new(),
        };
        classes.iter().any(|class| self.is_of(class, key, wrong))
            || matches!((key, wrong), (Thing::Date(a), Thing::Date(b)) if a.precision() == b.precision())
            || matches!((key, wrong), (Thing::Number(_), Thing::Number(_)))
    }

    fn is_of(&self, class: &str, key: &Thing, wrong: &Thing) -> bool {
        match (key, wrong) {
            (Thing::Entity(_), Thing::Entity(other))
                if other.classes.iter().any(|own| own == class) =>
            {
                true
            }
            (Thing::Entity(_), wrong) => self.in_pool(class, &show(wrong)),
            (Thing::Text(_), wrong) => {
                self.in_pool(class, &show(wrong)) || self.is_text_of(class, &show(wrong))
            }
            _ => false,
        }
    }

    fn in_pool(&self, class: &str, text: &str) -> bool {
        let mut pools = self.facts.pools().iter();
        pools.any(|pool| pool.class == class && pool.names.iter().any(|name| name == text))
    }

    /// Whether a text is the answer of a blank whose texts are of a class.
    fn is_text_of(&self, class: &str, text: &str) -> bool {
        self.blank_refs().any(|other| match &other.blank.answer {
            Answer::Text { class: Some(c), .. } | Answer::List { class: Some(c), .. } => {
                c == class
                    && self
                        .answers(other.blank)
                        .iter()
                        .any(|answer| show(answer) == text)
            }
            _ => false,
        })
    }
}

pub fn show(thing: &Thing) -> String {
    match thing {
        Thing::Date(date) => words::show_date(*date),
        Thing::Number(number) => words::show_number(*number),
        Thing::Entity(entity) => entity.name.clone(),
        Thing::Text(text) => text.clone(),
    }
}

fn entity_names(entity: &Entity) -> Vec<Vec<String>> {
    let all = entity.aliases.iter().chain([&entity.name]);
    all.map(|text| name(text)).collect()
}

/// The names under which a value may be known.
pub fn names(thing: &Thing) -> Vec<Vec<String>> {
    match thing {
        Thing::Entity(entity) => entity_names(entity),
        other => vec![name(&show(other))],
    }
}

/// What gives a value away in a text: its names, and what else does so.
pub fn cues(thing: &Thing) -> Vec<Vec<String>> {
    match thing {
        Thing::Date(date) => words::date_forms(*date),
        Thing::Number(number) => words::number_forms(*number),
        Thing::Text(_) => names(thing),
        Thing::Entity(entity) => {
            let cues = entity.cues.iter().map(|cue| name(cue));
            cues.chain(entity_names(entity)).collect()
        }
    }
}

/// A number beside one that is about right is half as large again, or by three twentieths where that says three figures.
fn too_near(blank: &Blank, wrong: &Thing) -> bool {
    match (&blank.answer, wrong) {
        (
            Answer::Number {
                value,
                bound: Bound::About,
                ..
            },
            Thing::Number(wrong),
        ) => {
            let digits = value.normalize().mantissa().to_string();
            let figures = digits.trim_start_matches('-').trim_end_matches('0').len();
            let times = Decimal::new(if figures < 3 { 150 } else { 115 }, 2);
            let (low, high) = (value.abs().min(wrong.abs()), value.abs().max(wrong.abs()));
            value.is_sign_negative() == wrong.is_sign_negative() && high < low * times
        }
        _ => false,
    }
}

pub fn accuses(blank_ref: BlankRef) -> bool {
    let mut care = blank_ref.fact.care.iter().chain(&blank_ref.blank.care);
    care.any(|care| *care == Care::Accusation)
}

fn only_the_author(blank_ref: BlankRef) -> bool {
    let is_name = !matches!(
        blank_ref.blank.answer,
        Answer::Date { .. } | Answer::Number { .. }
    );
    is_name && accuses(blank_ref)
}
