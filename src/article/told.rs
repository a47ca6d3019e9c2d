//! In goes a part of an article, out comes whether it tells a time from its own day, as `on Thursday` and `yesterday` do, so that a statement
//! may well have a date that it has not.

use rust_decimal::Decimal;

use super::Article;
use crate::lang::Words;
use crate::tokens::Tokens;

/// A dateline stands within so many characters of its line.
const DATELINE: usize = 80;

/// What a time that is told may be in a statement.
pub(super) struct Told {
    words: &'static Words,
    /// The years of the article, where such a time is told: that of its publication, and that of its dateline.
    years: Vec<i16>,
}

impl Told {
    /// Reads a part of an article.
    pub fn of(near: &Article, article: &Article) -> Told {
        let words = near.sentences.words;
        let said = |phrase: &&str| {
            let phrase = Tokens::of(phrase);
            let mut paragraphs = near.paragraphs.iter();
            paragraphs.any(|paragraph| Tokens::of(&paragraph.text).hold(&phrase))
        };
        let mut told = words.audit.stale.iter().chain(&words.dates.weekdays);
        let published = near.facts.source().published;
        let years = published.map(|day| day.year()).into_iter();
        let years = match told.any(said) {
            true => years.chain(dateline(article)).collect(),
            false => Vec::new(),
        };
        Told { words, years }
    }

    /// Whether a word may be the month of that time.
    pub fn may_be_month(&self, word: &str) -> bool {
        let mut months = self.words.dates.months.iter();
        !self.years.is_empty() && months.any(|month| month.to_lowercase() == word.to_lowercase())
    }

    /// Whether a figure may be its day, or its year, which is near the article's.
    pub fn may_be_day_or_year(&self, figure: Decimal) -> bool {
        self.years.iter().any(|year| {
            let year = Decimal::from(*year);
            figure <= 31.into() && figure.is_integer() || (figure - year).abs() <= Decimal::ONE
        })
    }
}

/// The years in the first lines of an article, where its day stands.
fn dateline(article: &Article) -> impl Iterator<Item = i16> {
    let lines = article.paragraphs.iter().take(3);
    lines.flat_map(|line| {
        let begin: String = line.text.chars().take(DATELINE).collect();
        let figures = begin.split(|c: char| !c.is_ascii_digit());
        let years = figures.filter(|figure| figure.len() == 4);
        let years: Vec<i16> = years.filter_map(|year| year.parse().ok()).collect();
        years
    })
}
