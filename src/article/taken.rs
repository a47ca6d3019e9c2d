//! Names that a statement has where its evidence has a pronoun, or `the ship`.
//!
//! In go a statement and its evidence, out come the words of the evidence that a name of the statement was written for, each with that
//! name: both stand before the same words.

/// A word as it is compared, without what stands around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_same(one: &str, other: &str) -> bool {
    bare(one).to_lowercase() == bare(other).to_lowercase()
}

/// How many words of the evidence at a place stand for a name: a pronoun, or an article and a noun.
fn stands_for(words: &[&str]) -> Option<usize> {
    const PRONOUNS: [&str; 8] = ["he", "she", "they", "it", "his", "her", "their", "its"];
    let low = bare(words.first()?).to_lowercase();
    match low.as_str() {
        "the" => words.get(1).map(|_| 2),
        low => PRONOUNS.contains(&low).then_some(1),
    }
}

/// The words of the evidence that the statement has a name for, each with that name.
pub(super) fn taken(statement: &str, evidence: &str) -> Vec<(String, String)> {
    let said: Vec<&str> = statement.split_whitespace().collect();
    let words: Vec<&str> = evidence.split_whitespace().collect();
    let mut found: Vec<(String, String)> = Vec::new();
    for at in 0..words.len() {
        let Some(count) = stands_for(&words[at..]) else {
            continue;
        };
        let next = &words[(at + count).min(words.len())..words.len().min(at + count + 2)];
        // `the NEMISIS database` of `the database`.
        let noun = (count == 2).then(|| words[at + 1]);
        let name = (!next.is_empty()).then(|| name_before(&said, &words, noun, next));
        if let Some(name) = name.flatten() {
            let word = words[at..at + count].join(" ");
            let pair = (bare(&word).to_owned(), name);
            if !found.contains(&pair) {
                found.push(pair);
            }
        }
    }
    found
}

/// The name in a statement that stands before some words, and is not in the evidence.
fn name_before(
    said: &[&str],
    evidence: &[&str],
    noun: Option<&str>,
    next: &[&str],
) -> Option<String> {
    let mut places = said.windows(next.len()).enumerate();
    let (end, _) = places.find(|(_, run)| run.iter().zip(next).all(|(a, b)| is_same(a, b)))?;
    let is_strange = |word: &str| !evidence.iter().any(|other| is_same(word, other));
    let is_name = |word: &str| word.starts_with(char::is_uppercase);
    let mut last = said[..end].last()?;
    let with_noun = noun.is_some_and(|noun| is_same(noun, last));
    let body = end - usize::from(with_noun);
    if with_noun {
        last = said[..body].last()?;
    }
    if !is_strange(last) {
        return None;
    }
    let part = |word: &&&str| {
        is_name(bare(word)) || matches!(**word, "the" | "of" | "and" | "for") || is_strange(word)
    };
    let count = said[..body].iter().rev().take_while(part).count();
    let mut from = body - count;
    while from < end && matches!(said[from], "of" | "and" | "for") {
        from += 1;
    }
    let name = said[from..end].join(" ");
    let name = name.trim_end_matches("'s").trim_end_matches("’s");
    let name = name.trim_matches(|c: char| c.is_whitespace() || ",;:".contains(c));
    name.contains(char::is_uppercase).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::taken;

    #[test]
    fn a_name_is_found_by_what_stands_behind_it() {
        let found = |statement, evidence| taken(statement, evidence);
        assert_eq!(
            found(
                "In 1995, Valeska Paris was told to leave.",
                "In 1995, at 17, she was told to leave."
            ),
            [("she".to_owned(), "Valeska Paris".to_owned())]
        );
        assert_eq!(
            found("Valeska Paris's mother left.", "Her mother left."),
            [("Her".to_owned(), "Valeska Paris".to_owned())]
        );
        assert_eq!(
            found(
                "Paris left the Freewinds after a row.",
                "Paris left the ship after a row."
            ),
            [("the ship".to_owned(), "the Freewinds".to_owned())]
        );
        assert_eq!(
            found(
                "The NEMISIS database was unveiled.",
                "The database was unveiled."
            ),
            [("The database".to_owned(), "The NEMISIS database".to_owned())]
        );
        assert!(found("She joined in 1995.", "She joined in 1995.").is_empty());
        assert!(
            found(
                "Anna Berg joined in 1995.",
                "Berg joined in 1995, she said."
            )
            .is_empty()
        );
    }
}
