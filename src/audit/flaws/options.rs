//! Options that are not what options must be: one right, all different, all of one kind, in order.

use rust_decimal::Decimal;

use super::{Flaw, speaks_of_others};
use crate::audit::item::{Item, Reading};
use crate::date::Date;
use crate::facts::Severity;
use crate::lang::Words;
use crate::quiz::{Form, Quantity};
use crate::tokens::{self, Plain, Tokens};

pub(super) const KEY_COUNT: Flaw = Flaw {
    id: "key-count",
    level: Severity::Error,
    source: "Haladyna 22: one option is right",
    about: "another option is right too, or the answer is no option",
    check: key_count,
};

/// A wrong option is an accepted spelling of the answer, or the answer that is told is not the right option.
fn key_count(item: &Item) -> Option<String> {
    let (key, rest) = item.key_and_rest()?;
    let question = item.question;
    let accepted = |text: &&&str| {
        let text = Plain::of(text, item.words);
        let mut all = question.answers.iter().chain(&question.accept);
        all.any(|right| Plain::of(right, item.words) == text)
    };
    if let Some(other) = rest.iter().find(accepted) {
        return Some(format!(
            "`{other}` is accepted as right, and is a wrong option"
        ));
    }
    let told = question.answers.first()?;
    let said = || format!("the answer is `{told}`, and the right option is `{key}`");
    let same = tokens::same(told, key, item.words);
    // A number may be told in another notation than that of its options.
    (!same && item.numbers().is_none()).then(said)
}

pub(super) const TOO_FEW: Flaw = Flaw {
    id: "too-few",
    level: Severity::Error,
    source: "Rodriguez 2005: three options suffice",
    about: "fewer than three options",
    check: |item| match &item.question.form {
        Form::SingleChoice(_) | Form::MultipleChoice(_) | Form::Ordering(_)
            if item.options().len() < 3 =>
        {
            Some(format!("there are {}", item.options().len()))
        }
        _ => None,
    },
};

pub(super) const EMPTY: Flaw = Flaw {
    id: "empty-option",
    level: Severity::Error,
    source: "QuizEditor",
    about: "an option without a text",
    check: |item| {
        let blank = |text: &str| crate::sanitize::visible(text).trim().is_empty();
        let mut options = item.options().iter();
        let position = options.position(|option| blank(&option.text))?;
        Some(format!("option {}", crate::sanitize::letter(position)))
    },
};

pub(super) const DUPLICATE: Flaw = Flaw {
    id: "duplicate-option",
    level: Severity::Error,
    source: "Haladyna 22; QuizEditor",
    about: "two options are the same",
    check: duplicate,
};

/// Equal but for case, articles and punctuation, or equal as a date or a number. Signs that carry a meaning
/// (`C`, `C++`) keep two options apart.
fn duplicate(item: &Item) -> Option<String> {
    let options = item.options().iter().take(MOST);
    let texts: Vec<Plain> = options
        .map(|option| Plain::of(&option.text, item.words))
        .collect();
    pair(item, |a, b| match (&item.readings[a], &item.readings[b]) {
        (Some(one), Some(other)) => one == other,
        _ => texts[a] == texts[b],
    })
}

/// So many options of a question are compared with each other at most: nobody reads more.
const MOST: usize = 100;

/// The first two options of which something is true, as shown.
fn pair(item: &Item, is: impl Fn(usize, usize) -> bool) -> Option<String> {
    let count = item.options().len().min(MOST);
    let mut pairs = (0..count).flat_map(|b| (0..b).map(move |a| (a, b)));
    let (a, b) = pairs.find(|&(a, b)| is(a, b))?;
    let text = |at: usize| &item.options()[at].text;
    Some(format!("`{}` and `{}`", text(a), text(b)))
}

pub(super) const OVERLAP: Flaw = Flaw {
    id: "overlap",
    level: Severity::Error,
    source: "NBME: no overlapping options; Haladyna 22",
    about: "one option includes another",
    check: overlap,
};

/// Dates of which one lies within the other, decades and ranges that share a value. Where one would be a range that does not rise, they
/// are scores: `1–0`, `2–2`. Names are not judged here: that
/// one is part of another is known to a bank only.
fn overlap(item: &Item) -> Option<String> {
    let options = item.options().iter().zip(&item.readings);
    let spans: Vec<Option<Span>> = options
        .map(|(option, reading)| span(&option.text, reading.as_ref(), item.words))
        .collect();
    let is_score = |span: &Span| matches!(span, Span::Range(from, to) if from >= to);
    let are_scores = spans.iter().flatten().any(is_score);
    pair(item, |a, b| match (&spans[a], &spans[b]) {
        (Some(one), Some(other)) => !are_scores && one.overlaps(other),
        _ => false,
    })
}

