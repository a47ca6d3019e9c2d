//! The command line: arguments, and one file per command. All that is impure meets here: files, the terminal,
//! chance from the operating system.

mod args;
mod cards;
mod check;
mod draw;
mod export;
mod failure;
mod load;
mod output;
mod play;
mod print;
mod stats;
mod store;
mod study;

use clap::Parser;

use args::{Cli, Command};
pub use failure::Failure;

/// Runs the program with the arguments of the process; the exit code is 0 where it did what was asked.
///
/// # Errors
/// A [`Failure`] with the exit code and what to say.
pub fn run() -> Result<u8, Failure> {
    // Before anything is read of the rest: help and errors have colours too.
    args::color(std::env::args_os()).write_global();
    let cli = Cli::parse();
    match cli.command {
        Command::Play(args) => play::run(&args),
        Command::Print(args) => print::run(&args),
        Command::Cards(args) => cards::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Study(args) => study::run(&args),
        Command::Stats(args) => stats::run(&args),
    }
}
