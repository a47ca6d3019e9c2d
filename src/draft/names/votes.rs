//! In goes a sentence with a name, out comes what stands around the name and speaks for what it is.

use std::ops::Range;

use super::gazetteer::{self, Country};
use super::known;
use super::office::office;
use crate::draft::sentence::Sentence;

/// What is gathered for a name before its thing is known.
#[derive(Default)]
pub(super) struct Votes {
    /// In which sentence it stands first.
    pub first: Option<usize>,
    /// How often it stands as a state does: `Seattle, Washington`, `Governor of Washington`.
    pub state: i32,
    pub person: i32,
    /// How often a verb follows that it is the subject of.
    pub acts: i32,
    pub position: i32,
    /// How often the state or the country that it lies in stands behind it: `Mountain View, California`.
    pub place: i32,
    /// What stands before it and says what it is: `the suburb of Kanata`.
    pub kind: Option<&'static str>,
    pub with_article: usize,
    pub count: usize,
    pub of: Option<&'static str>,
    pub note: Option<String>,
}

/// Takes down what stands around a name.
pub(super) fn vote(sentence: &Sentence, name: &Range<usize>, titled: bool, votes: &mut Votes) {
    votes.count += 1;
    let before = |back: usize| {
        name.start
            .checked_sub(back)
            .map(|at| sentence.low(at))
            .unwrap_or_default()
    };
    let after = sentence.low(name.end);
    if before(1) == "the" {
        votes.with_article += 1;
    }
    if titled {
        votes.person += 3;
    }
    let speaks = matches!(
        after.as_str(),
        "said"
            | "says"
            | "told"
            | "noted"
            | "added"
            | "wrote"
            | "explained"
            | "observed"
            | "asked"
            | "stated"
            | "tweeted"
            | "argued"
    );
    votes.person += i32::from(
        speaks
            || matches!(before(1).as_str(), "said" | "added")
            || after == "himself"
            || after == "herself",
    );
    if after == ","
        && crate::draft::numbers::plain(sentence.word(name.end + 1)).is_some()
        && sentence.word(name.end + 2) == ","
    {
        votes.person += 3;
    }
    if after == "," && sentence.tag(name.end + 1) == "WP" {
        votes.person += 2;
    }
    let behind_place =
        before(1) == "," && name.start > 1 && sentence.tag(name.start - 2).starts_with("NNP");
    let governed =
        before(1) == "of" && matches!(before(2).as_str(), "governor" | "senator" | "state");
    votes.place += i32::from(
        matches!(
            before(1).as_str(),
            "in" | "near" | "from" | "at" | "of" | "to"
        ) && after == ","
            && is_region(sentence, name.end + 1),
    );
    const KINDS: [(&str, &str); 30] = [
        ("city", "city"),
        ("town", "town"),
        ("village", "village"),
        ("suburb", "suburb"),
        ("region", "region"),
        ("ship", "ship"),
        ("spacecraft", "spacecraft"),
        ("rocket", "rocket"),
        ("satellite", "satellite"),
        ("film", "film"),
        ("documentary", "film"),
        ("novel", "novel"),
        ("book", "book"),
        ("album", "album"),
        ("song", "song"),
        ("opera", "opera"),
        ("musical", "musical"),
        ("painting", "painting"),
        ("magazine", "news outlet"),
        ("newspaper", "news outlet"),
        ("broadcaster", "news outlet"),
        ("publication", "news outlet"),
        ("journal", "journal"),
        ("company", "company"),
        ("firm", "company"),
        ("airline", "company"),
        ("manufacturer", "company"),
        ("charity", "organisation"),
        ("organisation", "organisation"),
        ("organization", "organisation"),
    ];
    let kind = |low: &str| {
        let found = KINDS.iter().find(|(kind, _)| *kind == low);
        found.map(|(_, class)| *class)
    };
    let dressed = before(1) == "as"
        && matches!(
            before(2).as_str(),
            "dressed" | "costumed" | "disguised" | "cosplaying"
        );
    let said = match before(1).as_str() {
        "as" if dressed => Some("fictional figure"),
        "of" => kind(&before(2)).filter(|class| is_place_kind(class)),
        // `the cruise ship, Freewinds, …`
        "," if matches!(after.as_str(), "," | ".") => {
            kind(&before(2)).filter(|class| !is_place_kind(class))
        }
        low => kind(low),
    };
    votes.kind = votes.kind.or(said);
    // `The secretary general of the council, Nunzio Galantino, has …`
    let apposed = before(1) == "," && after == "," && name.len() > 1 && {
        let lower = |at: usize| sentence.word(at).starts_with(char::is_lowercase);
        let job = |at: usize| lower(at) && gazetteer::is_job(&sentence.low(at));
        let finite = |at: usize| crate::draft::clauses::is_finite(sentence, at);
        finite(name.end + 1) && (0..name.start).any(job) && !(0..name.start).any(finite)
    };
    // `the ambassador to Moscow, Gul Hassan, and …`
    let follows_job =
        before(1) == "," && name.len() > 1 && matches!(after.as_str(), "," | ".") && {
            let part = |at: &usize| {
                matches!(
                    sentence.tag(*at),
                    "NN" | "NNP" | "IN" | "DT" | "JJ" | "POS" | "TO"
                )
            };
            let mut phrase = (0..name.start - 1).rev().take_while(part).take(8);
            phrase.any(|at| {
                sentence.word(at).starts_with(char::is_lowercase)
                    && gazetteer::is_job(&sentence.low(at))
            })
        };
    votes.person += 2 * i32::from(apposed || follows_job);
    votes.acts += i32::from(matches!(sentence.tag(name.end), "VBD" | "VBZ"));
    votes.state += i32::from(behind_place || governed);
    votes.position += i32::from(matches!(before(1).as_str(), "in" | "near" | "from" | "at"));
    if let (Some(note), of) = office(sentence, name) {
        votes.person += 2;
        votes.note.get_or_insert(note);
        votes.of = votes.of.or(of);
    }
    let country = |country: &'static Country| country.name;
    // `US President Barack Obama`, and not the president of `McDonald’s USA` or of `Bank of America`.
    let free = |at: &usize| {
        at.checked_sub(1).is_none_or(|at| {
            !matches!(sentence.tag(at), "POS" | "NNP" | "NNPS" | "HYPH") && sentence.low(at) != "of"
        })
    };
    let led = name.start.checked_sub(2).filter(|_| titled).filter(free);
    if let Some(at) = led {
        let word = sentence.word(at);
        votes.of = votes.of.or(gazetteer::of_demonym(word)
            .or(gazetteer::country(word))
            .map(country));
    }
}

fn is_place_kind(class: &str) -> bool {
    matches!(class, "city" | "town" | "village" | "suburb" | "region")
}

/// Whether a state or a country is named from a word on.
fn is_region(sentence: &Sentence, at: usize) -> bool {
    (at + 1..at + 4).any(|end| {
        let name = sentence.span(at..end);
        let is_state = matches!(
            gazetteer::whole(name),
            Some("state" | "province" | "country")
        );
        let is_region = known::class_of_name(name) == Some("region");
        is_state || is_region || gazetteer::is_also_state(name)
    })
}
