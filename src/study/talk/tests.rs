use std::cell::Cell;

use super::*;
use crate::play::Lines;
use crate::study::{Day, choice, session};
use crate::{Facts, deck, lang};

const BANK: &str = include_str!("../../../questions/apollo-11.yaml");

/// Keeps what a session did, in the order of its doing.
#[derive(Default)]
struct Log(Vec<String>);

impl ReviewLog for Log {
    fn grade(
        &mut self,
        _: &CardState,
        review: &Review,
        after: &CardState,
    ) -> Result<Kept, store::Error> {
        self.0.push(format!("{} {}", review.grade.name(), after.id));
        Ok(Kept::Kept(after.clone()))
    }

    fn take_back(&mut self, before: &CardState) -> Result<Kept, store::Error> {
        self.0.push(format!("back {}", before.id));
        Ok(Kept::Kept(before.clone()))
    }

    fn mark(&mut self, card: &CardState) -> Result<(), store::Error> {
        self.0.push(format!(
            "mark {}{}{}",
            card.id,
            if card.suspended { " suspended" } else { "" },
            if card.flagged { " flagged" } else { "" }
        ));
        Ok(())
    }
}

/// Runs a session over three cards of the sample bank with these lines; what was kept, and what was shown.
fn run_with(way: ReviewMode, mode: Mode, lines: &str) -> (Vec<String>, String) {
    let facts = Facts::parse("apollo-11.yaml", BANK).expect("a sound bank");
    let deck = deck::deck(&facts);
    let mut choices = choice::questions(&facts, Day(0), &|_| true);
    let sides: BTreeMap<CardId, Side> = deck
        .cards
        .iter()
        .map(|card| {
            let side = Side {
                topic: None,
                choice: choices.remove(&card.id),
                card,
                words: lang::of("en"),
            };
            (side.card.id.clone(), side)
        })
        .collect();
    let names = ["sputnik/day", "nasa-act/president", "gagarin/person"];
    let cards: Vec<CardState> = names
        .iter()
        .map(|name| CardState::new(format!("{}/{name}", facts.id())))
        .collect();
    let minutes = Cell::new(0);
    let clock = || {
        minutes.set(minutes.get() + 1);
        Moment {
            millis: 43_200_000 + minutes.get() * 1000,
            offset: 0,
        }
    };
    let setting = StudySettings {
        sides: &sides,
        answers: &BTreeSet::new(),
        scheduler: &Scheduler::new(&[], 0.9).unwrap(),
        way,
        mode,
        clock: &clock,
        words: lang::of("en"),
    };
    let (mut shown, mut log) = (Vec::new(), Log::default());
    let mut learner = Lines::new(lines.as_bytes(), &mut shown);
    let mut session = session::Session::new(Vec::new(), cards);
    run(&mut session, &setting, &mut learner, &mut log).unwrap();
    (log.0, String::from_utf8(shown).unwrap())
}

#[track_caller]
fn check(lines: &str, expected: &[&str]) {
    let (log, shown) = run_with(ReviewMode::Card, Mode::Scheduled, lines);
    assert_eq!(log, expected.map_names(), "{shown}");
}

trait MapNames {
    fn map_names(&self) -> Vec<String>;
}

/// `good a` for the first card, `b` and `c` for the others.
impl MapNames for &[&str] {
    fn map_names(&self) -> Vec<String> {
        let full = [
            ("a", "sputnik/day"),
            ("b", "nasa-act/president"),
            ("c", "gagarin/person"),
        ];
        let name = |word: &str| {
            let found = full.iter().find(|(letter, _)| *letter == word);
            found.map_or(word.to_owned(), |(_, name)| format!("apollo-11/{name}"))
        };
        let line = |line: &&str| line.split(' ').map(name).collect::<Vec<_>>().join(" ");
        self.iter().map(line).collect()
    }
}

#[test]
fn a_card_is_turned_and_graded_by_number_letter_or_enter() {
    check("\n3\n\ne\n\n\n", &["good a", "easy b", "good c"]);
    check("\n2\n\nh\nq\n", &["hard a", "hard b"]);
}

