//! What a blank's number counts, and how near a rough one is near enough.

use rust_decimal::Decimal;

use super::{Answer, Blank, Bound, NumberStyle, Value};

impl Blank {
    /// What its number counts or measures; `None` for any other answer.
    pub fn unit(&self) -> Option<&str> {
        match &self.answer {
            Answer::Number { unit, .. } => unit.as_deref(),
            _ => None,
        }
    }

    /// The number that it shows as a place in an order; `None` for any other answer.
    pub fn ordinal(&self) -> Option<Decimal> {
        match self.answer {
            Answer::Number {
                value,
                style: NumberStyle::Ordinal,
                ..
            } => Some(value),
            _ => None,
        }
    }

    /// How far a typed number may lie from an `about` one and still be right: it rounds to it, at the last figure
    /// that is said. 0 for any other answer, and where a value that is wrong or contestable would be right by it.
    pub fn tolerance(&self) -> Decimal {
        let Answer::Number {
            value,
            bound: Bound::About,
            ..
        } = self.answer
        else {
            return Decimal::ZERO;
        };
        let tolerance = rounding(value);
        let others = self.wrong.iter().map(|wrong| &wrong.value);
        let within =
            |other: &Value| matches!(other, Value::Number(n) if (n - value).abs() <= tolerance);
        if others.chain(&self.avoid).any(within) {
            Decimal::ZERO
        } else {
            tolerance
        }
    }
}

/// How many figures a number says, from the first to the last that is not zero: 3 for 143 and 21.5, 2 for 15,000.
pub(crate) fn figures(number: Decimal) -> u32 {
    let mut digits = number.normalize().mantissa().unsigned_abs();
    while digits >= 10 && digits.is_multiple_of(10) {
        digits /= 10;
    }
    digits.checked_ilog10().map_or(1, |tens| tens + 1)
}

/// How many times as large or small as an `about` figure another must be to be surely another one: the more figures it
/// says, the less.
pub(crate) fn clearance(number: Decimal) -> Decimal {
    match figures(number) {
        0..=2 => Decimal::new(15, 1),
        _ => Decimal::new(115, 2),
    }
}

/// Half of one in the last figure of a number: 0.05 for 21.6, 500 for 15,000. Below a power of ten the next number
/// of as many figures is nearer: 50 for 1,000.
fn rounding(number: Decimal) -> Decimal {
    let (mut figures, mut tens) = (number.mantissa().unsigned_abs(), 0);
    while number.scale() == 0 && figures >= 10 && figures.is_multiple_of(10) {
        figures /= 10;
        tens += 1;
    }
    if figures == 0 {
        return Decimal::ZERO;
    }
    let one = Decimal::from(10_u64.saturating_pow(tens));
    let half = if figures == 1 {
        Decimal::new(5, 2)
    } else {
        Decimal::new(5, 1)
    };
    let exact = one * half;
    let scaled = exact.checked_div(Decimal::from(10_u64.saturating_pow(number.scale())));
    scaled.unwrap_or_default().normalize()
}

#[cfg(test)]
mod tests {
    use super::{figures, rounding};

    #[test]
    fn figures_are_counted_between_zeros() {
        let check = |number: &str, expected: u32| {
            assert_eq!(figures(number.parse().unwrap()), expected, "{number}");
        };
        check("143", 3);
        check("21.50", 3);
        check("15000", 2);
        check("1000000", 1);
        check("0.5", 1);
        check("-88966", 5);
        check("0", 1);
        check("101", 3);
    }

    #[test]
    fn a_number_is_near_that_rounds_to_it() {
        let check = |number: &str, near: &str| {
            let [number, near] = [number, near].map(|text| text.parse().unwrap());
            assert_eq!(rounding(number), near, "{number}");
        };
        check("21.6", "0.05");
        check("155", "0.5");
        check("15000", "500");
        check("70000", "5000");
        check("1200000", "50000");
        check("1000000", "50000");
        check("10", "0.5");
        check("10.0", "0.05");
        check("-40", "5");
        check("0", "0");
    }
}
