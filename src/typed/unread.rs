//! Why a typed line says nothing yet.

use unicode_normalization::UnicodeNormalization;

use crate::date::Date;
use crate::lang::Words;

/// Why a typed line could not be read, or not in one way only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// The line is empty, or holds nothing that can be seen.
    Empty,
    /// No date, or more than one.
    NoDate,
    /// Two dates, by the order of day and month.
    TwoDates(Date, Date),
    /// A day or a month without a year.
    NoYear,
    /// A year of one or two digits, as typed, and no mark of an era.
    ShortYear(String),
    /// The year 0, which there was not.
    YearZero,
    /// A minus before anything but a year of four digits.
    MinusYear,
    /// A year that is out of range.
    FarYear,
    /// No month of the year, as typed.
    NoMonth(String),
    /// No day of this month.
    NoDay(Date),
    /// The line is read as no number.
    NoNumber,
    /// None of so many options.
    NoOption(usize),
    /// An option by its letter or number, and another by its text.
    TwoOptions,
    /// An order of so many that does not name each once.
    NotEachOnce(usize),
}

impl Unread {
    /// What to tell the person who typed it.
    pub fn say(&self, typed: &str, words: &Words) -> String {
        let told = &words.play.typed;
        let pattern = match self {
            Unread::Empty => told.empty.to_owned(),
            Unread::NoDate => told.no_date.to_owned(),
            Unread::TwoDates(one, other) => told
                .two_dates
                .replace("{one}", &words.date(*one))
                .replace("{other}", &words.date(*other)),
            Unread::NoYear => told.no_year.to_owned(),
            Unread::ShortYear(year) => told.short_year.replace("{year}", year),
            Unread::YearZero => told.year_zero.to_owned(),
            Unread::MinusYear => told.minus_year.to_owned(),
            Unread::FarYear => told.far_year.to_owned(),
            Unread::NoMonth(month) => told.no_month.replace("{n}", month),
            Unread::NoDay(month) => told
                .no_day
                .replace("{month}", &words.date(*month))
                .replace("{last}", &month.last().day().to_string()),
            Unread::NoNumber => told.no_number.to_owned(),
            Unread::NoOption(count) => {
                let last = super::label(count.saturating_sub(1));
                told.no_option.replace("{last}", &last)
            }
            Unread::TwoOptions => told.two_options.to_owned(),
            Unread::NotEachOnce(count) => told.not_each_once.replace("{count}", &count.to_string()),
        };
        pattern.replace("{typed}", &excerpt(typed))
    }
}

/// The beginning of what was typed, enough to know it again.
fn excerpt(typed: &str) -> String {
    const LONGEST: usize = 60;
    let mut letters = typed.trim().nfc();
    let mut start: String = letters.by_ref().take(LONGEST).collect();
    if letters.next().is_some() {
        start.push('…');
    }
    start
}
