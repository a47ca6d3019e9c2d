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
