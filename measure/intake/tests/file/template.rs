use super::made::{drain, input};
use calamine::Reader;
use lantern_intake::Layout;
use lantern_intake::file::{Format, Limits, open};
use lantern_intake::template::template;
use lantern_model::field::Class;
use lantern_vocab::Language;
use lantern_words::Words;

/// The template of the program's own layout opens with the layout's headings, save those that
/// identify people, and no rows, holds no formula, and is the same each time.
#[test]
fn a_blank_template_reads_as_an_empty_table() {
    let layout = Layout::builtin().iter().find(|layout| layout.id == "lantern").unwrap();
    for language in [Language::En, Language::Ar] {
        let words = Words::of(language);
        let bytes = template(layout, words).unwrap();
        let table = open(&input(&bytes), &Limits::default()).unwrap();
        assert_eq!(table.format, Format::Xlsx { sheet: layout.title(language).to_owned() });
        assert!(layout.key.iter().all(|heading| table.headings.contains(heading)));
        for column in &layout.columns {
            // A column that identifies people would get the filled file refused.
            assert_eq!(table.headings.contains(&column.headings[0]), column.field.class != Class::Identity, "{}", column.headings[0]);
        }
        let read = drain(table);
        assert_eq!((read.rows.len(), read.problems.len(), read.ended), (0, 0, Ok(())));
        let mut workbook: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(&bytes)).unwrap();
        assert!(workbook.sheet_names().iter().all(|name| workbook.worksheet_formula(name).unwrap().is_empty()));
        let lists = workbook.worksheet_range("lists").unwrap();
        assert!(lists.rows().flatten().any(|cell| *cell == "forced_labour"));
        let explained = workbook.worksheet_range_at(1).unwrap().unwrap();
        assert!(explained.rows().flatten().all(|cell| !cell.to_string().contains('⟦')), "a word is missing");
        assert_eq!(bytes, template(layout, words).unwrap());
    }
}
