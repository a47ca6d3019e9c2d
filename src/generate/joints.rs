//! Statements that say two things at once: put as false by one of them, the other would stay true (docs/RULES.md, rule 12).
//!
//! In goes a fact, out comes what joins the two things in its statement. What is no joint: the full stop of an initial, `and`
//! within a name, between two numbers, two quotations or two ends ("between Italy and France"), what stands in quotation marks,
//! "because of", a clause that says which one is meant ("the site by which they called"), an apposition.

use super::index::Index;
use crate::facts::Fact;
use crate::lang::Words;
use crate::tokens::Tokens;

/// What opens and closes a quotation.
const QUOTES: [(char, char); 5] = [('“', '”'), ('„', '“'), ('"', '"'), ('‘', '’'), ('«', '»')];

/// Words or a sign by which a statement says two things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joint {
    /// The words or the sign.
    pub said: &'static str,
    /// Whether each of the two things stands by itself, so that they could be two facts.
    pub parts: bool,
}

/// The first joint of a statement that the language lists, those between clauses that stand by themselves before others.
pub(crate) fn of_statement(index: &Index, fact: &Fact) -> Option<Joint> {
    let statement = without_names(index, &index.sentences.statement(fact));
    in_text(&without_pairs(&statement, index.words), index.words)
}

fn in_text(statement: &str, words: &'static Words) -> Option<Joint> {
    let question = &words.question;
    let lower = question
        .no_joints
        .iter()
        .fold(statement.to_lowercase(), |text, phrase| {
            text.replace(phrase, " ")
        });
    let tokens = Tokens::of(&lower);
    let first = |list: &'static [&'static str], parts: bool| {
        let mut list = list.iter();
        let said = list.find(|joint| match **joint {
            ". " => ends_a_sentence(statement, question.titles),
            joint if joint.starts_with(", ") => {
                let is_article = question.articles.contains(&joint.trim_matches([',', ' ']));
                let mut behind = statement.match_indices(joint);
                match is_article && question.capital_nouns {
                    true => behind.any(|(at, _)| has_a_verb_last(&statement[at + 2..])),
                    false => lower.contains(joint) || leads(&lower, joint),
                }
            }
            joint if joint.ends_with(' ') => lower.contains(joint),
            word => tokens.say(word),
        })?;
        let said = said.trim();
        Some(Joint { said, parts })
    };
    first(question.joints, true).or_else(|| first(question.joined, false))
}

/// Whether a sentence ends within a statement: not at the full stop of an initial, of "U.S.", or of a title.
fn ends_a_sentence(statement: &str, titles: &[&str]) -> bool {
    let mut stops = statement.match_indices(". ");
    stops.any(|(at, _)| {
        let before = statement[..at].rsplit(' ').next().unwrap_or_default();
        let is_initial = before.chars().count() == 1 && before.chars().all(char::is_alphabetic);
        let is_title = titles.contains(&before.to_lowercase().as_str());
        let goes_on = statement[at + 2..].starts_with(char::is_lowercase);
        !(is_initial || is_title || goes_on || before.contains('.'))
    })
}

/// Whether a clause begins the statement with this word, and another follows behind a comma: "Weil er krank war, …".
fn leads(lower: &str, joint: &str) -> bool {
    let rest = lower.strip_prefix(joint.trim_start_matches([',', ' ']));
    rest.is_some_and(|rest| rest.contains(','))
}

/// Whether what stands up to the next comma ends with a small word, as a clause does where nouns have capitals, and an apposition
/// does not: "der 1990 starb", "der Minister".
fn has_a_verb_last(clause: &str) -> bool {
    let end = clause
        .find([',', '.', ';', ':', '–'])
        .unwrap_or(clause.len());
    let last = clause[..end].split_whitespace().next_back();
    last.is_some_and(|last| last.starts_with(char::is_lowercase))
}

/// A statement without the names of entities, and without what stands in quotation marks.
fn without_names(index: &Index, statement: &str) -> String {
    let mut kept = statement.to_owned();
    for entity in index.named_in(&Tokens::of(statement)) {
        let entity = index.entity(entity);
        for name in entity.aliases.iter().chain([&entity.name]) {
            if name.contains(' ') {
                kept = kept.replace(name.as_str(), " ");
            }
        }
    }
    for (open, close) in QUOTES {
        let mut rest = std::mem::take(&mut kept);
        while let Some((before, inside)) = rest.split_once(open) {
            let Some((_, behind)) = inside.split_once(close) else {
                break;
            };
            kept.extend([before, "'", "'"]);
            rest = behind.to_owned();
        }
        kept += &rest;
    }
    kept
}

