//! How precisely a question asks for a date.
//!
//! In goes a question, out comes what it names behind its "which": a year, a month, a day, or what no date of a bank is.

use super::Tokens;
use crate::date::Precision;
use crate::lang::Words;

/// What a question asks for that wants a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// A year, a month with its year, or a day.
    Date(Precision),
    /// What is no date, by this word: a decade, a day of the week.
    Other(&'static str),
}

/// So many words may stand between "which" and what is asked for: "In which later year …?", "What was the year …?".
const BETWEEN: usize = 2;

/// What a question asks for, if it says so: "In which year …?" asks for a year, "When …?" leaves it open. Of a month and a year
/// it is the month.
pub fn grain(question: &str, words: &'static Words) -> Option<Grain> {
    let tokens = Tokens::of(question);
    let all: Vec<&str> = tokens.iter().collect();
    let dates = &words.dates;
    let asks = |word: &str| words.question.which.contains(&word) || dates.naming.contains(&word);
    let mut places = (0..all.len()).filter(|&at| asks(all[at]));
    places.find_map(|at| {
        let (next, grain) = (at + 1..=at + 1 + BETWEEN).find_map(|at| named(&all, at, words))?;
        let is_joined = all.get(next) == Some(&words.question.and.trim());
        let second = is_joined.then(|| named(&all, next + 1, words)).flatten();
        match (grain, second) {
            (Grain::Date(one), Some((_, Grain::Date(other)))) => Some(Grain::Date(one.max(other))),
            _ => Some(grain),
        }
    })
}

/// What is named at a place, and the place behind it.
fn named(all: &[&str], at: usize, words: &'static Words) -> Option<(usize, Grain)> {
    let stands = |phrase: &str| {
        let mut end = at;
        let mut parts = phrase.split(' ');
        let whole = parts.all(|part| {
            end += 1;
            all.get(end - 1) == Some(&part)
        });
        whole.then_some(end)
    };
    let dates = &words.dates;
    let mut others = dates.no_dates.iter();
    if let Some(found) = others.find_map(|word| Some((stands(word)?, Grain::Other(word)))) {
        return Some(found);
    }
    let precisions = [Precision::Year, Precision::Month, Precision::Day];
    let mut rows = precisions.iter().zip(dates.grains);
    rows.find_map(|(precision, names)| {
        let end = names.iter().find_map(|word| stands(word))?;
        Some((end, Grain::Date(*precision)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(language: &str, question: &str, expected: Option<Grain>) {
        assert_eq!(
            grain(question, crate::lang::of(language)),
            expected,
            "{question}"
        );
    }

    #[test]
    fn a_question_says_how_precisely_it_asks() {
        let [year, month, day] =
            [Precision::Year, Precision::Month, Precision::Day].map(|one| Some(Grain::Date(one)));
        check("en", "In which year did Norra vote?", year);
        check("en", "Norra voted in what year?", year);
        check("en", "What was the year of the vote in Norra?", year);
        check("en", "Name the year in which Norra voted.", year);
        check("en", "In which later year did Norra vote?", year);
        check("en", "In which month of 1991 did Norra vote?", month);
        check("en", "In which month and year did Norra vote?", month);
        check("en", "In what year and month did Norra vote?", month);
        check("en", "On what day of that year did Norra vote?", day);
        check("en", "On which date did Norra vote?", day);
        check("en", "When did Norra vote?", None);
        check("en", "Which vote of the year 1991 was lost?", None);
        check(
            "en",
            "In which century did Norra vote?",
            Some(Grain::Other("century")),
        );
        check(
            "en",
            "On which day of the week did Norra vote?",
            Some(Grain::Other("day of the week")),
        );
        check("de", "In welchem Jahr stimmte Norra ab?", year);
        check(
            "de",
            "In welchem Monat des Jahres 1991 stimmte Norra ab?",
            month,
        );
        check("de", "An welchem Tag stimmte Norra ab?", day);
        check("de", "Welches war das Jahr der Abstimmung?", year);
        check(
            "de",
            "In welchem Jahrzehnt stimmte Norra ab?",
            Some(Grain::Other("jahrzehnt")),
        );
        check("de", "Wann stimmte Norra ab?", None);
    }
}
