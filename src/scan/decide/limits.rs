//! From where something is a mark: the numbers that decisions are made by, as shares of what a hand does elsewhere.

/// From where something is a mark, and from where it is asked. The defaults are those that sheets of this program are
/// read with, and that other layouts were tried with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// From which share of a hand's own level a mark is one.
    pub mark: f64,
    /// From which share a second one is asked.
    pub second: f64,
    /// In a row of several, from which share to which a mark is asked.
    pub several: [f64; 2],
    /// From which share it is asked where so few marks of the batch bear its letter that the level of an empty one is
    /// guessed by others.
    pub few: f64,
    /// Below which share there is nothing.
    pub nothing: f64,
    /// Below how much ink no trace is seen.
    pub least: f64,
    /// Below how many deviations of what is empty no trace is seen.
    pub deviations: f64,
    /// How many strokes lead out of what is crossed out.
    pub crossed: u8,
    /// How far around a ring goes.
    pub ringed: f64,
    /// From how much ink a stroke out of it may be one that crosses it out.
    pub full: f64,
    /// The level of a hand where a whole batch has too few clear marks to tell it.
    pub usual: f64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            mark: 0.5,
            second: 0.3,
            several: [0.3, 0.6],
            few: 0.15,
            nothing: 0.22,
            least: 0.035,
            deviations: 4.5,
            crossed: 3,
            ringed: 0.5,
            full: 0.45,
            usual: 0.5,
        }
    }
}
