//! Whether a question can be understood by itself: quizzes mix facts, and nobody has read the one before.
//!
//! In go the words of a question, out comes what it leans on: on nothing that it names, or on a thing that it mentions as
//! if it were known ("the survey": which one?). This is docs/RULES.md, rule 54.

use std::collections::HashSet;

use super::cues::content_words;
use crate::draft::sentence::Sentence;
use crate::facts::Facts;
use crate::lang::{self, Words};
use crate::tokens::{self, Tokens};

/// What a question leans on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaning<'q> {
    /// It holds no name, no number and no quotation, so that it says nowhere what it is about.
    Nameless,
    /// These words, an article and a noun, mean a thing of which they do not say which one it is.
    On(&'q str),
    /// It begins with this pronoun, or its verb is one of being and this comes last, and it stands for what another sentence names.
    Pronoun(&'q str),
}

/// What the questions of a bank need not explain.
#[derive(Debug)]
pub struct Standing {
    words: &'static Words,
    /// The words of its title, which the reader has seen, and of names of one word.
    known: HashSet<String>,
    /// How the long ones among these begin.
    beginnings: HashSet<String>,
}

impl Standing {
    /// Of a bank.
    pub fn new(facts: &Facts) -> Standing {
        let words = lang::of(facts.language());
        let mut known: HashSet<String> = Tokens::of(facts.title())
            .iter()
            .map(str::to_owned)
            .collect();
        known.extend(content_words(facts.title(), words));
        for entity in facts.entities() {
            for name in entity
                .aliases
                .iter()
                .chain(&entity.cues)
                .chain([&entity.name])
            {
                let name = tokens::name(name, words);
                let mut parts = name.iter();
                if let (Some(one), None) = (parts.next(), parts.next()) {
                    known.insert(one.to_owned());
                }
            }
        }
        let beginnings = known.iter().filter_map(|word| beginning(word));
        Standing {
            words,
            beginnings: beginnings.map(str::to_owned).collect(),
            known,
        }
    }

    /// What a question leans on, if it cannot be understood by itself; `is_named` says that it holds a name of the bank. Of a
    /// language whose nouns have capitals it is not told whether there is a name.
    pub fn leaning<'q>(&self, stem: &'q str, is_named: bool) -> Option<Leaning<'q>> {
        let on = || self.bare(stem).map(Leaning::On);
        let says_topic = || {
            let mut said = content_words(stem, self.words).into_iter();
            said.any(|word| self.is_known_or_kin(&word))
        };
        let is_nameless = || !is_named && names_nothing(stem, self.words) && !says_topic();
        let nameless = || is_nameless().then_some(Leaning::Nameless);
        let pronoun =
            || opening_pronoun(stem, self.words).or_else(|| closing_pronoun(stem, self.words));
        on().or_else(|| pronoun().map(Leaning::Pronoun))
            .or_else(nameless)
    }

    /// Whether a word is known, or begins as a known one does.
    fn is_known_or_kin(&self, word: &str) -> bool {
        let is_kin = |beginning: &str| self.beginnings.contains(beginning);
        self.known.contains(word) || beginning(word).is_some_and(is_kin)
    }

    /// A noun behind a definite article, alone, where nothing that follows says of which.
    fn bare<'q>(&self, text: &'q str) -> Option<&'q str> {
        let question = &self.words.question;
        let all = placed_words(text);
        let mut tags = None;
        let found = all.windows(2).enumerate().find(|(at, pair)| {
            let noun = plain(pair[1].1).to_lowercase();
            let is_behind_article = is(question.definite, pair[0].1)
                && (*at == 0 || !question.capital_nouns || !all[at - 1].1.ends_with(','));
            let is_theirs = is(question.of_a_name, &noun) && has_name(&all)
                || is(question.behind_a_name, &noun) && has_name(&all[..*at]);
            is_behind_article
                && !is_theirs
                && !self.is_known(&noun, &all[..*at])
                && !is_set_phrase(&all, *at, question.unique)
                && !self.is_explained(&all, at + 1)
                && !self.is_placed(&all[..*at])
                && match question.capital_nouns {
                    true => question.relational.contains(&noun.as_str()),
                    false => {
                        let is_small = plain(pair[1].1).starts_with(char::is_lowercase);
                        let tags = tags.get_or_insert_with(|| Sentence::of(text, 0, false));
                        is_small
                            && is_noun(tags, pair[1].0, self.words)
                            && !is_told_behind_verb(tags, pair[1].0, self.words)
                            && !is_general(tags, pair[1].0, self.words)
                            && !is_some_of_named(tags, pair[1].0, self.words)
                    }
                }
        });
        let (_, pair) = found?;
        let end = pair[1].0 + plain(pair[1].1).len();
        Some(&text[pair[0].0..end])
    }

    /// Whether a noun needs no telling: there is one of it for everybody, the title or a name has it, or it came before.
    fn is_known(&self, noun: &str, before: &[(usize, &str)]) -> bool {
        let stems = content_words(noun, self.words);
        self.words.question.unique.contains(&noun)
            || self.words.audit.ordinals.contains(&noun)
            || self.known.contains(noun)
            || stems.iter().any(|stem| self.known.contains(stem))
            || before.iter().any(|(_, word)| {
                let earlier = content_words(word, self.words);
                stems.iter().any(|stem| earlier.contains(stem))
            })
    }

    /// Whether the words before an article are only such as say where or when: "In Bogliasco the mayor …".
    fn is_placed(&self, before: &[(usize, &str)]) -> bool {
        let question = &self.words.question;
        let Some(((_, first), rest)) = before.split_first() else {
            return false;
        };
        let is_name = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        let is_part = |(_, word): &(usize, &str)| {
            is_name(word) || is(question.explaining, plain(word)) || is(question.articles, word)
        };
        is(question.explaining, first)
            && rest.iter().any(|(_, word)| is_name(word))
            && rest.iter().all(is_part)
    }

    /// Whether what follows the noun at a place says which one is meant: a name, a year, a preposition, a clause.
    fn is_explained(&self, all: &[(usize, &str)], at: usize) -> bool {
        let question = &self.words.question;
        let word = all[at].1;
        if word.ends_with(',') {
            // A clause behind a comma says of which, unless it is the question itself ("After the match, who …?").
            let asks = |word: &str| {
                let lists = [question.which, question.who, question.wherever];
                lists.iter().any(|list| is(list, word))
            };
            let is_relative = |(_, word): &(usize, &str)| {
                is(question.relatives, word)
                    && (!asks(word) || all[..at].iter().any(|(_, before)| asks(before)))
            };
            return all[at + 1..].iter().take(2).any(is_relative);
        }
        let Some((_, next)) = all.get(at + 1) else {
            return false;
        };
        let ends = |word: &str| word.ends_with(['?', '.', ':', ';', '!']);
        let is_name = !next.starts_with(char::is_lowercase) || is_small_name(next, self.words);
        // "the years before 2009"
        let is_dated = || {
            let third = all.get(at + 2).map_or("", |(_, word)| *word);
            is(self.words.threshold.before_date, next) && third.starts_with(char::is_numeric)
                || is(self.words.threshold.before_date, &format!("{next} {third}"))
        };
        let explains = is(question.explaining, plain(next)) && !ends(next) || is_dated();
        !ends(word) && (is_name || explains)
    }
}

