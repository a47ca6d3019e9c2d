//! Banks from files, from standard input, and from within the program.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::path::Path;

use quizpress::Facts;
use quizpress::facts::{self, Bank, Severity, Source};
use quizpress::lang::counted;

use super::files::Files;
use super::{Failure, failure};

/// The bank built into the program.
const BUILT_IN: &str = include_str!("../../questions/russia-recognises-taliban.yaml");
const BUILT_IN_NAME: &str = "questions/russia-recognises-taliban.yaml";

/// The largest table that is read, in bytes.
pub const LARGEST_TABLE: u64 = 16 << 20;

/// The text of a bank, and the name that its problems are reported under.
pub struct Text {
    pub name: String,
    pub yaml: String,
}

/// Says at a terminal that the built-in bank is used, where none is named.
pub fn tell_built_in(argument: Option<&Path>) {
    if argument.is_none() && io::stderr().is_terminal() {
        failure::note(&format!(
            "no bank is named, so the one that is built in is used: {BUILT_IN_NAME}"
        ));
    }
}

/// What stands in a file that is going to be written over; `None` where there is none, or it is beyond all use.
#[cfg(feature = "anki")]
pub fn earlier(path: &Path) -> Option<Vec<u8>> {
    let metadata = std::fs::metadata(path).ok()?;
    let fits = metadata.is_file() && metadata.len() <= facts::MAX_BYTES;
    fits.then(|| std::fs::read(path).ok())?
}

/// Which facts of a bank are asked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// Those that are accepted.
    Accepted,
    /// Drafts too, for a first look.
    WithDrafts,
}

impl Taken {
    /// As `--drafts` has it.
    pub fn of(drafts: bool) -> Taken {
        match drafts {
            true => Taken::WithDrafts,
            false => Taken::Accepted,
        }
    }
}

/// Reads what is accepted of a sound bank.
pub fn bank(files: &mut Files, argument: Option<&Path>) -> Result<Facts, Failure> {
    taken(files, argument, Taken::Accepted)
}

/// Reads a sound bank, and says how many drafts are left out of it. Its article is not written over, whether it is read or
/// not.
pub fn taken(files: &mut Files, argument: Option<&Path>, taken: Taken) -> Result<Facts, Failure> {
    let text = text(files, argument)?;
    let (bank, mut problems) = Bank::read(&text.name, &text.yaml);
    let Some(bank) = bank else {
        problems.retain(|problem| problem.level == Severity::Error);
        return Err(Failure::Bank(problems));
    };
    let facts = match taken {
        Taken::Accepted => bank.into_accepted(),
        Taken::WithDrafts => bank.with_drafts(),
    };
    tell_left_out(&text.name, &facts)?;
    if let (Some(bank), Some(article)) = (argument, &facts.source().article) {
        files.reads(&bank.with_file_name(article))?;
    }
    Ok(facts)
}

/// Says how many drafts are left out; where nothing else is there, nothing can be asked.
fn tell_left_out(name: &str, facts: &Facts) -> Result<(), Failure> {
    let left_out = facts.left_out();
    let drafts = counted(left_out, ["draft", "drafts"]);
    if facts.facts().is_empty() {
        return Err(Failure::Failed {
            message: format!("`{name}` has {drafts}, and no fact that is accepted"),
            help: Some(
                "go through them with `quizpress review`, which accepts those that are right"
                    .into(),
            ),
        });
    }
    if left_out > 0 {
        let are = if left_out == 1 { "is" } else { "are" };
        failure::note(&format!("{drafts} of `{name}` {are} left out"));
    }
    Ok(())
}

/// Reads the text of a bank.
pub fn text(files: &mut Files, argument: Option<&Path>) -> Result<Text, Failure> {
    let Some(path) = argument else {
        return Ok(Text {
            name: BUILT_IN_NAME.into(),
            yaml: BUILT_IN.into(),
        });
    };
    let bytes = bytes(files, path, facts::MAX_BYTES, "split it into several banks")?;
    let name = shown(path);
    let yaml = facts::decode(&name, bytes).map_err(|problem| Failure::Bank(vec![*problem]))?;
    Ok(Text { name, yaml })
}

/// A path as it is shown.
pub fn shown(path: &Path) -> String {
    match path.to_str() {
        Some("-") => "standard input".into(),
        _ => path.display().to_string(),
    }
}

/// Reads a file whole, `-` being standard input. One over a limit of bytes is an error with this cure, and is not
/// read to its end: a pipe or a device does not say its size.
pub fn bytes(files: &mut Files, path: &Path, limit: u64, cure: &str) -> Result<Vec<u8>, Failure> {
    let source = source(files, path)?;
    let name = shown(path);
    let failed = |error: io::Error| Failure::io("read", &name, &error);
    let too_large = || Failure::Failed {
        message: format!("`{name}` is larger than {} MB", limit >> 20),
        help: Some(cure.into()),
    };
    if std::fs::metadata(path).is_ok_and(|file| file.len() > limit) {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    source
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    match bytes.len() as u64 > limit {
        true => Err(too_large()),
        false => Ok(bytes),
    }
}

/// Opens a file to read it, `-` being standard input.
pub fn source(files: &mut Files, path: &Path) -> Result<Box<dyn BufRead>, Failure> {
    files.reads(path)?;
    Ok(match path.to_str() {
        Some("-") => Box::new(io::stdin().lock()),
        _ => Box::new(BufReader::new(open(path)?)),
    })
}

fn open(path: &Path) -> Result<File, Failure> {
    let failed = |error: io::Error| Failure::io("open", path.display(), &error);
    let file = File::open(path).map_err(failed)?;
    match file.metadata().map_err(failed)?.is_dir() {
        true => Err(Failure::Failed {
            message: format!("`{}` is a directory", path.display()),
            help: Some("name a file in it".into()),
        }),
        false => Ok(file),
    }
}

/// The text that a bank's facts are held against.
pub enum Article {
    Text(String),
    /// The bank names it, but it is not at this path.
    Missing(String),
    /// Neither the bank nor the user names one.
    None,
}

/// Reads the article that the user names, or else the one that the bank names, from beside the bank.
pub fn article(
    files: &mut Files,
    bank: Option<&Path>,
    source: &Source,
    named: Option<&Path>,
) -> Result<Article, Failure> {
    if let Some(path) = named {
        return Ok(Article::Text(text(files, Some(path))?.yaml));
    }
    let Some(relative) = &source.article else {
        return Ok(Article::None);
    };
    let path = bank
        .unwrap_or(Path::new(BUILT_IN_NAME))
        .with_file_name(relative);
    match path.exists() {
        true => Ok(Article::Text(text(files, Some(&path))?.yaml)),
        false => Ok(Article::Missing(relative.clone())),
    }
}
