use super::made::input;
use lantern_intake::file::{Limits, RawRow, open};
use std::fmt::Write;

/// Prints how many rows are read per second; asked for by name, because it proves nothing by itself.
#[test]
#[ignore = "a measurement: run it with --ignored --nocapture, optimised"]
fn rows_per_second() {
    let mut text = "case,sex,age,country,form,date,means,relation\n".to_owned();
    for row in 0..1_000_000 {
        writeln!(text, "{row},female,{},XA,forced_labour,2026-03-{:02},threats,{}", row % 60, row % 28 + 1, row % 7).unwrap();
    }
    let mut table = open(&input(&text), &Limits::default()).unwrap();
    let start = std::time::Instant::now();
    let mut row = RawRow::default();
    let mut rows = 0_u32;
    while let Some(read) = table.next_row_into(&mut row) {
        read.unwrap();
        rows += 1;
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("{rows} rows of 8 cells in {seconds:.2} s: {:.0} rows a second", f64::from(rows) / seconds);
}
