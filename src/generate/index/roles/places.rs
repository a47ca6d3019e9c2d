//! Whether a thing is in another place than a question says.

use super::{Role, Wanted};
use crate::facts::{EntityId, Value};
use crate::generate::index::Index;
use crate::tokens::Tokens;

impl Wanted<'_> {
    /// Whether it is in another place than the question says, by what the bank says or by its own name: "the California Science
    /// Center" is not in Chicago.
    pub(super) fn is_elsewhere(&self, index: &Index, value: &Value, role: &Role) -> bool {
        let is_place = !self.of_people && !self.places.is_empty() && role.places.is_empty();
        self.is_known_elsewhere(role) || is_place && self.names_another_place(index, value)
    }

    fn names_another_place(&self, index: &Index, value: &Value) -> bool {
        let named = |text: &str| index.named_in(&Tokens::of(text));
        let asked: Vec<EntityId> = self.places.iter().flat_map(|place| named(place)).collect();
        let is_there = |other: EntityId| {
            asked
                .iter()
                .any(|&place| place == other || index.related(place, other))
        };
        let own = named(&index.sentences.value(value)).into_iter();
        let mut own = own.filter(|&other| Value::Entity(other) != *value);
        !asked.is_empty() && own.any(|other| self.roles.is_place(index, other) && !is_there(other))
    }

    pub(super) fn is_known_elsewhere(&self, role: &Role) -> bool {
        // "Where in Florida?" says nothing else of what it asks for, so it must be there.
        let must_be_there = self.heads.is_empty() && self.is_mixed;
        let is_there_or_unknown = match role.places.is_empty() {
            true => !must_be_there,
            false => !role.places.is_disjoint(&self.places),
        };
        !self.of_people && !self.places.is_empty() && !is_there_or_unknown
    }
}
