//! What points at the key: a test-wise reader needs no knowledge then.

use super::Flaw;
use crate::audit::item::Item;
use crate::date::Precision;
use crate::facts::Severity;
use crate::generate::cues;
use crate::quiz::{Form, Quantity};
use crate::tokens::{self, Tokens};

pub(super) const KEY_IN_STEM: Flaw = Flaw {
    id: "key-in-stem",
    level: Severity::Error,
    source: "Haladyna 28: no clue to the right answer",
    about: "the question names its answer",
    check: key_in_stem,
};

/// The key, or an accepted spelling of it, stands in the stem. Let through: a stem that names every option, since it
/// gives none away. Dates are judged by [`YEAR_IN_STEM`].
fn key_in_stem(item: &Item) -> Option<String> {
    if item.asked_date().is_some() {
        return None;
    }
    if let Some(number) = item.asked_number() {
        let forms = tokens::number_forms(number, item.words);
        let held = forms.iter().any(|form| item.stem.hold(form));
        return held.then(|| format!("the number {}", item.words.number(number)));
    }
    let (Form::SingleChoice(_) | Form::MultipleChoice(_)) = &item.question.form else {
        return None;
    };
    let mut right = item.question.answers.iter().chain(&item.question.accept);
    let found = right.find(|text| stands(item, text))?;
    (!names_every_option(item)).then(|| format!("`{found}`"))
}

/// Whether a name stands in the stem.
fn stands(item: &Item, text: &str) -> bool {
    item.stem.hold(&tokens::name(text, item.words))
}

fn names_every_option(item: &Item) -> bool {
    item.options()
        .iter()
        .all(|option| stands(item, &option.text))
}

pub(super) const YEAR_IN_STEM: Flaw = Flaw {
    id: "year-in-stem",
    level: Severity::Error,
    source: "WikiTrivia: title-has-year",
    about: "a question about a date gives that date away",
    check: year_in_stem,
};

/// The date itself stands in the stem, or a duration that leads to it with another year of the stem; or the year of
/// a month or a day does, and other options lie in other years.
fn year_in_stem(item: &Item) -> Option<String> {
    let key = item.asked_date()?;
    if tokens::gives_away_date(&item.stem, key, item.words) {
        return Some(item.words.date(key));
    }
    if key.precision() == Precision::Year {
        return None;
    }
    let shown = item.words.date(key.coarsened(Precision::Year));
    let elsewhere = item.dates()?.iter().any(|date| date.year() != key.year());
    (elsewhere && item.stem.hold(&Tokens::of(&shown)))
        .then(|| format!("{shown}, and not every option lies in it"))
}

pub(super) const OPTION_IN_STEM: Flaw = Flaw {
    id: "option-in-stem",
    level: Severity::Warning,
    source: "Haladyna 28; NBME",
    about: "the question names a wrong option, which is thereby ruled out",
    check: option_in_stem,
};

/// A wrong name, or a wrong date, stands in the stem. Let through: a stem that names every option, and numbers, which
/// stand in sentences for much else.
fn option_in_stem(item: &Item) -> Option<String> {
    let choices = item.choices()?;
    let named = |position: &usize| {
        let text = &choices.options()[*position].text;
        match item.readings[*position].as_ref().map(|read| read.quantity) {
            None => stands(item, text),
            Some(Quantity::Date(_)) => item.stem.hold(&Tokens::of(text)),
            Some(Quantity::Number(_)) => false,
        }
    };
    let count = choices.options().len();
    let named: Vec<usize> = (0..count).filter(named).collect();
    let wrong = named.iter().find(|&&position| position != choices.key())?;
    (named.len() < count).then(|| format!("`{}`", choices.options()[*wrong].text))
}

