//! What is known of names, looked up for every name beside every answer: by the position of an entity, by the text of
//! what is none.

use crate::facts::{EntityId, Value};

/// Something for each name of which anything is known.
#[derive(Debug)]
pub(super) struct ByName<T> {
    entities: Vec<Option<T>>,
    others: foldhash::HashMap<Value, T>,
}

impl<T> Default for ByName<T> {
    fn default() -> ByName<T> {
        ByName {
            entities: Vec::new(),
            others: foldhash::HashMap::default(),
        }
    }
}

impl<T: Default> ByName<T> {
    pub fn get(&self, name: &Value) -> Option<&T> {
        match name {
            Value::Entity(id) => self.entities.get(id.0 as usize)?.as_ref(),
            other => self.others.get(other),
        }
    }

    /// What is known of a name, to be added to.
    pub fn of(&mut self, name: Value) -> &mut T {
        match name {
            Value::Entity(id) => {
                let at = id.0 as usize;
                if at >= self.entities.len() {
                    self.entities.resize_with(at + 1, || None);
                }
                self.entities[at].get_or_insert_default()
            }
            other => self.others.entry(other).or_default(),
        }
    }

    /// What is known of each, in no order.
    pub fn each(&mut self) -> impl Iterator<Item = (Value, &mut T)> {
        let entities = (0..).map(EntityId).zip(&mut self.entities);
        let entities =
            entities.filter_map(|(id, known)| Some((Value::Entity(id), known.as_mut()?)));
        let others = self.others.iter_mut();
        entities.chain(others.map(|(name, known)| (name.clone(), known)))
    }
}

#[cfg(test)]
mod tests {
    use super::ByName;
    use crate::facts::{EntityId, Value};

    #[test]
    fn what_is_added_to_a_name_is_known_of_it() {
        let names = [Value::Entity(EntityId(2)), Value::Text("Ann".into())];
        let mut known: ByName<u32> = ByName::default();
        for name in names.iter().chain(&names[1..]) {
            *known.of(name.clone()) += 1;
        }
        assert_eq!(
            names.each_ref().map(|name| known.get(name)),
            [Some(&1), Some(&2)]
        );
        let unknown = [
            Value::Entity(EntityId(0)),
            Value::Entity(EntityId(3)),
            Value::Text("Bob".into()),
        ];
        assert!(unknown.iter().all(|name| known.get(name).is_none()));
        let mut all: Vec<u32> = known.each().map(|(_, count)| *count).collect();
        all.sort_unstable();
        assert_eq!(all, [1, 2]);
    }
}
