//! Scans in a program that was built without them: it says how to have them.

use std::io;
use std::path::PathBuf;

use quizpress::lang::Words;
use quizpress::marking::{Exam, Naming, Pictures, Pile};
use quizpress::marking_file::MarkingFile;

use crate::cli::Failure;
use crate::cli::files::Files;

/// What cannot be.
pub enum Gathered {}

/// Fails: see [`Failure::left_out`].
pub fn gathered(
    _: &mut Files,
    _: &[PathBuf],
    _: &[PathBuf],
    _: &[MarkingFile],
    _: &Exam,
) -> Result<Gathered, Failure> {
    Err(Failure::left_out("scans", "mark"))
}

/// Is never reached.
pub fn pile(gathered: &Gathered) -> Pile {
    match *gathered {}
}

/// Is never reached.
pub fn pictures(gathered: &Gathered) -> Pictures {
    match *gathered {}
}

/// Is never reached.
pub fn write(
    gathered: &Gathered,
    _: &Exam,
    _: Naming,
    _: &'static Words,
    _: usize,
    _: &mut dyn io::Write,
) -> io::Result<()> {
    match *gathered {}
}
