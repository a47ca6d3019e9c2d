//! Seeded hands that fill in printed answer sheets, for the tests of the scan reader and for `examples/scan_scores.rs`.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use quizpress::code::SheetCode;
use quizpress::marking_file::{MarkingFile, Question};
use quizpress::sheet::geometry::{Geometry, Point, Slot};

/// A generator of chance: SplitMix64.
#[derive(Clone)]
pub struct Dice(pub u64);

impl Dice {
    /// From 0 to 1.
    pub fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) as f64 / u64::MAX as f64
    }

    /// From one end to the other.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.roll()
    }

    /// A place among so many.
    pub fn below(&mut self, count: usize) -> usize {
        ((self.roll() * count as f64) as usize).min(count - 1)
    }

    /// About 0, with the deviation 1.
    pub fn gauss(&mut self) -> f64 {
        (0..12).map(|_| self.roll()).sum::<f64>() - 6.0
    }
}

/// A picture: 1 is white.
#[derive(Clone)]
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub light: Vec<f32>,
}

impl Picture {
    pub fn bytes(&self) -> Vec<u8> {
        self.light
            .iter()
            .map(|light| (light * 255.0).round().clamp(0.0, 255.0) as u8)
            .collect()
    }
}

/// How many pixels of a printed page a millimetre has.
pub const PIXELS: f64 = 200.0 / 25.4;

/// A printed page, and what it was printed from.
pub struct Base {
    pub marking: MarkingFile,
    pub paper: Picture,
}

impl Base {
    /// One of those in a folder.
    pub fn load(folder: &Path, name: &str) -> Base {
        let text = std::fs::read_to_string(folder.join(format!("{name}-marking.json"))).unwrap();
        let file = File::open(folder.join(format!("{name}.png"))).unwrap();
        let picture = image::load(BufReader::new(file), image::ImageFormat::Png)
            .unwrap()
            .into_luma8();
        Base {
            marking: MarkingFile::read(&text).unwrap(),
            paper: Picture {
                width: picture.width() as usize,
                height: picture.height() as usize,
                light: picture
                    .as_raw()
                    .iter()
                    .map(|&value| f32::from(value) / 255.0)
                    .collect(),
            },
        }
    }

    pub fn geometry(&self) -> &Geometry {
        self.marking.geometry.as_ref().unwrap()
    }

    pub fn questions(&self) -> &[Question] {
        &self.marking.versions[0].questions
    }
}

/// The printed pages, by name.
pub const BASES: [&str; 8] = [
    "a4",
    "letter",
    "a4-large",
    "letter-large",
    "a4-mirrored",
    "letter-mirrored",
    "a4-large-mirrored",
    "letter-large-mirrored",
];

/// How somebody marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// Fills marks with a pen, as the rule is.
    Pen,
    /// Fills them with a pencil, and rubs out what was wrong.
    Pencil,
    /// Fills them hastily, over the line and not wholly.
    Hasty,
    Cross,
    Tick,
    Dot,
}

pub const HANDS: [Hand; 6] = [
    Hand::Pen,
    Hand::Pencil,
    Hand::Hasty,
    Hand::Cross,
    Hand::Tick,
    Hand::Dot,
];

impl Hand {
    /// Whether it fills marks wholly.
    pub fn follows_the_rule(self) -> bool {
        matches!(self, Hand::Pen | Hand::Pencil)
    }
}

/// What a row means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// These marks.
    Marks(Vec<usize>),
    /// The teacher's judgement; none where it was forgotten.
    Verdict(Option<bool>),
}

/// A sheet that was filled in.
pub struct Filled {
    pub code: SheetCode,
    pub paper: Picture,
    /// For each question what was meant, and whether it was corrected on paper.
    pub meant: Vec<(Meant, bool)>,
    /// The digits of the number, on sheets that are nobody's.
    pub number: Option<String>,
}

