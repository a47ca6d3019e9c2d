//! Many phrases, so that those that stand in a text are found without looking for each.
//!
//! In go phrases and a text, word by word, out come the phrases whose words stand in it in one run: in time that grows
//! with the text, not with how many phrases there are. This module does not know what a word is.

use std::collections::HashMap;

/// Phrases, each with what it stands for.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    /// What the words that lead here stand for.
    here: Vec<T>,
    /// Where one more word leads.
    further: HashMap<String, Phrases<T>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Phrases<T> {
        Phrases {
            here: Vec::new(),
            further: HashMap::new(),
        }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase; one without words stands nowhere.
    pub fn add<'w>(&mut self, phrase: impl IntoIterator<Item = &'w str>, stands_for: T) {
        let mut at = self;
        for word in phrase {
            if !at.further.contains_key(word) {
                at.further.insert(word.to_owned(), Phrases::default());
            }
            at = at.further.get_mut(word).expect("a word that was added");
        }
        at.here.push(stands_for);
    }

    /// What the phrases stand for that a text holds, as often as it holds them, in the order of their first words.
    pub fn held_by<'w>(&self, text: impl IntoIterator<Item = &'w str>) -> Vec<&T> {
        let words: Vec<&str> = text.into_iter().collect();
        let mut found = Vec::new();
        for start in 0..words.len() {
            let mut at = self;
            for word in &words[start..] {
                let Some(next) = at.further.get(*word) else {
                    break;
                };
                at = next;
                found.extend(&at.here);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::Phrases;

    #[test]
    fn phrases_are_found_where_their_words_stand_in_one_run() {
        let mut phrases = Phrases::default();
        let all = ["the long war", "war", "war", "long", "", "the peace"];
        for (number, phrase) in all.iter().enumerate() {
            phrases.add(phrase.split_whitespace(), number);
        }
        let held = |text: &str| -> Vec<usize> {
            let held = phrases.held_by(text.split_whitespace());
            held.into_iter().copied().collect()
        };
        assert_eq!(held("the long war"), [0, 3, 1, 2]);
        assert_eq!(held("the long and the war"), [3, 1, 2]);
        assert_eq!(held("long long"), [3, 3]);
        assert_eq!(held("peace the"), [0; 0]);
        assert_eq!(held(""), [0; 0]);
    }
}
