//! Writes a bank in every format, as files in a folder that exists: `export BANK.yaml FOLDER [SECONDS]`.
//!
//! A quiz as JSON (`QUIZ.json`) is written in the formats of a quiz. SECONDS is the time of the files that hold
//! one, since 1970. What a format could not say goes to standard error.

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;
use std::{env, error::Error};

use quizpress::deck::Deck;
use quizpress::export::{FORMATS, Options, Writer, json};
use quizpress::generate::{Plan, every};
use quizpress::{Facts, Quiz, deck};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [input, folder, time @ ..] = arguments.as_slice() else {
        return Err("usage: export BANK.yaml FOLDER [SECONDS]".into());
    };
    let folder = Path::new(folder);
    let mut options = Options::default();
    options.epoch = time.first().map(|seconds| seconds.parse()).transpose()?;
    let text = fs::read_to_string(input)?;
    if input.ends_with(".json") {
        return write_all(Some(&json::read(&text)?), None, folder, options);
    }
    let facts = Facts::parse(input, &text)?;
    // A bank may hold cards and yet yield no question.
    let quiz = every(&facts, &Plan::new("7")).ok();
    let deck = deck(&facts);
    write_all(quiz.as_ref(), Some(&deck), folder, options)
}

/// Writes a file for each format that reads one of these, named after the bank.
fn write_all(
    quiz: Option<&Quiz>,
    deck: Option<&Deck>,
    folder: &Path,
    options: Options,
) -> Result<(), Box<dyn Error>> {
    for format in FORMATS {
        let sink = |id: &str| {
            File::create(folder.join(format!("{id}{}", format.suffix))).map(BufWriter::new)
        };
        let exported = match (format.write, quiz, deck) {
            (Writer::Quiz(write), Some(quiz), _) => write(quiz, &options, &mut sink(&quiz.id)?)?,
            (Writer::Deck(write), _, Some(deck)) => write(deck, &options, &mut sink(&deck.id)?)?,
            _ => continue,
        };
        for note in exported.notes {
            eprintln!("{}: {note}", format.name);
        }
    }
    Ok(())
}
