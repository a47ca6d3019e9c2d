//! Flashcards on paper: a deck as a page that a browser prints, to be cut, or folded, or covered with a hand.
//!
//! In go a [`Deck`] and a [`CardLayout`], out comes one self-contained HTML file, written page by page, and the cards
//! that were too long for their size. Nothing is cut off: text wraps and shrinks, and what cannot be read even then
//! is left out and named. This module does not know banks, files or how a quiz is drawn.

mod fit;
mod grid;

use std::io;

use askama::Template;

use crate::answer_key;
use crate::deck::{Card, CardId, Deck};
use crate::html::write_part;
use crate::html::{direction, language};
use crate::lang::{CardWords, Words};
use crate::sheet::Paper;
use grid::{Grid, Tenths};

/// How cards are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct CardLayout {
    /// What they are printed on.
    pub paper: Paper,
    /// How large they are.
    pub size: Size,
    /// How fronts and backs come together.
    pub style: CardStyle,
    /// How far the backs are moved, to the right and down, for a printer that shifts them: tenths of a millimetre.
    pub offset: (i32, i32),
}

/// The size of a card, on its side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Size {
    /// 105 by 74 mm: eight on a sheet of A4.
    #[default]
    A7,
    /// The index card of 5 by 3 inches.
    Index,
    /// The business card: 85 by 55 mm, on letter paper 3.5 by 2 inches.
    Business,
}

/// How fronts and backs come together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CardStyle {
    /// On the two sides of a sheet.
    Duplex(Flip),
    /// Side by side, to be folded and glued.
    Fold,
    /// In two columns, of which a hand covers one.
    List,
}

impl Default for CardStyle {
    fn default() -> CardStyle {
        CardStyle::Duplex(Flip::Long)
    }
}

/// The edge about which a sheet is turned over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Flip {
    /// The long one, as a book is turned.
    #[default]
    Long,
    /// The short one, as a notepad is turned.
    Short,
}

/// Writes the cards, and gives the ids of those that are too long for their size.
///
/// # Errors
/// Those of the sink.
pub fn write(
    deck: &Deck,
    setting: &CardLayout,
    words: &Words,
    out: &mut dyn io::Write,
) -> io::Result<Vec<CardId>> {
    let grid = grid::grid(setting);
    write_part(&Head::new(deck, setting, &grid, words), out)?;
    let unfit = match setting.style {
        CardStyle::List => {
            write_list(deck, words, out)?;
            Vec::new()
        }
        CardStyle::Duplex(_) | CardStyle::Fold => write_pages(deck, setting, &grid, words, out)?,
    };
    out.write_all(b"</main>\n</body>\n</html>\n")?;
    Ok(unfit)
}

fn write_list(deck: &Deck, words: &Words, out: &mut dyn io::Write) -> io::Result<()> {
    write_part(
        &ListHead {
            words: &words.cards,
        },
        out,
    )?;
    for (number, card) in (1..).zip(deck.cards.iter()) {
        let entry = Entry::new(&card, words);
        write_part(&Row { number, entry }, out)?;
    }
    out.write_all(b"</tbody>\n</table>\n")
}

