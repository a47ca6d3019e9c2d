//! What a quiz costs: reading a bank, drawing questions, setting a worksheet, and starting the program.
//!
//! `cargo bench --bench quiz`
//!
//! What is done with a bank is done with 1,000, 10,000 and, where that is quick enough, 100,000 facts: where one size
//! takes more than about ten times as long as the one before it, the work does not grow with the bank alone.

use std::fmt::Write;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use divan::{Bencher, black_box};
use quizpress::deck::CardId;
use quizpress::export::json;
use quizpress::generate::{COUNTING_SEED, Every, version, yields};
use quizpress::quiz::Questions as _;
use quizpress::sheet::{self, Job, Layout};
use quizpress::study::{Day, choice};
use quizpress::{Facts, Plan, Quiz, audit, deck, generate};

fn main() {
    divan::main();
}

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
/// For work that takes seconds with the largest.
const FEWER: [usize; 2] = [1_000, 10_000];

/// A bank of so many facts of three blanks each, about 270 bytes a fact.
fn bank(facts: usize) -> &'static str {
    static BANKS: [OnceLock<String>; 3] = [const { OnceLock::new() }; 3];
    let position = SIZES
        .iter()
        .position(|&size| size == facts)
        .expect("a listed size");
    BANKS[position].get_or_init(|| {
        let mut yaml = String::from("id: large\ntitle: A large bank\nsource: { published: 2025 }\nentities:\n");
        for entity in 0..(facts / 10).max(8) {
            let _ = writeln!(yaml, "  e{entity}: {{ name: Person {entity}, class: person }}");
        }
        yaml.push_str("facts:\n");
        for fact in 0..facts {
            let entity = fact % (facts / 10).max(8);
            let (year, number) = (1800 + fact % 220, 20 + fact * 7 % 900);
            let _ = write!(
                yaml,
                "  - id: fact-{fact}\n    statement: \"In {{year}}, {{who}} counted {{number}} birds at station {fact}.\"\n    \
                 paragraph: {}\n    blanks:\n      \
                 year: {{ date: {year}, ask: \"In which year were the birds of station {fact} counted?\" }}\n      \
                 who: {{ entity: e{entity}, ask: \"Who counted the birds of station {fact}?\" }}\n      \
                 number: {{ number: {number}, unit: birds, ask: \"How many birds were counted at station {fact}?\" }}\n",
                fact / 3
            );
        }
        yaml
    })
}

fn facts(size: usize) -> &'static Facts {
    static FACTS: [OnceLock<Facts>; 3] = [const { OnceLock::new() }; 3];
    let position = SIZES
        .iter()
        .position(|&known| known == size)
        .expect("a listed size");
    FACTS[position].get_or_init(|| Facts::parse("large.yaml", bank(size)).expect("a sound bank"))
}

fn twenty() -> Plan {
    Plan::new("7").count(20)
}

fn built_in() -> Quiz {
    let yaml = include_str!("../questions/russia-recognises-taliban.yaml");
    let facts = Facts::parse("built in", yaml).expect("a sound bank");
    generate(&facts, &twenty()).expect("enough facts")
}

/// YAML to facts.
#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn read(bencher: Bencher, size: usize) {
    let yaml = bank(size);
    bencher.bench(|| Facts::parse("large.yaml", black_box(yaml)));
}

/// Facts to a quiz of 20 questions.
#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn draw(bencher: Bencher, size: usize) {
    let facts = facts(size);
    let plan = twenty();
    bencher.bench(|| generate(black_box(facts), &plan));
}

/// What each blank yields, as `check` counts it.
#[divan::bench(args = FEWER, sample_count = 5, sample_size = 1)]
fn count(bencher: Bencher, size: usize) {
    let facts = facts(size);
    let plan = Plan::new(COUNTING_SEED);
    bencher.bench(|| yields(black_box(facts), &plan));
}

/// What is weak in a bank, as `check` looks for it.
#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn look_through(bencher: Bencher, size: usize) {
    let facts = facts(size);
    bencher.bench(|| audit::bank(black_box(facts)));
}

/// Every question of a bank, as `export --all` draws them.
#[divan::bench(args = FEWER, sample_count = 5, sample_size = 1)]
fn draw_all(bencher: Bencher, size: usize) {
    let facts = facts(size);
    let plan = Plan::new("7");
    bencher.bench(|| Every::of(black_box(facts), &plan).map(|every| every.count()));
}

/// Every question of a bank as JSON, one after the other, when they are drawn.
#[divan::bench(args = FEWER, sample_count = 5, sample_size = 1)]
fn write_all(bencher: Bencher, size: usize) {
    let every = Every::of(facts(size), &Plan::new("7")).expect("questions");
    bencher.bench(|| json::write(black_box(&every), &mut std::io::sink()));
}

/// The choices of a session, for the cards of two facts.
#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn draw_what_is_due(bencher: Bencher, size: usize) {
    let facts = facts(size);
    let is_due = |id: &CardId| ["fact-7", "fact-9"].contains(&id.fact());
    bencher.bench(|| choice::questions(black_box(facts), Day(20_000), &is_due));
}

/// The names of all cards, as every session begins with them.
#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn call_the_roll(bencher: Bencher, size: usize) {
    let facts = facts(size);
    bencher.bench(|| deck::roll(black_box(facts)));
}

/// A worksheet of 20 questions.
#[divan::bench]
fn worksheet(bencher: Bencher) {
    let quiz = built_in();
    bencher.bench(|| sheet::worksheet(black_box(&quiz), &Layout::default(), &mut std::io::sink()));
}

/// Personal versions of 20 questions, sheets and key.
#[divan::bench(args = [10, 1_000, 10_000], sample_count = 5, sample_size = 1)]
fn personal_versions(bencher: Bencher, count: u32) {
    let quiz = built_in();
    let person = |number| sheet::Person::named(&format!("Person {number}"));
    let copies = sheet::numbered((0..count).map(person).collect(), None, 0);
    let job = Job {
        copies: &copies,
        ..Job::new(&quiz, Layout::default())
    };
    bencher.bench(|| {
        let digest = job.digest();
        job.sheets(digest, &mut std::io::sink())?;
        job.key(digest, "quizpress print", &mut std::io::sink())
    });
}

/// Another version of a quiz of 20 questions.
#[divan::bench]
fn another_version(bencher: Bencher) {
    let quiz = built_in();
    bencher.bench(|| version(black_box(&quiz), 17));
}

/// The program, from its start to its version.
#[divan::bench(sample_count = 50, sample_size = 1)]
fn start_version(bencher: Bencher) {
    bencher.bench(|| run(&["--version"]));
}

/// The program, from its start to the first question of the built-in bank and, with no answer, its end.
#[divan::bench(sample_count = 50, sample_size = 1)]
fn start_first_question(bencher: Bencher) {
    bencher.bench(|| run(&["play", "--seed", "7"]));
}

fn run(arguments: &[&str]) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_quizpress"));
    program
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    black_box(program.status().expect("the program starts"));
}
