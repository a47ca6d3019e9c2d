//! Reading what a person types: a letter, a date, a number, a name.
//!
//! In goes a question and a line of text, out comes a [`Judgement`]: what was answered and whether it is right,
//! or why the line says nothing yet. What is ambiguous is never guessed. This module does not know where the
//! line was typed, nor what happens next.

mod date;
mod example;
mod language;
mod name;
mod normal;
mod number;
mod options;
mod spell;
mod unit;
mod unread;

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::date::Date;
use crate::lang::Words;
use crate::quiz::{Form, Question};

pub use date::date;
pub(crate) use example::day_apart_from;
#[cfg(feature = "study")]
pub(crate) use example::hint as number_hint;
pub(crate) use language::Language;
pub use name::same_name;
pub use number::number;
pub(crate) use options::label;
pub use spell::spellings;
pub(crate) use unit::Beside;
pub use unread::Unread;

/// What a typed line comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// It was read as an answer, right or wrong.
    Read(Answer),
    /// It is a date less precise than asked, or a right rounding of an exact figure: worth one more try.
    Coarse {
        /// The answer if it is taken as it stands: not right.
        answer: Answer,
        /// Whether it is right as far as it goes.
        fits: bool,
    },
    /// It could not be read, or not in one way only: said why, to be asked again.
    Unclear(String),
}

/// An answer that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Whether it is right.
    pub right: bool,
    /// The positions of the chosen options, ascending, or in the order given where that is asked; empty where
    /// the answer was typed.
    pub chosen: Vec<usize>,
    /// The chosen options as shown, in that order, or the one text that was typed.
    pub shown: Vec<String>,
}

/// Judges a typed line: a letter, number or text for an option; several for a `select`; all for an `order`;
/// a date or a number in the ways of the language.
pub fn judge(question: &Question, typed: &str, words: &Words) -> Judgement {
    let typed = typed.trim();
    let read = match &question.form {
        Form::SingleChoice(choices) => {
            options::index_of(choices.options(), typed, words).map(|p| vec![p])
        }
        Form::TrueFalse(choices) => {
            options::truth(choices.options(), typed, words).map(|p| vec![p])
        }
        Form::MultipleChoice(selection) => options::indices_of(selection.options(), typed, words),
        Form::Ordering(sequence) => options::order(sequence.items(), typed, words),
        Form::Date(key) => return judge_date(question, *key, typed, words),
        Form::Number(key) => {
            let beside = Beside::of(question, words);
            return judge_number(question, *key, typed, words, &beside);
        }
    };
    match read {
        Ok(positions) => Judgement::Read(chosen(question, positions)),
        Err(unread) => Judgement::Unclear(unread.say(typed, words)),
    }
}

/// The answer that consists of the options at these positions, in order where that is asked; positions that are
/// none are ignored.
pub fn chosen(question: &Question, mut chosen: Vec<usize>) -> Answer {
    let options = question.form.options();
    chosen.retain(|&position| position < options.len());
    if !matches!(question.form, Form::Ordering(_)) {
        chosen.sort_unstable();
        chosen.dedup();
    }
    let right = !options.is_empty() && chosen == question.form.key();
    let shown = chosen
        .iter()
        .filter_map(|&position| options.get(position))
        .map(|option| option.text.clone());
    Answer {
        right,
        shown: shown.collect(),
        chosen,
    }
}

/// What a typed answer looks like, in the words of the language, with the unit that the question does not name. `None` for a form with options.
pub fn hint(question: &Question, words: &Words) -> Option<Cow<'static, str>> {
    let hints = &words.play.hints;
    match question.form {
        Form::Date(key) => Some(example::date_hint(key, question.example, words).into()),
        Form::Number(key) => {
            let shown = question.answers.first().map_or("", String::as_str);
            let hint = example::hint(key, shown, words);
            Some(match question.unsaid_unit() {
                Some(unit) => format!("{hint} {}", hints.unit.replace("{unit}", unit)).into(),
                None => hint.into(),
            })
        }
        Form::SingleChoice(_)
        | Form::TrueFalse(_)
        | Form::MultipleChoice(_)
        | Form::Ordering(_) => None,
    }
}

