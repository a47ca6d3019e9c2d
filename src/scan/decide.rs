//! What was marked: in go the measures of all marks of a batch, out come decisions, and doubts where there is no sure one.
//!
//! No fixed limit can work: what is empty on one photo is darker than what is marked on another. So the ink of a mark
//! is taken less the level of an empty one with the same letter over the whole batch, and held against what the same
//! hand does elsewhere. What is between is asked, never guessed.

use std::collections::BTreeMap;

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

/// Shares of a hand's own level: from where a mark is one, from where a second one or a trace of one is asked, in a row
/// of several from where to where a mark is asked, and below what there is nothing.
const MARK: f64 = 0.5;
const SECOND: f64 = 0.3;
const SEVERAL: [f64; 2] = [0.3, 0.6];
const NOTHING: f64 = 0.22;

/// No trace below so much ink is seen, nor below so many deviations of what is empty.
const LEAST: f64 = 0.035;
const DEVIATIONS: f64 = 4.5;

/// How many strokes lead out of what is crossed out, and how far around a ring goes.
const CROSSED: u8 = 3;
const RINGED: f64 = 0.5;

/// From how much ink a stroke out of it may be one that crosses it out.
const FULL: f64 = 0.45;

/// The level of a hand of which too little is seen.
const USUAL: f64 = 0.5;

