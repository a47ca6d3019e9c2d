//! What is right, or may be right, for blanks that share their answers.
//!
//! Blanks share their answers where they are asked in the same words, or stand in facts of one relation. What a group
//! of many has in common is gathered once, so that a question takes no longer however many share its words.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

// A candidate is looked up here many times, and the standard hash takes most of that.
use foldhash::HashSet;
use rust_decimal::Decimal;

use super::kin::Kin;
use super::{BlankRef, Index};
use crate::date::{Date, Precision};
use crate::facts::{EntityId, Fact, FactId, Facts, Value};
use crate::sentence::{Sentences, answers};
use crate::tokens::Plain;

/// Groups with more blanks than this are gathered once; a smaller one is looked through each time.
const FEW: usize = 16;
/// So many gathered groups stand side by side before they are made one.
const BESIDE: usize = 4;

/// The answers, contestable values and accepted spellings of some blanks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Right {
    /// Their names, as texts are compared: of numbers, of dates, of all else.
    names: [HashSet<Plain>; 3],
    kin: Kin,
    dates: HashSet<Date>,
    /// The dates, and each made less precise.
    wider: HashSet<Date>,
    /// The years of the dates.
    pub years: HashSet<i16>,
    /// Without their signs, which no name shows.
    numbers: HashSet<Decimal>,
    /// Whether others that are not in the bank may be right.
    pub open: bool,
}

const NUMBER: usize = 0;
const DATE: usize = 1;
const OTHER: usize = 2;

impl Right {
    fn gather(index: &Index, blank_refs: impl IntoIterator<Item = BlankRef>) -> Right {
        let mut right = Right::default();
        for blank_ref in blank_refs {
            let blank = index.blank(blank_ref);
            for value in answers(blank).iter().chain(&blank.avoid) {
                right.take_in(index, value);
            }
            let accepted = blank.accept.iter();
            right.names[OTHER].extend(accepted.map(|text| Plain::of(text, index.words)));
            right.open |= blank.open;
        }
        right
    }

    fn take_in(&mut self, index: &Index, value: &Value) {
        let kind = match value {
            Value::Date(date) => {
                self.take_in_date(*date);
                DATE
            }
            Value::Number(number) => {
                self.numbers.insert(number.abs());
                NUMBER
            }
            Value::Entity(entity) => {
                self.kin.add(index, *entity);
                OTHER
            }
            Value::Text(_) => OTHER,
        };
        self.names[kind].extend(index.plain_names(value).iter().cloned());
    }

    fn take_in_date(&mut self, date: Date) {
        if self.dates.insert(date) {
            self.years.insert(date.year());
            self.wider.extend(coarser(date));
        }
    }

    /// Whether a value is one of them, or is called as one of them is.
    pub fn holds(&self, index: &Index, value: &Value) -> bool {
        // Dates of one name overlap, and numbers of one name are equal but for their signs.
        let own = match value {
            Value::Number(number) if self.numbers.contains(&number.abs()) => return true,
            Value::Entity(entity) if self.kin.has(*entity) => return true,
            Value::Number(_) => NUMBER,
            Value::Date(_) => DATE,
            Value::Entity(_) | Value::Text(_) => usize::MAX,
        };
        let mut others = (0..self.names.len())
            .filter(|&kind| kind != own && !self.names[kind].is_empty())
            .peekable();
        if others.peek().is_none() {
            return false;
        }
        let names = index.plain_names(value);
        others.any(|kind| names.iter().any(|name| self.names[kind].contains(name)))
    }

    /// Whether an entity is one of them.
    pub fn has(&self, entity: EntityId) -> bool {
        self.kin.has(entity)
    }

    /// Whether an entity is related to one of them.
    pub fn is_related(&self, index: &Index, entity: EntityId) -> bool {
        self.kin.is_related(index, entity)
    }

    /// Whether a date has a day in common with one of them: one is then part of the other.
    pub fn overlaps(&self, date: Date) -> bool {
        self.wider.contains(&date) || coarser(date).any(|wider| self.dates.contains(&wider))
    }

    /// The dates among them.
    pub fn dates(&self) -> impl Iterator<Item = &Date> {
        self.dates.iter()
    }
}

/// A date at each precision at which it is known.
fn coarser(date: Date) -> impl Iterator<Item = Date> {
    [Precision::Year, Precision::Month, Precision::Day]
        .into_iter()
        .filter(move |precision| *precision <= date.precision())
        .map(move |precision| date.coarsened(precision))
}

/// Which blanks share their answers.
pub(crate) struct Sharing<'a> {
    /// The number of the first blank of each fact.
    first: Vec<u32>,
    /// The groups of each blank by its number: of what it is asked with, and of what all its answers are.
    asked: Vec<[Option<u32>; 2]>,
    related: HashMap<&'a str, u32>,
    groups: Vec<Group>,
}

