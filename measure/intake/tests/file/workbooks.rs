use super::made::{drain, input, read, reference, workbook, workbook_of};
use calamine::{Data, Reader};
use lantern_intake::file::{FileProblem, Format, Input, Limits, open, open_sheet};

/// Numbers, dates, times, truth values, errors, texts of each kind and formulas come as the text that people would write.
#[test]
fn cells_become_text() {
    let strings =
        r#"<sst uniqueCount="99999999999999"><si><t>sex</t></si><si><r><t>Mar</t></r><r><t xml:space="preserve">y </t></r><rPh><t>X</t></rPh></si></sst>"#;
    let sheet = r#"<worksheet><dimension ref="A1:D1048576"/><sheetData>
        <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="inlineStr"><is><t>day &lt;1&gt; &#233;</t></is></c><c r="C2" t="str"><v>c</v></c><c t="str"><v>d</v></c></row>
        <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>46098</v></c><c r="C3"><v>0.1</v></c><c r="D3" t="b"><v>1</v></c></row>
        <row r="5"><c r="B5" s="1"><v>46098.75</v></c><c r="C5"><f>A1+1</f><v>1E+3</v></c><c r="D5" t="e"><v>#N/A</v></c></row>
        <row r="6"><c r="A6"/><c r="B6" s="1"/></row>
        <row r="9"><c r="A9"><v>12345678901234568</v></c><c r="B9" s="2"><v>1.5</v></c><c r="C9"><f>SUM(A1)</f></c><c r="D9" t="d"><v>2026-03-17T00:00:00</v></c></row>
        <row r="10"><c r="A10"><v>1</v></c><c r="F10"><v>2</v></c></row>
        <row r="11"><c r="A11" t="s"><v>7</v></c></row>
        </sheetData><pageMargins/></worksheet>"#;
    let bytes = workbook_of(sheet, strings);
    let found = read(&input(&bytes)).unwrap();
    assert_eq!(found.headings, ["sex", "day <1> é", "c", "d"]);
    assert_eq!(
        found.rows,
        [["Mary ", "2026-03-17", "0.1", "TRUE"], ["", "2026-03-17T18:00:00", "1000", "#N/A"], ["12345678901234568", "36:00:00", "=SUM(A1)", "2026-03-17"]]
    );
    assert_eq!(found.numbers, [3, 5, 9]);
    assert_eq!(found.problem_lines(), ["10 row-too-long", "11 unreadable-row"]);
    assert_eq!(found.ended, Ok(()));
    let table = open(&input(&bytes), &Limits::default()).unwrap();
    assert_eq!((table.format.clone(), table.rows_hint()), (Format::Xlsx { sheet: "Cases & more".into() }, Some(1_048_575)));
}

/// A sheet is found by its name; one that is not there is named.
#[test]
fn sheets_have_names() {
    let bytes = workbook(r#"<row><c t="str"><v>a</v></c></row><row><c><v>1</v></c></row>"#);
    assert_eq!(drain(open_sheet(&input(&bytes), &Limits::default(), "Cases & more").unwrap()).rows, [["1"]]);
    let missing = open_sheet(&input(&bytes), &Limits::default(), "other").err();
    assert_eq!(missing, Some(FileProblem::NoSuchSheet { sheet: "other".into() }));
}

/// A large published workbook reads cell by cell as another reader of workbooks reads it.
#[test]
fn a_published_workbook_reads_as_elsewhere() {
    let Some(path) = reference("open/unodc_data_glotip.xlsx") else { return };
    let mut table = open(&Input::Path(path.clone()), &Limits::default()).unwrap();
    let mut other: calamine::Xlsx<_> = calamine::open_workbook(path).unwrap();
    let range = other.worksheet_range_at(0).unwrap().unwrap();
    let mut rows = range.rows();
    let text = |cell: &Data| cell.to_string();
    assert_eq!(table.headings, rows.next().unwrap().iter().map(text).collect::<Vec<_>>());
    let mut count = 0;
    for expected in rows {
        let row = table.next_row().unwrap().unwrap();
        assert!(row.cells.iter().zip(expected).all(|(cell, expected)| *cell == text(expected)), "row {}", row.number);
        count += 1;
    }
    assert_eq!((count, table.next_row(), table.ended(), table.rows_hint()), (46_556, None, Ok(()), Some(46_556)));
}
