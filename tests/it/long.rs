//! Many random cases, for a night: `QUIZPRESS_LONG=100000 cargo test --release --test it long`.
//!
//! Without that variable a few cases run, the same ones each time. What fails is written into `tests/corpus/long.txt`,
//! which stays in the tree: from then on it comes first in every run.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{FileFailurePersistence, RngSeed};
use quizpress::deck::CardId;
use quizpress::export::json;
use quizpress::generate::{self, Plan};
use quizpress::study::history::{self, History, Marks};
use quizpress::study::{Grade, Moment, Review, ReviewMode, Scheduler, Store};
use quizpress::{Facts, article, audit};

use crate::laws::LEVELS;
use crate::{banks, oracle};

/// The cases of a test whose one case takes so many times as long as that of the fastest.
fn cases(cost: u32) -> ProptestConfig {
    let long: Option<u32> = std::env::var("QUIZPRESS_LONG")
        .ok()
        .map(|cases| cases.parse().expect("QUIZPRESS_LONG is a number of cases"));
    ProptestConfig {
        cases: (long.unwrap_or(100) / cost).max(1),
        rng_seed: match long {
            Some(_) => RngSeed::Random,
            None => RngSeed::Fixed(7),
        },
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(
            "tests/corpus/long.txt",
        ))),
        ..ProptestConfig::default()
    }
}

fn plan(seed: &str, options: usize, level: usize, count: usize) -> Plan {
    Plan::new(seed)
        .options(options)
        .level(LEVELS[level])
        .count(count)
}

/// A folder of its own for each case.
fn folder() -> std::path::PathBuf {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("long-{number}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn histories() -> impl Strategy<Value = History> {
    const YEARS: i64 = 50 * 365 * 86_400_000;
    let at = (0..YEARS, -56..=56_i32).prop_map(|(millis, quarters)| Moment {
        millis,
        offset: quarters * 900,
    });
    let ways = [ReviewMode::Card, ReviewMode::Typed, ReviewMode::Choice];
    let review = (at, 1..=4_u8, 0..3_usize, 0..=36_500_u32, 70..=97_u8);
    let review = review.prop_map(move |(at, grade, way, interval, desired)| Review {
        at,
        grade: Grade::of_number(grade).expect("a grade"),
        way: ways[way],
        interval,
        desired: f32::from(desired) / 100.0,
    });
    let marks = ("[ -~äß]{1,20}", any::<bool>(), any::<bool>());
    let marks = marks.prop_map(|(front, suspended, flagged)| Marks {
        front,
        suspended,
        flagged,
    });
    vec((marks, vec(review, 0..6)), 0..8).prop_map(|cards| {
        let mut history = History::default();
        for (at, (marks, reviews)) in cards.into_iter().enumerate() {
            let id = CardId::new("bank", &format!("fact-{at}"), "blank");
            // Two reviews of a card have different moments.
            let reviews: BTreeMap<i64, Review> = reviews
                .into_iter()
                .map(|review| (review.at.millis, review))
                .collect();
            let reviews = reviews.into_values().map(|review| (id.clone(), review));
            history.reviews.extend(reviews);
            history.cards.insert(id, marks);
        }
        history.sort();
        history
    })
}

/// Lines of an article: sentences of a bank, some cut short, and what else may stand there.
fn paragraphs(facts: &Facts, picks: &[(usize, u8)]) -> String {
    let cards: Vec<_> = quizpress::deck::cards(facts).collect();
    let line = |&(at, cut): &(usize, u8)| {
        let statement = &cards[at % cards.len()].statement;
        let kept = statement.chars().count() * (1 + usize::from(cut)) / 256;
        statement.chars().take(kept.max(1)).collect::<String>()
    };
    let lines: Vec<String> = picks.iter().map(line).collect();
    lines.join("\n\n")
}

proptest! {
    #![proptest_config(cases(4))]

    #[test]
    fn every_question_of_a_bank_is_right(
        text in banks::random(), seed in "[0-9a-z]{1,6}", options in 3..=6_usize, level in 0..3_usize
    ) {
        let facts = text.facts();
        let plan = plan(&seed, options, level, 10);
        if let Ok(every) = generate::every(&facts, &plan) {
            let faults = oracle::faults(&facts, &plan, &every);
            prop_assert!(faults.is_empty(), "{}\n{}", text.yaml(), faults.join("\n"));
        }
        prop_assert!(audit::bank(&facts).iter().all(|finding| !finding.said.is_empty()));
    }

    #[test]
    fn a_quiz_is_right_and_reads_back(
        text in banks::random(), seed in "[0-9a-z]{1,6}", options in 3..=6_usize, level in 0..3_usize, count in 1..30_usize
    ) {
        let facts = text.facts();
        let plan = plan(&seed, options, level, count);
        if let Ok(quiz) = generate::generate(&facts, &plan) {
            let faults = oracle::all_faults(&facts, &plan, &quiz);
            prop_assert!(faults.is_empty(), "{}\n{}", text.yaml(), faults.join("\n"));
            let mut bytes = Vec::new();
            json::write(&quiz, &mut bytes).expect("a vector takes everything");
            let read = json::read(&String::from_utf8(bytes).expect("text"));
            let stems = |quiz: &quizpress::Quiz| -> Vec<String> {
                quiz.questions.iter().map(|question| question.stem.clone()).collect()
            };
            prop_assert_eq!(read.map(|read| stems(&read)), Ok(stems(&quiz)));
        }
    }

    #[test]
    fn an_article_gives_each_fact_one_verdict(
        text in banks::random(), picks in vec((any::<usize>(), any::<u8>()), 0..20), noise in any::<String>()
    ) {
        let facts = text.facts();
        let article = format!("{}\n\n{noise}", paragraphs(&facts, &picks));
        let held = article::hold(&facts, &article);
        prop_assert_eq!(held.facts.len(), facts.facts().len());
        let again = article::hold(&facts, &article);
        let verdicts = |held: &article::ArticleCheck| -> Vec<&'static str> {
            held.facts.iter().map(|fact| fact.verdict.name()).collect()
        };
        prop_assert_eq!(verdicts(&held), verdicts(&again));
    }
}

