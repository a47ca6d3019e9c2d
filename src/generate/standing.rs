//! Whether a question can be understood by itself: quizzes mix facts, and nobody has read the one before.
//!
//! In go the words of a question, out comes what it leans on: on nothing that it names, or on a thing that it mentions as
//! if it were known ("the anniversary": of what?). This is docs/RULES.md, rule 54.

use crate::lang::Words;

/// What a question leans on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaning<'q> {
    /// It holds no name, no number and no quotation, so that it says nowhere what it is about.
    Nameless,
    /// This word means something of another thing, which it does not name.
    On(&'q str),
}

/// What a question leans on, if it cannot be understood by itself; `is_named` says that it holds a name of the bank. Of a
/// language whose nouns have capitals it is not told whether there is a name.
pub fn leaning<'q>(stem: &'q str, is_named: bool, words: &Words) -> Option<Leaning<'q>> {
    match bare(stem, words) {
        Some(word) => Some(Leaning::On(word)),
        None => (!is_named && is_nameless(stem, words)).then_some(Leaning::Nameless),
    }
}

fn is_nameless(stem: &str, words: &Words) -> bool {
    let tells = |word: &str| {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        word.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
    };
    let is_quoting = stem.contains(['“', '„', '«', '"', '”']);
    let has_digit = stem.contains(char::is_numeric);
    let mut others = stem.split_whitespace().skip(1);
    !words.question.capital_nouns && !is_quoting && !has_digit && !others.any(tells)
}

/// A word for something of another thing, behind a definite article, where nothing that follows says of which.
fn bare<'q>(stem: &'q str, words: &Words) -> Option<&'q str> {
    let question = &words.question;
    let all: Vec<&str> = stem.split_whitespace().collect();
    let is = |list: &[&str], word: &str| list.contains(&word.to_lowercase().as_str());
    let places = all.windows(2).enumerate();
    let mut found = places.filter(|(_, pair)| {
        let noun = pair[1].trim_end_matches(|c: char| !c.is_alphanumeric());
        is(question.definite, pair[0]) && is(question.relational, noun)
    });
    let asks = |word: &str| {
        let lists = [question.which, question.who, question.wherever];
        lists.iter().any(|list| is(list, word))
    };
    // A clause behind a comma says of which, unless it is the question itself ("After the match, who …?").
    let is_explained = |at: usize| {
        let is_relative = |word: &&str| {
            is(question.relatives, word)
                && (!asks(word) || all[..at].iter().any(|before| asks(before)))
        };
        all[at + 1].ends_with(',') && all[at + 2..].iter().take(2).any(is_relative)
    };
    let ends = |at: usize| {
        let ends_clause =
            all[at + 1].ends_with(['?', '.', ',', ':', ';', '!']) && !is_explained(at);
        let goes_on = all.get(at + 2).is_some_and(|next| {
            let next = next.trim_end_matches(|c: char| !c.is_alphanumeric());
            is(words.audit.singular, next)
                || is(words.audit.plural, next)
                || is(question.verbs, next)
                || question.verb_endings.iter().any(|end| next.ends_with(end))
        });
        ends_clause || goes_on || all.len() == at + 2
    };
    let (_, pair) = found.find(|(at, _)| ends(*at))?;
    Some(pair[1].trim_end_matches(|c: char| !c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::of;

    #[track_caller]
    fn check(language: &str, stem: &str, expected: Option<Leaning>) {
        assert_eq!(leaning(stem, false, of(language)), expected, "{stem}");
    }

    #[test]
    fn what_a_question_leans_on_is_found() {
        check(
            "en",
            "Near which town did the rocket take off?",
            Some(Leaning::Nameless),
        );
        check("en", "Near which town did Ariane 5 take off?", None);
        check("en", "Who said “we are not amused”?", None);
        check("en", "In which year did 27 people die?", None);
        let on = |word| Some(Leaning::On(word));
        check(
            "en",
            "Where did NASA celebrate the anniversary?",
            on("anniversary"),
        );
        check("en", "Who celebrated the anniversary of Apollo 11?", None);
        check(
            "en",
            "What did Kim see before the match was over?",
            on("match"),
        );
        check("en", "Who led the mission control of NASA?", None);
        check(
            "de",
            "Wer leitete in Bonn die Abstimmung?",
            on("Abstimmung"),
        );
        check(
            "de",
            "Wer leitete die Abstimmung über die Hauptstadt?",
            None,
        );
        check(
            "de",
            "Wer hielt die Rede, in der von Mut gesprochen wurde?",
            None,
        );
        check(
            "en",
            "Who spoke at the ceremony, which Kim had opened?",
            None,
        );
        check(
            "en",
            "At the ceremony, which song did Kim sing?",
            on("ceremony"),
        );
        // Every noun has a capital: whether one is a name is not told.
        check("de", "Wie viele Menschen kamen an diesem Tag?", None);
        assert_eq!(leaning("How heavy is iron?", true, of("en")), None);
    }
}
