//! Files that were made to break a reader. Each is built here; none lies in the repository.

use super::made::{archive, input, read, read_within, workbook, workbook_of};
use lantern_intake::file::{FileProblem, Input, Limits, open};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

/// What becomes of a file, in a line: the file's problem, or the good rows and the classes of the others.
fn outcome(input: &Input) -> String {
    match read(input) {
        Err(problem) => format!("{problem:?}"),
        Ok(read) => {
            let mut classes: Vec<&str> = read.problems.iter().map(|problem| problem.class.name()).collect();
            classes.dedup();
            let end = read.ended.err().map(|problem| format!(", then {problem:?}")).unwrap_or_default();
            format!("{} good; {}{end}", read.rows.len(), classes.join(" "))
        }
    }
}

/// A workbook whose one cell is this element.
fn cell(element: &str) -> Vec<u8> {
    workbook(&format!(r#"<row r="1"><c r="A1" t="str"><v>a</v></c></row><row r="2">{element}</row>"#))
}

/// Overwrites the sizes that the directory claims for the part with this name.
fn claiming(mut bytes: Vec<u8>, part: &str, size: u32) -> Vec<u8> {
    let entry = bytes.windows(46 + part.len()).rposition(|window| window.starts_with(b"PK\x01\x02") && window.ends_with(part.as_bytes())).unwrap();
    bytes[entry + 24..entry + 28].copy_from_slice(&size.to_le_bytes());
    bytes
}

/// The same with a claim beyond 32 bits, which stands in an extra field (APPNOTE 4.5.3).
fn claiming_64(mut bytes: Vec<u8>, part: &str, size: u64) -> Vec<u8> {
    bytes = claiming(bytes, part, u32::MAX);
    let entry = bytes.windows(46 + part.len()).rposition(|window| window.starts_with(b"PK\x01\x02") && window.ends_with(part.as_bytes())).unwrap();
    assert_eq!(bytes[entry + 30..entry + 32], [0, 0], "the part has no extra field yet");
    bytes[entry + 30] = 12;
    let extra = [vec![1, 0, 8, 0], size.to_le_bytes().to_vec()].concat();
    bytes.splice(entry + 46 + part.len()..entry + 46 + part.len(), extra);
    let end = bytes.windows(4).rposition(|window| window == b"PK\x05\x06").unwrap();
    let directory_bytes = u32::from_le_bytes(bytes[end + 12..end + 16].try_into().unwrap()) + 12;
    bytes[end + 12..end + 16].copy_from_slice(&directory_bytes.to_le_bytes());
    bytes
}

fn text_files() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let noise: Vec<u8> = (0..50_000_u32).map(|at| at.wrapping_mul(2_654_435_761).rotate_left(at % 31).to_le_bytes()[1]).collect();
    let elf = [b"\x7fELF\x02\x01\x01".to_vec(), vec![0; 4_000]].concat();
    let mut wide = (0..1_000_000).fold(String::new(), |mut wide, at| {
        _ = write!(wide, "c{at},");
        wide
    });
    wide.push('\n');
    // Half of a surrogate pair in the middle, and half of a unit at the end.
    let lines = format!("a,b\n{}", "1,2\n".repeat(40));
    let mut half: Vec<u8> =
        std::iter::once(0xFEFF).chain(lines.encode_utf16()).chain([0x31, 0x2C, 0xD83D, 0x0A, 0x31, 0x2C]).flat_map(u16::to_le_bytes).collect();
    half.push(b'1');
    vec![
        ("empty", Vec::new(), "Empty"),
        ("only a byte order mark", b"\xEF\xBB\xBF".to_vec(), "Empty"),
        ("only a UTF-16 mark", b"\xFF\xFE".to_vec(), "Empty"),
        ("only blank lines", b"\n\r\n  \n".to_vec(), "Empty"),
        ("only separators", b",,,\n,,\n".to_vec(), "HeadingsMissing { columns: [\"A\"] }"),
        ("noise", noise, "UnknownKind"),
        ("a program", elf, "UnknownKind"),
        ("a page", b"<html><table><tr><td>a</td></tr></table></html>".to_vec(), "UnknownKind"),
        ("a PDF", b"%PDF-1.7\n1 0 obj\n".to_vec(), "UnknownKind"),
        ("zeros", vec![0; 10_000], "UnknownKind"),
        ("a million columns", wide.into_bytes(), "TooManyColumns"),
        ("a million columns below a heading", [b"a,b\n1,2\n".to_vec(), vec![b','; 1_000_000], b"\n3,4\n".to_vec()].concat(), "2 good; row-too-long"),
        ("broken UTF-8", ["é,b\n1,2\n".as_bytes(), b"\xC3(,\xFF\n", "à,é\n".repeat(60).as_bytes()].concat(), "61 good; broken-encoding"),
        ("a letter broken by a separator", [b"a,b\n\xC3,\xA9\n".to_vec(), "é,é\n".repeat(40).into_bytes()].concat(), "40 good; broken-encoding"),
        ("NUL", b"name,b\none,two\n1\0,2\nthree,four\n".to_vec(), "2 good; nul"),
        ("formulas", b"a,b\n=cmd|'/c calc'!A1,@SUM(1)\n+1,-2\n".to_vec(), "2 good; "),
        ("mixed line ends", b"a,b\r1,2\n3,4\r\n5,6\n\r7,8".to_vec(), "4 good; "),
        ("another ending of lines in UTF-16", "a;b\r\n1;2\r\n".encode_utf16().flat_map(u16::to_be_bytes).collect(), "1 good; "),
        ("half a letter of UTF-16", half, "40 good; broken-encoding"),
        ("deep JSON", [b"{\"a\":1}\n{\"a\":".to_vec(), vec![b'['; 500_000], b"\n{\"a\":2}\n".to_vec()].concat(), "2 good; unreadable-row"),
        ("a huge line of JSON", [b"{\"a\":1}\n{\"a\":\"".to_vec(), vec![b'x'; 3_000_000], b"\"}\n{\"a\":2}\n".to_vec()].concat(), "2 good; row-too-large"),
        ("a huge cell", [b"a,b\n1,2\n".to_vec(), vec![b'x'; 100_000], b",2\n3,4\n".to_vec()].concat(), "2 good; row-too-large"),
        ("quotes that never close", [b"a,b\n".to_vec(), b"\"x\",\"\n".repeat(300_000)].concat(), "0 good; row-too-long"),
    ]
}

fn workbooks() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let good = cell(r#"<c r="A2"><v>1</v></c>"#);
    let bomb = workbook(&format!(r#"<row r="1"><c r="A1" t="str"><v>{}</v></c></row>"#, "a".repeat(24 << 20)));
    let spaces = workbook(&" ".repeat(12 << 20));
    let entities = r#"<!DOCTYPE sst [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><sst><si><t>&c;</t></si></sst>"#;
    let sheet = r#"<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>"#;
    let compound = |name: &str| {
        let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        bytes.resize(5_000, 0);
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.resize(8_000, 0);
        bytes
    };
    vec![
        ("good", good.clone(), "1 good; "),
        ("cut off", good[..good.len() - 40].to_vec(), "Damaged"),
        ("only its beginning", good[..200].to_vec(), "Damaged"),
        ("claims 10 GB", claiming_64(good.clone(), "xl/worksheets/sheet1.xml", 10 << 30), "Damaged"),
        ("claims what it has, in 64 bits", claiming_64(good.clone(), "xl/worksheets/sheet1.xml", 166), "1 good; "),
        ("claims 4 GB", claiming(good.clone(), "xl/worksheets/sheet1.xml", u32::MAX - 1), "Damaged"),
        ("claims 500 MB", claiming(good.clone(), "xl/worksheets/sheet1.xml", 500 << 20), "Damaged"),
        ("claims less than it has", claiming(good, "xl/worksheets/sheet1.xml", 20), "Damaged"),
        ("packed a thousandfold", bomb, "Damaged"),
        ("an endless text", spaces, "Damaged"),
        ("entities in entities", workbook_of(sheet, entities), "Damaged"),
        ("an unknown entity", cell("<c r=\"A2\" t=\"str\"><v>&lol;</v></c>"), "0 good; , then Damaged"),
        ("elements without end", workbook(&"<a>".repeat(300_000)), "Damaged"),
        ("a column beyond all", cell(r#"<c r="ZZZZZZZ2"><v>1</v></c>"#), "0 good; , then Damaged"),
        ("rows out of order", workbook(r#"<row r="5"><c><v>1</v></c></row><row r="2"><c><v>1</v></c></row>"#), "0 good; , then Damaged"),
        ("a huge cell", cell(&format!(r#"<c r="A2" t="str"><v>{}</v></c>"#, "x".repeat(200_000))), "0 good; row-too-large"),
        ("breaks off", workbook_of("<worksheet><sheetData><row><c t=\"str\"><v>a</v></c></row><row><c><v>1</v></c></row>", ""), "1 good; , then Damaged"),
        ("no sheet", workbook(""), "Empty"),
        ("a document", archive(|add| add("word/document.xml", b"<w/>")), "UnknownKind"),
        ("no parts", archive(|_| ()), "UnknownKind"),
        ("many parts", archive(|add| (0..10_050).for_each(|at| add(&at.to_string(), b""))), "Damaged"),
        ("with a password", compound("EncryptedPackage"), "Password"),
        ("of the old form", compound("Workbook"), "UnknownKind"),
    ]
}

/// Every hostile file ends in the problem that names it or in problems of its rows, and the rest of its rows are read.
#[test]
fn hostile_files_are_named_not_obeyed() {
    for (name, bytes, expected) in text_files().into_iter().chain(workbooks()) {
        assert_eq!(outcome(&input(&bytes)), expected, "{name}");
        // Names lie: the ending says nothing.
        assert_eq!(outcome(&Input::Bytes { name: "a.xlsx".into(), bytes: bytes.into() }), expected, "{name}");
    }
}

/// A file of 50 MB with a quotation mark that never closes, and long after it one more.
fn write_open_quotes(path: &Path) {
    let mut file = std::io::BufWriter::new(std::fs::File::create(path).unwrap());
    file.write_all(b"a,b\n1,2\n3,\"never closed\n").unwrap();
    let line = format!("5,{}\n", "x".repeat(5_000));
    for _ in 0..10_000 {
        file.write_all(line.as_bytes()).unwrap();
    }
    file.write_all(&[b"\"".to_vec(), vec![b'y'; 2 << 20]].concat()).unwrap();
    file.flush().unwrap();
}

/// A quotation mark that never closes costs the rows it stands in, and none of those behind it.
#[test]
fn an_open_quotation_mark_costs_one_row() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    write_open_quotes(&path);
    let mut table = open(&Input::Path(path), &Limits::default()).unwrap();
    let (mut good, mut problems) = (0, Vec::new());
    while let Some(row) = table.next_row() {
        match row {
            Ok(_) => good += 1,
            Err(problem) => problems.push((problem.number, problem.class.name())),
        }
    }
    assert_eq!((good, problems), (10_001, vec![(3, "row-too-large"), (10_004, "row-too-large")]));
}

/// The largest resident size that this process has had, where the system tells it.
fn peak_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kib| kib * 1024)
}

/// The folder with the files that the process of [`memory_of_one_process`] reads.
const FILES: &str = "LANTERN_TEST_HOSTILE_FILES";

/// Files that unpack to, or look like, much more than may be held are read in a process of its own, within 24 MiB above its start.
#[test]
fn memory_is_bounded() {
    let folder = tempfile::tempdir().unwrap();
    write_open_quotes(&folder.path().join("open"));
    for (name, bytes, _) in workbooks() {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    std::fs::write(folder.path().join("line"), [b"{\"a\":1}\n{\"a\":\"".to_vec(), vec![b'x'; 20 << 20]].concat()).unwrap();
    let itself = std::env::current_exe().unwrap();
    let child = std::process::Command::new(itself).args(["--exact", "hostile::memory_of_one_process", "--ignored"]).env(FILES, folder.path()).output();
    let output = child.unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    assert!(String::from_utf8_lossy(&output.stdout).contains("1 passed"));
}

#[test]
#[ignore = "memory_is_bounded runs it in a process of its own"]
fn memory_of_one_process() {
    let Some(folder) = std::env::var_os(FILES) else { return };
    let Some(before) = peak_bytes() else { return };
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.display().to_string();
        if let Ok(mut table) = open(&Input::Path(path), &Limits::default()) {
            while table.next_row().is_some() {}
        }
        let grown = peak_bytes().unwrap() - before;
        assert!(grown < 24 << 20, "{name}: the peak grew by {} KiB", grown >> 10);
    }
}

/// The limits of rows, of shared texts and of the file hold, and a table that was cut does not count as ended.
#[test]
fn limits_hold() {
    let few = Limits { rows: 2, ..Limits::default() };
    let read = read_within(&input("a\n1\n2\n3\n"), &few).unwrap();
    assert_eq!((read.rows.len(), read.ended), (2, Err(FileProblem::TooManyRows { limit: 2 })));
    let small = Limits { file_bytes: 5, ..Limits::default() };
    assert_eq!(read_within(&input("a\n1\n2\n3\n"), &small).err(), Some(FileProblem::TooLarge));
    let texts = Limits { xlsx_texts_bytes: 100, ..Limits::default() };
    let strings = format!("<sst>{}</sst>", "<si><t>abc</t></si>".repeat(50));
    let sheet = r#"<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>"#;
    assert_eq!(read_within(&input(workbook_of(sheet, &strings)), &texts).err(), Some(FileProblem::TooLarge));
}
