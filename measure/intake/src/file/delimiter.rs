//! What separates the cells: comma, semicolon, tabulator or bar, told from the heading and the first rows.

/// In the order of preference between equals.
const CANDIDATES: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How many rows are compared with the heading.
const ROWS_COMPARED: usize = 50;

/// The line `sep=;` by which Excel is told the separator, with its length in bytes.
pub(super) fn declared(sample: &str) -> Option<(u8, usize)> {
    let line = sample.split(['\r', '\n']).next()?;
    let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter] = line.as_bytes() else { return None };
    let ends = sample[line.len()..].bytes().take(2).collect::<Vec<_>>();
    let end_bytes = if ends == b"\r\n" { 2 } else { usize::from(!ends.is_empty()) };
    CANDIDATES.contains(delimiter).then_some((*delimiter, line.len() + end_bytes))
}

/// The separator by which most rows have as many cells as the heading; among equals, the one with more cells.
pub(super) fn detect(sample: &str, whole: bool) -> u8 {
    let best = CANDIDATES.into_iter().filter_map(|delimiter| score(sample, whole, delimiter).map(|score| (score, delimiter)));
    best.fold(((0.0, 0), b','), |best, next| if next.0 > best.0 { next } else { best }).1
}

/// The share of rows that fit the heading, and the heading's cells; none where the heading is one cell.
fn score(sample: &str, whole: bool, delimiter: u8) -> Option<(f64, usize)> {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(sample.as_bytes());
    let mut widths = reader.byte_records().take(ROWS_COMPARED + 2).map_while(Result::ok).map(|record| record.len()).collect::<Vec<_>>();
    if !whole && widths.len() > 1 && widths.len() < ROWS_COMPARED + 2 {
        // The sample ends inside its last row.
        widths.pop();
    }
    let (heading, rows) = widths.split_first()?;
    let fitting = rows.iter().filter(|width| *width == heading).count();
    #[expect(clippy::cast_precision_loss, reason = "at most fifty-one rows")]
    let share = if rows.is_empty() { 1.0 } else { fitting as f64 / rows.len() as f64 };
    (*heading > 1).then_some((share, *heading))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each separator is told from the others, also where the other ones stand inside cells.
    #[test]
    fn separators_are_told_apart() {
        assert_eq!(detect("a,b\n1,2\n", true), b',');
        assert_eq!(detect("name;amount\nAna;1,5\nBea;2,5\n", true), b';');
        assert_eq!(detect("a, b\tc\n1\t2\n", true), b'\t');
        assert_eq!(detect("a|b|c\n1,1|2|3\n", true), b'|');
        assert_eq!(detect("\"a;b\",c\n\"1;2\",3\n", true), b',');
        assert_eq!(detect("one\ntwo\n", true), b',');
        assert_eq!(declared("SEP=;\r\na;b\r\n"), Some((b';', 7)));
        assert_eq!(declared("sep=x\na"), None);
    }
}
