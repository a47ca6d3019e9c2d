//! What was found in a bank, as problems with their places and cures.
//!
//! In go what a bank yields, and its lints, out come problems as they are shown.

use std::collections::BTreeSet;

use quizpress::audit::Finding;
use quizpress::facts::{Blank, Care, Fact, Problem, Severity};
use quizpress::generate::cues::Cue;
use quizpress::generate::{self, Kind, Omitted, Part, Refusal, Yield};

/// Whether a kind asks, in the usual mix, for the blank's own value among others of its type.
pub fn asks_for_a_value(kind: &Kind) -> bool {
    kind.part == Part::Core && kind.pool.is_of_values()
}

/// A warning for each blank that has too few distractors for the choice that it could be asked as.
pub fn thin(file: &str, fact: &Fact, yields: &[Yield]) -> Vec<Problem> {
    too_few(file, fact, yields, |refusal| {
        matches!(refusal, Refusal::Thin { .. })
    })
}

/// The same, where others of its class are not known to be what is asked for.
pub fn coarse(file: &str, fact: &Fact, yields: &[Yield]) -> Vec<Problem> {
    too_few(file, fact, yields, |refusal| {
        matches!(refusal, Refusal::Coarse(_))
    })
}

fn too_few(file: &str, fact: &Fact, yields: &[Yield], is_it: fn(&Refusal) -> bool) -> Vec<Problem> {
    let too_few = |found: &&Yield| {
        found.outcome.as_ref().is_err_and(is_it)
            && generate::kind(found.kind).is_some_and(asks_for_a_value)
    };
    let warning = |found: &Yield| {
        let blank = &fact.blanks[found.blank];
        let Err(refusal) = &found.outcome else {
            return None;
        };
        let accuses = [&fact.care, &blank.care]
            .iter()
            .any(|care| care.contains(&Care::Accusation));
        let help = match (accuses, blank.open) {
            (true, _) => "give the blank `wrong` values: an accusation gets no others",
            (_, true) => "give the blank `wrong` values: an `open` blank gets no others",
            _ => match refusal {
                Refusal::Coarse(lack) => lack.cure(),
                _ => "give the blank `wrong` values, or the bank more of its class",
            },
        };
        let message = format!("`{}` is not asked as a choice: {refusal}", fact.path(blank));
        Some(of_blank(file, blank, message, help))
    };
    yields.iter().filter(too_few).filter_map(warning).collect()
}

/// A note for each blank that is not asked as a choice, since its answer would always be the first option or the last. Let through:
/// one whose `kinds` leave the choice out.
pub fn edges(file: &str, fact: &Fact, yields: &[Yield]) -> Vec<Problem> {
    let note = |found: &Yield| {
        let refusal = found.outcome.as_ref().err()?;
        let of_values = generate::kind(found.kind).is_some_and(asks_for_a_value);
        let blank = &fact.blanks[found.blank];
        if !(refusal.is_at_the_edge() && of_values && blank.may_be(found.kind)) {
            return None;
        }
        let message = format!(
            "`{}` is not asked as a choice: {refusal} (edge)",
            fact.path(blank)
        );
        Some(Problem {
            level: Severity::Note,
            kind: "edge",
            ..of_blank(file, blank, message, "")
        })
    };
    yields.iter().filter_map(note).collect()
}

/// A note for each blank that is a choice of fewer options than were wanted, although its author gave enough values.
pub fn fewer(file: &str, fact: &Fact, yields: &[Yield]) -> Vec<Problem> {
    let note = |found: &Yield| {
        let options = *found.outcome.as_ref().ok()?;
        let why = |one: &Omitted| format!("not `{}`, since {}", one.value, one.why);
        let why: Vec<String> = found.omitted.iter().map(why).collect();
        if why.is_empty() {
            return None;
        }
        let blank = &fact.blanks[found.blank];
        let message = format!(
            "`{}` is asked with {options} options only: {} (fewer)",
            fact.path(blank),
            why.join("; ")
        );
        Some(Problem {
            level: Severity::Note,
            kind: "fewer",
            ..of_blank(file, blank, message, "give it another `wrong` value")
        })
    };
    yields.iter().filter_map(note).collect()
}

/// A warning for each blank that is asked otherwise, but as no choice, since the wording of its answer points at it, or how round it
/// is: its author can mend that.
pub fn pointed(file: &str, fact: &Fact, yields: &[Yield]) -> Vec<Problem> {
    let blank_refs = yields.chunk_by(|one, next| one.blank == next.blank);
    let is_asked = |of_blank: &&[Yield]| of_blank.iter().any(|found| found.outcome.is_ok());
    let warning = |found: &Yield| {
        let refusal = found.outcome.as_ref().err()?;
        let of_values = generate::kind(found.kind).is_some_and(asks_for_a_value);
        let blank = &fact.blanks[found.blank];
        if !(of_values && refusal.is_in_the_wording() && blank.may_be(found.kind)) {
            return None;
        }
        let message = format!(
            "`{}` is not asked as a choice: {refusal} (wording)",
            fact.path(blank)
        );
        let help = match refusal {
            Refusal::Cue(Cue::Round) => {
                "give the blank a `wrong` value that is as round as the answer, or as little"
            }
            _ if blank.wrong.is_empty() => {
                "word the answer like the others of its class (of an entity, a short `name` with the long one among its `aliases`), or \
                 give the blank `wrong` values that are like it"
            }
            _ => "word the answer and the `wrong` values alike",
        };
        Some(Problem {
            kind: "wording",
            ..of_blank(file, blank, message, help)
        })
    };
    let of_asked = blank_refs.filter(is_asked).flatten();
    of_asked.filter_map(warning).collect()
}

