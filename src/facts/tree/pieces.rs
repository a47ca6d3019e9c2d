//! A large file, read in pieces by several processors at once.
//!
//! In goes the text of a file, out comes the tree that reading it in one go gives; or nothing, where the file is small or
//! in any way unusual, and then it is read in one go. The list of facts at the end of a file is cut where lines begin with
//! its indent and `- `. What belongs to a fact stands further in, so such a line begins a fact, unless it stands within
//! quotes or brackets, and then the piece that it cuts off is no YAML. Nothing is reported here: what is wrong in a piece
//! is found again when all is read in one go, and said as it is for a small file.

use std::ops::Range;

use super::{Kind, Shape, Tree, tape};
use crate::facts::report::Reporter;
use crate::in_parts;

/// A piece has so many bytes at least: fewer are read before another thread is up.
const LEAST: usize = 1 << 19;
/// How deep a piece may be nested: a bank needs six levels, and the limit of a whole file is far off.
const DEEPEST: usize = 32;

/// Reads a large file whose end is a list of facts.
pub(super) fn read(yaml: &str) -> Option<Tree<'_>> {
    let count = in_parts::parts(yaml.len(), LEAST);
    (count > 1).then(|| in_pieces(yaml, count)).flatten()
}

/// Reads a file in so many pieces, or somewhat fewer, beside what stands before its facts.
fn in_pieces(yaml: &str, count: usize) -> Option<Tree<'_>> {
    let facts = facts(yaml)?;
    let indent = indent(yaml.get(facts..)?)?;
    let head = ends_usually(yaml.get(..facts)?)
        .then(|| piece(yaml, 0..facts))
        .flatten()?;
    let mut whole = without_facts(head)?;
    let ranges = ranges(yaml, facts, indent, count);
    let lists = in_parts::of_each(&ranges, |range| list(yaml, range, indent));
    let lists: Vec<Tree> = lists.into_iter().collect::<Option<_>>()?;
    whole
        .cells
        .reserve_exact(lists.iter().map(|list| list.cells.len()).sum());
    let at = whole.cells.len();
    let mut line = lines(yaml.get(..facts)?);
    for (list, range) in lists.into_iter().zip(&ranges) {
        whole.add(list, at, range.start as u32, line);
        line += lines(yaml.get(range.clone())?);
    }
    if indent == 0 {
        whole.begin_with_its_member(at)?;
    }
    whole.end(0);
    whole.end(at);
    Some(whole)
}

/// The byte after the line `facts:`.
fn facts(yaml: &str) -> Option<usize> {
    const NAME: &str = "\nfacts:";
    let after = yaml.find(NAME)? + NAME.len();
    let rest = yaml.get(after..)?;
    let end = rest.find('\n')? + 1;
    is_empty(rest.get(..end)?).then_some(after + end)
}

/// Whether a line holds nothing, or a comment.
fn is_empty(line: &str) -> bool {
    let text = line.trim_matches([' ', '\r', '\n']);
    text.is_empty() || text.starts_with('#')
}

/// The indent of the first member of a list.
fn indent(list: &str) -> Option<usize> {
    let first = list.split_inclusive('\n').find(|line| !is_empty(line))?;
    let text = first.trim_start_matches(' ');
    text.starts_with("- ").then_some(first.len() - text.len())
}

/// Where the pieces of a list lie that begins at a byte, each of which begins with a member.
fn ranges(yaml: &str, start: usize, indent: usize, count: usize) -> Vec<Range<usize>> {
    let line = format!("\n{:indent$}- ", "");
    let mut starts = vec![start];
    for part in 1..count {
        let about = start + part * (yaml.len() - start) / count;
        let about = yaml.floor_char_boundary(about);
        let found = yaml.get(about..).and_then(|rest| rest.find(&line));
        starts.extend(found.map(|found| about + found + 1));
    }
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([yaml.len()]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(start, end)| start..end)
        .collect()
}

/// A part of a file as a file of its own; `None` where anything in it would be reported.
fn piece(yaml: &str, range: Range<usize>) -> Option<Tree<'_>> {
    let mut report = Reporter::new("", "");
    let tree = tape::read(yaml, range, DEEPEST, &mut report)?;
    report.is_sound().then_some(tree)
}

