//! Blank XLSX templates: a sheet to fill in with lists to choose from, and a sheet that explains it, in the user's language.
//!
//! The headings are those of the layout, so that a filled template is recognised in whatever language it was explained. What a
//! column is called in that language stands in a note on its heading.

use crate::layout::{Column, Layout};
use lantern_model::field::{Class, Field, Kind};
use lantern_vocab::{Language, Missing, countries};
use lantern_words::Words;
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, Formula, Note, Workbook, Worksheet, XlsxError};

/// Down to which row the lists are offered.
const LAST_LISTED_ROW: u32 = 10_000;
/// Letters that the name of a sheet may have.
const SHEET_NAME_LETTERS_MAX: usize = 31;
/// The hidden sheet with the lists; its name stands in references, so it is plain.
const LISTS_SHEET: &str = "lists";
/// Columns are this wide, in letters.
const COLUMN_WIDTH: f64 = 24.0;
const WIDE_COLUMN_WIDTH: f64 = 60.0;

/// Why a template could not be written: the layout asks for more than a workbook can hold.
#[derive(Debug, thiserror::Error)]
#[error("cannot write a template for the layout {layout:?}: {cause}")]
pub struct TemplateError {
    layout: String,
    cause: XlsxError,
}

/// One column of the sheet to fill in.
struct Entry<'a> {
    heading: &'a str,
    columns: Vec<&'a Column>,
}

/// Values that may stand in a column: what to write, and what it means.
type Choices = Vec<(String, String)>;

/// The blank template of a layout, explained in the language of `words`.
pub fn template(layout: &Layout, words: &Words) -> Result<Vec<u8>, TemplateError> {
    build(layout, words).map_err(|cause| TemplateError { layout: layout.id.clone(), cause })
}

fn build(layout: &Layout, words: &Words) -> Result<Vec<u8>, XlsxError> {
    let entries = entries(layout);
    let mut workbook = Workbook::new();
    // The moment of writing is nobody's business, and the same template should be the same file.
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let right_to_left = words.direction() == "rtl";
    let mut sheet = Worksheet::new();
    sheet.set_name(sheet_name(layout.title(words.language())))?.set_right_to_left(right_to_left).set_freeze_panes(1, 0)?;
    let mut explained = Worksheet::new();
    explained.set_name(sheet_name(&words.text("import-columns")))?.set_right_to_left(right_to_left);
    let mut lists = Worksheet::new();
    lists.set_name(LISTS_SHEET)?.set_hidden(true);
    let bold = Format::new().set_bold();
    for (at, entry) in (0_u16..).zip(&entries) {
        sheet.write_string_with_format(0, at, entry.heading, &bold)?.set_column_width(at, COLUMN_WIDTH)?;
        if !entry.columns.is_empty() {
            sheet.insert_note(0, at, &Note::new(label(entry, words)).add_author_prefix(false))?;
        }
        if let Some(validation) = validation(at, entry, words, &mut lists)? {
            sheet.add_data_validation(1, at, LAST_LISTED_ROW, at, &validation)?;
        }
    }
    explain(&mut explained, &entries, words)?;
    workbook.push_worksheet(sheet);
    workbook.push_worksheet(explained);
    workbook.push_worksheet(lists);
    workbook.save_to_buffer()
}

/// The headings in order, the keys first, each once. Columns that identify people are left out: a file that has them is refused
/// until consent and access can be recorded, and a blank column asks to be filled.
fn entries(layout: &Layout) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry<'_>> = layout.key.iter().map(|heading| Entry { heading, columns: Vec::new() }).collect();
    for column in &layout.columns {
        let Some(heading) = column.headings.first().filter(|_| column.field.class != Class::Identity) else { continue };
        match entries.iter_mut().find(|entry| entry.heading == heading) {
            Some(entry) => entry.columns.push(column),
            None => entries.push(Entry { heading, columns: vec![column] }),
        }
    }
    entries
}

/// What a field is called.
fn field_name(field: &Field, words: &Words) -> String {
    words.text(&format!("field-{}", field.path().replace(['.', '_'], "-")))
}

