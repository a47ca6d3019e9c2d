//! Questions that cannot be understood by themselves: a quiz mixes facts, and who is asked has read no other question.
//!
//! In go the questions of a bank, out come warnings for those that name nothing, or lean on a thing as if it were known,
//! and for those in the present that say no year.

use super::warning;
use crate::audit::{Finding, Severity};
use crate::draft::sentence::Sentence;
use crate::facts::{Answer, Blank, Fact, Facts, Piece};
use crate::generate::{Leaning, Standing};
use crate::lang::{Words, capitalised};
use crate::phrases::Phrases;
use crate::sentence::Sentences;
use crate::tokens::{self, Tokens};

/// Each question that leans on what it does not name, and each statement that begins so, where it may be put as a claim.
pub(super) fn leaning_texts(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let words = sentences.words;
    let names = names(facts, words);
    let standing = Standing::new(facts);
    let found = asks(facts).filter_map(|(fact, blank, ask)| {
        let stem = Tokens::of(ask);
        let is_named = !names.held_by(stem.iter()).is_empty();
        let leaning = standing.leaning(ask, is_named)?;
        let is_given = |thing: &str| {
            let noun = tokens::name(thing, words);
            let mut others = fact.blanks.iter();
            // What another blank of the fact asks for by that name: "Of what is the shahada the creed?"
            others.any(|other| tokens::name(&sentences.filling(other), words) == noun)
        };
        if matches!(leaning, Leaning::On(thing) if is_given(thing)) {
            return None;
        }
        let said = said(leaning, "`ask`");
        Some(warning("leaning", fact, blank, said))
    });
    let claims = facts.facts().iter().filter(|fact| is_claimed(fact));
    let claims = claims.filter_map(|fact| {
        let statement = with_capitals(fact, sentences);
        let leaning = standing.leaning(&statement, true)?;
        if matches!(leaning, Leaning::On(thing) if is_its_answer(thing, fact, facts, words)) {
            return None;
        }
        let said = said(leaning, "statement");
        let (level, place) = (Severity::Warning, fact.place);
        Some(Finding::of_bank(level, "leaning", place, &fact.id, said))
    });
    found.chain(claims).collect()
}

/// Whether a thing is called by the class of an answer: "{company} wrote that all may see the company".
fn is_its_answer(thing: &str, fact: &Fact, facts: &Facts, words: &Words) -> bool {
    let noun = tokens::name(thing, words);
    let classes = fact.blanks.iter().filter_map(|blank| match blank.answer {
        Answer::Entity(key) => Some(&facts.entity(key).classes),
        _ => None,
    });
    let mut classes = classes.flatten();
    classes.any(|class| tokens::name(class, words) == noun)
}

/// The statement with a capital at each of its answers, and behind an article with which it begins, which name what they stand for: "the {name} is the creed of Islam".
fn with_capitals(fact: &Fact, sentences: Sentences) -> String {
    let definite = sentences.words.question.definite;
    let pieces = fact.statement.iter().map(|piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Blank(blank) => {
            let blank = &fact.blanks[*blank];
            let filling = sentences.filling(blank);
            let Answer::List { items, .. } = &blank.answer else {
                return with_capital(&filling, definite);
            };
            items.iter().fold(filling, |filling, item| {
                let item = sentences.value(item);
                filling.replacen(&item, &with_capital(&item, definite), 1)
            })
        }
    });
    capitalised(&pieces.collect::<String>())
}

/// A text with a capital at its beginning, and behind an article there.
fn with_capital(text: &str, definite: &[&str]) -> String {
    match text.split_once(' ') {
        Some((first, rest)) if definite.contains(&first) => {
            format!("{} {}", capitalised(first), capitalised(rest))
        }
        _ => capitalised(text),
    }
}

/// What is wrong, and how it is mended.
fn said(leaning: Leaning, field: &str) -> String {
    match leaning {
        Leaning::Nameless => "the question names no person, thing, place or year, so who has read no other question may \
                              not know what it is about: name it in the `ask`, or in the bank's `title`"
            .to_owned(),
        Leaning::On(thing) => format!(
            "`{thing}` in the {field}: which one? Who reads it has read no other question: say it there, as in “the king of \
             Norra” for “the king”, or in the bank's `title`"
        ),
        Leaning::Pronoun(word) => format!(
            "`{word}` in the {field}: who or what is meant? Who reads it has read no other sentence: write the name"
        ),
    }
}

/// Whether some blank may be put as true or false: then the statement stands alone in a quiz.
pub(super) fn is_claimed(fact: &Fact) -> bool {
    fact.blanks.iter().any(|blank| blank.may_be("true-false"))
}

