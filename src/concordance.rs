//! Where the words of many texts stand, so that a phrase is found without reading them all.
//!
//! In go texts, out comes in which of them a phrase stands in one run of words: in time that grows with how often its
//! rarest word stands anywhere. This module does not know what a word is, nor where the texts are from.

use std::collections::HashMap;

/// Texts, and where each of their words stands.
#[derive(Debug, Default)]
pub(crate) struct Concordance {
    ids: HashMap<String, u32>,
    /// The words of all texts, one text after the other.
    words: Vec<u32>,
    /// Where each text ends.
    ends: Vec<u32>,
    /// Where each word stands, ascending.
    at: Vec<Vec<u32>>,
}

impl Concordance {
    /// Adds a text, word by word.
    pub fn add<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) {
        for word in words {
            let id = match self.ids.get(word) {
                Some(&id) => id,
                None => {
                    let id = self.at.len() as u32;
                    self.ids.insert(word.to_owned(), id);
                    self.at.push(Vec::new());
                    id
                }
            };
            self.at[id as usize].push(self.words.len() as u32);
            self.words.push(id);
        }
        self.ends.push(self.words.len() as u32);
    }

    /// The texts in which these words stand in one run, ascending, each once; none for no words.
    pub fn with<'w>(
        &self,
        phrase: impl IntoIterator<Item = &'w str>,
    ) -> impl Iterator<Item = usize> {
        let ids: Option<Vec<u32>> = phrase
            .into_iter()
            .map(|word| self.ids.get(word).copied())
            .collect();
        let ids = ids.unwrap_or_default();
        let often = |id: u32| self.at[id as usize].len();
        let rarest = (0..ids.len()).min_by_key(|&position| often(ids[position]));
        let positions = rarest.map_or(&[][..], |rarest| &self.at[ids[rarest] as usize]);
        let mut last = None;
        positions.iter().filter_map(move |&position| {
            let start = (position as usize).checked_sub(rarest?)?;
            let end = start + ids.len();
            let text = self.ends.partition_point(|&end| end <= position);
            let begin = text.checked_sub(1).map_or(0, |before| self.ends[before]);
            let holds = begin as usize <= start
                && end <= self.ends[text] as usize
                && self.words[start..end] == ids[..];
            (holds && last.replace(text) != Some(text)).then_some(text)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Concordance;

    #[test]
    fn a_phrase_is_found_where_its_words_stand_in_one_run() {
        let mut texts = Concordance::default();
        for text in [
            "the long war",
            "a war",
            "",
            "war of the long of the long war",
        ] {
            texts.add(text.split_whitespace());
        }
        let with = |phrase: &str| -> Vec<usize> { texts.with(phrase.split_whitespace()).collect() };
        assert_eq!(with("war"), [0, 1, 3]);
        assert_eq!(with("the long"), [0, 3]);
        assert_eq!(with("long war"), [0, 3]);
        // No phrase runs from one text into the next.
        assert_eq!(with("war a"), [0; 0]);
        assert_eq!(with("war war"), [0; 0]);
        assert_eq!(with("peace"), [0; 0]);
        assert_eq!(with(""), [0; 0]);
    }
}
