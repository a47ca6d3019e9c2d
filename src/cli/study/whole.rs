//! What is done with a history as a whole.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use quizpress::study::optimise::{self, Fit, Unfit};
use quizpress::study::store::Error;
use quizpress::study::{Moment, Review, Store, history};
use quizpress::words::{self, Words};

use crate::cli::output::Output;
use crate::cli::store::{StoreArgs, failure};
use crate::cli::{Failure, study};

/// More than any history: a million reviews are some 150 MB.
const LARGEST: u64 = 1 << 30;

/// Writes the history as JSON lines.
pub fn export(store: &StoreArgs, file: &str) -> Result<u8, Failure> {
    let Some(opened) = store.read()? else {
        return Err(nothing(&store.path()?));
    };
    let history = opened.history().map_err(failure)?;
    let mut output = Output::open(file)?;
    output.write(|out| history::write(&history, out))?;
    output.finish()?;
    Ok(0)
}

fn nothing(path: &Path) -> Failure {
    Failure::Failed {
        message: format!(
            "nothing has been studied yet: there is no store `{}`",
            path.display()
        ),
        help: Some("begin with `quizpress study`".into()),
    }
}

/// Brings in a history.
pub fn import(store: &mut Store, file: &Path) -> Result<u8, Failure> {
    let name = file.to_string_lossy();
    let read = |error: io::Error| Failure::io("read", &name, &error);
    if fs::metadata(file).map_err(read)?.len() > LARGEST {
        return Err(Failure::failed(format!(
            "`{name}` is larger than {} MB",
            LARGEST >> 20
        )));
    }
    let text = fs::read_to_string(file).map_err(read)?;
    let history = history::read(&text)
        .map_err(|problem| Failure::failed(format!("cannot read `{name}`: {problem}")))?;
    let scheduler = study::scheduler(store)?;
    let merged = store
        .merge(&history, &scheduler)
        .map_err(|error: Error| failure(error))?;
    let words = words::of("en");
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
pub fn optimise(store: &mut Store, now: Moment) -> Result<u8, Failure> {
    let mut cards: BTreeMap<String, Vec<Review>> = BTreeMap::new();
    let mut take =
        |name: &str, review: Review, _| cards.entry(name.to_owned()).or_default().push(review);
    store.reviews(&mut take).map_err(failure)?;
    let cards: Vec<Vec<Review>> = cards.into_values().collect();
    let current = store.parameters().map_err(failure)?;
    let words = words::of("en");
    match optimise::fit(&cards, &current) {
        Ok(fit) if fit.is_better() => {
            let scheduler = study::scheduler_with(store, &fit.parameters)?;
            store
                .adopt(&fit.parameters, &scheduler, now)
                .map_err(failure)?;
            say(&told(words.study.fitted, &fit, words))?;
            say(words.study.take_back)?;
            say("  quizpress study --undo-optimise")
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
    say(words::of("en").study.unfit)
}

fn say(line: &str) -> Result<u8, Failure> {
    writeln!(io::stdout(), "{line}")
        .map_err(|error| Failure::io("write", "standard output", &error))?;
    Ok(0)
}
