//! In go the sentences of an article with their names, out come the named things: which names are one thing's, of which
//! class it is, and what the article says of a person's office.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::abbreviations::abbreviations;
use super::fused;
use super::gazetteer;
use super::head::{by_words, is_of_row};
use super::known;
use super::votes::{Votes, vote};
use super::{is_titled, names, normal};
use crate::draft::sentence::Sentence;

/// A named thing of an article.
#[derive(Clone, Debug, Default)]
pub struct Thing {
    /// Its fullest name, with its article where it has one.
    pub name: String,
    /// Other names of it.
    pub aliases: Vec<String>,
    /// Its class; `None` where nothing decides it.
    pub class: Option<String>,
    /// The country that it is a part or a person of.
    pub of: Option<&'static str>,
    /// Its office, as words that continue its name.
    pub note: Option<String>,
    /// How often the article names it.
    pub count: usize,
    /// In how many sentences it stands.
    pub sentences: usize,
}

/// A name where it stands.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Its words, without titles.
    pub words: Range<usize>,
    /// Which thing it names.
    pub thing: usize,
}

/// The named things of an article, and for each sentence where it names which.
#[derive(Clone, Debug, Default)]
pub struct Things {
    /// The things.
    pub things: Vec<Thing>,
    /// The mentions of each sentence.
    pub mentions: Vec<Vec<Mention>>,
}

/// Finds the named things of an article.
pub fn things(sentences: &[Sentence]) -> Things {
    let mut raw: Vec<Vec<Range<usize>>> = Vec::with_capacity(sentences.len());
    let mut votes: BTreeMap<String, Votes> = BTreeMap::new();
    let found = fused::apart(sentences, sentences.iter().map(names).collect());
    for (position, (sentence, ranges)) in sentences.iter().zip(found).enumerate() {
        let mut found: Vec<Range<usize>> = Vec::new();
        for name in ranges {
            let is_behind_name = found.last().is_some_and(|last| last.end == name.start);
            let titled = is_titled(sentence, &name) || is_behind_name;
            let text = normal(sentence.span(name.clone()));
            let votes = votes.entry(text).or_default();
            votes.first.get_or_insert(position);
            vote(sentence, &name, titled, votes);
            found.push(name);
        }
        raw.push(found);
    }
    let texts: Vec<String> = votes.keys().cloned().collect();
    let mut whole = whole_names(&texts, &votes);
    for (abbreviation, name) in abbreviations(sentences, &raw, &texts) {
        if whole[abbreviation] == abbreviation && whole[name] == name {
            whole.insert(abbreviation, name);
        }
    }
    let whole: HashMap<&str, &str> = whole
        .keys()
        .map(|text| (*text, end(&whole, text)))
        .collect();
    // What stands around a last name speaks for the whole name, too.
    for text in &texts {
        let full = whole[text.as_str()];
        let person = votes[text].person;
        if let Some(of_full) = votes.get_mut(full).filter(|_| full != text) {
            of_full.person += person;
        }
    }
    let mut out = Things::default();
    let mut position: HashMap<&str, usize> = HashMap::new();
    for text in &texts {
        if whole[text.as_str()] == text.as_str() {
            position.insert(text, out.things.len());
            out.things.push(thing(text, &votes));
        }
    }
    for text in &texts {
        let full = whole[text.as_str()];
        let at = position[full];
        let thing = &mut out.things[at];
        thing.count += votes[text].count;
        if full != text {
            let country = gazetteer::country(text);
            let alias = match country {
                Some(_) if votes[text].with_article * 2 > votes[text].count => {
                    format!("the {text}")
                }
                _ => text.clone(),
            };
            thing.aliases.push(alias);
            thing.of = thing.of.or(votes[text].of);
            thing.note = thing.note.take().or_else(|| votes[text].note.clone());
        }
    }
    for (sentence, ranges) in sentences.iter().zip(raw) {
        let mention = |words: Range<usize>| {
            let text = normal(sentence.span(words.clone()));
            Some(Mention {
                thing: *position.get(*whole.get(text.as_str())?)?,
                words,
            })
        };
        let mentions: Vec<Mention> = ranges.into_iter().filter_map(mention).collect();
        let mut seen: Vec<usize> = mentions.iter().map(|mention| mention.thing).collect();
        seen.sort_unstable();
        seen.dedup();
        seen.iter()
            .for_each(|thing| out.things[*thing].sentences += 1);
        out.mentions.push(mentions);
    }
    out
}

/// The whole name that a chain of names ends with, as `U.S.` is `US`, and `US` here somebody's last name; of a ring the name itself.
fn end<'t>(whole: &HashMap<&'t str, &'t str>, text: &'t str) -> &'t str {
    let mut at = text;
    for _ in 0..whole.len().min(8) {
        match whole[at] {
            next if next == at => return at,
            next => at = next,
        }
    }
    text
}

