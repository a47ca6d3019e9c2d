//! An answer that is the odd one out: a road among three streets, `by mail` beside three `through …`, one name beside three of two words.
//!
//! In goes a bank, out come notes with what all wrong options have, and the answer alone has not, or the other way round.

use std::collections::{BTreeSet, HashMap};

use crate::audit::flaws::negators;
use crate::audit::{Finding, Severity};
use crate::facts::{Answer, Blank, Facts, Value, Wrong};
use crate::generate::cues::content_words;
use crate::lang::Words;
use crate::sentence::{Sentences, answers};

/// So few wrong options may share a word by chance.
const FEW: usize = 2;

/// Of a class with more names it is not told, since a question shows few of them.
const MANY: usize = 12;

/// A particle of a name has so many letters at most: `van`, `de`, `al`.
const LONGEST_PARTICLE: usize = 3;

/// Each blank that is asked as a choice of names or words, where its answer alone has, or lacks, what leaps to the eye.
pub(super) fn odd(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let of_classes = names_of_classes(facts);
    let class_of = |blank: &Blank| {
        let of_key = match blank.answer {
            Answer::Entity(key) => facts.entity(key).classes.first(),
            _ => return None,
        };
        let class = blank.class.as_ref().or(of_key)?;
        of_classes.get(class.as_str()).map(Vec::as_slice)
    };
    let mut findings = Vec::new();
    for fact in facts.facts() {
        for blank in fact.blanks.iter().filter(|blank| !blank.is_for_cards()) {
            let of_class = class_of(blank).unwrap_or_default();
            let told =
                of_the_author(blank, sentences).or_else(|| single(blank, of_class, sentences));
            if let Some(said) = told {
                let name = fact.path(blank);
                findings.push(Finding::of_bank(
                    Severity::Note,
                    "odd",
                    blank.place,
                    &name,
                    said,
                ));
            }
        }
    }
    findings
}

/// What all of the author's names or words have, and the answer alone has not, or the other way round.
fn of_the_author(blank: &Blank, sentences: Sentences) -> Option<String> {
    let is_named = |wrong: &Wrong| matches!(wrong.value, Value::Text(_) | Value::Entity(_));
    if blank.wrong.len() <= FEW || !blank.wrong.iter().all(is_named) {
        return None;
    }
    let shown = |value: &Value| sentences.value(value);
    let wrong: Vec<String> = blank.wrong.iter().map(|one| shown(&one.value)).collect();
    let own: Vec<String> = answers(blank).iter().map(shown).collect();
    let words = sentences.words;
    otherwise_begun(&own, &wrong, words)
        .or_else(|| lacking(&own, &wrong, words))
        .or_else(|| negative(&own, &wrong, words))
}

/// A word that all wrong options have, and the answer has not.
fn lacking(own: &[String], wrong: &[String], words: &Words) -> Option<String> {
    let words_of = |text: &String| -> BTreeSet<String> {
        let words = content_words(text, words);
        words.into_iter().collect()
    };
    let shared = wrong.iter().map(words_of);
    let shared = shared.reduce(|one, other| &one & &other)?;
    let own: BTreeSet<String> = own.iter().flat_map(words_of).collect();
    let stem = shared.difference(&own).next()?;
    let mut all = wrong[0].split(|c: char| !c.is_alphanumeric());
    let word = all.find(|word| content_words(word, words).contains(stem));
    let word = word.unwrap_or(stem);
    Some(format!(
        "all `wrong` values have the word `{word}`, and the answer alone has not: give some without it, or one with the answer's own"
    ))
}

/// A word such as `through` or `that` with which all wrong options begin, and the answer does not; or one with which the answer alone does.
fn otherwise_begun(own: &[String], wrong: &[String], words: &Words) -> Option<String> {
    let begins = |text: &String| -> Option<String> {
        let first = text.split_whitespace().next().unwrap_or_default();
        words
            .question
            .explaining
            .contains(&first)
            .then(|| first.to_owned())
    };
    let [answer] = own else { return None };
    let own = begins(answer);
    let all: Vec<Option<String>> = wrong.iter().map(begins).collect();
    let first = all[0].as_ref();
    let has = match &own {
        Some(own) => format!("alone begins with `{own}`"),
        None => "alone does not".to_owned(),
    };
    let said = match &own {
        _ if all.iter().all(|one| one.as_ref() == first) && first != own.as_ref() => match first {
            Some(first) => format!("all `wrong` values begin with `{first}`, and the answer {has}"),
            None => format!("the answer {has}"),
        },
        None if all.iter().all(Option::is_some) => {
            "all `wrong` values begin with a preposition, and the answer alone does not".to_owned()
        }
        _ => return None,
    };
    Some(format!(
        "{said}: word one of them as the answer is worded, or the answer as they are"
    ))
}

