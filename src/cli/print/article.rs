//! The text of the article that a bank was made from.

use std::path::Path;

use quizpress::facts::{self, Source};
use quizpress::sheet::Article;

use super::folder;
use crate::cli::files::Files;
use crate::cli::{Failure, load};

/// Reads the article beside a bank.
pub fn read(files: &mut Files, bank: Option<&Path>, source: &Source) -> Result<Article, Failure> {
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
    let bytes = load::bytes(files, &path, facts::MAX_BYTES, "name a shorter text")?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Failure::failed(format!("`{}` is not UTF-8 text", path.display())))?;
    Ok(Article::read(&text, source.name.as_deref()))
}
