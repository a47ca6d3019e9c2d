//! What is drawn on the pages of an answer sheet: circles, boxes and texts, each at its point.

use super::{State, is_judged, of_layout, question_slots};
use crate::answer_key;
use crate::lang::Words;
use crate::quiz::{Form, Question, Quiz};
use crate::sanitize::letter;
use crate::sheet::Layout;
use crate::sheet::fields::written_fields;
use crate::sheet::geometry::{Area, Geometry, MARKS, Point, Row, Slot, parts};
use crate::sheet::page::cut;

/// The drawing of one page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::sheet) struct Drawing {
    pub numbers: Vec<Text>,
    pub circles: Vec<Circle>,
    pub squares: Vec<Circle>,
    pub boxes: Vec<Frame>,
    /// The teacher's circles: wrong and right.
    pub verdicts: Vec<[Point; 2]>,
    /// What select rows say, line by line.
    pub notes: Vec<Text>,
}

/// A text around a point.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::sheet) struct Text {
    pub at: Point,
    pub text: String,
}

/// A mark with its letter, be it a circle or a square.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::sheet) struct Circle {
    pub at: Point,
    pub letter: String,
    pub filled: bool,
}

/// A box to write in.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::sheet) struct Frame {
    pub area: Area,
    /// What belongs in it, in small print.
    pub label: String,
    /// What is written in it.
    pub text: String,
}

/// The pages of a version; one at least.
pub(super) fn drawings(
    quiz: &Quiz,
    layout: &Layout,
    geometry: &Geometry,
    state: State,
    words: &Words,
) -> Vec<Drawing> {
    let mut pen = Pen {
        geometry,
        mirrored: of_layout(quiz, layout).mirrored,
        large: of_layout(quiz, layout).large,
        right: matches!(state, State::Right(_)),
        words,
        pages: vec![Drawing::default()],
    };
    let slots = question_slots(quiz, layout);
    for ((number, question), slot) in (1..).zip(&quiz.questions).zip(slots) {
        if let Some(slot) = slot {
            pen.question(number, question, slot);
        }
    }
    pen.pages
}

struct Pen<'a> {
    geometry: &'a Geometry,
    mirrored: bool,
    large: bool,
    /// Whether the right answers are filled in.
    right: bool,
    words: &'a Words,
    pages: Vec<Drawing>,
}

impl<'a> Pen<'a> {
    /// The row at so many after a slot, and the drawing of its page.
    fn row(&mut self, from: Slot, rows: usize) -> (&'a Row, &mut Drawing) {
        let slot = self.geometry.after(from, rows);
        let page = slot.page as usize;
        if self.pages.len() < page {
            self.pages.resize(page, Drawing::default());
        }
        (&self.geometry.rows[slot.row], &mut self.pages[page - 1])
    }

    fn question(&mut self, number: usize, question: &Question, slot: Slot) {
        let (row, page) = self.row(slot, 0);
        page.numbers.push(Text {
            at: row.number,
            text: number.to_string(),
        });
        let form = &question.form;
        let options = form.options().len();
        match form {
            Form::SingleChoice(_) | Form::TrueFalse(_) | Form::MultipleChoice(_) => {
                for at in 0..options {
                    let filled = self.right && form.correct(at) == Some(true);
                    let (row, page) = self.row(slot, at / MARKS);
                    let marks = match form {
                        Form::MultipleChoice(_) => &mut page.squares,
                        _ => &mut page.circles,
                    };
                    marks.push(Circle {
                        at: row.marks[at % MARKS],
                        letter: letter(at),
                        filled,
                    });
                }
            }
            Form::Ordering(sequence) => {
                for at in 0..options {
                    let rank = sequence.order().iter().position(|&position| position == at);
                    let rank = rank.filter(|_| self.right);
                    let (row, page) = self.row(slot, at / MARKS);
                    page.boxes.push(Frame {
                        area: row.boxes[at % MARKS],
                        label: letter(at),
                        text: rank.map_or(String::new(), |rank| (rank + 1).to_string()),
                    });
                }
            }
            Form::Date(_) | Form::Number(_) => self.written(question, slot),
        }
        let last = options.saturating_sub(1) / MARKS;
        if matches!(form, Form::MultipleChoice(_)) {
            self.note(slot, last, options - last * MARKS);
        }
        if is_judged(form) && !self.right {
            let (row, page) = self.row(slot, last);
            page.verdicts.push(row.verdict);
        }
    }

    fn written(&mut self, question: &Question, slot: Slot) {
        let answer = match self.right {
            true => cut(&answer_key::brief(question, self.words), 28),
            false => String::new(),
        };
        let fields = match self.right {
            true => Vec::new(),
            false => written_fields(question, self.words),
        };
        let (large, mirrored) = (self.large, self.mirrored);
        let (row, page) = self.row(slot, 0);
        if fields.len() < 2 {
            page.boxes.push(Frame {
                area: row.written,
                label: fields
                    .first()
                    .map_or(String::new(), |field| field.label.clone().into_owned()),
                text: answer,
            });
            return;
        }
        let width = |class| match (class, large) {
            ("day", false) => 10.0,
            ("month", false) => 22.0,
            ("day", true) => 13.0,
            ("month", true) => 26.0,
            (_, false) => 15.0,
            (_, true) => 20.0,
        };
        let widths: Vec<f64> = fields.iter().map(|field| width(field.class)).collect();
        let areas = parts(row.written, &widths, mirrored);
        page.boxes
            .extend(fields.iter().zip(areas).map(|(field, area)| Frame {
                area,
                label: field.label.clone().into_owned(),
                text: String::new(),
            }));
    }

    /// Says beside the last mark of a select row that several may be marked.
    fn note(&mut self, slot: Slot, row: usize, marks: usize) {
        let half = self.geometry.mark / 2.0;
        let lines = self.words.sheet.several;
        let leading = if self.large { 3.8 } else { 2.9 };
        let (row, page) = self.row(slot, row);
        let [x, y] = row.marks[marks - 1];
        let [_, [end, _]] = row.verdict;
        let away = if end > x { half } else { -half };
        let middle = (x + away + end + away) / 2.0;
        page.notes
            .extend(lines.iter().zip([-0.5, 0.5]).map(|(line, at)| Text {
                at: [middle, y + at * leading],
                text: (*line).into(),
            }));
    }
}
