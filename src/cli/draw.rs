//! A quiz from the arguments, with what must be said about it.

use std::ffi::OsString;
use std::path::Path;

use quizpress::generate::{self, Every, Plan, Shortage};
use quizpress::quiz::Questions;
use quizpress::{Facts, Quiz, lang};

use super::args::DrawArgs;
use super::{Failure, failure, shell};

/// How much of a bank is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Questions that go together.
    Quiz,
    /// Every question that the bank yields.
    Everything,
}

impl Extent {
    /// As `--all` has it.
    pub fn of(all: bool) -> Extent {
        if all {
            Extent::Everything
        } else {
            Extent::Quiz
        }
    }
}

/// Draws a quiz; what could not be had is said on standard error.
pub fn quiz(facts: &Facts, plan: &Plan, extent: Extent) -> Result<Quiz, Failure> {
    let drawn = match extent {
        Extent::Quiz => quizpress::generate(facts, plan),
        Extent::Everything => generate::every(facts, plan),
    };
    let quiz = drawn.map_err(short)?;
    quiz.notes.iter().for_each(|note| failure::note(note));
    Ok(quiz)
}

/// The same questions, for whoever needs them one after the other.
pub fn questions<'f>(
    facts: &'f Facts,
    plan: &Plan,
    extent: Extent,
) -> Result<Box<dyn Questions + 'f>, Failure> {
    Ok(match extent {
        Extent::Quiz => Box::new(quiz(facts, plan, extent)?),
        Extent::Everything => Box::new(Every::of(facts, plan).map_err(short)?),
    })
}

fn short(shortage: Shortage) -> Failure {
    Failure::Failed {
        message: shortage.to_string(),
        help: Some("`quizpress check` says, fact by fact, what a bank yields and why".into()),
    }
}

/// Says where a bank's language has no words of its own: its months and all that is said around it are English.
pub fn tell_language(facts: &Facts) {
    let language = facts.language();
    if lang::known(language).is_none() {
        failure::note(&format!(
            "there are no words for `{language}`: months, numbers and what stands around the bank's texts are English"
        ));
    }
}

/// Says which seed was drawn, where the user gave none.
pub fn tell_seed(draw: &DrawArgs, plan: &Plan) {
    if draw.seed.is_none() {
        failure::note(&format!(
            "the seed is {}; give it with --seed to have the same again",
            plan.seed
        ));
    }
}

/// The command that draws the same quiz again, from its words.
pub fn command(
    name: &str,
    bank: Option<&Path>,
    draw: &DrawArgs,
    plan: &Plan,
    more: &[OsString],
) -> String {
    let mut words: Vec<OsString> = vec!["quizpress".into(), name.into()];
    words.extend(bank.map(shell::path));
    words.extend(draw.repeat(&plan.seed).into_iter().map(OsString::from));
    words.extend_from_slice(more);
    shell::join(words)
}
