//! The ways in which a typed answer may be written by someone who knows it.
//!
//! In goes a question, out come the spellings of its answer: what people usually write, and of that only what
//! [`judge`] reads as right. For formats whose readers compare an answer with a list. Upper and lower case are taken
//! for the same, as those formats take them.

use std::collections::HashSet;

use rust_decimal::Decimal;

use super::unit::Beside;
use super::{Judgement, judge};
use crate::date::{Date, Precision};
use crate::lang::Words;
use crate::quiz::{Form, Question};
use crate::sanitize::visible;

/// More spellings than any answer needs: an author may accept any number of dates.
const MOST: usize = 160;

/// How many of the ways to write something are its most usual ones.
const USUAL: usize = 3;

/// Every usual spelling that is right when typed, the answer as it is shown first, then those that the bank accepts;
/// at most 160, distinct but for upper and lower case. Empty for a form with options.
pub fn spellings(question: &Question, words: &Words) -> Vec<String> {
    let given = || question.answers.iter().chain(&question.accept);
    let beside = Beside::of(question, words);
    let spelled: Vec<String> = match question.form {
        Form::Date(key) => {
            let others = given().filter_map(|text| super::date(text, words).ok());
            once(key, others)
                .flat_map(|date| dates(date, words))
                .collect()
        }
        Form::Number(key) => {
            let others = given().filter_map(|text| super::number(text, words).ok());
            let all = once(key, others);
            all.flat_map(|number| numbers(number, question, &beside.units, words))
                .collect()
        }
        Form::SingleChoice(_)
        | Form::TrueFalse(_)
        | Form::MultipleChoice(_)
        | Form::Ordering(_) => {
            return Vec::new();
        }
    };
    let mut seen = HashSet::new();
    let judged = |text: &str| match question.form {
        Form::Number(key) => super::judge_number(question, key, text, words, &beside),
        _ => judge(question, text, words),
    };
    let right = |text: &String| matches!(judged(text), Judgement::Read(answer) if answer.right);
    given()
        .cloned()
        .chain(spelled)
        .map(|text| visible(&text).trim().to_owned())
        .filter(|text| !text.is_empty() && seen.insert(text.to_lowercase()))
        .filter(right)
        .take(MOST)
        .collect()
}

/// The right value and then the accepted ones, each once.
fn once<T: Copy + PartialEq>(key: T, others: impl Iterator<Item = T>) -> impl Iterator<Item = T> {
    let mut values = vec![key];
    for other in others {
        if !values.contains(&other) {
            values.push(other);
        }
    }
    values.into_iter()
}

/// The usual spellings of a date, the most usual first.
fn dates(date: Date, words: &Words) -> Vec<String> {
    let Some((patterns, usual)) = patterns(date.precision(), words) else {
        return Vec::new();
    };
    let (days, months, years) = (days(date), months(date, words), years(date.year(), words));
    let ordinal = (words.numbers.ordinal)(date.day().unwrap_or_default().unsigned_abs().into());
    let fill = |pattern: &&str, day: &String, month: &String, year: &String| {
        pattern
            .replace("{d}", day)
            .replace("{o}", &ordinal)
            .replace("{m}", month)
            .replace("{y}", year)
    };
    let every =
        |patterns: &[&str], months: &[String], day: &String, year: &String| -> Vec<String> {
            let each = |month| {
                patterns
                    .iter()
                    .map(move |pattern| fill(pattern, day, month, year))
            };
            months.iter().flat_map(each).collect()
        };
    let few = &months[..months.len().min(2)];
    let named = patterns
        .iter()
        .copied()
        .filter(|pattern| !pattern.starts_with("{y} "));
    let named: Vec<&str> = named.collect();
    let plain = every(&named, &months[..1], &days[0], &years[0]);
    let common = every(usual, few, &days[0], &years[0]);
    let mut spelled = every(patterns, &months, &days[0], &years[0]);
    for day in &days[1..] {
        spelled.extend(every(usual, &months, day, &years[0]));
    }
    spelled.extend(in_figures(date));
    spelled.extend(
        common
            .iter()
            .flat_map(|text| [format!("{text}."), text.replace(' ', "  ")]),
    );
    spelled.extend(one_gap_wide(&plain[0]));
    let [before, others @ ..] = words.before_date(date.precision()) else {
        return spelled;
    };
    spelled.extend(plain.iter().map(|text| format!("{before} {text}")));
    spelled.extend(others.iter().map(|before| format!("{before} {}", plain[0])));
    if let Some(day) = weekday(date, words) {
        spelled.extend(plain.iter().map(|text| format!("{day}, {text}")));
        spelled.extend(common.iter().map(|text| format!("{day} {text}")));
        spelled.push(format!("{before} {day}, {}", plain[0]));
    }
    for year in &years[1..] {
        spelled.extend(every(usual, few, &days[0], year));
    }
    spelled
}