proptest! {
    #![proptest_config(cases(10))]

    #[test]
    fn a_history_is_read_as_it_was_written_and_merges_once(history in histories()) {
        let mut bytes = Vec::new();
        history::write(&history, &mut bytes).expect("a vector takes everything");
        let text = String::from_utf8(bytes).expect("text");
        prop_assert_eq!(history::read(&text).expect("a history"), history.clone());
        let folder = folder();
        let scheduler = Scheduler::new(&[], 0.9).expect("the usual parameters");
        let mut store = Store::open(&folder.join("study.db")).expect("a store");
        store.merge(&history, &scheduler).expect("a merge");
        let once = store.history().expect("a history");
        store.merge(&history, &scheduler).expect("a merge");
        prop_assert_eq!(&store.history().expect("a history"), &once);
        prop_assert_eq!(once.reviews, history.reviews);
        drop(store);
        let _ = fs::remove_dir_all(folder);
    }

    #[test]
    fn a_list_of_names_is_printed_or_refused_with_its_line(
        lines in vec("[A-Za-zäöüß ,;\"'\t-]{0,12}|name,class|Ann Lee|[ -~]{0,9}", 0..8),
        end in prop::sample::select(vec!["\n", "\r\n", "\r"])
    ) {
        let folder = folder();
        fs::write(folder.join("names.csv"), lines.join(end)).expect("a file");
        let mut command = Command::new(env!("CARGO_BIN_EXE_quizpress"));
        command.args(["print", "--seed", "7", "-n", "2", "--names", "names.csv", "-o", "sheet.html"]);
        let run = command.current_dir(&folder).stdin(Stdio::null()).output().expect("a run");
        let said = String::from_utf8(run.stderr).expect("text");
        let is_there = folder.join("sheet.html").exists();
        match run.status.code() {
            Some(0) => prop_assert!(is_there, "{lines:?}: {said}"),
            Some(1 | 2) => prop_assert!(!is_there && said.contains("error: "), "{lines:?}: {said}"),
            other => prop_assert!(false, "{other:?}: {lines:?}: {said}"),
        }
        let _ = fs::remove_dir_all(folder);
    }
}
