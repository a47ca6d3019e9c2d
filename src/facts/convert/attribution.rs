//! Who says what a fact or a blank says, and why it wants care.

use super::super::fields::Fields;
use super::super::report::Reporter;
use super::super::scalars;
use super::super::{Care, Who};
use super::Names;
use super::values::warn_of_near_id;

/// Who says so: an entity's id, name or alias, or words.
pub(super) fn according(fields: &Fields, names: &Names, report: &mut Reporter) -> Option<Who> {
    let field = fields.get("according")?;
    let words = field.text(report)?;
    if let Some(id) = names.entity(&words) {
        return Some(Who::Entity(id));
    }
    warn_of_near_id(&words, field.value.span(), names, report);
    Some(Who::Words(words))
}

/// Why it wants care, sorted and distinct.
pub(super) fn care(fields: &Fields, report: &mut Reporter) -> Vec<Care> {
    let Some(field) = fields.get("care") else {
        return Vec::new();
    };
    let choices = Care::ALL.map(|care| (care.name(), care));
    let mut care: Vec<Care> = Vec::new();
    for node in field.nodes(report) {
        care.extend(scalars::choice(node, field.key, "care", &choices, report));
    }
    care.sort_unstable();
    care.dedup();
    care
}