/// What stands before the facts, up to their key; `None` where that is not the last key of the file's map.
fn without_facts(mut head: Tree<'_>) -> Option<Tree<'_>> {
    let (key, value) = head.root()?.entries().last()?;
    let is_last = value.at + 1 == head.cells.len();
    let is_facts = key.kind() == Kind::Text("facts") && key.span().place.column == 1;
    let is_open = is_last && is_facts && value.is_plain() && value.span().len == 0;
    head.cells.pop();
    is_open.then_some(head)
}

/// A piece that is nothing but members of one list. It is read up to the sign of the member after it, where what it holds
/// ends.
fn list(yaml: &str, range: Range<usize>, indent: usize) -> Option<Tree<'_>> {
    let text = yaml.get(range.clone())?;
    let is_member = |line: &str| {
        let text = line.trim_start_matches(' ');
        let spaces = line.len() - text.len();
        spaces > indent || spaces == indent && text.starts_with("- ") || is_empty(line)
    };
    let is_usual = ends_usually(text) && text.split_inclusive('\n').all(is_member);
    let is_last = range.end == yaml.len();
    let end = range.end + if is_last { 0 } else { indent + 1 };
    let mut tree = is_usual.then(|| piece(yaml, range.start..end)).flatten()?;
    let root = tree.root()?;
    let is_whole = root.kind() == Kind::List && root.items().end == tree.cells.len();
    if !is_last {
        tree.cells.pop();
    }
    is_whole.then_some(tree)
}

/// Whether no line ends with a carriage return alone, as one may to YAML.
fn ends_usually(text: &str) -> bool {
    let mut returns = text.match_indices('\r');
    returns.all(|(at, _)| {
        text.get(at + 1..)
            .is_some_and(|rest| rest.starts_with('\n'))
    })
}

/// How many lines end in a text.
fn lines(text: &str) -> u32 {
    text.matches('\n').count() as u32
}

impl<'y> Tree<'y> {
    /// Adds the members of a list to the one at `list`, or the whole list where there is none. They were read as if their
    /// piece were a file, and it begins after so many bytes and lines.
    fn add(&mut self, piece: Tree<'y>, list: usize, bytes: u32, lines: u32) {
        let is_first = list == self.cells.len();
        let skipped = usize::from(!is_first);
        let cells = (self.cells.len() - skipped) as u32;
        let texts = self.texts.len() as u32;
        let moved = piece.cells.into_iter().skip(skipped).map(|mut cell| {
            match &mut cell.shape {
                Shape::List { end } | Shape::Map { end } => *end += cells,
                Shape::Copied { index } => *index += texts,
                // These know the bytes of the file.
                Shape::Plain { .. } | Shape::Quoted { .. } | Shape::Bad => {}
            }
            cell.span.start += bytes;
            cell.span.place.line += lines;
            cell
        });
        self.cells.extend(moved);
        self.texts.extend(piece.texts);
    }

    /// Lets a list begin with its first member, as one does that stands as far out as its key; `None` where that member
    /// does not follow the sign of the list on its line.
    fn begin_with_its_member(&mut self, list: usize) -> Option<()> {
        let [list, member] = self.cells.get_mut(list..list + 2)? else {
            return None;
        };
        let between = self
            .yaml
            .get(list.span.start as usize + 1..member.span.start as usize)?;
        let is_beside = between.bytes().all(|byte| byte == b' ');
        is_beside.then(|| {
            list.span.start = member.span.start;
            list.span.place = member.span.place;
        })
    }

