//! What the reader of typed answers knows of a language, as data: for a page that reads them by its own script.

use serde::Serialize;

use super::date::bare;
use super::normal::plain;
use crate::lang::Words;
use crate::tokens::ZEROS;

/// What the reader knows of a language. All words are spelled as the reader spells what was typed before it compares.
#[derive(Serialize)]
pub(crate) struct Language {
    /// The zeros of the decimal digits of other scripts, as numbers of characters.
    zeros: Vec<u32>,
    point: &'static str,
    group: String,
    /// Words for numbers: the word, the number, and whether it multiplies what stands before it.
    numerals: Vec<(String, String, bool)>,
    about: &'static [&'static str],
    minus: &'static [&'static str],
    and: &'static [&'static str],
    articles: &'static [&'static str],
    /// The months as they are shown, in lower case.
    months: Vec<String>,
    abbreviations: &'static [(&'static str, i8)],
    fillers: Vec<String>,
    ordinals: &'static [&'static str],
    /// Marks of the era before ours, and of ours, without points and spaces.
    before: Vec<String>,
    era: Vec<String>,
    /// Whether `3/4/1999` can be two days.
    ambiguous: bool,
}

impl Language {
    pub fn of(words: &Words) -> Language {
        let (dates, typed) = (&words.dates, &words.play.typed);
        let fillers = typed.date_fillers.iter().chain(&dates.weekdays);
        let marks = |marks: &[&str]| marks.iter().map(|mark| bare(mark)).collect();
        Language {
            zeros: ZEROS.iter().map(|&zero| zero.into()).collect(),
            point: words.numbers.point,
            group: plain(words.numbers.group),
            numerals: numerals(words),
            about: typed.about,
            minus: typed.minus,
            and: typed.and,
            articles: typed.articles,
            months: dates.months.iter().map(|month| plain(month)).collect(),
            abbreviations: dates.abbreviations,
            fillers: fillers.map(|word| plain(word)).collect(),
            ordinals: typed.ordinal_suffixes,
            before: marks(dates.before_era_marks),
            era: marks(typed.era_marks),
            ambiguous: dates.slash_is_ambiguous,
        }
    }
}

/// In the order in which the reader looks for them.
fn numerals(words: &Words) -> Vec<(String, String, bool)> {
    let numbers = &words.numbers;
    let spelled = (0_u64..).zip(numbers.spelled);
    let spelled = spelled.map(|(n, word)| (plain(word), n.to_string(), false));
    let scales = numbers.scales.iter().flat_map(|&(power, one, many)| {
        [one, many].map(|word| (plain(word), 10_u64.pow(power).to_string(), true))
    });
    let others = words.play.typed.numerals.iter();
    let others = others.map(|&(word, n)| (plain(word), n.to_string(), n >= 100));
    spelled.chain(scales).chain(others).collect()
}
