//! `quizpress schema`: JSON Schemas for editors and programs, and the one that stands beside a bank.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use quizpress::export::json;
use quizpress::facts;
use quizpress::marking_file::MarkingFile;

use super::args::{WRITTEN, path};
use super::files::{Files, tell_written};
use super::target::Target;
use super::{Failure, failure};

/// The file beside a bank that says to an editor what a bank may hold. An editor reads it without a network.
const BESIDE: &str = "quizpress-bank.schema.json";

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct SchemaArgs {
    /// What it is the schema of
    #[arg(value_name = "OF", value_enum)]
    of: Described,
    /// The file, `-` for standard output
    #[arg(short, long, value_name = "FILE", default_value = "-", value_parser = path(), help_heading = WRITTEN)]
    output: PathBuf,
}

const EXAMPLES: &str = super::examples!(
    "quizpress schema bank -o quizpress-bank.schema.json",
    "quizpress schema quiz > quiz.schema.json",
);

#[derive(Clone, Copy, ValueEnum)]
enum Described {
    /// A bank, as you write it
    Bank,
    /// A quiz, as `export --to json` writes it
    Quiz,
    /// What `print` writes for marking, `ID-marking.json`
    Marking,
}

/// Writes the schema.
pub fn run(args: &SchemaArgs) -> Result<u8, Failure> {
    let schema = match args.of {
        Described::Bank => facts::schema(),
        Described::Quiz => json::schema(),
        Described::Marking => MarkingFile::schema(),
    };
    let mut files = Files::default();
    let target = files.claim(&args.output)?;
    files.write(&target, |out| writeln!(out, "{schema:#}"))?;
    tell_written(&files.finish()?);
    Ok(0)
}

/// The schema that stands beside a bank: written where none is there yet.
pub struct Beside {
    text: String,
    /// Where it goes; nothing where a file has its name already.
    target: Option<Target>,
}

impl Beside {
    /// Looks at what stands beside a bank. A file that is there stays, and where it says something else, that is told.
    pub fn claim(files: &mut Files, bank: &Target) -> Result<Beside, Failure> {
        let text = format!("{:#}\n", facts::schema());
        let path = bank.name.with_file_name(BESIDE);
        if !bank.is_file() {
            return Ok(Beside { text, target: None });
        }
        if !path.exists() {
            let target = Some(files.claim(&path)?);
            return Ok(Beside { text, target });
        }
        if std::fs::read(&path).is_ok_and(|found| found != text.as_bytes()) {
            failure::note(&format!(
                "`{0}` is of another quizpress and stays: `quizpress schema bank -o {0}` writes it anew",
                path.display()
            ));
        }
        Ok(Beside { text, target: None })
    }

    /// The first line of the bank, by which an editor finds the schema.
    pub fn line(&self) -> String {
        format!("# yaml-language-server: $schema={BESIDE}\n")
    }

    /// Writes it, where it is wanted.
    pub fn write(&self, files: &mut Files) -> Result<(), Failure> {
        match &self.target {
            Some(target) => files.write(target, |out| out.write_all(self.text.as_bytes())),
            None => Ok(()),
        }
    }
}
