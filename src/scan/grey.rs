//! A picture in grey, and its samples. Places are in pixels; the centre of the first pixel is at 0.5, 0.5.

/// A picture, row by row, 0 being black and 255 white.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grey {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl Grey {
    /// A picture of these pixels; `None` where they are not as many as its width and height say, or none.
    pub fn new(width: usize, height: usize, pixels: Vec<u8>) -> Option<Grey> {
        let fits = width.checked_mul(height) == Some(pixels.len()) && !pixels.is_empty();
        fits.then_some(Grey {
            width,
            height,
            pixels,
        })
    }

    /// A picture as wide as high, of as many pixels as that takes: what is missing is white.
    pub(super) fn square(side: usize, mut pixels: Vec<u8>) -> Grey {
        pixels.resize(side * side, u8::MAX);
        Grey {
            width: side,
            height: side,
            pixels,
        }
    }

    /// How many pixels it is wide.
    pub fn width(&self) -> usize {
        self.width
    }

    /// How many pixels it is high.
    pub fn height(&self) -> usize {
        self.height
    }

    /// Its pixels, row by row.
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// A pixel; beyond the edge the nearest one.
    fn pixel(&self, x: isize, y: isize) -> f64 {
        let x = x.clamp(0, self.width as isize - 1) as usize;
        let y = y.clamp(0, self.height as isize - 1) as usize;
        f64::from(self.pixels[y * self.width + x])
    }

    /// What stands at a place, between the four nearest pixels.
    pub fn at(&self, [x, y]: [f64; 2]) -> f64 {
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (right, down) = (x - left, y - top);
        let (column, row) = (left as isize, top as isize);
        let across =
            |row| self.pixel(column, row) * (1.0 - right) + self.pixel(column + 1, row) * right;
        across(row) * (1.0 - down) + across(row + 1) * down
    }

    /// Whether a place is in the picture.
    pub fn holds(&self, [x, y]: [f64; 2]) -> bool {
        x >= 0.0 && y >= 0.0 && x < self.width as f64 && y < self.height as f64
    }

    /// The same with at most so many pixels along its longer side, each the mean of what it covers.
    pub fn shrunk(&self, longest: usize) -> Grey {
        let long = self.width.max(self.height);
        if long <= longest {
            return self.clone();
        }
        let size = |length: usize| (length * longest / long).max(1);
        let (width, height) = (size(self.width), size(self.height));
        let across = spans(self.width, width);
        let down = spans(self.height, height);
        let mut narrow = vec![0.0_f32; width * self.height];
        for (row, to) in self.pixels.chunks(self.width).zip(narrow.chunks_mut(width)) {
            for (span, sum) in across.iter().zip(to) {
                *sum = span.mean(|at| f32::from(row[at]));
            }
        }
        let mut pixels = Vec::with_capacity(width * height);
        for span in &down {
            for x in 0..width {
                pixels.push(span.mean(|at| narrow[at * width + x]).round() as u8);
            }
        }
        Grey {
            width,
            height,
            pixels,
        }
    }

    /// The same with black for white.
    pub(super) fn inverted(&self) -> Grey {
        Grey {
            pixels: self.pixels.iter().map(|value| u8::MAX - value).collect(),
            ..*self
        }
    }

    /// The same as it is seen from behind.
    pub(super) fn mirrored(&self) -> Grey {
        let rows = self.pixels.chunks(self.width);
        Grey {
            pixels: rows.flat_map(|row| row.iter().rev()).copied().collect(),
            ..*self
        }
    }

    /// A part of it; what lies beyond its edge is left out.
    pub fn cut(&self, left: usize, top: usize, width: usize, height: usize) -> Option<Grey> {
        let right = (left + width).min(self.width);
        let bottom = (top + height).min(self.height);
        if left >= right || top >= bottom {
            return None;
        }
        let rows =
            (top..bottom).map(|y| &self.pixels[y * self.width + left..y * self.width + right]);
        Grey::new(
            right - left,
            bottom - top,
            rows.flatten().copied().collect(),
        )
    }
}

/// Pixels that one smaller pixel covers, with the shares of the first and the last.
struct Span {
    first: usize,
    last: usize,
    ends: [f32; 2],
}

impl Span {
    fn mean(&self, value: impl Fn(usize) -> f32) -> f32 {
        let [begin, end] = self.ends;
        let inner = (self.last - self.first).saturating_sub(1) as f32;
        let mut sum = value(self.first) * begin;
        for at in self.first + 1..self.last {
            sum += value(at);
        }
        if self.last > self.first {
            sum += value(self.last) * end;
            return sum / (begin + inner + end);
        }
        sum / begin
    }
}

fn spans(from: usize, to: usize) -> Vec<Span> {
    let step = from as f32 / to as f32;
    let span = |at: usize| {
        let (begin, end) = (at as f32 * step, (at + 1) as f32 * step);
        let first = (begin as usize).min(from - 1);
        let last = (end.ceil() as usize).clamp(first + 1, from) - 1;
        Span {
            first,
            last,
            ends: match last > first {
                true => [
                    first as f32 + 1.0 - begin,
                    (end - last as f32).clamp(0.001, 1.0),
                ],
                false => [1.0, 0.0],
            },
        }
    };
    (0..to).map(span).collect()
}

#[cfg(test)]
mod tests {
    use super::Grey;

    #[test]
    fn a_smaller_picture_has_the_means() {
        let pixels = vec![0, 100, 200, 100, 0, 100, 200, 100];
        let picture = Grey::new(4, 2, pixels).unwrap();
        assert_eq!(picture.shrunk(2).pixels(), [50, 150]);
        let picture = Grey::new(3, 1, vec![0, 90, 180]).unwrap();
        assert_eq!(picture.shrunk(2).pixels(), [30, 150]);
        assert_eq!(picture.shrunk(3), picture);
    }

    #[test]
    fn between_pixels_stands_what_lies_between() {
        let picture = Grey::new(2, 1, vec![0, 100]).unwrap();
        assert_eq!(picture.at([1.0, 0.5]), 50.0);
        assert_eq!(picture.at([-3.0, 9.0]), 0.0);
    }

    #[test]
    fn a_picture_has_as_many_pixels_as_it_says() {
        assert!(Grey::new(2, 2, vec![0; 3]).is_none());
        assert!(Grey::new(0, 0, Vec::new()).is_none());
        assert!(Grey::new(usize::MAX, 2, vec![0; 4]).is_none());
    }
}
