//! Writes invented HTCDS rows as CSV to standard output, for the benches. Usage: `htcds_rows N SEED`

use std::{env, error::Error, io};

fn main() -> Result<(), Box<dyn Error>> {
    let numbers: Vec<u64> = env::args().skip(1).map(|number| number.parse()).collect::<Result<_, _>>()?;
    let [rows, seed] = numbers[..] else { return Err("usage: htcds_rows N SEED".into()) };
    lantern_scenario::write_htcds(&mut io::stdout().lock(), rows, seed)?;
    Ok(())
}