/// The ways to write a date of a precision, and the most usual of them.
fn patterns(
    precision: Precision,
    words: &Words,
) -> Option<(&'static [&'static str], &'static [&'static str])> {
    let all: &'static [&'static str] = match precision {
        Precision::Year => &["{y}"],
        Precision::Month => words.dates.written_months,
        Precision::Day => words.dates.written_days,
    };
    Some((all, all.get(..all.len().min(USUAL))?)).filter(|_| !all.is_empty())
}

/// `4`, `04`.
fn days(date: Date) -> Vec<String> {
    let day = date.day().unwrap_or_default();
    let padded = (1..10).contains(&day).then(|| format!("{day:02}"));
    std::iter::once(day.to_string()).chain(padded).collect()
}

/// The name of a month and its short forms, with a point and without; one empty name where there is no month.
fn months(date: Date, words: &Words) -> Vec<String> {
    let Some(month) = date.month() else {
        return vec![String::new()];
    };
    let name = usize::try_from(month - 1)
        .ok()
        .and_then(|position| words.dates.months.get(position));
    let short = words
        .dates
        .abbreviations
        .iter()
        .filter(|(_, number)| *number == month);
    let short = short.map(|(short, _)| titled(short)).flat_map(|short| {
        // A short form is its longer one cut off; another name of the month has no point.
        let cut = short.chars().count() <= 4;
        let pointed = cut.then(|| format!("{short}."));
        std::iter::once(short).chain(pointed)
    });
    name.map(|name| name.to_string())
        .into_iter()
        .chain(short)
        .collect()
}

fn titled(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// `1989`; `44 BC` and the same with every other mark of the era.
fn years(year: i16, words: &Words) -> Vec<String> {
    let shown = words.year(year);
    let (number, marks) = match year {
        1.. => (i32::from(year), words.play.typed.era_marks),
        _ => (1 - i32::from(year), words.dates.before_era_marks),
    };
    let marked = marks
        .iter()
        .flat_map(|mark| [format!("{number} {mark}"), format!("{mark} {number}")]);
    // `BC 44` is not written, and a year such as 1969 is rarely marked.
    let usual = marked.filter(|text| year > 0 || text.starts_with(|c: char| c.is_ascii_digit()));
    let marks = if year >= 1000 { 0 } else { usize::MAX };
    let mut years: Vec<String> = std::iter::once(shown).chain(usual.take(marks)).collect();
    if (1..1000).contains(&year) {
        years.push(format!("{year:04}"));
    }
    years
}

fn weekday(date: Date, words: &Words) -> Option<&'static str> {
    date.day()?;
    let position = usize::try_from(date.first().weekday().to_monday_zero_offset()).ok()?;
    words.dates.weekdays.get(position).copied()
}

/// `4.10.1957`, `04/10/1957`, `1957-10-04`, and the ISO form before our era.
fn in_figures(date: Date) -> Vec<String> {
    const DAYS: &[&str] = &[
        "{d}.{m}.{y}",
        "{dd}.{mm}.{y}",
        "{d}. {m}. {y}",
        "{dd}. {mm}. {y}",
        "{d}.{m}. {y}",
        "{y}-{mm}-{dd}",
        "{d}/{m}/{y}",
        "{dd}/{mm}/{y}",
        "{m}/{d}/{y}",
        "{mm}/{dd}/{y}",
        "{d}-{m}-{y}",
        "{dd}-{mm}-{y}",
        "{y}-{m}-{d}",
        "{y}/{mm}/{dd}",
        "{y}.{mm}.{dd}",
    ];
    const MONTHS: &[&str] = &[
        "{m}/{y}", "{mm}/{y}", "{m}.{y}", "{mm}.{y}", "{y}-{mm}", "{y}-{m}", "{y}/{mm}",
    ];
    let patterns = match date.precision() {
        _ if date.year() < 1 => &[],
        Precision::Year => &[][..],
        Precision::Month => MONTHS,
        Precision::Day => DAYS,
    };
    let [day, month] = [date.day(), date.month()].map(Option::unwrap_or_default);
    let fill = |pattern: &&str| {
        let twice = pattern
            .replace("{dd}", &format!("{day:02}"))
            .replace("{mm}", &format!("{month:02}"));
        let year = format!("{:04}", date.year());
        twice
            .replace("{d}", &day.to_string())
            .replace("{m}", &month.to_string())
            .replace("{y}", &year)
    };
    patterns
        .iter()
        .map(fill)
        .chain([date.to_string()])
        .collect()
}

