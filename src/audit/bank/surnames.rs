//! Persons by their last name alone: a quiz mixes facts, and who has read no other question does not know who Heald is.
//!
//! In goes a bank, out come warnings for each text that names one so.

use std::collections::{BTreeMap, HashSet};

use super::standing::{ends, has_noun_at, plain, strangers};
use crate::audit::Finding;
use crate::draft::sentence::Sentence;
use crate::facts::Facts;
use crate::lang::Words;
use crate::sentence::Sentences;

/// Each question, and each statement that may be put as true or false, with the last name of somebody whom the bank knows by the whole one.
/// Let through: names of the title, aliases, and where a noun before it says who that is. Of a language whose nouns have capitals only persons that
/// are asked for are known.
pub(super) fn bare(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let names = Names::of(facts, sentences);
    strangers(facts, sentences, |text| {
        let (surname, whole) = names.bare(text)?;
        Some((
            surname,
            format!(
                "who is it? Who reads it has read no other question: write `{whole}`, and what they are; or, where everybody \
                 knows, put `{surname}` under the `aliases` of the person"
            ),
        ))
    })
}

/// The whole names that a bank has, by their last word.
struct Names {
    /// Of persons that are asked for.
    persons: BTreeMap<String, String>,
    /// Of whatever has a capital in each of two words.
    others: BTreeMap<String, String>,
    /// What stands in the title, or is a name of its own by the bank.
    known: HashSet<String>,
    words: &'static Words,
}

impl Names {
    fn of(facts: &Facts, sentences: Sentences) -> Names {
        let words = sentences.words;
        let classes = sentences.persons();
        let of_persons = facts.entities().iter().filter(|entity| {
            let mut own = entity.classes.iter();
            own.any(|class| classes.contains(class.as_str()))
        });
        let whole = |name: &str| {
            let (_, last) = name.rsplit_once(' ')?;
            let is_whole = name
                .split(' ')
                .all(|word| word.starts_with(char::is_uppercase));
            is_whole.then(|| (last.to_owned(), name.to_owned()))
        };
        let persons = of_persons
            .filter_map(|entity| whole(&entity.name))
            .collect();
        let statements = facts.facts().iter().map(|fact| sentences.statement(fact));
        let blanks = facts.facts().iter().flat_map(|fact| &fact.blanks);
        let texts = statements.chain(blanks.filter_map(|blank| blank.ask.clone()));
        let texts = texts.filter(|_| !words.question.capital_nouns);
        let mut others = BTreeMap::new();
        for (last, whole) in texts.flat_map(|text| names_of(&text)) {
            others.entry(last).or_insert(whole);
        }
        let title = facts.title().split_whitespace();
        let aliases = facts.entities().iter().flat_map(|entity| &entity.aliases);
        let aliases = aliases.map(String::as_str);
        Names {
            persons,
            others,
            known: title
                .chain(aliases)
                .map(|word| plain(word).to_owned())
                .collect(),
            words,
        }
    }

    /// The first last name of a text that stands alone, and the whole name.
    fn bare<'t>(&self, text: &'t str) -> Option<(&'t str, &str)> {
        let all: Vec<&str> = text.split_whitespace().collect();
        (0..all.len()).find_map(|at| {
            let last = plain(all[at]);
            let person = self.persons.get(last);
            let whole = person.or_else(|| {
                let other = self.others.get(last)?;
                self.speaks(&all, at).then_some(other)
            })?;
            let is_bare = !self.known.contains(last)
                && !text.contains(whole.as_str())
                && is_name_at(text, &all, at)
                && stands_alone(text, &all, at)
                && !has_noun_at(text, &all, at.checked_sub(1));
            is_bare.then_some((last, whole.as_str()))
        })
    }

    /// Whether a word stands where somebody does who is quoted: `according to Heald`, `does Heald say`, `Heald said`.
    fn speaks(&self, all: &[&str], at: usize) -> bool {
        let before = all[..at].join(" ").to_lowercase();
        let cited = self.words.question.citing.iter();
        let says = |word: &str| {
            let word = plain(word).to_lowercase();
            let forms = [
                Some(word.as_str()),
                word.strip_suffix("ed"),
                word.strip_suffix(['d', 's']),
            ];
            let verbs = self.words.clumsy.clauses;
            forms.iter().flatten().any(|form| verbs.contains(form))
        };
        cited.into_iter().any(|citing| before.ends_with(citing))
            || !ends(all[at]) && all.get(at + 1).is_some_and(|next| says(next))
    }
}

