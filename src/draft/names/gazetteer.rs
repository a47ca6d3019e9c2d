//! In goes a name or a word, out comes what the lists of countries and of kinds know of it.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// A country of the list.
#[derive(Debug)]
pub struct Country {
    /// Its name as it stands within a sentence.
    pub name: &'static str,
    /// Other names of it.
    pub others: Vec<&'static str>,
    /// Its people, and what is of it.
    pub demonyms: Vec<&'static str>,
    /// Its capital; empty where it is none beside itself.
    pub capital: &'static str,
    /// Where it lies, the nearest region first; none of one that is no more.
    pub regions: Vec<&'static str>,
    /// 1 of the great and large ones, 2 of the middle, 3 of the small; 0 where there is none.
    pub standing: usize,
}

struct Lists {
    countries: Vec<Country>,
    /// Names and demonyms, by their position among the countries.
    country: HashMap<&'static str, usize>,
    demonym: HashMap<&'static str, usize>,
    capital: HashMap<&'static str, usize>,
    /// Whole names, with their class.
    whole: HashMap<String, String>,
    /// Cities whose names are a state's, too.
    also_state: HashSet<String>,
    last: HashMap<&'static str, String>,
    first_of: HashMap<&'static str, String>,
    /// Given names: whether they are a woman's, where they are not both's.
    first: HashMap<&'static str, Option<bool>>,
    job: HashMap<&'static str, ()>,
}

fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(read)
}

fn read() -> Lists {
    let split = |cell: &'static str| -> Vec<&'static str> {
        cell.split(',').filter(|part| !part.is_empty()).collect()
    };
    let lines = |text: &'static str| {
        text.lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
    };
    let countries: Vec<Country> = lines(include_str!("countries.txt"))
        .map(|line| {
            let mut cells = line.split('|');
            let mut cell = || cells.next().unwrap_or_default();
            Country {
                name: cell(),
                others: split(cell()),
                demonyms: split(cell()),
                capital: cell(),
                regions: split(cell()),
                standing: cell().parse().unwrap_or(0),
            }
        })
        .collect();
    let mut lists = Lists {
        countries: Vec::new(),
        country: HashMap::new(),
        demonym: HashMap::new(),
        capital: HashMap::new(),
        whole: HashMap::new(),
        also_state: HashSet::new(),
        last: HashMap::new(),
        first_of: HashMap::new(),
        first: HashMap::new(),
        job: HashMap::new(),
    };
    for (position, country) in countries.iter().enumerate() {
        for name in country.others.iter().chain([&country.name]) {
            lists
                .country
                .insert(name.strip_prefix("the ").unwrap_or(name), position);
        }
        lists
            .demonym
            .extend(country.demonyms.iter().map(|name| (*name, position)));
        if !country.capital.is_empty() {
            lists.capital.insert(country.capital, position);
        }
    }
    lists.countries = countries;
    for line in lines(include_str!("kinds.txt")) {
        let Some((head, rest)) = line.split_once(": ") else {
            continue;
        };
        let class = |class: &str| class.replace('_', " ");
        let each = rest.split(' ');
        match head.split_once(' ') {
            Some(("last", of)) => lists.last.extend(each.map(|word| (word, class(of)))),
            Some(("first_of", of)) => lists.first_of.extend(each.map(|word| (word, class(of)))),
            _ if matches!(head, "first" | "woman" | "man") => {
                let woman = (head != "first").then_some(head == "woman");
                lists.first.extend(each.map(|word| (word, woman)));
            }
            _ if head == "job" => lists.job.extend(each.map(|word| (word, ()))),
            _ => {
                for name in each.map(|word| word.replace('_', " ")) {
                    let known = lists.whole.insert(name.clone(), class(head));
                    let is_capital = lists.capital.contains_key(name.as_str());
                    if head == "state" && is_capital || known.is_some_and(|known| known == "state")
                    {
                        lists.also_state.insert(name);
                    }
                }
            }
        }
    }
    lists
}

/// What a list has a word for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A given name.
    Given,
    /// A job or a title.
    Job,
    /// It begins or ends the names of things.
    Part,
    /// A name as a whole.
    Whole,
    /// A word of a country's name.
    Country,
    /// People or things of a country.
    Demonym,
}

/// The words of the lists.
pub fn words() -> impl Iterator<Item = (&'static str, Kind)> {
    let lists = lists();
    let kind = |words: Vec<&'static str>, kind| words.into_iter().map(move |word| (word, kind));
    let whole = lists
        .whole
        .keys()
        .map(String::as_str)
        .chain(lists.capital.keys().copied());
    let parts = lists.last.keys().chain(lists.first_of.keys());
    let countries = lists
        .countries
        .iter()
        .flat_map(|country| country.name.split(' '));
    kind(lists.first.keys().copied().collect(), Kind::Given)
        .chain(kind(lists.job.keys().copied().collect(), Kind::Job))
        .chain(kind(parts.copied().collect(), Kind::Part))
        .chain(kind(
            whole.filter(|name| !name.contains(' ')).collect(),
            Kind::Whole,
        ))
        .chain(kind(
            countries.filter(|word| *word != "the").collect(),
            Kind::Country,
        ))
        .chain(kind(lists.demonym.keys().copied().collect(), Kind::Demonym))
}

