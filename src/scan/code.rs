//! The code of a sheet: in goes a picture and where its QR code should be, out comes what it says.

use rxing::common::{BitMatrix, HybridBinarizer};
use rxing::qrcode::QRCodeReader;
use rxing::qrcode::decoder::qrcode_decoder;
use rxing::{BinaryBitmap, Luma8LuminanceSource, Reader};

use super::frame::MODULES;
use super::grey::Grey;
use super::map::Map;
use super::squares::LOOK;
use crate::code::SheetCode;
use crate::sheet::geometry::Geometry;

/// How many modules a code has side by side, without its quiet zone, and how many of that zone are on either side.
const SIZE: u32 = 25;
const QUIET: f64 = 4.0;

/// Reads the code of a sheet whose place is known: first module by module, at its place and a little beside it, then as
/// any reader does that has to find it.
pub(super) fn read(picture: &Grey, map: &Map, geometry: &Geometry) -> Option<SheetCode> {
    let shifts = [0.0, -0.3, 0.3];
    let places = shifts
        .iter()
        .flat_map(|&down| shifts.map(|right| [right, down]));
    let sampled = places
        .into_iter()
        .find_map(|shift| sampled(picture, map, geometry, shift));
    sampled.or_else(|| found(picture, map, geometry))
}

fn said(text: &str) -> Option<SheetCode> {
    text.parse().ok()
}

/// Reads module by module.
fn sampled(picture: &Grey, map: &Map, geometry: &Geometry, shift: [f64; 2]) -> Option<SheetCode> {
    let module = geometry.qr.width / MODULES;
    let see = |x: f64, y: f64| {
        let at = [
            geometry.qr.x + x * module + shift[0],
            geometry.qr.y + y * module + shift[1],
        ];
        picture.at(map.see(at))
    };
    let value = |at: u32| {
        let (x, y) = (QUIET + f64::from(at % SIZE), QUIET + f64::from(at / SIZE));
        let steps = [0.3, 0.5, 0.7];
        let all = steps
            .iter()
            .flat_map(|down| steps.map(|right| see(x + right, y + down)));
        all.sum::<f64>() / 9.0
    };
    let values: Vec<f64> = (0..SIZE * SIZE).map(value).collect();
    let limit = between(&values)?;
    let mut bits = BitMatrix::with_single_dimension(SIZE).ok()?;
    for (at, value) in (0..).zip(&values) {
        bits.set_bool(at % SIZE, at / SIZE, *value < limit);
    }
    let text = qrcode_decoder::decode_bitmatrix(&bits).ok()?;
    said(text.getText())
}

/// What lies between the dark and the light values: the middle of their means, found by turns.
fn between(values: &[f64]) -> Option<f64> {
    let mean = |values: &mut dyn Iterator<Item = f64>| {
        let (sum, count) =
            values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
        (count > 0.0).then_some(sum / count)
    };
    let mut limit = mean(&mut values.iter().copied())?;
    for _ in 0..10 {
        let dark = mean(&mut values.iter().copied().filter(|value| *value < limit))?;
        let light = mean(&mut values.iter().copied().filter(|value| *value >= limit))?;
        limit = (dark + light) / 2.0;
    }
    Some(limit)
}

/// How many pixels a millimetre has where a code is looked for, and how far beyond its place that is done, in
/// millimetres.
const PIXELS: f64 = 7.0;
const BEYOND: f64 = 4.0;

/// Looks for the code around its place.
fn found(picture: &Grey, map: &Map, geometry: &Geometry) -> Option<SheetCode> {
    let side = ((geometry.qr.width + 2.0 * BEYOND) * PIXELS) as usize;
    let see = |at: usize| {
        let (x, y) = ((at % side) as f64 + 0.5, (at / side) as f64 + 0.5);
        let place = [
            geometry.qr.x - BEYOND + x / PIXELS,
            geometry.qr.y - BEYOND + y / PIXELS,
        ];
        picture.at(map.see(place))
    };
    let values: Vec<f64> = (0..side * side).map(see).collect();
    let plain = values.iter().map(|&value| value.round() as u8).collect();
    let stretched = stretched(&values);
    let calm = median(&stretched, side);
    [plain, stretched, calm]
        .into_iter()
        .find_map(|pixels| any(pixels, side, side))
}

/// With the darkest as black and the lightest as white.
fn stretched(values: &[f64]) -> Vec<u8> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let (low, high) = (sorted[sorted.len() / 20], sorted[sorted.len() * 19 / 20]);
    let stretch =
        |value: &f64| ((value - low) / (high - low).max(1.0) * 255.0).clamp(0.0, 255.0) as u8;
    values.iter().map(stretch).collect()
}

/// The middle value around each pixel.
fn median(pixels: &[u8], side: usize) -> Vec<u8> {
    let around = |at: usize| {
        let (x, y) = (at % side, at / side);
        let mut near = [0; 9];
        for (step, value) in near.iter_mut().enumerate() {
            let column = (x + step % 3).saturating_sub(1).min(side - 1);
            let row = (y + step / 3).saturating_sub(1).min(side - 1);
            *value = pixels[row * side + column];
        }
        near.sort_unstable();
        near[4]
    };
    (0..pixels.len()).map(around).collect()
}

/// What a reader finds in a picture.
fn any(pixels: Vec<u8>, width: usize, height: usize) -> Option<SheetCode> {
    let source = Luma8LuminanceSource::new(pixels, width as u32, height as u32).ok()?;
    let mut bitmap = BinaryBitmap::new(HybridBinarizer::new(source));
    let read = QRCodeReader.decode(&mut bitmap).ok()?;
    said(read.getText())
}

/// The code of a sheet that lies somewhere in a picture.
pub(super) fn anywhere(picture: &Grey) -> Option<SheetCode> {
    let small = picture.shrunk(LOOK);
    any(small.pixels().to_vec(), small.width(), small.height())
}
