//! The command line: arguments, and one file per command. All that is impure meets here: files, the terminal,
//! chance from the operating system.

mod args;
mod ask;
mod bank_path;
mod cards;
mod check;
mod completions;
mod draft;
mod draw;
mod export;
mod failure;
mod files;
mod load;
mod man;
mod mark;
mod new;
mod open;
mod output;
mod overwrite;
mod own_words;
mod play;
mod player;
mod print;
mod review;
mod schema;
mod shell;
#[cfg(feature = "study")]
mod stats;
mod store;
#[cfg(feature = "study")]
mod study;
mod target;
mod temporary;
#[cfg(not(feature = "study"))]
mod without_study;

use std::borrow::Cow;
use std::io::Write;

use clap::{Parser, Subcommand};
use quizpress::sanitize::visible;

pub use failure::Failure;
#[cfg(not(feature = "study"))]
use without_study::{self as study, self as stats};

/// Examples as they stand at the end of a command's help.
macro_rules! examples {
    ($($line:literal),* $(,)?) => {
        concat!("\x1b[1;4mExamples:\x1b[0m", $("\n  ", $line),*)
    };
}
use examples;

/// Quizzes, worksheets and flashcards from a bank of facts, the same again for the same seed.
#[derive(Parser)]
#[command(version, max_term_width = 100, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    _color: args::Color,
}

#[derive(Subcommand)]
enum Command {
    /// Ask the questions in the terminal
    Play(play::PlayArgs),
    /// Worksheets and their key, as HTML for the printer
    Print(print::PrintArgs),
    /// From what was marked on printed sheets to results
    Mark(mark::MarkArgs),
    /// Flashcards, as HTML for the printer
    Cards(cards::CardsArgs),
    /// Flashcards over weeks, each when it is due
    Study(study::StudyArgs),
    /// For a learning platform, or a program
    Export(export::ExportArgs),
    /// What has been studied, what is due, how well it holds
    Stats(stats::StatsArgs),
    /// Is the bank sound, and what does it yield
    Check(check::CheckArgs),
    /// From an article to a bank: facts are proposed, and you word and accept them
    Draft(draft::DraftArgs),
    /// A first bank, with each common field once, to write your own in
    New(new::NewArgs),
    /// JSON Schemas of banks, quizzes and marking files, for editors and programs
    Schema(schema::SchemaArgs),
    /// The script by which a shell completes commands and options
    Completions(completions::CompletionsArgs),
    /// The pages of the manual
    Man(man::ManArgs),
    /// Look through a bank's drafts: word, accept or drop each, with its questions in view
    Review(review::ReviewArgs),
}

/// Runs the program with the arguments of the process; the exit code is 0 where it did what was asked.
///
/// # Errors
/// A [`Failure`] with the exit code and what to say.
pub fn run() -> Result<u8, Failure> {
    #[cfg(feature = "mark")]
    if let Some(code) = mark::read_if_asked(std::env::args_os()) {
        return Ok(code);
    }
    temporary::survive_limits();
    // Before anything is read of the rest: help and errors have colours too.
    args::color(std::env::args_os()).write_global();
    let cli = Cli::try_parse().unwrap_or_else(|error| end(&error));
    match cli.command {
        Command::Play(args) => play::run(&args),
        Command::Print(args) => print::run(&args),
        Command::Mark(args) => mark::run(&args),
        Command::Cards(args) => cards::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Draft(args) => draft::run(&args),
        Command::New(args) => new::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => man::run(&args),
        Command::Review(args) => review::run(&args),
        Command::Study(args) => study::run(&args),
        Command::Stats(args) => stats::run(&args),
    }
}

/// Shows help, or how the program was called wrongly, and ends. Arguments are repeated without what could steer the
/// screen.
fn end(error: &clap::Error) -> ! {
    let plain = error.render().to_string();
    let shown: Vec<_> = plain.lines().map(visible).collect();
    if shown.iter().all(|line| matches!(line, Cow::Borrowed(_))) {
        error.exit();
    }
    let _ = writeln!(std::io::stderr(), "{}", shown.join("\n"));
    std::process::exit(error.exit_code());
}
