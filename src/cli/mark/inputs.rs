//! What marking reads: marking files, letters, points, gradebooks.

use std::path::{Path, PathBuf};

use quizpress::marking::{Exam, Misfit, Pile, Rules, letters};
use quizpress::marking_file::MarkingFile;
use quizpress::table::{self, Odd};

use super::MarkArgs;
use crate::cli::files::Files;
use crate::cli::{Failure, failure, load};

/// The largest marking file that is read.
const LARGEST_MARKING: u64 = 256 << 20;

/// What was printed.
pub fn exam(files: &mut Files, paths: &[PathBuf]) -> Result<(Vec<MarkingFile>, Exam), Failure> {
    if paths.is_empty() {
        return Err(Failure::Usage {
            message: "no marking file is named".into(),
            help: Some(
                "name the `ID-marking.json` that `print` wrote beside the sheets, before the scans"
                    .into(),
            ),
        });
    }
    let mut markings = Vec::with_capacity(paths.len());
    for path in paths {
        let bytes = load::bytes(
            files,
            path,
            LARGEST_MARKING,
            "name the file that `print` wrote beside the sheets",
        )?;
        let unusable = |what: String| unusable(path, &what);
        let text = String::from_utf8(bytes).map_err(|_| unusable("it is not UTF-8 text".into()))?;
        let read = MarkingFile::read(&text).map_err(|error| unusable(error.to_string()))?;
        markings.push(read);
    }
    let exam = Exam::of(&markings).map_err(|error| unusable(&paths[error.file], &error.what))?;
    Ok((markings, exam))
}

fn unusable(path: &Path, what: &str) -> Failure {
    Failure::Failed {
        message: format!("`{}` is no marking file of use: {what}", load::shown(path)),
        help: Some(
            "name each `ID-marking.json` that `print` wrote once; the command on the key writes it again"
                .into(),
        ),
    }
}

/// What was typed.
pub fn letters(files: &mut Files, path: &Path, exam: &Exam) -> Result<Pile, Failure> {
    let (name, text) = text(files, path)?;
    letters::read(&text, exam).map_err(|odds| all_odd(&name, odds))
}

/// All troubles of a table at once, so that one walk through the sheets is enough.
pub fn all_odd(name: &str, mut odds: Vec<Odd>) -> Failure {
    let last = odds.pop();
    for odd in odds {
        Failure::odd(name, odd).show();
    }
    match last {
        Some(odd) => Failure::odd(name, odd),
        None => Failure::failed(format!("`{name}` cannot be read")),
    }
}

/// How it is scored.
pub fn rules(files: &mut Files, args: &MarkArgs, exam: &Exam) -> Result<Rules, Failure> {
    let mut rules = Rules::of(exam);
    if let Some(path) = &args.points {
        let (name, text) = text(files, path)?;
        let told = rules.points(exam, &text);
        told.map_err(|odd| Failure::odd(&name, odd))?;
    }
    for id in &args.void {
        rules
            .void(exam, id)
            .map_err(|error| misfit("--void", error))?;
    }
    for also in &args.also {
        let texts = rules
            .also(exam, also)
            .map_err(|error| misfit("--also", error))?;
        failure::note(&format!(
            "`--also {also}`: right too is {}",
            texts.join(", ")
        ));
    }
    Ok(rules)
}

fn misfit(option: &str, error: Misfit) -> Failure {
    Failure::Usage {
        message: format!("{option}: {}", error.what),
        help: Some(error.cure),
    }
}

/// A gradebook as it was exported.
pub struct Book {
    pub name: String,
    pub text: String,
}

impl Book {
    /// What tells it from others, and stands in it when it is filled too.
    pub fn head(&self) -> String {
        self.text.lines().next().unwrap_or_default().to_owned()
    }
}

/// The gradebooks that are to be filled.
pub fn gradebooks(files: &mut Files, paths: &[PathBuf]) -> Result<Vec<Book>, Failure> {
    let book = |path: &PathBuf| text(files, path).map(|(name, text)| Book { name, text });
    paths.iter().map(book).collect()
}

/// The name of a table as it is shown, and its text.
pub fn text(files: &mut Files, path: &Path) -> Result<(String, String), Failure> {
    let bytes = load::bytes(files, path, load::LARGEST_TABLE, "split it into several")?;
    let name = load::shown(path);
    match table::decode(&bytes) {
        Ok(text) => Ok((name, text.to_owned())),
        Err(odd) => Err(Failure::odd(&name, odd)),
    }
}
