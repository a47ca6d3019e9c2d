//! The forms of an option that leap to the eye: a digit, a lone capital, brackets.
//!
//! In goes a key and what stands beside it, out comes which form the key has alone. This module only judges.

/// A form that leaps to the eye.
pub(super) struct FormOf {
    pub has: fn(&str) -> bool,
    /// What is said of what has it, and of what has it not.
    said: [&'static str; 2],
    /// Whether it leaps to the eye where it is there or, as a capital, where it is lacking; and how it is called then.
    leaps: (bool, &'static str),
}

impl FormOf {
    pub fn told(&self, text: &str) -> &'static str {
        self.said[usize::from(!(self.has)(text))]
    }

    fn leaps_in(&self, text: &str) -> bool {
        (self.has)(text) == self.leaps.0
    }
}

pub(super) const FORMS: [FormOf; 6] = [
    FormOf {
        has: has_digit,
        said: ["has a digit", "has no digit"],
        leaps: (true, "a digit"),
    },
    FormOf {
        has: has_capital,
        said: ["has a capital", "has no capital"],
        leaps: (false, "no capital"),
    },
    FormOf {
        has: is_abbreviation,
        said: ["is an abbreviation", "is no abbreviation"],
        leaps: (true, "capitals only"),
    },
    FormOf {
        has: has_quotation,
        said: ["has quotation marks", "has no quotation marks"],
        leaps: (true, "quotation marks"),
    },
    FormOf {
        has: has_bracket,
        said: ["has brackets", "has no brackets"],
        leaps: (true, "a bracket"),
    },
    FormOf {
        has: ends_in_full_stop,
        said: ["ends in a full stop", "does not end in a full stop"],
        leaps: (true, "a full stop at the end"),
    },
];

/// The forms of a key that leap to the eye, in words, which none of these distractors has.
pub fn lone_forms(key: &str, distractors: &[&str]) -> Vec<&'static str> {
    let is_alone = |form: &&FormOf| {
        form.leaps_in(key) && !distractors.iter().any(|other| form.leaps_in(other))
    };
    let alone = FORMS.iter().filter(is_alone);
    alone.map(|form| form.leaps.1).collect()
}

/// The key alone has, or alone lacks, a form that leaps to the eye.
pub fn form(key: &str, distractors: &[&str]) -> bool {
    let alone = |form: &FormOf| {
        let own = (form.has)(key);
        distractors.iter().all(|other| (form.has)(other) != own)
    };
    !distractors.is_empty() && FORMS.iter().any(alone)
}

fn has_digit(text: &str) -> bool {
    text.contains(|c: char| c.is_numeric())
}

fn has_capital(text: &str) -> bool {
    text.contains(char::is_uppercase)
}

/// Whether it has two letters or more, and no small one.
fn is_abbreviation(text: &str) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    letters().count() > 1 && letters().all(char::is_uppercase)
}

/// Whether it quotes somebody's words.
pub(crate) fn has_quotation(text: &str) -> bool {
    text.contains(['“', '”', '"', '«', '»', '„'])
}

fn has_bracket(text: &str) -> bool {
    text.contains(['(', ')', '[', ']'])
}

fn ends_in_full_stop(text: &str) -> bool {
    text.ends_with('.') && !text.ends_with("S.") && !text.ends_with("Jr.")
}
