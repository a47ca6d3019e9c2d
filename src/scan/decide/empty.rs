//! What empty marks look like: in goes a batch, out comes the ink of each mark less that of an empty one.

use std::collections::{BTreeMap, BTreeSet};

use super::{Asks, Field, Limits, Line, Sheet, share};

/// Among the marks with one letter, the share below whose ink the level of an empty one lies.
const LOW: f64 = 0.25;

/// The same among all marks of a shape, where few bear the letter.
const LOWEST: f64 = 0.1;

/// How many letters a shape has at most, by the numbers of what is printed.
const GROUP: u32 = 100;

/// So few marks do not tell the level of a letter, and so much darker than the usual letter one may be.
const FEW: usize = 10;
const DARKER: f64 = 1.6;
const DARKER_FEW: f64 = 1.2;

/// What empty marks look like.
pub(super) struct Empty {
    /// By what is printed in them.
    levels: BTreeMap<u32, f64>,
    /// Those that too few marks bear for that.
    few: BTreeSet<u32>,
}

impl Empty {
    /// Over the batch: most marks are empty, so that the level is among the lower ones. Where nearly all mark the same
    /// letter other letters of its shape say how dark it may be; where few marks have it, those marks that are surely
    /// empty.
    pub(super) fn of(sheets: &[Sheet]) -> Empty {
        let lines = || sheets.iter().flat_map(|sheet| &sheet.lines);
        let mut inks: BTreeMap<u32, Vec<f64>> = BTreeMap::new();
        for field in lines().flat_map(|line| &line.marks) {
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
        let low = |print: u32| {
            let fields = lines().flat_map(|line| &line.marks);
            let own = fields.filter(|field| field.print / GROUP == print / GROUP);
            share(own.map(|field| field.seen.ink).collect(), LOWEST)
        };
        let sure: Vec<(Asks, u32, f64)> = lines().flat_map(surely_empty).collect();
        let level = |(&print, &(count, level)): (&u32, &(usize, f64))| {
            let most = match (count < FEW).then(|| among(&sure, print)).flatten() {
                // Most marks of a shape may be filled in, but not the lightest of them.
                Some(sure) => DARKER_FEW * sure.min(low(print)),
                None if count < FEW => usual(print),
                None => DARKER * usual(print),
            };
            (print, level.min(most))
        };
        let few = own.iter().filter(|(_, (count, _))| *count < FEW);
        Empty {
            levels: own.iter().map(level).collect(),
            few: few.map(|(print, _)| *print).collect(),
        }
    }

    /// From which share of a hand's level a mark of a row of several is asked. A level that is guessed may have taken a
    /// faint mark for an empty one.
    pub(super) fn trace(&self, line: &Line, limits: &Limits) -> f64 {
        match line
            .marks
            .iter()
            .any(|field| self.few.contains(&field.print))
        {
            true => limits.few,
            false => limits.several[0],
        }
    }

    /// The ink of each mark less that of an empty one. A page on which all is darker or paler has its own measure.
    pub(super) fn nets(&self, sheet: &Sheet) -> Vec<Vec<f64>> {
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

/// Where one mark answers a row, all others are empty, but for the row of somebody who erred.
fn surely_empty(line: &Line) -> Vec<(Asks, u32, f64)> {
    if line.asks == Asks::Several {
        return Vec::new();
    }
    let mut marks: Vec<(Asks, u32, f64)> = line
        .marks
        .iter()
        .map(|field| (line.asks, field.print, field.seen.ink))
        .collect();
    marks.sort_by(|one, other| one.2.total_cmp(&other.2));
    marks.pop();
    marks
}

/// How dark marks of one shape are that are surely empty; where there are none, all of them that learners fill in.
fn among(sure: &[(Asks, u32, f64)], print: u32) -> Option<f64> {
    let of = |is_of: &dyn Fn(Asks, u32) -> bool| -> Vec<f64> {
        let kept = sure.iter().filter(|(asks, other, _)| is_of(*asks, *other));
        kept.map(|(_, _, ink)| *ink).collect()
    };
    let own = of(&|_, other| other / GROUP == print / GROUP);
    let inks = match own.is_empty() {
        false => own,
        true => of(&|asks, _| asks == Asks::One),
    };
    (!inks.is_empty()).then(|| share(inks, 0.5))
}
