//! No question may give itself away: what in the wording of options points at the key.
//!
//! In go plain texts, out comes the cue that a test-wise reader would use, if there is one. The audit looks for
//! the same cues in finished quizzes. Sources: Haladyna, Downing and Rodriguez 2002 (guidelines 24 and 28); the
//! NBME item-writing guide, 6th edition (docs/RULES.md, rules 18 to 22).

mod forms;

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::date::{Date, Precision};
use crate::lang::Words;
use crate::tokens::Tokens;
use forms::FORMS;
pub(crate) use forms::has_quotation;
pub use forms::{form, lone_forms};

/// What points at the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// The key is the longest by far (Haladyna 24).
    Longest,
    /// The key alone shares a word with the stem (Haladyna 28b, a "clang").
    Clang,
    /// The key alone has a form that leaps to the eye, or alone lacks it, in these words: `has a digit`.
    Form(&'static str),
    /// The key is the only round number, or the only one that is not round.
    Round,
    /// The key alone is the first, the middle or the last day of a month.
    RoundDay,
    /// The key alone lies in its year or month, and all distractors in one other.
    Period,
    /// The question asks for the first or the last of something, and the key is the earliest or the latest date.
    End,
    /// The key stands far off, and the distractors close together.
    Off,
    /// The key and one distractor are near-identical, and no other option is (NBME: convergence).
    Convergence,
}

impl fmt::Display for Cue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Cue::Form(form) => return write!(f, "the right answer alone {form}"),
            Cue::Longest => "the right answer is the longest by far",
            Cue::Clang => "the right answer alone shares a word with the question or the title",
            Cue::Round => "the right answer is the only round number, or the only one that is not",
            Cue::RoundDay => {
                "the right answer alone is the first, the 15th or the last day of a month"
            }
            Cue::Period => {
                "the right answer alone lies in its year or month, and all wrong ones in one other"
            }
            Cue::End => {
                "the question asks for the first or the last, and the right answer is the earliest or the latest date"
            }
            Cue::Off => "the right answer lies far off, and the wrong ones close together",
            Cue::Convergence => "the right answer and one wrong one are nearly the same",
        })
    }
}

/// The first cue among worded options, if there is one.
pub fn among_names(stem: &str, key: &str, distractors: &[&str], words: &Words) -> Option<Cue> {
    let needs = Needs::new(stem, key, words);
    let met = distractors
        .iter()
        .fold(0, |met, text| met | needs.met_by(text));
    match needs.all() & !met {
        0 => twins(key, distractors).then_some(Cue::Convergence),
        missing if !distractors.is_empty() => Some(needs.cue(missing)),
        _ => None,
    }
}

/// What some distractor must have, so that nothing in the wording of the options points at the key. Each need is a
/// bit: one distractor that is not much shorter, one with the key's form for each of the forms, and one for each word
/// that the key shares with the stem.
pub(crate) struct Needs<'k> {
    key: &'k str,
    /// Ascending.
    shared: BTreeSet<String>,
    words: &'k Words,
}

