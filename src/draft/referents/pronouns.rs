//! In goes a pronoun, out comes the one thing of the sentence before that it may stand for.

use std::ops::Range;

use super::Referents;
use crate::draft::names::classes::Mention;
use crate::draft::names::gazetteer;
use crate::draft::sentence::Sentence;

impl Referents<'_> {
    /// The one person that `he` or `she` may be: the subject of the sentence before, beside whom it names nobody.
    pub(super) fn person(&self, position: usize, at: usize) -> Option<usize> {
        let sentence = &self.reading.text.sentences[position];
        let before = self.before(position)?;
        let thing = self.subjects[before]?;
        let is_person = |at: usize, mention: &Mention| {
            let thing = &self.reading.things.things[mention.thing];
            let start = mention.words.start;
            let before = start
                .checked_sub(1)
                .map(|start| self.reading.text.sentences[at].low(start));
            match (thing.class.as_deref(), before) {
                (Some(class), _) => class == "person",
                // `the Sea Org`, `to Rehabilitation Project Force`.
                (None, Some(before)) => !matches!(
                    before.as_str(),
                    "the" | "a" | "in" | "at" | "to" | "aboard" | "near"
                ),
                (None, None) => true,
            }
        };
        let own = &self.reading.things.things[thing];
        let is_woman = matches!(sentence.low(at).as_str(), "she" | "her");
        if own.class.as_deref() != Some("person")
            || gazetteer::is_woman(&own.name).is_some_and(|woman| woman != is_woman)
        {
            return None;
        }
        // `His wife left, and she sold it`: of one sentence not both are this person.
        let others: [&str; 3] = match is_woman {
            true => ["he", "him", "his"],
            false => ["she", "her", "hers"],
        };
        if (0..at).any(|at| others.contains(&sentence.low(at).as_str()) && !sentence.quoted[at]) {
            return None;
        }
        let text = &self.reading.text.sentences;
        let is_near = text[before].paragraph == sentence.paragraph;
        let from = match is_near {
            true => before,
            // Of another paragraph all is looked through.
            false => (0..=before)
                .rev()
                .take_while(|at| text[*at].paragraph == text[before].paragraph)
                .last()?,
        };
        let mentions = &self.reading.things.mentions;
        let others = (from..=position)
            .flat_map(|place| mentions[place].iter().map(move |mention| (place, mention)))
            .filter(|(place, mention)| *place < position || mention.words.start < at);
        let mut others = others.filter(|(_, mention)| mention.thing != thing);
        let is_alone = !others.any(|(place, mention)| is_person(place, mention));
        // `her husband`, `an officer` of the sentence before may be meant, too.
        let people = (from..=before).any(|at| names_people(&text[at], is_woman));
        (is_alone && !people).then_some(thing)
    }

    /// The one body that `it` may be.
    pub(super) fn body(&self, position: usize, subject: Range<usize>) -> Option<usize> {
        let sentence = &self.reading.text.sentences[position];
        let before = self.before(position)?;
        let text = &self.reading.text.sentences;
        let thing = self.subjects[before]?;
        let own = &self.reading.things.things[thing];
        let owns = sentence.tag(subject.start) == "PRP$";
        // `the Taliban`, of no known class.
        let is_the = owns && own.class.is_none() && own.name.starts_with("the ");
        let acts = owns || ACTS.contains(&sentence.low(subject.end).as_str()) && subject.len() <= 2;
        let fits = text[before].paragraph == sentence.paragraph
            && acts
            && (is_the || own.class.as_deref().is_some_and(is_body));
        fits.then_some(thing)
    }
}

/// Verbs of what a body of people does.
const ACTS: [&str; 24] = [
    "announced",
    "said",
    "says",
    "stated",
    "added",
    "reported",
    "claimed",
    "claims",
    "warned",
    "denied",
    "plans",
    "planned",
    "released",
    "launched",
    "bought",
    "sold",
    "hired",
    "acquired",
    "published",
    "employs",
    "operates",
    "agreed",
    "decided",
    "urged",
];

fn is_body(class: &str) -> bool {
    matches!(
        class,
        "company"
            | "organisation"
            | "agency"
            | "news outlet"
            | "country"
            | "party"
            | "university"
            | "ministry"
            | "department"
            | "council"
            | "court"
    )
}

/// Whether a sentence speaks of a person by a common noun, other than as the office of a name beside it.
fn names_people(sentence: &Sentence, is_woman: bool) -> bool {
    let nouns: &[&str] = match is_woman {
        true => &[
            "mother",
            "sister",
            "daughter",
            "wife",
            "woman",
            "girl",
            "girlfriend",
            "aunt",
        ],
        false => &[
            "father",
            "brother",
            "son",
            "husband",
            "man",
            "boy",
            "boyfriend",
            "uncle",
        ],
    };
    (0..sentence.len()).any(|at| {
        let is_name = sentence.tag(at + 1).starts_with("NNP");
        nouns.contains(&sentence.low(at).as_str()) && !is_name
    })
}
