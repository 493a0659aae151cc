//! How long the check of a registration takes: `check_rows FILE ROWS` invents the rows, reads and judges them.

use lantern_casework::{REGISTRATION_CHECK, read_rows};
use lantern_instruments::Library;
use lantern_intake::file::{Input, Limits};
use std::{
    fs::File,
    io::{BufWriter, Write},
    path::Path,
    time::Instant,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, file, rows] = arguments.as_slice() else { return Err("check_rows FILE ROWS".into()) };
    let (path, rows) = (Path::new(file), rows.parse::<u64>()?);
    let mut text = BufWriter::new(File::create(path)?);
    writeln!(text, "record,age,registered_alone,household_head_age,household_relation,specific_needs,papers,days_since_arrival,debt_for_journey,sex,origin")?;
    for row in 0..rows {
        // A mixed register: most rows ask for nothing.
        let mixed = row.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20;
        let age = mixed % 70;
        let relation = ["family", "family", "family", "family", "none", "not_family"][(mixed / 7 % 6) as usize];
        let needs = ["", "", "", "", "sm", "sc_fc", "cr_lw", "sv_va"][(mixed / 31 % 8) as usize];
        let papers = ["own", "own", "lost", "held_by_other"][(mixed / 101 % 4) as usize];
        let debt = ["", "no", "no", "yes"][(mixed / 301 % 4) as usize];
        let sex = ["female", "male"][(mixed % 2) as usize];
        writeln!(
            text,
            "R-{row},{age},{},{},{relation},{needs},{papers},{},{debt},{sex},xx",
            if mixed % 11 == 0 { "yes" } else { "no" },
            20 + mixed % 50,
            mixed % 900
        )?;
    }
    text.into_inner()?.sync_all()?;
    let form = Library::bundled().map_err(Clone::clone)?.get(REGISTRATION_CHECK).ok_or("the form is bundled")?;
    let begun = Instant::now();
    let checked = read_rows(form, &Input::Path(path.to_owned()), &Limits::default(), "2026-03-04", "record")?;
    println!("{} rows in {:.2} s; {} ask for a look", checked.rows, begun.elapsed().as_secs_f64(), checked.lines.len());
    Ok(())
}
