//! The player who writes a line for each answer: a script, a pipe, a screen reader.
//!
//! In go lines, out goes plain text without any control code. The columns that there are now are asked for, not known here.

use std::io::{self, BufRead, Read, Write};

use super::layout::{Paragraph, Tone, WIDEST};
use super::{Given, Keys, Line, Player, Press, Prompt, Reply, ResponseType, talk};
use crate::lang::Words;

/// No answer is longer, in bytes; the rest of such a line is skipped.
const LONGEST: u64 = 4096;

/// Reads one answer a line from `input`, and writes all text to `output`, each answer after a `>`.
pub struct Lines<R, W> {
    input: R,
    output: W,
    echo: Echo,
    columns: Box<dyn Fn() -> usize>,
    explained: bool,
    explained_back: bool,
}

/// Who shows an answer where it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Echo {
    /// This player: nobody has seen it yet.
    Here,
    /// The terminal that it is typed in, behind our `>`.
    Terminal,
}

impl<R: BufRead, W: Write> Lines<R, W> {
    /// A player who reads from the one and writes to the other.
    pub fn new(input: R, output: W) -> Lines<R, W> {
        Lines {
            input,
            output,
            echo: Echo::Here,
            columns: Box::new(|| WIDEST),
            explained: false,
            explained_back: false,
        }
    }

    /// The same player where answers are shown so, and no line is wider than these columns are now.
    pub fn shown(self, echo: Echo, columns: impl Fn() -> usize + 'static) -> Lines<R, W> {
        Lines {
            echo,
            columns: Box::new(columns),
            ..self
        }
    }

    /// The next answer, which stands behind a `>` then; `None` where there is none.
    fn answer(&mut self) -> io::Result<Option<String>> {
        if self.echo == Echo::Terminal {
            write!(self.output, "> ")?;
            let line = self.line()?;
            if line.is_none() {
                writeln!(self.output)?;
            }
            return Ok(line);
        }
        let line = self.line()?;
        if let Some(line) = &line {
            self.tell(&[Paragraph::new(Tone::Plain, "> ", line)])?;
        }
        Ok(line)
    }

    /// The next line without its end; `None` where there is none.
    fn line(&mut self) -> io::Result<Option<String>> {
        self.output.flush()?;
        let mut bytes = Vec::new();
        let read = Read::take(&mut self.input, LONGEST).read_until(b'\n', &mut bytes)?;
        if read == 0 {
            return Ok(None);
        }
        if bytes.last() != Some(&b'\n') {
            self.input.skip_until(b'\n')?;
        }
        let line = String::from_utf8_lossy(&bytes);
        Ok(Some(line.trim().to_owned()))
    }

    /// Tells how to answer, and how to go back, each once.
    fn explain(&mut self, prompt: &Prompt) -> io::Result<()> {
        let hints = &prompt.words.play.hints;
        let mut text = Vec::new();
        if !std::mem::replace(&mut self.explained, true) {
            text.push(hints.lines);
        }
        if prompt.back && !std::mem::replace(&mut self.explained_back, true) {
            text.push(hints.lines_back);
        }
        let text = text
            .into_iter()
            .flat_map(|text| [Paragraph::gap(), Paragraph::new(Tone::Dim, "", text)]);
        self.tell(&text.collect::<Vec<_>>())
    }
}

/// A key is the first letter of a line; an empty line is Enter.
impl<R: BufRead, W: Write> Keys for Lines<R, W> {
    fn press(&mut self, _hint: &str) -> io::Result<Press> {
        Ok(match Keys::line(self, "")? {
            Line::Typed(line) => match line.chars().next() {
                Some(first) => Press::Key(first.to_lowercase().next().unwrap_or(first)),
                None => Press::Enter,
            },
            Line::Stop => Press::Stop,
            Line::Nothing => Press::Nothing,
        })
    }

    fn line(&mut self, _hint: &str) -> io::Result<Line> {
        Ok(self.answer()?.map_or(Line::Nothing, Line::Typed))
    }
}

impl<R: BufRead, W: Write> Player for Lines<R, W> {
    fn tell(&mut self, text: &[Paragraph]) -> io::Result<()> {
        let columns = (self.columns)();
        for line in text.iter().flat_map(|paragraph| paragraph.lines(columns)) {
            writeln!(self.output, "{line}")?;
        }
        self.output.flush()
    }

    fn ask(&mut self, prompt: &Prompt) -> io::Result<Reply> {
        if prompt.attempt == 0 && prompt.way() != ResponseType::Typed {
            let options = prompt.options().iter().enumerate();
            let options: Vec<Paragraph> = options
                .map(|(at, option)| talk::option("  ", at, option))
                .collect();
            self.tell(&options)?;
        }
        self.explain(prompt)?;
        let mut flagged = prompt.flagged;
        loop {
            let Some(line) = self.answer()? else {
                return Ok(Reply {
                    given: Given::Nothing,
                    flagged,
                });
            };
            if prompt.goes_back(&line) {
                return Ok(Reply {
                    given: Given::Back,
                    flagged,
                });
            }
            // Who has come back may leave the answer as it is.
            if let Some(answer) = prompt.given.filter(|_| line.is_empty()) {
                return Ok(Reply {
                    given: Given::again(answer),
                    flagged,
                });
            }
            if !prompt.flags(&line) {
                return Ok(Reply {
                    given: Given::Typed(line),
                    flagged,
                });
            }
            flagged = !flagged;
            self.tell(&[prompt.flag_note(flagged)])?;
        }
    }

    fn confirm(&mut self, question: &str, words: &Words) -> io::Result<bool> {
        let [yes, no] = words.play.yes_no;
        let question = format!("{question} {yes}/{no}");
        self.tell(&[Paragraph::gap(), Paragraph::new(Tone::Plain, "", question)])?;
        let Some(line) = self.answer()? else {
            return Ok(false);
        };
        Ok(line
            .chars()
            .next()
            .is_some_and(|first| first.to_lowercase().eq([yes])))
    }
}