/// What a column is called: the names of all fields that it fills.
fn label(entry: &Entry<'_>, words: &Words) -> String {
    let mut names: Vec<String> = Vec::new();
    for column in &entry.columns {
        let name = field_name(column.field, words);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(" · ")
}

/// What may stand in a column: the layout's own words where it has some, else the codes of the list. Empty where anything may.
fn choices(entry: &Entry<'_>, language: Language) -> Choices {
    let mut choices = Choices::new();
    for column in &entry.columns {
        let meaning = |canonical: &str| set_label(column.field, canonical, language).unwrap_or_else(|| canonical.to_owned());
        if column.reading.values.is_empty() && column.reading.flag.is_none() {
            choices.extend(codes(column.field, language));
        }
        choices.extend(column.reading.values.iter().map(|(text, canonical)| (text.clone(), meaning(canonical))));
        choices.extend(column.reading.missing.iter().map(|(text, missing)| (text.clone(), missing.label(language).to_owned())));
    }
    let mut seen = std::collections::HashSet::new();
    choices.retain(|(text, _)| seen.insert(text.clone()));
    choices
}

/// The codes of a field's list with their labels, and the four ways of having no value.
fn codes(field: &Field, language: Language) -> Choices {
    let mut choices: Choices = match field.kind {
        Kind::Country | Kind::Countries => countries().iter().map(|country| (country.alpha2().to_owned(), country.label(language).to_owned())).collect(),
        kind => kind
            .set()
            .and_then(lantern_vocab::set)
            .map(|set| set.codes().iter().map(|code| (code.code().to_owned(), code.label(language).to_owned())).collect())
            .unwrap_or_default(),
    };
    if !choices.is_empty() {
        choices.extend(Missing::ALL.map(|missing| (missing.to_text().to_owned(), missing.label(language).to_owned())));
    }
    choices
}

fn set_label(field: &Field, code: &str, language: Language) -> Option<String> {
    field.kind.set().and_then(lantern_vocab::set)?.code(code).map(|code| code.label(language).to_owned())
}

/// The list to choose from. Where several values may stand in a cell the list only helps, elsewhere another value is warned of.
fn validation(at: u16, entry: &Entry<'_>, words: &Words, lists: &mut Worksheet) -> Result<Option<DataValidation>, XlsxError> {
    let choices = choices(entry, words.language());
    if choices.is_empty() {
        return Ok(None);
    }
    lists.write_string(0, at, entry.heading)?;
    for (row, (text, _)) in (1_u32..).zip(&choices) {
        lists.write_string(row, at, text)?;
    }
    let column = rust_xlsxwriter::utility::column_number_to_name(at);
    let range = Formula::new(format!("={LISTS_SHEET}!${column}$2:${column}${}", choices.len() + 1));
    let several = entry.columns.iter().any(|column| column.field.kind.is_multiple() && column.reading.flag.is_none());
    let validation = DataValidation::new().allow_list_formula(range).set_error_style(DataValidationErrorStyle::Warning);
    Ok(Some(validation.show_error_message(!several)))
}

/// The second sheet: each column with its name and what may stand in it, then each list once.
fn explain(sheet: &mut Worksheet, entries: &[Entry<'_>], words: &Words) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap();
    for (at, key) in (0_u16..).zip(["import-column-in-file", "import-column-read-as", "import-column-values"]) {
        sheet.write_string_with_format(0, at, words.text(key), &bold)?;
        sheet.set_column_width(at, if at == 2 { WIDE_COLUMN_WIDTH } else { COLUMN_WIDTH })?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let mut row = 0;
    for entry in entries {
        row += 1;
        sheet.write_string(row, 0, entry.heading)?.write_string_with_format(row, 1, label(entry, words), &wrapped)?;
        sheet.write_string_with_format(row, 2, form(entry, words), &wrapped)?;
    }
    let mut explained: Vec<Choices> = Vec::new();
    for entry in entries {
        let choices = choices(entry, words.language());
        if choices.is_empty() || explained.contains(&choices) {
            continue;
        }
        row += 2;
        sheet.write_string_with_format(row, 0, entry.heading, &bold)?.write_string_with_format(row, 1, label(entry, words), &bold)?;
        for (text, meaning) in &choices {
            row += 1;
            sheet.write_string(row, 1, text)?.write_string(row, 2, meaning)?;
        }
        explained.push(choices);
    }
    Ok(())
}

/// How the cells of a column are written, in a sentence or an example.
fn form(entry: &Entry<'_>, words: &Words) -> String {
    let Some(column) = entry.columns.first() else { return words.text("problem-missing-key-remedy") };
    match column.field.kind {
        Kind::Date => words.text("problem-unreadable-date-remedy"),
        Kind::Year | Kind::Count => words.text("problem-not-a-number-remedy"),
        Kind::Country => words.text("problem-unknown-country-remedy"),
        Kind::Area => words.text("problem-unknown-area-remedy"),
        Kind::Areas | Kind::Text => String::new(),
        Kind::Code(_) | Kind::Codes(_) | Kind::Countries => {
            let examples: Vec<String> = choices(entry, words.language()).into_iter().take(2).map(|(text, _)| text).collect();
            let separator = column.reading.separators.first().filter(|_| column.field.kind.is_multiple() && column.reading.flag.is_none());
            separator.map_or_else(|| examples.first().cloned().unwrap_or_default(), |separator| examples.join(&format!("{separator} ")))
        }
    }
}

/// A title as the name of a sheet: short, and without the letters that references use.
fn sheet_name(title: &str) -> String {
    let name: String = title.chars().filter(|letter| !r"[]:*?/\'".contains(*letter) && !letter.is_control()).collect();
    let mut short = String::new();
    for letter in name.trim().chars() {
        // Spreadsheets count in UTF-16.
        if short.encode_utf16().count() + letter.len_utf16() > SHEET_NAME_LETTERS_MAX {
            break;
        }
        short.push(letter);
    }
    let taken = short.is_empty() || short.eq_ignore_ascii_case(LISTS_SHEET) || short.eq_ignore_ascii_case("history");
    if taken { format!("{short}1") } else { short }
}
