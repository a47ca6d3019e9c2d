//! Why a question is not asked, in words.

use std::fmt;

use super::cues;

/// Why a question is not asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The kind is not made for such a blank; nothing to mend.
    NotMadeForThis,
    /// The author wants other kinds for this blank.
    NotWanted,
    /// Too few distractors.
    Thin {
        /// How many there are.
        found: usize,
    },
    /// The key could only be the smallest option, or only the largest.
    Edge,
    /// The stem betrays the key.
    Betrayed,
    /// The options would point at the key.
    Cue(cues::Cue),
    /// The key would be the only round number, or the only one that is not.
    Round,
    /// An indefinite article before the gap does not fit the key.
    Article,
    /// Why this kind in particular cannot be asked here.
    Because(&'static str),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::NotMadeForThis => f.write_str("this kind is not made for such a blank"),
            Refusal::NotWanted => f.write_str("the blank's `kinds` leave it out"),
            Refusal::Thin { found: 0 } => {
                f.write_str("there is no distractor, and a choice needs two")
            }
            Refusal::Thin { found: 1 } => {
                f.write_str("there is one distractor, and a choice needs two")
            }
            Refusal::Thin { found } => {
                write!(f, "of {found} distractors too few can stand together")
            }
            Refusal::Edge => {
                f.write_str("the right answer could only stand at the edge of the options")
            }
            Refusal::Betrayed => f.write_str("the question gives the right answer away"),
            Refusal::Cue(cue) => cue.fmt(f),
            Refusal::Round => cues::Cue::Round.fmt(f),
            Refusal::Article => {
                f.write_str("the article before the gap does not fit the right answer")
            }
            Refusal::Because(why) => f.write_str(why),
        }
    }
}
