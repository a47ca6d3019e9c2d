//! What is said where somebody decides what was marked.

/// What is said where somebody decides what was marked.
#[derive(Debug)]
pub struct ReviewWords {
    /// The title of the page.
    pub title: &'static str,
    /// Nothing is to be decided.
    pub nothing: &'static str,
    /// How it is done.
    pub how: &'static str,
    /// The page needs scripts.
    pub no_script: &'static str,
    /// `{who}`, and which question, `{n}`.
    pub heading: &'static str,
    /// Why it is asked: a weak mark, a second one, a crossed-out one, no judgement, scanned twice with different marks.
    pub why: [&'static str; 5],
    /// What is asked of a page whose code cannot be read: above it; where the code `{code}` was typed, which it is not; what
    /// stands in place of its picture, and before the field; what is said of a code that is none.
    pub unnamed: &'static str,
    /// See `unnamed`.
    pub refused: &'static str,
    /// See `unnamed`.
    pub ends: &'static str,
    /// See `unnamed`.
    pub code: &'static str,
    /// See `unnamed`.
    pub misread: &'static str,
    /// What stands in place of the picture.
    pub picture: &'static str,
    /// Above the options.
    pub marked: &'static str,
    /// No option.
    pub none: &'static str,
    /// Wrong, and right.
    pub verdict: [&'static str; 2],
    /// What decides a row.
    pub decide: &'static str,
    /// `{n}` of `{of}` are decided.
    pub progress: &'static str,
    /// What saves the decisions.
    pub save: &'static str,
    /// Above the command that takes them in.
    pub then: &'static str,
}
