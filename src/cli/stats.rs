//! `quizpress stats`: what has been studied, what is due, how well it holds.

use std::path::PathBuf;

use clap::Args;

use quizpress::lang;
use quizpress::study::stats::{Gathering, Stats, chart, json, page};
use quizpress::study::{Moment, Store, schedule};

use super::Failure;
use super::args::WRITTEN;
use super::files::Files;
use super::store::{StoreArgs, failure, nothing};

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct StatsArgs {
    /// As a page for the browser
    #[arg(long, help_heading = WRITTEN)]
    html: bool,
    /// As JSON
    #[arg(long, conflicts_with = "html", help_heading = WRITTEN)]
    json: bool,
    /// The file, `-` for standard output
    #[arg(short, long, value_name = "FILE", default_value = "-", help_heading = WRITTEN)]
    output: PathBuf,
    #[command(flatten)]
    store: StoreArgs,
}

const EXAMPLES: &str =
    super::examples!("quizpress stats", "quizpress stats --html -o studied.html",);

/// Shows what has been studied.
pub fn run(args: &StatsArgs) -> Result<u8, Failure> {
    let mut files = Files::default();
    args.store.claim(&mut files)?;
    let target = files.claim(&args.output)?;
    let Some(store) = args.store.read()? else {
        return Err(nothing(&args.store.path()?));
    };
    let stats = gather(&store, args.store.now())?;
    let words = lang::of("en");
    files.write(&target, |out| match (args.html, args.json) {
        (true, _) => page::write(&stats, words, out),
        (_, true) => out.write_all(json::text(&stats).as_bytes()),
        _ => out.write_all(chart::text(&stats, words).as_bytes()),
    })?;
    files.finish()?;
    Ok(0)
}

fn gather(store: &Store, now: Moment) -> Result<Stats, Failure> {
    let mut gathering = Gathering::new(now);
    store
        .reviews(&mut |name, review, elapsed| gathering.review(name, &review, elapsed))
        .map_err(failure)?;
    store
        .cards(&mut |card, front, present| gathering.card(&card, &front, present))
        .map_err(failure)?;
    let retention = store.retention().map_err(failure)?;
    Ok(gathering.finish(retention.unwrap_or(schedule::RETENTION)))
}
