//! What people are by office or trade, as the bank says, and whether somebody who is that can be what a question asks for: a
//! goalkeeper is no coach, and scores no goals.
//!
//! In go statements, notes and asks, out come for a name its jobs, and for a question those that it wants and those that
//! cannot be. This is docs/RULES.md, rule 57.

use std::collections::{BTreeSet, HashMap};

use super::said::{begins_with, head_words};
use super::{BlankRef, ByName, Index};
use crate::facts::{Answer, EntityId, Fact, Piece, Value};
use crate::lang::Words;
use crate::sentence::answers;
use crate::tokens::Tokens;

type Jobs = BTreeSet<&'static str>;

/// The jobs of the names of a bank.
#[derive(Debug, Default)]
pub(super) struct Known(ByName<Jobs>);

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
                        known.0.of(value).extend(&jobs);
                    }
                }
            }
        }
        for (at, entity) in index.facts.entities().iter().enumerate() {
            let classes = entity.classes.iter();
            let mut jobs: Jobs = classes.flat_map(|class| all_in(class, words)).collect();
            let note = entity.note.as_deref().unwrap_or_default();
            jobs.extend(predicate(&offices_in(note, words), words));
            if !jobs.is_empty() {
                let value = Value::Entity(EntityId(at as u32));
                known.0.of(value).extend(jobs);
            }
        }
        for (entity, job) in titled(index) {
            known.0.of(Value::Entity(entity)).insert(job);
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
        let jobs = asked(&ask, index.words);
        let is_asked = |class: &&String| !all_in(class, index.words).is_disjoint(&jobs);
        let mut like: Vec<String> = classes.iter().filter(is_asked).cloned().collect();
        if like.is_empty() {
            like.extend(classes.iter().rev().skip(1).cloned());
        }
        Wanted {
            jobs,
            own,
            unable: done.flat_map(|(_, jobs)| jobs.iter().copied()).collect(),
            like,
        }
    }

    /// Whether a name is known to have the office that is asked for, or another that the right answer has as well, by its jobs or
    /// its class; `None` where no office is asked for.
    pub fn has_office(&self, index: &Index, wanted: &Wanted, value: &Value) -> Option<bool> {
        let kin = index.words.roles.kin;
        if wanted.jobs.iter().all(|job| kin.contains(job)) {
            return None;
        }
        let known = self.0.get(value);
        let has_one =
            |jobs: &Jobs| !jobs.is_disjoint(&wanted.jobs) || !jobs.is_disjoint(&wanted.own);
        let is_of_class = match value {
            Value::Entity(entity) => {
                let mut classes = index.entity(*entity).classes.iter();
                classes.any(|class| has_one(&all_in(class, index.words)))
            }
            _ => false,
        };
        Some(is_of_class || known.is_some_and(has_one))
    }

    /// Whether a class says the office that is asked for.
    pub fn is_office(&self, class: &str, wanted: &Wanted, words: &Words) -> bool {
        !all_in(class, words).is_disjoint(&wanted.jobs)
    }

    /// Whether a name has jobs at all.
    pub fn has_any(&self, value: &Value) -> bool {
        self.0.get(value).is_some()
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
    /// The classes of the key that say as much as the question, or else all but the widest.
    like: Vec<String>,
}

