//! The right answers that other questions name most, and chains of events.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::audit::{Finding, Severity};
use crate::concordance::Concordance;
use crate::date::Date;
use crate::facts::{Answer, Blank, Entity, EntityId, Fact, FactId, Facts};
use crate::lang::Words;
use crate::sentence::Sentences;
use crate::tokens::{self, Tokens};

/// So many of the most exposed answers are told.
const MOST: usize = 5;

/// What the questions of a bank name.
pub(super) struct Named {
    /// For each entity, how many facts have a question that names it.
    facts: Vec<usize>,
}

impl Named {
    pub fn new(facts: &Facts, sentences: Sentences) -> Named {
        let mut texts = Concordance::default();
        for fact in facts.facts() {
            let asked = (0..fact.blanks.len()).filter(|&blank| !fact.blanks[blank].is_for_cards());
            let asks: Vec<String> = asked.map(|blank| sentences.question(fact, blank)).collect();
            // A word between two questions that none of them has.
            texts.add(Tokens::of(&asks.join(" \u{a4d0} ")).iter());
        }
        let count = |entity: &Entity| naming(&texts, entity, sentences.words).len();
        Named {
            facts: facts.entities().iter().map(count).collect(),
        }
    }

    fn of(&self, id: EntityId) -> usize {
        self.facts.get(id.0 as usize).copied().unwrap_or_default()
    }
}

/// The blanks whose answer more questions name than any other of its class: a quiz that asks for it can hold few of
/// these questions.
pub(super) fn exposed(facts: &Facts, named: &Named) -> Vec<Finding> {
    let mut most: HashMap<&str, Vec<(usize, EntityId)>> = HashMap::new();
    for (position, entity) in facts.entities().iter().enumerate() {
        let id = EntityId(position as u32);
        for class in &entity.classes {
            let first = most.entry(class).or_default();
            first.push((named.of(id), id));
            first.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
            first.truncate(2);
        }
    }
    let rival = |id: EntityId| {
        let classes = facts.entity(id).classes.iter();
        let others = classes.flat_map(|class| most.get(class.as_str()).into_iter().flatten());
        let others = others.filter(|&&(_, other)| other != id);
        others.map(|&(count, _)| count).max().unwrap_or_default()
    };
    let mut found: Vec<(usize, usize, &Fact, &Blank)> = Vec::new();
    for fact in facts.facts() {
        for blank in fact.blanks.iter().filter(|blank| !blank.is_for_cards()) {
            let Answer::Entity(id) = blank.answer else {
                continue;
            };
            let (own, rival) = (named.of(id), rival(id));
            if own > rival + 1 {
                found.push((own, rival, fact, blank));
            }
        }
    }
    found.sort_by_key(|&(own, rival, fact, _)| (rival.abs_diff(own), fact.place));
    found.reverse();
    let finding = |(own, rival, fact, blank): (usize, usize, &Fact, &Blank)| {
        let others = match rival {
            0 => "none".to_owned(),
            rival => format!("those of {rival} at most"),
        };
        let said = format!(
            "the questions of {own} facts name its answer, and {others} another of its class, so a quiz has few of those beside this one: \
             leave it where that is what the article is about; else name the answer in fewer"
        );
        let name = fact.path(blank);
        Finding::of_bank(Severity::Note, "exposed", blank.place, &name, said)
    };
    found.into_iter().take(MOST).map(finding).collect()
}

/// A dated event of a fact.
type Event<'f> = (Date, &'f str, usize);

/// The chains of events, which no chronology holds together: those of linked facts, and those that name one entity.
pub(super) fn chains(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let all = facts.facts().iter().enumerate();
    let mut events: Vec<Event> = all
        .flat_map(|(position, fact)| {
            fact.blanks
                .iter()
                .filter_map(move |blank| match &blank.answer {
                    Answer::Date {
                        date,
                        event: Some(event),
                    } => Some((*date, event.as_str(), position)),
                    _ => None,
                })
        })
        .collect();
    events.sort_by_key(|&(date, _, position)| (date.first(), position));
    let mut by_root: BTreeMap<usize, Vec<&Event>> = BTreeMap::new();
    for event in &events {
        // What facts are about holds them together; one that is about nothing may itself be what others are about.
        let about = facts.facts()[event.2].about.iter();
        for root in about.map(|id| id.0 as usize).chain([event.2]) {
            by_root.entry(root).or_default().push(event);
        }
    }
    let mut findings = Vec::new();
    for (root, chain) in by_root.iter().filter(|(_, chain)| chain.len() > 1) {
        findings.push(of_chain(&facts.facts()[*root], chain));
    }
    let mut texts = Concordance::default();
    let names: Vec<Tokens> = events.iter().map(|event| Tokens::of(event.1)).collect();
    names.iter().for_each(|name| texts.add(name.iter()));
    for entity in facts.entities() {
        let positions = naming(&texts, entity, sentences.words);
        let chain: Vec<&Event> = positions
            .iter()
            .map(|&position| &events[position])
            .collect();
        let apart = |pair: &[&Event]| {
            let [one, other] = [pair[0].2, pair[1].2].map(|position| FactId(position as u32));
            !facts.linked(one, other)
        };
        if chain.len() > 2 && chain.windows(2).any(apart) {
            findings.push(of_chain(&facts.facts()[chain[0].2], &chain));
        }
    }
    findings
}

/// The texts that name an entity, by one of its names.
fn naming(texts: &Concordance, entity: &Entity, words: &Words) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    for name in entity.aliases.iter().chain([&entity.name]) {
        found.extend(texts.with(tokens::name(name, words).iter()));
    }
    found
}

fn of_chain(fact: &Fact, chain: &[&Event]) -> Finding {
    let said = format!(
        "no chronology asks these together, since one leads to the other, or is a part of the same story, and who knows that needs \
         no dates: {}; leave it, or delete an `event` that is to be in none",
        told(chain)
    );
    Finding::of_bank(Severity::Note, "chain", fact.place, &fact.id, said)
}

/// `the planning → the vote → the launch`.
fn told(chain: &[&Event]) -> String {
    const MOST: usize = 8;
    let names: Vec<&str> = chain.iter().take(MOST).map(|event| event.1).collect();
    let more = if chain.len() > MOST { " → …" } else { "" };
    format!("{}{more}", names.join(" → "))
}
