//! The fields in which a date or a number is written.

use std::borrow::Cow;

use crate::lang::Words;
use crate::quiz::{Form, Question};

/// A box to write in, with what is to be written there.
pub(super) struct Field {
    pub class: &'static str,
    pub label: Cow<'static, str>,
}

/// The boxes for a date or a number, with the unit that the question does not name; none for a form with options.
pub(super) fn written_fields(question: &Question, words: &Words) -> Vec<Field> {
    match &question.form {
        Form::Date(date) => {
            let field = |part| {
                Some(Field {
                    class: ["day", "month", "year"].get(part).copied()?,
                    label: Cow::Borrowed(*words.sheet.date_boxes.get(part)?),
                })
            };
            let parts = words.date_parts(date.precision());
            parts.into_iter().filter_map(field).collect()
        }
        Form::Number(_) => vec![Field {
            class: "figure",
            label: match question.unsaid_unit() {
                Some(unit) => format!("{} ({unit})", words.sheet.number_box).into(),
                None => words.sheet.number_box.into(),
            },
        }],
        Form::SingleChoice(_)
        | Form::TrueFalse(_)
        | Form::MultipleChoice(_)
        | Form::Ordering(_) => Vec::new(),
    }
}
