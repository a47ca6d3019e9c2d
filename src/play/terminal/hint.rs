//! Hints of several pieces, in the room that there is.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::super::layout::Tone;
use super::super::{Prompt, ResponseType};
use super::Window;
use super::pane::Line;
use crate::typed::label;

/// What stands between two pieces.
const BETWEEN: &str = " · ";

/// What can be done at a prompt with keys, piece by piece.
pub(super) fn pieces(prompt: &Prompt, flagged: bool) -> Vec<String> {
    let hints = &prompt.words.play.hints;
    let flag = if prompt.way() == ResponseType::Typed {
        hints.flag[1]
    } else {
        hints.flag[0]
    };
    let last = label(prompt.options().len().saturating_sub(1));
    let keys = hints.keys[prompt.way() as usize].iter().copied();
    let back = prompt.back.then_some(hints.back);
    let pieces = keys.chain([flag]).chain(back).chain([hints.end]);
    let fill = |piece: &str| {
        piece
            .replace("{last}", &last)
            .replace("{key}", &prompt.flag_key.to_string())
    };
    let flagged = flagged.then(|| hints.flagged.to_owned());
    flagged.into_iter().chain(pieces.map(fill)).collect()
}

/// The pieces of a hint that is one text.
pub(super) fn split(hint: &str) -> Vec<String> {
    hint.split(BETWEEN).map(str::to_owned).collect()
}

/// One line of so many columns; the first and the last piece are kept longest.
pub(super) fn in_a_line(mut pieces: Vec<String>, room: usize) -> String {
    while pieces.len() > 1 && pieces.join(BETWEEN).width() > room {
        pieces.remove(pieces.len() - 2);
    }
    let text = pieces.join(BETWEEN);
    fitting(text.graphemes(true), room).concat()
}

/// As many lines as it takes, none of which breaks a piece that fits.
pub(super) fn in_lines(hint: &str, window: Window) -> Vec<Line> {
    let whole = hint
        .replace(' ', "\u{a0}")
        .replace("\u{a0}·\u{a0}", "\u{a0}· ");
    let options = textwrap::Options::new(window.text().max(1))
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    let lines = textwrap::wrap(&whole, options);
    let line = |line: &str| (Tone::Dim, line.replace('\u{a0}', " "));
    lines.iter().map(|text| line(text)).collect()
}

/// The first letters that fit into so many columns, whether the terminal joins what stands joined in them or not.
pub(super) fn fitting<'a>(letters: impl Iterator<Item = &'a str>, room: usize) -> Vec<&'a str> {
    let mut left = room;
    letters
        .map_while(|letter| {
            left = left.checked_sub(columns(letter))?;
            Some(letter)
        })
        .collect()
}

/// The most columns that a text may take.
pub(super) fn columns(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}
