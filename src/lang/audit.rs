//! The words that an audit looks for.

/// What gives a question away, or wears out: lower case, each a word or a run of words.
#[derive(Debug)]
pub struct AuditWords {
    /// Words that a test-wise reader takes for the mark of a wrong option.
    pub absolute: &'static [&'static str],
    /// Words that say too little to be right or wrong.
    pub vague: &'static [&'static str],
    /// Phrases in which a vague word is not vague.
    pub not_vague: &'static [&'static str],
    /// Words that turn a question into its opposite.
    pub negators: &'static [&'static str],
    /// Phrases in which a negator negates nothing.
    pub not_negative: &'static [&'static str],
    /// Words that take back some of what is said, or all of it later: each list of them is carried over by any of its own.
    pub hedges: &'static [&'static [&'static str]],
    /// Pronouns that stand for somebody or something that another sentence names.
    pub unnamed: &'static [&'static str],
    /// Options that speak of the other options.
    pub of_the_options: &'static [&'static str],
    /// Words that, among names of options alone, make an option of options (`A and C only`).
    pub option_joints: &'static [&'static str],
    /// Stems that ask nothing of their own.
    pub unfocused: &'static [&'static str],
    /// Verbs after one thing.
    pub singular: &'static [&'static str],
    /// Verbs after several things.
    pub plural: &'static [&'static str],
    /// Words before one thing.
    pub one: &'static [&'static str],
    /// Words before several things, beside the cardinals from two.
    pub several: &'static [&'static str],
    /// Between the ends of a range.
    pub range: &'static [&'static str],
    /// Stretches of time that come again, lower case.
    pub periods: &'static [&'static str],
    /// What follows a year to make it a decade.
    pub decades: &'static str,
    /// Words that are no longer true after a while.
    pub stale: &'static [&'static str],
    /// Those of them that a year beside them ties to a time.
    pub tied: &'static [&'static str],
    /// Those of them that a verb of the past ties to its time: they were alive then (`were still alive`).
    pub lasting: &'static [&'static str],
    /// Phrases that begin with a word that is true for a while, and are not: now and again. Lower case.
    pub not_stale: &'static [&'static str],
    /// The word before an infinitive.
    pub infinitive: &'static str,
    /// What somebody or something is for a while, lower case: said in the present it wants a year.
    pub states: &'static [&'static str],
    /// Words that single one out of many.
    pub superlatives: &'static [&'static str],
    /// Words after a superlative that say out of which many.
    pub scopes: &'static [&'static str],
    /// Endings before a superlative that say out of whose.
    pub possessive: &'static [&'static str],
    /// Words that ask for an amount.
    pub amount: &'static [&'static str],
    /// Words behind which a number is no place in an order: `map number 3`.
    pub numbering: &'static [&'static str],
    /// Acronyms that need no explanation to who speaks the language, in capitals, beside those that are known everywhere.
    pub known_acronyms: &'static [&'static str],
    /// Words by which something is so in part, or of most, lower case.
    pub partly: &'static [&'static str],
    /// Further words with which a question asks for a part, lower case: one of the reasons.
    pub of_a_part: &'static [&'static str],
    /// What a superlative counts off rather than singles out, lower case: the first half, the last page.
    pub counted_off: &'static [&'static str],
    /// Words behind a superlative that stand for a thing which is named before, lower case: the first one.
    pub stand_ins: &'static [&'static str],
    /// Words for a figure that is near.
    pub about: &'static [&'static str],
    /// Words that ask for the article's own figure.
    pub by_the_article: &'static [&'static str],
    /// Added to a question, before its mark, so that it asks for the article's own figure.
    pub as_the_article: &'static str,
    /// The ordinals from the first in words.
    pub ordinals: &'static [&'static str],
    /// Ten to the third, which a newspaper writes in digits, but an article may spell.
    pub thousand: &'static str,
}