/// What an option spans.
enum Span {
    Days(Date),
    Number(Decimal),
    Range(Decimal, Decimal),
}

impl Span {
    fn overlaps(&self, other: &Span) -> bool {
        // Equal ones are duplicates, which is said elsewhere.
        match (self, other) {
            (Span::Days(a), Span::Days(b)) => a != b && a.overlaps(*b),
            (Span::Range(from, to), Span::Range(low, high)) => from <= high && low <= to,
            (Span::Range(from, to), Span::Number(number))
            | (Span::Number(number), Span::Range(from, to)) => from <= number && number <= to,
            _ => false,
        }
    }
}

fn span(text: &str, reading: Option<&Reading>, words: &Words) -> Option<Span> {
    match reading.map(|reading| reading.quantity) {
        Some(Quantity::Date(date)) => return Some(Span::Days(date)),
        Some(Quantity::Number(number)) if reading.is_some_and(|reading| !is_range(reading)) => {
            return Some(Span::Number(number));
        }
        _ => {}
    }
    let number = |text: &str| {
        let digits = text.trim().replace(words.numbers.group, "");
        let whole = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        digits.parse::<Decimal>().ok().filter(|_| whole)
    };
    let decade = text.trim().strip_suffix(words.audit.decades);
    if let Some(decade) = decade.and_then(number) {
        return Some(Span::Range(decade, decade + Decimal::from(9)));
    }
    words.audit.range.iter().find_map(|joint| {
        let (from, to) = text.split_once(joint)?;
        Some(Span::Range(number(from)?, number(to)?))
    })
}

/// Whether what follows a number makes it a decade, or the beginning of a range.
fn is_range(reading: &Reading) -> bool {
    reading.unit.contains(|c: char| c.is_ascii_digit())
        || (reading.unit.chars().count() == 1 && !reading.unit.contains('%'))
}

pub(super) const MIXED: Flaw = Flaw {
    id: "mixed-types",
    level: Severity::Error,
    source: "Haladyna 23; NBME: options of one type and format",
    about: "options are not all of one type, precision or notation",
    check: mixed,
};

/// Some are dates or numbers and some are not, dates are known to different precisions, units differ, or one large
/// number is written out and another is not.
fn mixed(item: &Item) -> Option<String> {
    item.choices()?;
    let readings: Vec<&Reading> = item.readings.iter().flatten().collect();
    if readings.len() < item.readings.len() {
        // A name may begin with a number (`3 Doors Down`): only bare ones count.
        let bare = readings.iter().any(|reading| reading.unit.is_empty());
        return bare.then(|| "some are dates or numbers, and some are not".into());
    }
    let kind = |reading: &Reading| match reading.quantity {
        Quantity::Date(date) => Some(date.precision()),
        Quantity::Number(_) => None,
    };
    let first = *readings.first()?;
    if readings.iter().any(|reading| kind(reading) != kind(first)) {
        return Some("dates and numbers, or dates of different precision".into());
    }
    if readings.iter().any(|reading| is_range(reading)) {
        return None;
    }
    // One of them may have another name: `1 person`, `2 people`.
    let is_one = |reading: &Reading| reading.quantity == Quantity::Number(Decimal::ONE);
    let mut several = readings.iter().filter(|reading| !is_one(reading));
    let unit = several
        .clone()
        .next()
        .map_or(&first.unit, |reading| &reading.unit);
    if several.any(|reading| reading.unit != *unit) {
        return Some("their units differ".into());
    }
    let scaled = |text: &str| {
        let tokens = Tokens::of(text);
        let holds = |name: &str| tokens.hold(&Tokens::of(name));
        let mut scales = item.words.numbers.scales.iter();
        scales.any(|(_, one, many)| holds(one) || holds(many))
    };
    let options = item.options().iter();
    let scaled = options.filter(|option| scaled(&option.text)).count();
    (scaled > 0 && scaled < readings.len()).then(|| "large numbers in two notations".into())
}

