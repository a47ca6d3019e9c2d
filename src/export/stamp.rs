//! The time of a file: from the bank or from whoever asks for the file, never from the clock.

use super::Options;
use crate::moment::Moment;

/// 2000-01-01, in seconds since 1970: the time of a file for which none is known.
const FIXED: i64 = 946_684_800;

/// 9999-01-01: no calendar here holds much more.
const LAST: i64 = 253_370_764_800;

/// The time of a file in seconds since 1970-01-01 UTC: the later of the time at which the bank was last
/// changed and the time that was asked for, from 1970 to 9999.
pub(super) fn seconds(updated: Option<Moment>, options: &Options) -> i64 {
    let changed = updated.map(Moment::seconds);
    changed.max(options.epoch).unwrap_or(FIXED).clamp(0, LAST)
}

/// A time as `2000-01-01T00:00:00Z`; the beginning of 1970 where no calendar holds it.
pub(super) fn iso(seconds: i64) -> String {
    jiff::Timestamp::from_second(seconds)
        .unwrap_or_default()
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::{iso, seconds};
    use crate::export::Options;
    use crate::moment::Moment;

    #[track_caller]
    fn check(updated: &str, epoch: Option<i64>, expected: &str) {
        let updated = Moment::parse(updated).ok();
        assert_eq!(iso(seconds(updated, &Options { epoch })), expected);
    }

    #[test]
    fn the_later_of_the_two_times_is_taken() {
        check("", None, "2000-01-01T00:00:00Z");
        check("", Some(0), "1970-01-01T00:00:00Z");
        check("2025-04", None, "2025-04-01T00:00:00Z");
        check("2025-04-17", Some(0), "2025-04-17T00:00:00Z");
        check("2025-04-17", Some(1_800_000_000), "2027-01-15T08:00:00Z");
        check("2026-01-03T10:00", None, "2026-01-03T10:00:00Z");
        check("", Some(i64::MAX), "9999-01-01T00:00:00Z");
        check("-0043", Some(i64::MIN), "1970-01-01T00:00:00Z");
    }
}
