//! In goes the text of an article, out comes what it names: things, and the dates of its sentences.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::dates;
use super::names::classes::{Things, things};
use super::names::{gazetteer, lists};
use super::numbers;
use super::text::Text;
use crate::date::Date;

/// An article with what was found in it.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The text.
    pub text: Text,
    /// When it was published, as far as that is said: by whoever brings it, else by its dateline.
    pub published: Option<Date>,
    /// The named things.
    pub things: Things,
    /// How many things there are of a class.
    pub classes: HashMap<String, usize>,
    /// The things by their names.
    pub names: HashMap<String, usize>,
    /// The dates of each sentence.
    pub dates: Vec<Vec<dates::Found>>,
}

impl Reading {
    /// Finds what the text of an article names.
    pub fn of(text: Text, published: Option<Date>) -> Reading {
        // What the text calls today is the day of its own dateline.
        let today = text.published.or(published);
        let published = published.or(text.published);
        let mut things = things(&text.sentences);
        lists::spread(&text.sentences, &mut things);
        let mut classes: HashMap<String, usize> = HashMap::new();
        let mut names = HashMap::new();
        for (position, thing) in things.things.iter().enumerate() {
            names.insert(thing.name.clone(), position);
            if let Some(class) = &thing.class {
                *classes.entry(class.clone()).or_default() += 1;
            }
        }
        let mut found = Vec::with_capacity(text.sentences.len());
        let (mut year, mut paragraph) = (None, 0);
        for sentence in &text.sentences {
            if sentence.paragraph != paragraph {
                (year, paragraph) = (None, sentence.paragraph);
            }
            found.push(dates::dates(sentence, today, &mut year));
        }
        Reading {
            published,
            things,
            classes,
            names,
            dates: found,
            text,
        }
    }

    /// Whether a thing is never asked for: the headline names it, or a third of the sentences does.
    pub(super) fn is_protagonist(&self, thing: usize) -> bool {
        let thing = &self.things.things[thing];
        let headline = self.text.headline.as_deref().unwrap_or_default();
        let person = thing.class.as_deref() == Some("person");
        let last = thing.name.rsplit(' ').next().filter(|_| person);
        let mut names = thing
            .aliases
            .iter()
            .map(String::as_str)
            .chain([thing.name.as_str()])
            .chain(last);
        let named = names.any(|name| holds(headline, name.strip_prefix("the ").unwrap_or(name)));
        let demonym = thing.class.as_deref() == Some("country")
            && headline.split(|c: char| !c.is_alphanumeric()).any(|word| {
                gazetteer::of_demonym(word).is_some_and(|country| country.name == thing.name)
            });
        // A word of its name that the headline has with a capital: `Webb` of `the James Webb Space Telescope`.
        const COMMON: &[&str] = &[
            "New",
            "National",
            "North",
            "South",
            "West",
            "East",
            "United",
            "International",
            "First",
            "World",
            "Space",
            "State",
        ];
        let generic = |word: &str| {
            word.chars().count() < 4
                || COMMON.contains(&word)
                || gazetteer::by_last_word(word).is_some()
        };
        // `Metro Toronto Convention Centre` is not Toronto.
        let is_place = |word: &str| {
            !person && word.len() < thing.name.len() && gazetteer::whole(word).is_some()
        };
        let part = thing.name.split([' ', '-']).any(|word| {
            word.starts_with(char::is_uppercase)
                && !generic(word)
                && !is_place(word)
                && holds(headline, word)
        });
        named
            || demonym
            || part
            || (thing.sentences > 1 && thing.sentences * 3 >= self.text.sentences.len())
    }
}

impl Reading {
    /// Whether the headline says a number, in digits or in letters.
    pub(super) fn is_in_headline(&self, number: Decimal) -> bool {
        let headline = self.text.headline.as_deref().unwrap_or_default();
        let mut words = headline.split(|c: char| !(c.is_alphanumeric() || matches!(c, ',' | '.')));
        words.any(|word| numbers::plain(word.trim_end_matches(['.', ','])) == Some(number))
    }
}

/// Whether a phrase stands in a text as whole words.
fn holds(text: &str, phrase: &str) -> bool {
    if phrase.is_empty() {
        return false;
    }
    let edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    text.match_indices(phrase).any(|(at, _)| {
        edge(text[..at].chars().next_back()) && edge(text[at + phrase.len()..].chars().next())
    })
}
