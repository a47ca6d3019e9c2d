//! In goes a sentence, out come its numbers, each with the unit that follows and the bound that is told.

use std::ops::Range;

use rust_decimal::Decimal;

use super::names::gazetteer;
use super::sentence::Sentence;
use crate::lang;

const TENS: [&str; 10] = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// What is said of a figure that is not exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// At least so many.
    AtLeast,
    /// At most so many.
    AtMost,
    /// About so many.
    About,
}

/// A number in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The words that say it, with those that make millions of it, and with a currency sign.
    pub words: Range<usize>,
    /// Its value.
    pub value: Decimal,
    /// What is counted; empty where no noun says so.
    pub unit: String,
    /// The words of the unit, with adjectives before it.
    pub unit_words: Range<usize>,
    /// Whether it is exact, if not how.
    pub bound: Option<Bound>,
    /// Where the words of the bound begin.
    pub start: usize,
}

impl Found {
    /// Whether it is an amount of money, whose sign stands before it.
    pub fn is_money(&self) -> bool {
        let currency = self.unit.rsplit(' ').next().unwrap_or_default();
        self.unit_words.is_empty() && matches!(currency, "dollars" | "pounds" | "euros")
    }

    /// Whether it is somebody's age: `a 14-year-old boy`, `Thomas Sam, 42, and`.
    pub fn is_age(&self, sentence: &Sentence) -> bool {
        let joined = sentence.word(self.unit_words.end) == "-";
        self.unit == "years"
            && (self.unit_words.is_empty()
                || joined && sentence.low(self.unit_words.end + 1) == "old")
    }
}

/// The value of a word that is a number: digits with their commas and points, or up to ninety-nine in letters.
pub fn plain(word: &str) -> Option<Decimal> {
    let low = word.to_lowercase();
    let spelled = lang::of("en").numbers.spelled;
    if let Some(position) = spelled.iter().position(|word| *word == low) {
        return Some(position.into());
    }
    if let Some(position) = TENS.iter().position(|tens| *tens == low && !low.is_empty()) {
        return Some((position * 10).into());
    }
    if !low.starts_with(|c: char| c.is_ascii_digit())
        || !low.ends_with(|c: char| c.is_ascii_digit())
        || low.len() > 15
    {
        return None;
    }
    let mut groups = low.split('.').next()?.split(',');
    let first = groups.next()?;
    let grouped = low.contains(',');
    if grouped && (first.len() > 3 || groups.any(|group| group.len() != 3)) {
        return None;
    }
    low.replace(',', "").parse().ok()
}

fn scale(word: &str) -> Option<Decimal> {
    match word {
        "hundred" => Some(100.into()),
        "thousand" => Some(1_000.into()),
        "million" => Some(1_000_000.into()),
        "billion" => Some(1_000_000_000.into()),
        "trillion" => Some(1_000_000_000_000_i64.into()),
        _ => None,
    }
}

/// The numbers of a sentence outside of quotations.
pub fn numbers(sentence: &Sentence) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < sentence.len() {
        match number(sentence, at).filter(|_| !sentence.quoted[at]) {
            Some(mut one) => {
                at = one.words.end;
                // `an estimated 1 million Afghans and 15,000 soldiers`: it holds for both.
                let last = found.last().filter(|last: &&Found| {
                    last.unit_words.end + 1 == one.words.start
                        && sentence.low(last.unit_words.end) == "and"
                });
                if let Some(last) = last {
                    one.bound = one.bound.or(last.bound);
                }
                found.push(one);
            }
            None => at += 1,
        }
    }
    found
}