/// A warning for each blank that yields nothing though its author did not keep it for cards, where no other says so.
pub fn barren(file: &str, fact: &Fact, yields: &[Yield]) -> Vec<Problem> {
    let blank_refs = yields.chunk_by(|one, next| one.blank == next.blank);
    let is_barren = |blank_ref: &&[Yield]| {
        let told = |found: &Yield| match found.outcome {
            Ok(_) | Err(Refusal::Thin { .. } | Refusal::Coarse(_) | Refusal::OthersRight(_)) => {
                true
            }
            Err(Refusal::NotWanted) => fact.blanks[found.blank].is_for_cards(),
            Err(_) => false,
        };
        !blank_ref.iter().any(told)
    };
    let warning = |blank_ref: &[Yield]| {
        let first = blank_ref.first()?;
        let blank = &fact.blanks[first.blank];
        let refusals = || {
            let wanted = blank_ref.iter().filter(|found| blank.may_be(found.kind));
            wanted.filter_map(|found| found.outcome.as_ref().err())
        };
        // What nobody can mend is told only where there is nothing else to say.
        let mendable: Vec<&Refusal> = refusals().filter(|why| why.is_mendable()).collect();
        let told = match mendable.is_empty() {
            true => refusals().collect(),
            false => mendable,
        };
        let why: BTreeSet<String> = told.into_iter().map(Refusal::to_string).collect();
        let why: Vec<String> = why.into_iter().collect();
        let message = format!("`{}` is not asked: {}", fact.path(blank), why.join("; "));
        let help = match refusals().any(Refusal::is_in_the_wording) {
            true => {
                "give it `wrong` values that are worded as the answer is, mend one of these, or write `kinds: none` to keep it for cards"
            }
            false => "mend one of these, or write `kinds: none` to keep it for cards",
        };
        Some(of_blank(file, blank, message, help))
    };
    blank_refs.filter(is_barren).filter_map(warning).collect()
}

/// A warning at a blank.
fn of_blank(file: &str, blank: &Blank, message: String, help: &str) -> Problem {
    Problem {
        level: Severity::Warning,
        place: blank.place,
        width: blank.id.chars().count() as u32,
        ..Problem::of_file(file, message, help)
    }
}

/// A lint of the bank as a problem with its place.
pub fn lint(file: &str, finding: &Finding) -> Problem {
    let name = if finding.name.is_empty() {
        String::new()
    } else {
        format!("`{}`: ", finding.name)
    };
    Problem {
        level: finding.level,
        kind: finding.flaw,
        place: finding.place,
        ..Problem::of_file(
            file,
            format!("{name}{} ({})", finding.said, finding.flaw),
            "",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use quizpress::Facts;
    use quizpress::generate::Plan;

    #[test]
    fn an_edge_is_told_of_a_choice_that_is_wanted() {
        let told = |kinds: &str| {
            let yaml = format!(
                "id: b\ntitle: Rivers\nfacts:\n  - {{ id: f, statement: \"It was {{n}}.\", blanks: {{ n: {{ number: 100, unit: percent, ask: How much of Norra was it?{kinds} }} }} }}\n"
            );
            let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
            let yields = generate::yields(&facts, &Plan::new("1"));
            edges("b.yaml", &facts.facts()[0], &yields).len()
        };
        assert_eq!(told(""), 1);
        assert_eq!(told(", kinds: [number]"), 1);
        assert_eq!(told(", kinds: [amount]"), 0);
    }

    /// What a bank of one blank is told by one of these.
    fn told_of(tell: fn(&str, &Fact, &[Yield]) -> Vec<Problem>, blank: &str) -> Vec<String> {
        let yaml = format!(
            "id: b\ntitle: Rivers\nfacts:\n  - {{ id: f, statement: \"Norra had {{n}} boats.\", blanks: {{ n: {{ {blank} }} }} }}\n"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let yields = generate::yields(&facts, &Plan::new("1"));
        let told = tell("b.yaml", &facts.facts()[0], &yields);
        told.into_iter().map(|problem| problem.message).collect()
    }

    #[test]
    fn a_blank_that_yields_nothing_for_its_kinds_is_told() {
        let number = "number: 4, unit: boats, ask: How many boats did Norra have?";
        let told = told_of(barren, &format!("{number}, kinds: [span]"));
        assert!(
            told.len() == 1 && told[0].starts_with("`f/n` is not asked: "),
            "{told:?}"
        );
        assert_eq!(
            told_of(barren, &format!("{number}, kinds: [amount]")),
            [""; 0]
        );
        assert_eq!(told_of(barren, &format!("{number}, kinds: none")), [""; 0]);
    }

    #[test]
    fn a_number_that_alone_is_round_is_told() {
        let number = "number: 30, unit: boats, ask: How many boats did Norra have?, wrong: [12, 18, 24, 36, 48, 72]";
        let round = [
            "`f/n` is not asked as a choice: the right answer is the only round number, or the only one that is not (wording)",
        ];
        assert_eq!(told_of(pointed, number), round);
        assert_eq!(
            told_of(pointed, &format!("{number}, kinds: [amount]")),
            [""; 0]
        );
    }
}
