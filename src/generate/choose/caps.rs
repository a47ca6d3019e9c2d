//! The bounds on what a quiz may have much of, and how they are given up.

/// The bounds that keep a quiz to what matters.
#[derive(Clone, Copy)]
pub(super) struct Caps {
    pub(super) detail: usize,
    pub(super) paragraph: usize,
    pub(super) kind: usize,
    /// How many questions may begin with the same two words.
    pub(super) opening: usize,
    /// Whether questions are taken that cannot be understood by themselves.
    pub(super) leaning: bool,
    /// Whether a right answer may be given away by what the other questions name, or by its length.
    pub(super) exposed: bool,
    /// Whether a question may point at one option of another, or strike some of them out.
    pub(super) leaking: bool,
}

/// No bound.
pub(super) const NO_CAP: usize = usize::MAX;

impl Caps {
    /// The caps as they are dropped one after the other: first some details are taken, then questions that
    /// lean on what they do not name, then more of an opening, then of a kind too, then of a paragraph, then any details; then
    /// the names in other questions may give an answer away, and last any word of them.
    pub(super) fn relaxed(self, some: usize) -> [Caps; 8] {
        let detailed = Caps {
            detail: some,
            ..self
        };
        let leaning = detailed.of_any_standing();
        let opening = leaning.of_any_opening();
        let kind = Caps {
            kind: NO_CAP,
            ..opening
        };
        let paragraph = Caps {
            paragraph: NO_CAP,
            ..kind
        };
        let detail = Caps {
            detail: NO_CAP,
            ..paragraph
        };
        let exposed = Caps {
            exposed: true,
            ..detail
        };
        let leaking = Caps {
            leaking: true,
            ..exposed
        };
        [
            detailed, leaning, opening, kind, paragraph, detail, exposed, leaking,
        ]
    }

    pub(super) fn of_any_standing(self) -> Caps {
        Caps {
            leaning: true,
            ..self
        }
    }

    pub(super) fn of_any_opening(self) -> Caps {
        Caps {
            opening: NO_CAP,
            ..self
        }
    }
}
