//! What a number counts, said beside it where the question does not say it.

use std::collections::HashMap;
use std::sync::LazyLock;

use rust_decimal::Decimal;

use crate::facts::{Answer, Blank, NumberStyle};
use crate::lang::{self, Words};
use crate::tokens::Tokens;

/// A number as it is shown, with its unit where the question that it answers names none: `6.5 metres`. An ordinal has
/// none; nor has one of what only has a name for several.
pub(crate) fn measured(
    shown: &str,
    number: Decimal,
    blank: &Blank,
    stem: &str,
    words: &Words,
) -> String {
    let name = match &blank.answer {
        Answer::Number {
            unit: Some(unit),
            one,
            style: NumberStyle::Cardinal,
            ..
        } if !is_said(stem, one.as_deref(), unit, words) => match one {
            Some(one) if number == Decimal::ONE => Some(one),
            _ => Some(unit),
        },
        _ => None,
    };
    let sign = |name: &str| name.chars().all(|c| !c.is_alphanumeric()) && name != "%";
    match name {
        Some(name) if sign(name) => format!("{name}{shown}"),
        Some(name) => format!("{shown} {name}"),
        None => shown.to_owned(),
    }
}

/// Whether a question says what is counted.
fn is_said(stem: &str, one: Option<&str>, unit: &str, words: &Words) -> bool {
    let is_named = || {
        one.into_iter()
            .chain([unnamed(unit, words)])
            .any(|name| names(stem, name, words))
    };
    is_named() || is_count(unit, words) && asks_count(stem, words) || asks_age(stem, unit, words)
}

/// The unit of a number that a statement leaves out, though it reads wrongly without: "58 of all voters" for 58 per cent. What counts
/// things, and years, can be left out: "12 drowned".
pub(crate) fn left_out<'b>(blank: &'b Blank, statement: &str, words: &Words) -> Option<&'b str> {
    let Answer::Number {
        unit: Some(unit),
        one,
        style: NumberStyle::Cardinal,
        ..
    } = &blank.answer
    else {
        return None;
    };
    let can_be = counts_years(&Tokens::of(unit), words)
        || is_count(unit, words)
        || is_said(statement, one.as_deref(), unit, words);
    (!can_be).then_some(unit)
}

/// Whether a question for an age says so of a unit that does as well: "How old …?" of "years of age".
fn asks_age(stem: &str, unit: &str, words: &Words) -> bool {
    let (stem, unit) = (Tokens::of(stem), Tokens::of(unit));
    counts_years(&unit, words)
        && unit.iter().nth(1).is_some()
        && words.numbers.ages.iter().any(|age| stem.say(age))
}

fn counts_years(unit: &Tokens, words: &Words) -> bool {
    let mut years = words.dates.years.iter();
    years.any(|year| unit.hold(&Tokens::of(year)))
}

/// A unit without whose it is: the dollars of US dollars. Where every noun has a capital, all of it.
fn unnamed<'u>(unit: &'u str, words: &Words) -> &'u str {
    if words.question.capital_nouns {
        return unit;
    }
    let is_named = |(first, _): &(&str, &str)| first.starts_with(char::is_uppercase);
    let mut rest = unit;
    while let Some((_, behind)) = rest.split_once(' ').filter(is_named) {
        rest = behind;
    }
    rest
}

/// Whether what is counted is things, by one word that is no measure: people, but not metres.
fn is_count(unit: &str, words: &Words) -> bool {
    let is_word = unit.chars().all(char::is_alphabetic);
    let unit = Tokens::of(unit);
    is_word && !units(words).iter().any(|row| row.contains(&unit))
}

/// Whether a question says what it counts, by whatever noun: "How many pilgrims …?"
fn asks_count(stem: &str, words: &Words) -> bool {
    let stem: Vec<String> = Tokens::of(stem).iter().map(str::to_owned).collect();
    let (audit, question) = (&words.audit, &words.question);
    let small = [
        audit.singular,
        audit.plural,
        question.stop_words,
        question.articles,
        question.belonging,
        question.places,
    ];
    audit.amount.iter().any(|amount| {
        let amount: Vec<&str> = amount.split(' ').collect();
        let mut runs = stem.windows(amount.len() + 1);
        runs.any(|run| {
            let next = run[amount.len()].as_str();
            run[..amount.len()] == amount[..]
                && !small.iter().any(|list| list.contains(&next))
                && next.chars().all(char::is_alphabetic)
        })
    })
}

