//! In goes a name or a word, out comes what the lists of countries and of kinds know of it.

use std::collections::HashMap;
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
}

struct Lists {
    countries: Vec<Country>,
    /// Names and demonyms, by their position among the countries.
    country: HashMap<&'static str, usize>,
    demonym: HashMap<&'static str, usize>,
    capital: HashMap<&'static str, usize>,
    /// Whole names, with their class.
    whole: HashMap<String, String>,
    last: HashMap<&'static str, String>,
    first_of: HashMap<&'static str, String>,
    first: HashMap<&'static str, ()>,
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
            }
        })
        .collect();
    let mut lists = Lists {
        countries: Vec::new(),
        country: HashMap::new(),
        demonym: HashMap::new(),
        capital: HashMap::new(),
        whole: HashMap::new(),
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
            _ if head == "first" => lists.first.extend(each.map(|word| (word, ()))),
            _ if head == "job" => lists.job.extend(each.map(|word| (word, ()))),
            _ => lists
                .whole
                .extend(each.map(|word| (word.replace('_', " "), class(head)))),
        }
    }
    lists
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

/// Whether a word is a given name that many have.
pub fn is_first_name(word: &str) -> bool {
    lists().first.contains_key(word)
}

/// Whether a word, in small letters, is a job or a title.
pub fn is_job(low: &str) -> bool {
    lists().job.contains_key(low)
}
