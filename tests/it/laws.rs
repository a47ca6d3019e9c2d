//! Laws of the generator, over the banks that ship, awkward ones, and random ones.

use proptest::prelude::*;
use quizpress::generate::{self, Level, Plan};
use quizpress::{Facts, Quiz};

use crate::banks;
use crate::oracle;

pub const LEVELS: [Level; 3] = [Level::Easy, Level::Medium, Level::Hard];

fn plan(seed: &str, options: usize, level: Level) -> Plan {
    Plan {
        options,
        level,
        ..Plan::new(seed)
    }
}

/// Each number of options with each level, with seeds of its own.
fn plans(seeds: usize) -> impl Iterator<Item = Plan> {
    (3..=6).flat_map(move |options| {
        let levels = LEVELS.into_iter().enumerate();
        levels.flat_map(move |(at, level)| {
            (0..seeds).map(move |seed| plan(&format!("{seed}-{options}-{at}"), options, level))
        })
    })
}

/// Ten questions, or none where the bank yields none.
pub fn quiz(facts: &Facts, plan: &Plan) -> Option<Quiz> {
    generate::generate(facts, plan).ok()
}

/// A few cases of random banks, without files that remember failures.
fn few(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

#[test]
fn no_question_of_any_bank_has_a_fault() {
    for (name, text) in banks::all() {
        let facts = text.facts();
        for plan in plans(3) {
            let Ok(quiz) = generate::every(&facts, &plan) else {
                panic!("{name} yields no question");
            };
            let faults = oracle::faults(&facts, &plan, &quiz);
            assert!(faults.is_empty(), "{name} {plan:?}\n{}", faults.join("\n"));
        }
    }
}

#[test]
fn no_quiz_of_any_bank_has_a_fault() {
    for (_, text) in banks::all() {
        let facts = text.facts();
        for plan in plans(4) {
            for count in [3, 10, 25] {
                let plan = Plan { count, ..plan.clone() };
                if let Some(quiz) = quiz(&facts, &plan) {
                    oracle::assert_sound(&facts, &plan, &quiz);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(few(150))]

    #[test]
    fn no_question_of_a_random_bank_has_a_fault(text in banks::random(), seed in "[0-9]{1,3}") {
        let facts = text.facts();
        for options in [3, 4, 6] {
            let plan = plan(&seed, options, LEVELS[seed.len() % 3]);
            if let Ok(every) = generate::every(&facts, &plan) {
                let faults = oracle::faults(&facts, &plan, &every);
                prop_assert!(faults.is_empty(), "{}\n{}", text.yaml(), faults.join("\n"));
            }
            if let Some(quiz) = quiz(&facts, &plan) {
                let faults = oracle::all_faults(&facts, &plan, &quiz);
                prop_assert!(faults.is_empty(), "{}\n{}", text.yaml(), faults.join("\n"));
            }
        }
    }
}
