use super::made::{input, read};
use encoding_rs::{Encoding, GB18030, ISO_8859_2, SHIFT_JIS, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252, WINDOWS_1256};
use lantern_intake::file::{FileProblem, Format, Limits, LineEnd, open};

fn utf_16(text: &str, big: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

fn as_read(bytes: &[u8]) -> (Vec<Vec<String>>, String, bool) {
    let Format::Csv { encoding, bom, .. } = open(&input(bytes), &Limits::default()).unwrap().format else { panic!("not a CSV file") };
    (read(&input(bytes)).unwrap().rows, encoding.to_owned(), bom)
}

/// The same table reads the same in UTF-8 and UTF-16, with and without a byte order mark.
#[test]
fn unicode_in_all_its_forms() {
    let text = "الاسم,المدينة\r\nمريم حسن,الموصل\r\n李娜,\"北京, 海淀\"\r\nÉlodie,Orléans\r\n";
    let expected = [["مريم حسن", "الموصل"], ["李娜", "北京, 海淀"], ["Élodie", "Orléans"]];
    let forms = [
        (text.as_bytes().to_vec(), "UTF-8", false),
        ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), "UTF-8", true),
        ([b"\xFF\xFE".to_vec(), utf_16(text, false)].concat(), "UTF-16LE", true),
        ([b"\xFE\xFF".to_vec(), utf_16(text, true)].concat(), "UTF-16BE", true),
        (utf_16(text, false), "UTF-16LE", false),
        (utf_16(text, true), "UTF-16BE", false),
    ];
    for (bytes, name, bom) in forms {
        let (rows, encoding, found_bom) = as_read(&bytes);
        assert_eq!((rows, encoding.as_str(), found_bom), (expected.map(|row| row.map(str::to_owned).to_vec()).to_vec(), name, bom));
    }
}

/// Text in the encodings of older programs comes out as it was written, in each of the languages that use them.
#[test]
fn older_encodings_are_recognised() {
    let samples: [(&'static Encoding, &str); 6] = [
        (WINDOWS_1252, "nom,lieu,relation\nHélène Lefèvre,Besançon,belle-sœur de la victime\nFrançois,Nîmes,employé à la frontière\n"),
        (WINDOWS_1251, "имя,город,связь\nАнна Петрова,Ростов,знакомый семьи\nИгорь,Харьков,работодатель из другого города\n"),
        (WINDOWS_1256, "الاسم,المدينة,الصلة\nفاطمة علي,حلب,قريب من العائلة\nيوسف,دمشق,صاحب العمل في المدينة\n"),
        (ISO_8859_2, "imię,miasto,relacja\nŁucja Żółć,Łódź,znajomy rodziny\nStanisław,Kraków,pracodawca z zagranicy, właściciel\n"),
        (GB18030, "姓名,城市,关系\n王芳,昆明,家庭的熟人介绍的雇主\n李强,广州,在边境地区认识的陌生人\n"),
        (SHIFT_JIS, "名前,都市,関係\n田中花子,大阪,家族の知り合いの雇い主です\n鈴木一郎,札幌,インターネットで知り合った人\n"),
    ];
    for (encoding, text) in samples {
        let (bytes, _, lossy) = encoding.encode(text);
        assert!(!lossy);
        let table = open(&input(&bytes), &Limits::default()).unwrap();
        let first = text.lines().next().unwrap().split(',').collect::<Vec<_>>();
        assert_eq!(table.headings, first, "{} read as {:?}", encoding.name(), table.format);
        assert_eq!(read(&input(&bytes)).unwrap().rows[0], text.lines().nth(1).unwrap().split(',').collect::<Vec<_>>());
    }
    assert_eq!([UTF_16LE.name(), UTF_16BE.name()], ["UTF-16LE", "UTF-16BE"]);
}

/// Line ends of three kinds, also mixed, blank lines, and a last line without an end give the rows with the numbers of a spreadsheet.
#[test]
fn line_ends_do_not_matter() {
    for (text, line_end, numbers) in [
        ("a,b\n1,2\n3,4", LineEnd::Lf, [2, 3]),
        ("a,b\r\n1,2\r\n3,4\r\n", LineEnd::CrLf, [2, 3]),
        ("a,b\r1,2\r3,4\r", LineEnd::Cr, [2, 3]),
        ("a,b\r\n1,2\n\r\n3,4\r", LineEnd::CrLf, [2, 4]),
        ("\n\na,b\n\n1,2\n\n\n3,4\n\n", LineEnd::Lf, [5, 8]),
        ("a,b\n1,2\r\r3,4", LineEnd::Lf, [2, 4]),
    ] {
        let found = read(&input(text)).unwrap();
        assert_eq!(found.rows, [["1", "2"], ["3", "4"]], "{text:?}");
        assert_eq!(found.numbers, numbers, "{text:?}");
        assert!(matches!(open(&input(text), &Limits::default()).unwrap().format, Format::Csv { line_end: found, .. } if found == line_end));
    }
}

/// Quoted cells keep separators, line ends and quotation marks; a row inside quotation marks is one row.
#[test]
fn quotation_marks_hold_cells_together() {
    let found = read(&input("sep=;\r\nname;note\r\n\"a;b\";\"say \"\"no\"\"\r\nagain\"\r\n x ;'q'\r\n")).unwrap();
    assert_eq!(found.headings, ["name", "note"]);
    assert_eq!(found.rows, [["a;b", "say \"no\"\r\nagain"], [" x ", "'q'"]]);
    assert_eq!(found.numbers, [2, 3]);
}

/// Rows are held against the heading; blank cells beyond it are no cells, and a column without a name must be empty.
#[test]
fn rows_have_the_width_of_the_heading() {
    let found = read(&input("a,b,,\n1,2,,\n1,2\n1\n1,2,,,,\n1,2,3\n")).err();
    assert_eq!(found, Some(FileProblem::HeadingsMissing { columns: vec!["C".into()] }));
    let found = read(&input("a,b,,\n1,2,,\n1,2\n1\n1,2,,,,\n1,2,,,5\n")).unwrap();
    assert_eq!(found.rows.len(), 3);
    assert_eq!(found.problem_lines(), ["4 row-too-short", "6 row-too-long"]);
    assert_eq!((found.problems[0].found, found.problems[0].expected, found.problems[0].cells.as_deref()), (1, 2, Some(&["1".to_owned()][..])));
    assert_eq!(read(&input("a,b,a\n1,2,3\n")).err(), Some(FileProblem::HeadingsTwice { columns: vec!["a".into()] }));
}
