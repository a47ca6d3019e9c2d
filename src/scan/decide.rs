//! What was marked: in go the measures of all marks of a batch, out come decisions, and doubts where there is no sure one.
//!
//! No fixed limit can work: what is empty on one photo is darker than what is marked on another. So the ink of a mark
//! is taken less the level of an empty one with the same letter over the whole batch, and held against what the same
//! hand does elsewhere. What is between is asked, never guessed.
//!
//! Marks of any layout can be decided, not only those of this program: cut each out, measure it, and hand over the whole
//! batch. Here a sheet on grey paper with rows of four circles, 20 pixels wide; B is filled in, in the last row palely.
//!
//! ```
//! use quizpress::scan::Grey;
//! use quizpress::scan::decide::{Asks, Decision, Doubt, Field, Line, Sheet, decide};
//! use quizpress::scan::marks::{Crop, Shape, depth, measure};
//!
//! let centre = |row: usize, option: usize| [30.0 + 40.0 * option as f64, 30.0 + 40.0 * row as f64];
//! let light = |at: usize| {
//!     let (x, y) = ((at % 180) as f64, (at / 180) as f64);
//!     let (row, option) = ((y / 40.0 - 0.25) as usize, (x / 40.0 - 0.25) as usize);
//!     let [left, top] = centre(row, option);
//!     let away = (x + 0.5 - left).hypot(y + 0.5 - top);
//!     match (row, option) {
//!         _ if (9.0..10.0).contains(&away) => 90,
//!         (9, 1) if away < 8.0 => 165,
//!         (_, 1) if away < 8.0 => 70,
//!         _ => 200,
//!     }
//! };
//! let page = Grey::new(180, 420, (0..180 * 420).map(light).collect()).ok_or("no picture")?;
//! let shape = Shape { is_square: false, inner: 0.9, free: 1.5 };
//! let black = depth(&page);
//! let field = |row, option| Field {
//!     print: option as u32, // What is printed in it, so that it is held against others with the same letter.
//!     seen: measure(&Crop::of(&page, centre(row, option), 20.0, shape, black)),
//! };
//! let line = |row| Line { asks: Asks::One, marks: (0..4).map(|option| field(row, option)).collect() };
//! let sheet = Sheet { hand: 0, lines: (0..10).map(line).collect() };
//!
//! let decided = decide(&[sheet]).remove(0);
//! assert_eq!(decided[0], Decision { marked: vec![1], doubt: None });
//! assert_eq!(decided[9], Decision { marked: vec![1], doubt: Some(Doubt::Weak) });
//! # Ok::<(), &str>(())
//! ```

mod empty;
mod limits;

use std::collections::BTreeMap;

use self::empty::Empty;
pub use self::limits::Limits;
use super::marks::Measure;

/// A mark, and what is printed in it: marks with one number bear the same letter in the same shape.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Field {
    /// What is printed in it: letters of one shape and size have numbers of one hundred.
    pub print: u32,
    /// What is seen of it.
    pub seen: Measure,
}

/// How a row is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// By one mark, or none.
    One,
    /// By any of its marks.
    Several,
    /// By the teacher's: wrong or right, and one of them.
    Verdict,
}

/// A row of marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// How it is answered.
    pub asks: Asks,
    /// Its marks, in order.
    pub marks: Vec<Field>,
}

/// A page.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Whose hand filled it in: pages with one number are of one.
    pub hand: usize,
    /// Its rows.
    pub lines: Vec<Line>,
}

/// What was marked in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The marks, by their places in the row, ascending; where there is a doubt they are a proposal.
    pub marked: Vec<usize>,
    /// Why somebody has to look at it.
    pub doubt: Option<Doubt>,
}

/// Why a row is not decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doubt {
    /// Its mark is weak.
    Weak,
    /// There is a second one.
    Second,
    /// A mark seems to be crossed out, or ringed.
    Crossed,
    /// The teacher has not judged it.
    Unjudged,
}

/// Decides a batch by the usual limits: for each sheet and line what was marked.
pub fn decide(sheets: &[Sheet]) -> Vec<Vec<Decision>> {
    decide_by(sheets, &Limits::default())
}

