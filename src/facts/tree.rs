//! YAML to a tree of plain nodes, each of which knows where it stands.
//!
//! In goes the text of a file, out comes a [`Tree`], or the one problem that stops the parser. Anchors,
//! aliases, tags and second documents are reported and go no further. This module does not know banks.
//!
//! The tree is a tape: all nodes in one vector, in the order of the text, a list or map knowing where it ends.
//! Texts that stand verbatim in the file are not copied. A node takes 28 bytes, and nothing here recurses, so
//! neither a large nor a deep file does harm.

mod pieces;
mod tape;

use super::report::{Reporter, Span};

/// The nodes of a file.
pub(super) struct Tree<'y> {
    yaml: &'y str,
    cells: Vec<Cell>,
    /// The texts that do not stand verbatim in the file.
    texts: Vec<String>,
}

#[derive(Debug)]
struct Cell {
    span: Span,
    shape: Shape,
}

#[derive(Clone, Copy, Debug)]
enum Shape {
    /// A text without quotes that stands in the file at these bytes.
    Plain { start: u32, len: u32 },
    /// The same within quotes.
    Quoted { start: u32, len: u32 },
    /// A text that does not stand verbatim in the file.
    Copied { index: u32 },
    /// A list whose nodes end before this one.
    List { end: u32 },
    /// A map, key and value in turn, whose nodes end before this one.
    Map { end: u32 },
    /// Something that was reported when it was read.
    Bad,
}

/// One node of a [`Tree`].
#[derive(Clone, Copy)]
pub(super) struct Node<'t> {
    tree: &'t Tree<'t>,
    at: usize,
}

/// What a [`Node`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind<'t> {
    /// Nothing, `~` or `null`.
    Null,
    /// A text, a number, `true`: what stands there, verbatim.
    Text(&'t str),
    List,
    Map,
    /// Something that was reported already.
    Bad,
}

impl<'t> Node<'t> {
    /// The bytes of the file that it takes.
    pub fn span(self) -> Span {
        self.cell().map_or_else(Span::default, |cell| cell.span)
    }

    /// Whether it is a text, a list or a map, and the text itself.
    pub fn kind(self) -> Kind<'t> {
        match self.cell().map(|cell| cell.shape) {
            Some(Shape::Plain { start, len }) => match self.slice(start, len) {
                "" | "~" | "null" | "Null" | "NULL" => Kind::Null,
                text => Kind::Text(text),
            },
            Some(Shape::Quoted { start, len }) => Kind::Text(self.slice(start, len)),
            Some(Shape::Copied { index }) => {
                Kind::Text(self.tree.texts.get(index as usize).map_or("", |text| text))
            }
            Some(Shape::List { .. }) => Kind::List,
            Some(Shape::Map { .. }) => Kind::Map,
            Some(Shape::Bad) | None => Kind::Bad,
        }
    }

    /// The byte of the file where its text starts, where that stands verbatim in the file.
    pub fn text_start(self) -> Option<u32> {
        match self.cell()?.shape {
            Shape::Plain { start, .. } | Shape::Quoted { start, .. } => Some(start),
            _ => None,
        }
    }

    /// Whether a colon follows, as it does after a key unless a comma has cut one off: `{ number: 600,000 }`.
    pub fn has_colon(self) -> bool {
        let span = self.span();
        let rest = self.tree.yaml.get((span.start + span.len) as usize..);
        rest.is_some_and(|rest| rest.trim_start().starts_with(':'))
    }

    /// What follows a text without quotes on its line and looks like its end, though it is a comment to YAML: `#7` in
    /// `Ride #7`. A comment that is meant has a space after its sign.
    pub fn cut_off(self) -> Option<&'t str> {
        let span = self.span();
        let rest = self.tree.yaml.get((span.start + span.len) as usize..)?;
        // A line may be as long as the file, so it is not looked for before there is a comment.
        let rest = rest.trim_start_matches([' ', '\t']);
        let comment = rest.strip_prefix('#').filter(|_| self.is_plain())?;
        let is_meant = comment.starts_with(|c: char| c.is_whitespace() || "#!-=".contains(c));
        let line = rest.lines().next().unwrap_or_default().trim_end();
        (!is_meant && !comment.is_empty()).then_some(line)
    }

    /// Whether it is a text without quotes.
    pub fn is_plain(self) -> bool {
        self.cell()
            .is_some_and(|cell| matches!(cell.shape, Shape::Plain { .. }))
    }

    /// The members of a list; none where it is no list.
    pub fn items(self) -> Nodes<'t> {
        match self.cell().map(|cell| cell.shape) {
            Some(Shape::List { end }) => self.nodes(end),
            _ => self.nodes(0),
        }
    }

    /// The keys and values of a map; none where it is no map.
    pub fn entries(self) -> impl Iterator<Item = (Node<'t>, Node<'t>)> {
        let mut nodes = match self.cell().map(|cell| cell.shape) {
            Some(Shape::Map { end }) => self.nodes(end),
            _ => self.nodes(0),
        };
        std::iter::from_fn(move || Some((nodes.next()?, nodes.next()?)))
    }

    fn nodes(self, end: u32) -> Nodes<'t> {
        Nodes {
            tree: self.tree,
            next: self.at + 1,
            end: end as usize,
        }
    }

    fn cell(self) -> Option<&'t Cell> {
        self.tree.cells.get(self.at)
    }

    fn slice(self, start: u32, len: u32) -> &'t str {
        let start = start as usize;
        self.tree
            .yaml
            .get(start..start + len as usize)
            .unwrap_or_default()
    }
}

