//! Which banks are studied.

use std::path::{Path, PathBuf};

use quizpress::facts::Facts;
use quizpress::lang;
use quizpress::play::{Given, Keys, Paragraph, Prompt, Tone};
use quizpress::study::store::Studied;
use quizpress::study::{Day, Store, talk};

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

/// The whole path of a bank that was named, as the store keeps it.
pub fn whole(argument: Option<&Path>) -> Option<String> {
    let path = std::path::absolute(argument?).ok()?;
    Some(kept(&path))
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
        Given::Places(places) => places,
        Given::Typed(_) => return Ok(banks),
    };
    let banks = banks
        .into_iter()
        .enumerate()
        .filter(|(at, _)| wanted.contains(at));
    Ok(banks.map(|(_, bank)| bank).collect())
}

/// How a path that is no text begins in the store; a whole path begins otherwise.
const FIGURES: &str = "file://";

/// A whole path as the store keeps it: its text or, where it is none, a URI with its bytes in figures.
fn kept(path: &Path) -> String {
    let Some(text) = path.to_str() else {
        let mut uri = FIGURES.to_owned();
        for &byte in path.as_os_str().as_encoded_bytes() {
            match byte {
                b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                    uri.push(char::from(byte));
                }
                _ => uri.push_str(&format!("%{byte:02X}")),
            }
        }
        return uri;
    };
    text.to_owned()
}

/// The path that the store keeps.
pub fn found(kept: &str) -> PathBuf {
    let Some(mut rest) = kept.strip_prefix(FIGURES) else {
        return kept.into();
    };
    let mut bytes = Vec::new();
    while let Some((plain, coded)) = rest.split_once('%') {
        bytes.extend(plain.bytes());
        let byte = coded
            .get(..2)
            .and_then(|byte| u8::from_str_radix(byte, 16).ok());
        bytes.extend(byte);
        rest = coded.get(2..).unwrap_or_default();
    }
    bytes.extend(rest.bytes());
    path_of(bytes)
}

#[cfg(unix)]
fn path_of(bytes: Vec<u8>) -> PathBuf {
    let text: std::ffi::OsString = std::os::unix::ffi::OsStringExt::from_vec(bytes);
    text.into()
}

#[cfg(not(unix))]
fn path_of(bytes: Vec<u8>) -> PathBuf {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

#[cfg(all(test, unix))]
mod tests {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::path::Path;

    use super::{found, kept};

    #[test]
    fn every_path_is_found_again() {
        assert_eq!(kept(Path::new("/a b/ü%41.yaml")), "/a b/ü%41.yaml");
        for name in [&b"/a b/%41.yaml"[..], b"/a/b\xff%41 %.yaml", b"/\xc3/\x80"] {
            let path = Path::new(OsStr::from_bytes(name));
            assert_eq!(found(&kept(path)), path);
        }
    }
}
