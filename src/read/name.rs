//! Whether two spellings name the same thing.

use super::normal;
use crate::words::Words;

/// Whether two texts are the same name, but for case, spaces, punctuation, width and a leading article.
/// Two that consist of nothing else are compared as they stand.
pub fn same_name(a: &str, b: &str, words: &Words) -> bool {
    let (bare_a, bare_b) = (bare(a, words), bare(b, words));
    if bare_a.is_empty() || bare_b.is_empty() {
        return normal::plain(a) == normal::plain(b);
    }
    bare_a == bare_b
}

/// With letters that are also written as two in that way: `Müller` as `mueller`.
fn as_two_letters(name: String, words: &Words) -> String {
    let digraphs = words.play.typed.digraphs.iter();
    digraphs.fold(name, |name, (one, two)| name.replace(one, two))
}

/// The letters, digits and symbols of a name. Between two digits a separator stays, since `1.5` is not `15`.
fn bare(name: &str, words: &Words) -> String {
    let name = as_two_letters(normal::plain(name), words);
    let name = match name.split_once(' ') {
        Some((article, rest)) if words.play.typed.articles.contains(&article) => rest,
        _ => &name,
    };
    let mut kept = String::new();
    let mut gap: Option<char> = None;
    for c in name.chars() {
        if is_separator(c) {
            // A point within a number weighs more than the space beside it.
            gap = gap.filter(|&gap| gap != ' ').or(Some(c));
            continue;
        }
        let after_digit = kept.ends_with(|last: char| last.is_ascii_digit());
        if let Some(gap) = gap.take()
            && after_digit
            && c.is_ascii_digit()
        {
            kept.push(gap);
        }
        kept.push(c);
    }
    kept
}

fn is_separator(c: char) -> bool {
    c == ' '
        || (c.is_ascii_punctuation() && !"#$%&*+<=>@^|~".contains(c))
        || matches!(c, '“' | '”' | '„' | '«' | '»' | '·' | '…' | '、' | '。')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words;

    #[track_caller]
    fn check(a: &str, b: &str, same: bool) {
        assert_eq!(same_name(a, b, words::of("en")), same, "{a:?} and {b:?}");
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
        check("C++", "C", false);
        check("", "Eagle", false);
        check("?", "!", false);
        check("The", "A", false);
    }
}