/// A statement without the `and` that makes one thing of two numbers ("the laws of 391 and 392"), of two quotations, or of what
/// something lies between ("between Italy and France").
fn without_pairs(statement: &str, words: &Words) -> String {
    let question = &words.question;
    let all: Vec<&str> = statement.split_whitespace().collect();
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let is_quote = |c: char| matches!(c, '\'' | '’' | '‘');
    let mut is_open = false;
    let kept = all.iter().enumerate().filter(|(at, word)| {
        is_open |= question.between.contains(&word.to_lowercase().as_str());
        let is_and = **word == question.and.trim();
        let before = at.checked_sub(1).and_then(|at| all.get(at));
        let both = before.zip(all.get(at + 1)).is_some_and(|(before, after)| {
            is_number(before) && is_number(after)
                || before.ends_with(is_quote) && after.starts_with(is_quote)
        });
        let is_pair = is_and && (is_open || both);
        // A comma ends what lies between two.
        is_open &= !is_and && !word.ends_with(',');
        !is_pair
    });
    kept.map(|(_, word)| *word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::of_statement;
    use crate::facts::Facts;
    use crate::generate::index::Index;

    #[track_caller]
    fn check(language: &str, statement: &str, expected: Option<(&str, bool)>) {
        let yaml = format!(
            "id: b\ntitle: Pacts\nlanguage: {language}\nentities:\n  trin: {{ name: Trinidad and Tobago, class: country }}\n  hub: {{ name: L. Ron Hubbard, class: person }}\nfacts:\n  - id: f\n    statement: {statement:?}\n    blanks:\n      it: {{ date: 1929, ask: When was it? }}\n"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let index = Index::new(&facts);
        let found = of_statement(&index, &facts.facts()[0]).map(|joint| (joint.said, joint.parts));
        assert_eq!(found, expected, "{statement}");
    }

    #[test]
    fn what_and_makes_one_thing_is_one_proposition() {
        for statement in [
            "The pacts between Italy and the Catholic Church were signed in {it}.",
            "The laws of 391 and 392 were found again in {it}.",
            "Trinidad and Tobago signed the pact in {it}.",
            "In {it} the court called it 'clumsy' and 'unthinking'.",
            "In {it} the court called it “clumsy, and unthinking”.",
        ] {
            check("en", statement, None);
        }
        let between = "Verträge zwischen Italien und Frankreich wurden {it} unterzeichnet.";
        check("de", between, None);
    }

    #[test]
    fn a_full_stop_may_be_that_of_an_initial() {
        for statement in [
            "L. Ron Hubbard wrote it in {it}.",
            "The book by J. R. Green came out in {it}.",
            "Dr. Green left the U.S. Navy in {it}.",
        ] {
            check("en", statement, None);
        }
        let two = "The pact was signed in Rome in {it}. The king died.";
        check("en", two, Some((".", true)));
    }

    #[test]
    fn what_belongs_to_one_thing_is_no_second() {
        for statement in [
            "The site by which they called for help was shut in {it}.",
            "Those who were found swimming were saved in {it}.",
            "It was shut in {it} because of a strike.",
            "Lee, the minister, left in {it}.",
        ] {
            check("en", statement, None);
        }
        for statement in [
            "Der Vertrag wurde {it} in der Stadt gefunden.",
            "Lee, der Minister der Stadt, ging {it}.",
            "Während des Krieges kam {it} der König.",
        ] {
            check("de", statement, None);
        }
    }

    #[test]
    fn two_claims_are_told_and_whether_they_could_be_parted() {
        check(
            "en",
            "It was signed in {it} and the king died.",
            Some(("and", false)),
        );
        check(
            "en",
            "It was signed in {it}, and the king died.",
            Some((", and", true)),
        );
        check(
            "en",
            "It was signed in {it}; the king died.",
            Some((";", true)),
        );
        check(
            "en",
            "Lee, who died in {it}, signed it.",
            Some((", who", false)),
        );
        check(
            "en",
            "It fell in {it} because it was old.",
            Some(("because", false)),
        );
        check(
            "en",
            "The talks between Italy, the Church and others began in {it}, and the king died.",
            Some((", and", true)),
        );
        check(
            "de",
            "Er wurde {it} unterzeichnet und der König starb.",
            Some(("und", false)),
        );
        check(
            "de",
            "Lee, der {it} starb, ging fort.",
            Some((", der", false)),
        );
        check(
            "de",
            "Er ging {it}, weil er krank war.",
            Some((", weil", false)),
        );
        check(
            "en",
            "As the report says, it fell in {it}.",
            Some((", as", false)),
        );
        check(
            "en",
            "It fell in {it}, as the report says.",
            Some((", as", false)),
        );
        check("en", "As an example, Lee named {it}.", None);
        check(
            "de",
            "Wie der Bericht sagt, fiel er {it}.",
            Some((", wie", false)),
        );
        check(
            "de",
            "Weil er krank war, ging er {it}.",
            Some((", weil", false)),
        );
    }
}