fn number(sentence: &Sentence, at: usize) -> Option<Found> {
    let mut start = at;
    let currency = currency(sentence, at);
    let first = at + usize::from(currency.is_some());
    let mut value = plain(sentence.word(first))?;
    let mut end = first + 1;
    // Twenty-seven.
    let is_tens = TENS.contains(&sentence.low(first).as_str());
    if is_tens
        && sentence.word(end) == "-"
        && let Some(ones) = plain(sentence.word(end + 1)).filter(|ones| *ones < 10.into())
    {
        value += ones;
        end += 2;
    }
    while let Some(factor) = scale(&sentence.low(end)) {
        value = value.checked_mul(factor)?;
        end += 1;
    }
    let last = at
        .checked_sub(1)
        .map(|at| sentence.word(at))
        .unwrap_or_default();
    let next = sentence.word(end);
    // Part of a name, a score, a range, a time, an address: no number to be asked for.
    let measured =
        next == "-" && !sentence.is_apart(end) && measure(&sentence.low(end + 1)).is_some();
    let glued = matches!(next, "-" | "–" | "—" | "/" | ":") && !measured
        || matches!(last, "-" | "–" | "—" | "/" | "#");
    if glued || sentence.word(first).contains(':') {
        return None;
    }
    let mut unit_words = end..end;
    let unit = match currency {
        Some(currency) => currency.to_owned(),
        None if measured => {
            unit_words = end + 1..end + 2;
            measure(&sentence.low(end + 1))?.to_owned()
        }
        None if is_age(sentence, at..end, value) => "years".to_owned(),
        None if sentence.tag(end) == "NN" && measure(&sentence.low(end)).is_some() => {
            unit_words = end..end + 1;
            measure(&sentence.low(end))?.to_owned()
        }
        None => {
            unit_words = unit(sentence, end)?;
            let noun = noun(sentence, unit_words.clone());
            sentence.span(noun..unit_words.end).to_owned()
        }
    };
    let (mut bound, begun) = bound(sentence, at);
    if sentence.low(unit_words.end) == "or"
        && matches!(sentence.low(unit_words.end + 1).as_str(), "more" | "so")
    {
        bound = Some(Bound::AtLeast);
    }
    // `NZ $ 26 million`: the dollar's country belongs to the sign.
    let led = at.checked_sub(1).filter(|_| currency.is_some());
    let led = led.filter(|at| is_of_dollar(sentence, *at));
    let at = led.unwrap_or(at);
    start = start.min(begun).min(at);
    Some(Found {
        words: at..end,
        value,
        unit,
        unit_words,
        bound,
        start,
    })
}

/// The plural of a measure that stands in the singular before what it measures: `a 20 minute walk`.
fn measure(word: &str) -> Option<&'static str> {
    const MEASURES: [(&str, &str); 39] = [
        ("dollar", "dollars"),
        ("euro", "euros"),
        ("year", "years"),
        ("month", "months"),
        ("week", "weeks"),
        ("day", "days"),
        ("hour", "hours"),
        ("minute", "minutes"),
        ("second", "seconds"),
        ("metre", "metres"),
        ("meter", "meters"),
        ("kilometre", "kilometres"),
        ("kilometer", "kilometers"),
        ("km", "km"),
        ("mile", "miles"),
        ("foot", "feet"),
        ("inch", "inches"),
        ("tonne", "tonnes"),
        ("ton", "tons"),
        ("degree", "degrees"),
        ("acre", "acres"),
        ("page", "pages"),
        ("storey", "storeys"),
        ("story", "stories"),
        ("seat", "seats"),
        ("point", "points"),
        ("member", "members"),
        ("bed", "beds"),
        ("room", "rooms"),
        ("lane", "lanes"),
        ("hectare", "hectares"),
        ("litre", "litres"),
        ("liter", "liters"),
        ("pound", "pounds"),
        ("kilogram", "kilograms"),
        ("kg", "kg"),
        ("megawatt", "megawatts"),
        ("nation", "nations"),
        ("question", "questions"),
    ];
    let found = MEASURES.iter().find(|(one, _)| *one == word);
    found.map(|(_, many)| *many)
}

/// Whether a number is somebody's age: between commas behind a name, as in `Thomas Sam, 42, and`, or behind `aged`, `at age`, `at the age of`.
fn is_age(sentence: &Sentence, number: Range<usize>, value: Decimal) -> bool {
    let before = |back: usize| number.start.checked_sub(back).map(|at| sentence.low(at));
    let before = |back: usize| before(back).unwrap_or_default();
    let is_told = before(1) == "aged"
        || before(1) == "age" && before(2) == "at"
        || before(1) == "of" && before(2) == "age";
    let next = sentence.low(number.end);
    let goes_on = matches!(
        next.as_str(),
        "and" | "to" | "or" | "month" | "months" | "years"
    );
    if is_told && !goes_on && value.is_integer() && value <= 110.into() {
        return true;
    }
    let name = number.start.checked_sub(2);
    name.is_some_and(|at| sentence.tag(at) == "NNP" && sentence.word(at + 1) == ",")
        && number.len() == 1
        && sentence.word(number.end) == ","
        && value >= 5.into()
        && value <= 110.into()
        && value.is_integer()
}

