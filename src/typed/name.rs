//! Whether two spellings name the same thing.

use super::normal;
use crate::lang::Words;
use crate::tokens;

/// Whether two texts are the same name, as all texts are compared: see [`tokens::same`].
pub fn same_name(a: &str, b: &str, words: &Words) -> bool {
    let start = |text: &str| text.chars().take(normal::LONGEST).collect::<String>();
    tokens::same(&start(a), &start(b), words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;

    #[track_caller]
    fn check(a: &str, b: &str, same: bool) {
        assert_eq!(same_name(a, b, lang::of("en")), same, "{a:?} and {b:?}");
    }

    #[test]
    fn look_article_and_punctuation_make_no_difference() {
        check("the Moon", "moon", true);
        check("LM-5", "lm 5", true);
        check("U.S.", "US", true);
        check("  “Buzz”  Aldrin ", "buzz aldrin", true);
        check("Ｅａｇｌｅ", "eagle", true);
        check("O’Brien", "O'Brien", true);
    }

    #[test]
    fn other_names_stay_apart() {
        check("Eagle", "Eagles", false);
        check("1.5", "15", false);
        check("1 5", "15", false);
        check("A-", "A", false);
        check("C++", "C", false);
        check("", "Eagle", false);
        check("?", "!", false);
        check("The", "A", false);
    }
}
