//! The words by which a statement holds for others than the one that it names.

/// What makes others right besides the one that a statement names: a negation, a comparison, an example. Lower case, each a
/// word or a run of words, as a text has them between spaces.
#[derive(Debug)]
pub struct ReachWords {
    /// Words that turn round what is said with them.
    pub negators: &'static [&'static str],
    /// Ends of words that do so too.
    pub negative_ends: &'static [&'static str],
    /// Words that turn round only what comes after them.
    pub lacking: &'static [&'static str],
    /// Runs of words in which a negator turns nothing round.
    pub not_negative: &'static [&'static str],
    /// Directly before a name, these single it out of all that is denied: nobody but.
    pub singling: &'static [&'static str],
    /// Words that begin a clause of its own, into which no negation before them reaches.
    pub clauses: &'static [&'static str],
    /// Words before what somebody says or knows, out of which no negation reaches.
    pub reports: &'static [&'static str],
    /// Directly before a name: what is said holds for others as it does for this one.
    pub before: &'static [&'static str],
    /// Directly before what something is compared with.
    pub than: &'static [&'static str],
    /// Words before a comparison that say exactly how much, so that it holds for one.
    pub times: &'static [&'static str],
    /// Ends of words that single out one of many.
    pub superlative_ends: &'static [&'static str],
    /// Directly before the one that is left out of those.
    pub following: &'static [&'static str],
    /// Verbs that say what somebody is.
    pub copulas: &'static [&'static str],
    /// Words between such a verb and its noun that change nothing.
    pub between: &'static [&'static str],
    /// Behind such a verb: one of several.
    pub members: &'static [&'static str],
    /// Words that ask for a time.
    pub when: &'static [&'static str],
}