/// Each question that needs a year and says none: in the present for a number, or for who has an office, as what is so today may
/// be otherwise when it is asked; or for the rank of what comes again with the years, as an anniversary does.
pub(super) fn undated(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let question = &sentences.words.question;
    let statements = facts
        .facts()
        .iter()
        .filter_map(|fact| undated_statement(fact, sentences));
    let found = asks(facts).filter_map(|(fact, blank, ask)| {
        let tokens = Tokens::of(ask);
        if ask.contains(char::is_numeric) {
            return None;
        }
        let holds = |list: &[&'static str]| list.iter().find(|word| tokens.say(word)).copied();
        if blank.ordinal().is_some() && let Some(word) = holds(question.recurring) {
            let said = format!(
                "`{word}` in the `ask` comes again with the years, each with a number of its own: say the year"
            );
            return Some(warning("undated", fact, blank, said));
        }
        let verb = first_verb(&tokens, sentences.words)?;
        let begins = tokens.iter().next().unwrap_or_default();
        let is_office = question.who.contains(&begins)
            && matches!(blank.answer, Answer::Entity(_))
            && holds(question.offices).is_some();
        let is_count =
            matches!(blank.answer, Answer::Number { .. }) && holds(question.groups).is_some();
        (question.present.contains(&verb) && (is_office || is_count)).then(|| {
            let said = format!(
                "`{verb}` in the `ask` is of today, and the answer may change: say the year, or ask in the past"
            );
            warning("undated", fact, blank, said)
        })
    });
    statements.chain(found).collect()
}

/// A statement in the present without a year, where a question about it says one, or which tells of a state that passes.
fn undated_statement(fact: &Fact, sentences: Sentences) -> Option<Finding> {
    let words = sentences.words;
    let statement = sentences.statement(fact);
    if statement.contains(char::is_numeric) {
        return None;
    }
    let tokens = Tokens::of(&statement);
    let verb = first_verb(&tokens, words).filter(|verb| words.question.present.contains(verb))?;
    let is_past = |ask: &str| {
        let tokens = Tokens::of(ask);
        first_verb(&tokens, words).is_some_and(|verb| words.question.past.contains(&verb))
    };
    let asks = fact.blanks.iter().filter_map(|blank| blank.ask.as_deref());
    let year = asks.filter(|ask| is_past(ask)).find_map(|ask| {
        let numbers = tokens::whole_numbers(&Tokens::of(ask), words);
        numbers
            .into_iter()
            .find(|number| (1000..=2100).contains(number))
    });
    let state = words.audit.states.iter().find(|state| tokens.say(state));
    let said = match (year, state) {
        (Some(year), _) => format!(
            "`{verb}` in the statement is of today, and the `ask` is of {year}: say the year in both"
        ),
        (None, Some(state)) => format!(
            "`{state}` in the statement, which is in the present, may pass: say the year, and put it in the past"
        ),
        (None, None) => return None,
    };
    let (level, place) = (Severity::Warning, fact.place);
    Some(Finding::of_bank(level, "undated", place, &fact.id, said))
}

/// The first verb that tells the present, the past, or what may be; no infinitive ("wanted to have").
fn first_verb<'t>(tokens: &'t Tokens, words: &Words) -> Option<&'t str> {
    let asking = [
        words.question.present,
        words.question.past,
        words.question.modals,
    ];
    let before = std::iter::once("").chain(tokens.iter());
    let mut all = before.zip(tokens.iter());
    let is_verb = |verb: &str| asking.iter().any(|list| list.contains(&verb));
    all.find(|(before, verb)| is_verb(verb) && *before != words.audit.infinitive)
        .map(|(_, verb)| verb)
}

fn names(facts: &Facts, words: &Words) -> Phrases<()> {
    let mut names = Phrases::default();
    for entity in facts.entities() {
        for text in entity.aliases.iter().chain([&entity.name]) {
            names.add(tokens::name(text, words).iter(), ());
        }
    }
    names
}

