//! What happens to paper on its way into a picture: turned, bent, blurred, copied, compressed.

use super::hands::{Dice, PIXELS, Picture};

/// How a picture tells light from dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bits {
    Grey,
    One,
    Dithered,
}

/// What happens to a page.
#[derive(Clone, Copy, Debug)]
pub struct Harm {
    pub name: &'static str,
    /// Dots an inch.
    pub dots: f64,
    /// The most degrees that it is turned by.
    pub turned: f64,
    /// How large it is, 1 being as it was printed.
    pub size: f64,
    /// How far lines that were square are skewed, and how much the far side is shorter.
    pub skew: f64,
    pub far: f64,
    /// In pixels.
    pub blur: f64,
    /// Black and white.
    pub ends: [f64; 2],
    /// How much darker one side is than the other.
    pub shade: f64,
    /// How much paler ink is on one side than on the other.
    pub faded: f64,
    pub noise: f64,
    /// The share of pixels that are black or white by chance.
    pub salt: f64,
    pub bits: Bits,
    pub jpeg: Option<u8>,
    pub streaks: bool,
    pub holes: bool,
    pub folded: bool,
}

const SCAN: Harm = Harm {
    name: "scan, 200 dpi",
    dots: 200.0,
    turned: 1.5,
    size: 1.0,
    skew: 0.0,
    far: 0.0,
    blur: 0.6,
    ends: [0.08, 0.95],
    shade: 0.0,
    faded: 0.0,
    noise: 0.012,
    salt: 0.0,
    bits: Bits::Grey,
    jpeg: None,
    streaks: false,
    holes: false,
    folded: false,
};

/// Everything that is tried.
pub const HARMS: [Harm; 14] = [
    SCAN,
    Harm {
        name: "150 dpi, 5° askew, 94 %, JPEG 40, blur, salt",
        dots: 150.0,
        turned: 5.0,
        size: 0.94,
        blur: 1.0,
        noise: 0.02,
        salt: 0.002,
        jpeg: Some(40),
        ..SCAN
    },
    Harm {
        name: "half contrast",
        ends: [0.4, 0.85],
        noise: 0.015,
        ..SCAN
    },
    Harm {
        name: "1 bit",
        bits: Bits::One,
        ..SCAN
    },
    Harm {
        name: "dithered",
        bits: Bits::Dithered,
        ..SCAN
    },
    Harm {
        name: "skewed, JPEG 40",
        skew: 0.02,
        jpeg: Some(40),
        ..SCAN
    },
    Harm {
        name: "blurred, 150 dpi",
        dots: 150.0,
        blur: 1.4,
        ..SCAN
    },
    Harm {
        name: "salt",
        salt: 0.02,
        ..SCAN
    },
    Harm {
        name: "streaks and staple holes",
        streaks: true,
        holes: true,
        ..SCAN
    },
    Harm {
        name: "folded corner",
        folded: true,
        ..SCAN
    },
    Harm {
        name: "light from one side",
        shade: 0.5,
        ..SCAN
    },
    Harm {
        name: "faded to one side",
        faded: 0.6,
        ..SCAN
    },
    Harm {
        name: "photo, good",
        dots: 170.0,
        turned: 4.0,
        far: 0.05,
        blur: 0.9,
        ends: [0.15, 0.9],
        shade: 0.15,
        noise: 0.02,
        jpeg: Some(80),
        ..SCAN
    },
    Harm {
        name: "photo, middling",
        dots: 150.0,
        turned: 8.0,
        far: 0.12,
        blur: 1.2,
        ends: [0.2, 0.8],
        shade: 0.35,
        noise: 0.03,
        jpeg: Some(60),
        ..SCAN
    },
];

/// Harms a page. `upside` turns it by so many quarters.
pub fn harmed(paper: &Picture, harm: &Harm, quarters: usize, dice: &mut Dice) -> Picture {
    let mut page = paper.clone();
    if harm.folded {
        fold(&mut page, dice);
    }
    if harm.holes {
        holes(&mut page, dice);
    }
    let mut page = warped(&page, harm, dice);
    blur(&mut page, harm.blur);
    lit(&mut page, harm, dice);
    if harm.streaks {
        streaks(&mut page, dice);
    }
    bits(&mut page, harm.bits);
    if let Some(quality) = harm.jpeg {
        page = squeezed(&page, quality);
    }
    (0..quarters).fold(page, |page, _| quarter(&page))
}

