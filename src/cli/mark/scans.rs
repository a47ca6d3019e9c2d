//! Scans: from files and folders to a pile.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use quizpress::lang::Words;
use quizpress::marking::{Exam, Naming, Pictures, Pile};
use quizpress::marking_file::MarkingFile;
use quizpress::play::terminal::Screen;
pub use quizpress::scan::Gathered;
use quizpress::scan::{self, Codes, Plan, Review, Scanned, Unreadable};

use super::apart::{self, Trouble};
use super::inputs;
use crate::cli::files::Files;
use crate::cli::{Failure, load, shell};

/// The largest file that is read.
const LARGEST: u64 = 1 << 30;

/// What is taken from a folder, by the ends of names.
const ENDS: [&str; 8] = ["pdf", "png", "jpg", "jpeg", "tif", "tiff", "heic", "heif"];

/// Reads all scans, and gathers what they hold, by what somebody decided.
pub fn gathered(
    files: &mut Files,
    paths: &[PathBuf],
    decisions: &[PathBuf],
    markings: &[MarkingFile],
    exam: &Exam,
) -> Result<Gathered, Failure> {
    let decisions = decisions
        .iter()
        .map(|path| inputs::text(files, path))
        .collect::<Result<Vec<(String, String)>, Failure>>()?;
    let plan = plan(markings, &decisions)?;
    let paths = all(paths)?;
    let mut scanned: Vec<Scanned> = Vec::new();
    for (at, path) in paths.iter().enumerate() {
        let bytes = load::bytes(files, path, LARGEST, "scan fewer sheets to one file")?;
        let name = load::shown(path);
        let file = format!("{} of {}", at + 1, paths.len());
        let read = quietly(|| read(&bytes, &name, &file, &plan));
        progress("");
        scanned.extend(match read? {
            Ok(pages) => in_part(pages),
            Err(why) => vec![whole(name, why)],
        });
    }
    match scanned.iter().all(|page| page.found.is_err()) {
        true => Err(Failure::failed("none of the scans could be read")),
        false => decided(exam, &scanned, &decisions),
    }
}

/// Reads one file, `which` of them.
fn read(
    bytes: &[u8],
    name: &str,
    which: &str,
    plan: &Plan,
) -> Result<Result<Vec<Scanned>, Unreadable>, Failure> {
    let mut file = scan::File::new(plan);
    let read = apart::pages(bytes, &mut |page| {
        file.take(page);
        progress(&format!("reading file {which}, page {}", file.count()));
    });
    match read {
        Ok(()) => Ok(file.scanned(name)),
        Err(Trouble::File(why)) => Ok(Err(why)),
        Err(Trouble::Start(error)) => Err(Failure::io("start", "the reader of scans", &error)),
    }
}

/// Says why nothing of a file can be read.
fn whole(source: String, why: Unreadable) -> Scanned {
    let found = Err(why.what.clone());
    unread(&source, why).show();
    Scanned { source, found }
}

/// Says why pages of a file cannot be read, the same of several in a row once.
fn in_part(pages: Vec<Scanned>) -> Vec<Scanned> {
    let mut before = None;
    for page in &pages {
        let why = page.found.as_ref().err();
        if let Some(why) = why.filter(|why| before != Some(*why)) {
            unread(&page.source, Unreadable::damaged(why.clone())).show();
        }
        before = why;
    }
    pages
}

/// What may come back, with the codes that were typed.
fn plan(markings: &[MarkingFile], decisions: &[(String, String)]) -> Result<Plan, Failure> {
    let plan = Plan::of(markings);
    let mut typed = Codes::new();
    for (name, text) in decisions {
        let codes = scan::typed_codes(&plan, text);
        typed.extend(codes.map_err(|odds| inputs::all_odd(name, odds))?);
    }
    Ok(plan.with(typed))
}

/// What the scans hold, and what somebody decided of it.
fn decided(
    exam: &Exam,
    scanned: &[Scanned],
    decisions: &[(String, String)],
) -> Result<Gathered, Failure> {
    let mut gathered = scan::gather(exam, scanned);
    for (name, text) in decisions {
        let done = scan::decide_by(&mut gathered, exam, text);
        done.map_err(|odds| inputs::all_odd(name, odds))?;
    }
    Ok(gathered)
}

fn unread(name: &str, error: Unreadable) -> Failure {
    Failure::Failed {
        message: format!("`{name}`: {}", error.what),
        help: Some(error.cure.into_owned()),
    }
}

/// Who marked what.
pub fn pile(gathered: &Gathered) -> Pile {
    gathered.pile.clone()
}

/// What every row looks like.
pub fn pictures(gathered: &Gathered) -> Pictures {
    scan::pictures(gathered)
}

/// Writes the page on which the rest is decided. `before` is how many tables of decisions there were.
pub fn write(
    gathered: &Gathered,
    exam: &Exam,
    naming: Naming,
    words: &'static Words,
    before: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let file = match before {
        0 => "decisions.csv".to_owned(),
        more => format!("decisions-{}.csv", more + 1),
    };
    let words_of_command = std::env::args_os().skip(1);
    let command = ["quizpress".into()]
        .into_iter()
        .chain(words_of_command)
        .chain(["--decisions".into(), OsString::from(&file)]);
    let view = Review {
        exam,
        gathered,
        command: &shell::join(command),
        file: &file,
        naming,
        words,
    };
    scan::review(&view, out)
}

/// The files, and those of folders in the order of their names.
fn all(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut all = Vec::new();
    for path in paths {
        if !path.is_dir() {
            all.push(path.clone());
            continue;
        }
        let failed = |error| Failure::io("read", load::shown(path), &error);
        let mut found = Vec::new();
        for entry in std::fs::read_dir(path).map_err(failed)? {
            let file = entry.map_err(failed)?.path();
            if is_scan(&file) {
                found.push(file);
            }
        }
        if found.is_empty() {
            return Err(Failure::Failed {
                message: format!("no scans are in the folder `{}`", load::shown(path)),
                help: Some(format!("put files there that end in {}", ENDS.join(", "))),
            });
        }
        found.sort();
        all.extend(found);
    }
    Ok(all)
}

fn is_scan(path: &Path) -> bool {
    let end = path
        .extension()
        .map(|end| end.to_string_lossy().to_lowercase());
    let is_hidden = path
        .file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with('.'));
    path.is_file() && !is_hidden && end.is_some_and(|end| ENDS.contains(&end.as_str()))
}

/// Does it without a word on standard error where a reader of files panics: it is caught, and said as what it is.
fn quietly<T>(work: impl FnOnce() -> T) -> T {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let done = work();
    std::panic::set_hook(hook);
    done
}

/// Shows in a terminal how far it is, in one line that the next one covers.
fn progress(text: &str) {
    if Screen::Stderr.is_terminal() {
        let _ = write!(anstream::stderr().lock(), "\r{text:60}\r");
    }
}
