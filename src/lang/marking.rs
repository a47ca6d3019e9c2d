//! What is said of marked sheets: on the report, and on the pages that learners get back.

/// What is said of marked sheets.
#[derive(Debug)]
pub struct MarkingWords {
    /// The title of the report.
    pub report: &'static str,
    /// Learners who are marked, open, absent.
    pub status: [&'static str; 3],
    /// With fewer than `{n}` learners, figures say little.
    pub caution: &'static str,
    /// The labels of the summary: learners, points, their middle, their range, the reliability as KR-20 and as alpha, the
    /// standard error.
    pub summary: [&'static str; 7],
    /// A `{mean}`, and one `{of}` so many.
    pub mean: [&'static str; 2],
    /// Behind a mean: a standard deviation, `{n}`.
    pub deviation: &'static str,
    /// From `{low}` to `{high}`.
    pub range: &'static str,
    /// How many points are plus or minus, `{n}`.
    pub error: &'static str,
    /// Above what was noticed.
    pub remarks: &'static str,
    /// What was noticed: nothing came of `{who}`; their row is empty; they stand in several `{lines}` with the same
    /// marks, and with different ones; `{who}` belongs to no sheet; questions, `{lines}`, are not decided in `{who}`.
    pub noticed: [&'static str; 6],
    /// What was noticed of a page, `{lines}`, of `{who}`: it cannot be read; it is of other sheets; nobody knows whose it
    /// is; its marks are not those of the code that was typed, `{who}`; its marks are not where they should be; its number cannot be read; it goes with the page before it; it is there
    /// twice with the same marks, and with different ones; others of its sheet are missing; much of it is empty.
    pub pages: [&'static str; 11],
    /// So many pages, `{lines}`, are no answer sheets.
    pub blank: &'static str,
    /// Above the histogram, and what its bars are made of.
    pub histogram: [&'static str; 2],
    /// Above the means by version, and their columns: version, learners, mean, deviation.
    pub versions: &'static str,
    /// See `versions`.
    pub version_columns: [&'static str; 4],
    /// Above the table of learners.
    pub learners: &'static str,
    /// Its columns: copy, name, version, points, status.
    pub learner_columns: [&'static str; 5],
    /// Above the questions.
    pub items: &'static str,
    /// The columns of their table: right, discrimination, and what is odd.
    pub item_columns: [&'static str; 4],
    /// What the figures are.
    pub terms: &'static str,
    /// Labels of figures: right, discrimination, upper and lower 27 %.
    pub figures: [&'static str; 3],
    /// Two shares: `{upper}` and `{lower}`.
    pub groups: &'static str,
    /// The columns of the table of options: option, marked, upper, lower.
    pub option_columns: [&'static str; 4],
    /// Rows of that table: no mark, more marks than one.
    pub other_marks: [&'static str; 2],
    /// In `{n}` learners it is not decided.
    pub undecided: &'static str,
    /// It does not count.
    pub void: &'static str,
    /// What is odd: a negative discrimination, a low one, few right answers, many; an `{option}` that few marked.
    pub flags: [&'static str; 5],
    /// One option hardly anybody marks, and `{n}` of them.
    pub idle: [&'static str; 2],
    /// A share of `{n}` hundredths.
    pub percent: &'static str,
    /// Where no figure can be told.
    pub unknown: &'static str,
    /// What the pages are called that learners get back.
    pub returned: &'static str,
    /// `{points}` of `{of}` points.
    pub achieved: &'static str,
    /// Points, where something is still open: `{points}` of `{of}` so far.
    pub so_far: &'static str,
    /// The columns of such a page: question, own answer, right answer, points.
    pub answer_columns: [&'static str; 4],
    /// Nothing was marked.
    pub no_answer: &'static str,
    /// What was written is right, and is not.
    pub written: [&'static str; 2],
    /// It has still to be decided.
    pub open: &'static str,
    /// A copy, by its number `{n}`.
    pub copy: &'static str,
}
