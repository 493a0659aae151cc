//! Whatever stands in a file, reading it ends with a result and not with a panic.

use crate::bench::{bytes, request};
use lantern_intake::{Confidence, Input, Layout, LayoutChoice, Limits, inspect, suggest};
use proptest::prelude::*;

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,12}",
        "[0-9/.-]{0,10}",
        "[a-z;, |]{0,20}",
        Just("2024-02-30".to_owned()),
        Just("\u{fffd}".to_owned()),
        Just("=cmd()".to_owned()),
        Just("!unknown".to_owned()),
        Just("-".to_owned()),
        Just("99999999999999999999999".to_owned()),
        Just("١٤٤٥/٠٨/٢٤".to_owned())
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]
    /// No row panics, and each is either ready or outside.
    #[test]
    fn no_row_panics(layout in 0usize..7, rows in prop::collection::vec(prop::collection::vec(cell(), 1..60), 1..6)) {
        let layout = &Layout::builtin()[layout];
        let mut headings: Vec<&str> = layout.columns.iter().map(|column| column.headings[0].as_str()).chain(layout.key.iter().map(String::as_str)).collect();
        headings.sort_unstable();
        headings.dedup();
        headings.truncate(60);
        let mut text = csv_line(headings.iter().copied());
        for row in &rows {
            text.push_str(&csv_line((0..headings.len()).map(|at| row[at % row.len()].as_str())));
        }
        let mut request = request(bytes("t.csv", &text));
        request.layout = LayoutChoice::Named(layout.id.clone());
        request.invented = true;
        if let Ok(preview) = inspect(&request) {
            prop_assert_eq!(preview.rows, preview.ready + preview.outside);
        }
        let _ = suggest(&request.input, &Limits::default());
    }

    /// No text panics as a layout.
    #[test]
    fn no_layout_panics(text in "\\PC{0,200}") {
        let _ = Layout::parse(&text);
        let _ = Layout::parse(&format!("lantern_layout = 1\nid = \"x\"\nsource_kind = \"case_records\"\n[[column]]\n{text}"));
    }
}

fn csv_line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = cells.map(|cell| format!("\"{}\"", cell.replace('"', "\"\"").replace('\0', ""))).collect();
    format!("{}\n", quoted.join(","))
}

/// A proposal is a layout that reads; what is not sure stands as a comment, and no value of a column of names is printed.
#[test]
fn proposals_are_layouts() {
    let file = "Nº de expediente,Apellidos,Sexo,Fecha de nacimiento,Nacionalidad,Tipo de explotación,Fecha de detección,Otra\n\
        1,Inventada,Femenino,01/02/2001,Malí,Trabajo forzoso,15/03/2024,x1\n2,Ficticia,Masculino,03/04/1999,XA,Explotación sexual,28/03/2024,x2\n3,Supuesta,Femenino,05/06/2000,XB,raro,30/03/2024,x3\n";
    let input: Input = bytes("refugio 2024.csv", file);
    let suggestion = suggest(&input, &Limits::default()).unwrap();
    let layout = Layout::parse(&suggestion.toml).unwrap_or_else(|error| panic!("{error}\n{}", suggestion.toml));
    assert_eq!(layout.id, "refugio-2024");
    let found =
        |heading: &str| suggestion.columns.iter().find(|column| column.heading == heading).map(|column| (column.field.as_deref(), column.confidence)).unwrap();
    assert_eq!(found("Sexo"), (Some("victim.sex"), Confidence::Sure));
    assert_eq!(found("Apellidos"), (Some("victim.family_name"), Confidence::Likely));
    assert_eq!(found("Nacionalidad"), (Some("victim.citizenship"), Confidence::Sure));
    assert_eq!(found("Tipo de explotación"), (Some("event.forms"), Confidence::Likely));
    assert_eq!(found("Fecha de detección"), (Some("victim.detection_date"), Confidence::Sure));
    assert_eq!(found("Otra"), (None, Confidence::None));
    assert!(suggestion.toml.contains("date_order = \"day-month-year\"") && suggestion.toml.contains("# values.\"raro\""), "{}", suggestion.toml);
    assert!(!suggestion.toml.contains("Inventada") && !suggestion.toml.contains("x1"));
}
