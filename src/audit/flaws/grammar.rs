//! Words that fit some options only, and words that tell a wrong option by its tone.

use super::{Flaw, phrase_in, speaks_of_others};
use crate::audit::item::{Item, before_gap, unquoted};
use crate::facts::Severity;
use crate::lang::Words;
use crate::quiz::Form;
use crate::tokens::Tokens;

pub(super) const ARTICLE: Flaw = Flaw {
    id: "article-cue",
    level: Severity::Error,
    source: "Haladyna 28c; NBME: grammatical cues",
    about: "the article before the gap fits some options only",
    check: article,
};

/// `a` or `an` stands before the gap, by the sound of the option. Let through: `a(n)`, which fits both.
fn article(item: &Item) -> Option<String> {
    item.choices()?;
    let before = before_gap(&item.question.stem)?;
    let tokens = Tokens::of(before);
    let last = tokens.last_word()?;
    let close = before.trim_end().to_lowercase().ends_with(last);
    if !close || !item.words.question.indefinite.contains(&last) {
        return None;
    }
    let wanted = item.words.question.indefinite_for;
    let fits = |text: &str| wanted(text).is_none_or(|wanted| wanted == last);
    let option = item.options().iter().find(|option| !fits(&option.text))?;
    Some(format!("`{last} {}`", option.text))
}

pub(super) const NUMBER: Flaw = Flaw {
    id: "number-cue",
    level: Severity::Warning,
    source: "NBME: grammatical cues",
    about: "the right option alone is one thing, or alone is several",
    check: number,
};

/// As far as that is certain of every option.
fn number(item: &Item) -> Option<String> {
    let (key, rest) = item.worded()?;
    let of_key = several(key, item.words)?;
    let mut others = rest.iter().map(|text| several(text, item.words));
    let alone = rest.len() > 1 && others.all(|other| other == Some(!of_key));
    alone.then(|| format!("`{key}`"))
}

/// Whether words name several things, where that is certain: `two of them`, `A and B`; `a loan`, `one of them`.
fn several(text: &str, words: &Words) -> Option<bool> {
    let tokens = Tokens::of(text);
    let first = tokens.iter().next()?;
    let mut cardinals = words.numbers.spelled.iter().skip(2);
    if words.audit.several.contains(&first)
        || cardinals.any(|word| *word == first)
        || text.contains(words.question.and)
    {
        return Some(true);
    }
    // "one or two" may be one, and may be several.
    let is_number = |token: &str| {
        let mut spelled = words.numbers.spelled.iter();
        spelled.any(|word| *word == token) || token.starts_with(|c: char| c.is_ascii_digit())
    };
    let is_one = words.audit.one.contains(&first) && !tokens.iter().skip(1).any(is_number);
    is_one.then_some(false)
}

pub(super) const ABSOLUTE: Flaw = Flaw {
    id: "absolute",
    level: Severity::Warning,
    source: "Haladyna 28a: specific determiners",
    about: "an absolute word marks an option, or a claim, as wrong",
    check: absolute,
};

/// Some options hold an absolute word and others none, or a claim to be judged holds one. Let through: quotations,
/// names (`All Saints`), a determiner before a number (`all three`), and what says how often, or when (`every second year`).
fn absolute(item: &Item) -> Option<String> {
    if let Form::TrueFalse(_) = item.question.form {
        let found = absolute_word(&item.own_words(), item.words);
        return found.map(|word| format!("`{word}`"));
    }
    let options = item.options();
    let found = options.iter().map(|option| option.text.as_str());
    // "How often? Never, once, twice": it is a number of times, as the others are.
    let is_whole = |text: &str| {
        let mut known = item.words.audit.absolute.iter();
        known.any(|known| Tokens::of(text) == Tokens::of(known))
    };
    let found = found.filter(|text| !is_whole(text) && !speaks_of_others(text, item.words));
    let found: Vec<&str> = found
        .filter_map(|text| absolute_word(text, item.words))
        .collect();
    let some = found.len() < options.len();
    found
        .first()
        .filter(|_| some)
        .map(|word| format!("`{word}`"))
}

fn absolute_word(text: &str, words: &Words) -> Option<&'static str> {
    let text = unquoted(text);
    let all: Vec<&str> = text.split_whitespace().collect();
    let counted = |word: &str| {
        let tokens = Tokens::of(word);
        let digit = |token: &str| token.starts_with(|c: char| c.is_ascii_digit());
        let mut tokens = tokens.iter();
        tokens.any(|token| words.numbers.spelled.contains(&token) || digit(token))
    };
    all.iter().enumerate().find_map(|(position, word)| {
        let tokens = Tokens::of(word);
        let mut known = words.audit.absolute.iter().copied();
        let found = known.find(|known| tokens == Tokens::of(known))?;
        let mut rest = all[position + 1..].iter();
        let next = rest.clone().next().copied().unwrap_or_default();
        let named = is_capital(word) && (position > 0 || rest.any(|word| is_capital(word)));
        let is_time = || is_period(&all[position + 1..], words);
        (!named && !counted(next) && !is_time()).then_some(found)
    })
}

/// Whether a time follows that comes again, or is counted: `year`, `second year`, `Monday`.
fn is_period(after: &[&str], words: &Words) -> bool {
    let tokens = after.iter().take(2).map(|word| Tokens::of(word));
    let low: Vec<String> = tokens.map(|token| token.iter().collect()).collect();
    let is_time = |word: &String| {
        let mut weekdays = words.dates.weekdays.iter();
        words.audit.periods.contains(&word.as_str())
            || weekdays.any(|day| day.to_lowercase() == *word)
    };
    let is_ordinal = |word: &String| words.audit.ordinals.contains(&word.as_str());
    match low.as_slice() {
        [first, ..] if is_time(first) => true,
        [first, second] => is_ordinal(first) && is_time(second),
        _ => false,
    }
}