/// A warning for each question, and each statement that may be put as true or false, with a word that is strange to who reads nothing
/// else: the word, and what is wrong with it.
pub(super) fn strangers(
    facts: &Facts,
    sentences: Sentences,
    strange: impl Fn(&str) -> Option<(&str, String)>,
) -> Vec<Finding> {
    let told =
        |(found, said): (&str, String), field: &str| format!("`{found}` in the {field}: {said}");
    let asked = asks(facts).filter_map(|(fact, blank, ask)| {
        let said = told(strange(ask)?, "`ask`");
        Some(warning("leaning", fact, blank, said))
    });
    let claims = facts.facts().iter().filter(|fact| is_claimed(fact));
    let claimed = claims.filter_map(|fact| {
        let statement = sentences.statement(fact);
        // What fills a blank is asked for, or shown as an answer.
        let is_filled = |found: &str| {
            let mut blanks = fact.blanks.iter();
            blanks.any(|blank| sentences.filling(blank).contains(found))
        };
        let found = strange(&statement).filter(|(found, _)| !is_filled(found))?;
        let (level, said) = (Severity::Warning, told(found, "statement"));
        Some(Finding::of_bank(
            level, "leaning", fact.place, &fact.id, said,
        ))
    });
    asked.chain(claimed).collect()
}

/// A word without the marks around it, and without what makes it a genitive.
pub(super) fn plain(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.trim_end_matches("'s").trim_end_matches("’s")
}

/// Whether a clause or a sentence ends with a word, as it is written.
pub(super) fn ends(word: &str) -> bool {
    word.ends_with([',', '.', ':', ';', '?', '!'])
}

/// Whether one of these words of a text, cut at its spaces, is a common noun.
pub(super) fn has_noun_at(
    text: &str,
    all: &[&str],
    positions: impl IntoIterator<Item = usize>,
) -> bool {
    let sentence = Sentence::of(text, 0, false);
    let is_noun = |word: &&str| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let mut words = sentence.words.iter();
        let at = words.position(|one| one.start == start);
        at.is_some_and(|at| matches!(sentence.tag(at), "NN" | "NNS"))
    };
    let mut words = positions.into_iter().filter_map(|at| all.get(at));
    words.any(is_noun)
}