pub(super) const LONGEST: Flaw = Flaw {
    id: "longest-key",
    level: Severity::Warning,
    source: "Haladyna 24; QuizEditor: 1.3 times and 10 characters",
    about: "the right option is the longest by far",
    check: |item| {
        let (key, rest) = item.worded()?;
        (cues::longest(key, &rest) && !is_proper_name(key)).then(|| format!("`{key}`"))
    },
};

/// A name is as long as it is, and no over-qualified option: every word but the smallest begins with a capital.
/// (That the longest option is right too often is found over the whole set.)
fn is_proper_name(text: &str) -> bool {
    let capital = |word: &str| {
        let first = word.chars().find(|c| c.is_alphanumeric());
        first.is_none_or(|first| first.is_uppercase() || first.is_numeric())
    };
    let mut words = text.split_whitespace();
    words.all(|word| capital(word) || word.chars().count() <= 3)
        && text.contains(char::is_uppercase)
}

pub(super) const CLANG: Flaw = Flaw {
    id: "clang",
    level: Severity::Warning,
    source: "Haladyna 28b; NBME: word repeats",
    about: "the right option alone shares a word with the question",
    check: clang,
};

/// Let through: a stem that names every option.
fn clang(item: &Item) -> Option<String> {
    let (key, rest) = item.worded()?;
    let rings = cues::clang(&item.question.stem, key, &rest, item.words);
    (rings && !names_every_option(item)).then(|| format!("`{key}`"))
}

pub(super) const FORM: Flaw = Flaw {
    id: "form-cue",
    level: Severity::Warning,
    source: "NBME: the right option stands out",
    about: "the right option alone has a digit, capital, quotation mark or bracket, or lacks it",
    check: |item| {
        let (key, rest) = item.worded()?;
        (rest.len() > 1 && cues::form(key, &rest)).then(|| format!("`{key}`"))
    },
};

pub(super) const ROUND: Flaw = Flaw {
    id: "round-key",
    level: Severity::Warning,
    source: "NBME: options of one format",
    about: "the right number alone is round, or alone is not",
    check: |item| {
        let (key, rest) = parted(item, item.numbers()?)?;
        cues::among_numbers(key, &rest).map(|_| right(item))
    },
};

pub(super) const PERIOD: Flaw = Flaw {
    id: "lone-date",
    level: Severity::Warning,
    source: "NBME: the right option stands out",
    about: "the right date alone lies in its year or month, and all others in one other",
    check: |item| {
        let (key, rest) = parted(item, item.dates()?)?;
        cues::among_dates(key, &rest).map(|_| right(item))
    },
};

pub(super) const END: Flaw = Flaw {
    id: "end-date",
    level: Severity::Warning,
    source: "Haladyna 28: no clue to the right answer",
    about: "the question asks for the first or the last, and the right date is the earliest or the latest",
    check: |item| {
        let (key, rest) = parted(item, item.dates()?)?;
        cues::at_the_end(&item.stem, key, &rest, item.words).map(|_| right(item))
    },
};

/// Of what the options are, the right one and the others.
fn parted<T>(item: &Item, mut values: Vec<T>) -> Option<(T, Vec<T>)> {
    let key = item.choices()?.key();
    (key < values.len()).then(|| (values.remove(key), values))
}

fn right(item: &Item) -> String {
    let right = item.choices().map(|choices| choices.right().text.as_str());
    format!("`{}`", right.unwrap_or_default())
}

pub(super) const TWINS: Flaw = Flaw {
    id: "twins",
    level: Severity::Warning,
    source: "NBME: convergence",
    about: "of all options only the right one and another are nearly the same",
    check: |item| {
        let (key, rest) = item.worded()?;
        (rest.len() < 20 && cues::twins(key, &rest)).then(|| format!("`{key}`"))
    },
};

#[cfg(test)]
mod tests {
    use super::super::tests::{asked, ids, measured, only};
    use super::*;

