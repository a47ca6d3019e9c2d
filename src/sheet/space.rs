//! How much room the text of a worksheet or a key takes, what stands side by side, and where pages end.
//!
//! In goes what is asked, out comes how it is set. Paper is not wasted: of the settings of a layout the loosest is taken
//! that needs no more pages than the tightest. How much room a text takes is a guess, as only the browser knows the
//! typeface; so what is asked last is kept together, and no page holds a line or two.

use super::measure;
use super::page::{columns, margins};
use super::setting::{Setting, settings};
use super::{Answers, Columns, Ink, Layout, Paper, Print};
use crate::quiz::{AnswerOption, Form};

/// The widest that text is set, in em, and the margin in which numbers hang, as in the style sheet.
const MEASURE: f32 = 42.0;
const HANG: f32 = 2.2;

/// What an option needs beside its text, in em, its mark and its letter; and the room between two.
const MARKED: f32 = 3.1;
const BETWEEN: f32 = 1.0;

/// Points in a millimetre.
const MILLIMETRE: f32 = 72.0 / 25.4;

/// What is guessed too low.
const SAFETY: f32 = 1.015;

/// The shares of a page which the last one should hold at least, and which is so much that it may overflow.
const LEAST: f32 = 0.3;
const MOST: f32 = 0.93;

/// The share of a page that is kept together at the end.
const KEPT: f32 = 0.25;

/// A text area and what stands in it, in one setting.
#[derive(Clone, Copy, Debug)]
pub(super) struct Space {
    pub setting: Setting,
    /// The width of a line, in em.
    pub measure: f32,
    /// The height of a page, in em.
    height: f32,
    columns: Columns,
    pub letter: fn(char) -> f32,
    saving: bool,
    large: bool,
    /// Whether dates and numbers are written on an answer sheet.
    elsewhere: bool,
}

/// What stands before the questions.
pub(super) struct Opening<'a> {
    pub title: &'a str,
    pub told: &'a str,
    pub paragraphs: &'a [String],
}

/// Where the pages end, as it is guessed.
#[derive(Clone, Debug, PartialEq)]
struct Pages {
    count: usize,
    /// The share of the last one that is used.
    last: f32,
    /// The first question on each page but the one on which questions begin.
    firsts: Vec<usize>,
}

/// How pages are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    /// The last one hardly.
    Little,
    Well,
    /// So much that one may overflow if a guess was a little too low.
    Full,
}

/// Questions that are set apart from those before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub at: usize,
    /// Whether they are kept together; else they begin a page.
    pub kept: bool,
}

impl Space {
    pub(super) fn new(layout: &Layout, setting: Setting) -> Space {
        let (width, height) = match layout.paper {
            Paper::A4 => (210.0, 297.0),
            Paper::Letter => (215.9, 279.4),
        };
        let [top, side, bottom] = margins(layout);
        let em = setting.size / MILLIMETRE;
        let width = width - 2.0 * f32::from(side);
        let measure = match columns(layout) {
            Columns::One => (width / em).min(MEASURE),
            Columns::Two => (width - 10.0) / 2.0 / em,
        };
        Space {
            setting,
            measure,
            height: (height - f32::from(top) - f32::from(bottom)) / em,
            columns: columns(layout),
            letter: match layout.print {
                Print::Normal => measure::serif,
                Print::Large => measure::sans,
                Print::Dyslexia => measure::spaced,
            },
            saving: layout.ink == Ink::Saving,
            large: layout.print == Print::Large,
            elsewhere: layout.answers == Answers::Sheet,
        }
    }

