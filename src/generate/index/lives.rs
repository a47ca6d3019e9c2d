//! When people lived, as far as the bank says so: who was not born yet, or long dead, did nothing, and nobody did anything
//! before growing up.
//!
//! In goes a bank, out come the years in which a date may lie, and whether a name can be the answer of a question at all.
//! This is docs/RULES.md, rules 28 and 49.

mod life;

use super::{BlankRef, Index};
use crate::date::Date;
use crate::facts::{Answer, EntityId, Fact, Piece, Value};
use crate::lang::Words;
use crate::tokens::{self, Tokens};
pub(crate) use life::Life;
use life::{GROWN_UP, Told, clauses};

/// What is known of the people of a bank.
#[derive(Debug, Default)]
pub(crate) struct Lives {
    known: foldhash::HashMap<EntityId, Life>,
    /// Whether an entity is a person.
    people: Vec<bool>,
}

impl Lives {
    /// What a bank tells.
    pub fn new(index: &Index) -> Lives {
        let entities = 0..index.facts.entities().len() as u32;
        let mut lives = Lives {
            people: entities.map(|id| is_person(index, EntityId(id))).collect(),
            ..Lives::default()
        };
        for fact in index.facts.facts() {
            for (at, blank) in fact.blanks.iter().enumerate() {
                match &blank.answer {
                    Answer::Date { date, event } => {
                        let told = told_by(index, fact, at);
                        lives.take(index, &index.sentences.statement(fact), told, date.year());
                        lives.begin(index, event.as_deref().unwrap_or_default(), date.year());
                    }
                    Answer::Entity(entity) if is_present(fact, at, index.words) => {
                        lives.known.entry(*entity).or_default().is_present = true;
                    }
                    _ => {}
                }
            }
            let has_date = |answer: &Answer| matches!(answer, Answer::Date { .. });
            let statement = index.sentences.statement(fact);
            if !fact.about.is_empty() && years_in(&statement, index.words).is_empty() {
                // "at that time": of what it is about.
                let about = fact.about.iter().map(|&id| index.facts.fact(id));
                let about = about.map(|fact| index.sentences.statement(fact));
                for year in about.flat_map(|told| years_in(&told, index.words)) {
                    lives.take(index, &statement, Told::Act, year);
                }
            }
            if let [year] = years_in(&statement, index.words)[..]
                && !fact.blanks.iter().any(|blank| has_date(&blank.answer))
            {
                let has_year = |clause: &&str| !years_in(clause, index.words).is_empty();
                let mut clauses = clauses(&statement, index.words).into_iter();
                let clause = clauses.find(has_year).unwrap_or(&statement);
                lives.take(index, &statement, Told::of(clause, index.words), year);
            }
        }
        for (position, entity) in index.facts.entities().iter().enumerate() {
            let Some(note) = &entity.note else {
                continue;
            };
            let life = lives.known.entry(EntityId(position as u32)).or_default();
            life.tell(note, index.words);
        }
        for life in lives.known.values_mut() {
            life.acts.sort_unstable();
            life.acts.dedup();
        }
        lives
    }

    /// A birth and a death are told of the one person that the sentence names, anything else of all.
    fn take(&mut self, index: &Index, sentence: &str, told: Told, year: i16) {
        let people = people_in(index, sentence);
        if told != Told::Act && people.len() != 1 {
            return;
        }
        for person in people {
            let life = self.known.entry(person).or_default();
            match told {
                Told::Birth => life.born = Some(year),
                Told::Death => life.died = Some(year),
                Told::Act => life.acts.push(year),
            }
        }
    }

    /// The beginning of the one thing that the name of an event names: "the release of Firefox 1.0".
    fn begin(&mut self, index: &Index, event: &str, year: i16) {
        let name = Tokens::of(event);
        let mut begins = index.words.roles.begun.iter();
        if let [thing] = index.named_in(&name)[..]
            && !self.people[thing.0 as usize]
            && begins.any(|word| name.say(word))
        {
            self.known.entry(thing).or_default().begun = Some(year);
        }
    }

    /// The first and the last year in which a wrong date of a blank may lie, by the lives of those whom its fact names.
    pub fn years(&self, index: &Index, blank_ref: BlankRef, key: Date) -> [i16; 2] {
        let (fact, key) = (index.fact(blank_ref), key.year());
        let told = told_by(index, fact, blank_ref.blank);
        let people = people_in(index, &index.sentences.statement(fact));
        let mut years = [i16::MIN, i16::MAX];
        if told != Told::Act && people.len() != 1 {
            return years;
        }
        for life in people.iter().filter_map(|person| self.known.get(person)) {
            let first = match told {
                Told::Birth => None,
                Told::Death => life.acts.iter().copied().filter(|act| *act <= key).max(),
                Told::Act => life.born.map(|born| born.saturating_add(GROWN_UP)),
            };
            let last = match told {
                Told::Birth => {
                    let acts = life.acts.iter().copied().chain(life.died);
                    acts.min().map(|act| act.saturating_sub(GROWN_UP))
                }
                Told::Death => None,
                Told::Act => life.died,
            };
            if let Some(first) = first.filter(|first| *first <= key) {
                years[0] = years[0].max(first);
            }
            if let Some(last) = last.filter(|last| *last >= key) {
                years[1] = years[1].min(last);
            }
        }
        years
    }

