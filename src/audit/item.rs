//! A question as the lints look at it: its words, and its options as dates and numbers where they are such.

use rust_decimal::Decimal;

use crate::date::Date;
use crate::lang::{self, Words};
use crate::quiz::{AnswerOption, Form, Quantity, Question, Quiz, SingleChoice};
use crate::tokens::Tokens;
use crate::typed;

/// A question, read once for all lints.
pub struct Item<'a> {
    /// The question as the quiz has it.
    pub question: &'a Question,
    /// The words of its language.
    pub words: &'static Words,
    /// The point in time from which the quiz speaks.
    pub published: Option<Date>,
    /// The words of its stem; of a true-false question, of its claim.
    pub stem: Tokens,
    /// Each option as a date or a number, where it is one.
    pub readings: Vec<Option<Reading>>,
}

/// An option that is a date or a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The date or the number that the option is read as.
    pub quantity: Quantity,
    /// What follows a number, in lower case.
    pub unit: String,
}

impl<'a> Item<'a> {
    /// A question of a quiz.
    pub fn new(question: &'a Question, quiz: &Quiz) -> Item<'a> {
        let words = lang::of(&quiz.language);
        let options = question.form.options().iter();
        let mut readings: Vec<Option<Reading>> =
            options.map(|option| reading(option, words)).collect();
        years_where_all_are(&mut readings);
        Item {
            question,
            words,
            published: quiz.source.published,
            stem: Tokens::of(claim(question, words)),
            readings,
        }
    }

    /// The options, where one of them is right and they are not the words for true and false.
    pub fn choices(&self) -> Option<&'a SingleChoice> {
        match &self.question.form {
            Form::SingleChoice(choices) => Some(choices),
            _ => None,
        }
    }

    /// The options as shown.
    pub fn options(&self) -> &'a [AnswerOption] {
        self.question.form.options()
    }

    /// The right option and the wrong ones, as shown, of a choice.
    pub fn key_and_rest(&self) -> Option<(&'a str, Vec<&'a str>)> {
        let choices = self.choices()?;
        let rest = choices.options().iter().enumerate();
        let rest = rest
            .filter(|(position, _)| *position != choices.key())
            .map(|(_, option)| option.text.as_str());
        Some((choices.right().text.as_str(), rest.collect()))
    }

    /// As [`Item::key_and_rest`], where no option is a date or a number.
    pub fn worded(&self) -> Option<(&'a str, Vec<&'a str>)> {
        let plain = self.readings.iter().all(Option::is_none);
        self.key_and_rest().filter(|_| plain)
    }

    /// The options as dates, where all are such.
    pub fn dates(&self) -> Option<Vec<Date>> {
        let date = |reading: &Option<Reading>| match reading.as_ref()?.quantity {
            Quantity::Date(date) => Some(date),
            Quantity::Number(_) => None,
        };
        self.readings.iter().map(date).collect()
    }

    /// The options as numbers, where all are such.
    pub fn numbers(&self) -> Option<Vec<Decimal>> {
        let number = |reading: &Option<Reading>| match reading.as_ref()?.quantity {
            Quantity::Number(number) => Some(number),
            Quantity::Date(_) => None,
        };
        self.readings.iter().map(number).collect()
    }

    /// Whether the options are to be dates: the key is one.
    pub fn asked_date(&self) -> Option<Date> {
        if let Form::Date(date) = self.question.form {
            return Some(date);
        }
        let key = self.choices()?.key();
        match self.readings.get(key)?.as_ref()?.quantity {
            Quantity::Date(date) => Some(date),
            Quantity::Number(_) => None,
        }
    }

    /// The number that is asked.
    pub fn asked_number(&self) -> Option<Decimal> {
        if let Form::Number(number) = self.question.form {
            return Some(number);
        }
        let key = self.choices()?.key();
        match self.readings.get(key)?.as_ref()?.quantity {
            Quantity::Number(number) => Some(number),
            Quantity::Date(_) => None,
        }
    }

    /// The stem without what is quoted in it; of a true-false question, its claim.
    pub fn own_words(&self) -> String {
        unquoted(claim(self.question, self.words))
    }
}