impl<'k> Needs<'k> {
    /// The needs of a key beside this stem.
    pub fn new(stem: &str, key: &'k str, words: &'k Words) -> Needs<'k> {
        let (own, said) = (content_words(key, words), content_words(stem, words));
        let named = [adjectives(key, &said, words), adjectives(stem, &own, words)];
        let both = own.intersection(&said);
        let shared: BTreeSet<&String> = both.chain(named.iter().flatten()).collect();
        // A key is never so long that it shares more words than there are bits.
        let shared = shared.into_iter().take(50).cloned().collect();
        Needs { key, shared, words }
    }

    /// All of them.
    pub fn all(&self) -> u64 {
        (1 << (1 + FORMS.len() + self.shared.len())) - 1
    }

    /// Those that a distractor meets.
    pub fn met_by(&self, text: &str) -> u64 {
        let forms = FORMS
            .iter()
            .map(|form| (form.has)(text) == (form.has)(self.key));
        let content = match self.shared.is_empty() {
            true => BTreeSet::new(),
            false => {
                let mut content = content_words(text, self.words);
                content.extend(adjectives(text, &self.shared, self.words));
                content
            }
        };
        let shared = self.shared.iter().map(|word| content.contains(word));
        let met = std::iter::once(!longest(self.key, &[text]));
        let met = met.chain(forms).chain(shared).enumerate();
        met.fold(0, |bits, (bit, is)| bits | u64::from(is) << bit)
    }

    /// Those of the shared words of which this is true.
    pub fn sharing(&self, is: impl Fn(&str) -> bool) -> u64 {
        let shared = self.shared.iter().enumerate();
        let bits = shared.filter(|(_, word)| is(word));
        bits.fold(0, |bits, (at, _)| bits | 1 << (1 + FORMS.len() + at))
    }

    /// Those of which, were they not met either, it would be told before it is told that one of these is not met: an
    /// option as long, and the shared words before the first of these.
    pub fn told_before(&self, missing: u64) -> u64 {
        let shared = self.sharing(|_| true);
        let first = (missing & shared).trailing_zeros();
        1 | shared & ((1 << first) - 1)
    }

    /// The word of the key that no distractor shares with the stem, where that is the cue that is left.
    pub fn shared_word(&self, missing: u64) -> Option<String> {
        if self.cue(missing) != Cue::Clang {
            return None;
        }
        let bit = (missing >> (1 + FORMS.len())).trailing_zeros();
        let shared = self.shared.iter().nth(bit as usize)?;
        let tokens = Tokens::of(self.key);
        let word = tokens
            .iter()
            .find(|token| root(token, self.words) == *shared);
        word.map(str::to_owned)
    }

    /// The cue that is left where some are not met.
    pub fn cue(&self, missing: u64) -> Cue {
        let forms = (1 << FORMS.len()) - 1;
        match missing {
            _ if missing & 1 != 0 => Cue::Longest,
            _ if missing >> (1 + FORMS.len()) != 0 => Cue::Clang,
            _ if (missing >> 1) & forms != 0 => {
                let form = &FORMS[(missing >> 1).trailing_zeros() as usize];
                Cue::Form(form.told(self.key))
            }
            _ => Cue::Convergence,
        }
    }
}

/// The first cue among numbers, if there is one.
pub fn among_numbers(key: Decimal, distractors: &[Decimal]) -> Option<Cue> {
    let alone = |has: fn(Decimal) -> bool| distractors.iter().all(|&other| has(other) != has(key));
    let whole = |number: Decimal| number.normalize().scale() == 0;
    (!distractors.is_empty() && (alone(is_round) || alone(whole))).then_some(Cue::Round)
}

/// The first cue among dates, if there is one (docs/RULES.md, rule 52): the key is the only one of its year, or of its month, and the others are
/// all of another.
pub fn among_dates(key: Date, distractors: &[Date]) -> Option<Cue> {
    let wider = [Precision::Year, Precision::Month];
    let mut wider = wider.into_iter().filter(|wider| *wider < key.precision());
    let alone = wider.any(|wider| {
        let mut periods = distractors.iter().map(|date| date.coarsened(wider));
        let first = periods.next();
        let own = key.coarsened(wider);
        first.is_some_and(|first| first != own && periods.all(|period| period == first))
    });
    alone.then_some(Cue::Period)
}

/// The first cue among numbers, wherever they stand on the line.
pub(crate) fn of_numbers(key: Decimal, distractors: &[Decimal]) -> Option<Cue> {
    among_numbers(key, distractors).or_else(|| number_off(key, distractors))
}

/// The first cue among dates beside this stem, wherever they stand on the line.
pub(crate) fn of_dates(
    stem: &Tokens,
    key: Date,
    distractors: &[Date],
    words: &Words,
) -> Option<Cue> {
    among_dates(key, distractors)
        .or_else(|| at_the_end(stem, key, distractors, words))
        .or_else(|| date_off(key, distractors))
        .or_else(|| uneven_year(key, distractors))
}

