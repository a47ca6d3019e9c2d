//! In goes a part of an article, out comes whether it tells a time from its own day, as `on Thursday` and `yesterday` do, so that a statement
//! may well have a date that it has not.

use rust_decimal::Decimal;

use super::Article;
use crate::lang::Words;
use crate::tokens::Tokens;

/// What a time that is told may be in a statement.
pub(super) struct Told {
    words: &'static Words,
    /// The year of the article, where such a time is told.
    year: Option<i16>,
}

impl Told {
    /// Reads a part of an article.
    pub fn of(near: &Article) -> Told {
        let words = near.sentences.words;
        let said = |phrase: &&str| {
            let phrase = Tokens::of(phrase);
            let mut paragraphs = near.paragraphs.iter();
            paragraphs.any(|paragraph| Tokens::of(&paragraph.text).hold(&phrase))
        };
        let mut told = words.audit.stale.iter().chain(&words.dates.weekdays);
        let published = near.facts.source().published;
        let year = published.map(|day| day.year()).filter(|_| told.any(said));
        Told { words, year }
    }

    /// Whether a word may be the month of that time.
    pub fn may_be_month(&self, word: &str) -> bool {
        let mut months = self.words.dates.months.iter();
        self.year.is_some() && months.any(|month| month.to_lowercase() == word.to_lowercase())
    }

    /// Whether a figure may be its day, or its year, which is near the article's.
    pub fn may_be_day_or_year(&self, figure: Decimal) -> bool {
        self.year.is_some_and(|year| {
            let year = Decimal::from(year);
            figure <= 31.into() && figure.is_integer() || (figure - year).abs() <= Decimal::ONE
        })
    }
}