/// For each name the whole name of its thing: itself, or a longer name that it is the end of, or a country's name.
fn whole_names<'t>(
    texts: &'t [String],
    votes: &BTreeMap<String, Votes>,
) -> HashMap<&'t str, &'t str> {
    let mut by_last: HashMap<&str, Vec<&'t str>> = HashMap::new();
    let mut holding: HashMap<&str, usize> = HashMap::new();
    let mut by_country: HashMap<&str, &'t str> = HashMap::new();
    for text in texts {
        if let Some(last) = text
            .rsplit(' ')
            .next()
            .filter(|last| last.len() < text.len())
        {
            by_last.entry(last).or_default().push(text);
            text.split(' ')
                .for_each(|word| *holding.entry(word).or_default() += 1);
        }
        if let Some(country) = gazetteer::country(text) {
            let kept = by_country.entry(country.name).or_insert(text);
            // The country's own name if the article has it, or the one that stands most often.
            let is_own = |name: &str| country.name.trim_start_matches("the ") == name;
            if is_own(text) || (!is_own(kept) && votes[text].count > votes[*kept].count) {
                *kept = text;
            }
        }
    }
    // Institutions by the words of their names.
    let mut bodies: HashMap<&str, Vec<&'t str>> = HashMap::new();
    for text in texts.iter().filter(|text| by_words(text).is_some()) {
        for word in text.split(' ') {
            bodies.entry(word).or_default().push(text);
        }
    }
    let whole = |text: &'t String| -> &'t str {
        // `Paris said` of Valeska Paris: a person is called by the last name, whatever position has it too.
        let own = &votes[text];
        let is_place =
            own.position >= own.person + own.acts || !by_last.contains_key(text.as_str());
        if let Some(country) = gazetteer::country(text).filter(|_| is_place) {
            return by_country[country.name];
        }
        if gazetteer::whole(text).is_some() && is_place {
            return text;
        }
        if text.contains(' ') {
            return institution(text, &bodies, votes).unwrap_or(text);
        }
        let longer = by_last.get(text.as_str()).map_or(&[][..], Vec::as_slice);
        let people: Vec<&&str> = longer
            .iter()
            .filter(|name| is_person(name, votes[**name].person + own.person))
            .collect();
        match people.as_slice() {
            // `Webb` is no person's where `the James Webb Space Telescope` is named, too.
            [one] if holding.get(text.as_str()) == Some(&1) => one,
            _ => text,
        }
    };
    texts
        .iter()
        .map(|text| (text.as_str(), whole(text)))
        .collect()
}

/// Of a word that more names have than this, none is told to be another.
const MANY: usize = 16;

/// The one longer name of an institution, named before, whose words hold those of a shorter one that always has its article: `the Supreme Court` of `the
/// Italian Supreme Court of Cassation`.
fn institution<'t>(
    text: &str,
    bodies: &HashMap<&str, Vec<&'t str>>,
    votes: &BTreeMap<String, Votes>,
) -> Option<&'t str> {
    let class = by_words(text)?;
    let own = &votes[text];
    if own.with_article < own.count {
        return None;
    }
    // Of a word that many names have nothing is sure.
    let named = bodies.get(text.split(' ').next()?)?;
    let holds = |long: &&&str| {
        let padded = format!(" {long} ");
        long.len() > text.len()
            && votes[**long].first < own.first
            && padded.contains(&format!(" {text} "))
            && by_words(long) == Some(class)
    };
    let mut longer = named.iter().filter(holds).take(2);
    let one = longer.next()?;
    (named.len() <= MANY && longer.next().is_none()).then_some(*one)
}

fn is_person(name: &str, votes: i32) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    if !(2..=5).contains(&words.len())
        || gazetteer::whole(name).is_some()
        || by_words(name).is_some()
    {
        return false;
    }
    gazetteer::is_first_name(words[0]) || votes >= 2
}

fn thing(text: &str, votes: &BTreeMap<String, Votes>) -> Thing {
    let of_name = &votes[text];
    let country = gazetteer::country(text);
    let one_word = !text.contains(' ');
    let is_state = of_name.state > 0 && gazetteer::is_also_state(text);
    let class = country
        .map(|_| "country")
        .or_else(|| gazetteer::whole(text).map(|class| if is_state { "state" } else { class }))
        .or_else(|| known::class_of_name(text).filter(|_| of_name.person == 0))
        .or_else(|| by_words(text))
        .or_else(|| is_person(text, of_name.person).then_some("person"))
        .or_else(|| {
            (one_word && of_name.person >= 3 && of_name.with_article == 0).then_some("person")
        })
        .or(of_name.kind.filter(|_| of_name.person == 0))
        .or_else(|| (of_name.place > 0).then_some("place"))
        .filter(|_| !is_of_row(text))
        .map(str::to_owned);
    let with_article = of_name.with_article * 2 > of_name.count;
    let is_person = class.as_deref() == Some("person");
    // A country is called as the article calls it.
    let own = country.filter(|country| country.name.trim_start_matches("the ") == text);
    let name = match (own, with_article && !is_person) {
        (Some(country), _) => country.name.to_owned(),
        (None, true) => format!("the {text}"),
        (None, false) => text.to_owned(),
    };
    let aliases = country
        .filter(|_| own.is_none())
        .map(|country| country.name.to_owned())
        .into_iter()
        .collect();
    Thing {
        of: of_name.of.filter(|_| is_person).or_else(|| {
            gazetteer::of_capital(text)
                .filter(|_| !is_state)
                .map(|country| country.name)
        }),
        note: of_name.note.clone().filter(|_| is_person),
        name,
        aliases,
        class,
        count: 0,
        sentences: 0,
    }
}
