//! The files themselves, byte for byte as the agencies' programs would write them.

use super::column::{Encoding, Fills, Form};
use super::sheet::{Fate, Row, Sheet};
use crate::ScenarioError;
use crate::item::Item;
use encoding_rs::{GB18030, WINDOWS_1251, WINDOWS_1252};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};
use serde_json::{Map, Value};
use std::path::Path;

/// Writes the agency's file into the folder.
pub(crate) fn write(folder: &Path, sheet: &Sheet) -> Result<(), ScenarioError> {
    write_as(folder, sheet, sheet.spec.file)
}

/// Writes the agency's file under another name.
pub(super) fn write_as(folder: &Path, sheet: &Sheet, name: &str) -> Result<(), ScenarioError> {
    let path = folder.join(name);
    let bytes = match sheet.spec.form {
        Form::Csv { delimiter, encoding, line_end } => encoded(&delimited(sheet, char::from(delimiter), line_end), encoding),
        Form::Xlsx { sheet: name } => spreadsheet(sheet, name).map_err(|cause| ScenarioError::Spreadsheet { path: path.clone(), cause })?,
        Form::JsonLines => json_lines(sheet).into_bytes(),
    };
    std::fs::write(&path, bytes).map_err(ScenarioError::file(&path))
}

fn delimited(sheet: &Sheet, delimiter: char, line_end: &str) -> String {
    let mut text = String::new();
    let headings: Vec<&str> = sheet.spec.columns.iter().map(|column| column.heading).collect();
    line(&mut text, headings.into_iter(), delimiter, line_end);
    for row in &sheet.rows {
        line(&mut text, kept(row).map(String::as_str), delimiter, line_end);
    }
    text
}

/// The cells that reach the file.
fn kept(row: &Row) -> impl Iterator<Item = &String> {
    let count = if let Fate::CutAfter(count) = row.fate { count } else { row.cells.len() };
    row.cells.iter().take(count)
}

fn line<'a>(text: &mut String, cells: impl Iterator<Item = &'a str>, delimiter: char, line_end: &str) {
    for (position, cell) in cells.enumerate() {
        if position > 0 {
            text.push(delimiter);
        }
        if cell.contains([delimiter, '"', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
    text.push_str(line_end);
}

fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf8WithMark => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        Encoding::Windows1251 => WINDOWS_1251.encode(text).0.into_owned(),
        Encoding::Windows1252 => WINDOWS_1252.encode(text).0.into_owned(),
        Encoding::Gb18030 => GB18030.encode(text).0.into_owned(),
    }
}

fn json_lines(sheet: &Sheet) -> String {
    let mut text = String::new();
    for row in &sheet.rows {
        let mut object = Map::new();
        for (column, cell) in sheet.spec.columns.iter().zip(&row.cells) {
            let value = match cell.parse::<u32>() {
                _ if cell.is_empty() => Value::Null,
                Ok(number) if matches!(column.fills, Fills::Age) => Value::from(number),
                _ => Value::from(cell.as_str()),
            };
            object.insert(column.heading.to_owned(), value);
        }
        let whole = Value::Object(object).to_string();
        if let Fate::CutAfter(cells) = row.fate {
            // The line breaks off, as it does when a device loses power.
            text.extend(whole.chars().take(whole.chars().count() * cells / (row.cells.len() + 1)));
        } else {
            text.push_str(&whole);
        }
        text.push('\n');
    }
    text
}

fn spreadsheet(sheet: &Sheet, name: &str) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The file would otherwise hold the moment at which it was made, and two runs would differ.
    let made = ExcelDateTime::from_ymd(2026, 1, 12)?;
    workbook.set_properties(&DocProperties::new().set_title("Invented data, CC0 1.0").set_creation_datetime(&made));
    let worksheet = workbook.add_worksheet();
    worksheet.set_name(name)?;
    let heading = Format::new().set_bold();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    for (column, described) in (0_u16..).zip(sheet.spec.columns) {
        worksheet.write_string_with_format(0, column, described.heading, &heading)?;
    }
    for (number, row) in (1_u32..).zip(&sheet.rows) {
        for ((column, described), cell) in (0_u16..).zip(sheet.spec.columns).zip(&row.cells) {
            match (described.fills, cell.parse::<u32>(), day_of(cell)) {
                _ if cell.is_empty() => {}
                (Fills::Age, Ok(age), _) => {
                    worksheet.write_number(number, column, f64::from(age))?;
                }
                (Fills::Date(Item::YearDetection), _, Some(day)) => {
                    worksheet.write_datetime_with_format(number, column, &day, &date)?;
                }
                _ => {
                    worksheet.write_string(number, column, cell)?;
                }
            }
        }
    }
    workbook.save_to_buffer()
}

/// The day of a text such as 05/03/2021; none where there is no such day, so that the text stays a text.
fn day_of(cell: &str) -> Option<ExcelDateTime> {
    let mut parts = cell.split('/');
    let (day, month, year) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    if month == 2 && day > 29 {
        return None;
    }
    ExcelDateTime::from_ymd(year, month, day).ok()
}