/// The jobs as which a question asks for its answer: "Which senator …?", "Who is the coach of Norra?"
fn asked(ask: &str, words: &Words) -> Jobs {
    let ask = &offices_in(ask, words);
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
    let around = [at.checked_sub(1), Some(at + 1)];
    let [before, after] = around.map(|at| offices_in(text(at), words));
    let (before, after) = (before.as_str(), after.as_str());
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

/// A text in which each office has one word.
fn offices_in(text: &str, words: &Words) -> String {
    let offices = words.roles.offices.iter();
    offices.fold(text.to_owned(), |text, (office, job)| {
        text.replace(office, job)
    })
}

/// The jobs that stand before names in the statements: "President Ashraf Ghani".
fn titled(index: &Index) -> Vec<(EntityId, &'static str)> {
    let mut by_first: HashMap<&str, Vec<(EntityId, &str)>> = HashMap::new();
    for (at, entity) in index.facts.entities().iter().enumerate() {
        for name in entity.aliases.iter().chain([&entity.name]) {
            let first = name.split(' ').next().unwrap_or_default();
            let known = by_first.entry(first).or_default();
            known.push((EntityId(at as u32), name));
        }
    }
    let mut found = Vec::new();
    for fact in index.facts.facts() {
        let said = offices_in(&index.sentences.statement(fact), index.words);
        for (at, _) in said.match_indices(' ') {
            let title = said[..at].rsplit(' ').next().unwrap_or_default();
            let (Some(job), behind) = (job(title, index.words), &said[at + 1..]) else {
                continue;
            };
            let ends = |rest: &str| !rest.starts_with(char::is_alphanumeric);
            let first = behind.split(|c: char| !c.is_alphanumeric()).next();
            let named = first
                .and_then(|first| by_first.get(first))
                .into_iter()
                .flatten();
            let named = named.filter(|(_, name)| behind.strip_prefix(*name).is_some_and(ends));
            found.extend(named.map(|&(entity, _)| (entity, job)));
        }
    }
    found
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
    let text = offices_in(text, words);
    text.split([' ', '-'])
        .filter_map(|word| job(word, words))
        .collect()
}

fn job(word: &str, words: &Words) -> Option<&'static str> {
    let word = word
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    let known = |word: &str| {
        let at = words.roles.jobs.binary_search(&word).ok()?;
        Some(words.roles.jobs[at])
    };
    known(&word).or_else(|| known(word.strip_suffix('s')?))
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

    #[test]
    fn an_office_of_two_words_is_one() {
        let check = |ask: &str, expected: &[&'static str]| {
            assert_eq!(asked(ask, of("en")), jobs(expected), "{ask}");
        };
        check("Who was the Environment Minister in 2008?", &["minister"]);
        check("Who was Prime Minister in 2008?", &["premier"]);
    }

    /// What the author’s wrong values are known as.
    fn misfits(entities: &str, statement: &str, ask: &str) -> Vec<String> {
        let yaml = format!(
            "id: b\ntitle: Norra\nentities:\n{entities}facts:\n  - {{ id: f, statement: \"{{who}} spoke.\", blanks: {{ who: {{ entity: ann, ask: \"{ask}\", wrong: [bea, cleo, dora] }} }} }}\n  - {{ id: g, statement: \"{statement}\", blanks: {{ x: {{ number: 7, unit: boats }} }} }}\n"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let found = crate::generate::misfits(&facts);
        let told = found
            .iter()
            .map(|one| format!("{} {}", one.value, one.known_as));
        told.collect()
    }

    #[test]
    fn a_title_before_a_name_says_what_somebody_is() {
        let people = "  ann: { name: Ann Lee, class: person }\n  bea: { name: Bea Hart, class: person }\n  cleo: { name: Cleo Moss, class: person }\n  dora: { name: Dora Finn, class: person }\n";
        let ask = "Who was the ambassador of Norra?";
        let told = misfits(people, "President Bea Hart sent {x} boats.", ask);
        assert_eq!(told, ["Bea Hart president"]);
        assert_eq!(misfits(people, "Bea Hart sent {x} boats.", ask), [""; 0]);
    }

    #[test]
    fn who_is_of_the_same_wide_class_may_be_of_another_office() {
        let people = "  ann: { name: Ann Lee, class: [minister, politician, person], note: was Environment Minister }\n  bea: { name: Bea Hart, class: [politician, person], note: was Prime Minister }\n  cleo: { name: Cleo Moss, class: [minister, politician, person] }\n  dora: { name: Dora Finn, class: [politician, person] }\n";
        let ask = "Who was the Environment Minister of Norra?";
        let told = misfits(people, "They sent {x} boats.", ask);
        assert_eq!(told, ["Bea Hart premier"]);
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