    /// The life of a person, or of a thing whose beginning is told, as far as the bank knows of it.
    pub fn of(&self, value: &Value) -> Option<&Life> {
        match value {
            Value::Entity(id) => {
                let is_thing = !self.people[id.0 as usize];
                let life = self.known.get(id);
                life.filter(|life| !is_thing || life.begun.is_some())
            }
            _ => None,
        }
    }

    /// Whether a question asks for who held an office.
    pub fn asks_for_office(index: &Index, blank_ref: BlankRef) -> bool {
        let ask = Tokens::of(&index.question(blank_ref));
        let lists = [index.words.question.offices, index.words.roles.jobs];
        lists
            .iter()
            .any(|list| list.iter().any(|office| ask.say(office)))
    }

    /// The years of a fact: those that it names, or that the facts name which it is about; of what is told of somebody in
    /// the present, that of the article.
    pub fn years_of(&self, index: &Index, blank_ref: BlankRef) -> Vec<i16> {
        let fact = index.fact(blank_ref);
        let named = |fact: &Fact| years_in(&index.sentences.statement(fact), index.words);
        let question = index.question(blank_ref);
        let mut years = named(fact);
        years.extend(years_in(&question, index.words));
        years.extend(decade_in(&question, index.words));
        if years.is_empty() {
            let about = fact.about.iter().map(|&id| index.facts.fact(id));
            years.extend(about.flat_map(named));
        }
        let keys = crate::sentence::answers(index.blank(blank_ref));
        let is_present = keys.iter().any(|key| match key {
            Value::Entity(entity) => self.known.get(entity).is_some_and(|life| life.is_present),
            _ => false,
        });
        if years.is_empty() && is_present && index.facts.source().published.is_some() {
            years.push(index.present);
        }
        years
    }
}

/// What a date of a fact is the date of.
fn told_by(index: &Index, fact: &Fact, blank: usize) -> Told {
    let (words, own) = (index.words, &fact.blanks[blank]);
    let event = match &own.answer {
        Answer::Date { event, .. } => event.as_ref(),
        _ => None,
    };
    match own.ask.as_ref().or(event) {
        Some(text) => Told::of(text, words),
        None => Told::of(&index.sentences.statement(fact), words),
    }
}

/// The people whom a text names: of a class of which somebody is asked for with "who".
fn people_in(index: &Index, text: &str) -> Vec<EntityId> {
    let mut named = index.named_in(&Tokens::of(text));
    named.retain(|&id| is_person(index, id));
    named
}

fn is_person(index: &Index, entity: EntityId) -> bool {
    let mut classes = index.entity(entity).classes.iter();
    classes.any(|class| index.roles().are_people(class))
}

