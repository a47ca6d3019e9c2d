//! What the hole in a stem demands of the options: the article before it must fit them.

use super::index::Index;
use crate::facts::Value;
use crate::lang::Words;
use crate::sentence::GAP;
use crate::tokens::Tokens;

/// What the gap of a stem demands of what fills it.
pub(crate) struct Gap {
    article: Option<&'static str>,
}

impl Gap {
    /// The gap of a stem, if it has one.
    pub fn new(stem: &str, words: &Words) -> Gap {
        Gap {
            article: article_before_gap(stem, words),
        }
    }

    /// Whether a value fits after the indefinite article that stands right before the gap, if one does (Haladyna 28c:
    /// no grammatical cue).
    pub fn takes(&self, index: &Index, value: &Value) -> bool {
        let Some(article) = self.article else {
            return true;
        };
        let shown = index.sentences.value(value);
        (index.words.question.indefinite_for)(&shown).is_none_or(|wanted| wanted == article)
    }
}

fn article_before_gap(stem: &str, words: &Words) -> Option<&'static str> {
    let before = stem.split_once(GAP)?.0;
    let last = Tokens::of(before).last_word()?.to_owned();
    let close = before.ends_with(' ');
    words
        .question
        .indefinite
        .iter()
        .copied()
        .find(|article| close && *article == last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::of;

    #[test]
    fn an_article_counts_only_right_before_the_gap() {
        assert_eq!(
            article_before_gap("She was an _____.", of("en")),
            Some("an")
        );
        assert_eq!(article_before_gap("She was a great _____.", of("en")), None);
        assert_eq!(article_before_gap("Who was a king?", of("en")), None);
    }
}