/// The first cue where a stem asks for the first or the last of something (docs/RULES.md, rule 63): the key is the earliest date, or
/// the latest.
pub fn at_the_end(stem: &Tokens, key: Date, distractors: &[Date], words: &Words) -> Option<Cue> {
    let asks = |end: usize| words.roles.ends[end].iter().any(|word| stem.say(word));
    let all = |is: fn(Ordering) -> bool| {
        let mut others = distractors.iter();
        !distractors.is_empty() && others.all(|other| is(key.order(*other)))
    };
    let is_at_the_end = asks(0) && all(Ordering::is_lt) || asks(1) && all(Ordering::is_gt);
    is_at_the_end.then_some(Cue::End)
}

/// Whether of years the key is the only one that is not round (docs/RULES.md, rule 21).
fn uneven_year(key: Date, distractors: &[Date]) -> Option<Cue> {
    let is_round = |date: &Date| date.year() % 10 == 0;
    let is_uneven = key.precision() == Precision::Year
        && !is_round(&key)
        && !distractors.is_empty()
        && distractors.iter().all(is_round);
    is_uneven.then_some(Cue::Round)
}

/// Whether a number stands off from its distractors (docs/RULES.md, rule 17), by steps and by times: of 1, 2, 4 and 8, and of
/// 1, 10, 100 and 1000, none does.
pub fn number_off(key: Decimal, distractors: &[Decimal]) -> Option<Cue> {
    let line = |number: &Decimal| number.to_f64();
    let others: Vec<f64> = distractors.iter().filter_map(line).collect();
    let key = line(&key)?;
    let [near, wide] = gaps(key, &others, |a, b| (a - b).abs())?;
    let by_steps = near >= 2.0 * wide;
    let by_times = || {
        let times = gaps(key, &others, |a, b| a.max(b) / a.min(b));
        times.is_some_and(|[near, wide]| near.powi(2) > wide.powi(3))
    };
    let counts = key > 0.0 && others.iter().all(|&other| other > 0.0);
    (by_steps && (!counts || by_times())).then_some(Cue::Off)
}

/// Whether a date stands off from its distractors (docs/RULES.md, rule 17).
pub fn date_off(key: Date, distractors: &[Date]) -> Option<Cue> {
    let line = |date: &Date| date.ordinal() as f64;
    let others: Vec<f64> = distractors.iter().map(line).collect();
    let [near, wide] = gaps(line(&key), &others, |a, b| (a - b).abs())?;
    (near >= 2.0 * wide).then_some(Cue::Off)
}

/// How far the key is from the nearest of the others, and what is the widest gap between two of these that follow each
/// other; `None` of fewer than two.
fn gaps(key: f64, others: &[f64], gap: impl Fn(f64, f64) -> f64) -> Option<[f64; 2]> {
    let mut others = others.to_vec();
    others.sort_by(f64::total_cmp);
    let near = others.iter().map(|&other| gap(key, other));
    let wide = others.windows(2).map(|pair| gap(pair[0], pair[1]));
    Some([near.reduce(f64::min)?, wide.reduce(f64::max)?])
}

/// A whole multiple of ten, ten at least.
fn is_round(number: Decimal) -> bool {
    let ten = Decimal::TEN;
    number.abs() >= ten && (number % ten).is_zero()
}

/// Longer than every distractor by 1.3 times and 10 characters at least (the bounds of QuizEditor's linter).
pub fn longest(key: &str, distractors: &[&str]) -> bool {
    let length = |text: &str| text.chars().count();
    let other = distractors
        .iter()
        .map(|text| length(text))
        .max()
        .unwrap_or_default();
    let key = length(key);
    key >= other + 10 && key * 10 >= other * 13
}

/// A content word stands in stem and key, and in no distractor.
pub fn clang(stem: &str, key: &str, distractors: &[&str], words: &Words) -> bool {
    let stem = content_words(stem, words);
    let key = content_words(key, words);
    let others: BTreeSet<String> = distractors
        .iter()
        .flat_map(|text| content_words(text, words))
        .collect();
    let mut shared = key.intersection(&stem);
    shared.any(|word| !others.contains(word))
}