/// Whether the article at a place, with the words around it, is part of a phrase in which no thing is meant ("on the way").
fn is_set_phrase(all: &[(usize, &str)], at: usize, phrases: &[&str]) -> bool {
    let before = at.checked_sub(1).map_or("", |before| all[before].1);
    let run = format!("{before} {} {}", all[at].1, plain(all[at + 1].1));
    is(phrases, &run)
}

/// Whether a clause behind the verb says of which ("did the team come that won …?"); what is said or thought is no such clause
/// ("did the team say that it won?").
fn is_told_behind_verb(sentence: &Sentence, place: usize, words: &Words) -> bool {
    let Some(at) = sentence.words.iter().position(|word| word.start == place) else {
        return false;
    };
    let is_relative = |at: usize| is(words.question.relatives, &sentence.low(at));
    let goes_on = sentence.tag(at + 3);
    // "What was the house called in which Kim lived?"
    let behind_preposition = is(words.question.explaining, &sentence.low(at + 2))
        && !is_relative(at + 2)
        && is_relative(at + 3);
    behind_preposition || is_relative(at + 2) && (goes_on.starts_with('V') || goes_on == "MD")
}

/// Whether a word that begins small is a name all the same: a letter alone (the newspaper i), or one with a capital within (eBay).
fn is_small_name(word: &str, words: &Words) -> bool {
    let word = plain(word);
    let is_letter = word.chars().count() == 1 && !is(words.question.articles, word);
    is_letter || word.contains(char::is_uppercase)
}