/// The position of the option that a key stands for, where a single key can name one.
#[cfg(feature = "terminal")]
pub(crate) fn key(question: &Question, c: char, words: &Words) -> Option<usize> {
    match &question.form {
        Form::TrueFalse(choices) => options::truth_key(choices.options(), c, words),
        form => options::key(form.options(), c),
    }
}

/// Right is the key's date, or a more precise one within it, or what is accepted.
fn judge_date(question: &Question, key: Date, typed: &str, words: &Words) -> Judgement {
    if is_accepted(question, typed) {
        return Judgement::Read(written(typed, true));
    }
    let read = match date(typed, words) {
        Ok(read) => read,
        Err(unread) => return Judgement::Unclear(unread.say(typed, words)),
    };
    let accepted = |spelling: &String| date(spelling, words) == Ok(read);
    let right = read.coarsened(key.precision()) == key || question.accept.iter().any(accepted);
    if right || read.precision() >= key.precision() {
        Judgement::Read(written(typed, right))
    } else {
        Judgement::Coarse {
            answer: written(typed, false),
            fits: read.overlaps(key),
        }
    }
}

/// Right is the key's value in any notation, or one within its tolerance, with its unit or without.
fn judge_number(
    question: &Question,
    key: Decimal,
    typed: &str,
    words: &Words,
    beside: &Beside,
) -> Judgement {
    if is_accepted(question, typed) {
        return Judgement::Read(written(typed, true));
    }
    match number(&beside.without(typed, words), words) {
        Ok(read) => {
            let accepted = |spelling: &String| number(spelling, words) == Ok(read);
            let off = read.checked_sub(key).map(|off| off.abs());
            let near = off.is_some_and(|off| off <= question.tolerance)
                || is_scaled(question, read, key, words);
            let right = near || question.accept.iter().any(accepted);
            match question.tolerance.is_zero() && rounds(key, read) && !right {
                true => Judgement::Coarse {
                    answer: written(typed, false),
                    fits: true,
                },
                false => Judgement::Read(written(typed, right)),
            }
        }
        Err(unread) => Judgement::Unclear(unread.say(typed, words)),
    }
}

/// Whether a number is another one rounded to fewer figures, by a tenth of it at most: 89,000 for 88,966.
fn rounds(exact: Decimal, read: Decimal) -> bool {
    let read = read.normalize();
    let Some(off) = exact.checked_sub(read).map(|off| off.abs()) else {
        return false;
    };
    // One in the last figure that was typed.
    let (mut digits, mut unit) = (
        read.mantissa().unsigned_abs(),
        Decimal::new(1, read.scale()),
    );
    while digits >= 10 && digits.is_multiple_of(10) {
        digits /= 10;
        unit = unit.saturating_mul(Decimal::TEN);
    }
    let is_rounded = exact.checked_rem(unit).is_some_and(|rest| !rest.is_zero());
    let times = |times: Decimal| off.checked_mul(times).unwrap_or(Decimal::MAX);
    // Half of one is rounded away from zero.
    let half = times(Decimal::TWO) == unit && read.abs() > exact.abs();
    let is_nearest = times(Decimal::TWO) < unit || half;
    is_rounded && is_nearest && times(Decimal::TEN) <= exact.abs()
}

/// Whether a number is the key with the scale word of its unit: `10 billion` where billions are counted.
fn is_scaled(question: &Question, read: Decimal, key: Decimal, words: &Words) -> bool {
    let Some(unit) = &question.unit else {
        return false;
    };
    let first = normal::figures(unit);
    let scale = number(first.split(' ').next().unwrap_or_default(), words);
    let scale = scale.ok().filter(|scale| *scale >= Decimal::ONE_THOUSAND);
    let off = scale.and_then(|scale| read.checked_div(scale)?.checked_sub(key));
    off.is_some_and(|off| off.abs() <= question.tolerance)
}

