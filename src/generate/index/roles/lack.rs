//! In goes a question and the class of its answer, out comes what most names of the class lack that the question wants.

use super::{Index, Role, Value, Wanted, head_words, place_of};
use crate::generate::refusal::Lack;

impl Wanted<'_> {
    /// What most names of the class lack that the question wants.
    pub fn lack(&self, index: &Index, ask: &str, class: &str) -> Lack {
        let roles: Vec<&Role> = index
            .entities_of(class)
            .iter()
            .filter_map(|&id| self.roles.known.get(&Value::Entity(id)))
            .collect();
        let count = |is: &dyn Fn(&Role) -> bool| roles.iter().filter(|role| is(role)).count();
        let late = count(&|role| self.is_of_another_time(role));
        let elsewhere = count(&|role| self.is_known_elsewhere(role));
        let heads: Vec<&str> = head_words(ask, &index.words.question).collect();
        let sort = match self.jobs.jobs.first() {
            Some(job) if heads.is_empty() => (*job).to_owned(),
            _ => heads.join(" "),
        };
        let ids = index.entities_of(class).iter();
        let mut values = ids.map(|&id| Value::Entity(id));
        if !self.jobs.jobs.is_empty() && values.any(|value| self.against(index, &value).is_some()) {
            return Lack::Sort(sort);
        }
        if late > 0 && (late >= elsewhere && self.heads.is_empty() || late * 2 > roles.len()) {
            let mut years = self.years.clone();
            years.sort_unstable();
            years.dedup();
            return Lack::Years(years);
        }
        match place_of(ask, &index.words.question) {
            Some(place) if elsewhere > 0 => Lack::Place(place),
            _ => Lack::Sort(sort),
        }
    }
}
