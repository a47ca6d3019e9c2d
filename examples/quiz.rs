//! Reads a bank, draws a quiz with a seed, and prints it with its key.
//!
//! `cargo run --example quiz -- questions/apollo-11.yaml 7`

use std::error::Error;
use std::io;

use quizpress::export::{self, Options, Writer};
use quizpress::{Facts, Plan, generate};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let bank = arguments
        .next()
        .unwrap_or_else(|| "questions/apollo-11.yaml".into());
    let seed = arguments.next().unwrap_or_else(|| "7".into());

    let yaml = std::fs::read_to_string(&bank)?;
    let facts = Facts::parse(&bank, &yaml)?;
    let quiz = generate(&facts, &Plan::new(&seed))?;
    if let Some(Writer::Quiz(write)) = export::find("text").map(|format| format.write) {
        write(&quiz, &Options::default(), &mut io::stdout())?;
    }
    Ok(())
}