/// Fills in the sheet of a copy.
pub fn fill_in(base: &Base, copy: u32, hand: Hand, dice: &mut Dice) -> Filled {
    let geometry = base.geometry();
    let digest = base.marking.digest.parse().unwrap();
    let code = SheetCode::new(digest, copy, 1).unwrap();
    let mut pen = Pen {
        paper: base.paper.clone(),
        origin: geometry.origin,
        hand,
        dark: match hand {
            Hand::Pencil => dice.between(0.5, 0.75),
            _ => dice.between(0.8, 0.97),
        },
        width: dice.between(0.4, 0.65),
        habit: dice.between(0.75, 1.0),
    };
    let is_free = base.marking.copies[copy as usize - 1].name.is_none();
    pen.code(&code.to_string(), geometry);
    if !is_free {
        pen.clear_grid(geometry);
    }
    let row = |question: &Question| row(question, geometry, &mut pen, dice);
    let meant = base.questions().iter().map(row).collect();
    let number = is_free.then(|| {
        let digits: String = (0..4)
            .map(|_| char::from(b'0' + dice.below(10) as u8))
            .collect();
        for (digit, at) in digits.bytes().zip(&geometry.grid.marks) {
            pen.mark(
                at[usize::from(digit - b'0')],
                geometry.grid.mark,
                false,
                dice,
            );
        }
        digits
    });
    Filled {
        code,
        paper: pen.paper,
        meant,
        number,
    }
}

/// How often a row is left empty, corrected by crossing out, and rubbed out before.
const EMPTY: f64 = 0.03;
const CORRECTED: f64 = 0.012;
const RUBBED: f64 = 0.06;

fn row(question: &Question, geometry: &Geometry, pen: &mut Pen, dice: &mut Dice) -> (Meant, bool) {
    let place = Slot {
        page: question.page.unwrap(),
        row: question.row.unwrap(),
    };
    let count = question.options.len();
    let centres: Vec<Point> = (0..count).map(|at| geometry.mark_of(place, at).1).collect();
    let width = geometry.mark;
    match question.form.as_str() {
        "choice" | "true-false" => {
            if dice.roll() < EMPTY {
                return (Meant::Marks(Vec::new()), false);
            }
            let at = dice.below(count);
            let other = (at + 1 + dice.below(count - 1)) % count;
            let corrected = dice.roll() < CORRECTED;
            if corrected {
                pen.mark(centres[other], width, false, dice);
                pen.cross_out(centres[other], width, dice);
            } else if pen.hand == Hand::Pencil && dice.roll() < RUBBED {
                pen.rubbed(centres[other], width, dice);
            }
            pen.mark(centres[at], width, false, dice);
            (Meant::Marks(vec![at]), corrected)
        }
        "select" => {
            let marked: Vec<usize> = (0..count).filter(|_| dice.roll() < 0.4).collect();
            for &at in &marked {
                pen.mark(centres[at], width, true, dice);
            }
            (Meant::Marks(marked), false)
        }
        _ => {
            let last = geometry.after(place, count.saturating_sub(1) / 6);
            pen.writing(
                geometry.rows[place.row].written.x,
                geometry.rows[place.row].number[1],
                dice,
            );
            if dice.roll() < 0.1 {
                return (Meant::Verdict(None), false);
            }
            let is_right = dice.roll() < 0.5;
            let at = geometry.rows[last.row].verdict[usize::from(is_right)];
            let hand = std::mem::replace(&mut pen.hand, Hand::Pen);
            let dark = std::mem::replace(&mut pen.dark, 0.8);
            pen.mark(at, width, false, dice);
            (pen.hand, pen.dark) = (hand, dark);
            (Meant::Verdict(Some(is_right)), false)
        }
    }
}

struct Pen {
    paper: Picture,
    origin: Point,
    hand: Hand,
    dark: f64,
    width: f64,
    habit: f64,
}

