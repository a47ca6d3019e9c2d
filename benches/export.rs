//! What an export costs: cards to an Anki package, questions to Moodle XML and to QTI.
//!
//! `cargo bench --bench export`. With a folder in `QUIZPRESS_AGAINST` it writes there what it exports, as JSON, and
//! says the best time of several for each: `benches/against.py` gives the same to other programs.

mod bank;

use std::path::Path;
use std::sync::OnceLock;
use std::time::{Duration, Instant};
use std::{env, fs, io};

use divan::{Bencher, black_box};
use quizpress::deck::{Deck, deck};
use quizpress::export::{self, Options, Writer, json};
use quizpress::generate::every;
use quizpress::{Facts, Plan, Quiz};

/// The sizes that other programs are measured with.
const CARDS: usize = 10_000;
const QUESTIONS: usize = 1_000;

const FORMATS: [&str; 3] = ["moodle", "qti12", "qti21"];

fn main() {
    match env::var_os("QUIZPRESS_AGAINST") {
        Some(folder) => against(Path::new(&folder)),
        None => divan::main(),
    }
}

/// A bank with so many cards, or one or two fewer: three for each fact.
fn with_cards(count: usize) -> Facts {
    let facts = Facts::parse("bank.yaml", &bank::yaml(count / 3)).expect("a sound bank");
    assert_eq!(deck(&facts).cards.count(), count / 3 * 3);
    facts
}

/// Questions of four options: those of a bank, as often as it takes, each time by other names.
fn questions(count: usize) -> Quiz {
    static QUIZ: OnceLock<Quiz> = OnceLock::new();
    let quiz = QUIZ.get_or_init(|| {
        let facts = Facts::parse("bank.yaml", &bank::yaml(QUESTIONS)).expect("a sound bank");
        let plan = Plan::new("7").kinds(["number"]);
        every(&facts, &plan).expect("questions")
    });
    let again = |at: usize| {
        let mut question = quiz.questions[at % quiz.questions.len()].clone();
        question.id = format!("q-{at}/{}", question.id).into();
        question
    };
    Quiz {
        questions: (0..count).map(again).collect(),
        ..quiz.clone()
    }
}

/// Writes a quiz in a format, to nowhere.
fn write_quiz(format: &str, quiz: &Quiz) {
    let Some(Writer::Quiz(write)) = export::find(format).map(|format| format.write) else {
        panic!("`{format}` is no format of a quiz");
    };
    black_box(write(quiz, &Options::default(), &mut io::sink())).expect("nothing can fail");
}

/// Writes a deck as an Anki package, to nowhere.
fn write_deck(deck: &Deck) {
    let Some(Writer::Deck(write)) = export::find("anki").map(|format| format.write) else {
        panic!("`anki` is no format of a deck");
    };
    black_box(write(deck, &Options::default(), &mut io::sink())).expect("nothing can fail");
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 5, sample_size = 1)]
fn anki(bencher: Bencher, count: usize) {
    let facts = with_cards(count);
    bencher.bench(|| write_deck(black_box(&deck(&facts))));
}

#[divan::bench(args = [100, 1_000, 10_000], consts = [0, 1, 2], sample_count = 5, sample_size = 1)]
fn quiz<const FORMAT: usize>(bencher: Bencher, count: usize) {
    let quiz = questions(count);
    bencher.bench(|| write_quiz(FORMATS[FORMAT], black_box(&quiz)));
}

/// The best time of several.
fn best(work: impl Fn()) -> Duration {
    let time = || {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..9).map(|_| time()).min().unwrap_or_default()
}

fn against(folder: &Path) {
    let (facts, quiz) = (with_cards(CARDS), questions(QUESTIONS));
    let deck = deck(&facts);
    let notes: Vec<[String; 4]> = deck
        .cards
        .iter()
        .map(|card| [card.id.to_string(), card.front, card.back, card.statement])
        .collect();
    let notes = serde_json::to_vec(&notes).expect("cards are texts");
    fs::write(folder.join("notes.json"), notes).expect("a folder to write to");
    let mut bytes = Vec::new();
    json::write(&quiz, &mut bytes).expect("a vector takes everything");
    fs::write(folder.join("quiz.json"), bytes).expect("a folder to write to");
    println!("anki {}", best(|| write_deck(&deck)).as_secs_f64());
    for format in FORMATS {
        let time = best(|| write_quiz(format, &quiz));
        println!("{format} {}", time.as_secs_f64());
    }
}