/// Nodes that stand next to each other.
pub(super) struct Nodes<'t> {
    tree: &'t Tree<'t>,
    next: usize,
    end: usize,
}

impl<'t> Iterator for Nodes<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        let node = (self.next < self.end).then_some(Node {
            tree: self.tree,
            at: self.next,
        })?;
        self.next = match node.cell()?.shape {
            Shape::List { end } | Shape::Map { end } => end as usize,
            _ => self.next + 1,
        };
        Some(node)
    }
}

impl<'y> Tree<'y> {
    /// The node that holds all others; `None` for an empty file.
    pub fn root(&self) -> Option<Node<'_>> {
        (!self.cells.is_empty()).then_some(Node { tree: self, at: 0 })
    }

    /// Reads a file of less than 4 GiB. `None` where it is no YAML, which is reported.
    pub fn read(yaml: &'y str, report: &mut Reporter) -> Option<Tree<'y>> {
        pieces::read(yaml).or_else(|| tape::read(yaml, 0..yaml.len(), tape::DEEPEST, report))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Place;

    /// The tree as text: lists in brackets, maps in braces, every scalar with its line and column.
    fn show(node: Node) -> String {
        match node.kind() {
            Kind::Null => "null".into(),
            Kind::Bad => "bad".into(),
            Kind::Text(text) => {
                let Place { line, column } = node.span().place;
                format!("{text}@{line}:{column}")
            }
            Kind::List => {
                let items: Vec<String> = node.items().map(show).collect();
                format!("[{}]", items.join(" "))
            }
            Kind::Map => {
                let entry = |(key, value)| format!("{}={}", show(key), show(value));
                let entries: Vec<String> = node.entries().map(entry).collect();
                format!("{{{}}}", entries.join(" "))
            }
        }
    }

    #[track_caller]
    fn check(yaml: &str, expected: &str) {
        let mut report = Reporter::new("f", yaml);
        let tree = Tree::read(yaml, &mut report);
        let mut shown = tree
            .as_ref()
            .and_then(Tree::root)
            .map(show)
            .unwrap_or_default();
        for problem in report.finish() {
            shown = format!("{shown}|{problem}");
        }
        assert_eq!(shown, expected);
    }

    #[test]
    fn scalars_are_what_stands_there() {
        check(
            "[1.10, 007, -0043, yes, 600_000_000, 1e3, ~, null, 'null', \"a\\tb\", 0x1F, .nan]",
            "[1.10@1:2 007@1:8 -0043@1:13 yes@1:20 600_000_000@1:25 1e3@1:38 null null null@1:52 \
             a\tb@1:60 0x1F@1:68 .nan@1:74]",
        );
    }

    #[test]
    fn maps_and_lists_know_their_members() {
        check(
            "a: { b: [1, [2], {}], c: }\nd:\n- e: f\n  g: h\n- i\nd: again",
            "{a@1:1={b@1:6=[1@1:10 [2@1:14] {}] c@1:23=null} d@2:1=[{e@3:3=f@3:6 g@4:3=h@4:6} i@5:3] \
             d@6:1=again@6:4}",
        );
        check("", "");
        check("# nothing\n", "");
    }

    #[test]
    fn places_count_characters_after_a_byte_order_mark_and_any_line_break() {
        check("\u{feff}ä: ü\r\nb: c", "{ä@1:1=ü@1:4 b@2:1=c@2:4}");
    }

    #[test]
    fn what_a_bank_does_not_use_is_reported_and_reading_goes_on() {
        check(
            "a: &x [1]\nb: *x\nc: *y\nd: !!python/name:x 1",
            "{a@1:1=[1@1:8] b@2:1=bad c@3:1=bad d@4:1=1@4:20}\
             |f:1:4: error: a bank has no anchors (`&x`)\
             |f:2:4: error: a bank has no aliases (`*x`)\
             |f:3:4: error: a bank has no aliases (`*y`)\
             |f:4:4: error: a bank has no tags (`!…`)",
        );
        check(
            "a: 1\n---\nb: 2",
            "|f:2:1: error: a second document begins here, but a bank is one",
        );
    }
}