impl Pen {
    /// Draws a line of so much darkness; places and widths in millimetres.
    fn line(&mut self, from: Point, to: Point, width: f64, dark: f64) {
        let place = |[x, y]: Point| [(self.origin[0] + x) * PIXELS, (self.origin[1] + y) * PIXELS];
        let ([ax, ay], [bx, by]) = (place(from), place(to));
        let half = width * PIXELS / 2.0;
        let (left, right) = (ax.min(bx) - half - 1.0, ax.max(bx) + half + 1.0);
        let (top, bottom) = (ay.min(by) - half - 1.0, ay.max(by) + half + 1.0);
        let (dx, dy) = (bx - ax, by - ay);
        let length = (dx * dx + dy * dy).max(1e-9);
        for y in top.max(0.0) as usize..(bottom.max(0.0) as usize).min(self.paper.height) {
            for x in left.max(0.0) as usize..(right.max(0.0) as usize).min(self.paper.width) {
                let (px, py) = (x as f64 + 0.5 - ax, y as f64 + 0.5 - ay);
                let along = ((px * dx + py * dy) / length).clamp(0.0, 1.0);
                let away = (px - along * dx).hypot(py - along * dy);
                let cover = (half + 0.5 - away).clamp(0.0, 1.0);
                let pixel = &mut self.paper.light[y * self.paper.width + x];
                *pixel = pixel.min((1.0 - dark * cover) as f32);
            }
        }
    }

    /// Marks a place as this hand does.
    fn mark(&mut self, at: Point, width: f64, is_square: bool, dice: &mut Dice) {
        let radius = width / 2.0;
        let jitter =
            |dice: &mut Dice, by: f64| [at[0] + by * dice.gauss(), at[1] + by * dice.gauss()];
        match self.hand {
            Hand::Pen | Hand::Pencil => {
                let centre = jitter(dice, 0.12);
                self.scribble(
                    centre,
                    radius * dice.between(0.8, 0.98),
                    is_square,
                    1.0,
                    dice,
                );
            }
            Hand::Hasty => {
                let centre = jitter(dice, 0.35);
                let size = radius * dice.between(0.55, 1.08);
                self.scribble(
                    centre,
                    size,
                    is_square,
                    dice.clone().between(1.0, 2.2),
                    dice,
                );
            }
            Hand::Cross => {
                let centre = jitter(dice, 0.25);
                let arm = radius * self.habit * dice.between(0.7, 1.05);
                for side in [-1.0, 1.0] {
                    let lean = 0.2 * dice.gauss();
                    let reach = [arm * (0.75 + lean * 0.2), arm * (0.75 - lean * 0.2)];
                    self.line(
                        [centre[0] - side * reach[0], centre[1] - reach[1]],
                        [centre[0] + side * reach[0], centre[1] + reach[1]],
                        self.width,
                        self.dark,
                    );
                }
            }
            Hand::Tick => {
                let centre = jitter(dice, 0.3);
                let arm = radius * self.habit * dice.between(0.8, 1.2);
                let foot = [centre[0] - 0.15 * arm, centre[1] + 0.6 * arm];
                self.line(
                    [centre[0] - 0.7 * arm, centre[1]],
                    foot,
                    self.width,
                    self.dark,
                );
                self.line(
                    foot,
                    [centre[0] + 0.9 * arm, centre[1] - 0.9 * arm],
                    self.width,
                    self.dark,
                );
            }
            Hand::Dot => {
                let centre = jitter(dice, 0.3);
                self.scribble(centre, radius * dice.between(0.38, 0.6), false, 1.0, dice);
            }
        }
    }

    /// Goes to and fro over a disc or a square; `loose` is how far the strokes lie apart.
    fn scribble(
        &mut self,
        [x, y]: Point,
        radius: f64,
        is_square: bool,
        loose: f64,
        dice: &mut Dice,
    ) {
        let angle = dice.between(0.4, 1.2);
        let (sine, cosine) = angle.sin_cos();
        let step = 0.8 * self.width * loose;
        let count = (radius / step).ceil() as i32;
        for stroke in -count..=count {
            let off = f64::from(stroke) * step + 0.08 * dice.gauss();
            let half = match is_square {
                true => radius * 1.1,
                false => (radius * radius - off * off).max(0.0).sqrt(),
            };
            if off.abs() > radius {
                continue;
            }
            let (begin, end) = (-half + 0.12 * dice.gauss(), half + 0.12 * dice.gauss());
            let place = |along: f64| {
                let (right, down) = (along * cosine - off * sine, along * sine + off * cosine);
                let bound = |step: f64| {
                    if is_square {
                        step.clamp(-radius, radius)
                    } else {
                        step
                    }
                };
                [x + bound(right), y + bound(down)]
            };
            let dark = (self.dark + 0.05 * dice.gauss()).clamp(0.1, 1.0);
            self.line(place(begin), place(end), self.width, dark);
        }
    }