/// The words of four letters or more that carry meaning, by their stems.
pub fn content_words(text: &str, words: &Words) -> BTreeSet<String> {
    let tokens = Tokens::of(text);
    let long =
        |token: &&str| token.chars().count() >= 4 && !words.question.stop_words.contains(token);
    tokens
        .iter()
        .filter(long)
        .map(|token| root(token, words))
        .collect()
}

/// Which of these words are the adjectives of names in a text, where these are countries: the `Greek` Church under a title
/// of Greece.
fn adjectives(text: &str, among: &BTreeSet<String>, words: &Words) -> BTreeSet<String> {
    if among.is_empty() {
        return BTreeSet::new();
    }
    let names = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|name| name.starts_with(char::is_uppercase));
    let may_be = |name: &&str| {
        let among = among.iter().map(String::as_str);
        words.sides.may_be_of(name, among)
    };
    let adjectives = names
        .filter(may_be)
        .flat_map(|name| words.sides.adjectives_of(name));
    let long = adjectives.filter(|word| word.chars().count() >= 4);
    let roots = long.map(|word| root(&word, words));
    roots.filter(|root| among.contains(root)).collect()
}

/// A word without its commonest endings, so that `recognise` and `recognised` meet.
fn root(word: &str, words: &Words) -> String {
    let cut = |ending: &&&str| {
        word.ends_with(**ending) && word.chars().count() >= ending.chars().count() + 4
    };
    match words.question.endings.iter().find(cut) {
        Some(ending) => word[..word.len() - ending.len()].to_owned(),
        None => word.to_owned(),
    }
}

/// What wrong options are to have, each in words, so that nothing in their wording points at the key, and that none of these has yet: what
/// is known of it before any is found.
pub fn wanted(stem: &str, key: &str, distractors: &[&str], words: &Words) -> Vec<String> {
    let forms = lone_forms(key, distractors).into_iter();
    let mut wanted: Vec<String> = forms.map(str::to_owned).collect();
    let least = least_length(key);
    if longest(key, distractors) && least >= SHORTEST_TOLD {
        wanted.push(format!("{least} letters or more"));
    }
    let needs = Needs::new(stem, key, words);
    let shared = needs.shared.iter().enumerate();
    let lacks = shared.filter(|(_, root)| {
        let has = |other: &&str| content_words(other, words).contains(*root);
        !distractors.iter().any(has)
    });
    wanted.extend(lacks.filter_map(|(bit, _)| {
        let word = needs.shared_word(1 << (1 + FORMS.len() + bit))?;
        Some(format!("the word “{word}”"))
    }));
    wanted
}

/// Names shorter than this are common.
const SHORTEST_TOLD: usize = 8;

/// So many characters another option has at least beside which the key is not the longest by far.
fn least_length(key: &str) -> usize {
    let key = key.chars().count();
    key.saturating_sub(9).min(key * 10 / 13 + 1)
}

/// Of all pairs of options only one is nearly the same, and the key is in it.
pub fn twins(key: &str, distractors: &[&str]) -> bool {
    twin(key, distractors).is_some()
}

