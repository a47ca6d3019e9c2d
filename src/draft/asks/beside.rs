//! A name is asked for where it is the object of one finite verb, or stands behind a preposition that belongs to it: `In which city
//! was …?`, `Which country did … visit?`

use super::when::is_listed;
use super::{View, plural, verbs};
use crate::draft::clauses;
use crate::draft::names::classes::Thing;
use crate::draft::names::gazetteer;
use crate::draft::proposal::{Answer, Hole};

/// What one does in a place, so that `in Oslo` says where, whatever noun stands between.
const LOCATED: [&str; 26] = [
    "open",
    "build",
    "hold",
    "found",
    "establish",
    "launch",
    "meet",
    "attend",
    "host",
    "stage",
    "organise",
    "organize",
    "win",
    "play",
    "bury",
    "arrest",
    "kill",
    "find",
    "hang",
    "spend",
    "study",
    "join",
    "visit",
    "arrive",
    "die",
    "live",
];

/// What moves something, so that `to Oslo` says whither.
const MOVED: [&str; 16] = [
    "send", "bring", "take", "move", "return", "fly", "transfer", "travel", "deliver", "ship",
    "carry", "drive", "sell", "give", "donate", "hand",
];

fn is_list(hole: &Hole) -> bool {
    matches!(hole.answer, Answer::Things(_))
}

/// What a hole is called in a question: its class, of a list in the plural.
fn kind(hole: &Hole, class: &str) -> String {
    match (is_list(hole), class) {
        (true, "person") => "people".to_owned(),
        (true, class) => plural(class),
        (false, class) => class.to_owned(),
    }
}