/// Writes the cards page by page. How large the text of each may be is worked out before, as a page tells how many
/// there are.
fn write_pages(
    deck: &Deck,
    setting: &CardLayout,
    grid: &Grid,
    words: &Words,
    out: &mut dyn io::Write,
) -> io::Result<Vec<CardId>> {
    let mut unfit = Vec::new();
    let mut sizes = Vec::new();
    for card in deck.cards.iter() {
        let fit = fit::fit(&Entry::new(&card, words), grid.card);
        if fit.is_none() {
            unfit.push(card.id);
        }
        sizes.push(fit);
    }
    let on_a_page = grid.cards().max(1);
    let pages = sizes.iter().flatten().count().div_ceil(on_a_page);
    let numbered = (1..).zip(deck.cards.iter()).zip(sizes);
    let mut set = numbered.filter_map(|((number, card), sizes)| {
        Some(SetCard {
            number,
            card,
            sizes: sizes?,
        })
    });
    for page in 1..=pages {
        let cards: Vec<SetCard> = set.by_ref().take(on_a_page).collect();
        let label = |side: usize| {
            words.cards.sides[side]
                .replace("{page}", &page.to_string())
                .replace("{pages}", &pages.to_string())
        };
        let face = |side: Side| {
            let faces = cards.iter().enumerate();
            let faces = faces.map(|(at, card)| Face::new(at, card, side, grid, setting, words));
            faces.collect::<Vec<Face>>()
        };
        let sides: Vec<(String, Vec<Face>)> = match setting.style {
            CardStyle::Fold => {
                let mut faces = face(Side::Front);
                faces.extend(face(Side::Back));
                vec![(label(0), faces)]
            }
            _ => vec![(label(0), face(Side::Front)), (label(1), face(Side::Back))],
        };
        for (position, (label, faces)) in sides.into_iter().enumerate() {
            let back = position == 1;
            write_part(
                &Page {
                    label,
                    title: &deck.title,
                    code: &deck.code,
                    faces,
                    width: Tenths(grid.page.0),
                    height: Tenths(grid.page.1),
                    marks: grid.marks(if back { setting.offset } else { (0, 0) }),
                    folds: grid.folds(),
                },
                out,
            )?;
        }
    }
    Ok(unfit)
}

#[derive(Template)]
#[template(path = "cards.html")]
struct Head<'a> {
    language: &'a str,
    direction: &'static str,
    document: String,
    how: &'static str,
    /// The size of the paper.
    width: Tenths,
    height: Tenths,
    /// The margin, and what stands in it: nothing where the cards fill the page.
    is_list: bool,
    page_number: askama::filters::Safe<crate::html::css::PageNumber>,
    foot: askama::filters::Safe<crate::html::css::Quoted>,
    title: &'a str,
}

impl<'a> Head<'a> {
    fn new(deck: &'a Deck, setting: &CardLayout, grid: &Grid, words: &Words) -> Head<'a> {
        let how = match setting.style {
            CardStyle::Duplex(Flip::Long) => 0,
            CardStyle::Duplex(Flip::Short) => 1,
            CardStyle::Fold => 2,
            CardStyle::List => 3,
        };
        Head {
            language: language(&deck.language),
            direction: direction(&deck.language),
            document: words.cards.document.replace("{title}", &deck.title),
            how: words.cards.how[how],
            width: Tenths(grid.page.0),
            height: Tenths(grid.page.1),
            is_list: setting.style == CardStyle::List,
            page_number: askama::filters::Safe(crate::html::css::PageNumber(
                words.sheet.page.into(),
            )),
            foot: askama::filters::Safe(crate::html::css::Quoted(format!(
                "{} · {}",
                crate::sheet::page::cut(&deck.title, 60),
                deck.code
            ))),
            title: &deck.title,
        }
    }
}

#[derive(Template)]
#[template(path = "cards-list.html")]
struct ListHead<'a> {
    words: &'a CardWords,
}

#[derive(Template)]
#[template(path = "cards-list-row.html")]
struct Row<'a> {
    number: usize,
    entry: Entry<'a>,
}

/// One side of a sheet.
#[derive(Template)]
#[template(path = "cards-page.html")]
struct Page<'a> {
    label: String,
    /// The bank: its title and its code.
    title: &'a str,
    code: &'a str,
    faces: Vec<Face<'a>>,
    width: Tenths,
    height: Tenths,
    /// Where it is cut: the path of crosses at the corners of the cards.
    marks: String,
    /// Where it is folded.
    folds: String,
}

