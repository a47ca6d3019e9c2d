//! The parser's events to the cells of a tree.
//!
//! In goes a file, or a part of one that is a document of its own; out come its cells, or the one problem that stops
//! the parser. The events are read, since serde's way through a `Spanned` takes three times as long and loses what
//! `1.10` and `007` looked like.

use std::borrow::Cow;
use std::ops::Range;

use serde_yaml::granit_parser as parser;
use serde_yaml::granit_parser::{Event, Marker, Parser, ScalarStyle};

use super::{Cell, Shape, Tree};
use crate::facts::problem::{Place, quoted};
use crate::facts::report::{Reporter, Span};
use crate::facts::syntax;

/// How deep brackets, and how deep indents may be nested.
pub(super) const DEEPEST: usize = 255;

/// Reads a part of a file of less than 4 GiB, the places counted from the start of the part. `None` where it is no
/// YAML, which is reported.
pub(super) fn read<'y>(
    yaml: &'y str,
    part: Range<usize>,
    deepest: usize,
    report: &mut Reporter,
) -> Option<Tree<'y>> {
    let text = yaml.get(part)?;
    let options = parser::options! {
        emit_comments: false,
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
        block_nesting_limit: deepest,
        flow_nesting_limit: deepest,
    };
    let mut tree = Tree {
        yaml,
        cells: Vec::new(),
        texts: Vec::new(),
    };
    let mut open: Vec<usize> = Vec::new();
    let mut documents = 0;
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) => {
                let at = point(error.marker(), text);
                let before = text.get(..at.start as usize).unwrap_or(text);
                let (message, help) = syntax::sentences(error.kind(), before);
                report.error(at, message, help);
                return None;
            }
        };
        if tagged(&event) {
            let at = span.tag_start.as_ref().unwrap_or(&span.start);
            report.error(
                stretch(at, &span.start),
                "a bank has no tags (`!…`)",
                "delete the tag; a text that looks like a number needs no more than quotes",
            );
        }
        match event {
                Event::DocumentStart(..) if documents > 0 => {
                    let message = "a second document begins here, but a bank is one";
                    report.error(point(&span.start, text), message, "delete the `---` before it");
                    return None;
                }
                Event::DocumentStart(..) => documents += 1,
                Event::Scalar(text, style, ..) => {
                    let shape = tree.shape(text, style);
                    tree.push(shape, &span);
                }
                Event::SequenceStart(..) => {
                    open.push(tree.cells.len());
                    tree.push(Shape::List { end: 0 }, &span);
                }
                Event::MappingStart(..) => {
                    open.push(tree.cells.len());
                    tree.push(Shape::Map { end: 0 }, &span);
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    if let Some(start) = open.pop() {
                        tree.close(start, &span);
                    }
                }
                Event::Anchor(_, name) => report.error(
                    stretch(&span.start, &span.end),
                    format!("a bank has no anchors ({})", quoted(&format!("&{name}"))),
                    "delete it, and write out what it stands for wherever it is used; a text that begins with `&` goes in quotes",
                ),
                Event::Alias(_) | Event::UnresolvedAlias(_) => {
                    no_alias(stretch(&span.start, &span.end), text, report);
                    tree.push(Shape::Bad, &span);
                }
                _ => {}
            }
    }
    Some(tree)
}

impl<'y> Tree<'y> {
    fn push(&mut self, shape: Shape, span: &parser::Span) {
        self.cells.push(Cell {
            span: stretch(&span.start, &span.end),
            shape,
        });
    }

    fn close(&mut self, start: usize, span: &parser::Span) {
        let end = self.cells.len() as u32;
        let last = span.end.byte_offset().unwrap_or_default() as u32;
        if let Some(cell) = self.cells.get_mut(start) {
            cell.span.len = last.saturating_sub(cell.span.start);
            match &mut cell.shape {
                Shape::List { end: close } | Shape::Map { end: close } => *close = end,
                _ => {}
            }
        }
    }

    fn shape(&mut self, text: Cow<'y, str>, style: ScalarStyle) -> Shape {
        let start = (text.as_ptr() as usize).wrapping_sub(self.yaml.as_ptr() as usize);
        match text {
            Cow::Borrowed(text) if start <= self.yaml.len() => {
                let (start, len) = (start as u32, text.len() as u32);
                match style {
                    ScalarStyle::Plain => Shape::Plain { start, len },
                    _ => Shape::Quoted { start, len },
                }
            }
            // A value that is left out comes from the parser itself.
            Cow::Borrowed("~" | "") if style == ScalarStyle::Plain => {
                Shape::Plain { start: 0, len: 0 }
            }
            text => {
                self.texts.push(text.into_owned());
                Shape::Copied {
                    index: self.texts.len() as u32 - 1,
                }
            }
        }
    }
}

fn tagged(event: &Event) -> bool {
    match event {
        Event::Scalar(.., tag) | Event::SequenceStart(.., tag) | Event::MappingStart(.., tag) => {
            tag.is_some()
        }
        _ => false,
    }
}

fn place(marker: &Marker) -> Place {
    Place {
        line: marker.line() as u32,
        column: marker.col() as u32 + 1,
    }
}

fn stretch(start: &Marker, end: &Marker) -> Span {
    let from = start.byte_offset().unwrap_or_default();
    let to = end.byte_offset().unwrap_or(from);
    Span {
        place: place(start),
        start: from as u32,
        len: to.saturating_sub(from) as u32,
    }
}

/// Reports an alias, which a bank has not.
fn no_alias(at: Span, yaml: &str, report: &mut Reporter) {
    let name = yaml.get(at.start as usize..(at.start + at.len) as usize);
    report.error(
        at,
        format!("a bank has no aliases ({})", quoted(name.unwrap_or("*"))),
        "write out what it stands for; a text that begins with `*` goes in quotes",
    );
}

/// The place of the one character at which the parser stopped.
fn point(marker: &Marker, yaml: &str) -> Span {
    let start = marker.byte_offset().unwrap_or(yaml.len());
    Span {
        len: 1,
        start: start as u32,
        place: place(marker),
    }
}