/// Decides a batch: for each sheet and line what was marked.
pub fn decide_by(sheets: &[Sheet], limits: &Limits) -> Vec<Vec<Decision>> {
    let empty = Empty::of(sheets);
    let nets: Vec<Vec<Vec<f64>>> = sheets.iter().map(|sheet| empty.nets(sheet)).collect();
    let hands = hands(sheets, &nets, limits);
    let teacher = teacher(sheets, &nets, limits);
    let sheet = |(sheet, nets): (&Sheet, &Vec<Vec<f64>>)| {
        let hand = hands
            .get(&sheet.hand)
            .copied()
            .unwrap_or(Hand::usual(limits, deviation(nets)));
        let lines = sheet.lines.iter().zip(nets);
        lines
            .map(|(line, nets)| match line.asks {
                Asks::One => hand.one(line, nets),
                Asks::Several => hand.several(line, nets, empty.trace(line, limits)),
                Asks::Verdict => Hand {
                    level: teacher,
                    ..hand
                }
                .verdict(line, nets),
            })
            .collect()
    };
    sheets.iter().zip(&nets).map(sheet).collect()
}

/// The value below which so great a share of some lies.
fn share(mut values: Vec<f64>, share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let at = (values.len().saturating_sub(1) as f64 * share).round() as usize;
    values.get(at).copied().unwrap_or(0.0)
}

/// How far empty marks are from their level, as a standard deviation; from the lower ones, which are surely empty.
fn deviation(nets: &[Vec<f64>]) -> f64 {
    let mut low: Vec<f64> = nets.iter().flatten().copied().collect();
    low.sort_by(f64::total_cmp);
    low.truncate(low.len() * 3 / 5);
    let away = low.iter().map(|net| net.abs()).collect();
    1.48 * share(away, 0.5)
}

/// What one hand does.
#[derive(Clone, Copy, Debug)]
struct Hand<'l> {
    limits: &'l Limits,
    /// How much ink its marks have.
    level: f64,
    /// How far empty marks are from none.
    deviation: f64,
    /// How many strokes lead out of its marks.
    spokes: u8,
}

/// The marks that stand alone in their row, and clearly.
fn clear<'s>(
    sheet: &'s Sheet,
    nets: &'s [Vec<f64>],
    least: f64,
) -> impl Iterator<Item = (f64, u8)> + 's {
    let lines = sheet.lines.iter().zip(nets);
    lines
        .filter(|(line, _)| line.asks == Asks::One)
        .filter_map(move |(line, nets)| {
            let (first, second) = two(nets)?;
            let below = second.map_or(0.0, |at| nets[at]);
            let is_clear = nets[first] > least && below < 0.4 * nets[first];
            is_clear.then_some((nets[first], line.marks[first].seen.spokes))
        })
}

/// The places of the two that have the most ink.
fn two(nets: &[f64]) -> Option<(usize, Option<usize>)> {
    let mut places: Vec<usize> = (0..nets.len()).collect();
    places.sort_by(|&one, &other| nets[other].total_cmp(&nets[one]));
    Some((*places.first()?, places.get(1).copied()))
}

/// How many clear marks tell the level of a hand.
const ENOUGH: usize = 4;

/// What is seen of one hand: the ink of its clear marks, the strokes that lead out of them, and how far the empty ones
/// of each of its pages are from none.
#[derive(Default)]
struct Habits {
    levels: Vec<f64>,
    spokes: Vec<f64>,
    deviations: Vec<f64>,
}

/// What each hand does.
fn hands<'l>(
    sheets: &[Sheet],
    nets: &[Vec<Vec<f64>>],
    limits: &'l Limits,
) -> BTreeMap<usize, Hand<'l>> {
    let mut seen: BTreeMap<usize, Habits> = BTreeMap::new();
    for (sheet, nets) in sheets.iter().zip(nets) {
        let own = deviation(nets);
        let habits = seen.entry(sheet.hand).or_default();
        for (net, out) in clear(sheet, nets, (6.0 * own).max(0.06)) {
            habits.levels.push(net);
            habits.spokes.push(f64::from(out));
        }
        habits.deviations.push(own);
    }
    let known = seen.values().filter(|habits| habits.levels.len() >= ENOUGH);
    let levels: Vec<f64> = known
        .map(|habits| share(habits.levels.clone(), 0.5))
        .collect();
    // Where nobody has enough of them, those of all.
    let all = seen.values().flat_map(|habits| habits.levels.clone());
    let all: Vec<f64> = all.collect();
    let usual = match (levels.is_empty(), all.len()) {
        (false, _) => share(levels, 0.5),
        (true, ENOUGH..) => share(all, 0.5),
        (true, _) => limits.usual,
    };
    let hand = |habits: Habits| Hand {
        limits,
        level: match habits.levels.len() {
            0..ENOUGH => usual,
            _ => share(habits.levels, 0.5),
        },
        deviation: share(habits.deviations, 1.0),
        spokes: share(habits.spokes, 0.5) as u8,
    };
    seen.into_iter()
        .map(|(at, habits)| (at, hand(habits)))
        .collect()
}

