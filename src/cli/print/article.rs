//! The text of the article that a bank was made from.

use std::fs::File;
use std::io::Read;

use quizpress::facts::{self, Source};
use quizpress::sheet::Article;

use super::folder;
use crate::cli::Failure;

/// Reads the article beside a bank.
pub fn read(bank: Option<&str>, source: &Source) -> Result<Article, Failure> {
    let missing = |message: String| Failure::Failed {
        message,
        help: Some(
            "name the text in the bank, as `source: { article: FILE.txt }`, beside the bank".into(),
        ),
    };
    let name = source
        .article
        .as_deref()
        .ok_or_else(|| missing("the bank names no text of its article".into()))?;
    let folder = folder(bank).ok_or_else(|| {
        missing("a bank that is no file has no text of its article beside it".into())
    })?;
    let path = folder.join(name);
    let shown = path.display().to_string();
    let failed = |error: std::io::Error| Failure::io("read", &shown, &error);
    let mut bytes = Vec::new();
    File::open(&path)
        .map_err(failed)?
        .take(facts::MAX_BYTES)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Failure::failed(format!("`{shown}` is not UTF-8 text")))?;
    Ok(Article::read(&text, source.name.as_deref()))
}