/// The distractor that alone of all is nearly the same as the key, where no two others are.
pub(crate) fn twin<'d>(key: &str, distractors: &[&'d str]) -> Option<&'d str> {
    let near = |a: &str, b: &str| {
        let length = a.chars().count();
        // Nobody compares longer texts letter by letter, and the time grows with the square of their length.
        (6..=200).contains(&length)
            && b.len() <= 1_000
            && strsim::normalized_levenshtein(a, b) >= 0.85
    };
    let mut with_key = distractors.iter().filter(|other| near(key, other));
    let (first, second) = (with_key.next(), with_key.next());
    let mut pairs = distractors
        .iter()
        .enumerate()
        .flat_map(|(i, a)| distractors[i + 1..].iter().map(move |b| (*a, *b)));
    let is_alone = first.is_some()
        && distractors.len() > 2
        && second.is_none()
        && !pairs.any(|(a, b)| near(a, b));
    first.copied().filter(|_| is_alone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::of;

    #[track_caller]
    fn check(stem: &str, key: &str, distractors: &[&str], expected: Option<Cue>) {
        assert_eq!(among_names(stem, key, distractors, of("en")), expected);
    }

    #[test]
    fn a_country_rings_in_its_adjective() {
        let words = crate::lang::of("en");
        let among = |stem, key, others: &[&str]| among_names(stem, key, others, words);
        let churches = ["Roman Catholic Church", "Coptic Orthodox Church"];
        let key = "Greek Orthodox Church";
        assert_eq!(
            among("Old gods in Greece: who?", key, &churches),
            Some(Cue::Clang)
        );
        assert_eq!(among("Old gods in Norra: who?", key, &churches), None);
        let others = ["Greek Catholic Church", "Coptic Orthodox Church"];
        assert_eq!(among("Old gods in Greece: who?", key, &others), None);
        let italian = ["the Court of Spain", "the Court of Malta"];
        assert_eq!(
            among("Taxes in Italy: who?", "the Italian Court", &italian),
            Some(Cue::Clang)
        );
    }

    #[test]
    fn the_last_is_not_the_latest_of_the_options() {
        let cue = |stem: &str, key: &str, others: &[&str], language: &str| {
            let date = |text: &&str| Date::parse(text).expect("a date");
            let others: Vec<Date> = others.iter().map(date).collect();
            at_the_end(&Tokens::of(stem), date(&key), &others, of(language))
        };
        let (last, first) = ("When did the last ship sail?", "When did Norra first win?");
        assert_eq!(cue(last, "1972", &["1969", "1971"], "en"), Some(Cue::End));
        assert_eq!(cue(last, "1972", &["1969", "1973"], "en"), None);
        assert_eq!(cue(last, "1969", &["1972", "1973"], "en"), None);
        assert_eq!(cue(first, "1969", &["1972", "1973"], "en"), Some(Cue::End));
        assert_eq!(cue(first, "1972", &["1969", "1971"], "en"), None);
        assert_eq!(cue("When did it sail?", "1972", &["1969"], "en"), None);
        let letztes = "Wann fuhr das letzte Schiff?";
        assert_eq!(cue(letztes, "1972", &["1969"], "de"), Some(Cue::End));
    }

    #[test]
    fn a_date_is_not_the_only_one_of_its_month() {
        let cue = |key: &str, others: &[&str]| {
            let date = |text: &&str| Date::parse(text).expect("a date");
            among_dates(date(&key), &others.iter().map(date).collect::<Vec<_>>())
        };
        let january = ["2003-01-21", "2003-01-24", "2003-01-30"];
        assert_eq!(cue("2003-02-01", &january), Some(Cue::Period));
        assert_eq!(cue("2003-01-27", &january), None);
        assert_eq!(
            cue("2003-02-01", &["2003-01-21", "2003-01-30", "2003-02-04"]),
            None
        );
        assert_eq!(
            cue("2003-02-01", &["2003-01-21", "2002-12-30", "2003-01-04"]),
            None
        );
        assert_eq!(
            cue("2003-02", &["2002-09", "2002-11", "2002-12"]),
            Some(Cue::Period)
        );
        assert_eq!(cue("2003", &["2001", "2002", "2002"]), None);
    }

    #[test]
    fn a_key_is_not_the_only_year_that_is_not_round() {
        let date = |text: &str| Date::parse(text).unwrap();
        let cue = |key: &str, others: [&str; 3]| uneven_year(date(key), &others.map(date));
        assert_eq!(cue("1796", ["1750", "1760", "1780"]), Some(Cue::Round));
        assert_eq!(cue("1796", ["1750", "1766", "1780"]), None);
        assert_eq!(cue("1790", ["1751", "1766", "1783"]), None);
    }

    #[test]
    fn a_key_does_not_stand_off() {
        let number = |key: i64, others: &[i64]| {
            let others: Vec<Decimal> = others.iter().map(|&other| other.into()).collect();
            number_off(key.into(), &others).is_some()
        };
        assert!(number(9, &[4, 5, 6]) && number(1_000, &[100, 200, 300]));
        assert!(number(1, &[3, 4, 5]) && number(9, &[4, 5]));
        assert!(!number(4, &[1, 2, 3]) && !number(1, &[2, 3, 4]) && !number(9, &[4, 6]));
        assert!(!number(1_000, &[1, 10, 100]) && !number(1, &[10, 100, 1_000]));
        assert!(!number(50, &[1, 2, 98, 99]) && !number(111, &[48, 69, 93]));
        let date = |key: &str, others: &[&str]| {
            let date = |text: &&str| Date::parse(text).expect("a date");
            date_off(date(&key), &others.iter().map(date).collect::<Vec<_>>()).is_some()
        };
        assert!(date("2015", &["2001", "2004", "2006"]));
        assert!(!date("2015", &["2001", "2004", "2010"]) && !date("2003", &["2001", "2002"]));
    }

    #[test]
    fn a_key_that_stands_out_is_seen() {
        check(
            "Who came?",
            "the United Arab Emirates",
            &["Oman", "Qatar", "Iran"],
            Some(Cue::Longest),
        );
        check(
            "Who came?",
            "the United Arab Emirates",
            &["Oman", "Qatar", "the Soviet Union"],
            None,
        );
        check(
            "Who called it a development?",
            "a developing state",
            &["a growing state", "a small country"],
            Some(Cue::Clang),
        );
        check(
            "Which project?",
            "Project A2",
            &["Project B", "Project C"],
            Some(Cue::Form("has a digit")),
        );
        check(
            "Which word?",
            "ally",
            &["Enemy", "Friend"],
            Some(Cue::Form("has no capital")),
        );
        check(
            "Which word?",
            "“ally”",
            &["enemy", "friend"],
            Some(Cue::Form("has quotation marks")),
        );
        check(
            "Which?",
            "Buzz Aldrin",
            &["Bozz Aldrin", "Neil Armstrong", "Mike Collins"],
            Some(Cue::Convergence),
        );
        check(
            "Who walked first?",
            "Neil Armstrong",
            &["Buzz Aldrin", "Michael Collins"],
            None,
        );
    }

    #[test]
    fn what_wrong_options_are_to_have_is_known_before() {
        let wanted = |stem: &str, key: &str, others: &[&str]| wanted(stem, key, others, of("en"));
        let centre = "the Metro Toronto Convention Centre";
        assert_eq!(wanted("Where was it?", centre, &[]), ["26 letters or more"]);
        assert_eq!(
            wanted(
                "Which centre was it?",
                centre,
                &["the Northern Convention Hall"]
            ),
            ["the word “centre”"]
        );
        assert_eq!(wanted("Who?", "Agent 7", &["Bob"]), ["a digit"]);
        assert_eq!(wanted("Who?", "Ann Lee", &[]), [""; 0]);
        // The bound is that by which it is told afterwards.
        for length in 1..60 {
            let key = "k".repeat(length);
            let least = least_length(&key);
            assert!(!longest(&key, &[&"o".repeat(least)]));
            assert!(least == 0 || length < 10 || longest(&key, &[&"o".repeat(least - 1)]));
        }
    }

    #[test]
    fn a_number_alone_in_being_round_is_seen() {
        let check = |key: &str, others: &[&str], expected| {
            let others: Vec<Decimal> = others.iter().map(|n| n.parse().unwrap()).collect();
            assert_eq!(
                among_numbers(key.parse().unwrap(), &others),
                expected,
                "{key}"
            );
        };
        check("20", &["18", "22", "25"], Some(Cue::Round));
        check("15", &["10", "20", "30"], Some(Cue::Round));
        check("15", &["10", "12", "30"], None);
        check("21.5", &["21", "30", "40"], Some(Cue::Round));
        check("3", &["4", "5", "6"], None);
    }
}