pub(super) const UNORDERED: Flaw = Flaw {
    id: "unordered",
    level: Severity::Error,
    source: "Haladyna 21: options in logical or numerical order",
    about: "options that are said to stand in order do not",
    check: |item| out_of_order(item).filter(|_| item.question.form.ordered()),
};

pub(super) const UNSORTED: Flaw = Flaw {
    id: "unsorted",
    level: Severity::Warning,
    source: "Haladyna 21; SAQUET: lost sequence",
    about: "dates or numbers that could stand in order do not",
    check: |item| out_of_order(item).filter(|_| !item.question.form.ordered()),
};

/// All are dates or numbers, and neither rise nor fall.
fn out_of_order(item: &Item) -> Option<String> {
    item.choices()?;
    let position = |reading: &Option<Reading>| match reading.as_ref()?.quantity {
        Quantity::Date(date) => Some((date.first(), Decimal::ZERO)),
        Quantity::Number(number) => Some((jiff::civil::Date::ZERO, number)),
    };
    let positions: Vec<_> = item.readings.iter().map(position).collect::<Option<_>>()?;
    let in_order = positions.is_sorted() || positions.iter().rev().is_sorted();
    let texts = || {
        let texts = item.options().iter().map(|option| option.text.as_str());
        texts.collect::<Vec<_>>().join(", ")
    };
    (!in_order).then(texts)
}

pub(super) const OF_THE_OPTIONS: Flaw = Flaw {
    id: "of-the-options",
    level: Severity::Error,
    source: "Haladyna 25 and 26",
    about: "an option that speaks of the others (all, none of the above)",
    check: |item| {
        let mut options = item.options().iter();
        let option = options.find(|option| speaks_of_others(&option.text, item.words))?;
        Some(format!("`{}`", option.text))
    },
};

pub(super) const COMBINED: Flaw = Flaw {
    id: "combined-options",
    level: Severity::Error,
    source: "NBME; SAQUET: K-type items",
    about: "options that are made of other options (A and C only)",
    check: combined,
};

/// Two options or more consist of letters or numerals of options and of words that join them.
fn combined(item: &Item) -> Option<String> {
    const NAMES: &str = " a b c d e f g h i ii iii iv v vi 1 2 3 4 5 6 7 8 ";
    let joints = item.words.audit.option_joints;
    let made = |text: &&str| {
        let tokens = Tokens::of(text);
        let name = |token: &str| NAMES.contains(&format!(" {token} "));
        let joint = |token: &str| joints.contains(&token) || token == "&";
        tokens.iter().all(|token| name(token) || joint(token))
            && tokens.iter().any(joint)
            && tokens.iter().any(name)
    };
    let texts = item.options().iter().map(|option| option.text.as_str());
    let found: Vec<&str> = texts.filter(made).collect();
    match found.as_slice() {
        [one, other, ..] => Some(format!("`{one}` and `{other}`")),
        _ => None,
    }
}

pub(super) const UNCERTAIN_ORDER: Flaw = Flaw {
    id: "uncertain-order",
    level: Severity::Error,
    source: "NBME: one best answer",
    about: "options to be put in order whose order is not certain, or not this one",
    check: |item| {
        let Form::Ordering(sequence) = &item.question.form else {
            return None;
        };
        let dates = item.dates()?;
        let uncertain = |pair: &&[usize]| !dates[pair[0]].certainly_before(dates[pair[1]]);
        let pair = sequence.order().windows(2).find(uncertain)?;
        let text = |at: usize| &item.options()[at].text;
        Some(format!("`{}` and `{}`", text(pair[0]), text(pair[1])))
    },
};

#[cfg(test)]
mod tests {
    use super::super::tests::{asked, ids, measured, of, only};
    use super::*;
    use crate::Quiz;
    use crate::quiz::{AnswerOption, Ordering, SingleChoice};

    #[test]
    fn a_second_right_option_is_seen() {
        let with = |accept: &str| {
            let mut quiz = asked("Which country came?", &["*Oman", "Iran", "Qatar"]);
            quiz.questions[0].accept = vec![accept.into()];
            quiz
        };
        only(&KEY_COUNT, with("the Iran"), with("the Oman"));
        let mut quiz = with("Omaan");
        quiz.questions[0].answers = vec!["Bahrain".into()];
        assert_eq!(ids(&quiz), ["key-count"]);
    }

    #[test]
    fn two_options_are_too_few() {
        only(
            &TOO_FEW,
            asked("Which country came?", &["*Oman", "Iran"]),
            asked("Which country came?", &["*Oman", "Iran", "Qatar"]),
        );
    }

