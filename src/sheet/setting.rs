//! How the text of a worksheet or a key is set: how large, and how dense.

use super::{Ink, Layout, Print};

/// The variables of the style sheet, all but the size in em of the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Setting {
    /// The size of the text, in points.
    pub size: f32,
    /// From line to line.
    pub leading: f32,
    pub gap: f32,
    /// Between a question and its options.
    pub stem: f32,
    /// Above and below an option.
    pub pad: f32,
}

const fn set(size: f32, leading: f32, gap: f32, stem: f32, pad: f32) -> Setting {
    Setting {
        size,
        leading,
        gap,
        stem,
        pad,
    }
}

// Large print and print for dyslexics keep their size.
const NORMAL: [Setting; 4] = [
    set(11.5, 1.38, 1.7, 0.45, 0.12),
    set(11.5, 1.34, 1.3, 0.38, 0.08),
    set(11.0, 1.3, 1.1, 0.3, 0.05),
    set(10.5, 1.27, 0.95, 0.25, 0.03),
];
const NORMAL_SAVING: [Setting; 3] = [
    set(10.0, 1.25, 0.9, 0.2, 0.0),
    set(10.0, 1.2, 0.75, 0.15, 0.0),
    set(9.5, 1.2, 0.65, 0.1, 0.0),
];
const LARGE: [Setting; 3] = [
    set(18.0, 1.35, 1.7, 0.45, 0.12),
    set(18.0, 1.32, 1.3, 0.35, 0.08),
    set(18.0, 1.28, 0.95, 0.25, 0.04),
];
const LARGE_SAVING: [Setting; 2] = [
    set(18.0, 1.32, 0.9, 0.2, 0.0),
    set(18.0, 1.25, 0.7, 0.15, 0.0),
];
const DYSLEXIA: [Setting; 3] = [
    set(13.0, 1.5, 1.7, 0.45, 0.12),
    set(13.0, 1.5, 1.3, 0.35, 0.06),
    set(13.0, 1.45, 1.0, 0.25, 0.02),
];
const DYSLEXIA_SAVING: [Setting; 2] = [
    set(13.0, 1.5, 0.9, 0.2, 0.0),
    set(13.0, 1.4, 0.7, 0.15, 0.0),
];

/// The settings of a layout, the loosest first.
pub(super) fn settings(layout: &Layout) -> &'static [Setting] {
    match (layout.print, layout.ink) {
        (Print::Normal, Ink::Normal) => &NORMAL,
        (Print::Normal, Ink::Saving) => &NORMAL_SAVING,
        (Print::Large, Ink::Normal) => &LARGE,
        (Print::Large, Ink::Saving) => &LARGE_SAVING,
        (Print::Dyslexia, Ink::Normal) => &DYSLEXIA,
        (Print::Dyslexia, Ink::Saving) => &DYSLEXIA_SAVING,
    }
}

/// The setting of a key.
pub(super) fn of_key(layout: &Layout) -> Setting {
    match (layout.print, layout.ink) {
        (Print::Normal, Ink::Normal) => set(10.5, 1.3, 0.9, 0.0, 0.0),
        (Print::Normal, Ink::Saving) => set(10.0, 1.25, 0.7, 0.0, 0.0),
        (Print::Large, _) => set(18.0, 1.35, 1.0, 0.0, 0.0),
        (Print::Dyslexia, _) => set(13.0, 1.5, 1.0, 0.0, 0.0),
    }
}