/// A negation that the answer alone has, or all wrong options and it has not.
fn negative(own: &[String], wrong: &[String], words: &Words) -> Option<String> {
    let [answer] = own else { return None };
    let negates = |text: &String| negators(text, words).first().copied();
    let said = match negates(answer) {
        Some(not) if !wrong.iter().any(|one| negates(one).is_some()) => {
            format!("the answer alone is negative (`{not}`): give a wrong value that is so too")
        }
        None if wrong.iter().all(|one| negates(one).is_some()) => {
            "the answer alone is not negative: give a wrong value that is not so either".to_owned()
        }
        _ => return None,
    };
    Some(said)
}

/// An answer of one name beside which all others have two or more; its class has these names.
fn single(blank: &Blank, of_class: &[&str], sentences: Sentences) -> Option<String> {
    if !blank.may_be("which") || matches!(blank.answer, Answer::List { .. }) {
        return None;
    }
    let (shown, words) = (|value: &Value| sentences.value(value), sentences.words);
    let [answer] = answers(blank).try_into().ok()?;
    let answer = shown(&answer);
    if names_in(&answer, words) != Some(1) {
        return None;
    }
    let mut others: Vec<String> = blank.wrong.iter().map(|one| shown(&one.value)).collect();
    if others.len() <= FEW {
        let rest = of_class.iter().filter(|name| **name != answer);
        others.extend(rest.map(|name| (*name).to_owned()));
    }
    let is_enough = (FEW + 1..=MANY).contains(&others.len());
    let is_lone = is_enough && others.iter().all(|other| names_in(other, words) > Some(1));
    is_lone.then(|| {
        format!(
            "`{answer}` is one name, and all others have two or more: give a wrong value that is one name too"
        )
    })
}

/// The names of each class, as many as are looked at and one more.
fn names_of_classes(facts: &Facts) -> HashMap<&str, Vec<&str>> {
    let of_entities = facts.entities().iter().flat_map(|entity| {
        let classes = entity.classes.iter();
        classes.map(|class| (class.as_str(), entity.name.as_str()))
    });
    let of_pools = facts.pools().iter().flat_map(|pool| {
        let names = pool.names.iter();
        names.map(|name| (pool.class.as_str(), name.as_str()))
    });
    let mut all: HashMap<&str, Vec<&str>> = HashMap::new();
    for (class, name) in of_entities.chain(of_pools) {
        let names = all.entry(class).or_default();
        // The answer is one of them.
        if names.len() <= MANY + 1 {
            names.push(name);
        }
    }
    all
}

/// How many words a name has, small ones between those with capitals aside (`Halden of Norra`); a particle that begins it counts
/// (`van Dyck`). `None` of what is no name, or is an abbreviation.
fn names_in(text: &str, words: &Words) -> Option<usize> {
    let all: Vec<&str> = text.split_whitespace().map(without_particle).collect();
    let is_capital = |word: &&str| word.starts_with(char::is_uppercase);
    let first = all.iter().position(is_capital)?;
    let is_particle = |word: &&str| {
        let lists = [words.question.articles, words.question.explaining];
        word.chars().count() <= LONGEST_PARTICLE
            && word.chars().all(char::is_alphabetic)
            && !lists.iter().any(|list| list.contains(word))
    };
    let is_name = all[..first].iter().all(is_particle)
        && text.contains(char::is_lowercase)
        && !all
            .iter()
            .any(|word| word.contains(['-', '.', '(', '“', '"']))
        && !text.contains(char::is_numeric);
    let behind = all[first..].iter().filter(|word| is_capital(word)).count();
    is_name.then(|| behind + usize::from(first > 0))
}