    /// A large X over a mark that was wrong.
    fn cross_out(&mut self, at: Point, width: f64, dice: &mut Dice) {
        let arm = width / 2.0 * dice.between(1.05, 1.35);
        for side in [-1.0, 1.0] {
            let reach = arm + 0.1 * dice.gauss();
            let [x, y] = at;
            self.line(
                [x - side * reach, y - reach],
                [x + side * reach, y + reach],
                self.width,
                self.dark.max(0.8),
            );
        }
    }

    /// What a rubber leaves of a pencil's mark.
    fn rubbed(&mut self, at: Point, width: f64, dice: &mut Dice) {
        let dark = std::mem::replace(&mut self.dark, dice.between(0.02, 0.1));
        self.scribble(at, width * 0.45, false, 1.0, dice);
        self.dark = dark;
    }

    /// Something written from a place on.
    fn writing(&mut self, x: f64, y: f64, dice: &mut Dice) {
        let mut at = [x + 2.0, y + 1.0];
        for _ in 0..10 {
            let next = [
                at[0] + dice.between(0.3, 1.2),
                y + 1.8 * (dice.roll() - 0.3),
            ];
            self.line(at, next, self.width, self.dark);
            at = next;
        }
    }

    fn erase(&mut self, [x, y]: Point, [width, height]: [f64; 2]) {
        let place =
            |length: f64, origin: f64| (((origin + length) * PIXELS).round().max(0.0)) as usize;
        for row in place(y, self.origin[1])..place(y + height, self.origin[1]) {
            for column in place(x, self.origin[0])..place(x + width, self.origin[0]) {
                self.paper.light[row * self.paper.width + column] = 1.0;
            }
        }
    }

    /// The code of this copy in place of the printed one.
    fn code(&mut self, text: &str, geometry: &Geometry) {
        use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
        let version = Version::new(2);
        let segments = QrSegment::make_segments(text);
        let code = QrCode::encode_segments_advanced(
            &segments,
            QrCodeEcc::Quartile,
            version,
            version,
            None,
            false,
        );
        let code = code.unwrap();
        let area = geometry.qr;
        self.erase([area.x, area.y], [area.width, area.height]);
        let module = area.width / 33.0;
        let pixel = |length: f64, origin: f64| ((origin + length) * PIXELS).round() as usize;
        for at in 0..code.size() * code.size() {
            let (x, y) = (at % code.size(), at / code.size());
            if code.get_module(x, y) {
                let edge = |step: i32, begin: f64, origin: f64| {
                    pixel(begin + f64::from(step + 4) * module, origin)
                };
                for row in edge(y, area.y, self.origin[1])..edge(y + 1, area.y, self.origin[1]) {
                    for column in
                        edge(x, area.x, self.origin[0])..edge(x + 1, area.x, self.origin[0])
                    {
                        self.paper.light[row * self.paper.width + column] = 0.0;
                    }
                }
            }
        }
    }

    fn clear_grid(&mut self, geometry: &Geometry) {
        let grid = &geometry.grid;
        let half = grid.mark / 2.0;
        let all = grid
            .marks
            .iter()
            .flatten()
            .map(|&[x, y]| ([x - half, y - half], [grid.mark; 2]));
        let boxes = grid
            .boxes
            .iter()
            .map(|area| ([area.x, area.y], [area.width, area.height]));
        for ([x, y], [width, height]) in all.chain(boxes).collect::<Vec<_>>() {
            self.erase([x - 0.4, y - 0.4], [width + 0.8, height + 0.8]);
        }
    }
}