/// The stem, or what a true-false question claims.
pub fn claim<'q>(question: &'q Question, words: &Words) -> &'q str {
    let before = words
        .question
        .true_false
        .split("{claim}")
        .next()
        .unwrap_or_default();
    match question.form {
        Form::TrueFalse(_) => question.stem.strip_prefix(before).unwrap_or(&question.stem),
        _ => &question.stem,
    }
}

/// A text without what stands between quotation marks.
pub fn unquoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut until = None;
    for letter in text.chars() {
        match (until, letter) {
            (Some(end), letter) if letter == end => until = None,
            (Some(_), _) => {}
            (None, '“') => until = Some('”'),
            (None, '„') => until = Some('“'),
            (None, '«') => until = Some('»'),
            (None, '"') => until = Some('"'),
            (None, letter) => out.push(letter),
        }
    }
    // A mark without its partner quotes nothing.
    if until.is_some() {
        text.to_owned()
    } else {
        out
    }
}

/// What stands before the hole in a stem, or before the end of one that is no full sentence.
pub fn before_gap(stem: &str) -> Option<&str> {
    if let Some(position) = stem.find("__") {
        return Some(&stem[..position]);
    }
    let stem = stem.trim_end();
    let open = stem.trim_end_matches(['…', ':', '.', ' ']);
    let dots = stem.ends_with("...") || stem.ends_with(['…', ':']);
    let sentence = stem.ends_with(['.', '?', '!', '？', '؟', ')', '”', '"', '»']);
    (dots || !sentence).then_some(open)
}

/// An option as a date or a number: by its value, or by its text.
fn reading(option: &AnswerOption, words: &Words) -> Option<Reading> {
    match option.value {
        Some(quantity) => Some(Reading {
            quantity,
            unit: String::new(),
        }),
        None => read_date(&option.text, words)
            .map(|date| Reading {
                quantity: Quantity::Date(date),
                unit: String::new(),
            })
            .or_else(|| read_number(&option.text, words)),
    }
}

/// A text as a date or a number, whatever follows it; a bare number of four digits is a number.
pub fn quantity(text: &str, words: &Words) -> Option<Quantity> {
    let read = read_date(text, words).map(Quantity::Date);
    read.or_else(|| read_number(text, words).map(|reading| reading.quantity))
}

/// Where all options are bare numbers of four digits, they are years.
fn years_where_all_are(readings: &mut [Option<Reading>]) {
    let year = |reading: &Option<Reading>| match reading {
        Some(Reading {
            quantity: Quantity::Number(number),
            unit,
        }) if unit == YEAR => i16::try_from(number.mantissa())
            .ok()
            .and_then(Date::from_year),
        _ => None,
    };
    let years: Option<Vec<Date>> = readings.iter().map(year).collect();
    for (position, reading) in readings.iter_mut().enumerate() {
        if let Some(reading) = reading {
            if let Some(years) = &years {
                reading.quantity = Quantity::Date(years[position]);
            }
            if reading.unit == YEAR {
                reading.unit.clear();
            }
        }
    }
}

/// Marks a bare number of four digits while the other options are read: no unit can contain it.
const YEAR: &str = "\0";

/// `20 July 1969`, `July 20, 1969`, `July 1969`, `44 BC`, `1969-07-20`; a number alone may be anything.
fn read_date(text: &str, words: &Words) -> Option<Date> {
    let tells = |c: char| c.is_alphabetic() || c == '-';
    let date = typed::date(text, words).ok()?;
    text.contains(tells).then_some(date)
}

