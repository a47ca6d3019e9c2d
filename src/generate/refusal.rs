//! Why a question is not asked, in words.

use std::fmt;

use super::cues::{self, Cue, Needs};

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
    /// Too few distractors, since names of the key's class are not known to be such things as the question asks for.
    Coarse,
    /// The key could only be the smallest option, or only the largest.
    Edge,
    /// The stem betrays the key, by these words; empty where it is what they lead to.
    Betrayed(String),
    /// The options would point at the key.
    Cue(Cue),
    /// The key alone shares this word with the stem.
    Clang(String),
    /// The key would be the only round number, or the only one that is not.
    Round,
    /// An indefinite article before the gap does not fit the key.
    Article,
    /// Why this kind in particular cannot be asked here.
    Because(&'static str),
}

impl Refusal {
    /// Why options are refused where some needs of the key are not met.
    pub(crate) fn unmet(needs: &Needs, missing: u64) -> Refusal {
        match needs.shared_word(missing) {
            Some(word) => Refusal::Clang(word),
            None => Refusal::Cue(needs.cue(missing)),
        }
    }
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
            Refusal::Coarse => f.write_str(
                "too few others of its class are known to be such as the question asks for",
            ),
            Refusal::Edge => {
                f.write_str("the right answer could only stand at the edge of the options: give the blank `wrong` values, or widen its `between`")
            }
            Refusal::Betrayed(by) if by.is_empty() => {
                f.write_str("the question gives the right answer away")
            }
            Refusal::Betrayed(by) => {
                write!(f, "the question gives the right answer away: it holds `{by}`")
            }
            Refusal::Cue(cue) => cue.fmt(f),
            Refusal::Clang(word) => write!(f, "{}: `{word}`", Cue::Clang),
            Refusal::Round => cues::Cue::Round.fmt(f),
            Refusal::Article => {
                f.write_str("the article before the gap does not fit the right answer")
            }
            Refusal::Because(why) => f.write_str(why),
        }
    }
}
