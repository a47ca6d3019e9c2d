//! A question as it is made: what the kinds fill in, and the rules across questions read.

use super::index::BlankRef;
use crate::facts::Value;
use crate::quiz::Question;
use crate::tokens::Plain;

/// A question, and what the rules across questions need to know of it.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub question: Question,
    /// The blank it is made from, then those of other facts that it shows as options.
    pub blank_refs: Vec<BlankRef>,
    /// What it asks for.
    pub keys: Vec<Value>,
    /// Where its options are words, the key among them and then the others.
    pub worded: Vec<Value>,
    /// Names among its options that are never a key.
    pub foils: Vec<Plain>,
    /// Of a claim, the one that was not drawn, false or true.
    pub undrawn: Option<String>,
}
