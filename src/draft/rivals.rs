//! In goes a name that is asked for, out come names that could stand beside it as wrong options, the likeliest first.
//!
//! They come from the article, which has other names of the class, and from lists of common knowledge: of a country its
//! neighbours and its like, of a city others of its country or other capitals. Whether one of them would be right too, no list
//! knows: they are offered to a person, and are never put into a bank unasked.

mod places;

use std::collections::BTreeSet;

use super::names::gazetteer;
use super::names::known::{self, Known, class_of, group_of, without_article};
use super::numbers;
use super::reading::Reading;
use crate::tokens::Tokens;

/// So many are offered at most: as many as there are keys with a figure.
pub const MOST: usize = 9;

/// So many of them are the article's own, where a list has others.
const MOST_OWN: usize = 4;

/// What rivals are wanted for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'w> {
    /// The answer, as it is shown.
    pub name: &'w str,
    /// Its other names, and other right answers.
    pub others: &'w [String],
    /// Its class, where it has one: `country`, `person`.
    pub class: Option<&'w str>,
    /// The name of the country that it is of, where that is known.
    pub of: Option<&'w str>,
    /// All that the fact says: its statement with its answers, its evidence, its questions. What is named there is no rival.
    pub told: &'w str,
}

/// Names that could stand beside an answer as wrong options, the likeliest first, [`MOST`] at most; none of a number or a date.
///
/// ```
/// use quizpress::draft::reading::Reading;
/// use quizpress::draft::rivals::{Wanted, rivals};
/// let wanted = Wanted {
///     name: "Norway",
///     others: &[],
///     class: Some("country"),
///     of: None,
///     told: "Norway bought 14 ships from Denmark.",
/// };
/// assert_eq!(rivals(&Reading::default(), &wanted)[..2], ["Finland", "Sweden"]);
/// ```
pub fn rivals(reading: &Reading, wanted: &Wanted<'_>) -> Vec<String> {
    if is_figure(wanted.name) {
        return Vec::new();
    }
    let class = class(reading, wanted);
    let told = Tokens::of(wanted.told);
    let mut right: Vec<&str> = vec![wanted.name];
    right.extend(wanted.others.iter().map(String::as_str));
    let right = Names::of(right);
    let listed = listed(reading, wanted, class.as_deref());
    let own = own(reading, wanted.name, class.as_deref(), &told);
    let most_own = if listed.is_empty() { MOST } else { MOST_OWN };
    let mut taken = Names::of([]);
    let mut found = Vec::new();
    let mut offer = |one: &Known, most: usize| {
        let names = one.names();
        let is_free = found.len() < most
            && !names.clone().any(|name| told.hold(&Tokens::of(name)))
            && !names
                .clone()
                .any(|name| right.hold(name) || taken.hold(name));
        if is_free {
            taken.add(names);
            found.push(one.shown_beside(wanted.name).to_owned());
        }
    };
    own.iter().for_each(|one| offer(one, most_own));
    listed.iter().for_each(|one| offer(one, MOST));
    own.iter().for_each(|one| offer(one, MOST));
    found
}

/// Whether lists of common knowledge have a name: of such a one they have others of its sort, and not only of its class.
pub fn is_common(name: &str) -> bool {
    let bare = without_article(name);
    class_of(bare).or_else(|| gazetteer::whole(bare)).is_some()
}

/// Whether it begins with a number, as `third-largest` and `46%` do.
fn is_figure(name: &str) -> bool {
    const ORDINALS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "twelfth", "half",
    ];
    let low = name.to_lowercase();
    let mut words = low.split(|c: char| !c.is_alphanumeric());
    let first = words.find(|word| !word.is_empty() && !matches!(*word, "the" | "a"));
    first.is_none_or(|first| {
        first.starts_with(|c: char| c.is_ascii_digit())
            || numbers::plain(first).is_some()
            || ORDINALS.contains(&first)
    })
}

/// The class of an answer: as it is said, else as the lists or the article know it.
fn class(reading: &Reading, wanted: &Wanted<'_>) -> Option<String> {
    let bare = without_article(wanted.name);
    let said = wanted.class.filter(|class| is_known(reading, class));
    let listed = || class_of(bare).or_else(|| gazetteer::whole(bare));
    let things = || {
        let mut things = reading.things.things.iter();
        let named = things.find(|thing| without_article(&thing.name) == bare);
        named.and_then(|thing| thing.class.as_deref())
    };
    let class = said.or_else(listed).or_else(things).or(wanted.class)?;
    Some(class.to_owned())
}

/// Whether lists have names of a class.
pub(super) fn is_listed(class: &str) -> bool {
    matches!(class, "country" | "city" | "place" | "nationality") || known::has_class(class)
}

/// Whether a name is that of an office or a ministry of which others differ in what they are for.
pub(super) fn has_portfolios(name: &str) -> bool {
    !known::portfolios(name).is_empty()
}

/// The class of a word or two in small letters that a list has: `carbon dioxide`.
pub(super) fn class_of_words(text: &str) -> Option<&'static str> {
    let is_small = !text.contains(char::is_uppercase);
    let usual = |class: &&str| {
        matches!(
            *class,
            "gas" | "crop" | "fuel" | "disease" | "instrument" | "sport" | "fruit"
        )
    };
    class_of(text).filter(|_| is_small).filter(usual)
}

