//! What people are by office or trade, as the bank says, and whether somebody who is that can be what a question asks for: a
//! goalkeeper is no coach, and scores no goals.
//!
//! In go statements, notes and asks, out come for a name its jobs, and for a question those that it wants and those that
//! cannot be. This is docs/RULES.md, rule 57.

use std::collections::{BTreeSet, HashMap};

use super::said::{begins_with, head_words};
use super::{BlankRef, Index};
use crate::facts::{Answer, EntityId, Fact, Piece, Value};
use crate::lang::Words;
use crate::sentence::answers;
use crate::tokens::Tokens;

type Jobs = BTreeSet<&'static str>;

/// The jobs of the names of a bank.
#[derive(Debug, Default)]
pub(super) struct Known(HashMap<Value, Jobs>);

impl Known {
    /// What a bank says.
    pub fn new(index: &Index) -> Known {
        let words = index.words;
        let mut known = Known::default();
        for fact in index.facts.facts() {
            for (at, blank) in fact.blanks.iter().enumerate() {
                if matches!(blank.answer, Answer::Date { .. } | Answer::Number { .. }) {
                    continue;
                }
                let mut jobs = beside(fact, at, words);
                let asks = blank.ask.iter().chain(&blank.ask_all);
                jobs.extend(asks.flat_map(|ask| asked(ask, words)));
                if !jobs.is_empty() {
                    for value in answers(blank) {
                        known.0.entry(value).or_default().extend(&jobs);
                    }
                }
            }
        }
        for (at, entity) in index.facts.entities().iter().enumerate() {
            let classes = entity.classes.iter();
            let mut jobs: Jobs = classes.flat_map(|class| all_in(class, words)).collect();
            let note = entity.note.as_deref().unwrap_or_default();
            jobs.extend(predicate(note, words));
            if !jobs.is_empty() {
                let value = Value::Entity(EntityId(at as u32));
                known.0.entry(value).or_default().extend(jobs);
            }
        }
        known
    }

    /// What a question wants of who answers it.
    pub fn wanted(&self, index: &Index, blank_ref: BlankRef) -> Wanted {
        let ask = index.question(blank_ref);
        let tokens = Tokens::of(&ask);
        let deeds = index.words.roles.deeds.iter();
        let done = deeds.filter(|(deeds, _)| deeds.iter().any(|deed| tokens.say(deed)));
        let classes = match index.blank(blank_ref).answer {
            Answer::Entity(key) => index.entity(key).classes.as_slice(),
            _ => &[],
        };
        let keys = answers(index.blank(blank_ref));
        let own: Jobs = keys
            .iter()
            .filter_map(|key| self.0.get(key))
            .flatten()
            .copied()
            .collect();
        Wanted {
            jobs: asked(&ask, index.words),
            own,
            unable: done.flat_map(|(_, jobs)| jobs.iter().copied()).collect(),
            like: classes
                .split_last()
                .map(|(_, narrow)| narrow.to_vec())
                .unwrap_or_default(),
        }
    }

    /// A job of a name with which it cannot be what is wanted. Who is of a narrow class of the key is like it, and of whom
    /// nothing is known may be it.
    pub fn against(&self, index: &Index, wanted: &Wanted, value: &Value) -> Option<&'static str> {
        let jobs = self.0.get(value)?;
        let is_like = match value {
            Value::Entity(entity) => {
                let classes = &index.entity(*entity).classes;
                classes.iter().any(|class| wanted.like.contains(class))
            }
            _ => false,
        };
        if is_like || !jobs.is_disjoint(&wanted.own) {
            return None;
        }
        let is_another = !wanted.jobs.is_empty() && wanted.jobs.is_disjoint(jobs);
        let mut against = jobs
            .iter()
            .filter(|job| is_another || wanted.unable.contains(*job));
        against.next().copied()
    }
}

/// What a question wants of who answers it.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    /// One of these jobs; empty where it says none.
    pub jobs: Jobs,
    /// Those of the right answer: who has one of them is like it.
    own: Jobs,
    /// None of these, which do not what it speaks of.
    unable: Jobs,
    /// The classes of the key but for the widest.
    like: Vec<String>,
}

/// The jobs as which a question asks for its answer: "Which senator …?", "Who is the coach of Norra?"
fn asked(ask: &str, words: &Words) -> Jobs {
    match begins_with(ask, words.question.who) {
        true => {
            let behind = ask.split_once(' ').map_or("", |(_, rest)| rest);
            predicate(behind, words)
        }
        false => head_words(ask, &words.question)
            .filter_map(|word| job(word, words))
            .collect(),
    }
}