/// The countries, in the order of their list.
pub fn countries() -> &'static [Country] {
    &lists().countries
}

/// The country that a name without its article names.
pub fn country(name: &str) -> Option<&'static Country> {
    let lists = lists();
    lists
        .country
        .get(name)
        .map(|position| &lists.countries[*position])
}

/// The country of whose people or things a word speaks.
pub fn of_demonym(word: &str) -> Option<&'static Country> {
    let lists = lists();
    lists
        .demonym
        .get(word)
        .map(|position| &lists.countries[*position])
}

/// Whether a word speaks of the people or the things of a country.
pub fn is_demonym(word: &str) -> bool {
    of_demonym(word).is_some()
}

/// The class of a name that is known as a whole.
pub fn whole(name: &str) -> Option<&'static str> {
    let lists = lists();
    if lists.country.contains_key(name) {
        return Some("country");
    }
    if lists.capital.contains_key(name) {
        return Some("city");
    }
    lists.whole.get(name).map(String::as_str)
}

/// Whether a city is called as a state is: `Washington`, `New York`.
pub fn is_also_state(name: &str) -> bool {
    lists().also_state.contains(name)
}

/// The country whose capital a name is.
pub fn of_capital(name: &str) -> Option<&'static Country> {
    let lists = lists();
    lists
        .capital
        .get(name)
        .map(|position| &lists.countries[*position])
}

/// The class of names that end with a word.
pub fn by_last_word(word: &str) -> Option<&'static str> {
    lists().last.get(word).map(String::as_str)
}

/// The class of names that begin with a word, as `University of …`.
pub fn by_first_word(word: &str) -> Option<&'static str> {
    lists().first_of.get(word).map(String::as_str)
}

/// Whether `of` goes on with a name that holds this word.
pub fn leads_of(word: &str) -> bool {
    by_first_word(word).is_some()
        || by_last_word(word).is_some()
        || matches!(
            word,
            "Daughters"
                | "Sons"
                | "States"
                | "Republic"
                | "Kingdom"
                | "Isle"
                | "Cape"
                | "Bay"
                | "House"
                | "City"
                | "Chamber"
                | "Secretary"
                | "Minister"
                | "Governor"
                | "Municipality"
                | "Plains"
                | "Corps"
                | "Voice"
                | "Tribunal"
                | "Province"
                | "State"
                | "Lord"
                | "Duke"
                | "Knights"
                | "Hall"
                | "Declaration"
                | "Library"
                | "Order"
                | "Man"
                | "Strait"
                | "Statue"
                | "Bill"
        )
}

/// Whether `and` goes on with a name that holds this word.
pub fn leads_and(word: &str) -> bool {
    matches!(
        word,
        "Ministry"
            | "Department"
            | "Bosnia"
            | "Trinidad"
            | "Museum"
            | "National"
            | "Space"
            | "Office"
            | "Centre"
            | "Air"
    )
}

/// Whether a word, in small letters, says what the name behind it is the name of: `the magazine MicroMega`.
pub fn is_kind(low: &str) -> bool {
    const KINDS: [&str; 55] = [
        "novel",
        "book",
        "album",
        "song",
        "play",
        "opera",
        "game",
        "documentary",
        "painting",
        "publication",
        "musical",
        "journal",
        "magazine",
        "newspaper",
        "website",
        "site",
        "newsgroup",
        "network",
        "broadcaster",
        "paper",
        "company",
        "firm",
        "manufacturer",
        "airline",
        "bank",
        "brand",
        "band",
        "group",
        "team",
        "club",
        "party",
        "charity",
        "organisation",
        "organization",
        "agency",
        "union",
        "university",
        "school",
        "city",
        "town",
        "village",
        "suburb",
        "province",
        "state",
        "region",
        "district",
        "island",
        "river",
        "ship",
        "spacecraft",
        "rocket",
        "satellite",
        "film",
        "series",
        "hashtag",
    ];
    KINDS.contains(&low)
}

/// Whether a word is a given name that many have.
pub fn is_first_name(word: &str) -> bool {
    lists().first.contains_key(word)
}

/// Whether a person is a woman, as far as the given name says so.
pub fn is_woman(name: &str) -> Option<bool> {
    let given = name.split(' ').next().unwrap_or_default();
    lists().first.get(given).copied().flatten()
}

/// Whether a word, in small letters, is a job or a title.
pub fn is_job(low: &str) -> bool {
    lists().job.contains_key(low)
}