/// Whether some are meant of several that the sentence names before: "How many of the spores lived, and where were the survivors?"
fn is_some_of_named(sentence: &Sentence, place: usize, words: &Words) -> bool {
    let Some(at) = sentence.words.iter().position(|word| word.start == place) else {
        return false;
    };
    let asks = |at: usize| {
        let word = sentence.low(at);
        is(words.question.which, &word) || is(words.audit.several, &word)
    };
    let is_several = |before: usize| {
        matches!(sentence.tag(before), "NNS" | "NNPS") && !before.checked_sub(1).is_some_and(asks)
    };
    is(words.question.of_a_group, &sentence.low(at)) && (0..at).any(is_several)
}

/// Whether several are meant that are such, whoever they are: "Since the pupils pay fees, …".
fn is_general(sentence: &Sentence, place: usize, words: &Words) -> bool {
    let Some(at) = sentence.words.iter().position(|word| word.start == place) else {
        return false;
    };
    let opens = at.checked_sub(2).is_some_and(|before| {
        words
            .question
            .general
            .contains(&sentence.low(before).as_str())
    });
    opens && sentence.tag(at) == "NNS" && matches!(sentence.tag(at + 1), "VBP" | "MD" | "VB")
}

/// Whether some word that does not begin the text has a capital.
fn has_name(all: &[(usize, &str)]) -> bool {
    all.iter()
        .skip(1)
        .any(|(_, word)| word.starts_with(char::is_uppercase))
}

fn is(list: &[&str], word: &str) -> bool {
    list.contains(&word.to_lowercase().as_str())
}

/// A word without the marks around it.
fn plain(word: &str) -> &str {
    word.trim_end_matches(|c: char| !c.is_alphanumeric())
}

/// The words of a text between spaces, each with its place.
fn placed_words(text: &str) -> Vec<(usize, &str)> {
    let place = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    text.split_whitespace()
        .map(|word| (place(word), word))
        .collect()
}

/// Whether the word at a place is a noun by itself, and no part of a longer one. Behind `did` and its like the last word is the
/// verb: taggers take `the survey begin` for one noun.
fn is_noun(sentence: &Sentence, place: usize, words: &Words) -> bool {
    let Some(at) = sentence.words.iter().position(|word| word.start == place) else {
        return false;
    };
    let asks = &words.question;
    let is_behind_verb = at.checked_sub(2).is_some_and(|verb| {
        let verb = sentence.low(verb);
        [asks.present, asks.past]
            .iter()
            .any(|list| list.contains(&verb.as_str()))
    });
    let ends_there = || matches!(sentence.tag(at + 2), "" | "." | ",");
    let goes_on = matches!(
        sentence.tag(at + 1),
        "NN" | "NNS" | "NNP" | "NNPS" | "HYPH" | "POS" | "CD" | "``"
    );
    // A small word before a name is what it is called: the biker gang Norra.
    let is_called = || {
        let next = sentence
            .words
            .get(at + 1)
            .map_or("", |_| sentence.word(at + 1));
        next.starts_with(char::is_lowercase)
            && !next.ends_with("ed")
            && matches!(sentence.tag(at + 1), "JJ" | "VBG" | "VB" | "VBP")
            && matches!(
                sentence.tag(at + 2),
                "NNP" | "NNPS" | "VBD" | "VBZ" | "MD" | "IN"
            )
    };
    let is_whole = !goes_on && !is_called();
    matches!(sentence.tag(at), "NN" | "NNS") && (is_whole || is_behind_verb && ends_there())
}

/// Whether a question holds no name, no number and no quotation, and does not single out one of all there are ("Who was first in
/// space?"). Of a language whose nouns have capitals it is not told.
pub fn names_nothing(stem: &str, words: &Words) -> bool {
    let tells = |word: &str| {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        word.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
    };
    let is_quoting = stem.contains(['“', '„', '«', '"', '”']);
    let has_digit = stem.contains(char::is_numeric);
    let all: Vec<&str> = stem.split_whitespace().collect();
    let singles = all.windows(2).any(|pair| {
        is(words.audit.superlatives, plain(pair[1])) && !is(words.question.definite, pair[0])
    });
    let mut others = all.iter().skip(1);
    !words.question.capital_nouns
        && !is_quoting
        && !has_digit
        && !singles
        && !others.any(|word| tells(word))
}

/// A pronoun that begins the text, or the claim behind its colon.
fn opening_pronoun<'q>(text: &'q str, words: &Words) -> Option<&'q str> {
    let all: Vec<&str> = text.split_whitespace().collect();
    let begins = |at: usize| at == 0 || all[at - 1].ends_with(':');
    let found = all.iter().enumerate().find(|(at, word)| {
        begins(*at)
            && word.starts_with(char::is_uppercase)
            && is(words.question.opening_pronouns, word)
    });
    found.map(|(_, word)| *word)
}