fn is_accepted(question: &Question, typed: &str) -> bool {
    let plain = |text: &str| {
        normal::figures(text)
            .trim_end_matches(['.', ' '])
            .to_owned()
    };
    let typed = plain(typed);
    let mut accepted = question.answers.iter().chain(&question.accept);
    !typed.is_empty() && accepted.any(|text| plain(text) == typed)
}

fn written(typed: &str, right: bool) -> Answer {
    Answer {
        right,
        chosen: Vec::new(),
        shown: vec![typed.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;
    use crate::quiz::sample;

    /// Judges a line for the sample's question of a form; a short account of what comes of it.
    fn account(form: &str, typed: &str) -> String {
        let quiz = sample::quiz();
        let asked = quiz.questions.iter().find(|q| q.form.name() == form);
        match judge(asked.unwrap(), typed, lang::of("en")) {
            Judgement::Read(answer) => {
                let verdict = if answer.right { "right" } else { "wrong" };
                format!("{verdict}: {}", answer.shown.join(", "))
            }
            Judgement::Coarse { fits, .. } => format!("coarse, fits: {fits}"),
            Judgement::Unclear(why) => why,
        }
    }

    #[track_caller]
    fn check(form: &str, typed: &str, expected: &str) {
        assert_eq!(account(form, typed), expected, "{typed:?}");
    }

    #[test]
    fn an_option_is_chosen_by_letter_number_or_text() {
        for typed in [
            "b",
            "B",
            " b) ",
            "(b)",
            "b.",
            "2",
            "2.",
            "２",
            "٢",
            "Eagle",
            "the eagle",
        ] {
            check("choice", typed, "right: Eagle");
        }
        check("choice", "a", "wrong: Columbia");
        let told = "`d` is none of the options. Write a letter from a to c.";
        check("choice", "d", told);
        check("choice", "0", &told.replace('d', "0"));
        check("choice", "", "Nothing was typed. Try again.");
    }

    #[test]
    fn true_and_false_have_their_own_letters() {
        for typed in ["t", "True", "a", "1"] {
            check("true-false", typed, "right: True");
        }
        for typed in ["f", "false", "b", "2"] {
            check("true-false", typed, "wrong: False");
        }
    }

    #[test]
    fn several_are_named_in_any_order() {
        let right = "right: Buzz Aldrin, Neil Armstrong, Michael Collins";
        for typed in [
            "a c d",
            "acd",
            "d,c,a",
            "1, 3 and 4",
            "134",
            "a a c d",
            "A; C; D",
            "Neil Armstrong, Buzz Aldrin, Michael Collins",
        ] {
            check("select", typed, right);
        }
        check("select", "b", "wrong: Frank Borman");
        let told = "`a x` is none of the options. Write a letter from a to d.";
        check("select", "a x", told);
    }

    #[test]
    fn an_order_names_each_once() {
        let right = "right: the launch, the landing on the Moon, the splashdown";
        for typed in ["b a c", "bac", "2 1 3", "2,1,3", "213", "B > A > C"] {
            check("order", typed, right);
        }
        check(
            "order",
            "a b c",
            "wrong: the landing on the Moon, the launch, the splashdown",
        );
        for typed in ["b a", "b a a", "b"] {
            check(
                "order",
                typed,
                "Name each of the 3 once, in order, as in `b a c`.",
            );
        }
    }

    #[test]
    fn a_date_is_right_at_its_precision_and_coarse_below_it() {
        for typed in ["20 July 1969", "1969-07-20", "July 20th, 1969", "20.7.1969"] {
            check("date", typed, &format!("right: {typed}"));
        }
        check("date", "21 July 1969", "wrong: 21 July 1969");
        check("date", "July 1969", "coarse, fits: true");
        check("date", "1968", "coarse, fits: false");
        let told = "`20 July` has no year. Write it too, as in 23 May 1804.";
        check("date", "20 July", told);
    }

    #[test]
    fn a_date_that_is_more_precise_than_asked_is_right_where_it_lies_within() {
        let mut question = sample::quiz().questions.remove(5);
        question.form = Form::Date(Date::parse("1969").unwrap());
        let right = |typed| match judge(&question, typed, lang::of("en")) {
            Judgement::Read(answer) => answer.right,
            other => panic!("{other:?}"),
        };
        assert!(right("July 1969"));
        assert!(right("20 July 1969"));
        assert!(!right("July 1970"));
    }

    #[test]
    fn where_the_unit_holds_a_scale_word_both_are_right() {
        let mut question = sample::quiz()
            .questions
            .into_iter()
            .find(|question| question.form.name() == "number")
            .unwrap();
        question.unit = Some("billion dollars".into());
        question.form = Form::Number(Decimal::TEN);
        question.answers = vec!["10".into()];
        question.accept.clear();
        let right = |typed| match judge(&question, typed, lang::of("en")) {
            Judgement::Read(answer) => answer.right,
            other => panic!("{typed}: {other:?}"),
        };
        for typed in [
            "10",
            "10 billion",
            "10 billion dollars",
            "$10 billion",
            "10,000,000,000",
        ] {
            assert!(right(typed), "{typed}");
        }
        assert!(!right("10 million") && !right("11 billion"));
    }

    #[test]
    fn a_number_is_right_in_any_notation_and_with_its_unit() {
        for typed in [
            "21.5",
            "21.50",
            "about 21.5",
            "21.5 kg",
            "21.5kg",
            "~ 21.5 kilograms",
            "21.55",
        ] {
            check("number", typed, &format!("right: {typed}"));
        }
        check("number", "21", "wrong: 21");
        let told = "`21 pounds` is not read as a number. Write it as 15,000, 1.5 or 2 million.";
        check("number", "21 pounds", told);
    }

    #[test]
    fn a_right_rounding_of_an_exact_figure_is_coarse() {
        let check = |exact: &str, read: &str, expected: bool| {
            let [exact, read] = [exact, read].map(|text| text.parse().unwrap());
            assert_eq!(rounds(exact, read), expected, "{read} for {exact}");
        };
        check("88966", "89000", true);
        check("88966", "90000", true);
        check("88966", "88970", true);
        check("88966", "88000", false);
        check("88966", "100000", false);
        check("143", "140", true);
        check("143", "145", false);
        check("21.5", "22", true);
        check("21.5", "21", false);
        check("-143", "-140", true);
        check("12", "10", false);
        check("5", "0", false);
        check("5", "5", false);
        check("0", "0", false);
    }

    #[test]
    fn a_hint_names_the_unit_and_how_exact_a_date_is_only_where_nothing_else_does() {
        let quiz = sample::quiz();
        let english = lang::of("en");
        let of = |form: &str| {
            let asked = quiz.questions.iter().find(|q| q.form.name() == form);
            asked.unwrap().clone()
        };
        let mut number = of("number");
        (number.unit, number.answers) = (Some("metres".into()), vec!["15".into()]);
        assert_eq!(
            hint(&number, english).as_deref(),
            Some("A number, such as 2.5.")
        );
        number.answers = vec!["15 metres".into()];
        let named = hint(&number, english).unwrap();
        assert!(named.ends_with("Unit: metres."), "{named}");
        let mut date = of("date");
        date.accept.clear();
        assert_eq!(
            hint(&date, english).as_deref(),
            Some("A day, such as 23 May 1804.")
        );
        date.example = Date::parse("1588-10-06").ok();
        assert_eq!(
            hint(&date, english).as_deref(),
            Some("A day, such as 6 October 1588.")
        );
    }
}
