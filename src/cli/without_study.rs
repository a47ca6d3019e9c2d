//! `quizpress study` and `quizpress stats` in a program that was built without them: they say how to have them.

use std::ffi::OsString;
use std::path::Path;

use clap::Args;

use quizpress::Facts;
use quizpress::quiz::QuestionId;

use super::Failure;
use super::files::Files;
use super::store::StoreArgs;

/// Whatever follows the command.
#[derive(Args)]
pub struct LeftOutArgs {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    _all: Vec<OsString>,
}

pub type StudyArgs = LeftOutArgs;
pub type StatsArgs = LeftOutArgs;

/// Fails: see [`Failure::left_out`].
pub fn run(_: &LeftOutArgs) -> Result<u8, Failure> {
    Err(Failure::left_out("studying", "study"))
}

/// Fails: see [`Failure::left_out`].
pub fn claim(_: &StoreArgs, _: &mut Files) -> Result<(), Failure> {
    Err(Failure::left_out("`--remember`", "study"))
}

/// Is never reached, since [`claim`] fails before a quiz is asked.
pub fn remember(
    _: &StoreArgs,
    _: &Facts,
    _: Option<&Path>,
    _: &[&QuestionId],
) -> Result<(), Failure> {
    Err(Failure::left_out("`--remember`", "study"))
}