#[derive(Default)]
struct Group {
    blank_refs: Vec<BlankRef>,
    right: OnceLock<Arc<Right>>,
    /// Whether all of them have the same answers.
    one_answer: OnceLock<bool>,
}

impl Group {
    fn has_one_answer(&self, index: &Index) -> bool {
        *self.one_answer.get_or_init(|| {
            let mut all = self.blank_refs.iter().map(|&one| answers(index.blank(one)));
            let first = all.next();
            all.all(|other| Some(other) == first)
        })
    }
}

impl<'a> Sharing<'a> {
    pub fn new(facts: &'a Facts, sentences: Sentences) -> Sharing<'a> {
        let mut sharing = Sharing {
            first: Vec::with_capacity(facts.facts().len()),
            asked: Vec::new(),
            related: HashMap::new(),
            groups: Vec::new(),
        };
        let mut known: HashMap<u64, u32> = HashMap::new();
        for (position, fact) in facts.facts().iter().enumerate() {
            sharing.first.push(sharing.asked.len() as u32);
            let blank_ref = |blank| BlankRef {
                fact: FactId(position as u32),
                blank,
            };
            for blank in 0..fact.blanks.len() {
                let groups = stems(fact, blank, sentences).map(|stem| {
                    let stem = stem?;
                    let group = *known.entry(stem).or_insert(sharing.groups.len() as u32);
                    sharing.join(group, blank_ref(blank));
                    Some(group)
                });
                sharing.asked.push(groups);
            }
            if let Some(relation) = &fact.relation {
                let next = sharing.groups.len() as u32;
                let group = *sharing.related.entry(relation).or_insert(next);
                (0..fact.blanks.len()).for_each(|blank| sharing.join(group, blank_ref(blank)));
            }
        }
        sharing
    }

    fn join(&mut self, group: u32, blank_ref: BlankRef) {
        if group as usize == self.groups.len() {
            self.groups.push(Group {
                blank_refs: Vec::with_capacity(1),
                ..Group::default()
            });
        }
        self.groups[group as usize].blank_refs.push(blank_ref);
    }

    /// How many blanks there are.
    pub fn blanks(&self) -> usize {
        self.asked.len()
    }

    /// The number of a blank: they are counted through the bank.
    pub fn number(&self, blank_ref: BlankRef) -> usize {
        self.first[blank_ref.fact.0 as usize] as usize + blank_ref.blank
    }

    /// Whether a blank that is asked in the same words has another answer.
    pub fn is_asked_of_others(&self, index: &Index, blank_ref: BlankRef) -> bool {
        let group = self.asked[self.number(blank_ref)][0].map(|group| &self.groups[group as usize]);
        group.is_some_and(|group| !group.has_one_answer(index))
    }

    /// The groups of some blanks, each once.
    fn groups_of(&self, index: &Index, blank_refs: &[BlankRef]) -> Vec<u32> {
        let groups = blank_refs.iter().flat_map(|&blank_ref| {
            let number = self.number(blank_ref);
            let relation = index.fact(blank_ref).relation.as_deref();
            let related = relation.and_then(|name| self.related.get(name)).copied();
            self.asked[number].into_iter().chain([related]).flatten()
        });
        let mut groups: Vec<u32> = groups.collect();
        groups.sort_unstable();
        groups.dedup();
        groups
    }

    /// All that is right for some blanks: their own answers, and those of all that share them.
    pub fn rights(&self, index: &Index, blank_refs: &[BlankRef]) -> Rights {
        let groups = self.groups_of(index, blank_refs);
        let groups = groups.iter().map(|&group| &self.groups[group as usize]);
        let (many, few): (Vec<&Group>, Vec<&Group>) =
            groups.partition(|group| group.blank_refs.len() > FEW);
        let gathered = |groups: Vec<&Group>| {
            let blank_refs = groups
                .into_iter()
                .flat_map(|group| group.blank_refs.clone());
            Arc::new(Right::gather(index, blank_refs))
        };
        let mut parts: Vec<Arc<Right>> = Vec::new();
        if !few.is_empty() {
            parts.push(gathered(few));
        }
        if many.len() > BESIDE {
            parts.push(gathered(many));
        } else {
            let gathered = many.into_iter().map(|group| {
                let gather = || Arc::new(Right::gather(index, group.blank_refs.iter().copied()));
                group.right.get_or_init(gather).clone()
            });
            parts.extend(gathered);
        }
        Rights(parts)
    }
}

/// What a blank is asked with, and what all its answers are: as hashes.
fn stems(fact: &Fact, blank: usize, sentences: Sentences) -> [Option<u64>; 2] {
    let hash = |text: &str| Plain::of(text, sentences.words).hash64();
    let ask = hash(&sentences.question(fact, blank));
    let ask_all = fact.blanks[blank].ask_all.as_deref().map(hash);
    [Some(ask), ask_all.filter(|hash| *hash != ask)]
}

/// All that is right for some blanks, in parts.
#[derive(Clone, Debug)]
pub(crate) struct Rights(Vec<Arc<Right>>);

impl Rights {
    /// Whether this holds of one of the parts.
    pub fn any(&self, is: impl Fn(&Right) -> bool) -> bool {
        self.0.iter().any(|part| is(part))
    }

