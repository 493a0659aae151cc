//! Cuts a policy file into its statements, so that each error names the line of its statement.

use super::error::PolicyError;

/// One statement of a file: the annotations, `permit` or `forbid`, and its conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statement<'a> {
    /// The line of its first character that is neither blank nor comment, from 1.
    pub line: usize,
    /// Its text up to the semicolon, which is included.
    pub text: &'a str,
}

/// Where the reader stands.
#[derive(Clone, Copy, PartialEq)]
enum Inside {
    Code,
    Comment,
    Text,
}

/// The statements of `text`. A rest without a semicolon is an error: a rule that was cut off must not be passed over.
pub fn statements<'a>(file: &str, text: &'a str) -> Result<Vec<Statement<'a>>, PolicyError> {
    let mut found = Vec::new();
    let mut inside = Inside::Code;
    let mut line = 1;
    let mut begin: Option<(usize, usize)> = None;
    let mut characters = text.char_indices().peekable();
    while let Some((position, character)) = characters.next() {
        match (inside, character) {
            (Inside::Code, '/') if characters.peek().is_some_and(|(_, next)| *next == '/') => inside = Inside::Comment,
            (Inside::Code, ';') => {
                let (start, line) = begin.take().unwrap_or((position, line));
                found.push(Statement { line, text: &text[start..=position] });
            }
            (Inside::Code, '"') => inside = Inside::Text,
            (Inside::Text, '\\') => drop(characters.next_if(|(_, next)| matches!(next, '"' | '\\'))),
            (Inside::Text, '"') | (Inside::Comment, '\n') => inside = Inside::Code,
            _ => {}
        }
        if begin.is_none() && inside != Inside::Comment && !character.is_whitespace() && character != ';' {
            begin = Some((position, line));
        }
        if character == '\n' {
            line += 1;
        }
    }
    match begin {
        Some((_, line)) => Err(PolicyError::Statement { file: file.to_owned(), line, what: "the statement does not end with a semicolon".to_owned() }),
        None => Ok(found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Semicolons in texts and comments end nothing, and the line is that of the statement, not of the comment above it.
    #[test]
    fn a_statement_is_cut_at_its_own_semicolon() {
        let text = "// a; b\n\n@id(\"x;\\\"y\")\nforbid (principal, action, resource); // c;\npermit(principal, action, resource);\n";
        let found = statements("a.cedar", text).unwrap();
        assert_eq!(found.iter().map(|one| one.line).collect::<Vec<_>>(), [3, 5]);
        assert!(found[0].text.starts_with("@id") && found[0].text.ends_with(");"));
    }

    /// A file that ends in the middle of a rule is refused with the line on which the rule began.
    #[test]
    fn a_rule_that_is_cut_off_is_refused() {
        let error = statements("a.cedar", "\nforbid (principal, action, resource)\n").unwrap_err();
        assert_eq!(error.to_string(), "a.cedar:2: the statement does not end with a semicolon");
    }
}
