//! Questions that name the side of their answer: have the wrong options the same side?
//!
//! In goes a bank, out come the questions whose side too few others share, and those with a name for a side that no entity
//! explains.

use std::collections::HashSet;

use super::standing::asks;
use super::warning;
use crate::audit::Finding;
use crate::facts::{Answer, Entity, Facts};
use crate::generate;
use crate::sentence::Sentences;
use crate::tokens::Tokens;

/// Each question that names the side of its answer, where no two others of that side can be offered.
pub(super) fn one_sided(facts: &Facts) -> Vec<Finding> {
    let found = generate::one_sided(facts).into_iter().map(|one| {
        let fact = &facts.facts()[one.fact];
        let blank = &fact.blanks[one.blank];
        let others = match one.others {
            0 => "no other name",
            _ => "only one other name",
        };
        let said = format!(
            "the question names the side of its answer, and {others} of the class `{}` is `of: {}`, and who is of \
             another side is not offered: give the bank more of that side, or leave the side out of the question",
            one.class, one.side
        );
        warning("one-sided", fact, blank, said)
    });
    found.collect()
}

/// Each question that asks for a narrower thing than its class, which fewer than two others are known to be.
pub(super) fn unsorted(facts: &Facts) -> Vec<Finding> {
    let found = generate::unsorted(facts).into_iter().map(|one| {
        let fact = &facts.facts()[one.fact];
        let blank = &fact.blanks[one.blank];
        let others = match one.others {
            0 => "of no other name",
            _ => "of only one other name",
        };
        let (sort, class) = (one.sort, one.class);
        let said = format!(
            "the question asks for a `{sort}`, and {others} of the class `{class}` the bank says that it is one: give those that \
             are the `class: [{sort}, {class}]`, or the blank `wrong` values that are"
        );
        warning("unsorted", fact, blank, said)
    });
    found.collect()
}

/// Each wrong value of the author's that the bank calls something else than what is asked for.
pub(super) fn misfits(facts: &Facts) -> Vec<Finding> {
    let found = generate::misfits(facts).into_iter().map(|one| {
        let fact = &facts.facts()[one.fact];
        let blank = &fact.blanks[one.blank];
        let said = format!(
            "`{}` under `wrong` is known otherwise (`{}`) than what the question asks for: who has read so much strikes it out",
            one.value, one.known_as
        );
        warning("misfit", fact, blank, said)
    });
    found.collect()
}

/// Each question that asks for one of some side ("Which Swedish player …?") by a word that names no side of the bank.
pub(super) fn unexplained(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let asking = sentences.words.sides.asking;
    if asking.is_empty() {
        return Vec::new();
    }
    let known = known(facts, sentences);
    let found = asks(facts).filter_map(|(fact, blank, ask)| {
        let Answer::Entity(key) = blank.answer else {
            return None;
        };
        let word = side_asked(ask, asking)?;
        let of = &facts.entity(key).of;
        let of: Vec<&Entity> = of.iter().map(|&side| facts.entity(side)).collect();
        let low = Tokens::of(word).iter().collect::<Vec<_>>().join(" ");
        let is_office = sentences.words.question.offices.contains(&low.as_str());
        let is_known = is_office || known.contains(&low);
        if is_known || blank.wrong.len() >= 2 {
            return None;
        }
        let cure = match of.first() {
            Some(side) => format!("give `{}` the `cues: [{word}]`", side.id),
            None => format!(
                "give the entities of a side `of: SIDE`, and that side the `cues: [{word}]`"
            ),
        };
        let said = format!(
            "`{word}` in the `ask` names a side that the bank does not know, so the wrong options are of any side: {cure}"
        );
        Some(warning("unknown-side", fact, blank, said))
    });
    found.collect()
}

/// The word with a capital directly after the word that asks, before a small one.
fn side_asked<'t>(ask: &'t str, asking: &[&str]) -> Option<&'t str> {
    let words: Vec<&str> = ask.split_whitespace().collect();
    let found = words.windows(3).find(|run| {
        let asks = asking.contains(&run[0].to_lowercase().as_str());
        let is_name =
            run[1].starts_with(char::is_uppercase) && run[1].chars().all(char::is_alphabetic);
        asks && is_name && run[2].starts_with(char::is_lowercase)
    });
    found.map(|run| run[1])
}

