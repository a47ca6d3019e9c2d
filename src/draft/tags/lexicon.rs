//! In goes a word in small letters, out comes what the lists of verbs, names and jobs know of it, as the tagger sees it.
//!
//! The weights were trained with these lists: after a change of them they are to be trained anew.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::draft::asks::verbs;
use crate::draft::names::gazetteer;

/// A bit for each form of a verb and each kind of name that a word may be; 0 of a word that no list has.
pub(super) fn kinds(word: &str) -> u16 {
    static KINDS: OnceLock<HashMap<String, u16>> = OnceLock::new();
    let kinds = KINDS.get_or_init(|| {
        let mut kinds: HashMap<String, u16> = HashMap::new();
        for (form, kind) in verbs::forms() {
            *kinds.entry(form).or_default() |= 1 << kind as u16;
        }
        for (word, kind) in gazetteer::words() {
            *kinds.entry(word.to_lowercase()).or_default() |= 1 << (8 + kind as u16);
        }
        kinds
    });
    kinds.get(word).copied().unwrap_or_default()
}
