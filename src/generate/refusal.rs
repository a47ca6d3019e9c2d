//! Why a question is not asked, in words.

use std::fmt;

use super::cues::{Cue, Needs};
use super::joints::Joint;

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
    /// Too few distractors, since these words of the statement or the `ask` make others right too, and only the author's are
    /// offered.
    OthersRight(String),
    /// Too few distractors, since names of the key's class are not known to be what the question asks for, or are known
    /// not to be.
    Coarse(Lack),
    /// The key could only be the smallest option, or only the largest.
    Edge,
    /// The stem gives the key away, by these words; empty where it is what they lead to.
    GivenAway(String),
    /// The options would point at the key.
    Cue(Cue),
    /// The key alone shares this word with the stem.
    Clang(String),
    /// An indefinite article before the gap does not fit the key.
    Article,
    /// The statement says two things, joined by this.
    Joined(Joint),
    /// These words of the statement may be those of a limit, as `more than` and `since` are.
    Limit(&'static str),
    /// Why this kind in particular cannot be asked here.
    Because(&'static str),
}

/// What names of a class lack that a question wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// That they are such things as its words name; empty where it names none.
    Sort(String),
    /// That they are in this place.
    Place(String),
    /// That they were about in these years.
    Years(Vec<i16>),
    /// That they are near enough in a series of names to be believed.
    Near,
}

impl Lack {
    /// What mends it.
    pub fn cure(&self) -> &'static str {
        match self {
            Lack::Sort(_) => "give the blank `wrong` values, or such things a `class` of their own",
            Lack::Place(_) => "give the blank `wrong` values, or the bank others in that place",
            Lack::Years(_) => "give the blank `wrong` values, or the bank others of that time",
            Lack::Near => "give the blank `wrong` values, or the bank neighbours in that series",
        }
    }
}

impl fmt::Display for Lack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Lack::Sort(sort) if sort.is_empty() => f.write_str(
                "too few others of its class are known to be such as the question asks for",
            ),
            Lack::Sort(sort) => write!(
                f,
                "too few others of its class are known to be such as the question asks for: `{sort}`"
            ),
            Lack::Place(place) => write!(
                f,
                "the question names a place, `{place}`, and too few others of its class are known to be there"
            ),
            Lack::Near => f.write_str(
                "too few others of its class are near enough in its series to be believed",
            ),
            Lack::Years(years) => {
                let shown = |&year: &i16| match year {
                    1.. => year.to_string(),
                    _ => format!("{} BC", 1 - i32::from(year)),
                };
                let years: Vec<String> = years.iter().map(shown).collect();
                write!(
                    f,
                    "the statement or the `ask` names a time, {}, and too few others of its class were about then by the years \
                     of the bank",
                    years.join(", ")
                )
            }
        }
    }
}

/// Why the second blank of a fact is not put as true or false.
pub(crate) const ASKED_ONCE: &str =
    "a fact is put as true or false once, and another blank of it is";

/// Why a date that nothing may follow is not asked as a choice, where the bank does not say when it speaks.
pub(crate) const LATEST: &str = "the right answer could only be the latest option, as the bank does not say when it was `published`";

/// The same, where it does, and a date is left that the author may write.
pub(crate) const LATEST_PUBLISHED: &str = "the right answer could only be the latest option, as there is no room for others between it and `published`: give the blank four `wrong` values, three earlier and one later, which need no room but may not begin after `published`";

/// The same, where nothing later could be known.
pub(crate) const LATEST_KNOWN: &str = "the right answer could only be the latest option, as nothing after `published` could be known: ask of something else, or give the blank three earlier `wrong` values, with which it is the last option all the same";

/// Why a value beside which nothing can stand on one side is not asked as a choice.
pub(crate) const ONE_SIDE: &str = "the right answer would always be the smallest option, or always the largest, as nothing on its other side could be right, or is surely wrong, so that it would stand there beside `wrong` values on the one side, too: leave it to be asked in writing, ask of something else, or write `kinds: none`";

impl Refusal {
    /// Whether the key would always be the first or the last of what stands in order.
    pub fn is_at_the_edge(&self) -> bool {
        matches!(
            self,
            Refusal::Edge | Refusal::Because(LATEST | LATEST_PUBLISHED | LATEST_KNOWN | ONE_SIDE)
        )
    }

    /// Whether the wording of the key, among what may stand beside it, points at it, or how round it is.
    pub fn is_in_the_wording(&self) -> bool {
        let of_words = [Cue::Longest, Cue::Clang, Cue::Convergence, Cue::Round];
        match self {
            Refusal::Clang(_) | Refusal::Cue(Cue::Form(_)) => true,
            Refusal::Cue(cue) => of_words.contains(cue),
            _ => false,
        }
    }

    /// An answer at the edge, beside which a value could be offered on these sides, is refused with what mends that.
    pub(crate) fn between(self, open: impl FnOnce() -> [bool; 2]) -> Refusal {
        match self {
            Refusal::Edge if open() != [true; 2] => Refusal::Because(ONE_SIDE),
            other => other,
        }
    }

    /// Whether another wording or other values could mend it.
    pub fn is_mendable(&self) -> bool {
        !matches!(
            self,
            Refusal::NotMadeForThis | Refusal::NotWanted | Refusal::Because(ASKED_ONCE)
        )
    }

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
                f.write_str("there is no wrong option for it, and a choice needs two")
            }
            Refusal::Thin { found: 1 } => {
                f.write_str("there is one wrong option for it, and a choice needs two")
            }
            Refusal::Thin { found } => {
                write!(
                    f,
                    "there are {found} wrong options for it, but no two that may stand side by side: they are too near each \
                     other, or one is part of another"
                )
            }
            Refusal::OthersRight(said) => write!(
                f,
                "`{said}` makes others right too, so only `wrong` values of your own are offered, and a choice needs two"
            ),
            Refusal::Coarse(lack) => lack.fmt(f),
            Refusal::Edge => {
                f.write_str(
                    "the right answer would always be the smallest option, or always the largest, which would give it away: \
                     give the blank four `wrong` values, some below it and some above",
                )
            }
            Refusal::GivenAway(by) if by.is_empty() => {
                f.write_str("the question gives the right answer away")
            }
            Refusal::GivenAway(by) => {
                write!(f, "the question gives the right answer away: it holds `{by}`")
            }
            Refusal::Cue(cue) => cue.fmt(f),
            Refusal::Clang(word) => write!(f, "{}: `{word}`", Cue::Clang),
            Refusal::Article => {
                f.write_str("the article before the gap does not fit the right answer")
            }
            Refusal::Joined(Joint { said, parts }) => {
                write!(f, "the statement says two things at once (`{said}`), so half of it would stay true: ")?;
                f.write_str(match parts {
                    true => "part it into two facts to have each asked so",
                    false => "say it shorter, or leave it, as it is asked in other ways",
                })
            }
            Refusal::Limit(said) => write!(
                f,
                "`{said}` in the statement may be that of a limit, so other figures or dates could make it true too"
            ),
            Refusal::Because(why) => f.write_str(why),
        }
    }
}
