//! The statement of a fact: words and holes.

use std::ops::Range;

use super::super::Piece;

/// A part of a statement, before its holes are matched with blanks.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part<'s> {
    /// Words, `{{` and `}}` read as braces.
    Words(String),
    /// `{name}`, and the bytes where the name stands.
    Hole(&'s str, Range<usize>),
    /// A brace that belongs to nothing, and where it stands.
    Stray(Range<usize>),
}

/// The parts of a statement as it stands in the file.
pub(super) fn parts(statement: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut words = String::new();
    let mut at = 0;
    while let Some(rest) = statement.get(at..).filter(|rest| !rest.is_empty()) {
        let step = match rest.find(['{', '}']) {
            None => rest.len(),
            Some(0) => {
                let (part, step) = brace(rest, at);
                match part {
                    Some(part) => {
                        parts.push(Part::Words(std::mem::take(&mut words)));
                        parts.push(part);
                    }
                    None => words.push_str(&rest[..1]),
                }
                at += step;
                continue;
            }
            Some(step) => step,
        };
        words.push_str(&rest[..step]);
        at += step;
    }
    parts.push(Part::Words(words));
    parts.retain(|part| !matches!(part, Part::Words(words) if words.is_empty()));
    parts
}

/// What the brace at the start of `rest` means, nothing for a doubled one, and how many bytes it takes.
fn brace(rest: &str, at: usize) -> (Option<Part<'_>>, usize) {
    if rest.starts_with("{{") || rest.starts_with("}}") {
        return (None, 2);
    }
    let inner = rest.strip_prefix('{').and_then(|inner| {
        let end = inner.find(['{', '}'])?;
        inner[end..].starts_with('}').then(|| &inner[..end])
    });
    match inner {
        Some(inner) => {
            let name = inner.trim();
            let from = at + 1 + (inner.len() - inner.trim_start().len());
            (
                Some(Part::Hole(name, from..from + name.len())),
                inner.len() + 2,
            )
        }
        None => (Some(Part::Stray(at..at + 1)), 1),
    }
}

/// Pieces with every run of spaces and line breaks made one space, and none around the whole.
pub(super) fn tidy(pieces: Vec<Piece>) -> Vec<Piece> {
    let last = pieces.len().saturating_sub(1);
    let tidy = |(index, piece)| match piece {
        Piece::Text(text) => {
            let text = single_spaced(&text);
            let text = if index == 0 { text.trim_start() } else { &text };
            let text = if index == last { text.trim_end() } else { text };
            Piece::Text(text.into())
        }
        hole => hole,
    };
    let mut pieces: Vec<Piece> = pieces.into_iter().enumerate().map(tidy).collect();
    pieces.retain(|piece| !matches!(piece, Piece::Text(text) if text.is_empty()));
    pieces
}

fn single_spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' ' | '\t' | '\n' | '\r' if spaced.ends_with(' ') => {}
            ' ' | '\t' | '\n' | '\r' => spaced.push(' '),
            c => spaced.push(c),
        }
    }
    spaced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(statement: &str, expected: &str) {
        let show = |part: &Part| match part {
            Part::Words(words) => words.clone(),
            Part::Hole(name, at) => format!("<{name} {}>", at.start),
            Part::Stray(at) => format!("<! {}>", at.start),
        };
        let shown: Vec<String> = parts(statement).iter().map(show).collect();
        assert_eq!(shown.join("|"), expected);
    }

    #[test]
    fn holes_are_found_between_words() {
        check(
            "{craft} landed on {day}.",
            "<craft 1>| landed on |<day 19>|.",
        );
        check("{a}{b}", "<a 1>|<b 4>");
        check("{ a }", "<a 2>");
        check("", "");
        check("none", "none");
    }

    #[test]
    fn a_doubled_brace_is_a_brace() {
        check("a {{b}} {c}", "a {b} |<c 9>");
        check("{{{a}}}", "{|<a 3>|}");
    }

    #[test]
    fn a_brace_that_belongs_to_nothing_is_stray() {
        check("a } b", "a |<! 2>| b");
        check("a {b", "a |<! 2>|b");
        check("{a {b}", "<! 0>|a |<b 4>");
        check("{}", "< 1>");
    }

    #[test]
    fn pieces_stand_on_one_line() {
        let text = |text: &str| Piece::Text(text.into());
        let pieces = vec![text(" On \n "), Piece::Blank(0), text(",\n  it  was.\n")];
        assert_eq!(
            tidy(pieces),
            [text("On "), Piece::Blank(0), text(", it was.")]
        );
    }
}