/// Whether a text names a unit: each of its words, but for endings, or its first words by another spelling: of "per cent of the
/// market" the percentage.
fn names(text: &str, unit: &str, words: &Words) -> bool {
    let text = Tokens::of(text);
    let roots: Vec<&str> = text.iter().map(|word| root(word, words)).collect();
    let unit = Tokens::of(unit);
    let unit: Vec<&str> = unit.iter().collect();
    let small = |word: &str| {
        words.question.stop_words.contains(&word) || words.question.articles.contains(&word)
    };
    let all_named = |rest: &[&str]| {
        let mut wanted = rest.iter().filter(|word| !small(word));
        wanted.all(|word| roots.contains(&root(word, words)))
    };
    if all_named(&unit) {
        return true;
    }
    units(words).iter().any(|row| {
        let mut rests = row.iter().filter_map(|spelling| behind(&unit, spelling));
        rests.any(all_named) && row.iter().any(|spelling| text.hold(spelling))
    })
}

/// The words of a unit behind those of a spelling with which it begins.
fn behind<'u, 'w>(unit: &'u [&'w str], spelling: &Tokens) -> Option<&'u [&'w str]> {
    let length = spelling.iter().count();
    let begin = unit.get(..length)?.iter().copied();
    spelling.iter().eq(begin).then(|| &unit[length..])
}

/// The spellings of each unit of a language, as they are looked for in texts.
fn units(words: &Words) -> &'static [Vec<Tokens>] {
    type Units = Vec<Vec<Tokens>>;
    static UNITS: LazyLock<HashMap<&str, Units>> = LazyLock::new(|| {
        let read = |row: &&[&str]| row.iter().map(|spelling| Tokens::of(spelling)).collect();
        let units = |words: &Words| words.play.typed.units.iter().map(read).collect();
        lang::ALL
            .iter()
            .map(|words| (words.code, units(words)))
            .collect()
    });
    UNITS.get(words.code).map_or(&[], Vec::as_slice)
}

/// A word without its ending.
fn root<'w>(word: &'w str, words: &Words) -> &'w str {
    let long = |end: &&&str| word.chars().count() >= end.chars().count() + 3;
    let mut endings = words.question.endings.iter();
    let cut = endings.find(|end| word.ends_with(**end) && long(end));
    cut.map_or(word, |end| &word[..word.len() - end.len()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Facts;

    #[track_caller]
    fn check(number: &str, unit: &str, ask: &str, expected: &str) {
        check_in("en", number, unit, ask, expected);
    }

    #[track_caller]
    fn check_in(language: &str, number: &str, unit: &str, ask: &str, expected: &str) {
        let yaml = format!(
            "id: b\ntitle: B\nfacts:\n  - id: f\n    statement: \"It is {{n}} there.\"\n    blanks:\n      n: {{ number: {number}, unit: {unit} }}\n"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let words = crate::lang::of(language);
        let number: Decimal = number.parse().unwrap();
        let shown = words.number(number);
        let blank = &facts.facts()[0].blanks[0];
        assert_eq!(
            measured(&shown, number, blank, ask, words),
            expected,
            "{ask}"
        );
    }

    #[test]
    fn a_unit_is_said_where_the_question_does_not() {
        check("14", "years of age", "How old was the passenger?", "14");
        check("14", "years", "How old was the ship?", "14 years");
        check("6.5", "metres", "How wide is the mirror?", "6.5 metres");
        check(
            "6.5",
            "metres",
            "How many metres wide is the mirror?",
            "6.5",
        );
        check("6.5", "metres", "By how much is it over one metre?", "6.5");
        check("6.5", "km", "How many kilometres wide is it?", "6.5");
        check(
            "10",
            "billion dollars",
            "How many dollars did it cost?",
            "10 billion dollars",
        );
        check(
            "10",
            "billion dollars",
            "How many billion dollars did it cost?",
            "10",
        );
        check(
            "1",
            "[person, people]",
            "How large was the crew?",
            "1 person",
        );
        check(
            "3",
            "[person, people]",
            "How large was the crew?",
            "3 people",
        );
        let bail = "She was freed on _____-dollar bail.";
        check("20_000", "US dollars", bail, "20,000");
        check("5", "US dollars", "How many dollars did it cost?", "5");
        check("5", "US dollars", "How much did it cost?", "5 US dollars");
        check("2", "billion dollars", bail, "2 billion dollars");
        let share = "What percentage of the body mass did it weigh?";
        check("5", "per cent of body mass", share, "5");
        check("5", "per cent of the body mass", share, "5");
        check("5", "per cent", share, "5");
        check(
            "5",
            "km of road",
            "How many kilometres of road are there?",
            "5",
        );
        check_in(
            "de",
            "5",
            "Prozent der Körpermasse",
            "Welchen Prozentsatz der Körpermasse wog er?",
            "5",
        );
        let whose = "What percentage did it weigh?";
        check(
            "5",
            "per cent of body mass",
            whose,
            "5 per cent of body mass",
        );
        check("343", "people", "How many pilgrims were killed?", "343");
        check(
            "343",
            "people",
            "How many of them were killed?",
            "343 people",
        );
        check("343", "people", "How large was the group?", "343 people");
        check(
            "3",
            "[person, people]",
            "How many were there, for each person?",
            "3",
        );
    }
}
