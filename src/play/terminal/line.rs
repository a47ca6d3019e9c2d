//! A line of text in the making, of any length.
//!
//! In go keys and pastes, out comes the text with the place of its cursor. A letter is what a reader takes for one: accents,
//! flags and joined pictures are never taken apart. The crates that edit lines draw them too, over what we draw.

use std::ops::Range;

use crossterm::event::KeyCode;
use unicode_segmentation::UnicodeSegmentation;

use super::event::{
    CLAUSE_BACK, CLAUSE_DELETE, CTRL_K, CTRL_U, CTRL_W, WORD_BACK, WORD_DELETE, WORD_LEFT,
    WORD_RIGHT,
};
use super::hint::columns;
use crate::sanitize::is_hidden;

/// What is typed so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    text: String,
    /// The bytes before the cursor.
    at: usize,
    /// How many bytes it may have.
    most: usize,
}

impl Line {
    /// A line to go on with, the cursor at its end.
    pub(super) fn new(text: String, most: usize) -> Line {
        Line {
            at: text.len(),
            text,
            most,
        }
    }

    /// A line to go on with, the cursor behind so many of its bytes.
    pub(super) fn at(text: String, cursor: usize, most: usize) -> Line {
        let at = match text.is_char_boundary(cursor) {
            true => cursor,
            false => text.len(),
        };
        Line { at, text, most }
    }

    /// What it says.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the cursor, and behind it.
    pub(super) fn parts(&self) -> (&str, &str) {
        self.text
            .split_at_checked(self.at)
            .unwrap_or((&self.text, ""))
    }

    /// Does what a key means to a line; others do nothing.
    pub(super) fn press(&mut self, key: KeyCode) {
        match key {
            CTRL_U => self.cut(0..self.text.len()),
            CTRL_K => self.cut(self.at..self.text.len()),
            CTRL_W => self.cut(self.blank_before()..self.at),
            WORD_BACK => self.cut(self.word_before()..self.at),
            CLAUSE_DELETE => self.cut(self.at..self.clause_after()),
            CLAUSE_BACK => self.cut(self.clause_before()..self.at),
            WORD_DELETE => self.cut(self.without_second_space(self.at..self.word_after())),
            WORD_LEFT => self.at = self.word_before(),
            WORD_RIGHT => self.at = self.word_after(),
            KeyCode::Char(c) => self.insert(c),
            KeyCode::Backspace => self.cut(self.at - self.letter_before()..self.at),
            KeyCode::Delete => self.cut(self.at..self.at + self.letter_after()),
            KeyCode::Left => self.at -= self.letter_before(),
            KeyCode::Right => self.at += self.letter_after(),
            KeyCode::Home => self.at = 0,
            KeyCode::End => self.at = self.text.len(),
            _ => {}
        }
    }

    /// Puts a text in, its white space as single spaces.
    pub(super) fn paste(&mut self, text: &str) {
        let mut last = None;
        for c in text.trim_end().chars() {
            let c = if c.is_whitespace() { ' ' } else { c };
            if (last, c) != (Some(' '), ' ') {
                self.insert(c);
            }
            last = Some(c);
        }
    }

    /// It in lines of so many columns, broken behind spaces where that can be, and the line and the column of the cursor.
    pub(super) fn wrapped(&self, columns: usize) -> (Vec<&str>, (usize, usize)) {
        let lines = broken(&self.text, columns.max(2));
        let row = lines.iter().rposition(|line| line.start <= self.at);
        let row = row.unwrap_or_default();
        let before = lines
            .get(row)
            .and_then(|line| self.text.get(line.start..self.at));
        let column = before.map_or(0, self::columns);
        let texts = lines.iter().filter_map(|line| self.text.get(line.clone()));
        (texts.collect(), (row, column))
    }

    fn cut(&mut self, range: Range<usize>) {
        self.at = range.start;
        self.text.replace_range(range, "");
    }

    /// A cut that leaves no two spaces side by side.
    fn without_second_space(&self, cut: Range<usize>) -> Range<usize> {
        let is_between =
            self.text[..cut.start].ends_with(' ') && self.text[cut.end..].starts_with(' ');
        cut.start..cut.end + usize::from(is_between)
    }

    fn insert(&mut self, c: char) {
        if !is_hidden(c) && self.text.len() < self.most {
            self.text.insert(self.at, c);
            self.at += c.len_utf8();
        }
    }

    /// The bytes of the letter before the cursor.
    fn letter_before(&self) -> usize {
        let mut letters = self.parts().0.graphemes(true);
        letters.next_back().map_or(0, str::len)
    }

    /// The bytes of the letter behind it.
    fn letter_after(&self) -> usize {
        let mut letters = self.parts().1.graphemes(true);
        letters.next().map_or(0, str::len)
    }

    /// Where the word before the cursor begins.
    fn word_before(&self) -> usize {
        let mut words = self.parts().0.unicode_word_indices();
        words.next_back().map_or(0, |(at, _)| at)
    }

    /// Where the word behind the cursor ends.
    fn word_after(&self) -> usize {
        let after = self.parts().1;
        let mut words = after.unicode_word_indices();
        let end = words
            .next()
            .map_or(after.len(), |(at, word)| at + word.len());
        self.at + end
    }