/// What a card says.
struct Entry<'a> {
    front: &'a str,
    back: &'a str,
    /// The statement, where it says more than the answer.
    around: Option<&'a [String; 2]>,
    /// The whole sentence.
    statement: &'a str,
    /// Where the article says so.
    locator: String,
}

impl<'a> Entry<'a> {
    fn new(card: &'a Card, words: &Words) -> Entry<'a> {
        let says_more = card.around.iter().any(|part| !part.trim().is_empty());
        Entry {
            front: &card.front,
            back: &card.back,
            around: says_more.then_some(&card.around),
            statement: &card.statement,
            locator: answer_key::locator(&card.paragraphs, words),
        }
    }

    fn statement(&self) -> String {
        self.around.map_or(String::new(), |_| {
            let locator = match self.locator.as_str() {
                "" => String::new(),
                locator => format!(" ({locator})"),
            };
            format!("{}{locator}", self.statement)
        })
    }
}

/// A card that fits its size.
struct SetCard {
    number: usize,
    card: Card,
    sizes: fit::Sizes,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Front,
    Back,
}

/// One face of a card, in its place.
struct Face<'a> {
    number: usize,
    is_back: bool,
    left: Tenths,
    top: Tenths,
    width: Tenths,
    height: Tenths,
    /// The size of its text in tenths of a point.
    size: Tenths,
    entry: Entry<'a>,
}

impl<'a> Face<'a> {
    fn new(
        at: usize,
        card: &'a SetCard,
        side: Side,
        grid: &Grid,
        setting: &CardLayout,
        words: &Words,
    ) -> Face<'a> {
        let (left, top) = match side {
            Side::Front => grid.front(at),
            Side::Back => grid.back(at, setting),
        };
        let size = match side {
            Side::Front => card.sizes.front,
            Side::Back => card.sizes.back,
        };
        Face {
            number: card.number,
            is_back: side == Side::Back,
            left: Tenths(left),
            top: Tenths(top),
            width: Tenths(grid.card.0),
            height: Tenths(grid.card.1),
            size: Tenths(size),
            entry: Entry::new(&card.card, words),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CardLayout, CardStyle, Flip, Size, write};
    use crate::deck::{CardId, deck};
    use crate::{Facts, lang};

    fn cards(setting: &CardLayout, front: &str) -> (String, Vec<CardId>) {
        let yaml = format!(
            "id: moon\ntitle: The Moon\nfacts:\n  - id: landing\n    statement: \"{{craft}} landed.\"\n    \
             paragraph: 3\n    blanks: {{ craft: {{ text: Eagle, ask: \"{front}\" }} }}\n"
        );
        let facts = Facts::parse("moon.yaml", &yaml).unwrap();
        let mut bytes = Vec::new();
        let unfit = write(&deck(&facts), setting, lang::of("en"), &mut bytes).unwrap();
        (String::from_utf8(bytes).unwrap(), unfit)
    }

    #[test]
    fn a_card_has_its_question_before_and_its_answer_behind() {
        let (page, unfit) = cards(&CardLayout::default(), "Which craft?");
        assert!(unfit.is_empty());
        let (front, back) = (
            page.find("Which craft?").unwrap(),
            page.find("Eagle").unwrap(),
        );
        assert!(front < back, "{page}");
        assert!(page.contains("(paragraph 3)"), "{page}");
    }

    #[test]
    fn what_is_too_long_is_named_and_left_out() {
        let setting = CardLayout {
            size: Size::Business,
            style: CardStyle::Duplex(Flip::Short),
            ..CardLayout::default()
        };
        let long = "very ".repeat(300);
        let (page, unfit) = cards(&setting, &long);
        assert_eq!(unfit, ["moon/landing/craft"]);
        assert!(!page.contains("very"), "{page}");
        let list = CardLayout {
            style: CardStyle::List,
            ..setting
        };
        let (page, unfit) = cards(&list, &long);
        assert!(unfit.is_empty());
        assert!(page.contains("very"));
    }
}