/// The jobs that a statement gives what fills a hole: "the coach, {who}", "goalkeeper {who}", "{who}, the coach of Norra,",
/// "{who} is the coach", "The coach of Norra is {who}".
fn beside(fact: &Fact, blank: usize, words: &Words) -> Jobs {
    let hole = Piece::Blank(blank);
    let Some(at) = fact.statement.iter().position(|piece| *piece == hole) else {
        return Jobs::new();
    };
    let text = |at: Option<usize>| match at.and_then(|at| fact.statement.get(at)) {
        Some(Piece::Text(text)) => text.as_str(),
        _ => "",
    };
    let (before, after) = (text(at.checked_sub(1)), text(Some(at + 1)));
    let mut jobs = Jobs::new();
    let last = before.split_whitespace().next_back().unwrap_or_default();
    jobs.extend(job(last, words));
    if at == 1 && is_copula(last, words) {
        jobs.extend(phrase(before, words));
    }
    match after.strip_prefix(", ") {
        Some(apposed) => jobs.extend(phrase(apposed, words)),
        None => jobs.extend(predicate(after, words)),
    }
    jobs
}

/// The jobs behind a verb that says what somebody is.
fn predicate(text: &str, words: &Words) -> Jobs {
    let text = text.trim_start();
    match text.split_once(' ') {
        Some((verb, rest)) if is_copula(verb, words) => phrase(rest, words),
        _ => Jobs::new(),
    }
}

/// The jobs of a phrase, up to what tells it more closely.
fn phrase(text: &str, words: &Words) -> Jobs {
    let mut jobs = Jobs::new();
    let question = &words.question;
    for (at, word) in text.split_whitespace().enumerate() {
        // The first word may be an article that is a preposition of sorts elsewhere ("der").
        if at > 0 && question.explaining.contains(&word.to_lowercase().as_str()) {
            break;
        }
        jobs.extend(job(word, words));
        if word.ends_with([',', '.', ';', ':']) {
            break;
        }
    }
    jobs
}

fn all_in(text: &str, words: &Words) -> Jobs {
    text.split([' ', '-'])
        .filter_map(|word| job(word, words))
        .collect()
}

fn job(word: &str, words: &Words) -> Option<&'static str> {
    let word = word
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    let is_it = |job: &&&'static str| **job == word || word.strip_suffix('s') == Some(**job);
    words.roles.jobs.iter().find(is_it).copied()
}

fn is_copula(word: &str, words: &Words) -> bool {
    words.reach.copulas.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Facts;
    use crate::generate::{Plan, yields};
    use crate::lang::of;

    fn jobs(jobs: &[&'static str]) -> Jobs {
        jobs.iter().copied().collect()
    }

    #[test]
    fn a_question_says_as_what_it_asks() {
        let check = |ask: &str, expected: &[&'static str]| {
            assert_eq!(asked(ask, of("en")), jobs(expected), "{ask}");
        };
        check("Which senator was disappointed?", &["senator"]);
        check("Who is the Crown prosecutor in the case?", &["prosecutor"]);
        check("Who was a friend of the coach?", &[]);
        check("Who told the judge?", &[]);
        let german = asked("Wer ist der Trainer von Norra?", of("de"));
        assert_eq!(german, jobs(&["trainer"]));
    }

    /// The names beside the answer of a choice.
    fn choice(statement: &str, ask: &str) -> usize {
        let yaml = format!(
            "id: b\ntitle: Norra\nentities:\n  ann: {{ name: Ann Lee, class: person }}\n  bea: {{ name: Bea Hart, class: person, note: is the mother }}\n  cleo: {{ name: Cleo Moss, class: person }}\n  dora: {{ name: Dora Finn, class: person }}\n  edda: {{ name: Edda Wood, class: person }}\nfacts:\n  - {{ id: f, statement: \"{statement}\", blanks: {{ who: {{ entity: ann, ask: {ask} }} }} }}\n  - {{ id: g, statement: \"Norra’s goalkeeper {{who}} was hurt.\", blanks: {{ who: {{ entity: cleo, ask: Who was hurt in Norra? }} }} }}\n  - {{ id: h, statement: \"{{who}}, the judge of Norra, slept.\", blanks: {{ who: {{ entity: dora, ask: Who slept? }} }} }}\n"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let found = yields(&facts, &Plan::new("1").options(6));
        let found = found
            .iter()
            .find(|one| one.fact == 0 && one.kind == "which");
        found
            .and_then(|one| one.outcome.as_ref().ok().copied())
            .unwrap_or_default()
    }

    #[test]
    fn who_is_known_to_be_something_else_is_not_offered() {
        // The goalkeeper, the judge and the mother are not; of the last one nothing is known.
        assert_eq!(
            choice(
                "The prosecutor is {who}.",
                "Who is the prosecutor in Norra?"
            ),
            0
        );
        assert_eq!(
            choice("{who} came first to Norra.", "Who came first to Norra?"),
            5
        );
        // Only the goalkeeper does not.
        assert_eq!(
            choice("{who} scored for Norra.", "Who scored for Norra?"),
            4
        );
    }
}