    #[test]
    fn a_stem_does_not_name_the_key() {
        // Its words ring, too, where they are long enough.
        only(
            &KEY_IN_STEM,
            asked("Whose sister is Ann?", &["*the Ann", "Eve", "Sue"]),
            asked("Whose sister is Anna?", &["*the Ann", "Eve", "Sue"]),
        );
        only(
            &KEY_IN_STEM,
            measured("How many of the three came?", &["2", "*3", "4"]),
            measured("How many of the thirty came?", &["2", "*3", "4"]),
        );
        let all = "Which came first, Oman, Iran or Fiji?";
        assert_eq!(ids(&asked(all, &["*Oman", "Iran", "Fiji"])), [""; 0]);
    }

    #[test]
    fn a_stem_about_a_date_does_not_give_it_away() {
        let years = |stem: &str| measured(stem, &["1939", "1944", "*1949"]);
        only(
            &YEAR_IN_STEM,
            years("When did the war of 1940 to 1949 end?"),
            years("When did the war that began in 1940 end?"),
        );
        only(
            &YEAR_IN_STEM,
            years("When did the nine-year war that began in 1940 end?"),
            years("When did the nine-year war end?"),
        );
        let stem = "In which month of 1967 did they land?";
        only(
            &YEAR_IN_STEM,
            measured(stem, &["1966-03", "*1967-07", "1967-10"]),
            measured(stem, &["1967-03", "*1967-07", "1967-10"]),
        );
    }

    #[test]
    fn a_stem_does_not_rule_an_option_out() {
        let options = ["*Oman", "Iran", "Qatar"];
        only(
            &OPTION_IN_STEM,
            asked("Besides Iran, which country came?", &options),
            asked("Besides Peru, which country came?", &options),
        );
    }

    #[test]
    fn the_key_is_not_longest_by_far_unless_it_is_a_name() {
        only(
            &LONGEST,
            asked(
                "What was it?",
                &["*a treaty on the northern rivers", "a truce", "a loan"],
            ),
            asked("Who came?", &["*the United Arab Emirates", "Iran", "Qatar"]),
        );
    }

    #[test]
    fn the_key_does_not_ring_with_the_stem() {
        let stem = "What was the trading post for?";
        only(
            &CLANG,
            asked(stem, &["*trade", "war", "rest"]),
            asked(stem, &["*war", "trade", "rest"]),
        );
    }

    #[test]
    fn the_key_does_not_stand_out_by_its_form() {
        only(
            &FORM,
            asked("Which word is it?", &["*“ally”", "enemy", "friend"]),
            asked("Which word is it?", &["*“ally”", "“enemy”", "friend"]),
        );
        only(
            &FORM,
            asked("Which pad is it?", &["*Pad 9", "Pad A", "Pad B"]),
            asked("Which pad is it?", &["*Pad 9", "Pad 7", "Pad B"]),
        );
    }

    #[test]
    fn the_key_is_not_the_only_round_number() {
        only(
            &ROUND,
            measured("How many came?", &["12", "*20", "33"]),
            measured("How many came?", &["12", "*20", "30"]),
        );
    }

    #[test]
    fn the_last_is_not_the_latest_date() {
        only(
            &END,
            measured("When did the last ship sail?", &["1951", "1955", "*1959"]),
            measured("When did the last ship sail?", &["1951", "*1955", "1959"]),
        );
    }

    #[test]
    fn the_key_is_not_the_only_date_of_its_month() {
        only(
            &PERIOD,
            measured("When was it?", &["1966-01-03", "1966-01-20", "*1966-02-01"]),
            measured("When was it?", &["1966-01-20", "*1966-02-01", "1966-02-11"]),
        );
    }

    #[test]
    fn the_key_has_no_twin() {
        only(
            &TWINS,
            asked(
                "Who came?",
                &["*Ann Baxter", "Anne Baxter", "Tom Cole", "Jim Dunn"],
            ),
            asked(
                "Who came?",
                &["*Ann Baxter", "Bill Frost", "Tom Cole", "Jim Dunn"],
            ),
        );
    }
}
