use super::made::{input, read_within, workbook};
use lantern_intake::file::Limits;
use proptest::collection::vec;
use proptest::prelude::*;

/// Small limits, so that their edges are met often.
fn small() -> Limits {
    Limits { columns: 8, row_bytes: 300, cell_bytes: 100, rows: 50, xlsx_texts_bytes: 200, ..Limits::default() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the bytes, opening and reading ends in rows or problems, never in a panic.
    #[test]
    fn any_bytes_are_survived(bytes in vec(any::<u8>(), 0..600)) {
        _ = read_within(&input(bytes), &small());
    }

    /// The same for text of the letters that matter to readers of tables.
    #[test]
    fn any_table_like_text_is_survived(text in "[a,;|\t\"\r\n\u{0}{}:\\[\\]é\u{FEFF}=1]{0,600}") {
        _ = read_within(&input(text), &small());
    }

    /// The same for workbooks with some bytes changed.
    #[test]
    fn any_changed_workbook_is_survived(changes in vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = workbook(r#"<row r="1"><c r="A1" t="str"><v>a</v></c></row><row r="2"><c r="A2" s="1"><v>1</v></c></row>"#);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        _ = read_within(&input(bytes), &small());
    }

    /// And for sheets of arbitrary XML.
    #[test]
    fn any_sheet_is_survived(sheet in "(<row( r=\"[0-9]{0,12}\")?>|</row>|<c( r=\"[A-Z]{0,9}[0-9]{0,12}\")?( t=\"(s|b|d|e|str|n|x)\")?>|</c>|<v>|</v>|<is><t>|</t></is>|<f>|</f>|1E?9?|&amp;|&x;|&#0;|<!--|<!DOCTYPE|a){0,40}") {
        _ = read_within(&input(workbook(&sheet)), &small());
    }

    /// A table written as CSV reads back as it was, whatever stands in its cells.
    #[test]
    fn tables_come_back(rows in vec(vec("[a-z,;\"é\r\n\t مع=]{0,12}", 3), 1..20), delimiter in prop::sample::select(vec![b',', b';', b'\t', b'|'])) {
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
        writer.write_record(["one", "two", "three"]).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let found = read_within(&input(writer.into_inner().unwrap()), &Limits::default()).unwrap();
        prop_assert_eq!(found.rows, rows);
        prop_assert!(found.problems.is_empty());
    }
}