fn is_capital(word: &str) -> bool {
    let letter = word.chars().find(|c| c.is_alphabetic());
    letter.is_some_and(char::is_uppercase)
}

pub(super) const VAGUE: Flaw = Flaw {
    id: "vague",
    level: Severity::Warning,
    source: "NBME: vague frequency terms; SAQUET",
    about: "a vague word, which is neither right nor wrong",
    check: vague,
};

/// Whether a vague word tells more of what is or was done to a thing, of which the question holds without it: "is often mixed
/// up", "was partly based".
fn tells_more(text: &Tokens, word: &str, words: &Words) -> bool {
    let all: Vec<&str> = text.iter().collect();
    let Some(at) = all.iter().position(|found| *found == word) else {
        return false;
    };
    let forms = [words.audit.singular, words.audit.plural];
    let is_verb = |word: &&str| forms.iter().any(|list| list.contains(word));
    let done = all.get(at + 1).is_some_and(|next| {
        words
            .question
            .verb_endings
            .iter()
            .any(|end| next.ends_with(end))
    });
    done && all[..at].iter().any(is_verb)
}

/// A vague word stands in the stem or in an option, outside quotations. Let through: `how often`, `is often mixed up`.
fn vague(item: &Item) -> Option<String> {
    let options = item.options().iter().map(|option| unquoted(&option.text));
    let mut texts = std::iter::once(item.own_words()).chain(options);
    texts.find_map(|text| {
        let tokens = Tokens::of(&text);
        let measured = phrase_in(&tokens, item.words.audit.not_vague).is_some();
        let word = phrase_in(&tokens, item.words.audit.vague).filter(|_| !measured)?;
        (!tells_more(&tokens, word, item.words)).then(|| format!("`{word}`"))
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{asked, ids, of, only};
    use super::*;
    use crate::quiz::{AnswerOption, SingleChoice};

    #[test]
    fn an_article_fits_every_option_by_its_sound() {
        only(
            &ARTICLE,
            asked(
                "The speaker was an _____.",
                &["*actor", "painter", "editor"],
            ),
            asked("The speaker was an _____.", &["*actor", "heir", "eagle"]),
        );
        let stem = "The speaker was a";
        only(
            &ARTICLE,
            asked(stem, &["*king", "heir", "monk"]),
            asked(stem, &["*king", "one-armed man", "monk"]),
        );
        let both = asked(
            "It was called a(n) _____.",
            &["*alliance", "truce", "union"],
        );
        assert_eq!(ids(&both), [""; 0]);
    }

    #[test]
    fn the_key_is_not_the_only_one_of_several_things() {
        let stem = "What did they sign?";
        only(
            &NUMBER,
            asked(stem, &["*two treaties", "a truce", "a loan"]),
            asked(stem, &["*two treaties", "three truces", "a loan"]),
        );
        let stem = "How many points did they win?";
        only(
            &NUMBER,
            asked(stem, &["*one of them", "two points", "three points"]),
            asked(stem, &["*one or two", "three or four", "five or six"]),
        );
    }

    #[test]
    fn absolute_words_do_not_mark_some_options() {
        only(
            &ABSOLUTE,
            asked(
                "What was said?",
                &["*that some came", "that all came", "that few came"],
            ),
            asked("Which film is it?", &["*All About Eve", "Gilda", "Laura"]),
        );
        only(
            &ABSOLUTE,
            asked("How did it fall?", &["*never in May", "in June", "in July"]),
            asked("How often did it fall?", &["*never", "once", "twice"]),
        );
        for often in [
            "every year",
            "every second year",
            "every Monday",
            "every four years",
            "all day",
        ] {
            let options = [
                &format!("*in Norra {often}"),
                "in Halden twice a decade",
                "in Riga until the end",
            ];
            assert_eq!(
                ids(&asked("Where was it held?", &options)),
                [""; 0],
                "{often}"
            );
        }
        only(
            &ABSOLUTE,
            claimed("True or false: Rain always fell."),
            claimed("True or false: All three of them “always” fell."),
        );
    }

    #[test]
    fn times_that_come_again_are_not_absolute_in_german_either() {
        let found = |text: &str| absolute_word(text, crate::lang::of("de"));
        for text in ["in Bonn jedes Jahr", "alle vier Jahre", "jede zweite Woche"] {
            assert_eq!(found(text), None, "{text}");
        }
        assert_eq!(found("jedes Haus in Bonn"), Some("jedes"));
    }

    fn claimed(stem: &str) -> crate::Quiz {
        let options = ["True", "False"].map(|text| AnswerOption {
            text: text.into(),
            value: None,
            why: None,
        });
        let choices = SingleChoice::new(options.to_vec(), 1, true).unwrap();
        of(stem, Form::TrueFalse(choices))
    }

    #[test]
    fn vague_words_stand_in_quotations_only() {
        let options = ["*rain", "snow", "hail"];
        only(
            &VAGUE,
            asked("What usually fell?", &options),
            asked("What fell “usually”, and how often?", &options),
        );
        only(
            &VAGUE,
            asked("Of what does it often consist?", &options),
            asked("With what is it often mixed up?", &options),
        );
    }
}