/// Whether something is of the class: in the lists or in the article.
fn is_known(reading: &Reading, class: &str) -> bool {
    is_listed(class)
        || reading
            .things
            .things
            .iter()
            .any(|thing| thing.class.as_deref() == Some(class))
}

/// The article's own names of a class, those that stand most often first; those of captions too. None of what has no class, which may be
/// anything, and none that is known to be of another kind: a newspaper beside a broadcaster, a society beside a foundation, a man where the fact
/// says `she`.
fn own(reading: &Reading, name: &str, class: Option<&str>, told: &Tokens) -> Vec<Known> {
    let Some(class) = class else {
        return Vec::new();
    };
    let kind = |name: &str| class_of(without_article(name));
    let is_sort = |other: &str| match (sort(name, class), sort(other, class)) {
        (None, _) => true,
        (one, other) => one == other,
    };
    let is_alike = |other: &str| {
        is_sort(other)
            && match (kind(name), kind(other)) {
                (Some(one), Some(other)) => one == other || class != "news outlet",
                _ => true,
            }
    };
    let mut things: Vec<_> = reading
        .things
        .things
        .iter()
        .filter(|thing| thing.class.as_deref() == Some(class) && is_alike(&thing.name))
        .collect();
    let sex = |name: &str| gazetteer::is_woman(name).filter(|_| class == "person");
    let differs = |other: &str| {
        let (one, other) = (sex(name), sex(other));
        one.is_some() && other.is_some() && one != other
    };
    let is_told = ["he", "she", "his", "her", "him", "himself", "herself"]
        .iter()
        .any(|word| told.hold(&Tokens::of(word)));
    things.retain(|thing| !is_told || !differs(&thing.name));
    things.sort_by_key(|thing| (differs(&thing.name), std::cmp::Reverse(thing.count)));
    // `Edmonton Sun` stands before a noun somewhere, and has its article beside `the Toronto Star`.
    let shown = |other: &str| {
        let lacks = class == "news outlet" && name.to_lowercase().starts_with("the ");
        let has =
            without_article(other) != other || !other.contains(' ') || other.ends_with("News");
        match lacks && !has {
            true => format!("the {other}"),
            false => other.to_owned(),
        }
    };
    things
        .iter()
        .map(|thing| {
            let names = std::iter::once(shown(&thing.name)).chain(thing.aliases.iter().cloned());
            // `America` is what `US` says.
            let country = gazetteer::country(without_article(&thing.name));
            let others = country.filter(|_| class == "country").map(|country| {
                let names = country.others.iter().chain(&country.demonyms);
                names.chain([&country.name]).map(|name| (*name).to_owned())
            });
            Known::new(names.chain(others.into_iter().flatten()))
        })
        .collect()
}

/// The head of a name, where its class is of many sorts that the head tells apart: `Foundation`, `Society`.
fn sort<'n>(name: &'n str, class: &str) -> Option<&'n str> {
    let is_of_sorts = matches!(
        class,
        "organisation"
            | "centre"
            | "agency"
            | "council"
            | "programme"
            | "series"
            | "event"
            | "award"
    );
    let head = without_article(name).split(" of ").next()?;
    let head = head.split(" for ").next()?.rsplit(' ').next()?;
    Some(head).filter(|head| is_of_sorts && gazetteer::by_last_word(head).is_some())
}

/// What the lists have of a class, the likeliest first.
fn listed(reading: &Reading, wanted: &Wanted<'_>, class: Option<&str>) -> Vec<Known> {
    let name = without_article(wanted.name);
    let home = || home(reading);
    if let Some(people) = places::peoples(name) {
        return people;
    }
    match class {
        Some("country") => places::countries(name, wanted.of.or_else(home)),
        Some("city" | "town" | "village" | "suburb" | "capital" | "place" | "municipality") => {
            places::cities(name, wanted.of.or_else(home))
        }
        Some(class) => {
            let group = group_of(class, name).map(|(group, _)| group);
            let portfolios = known::portfolios(wanted.name);
            match portfolios.is_empty() {
                true => known::of_class(class, name, group.or(wanted.of).or_else(home)),
                false => portfolios,
            }
        }
        None => known::portfolios(wanted.name),
    }
}

/// The country that an article names most often.
fn home(reading: &Reading) -> Option<&str> {
    let countries = reading
        .things
        .things
        .iter()
        .filter(|thing| thing.class.as_deref() == Some("country"));
    let most = countries.max_by_key(|thing| (thing.count, std::cmp::Reverse(&thing.name)))?;
    gazetteer::country(without_article(&most.name)).map(|country| country.name)
}

/// Names that are one thing's, or may be: one of them with its words in another.
struct Names(Vec<BTreeSet<String>>);

impl Names {
    fn of<'n>(names: impl IntoIterator<Item = &'n str>) -> Names {
        let mut all = Names(Vec::new());
        all.add(names);
        all
    }

    fn add<'n>(&mut self, names: impl IntoIterator<Item = &'n str>) {
        self.0.extend(names.into_iter().map(words));
    }

    /// Whether a name may be one of them: all words of one are the other's.
    fn hold(&self, name: &str) -> bool {
        let own = words(name);
        let is_part = |other: &BTreeSet<String>| other.is_subset(&own) || own.is_subset(other);
        self.0.iter().any(is_part)
    }
}

fn words(name: &str) -> BTreeSet<String> {
    let words = without_article(name)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests;
