//! What a process that reads a file says of it: messages to bytes and back, every length bounded.

use std::io::{self, Read, Write};

use quizpress::scan::{Grey, LOOKED_AT, Unreadable};

/// What is said of a file.
pub enum Message {
    /// A page is being drawn.
    Begun,
    /// It is drawn, or cannot be read.
    Page(Result<Grey, String>),
    /// Nothing of the file can be read.
    Unreadable(Unreadable),
    /// There is no more.
    End,
}

/// The longest text that is said, in bytes.
const LONGEST: usize = 2000;

impl Message {
    /// Writes it.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        match self {
            Message::Begun => out.write_all(b"b")?,
            Message::Page(Ok(page)) => {
                out.write_all(b"p")?;
                for length in [page.width(), page.height()] {
                    out.write_all(&(length as u32).to_le_bytes())?;
                }
                out.write_all(page.pixels())?;
            }
            Message::Page(Err(why)) => {
                out.write_all(b"f")?;
                write_text(out, why)?;
            }
            Message::Unreadable(why) => {
                out.write_all(b"u")?;
                write_text(out, &why.what)?;
                write_text(out, &why.cure)?;
            }
            Message::End => out.write_all(b"e")?,
        }
        out.flush()
    }

    /// Reads one. What cannot be one is an error, and so is the end.
    pub fn read(input: &mut impl Read) -> io::Result<Message> {
        let [kind] = read_bytes(input)?;
        Ok(match kind {
            b'b' => Message::Begun,
            b'p' => Message::Page(Ok(read_page(input)?)),
            b'f' => Message::Page(Err(read_text(input)?)),
            b'u' => Message::Unreadable(Unreadable {
                what: read_text(input)?,
                cure: read_text(input)?.into(),
            }),
            b'e' => Message::End,
            _ => return Err(io::ErrorKind::InvalidData.into()),
        })
    }
}

fn read_bytes<const N: usize>(input: &mut impl Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    input.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn read_length(input: &mut impl Read, most: usize) -> io::Result<usize> {
    let length = u32::from_le_bytes(read_bytes(input)?) as usize;
    match length <= most {
        true => Ok(length),
        false => Err(io::ErrorKind::InvalidData.into()),
    }
}

fn read_page(input: &mut impl Read) -> io::Result<Grey> {
    let (width, height) = (
        read_length(input, LOOKED_AT)?,
        read_length(input, LOOKED_AT)?,
    );
    let mut pixels = vec![0; width * height];
    input.read_exact(&mut pixels)?;
    Grey::new(width, height, pixels).ok_or(io::ErrorKind::InvalidData.into())
}

fn write_text(out: &mut impl Write, text: &str) -> io::Result<()> {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    out.write_all(&(text.len() as u32).to_le_bytes())?;
    out.write_all(text.as_bytes())
}

fn read_text(input: &mut impl Read) -> io::Result<String> {
    let mut bytes = vec![0; read_length(input, LONGEST)?];
    input.read_exact(&mut bytes)?;
    String::from_utf8(bytes).map_err(|_| io::ErrorKind::InvalidData.into())
}

#[cfg(test)]
mod tests {
    use super::{Grey, LOOKED_AT, Message, Unreadable};

    #[test]
    fn what_is_said_is_heard() {
        let page = Grey::new(3, 2, vec![1, 2, 3, 4, 5, 6]).unwrap();
        let mut bytes = Vec::new();
        for message in [
            Message::Begun,
            Message::Page(Ok(page.clone())),
            Message::Page(Err("é".repeat(1001))),
            Message::Unreadable(Unreadable::damaged("it is locked".into())),
            Message::End,
        ] {
            message.write(&mut bytes).unwrap();
        }
        let mut input = bytes.as_slice();
        let mut next = || Message::read(&mut input);
        assert!(matches!(next(), Ok(Message::Begun)));
        assert!(matches!(next(), Ok(Message::Page(Ok(heard))) if heard == page));
        assert!(matches!(next(), Ok(Message::Page(Err(why))) if why == "é".repeat(1000)));
        assert!(matches!(next(), Ok(Message::Unreadable(why)) if why.what == "it is locked"));
        assert!(matches!(next(), Ok(Message::End)));
        assert!(next().is_err());
    }

    #[test]
    fn what_nobody_says_is_refused() {
        let side = (LOOKED_AT as u32 + 1).to_le_bytes();
        let vast = [&b"p"[..], &side, &[1, 0, 0, 0]].concat();
        let empty = [&b"p"[..], &[0; 8]].concat();
        let long = [&b"f"[..], &[255; 4]].concat();
        for bytes in [
            vast,
            empty,
            long,
            b"x".to_vec(),
            b"f\x01\0\0\0\xff".to_vec(),
        ] {
            assert!(Message::read(&mut bytes.as_slice()).is_err(), "{bytes:?}");
        }
    }
}
