//! The names of the columns: trimmed, all there, each once.

use super::problem::FileProblem;
use std::collections::HashSet;

/// Makes headings of the first row's cells. Empty ones at the end are dropped.
pub(super) fn checked(cells: &[String], columns_max: usize) -> Result<Vec<String>, FileProblem> {
    if cells.len() > columns_max {
        return Err(FileProblem::TooManyColumns);
    }
    let mut headings: Vec<String> = cells.iter().map(|cell| cell.trim_matches(is_blank).to_owned()).collect();
    while headings.last().is_some_and(String::is_empty) {
        headings.pop();
    }
    if headings.is_empty() {
        return Err(FileProblem::missing(["A"]));
    }
    if headings.iter().any(|heading| heading.chars().any(char::is_control)) && headings.len() == 1 {
        return Err(FileProblem::UnknownKind);
    }
    let unnamed: Vec<String> = headings.iter().enumerate().filter(|(_, heading)| heading.is_empty()).map(|(at, _)| letters(at)).collect();
    if !unnamed.is_empty() {
        return Err(FileProblem::missing(unnamed.iter().map(String::as_str)));
    }
    let mut seen = HashSet::with_capacity(headings.len());
    let twice: Vec<&str> = headings.iter().map(String::as_str).filter(|heading| !seen.insert(*heading)).collect();
    if twice.is_empty() { Ok(headings) } else { Err(FileProblem::twice(twice)) }
}

/// White space, or a mark of byte order or direction that an export left at the edge of a name.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{FEFF}' | '\u{200B}' | '\u{200E}' | '\u{200F}')
}

/// The letters by which a spreadsheet calls the column at `at`, from 0.
pub(super) fn letters(mut at: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[at % 26]);
        if at < 26 {
            break;
        }
        at = at / 26 - 1;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(cells: &[&str]) -> Result<Vec<String>, FileProblem> {
        checked(&cells.iter().map(ToString::to_string).collect::<Vec<_>>(), 5)
    }

    /// A column without a name is told by its letter, one named twice by its name; empty ends are no columns.
    #[test]
    fn headings_are_checked() {
        assert_eq!(of(&[" a", "b\u{a0}", "", " "]).unwrap(), ["a", "b"]);
        assert_eq!(of(&["a", "", "c"]), Err(FileProblem::missing(["B"])));
        assert_eq!(of(&["a", "b", "a "]), Err(FileProblem::twice(["a"])));
        assert_eq!(of(&["a"; 6]), Err(FileProblem::TooManyColumns));
        assert_eq!([letters(25), letters(26), letters(701), letters(702)], ["Z", "AA", "ZZ", "AAA"]);
    }
}
