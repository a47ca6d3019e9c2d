//! How dates are shown, read and asked for.

/// How dates are shown and read. In a pattern `{d}`, `{m}`, `{y}` stand for day, month name and year.
#[derive(Debug)]
pub struct Dates {
    /// The months, as shown.
    pub months: [&'static str; 12],
    /// Other spellings of the months that are read, each with the number of the month.
    pub abbreviations: &'static [(&'static str, i8)],
    /// A day, as shown.
    pub day: &'static str,
    /// A month, as shown.
    pub month: &'static str,
    /// Ways to write a day, the most usual first, which is the one that is shown; `{o}` stands for the day as an
    /// ordinal.
    pub written_days: &'static [&'static str],
    /// Ways to write a month, of which the first is the one that is shown.
    pub written_months: &'static [&'static str],
    /// Beginnings of a question that ask for a day, each with one that leaves open how precisely.
    pub asks_day: &'static [(&'static str, &'static str)],
    /// Words for a century behind its number, lower case.
    pub centuries: &'static [&'static str],
    /// What stands behind the first year of a decade, in lower case: the 1990s.
    pub decade: &'static str,
    /// What asks for a year, a month and a day behind "which", lower case.
    pub grains: [&'static [&'static str]; 3],
    /// What asks for what is no date behind "which", lower case.
    pub no_dates: &'static [&'static str],
    /// Words that ask as "which" does, lower case: "Name the year …".
    pub naming: &'static [&'static str],
    /// Feasts, lower case, each with the months in which it may lie.
    pub feasts: &'static [(&'static str, &'static [i8])],
    /// Units in which years are counted.
    pub years: &'static [&'static str],
    /// Words before a day, a month and a year where they are typed, of which the first is the usual one.
    pub before: [&'static [&'static str]; 3],
    /// The days of the week from Monday, as shown.
    pub weekdays: [&'static str; 7],
    /// A year before our era, as shown.
    pub before_era: &'static str,
    /// A year of our era that is shorter than three digits, as shown.
    pub early_era: &'static str,
    /// How a year before our era is marked when typed, in the usual case. Points and spaces in it mean nothing.
    pub before_era_marks: &'static [&'static str],
    /// Whether `3/4/1999` is the fourth day of the third month to some readers: then it is asked again.
    pub slash_is_ambiguous: bool,
}
