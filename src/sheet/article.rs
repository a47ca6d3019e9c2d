//! The article's own text, to be printed before the questions.

/// An article in its paragraphs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Its headline, paragraph 0.
    pub headline: Option<String>,
    /// The paragraphs, the first being number 1.
    pub paragraphs: Vec<String>,
}

impl Article {
    /// Reads a plain text, whose paragraphs stand between blank lines. A first one that is the headline counts as
    /// that, and is left out of the numbers.
    ///
    /// ```
    /// use quizpress::sheet::Article;
    /// let article = Article::read("First people\non the Moon\n\nThey landed.\n", Some("First people on the Moon"));
    /// assert_eq!(article.paragraphs, ["They landed."]);
    /// assert_eq!(article.headline.as_deref(), Some("First people on the Moon"));
    /// ```
    pub fn read(text: &str, headline: Option<&str>) -> Article {
        let mut paragraphs: Vec<String> = Vec::new();
        let mut lines: Vec<&str> = Vec::new();
        for line in text.lines().chain([""]) {
            match line.trim() {
                "" if lines.is_empty() => {}
                "" => paragraphs.push(std::mem::take(&mut lines).join(" ")),
                line => lines.push(line),
            }
        }
        let plain = |text: &str| text.trim_start_matches('#').trim().to_lowercase();
        let begins = headline.is_some_and(|headline| {
            paragraphs
                .first()
                .is_some_and(|first| plain(first) == plain(headline))
        });
        if begins {
            paragraphs.remove(0);
        }
        Article {
            headline: headline.map(str::to_owned),
            paragraphs,
        }
    }
}