/// A pronoun that ends a question behind a verb of being: "Which flight of the year was it?"
fn closing_pronoun<'q>(text: &'q str, words: &Words) -> Option<&'q str> {
    let (before, last) = text.trim_end_matches('?').rsplit_once(' ')?;
    let verb = before.rsplit(' ').next()?;
    let stands = is(words.reach.copulas, verb) && is(words.question.closing_pronouns, last);
    (text.ends_with('?') && stands).then_some(last)
}

/// So many first letters of a word that another one which has them is made from it: homeopathy, homeopathic. Shorter ones have none.
fn beginning(word: &str) -> Option<&str> {
    const EQUAL: usize = 8;
    let (last, letter) = word.char_indices().nth(EQUAL - 1)?;
    Some(&word[..last + letter.len_utf8()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(language: &str, stem: &str, expected: Option<Leaning>) {
        let yaml = format!(
            "id: b\ntitle: Iodine in the diet of children\nlanguage: {language}\nentities:\n  lem: {{ name: Eagle, class: craft, aliases: [the lander] }}\nfacts:\n  - id: f\n    statement: \"It was {{it}}.\"\n    blanks:\n      it: {{ number: 5 }}\n"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        assert_eq!(
            Standing::new(&facts).leaning(stem, false),
            expected,
            "{stem}"
        );
    }

    fn on(words: &str) -> Option<Leaning<'_>> {
        Some(Leaning::On(words))
    }

    #[test]
    fn words_made_from_each_other_are_kin() {
        let are_kin = |one: &str, other: &str| {
            let yaml = format!(
                "id: b\ntitle: {one}\nfacts:\n  - {{ id: f, statement: \"It was {{it}}.\", blanks: {{ it: {{ number: 5 }} }} }}\n"
            );
            let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
            Standing::new(&facts).is_known_or_kin(other)
        };
        assert!(are_kin("homeopathy", "homeopathic"));
        assert!(are_kin("city", "city"));
        assert!(!are_kin("community", "communist"));
    }

    #[test]
    fn what_a_question_leans_on_is_found() {
        check(
            "en",
            "Near which town did Ariane take off with the rocket?",
            on("the rocket"),
        );
        check("en", "Near which town did Ariane 5 take off?", None);
        check(
            "en",
            "Near which town did it take off?",
            Some(Leaning::Nameless),
        );
        check("en", "Who said “we are not amused”?", None);
        check("en", "In which year did 27 people die?", None);
        check(
            "en",
            "On which day did somebody first fly into space?",
            None,
        );
        check(
            "en",
            "Where did NASA celebrate the anniversary?",
            on("the anniversary"),
        );
        check("en", "Who celebrated the anniversary of Apollo 11?", None);
        check(
            "en",
            "What did Kim see before the match was over?",
            on("the match"),
        );
        check("en", "Who led the mission control of NASA?", None);
        check(
            "en",
            "Who spoke at the ceremony, which Kim had opened?",
            None,
        );
        check(
            "en",
            "At the ceremony, which song did Kim sing?",
            on("the ceremony"),
        );
    }

    #[test]
    fn a_thing_of_which_nobody_has_read_is_found() {
        for (stem, words) in [
            (
                "How many schoolchildren took part in the survey?",
                "the survey",
            ),
            ("What do the authors call iodine deficiency?", "the authors"),
            ("Which state was excluded from the study?", "the study"),
            (
                "Whose book was Hahnemann translating at the time?",
                "the time",
            ),
            (
                "When did the hospital become part of the National Health Service?",
                "the hospital",
            ),
            ("Which city are the parents from?", "the parents"),
            ("How many ships of Norra did the robots beat?", "the robots"),
            (
                "Who led the experiment in Norra with the robots?",
                "the robots",
            ),
            (
                "How many people of Norra fed the survivors?",
                "the survivors",
            ),
            (
                "Which drug did the medicine a doctor gave Kim hold?",
                "the medicine",
            ),
            ("In Norra Ann Lee saw the mayor.", "the mayor"),
            ("Which school do the pupils pay?", "the pupils"),
            ("Who shut a school when the mayor had won?", "the mayor"),
            ("When did the survey begin?", "the survey"),
            (
                "When did the survey in Norra end after the vote?",
                "the vote",
            ),
        ] {
            check("en", stem, on(words));
        }
    }

    #[test]
    fn what_is_explained_or_known_to_all_is_not() {
        for stem in [
            "How many children of Norra took part in the survey of 2004?",
            "What do the authors of “Salt” call it?",
            "Which gas of the Sun heats the world?",
            "How high is the tower beside Big Ben?",
            "Who led the men who seized Norra?",
            "How many of the children came from Norra?",
            "How far did the lander of Apollo 11 fly?",
            "How far did Kim fly in the lander?",
            "Which survey did Kim make, and when was the survey printed?",
            "Which party leads the Norra council?",
            "What does the dairy industry of Norra use?",
            "What does the dairy industry put into cheese from Norra?",
            "What can a lack of iodine lead to?",
            "Who shot Norra’s second goal, and who the third?",
            "What did Kim lose on the way to Norra, and find in the trash?",
            "Who took off her headset at the esports final of Norra?",
            "Which player of Norra won after the esports final had begun?",
            "In which city did the biker gang Hells Angels meet?",
            "From which country did the team come that won in Norra?",
            "What was the studio called in which Kim worked?",
            "Norra wanted the taxes of the years up to 2009.",
            "Norra wanted what was unpaid in the years before 2009.",
            "In Bogliasco the mayor shut a school.",
            "In New Norra in 2009 the mayor shut a school.",
            "Since the pupils pay fees, it is a private school in Norra.",
            "Who said that Norra had won the war?",
            "Who saved the people of Norra in the water?",
            "What did the newspaper i write on Norra?",
            "Which firm of Norra sold the shop eBay?",
            "Who won the bronze for Norra, and who the silver?",
            "Where do ants of Norra nest in the wild?",
            "Bos mixed spores with oil in Norra and counted the survivors.",
            "How did chickens of Norra hold the femur in 2014?",
            "Which joint behind the hip moved birds of Norra?",
            "What is the mass on the boats of Norra made of?",
        ] {
            check("en", stem, None);
        }
    }

    #[test]
    fn what_a_name_before_it_explains_does_not_lean() {
        check(
            "en",
            "In 2009 Ann Lee was charged after a dispute with the management.",
            None,
        );
        check("en", "Whom did Ann Lee call before the man was seen?", None);
        let before = "Where was the man seen before Ann Lee came?";
        check("en", before, Some(Leaning::On("the man")));
    }

    #[test]
    fn a_claim_that_begins_with_a_pronoun_leans() {
        check(
            "en",
            "True or false: He was translating a book by William Cullen.",
            Some(Leaning::Pronoun("He")),
        );
        check(
            "en",
            "Their daughter lived in Norra.",
            Some(Leaning::Pronoun("Their")),
        );
        check(
            "de",
            "Ihre Tochter lebte in Bonn.",
            Some(Leaning::Pronoun("Ihre")),
        );
        check("en", "Who said that he was in Norra?", None);
    }

    #[test]
    fn a_question_that_ends_with_a_pronoun_leans() {
        let it = Some(Leaning::Pronoun("it"));
        check("en", "Which flight in the history of Ariane was it?", it);
        check(
            "de",
            "Der wievielte Flug einer Ariane war es?",
            Some(Leaning::Pronoun("es")),
        );
        check("en", "Which flight of Ariane carried it?", None);
        check("en", "Who said of Ariane that it was what it is?", None);
    }

    #[test]
    fn german_has_its_own_words() {
        check(
            "de",
            "Wer leitete in Bonn die Abstimmung?",
            on("die Abstimmung"),
        );
        check(
            "de",
            "Wer leitete die Abstimmung über die Hauptstadt?",
            None,
        );
        check("de", "Wer leitete die Abstimmung 1991?", None);
        check(
            "de",
            "Wie nannten die Autoren den Mangel?",
            on("die Autoren"),
        );
        check(
            "de",
            "Wer hielt die Rede, in der von Mut gesprochen wurde?",
            None,
        );
        // Every noun has a capital: whether one is a name is not told.
        check("de", "Wie viele Menschen kamen an diesem Tag?", None);
    }

    #[test]
    fn a_name_of_the_bank_is_enough() {
        let facts = Facts::parse(
            "b.yaml",
            "id: b\ntitle: Metals\nfacts:\n  - id: f\n    statement: \"It was {it}.\"\n    blanks:\n      it: { number: 5 }\n",
        );
        let standing = Standing::new(&facts.expect("a sound bank"));
        assert_eq!(standing.leaning("How heavy is iron?", true), None);
        assert_eq!(
            standing.leaning("How heavy is iron?", false),
            Some(Leaning::Nameless)
        );
    }
}