/// The level of the teacher's marks, over the batch.
fn teacher(sheets: &[Sheet], nets: &[Vec<Vec<f64>>], limits: &Limits) -> f64 {
    let lines = sheets
        .iter()
        .zip(nets)
        .flat_map(|(sheet, nets)| sheet.lines.iter().zip(nets));
    let verdicts = lines.filter(|(line, _)| line.asks == Asks::Verdict);
    let most = verdicts.filter_map(|(_, nets)| nets.iter().copied().reduce(f64::max));
    let marked: Vec<f64> = most.filter(|net| *net > 0.1).collect();
    match marked.len() {
        0..ENOUGH => limits.usual,
        _ => share(marked, 0.5),
    }
}

impl<'l> Hand<'l> {
    fn usual(limits: &'l Limits, deviation: f64) -> Hand<'l> {
        Hand {
            limits,
            level: limits.usual,
            deviation,
            spokes: 0,
        }
    }

    /// How much ink chance makes of empty paper.
    fn chance(&self) -> f64 {
        (self.limits.deviations * self.deviation).max(self.limits.least)
    }

    /// A share of its level, but no less than chance makes of empty paper. Where chance makes nearly as much as a mark
    /// has, as on marks that are cut out askew, it hides none: what may be one is not taken for nothing.
    fn limit(&self, share: f64) -> f64 {
        let between = (self.limits.nothing + self.limits.mark) / 2.0;
        let hidden = self.chance().min(between * self.level);
        (share * self.level).max(hidden).max(self.limits.least)
    }

    /// From where a mark surely is one.
    fn surely(&self) -> f64 {
        (self.limits.mark * self.level).max(self.chance())
    }

    /// Whether a mark seems to be crossed out, or ringed, as this hand does not do with all of them.
    fn is_crossed(&self, field: &Field, net: f64) -> bool {
        let seen = &field.seen;
        let limits = self.limits;
        let is_full = net > limits.full.min(0.8 * self.level);
        let is_crossed = seen.spokes >= limits.crossed && self.spokes < 2 && is_full;
        is_crossed || (seen.around > limits.ringed && net < limits.mark * self.level)
    }

    fn one(&self, line: &Line, nets: &[f64]) -> Decision {
        let Some((first, second)) = two(nets) else {
            return sure(Vec::new());
        };
        let most = nets[first];
        let next = second.map_or(f64::MIN, |at| nets[at]);
        let crossed = |at: usize| self.is_crossed(&line.marks[at], nets[at]);
        let proposal = if most >= self.limit(self.limits.nothing) {
            vec![first]
        } else {
            Vec::new()
        };
        if (0..nets.len()).any(crossed) {
            let whole: Vec<usize> = (0..nets.len())
                .filter(|&at| nets[at] >= self.limit(self.limits.mark) && !crossed(at))
                .collect();
            return asked(whole, Doubt::Crossed);
        }
        if most < self.limit(self.limits.nothing) {
            return sure(Vec::new());
        }
        if next >= self.limit(self.limits.second) || (next > 0.7 * most) {
            return asked(proposal, Doubt::Second);
        }
        match most >= self.surely() {
            true => sure(proposal),
            false => asked(proposal, Doubt::Weak),
        }
    }

    /// `trace` is the share of its level from which a mark is asked.
    fn several(&self, line: &Line, nets: &[f64], trace: f64) -> Decision {
        let from = self.limit(trace);
        let to = (self.limits.several[1] * self.level).max(self.chance());
        let marked: Vec<usize> = (0..nets.len())
            .filter(|&at| nets[at] >= to.min(self.limit(self.limits.mark)))
            .collect();
        let crossed = (0..nets.len()).any(|at| self.is_crossed(&line.marks[at], nets[at]));
        if crossed {
            return asked(marked, Doubt::Crossed);
        }
        match nets.iter().any(|net| (from..to).contains(net)) {
            true => asked(marked, Doubt::Weak),
            false => sure(marked),
        }
    }

    fn verdict(&self, line: &Line, nets: &[f64]) -> Decision {
        let decision = self.one(line, nets);
        match decision.marked.is_empty() && decision.doubt.is_none() {
            true => asked(Vec::new(), Doubt::Unjudged),
            false => decision,
        }
    }
}

fn sure(marked: Vec<usize>) -> Decision {
    Decision {
        marked,
        doubt: None,
    }
}

fn asked(marked: Vec<usize>, doubt: Doubt) -> Decision {
    Decision {
        marked,
        doubt: Some(doubt),
    }
}
