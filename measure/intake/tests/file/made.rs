//! Input made for tests, and what became of it.

use lantern_intake::file::{FileProblem, Input, Limits, RowProblem, TableFile, open};
use std::io::{Cursor, Write};
use std::path::PathBuf;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Bytes as an uploaded file.
pub fn input(bytes: impl AsRef<[u8]>) -> Input {
    Input::Bytes { name: "made.csv".into(), bytes: bytes.as_ref().into() }
}

/// A workbook with one sheet, whose `sheetData` this is.
pub fn workbook(sheet_data: &str) -> Vec<u8> {
    workbook_of(&format!(r#"<worksheet xmlns="x"><dimension ref="A1:B3"/><sheetData>{sheet_data}</sheetData></worksheet>"#), "")
}

/// A workbook with one sheet and a table of shared texts, both as whole parts.
pub fn workbook_of(sheet: &str, strings: &str) -> Vec<u8> {
    archive(|add| {
        add("_rels/.rels", br#"<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#);
        add("xl/workbook.xml", br#"<workbook><sheets><sheet name="Cases &amp; more" sheetId="1" r:id="a"/></sheets></workbook>"#);
        let mut relations = r#"<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="x/styles" Target="/xl/styles.xml"/>"#.to_owned();
        if !strings.is_empty() {
            relations.push_str(r#"<Relationship Id="c" Type="x/sharedStrings" Target="sharedStrings.xml"/>"#);
            add("xl/sharedStrings.xml", strings.as_bytes());
        }
        add("xl/_rels/workbook.xml.rels", format!("{relations}</Relationships>").as_bytes());
        let styles = r#"<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="46"/></cellXfs></styleSheet>"#;
        add("xl/styles.xml", styles.as_bytes());
        add("xl/worksheets/sheet1.xml", sheet.as_bytes());
    })
}

/// A deflated archive of the parts that `fill` adds.
pub fn archive(fill: impl FnOnce(&mut dyn FnMut(&str, &[u8]))) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    fill(&mut |name, bytes| {
        writer.start_file(name, options).unwrap();
        writer.write_all(bytes).unwrap();
    });
    writer.finish().unwrap().into_inner()
}

/// What became of a file.
#[derive(Debug)]
pub struct Read {
    pub headings: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub numbers: Vec<u64>,
    pub problems: Vec<RowProblem>,
    pub ended: Result<(), FileProblem>,
}

impl Read {
    /// The problems as `number class`.
    pub fn problem_lines(&self) -> Vec<String> {
        self.problems.iter().map(|problem| format!("{} {}", problem.number, problem.class.name())).collect()
    }
}

/// Opens and reads all rows.
pub fn read(input: &Input) -> Result<Read, FileProblem> {
    read_within(input, &Limits::default())
}

pub fn read_within(input: &Input, limits: &Limits) -> Result<Read, FileProblem> {
    Ok(drain(open(input, limits)?))
}

pub fn drain(mut table: TableFile) -> Read {
    let mut read = Read { headings: table.headings.clone(), rows: Vec::new(), numbers: Vec::new(), problems: Vec::new(), ended: Ok(()) };
    while let Some(row) = table.next_row() {
        match row {
            Ok(row) => {
                assert_eq!(row.cells.len(), read.headings.len());
                read.numbers.push(row.number);
                read.rows.push(row.cells);
            }
            Err(problem) => read.problems.push(problem),
        }
    }
    assert!(table.bytes_read() <= table.total_bytes());
    read.ended = table.ended();
    read
}

/// The folder of published reference data; None, with a line that says so, where it is not there.
pub fn reference(file: &str) -> Option<PathBuf> {
    let workspace = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = std::env::var_os("LANTERN_REFERENCE_DATA").map_or_else(|| workspace.join("../shared/data"), |folder| workspace.join(folder));
    let path = folder.join(file);
    if !path.exists() {
        eprintln!("skipped: {file} is not in the folder of reference data (LANTERN_REFERENCE_DATA)");
        return None;
    }
    Some(path)
}
