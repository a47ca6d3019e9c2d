//! Questions in few bytes, so that very many can be kept.
//!
//! In goes a [`Question`], out comes a [`Packed`] that gives it back. What is packed stays in the memory of one run, so
//! its form is no promise to anybody. A text that stands in a question twice, as an answer and an option do, is kept once, and
//! one that is known without it not at all.

use rust_decimal::Decimal;

use super::{AnswerOption, Form, MultipleChoice, Ordering, Quantity, Question, SingleChoice};
use crate::date::Date;

/// A question in few bytes.
#[derive(Debug)]
pub(crate) struct Packed(Box<[u8]>);

impl Packed {
    /// Packs a question; `known` are texts of it that are given again when it is wanted.
    pub fn of(question: &Question, known: &[&str]) -> Packed {
        let mut packer = Packer {
            bytes: Vec::new(),
            seen: known.to_vec(),
        };
        packer.question(question);
        Packed(packer.bytes.into_boxed_slice())
    }

    /// The question that was packed with these texts; never `None`.
    pub fn question(&self, known: &[&str]) -> Option<Question> {
        Reader {
            rest: &self.0,
            seen: known.to_vec(),
        }
        .question()
    }
}

/// Bytes that grow, and the texts that stand in them.
struct Packer<'q> {
    bytes: Vec<u8>,
    seen: Vec<&'q str>,
}

impl<'q> Packer<'q> {
    fn question(&mut self, question: &'q Question) {
        self.text(&question.id);
        self.texts(&question.facts);
        self.text(&question.kind);
        self.text(&question.stem);
        self.form(&question.form);
        self.texts(&question.answers);
        self.texts(&question.accept);
        self.number(question.example.is_some().into());
        question.example.into_iter().for_each(|day| self.date(day));
        self.maybe(question.unit.as_deref());
        self.decimal(question.tolerance);
        self.text(&question.explanation);
        self.positions(question.paragraphs.iter().map(|&number| number as usize));
        self.texts(&question.care);
        self.texts(&question.tags);
    }

    fn form(&mut self, form: &'q Form) {
        match form {
            Form::SingleChoice(choices) => self.choices(0, choices),
            Form::TrueFalse(choices) => self.choices(1, choices),
            Form::MultipleChoice(selection) => {
                self.number(2);
                self.options(&selection.options);
                self.positions(selection.right.iter().copied());
            }
            Form::Ordering(sequence) => {
                self.number(3);
                self.options(&sequence.items);
                self.positions(sequence.order.iter().copied());
            }
            Form::Date(date) => {
                self.number(4);
                self.date(*date);
            }
            Form::Number(number) => {
                self.number(5);
                self.decimal(*number);
            }
        }
    }

    fn choices(&mut self, form: usize, choices: &'q SingleChoice) {
        self.number(form);
        self.options(&choices.options);
        self.number(choices.key);
        self.number(choices.ordered.into());
    }

    fn options(&mut self, options: &'q [AnswerOption]) {
        self.number(options.len());
        for option in options {
            self.text(&option.text);
            match option.value {
                None => self.number(0),
                Some(Quantity::Date(date)) => {
                    self.number(1);
                    self.date(date);
                }
                Some(Quantity::Number(number)) => {
                    self.number(2);
                    self.decimal(number);
                }
            }
            self.maybe(option.why.as_deref());
        }
    }

    /// Seven bits a byte, the last ones first; the highest bit says that more follow (LEB128).
    fn number(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    fn positions(&mut self, positions: impl ExactSizeIterator<Item = usize>) {
        self.number(positions.len());
        positions.for_each(|position| self.number(position));
    }

    /// Twice its length and itself, or twice the position of the same text before it, and one.
    fn text(&mut self, text: &'q str) {
        match self.seen.iter().position(|seen| *seen == text) {
            Some(position) => self.number(2 * position + 1),
            None => {
                self.seen.push(text);
                self.number(2 * text.len());
                self.bytes.extend_from_slice(text.as_bytes());
            }
        }
    }

    fn texts(&mut self, texts: &'q [String]) {
        self.number(texts.len());
        texts.iter().for_each(|text| self.text(text));
    }

    fn maybe(&mut self, text: Option<&'q str>) {
        self.number(text.is_some().into());
        text.into_iter().for_each(|text| self.text(text));
    }

    fn date(&mut self, date: Date) {
        self.bytes.extend_from_slice(&date.year().to_le_bytes());
        self.number(date.month().map_or(0, |month| month as usize));
        self.number(date.day().map_or(0, |day| day as usize));
    }

    fn decimal(&mut self, number: Decimal) {
        match number == Decimal::ZERO && number.scale() == 0 {
            true => self.number(0),
            false => {
                self.number(1);
                self.bytes.extend_from_slice(&number.serialize());
            }
        }
    }
}

/// Bytes that are still to be read, and the texts that stood before them.
struct Reader<'p> {
    rest: &'p [u8],
    seen: Vec<&'p str>,
}