/// The text with one of its spaces doubled, for each of them.
fn one_gap_wide(text: &str) -> impl Iterator<Item = String> {
    let gaps = text.match_indices(' ');
    gaps.map(|(at, _)| format!("{} {}", &text[..at], &text[at..]))
}

/// The usual spellings of a number, the most usual first.
fn numbers(number: Decimal, question: &Question, units: &[String], words: &Words) -> Vec<String> {
    let shown = words.number(number);
    let bare = bare_numbers(number, words);
    let mut spelled = vec![shown.clone()];
    spelled.extend(bare.iter().cloned());
    spelled.extend([format!("{shown}."), shown.replace(' ', "  ")]);
    spelled.push(words.ordinal(number));
    if number.is_sign_negative() {
        let signs =
            |text: &String| ["\u{2212}", "- ", "minus "].map(|sign| text.replacen('-', sign, 1));
        spelled.extend(bare.iter().take(2).flat_map(signs));
    }
    if !question.tolerance.is_zero() {
        let about = words
            .play
            .typed
            .about
            .iter()
            .take(3)
            .map(|about| format!("{about} "));
        let about = about.chain(["~".to_owned()]);
        spelled.extend(about.flat_map(|about| {
            bare.iter()
                .take(2)
                .map(move |text| format!("{about}{text}"))
        }));
    }
    for unit in question.unit.iter().chain(units.iter()) {
        let unit = unit.replace("^2", "²");
        for text in bare.iter().take(3) {
            spelled.push(format!("{text} {unit}"));
            if !unit.starts_with(|c: char| c.is_alphanumeric()) {
                spelled.push(format!("{unit}{text}"));
            }
            if unit.chars().count() <= 3 {
                spelled.push(format!("{text}{unit}"));
            }
        }
    }
    spelled
}

/// `1.2 million`, `1,200,000`, `1200000`, `1 200 000`; `3`, `three`.
fn bare_numbers(number: Decimal, words: &Words) -> Vec<String> {
    let digits = words.digits(number.normalize());
    let group = words.numbers.group;
    let mut bare = vec![
        words.number(number),
        digits.clone(),
        digits.replace(group, ""),
        grouped(&digits.replace(group, ""), group, words),
        grouped(&digits.replace(group, ""), " ", words),
    ];
    let spelled = |number: Decimal| {
        let position = usize::try_from(number.normalize()).ok()?;
        words
            .numbers
            .spelled
            .get(position)
            .map(|&word| word.to_owned())
    };
    bare.extend(spelled(number));
    let scales = words
        .numbers
        .scales
        .iter()
        .map(|&(power, one, many)| (10_u64.pow(power), [one, many]));
    let short = words
        .play
        .typed
        .numerals
        .iter()
        .map(|&(word, n)| (n, [word, word]));
    for (scale, names) in scales.chain(short.filter(|&(n, _)| n >= 1000)) {
        let count = (number / Decimal::from(scale)).normalize();
        if count.abs() < Decimal::ONE || count.scale() > 3 {
            continue;
        }
        for name in names {
            bare.push(format!("{} {name}", words.digits(count)));
            bare.extend(spelled(count).map(|count| format!("{count} {name}")));
            if name.chars().count() <= 4 {
                bare.push(format!("{} {name}.", words.digits(count)));
            }
        }
    }
    let mut seen = HashSet::new();
    bare.retain(|text| seen.insert(text.clone()));
    bare
}

/// Digits in groups of three, with this between them.
fn grouped(plain: &str, group: &str, words: &Words) -> String {
    let (whole, decimals) = match plain.find(words.numbers.point) {
        Some(point) => plain.split_at(point),
        None => (plain, ""),
    };
    let mut text = String::new();
    let digits = whole.trim_start_matches('-').len();
    for (position, c) in whole.trim_start_matches('-').chars().enumerate() {
        if position > 0 && (digits - position) % 3 == 0 {
            text.push_str(group);
        }
        text.push(c);
    }
    let sign = if whole.starts_with('-') { "-" } else { "" };
    format!("{sign}{text}{decimals}")
}