    /// Whether others that are not in the bank may be right.
    pub fn open(&self) -> bool {
        self.any(|part| part.open)
    }

    /// The dates among them.
    pub fn dates(&self) -> impl Iterator<Item = &Date> {
        self.0.iter().flat_map(|part| part.dates())
    }

    /// The years of the dates among them, some perhaps twice.
    pub fn years(&self) -> impl Iterator<Item = i16> {
        self.0.iter().flat_map(|part| &part.years).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::{BlankRef, FEW, FactId, Index};
    use crate::date::Date;
    use crate::facts::{Facts, Value};

    /// A bank of a fact a line, each with one blank.
    fn bank(facts: &[&str]) -> Facts {
        let mut yaml = "id: b\ntitle: Rivers\nentities:\n  ann: { name: Ann Lee, class: person, aliases: [the envoy] }\n  bob: { name: Bob Hart, class: person }\nfacts:\n".to_owned();
        for (at, fact) in facts.iter().enumerate() {
            let (more, blank) = fact.split_once(" | ").unwrap_or(("", fact));
            let more = if more.is_empty() {
                String::new()
            } else {
                format!("{more}, ")
            };
            yaml.push_str(&format!(
                "  - {{ id: f-{at}, {more}statement: \"In round {at} it was {{it}}.\", blanks: {{ it: {{ {blank} }} }} }}\n"
            ));
        }
        Facts::parse("b.yaml", &yaml).expect("a sound bank")
    }

    /// Whether values are right for the first fact's blank.
    #[track_caller]
    fn check(facts: &[&str], value: &Value, is_right: bool) {
        let facts = bank(facts);
        let index = Index::new(&facts);
        let rights = index.rights(&[BlankRef {
            fact: FactId(0),
            blank: 0,
        }]);
        let overlaps = |value: &Value| match value {
            Value::Date(date) => rights.any(|right| right.overlaps(*date)),
            _ => false,
        };
        let found = rights.any(|right| right.holds(&index, value)) || overlaps(value);
        assert_eq!(found, is_right, "{value:?}");
    }

    fn text(text: &str) -> Value {
        Value::Text(text.into())
    }

    fn date(text: &str) -> Value {
        Value::Date(Date::parse(text).expect("a date"))
    }

    #[test]
    fn an_answer_is_right_by_each_of_its_names() {
        let who = ["entity: ann, accept: [A. Lee], avoid: [Cid], ask: Who?"];
        for right in ["Ann Lee", "ann lee", "The envoy", "A. Lee", "Cid"] {
            check(&who, &text(right), true);
        }
        check(&who, &text("Bob Hart"), false);
    }

    #[test]
    fn a_number_is_right_without_its_sign_and_however_it_is_written() {
        let count = ["number: -40, ask: How many?"];
        check(
            &count,
            &Value::Number("40.0".parse().expect("a number")),
            true,
        );
        check(&count, &text("40"), false);
        check(&count, &Value::Number(41.into()), false);
    }

    #[test]
    fn a_date_is_right_where_it_has_a_day_in_common() {
        let when = ["date: 1969-07, ask: When?"];
        for right in ["1969-07", "1969", "1969-07-20"] {
            check(&when, &date(right), true);
        }
        for wrong in ["1969-08", "1970", "1968-07-20"] {
            check(&when, &date(wrong), false);
        }
    }

    #[test]
    fn answers_are_shared_by_the_same_words_and_by_a_relation() {
        let asked = ["entity: ann, ask: Who came?", "entity: bob, ask: who came"];
        check(&asked, &text("Bob Hart"), true);
        let related = [
            "relation: came | entity: ann, ask: Who came first?",
            "relation: came | entity: bob, ask: Who came last?",
        ];
        check(&related, &text("Bob Hart"), true);
        let apart = ["entity: ann, ask: Who came?", "entity: bob, ask: Who left?"];
        check(&apart, &text("Bob Hart"), false);
    }

    #[test]
    fn a_group_of_many_has_the_same_answers_as_one_of_few() {
        for many in [2, FEW, FEW + 1, 3 * FEW] {
            let counts: Vec<String> = (1..=many)
                .map(|count| format!("number: {count}, ask: How many?"))
                .collect();
            let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
            check(&counts, &Value::Number((many as u64).into()), true);
            check(&counts, &Value::Number((many as u64 + 1).into()), false);
        }
    }
}
