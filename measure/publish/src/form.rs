//! A table to take away: CSV and JSON. Both say which kind of figure they hold, and as of which journal entry.

use crate::{Names, PublishError};
use lantern_facts::{CountUnit, Figure, FigureKind, SourceQuality, Table};
use serde_json::{Value, json};

/// The name of a unit in files; files are in English codes, labels beside them.
const fn unit_code(unit: CountUnit) -> &'static str {
    match unit {
        CountUnit::Records => "records_by_source",
        CountUnit::Perpetrators => "alleged_perpetrators",
        CountUnit::AggregateFigures => "reported_totals",
        CountUnit::CourtCases => "court_cases",
    }
}

const fn kind_code(kind: FigureKind) -> &'static str {
    match kind {
        FigureKind::Operational => "operational, not for publication",
        FigureKind::Public { .. } => "public",
    }
}

/// A code as files write it; the store's marks for missing values would be formulas or puzzles in a spreadsheet.
fn file_code(code: &str) -> &str {
    match code {
        "-" => "none_of_them",
        _ => code.strip_prefix('!').unwrap_or(code),
    }
}

/// A cell that a spreadsheet takes for text, never for a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']) { format!("'{text}") } else { text.to_owned() }
}

/// Percent with one decimal, as plain text.
fn percent(part: Figure, whole: Figure) -> String {
    match (part.exact(), whole.exact()) {
        (Some(part), Some(whole)) if whole > 0 => {
            let tenths = (u128::from(part) * 2_000 + u128::from(whole)) / (2 * u128::from(whole));
            format!("{}.{}", tenths / 10, tenths % 10)
        }
        _ => String::new(),
    }
}

/// The table as CSV in UTF-8 with a byte order mark: code and label per dimension, `count` (empty when withheld), `count_high`
/// where the source censored, `withheld`, `percent_of_known`, `percent_of_all`, and on each line what kind of figure it is.
pub fn to_csv(table: &Table, names: &Names<'_>) -> Result<Vec<u8>, PublishError> {
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    let mut heads: Vec<String> = table.by.iter().flat_map(|dimension| [dimension.name().to_owned(), format!("{}_label", dimension.name())]).collect();
    heads.extend(["count", "count_high", "withheld", "percent_of_known", "percent_of_all", "unit", "source_kind", "figures", "as_of"].map(str::to_owned));
    writer.write_record(&heads)?;
    for row in &table.rows {
        let mut cells: Vec<String> = Vec::with_capacity(heads.len());
        for (dimension, code) in table.by.iter().zip(&row.codes) {
            cells.extend([harmless(file_code(code)), harmless(&names.label(*dimension, code))]);
        }
        let (low, high) = match row.figure {
            Figure::Exact(count) => (count.to_string(), count.to_string()),
            Figure::Between { low, high } => (low.to_string(), high.map_or_else(String::new, |high| high.to_string())),
            Figure::Withheld => (String::new(), String::new()),
        };
        let withheld = if row.figure == Figure::Withheld { "yes" } else { "no" };
        let of_known = if row.is_known() { percent(row.figure, table.known) } else { String::new() };
        cells.extend([low, high, withheld.to_owned(), of_known, percent(row.figure, table.all)]);
        cells.extend([unit_code(table.unit), table.source_kind.code(), kind_code(table.figures)].map(str::to_owned));
        cells.push(table.position.to_string());
        writer.write_record(&cells)?;
    }
    writer.into_inner().map_err(|_| PublishError::NotWritten)
}

fn figure_json(figure: Figure) -> Value {
    match figure {
        Figure::Exact(count) => json!(count),
        Figure::Between { low, high } => json!({ "low": low, "high": high }),
        Figure::Withheld => json!("withheld"),
    }
}

/// The table as JSON: a figure is a number, `{"low", "high"}` or `"withheld"`.
pub fn to_json(table: &Table, names: &Names<'_>) -> Value {
    let rows: Vec<Value> = table
        .rows
        .iter()
        .map(|row| {
            let labels: Vec<String> = table.by.iter().zip(&row.codes).map(|(dimension, code)| names.label(*dimension, code)).collect();
            let codes: Vec<&str> = row.codes.iter().map(|code| file_code(code)).collect();
            json!({ "codes": codes, "labels": labels, "known": row.is_known(), "count": figure_json(row.figure),
                "percent_of_known": if row.is_known() { percent(row.figure, table.known) } else { String::new() }, "percent_of_all": percent(row.figure, table.all) })
        })
        .collect();
    let conditions: Vec<Value> = table
        .conditions
        .iter()
        .map(|one| json!({ "dimension": one.dimension.name(), "codes": one.codes.iter().map(|code| file_code(code)).collect::<Vec<_>>() }))
        .collect();
    let threshold = match table.figures {
        FigureKind::Operational => Value::Null,
        FigureKind::Public { threshold } => json!(threshold),
    };
    json!({
        "table": table.id, "title": names.title(table), "by": table.by.iter().map(|one| one.name()).collect::<Vec<_>>(), "where": conditions,
        "unit": unit_code(table.unit), "source_kind": table.source_kind.code(), "figures": kind_code(table.figures), "threshold": threshold,
        "as_of": table.position, "additive": table.additive, "all": figure_json(table.all), "known": figure_json(table.known), "rows": rows,
    })
}

/// The quality of every source as JSON.
pub fn quality_json(sources: &[SourceQuality], names: &Names<'_>) -> Value {
    let source = |one: &SourceQuality| {
        let completeness: Vec<Value> =
            one.completeness.iter().map(|field| json!({ "dimension": field.dimension.name(), "known": field.known, "all": field.all })).collect();
        let timeliness =
            one.timeliness.as_ref().map(|time| json!({ "median_days": time.median_days, "ninth_decile_days": time.ninth_decile_days, "known": time.known }));
        let contradictions: Vec<Value> = one.contradictions.iter().map(|(rule, records)| json!({ "rule": rule, "records": records })).collect();
        json!({ "source": names.source(one.source), "records": one.records, "completeness": completeness, "timeliness": timeliness,
            "contradictions": contradictions, "duplicates": one.duplicates })
    };
    Value::Array(sources.iter().map(source).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No label becomes a formula in a spreadsheet, and missing codes are words.
    #[test]
    fn cells_are_harmless() {
        assert_eq!(harmless("=cmd()"), "'=cmd()");
        assert_eq!(harmless("Nahrin"), "Nahrin");
        assert_eq!(file_code("-"), "none_of_them");
        assert_eq!(file_code("!not_asked"), "not_asked");
    }

    /// Percentages are rounded half up and absent where nothing exact stands.
    #[test]
    fn percentages() {
        assert_eq!(percent(Figure::Exact(1), Figure::Exact(3)), "33.3");
        assert_eq!(percent(Figure::Exact(2), Figure::Exact(3)), "66.7");
        assert_eq!(percent(Figure::Exact(1), Figure::Exact(2000)), "0.1");
        assert_eq!(percent(Figure::Withheld, Figure::Exact(3)), "");
        assert_eq!(percent(Figure::Exact(0), Figure::Exact(0)), "");
    }
}