/// A word without the particle that an apostrophe or hyphen joins to it: `d'Ettorre`, `al-Assad`.
fn without_particle(word: &str) -> &str {
    let Some((particle, name)) = word.split_once(['\'', '’', '-']) else {
        return word;
    };
    let is_small = particle.chars().all(char::is_lowercase);
    let is_joined = is_small
        && (1..=LONGEST_PARTICLE).contains(&particle.chars().count())
        && name.starts_with(char::is_uppercase);
    if is_joined { name } else { word }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_road_among_streets_is_told() {
        let told = |wrong: &str| {
            let yaml = format!(
                "id: b\ntitle: Boats\nfacts:\n  - id: f\n    statement: \"The map lay in {{it}}.\"\n    blanks:\n      it: {{ text: Castle Road, ask: Where did the map of Norra lie?, wrong: {wrong} }}\n"
            );
            let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
            let found = odd(&facts, Sentences::new(&facts)).into_iter();
            found.map(|one| one.said).collect::<Vec<_>>()
        };
        let streets = told("[Bank Street, Harbour Street, King Street]");
        assert!(
            streets.len() == 1 && streets[0].contains("`Street`"),
            "{streets:?}"
        );
        assert_eq!(told("[Bank Street, Harbour Road, King Street]"), [""; 0]);
        assert_eq!(told("[Bank Road, Harbour Road, King Road]"), [""; 0]);
        assert_eq!(told("[Bank Street, King Street]"), [""; 0]);
    }

    #[test]
    fn an_answer_of_another_form_is_told() {
        let told = |text: &str, wrong: &str| {
            let yaml = format!(
                "id: b\ntitle: Boats\nfacts:\n  - id: f\n    statement: \"The map of Norra came {{it}}.\"\n    blanks:\n      it: {{ text: {text}, ask: How did the map of Norra come?, wrong: [{wrong}] }}\n"
            );
            let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
            let found = odd(&facts, Sentences::new(&facts)).into_iter();
            let found: Vec<String> = found.map(|one| one.said).collect();
            assert!(found.len() < 2, "{found:?}");
            found.concat()
        };
        let through = "through a friend, through the police, through his mother";
        assert!(
            told("by mail", through)
                .contains("begin with `through`, and the answer alone begins with `by`")
        );
        assert!(
            told("quickly", through)
                .contains("begin with `through`, and the answer alone does not")
        );
        assert!(
            told("by mail", "quickly, late, twice").contains("the answer alone begins with `by`")
        );
        assert!(told("quickly", "by mail, in a box, through a friend").contains("a preposition"));
        assert_eq!(
            told("by mail", "through a friend, with the police, in a box"),
            ""
        );
        assert_eq!(told("by mail", "by hand, through a friend, in a box"), "");
        assert_eq!(told("quickly", "late, twice, by mail"), "");
        let not = told(
            "that it had not come",
            "that it was lost, that it was burnt, that it was sold",
        );
        assert!(not.contains("negative (`not`)"), "{not}");
        assert!(
            told("was sold", "was not lost, did not burn, had not come").contains("not negative")
        );
        assert_eq!(
            told("was not sold", "was not lost, was burnt, was hidden"),
            ""
        );
    }

    #[test]
    fn one_name_beside_two_is_told() {
        let told = |name: &str, wrong: &str| {
            let yaml = format!(
                "id: b\ntitle: Boats\nentities:\n  key: {{ name: {name}, class: designer }}\n  kay: {{ name: Kay Lee, class: designer }}\npools: {{ designer: [Ann Hart, Bob Moss] }}\nfacts:\n  - id: f\n    statement: \"{{it}} made the sails of Norra.\"\n    blanks:\n      it: {{ entity: key, ask: Who made the sails of Norra?{wrong} }}\n"
            );
            let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
            odd(&facts, Sentences::new(&facts)).len()
        };
        assert_eq!(told("Halden", ""), 1);
        assert_eq!(told("Pat Halden", ""), 0);
        assert_eq!(told("Halden", ", wrong: [kay, Ann Moss, Bob Hart]"), 1);
        assert_eq!(told("Halden", ", wrong: [kay, Moss, Bob Hart]"), 0);
        assert_eq!(told("HLD", ""), 0);
    }

    #[test]
    fn particles_and_apostrophes_are_parts_of_names() {
        let count = |name: &str| names_in(name, crate::lang::of("en"));
        for name in [
            "Patrizia d'Ettorre",
            "Patrizia d’Ettorre",
            "van Dyck",
            "Anthony van Dyck",
            "Conor O'Brien",
            "Bashar al-Assad",
        ] {
            assert_eq!(count(name), Some(2), "{name}");
        }
        assert_eq!(count("de la Cruz"), Some(2));
        assert_eq!(count("Halden of Norra"), Some(2));
        for name in ["Halden", "O'Brien", "d'Ettorre", "al-Assad"] {
            assert_eq!(count(name), Some(1), "{name}");
        }
        for name in [
            "in Paris",
            "the Guardian",
            "by mail",
            "Hee-Chan",
            "through the Alps",
        ] {
            assert_eq!(count(name), None, "{name}");
        }
    }
}
