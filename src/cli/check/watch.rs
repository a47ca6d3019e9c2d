//! `quizpress check --watch`: the same at each save.
//!
//! In go the banks and their articles, out comes a report whenever one of them is another file than before. Folders are
//! watched and not files, since many editors put a new file in the place of the old one. What has changed is seen by what
//! the system says of a file, so that reading it is no change.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, SystemTime};

use notify_debouncer_mini::notify::{self, RecommendedWatcher, RecursiveMode};
use notify_debouncer_mini::{Debouncer, new_debouncer};

use quizpress::sanitize::visible;

use super::report::Report;
use super::{CheckArgs, examined, tell};
use crate::cli::files::Files;
use crate::cli::target::{self, Identity};
use crate::cli::{Failure, failure, player, temporary};

/// A save is over when so long nothing has happened.
const QUIET: Duration = Duration::from_millis(100);

/// What the system says of a file: another one, longer or later, is a change. Nothing where it is not there.
type State = Option<(Option<Identity>, u64, Option<SystemTime>)>;

/// Examines the banks, and again whenever one of them or its article has changed; it ends by Ctrl-C, or where nobody
/// reads on.
pub fn run(args: &CheckArgs) -> Result<u8, Failure> {
    check_watchable(args)?;
    temporary::interruptible(|| (), || look_on(args))
}

fn look_on(args: &CheckArgs) -> Result<u8, Failure> {
    let (send, receive) = mpsc::channel();
    let mut watch = Watch {
        debouncer: new_debouncer(QUIET, send).map_err(|error| unwatched(&error))?,
        folders: BTreeSet::new(),
        states: BTreeMap::new(),
    };
    watch.look_at(&args.banks)?;
    let mut found = Ok(examined(&mut Files::default(), args)?);
    loop {
        match &found {
            Ok(reports) => {
                watch.look_at(&files(args, reports))?;
                if let Err(error) = show(reports, &watch.names()) {
                    return match error.kind() {
                        io::ErrorKind::BrokenPipe => Ok(0),
                        _ => Err(Failure::io("write", "standard output", &error)),
                    };
                }
            }
            // A file that is not there now may come again.
            Err(failure) => tell_failure(failure, &watch.names()),
        }
        let changed = loop {
            // Whatever happened, what the files are now decides; the sender lives as long as the watch.
            if receive.recv().is_err() {
                return Ok(0);
            }
            if let Some(changed) = watch.changed() {
                break changed;
            }
        };
        if !is_screen() {
            failure::note(&format!("`{}` has changed", changed.display()));
        }
        found = examined(&mut Files::default(), args);
    }
}

fn check_watchable(args: &CheckArgs) -> Result<(), Failure> {
    let refused = |message: &str| Failure::Usage {
        message: message.into(),
        help: Some("name the file of a bank, as in `quizpress check --watch moon.yaml`".into()),
    };
    if args.banks.is_empty() {
        return Err(refused("the bank that is built in never changes"));
    }
    let all = args.banks.iter().chain(&args.article);
    match all.into_iter().any(|path| path == Path::new("-")) {
        true => Err(refused("standard input cannot be watched")),
        false => Ok(()),
    }
}

fn unwatched(error: &notify::Error) -> Failure {
    Failure::Failed {
        message: format!("the system watches no more files: {error}"),
        help: Some("end other programs that watch files, or check without `--watch`".into()),
    }
}

/// The banks, and the articles that they are held against.
fn files(args: &CheckArgs, reports: &[Report]) -> Vec<PathBuf> {
    let mut files = args.banks.clone();
    match &args.article {
        Some(article) => files.push(article.clone()),
        None => files.extend(args.banks.iter().zip(reports).filter_map(article_of)),
    }
    files
}

fn article_of((bank, report): (&PathBuf, &Report)) -> Option<PathBuf> {
    let article = report.facts.as_ref()?.source().article.as_ref()?;
    Some(bank.with_file_name(article))
}

/// The files that are watched, by their folders.
struct Watch {
    debouncer: Debouncer<RecommendedWatcher>,
    folders: BTreeSet<PathBuf>,
    states: BTreeMap<PathBuf, State>,
}

impl Watch {
    /// Watches these files beside those that are watched already: an article of a bank that cannot be read just now is
    /// still its article.
    fn look_at(&mut self, files: &[PathBuf]) -> Result<(), Failure> {
        for file in files {
            // A link may be turned to another file, and what it leads to may change.
            let places = [Some(file.clone()), file.canonicalize().ok()];
            for folder in places.iter().flatten().map(|file| target::folder(file)) {
                if folder.is_dir() && self.folders.insert(folder.to_owned()) {
                    let watched = self
                        .debouncer
                        .watcher()
                        .watch(folder, RecursiveMode::NonRecursive);
                    watched.map_err(|error| unwatched(&error))?;
                }
            }
            self.states
                .entry(file.clone())
                .or_insert_with(|| state(file));
        }
        Ok(())
    }

    /// A file that is not what it was, and what all are now.
    fn changed(&mut self) -> Option<PathBuf> {
        let mut changed = None;
        for (file, before) in &mut self.states {
            let now = state(file);
            if now != *before {
                *before = now;
                changed.get_or_insert_with(|| file.clone());
            }
        }
        changed
    }

    /// The names of the files, as they are shown.
    fn names(&self) -> String {
        let names: Vec<String> = self
            .states
            .keys()
            .map(|file| format!("`{}`", file.display()))
            .collect();
        match names.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
            _ => names.concat(),
        }
    }
}

fn state(file: &Path) -> State {
    let metadata = std::fs::metadata(file).ok()?;
    Some((
        target::identity(file),
        metadata.len(),
        metadata.modified().ok(),
    ))
}

/// Whether a person looks on at a screen that can be cleared.
fn is_screen() -> bool {
    io::stdout().is_terminal() && !player::is_dumb()
}

/// From here on the screen is empty, and what has scrolled out of it is gone.
const CLEAR: &str = "\x1b[H\x1b[2J\x1b[3J";

/// Shows what was found: at a terminal in place of what was there, at one stroke and the most important at its end;
/// elsewhere after what was there.
fn show(reports: &[Report], names: &str) -> io::Result<()> {
    if !is_screen() {
        let mut out = io::stdout().lock();
        for report in reports {
            tell(report, &mut anstream::stderr().lock());
            report.write(&mut out)?;
        }
        return out.flush();
    }
    let mut text = CLEAR.as_bytes().to_vec();
    for report in reports {
        report.write_facts(&mut text)?;
        if !report.problems.is_empty() {
            if !report.yielded.is_empty() {
                text.push(b'\n');
            }
            tell(report, &mut text);
            text.push(b'\n');
        }
        report.write_summary(&mut text)?;
    }
    writeln!(text, "{}", footer(names))?;
    let mut out = anstream::stdout().lock();
    out.write_all(&text)?;
    out.flush()
}

/// Shows why nothing could be found out this time.
fn tell_failure(failure: &Failure, names: &str) {
    if !is_screen() {
        let _ = failure.show();
        return;
    }
    let mut out = anstream::stdout().lock();
    // Where the screen is gone, the next event says so.
    let _ = out.write_all(CLEAR.as_bytes()).and_then(|()| out.flush());
    let _ = failure.show();
    let _ = writeln!(out, "\n{}", footer(names));
}

fn footer(names: &str) -> String {
    format!("watching {}: Ctrl-C ends", visible(names))
}