impl<'p> Reader<'p> {
    fn question(&mut self) -> Option<Question> {
        // The fields are read in the order in which they stand here.
        Some(Question {
            id: self.text()?.into(),
            facts: self.texts()?,
            kind: self.text()?,
            stem: self.text()?,
            form: self.form()?,
            answers: self.texts()?,
            accept: self.texts()?,
            example: match self.number()? {
                0 => None,
                _ => Some(self.date()?),
            },
            unit: self.maybe()?,
            tolerance: self.decimal()?,
            explanation: self.text()?,
            paragraphs: self.many(|read| read.number().map(|number| number as u32))?,
            care: self.texts()?,
            tags: self.texts()?,
        })
    }

    fn form(&mut self) -> Option<Form> {
        Some(match self.number()? {
            0 => Form::SingleChoice(self.choices()?),
            1 => Form::TrueFalse(self.choices()?),
            2 => Form::MultipleChoice(MultipleChoice {
                options: self.many(Reader::option)?,
                right: self.many(Reader::number)?,
            }),
            3 => Form::Ordering(Ordering {
                items: self.many(Reader::option)?,
                order: self.many(Reader::number)?,
            }),
            4 => Form::Date(self.date()?),
            _ => Form::Number(self.decimal()?),
        })
    }

    fn choices(&mut self) -> Option<SingleChoice> {
        Some(SingleChoice {
            options: self.many(Reader::option)?,
            key: self.number()?,
            ordered: self.number()? == 1,
        })
    }

    fn option(&mut self) -> Option<AnswerOption> {
        Some(AnswerOption {
            text: self.text()?,
            value: match self.number()? {
                0 => None,
                1 => Some(Quantity::Date(self.date()?)),
                _ => Some(Quantity::Number(self.decimal()?)),
            },
            why: self.maybe()?,
        })
    }

    fn many<T>(&mut self, one: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        (0..self.number()?).map(|_| one(self)).collect()
    }

    fn bytes(&mut self, count: usize) -> Option<&'p [u8]> {
        let (bytes, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(bytes)
    }

    fn number(&mut self) -> Option<usize> {
        let (mut number, mut bits) = (0, 0);
        loop {
            let byte = usize::from(*self.bytes(1)?.first()?);
            number |= (byte & 0x7f) << bits;
            bits += 7;
            if byte < 0x80 {
                return Some(number);
            }
        }
    }

    fn text(&mut self) -> Option<String> {
        let said = self.number()?;
        if said % 2 == 0 {
            let text = str::from_utf8(self.bytes(said / 2)?).ok()?;
            self.seen.push(text);
            return Some(text.to_owned());
        }
        self.seen.get(said / 2).map(|&text| text.to_owned())
    }

    fn texts(&mut self) -> Option<Vec<String>> {
        self.many(Reader::text)
    }

    fn maybe(&mut self) -> Option<Option<String>> {
        match self.number()? {
            0 => Some(None),
            _ => self.text().map(Some),
        }
    }

    fn date(&mut self) -> Option<Date> {
        let year = i16::from_le_bytes(self.bytes(2)?.try_into().ok()?);
        match (self.number()? as i8, self.number()? as i8) {
            (0, _) => Date::from_year(year),
            (month, 0) => Date::from_month(year, month),
            (month, day) => Date::from_day(year, month, day),
        }
    }

    fn decimal(&mut self) -> Option<Decimal> {
        match self.number()? {
            0 => Some(Decimal::ZERO),
            _ => Some(Decimal::deserialize(self.bytes(16)?.try_into().ok()?)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Packed;
    use crate::date::Date;
    use crate::quiz::{Form, sample};

    #[test]
    fn what_was_packed_comes_back() {
        let mut questions = sample::quiz().questions;
        let mut odd = questions[0].clone();
        odd.stem = "é\u{202e}\0".repeat(100);
        odd.unit = Some("km".into());
        odd.paragraphs = vec![0, 127, 128, u32::MAX];
        odd.tags = vec![String::new(), "a".into(), "a".into()];
        questions.push(odd);
        for text in ["0", "0.00", "-2.50", "79228162514264337593543950335"] {
            let mut number = questions[0].clone();
            number.form = Form::Number(text.parse().unwrap());
            number.tolerance = text.parse().unwrap();
            questions.push(number);
        }
        for text in ["-9998", "0000-12", "9999-12-31"] {
            let mut date = questions[0].clone();
            date.form = Form::Date(Date::parse(text).unwrap());
            questions.push(date);
        }
        for question in questions {
            let known = ["known", &question.stem, &question.explanation];
            let packed = Packed::of(&question, &known);
            assert!(packed.0.len() < Packed::of(&question, &[]).0.len());
            let back = packed.question(&known);
            // A decimal is told from an equal one of another scale by how it is shown.
            let shown = back.as_ref().map(|back| format!("{back:?}"));
            assert_eq!(shown, Some(format!("{question:?}")));
            assert_eq!(back, Some(question));
        }
    }
}
