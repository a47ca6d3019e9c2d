//! Banks from files, from standard input, and from within the program.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use quizpress::Facts;
use quizpress::facts;

use super::{Failure, failure};

/// The bank built into the program.
const BUILT_IN: &str = include_str!("../../questions/russia-recognises-taliban.yaml");
const BUILT_IN_NAME: &str = "questions/russia-recognises-taliban.yaml";

/// The text of a bank, and the name that its problems are reported under.
pub struct Text {
    pub name: String,
    pub yaml: String,
}

/// Says at a terminal that the built-in bank is used, where none is named.
pub fn tell_built_in(argument: Option<&str>) {
    if argument.is_none() && io::stderr().is_terminal() {
        failure::note(&format!(
            "no bank is named, so the one that is built in is used: {BUILT_IN_NAME}"
        ));
    }
}

/// What stands in a file that is going to be written over; `None` where there is none, or it is beyond all use.
pub fn earlier(path: &str) -> Option<Vec<u8>> {
    let metadata = std::fs::metadata(path).ok()?;
    let fits = metadata.is_file() && metadata.len() <= facts::MAX_BYTES;
    fits.then(|| std::fs::read(path).ok())?
}

/// Reads a sound bank.
pub fn bank(argument: Option<&str>) -> Result<Facts, Failure> {
    let text = text(argument)?;
    Facts::parse(&text.name, &text.yaml).map_err(Failure::Bank)
}

/// Reads the text of a bank.
pub fn text(argument: Option<&str>) -> Result<Text, Failure> {
    let (name, bytes) = match argument {
        None => {
            return Ok(Text {
                name: BUILT_IN_NAME.into(),
                yaml: BUILT_IN.into(),
            });
        }
        Some("-") => (
            "standard input",
            limited(io::stdin().lock(), "standard input")?,
        ),
        Some(path) => (path, file(path)?),
    };
    let yaml = facts::decode(name, bytes).map_err(|problem| Failure::Bank(vec![problem]))?;
    Ok(Text {
        name: name.into(),
        yaml,
    })
}

fn file(path: &str) -> Result<Vec<u8>, Failure> {
    let file = File::open(path).map_err(|error| Failure::io("open", path, &error))?;
    let metadata = file
        .metadata()
        .map_err(|error| Failure::io("open", path, &error))?;
    if metadata.is_dir() {
        return Err(Failure::Failed {
            message: format!("`{path}` is a directory"),
            help: Some("name a bank, which is a YAML file".into()),
        });
    }
    if metadata.len() > facts::MAX_BYTES {
        return Err(too_large(path));
    }
    limited(file, path)
}

/// Reads all there is, up to the limit: a pipe or a device does not say its size.
fn limited(source: impl Read, name: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    source
        .take(facts::MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::io("read", name, &error))?;
    match bytes.len() as u64 > facts::MAX_BYTES {
        true => Err(too_large(name)),
        false => Ok(bytes),
    }
}

fn too_large(name: &str) -> Failure {
    Failure::Failed {
        message: format!("`{name}` is larger than {} MB", facts::MAX_BYTES >> 20),
        help: Some("split it into several banks".into()),
    }
}

/// The text that a bank's facts are held against.
pub enum Article {
    /// It is there.
    Text(String),
    /// The bank names it, but it is not at this path.
    Missing(String),
    /// Neither the bank nor the user names one.
    None,
}

/// Reads the article that the user names, or else the one that the bank names, from beside the bank.
pub fn article(bank: &str, facts: &Facts, named: Option<&str>) -> Result<Article, Failure> {
    if let Some(path) = named {
        return Ok(Article::Text(text(Some(path))?.yaml));
    }
    let Some(relative) = &facts.source().article else {
        return Ok(Article::None);
    };
    let path = Path::new(bank).with_file_name("").join(relative);
    match path.exists() {
        true => Ok(Article::Text(text(Some(&path.to_string_lossy()))?.yaml)),
        false => Ok(Article::Missing(relative.clone())),
    }
}
