//! Where cards stand on a sheet, in tenths of a millimetre, so that everything is exact.

use std::fmt::{self, Write};

use super::{CardLayout, CardStyle, Flip, Size};
use crate::sheet::Paper;

/// A length in tenths of its unit: `74.3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tenths(pub i32);

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, tenths) = (self.0.unsigned_abs() / 10, self.0.unsigned_abs() % 10);
        match tenths {
            0 => write!(f, "{sign}{whole}"),
            _ => write!(f, "{sign}{whole}.{tenths}"),
        }
    }
}

/// Cards in columns and rows, in the middle of the sheet, without room between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    /// The width and height of the sheet as it is printed.
    pub page: (i32, i32),
    /// The width and height of a card.
    pub card: (i32, i32),
    /// What is cut out: a card, or a front with its back beside it.
    unit: (i32, i32),
    columns: i32,
    rows: i32,
    /// The corner of the first one.
    left: i32,
    top: i32,
}

/// The grid of a setting.
pub(super) fn grid(setting: &CardLayout) -> Grid {
    let paper = match setting.paper {
        Paper::A4 => (2100, 2970),
        Paper::Letter => (2159, 2794),
    };
    let card = match (setting.size, setting.paper) {
        (Size::A7, _) => (1050, 740),
        (Size::Index, _) => (1270, 762),
        (Size::Business, Paper::A4) => (850, 550),
        (Size::Business, Paper::Letter) => (889, 508),
    };
    let unit = match setting.style {
        CardStyle::Fold => (2 * card.0, card.1),
        CardStyle::Duplex(_) | CardStyle::List => card,
    };
    let upright = on(paper, card, unit);
    let aside = on((paper.1, paper.0), card, unit);
    // The sheet lies on its side only where more stand on it so; a list reads upright.
    match setting.style {
        CardStyle::Duplex(_) | CardStyle::Fold if aside.cards() > upright.cards() => aside,
        _ => upright,
    }
}

fn on(page: (i32, i32), card: (i32, i32), unit: (i32, i32)) -> Grid {
    let (columns, rows) = (page.0 / unit.0, page.1 / unit.1);
    Grid {
        page,
        card,
        unit,
        columns,
        rows,
        left: (page.0 - columns * unit.0) / 2,
        top: (page.1 - rows * unit.1) / 2,
    }
}

impl Grid {
    /// How many cards stand on a sheet.
    pub(super) fn cards(&self) -> usize {
        usize::try_from(self.columns * self.rows).unwrap_or_default()
    }

    /// The corner of a front, by its position on the sheet.
    pub(super) fn front(&self, at: usize) -> (i32, i32) {
        let at = i32::try_from(at).unwrap_or_default();
        let columns = self.columns.max(1);
        (
            self.left + at % columns * self.unit.0,
            self.top + at / columns * self.unit.1,
        )
    }

    /// The corner of its back: behind it once the sheet is turned over, or beside it.
    pub(super) fn back(&self, at: usize, setting: &CardLayout) -> (i32, i32) {
        let (left, top) = self.front(at);
        let (right, down) = setting.offset;
        // The edge about which the sheet is turned runs from top to bottom, or from side to side.
        let upright = self.page.0 < self.page.1;
        match setting.style {
            CardStyle::Duplex(flip) if (flip == Flip::Long) == upright => {
                (self.page.0 - left - self.card.0 + right, top + down)
            }
            CardStyle::Duplex(_) => (left + right, self.page.1 - top - self.card.1 + down),
            CardStyle::Fold | CardStyle::List => (left + self.card.0, top),
        }
    }

    /// The path of a cross at each corner of what is cut out.
    pub(super) fn marks(&self, (right, down): (i32, i32)) -> String {
        const ARM: i32 = 25;
        let mut path = String::new();
        for row in 0..=self.rows {
            for column in 0..=self.columns {
                let x = self.left + column * self.unit.0 + right;
                let y = self.top + row * self.unit.1 + down;
                let (left, top, arms) = (Tenths(x - ARM), Tenths(y - ARM), Tenths(2 * ARM));
                let _ = write!(
                    path,
                    "M{left} {}h{arms}M{} {top}v{arms}",
                    Tenths(y),
                    Tenths(x)
                );
            }
        }
        path
    }

    /// The path of the lines that are folded.
    pub(super) fn folds(&self) -> String {
        let mut path = String::new();
        if self.unit == self.card {
            return path;
        }
        for column in 0..self.columns {
            let x = self.left + column * self.unit.0 + self.card.0;
            let _ = write!(
                path,
                "M{} {}v{}",
                Tenths(x),
                Tenths(self.top),
                Tenths(self.rows * self.unit.1)
            );
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::{Tenths, grid};
    use crate::cards::{CardLayout, CardStyle, Flip, Size};
    use crate::sheet::Paper;

    #[track_caller]
    fn check(paper: Paper, size: Size, style: CardStyle, cards: usize) {
        let setting = CardLayout {
            paper,
            size,
            style,
            offset: (0, 0),
        };
        assert_eq!(grid(&setting).cards(), cards);
    }

    #[test]
    fn as_many_stand_on_a_sheet_as_there_is_room_for() {
        let duplex = CardStyle::Duplex(Flip::Long);
        check(Paper::A4, Size::A7, duplex, 8);
        check(Paper::A4, Size::Index, duplex, 4);
        check(Paper::A4, Size::Business, duplex, 10);
        check(Paper::Letter, Size::A7, duplex, 6);
        check(Paper::Letter, Size::Index, duplex, 4);
        check(Paper::Letter, Size::Business, duplex, 12);
        check(Paper::A4, Size::A7, CardStyle::Fold, 4);
        check(Paper::A4, Size::Index, CardStyle::Fold, 2);
        check(Paper::Letter, Size::Business, CardStyle::Fold, 5);
    }

    #[test]
    fn a_back_lies_behind_its_front_once_the_sheet_is_turned() {
        // A7 stands upright, where the long edge runs from top to bottom; index cards lie on their side.
        let turns = [
            (Size::A7, Flip::Long, (1, 0)),
            (Size::A7, Flip::Short, (0, 1)),
            (Size::Index, Flip::Long, (0, 1)),
            (Size::Index, Flip::Short, (1, 0)),
        ];
        for (size, flip, turn) in turns {
            let setting = CardLayout {
                size,
                style: CardStyle::Duplex(flip),
                offset: (15, -5),
                ..CardLayout::default()
            };
            let grid = grid(&setting);
            for at in 0..grid.cards() {
                let (front, back) = (grid.front(at), grid.back(at, &setting));
                let back = (back.0 - 15, back.1 + 5);
                let turned = match turn {
                    (1, 0) => (grid.page.0 - back.0 - grid.card.0, back.1),
                    _ => (back.0, grid.page.1 - back.1 - grid.card.1),
                };
                assert_eq!(front, turned);
            }
        }
    }

    #[test]
    fn tenths_are_shown_exactly() {
        assert_eq!(
            [Tenths(762), Tenths(-5), Tenths(0)].map(|tenths| tenths.to_string()),
            ["76.2", "-0.5", "0"]
        );
    }
}
