//! Whether what one question prints points at one option of another, or strikes some of them out.
//!
//! A reader has the whole quiz in hand: the stems, the claims and the options of all its questions. So none of these may leave
//! one option of another question alone in anything, nor make some of its options impossible (docs/RULES.md, rule 60).
//! In go two questions, or a number and two dates, out comes whether they do. This module only judges.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::entry::{Entry, are_linked};
use super::exposure::Face;
use crate::date::{Date, Precision};
use crate::facts::{Answer, EntityId, Value};
use crate::generate::cues::{content_words, has_quotation};
use crate::generate::index::Index;
use crate::quiz::Form;
use crate::tokens::Tokens;

/// An end of a word that has fewer letters is no word that tells.
const MADE_OF: usize = 7;

/// So many words that carry meaning make a phrase, which stands nowhere by chance.
const PHRASE: usize = 2;

/// A bank, and what stands above all questions of its quizzes: what the title says gives no more away.
pub(super) struct Leaks<'a> {
    index: &'a Index<'a>,
    title: Tokens,
    /// The words of the title that carry meaning.
    words: BTreeSet<String>,
}

impl<'a> Leaks<'a> {
    pub fn new(index: &'a Index<'a>) -> Leaks<'a> {
        let title = index.facts.title();
        Leaks {
            index,
            title: Tokens::of(title),
            words: content_words(title, index.words),
        }
    }

    /// Whether a question and those taken point at an option of each other.
    pub fn among<'e>(
        &self,
        entry: &'e Entry,
        taken: impl Iterator<Item = &'e Entry> + Clone,
    ) -> bool {
        let mut others = taken.clone();
        others.any(|other| self.points(entry, other) || self.points(other, entry))
            || adds_up(entry, taken)
    }

    /// Whether the first question points at an option of the second.
    fn points(&self, a: &Entry, b: &Entry) -> bool {
        self.echoes(a, b)
            || self.surrounds(a, b)
            || shares_a_day(a, b)
            || shares_a_wrong_day(a, b)
            || shares_a_number(a, b)
            || self.strikes_dates(a, b)
            || self.parts_dates(a, b)
            || self.dates_a_time(a, b)
            || strikes_numbers(self.index, a, b)
            || strikes_texts(a, b)
            || self.counts_back(a, b)
            || knows_otherwise(self.index, a, b)
            || self.tells_claim(a, b)
    }

    /// The first prints more words of the second's key that carry meaning than of any other option: the Memorial Hall, beside the
    /// stations. An option that both show is no news.
    fn echoes(&self, a: &Entry, b: &Entry) -> bool {
        let Some(key) = b.faces.first() else {
            return false;
        };
        let options = a.faces.iter().zip(&a.draft.worded);
        let others = options.filter(|(_, value)| !b.draft.worded.contains(value));
        let printed: Vec<&BTreeSet<String>> = others
            .map(|(face, _)| &face.words)
            .chain([&a.hints])
            .collect();
        let prints = |word: &String| {
            let mut all = printed.iter();
            all.any(|words| words.contains(word) || words.iter().any(|other| ends_in(word, other)))
        };
        let said = |words: &BTreeSet<String>| {
            let words = words.iter().filter(|word| !self.words.contains(*word));
            words.filter(|word| prints(word)).count()
        };
        let of_key = said(&key.words);
        let mut rivals = b.faces.iter().skip(1);
        of_key > 0 && rivals.all(|rival| said(&rival.words) < of_key)
    }

    /// The stem of the first names who or what is in the claim of the second, true or false, or has a telling word of it.
    fn tells_claim(&self, a: &Entry, b: &Entry) -> bool {
        if !matches!(b.draft.question.form, Form::TrueFalse(_)) {
            return false;
        }
        let mut keys = b.draft.keys.iter();
        let mut telling = b.telling.iter();
        keys.any(|key| matches!(key, Value::Entity(_)) && self.index.holds(&a.stem, key))
            || telling.any(|word| a.hints.contains(word) && !self.words.contains(word))
    }

    /// The first names what only the key of the second lies in, or is of: the country of the one city.
    fn surrounds(&self, a: &Entry, b: &Entry) -> bool {
        let entities = b.draft.worded.iter().map(|value| match value {
            Value::Entity(entity) => Some(*entity),
            _ => None,
        });
        let Some(entities) = entities.collect::<Option<Vec<EntityId>>>() else {
            return false;
        };
        let Some((key, rivals)) = entities.split_first() else {
            return false;
        };
        let is_of = |one: &EntityId, whole: &EntityId| {
            self.index.around(*one).contains(whole) || self.index.entity(*one).of.contains(whole)
        };
        let mut wholes = a.named.iter().filter(|whole| {
            !b.named.contains(whole) && !self.index.holds(&self.title, &Value::Entity(**whole))
        });
        wholes.any(|whole| is_of(key, whole) && !rivals.iter().any(|rival| is_of(rival, whole)))
    }

    /// The stem or claim of the first holds some dates of the second's list, but not all; or, where they speak of one thing, the
    /// month or the year of some.
    fn strikes_dates(&self, a: &Entry, b: &Entry) -> bool {
        if b.dates.is_empty() {
            return false;
        }
        let is_linked = self.speak_of_one(a, b);
        if is_linked && self.strikes_months(a, b) {
            return true;
        }
        let precisions = [Precision::Day, Precision::Month, Precision::Year];
        precisions.into_iter().any(|precision| {
            let holds = |date: &&Date| {
                precision <= date.precision()
                    && (is_linked || precision == Precision::Day)
                    && self
                        .index
                        .holds(&a.stem, &Value::Date(date.coarsened(precision)))
            };
            let held = b.dates.iter().filter(holds).count();
            (1..b.dates.len()).contains(&held)
        })
    }

    /// The stem or claim of the first names a day, a month or a year of its own fact, and of the dates of the second's list, which is
    /// of a linked fact, some are before it and some after: what came first of the two strikes some out.
    fn parts_dates(&self, a: &Entry, b: &Entry) -> bool {
        if b.dates.is_empty() || !are_linked(self.index, a, b) {
            return false;
        }
        let blanks = self.index.facts.fact(a.facts[0]).blanks.iter();
        let own = blanks.filter_map(|blank| match blank.answer {
            Answer::Date { date, .. } => Some(date),
            _ => None,
        });
        let mut said = own.filter(|date| {
            !a.draft.keys.contains(&Value::Date(*date))
                && self.index.holds(&a.stem, &Value::Date(*date))
        });
        said.any(|said| {
            let sides = b.dates.iter().map(|date| date.order(said));
            sides.collect::<BTreeSet<Ordering>>().len() > 1
        })
    }

    /// The one asks how many years something lasted, and the other for a date of it.
    fn dates_a_time(&self, a: &Entry, b: &Entry) -> bool {
        let is_date = matches!(b.draft.keys.first(), Some(Value::Date(_)));
        a.years.is_some() && a.unit.is_some() && is_date && self.speak_of_one(a, b)
    }

    /// The stem or claim of the first names a feast, and some dates of the second's list lie in its months, but not all.
    fn strikes_months(&self, a: &Entry, b: &Entry) -> bool {
        let feasts = self.index.words.dates.feasts.iter();
        let mut named = feasts.filter(|(feast, _)| a.stem.say(feast));
        named.any(|(_, months)| {
            let months_of = b.dates.iter().filter_map(|date| date.month());
            let held = months_of.filter(|month| months.contains(month)).count();
            (1..b.dates.len()).contains(&held)
        })
    }

    /// Whether two questions are of linked facts, or name one thing that the title does not name.
    fn speak_of_one(&self, a: &Entry, b: &Entry) -> bool {
        let mut named = a.named.iter();
        are_linked(self.index, a, b)
            || named.any(|one| {
                b.named.contains(one) && !self.index.holds(&self.title, &Value::Entity(*one))
            })
    }

    /// The number of the first and the year of the second give each other, with a year that is printed: the 22nd in 2016, and the
    /// first in 1995.
    fn counts_back(&self, a: &Entry, b: &Entry) -> bool {
        let (Some(number), Some(Value::Date(date))) = (a.years, b.draft.keys.first()) else {
            return false;
        };
        let printed = [&self.title, &a.stem, &b.stem]
            .into_iter()
            .flat_map(Tokens::iter);
        let mut years = printed
            .filter(|word| word.len() == 4)
            .filter_map(|word| word.parse().ok());
        years.any(|year: i16| fits(number, i64::from(year) - i64::from(date.year())))
    }
}

