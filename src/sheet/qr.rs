//! The code of a sheet as a picture that a machine reads: a QR code (ISO/IEC 18004), drawn as SVG.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

pub(super) struct Qr {
    /// How many modules stand side by side, the quiet zone around them included.
    pub size: i32,
    /// Its dark modules as the path of an SVG, one module being one unit.
    pub path: String,
}

/// The light modules that must surround the code.
const QUIET: i32 = 4;

/// The version of every code, so that its modules are of one size on all sheets: 25 side by side.
const VERSION: u8 = 2;

/// The code of a text of at most 29 digits, capitals and hyphens, a quarter of which may be lost; `None` where the
/// text is longer than that.
pub(super) fn qr(text: &str) -> Option<Qr> {
    let segments = QrSegment::make_segments(text);
    let (version, level) = (Version::new(VERSION), QrCodeEcc::Quartile);
    let (mask, boost) = (None, false);
    let code = QrCode::encode_segments_advanced(&segments, level, version, version, mask, boost);
    let code = code.ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size())
                .take_while(|&at| code.get_module(at, y))
                .count() as i32;
            if run > 0 {
                let (left, top) = (x + QUIET, y + QUIET);
                let _ = write!(path, "M{left} {top}h{run}v1h-{run}z");
            }
            x += run.max(1);
        }
    }
    Some(Qr {
        size: code.size() + 2 * QUIET,
        path,
    })
}

#[cfg(test)]
mod tests {
    use super::qr;

    #[test]
    fn a_code_has_its_finder_in_the_corner() {
        for text in ["QP1-8D40CC4C01-1-1-M", "QP1-FFFFFFFFFF-100000-99-Q"] {
            let code = qr(text).unwrap();
            assert!(code.path.starts_with("M4 4h7v1h-7z"), "{}", code.path);
            assert_eq!(code.size, 25 + 8);
        }
    }

    #[test]
    fn what_is_too_long_has_none() {
        assert!(qr(&"W".repeat(30)).is_none());
    }
}