#[test]
fn what_was_not_known_comes_again_until_it_is() {
    check(
        "\n1\n\n\n\n\n\n1\n\n3\n",
        &["again a", "good b", "good c", "again a", "good a"],
    );
}

#[test]
fn each_command_does_its_work_at_the_front_and_at_the_back() {
    check("s\n\ns\n\n\n", &["good c"]);
    check("x\nf\nq\n", &["mark a suspended", "mark b flagged"]);
    check("\nf\nf\n3\nq\n", &["mark a flagged", "mark a", "good a"]);
    check(
        "\n3\n\n4\nu\nu\n\n1\nq\n",
        &["good a", "easy b", "back b", "back a", "again a"],
    );
    check(
        "u\nx\nu\n\n3\nq\n",
        &["mark a suspended", "mark a", "good a"],
    );
}

#[test]
fn a_session_ends_where_nothing_more_comes() {
    check("", &[]);
    check("\n", &[]);
    check("\n3\n", &["good a"]);
}

#[test]
fn a_typed_answer_is_graded_and_the_grade_can_be_changed() {
    let lines = "4.10.1957\n\nTruman\n\nYuri Gagarin\n4\n";
    let (log, shown) = run_with(ReviewMode::Typed, Mode::Scheduled, &format!("{lines}q\n"));
    let expected: &[&str] = &["good a", "again b", "easy c"];
    assert_eq!(log, expected.map_names(), "{shown}");
    assert!(
        shown.contains("✓ Right.") && shown.contains("✗ Not right."),
        "{shown}"
    );
}

#[test]
fn a_typo_is_pointed_out_and_forgiven_on_request() {
    let answer = |said: &str| {
        run_with(
            ReviewMode::Typed,
            Mode::Scheduled,
            &format!("1957\n4 October 1957\n\nDwight D. Eisenhowr\n{said}\n\n"),
        )
    };
    let (log, shown) = answer("y");
    let expected: &[&str] = &["good a", "good b"];
    assert_eq!(log, expected.map_names(), "{shown}");
    assert!(shown.contains("One letter off"), "{shown}");
    assert!(shown.contains("right as far as it goes"), "{shown}");
    let expected: &[&str] = &["good a", "again b"];
    assert_eq!(answer("n").0, expected.map_names());
}

#[test]
fn commands_are_typed_after_a_slash() {
    let (log, shown) = run_with(
        ReviewMode::Typed,
        Mode::Scheduled,
        "/x\n/z\n/f\n\n\n/u\n/q\n",
    );
    let expected: &[&str] = &["mark a suspended", "mark b flagged", "again b", "back b"];
    assert_eq!(log, expected.map_names(), "{shown}");
    assert!(shown.contains("There is no such command."));
}

#[test]
fn a_choice_is_graded() {
    let (log, shown) = run_with(ReviewMode::Choice, Mode::Scheduled, "zz\na\n\nb\n\n");
    assert_eq!(log.len(), 2, "{shown}");
    let right = shown.matches("✓ Right.").count();
    assert_eq!(
        log.iter().filter(|line| line.starts_with("good")).count(),
        right,
        "{shown}"
    );
    assert!(
        shown.contains("  a) ") && shown.contains("`zz` is none of the options"),
        "{shown}"
    );
}

#[test]
fn cramming_shows_no_intervals() {
    let (_, shown) = run_with(ReviewMode::Card, Mode::Cram, "\n3\nq\n");
    assert!(!shown.contains("in 2 days"), "{shown}");
    let (_, shown) = run_with(ReviewMode::Card, Mode::Scheduled, "\n3\nq\n");
    assert!(shown.contains("good: in 2 days"), "{shown}");
}

#[track_caller]
fn check_when(days: u32, expected: &str) {
    assert_eq!(say::when(days, lang::of("en")), expected);
}

#[test]
fn an_interval_is_said_in_the_unit_that_fits() {
    check_when(0, "10 min");
    check_when(1, "1 day");
    check_when(30, "30 days");
    check_when(31, "1 month");
    check_when(73, "2.4 months");
    check_when(366, "1 year");
    check_when(36_500, "99.9 years");
}
