//! The unit that may stand beside a typed number.
//!
//! In goes a question, out comes what may be typed with its number and adds nothing; anything else beside it makes
//! the line unreadable. A known unit in another spelling is the same unit (`kg`, `kilograms`), another known unit is
//! not.

use super::normal;
use super::number::number;
use crate::lang::Words;
use crate::quiz::{Form, Question};

/// What may stand beside the number, as [`normal::figures`] spells it.
#[derive(Debug, Default)]
pub(crate) struct Beside {
    /// Spellings of the unit, the longest first: before the number or after it.
    pub units: Vec<String>,
    /// Words that the question says, single: after the number only.
    pub said: Vec<String>,
}

impl Beside {
    /// What may stand beside the number of a question; nothing where none is asked for.
    pub fn of(question: &Question, words: &Words) -> Beside {
        let Form::Number(_) = question.form else {
            return Beside::default();
        };
        let rows = words.play.typed.units;
        let unit = normal::figures(question.unit.as_deref().unwrap_or_default());
        let own = [Said::of(&unit)];
        let stem = normal::figures(&question.stem);
        let explanation = normal::figures(&question.explanation);
        let all = [Said::of(&unit), Said::of(&stem), Said::of(&explanation)];
        let say = |texts: &[Said], row: &[&str]| {
            row.iter()
                .any(|unit| texts.iter().any(|text| text.says(unit)))
        };
        // The bank's own word decides; without one that is known, what the question says.
        let decided = rows.iter().any(|row| say(&own, row));
        let mine = |row: &[&str]| say(if decided { &own } else { &all }, row);
        let mut units: Vec<String> = rows
            .iter()
            .filter(|row| mine(row))
            .flat_map(|row| row.iter().map(|unit| normal::figures(unit)))
            .collect();
        let foreign: Vec<&str> = rows
            .iter()
            .filter(|row| !mine(row))
            .flat_map(|row| row.iter().copied())
            .collect();
        let mut said: Vec<String> = [&unit, &stem, &explanation]
            .iter()
            .flat_map(|text| tokens(text))
            .map(str::to_owned)
            .collect();
        // A word for a number is a part of it, whatever the question says.
        said.retain(|word| number(word, words).is_err());
        said.retain(|word| !foreign.contains(&word.as_str()) || units.contains(word));
        said.sort_unstable();
        said.dedup();
        if !unit.is_empty() {
            units.push(unit);
        }
        units.sort_by_key(|unit| std::cmp::Reverse(unit.len()));
        units.dedup();
        Beside { units, said }
    }

    /// The number alone, where the line is a number with its unit; else the line as it is.
    pub fn without(&self, typed: &str, words: &Words) -> String {
        let typed = normal::figures(typed);
        let mut rest = self.without_prefix(&typed);
        while number(&rest, words).is_err() {
            match self.shorter(&rest) {
                Some(shorter) => rest = shorter.trim_end().to_owned(),
                None => return typed,
            }
        }
        rest
    }

    /// `$` before the first digit goes.
    fn without_prefix(&self, typed: &str) -> String {
        let digit = typed.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
        let (before, number) = typed.split_at(digit);
        let fits = |unit: &&String| ends_with_unit(before.trim_end(), unit).is_some();
        match self.units.iter().find(fits) {
            Some(unit) => format!(
                "{}{number}",
                ends_with_unit(before.trim_end(), unit).unwrap_or(before)
            ),
            None => typed.to_owned(),
        }
    }

    fn shorter<'a>(&self, rest: &'a str) -> Option<&'a str> {
        let rest = rest.trim_end_matches(['.', ' ']);
        let with_unit = self
            .units
            .iter()
            .find_map(|unit| ends_with_unit(rest, unit));
        let with_word = || {
            let shorter = rest.trim_end_matches(char::is_alphabetic);
            let word = &rest[shorter.len()..];
            self.said.iter().any(|said| said == word).then_some(shorter)
        };
        with_unit.or_else(with_word)
    }
}

/// What stands before a unit at the end of a text; a unit is no end of a longer word.
fn ends_with_unit<'a>(text: &'a str, unit: &str) -> Option<&'a str> {
    let before = text.strip_suffix(unit)?;
    let whole = !unit.starts_with(char::is_alphabetic) || !before.ends_with(char::is_alphabetic);
    whole.then_some(before)
}

fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.starts_with(char::is_alphabetic))
}

/// A text in which units are looked for.
struct Said<'a> {
    text: &'a str,
    /// Its words, with a space around each.
    words: String,
}

impl Said<'_> {
    fn of(text: &str) -> Said<'_> {
        let words: Vec<&str> = tokens(text).collect();
        let words = format!(" {} ", words.join(" "));
        Said { text, words }
    }

    /// Whether a unit is said: a sign anywhere, words as words; a single letter is no word, but may be all that is said.
    fn says(&self, unit: &str) -> bool {
        if !unit.chars().all(|c| c.is_alphabetic() || c == ' ') {
            return self.text.contains(unit);
        }
        let found = self.words.match_indices(unit);
        let mut whole = found.filter(|(at, _)| {
            self.words[..*at].ends_with(' ') && self.words[at + unit.len()..].starts_with(' ')
        });
        self.text == unit || (unit.chars().count() > 1 && whole.next().is_some())
    }
}