    /// Where the part of a sentence ends that goes on behind the cursor: before its next mark.
    fn clause_after(&self) -> usize {
        let after = self.parts().1;
        let skipped = after.len()
            - after
                .trim_start_matches([' ', ',', ';', ':', '–', '—'])
                .len();
        let marks = after[skipped..].match_indices([',', ';', ':', '–', '—', '.', '?', '!']);
        let mut ends = marks.filter(|(at, mark)| {
            let next = after[skipped + at + mark.len()..].chars().next();
            // A figure goes on behind its comma, and a word behind its point.
            !next.is_some_and(char::is_alphanumeric)
        });
        let end = ends.next().map_or(after.len(), |(at, _)| skipped + at);
        self.at + end
    }

    /// Where the part of a sentence begins in which the cursor stands: at the mark before it.
    fn clause_before(&self) -> usize {
        let before = self
            .parts()
            .0
            .trim_end_matches([' ', ',', ';', ':', '–', '—']);
        let mut marks = before.rmatch_indices([',', ';', ':', '–', '—']);
        let mark = marks.find(|(at, mark)| {
            let next = before[at + mark.len()..].chars().next();
            !next.is_some_and(char::is_alphanumeric)
        });
        mark.map_or(0, |(at, _)| before[..at].trim_end().len())
    }

    /// Where what stands between spaces before the cursor begins.
    fn blank_before(&self) -> usize {
        let word = self.parts().0.trim_end();
        let space = word.char_indices().rfind(|(_, c)| c.is_whitespace());
        space.map_or(0, |(at, c)| at + c.len_utf8())
    }
}

/// The lines that a text is broken into, each with the spaces at its end, which may stand beyond the edge; the last one has
/// room for the cursor.
fn broken(text: &str, columns: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut width) = (0, 0);
    // The last place where the line can be broken, and its columns up to there.
    let mut gap = None;
    for (at, letter) in text.grapheme_indices(true) {
        let is_space = letter.chars().all(char::is_whitespace);
        let wide = self::columns(letter);
        if width + wide > columns && !is_space {
            let (end, used) = gap.take().unwrap_or((at, width));
            lines.push(start..end);
            (start, width) = (end, width - used);
        }
        width += wide;
        if is_space {
            gap = Some((at + letter.len(), width));
        }
    }
    lines.push(start..text.len());
    if width >= columns {
        lines.push(text.len()..text.len());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line after some keys, `|` standing for the cursor.
    #[track_caller]
    fn check(before: &str, keys: &[KeyCode], after: &str) {
        let at = before.find('|').expect("a cursor");
        let mut line = Line::new(before.replace('|', ""), 1_000);
        line.at = at;
        keys.iter().for_each(|key| line.press(*key));
        let (left, right) = line.parts();
        assert_eq!(format!("{left}|{right}"), after);
    }

    #[test]
    fn words_are_jumped_over_and_cut() {
        check("one two, three|", &[WORD_LEFT], "one two, |three");
        check(
            "one two, three|",
            &[WORD_LEFT, WORD_LEFT],
            "one |two, three",
        );
        check("|one two", &[WORD_LEFT], "|one two");
        check("one| two, three", &[WORD_RIGHT], "one two|, three");
        check("one two|", &[WORD_RIGHT], "one two|");
        check("one two, |three", &[CTRL_W], "one |three");
        check("well-known |", &[CTRL_W], "|");
        check("well-known|", &[WORD_BACK], "well-|");
        check("one |two three", &[WORD_DELETE], "one |three");
        check("one| two three", &[WORD_DELETE], "one| three");
        check("one |two, three", &[WORD_DELETE], "one |, three");
        check("one |two", &[CTRL_K], "one |");
        check("one |two", &[CTRL_U], "|");
        check("é|", &[KeyCode::Backspace], "|");
    }

    #[test]
    fn parts_of_a_sentence_are_cut() {
        check("one |two, three.", &[CLAUSE_DELETE], "one |, three.");
        check("one|, two 1,500, three.", &[CLAUSE_DELETE], "one|, three.");
        check("one| two.", &[CLAUSE_DELETE], "one|.");
        check("one|", &[CLAUSE_DELETE], "one|");
        check("one, two, three| four", &[CLAUSE_BACK], "one, two| four");
        check("one, |two", &[CLAUSE_BACK], "|two");
        check("1,500 ships – two|", &[CLAUSE_BACK], "1,500 ships|");
        check("|one", &[CLAUSE_BACK], "|one");
    }

    #[track_caller]
    fn check_wrapped(text: &str, columns: usize, lines: &[&str], cursor: (usize, usize)) {
        let line = Line::new(text.into(), 1_000);
        let (found, at) = line.wrapped(columns);
        assert_eq!((found.as_slice(), at), (lines, cursor));
    }

    #[test]
    fn a_long_line_is_broken_between_words_with_room_for_the_cursor() {
        check_wrapped("", 10, &[""], (0, 0));
        check_wrapped("one two three", 10, &["one two ", "three"], (1, 5));
        check_wrapped("one two   ", 8, &["one two   ", ""], (1, 0));
        check_wrapped("abcdefghijkl", 5, &["abcde", "fghij", "kl"], (2, 2));
        check_wrapped("abcde", 5, &["abcde", ""], (1, 0));
        check_wrapped("月面着陸", 5, &["月面", "着陸"], (1, 4));
        let line = Line {
            at: 4,
            ..Line::new("one two".into(), 1_000)
        };
        assert_eq!(line.wrapped(5), (vec!["one ", "two"], (1, 0)));
    }
}
