//! What may come back: in go marking files, out comes what stands where on each of their pages.

use std::collections::BTreeMap;

use super::decide::Asks;
use super::rings::Ring;
use crate::code::{Digest, SheetCode};
use crate::marking_file::{MarkingFile, Question, Version};
use crate::sheet::geometry::{Area, Geometry, MARKS, Point, Slot};

/// The codes that somebody typed, by the keys of the pages.
pub type Codes = BTreeMap<String, SheetCode>;

/// All pages that may come back.
#[derive(Clone, Debug)]
pub struct Plan {
    jobs: Vec<Option<Job>>,
    typed: Codes,
}

#[derive(Clone, Debug)]
struct Job {
    digest: Digest,
    geometry: Geometry,
    /// By the number of a copy: the position of its version, and whether it is nobody's.
    copies: BTreeMap<u32, Copy>,
    /// For each version its pages.
    versions: Vec<Vec<Vec<Laid>>>,
}

#[derive(Clone, Copy, Debug)]
struct Copy {
    version: usize,
    is_free: bool,
}

/// A question as it stands on a page.
#[derive(Clone, Debug)]
pub struct Laid {
    /// Its position among those of its version.
    pub question: usize,
    /// How it is answered.
    pub asks: Asks,
    /// Its marks, in order, and what is printed in each.
    pub marks: Vec<(Ring, u32)>,
    /// All of it, with its number and what is written.
    pub area: Area,
}

/// A page that was printed.
#[derive(Clone, Copy, Debug)]
pub struct Printed<'p> {
    /// The position of its job among the marking files.
    pub job: usize,
    /// Where everything stands.
    pub geometry: &'p Geometry,
    /// Its questions.
    pub laid: &'p [Laid],
    /// Whether a grid for the learner's number stands on it.
    pub has_grid: bool,
}

/// What is printed in marks: numbers that are one only where letter, shape and size are.
const SQUARES: u32 = 100;
const VERDICTS: u32 = 200;
const DIGITS: u32 = 300;
const LARGE: u32 = 1000;

impl Plan {
    /// Takes what was printed, in the order of the files. A file without an answer sheet has no pages.
    pub fn of(files: &[MarkingFile]) -> Plan {
        Plan {
            jobs: files.iter().map(job).collect(),
            typed: Codes::new(),
        }
    }

    /// The same, with the codes that somebody typed of pages on which they cannot be read.
    pub fn with(self, typed: Codes) -> Plan {
        Plan { typed, ..self }
    }

    /// The code that was typed for a page.
    pub(super) fn typed(&self, key: &str) -> Option<SheetCode> {
        self.typed.get(key).copied()
    }

    /// The geometries that pages may have, each once.
    pub(super) fn geometries(&self) -> Vec<&Geometry> {
        let mut all: Vec<&Geometry> = Vec::new();
        for job in self.jobs.iter().flatten() {
            if !all.contains(&&job.geometry) {
                all.push(&job.geometry);
            }
        }
        all
    }

    /// The page that has a code.
    pub fn find(&self, code: SheetCode) -> Option<Printed<'_>> {
        let mut jobs = self.jobs.iter().enumerate();
        let (position, job) = jobs.find_map(|(at, job)| {
            Some((at, job.as_ref().filter(|job| job.digest == code.digest())?))
        })?;
        let copy = job.copies.get(&code.copy())?;
        let laid = job.versions[copy.version].get(code.page() as usize - 1)?;
        Some(Printed {
            job: position,
            geometry: &job.geometry,
            laid,
            has_grid: copy.is_free,
        })
    }

    /// Every page that has a geometry, of each version once.
    pub(super) fn pages<'p>(&'p self, geometry: &'p Geometry) -> impl Iterator<Item = Printed<'p>> {
        let jobs = self
            .jobs
            .iter()
            .enumerate()
            .filter_map(|(at, job)| Some((at, job.as_ref()?)));
        let jobs = jobs.filter(move |(_, job)| job.geometry == *geometry);
        jobs.flat_map(|(at, job)| {
            job.versions.iter().flatten().map(move |laid| Printed {
                job: at,
                geometry: &job.geometry,
                laid,
                has_grid: false,
            })
        })
    }
}

impl Printed<'_> {
    /// The lines of its marks.
    pub(super) fn rings(&self) -> Vec<Ring> {
        let marks = self.laid.iter().flat_map(|laid| &laid.marks);
        marks
            .map(|(ring, _)| *ring)
            .chain(self.digits().into_iter().flatten().map(|(ring, _)| ring))
            .collect()
    }

    /// The marks of the grid, digit by digit.
    pub(super) fn digits(&self) -> Vec<Vec<(Ring, u32)>> {
        let Some(grid) = Some(&self.geometry.grid).filter(|_| self.has_grid) else {
            return Vec::new();
        };
        let mark = |(value, &at): (u32, &Point)| {
            let ring = Ring {
                at,
                width: grid.mark,
                is_square: false,
            };
            (ring, DIGITS + value + large(self.geometry))
        };
        grid.marks
            .iter()
            .map(|digits| (0..).zip(digits).map(mark).collect())
            .collect()
    }
}

