//! An invented conflict region with known truth, and seven agencies that each see a part of it.
//!
//! Everything here is invented and stands under CC0 1.0: the countries (with codes that ISO 3166-1 leaves to its users),
//! the areas, the armed groups, the people, their names. The same seed gives the same bytes on every machine. Beside the
//! agencies' files, each with its own form, language, calendar and errors, lies the truth: [`Truth`] says how figures
//! that were counted from the files differ from it, and why.
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let folder = tempfile::tempdir()?;
//! let made = lantern_scenario::make(folder.path(), 200, 1)?;
//! assert_eq!(made.files.len(), 7);
//! let truth = lantern_scenario::Truth::read(folder.path())?;
//! let comparisons = truth.compare(&|dimension| truth.expected(dimension));
//! assert!(comparisons.iter().all(|comparison| comparison.is_explained()));
//! # Ok(())
//! # }
//! ```

mod agencies;
mod conflict;
mod day;
mod dice;
mod error;
mod htcds;
mod item;
mod map;
mod names;
mod network;
mod people;
mod person;
mod places;
mod profile;
mod readme;
mod truth;

pub use error::ScenarioError;
pub use htcds::write_htcds;
pub use truth::{Comparison, Line, Totals, Truth};

use agencies::{AGENCIES, Sheet};
use std::path::{Path, PathBuf};

/// The most people that a region has.
pub const PEOPLE_MAX: u32 = 1_000_000;

/// The number of people in the demonstration.
pub const PEOPLE_DEFAULT: u32 = 10_000;

/// How a file is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LayoutOf {
    /// By the built-in layout with this id.
    Builtin(&'static str),
    /// By the layout file at this place.
    File(PathBuf),
}

/// One agency's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyFile {
    /// Where it lies.
    pub path: PathBuf,
    /// The code of the agency.
    pub agency: &'static str,
    /// The name of the agency, in its own language.
    pub agency_name: &'static str,
    /// The name of the dataset.
    pub dataset: &'static str,
    /// How it is to be read.
    pub layout: LayoutOf,
    /// The rows in it, rejected ones included.
    pub rows: u64,
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The agencies' files, in the order in which they are to be imported.
    pub files: Vec<AgencyFile>,
    /// A second delivery of one agency's file, in which what stayed outside was put right and some rows changed.
    pub second_delivery: AgencyFile,
    /// The map of the region: TopoJSON with the objects `areas` and `countries`.
    pub areas: PathBuf,
    /// The truth, one line a person.
    pub truth: PathBuf,
    /// What each row of the files says, one line a row.
    pub observations: PathBuf,
}

/// The name of the map's file.
const MAP_FILE: &str = "areas.topojson";

/// Makes the region and writes all files into the folder, which is made if it is not there. Files of the same names are replaced.
pub fn make(folder: &Path, people: u32, seed: u64) -> Result<Made, ScenarioError> {
    if !(1..=PEOPLE_MAX).contains(&people) {
        return Err(ScenarioError::People { people });
    }
    std::fs::create_dir_all(folder).map_err(ScenarioError::file(folder))?;
    let networks = network::networks(seed);
    let everybody = people::people(people, seed, &networks);
    let hijri = day::Hijri::new();
    let sheets: Vec<Sheet> = AGENCIES.iter().enumerate().map(|(number, spec)| agencies::sheet(spec, number, &everybody, &networks, &hijri, seed)).collect();
    let mut files = Vec::with_capacity(sheets.len());
    for sheet in &sheets {
        agencies::write(folder, sheet)?;
        files.push(file(folder, sheet, sheet.spec.file)?);
    }
    let second_delivery = agencies::second_delivery(folder, &sheets[agencies::SECOND_DELIVERY], seed)?;
    let put = |name: &str, bytes: Vec<u8>| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).map_err(ScenarioError::file(&path)).map(|()| path)
    };
    let areas = put(MAP_FILE, map::topojson().into_bytes())?;
    let truth = put(truth::PEOPLE_FILE, truth::people_csv(&everybody, &networks, &sheets)?)?;
    let observations = put(truth::ROWS_FILE, truth::rows_csv(&sheets)?)?;
    put("README.txt", readme::text(people, seed, &networks).into_bytes())?;
    let second_delivery = file(folder, &second_delivery, agencies::SECOND_FILE)?;
    Ok(Made { files, second_delivery, areas, truth, observations })
}

fn file(folder: &Path, sheet: &Sheet, name: &str) -> Result<AgencyFile, ScenarioError> {
    let spec = sheet.spec;
    let layout = match spec.builtin_layout {
        Some(id) => LayoutOf::Builtin(id),
        None => {
            let path = folder.join(format!("{}.layout.toml", spec.code));
            std::fs::write(&path, agencies::layout_text(spec)).map_err(ScenarioError::file(&path))?;
            LayoutOf::File(path)
        }
    };
    Ok(AgencyFile { path: folder.join(name), agency: spec.code, agency_name: spec.name, dataset: spec.dataset, layout, rows: sheet.rows.len() as u64 })
}