    /// The loosest setting that needs no more pages than the tightest, of those that fill the last page well if any do.
    pub(super) fn of_sheet(layout: &Layout, opening: &Opening, forms: &[(&str, &Form)]) -> Space {
        let spaces = settings(layout).iter().map(|&set| Space::new(layout, set));
        let tried: Vec<(Space, usize, Use)> = spaces
            .map(|space| {
                let height = |(stem, form): &(&str, &Form)| space.question(stem, form);
                let heights: Vec<f32> = forms.iter().map(height).collect();
                let (count, used) = space.used(space.opening(opening), &heights);
                (space, count, used)
            })
            .collect();
        let fewest = tried.iter().map(|(_, count, _)| *count).min();
        let few = || tried.iter().filter(|(_, count, _)| Some(*count) == fewest);
        let best = few().find(|(_, _, used)| *used == Use::Well);
        let best = best.or_else(|| few().find(|(_, _, used)| *used == Use::Little));
        // The tightest is the safest where none is.
        let best = best.or_else(|| few().next_back());
        best.map_or_else(
            || Space::new(layout, settings(layout)[0]),
            |(space, _, _)| *space,
        )
    }

    /// How many pages questions of these heights take after an opening, and how the last one is used.
    fn used(&self, opening: f32, heights: &[f32]) -> (usize, Use) {
        let pages = self.pages(opening, heights, 1.0);
        let even = self.columns == Columns::Two && pages.count > 1;
        let used = match pages.last {
            _ if even => match self.even(opening, heights, pages.count) {
                Some(_) => Use::Well,
                None => Use::Full,
            },
            last if last > MOST => Use::Full,
            last if last < LEAST && pages.count > 1 => Use::Little,
            _ => Use::Well,
        };
        (pages.count, used)
    }

    /// The height of a text, in em.
    pub(super) fn text(&self, text: &str, size: f32) -> f32 {
        measure::lines(text, self.measure.min(MEASURE) / size, self.letter)
            * self.setting.leading
            * size
    }

    /// The height of what stands before the questions.
    pub(super) fn opening(&self, opening: &Opening) -> f32 {
        let Setting {
            size, leading, gap, ..
        } = self.setting;
        let em = |millimetres: f32| millimetres * MILLIMETRE / size;
        let whole = Space {
            columns: Columns::One,
            measure: match self.columns {
                Columns::One => self.measure,
                Columns::Two => 2.0 * self.measure + em(10.0),
            },
            ..*self
        };
        let (title, padding, line) = match self.saving {
            false => (1.75, 2.0, 7.0),
            true => (1.4, 1.1, 5.0),
        };
        let rows = if self.large { 2.0 } else { 1.0 };
        let title = measure::lines(opening.title, whole.measure / title, self.letter) * title * 1.2;
        let band = title + padding + rows * (em(line) + leading) + 3.25 / size + gap;
        let read: f32 = opening
            .paragraphs
            .iter()
            .map(|paragraph| whole.text(paragraph, 1.0) + 0.6)
            .sum();
        let article = if opening.paragraphs.is_empty() {
            0.0
        } else {
            read + 4.3
        };
        band + article + whole.text(opening.told, 1.0) + gap
    }

    /// The height of a question, without the room after it.
    pub(super) fn question(&self, stem: &str, form: &Form) -> f32 {
        let Setting {
            size,
            leading,
            stem: after,
            ..
        } = self.setting;
        let stem = measure::lines(stem, self.room(), self.letter) * leading;
        let area = match form {
            Form::Date(_) | Form::Number(_) if self.elsewhere => 0.0,
            Form::Date(_) | Form::Number(_) => {
                let frame = if self.large { 14.6 } else { 10.6 };
                0.7 + frame * MILLIMETRE / size + 1.05
            }
            form => self.options(form),
        };
        (stem + after + area) * SAFETY
    }

    fn options(&self, form: &Form) -> f32 {
        let across = self.across(form);
        let (least, pad) = match form {
            Form::Ordering(_) => (1.7, 0.2),
            _ => (self.setting.leading, self.setting.pad),
        };
        let room = self.option_room(across);
        let height = |option: &AnswerOption| {
            let text = measure::lines(&option.text, room, self.letter) * self.setting.leading;
            text.max(least) + 2.0 * pad
        };
        let row = |row: &[AnswerOption]| row.iter().map(height).fold(0.0, f32::max);
        form.options().chunks(across).map(row).sum()
    }