fn warped(paper: &Picture, harm: &Harm, dice: &mut Dice) -> Picture {
    let (sine, cosine) = (harm.turned * dice.between(-1.0, 1.0))
        .to_radians()
        .sin_cos();
    let scale = harm.dots / 25.4 / PIXELS * harm.size;
    let margin = if harm.far > 0.0 { 1.12 } else { 1.0 };
    let grown = |length: usize| (length as f64 * scale / harm.size * margin) as usize;
    let (width, height) = (grown(paper.width), grown(paper.height));
    let skew = harm.skew * dice.between(-1.0, 1.0);
    let far = [
        harm.far * dice.between(-1.0, 1.0),
        harm.far * dice.between(-1.0, 1.0),
    ];
    let (middle_x, middle_y) = (paper.width as f64 / 2.0, paper.height as f64 / 2.0);
    let shift = [4.0 * dice.gauss(), 4.0 * dice.gauss()];
    let desk = if harm.far > 0.0 { 0.35 } else { 1.0 };
    let mut light = Vec::with_capacity(width * height);
    for at in 0..width * height {
        let (x, y) = (
            (at % width) as f64 + 0.5 - width as f64 / 2.0,
            (at / width) as f64 + 0.5 - height as f64 / 2.0,
        );
        let (x, y) = ((x + shift[0]) / scale, (y + shift[1]) / scale);
        let depth = 1.0 + far[0] * x / middle_y + far[1] * y / middle_y;
        let (x, y) = (x / depth, y / depth);
        let (x, y) = (x * cosine - y * sine + skew * y, x * sine + y * cosine);
        light.push(sample(paper, x + middle_x, y + middle_y, desk));
    }
    Picture {
        width,
        height,
        light,
    }
}

fn sample(paper: &Picture, x: f64, y: f64, beyond: f32) -> f32 {
    let (x, y) = (x - 0.5, y - 0.5);
    let (left, top) = (x.floor() as isize, y.floor() as isize);
    let (right, down) = ((x - x.floor()) as f32, (y - y.floor()) as f32);
    let pixel = |column: isize, row: isize| {
        let inside = column >= 0
            && row >= 0
            && (column as usize) < paper.width
            && (row as usize) < paper.height;
        if inside {
            paper.light[row as usize * paper.width + column as usize]
        } else {
            beyond
        }
    };
    let across = |row| pixel(left, row) * (1.0 - right) + pixel(left + 1, row) * right;
    across(top) * (1.0 - down) + across(top + 1) * down
}

/// Gauss's bell, along rows and then along columns.
fn blur(page: &mut Picture, sigma: f64) {
    let reach = (2.5 * sigma).ceil() as isize;
    let bell: Vec<f32> = (-reach..=reach)
        .map(|at| (-(at * at) as f64 / (2.0 * sigma * sigma)).exp() as f32)
        .collect();
    let sum: f32 = bell.iter().sum();
    let (width, height) = (page.width as isize, page.height as isize);
    for [right, down] in [[1_isize, 0], [0, 1]] {
        let old = page.light.clone();
        for (at, pixel) in page.light.iter_mut().enumerate() {
            let (x, y) = (at as isize % width, at as isize / width);
            let mut total = 0.0;
            for (weight, step) in bell.iter().zip(-reach..=reach) {
                let column = (x + right * step).clamp(0, width - 1);
                let row = (y + down * step).clamp(0, height - 1);
                total += weight * old[(row * width + column) as usize];
            }
            *pixel = total / sum;
        }
    }
}

