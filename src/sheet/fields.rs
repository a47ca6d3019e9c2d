//! The fields in which a date or a number is written.

use crate::lang::Words;
use crate::quiz::Form;

/// A box to write in, with what is to be written there.
pub(super) struct Field {
    pub class: &'static str,
    pub label: &'static str,
}

/// The boxes for a date or a number; none for a form with options.
pub(super) fn written_fields(form: &Form, words: &Words) -> Vec<Field> {
    match form {
        Form::Date(date) => {
            let field = |part| {
                Some(Field {
                    class: ["day", "month", "year"].get(part).copied()?,
                    label: words.sheet.date_boxes.get(part).copied()?,
                })
            };
            let parts = words.date_parts(date.precision());
            parts.into_iter().filter_map(field).collect()
        }
        Form::Number(_) => vec![Field {
            class: "figure",
            label: words.sheet.number_box,
        }],
        Form::SingleChoice(_)
        | Form::TrueFalse(_)
        | Form::MultipleChoice(_)
        | Form::Ordering(_) => Vec::new(),
    }
}