    /// How many options of a question stand side by side: as many as have room, each of them in one line. Of four
    /// or less as many as four have room for, so that short lists line up from question to question. What is put in
    /// order stands one below the other.
    pub(super) fn across(&self, form: &Form) -> usize {
        let options = form.options();
        if matches!(form, Form::Ordering(_)) {
            return 1;
        }
        let width = |option: &AnswerOption| measure::width(&option.text, self.letter);
        let widest = options.iter().map(width).fold(0.0, f32::max);
        let columns: &[usize] = match options.len() {
            0 | 1 => &[],
            2 => &[4, 2],
            3 => &[4, 3, 2],
            4 => &[4, 2],
            5 => &[5, 3, 2],
            6 => &[6, 3, 2],
            _ => &[4, 3, 2],
        };
        let fits = |&&columns: &&usize| widest <= self.option_room(columns);
        columns.iter().find(fits).copied().unwrap_or(1)
    }

    /// The room for the text of an option where so many stand side by side, in em.
    fn option_room(&self, across: usize) -> f32 {
        (self.room() + BETWEEN) / across as f32 - BETWEEN - MARKED
    }

    /// The room beside a question's number, in em.
    fn room(&self) -> f32 {
        self.measure - HANG
    }

    /// The pages that questions of these heights take after an opening, where a share of each page is used at most.
    fn pages(&self, opening: f32, heights: &[f32], share: f32) -> Pages {
        let (gap, height_of_page) = (self.setting.gap, share * self.height);
        let before = (opening / self.height) as usize;
        let mut top = opening % self.height;
        let columns = match self.columns {
            Columns::One => 1,
            Columns::Two => 2,
        };
        let mut firsts = Vec::new();
        let (mut column, mut y, mut sum, mut largest) = (1, top, 0.0, 0.0_f32);
        for (at, &height) in heights.iter().enumerate() {
            if y > top && y + height > height_of_page {
                y = top;
                column += 1;
            }
            if column > columns {
                firsts.push(at);
                (column, top, y, sum, largest) = (1, 0.0, 0.0, 0.0, 0.0);
            }
            y += height + gap;
            sum += height + gap;
            largest = largest.max(height);
        }
        // The columns of the last page are as long as one another, as nearly as questions can be parted.
        let used = match self.columns {
            Columns::One => y - gap,
            Columns::Two => top + (sum + largest) / 2.0 - gap,
        };
        Pages {
            count: before + firsts.len() + 1,
            last: used / self.height,
            firsts,
        }
    }

    /// Where questions of these heights are parted, so that pages are used alike.
    pub(super) fn parts(&self, opening: f32, heights: &[f32]) -> Vec<Part> {
        let pages = self.pages(opening, heights, 1.0);
        let kept = || match self.kept(heights) {
            0 => Vec::new(),
            at => vec![Part { at, kept: true }],
        };
        match self.columns {
            Columns::One => kept(),
            Columns::Two if pages.count == 1 && pages.last < MOST => Vec::new(),
            Columns::Two if pages.count == 1 => kept(),
            // A browser does not make columns as long as one another that began on a page before.
            Columns::Two => {
                let even = self.even(opening, heights, pages.count);
                let page = |at| Part { at, kept: false };
                even.map_or_else(kept, |even| even.firsts.into_iter().map(page).collect())
            }
        }
    }

    /// So many pages, of which the fullest is as empty as it can be; `None` where one would overflow if a guess
    /// were a little too low.
    fn even(&self, opening: f32, heights: &[f32], count: usize) -> Option<Pages> {
        let shares = (50..=95).map(|hundredths| hundredths as f32 / 100.0);
        let mut even = shares.map(|share| self.pages(opening, heights, share));
        even.find(|even| even.count == count)
    }

    /// The first of those at the end which are kept together.
    pub(super) fn kept(&self, heights: &[f32]) -> usize {
        let mut sum = 0.0;
        let enough = heights.iter().rev().position(|height| {
            sum += height + self.setting.gap;
            sum >= KEPT * self.height
        });
        enough.map_or(0, |position| heights.len() - position - 1)
    }
}

#[cfg(test)]
mod tests;
