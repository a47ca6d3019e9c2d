//! What stops the parser of YAML, in our words.
//!
//! In goes the kind of an error and the text before it, out come a sentence and what helps.

use granit_parser::ErrorKind;

/// What stops the parser, in our words, and what helps; `before` is all that stands before that place.
pub(super) fn sentences(kind: &ErrorKind, before: &str) -> (String, String) {
    if let Some(said) = of_a_sign(kind) {
        return said;
    }
    let said = of_brackets(kind).or_else(|| of_texts(kind));
    match said.or_else(|| of_lines(kind, before)) {
        Some([message, help]) => (message.into(), format!("{help}{}", no_break_space(before))),
        None => (format!("this is no YAML: {kind}"), String::new()),
    }
}

/// What names the sign that is at fault.
fn of_a_sign(kind: &ErrorKind) -> Option<(String, String)> {
    match kind {
        ErrorKind::UnclosedFlowCollection { open }
        | ErrorKind::MismatchedFlowCollectionEnd { open, .. } => Some((
            format!("the bracket `{open}` is not closed by its like"),
            format!(
                "write `{}` where it ends; a text that holds a bracket goes in quotes",
                closing(*open)
            ),
        )),
        ErrorKind::UnexpectedCharacter { character } if !character.is_control() => Some((
            format!("a text cannot begin with `{character}`"),
            "put the text in quotes".into(),
        )),
        _ => None,
    }
}

/// What is wrong with brackets.
fn of_brackets(kind: &ErrorKind) -> Option<[&'static str; 2]> {
    Some(match kind {
        ErrorKind::MisplacedFlowCollectionEnd => [
            "this bracket was never opened",
            "delete it; a text that holds a bracket goes in quotes",
        ],
        ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping => [
            "the file ends within brackets",
            "close them with `]` or `}`",
        ],
        ErrorKind::ExpectedFlowMappingSeparator => [
            "there should be a `,` or a `}` here",
            "a text within `{ … }` that holds a comma, a colon, a quote or a question mark at its end goes in quotes; or a `{` above is not closed",
        ],
        ErrorKind::ExpectedFlowSequenceSeparator => [
            "there should be a `,` or a `]` here",
            "a text within `[ … ]` that holds a comma, a colon or a quote goes in quotes; or a `[` above is not closed",
        ],
        _ => return None,
    })
}

/// What is wrong with a text and its quotes.
fn of_texts(kind: &ErrorKind) -> Option<[&'static str; 2]> {
    Some(match kind {
        ErrorKind::UnclosedQuotedScalar => [
            "this quote is never closed",
            "write the same quote at the end of the text",
        ],
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => [
            "the text goes on after its closing quote",
            "put the whole text in quotes; within `\"…\"` a quote is written `\\\"`, within `'…'` it is doubled",
        ],
        ErrorKind::UnexpectedCharacter { character } if character.is_control() => {
            ["there is a control character here", "delete it"]
        }
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::InvalidLowSurrogateHexEscape => [
            "there is no such escape",
            "write a backslash in `\"…\"` as `\\\\`, or use `'…'`, where it stands for itself",
        ],
        _ => return None,
    })
}

/// What is wrong with lines, their indents and their marks.
fn of_lines(kind: &ErrorKind, before: &str) -> Option<[&'static str; 2]> {
    let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
    let is_ended = line.trim_end().ends_with(['}', ']', '"', '\'']);
    Some(match kind {
        ErrorKind::RecursionLimitExceeded => [
            "brackets or indents are nested too deeply",
            "a bank needs no more than six levels",
        ],
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => [
            "there is a tab where only spaces may stand",
            "indent with spaces",
        ],
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => [
            "a colon is not expected here",
            "a text that holds `: ` goes in quotes",
        ],
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => [
            "a field's name and its colon are expected here",
            "write `field: value`; a long text goes on in lines that are indented further",
        ],
        ErrorKind::ExpectedBlockMappingKey if is_ended => [
            "the text goes on after its closing bracket or quote",
            "put the whole text in quotes, as in `statement: \"{craft} landed.\"`",
        ],
        ErrorKind::ExpectedBlockMappingKey | ErrorKind::MappingKeyNotAllowed => [
            "a field is expected here, as far indented as those above",
            "give all fields of one thing the same indent, and put texts that begin with a quote wholly in quotes",
        ],
        ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::BlockEntryInFlowCollection
        | ErrorKind::InvalidBlockEntryWhitespace => [
            "a `-` is not expected here, or one is missing",
            "members of a list begin with `- `, all with the same indent",
        ],
        ErrorKind::InvalidIndentation
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::InvalidFlowScalarIndent => [
            "the indent fits nothing above",
            "give all fields of one thing the same indent",
        ],
        ErrorKind::CommentNotSeparated | ErrorKind::CommentInterceptedScalar => [
            "a comment begins here",
            "a text that holds ` #` goes in quotes, and a comment needs a space before it",
        ],
        ErrorKind::BomInsideDocument => [
            "there is a byte order mark within the file",
            "delete this invisible character",
        ],
        ErrorKind::InvalidDocumentEnd | ErrorKind::DocumentIndicatorInQuotedScalar => [
            "a line within the file begins with `---` or `...`, which ends it",
            "delete it",
        ],
        _ => return None,
    })
}

/// A hint at a no-break space in the last two lines, which looks like a space and is none to YAML.
fn no_break_space(before: &str) -> &'static str {
    let mut lines = before.rsplit(['\n', '\r']).take(2);
    match lines.any(|line| line.contains(":\u{a0}")) {
        true => "; a no-break space follows a colon above, where there should be an ordinary one",
        false => "",
    }
}

fn closing(open: char) -> char {
    if open == '[' { ']' } else { '}' }
}

#[cfg(test)]
mod tests {
    use super::super::report::Reporter;
    use super::super::tree::Tree;

    #[track_caller]
    fn check(yaml: &str, expected: &str) {
        let mut report = Reporter::new("f", yaml);
        assert!(Tree::read(yaml, &mut report).is_none());
        let shown: Vec<String> = report.finish().iter().map(ToString::to_string).collect();
        assert_eq!(shown, [expected]);
    }

    #[test]
    fn what_is_no_yaml_is_said_in_plain_words() {
        check("a: \"b", "f:1:4: error: this quote is never closed");
        check(
            "a: [b",
            "f:1:4: error: the bracket `[` is not closed by its like",
        );
        check("a: b: c", "f:1:5: error: a colon is not expected here");
        check(
            "a: \"b\" c",
            "f:1:8: error: the text goes on after its closing quote",
        );
        check(
            &"[".repeat(100_000),
            "f:1:256: error: brackets or indents are nested too deeply",
        );
    }
}
