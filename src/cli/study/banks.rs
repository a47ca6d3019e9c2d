//! Which banks are studied.

use std::path::{Path, PathBuf};

use quizpress::facts::Facts;
use quizpress::lang;
use quizpress::play::{Given, Keys, Paragraph, Prompt, Tone};
use quizpress::study::store::Studied;
use quizpress::study::{Day, Store, talk};

use crate::cli::bank_path::{found, whole};
use crate::cli::failure::note;
use crate::cli::files::Files;
use crate::cli::store::failure;
use crate::cli::{Failure, load};

/// A bank, and where it was read from.
pub struct Bank {
    pub facts: Facts,
    /// Its file, whole; `None` for the one built into the program.
    pub path: Option<String>,
}

/// The banks that were named.
pub fn named(files: &mut Files, arguments: &[PathBuf]) -> Result<Vec<Bank>, Failure> {
    let mut banks: Vec<Bank> = Vec::new();
    for argument in arguments {
        if argument == Path::new("-") {
            return Err(Failure::Usage {
                message: "the answers come from standard input, so the bank cannot".into(),
                help: Some("name the bank's file".into()),
            });
        }
        let facts = load::bank(files, Some(argument))?;
        if let Some(other) = banks.iter().find(|bank| bank.facts.id() == facts.id()) {
            return Err(Failure::Usage {
                message: format!(
                    "`{}` and `{}` are both called `{}`",
                    argument.display(),
                    other.path.as_deref().unwrap_or_default(),
                    facts.id()
                ),
                help: Some("give one of them another `id`, or name one of them".into()),
            });
        }
        let path = whole(Some(argument));
        banks.push(Bank { facts, path });
    }
    Ok(banks)
}

/// The banks that were studied before, and how much of each is due; the built-in one where there are none.
pub fn studied(
    files: &mut Files,
    store: &Store,
    today: Day,
) -> Result<Vec<(Bank, Option<Studied>)>, Failure> {
    let mut banks = Vec::new();
    for studied in store.banks(today).map_err(failure)? {
        let path = studied.path.clone();
        let file = path.as_deref().map(found);
        if let Some(file) = file.as_deref().filter(|file| !file.exists()) {
            note(&format!(
                "`{}` is not at `{}` any more: its cards wait",
                studied.title,
                file.display()
            ));
            continue;
        }
        let facts = load::bank(files, file.as_deref())?;
        if facts.id() == studied.id {
            banks.push((Bank { facts, path }, Some(studied)));
        } else {
            note(&format!(
                "`{}` is another bank now: the cards of `{}` wait",
                facts.id(),
                studied.id
            ));
        }
    }
    if banks.is_empty() {
        let facts = load::bank(files, None)?;
        banks.push((Bank { facts, path: None }, None));
    }
    Ok(banks)
}

/// Those of the banks that the learner wants.
pub fn chosen(
    banks: Vec<(Bank, Option<Studied>)>,
    learner: &mut dyn Keys,
) -> Result<Vec<Bank>, Failure> {
    let studied: Vec<Studied> = banks
        .iter()
        .filter_map(|(_, studied)| studied.clone())
        .collect();
    let banks: Vec<Bank> = banks.into_iter().map(|(bank, _)| bank).collect();
    if studied.len() < 2 {
        return Ok(banks);
    }
    let words = lang::of(banks[0].facts.language());
    let Some(question) = talk::which(&studied, words) else {
        return Ok(banks);
    };
    let told = |error| Failure::io("ask", "for the banks", &error);
    learner
        .tell(&[Paragraph::new(Tone::Strong, "", &question.stem)])
        .map_err(told)?;
    let prompt = Prompt::new(&question, words);
    let wanted = match learner.ask(&prompt).map_err(told)?.given {
        Given::Back | Given::Stop | Given::Nothing => return Ok(Vec::new()),
        Given::Chosen(chosen) => chosen,
        Given::Typed(_) => return Ok(banks),
    };
    let banks = banks
        .into_iter()
        .enumerate()
        .filter(|(at, _)| wanted.contains(at));
    Ok(banks.map(|(_, bank)| bank).collect())
}
