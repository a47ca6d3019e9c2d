//! Pages of a PDF file, drawn as they would be printed.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hayro::hayro_interpret::{InterpreterSettings, InterpreterWarning};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

use super::tiff::grey;
use super::{DAMAGED, Draw, LOOKED_AT, MOST_PAGES, Unreadable, guarded};
use crate::scan::grey::Grey;

/// Hands over its pages.
pub(super) fn pages(bytes: &[u8], each: &mut dyn FnMut(Draw)) -> Result<(), Unreadable> {
    let pdf = guarded(|| Ok(Pdf::new(bytes.to_vec()))).unwrap_or(Err(LoadPdfError::Invalid));
    let pdf = pdf.map_err(|error| match error {
        LoadPdfError::Decryption(_) => Unreadable {
            what: "it is locked with a password".into(),
            cure: "print it to a new PDF without one, or scan again without protection".into(),
        },
        _ => Unreadable {
            what: "it is a damaged PDF file".into(),
            cure: DAMAGED.into(),
        },
    })?;
    let count = guarded(|| Ok(pdf.pages().len())).unwrap_or(0);
    if count == 0 {
        return Err(Unreadable {
            what: "it has no page that can be read".into(),
            cure: DAMAGED.into(),
        });
    }
    if count > MOST_PAGES {
        return Err(Unreadable {
            what: format!("it has {count} pages, more than {MOST_PAGES}"),
            cure: "scan fewer sheets to one file".into(),
        });
    }
    for at in 0..count {
        // What is kept from page to page may be spoiled by one that fails, so nothing is.
        each(&mut || match pdf.pages().get(at) {
            Some(page) => drawn(page),
            None => Err("it is damaged".into()),
        });
    }
    Ok(())
}

fn drawn(page: &Page) -> Result<Grey, String> {
    let (width, height) = page.render_dimensions();
    let long = width.max(height);
    let is_sound = long.is_finite() && long > 1.0 && width.min(height) > 1.0;
    if !is_sound {
        return Err("it has no size".into());
    }
    let scale = LOOKED_AT as f32 / long;
    let settings = PixmapSettings {
        x_scale: scale,
        y_scale: scale,
        bg_color: WHITE,
    };
    // A page whose picture is missing would look like an empty one.
    let is_whole = Arc::new(AtomicBool::new(true));
    let seen = is_whole.clone();
    let reading = InterpreterSettings {
        warning_sink: Arc::new(move |warning| {
            if matches!(warning, InterpreterWarning::ImageDecodeFailure) {
                seen.store(false, Ordering::Relaxed);
            }
        }),
        ..InterpreterSettings::default()
    };
    let cache = RenderCache::new();
    let picture = render(
        page,
        &cache,
        &reading,
        &RenderSettings::default(),
        &settings,
    );
    if !is_whole.load(Ordering::Relaxed) {
        return Err("a picture in it is damaged, or too large".into());
    }
    let (width, height) = (usize::from(picture.width()), usize::from(picture.height()));
    let pixels = picture
        .data_as_u8_slice()
        .chunks_exact(4)
        .map(grey)
        .collect();
    Grey::new(width, height, pixels).ok_or_else(|| "it is empty".into())
}
