//! A rough number, as Moodle's `numerical` asks it: with a tolerance, and with units that may be typed.
//!
//! Moodle reads digits, and a unit after them, from which it takes away all spaces; so the name of a power of ten is a
//! unit to it (`1 million`). It does not read thousands that are set apart, so a number that is shown so is none of these.

use std::fmt::{self, Write as _};

use rust_decimal::Decimal;

use crate::answer_key;
use crate::export::xml;
use crate::lang::Words;
use crate::quiz::{Form, Question};
use crate::typed::Beside;

/// A number that need not be hit exactly.
pub(super) struct Numerical {
    /// The number, and how far from it one is right.
    rough: [Decimal; 2],
    /// Other numbers that are right.
    others: Vec<Decimal>,
    /// What may be typed after the digits, each with how many of it make one.
    units: Vec<(String, Decimal)>,
}

/// The question as a rough number, where it is one.
pub(super) fn of(question: &Question, words: &Words) -> Option<Numerical> {
    let plain = answer_key::rough(question, words);
    let scaled = || scale(question, words).map(|(rough, ..)| rough);
    let rough = plain.or_else(scaled)?;
    Some(Numerical {
        rough,
        others: answer_key::accepted_numbers(question, rough),
        units: units(question, words),
    })
}

/// A rough number that is shown with the name of a power of ten, and that power with its names.
fn scale(question: &Question, words: &Words) -> Option<([Decimal; 2], Decimal, [&'static str; 2])> {
    let Form::Number(number) = question.form else {
        return None;
    };
    if question.tolerance.is_zero() {
        return None;
    }
    let printed = answer_key::brief(question, words);
    let (count, name) = printed.split_once(' ')?;
    let count = Decimal::from_str_exact(&count.replace(words.numbers.point, ".")).ok()?;
    let mut scales = words.numbers.scales.iter();
    let &(power, one, many) = scales.find(|&&(_, one, many)| name == one || name == many)?;
    let scale = Decimal::from(10_u64.pow(power));
    (count.checked_mul(scale)? == number).then(|| {
        (
            [number.normalize(), question.tolerance.normalize()],
            scale,
            [one, many],
        )
    })
}

fn units(question: &Question, words: &Words) -> Vec<(String, Decimal)> {
    let own = question.unit.clone().into_iter();
    let own: Vec<String> = own
        .chain(Beside::of(question, words).units)
        .map(|unit| joined(&unit))
        .collect();
    let mut units: Vec<(String, Decimal)> = own
        .iter()
        .map(|unit| (unit.clone(), Decimal::ONE))
        .collect();
    if let Some((_, scale, names)) = scale(question, words) {
        let part = Decimal::ONE / scale;
        for name in names {
            units.push((name.to_owned(), part));
            units.extend(own.iter().map(|unit| (format!("{name}{unit}"), part)));
        }
    }
    let mut seen = std::collections::HashSet::new();
    units.retain(|(unit, _)| !unit.is_empty() && seen.insert(unit.clone()));
    units
}

/// A unit as Moodle finds it in an answer: without spaces.
fn joined(unit: &str) -> String {
    unit.replace(' ', "").replace("^2", "²")
}

impl Numerical {
    pub(super) fn write(&self, out: &mut String) -> fmt::Result {
        let [number, tolerance] = self.rough;
        answer(out, number, tolerance)?;
        for &other in &self.others {
            answer(out, other, Decimal::ZERO)?;
        }
        // Units may be left out: 0 is a field for the number and its unit, 3 one for the number alone.
        let shown = if self.units.is_empty() { 3 } else { 0 };
        writeln!(
            out,
            "    <unitgradingtype>0</unitgradingtype>\n    <unitpenalty>0</unitpenalty>\n    <showunits>{shown}</showunits>\n    <unitsleft>0</unitsleft>\n    <instructions format=\"html\"><text></text></instructions>"
        )?;
        if self.units.is_empty() {
            return Ok(());
        }
        out.push_str("    <units>\n");
        for (unit, many) in &self.units {
            writeln!(
                out,
                "      <unit>\n        <multiplier>{many}</multiplier>\n        <unit_name>{}</unit_name>\n      </unit>",
                xml::text(unit)
            )?;
        }
        out.push_str("    </units>\n");
        Ok(())
    }
}

fn answer(out: &mut String, number: Decimal, tolerance: Decimal) -> fmt::Result {
    writeln!(
        out,
        "    <answer fraction=\"100\" format=\"moodle_auto_format\">\n      <text>{number}</text>\n      <feedback format=\"html\"><text></text></feedback>\n      <tolerance>{tolerance}</tolerance>\n    </answer>"
    )
}
