//! Who says what a fact or a blank says, how much it matters, and why it wants care.

use super::super::record::Record;
use super::super::report::Reporter;
use super::super::{Care, Weight, Who};
use super::Names;
use super::values::warn_of_near_id;

/// Who says so: an entity's id, name or alias, or words.
pub(super) fn according(record: &mut Record, names: &Names, report: &mut Reporter) -> Option<Who> {
    let at = record.get("according")?.value.span();
    let words = record.text("according")?;
    if let Some(id) = names.entity(&words) {
        return Some(Who::Entity(id));
    }
    warn_of_near_id(&words, at, names, report);
    Some(Who::Words(words))
}

/// How much it matters, where that is said.
pub(super) fn weight(record: &mut Record) -> Option<Weight> {
    record
        .words("weight", &Weight::ALL, Weight::name)
        .first()
        .copied()
}

/// Why it wants care, sorted and distinct.
pub(super) fn care(record: &mut Record) -> Vec<Care> {
    let mut care = record.words("care", &Care::ALL, Care::name);
    care.sort_unstable();
    care
}
