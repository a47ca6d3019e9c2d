//! Where the questions that a seed gives differ from those that are counted, in words.

/// The ids of the questions that only one of two seeds gives.
#[derive(Debug, Default)]
pub(super) struct Differences {
    /// Counted, and not given.
    lacking: Vec<String>,
    /// Given, and not counted.
    added: Vec<String>,
}

impl Differences {
    /// Takes a question in: whether it is counted, whether it is given, and its id.
    pub(super) fn take_in(&mut self, counted: bool, given: bool, id: impl FnOnce() -> String) {
        match (counted, given) {
            (true, false) => self.lacking.push(id()),
            (false, true) => self.added.push(id()),
            _ => {}
        }
    }

    /// In which questions the two differ, by their ids.
    pub(super) fn notes(mut self) -> Vec<String> {
        self.lacking.sort_unstable();
        self.added.sort_unstable();
        let note = |names: &[String], one: &str, many: &str| {
            let what = match names.len() {
                0 => return None,
                1 => format!("1 question {one}"),
                count => format!("{count} questions {many}"),
            };
            let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            Some(format!("with this seed {what}: {}", names.join(", ")))
        };
        let lacking = note(
            &self.lacking,
            "that `check` counts finds no sound options",
            "that `check` counts find no sound options",
        );
        let added = note(
            &self.added,
            "comes that `check` does not count",
            "come that `check` does not count",
        );
        lacking.into_iter().chain(added).collect()
    }
}