    #[test]
    fn an_option_has_a_text() {
        only(
            &EMPTY,
            asked("Which country came?", &["*Oman", "Iran", "\u{202e} "]),
            asked("Which country came?", &["*Oman", "Iran", "Fiji"]),
        );
    }

    #[test]
    fn options_differ_by_more_than_case_and_articles() {
        only(
            &DUPLICATE,
            asked("Which body left?", &["*Mars", "the Moon", "moon"]),
            asked("Which language is it?", &["*C", "C++", "D"]),
        );
        only(
            &DUPLICATE,
            asked("How much was it?", &["12 km", "12.0 km", "*13 km"]),
            asked("How cold was it?", &["*-5", "5", "10"]),
        );
    }

    #[test]
    fn no_option_includes_another() {
        only(
            &OVERLAP,
            asked("When was it?", &["*1970s", "1975–1985", "1990s"]),
            asked("When was it?", &["*1970s", "1980–1985", "1990s"]),
        );
        only(
            &OVERLAP,
            asked("How many came?", &["10-20", "*20-30", "31-40"]),
            asked("How many came?", &["10-19", "*20-30", "31-40"]),
        );
        for scores in [["*0–0", "0–1", "0–2"], ["0–1", "*1–0", "1–1"]] {
            assert_eq!(ids(&asked("How did Norra play?", &scores)), [""; 0]);
        }
    }

    #[test]
    fn options_are_of_one_type() {
        only(
            &MIXED,
            asked("How many came?", &["12", "*18", "a crowd"]),
            asked("Which band came?", &["*3 Doors Down", "Blur", "Oasis"]),
        );
        let large = || {
            measured(
                "How many people came?",
                &["500,000", "*1,000,000", "1,700,000"],
            )
        };
        only(&MIXED, renamed(large(), "1 million"), large());
        only(
            &MIXED,
            asked("How far was it?", &["10 km", "*12 miles", "18 km"]),
            asked("How far was it?", &["10 km", "*12 km", "18 km"]),
        );
        let quiz = measured("When was it?", &["*1962", "1965-04-01", "1967-03"]);
        assert_eq!(ids(&quiz), ["mixed-types"]);
    }

    /// The right option under another text.
    fn renamed(mut quiz: Quiz, key: &str) -> Quiz {
        let question = &mut quiz.questions[0];
        if let Form::SingleChoice(choices) = &question.form {
            let mut options = choices.options().to_vec();
            options[choices.key()].text = key.into();
            let choices = SingleChoice::new(options, choices.key(), choices.ordered());
            question.form = Form::SingleChoice(choices.unwrap());
            question.answers = vec![key.into()];
        }
        quiz
    }

    #[test]
    fn numbers_and_dates_stand_in_order() {
        only(
            &UNORDERED,
            measured("How many came?", &["12", "*24", "18"]),
            measured("How many came?", &["24", "*18", "12"]),
        );
        only(
            &UNSORTED,
            asked(
                "When was it?",
                &["*20 July 1962", "3 March 1960", "9 June 1965"],
            ),
            asked(
                "When was it?",
                &["*3 March 1960", "20 July 1962", "9 June 1965"],
            ),
        );
    }

    #[test]
    fn no_option_speaks_of_the_others() {
        only(
            &OF_THE_OPTIONS,
            asked("Which film won?", &["*All of Me", "Gilda", "All of these"]),
            asked("Which film won?", &["*All of Me", "Gilda", "Laura"]),
        );
    }

    #[test]
    fn no_option_is_made_of_others() {
        only(
            &COMBINED,
            asked("Which came?", &["*A or B", "A or C", "B or C"]),
            asked("Which group is it?", &["*A", "B", "AB"]),
        );
    }

    #[test]
    fn an_order_is_certain() {
        let order = |dates: [&str; 3]| {
            let items = ["one", "two", "three"].iter().zip(dates);
            let items = items.map(|(text, date)| AnswerOption {
                text: (*text).into(),
                value: Date::parse(date).map(Quantity::Date).ok(),
                why: None,
            });
            let sequence = Ordering::new(items.collect(), vec![1, 0, 2]).unwrap();
            of("Put these in order:", Form::Ordering(sequence))
        };
        only(
            &UNCERTAIN_ORDER,
            order(["1970-07", "1960-05", "1970-03"]),
            order(["1970-07", "1960-05", "1971-03"]),
        );
    }
}
