//! Marking: figures against those of others, laws, and files that nobody should have to read.

mod figures;
mod gradebooks;
mod laws;
mod letters;
mod pages;
mod program;

use quizpress::export::json;
use quizpress::marking::{self, Analysis, Exam, Pile, Results, Rules, letters as typed};
use quizpress::marking_file::MarkingFile;
use quizpress::sheet::{Job, Layout, Person, SheetCopy, numbered};
use quizpress::{Form, Quiz};

/// A quiz of so many choices with four options, of which the first is right.
fn choices(count: usize) -> Quiz {
    let questions: Vec<String> = (1..=count)
        .map(|n| {
            let options: Vec<String> = ["right", "wrong", "false", "not so"]
                .iter()
                .enumerate()
                .map(|(at, text)| {
                    format!(
                        r#"{{"text":"{text} {n}","correct":{},"why":"because of {n}"}}"#,
                        at == 0
                    )
                })
                .collect();
            format!(
                r#"{{"id":"f{n}/b/which","form":"choice","stem":"Question {n}?","options":[{}]}}"#,
                options.join(",")
            )
        })
        .collect();
    let text = format!(
        r#"{{"format":1,"id":"sums","title":"Sums","language":"en","seed":"7","questions":[{}]}}"#,
        questions.join(",")
    );
    json::read(&text).unwrap()
}

/// A quiz with a question of every form.
fn every_form() -> Quiz {
    let text = r#"{"format":1,"id":"forms","title":"Forms","language":"en","seed":"7","questions":[
        {"id":"a/b/which","form":"choice","stem":"One?","options":[
            {"text":"yes","correct":true},{"text":"no","correct":false,"why":"No is not one."},{"text":"so","correct":false}]},
        {"id":"b/b/true-false","form":"true-false","stem":"True?","options":[
            {"text":"True","correct":false},{"text":"False","correct":true}]},
        {"id":"c/b/select","form":"select","stem":"Which?","options":[
            {"text":"p","correct":true},{"text":"q","correct":false},{"text":"r","correct":true},{"text":"s","correct":false}]},
        {"id":"d/b/order","form":"order","stem":"Order?","answers":["x","y","z"],"options":[
            {"text":"y","correct":null},{"text":"x","correct":null},{"text":"z","correct":null}]},
        {"id":"e/b/date","form":"date","stem":"When?","value":"1969-07-20","answers":["20 July 1969"]},
        {"id":"f/b/amount","form":"number","stem":"How many?","value":2,"answers":["2"]}]}"#;
    json::read(text).unwrap()
}

/// So many people: `Learner 1` with the id `u1`, and so on.
fn people(count: usize) -> Vec<Person> {
    let person = |n: usize| Person {
        class: Some("7b".into()),
        id: Some(format!("u{n}")),
        student_number: Some((7000 + n).to_string()),
        email: Some(format!("Learner{n}@example.org")),
        ..Person::named(&format!("Learner {n}"))
    };
    (1..=count).map(person).collect()
}

fn exam_of(quiz: &Quiz, copies: &[SheetCopy]) -> Exam {
    Exam::of(&[marking_file(quiz, copies)]).unwrap()
}

fn marking_file(quiz: &Quiz, copies: &[SheetCopy]) -> MarkingFile {
    let job = Job {
        copies,
        ..Job::new(quiz, Layout::default())
    };
    let file = MarkingFile::of(&job, job.digest()).unwrap();
    let mut bytes = Vec::new();
    file.write(&mut bytes).unwrap();
    MarkingFile::read(&String::from_utf8(bytes).unwrap()).unwrap()
}

/// A class of so many people with so many versions.
fn class(quiz: &Quiz, count: usize, versions: u32) -> Exam {
    exam_of(quiz, &numbered(people(count), Some(versions), 0))
}

/// What an item's right answer is on somebody's sheet, as it is typed.
fn key(exam: &Exam, version: usize, row: usize) -> String {
    let row = &exam.jobs[0].versions[version].rows[row];
    let item = &exam.items[row.item];
    match item.question.form {
        Form::Ordering(_) | Form::Date(_) | Form::Number(_) => "✓".into(),
        _ => letters_of(exam, version, row.item, &item.question.form.key()),
    }
}

/// The letters of some options of an item in a version.
fn letters_of(exam: &Exam, version: usize, item: usize, options: &[usize]) -> String {
    let rows = &exam.jobs[0].versions[version].rows;
    let row = rows.iter().find(|row| row.item == item).unwrap();
    let positions = (0..row.options.len()).filter(|&at| options.contains(&row.options[at]));
    positions.map(|at| char::from(b'A' + at as u8)).collect()
}

fn read(exam: &Exam, letters: &str) -> Pile {
    typed::read(letters, exam).unwrap_or_else(|odds| panic!("{odds:?}"))
}

fn scored(exam: &Exam, letters: &str) -> (Results, Analysis) {
    let rules = Rules::of(exam);
    let results = marking::score(exam, &rules, &read(exam, letters));
    let analysis = marking::analysis(exam, &rules, &results);
    (results, analysis)
}

/// `copy,1,2,…`.
fn head(questions: usize) -> String {
    let numbers: Vec<String> = (1..=questions).map(|n| n.to_string()).collect();
    format!("copy,{}\n", numbers.join(","))
}