/// Names of two words, each with its last one.
fn names_of(text: &str) -> Vec<(String, String)> {
    let all: Vec<&str> = text.split_whitespace().collect();
    let lasts = (1..all.len()).filter(|&at| goes_on(text, &all, at));
    lasts
        .map(|at| {
            let last = plain(all[at]);
            (last.to_owned(), format!("{} {last}", all[at - 1]))
        })
        .collect()
}

/// Whether no other name stands beside it.
fn stands_alone(text: &str, all: &[&str], at: usize) -> bool {
    !goes_on(text, all, at) && (at + 1 == all.len() || !goes_on(text, all, at + 1))
}

/// Whether a word goes on with a name that the word before it begins.
fn goes_on(text: &str, all: &[&str], at: usize) -> bool {
    let before = at.checked_sub(1);
    is_name(plain(all[at]))
        && before.is_some_and(|before| !ends(all[before]) && is_name_at(text, all, before))
}

/// Whether a word is written as a name is. What begins a sentence has a capital, whatever it is.
fn is_name_at(text: &str, all: &[&str], at: usize) -> bool {
    let is_proper = || Sentence::of(text, 0, false).tag(0) == "NNP";
    is_name(plain(all[at])) && (at > 0 || is_proper())
}

/// Whether a word is written as a name is: a capital, then small letters.
fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(title: &str, ask: &str) -> Vec<String> {
        let yaml = format!(
            "id: b\ntitle: {title}\nentities:\n  ann: {{ name: Ann Lee, class: person }}\n  cid: {{ name: Cid Moss, class: person, aliases: [Moss] }}\nfacts:\n  - id: f\n    statement: \"Colette Heald said that it was {{it}} of New Norra.\"\n    blanks:\n      it: {{ text: rain, ask: \"{ask}\" }}\n  - id: g\n    statement: \"{{who}} came.\"\n    blanks:\n      who: {{ entity: ann, ask: Who came? }}\n"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let found = bare(&facts, Sentences::new(&facts));
        found.into_iter().map(|finding| finding.said).collect()
    }

    #[test]
    fn a_last_name_alone_is_told_with_the_whole_one() {
        for (ask, whole) in [
            ("What was it, according to Heald?", "Colette Heald"),
            ("What did Heald say it was?", "Colette Heald"),
            ("What was it, in the words of Heald?", "Colette Heald"),
            ("What was Lee's view of it?", "Ann Lee"),
            ("What did they give to Lee?", "Ann Lee"),
        ] {
            let told = told("Ozone", ask);
            assert!(told.len() == 1 && told[0].contains(whole), "{ask} {told:?}");
        }
    }

    #[test]
    fn a_name_that_is_whole_or_said_to_be_somebody_is_not() {
        for ask in [
            "What was it, according to Colette Heald?",
            "What was it, according to Professor Heald?",
            "What was it, according to the coauthor Heald?",
            "What did Norra have of it?",
            "Which rain did the Heald Institute see?",
            "What did Ann Lee see, according to Ann Lee's report, where Lee stood?",
        ] {
            assert_eq!(told("Ozone", ask), [""; 0], "{ask}");
        }
        assert_eq!(
            told("Heald on ozone", "What did Heald say it was?"),
            [""; 0]
        );
    }
}
