//! What empty marks look like: in goes a batch, out comes the ink of each mark less that of an empty one.

use std::collections::BTreeMap;

use super::{Field, Sheet, share};

/// Among the marks with one letter, the share below whose ink the level of an empty one lies.
const LOW: f64 = 0.25;

/// How many letters a shape has at most, by the numbers of what is printed.
const GROUP: u32 = 100;

/// So few marks do not tell the level of a letter, and so much darker than the usual letter one may be.
const FEW: usize = 10;
const DARKER: f64 = 1.6;

/// What empty marks look like.
pub(super) struct Empty {
    /// By what is printed in them.
    levels: BTreeMap<u32, f64>,
}

impl Empty {
    /// Over the batch: most marks are empty, so that the level is among the lower ones. Where nearly all mark the same
    /// letter, or few marks have it, other letters of its shape say how dark it may be.
    pub(super) fn of(sheets: &[Sheet]) -> Empty {
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
