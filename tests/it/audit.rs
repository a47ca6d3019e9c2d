//! No quiz of any bank here can be guessed, at any level: those that ship, and three that are made to be awkward
//! (few entities; parts of parts and many names for one thing; antiquity beside this year).

use quizpress::generate::Difficulty;
use quizpress::{Facts, Plan, audit};

const LEVELS: [Difficulty; 3] = [Difficulty::Easy, Difficulty::Medium, Difficulty::Hard];

#[track_caller]
fn check(yaml: &str, seeds: u32) {
    let facts = Facts::parse("bank", yaml).unwrap_or_else(|problems| panic!("{problems:?}"));
    for level in LEVELS {
        let report = audit::audit(&facts, &Plan::new("1").level(level), seeds);
        assert_eq!(report.errors(), 0, "{level:?}\n{}", report.to_text());
    }
}

#[test]
fn banks_that_ship_pass_the_audit() {
    check(
        include_str!("../../questions/russia-recognises-taliban.yaml"),
        60,
    );
    check(include_str!("../../questions/apollo-11.yaml"), 60);
    check(include_str!("../../questions/berliner-mauer.yaml"), 60);
}

#[test]
fn a_bank_of_few_entities_passes_the_audit() {
    check(include_str!("../banks/few.yaml"), 200);
}

/// A false claim shows a name that is never a key and so went with fewer questions than a true one: three claims
/// of four were true.
#[test]
fn a_bank_of_parts_and_synonyms_passes_the_audit() {
    check(include_str!("../banks/synonyms.yaml"), 200);
}

#[test]
fn a_bank_of_all_ages_passes_the_audit() {
    check(include_str!("../banks/ages.yaml"), 200);
}
