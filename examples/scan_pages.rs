//! Writes the answer sheets that the tests of the scan reader are drawn on: for each of the eight geometries a page
//! `NAME.html` with every row in use, and `NAME-marking.json` beside it, with thirty copies.
//!
//! ```sh
//! cargo run --example scan_pages -- FOLDER
//! ```
//!
//! `tests/scans/make` has them printed, and keeps the pages as pictures of one bit.

use std::error::Error;
use std::fs;
use std::path::Path;

use quizpress::export::json;
use quizpress::marking_file::MarkingFile;
use quizpress::sheet::geometry::{Setting, geometry};
use quizpress::sheet::{Answers, Job, Layout, Paper, Person, Print, numbered};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("name a folder")?;
    for setting in Setting::all() {
        let rows = geometry(setting).rows.len();
        let quiz = json::read(&quiz(rows, if setting.mirrored { "he" } else { "en" }))?;
        let print = if setting.large {
            Print::Large
        } else {
            Print::Normal
        };
        let mut layout = Layout::default();
        layout.paper = setting.paper;
        layout.print = print;
        layout.answers = Answers::Sheet;
        let people = (1..=30).map(|at| Person {
            student_number: Some((7000 + at).to_string()),
            ..Person::named(&format!("Learner {at}"))
        });
        let copies = numbered(people.collect(), Some(1), 1);
        let job = Job {
            copies: &copies,
            ..Job::new(&quiz, layout)
        };
        let paper = match setting.paper {
            Paper::A4 => "a4",
            Paper::Letter => "letter",
        };
        let digest = job.digest();
        let name = format!(
            "{paper}{}{}",
            if setting.large { "-large" } else { "" },
            if setting.mirrored { "-mirrored" } else { "" }
        );
        let file = |suffix: &str| fs::File::create(Path::new(&folder).join(name.clone() + suffix));
        MarkingFile::of(&job, digest)?.write(&mut file("-marking.json")?)?;
        // The last copy, which is nobody's, so that the grid stands on it.
        let job = Job {
            copies: &copies[copies.len() - 1..],
            ..job
        };
        job.answer_sheets(digest, &mut file(".html")?)?;
    }
    Ok(())
}

/// A quiz whose answers take so many rows: choices of two to six options, true or false, several options, an order, a
/// date and a number.
fn quiz(rows: usize, language: &str) -> String {
    let questions: Vec<String> = (1..=rows).map(|n| question(n, n % 10)).collect();
    format!(
        r#"{{"format":1,"id":"rows","title":"Rows","language":"{language}","seed":"7","questions":[{}]}}"#,
        questions.join(",")
    )
}

fn question(n: usize, kind: usize) -> String {
    let head =
        |form: &str| format!(r#""id":"f{n}/b/which","form":"{form}","stem":"Question {n}?""#);
    let options = |count: usize, right: &dyn Fn(usize) -> &'static str| {
        let option = |at| format!(r#"{{"text":"option {at}","correct":{}}}"#, right(at));
        (0..count).map(option).collect::<Vec<_>>().join(",")
    };
    let first = |at: usize| if at == 0 { "true" } else { "false" };
    let body = match (kind, n) {
        (1 | 2 | 3 | 6 | 8, _) => format!(
            r#"{},"options":[{}]"#,
            head("choice"),
            options([4, 4, 6, 5, 3][kind / 2 % 5], &first)
        ),
        (4, _) => format!(
            r#"{},"options":[{{"text":"True","correct":true}},{{"text":"False","correct":false}}]"#,
            head("true-false")
        ),
        (5 | 7, _) => format!(
            r#"{},"options":[{}]"#,
            head("select"),
            options(kind - 1, &|at| if at % 2 == 0 { "true" } else { "false" })
        ),
        (9, 9 | 29) => format!(
            r#"{},"answers":["option 0","option 1","option 2"],"options":[{}]"#,
            head("order"),
            options(3, &|_| "null")
        ),
        (0, 10 | 30) => format!(
            r#"{},"value":"1969-07-20","answers":["20 July 1969"]"#,
            head("date")
        ),
        (0, _) => format!(r#"{},"value":2,"answers":["2"]"#, head("number")),
        _ => format!(r#"{},"options":[{}]"#, head("choice"), options(4, &first)),
    };
    format!("{{{body}}}")
}
