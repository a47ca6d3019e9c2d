//! The code of a sheet as a picture that a machine reads: a QR code (ISO/IEC 18004), drawn as SVG.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};

/// A QR code.
pub(super) struct Qr {
    /// How many modules stand side by side, the quiet zone around them included.
    pub size: i32,
    /// Its dark modules as the path of an SVG, one module being one unit.
    pub path: String,
}

/// The light modules that must surround the code.
const QUIET: i32 = 4;

/// The code of a text; `None` where the text is too long for one.
pub(super) fn qr(text: &str) -> Option<Qr> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
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
        let code = qr("7 · 3fa9c1d2 · 77ab01cc · r1").unwrap();
        assert!(code.path.starts_with("M4 4h7v1h-7z"), "{}", code.path);
        assert_eq!(code.size, 29 + 8);
    }

    #[test]
    fn what_is_too_long_has_none() {
        assert!(qr(&"W".repeat(10_000)).is_none());
    }
}
