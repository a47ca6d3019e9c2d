//! The words by which a question reads badly.

/// How a question reads badly: lower case, each a word or a run of words. A list that is empty has nothing looked for.
#[derive(Debug)]
pub struct ClumsyWords {
    /// How a question begins badly, each with what to begin with in its place.
    pub openings: &'static [(&'static str, &'static str)],
    /// The beginning of a question that names the kind of thing that it asks for.
    pub kind_asked: &'static str,
    /// The verbs that follow the word of a question where it asks for nothing narrower; empty where any word may.
    pub helpers: &'static [&'static str],
    /// What reads badly wherever it stands, each with what to do.
    pub phrases: &'static [(&'static str, &'static str)],
    /// What tells whose word something is, the longest first: once in a question is enough.
    pub voices: &'static [&'static str],
    /// Words with which a clause begins that says more of a noun, directly before it.
    pub relatives: &'static [&'static str],
    /// Words that ask.
    pub asking: &'static [&'static str],
    /// Verbs behind which such a word begins a clause of their own, in their base form, and irregular ones as they are: say that, ask who.
    pub clauses: &'static [&'static str],
    /// What asks for a part of a whole in figures.
    pub shares: &'static [&'static str],
    /// Wholes of which a part makes up something, and has nothing.
    pub wholes: &'static [&'static str],
}