/// Whether a statement says in the present what the name in a hole is: "The mayor is {who}".
fn is_present(fact: &Fact, blank: usize, words: &Words) -> bool {
    let at = fact
        .statement
        .iter()
        .position(|piece| *piece == Piece::Blank(blank));
    let Some(at) = at else {
        return false;
    };
    let text = |piece: Option<&Piece>| match piece {
        Some(Piece::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let before = text(at.checked_sub(1).and_then(|at| fact.statement.get(at)));
    let after = text(fact.statement.get(at + 1));
    let beside = [
        before.split_whitespace().next_back(),
        after.split_whitespace().next(),
    ];
    let present = words.question.present;
    beside.iter().flatten().any(|word| present.contains(word))
}

/// The last year of a decade that a text names by its first: "in the 1990s".
fn decade_in(text: &str, words: &Words) -> Option<i16> {
    let tokens = Tokens::of(text);
    let first = tokens.iter().find_map(|word| {
        let digits = word.strip_suffix(words.dates.decade)?;
        let year: i16 = digits.parse().ok()?;
        (1000..=2100).contains(&year).then_some(year)
    });
    first.map(|first| first + 9)
}

fn years_in(text: &str, words: &Words) -> Vec<i16> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    let numbers = tokens::whole_numbers(&Tokens::of(text), words).into_iter();
    let years = numbers.filter(|number| (1000..=2100).contains(number));
    years.filter_map(|year| i16::try_from(year).ok()).collect()
}

#[cfg(test)]
mod tests {
    use crate::facts::Facts;
    use crate::generate::{Plan, yields};
    use crate::quiz::Form;

    const BANK: &str = r#"
id: b
title: A doctor and a trial
source: { published: 2009-05-08 }
entities:
  hahn: { name: Samuel Hahnemann, class: person }
  cullen: { name: William Cullen, class: person }
  quin: { name: Frederic Quin, class: person, note: was born in 1799 }
  ann: { name: Ann Lee, class: person, note: is the prosecutor }
  bob: { name: Bob Hart, class: person, note: is the clerk }
  cid: { name: Cid Moss, class: person, note: is the father }
  dora: { name: Dora Finn, class: person }
  edda: { name: Edda Wood, class: person }
  dan: { name: Dan Ford, class: member }
  cook: { name: James Cook, class: member, note: mapped the isles in 1769 and 1770 }
  grey: { name: George Grey, class: member, note: "was a governor, between 1845 and 1868" }
  west: { name: Ben West, class: member, note: was a painter of the 18th century }
  hill: { name: Tom Hill, class: member, note: "was a sailor, 1710 to 1790" }
  prod: { name: Rob Prod, class: member, note: was the chairman until 2008 }
  gale: { name: Gale Prem, class: member, note: was the chairman from 1983 to 1987 }
  theo: { name: Theodor, class: emperor, note: ruled from 379 to 395 }
  juli: { name: Julian, class: emperor, note: ruled from 361 to 363 }
  grat: { name: Gratian, class: emperor, note: ruled from 367 to 383 }
  hadr: { name: Hadrian, class: emperor, note: ruled from 117 to 138 }
  augu: { name: Augustus, class: emperor, note: "was the first, until AD 14" }
  june: { name: June Law, class: member, note: was a member in 2009 }
  july: { name: July Law, class: member }
facts:
  - { id: birth, statement: "Samuel Hahnemann was born in {y}.", blanks: { y: { date: 1755, ask: When was Samuel Hahnemann born? } } }
  - { id: bark, statement: "In {y}, {who} tried the bark.", blanks: { y: { date: 1790, ask: In which year did Hahnemann try the bark? }, who: { entity: hahn, ask: Who tried the bark? } } }
  - { id: rule, statement: "Hahnemann found his rule in {y}.", blanks: { y: { date: 1796, ask: When did Hahnemann find his rule? } } }
  - { id: death, statement: "Hahnemann died in {y}.", blanks: { y: { date: 1843, ask: When did Hahnemann die? } } }
  - { id: book, about: [bark], statement: "The book was by {who}.", blanks: { who: { entity: cullen, ask: Who wrote the book? } } }
  - { id: panel, statement: "In 2009 {who} was the chairman of the panel.", blanks: { who: { entity: dan, ask: Who was the chairman of the panel in 2009? } } }
  - { id: court, statement: "The prosecutor is {who}.", blanks: { who: { entity: ann, ask: Who is the prosecutor? } } }
  - { id: ban, statement: "{who} forbade it.", blanks: { who: { entity: theo, ask: Which emperor forbade it? } } }
  - { id: last, statement: "{who} prayed last.", blanks: { who: { entity: juli, ask: Who was the last emperor to pray? } } }
"#;

    /// All that may stand beside the answer of a choice, over some seeds.
    fn beside(id: &str) -> Vec<String> {
        let facts = Facts::parse("b.yaml", BANK).expect("a sound bank");
        let mut all = Vec::new();
        for seed in 0..30 {
            let plan = Plan::new(&seed.to_string()).kinds(["which", "when"]);
            let quiz = crate::generate::every(&facts, &plan).expect("some questions");
            let own = quiz.questions.iter().filter(|one| one.id.starts_with(id));
            for question in own {
                let Form::SingleChoice(choices) = &question.form else {
                    continue;
                };
                all.extend(choices.options().iter().map(|option| option.text.clone()));
            }
        }
        all.sort();
        all.dedup();
        assert!(
            !all.is_empty(),
            "{id} {:?}",
            yields(&facts, &Plan::new("1"))
        );
        all
    }

    fn years(id: &str) -> (i16, i16) {
        let years = beside(id);
        let years: Vec<i16> = years
            .iter()
            .map(|year| year.parse().expect("a year"))
            .collect();
        (years[0], years[years.len() - 1])
    }

    #[test]
    fn a_date_lies_within_the_life_of_who_did_it() {
        let (first, last) = years("rule/y");
        assert!(first >= 1767 && last <= 1843, "{first} {last}");
        assert!(years("birth/y").1 <= 1778);
        assert!(years("death/y").0 >= 1796);
    }

    #[test]
    fn nobody_of_another_time_is_offered() {
        let of = |id: &str, name: &str| beside(id).iter().any(|other| other == name);
        for (id, name) in [
            ("bark/who", "Frederic Quin"),
            ("bark/who", "Ann Lee"),
            ("book/who", "Bob Hart"),
            ("court/who", "Samuel Hahnemann"),
            ("panel/who", "James Cook"),
            ("panel/who", "George Grey"),
            ("panel/who", "Ben West"),
            ("panel/who", "Tom Hill"),
            ("panel/who", "Gale Prem"),
            ("ban/who", "Hadrian"),
            ("ban/who", "Augustus"),
        ] {
            assert!(!of(id, name), "{id} {name}");
        }
        assert!(of("court/who", "Dora Finn") && of("bark/who", "William Cullen"));
        assert!(of("ban/who", "Gratian") && of("ban/who", "Julian"));
        assert!(of("panel/who", "June Law") && of("panel/who", "July Law"));
        // Who had left a year before fills up what they leave.
        assert!(of("panel/who", "Rob Prod"));
    }
}