fn currency(sentence: &Sentence, at: usize) -> Option<&'static str> {
    let before = at.checked_sub(1).filter(|at| is_of_dollar(sentence, *at));
    let before = before.map(|at| sentence.word(at));
    match sentence.word(at) {
        "$" => Some(before.and_then(dollar_of).unwrap_or("dollars")),
        "US$" => Some("US dollars"),
        "£" => Some("pounds"),
        "€" => Some("euros"),
        _ => None,
    }
}

/// Whether a word says whose the dollar behind it is; a letter alone only where it is joined, as in `A$5`.
fn is_of_dollar(sentence: &Sentence, at: usize) -> bool {
    let word = sentence.word(at);
    dollar_of(word).is_some() && (word.len() > 1 || !sentence.is_apart(at))
}

/// The dollars of a country, by what stands before their sign.
fn dollar_of(word: &str) -> Option<&'static str> {
    match word {
        "US" | "U.S." => Some("US dollars"),
        "NZ" => Some("New Zealand dollars"),
        "A" | "AU" => Some("Australian dollars"),
        "C" | "CA" => Some("Canadian dollars"),
        "HK" => Some("Hong Kong dollars"),
        _ => None,
    }
}

/// The words of what is counted: adjectives, then nouns up to the last one in the plural.
fn unit(sentence: &Sentence, from: usize) -> Option<Range<usize>> {
    let low = sentence.low(from);
    if matches!(low.as_str(), "%" | "percent") {
        return Some(from..from + 1);
    }
    if low == "per" && sentence.low(from + 1) == "cent" {
        return Some(from..from + 2);
    }
    let mut end = None;
    for at in from..(from + 6).min(sentence.len()) {
        match sentence.tag(at) {
            "NNS" => end = Some(at + 1),
            "NNPS" if gazetteer::is_demonym(sentence.word(at)) => end = Some(at + 1),
            "JJ" | "NN" | "VBN" | "VBG" | "NNP" | "NNPS" | "JJR" if end.is_none() => {}
            "HYPH" if end.is_none() && at > from => {}
            _ => break,
        }
    }
    let end = end?;
    // Seven-day weeks and the like are told by their hyphen; a time that has passed is no count.
    let after = sentence.low(end);
    let plural = sentence.word(end - 1);
    let spans = matches!(
        plural.to_lowercase().as_str(),
        "years" | "months" | "days" | "weeks" | "hours" | "minutes"
    );
    let is_time = spans
        && matches!(
            after.as_str(),
            "ago" | "earlier" | "old" | "later" | "before"
        );
    (!is_time && !matches!(after.as_str(), "'" | "’")).then_some(from..end)
}

/// Where the nouns of a unit begin.
fn noun(sentence: &Sentence, unit: Range<usize>) -> usize {
    let mut start = unit.end - 1;
    while start > unit.start && sentence.tag(start - 1) == "NN" {
        start -= 1;
    }
    start
}

/// The bound before a number, and where its words begin.
fn bound(sentence: &Sentence, at: usize) -> (Option<Bound>, usize) {
    const BEFORE: [(&str, Bound); 27] = [
        ("at least", Bound::AtLeast),
        ("no fewer than", Bound::AtLeast),
        ("no less than", Bound::AtLeast),
        ("more than", Bound::AtLeast),
        ("just over", Bound::AtLeast),
        ("well over", Bound::AtLeast),
        ("over", Bound::AtLeast),
        ("above", Bound::AtLeast),
        ("at most", Bound::AtMost),
        ("no more than", Bound::AtMost),
        ("fewer than", Bound::AtMost),
        ("less than", Bound::AtMost),
        ("as many as", Bound::AtMost),
        ("as much as", Bound::AtMost),
        ("up to", Bound::AtMost),
        ("under", Bound::AtMost),
        ("within", Bound::AtMost),
        ("almost", Bound::About),
        ("nearly", Bound::About),
        ("about", Bound::About),
        ("around", Bound::About),
        ("roughly", Bound::About),
        ("approximately", Bound::About),
        ("some", Bound::About),
        ("close to", Bound::About),
        ("an estimated", Bound::About),
        ("estimated", Bound::About),
    ];
    for (words, bound) in BEFORE {
        let count = words.split(' ').count();
        if let Some(start) = at.checked_sub(count)
            && sentence.span(start..at).to_lowercase() == words
        {
            return (Some(bound), start);
        }
    }
    (None, at)
}