    /// Lets a list or map end with the file.
    fn end(&mut self, at: usize) {
        let count = self.cells.len() as u32;
        let end = self.yaml.len() as u32;
        if let Some(cell) = self.cells.get_mut(at) {
            cell.span.len = end.saturating_sub(cell.span.start);
            if let Shape::List { end } | Shape::Map { end } = &mut cell.shape {
                *end = count;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The cells of a tree, and its texts.
    fn shown(tree: &Tree) -> Vec<String> {
        let cells = tree.cells.iter().map(|cell| format!("{cell:?}"));
        cells.chain([format!("{:?}", tree.texts)]).collect()
    }

    /// How many pieces a file was read in that has so many at most, each of which gives what reading in one go gives.
    #[track_caller]
    fn check(yaml: &str, most: usize) -> usize {
        let mut report = Reporter::new("f", yaml);
        let whole = tape::read(yaml, 0..yaml.len(), tape::DEEPEST, &mut report);
        let whole = whole.filter(|_| report.is_sound());
        let whole = whole.as_ref().map_or(Vec::new(), shown);
        let read = (1..=most).filter(|&count| {
            let Some(tree) = in_pieces(yaml, count) else {
                return false;
            };
            let found = shown(&tree);
            let other = whole.iter().zip(&found).find(|(one, other)| one != other);
            assert_eq!(other, None, "{count} pieces of {yaml}");
            assert_eq!(found.len(), whole.len(), "{count} pieces of {yaml}");
            true
        });
        read.count()
    }

    const BANK: &str = concat!(
        "\u{feff}id: a\ntitle: Ä # so\nfacts: # all\n  # the first\n",
        "  - id: a\n    statement: \"{x} in\n      two lines\"\n    blanks: { x: , y: [1, '2'] }\n",
        "  - id: b\n    tags:\n",
        "  - id: c\n    statement: >\n      folded\n\n      text\n  # between\n\n",
        "  - id: ü\n    statement: plain\n      text # and a comment\n",
        "  - |+\n    kept\n\n",
    );

    #[test]
    fn pieces_give_what_the_whole_gives() {
        assert_eq!(check(BANK, 9), 9);
        assert_eq!(check(&BANK.replace('\n', "\r\n"), 9), 9);
        // The list may stand as far out as its key.
        assert_eq!(check(&BANK.replace("\n  ", "\n"), 9), 9);
    }

    #[test]
    fn what_is_unusual_is_read_in_one_go() {
        for (old, new) in [
            ("title", "pools: { a: [b] }\nfacts:\n  - x\ntitle"),
            ("facts:", "facts: &all"),
            ("facts:", "\"facts\":"),
            ("facts:", "x:\n  facts:"),
            ("- id: ü", "- &x id"),
            ("- id: ü", "- !t id"),
            ("- id: ü", "- *x"),
            ("- id: ü", "-\tid: u"),
            ("  - id: ü", "---\n  - id: ü"),
            ("  - id: ü", "...\n  - id: ü"),
            ("  - id: ü", "tags: [a]\n  - id: ü"),
            ("  - id: ü", " - id: ü"),
            ("  - id: ü", "  - \"a\n  - id: ü"),
            ("  - id: ü", "  - [a,\n  - id: ü"),
            ("plain\n", "plain\r"),
        ] {
            let changed = BANK.replace(old, new);
            assert_ne!(changed, BANK);
            assert_eq!(check(&changed, 9), 0, "{changed}");
        }
    }

    #[test]
    fn a_deep_fact_is_read_in_one_go() {
        let of = |depth| {
            format!(
                "id: a\nfacts:\n- {}{}\n- b\n",
                "[".repeat(depth),
                "]".repeat(depth)
            )
        };
        assert_eq!(check(&of(DEEPEST), 2), 2);
        assert_eq!(check(&of(DEEPEST + 1), 2), 0);
    }

    #[test]
    fn banks_are_read_in_pieces() {
        let read = |folder: &str| {
            let files = std::fs::read_dir(folder).unwrap();
            let texts = files.map(|file| std::fs::read(file.unwrap().path()).unwrap());
            let texts = texts.filter_map(|bytes| String::from_utf8(bytes).ok());
            texts.map(|yaml| check(&yaml, 5)).collect::<Vec<usize>>()
        };
        let questions = read("questions");
        assert!(questions.iter().all(|&read| read == 5), "{questions:?}");
        for folder in ["tests/banks", "tests/hostile"] {
            assert!(read(folder).contains(&5), "{folder}");
        }
    }

    proptest! {
        #[test]
        fn no_change_of_a_bank_makes_pieces_differ(
            changes in prop::collection::vec((any::<prop::sample::Index>(), 0..4_usize, 0..SIGNS.len()), 1..4)
        ) {
            let mut yaml: Vec<char> = BANK.chars().collect();
            for (at, gone, signs) in changes {
                let at = at.index(yaml.len());
                let end = (at + gone).min(yaml.len());
                yaml.splice(at..end, SIGNS[signs].chars());
            }
            check(&yaml.into_iter().collect::<String>(), 4);
        }
    }

    const SIGNS: [&str; 28] = [
        "", " ", "  ", "\n", "\r", "\t", "\n  - ", "\n- ", "\n   - ", "- ", ":", ": ", "\"", "'",
        "[", "]", "{", "}", "#", " #", "|\n", ">\n", "&a ", "*a", "!t ", "\n---\n", "? ",
        "\u{feff}",
    ];
}
