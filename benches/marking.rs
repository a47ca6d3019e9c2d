//! What marking costs: 1,000 learners in versions of their own, 50 questions.
//!
//! `cargo bench --bench marking`. From the texts of the marking file and of the letters to all that is written.

use divan::{Bencher, black_box};
use quizpress::export::json;
use quizpress::marking::{self, Exam, Naming, Pictures, Report, Returned, Rules, letters};
use quizpress::marking_file::MarkingFile;
use quizpress::sheet::{Job, Layout, Paper, Person, numbered};
use quizpress::{Quiz, lang};

const LEARNERS: usize = 1_000;
const QUESTIONS: usize = 50;

fn main() {
    divan::main();
}

fn quiz() -> Quiz {
    let question = |n: usize| {
        let option = |at: usize| {
            let right = at == n % 4;
            format!(r#"{{"text":"option {at} of {n}","correct":{right},"why":"it is {at}"}}"#)
        };
        let options: Vec<String> = (0..4).map(option).collect();
        let options = options.join(",");
        format!(
            r#"{{"id":"f{n}/b/which","form":"choice","stem":"Which is {n}?","options":[{options}]}}"#
        )
    };
    let questions: Vec<String> = (0..QUESTIONS).map(question).collect();
    let questions = questions.join(",");
    let text = format!(
        r#"{{"format":1,"id":"large","title":"Large","language":"en","seed":"7","questions":[{questions}]}}"#
    );
    json::read(&text).expect("a quiz")
}

/// The marking file and the letters.
fn inputs() -> (String, String) {
    let quiz = quiz();
    let person = |n: usize| Person {
        id: Some(format!("u{n}")),
        ..Person::named(&format!("Learner {n}"))
    };
    let copies = numbered((1..=LEARNERS).map(person).collect(), None, 0);
    let job = Job {
        copies: &copies,
        ..Job::new(&quiz, Layout::default())
    };
    let file = MarkingFile::of(&job, job.digest()).expect("a marking file");
    let mut bytes = Vec::new();
    file.write(&mut bytes).expect("a vector takes everything");
    let numbers: Vec<String> = (1..=QUESTIONS).map(|n| n.to_string()).collect();
    let mut letters = format!("id,{}\n", numbers.join(","));
    for n in 1..=LEARNERS {
        let letter = |at: usize| ["A", "B", "C", "D"][(n * 7 + at * at + n * at / 5) % 4];
        let cells: Vec<&str> = (0..QUESTIONS).map(letter).collect();
        letters.push_str(&format!("u{n},{}\n", cells.join(",")));
    }
    (String::from_utf8(bytes).expect("JSON is text"), letters)
}

/// The number of bytes that are written.
fn marked(marking: &str, typed: &str) -> usize {
    let file = MarkingFile::read(marking).expect("what was written");
    let exam = Exam::of(&[file]).expect("what was written");
    let pile = letters::read(typed, &exam).expect("sound letters");
    let rules = Rules::of(&exam);
    let results = marking::score(&exam, &rules, &pile);
    let analysis = marking::analysis(&exam, &rules, &results);
    let (naming, words) = (Naming::Names, lang::of("en"));
    let mut pages = Vec::new();
    let report = Report {
        exam: &exam,
        results: &results,
        analysis: &analysis,
        remarks: &pile.remarks,
        naming,
        words,
    };
    marking::report(&report, &mut pages).expect("a vector takes everything");
    let view = Returned {
        exam: &exam,
        rules: &rules,
        results: &results,
        pictures: &Pictures::new(),
        naming,
        paper: Paper::A4,
        words,
    };
    marking::returned(&view, 0..results.learners.len(), &mut pages)
        .expect("a vector takes everything");
    let tables = marking::results_csv(&exam, &rules, &results, naming);
    pages.len() + tables.len() + marking::items_csv(&exam, &analysis).len()
}

#[divan::bench]
fn a_thousand_learners_with_fifty_questions(bencher: Bencher) {
    let (marking, typed) = inputs();
    bencher.bench_local(|| black_box(marked(&marking, &typed)));
}