/// Decides a batch: for each sheet and line what was marked.
pub fn decide(sheets: &[Sheet]) -> Vec<Vec<Decision>> {
    let empty = Empty::of(sheets);
    let nets: Vec<Vec<Vec<f64>>> = sheets.iter().map(|sheet| empty.nets(sheet)).collect();
    let hands = hands(sheets, &nets);
    let teacher = teacher(sheets, &nets);
    let sheet = |(sheet, nets): (&Sheet, &Vec<Vec<f64>>)| {
        let hand = hands
            .get(&sheet.hand)
            .copied()
            .unwrap_or(Hand::usual(deviation(nets)));
        let lines = sheet.lines.iter().zip(nets);
        lines
            .map(|(line, nets)| match line.asks {
                Asks::One => hand.one(line, nets),
                Asks::Several => hand.several(line, nets),
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

/// Among the marks with one letter, the share below whose ink the level of an empty one lies.
const LOW: f64 = 0.25;

/// How many letters a shape has at most, by the numbers of what is printed.
const GROUP: u32 = 100;

/// So few marks do not tell the level of a letter, and so much darker than the usual letter one may be.
const FEW: usize = 10;
const DARKER: f64 = 1.6;

/// What empty marks look like.
struct Empty {
    /// By what is printed in them.
    levels: BTreeMap<u32, f64>,
}

impl Empty {
    /// Over the batch: most marks are empty, so that the level is among the lower ones. Where nearly all mark the same
    /// letter, or few marks have it, other letters of its shape say how dark it may be.
    fn of(sheets: &[Sheet]) -> Empty {
        let mut inks: BTreeMap<u32, Vec<f64>> = BTreeMap::new();
        for field in sheets
            .iter()
            .flat_map(|sheet| &sheet.lines)
            .flat_map(|line| &line.marks)
        {
            inks.entry(field.print).or_default().push(field.seen.ink);
        }
        let own: BTreeMap<u32, (usize, f64)> = inks
            .into_iter()
            .map(|(print, inks)| (print, (inks.len(), share(inks, LOW).max(0.0))))
            .collect();
        let usual = |print: u32| {
            let group = own.range(print - print % GROUP..print - print % GROUP + GROUP);
            let mut levels: Vec<f64> = group.map(|(_, (_, level))| *level).collect();
            levels.sort_by(f64::total_cmp);
            levels[(levels.len() - 1) / 2]
        };
        let level = |(&print, &(count, level)): (&u32, &(usize, f64))| {
            let most = if count < FEW { 1.0 } else { DARKER };
            (print, level.min(most * usual(print)))
        };
        Empty {
            levels: own.iter().map(level).collect(),
        }
    }

    /// The ink of each mark less that of an empty one. A page on which all is darker or paler has its own measure.
    fn nets(&self, sheet: &Sheet) -> Vec<Vec<f64>> {
        let level = |field: &Field| self.levels.get(&field.print).copied().unwrap_or(0.0);
        let fields = sheet.lines.iter().flat_map(|line| &line.marks);
        let mut off: Vec<f64> = fields.map(|field| field.seen.ink - level(field)).collect();
        off.sort_by(f64::total_cmp);
        off.truncate((off.len() * 3 / 5).max(1));
        let own = share(off, 0.5);
        let net = |field: &Field| field.seen.ink - level(field) - own;
        sheet
            .lines
            .iter()
            .map(|line| line.marks.iter().map(net).collect())
            .collect()
    }
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
struct Hand {
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
fn hands(sheets: &[Sheet], nets: &[Vec<Vec<f64>>]) -> BTreeMap<usize, Hand> {
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
    let usual = match levels.is_empty() {
        true => USUAL,
        false => share(levels, 0.5),
    };
    let hand = |habits: Habits| Hand {
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
fn teacher(sheets: &[Sheet], nets: &[Vec<Vec<f64>>]) -> f64 {
    let lines = sheets
        .iter()
        .zip(nets)
        .flat_map(|(sheet, nets)| sheet.lines.iter().zip(nets));
    let verdicts = lines.filter(|(line, _)| line.asks == Asks::Verdict);
    let most = verdicts.filter_map(|(_, nets)| nets.iter().copied().reduce(f64::max));
    let marked: Vec<f64> = most.filter(|net| *net > 0.1).collect();
    match marked.len() {
        0..ENOUGH => USUAL,
        _ => share(marked, 0.5),
    }
}

impl Hand {
    fn usual(deviation: f64) -> Hand {
        Hand {
            level: USUAL,
            deviation,
            spokes: 0,
        }
    }

    /// A share of its level, but no less than chance makes of empty paper.
    fn limit(&self, share: f64) -> f64 {
        (share * self.level)
            .max(DEVIATIONS * self.deviation)
            .max(LEAST)
    }

    /// Whether a mark seems to be crossed out, or ringed, as this hand does not do with all of them.
    fn is_crossed(&self, field: &Field, net: f64) -> bool {
        let seen = &field.seen;
        let is_crossed =
            seen.spokes >= CROSSED && self.spokes < 2 && net > FULL.min(0.8 * self.level);
        is_crossed || (seen.around > RINGED && net < MARK * self.level)
    }

    fn one(&self, line: &Line, nets: &[f64]) -> Decision {
        let Some((first, second)) = two(nets) else {
            return sure(Vec::new());
        };
        let most = nets[first];
        let next = second.map_or(f64::MIN, |at| nets[at]);
        let crossed = |at: usize| self.is_crossed(&line.marks[at], nets[at]);
        let proposal = if most >= self.limit(NOTHING) {
            vec![first]
        } else {
            Vec::new()
        };
        if (0..nets.len()).any(crossed) {
            let whole: Vec<usize> = (0..nets.len())
                .filter(|&at| nets[at] >= self.limit(MARK) && !crossed(at))
                .collect();
            return asked(whole, Doubt::Crossed);
        }
        if most < self.limit(NOTHING) {
            return sure(Vec::new());
        }
        if next >= self.limit(SECOND) || (next > 0.7 * most) {
            return asked(proposal, Doubt::Second);
        }
        match most >= self.limit(MARK) {
            true => sure(proposal),
            false => asked(proposal, Doubt::Weak),
        }
    }

    fn several(&self, line: &Line, nets: &[f64]) -> Decision {
        let [from, to] = SEVERAL.map(|share| self.limit(share));
        let marked: Vec<usize> = (0..nets.len())
            .filter(|&at| nets[at] >= to.min(self.limit(MARK)))
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