/// Of two lists of dates no day of the year, or month, or year, stands in both but such as are the key of one: an anniversary.
fn shares_a_day(a: &Entry, b: &Entry) -> bool {
    let of_year = |date: &Date| match date.precision() {
        Precision::Day => (None, date.month(), date.day()),
        Precision::Month | Precision::Year => (Some(date.year()), date.month(), None),
    };
    let [of_a, of_b] = [a, b].map(|one| one.dates.iter().map(of_year).collect::<Vec<_>>());
    let keys = [of_a.first(), of_b.first()];
    let mut shared = of_a.iter().filter(|day| of_b.contains(day)).peekable();
    shared.peek().is_some() && shared.all(|day| keys.contains(&Some(day)))
}

/// A day or a month stands in both of two lists of dates and is right in neither: the second time it is ruled out.
fn shares_a_wrong_day(a: &Entry, b: &Entry) -> bool {
    let wrong = |one: &Entry| -> BTreeSet<(i64, Precision)> {
        let dates = one.dates.iter().skip(1);
        let exact = dates.filter(|date| date.precision() >= Precision::Month);
        exact
            .map(|date| (date.ordinal(), date.precision()))
            .collect()
    };
    !wrong(a).is_disjoint(&wrong(b))
}

/// Of two lists of numbers of one unit all that stand in both are right in one of them.
fn shares_a_number(a: &Entry, b: &Entry) -> bool {
    let is_key = |number: &Decimal| {
        let mut keys = [a, b].into_iter().filter_map(|one| one.numbers.first());
        keys.any(|key| key == number)
    };
    let mut shared = a
        .numbers
        .iter()
        .filter(|number| b.numbers.contains(number))
        .peekable();
    a.unit.is_some() && a.unit == b.unit && shared.peek().is_some() && shared.all(is_key)
}