/// `143`, `15,000`, `1.5 million`, `-2`, `6th`, `$12`, `12 %`, `20 people`, `seven`.
fn read_number(text: &str, words: &Words) -> Option<Reading> {
    let text = text.trim().trim_start_matches(['$', '€', '£']);
    let number = |number: Decimal, unit: &str| {
        Some(Reading {
            quantity: Quantity::Number(number),
            unit: unit.trim().to_lowercase(),
        })
    };
    let spelled = words.numbers.spelled.iter();
    if let Some(position) = spelled
        .into_iter()
        .position(|word| text.eq_ignore_ascii_case(word))
    {
        return number(Decimal::from(position), "");
    }
    let numeric = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '−' | '+');
    let end = text.find(|c| !numeric(c)).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let is_measure =
        || crate::tokens::Figures::of(text).is_some_and(|figures| figures.is_measure());
    if is_several(digits, rest) || (rest.starts_with(':') && is_measure()) {
        return None;
    }
    let digits = digits.trim_end_matches(['.', ',']);
    let plain = digits
        .replace(words.numbers.group, "")
        .replace(words.numbers.point, ".")
        .replace('−', "-");
    let value: Decimal = plain.parse().ok()?;
    if rest.is_empty() && digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit()) {
        return Some(Reading {
            quantity: Quantity::Number(value),
            unit: YEAR.into(),
        });
    }
    if let Ok(whole) = plain.parse::<u64>() {
        let ordinal = (words.numbers.ordinal)(whole);
        if ordinal.strip_prefix(&plain) == Some(rest) {
            return number(value, "");
        }
    }
    let rest = rest.trim_start();
    let scale = words.numbers.scales.iter().find_map(|&(power, one, many)| {
        let left = rest.strip_prefix(many).or_else(|| rest.strip_prefix(one))?;
        Some((Decimal::from(10_u64.checked_pow(power)?), left))
    });
    match scale {
        Some((scale, rest)) => number(value.checked_mul(scale)?, rest),
        None => number(value, rest),
    }
}

/// Whether a text that begins with digits is no one number: a clock time (`0:30`), a score (`3-0`, `3:0`), a ratio.
fn is_several(digits: &str, rest: &str) -> bool {
    let dash = digits
        .char_indices()
        .skip(1)
        .find(|(_, c)| matches!(c, '-' | '−'));
    let joined = |rest: &str| {
        let mut letters = rest.chars();
        matches!(letters.next(), Some(':' | '–' | '/'))
            && letters.next().is_some_and(|c| c.is_ascii_digit())
    };
    dash.is_some() || joined(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::of;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str)>) {
        let option = AnswerOption {
            text: text.into(),
            value: None,
            why: None,
        };
        let mut readings = [reading(&option, of("en"))];
        years_where_all_are(&mut readings);
        let shown = readings[0]
            .as_ref()
            .map(|reading| (reading.quantity.to_string(), reading.unit.clone()));
        let expected = expected.map(|(quantity, unit)| (quantity.to_owned(), unit.to_owned()));
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn dates_and_numbers_are_read_from_their_text() {
        check("20 July 1969", Some(("1969-07-20", "")));
        check("July 20th, 1969", Some(("1969-07-20", "")));
        check("Feb 1989", Some(("1989-02", "")));
        check("44 BC", Some(("-0043", "")));
        check("1989", Some(("1989", "")));
        check("15,000", Some(("15000", "")));
        check("1.5 million", Some(("1500000", "")));
        check("2 million people", Some(("2000000", "people")));
        check("6th", Some(("6", "")));
        check("$12", Some(("12", "")));
        check("Seven", Some(("7", "")));
        check("-2.5", Some(("-2.5", "")));
        check("0:30", None);
        check("22:30", None);
        check("3-0", None);
        check("3–0", None);
        check("Pad 39A", None);
        check("May", None);
        check("USS Hornet", None);
        check("", None);
    }

    #[test]
    fn what_is_quoted_is_left_out() {
        assert_eq!(unquoted("He said “never” and \"no\"."), "He said  and .");
        assert_eq!(unquoted("5\" of rain, never"), "5\" of rain, never");
    }
}
