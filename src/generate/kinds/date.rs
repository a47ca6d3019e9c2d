//! `date`: a date to be written, as precisely as the bank knows it; of a day that is no main fact the month and its year are asked.

use super::{Draft, Kind, Part, Pool, Refusal, Request, when};
use crate::date::{Date, Precision};
use crate::facts::{Value, Weight};
use crate::lang::{Words, capitalised};
use crate::quiz::Form;
use crate::sentence::GAP;
use crate::tokens::{Grain, Tokens, grain};

pub(super) const KIND: Kind = Kind {
    name: "date",
    about: "a date, to be written",
    share: 3,
    part: Part::Variety,
    pool: Pool::None,
    ask,
};

fn ask(request: &Request) -> Result<Draft, Refusal> {
    let known = request.asked_date()?;
    let stem = request.stem(&Value::Date(known))?;
    let of_month = (known.precision() == Precision::Day && !is_asked_to_the_day(request))
        .then(|| for_the_month(&stem, request.index.words))
        .flatten();
    let (key, stem) = match of_month {
        Some(stem) => (known.coarsened(Precision::Month), stem),
        None => (known, stem),
    };
    let is_to_the_day = key.precision() == Precision::Day;
    let is_half_given =
        key.precision() > Precision::Year && !is_to_the_day && title_has_year(request, key);
    if is_half_given && !request.names_kind(&KIND) {
        return Err(Refusal::Because(match known.precision() {
            Precision::Day => {
                "the title says the year, so that half of it is given: name `date` in its `kinds` to ask for the day"
            }
            _ => {
                "the title says the year, so that half of it is given: name `date` in its `kinds` to have it asked all the same"
            }
        }));
    }
    let mut question = request.question(stem, Form::Date(key));
    question.example = request.index.example();
    question.answers = vec![request.index.words.date(key)];
    question.accept = when::spellings(request, key, known);
    Ok(request.draft(question, Value::Date(key)))
}

/// Whether the title, which the reader has seen, says the year.
fn title_has_year(request: &Request, key: Date) -> bool {
    let (title, words) = (request.index.facts.title(), request.index.words);
    let year = words.date(key.coarsened(Precision::Year));
    Tokens::of(title).hold(&Tokens::of(&year))
}

/// Whether the day itself is asked: of a main fact, or where the author names this kind.
fn is_asked_to_the_day(request: &Request) -> bool {
    request.names_kind(&KIND) || request.weight() == Weight::Main
}

/// A question for a day as one for its month: "When" for "On which day", "in ____" for "on ____". `None` where it cannot be
/// asked so.
fn for_the_month(stem: &str, words: &'static Words) -> Option<String> {
    if let Some(open) = words.however_precise(stem) {
        return Some(open);
    }
    if !stem.contains(GAP) {
        let asks_the_day = grain(stem, words) == Some(Grain::Date(Precision::Day));
        return (!asks_the_day).then(|| stem.to_owned());
    }
    let [_, month, day] = words
        .question
        .event_when
        .map(|when| when.replace("{date}", GAP));
    if let Some(rest) = stem.strip_prefix(&capitalised(&day)) {
        return Some(capitalised(&month) + rest);
    }
    let [day, month] = [day, month].map(|when| format!(" {when}"));
    stem.contains(&day).then(|| stem.replacen(&day, &month, 1))
}

#[cfg(test)]
mod tests {
    use super::for_the_month;
    use crate::lang;

    #[track_caller]
    fn check(language: &str, stem: &str, expected: Option<&str>) {
        let found = for_the_month(stem, lang::of(language));
        assert_eq!(found.as_deref(), expected, "{stem}");
    }

    #[test]
    fn a_question_for_a_day_becomes_one_for_its_month_or_stays() {
        check("en", "On which day did it end?", Some("When did it end?"));
        check("en", "When did it end?", Some("When did it end?"));
        check("en", "It ended on which day?", None);
        check("en", "It ended on _____.", Some("It ended in _____."));
        check("en", "On _____ it ended.", Some("In _____ it ended."));
        check("en", "It lasted until _____.", None);
        check("de", "Es endete am _____.", Some("Es endete im _____."));
        check("de", "Am _____ endete es.", Some("Im _____ endete es."));
        check("de", "An welchem Tag endete es?", Some("Wann endete es?"));
    }
}
