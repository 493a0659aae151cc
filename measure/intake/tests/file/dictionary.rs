use super::made::reference;
use calamine::{Data, Reader};
use lantern_intake::codebook::{Variable, codebook};
use lantern_intake::file::{Input, Limits};

/// A percentage as its two decimals, in hundredths.
fn hundredths(percent: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "at most 10,000")]
    let hundredths = (percent * 100.0).round() as i64;
    hundredths
}

fn number(cell: &Data) -> f64 {
    match cell {
        Data::Float(number) => *number,
        #[expect(clippy::cast_precision_loss, reason = "small counts")]
        Data::Int(number) => *number as f64,
        other => panic!("not a number: {other}"),
    }
}

/// Holds one line of the dictionary against the codebook: count, percent and, for values, valid percent.
fn compare(variable: &Variable, rows: u64, line: &[Data], is_missing: bool) {
    let (count, percent) = (number(&line[2]), hundredths(number(&line[3])));
    if is_missing {
        assert_eq!(variable.missing.to_string(), count.to_string(), "{}: missing", variable.name);
        let exact = (u128::from(variable.missing) * 20_000 + u128::from(rows)) / (2 * u128::from(rows));
        assert_eq!(exact.to_string(), percent.to_string(), "{}: percent missing", variable.name);
        return;
    }
    let value = line[1].to_string();
    let frequency = variable.values.iter().find(|frequency| frequency.value == value).unwrap_or_else(|| panic!("{}: {value}", variable.name));
    let found = (frequency.count.to_string(), hundredths(frequency.percent), hundredths(frequency.valid_percent));
    assert_eq!(found, (count.to_string(), percent, hundredths(number(&line[4]))), "{}: {value}", variable.name);
}

/// The codebook of the published victim-perpetrator file has every figure of its official dictionary, and no value besides.
#[test]
fn the_codebook_equals_the_official_dictionary() {
    let (Some(file), Some(dictionary)) = (reference("open/ctdc_vpsynthetic_condensed.csv"), reference("open/ctdc_vpsynthetic_dict_20221201.xlsx")) else {
        return;
    };
    let book = codebook(&Input::Path(file), &Limits::default()).unwrap();
    assert_eq!((book.rows, book.unreadable_rows, book.variables.len()), (21_195, 0, 16));
    let mut workbook: calamine::Xlsx<_> = calamine::open_workbook(dictionary).unwrap();
    let sheet = workbook.worksheet_range("TabStat").unwrap();
    let mut variable = &book.variables[0];
    let (mut figures, mut values, mut totals) = (0, 0, 0);
    for line in sheet.rows() {
        let (first, second) = (line[0].to_string(), line[1].to_string());
        match (first.as_str(), second.as_str()) {
            ("Missing", _) => {
                compare(variable, book.rows, line, true);
                figures += 1;
            }
            ("Total", _) => assert_eq!(book.rows.to_string(), number(&line[2]).to_string()),
            ("", "Total") => {
                totals += 1;
                assert_eq!(variable.valid.to_string(), number(&line[2]).to_string());
            }
            ("Valid" | "", value) if !value.is_empty() => {
                compare(variable, book.rows, line, false);
                (figures, values) = (figures + 1, values + 1);
            }
            ("" | "Valid", _) => {}
            (name, _) => variable = book.variables.iter().find(|variable| variable.name == name).unwrap(),
        }
    }
    assert_eq!((figures, values, totals), (69, book.variables.iter().map(|variable| variable.values.len()).sum(), 10));
}
