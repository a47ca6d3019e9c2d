//! The last words of names: the surname by which texts call a person, and the noun that many names share.
//!
//! In go the names of a bank, out come the shorter ones by which a text may call the same thing.

use std::collections::{HashMap, HashSet};

use crate::facts::{Entity, Facts, Piece};
use crate::lang::Words;
use crate::tokens::{self, Tokens};

/// A surname has so many letters at least: shorter ones are too often words as well.
const SHORTEST: usize = 4;

/// How names end, and which words the texts of a bank write small.
pub(crate) struct LastWords {
    /// How many entities have a name with this last word.
    shared: HashMap<String, usize>,
    /// The words that the texts write small: they are no names there.
    small: HashSet<String>,
}

impl LastWords {
    pub fn new(facts: &Facts) -> LastWords {
        let mut shared: HashMap<String, usize> = HashMap::new();
        for entity in facts.entities() {
            if let Some((_, last)) = entity.name.rsplit_once(' ') {
                *shared.entry(last.to_lowercase()).or_default() += 1;
            }
        }
        let mut small = HashSet::new();
        let mut read = |text: &str| {
            let words = text.split(|c: char| !c.is_alphabetic());
            let is_small = |word: &&str| word.starts_with(char::is_lowercase);
            let known = |word: &str| shared.contains_key(word);
            small.extend(
                words
                    .filter(is_small)
                    .filter(|word| known(word))
                    .map(str::to_owned),
            );
        };
        for fact in facts.facts() {
            for piece in &fact.statement {
                if let Piece::Text(text) = piece {
                    read(text);
                }
            }
            for blank in &fact.blanks {
                [&blank.ask, &blank.ask_all]
                    .into_iter()
                    .flatten()
                    .for_each(|text| read(text));
            }
        }
        LastWords { shared, small }
    }

    /// The last word of a name that looks like a person's: of several words, all with a capital but for a particle, with
    /// no article before them, the last one no other name's and written small nowhere.
    pub fn surname(&self, name: &str, words: &Words) -> Option<Tokens> {
        let (first, last) = name.rsplit_once(' ')?;
        let question = &words.question;
        let begins = name.split(' ').next()?.to_lowercase();
        let has_article = question.articles.contains(&begins.as_str());
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let particle =
            |word: &str| word.chars().count() <= 3 && word.chars().all(char::is_alphabetic);
        let is_name = capital(last)
            && last
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
            && first.split(' ').all(|word| capital(word) || particle(word));
        let lower = last.to_lowercase();
        let is_word = self.small.contains(&lower) || question.stop_words.contains(&lower.as_str());
        let is_long = last.chars().count() >= SHORTEST;
        let is_own = self.shared.get(&lower) == Some(&1);
        (is_name && !has_article && is_long && is_own && !is_word).then(|| Tokens::of(last))
    }

    /// The words by which questions name a side, beside its names and cues: the adjective of a country, and a name without
    /// the noun that others have too (`Labour`, where there is another party).
    pub fn of_side(&self, side: &Entity, words: &Words) -> Vec<Tokens> {
        let names = side.aliases.iter().chain([&side.name]);
        let bare: Vec<Tokens> = names.map(|name| tokens::name(name, words)).collect();
        let mut found = Vec::new();
        for name in &bare {
            let all: Vec<&str> = name.iter().collect();
            let country = all.join(" ");
            let mut ends: Vec<&str> = vec![&country];
            ends.extend(all.last().filter(|_| all.len() > 1));
            let adjectives = ends.iter().flat_map(|end| words.sides.adjectives_of(end));
            found.extend(adjectives.map(|adjective| Tokens::of(&adjective)));
            if let Some((last, rest)) = all.split_last().filter(|(_, rest)| !rest.is_empty())
                && self.shared.get(*last).is_some_and(|&count| count > 1)
                && !words.question.stop_words.contains(&rest.join(" ").as_str())
            {
                found.push(Tokens::of(&rest.join(" ")));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::of;

    fn facts() -> Facts {
        let names = [
            "Thibaut Courtois",
            "Kevin De Bruyne",
            "Wilson Or",
            "Regina Power",
            "Ann Lee",
            "Bob Lee",
            "the Volgograd Arena",
            "Hwang Hee-Chan",
            "the Labour Party",
            "the Civic Party",
            "South Korea",
        ];
        let entities: String = names
            .iter()
            .enumerate()
            .map(|(at, name)| format!("  e{at}: {{ name: \"{name}\" }}\n"))
            .collect();
        let yaml = format!(
            "id: b\ntitle: T\nentities:\n{entities}facts:\n  - id: f\n    statement: \"{{n}} came to power.\"\n    blanks:\n      n: {{ number: 9 }}\n"
        );
        Facts::parse("b.yaml", &yaml).expect("a sound bank")
    }

    #[test]
    fn a_person_is_called_by_the_surname() {
        let facts = facts();
        let last = LastWords::new(&facts);
        let surname = |at: usize| {
            let tokens = last.surname(&facts.entities()[at].name, of("en"));
            tokens.map(|tokens| tokens.iter().collect::<Vec<_>>().join(" "))
        };
        let expected = ["courtois", "bruyne"].map(|name| Some(name.to_owned()));
        assert_eq!([surname(0), surname(1)], expected);
        // A short word, a word, the name of two, a thing with an article.
        assert_eq!([2, 3, 4, 5, 6].map(surname), [const { None }; 5]);
        assert_eq!(surname(7).as_deref(), Some("hee chan"));
    }

    #[test]
    fn a_side_is_named_by_its_adjective_or_without_the_common_noun() {
        let facts = facts();
        let last = LastWords::new(&facts);
        let names = |at: usize, stem: &str| {
            let stem = Tokens::of(stem);
            let cues = last.of_side(&facts.entities()[at], of("en"));
            cues.iter().any(|cue| stem.hold(cue))
        };
        assert!(names(8, "Which veteran Labour politician lost?"));
        assert!(!names(8, "Which party lost?"));
        assert!(names(10, "Which Korean player was shown a yellow card?"));
        assert!(!names(10, "Which core player was shown a yellow card?"));
    }

    #[test]
    fn adjectives_of_countries_are_known() {
        let pairs = [
            ("Panama", "panamanian"),
            ("Belgium", "belgian"),
            ("Tunisia", "tunisian"),
            ("England", "english"),
            ("Sweden", "swedish"),
            ("China", "chinese"),
            ("Italy", "italian"),
            ("Ukraine", "ukrainian"),
            ("Mexico", "mexican"),
            ("Afghanistan", "afghan"),
            ("Iraq", "iraqi"),
        ];
        for (country, adjective) in pairs {
            let all = of("en").sides.adjectives_of(country);
            assert!(all.iter().any(|one| one == adjective), "{country}: {all:?}");
        }
        let pairs = [
            ("Schweden", "schwedische"),
            ("Korea", "koreanischer"),
            ("Frankreich", "französische"),
            ("Russland", "russischen"),
            ("China", "chinesische"),
            ("Belgien", "belgischer"),
        ];
        for (country, adjective) in pairs {
            let all = of("de").sides.adjectives_of(country);
            assert!(all.iter().any(|one| one == adjective), "{country}: {all:?}");
        }
    }
}