fn large(geometry: &Geometry) -> u32 {
    if geometry.mark > 8.0 { LARGE } else { 0 }
}

fn job(file: &MarkingFile) -> Option<Job> {
    let geometry = file.geometry.clone()?;
    let digest = file.digest.parse().ok()?;
    let position = |number| {
        file.versions
            .iter()
            .position(|version| version.version == number)
    };
    let copies = file.copies.iter().filter_map(|copy| {
        let version = position(copy.version)?;
        let is_free = copy.name.is_none();
        Some((copy.number, Copy { version, is_free }))
    });
    let versions = file
        .versions
        .iter()
        .map(|version| pages(version, &geometry));
    Some(Job {
        digest,
        copies: copies.collect(),
        versions: versions.collect(),
        geometry,
    })
}

/// The questions of a version, page by page.
fn pages(version: &Version, geometry: &Geometry) -> Vec<Vec<Laid>> {
    let mut pages: Vec<Vec<Laid>> = Vec::new();
    for (at, question) in version.questions.iter().enumerate() {
        let Some(slot) = slot(question, geometry) else {
            continue;
        };
        let page = slot.page as usize;
        if pages.len() < page {
            pages.resize(page, Vec::new());
        }
        pages[page - 1].extend(laid(at, question, slot, geometry));
    }
    pages
}

/// Where a question stands, unless a file says what cannot be.
fn slot(question: &Question, geometry: &Geometry) -> Option<Slot> {
    let page = question
        .page
        .filter(|page| (1..=crate::code::MAX_PAGES).contains(page))?;
    let row = question.row.filter(|&row| row < geometry.rows.len())?;
    Some(Slot { page, row })
}

/// `None` where its marks go on on another page, which is more than one may have.
fn laid(at: usize, question: &Question, slot: Slot, geometry: &Geometry) -> Option<Laid> {
    let count = question.options.len();
    let last = geometry.after(slot, count.saturating_sub(1) / MARKS);
    if last.page != slot.page {
        return None;
    }
    let (asks, is_square) = match question.form.as_str() {
        "choice" | "true-false" => (Asks::One, false),
        "select" => (Asks::Several, true),
        _ => (Asks::Verdict, false),
    };
    let ring = |at| Ring {
        at,
        width: geometry.mark,
        is_square,
    };
    let marks: Vec<(Ring, u32)> = match asks {
        Asks::Verdict => (0..)
            .zip(geometry.rows[last.row].verdict)
            .map(|(sign, at)| (ring(at), VERDICTS + sign))
            .collect(),
        Asks::One | Asks::Several => (0..count)
            .map(|option| {
                let shape = if is_square { SQUARES } else { 0 };
                (
                    ring(geometry.mark_of(slot, option).1),
                    shape + option as u32,
                )
            })
            .collect(),
    };
    let large = large(geometry);
    let marks: Vec<(Ring, u32)> = marks
        .into_iter()
        .map(|(ring, print)| (ring, print + large))
        .collect();
    let written = match asks {
        Asks::Verdict => vec![
            geometry.rows[slot.row].written,
            geometry.rows[last.row].written,
        ],
        Asks::One | Asks::Several => Vec::new(),
    };
    Some(Laid {
        question: at,
        asks,
        area: around(geometry.rows[slot.row].number, &marks, &written),
        marks,
    })
}

/// An area that holds the number of a question, its marks and what is written, with a little room around them.
fn around(number: Point, marks: &[(Ring, u32)], written: &[Area]) -> Area {
    const ROOM: f64 = 1.2;
    let mut ends = [number, number];
    let mut take = |[x, y]: Point| {
        ends[0] = [ends[0][0].min(x), ends[0][1].min(y)];
        ends[1] = [ends[1][0].max(x), ends[1][1].max(y)];
    };
    take([number[0] - 3.0, number[1]]);
    take([number[0] + 3.0, number[1]]);
    for (ring, _) in marks {
        let half = ring.width / 2.0;
        take([ring.at[0] - half, ring.at[1] - half]);
        take([ring.at[0] + half, ring.at[1] + half]);
    }
    for area in written {
        take([area.x, area.y]);
        take([area.x + area.width, area.y + area.height]);
    }
    let [low, high] = ends;
    Area {
        x: low[0] - ROOM,
        y: low[1] - ROOM,
        width: high[0] - low[0] + 2.0 * ROOM,
        height: high[1] - low[1] + 2.0 * ROOM,
    }
}