/// The stem of the first speaks of one of a row ("the second referendum") of which the second asks how many there were, among
/// fewer, or just so many.
fn strikes_numbers(index: &Index, a: &Entry, b: &Entry) -> bool {
    let Some(unit) = b.unit.as_ref().and_then(|unit| unit.iter().last()) else {
        return false;
    };
    let counted = content_words(unit, index.words);
    let place = |word: &str| {
        let mut ordinals = index.words.audit.ordinals.iter();
        let at = ordinals.position(|ordinal| word.starts_with(ordinal));
        at.map(|at| Decimal::from(at + 1))
    };
    let strikes = |pair: &[&str]| {
        let struck = |place: Decimal| {
            let mut fewer = b.numbers.iter().filter(|number| **number < place);
            fewer.next().is_some() || b.draft.keys.contains(&Value::Number(place))
        };
        content_words(pair[1], index.words) == counted && place(pair[0]).is_some_and(struck)
    };
    let words: Vec<&str> = a.stem.iter().collect();
    !counted.is_empty() && words.windows(2).any(strikes)
}

/// The first says a wrong option of the second, which is a phrase, and not its key: its own answer is that, or its stem or claim
/// has all words of it that carry meaning.
fn strikes_texts(a: &Entry, b: &Entry) -> bool {
    let mut options = b.draft.worded.iter().zip(&b.faces);
    let says = |(value, face): &(&Value, &Face)| {
        let is_phrase = matches!(value, Value::Text(_)) && face.words.len() >= PHRASE;
        is_phrase && (a.draft.keys.contains(value) || face.words.is_subset(&a.hints))
    };
    let says_key = options.next().is_some_and(|key| says(&key));
    !says_key && options.any(|option| says(&option))
}

/// Whether one of two words is the end of the other, which is made with it: counterterrorism.
fn ends_in(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    short.chars().count() >= MADE_OF && long.len() > short.len() && long.ends_with(short)
}

/// Whether a count of years is a distance in years, from the first of them or with it.
fn fits(number: Decimal, distance: i64) -> bool {
    [distance, distance + 1]
        .iter()
        .any(|&years| number == Decimal::from(years))
}

/// A number of years and two dates, each asked for, that give each other.
fn adds_up<'e>(entry: &'e Entry, taken: impl Iterator<Item = &'e Entry>) -> bool {
    let all: Vec<&Entry> = taken.collect();
    let year = |one: &Entry| match one.draft.keys.first() {
        Some(Value::Date(date)) => Some(i64::from(date.year())),
        _ => None,
    };
    let dated: Vec<i64> = all.iter().filter_map(|one| year(one)).collect();
    let apart =
        |one: i64, other: i64, number: Decimal| one != other && fits(number, (one - other).abs());
    match (entry.years, year(entry)) {
        (Some(number), _) => dated.iter().enumerate().any(|(at, &one)| {
            dated[at + 1..]
                .iter()
                .any(|&other| apart(one, other, number))
        }),
        (None, Some(own)) => all
            .iter()
            .filter_map(|one| one.years)
            .any(|number| dated.iter().any(|&other| apart(own, other, number))),
        (None, None) => false,
    }
}

/// Who is a wrong option of the second is named in the first, or its answer, and both ask for what few people are at once: the
/// speaker of words that are quoted, or somebody of an office. Those of one office, asked twice, are rivals as they should be.
fn knows_otherwise(index: &Index, a: &Entry, b: &Entry) -> bool {
    let quote = [a, b]
        .iter()
        .all(|one| has_quotation(&one.draft.question.stem));
    let names_office = || {
        let lists = [
            index.words.question.offices,
            index.words.roles.jobs,
            index.words.roles.governing,
        ];
        let mut all = lists.into_iter().flatten();
        all.any(|office| a.stem.say(office))
    };
    let have_offices = !b.jobs.is_empty() && (!a.jobs.is_empty() || names_office());
    if !quote && !have_offices {
        return false;
    }
    let are_two = quote || !a.jobs.is_empty() && a.jobs.is_disjoint(&b.jobs);
    let mut rivals = b.draft.worded.iter().skip(1);
    rivals.any(|rival| {
        matches!(rival, Value::Entity(_))
            && (index.holds(&a.stem, rival) || are_two && a.draft.keys.contains(rival))
    })
}
