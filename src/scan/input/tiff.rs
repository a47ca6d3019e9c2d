//! Pages of a TIFF file, which may have several.

use std::io::Cursor;

use tiff::ColorType;
use tiff::decoder::{Decoder, DecodingResult, Limits};

use super::{Draw, MOST_PAGES, Unreadable, bounded, guarded, over_paper};
use crate::scan::grey::Grey;

/// Hands over its pages.
pub(super) fn pages(bytes: &[u8], each: &mut dyn FnMut(Draw)) -> Result<(), Unreadable> {
    let open = || {
        let decoder = Decoder::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
        Ok(decoder.with_limits(limits()))
    };
    let mut decoder = guarded(open).map_err(Unreadable::damaged)?;
    for _ in 0..MOST_PAGES {
        each(&mut || page(&mut decoder));
        match guarded(|| Ok(decoder.more_images())) {
            Ok(false) => return Ok(()),
            Ok(true) if guarded(|| Ok(decoder.next_image().is_ok())) == Ok(true) => {}
            // Where the next page cannot be found, that is said of it.
            _ => break,
        }
    }
    each(&mut || Err("the pages behind it are not read".into()));
    Ok(())
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.decoding_buffer_size = 4 * super::MOST_PIXELS as usize;
    limits.intermediate_buffer_size = super::MOST_PIXELS as usize;
    limits
}

fn page(decoder: &mut Decoder<Cursor<&[u8]>>) -> Result<Grey, String> {
    let (width, height) = decoder.dimensions().map_err(|error| error.to_string())?;
    bounded(width, height)?;
    let colour = decoder.colortype().map_err(|error| error.to_string())?;
    let read = decoder.read_image().map_err(|error| error.to_string())?;
    let values = match read {
        DecodingResult::U8(values) => values,
        DecodingResult::U16(values) => values.into_iter().map(|value| (value >> 8) as u8).collect(),
        _ => return Err("its pixels are of a kind that is not read".into()),
    };
    let (width, height) = (width as usize, height as usize);
    let pixels = match colour {
        ColorType::Gray(bits @ (1 | 2 | 4)) => unpacked(&values, width, height, bits),
        ColorType::Gray(_) => values,
        ColorType::GrayA(_) | ColorType::Multiband { num_samples: 2, .. } => values
            .chunks_exact(2)
            .map(|pixel| over_paper(pixel[0], pixel[1]))
            .collect(),
        ColorType::RGB(_) | ColorType::YCbCr(_) => values.chunks_exact(3).map(grey).collect(),
        ColorType::RGBA(_) => values
            .chunks_exact(4)
            .map(|pixel| over_paper(grey(pixel), pixel[3]))
            .collect(),
        ColorType::CMYK(_) => values.chunks_exact(4).map(of_ink).collect(),
        other => return Err(format!("its colours, {other:?}, are not read")),
    };
    Grey::new(width, height, pixels).ok_or_else(|| "it is damaged".into())
}

/// Pixels of few bits, each row of which begins with a byte of its own.
fn unpacked(values: &[u8], width: usize, height: usize, bits: u8) -> Vec<u8> {
    let bits = usize::from(bits);
    let row = (width * bits).div_ceil(8);
    let most = (1_u16 << bits) - 1;
    let pixel = |at: usize| {
        let (x, y) = (at % width, at / width);
        let byte = values
            .get(y * row + x * bits / 8)
            .copied()
            .unwrap_or(u8::MAX);
        let value = (u16::from(byte) >> (8 - bits - x * bits % 8)) & most;
        (value * 255 / most) as u8
    };
    (0..width * height).map(pixel).collect()
}

/// The grey of a colour, as the eye sees it (ITU-R BT.601).
pub(super) fn grey(pixel: &[u8]) -> u8 {
    let [red, green, blue] = [0, 1, 2].map(|at| u32::from(pixel[at]));
    ((299 * red + 587 * green + 114 * blue + 500) / 1000) as u8
}

fn of_ink(pixel: &[u8]) -> u8 {
    let black = 255 - u32::from(pixel[3]);
    let light = [0, 1, 2].map(|at| ((255 - u32::from(pixel[at])) * black / 255) as u8);
    grey(&light)
}
