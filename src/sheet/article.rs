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
    /// Reads a plain text, as [`crate::sanitize::paragraphs`] does, under its own headline or else under the one given.
    ///
    /// ```
    /// use quizpress::sheet::Article;
    /// let article = Article::read("They landed.\n", Some("First people on the Moon"));
    /// assert_eq!(article.paragraphs, ["They landed."]);
    /// assert_eq!(article.headline.as_deref(), Some("First people on the Moon"));
    /// ```
    pub fn read(text: &str, headline: Option<&str>) -> Article {
        let (own, paragraphs) = crate::sanitize::paragraphs(text, headline);
        Article {
            headline: own.or_else(|| headline.map(str::to_owned)),
            paragraphs,
        }
    }
}
