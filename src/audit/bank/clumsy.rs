//! Questions that read badly: "As what did she work?" is no English that anybody speaks.
//!
//! In goes a bank, out come warnings with what to write in its place.

mod order;
mod torn;

use super::warning;
use crate::audit::Finding;
use crate::draft::sentence::Sentence;
use crate::facts::{Answer, Facts};
use crate::lang::{ClumsyWords, capitalised};
use crate::sentence::Sentences;
use crate::tokens::Tokens;

/// Nobody takes in a question of more words at once.
const MOST_WORDS: usize = 30;

/// Each question that reads badly, with the first reason for it.
pub(super) fn clumsy(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let words = &sentences.words.clumsy;
    let mut findings = Vec::new();
    for fact in facts.facts() {
        for blank in fact.blanks.iter().filter(|blank| !blank.is_for_cards()) {
            let is_figure = matches!(blank.answer, Answer::Number { .. } | Answer::Date { .. });
            for (field, ask) in [("ask", &blank.ask), ("ask-all", &blank.ask_all)] {
                let Some(ask) = ask else { continue };
                let opening = || opening(ask, words).filter(|_| !is_figure);
                if let Some((bad, cure)) = opening().or_else(|| fault(ask, words)) {
                    let said = format!("“{bad}” in the `{field}` reads badly: {cure}");
                    findings.push(warning("clumsy", fact, blank, said));
                }
            }
        }
    }
    findings
}

/// A beginning with a preposition and what, or one that asks what the article says of something; with another one.
fn opening(ask: &str, words: &ClumsyWords) -> Option<(String, String)> {
    let tokens = Tokens::of(ask);
    let all: Vec<&str> = tokens.iter().collect();
    let is_bad = |(bad, _): &&(&str, &str)| {
        let count = bad.split(' ').count();
        begins(&all, bad) && (count > 2 || is_whole(ask, all.get(count), words.helpers))
    };
    let Some((bad, better)) = words.openings.iter().find(is_bad) else {
        return buried(&all, words);
    };
    let cure = format!(
        "name the kind of thing that its options are, as in “{}”, or begin with “{better}”",
        words.kind_asked
    );
    Some((format!("{} …", capitalised(bad)), cure))
}

/// The same where other words come before it: "By the emission of what could it be seen?"
fn buried(all: &[&str], words: &ClumsyWords) -> Option<(String, String)> {
    let found = all.windows(3).find(|three| {
        let mut openings = words.openings.iter();
        words.helpers.contains(&three[2]) && openings.any(|(bad, _)| begins(&three[..2], bad))
    })?;
    let cure = "begin with what is asked for, as in “What …?”, “Which …?”".to_owned();
    Some((format!("… {} …", found.join(" ")), cure))
}

/// Whether a beginning is all that is asked for: "as what did", not "as what sort of". Of a language without such helpers it is.
fn is_whole(ask: &str, next: Option<&&str>, helpers: &[&str]) -> bool {
    let second = ask.split_whitespace().nth(1).unwrap_or_default();
    helpers.is_empty() || second.ends_with(',') || next.is_some_and(|next| helpers.contains(next))
}

/// What reads badly in a question behind its beginning, with its cure.
fn fault(ask: &str, words: &ClumsyWords) -> Option<(String, String)> {
    let tokens = Tokens::of(ask);
    let phrase = || {
        let mut phrases = words.phrases.iter();
        let (bad, cure) = phrases.find(|(bad, _)| tokens.say(bad))?;
        Some((format!("… {bad} …"), (*cure).to_owned()))
    };
    let grammar = || {
        // Only what tells of a clause or of having is worth tagging.
        let tells = |word: &str| words.relatives.contains(&word) || order::HAVE.contains(&word);
        let is_worth = !words.relatives.is_empty() && tokens.iter().skip(1).any(tells);
        let sentence = is_worth.then(|| Sentence::of(ask, 0, false))?;
        torn::torn(&sentence, words)
            .or_else(|| order::had_to(&sentence, words))
            .or_else(|| order::shared(&sentence, words))
            .or_else(|| order::late(&sentence, words))
    };
    phrase()
        .or_else(grammar)
        .or_else(|| voices(&tokens, words))
        .or_else(|| long(ask))
}

