//! The words that make a threshold of a figure or a date.

/// What stands around a figure or a date of which it says no more than on which side the truth lies, or that it is near:
/// lower case, each a word or a run of words.
#[derive(Debug)]
pub struct ThresholdWords {
    /// Directly before a figure: it is no smaller, no larger, or near.
    pub before: [&'static [&'static str]; 3],
    /// After a figure and what it counts: it is no smaller, no larger, or near.
    pub after: [&'static [&'static str]; 3],
    /// Before what is to be measured and `of`, these mean a stretch and no threshold.
    pub stretches: &'static [&'static str],
    /// Between a threshold with what it measures and the figure: above a speed of.
    pub of: &'static str,
    /// Before a date: something holds on one side of it, or near it.
    pub before_date: &'static [&'static str],
    /// After a date.
    pub after_date: &'static [&'static str],
    /// Before and after a date, both together.
    pub around_date: &'static [(&'static str, &'static str)],
    /// Words that may stand between these and the date.
    pub part_of_date: &'static [&'static str],
    /// Words for a bound below, and for one above; any smaller or any larger figure makes a question that asks with one of
    /// them true as well.
    pub loose: [&'static [&'static str]; 2],
    /// Other words for the same bounds, with which a question may seek one figure.
    pub firm: [&'static [&'static str]; 2],
    /// What a question says that asks for the bound itself as a figure, beside those: the lowest number.
    pub sought: [&'static [&'static str]; 2],
    /// What a question says that asks what is exceeded, which every smaller figure is as well.
    pub exceeded: &'static [&'static str],
    /// How it is better asked.
    pub not_exceeded: &'static str,
    /// The words that ask for a figure.
    pub how: &'static [&'static str],
}