/// Each blank that is asked for, with its `ask`, or its `ask-all`.
pub(super) fn asks(facts: &Facts) -> impl Iterator<Item = (&Fact, &Blank, &str)> {
    let facts = facts.facts().iter();
    let blanks = facts.flat_map(|fact| fact.blanks.iter().map(move |blank| (fact, blank)));
    blanks.filter_map(|(fact, blank)| {
        let ask = blank.ask.as_deref().or(blank.ask_all.as_deref())?;
        (!blank.is_for_cards()).then_some((fact, blank, ask))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(blank: &str, expected: &[&str]) {
        let yaml = format!(
            "id: b\ntitle: Seats\nentities:\n  ann: {{ name: Ann Lee, class: person }}\nfacts:\n  - id: f\n    statement: \"It was {{it}}.\"\n    blanks:\n      it: {{ {blank} }}\n"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let sentences = Sentences::new(&facts);
        let found = [leaning_texts(&facts, sentences), undated(&facts, sentences)].concat();
        let found: Vec<&str> = found.iter().map(|finding| finding.flaw).collect();
        assert_eq!(found, expected, "{blank}");
    }

    #[test]
    fn a_question_that_cannot_stand_alone_is_told() {
        check(
            "number: 5, ask: How many segments does the mirror have?",
            &["leaning"],
        );
        check(
            "number: 5, ask: How many segments does the mirror of Webb have?",
            &[],
        );
        check(
            "number: 5, ask: \"How many guests did Ann Lee greet at the ceremony?\"",
            &["leaning"],
        );
        check(
            "number: 5, ask: \"How many segments does it have?\", kinds: none",
            &[],
        );
    }

    #[test]
    fn a_statement_of_what_passes_says_when() {
        let told = |statement: &str, ask: &str| {
            let yaml = format!(
                "id: b\ntitle: Seats\nentities:\n  ann: {{ name: Ann Lee, class: person }}\nfacts:\n  - id: f\n    statement: \"{statement}\"\n    blanks:\n      it: {{ entity: ann, ask: \"{ask}\" }}\n"
            );
            let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
            undated(&facts, Sentences::new(&facts)).len()
        };
        let statement = "{it} is very critical of the council of Norra.";
        assert_eq!(
            told(
                statement,
                "Who was critical of the council of Norra in 2006?"
            ),
            1
        );
        assert_eq!(
            told(statement, "Who is critical of the council of Norra?"),
            1
        );
        assert_eq!(
            told(
                "In 2006 {it} was very critical of the council of Norra.",
                "Who was critical of Norra in 2006?"
            ),
            0
        );
        assert_eq!(
            told(
                "{it} has a house in Norra.",
                "Who was said to have a house in Norra in 2006?"
            ),
            1
        );
        assert_eq!(
            told("{it} has a house in Norra.", "Who has a house in Norra?"),
            0
        );
        assert_eq!(
            told(
                "The council wanted {it} to have left.",
                "Whom was the council of Norra to see leave in 2006?"
            ),
            0
        );
    }

    #[test]
    fn an_answer_is_named_by_its_own_sentence() {
        let told = |statement: &str| {
            let yaml = format!(
                "id: b\ntitle: Rivers\nfacts:\n  - id: f\n    statement: \"{statement}\"\n    blanks:\n      it: {{ text: shahada, ask: What is the creed of Islam? }}\n"
            );
            let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
            leaning_texts(&facts, Sentences::new(&facts)).len()
        };
        assert_eq!(told("The flag of Norra bears the {it}."), 0);
        assert_eq!(told("The flag of Norra bears the creed, the {it}."), 1);
    }

    #[test]
    fn a_thing_of_the_class_of_the_answer_is_that_answer() {
        let told = |thing: &str| {
            let yaml = format!(
                "id: b\ntitle: Rivers\nentities:\n  ann: {{ name: Ann Lee, class: company }}\nfacts:\n  - id: f\n    statement: \"{{it}} wrote that all may see {thing}.\"\n    blanks:\n      it: {{ entity: ann, ask: Which company wrote to Norra? }}\n"
            );
            let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
            leaning_texts(&facts, Sentences::new(&facts)).len()
        };
        assert_eq!(told("the company"), 0);
        assert_eq!(told("the harbour"), 1);
    }

    #[test]
    fn what_may_be_and_what_is_said_of_a_thing_is_no_state_that_passes() {
        let told = |statement: &str, ask: &str| {
            let yaml = format!(
                "id: b\ntitle: Seats\nentities:\n  ann: {{ name: Ann Lee, class: person }}\nfacts:\n  - id: f\n    statement: \"{statement}\"\n    blanks:\n      it: {{ entity: ann, ask: \"{ask}\" }}\n"
            );
            let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
            undated(&facts, Sentences::new(&facts)).len()
        };
        let asked = "Who named a reason for stone?";
        assert_eq!(told("{it} is in favour of stone for Norra.", asked), 1);
        assert_eq!(told("{it} is in power in Norra.", asked), 1);
        assert_eq!(
            told("{it} has named what speaks in favour of stone.", asked),
            0
        );
        let asked = "Who was said to know so in 2014?";
        assert_eq!(told("{it} can tell how limbs are held.", asked), 0);
        assert_eq!(told("{it} tells how limbs are held.", asked), 1);
        check(
            "number: 70, ask: How many members could the Council of Norra have?",
            &[],
        );
        check(
            "number: 70, ask: How many members can have seats in the Council of Norra?",
            &[],
        );
    }

    #[test]
    fn each_answer_of_a_list_is_named_by_its_own_sentence() {
        let yaml = "id: b\ntitle: Rivers\nfacts:\n  - id: f\n    statement: \"Norra put it down to {it}.\"\n    blanks:\n      it: { list: [the rearing, the exercise], ask: \"To what did Norra put it down?\", ask-all: \"To which two things did Norra put it down?\" }\n";
        let facts = Facts::parse("b.yaml", yaml).expect("a sound bank");
        assert_eq!(leaning_texts(&facts, Sentences::new(&facts)).len(), 0);
    }

    #[test]
    fn an_answer_with_an_article_needs_no_telling() {
        let told = |answer: &str| {
            let yaml = format!(
                "id: b\ntitle: Rivers\nfacts:\n  - id: f\n    statement: \"{{it}} rose in Norra.\"\n    blanks:\n      it: {{ text: {answer}, ask: What rose in Norra? }}\n"
            );
            let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
            leaning_texts(&facts, Sentences::new(&facts)).len()
        };
        assert_eq!(told("the temperature"), 0);
        assert_eq!(told("a lawyer of the church"), 1);
    }

    #[test]
    fn what_may_change_is_asked_with_a_year() {
        check(
            "number: 70, ask: How many members are elected to the Council of Norra?",
            &["undated"],
        );
        check(
            "number: 70, ask: How many members were elected to the Council of Norra?",
            &[],
        );
        check(
            "number: 70, ask: How many members are elected to the Council of Norra in 2016?",
            &[],
        );
        check("entity: ann, ask: Who is the coach of Norra?", &["undated"]);
        check("entity: ann, ask: Who was the coach of Norra?", &[]);
        check(
            "number: 30, style: ordinal, ask: Which anniversary of the launch of Ariane did Norra celebrate?",
            &["undated"],
        );
        check(
            "number: 30, style: ordinal, ask: Which anniversary of the launch of Ariane did Norra celebrate in 2011?",
            &[],
        );
        check(
            "number: 9, ask: How many seats did the people of Norra have?",
            &[],
        );
        check("number: 8, ask: How many planets does the Sun have?", &[]);
    }
}