/// A question that says more than once whose words it asks for.
fn voices(tokens: &Tokens, words: &ClumsyWords) -> Option<(String, String)> {
    let all: Vec<&str> = tokens.iter().collect();
    let mut said: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let mut voices = words.voices.iter();
        let voice = voices.find(|voice| begins(&all[at..], voice));
        said.extend(voice);
        at += voice.map_or(1, |voice| voice.split(' ').count());
    }
    let [first, second, ..] = said[..] else {
        return None;
    };
    let cure = "to say once who says so is enough: leave one of them out".to_owned();
    Some((format!("{first} … {second}"), cure))
}

fn begins(all: &[&str], phrase: &str) -> bool {
    let mut all = all.iter();
    phrase.split(' ').all(|word| all.next() == Some(&word))
}

/// A question of too many words.
fn long(ask: &str) -> Option<(String, String)> {
    let all: Vec<&str> = ask.split_whitespace().collect();
    let cure = || {
        format!(
            "it has {} words, and nobody takes in more than {MOST_WORDS} at once: ask in one clause, and leave out what the question \
             does not need",
            all.len()
        )
    };
    (all.len() > MOST_WORDS).then(|| (format!("{} …", all[..3].join(" ")), cure()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(language: &str, ask: &str, better: Option<&str>) {
        let yaml = format!(
            "id: b\ntitle: Boats\nlanguage: {language}\nfacts:\n  - id: f\n    statement: \"Ann Lee worked as {{it}}.\"\n    blanks:\n      it: {{ text: cook, ask: \"{ask}\" }}\n"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let found = clumsy(&facts, Sentences::new(&facts));
        assert_eq!(
            found.len(),
            usize::from(better.is_some()),
            "{ask}: {found:?}"
        );
        let said = found.first().map_or("", |found| &found.said);
        assert!(said.contains(better.unwrap_or_default()), "{said}");
    }

    #[test]
    fn a_beginning_that_nobody_speaks_is_told() {
        check("en", "As what did Ann Lee work?", Some("In which role …?"));
        check(
            "en",
            "For what, beside fish, did Ann Lee sail?",
            Some("What … for?"),
        );
        check(
            "en",
            "Without what may Ann Lee sail?",
            Some("What … without?"),
        );
        check(
            "en",
            "Through what do boats take up salt?",
            Some("Which part of the plant …?"),
        );
        check(
            "en",
            "What does the article say of Ann Lee?",
            Some("What was …?"),
        );
        check(
            "de",
            "Als was arbeitete Ann Lee?",
            Some("In welcher Rolle …?"),
        );
        check("de", "Mit was fuhr Ann Lee?", Some("Womit …?"));
        for ask in [
            "As what sort of worker did Ann Lee sail?",
            "By what name was Ann Lee known?",
            "For which work was Ann Lee hired?",
            "What was Ann Lee?",
            "What does the article say that Ann Lee was?",
        ] {
            check("en", ask, None);
        }
        check("de", "Was war Ann Lee?", None);
    }

    #[test]
    fn what_is_asked_for_is_not_buried() {
        let ask = "By the weight of what did Ann Lee know the ship?";
        check("en", ask, Some("“Which …?”"));
        check(
            "en",
            "By the weight of what sort of sack did Ann Lee go?",
            None,
        );
    }

    #[test]
    fn a_clause_torn_from_its_noun_is_told() {
        for ask in [
            "How many sailors was a rescue ship meant for that Ann Lee reportedly turned down?",
            "What did flags represent that sailors had to hoist?",
            "For which harbour did Ann Lee campaign, who founded the yard?",
            "Which fate did those risk who failed to return the boat?",
            "Where was the ship built in which Ann Lee had sailed?",
            "From which country did the ship come that won in Norra?",
            "How many boats did the king build that later sank?",
            "When did a storm strike that nobody had foreseen?",
            "Which rule did the board change that hurt the poor?",
        ] {
            check("en", ask, Some("torn from its noun"));
        }
        for ask in [
            "Which fear did Ann Lee say that she had?",
            "What was the year in which Ann Lee sailed?",
            "Who asked Ann Lee who came?",
            "What did Ann Lee fear that the storm would break?",
            "Which prize did the ship that won the cup get from the king?",
            "Whose captain was Ann Lee when she said that the ship was lost?",
            "Which ship did Ann Lee sail in that year, when the harbour was frozen?",
            "Which sail did Ann Lee like better than that of the old ship?",
            "When Ann Lee was lost, who took the ship?",
            "Which of these did Ann Lee tell those who sailed?",
            "What was the ship called that sank off Norra?",
            "On what did Ann Lee, who was ill, sleep?",
            "How much did the rescue plan that failed cost?",
            "How was Ann Lee so hurt that she died?",
            "Which records did the play that Ann Lee wrote break?",
        ] {
            let torn = torn::torn(&Sentence::of(ask, 0, false), &crate::lang::of("en").clumsy);
            assert_eq!(torn, None, "{ask}");
        }
        check(
            "de",
            "Wie viele Matrosen kamen um, die Ann Lee kannten?",
            None,
        );
    }

    #[test]
    fn a_duty_is_asked_with_did() {
        let cure = Some("“did … have …”");
        check(
            "en",
            "Within how many days had the form of Ann Lee to be sent back?",
            cure,
        );
        check("en", "How many times had Ann Lee to ask for it?", cure);
        check(
            "en",
            "When has the form to be sent to Ann Lee?",
            Some("“does … have …”"),
        );
        for ask in [
            "Which sailors had the right to vote?",
            "Who had a boat to sell?",
            "In which year had Ann Lee gone to see Norra?",
            "Within how many days did the form have to be sent to Ann Lee?",
            "For how long had Ann Lee been to sea?",
        ] {
            check("en", ask, None);
        }
    }

    #[test]
    fn a_part_makes_up_some_of_its_whole() {
        let ask = "What percentage of the mass of the ship did the mast have?";
        check("en", ask, Some("“make up”"));
        check("en", "What percentage of the votes did Ann Lee have?", None);
        check(
            "en",
            "What percentage of the mass did the mast make up?",
            None,
        );
    }

    #[test]
    fn a_verb_does_not_wait_for_its_preposition() {
        let ask =
            "About which of these did a long question that Ann Lee cited from the old form ask?";
        check("en", ask, Some("waits too long"));
        check(
            "en",
            "About which harbour did the song that Ann Lee wrote tell?",
            None,
        );
        check(
            "en",
            "When did the nine-year war that began in the winter of 1940 end?",
            None,
        );
    }

    #[test]
    fn bounds_and_idle_words_are_told() {
        check(
            "en",
            "More than how many came, according to Ann Lee?",
            Some("At least how many"),
        );
        check(
            "en",
            "Below what percentage was it?",
            Some("highest percentage"),
        );
        check("en", "At least how many came, according to Ann Lee?", None);
        check("en", "Above what kind of shop did Ann Lee live?", None);
        check("de", "Mehr als wie viele kamen?", Some("mindestens"));
        check(
            "en",
            "Which boat won, as was reported in 2015?",
            Some("leave it out"),
        );
        check(
            "de",
            "Welches Boot gewann, wie berichtet wurde?",
            Some("leave it out"),
        );
    }

    #[test]
    fn who_says_so_is_said_once() {
        let ask = "What did Ann Lee reportedly fear, according to the article?";
        check("en", ask, Some("leave one of them out"));
        check(
            "en",
            "What did Ann Lee fear, according to the article?",
            None,
        );
        check(
            "de",
            "Was fürchtete Ann Lee angeblich, laut dem Artikel?",
            Some("leave one of them out"),
        );
        check("de", "Was fürchtete Ann Lee laut dem Artikel?", None);
    }

    #[test]
    fn a_question_is_no_longer_than_is_taken_in() {
        let ask = |count: usize| format!("Who sailed {}?", vec!["far"; count].join(" "));
        check("en", &ask(29), Some("31 words"));
        check("en", &ask(28), None);
    }
}
