//! What is said when cards are studied, in any language.

/// What is said when cards are studied.
#[derive(Debug)]
pub struct StudyWords {
    /// `{n}` cards are left that are due, that are new, that are to be asked again.
    pub left: [&'static str; 3],
    /// The grades, from the worst to the best.
    pub grades: [&'static str; 4],
    /// A key for each grade, beside its number.
    pub grade_keys: [char; 4],
    /// The keys that skip, suspend, flag, undo and stop, each with its verb; none of them grades.
    pub commands: [(char, &'static str); 5],
    /// What shows the back.
    pub turn: &'static str,
    /// What says that an answer is not known, where it is typed.
    pub unknown: &'static str,
    /// Behind the number of the grade that Enter gives.
    pub enter: &'static str,
    /// A letter after the slash that is no command.
    pub no_command: &'static str,
    /// After a grade, `{grade}`: the card comes back in `{when}`.
    pub graded: &'static str,
    /// `{n}` minutes, then days, months and years, singular and plural.
    pub times: [[&'static str; 2]; 4],
    /// The same in short.
    pub short: [&'static str; 4],
    /// The answer is the `{spelling}` but for one letter.
    pub near: &'static str,
    /// Whether a typo is to count as right.
    pub forgive: &'static str,
    /// A card was skipped.
    pub skipped: &'static str,
    /// A card was suspended.
    pub suspended: &'static str,
    /// Something was taken back.
    pub undone: &'static str,
    /// There is nothing to take back.
    pub nothing_to_undo: &'static str,
    /// A card was changed by another program meanwhile.
    pub stale: &'static str,
    /// What is said where no card is due.
    pub nothing_due: &'static str,
    /// At the end: `{cards}` in words, of which `{known}` known and `{new}` new.
    pub done: &'static str,
    /// At the end, nothing was graded.
    pub none_done: &'static str,
    /// Answers, singular and plural.
    pub answers: [&'static str; 2],
    /// Cards, singular and plural.
    pub cards: [&'static str; 2],
    /// At the end, `{cards}` wait.
    pub waiting: &'static str,
    /// The next `{cards}` are due in `{when}`.
    pub next: &'static str,
    /// Which of the banks are studied.
    pub which: &'static str,
    /// `{cards}` whose answers were missed elsewhere are due.
    pub remembered: &'static str,
    /// `{added}` reviews of `{cards}` cards came in, `{known}` were there.
    pub merged: &'static str,
    /// The schedule was fitted to `{n}` reviews: on the last fifth, its error falls from `{before}` to `{after}`, its
    /// log loss from `{loss}` to `{less}`.
    pub fitted: &'static str,
    /// A fit would predict no better, with the same figures.
    pub unfitted: &'static str,
    /// Before the command that takes a fit back.
    pub take_back: &'static str,
    /// A fit was taken back.
    pub unfit: &'static str,
    /// What is said in statistics.
    pub stats: StatsWords,
}

/// What is said in statistics.
#[derive(Debug)]
pub struct StatsWords {
    /// The title of the statistics.
    pub title: &'static str,
    /// The labels of the summary: today, days in a row, cards, all answers.
    pub summary: [&'static str; 4],
    /// `{n}` cards are due.
    pub due: &'static str,
    /// `{n}` of these were due before.
    pub overdue: &'static str,
    /// Days in a row, `{current}` and `{longest}`.
    pub row: &'static str,
    /// `{new}`, `{young}` and `{mature}` cards.
    pub held: &'static str,
    /// `{n}` cards that are suspended, absent, flagged.
    pub aside: [&'static str; 3],
    /// Between counts that stand in one line.
    pub between: &'static str,
    /// `{n}` answers ever, of which a `{share}` known.
    pub ever: &'static str,
    /// Above the cards that fall due.
    pub forecast: &'static str,
    /// Above the answers of each day.
    pub answers: &'static str,
    /// Answers that were known.
    pub known: &'static str,
    /// Answers that were not known.
    pub missed: &'static str,
    /// Above the share of cards that was known after a day or more.
    pub retention: &'static str,
    /// The mark of what is desired.
    pub desired: &'static str,
    /// Cards that are young and mature, by the days since they were asked before.
    pub maturity: [&'static str; 2],
    /// A `{share}` of `{n}` was known, and `{desired}` was desired.
    pub share: &'static str,
    /// A share, as `{n}` hundredths.
    pub percent: &'static str,
    /// Above the hardest cards.
    pub hardest: &'static str,
    /// How often a card was missed, asked, and its front.
    pub columns: [&'static str; 3],
    /// Below charts: today, in `{n}` days, `{n}` days ago.
    pub days: [&'static str; 3],
}