impl View<'_> {
    /// A name as the object, or behind its preposition.
    pub(super) fn beside(&self, hole: &Hole, thing: &Thing) -> Option<String> {
        let end = self.predicate_end()?;
        let verb = self.plain_verb(end)?;
        if hole.words.end > end {
            return None;
        }
        self.of_lead(hole, thing, verb, end)
            .or_else(|| self.object(hole, thing, verb, end))
            .or_else(|| self.behind_preposition(hole, thing, verb, end))
    }

    /// `In Norway, the ship …`
    fn of_lead(&self, hole: &Hole, thing: &Thing, verb: usize, end: usize) -> Option<String> {
        let start = self.clause.words.start;
        let prep = self.sentence.low(start);
        let comma = usize::from(self.sentence.word(hole.words.end) == ",");
        let fits = hole.words.start == start + 1
            && hole.words.end + comma == self.clause.subject
            && matches!(prep.as_str(), "in" | "at" | "from");
        let wh = self.behind(&prep, hole, thing).filter(|_| fits)?;
        let turned = self.turned(verb, &self.text(verb + 1..end))?;
        Some(format!("{wh} {}?", turned.trim()))
    }

    /// `The ship reached Norway.`
    fn object(&self, hole: &Hole, thing: &Thing, verb: usize, end: usize) -> Option<String> {
        let is_be = matches!(
            self.sentence.low(verb).as_str(),
            "was" | "were" | "is" | "are" | "has" | "have" | "had" | "became"
        );
        if is_be || hole.words.start != verb + 1 {
            return None;
        }
        // What follows may be the object, and the name whom it is given to.
        let follows = self.sentence.tag(hole.words.end);
        if hole.words.end < end && !matches!(follows, "IN" | "," | "RB") {
            return None;
        }
        let which = match thing.class.as_deref() {
            Some("person") if !is_list(hole) => "whom".to_owned(),
            Some(class) => format!("which {}", kind(hole, class)),
            None => return None,
        };
        let rest = self.rest(hole.words.end, end)?;
        let turned = self.turned(verb, &rest)?;
        Some(format!("{}{which} {}?", self.lead(), turned.trim()))
    }

    /// `The ship was built in Norway.`
    fn behind_preposition(
        &self,
        hole: &Hole,
        thing: &Thing,
        verb: usize,
        end: usize,
    ) -> Option<String> {
        let sentence = self.sentence;
        let at = hole.words.start.checked_sub(1).filter(|at| *at > verb)?;
        let prep = sentence.low(at);
        let between = verb + 1..at;
        // What stands between may have the name for itself.
        let near = between.clone().all(|at| {
            !matches!(
                sentence.tag(at),
                "VBG" | "VB" | "VBD" | "WDT" | "WP" | "WRB" | ":" | "," | "IN" | "CC" | "TO"
            ) && (sentence.tag(at) != "VBN" || at <= verb + 2)
        });
        let infinitive =
            between.len() == 2 && sentence.tag(verb + 1) == "TO" && sentence.tag(verb + 2) == "VB";
        let last = sentence.tag(at - 1);
        let by_verb = at - 1 == verb || matches!(last, "VBN" | "VB" | "RP" | "RB");
        let acts = between
            .clone()
            .rev()
            .find(|at| sentence.tag(*at) == "VBN")
            .unwrap_or(verb);
        let base = verbs::base(&sentence.low(acts))
            .or_else(|| verbs::base_of_present(&sentence.low(acts)))
            .unwrap_or_default();
        // `took place at`.
        let takes_place = base == "take" && between.len() == 1 && sentence.low(verb + 1) == "place";
        let fits = match prep.as_str() {
            "in" | "at" | "near" => by_verb || LOCATED.contains(&base) || takes_place,
            "after" => by_verb && base == "name",
            "to" | "from" => by_verb || MOVED.contains(&base),
            "by" | "with" | "into" | "against" => by_verb,
            _ => false,
        };
        if !(near || infinitive) || !fits {
            return None;
        }
        // `in Irving, Texas`: the state goes with the question.
        let mentions = &self.reading.things.mentions[self.position];
        let within = mentions.iter().find(|other| {
            sentence.word(hole.words.end) == "," && other.words.start == hole.words.end + 1
        });
        let is_region = |thing: usize| {
            matches!(
                self.reading.things.things[thing].class.as_deref(),
                Some("state" | "province" | "country")
            )
        };
        let within = within.filter(|other| is_region(other.thing));
        let mut after = within.map_or(hole.words.end, |other| other.words.end);
        after += usize::from(within.is_some() && sentence.word(after) == ",");
        let region = within.map_or_else(String::new, |other| {
            format!(" in {}", self.text(other.words.clone()))
        });
        let wh = self.behind(&prep, hole, thing)?;
        let rest = format!("{} {}", self.text(between), self.rest(after.min(end), end)?);
        let turned = self.turned(verb, rest.trim())?;
        Some(format!("{}{wh}{region} {}?", self.lead(), turned.trim()))
    }

    /// What goes on behind the name, up to a comma; nothing where what is left out turns what is said.
    fn rest(&self, from: usize, end: usize) -> Option<String> {
        let comma =
            (from..end).find(|at| self.sentence.word(*at) == "," && !is_listed(self.sentence, *at));
        let last = comma.unwrap_or(end);
        let turns = clauses::turns(self.sentence, last..self.clause.words.end);
        // `from Oslo, and from Bergen`: what the second one joins is asked for.
        let joins = (from..last).any(|at| {
            let tag = self.sentence.tag(at + 1);
            self.sentence.tag(at) == "CC" && at + 1 < last && matches!(tag, "IN" | "TO")
        });
        (!turns && !joins).then(|| self.text(from..last).trim().to_owned())
    }

    /// The beginning of a question for a name behind a preposition.
    fn behind(&self, prep: &str, hole: &Hole, thing: &Thing) -> Option<String> {
        match (thing.class.as_deref(), prep) {
            (Some("person"), _) if is_list(hole) => Some(format!("{prep} which people")),
            (Some("person"), "by" | "with" | "from" | "to" | "against" | "after") => {
                Some(format!("{prep} whom"))
            }
            (Some("person"), _) => None,
            (Some("place" | "centre") | None, "in" | "at") => Some("where".to_owned()),
            (None, _) => None,
            (Some(class), _) => {
                let capital = gazetteer::of_capital(&thing.name).is_some();
                // A capital may stand for the government.
                let is_whole = !capital || matches!(prep, "in" | "to" | "from" | "near");
                is_whole.then(|| format!("{prep} which {}", kind(hole, class)))
            }
        }
    }
}
