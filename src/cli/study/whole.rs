//! What is done with a history as a whole.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::Path;

use quizpress::deck::CardId;
use quizpress::lang::{self, Words};
use quizpress::study::history::{self, History};
use quizpress::study::optimise::{self, Fit, Unfit};
use quizpress::study::store::{Error, Salvage};
use quizpress::study::{Review, Store};

use crate::cli::failure::note;
use crate::cli::files::Files;
use crate::cli::store::{StoreArgs, failure, nothing};
use crate::cli::{Failure, load, shell, study};

/// More than any history: a million answers are some 150 MB.
const LARGEST: u64 = 256 << 20;

/// How many cards with lost answers are named.
const NAMED: usize = 12;

/// Writes the history as JSON lines; of a damaged store, what can still be read. Then the exit code is 1.
pub fn export(mut files: Files, store: &StoreArgs, file: &Path) -> Result<u8, Failure> {
    store.claim(&mut files)?;
    let target = files.claim(file)?;
    let path = store.path()?;
    let mut write = |history: &History| {
        files.write(&target, |out| history::write(history, out))?;
        std::mem::take(&mut files).finish()
    };
    match whole(&path) {
        Ok(Some(history)) => {
            write(&history)?;
            Ok(0)
        }
        Ok(None) => Err(nothing(&path)),
        Err(error @ Error::Damaged { .. }) => {
            note(&error.to_string());
            if let Error::Damaged {
                backup: Some(backup),
                ..
            } = &error
            {
                note(&format!(
                    "`{}` is the store as it was that day",
                    backup.display()
                ));
            }
            let salvage = Store::salvage(&path).map_err(failure)?;
            write(&salvage.history)?;
            tell_lost(&salvage);
            Ok(1)
        }
        Err(error) => Err(failure(error)),
    }
}

/// The history of a store that is not damaged; `None` where there is no store.
fn whole(path: &Path) -> Result<Option<History>, Error> {
    let Some(store) = Store::read(path)? else {
        return Ok(None);
    };
    store.check()?;
    store.history().map(Some)
}

/// Says what of a damaged store could be read, and what could not.
fn tell_lost(salvage: &Salvage) {
    let answers = |count: usize| match count {
        1 => "1 answer".to_owned(),
        _ => format!("{count} answers"),
    };
    let read = salvage.history.reviews.len();
    let lost: usize = salvage.lost.values().sum();
    let known = if read == 0 || salvage.bare > 0 {
        "at least "
    } else {
        ""
    };
    note(&format!(
        "{} could be read, {known}{} could not",
        answers(read),
        lost + salvage.nameless
    ));
    for (id, count) in salvage.lost.iter().take(NAMED) {
        note(&format!("{} of `{id}` could not be read", answers(*count)));
    }
    if salvage.lost.len() > NAMED {
        note(&format!("and of {} cards more", salvage.lost.len() - NAMED));
    }
    if salvage.nameless > 0 {
        note(&format!(
            "{} have lost the name of their card",
            answers(salvage.nameless)
        ));
    }
    if salvage.bare > 0 {
        note(&format!(
            "of {} no more than the name could be read: whether it was suspended or flagged is not known, nor how \
             many answers it had",
            match salvage.bare {
                1 => "1 card".to_owned(),
                count => format!("{count} cards each"),
            }
        ));
    }
    note("`quizpress study --store NEW --import FILE` makes a store of what was written");
}

/// Reads a history, line by line, so that what is none is known for that at once.
pub fn read(files: &mut Files, file: &Path) -> Result<History, Failure> {
    let mut source = load::source(files, file)?.take(LARGEST);
    let history = history::read_from(&mut source);
    if source.limit() == 0 {
        return Err(Failure::Failed {
            message: format!("`{}` is larger than {} MB", file.display(), LARGEST >> 20),
            help: Some("bring it in in parts".into()),
        });
    }
    history
        .map_err(|problem| Failure::failed(format!("cannot read `{}`: {problem}", file.display())))
}

/// Brings in a history.
pub fn import(store: &mut Store, history: &History) -> Result<u8, Failure> {
    let scheduler = study::scheduler(store)?;
    let merged = store
        .merge(history, &scheduler)
        .map_err(|error: Error| failure(error))?;
    let words = lang::of("en");
    let said = words
        .study
        .merged
        .replace(
            "{added}",
            &words.count(merged.added as u64, words.study.answers),
        )
        .replace(
            "{cards}",
            &words.count(merged.cards as u64, words.study.cards),
        )
        .replace("{known}", &merged.known.to_string());
    say(&said)
}

/// Fits the schedule to the history, where that predicts it better.
pub fn optimise(store: &mut Store, args: &StoreArgs) -> Result<u8, Failure> {
    let mut cards: BTreeMap<CardId, Vec<Review>> = BTreeMap::new();
    let mut take =
        |id: &CardId, review: Review, _| cards.entry(id.clone()).or_default().push(review);
    store.reviews(&mut take).map_err(failure)?;
    let cards: Vec<Vec<Review>> = cards.into_values().collect();
    let current = store.parameters().map_err(failure)?;
    let words = lang::of("en");
    match optimise::fit(&cards, &current) {
        Ok(fit) if fit.is_better() => {
            let scheduler = study::scheduler_with(store, &fit.parameters)?;
            store
                .adopt(&fit.parameters, &scheduler, args.now())
                .map_err(failure)?;
            say(&told(words.study.fitted, &fit, words))?;
            say(words.study.take_back)?;
            let mut words: Vec<OsString> = ["quizpress", "study", "--undo-optimise"]
                .map(OsString::from)
                .into();
            words.extend(args.repeat());
            say(&format!("  {}", shell::join(words)))
        }
        Ok(fit) => say(&told(words.study.unfitted, &fit, words)),
        Err(Unfit::TooFew(found)) => Err(Failure::Failed {
            message: format!(
                "{found} answers on a later day are too few to fit a schedule: {} are needed",
                optimise::FEWEST
            ),
            help: Some("study on with the usual schedule, which suits most people".into()),
        }),
        Err(Unfit::Failed) => Err(Failure::failed(
            "the schedule cannot be fitted to this history",
        )),
    }
}

fn told(pattern: &str, fit: &Fit, words: &Words) -> String {
    let off = |error: f32| format!("{:.1} %", error * 100.0);
    pattern
        .replace("{n}", &words.digits((fit.answers as u64).into()))
        .replace("{before}", &off(fit.before.error))
        .replace("{after}", &off(fit.after.error))
        .replace("{loss}", &format!("{:.3}", fit.before.log_loss))
        .replace("{less}", &format!("{:.3}", fit.after.log_loss))
}

/// Takes back the last fit.
pub fn undo_optimise(store: &mut Store) -> Result<u8, Failure> {
    let Some(former) = store.former_parameters().map_err(failure)? else {
        return Err(Failure::failed(
            "the schedule was never fitted, or has been taken back already",
        ));
    };
    let scheduler = study::scheduler_with(store, &former)?;
    store.unadopt(&scheduler).map_err(failure)?;
    say(lang::of("en").study.unfit)
}

fn say(line: &str) -> Result<u8, Failure> {
    writeln!(io::stdout(), "{line}")
        .map_err(|error| Failure::io("write", "standard output", &error))?;
    Ok(0)
}