fn lit(page: &mut Picture, harm: &Harm, dice: &mut Dice) {
    let angle = dice.between(0.0, std::f64::consts::TAU);
    let (sine, cosine) = angle.sin_cos();
    let (width, height) = (page.width as f64, page.height as f64);
    let [black, white] = harm.ends;
    for (at, pixel) in page.light.iter_mut().enumerate() {
        let (x, y) = (
            (at % page.width) as f64 / width - 0.5,
            (at / page.width) as f64 / height - 0.5,
        );
        let side = 0.5 + (x * cosine + y * sine) / 1.42;
        let shade = 1.0 - harm.shade * side;
        let black = black + harm.faded * side * (white - black);
        let light = black + (white - black) * f64::from(*pixel);
        let chance = dice.roll();
        let noise = harm.noise * 3.4 * (chance - 0.5);
        let mut value = light * shade + noise;
        if harm.salt > 0.0 {
            let salt = dice.roll();
            if salt < harm.salt {
                value = if salt < harm.salt / 2.0 { 0.0 } else { 1.0 };
            }
        }
        *pixel = value.clamp(0.0, 1.0) as f32;
    }
}

fn streaks(page: &mut Picture, dice: &mut Dice) {
    for _ in 0..2 {
        let x = dice.below(page.width - 4);
        let (wide, dark) = (1 + dice.below(2), dice.between(0.3, 0.7) as f32);
        for row in 0..page.height {
            for column in x..x + wide {
                page.light[row * page.width + column] *= 1.0 - dark;
            }
        }
    }
}

fn holes(page: &mut Picture, dice: &mut Dice) {
    for step in [0.0, 10.0] {
        let (x, y) = (
            ((8.0 + dice.between(0.0, 4.0)) * PIXELS) as isize,
            ((8.0 + step) * PIXELS) as isize,
        );
        for down in -4..=4_isize {
            for right in -4..=4_isize {
                if right * right + down * down <= 16 {
                    page.light[((y + down) as usize) * page.width + (x + right) as usize] = 0.05;
                }
            }
        }
    }
}

/// Turns down a corner, so that the square of it may be lost.
fn fold(page: &mut Picture, dice: &mut Dice) {
    let size = dice.between(20.0, 52.0) * PIXELS;
    let corner = 2 + dice.below(2);
    for y in 0..page.height {
        for x in 0..page.width {
            let right = if corner == 2 { x } else { page.width - 1 - x } as f64;
            let down = (page.height - 1 - y) as f64;
            let away = right + down - size;
            let pixel = &mut page.light[y * page.width + x];
            if away < 0.0 {
                *pixel = 0.93;
            } else if away < 6.0 {
                *pixel *= 0.6;
            }
        }
    }
}

fn bits(page: &mut Picture, bits: Bits) {
    match bits {
        Bits::Grey => {}
        Bits::One => page
            .light
            .iter_mut()
            .for_each(|light| *light = f32::from(*light > 0.55)),
        Bits::Dithered => {
            let width = page.width;
            for at in 0..page.light.len() {
                let old = page.light[at];
                let new = f32::from(old > 0.5);
                page.light[at] = new;
                let error = old - new;
                for (step, share) in [(1, 7.0), (width - 1, 3.0), (width, 5.0), (width + 1, 1.0)] {
                    if let Some(next) = page.light.get_mut(at + step) {
                        *next += error * share / 16.0;
                    }
                }
            }
        }
    }
}

/// Through a JPEG file.
fn squeezed(page: &Picture, quality: u8) -> Picture {
    let mut file = Vec::new();
    let mut encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut file, quality);
    let (width, height) = (page.width as u32, page.height as u32);
    encoder
        .encode(&page.bytes(), width, height, image::ExtendedColorType::L8)
        .unwrap();
    let read = image::load_from_memory(&file).unwrap().into_luma8();
    Picture {
        light: read
            .as_raw()
            .iter()
            .map(|&value| f32::from(value) / 255.0)
            .collect(),
        ..*page
    }
}

/// Turned by a quarter to the right.
fn quarter(page: &Picture) -> Picture {
    let (width, height) = (page.height, page.width);
    let light = (0..width * height).map(|at| {
        let (x, y) = (at % width, at / width);
        page.light[(page.height - 1 - x) * page.width + y]
    });
    Picture {
        width,
        height,
        light: light.collect(),
    }
}
