//! The bounds on what a quiz may have much of, and how they are given up.

/// The bounds that keep a quiz to what matters.
#[derive(Clone, Copy)]
pub(super) struct Caps {
    pub(super) detail: usize,
    pub(super) paragraph: usize,
    pub(super) kind: usize,
    /// How many questions may begin with the same two words.
    pub(super) opening: usize,
    /// Whether weak questions are taken.
    pub(super) weak: bool,
    /// Whether who avoids the shortest and the longest options may be right more often than by chance.
    pub(super) uneven: bool,
    /// Whether a right answer may be given away by what the other questions name, or by its length.
    pub(super) exposed: bool,
    /// Whether a question may point at one option of another, or strike some of them out.
    pub(super) leaking: bool,
}

/// No bound.
pub(super) const NO_CAP: usize = usize::MAX;

/// How many details a quiz of so many questions may have where nothing of more weight is left that goes by all bounds.
pub(super) fn some_details(count: usize) -> usize {
    match count {
        count if count < 5 => NO_CAP,
        count => count / 5,
    }
}

impl Caps {
    /// The bounds of a quiz of so many questions, of a bank of so many paragraphs.
    pub(super) fn new(count: usize, paragraphs: usize) -> Caps {
        let of_few = Caps {
            detail: 0,
            paragraph: NO_CAP,
            kind: NO_CAP,
            opening: NO_CAP,
            weak: false,
            uneven: false,
            exposed: false,
            leaking: false,
        };
        if count < 5 {
            return of_few;
        }
        Caps {
            paragraph: count.saturating_mul(2).div_ceil(paragraphs.max(1)).max(1),
            kind: count.div_ceil(10),
            opening: count.saturating_mul(3).div_ceil(10),
            ..of_few
        }
    }

    /// The caps as they are dropped one after the other: first more of an opening is taken, then more answers of middle length, then
    /// twice as much of a paragraph, then some details, then weak questions, then more of a kind too, then any of a paragraph, then any
    /// details; then the names in other questions may give an answer away, and last any word of them.
    pub(super) fn relaxed(self, some: usize) -> [Caps; 10] {
        let [opening, uneven, crowded, _] = self.slightly_relaxed();
        let detailed = Caps {
            detail: some,
            ..crowded
        };
        let weak = Caps {
            weak: true,
            ..detailed
        };
        let kind = Caps {
            kind: NO_CAP,
            ..weak
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
            opening, uneven, crowded, detailed, weak, kind, paragraph, detail, exposed, leaking,
        ]
    }

    /// How much of a paragraph is taken before anything is that its author holds to be a detail.
    pub(super) fn crowded(self) -> usize {
        self.paragraph.saturating_mul(2)
    }

    /// The caps that are dropped first, each with those before it.
    pub(super) fn slightly_relaxed(self) -> [Caps; 4] {
        let opening = Caps {
            opening: NO_CAP,
            ..self
        };
        let uneven = Caps {
            uneven: true,
            ..opening
        };
        let crowded = Caps {
            paragraph: self.crowded(),
            ..uneven
        };
        let weak = Caps {
            weak: true,
            ..crowded
        };
        [opening, uneven, crowded, weak]
    }
}
