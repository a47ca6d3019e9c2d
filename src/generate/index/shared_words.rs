//! Which content words the names of a class of many share.
//!
//! A key that alone has a word of its stem is not asked, and to know that of a class of many not all of it is to be
//! looked at for each question.

use std::collections::HashMap;

use super::Index;
use crate::facts::Value;
use crate::generate::cues::content_words;

/// For each class of many: how many of its values have each content word.
pub(super) type SharedWords<'a> = HashMap<&'a str, HashMap<String, u32>>;

impl<'a> Index<'a> {
    /// Whether in a class of many no value beside the key has this content word of the key.
    pub fn is_unshared(&self, class: &str, word: &str, key: &Value) -> bool {
        let is_of_class = match key {
            Value::Entity(key) => self.entities_of(class).binary_search(key).is_ok(),
            Value::Text(key) => self.texts_of(class).binary_search(&key.as_str()).is_ok(),
            Value::Date(_) | Value::Number(_) => false,
        };
        let shared = self.shared_words.get_or_init(|| self.count_words());
        let count = |words: &HashMap<String, u32>| words.get(word).copied().unwrap_or_default();
        shared
            .get(class)
            .is_some_and(|words| count(words) <= u32::from(is_of_class))
    }

    fn count_words(&self) -> SharedWords<'a> {
        let classes = self.entities.keys().chain(self.texts.keys());
        let many = classes.filter(|class| self.is_of_many(class));
        many.map(|&class| (class, self.words_of(class))).collect()
    }

    fn words_of(&self, class: &str) -> HashMap<String, u32> {
        let entities = self.entities_of(class).iter();
        let entities = entities.map(|&entity| self.sentences.name(entity));
        let texts = self.texts_of(class).iter().chain(self.pool_of(class));
        let mut words: HashMap<String, u32> = HashMap::new();
        for name in entities.chain(texts.copied()) {
            for word in content_words(name, self.words) {
                *words.entry(word).or_default() += 1;
            }
        }
        words
    }
}
