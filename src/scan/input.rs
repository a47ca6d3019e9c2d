//! Files that were scanned: in go bytes, out come pictures, page by page. Files are hostile: sizes and pages are bounded,
//! and a page that cannot be read, for whatever reason, stops no other.

mod pdf;
mod tiff;

use std::borrow::Cow;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::{ImageDecoder, ImageFormat, ImageReader, Limits};

use super::grey::Grey;

/// The most pixels along one side of a page, the most of them in all, and the most pages of a file.
const LONGEST: u32 = 20_000;
const MOST_PIXELS: u64 = 120_000_000;
pub(super) const MOST_PAGES: usize = 5_000;

/// How many pixels the longer side of a page has that is looked at: 200 an inch on A4, 100 on a sheet of four.
pub const LOOKED_AT: usize = 2400;

/// What a file is, by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Pdf,
    Tiff,
    Picture(ImageFormat),
    Heic,
    Other,
}

fn kind(bytes: &[u8]) -> Kind {
    let head = &bytes[..bytes.len().min(1024)];
    let heif: [&[u8]; 8] = [
        b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif",
    ];
    match head {
        [0xff, 0xd8, 0xff, ..] => Kind::Picture(ImageFormat::Jpeg),
        [0x89, b'P', b'N', b'G', ..] => Kind::Picture(ImageFormat::Png),
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Kind::Tiff,
        _ if head.get(4..8) == Some(b"ftyp") && heif.contains(&&head[8..head.len().min(12)]) => {
            Kind::Heic
        }
        _ if head.windows(5).any(|part| part == b"%PDF-") => Kind::Pdf,
        _ => Kind::Other,
    }
}

/// A page that has still to be drawn: called, it gives its picture, or why it cannot be read.
pub type Draw<'d> = &'d mut dyn FnMut() -> Result<Grey, String>;

/// Opens a file and hands over its pages in order. One that is not called for is not drawn.
///
/// # Errors
/// Why nothing of it can be read, in lower case and without a full stop, with what to do.
pub fn pages(bytes: &[u8], each: &mut dyn FnMut(Draw)) -> Result<(), Unreadable> {
    let mut each =
        |draw: Draw| each(&mut || guarded(&mut *draw).map(|page| page.shrunk(LOOKED_AT)));
    match kind(bytes) {
        Kind::Picture(format) => {
            each(&mut || picture(bytes, format));
            Ok(())
        }
        Kind::Tiff => tiff::pages(bytes, &mut each),
        Kind::Pdf => pdf::pages(bytes, &mut each),
        Kind::Heic => Err(Unreadable {
            what: "it is a HEIC picture, which cannot be read".into(),
            cure: "save it as JPEG or PDF: on an iPhone with Settings, Camera, Formats, Most Compatible, or by sharing it as a file; on \
                   a computer by opening it and exporting it"
                .into(),
        }),
        Kind::Other => Err(Unreadable {
            what: "it is no PDF, PNG, JPEG or TIFF file".into(),
            cure: "scan to PDF in grey at 200 dpi, or save the picture as PNG or JPEG".into(),
        }),
    }
}

/// Why nothing of a file can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// What is wrong, in lower case and without a full stop.
    pub what: String,
    /// What to do.
    pub cure: Cow<'static, str>,
}

impl Unreadable {
    /// What may be whole elsewhere.
    pub fn damaged(what: String) -> Unreadable {
        Unreadable {
            what,
            cure: DAMAGED.into(),
        }
    }
}

const DAMAGED: &str = "scan it again, or open it in another program and save it from there";

/// Does what may fail in any way: a panic of a reader is a failure too.
fn guarded<T>(read: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err("it is damaged".into()))
}

/// Whether a page is no larger than what is read.
fn bounded(width: u32, height: u32) -> Result<(), String> {
    let is_small =
        width.max(height) <= LONGEST && u64::from(width) * u64::from(height) <= MOST_PIXELS;
    match is_small && width > 0 && height > 0 {
        true => Ok(()),
        false => Err(format!(
            "it has {width} × {height} pixels, which is too many"
        )),
    }
}

fn picture(bytes: &[u8], format: ImageFormat) -> Result<Grey, String> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(4 * MOST_PIXELS);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(|error| error.to_string())?;
    let (width, height) = decoder.dimensions();
    bounded(width, height)?;
    let picture = image::DynamicImage::from_decoder(decoder).map_err(|error| error.to_string())?;
    let grey = on_paper(&picture);
    Grey::new(width as usize, height as usize, grey).ok_or_else(|| "it is empty".into())
}

/// Its grey values; what is transparent is paper.
fn on_paper(picture: &image::DynamicImage) -> Vec<u8> {
    if !picture.color().has_alpha() {
        return picture.to_luma8().into_raw();
    }
    let pixels = picture.to_luma_alpha8();
    let over = |pixel: &image::LumaA<u8>| over_paper(pixel.0[0], pixel.0[1]);
    pixels.pixels().map(over).collect()
}

/// A grey value on white paper, that covers it so far.
fn over_paper(grey: u8, cover: u8) -> u8 {
    let [grey, cover] = [grey, cover].map(u16::from);
    ((grey * cover + 255 * (255 - cover)) / 255) as u8
}

#[cfg(test)]
mod tests {
    use super::{Kind, kind, pages};

    #[test]
    fn a_file_is_known_by_its_first_bytes() {
        assert_eq!(kind(b"%PDF-1.4"), Kind::Pdf);
        assert_eq!(kind(b"\n\n%PDF-1.4"), Kind::Pdf);
        assert_eq!(kind(b"\0\0\0\x18ftypheic\0\0"), Kind::Heic);
        assert_eq!(kind(b"II*\0"), Kind::Tiff);
        assert_eq!(kind(b""), Kind::Other);
        assert_eq!(kind(b"\0\0\0\x18ftyp"), Kind::Other);
    }

    #[test]
    fn what_is_cut_off_or_empty_is_said_and_never_panics() {
        for head in [
            &b"%PDF-1.7"[..],
            b"\x89PNG\r\n\x1a\n",
            b"\xff\xd8\xff\xe0",
            b"II*\0\x08\0\0\0",
            b"MM\0*",
            b"",
            b"text",
        ] {
            let mut whole = 0;
            let read = pages(head, &mut |draw| whole += usize::from(draw().is_ok()));
            assert_eq!(whole, 0, "{head:?}");
            let is_picture = matches!(kind(head), Kind::Picture(_));
            assert!(read.is_err() || is_picture, "{head:?}");
        }
    }
}