/// The words of all names, cues and classes of the bank and of its title, and the adjectives of its sides.
fn known(facts: &Facts, sentences: Sentences) -> HashSet<String> {
    let mut known = HashSet::new();
    let mut take = |text: &str| known.extend(Tokens::of(text).iter().map(str::to_owned));
    take(facts.title());
    for entity in facts.entities() {
        let texts = entity
            .aliases
            .iter()
            .chain(&entity.cues)
            .chain(&entity.classes)
            .chain([&entity.name]);
        texts.for_each(|text| take(text));
    }
    for side in facts.entities().iter().flat_map(|entity| &entity.of) {
        let side = facts.entity(*side);
        for name in side.aliases.iter().chain([&side.name]) {
            let name = crate::tokens::name(name, sentences.words);
            let all = name.iter().collect::<Vec<_>>().join(" ");
            let last = name.last_word().unwrap_or_default();
            for part in [all.as_str(), last] {
                sentences
                    .words
                    .sides
                    .adjectives_of(part)
                    .iter()
                    .for_each(|word| take(word));
            }
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of a bank of five players, one of whom is asked for.
    fn said(ask: &str, key: &str) -> Vec<String> {
        let yaml = format!(
            "id: b\ntitle: A match\nentities:\n  sweden: {{ name: Sweden, class: team }}\n  norra: {{ name: Norra, class: team }}\n  ann: {{ name: Ann Lee, class: player, of: sweden }}\n  bea: {{ name: Bea Hart, class: player, of: sweden }}\n  cleo: {{ name: Cleo Moss, class: player, of: norra }}\n  dora: {{ name: Dora Finn, class: player, of: norra }}\n  edda: {{ name: Edda Wood, class: player, of: norra }}\nfacts:\n  - id: f\n    statement: \"{{who}} won.\"\n    blanks:\n      who: {{ entity: {key}, ask: {ask} }}\n"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let found = [
            one_sided(&facts),
            unexplained(&facts, Sentences::new(&facts)),
        ]
        .concat();
        let told = found
            .into_iter()
            .map(|finding| format!("{} {}", finding.flaw, finding.said));
        told.collect()
    }

    #[test]
    fn a_side_with_one_other_is_told() {
        let alone = said("Which Swedish player won?", "ann");
        assert_eq!(alone.len(), 1, "{alone:?}");
        assert!(
            alone[0].starts_with("one-sided") && alone[0].contains("only one other name"),
            "{alone:?}"
        );
        assert_eq!(said("Which player of Norra won?", "cleo"), [""; 0]);
        assert_eq!(said("Who won?", "ann"), [""; 0]);
        // It is kept for cards.
        assert_eq!(
            said("Which Swedish player won?, kinds: none", "ann"),
            [""; 0]
        );
        assert_eq!(said("Which Danish player won?", "ann").len(), 1);
        assert_eq!(
            said("Which Danish player won?, kinds: none", "ann"),
            [""; 0]
        );
    }

    #[test]
    fn a_sort_that_nobody_else_is_known_to_be_is_told() {
        let of = |ask: &str, note: &str| {
            let yaml = format!(
                "id: b\ntitle: Talks\nentities:\n  ann: {{ name: Ann Lee, class: person, note: is a senator }}\n  bea: {{ name: Bea Hart, class: person{note} }}\n  cleo: {{ name: Cleo Moss, class: person{note} }}\nfacts:\n  - id: f\n    statement: \"{{who}} spoke.\"\n    blanks:\n      who: {{ entity: ann, ask: {ask} }}\n"
            );
            unsorted(&Facts::parse("b.yaml", &yaml).expect("a sound bank"))
        };
        let told = of("Which senator spoke?", "");
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(
            told[0].said.contains("`class: [senator, person]`"),
            "{told:?}"
        );
        assert!(of("Which senator spoke?", ", note: was a senator").is_empty());
        assert!(of("Which person spoke?", "").is_empty());
        // An adverb is no kind of person.
        for adverb in ["reportedly", "allegedly", "only", "mainly", "probably"] {
            assert!(
                of(&format!("Which person {adverb} spoke?"), "").is_empty(),
                "{adverb}"
            );
            let told = of(&format!("Which senator {adverb} spoke?"), "");
            assert!(
                told[0].said.contains("`class: [senator, person]`"),
                "{told:?}"
            );
        }
        assert!(of("Which is the oldest?", "").is_empty());
        assert!(of("Which President personally spoke?", "").is_empty());
    }

    #[test]
    fn the_class_itself_is_no_sort() {
        let told = |class: &str, note: &str, ask: &str| {
            let yaml = format!(
                "id: b\ntitle: Talks\nentities:\n  ann: {{ name: Aaa, class: {class}, note: {note} }}\n  bea: {{ name: Bbb, class: {class}, note: {note} }}\n  cleo: {{ name: Ccc, class: {class} }}\nfacts:\n  - id: f\n    statement: \"{{it}} came.\"\n    blanks:\n      it: {{ entity: ann, ask: \"{ask}\" }}\n"
            );
            unsorted(&Facts::parse("b.yaml", &yaml).expect("a sound bank")).len()
        };
        // A word of three letters.
        assert_eq!(told("tax", "is on goods", "Which tax came?"), 0);
        assert_eq!(
            told("holiday", "is in May", "Which public holiday came?"),
            0
        );
        assert_eq!(told("levy", "is a tax on goods", "Which tax came?"), 1);
    }

    #[test]
    fn a_sort_is_sought_in_the_wider_classes_too() {
        let told = |wide: &str| {
            let yaml = format!(
                "id: b\ntitle: Talks\nentities:\n  ann: {{ name: Ann Lee, class: [writer, guest, person] }}\n  bea: {{ name: Bea Hart, class: [writer, {wide}] }}\n  cleo: {{ name: Cleo Moss, class: [actor, guest, person] }}\n  dora: {{ name: Dora Finn, class: [actor, guest, person] }}\nfacts:\n  - id: f\n    statement: \"{{who}} spoke.\"\n    blanks:\n      who: {{ entity: ann, ask: Which guest spoke? }}\n"
            );
            unsorted(&Facts::parse("b.yaml", &yaml).expect("a sound bank")).len()
        };
        assert_eq!(told("guest, person"), 0);
        // Of her it is not known, and she is offered first.
        assert_eq!(told("person"), 1);
    }

    #[test]
    fn a_side_that_no_entity_explains_is_told() {
        let told = said("Which Norwegian player won?", "cleo");
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(
            told[0].contains("give `norra` the `cues: [Norwegian]`"),
            "{told:?}"
        );
        assert_eq!(said("Which Ann won?", "cleo"), [""; 0]);
        // A class, and an office, with a capital.
        assert_eq!(said("Which Player won?", "cleo"), [""; 0]);
        assert_eq!(said("Which President won?", "cleo"), [""; 0]);
        assert_eq!(said("What did Norwegian players see?", "cleo"), [""; 0]);
    }
}
