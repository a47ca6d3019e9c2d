//! What is kept of questions that had their turn: of a large bank many have, and few are taken.

use std::rc::Rc;

use super::entry::Entry;

/// So many questions are kept whole; those that come later are made again when their turn comes again.
const WHOLE: usize = 2_048;

/// What is known of a question that had its turn.
pub(super) enum Seen {
    /// It cannot be made.
    Unmade,
    /// It can be made, and may be taken when the bounds are wider.
    Made {
        is_weak: bool,
        opening: Box<str>,
        whole: Option<Rc<Entry>>,
    },
    /// It may be taken only where questions may point at options of each other.
    Leaking,
    /// It does not go with those taken, or is not wanted at all.
    Out { is_weak: bool },
}

/// What comes of the turn of a question.
pub(super) enum Turn {
    Goes(Rc<Entry>),
    /// It is weak, or gives something away with those taken, and no such one is taken as yet.
    Waits,
    Refused,
}

impl Seen {
    /// That of a question that was made, or could not be, after so many others.
    pub fn of(entry: Option<&Rc<Entry>>, others: usize) -> Seen {
        entry.map_or(Seen::Unmade, |entry| Seen::Made {
            is_weak: entry.is_weak,
            opening: entry.opening.as_str().into(),
            whole: (others < WHOLE).then(|| Rc::clone(entry)),
        })
    }

    /// Whether it is taken only where no other is left.
    pub fn is_weak(&self) -> bool {
        match self {
            Seen::Unmade | Seen::Leaking => false,
            Seen::Made { is_weak, .. } | Seen::Out { is_weak } => *is_weak,
        }
    }
}
