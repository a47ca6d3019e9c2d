//! Superlatives: does a text say out of which many one is singled out?
//!
//! In goes a text, out comes the superlative that says it nowhere: neither by a word such as `of` or `in`, nor by an
//! owner, nor by a noun that is told more closely (`the first space shuttle mission`).

use std::collections::{HashMap, HashSet};

use crate::audit::item::unquoted;
use crate::draft::sentence::Sentence;
use crate::lang::Words;
use crate::tokens::Tokens;

/// So many words of a noun phrase tell closely enough which many are meant: `space shuttle mission`, but not `mission`.
const TELLING: usize = 2;

/// The words of a language for superlatives and their scopes.
pub(super) struct Scopes {
    words: &'static Words,
    /// Superlatives as words, each with itself.
    superlatives: HashMap<Tokens, &'static str>,
    scopes: HashSet<Tokens>,
}

impl Scopes {
    pub fn new(words: &'static Words) -> Scopes {
        // Of two that are one as words, the first is told.
        let superlatives = words.audit.superlatives.iter().rev();
        let scopes = words.audit.scopes.iter();
        Scopes {
            words,
            superlatives: superlatives.map(|&word| (Tokens::of(word), word)).collect(),
            scopes: scopes.map(|word| Tokens::of(word)).collect(),
        }
    }

    /// A superlative without a word after it, or at the beginning of its sentence, that says out of which many. Let
    /// through: `the Taliban's first`, whose owner is its scope; names; verbs and adverbs; a noun with a word before it
    /// that narrows it down.
    pub fn lacking(&self, text: &str) -> Option<&'static str> {
        let words = &self.words.audit;
        let text = unquoted(text);
        let all: Vec<&str> = text.split_whitespace().collect();
        all.iter().enumerate().find_map(|(position, word)| {
            let found = *self.superlatives.get(&Tokens::of(word))?;
            let named = position > 0 && word.starts_with(char::is_uppercase);
            // A verb ("how long did it last"), an adverb ("when did they first land") singles nothing out.
            let before = all[..position].last().map(|word| word.to_lowercase());
            let singles = before.is_none_or(|before| {
                let lists = [self.words.question.articles, words.singular, words.plural];
                lists.iter().any(|list| list.contains(&before.as_str()))
            });
            let after = &all[position + 1..];
            let next = after.first().map(|next| Tokens::of(next));
            let counts = |word: &&str| next.as_ref() == Some(&Tokens::of(word));
            let counted = words.counted_off.iter().any(counts);
            let owned = all[..position]
                .iter()
                .any(|before| words.possessive.iter().any(|end| before.ends_with(end)));
            // A question begins with the word that asks, a statement may begin with its scope.
            let begins = all.first().filter(|_| position > 0 && !text.ends_with('?'));
            let mut scopes = after.iter().chain(begins);
            let scoped = scopes.any(|other| self.scopes.contains(&Tokens::of(other)))
                || !ends_phrase(word) && self.noun_phrase(after) >= TELLING;
            let stands_for_named = || {
                let next = next.as_ref().and_then(|next| next.iter().next());
                next.is_some_and(|next| words.stand_ins.contains(&next))
                    && self.names_before(&text, word)
            };
            (singles && !named && !owned && !scoped && !counted && !stands_for_named())
                .then_some(found)
        })
    }

    /// Whether a thing stands before a word of a text, beside that for which it asks ("In which year …?").
    fn names_before(&self, text: &str, word: &str) -> bool {
        let place = word.as_ptr() as usize - text.as_ptr() as usize;
        let sentence = Sentence::of(text, 0, false);
        let which = self.words.question.which;
        let is_thing = |at: &usize| {
            let before = at.checked_sub(1).map(|before| sentence.low(before));
            let is_asked = before.is_some_and(|before| which.contains(&before.as_str()));
            matches!(sentence.tag(*at), "NN" | "NNS") && !is_asked
        };
        let mut all = 0..sentence.words.len();
        all.any(|at| sentence.words[at].end <= place && is_thing(&at))
    }

    /// How many words the noun phrase has that begins here, as far as can be told without a grammar: up to a comma, a
    /// verb of one's own list, or a word that carries no meaning.
    fn noun_phrase(&self, after: &[&str]) -> usize {
        let ends = |word: &str| {
            let plain = word.to_lowercase();
            let audit = &self.words.audit;
            let lists = [
                audit.singular,
                audit.plural,
                self.words.question.articles,
                self.words.question.stop_words,
            ];
            lists.iter().any(|list| list.contains(&plain.as_str()))
        };
        let mut count = 0;
        for word in after {
            if ends(word.trim_matches(|c: char| !c.is_alphanumeric())) {
                break;
            }
            count += 1;
            if ends_phrase(word) {
                break;
            }
        }
        count
    }
}

/// Whether a word stands before a mark that ends a phrase.
fn ends_phrase(word: &str) -> bool {
    word.ends_with([',', '.', ';', ':', '?', '!'])
}

#[cfg(test)]
mod tests {
    use super::Scopes;
    use crate::lang::of;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(Scopes::new(of("en")).lacking(text), expected, "{text}");
    }

    #[test]
    fn a_noun_that_is_told_closely_is_a_scope() {
        check("Which shuttle flew the first space shuttle mission?", None);
        check("On which day was the first space shuttle launched?", None);
        check("What was the first shuttle mission called?", None);
        check("The last Space Shuttle mission will be STS-135.", None);
        check("Who made the first manned space flight?", None);
        check(
            "It was the 30th anniversary of the first shuttle launch.",
            None,
        );
    }

    #[test]
    fn a_time_is_counted_off() {
        check("Panama played at a World Cup for the first time.", None);
        check(
            "Endeavour will launch for the last time on 29 April 2011.",
            None,
        );
    }

    #[test]
    fn one_of_what_is_named_needs_no_scope() {
        check(
            "Why did Norra build its robot again, when the first one was lost?",
            None,
        );
        check("Two ships left Norra, and the last one sank.", None);
        check("Who built the first one?", Some("first"));
        check(
            "In which year did Norra build the first one?",
            Some("first"),
        );
    }

    #[test]
    fn a_bare_noun_is_none() {
        check("Who built the largest ship?", Some("largest"));
        check("Ann Lee was first.", Some("first"));
        check("What was the first mission?", Some("first"));
        check("The first, Ann Lee, won.", Some("first"));
    }
}
