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
mod interview;
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
pub use interview::{Interview, SIGNS, Said, interviews};
pub use truth::{Comparison, Line, Totals, Truth};

use agencies::{AGENCIES, Sheet, Spec};
use std::path::{Path, PathBuf};

/// The most people that a region has.
pub const PEOPLE_MAX: u32 = 1_000_000;

/// The number of people in the demonstration.
pub const PEOPLE_DEFAULT: u32 = 10_000;

/// One agency's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyFile {
    /// Where it lies.
    pub path: PathBuf,
    /// The code of the agency.
    pub agency: String,
    /// The name of the agency, in its own language.
    pub agency_name: String,
    /// The name of the dataset.
    pub dataset: String,
    /// The layout file beside it; none where the importer recognises the file by itself.
    pub layout: Option<PathBuf>,
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
    for sheet in &sheets {
        agencies::write(folder, sheet)?;
    }
    agencies::second_delivery(folder, &sheets[agencies::SECOND_DELIVERY], seed)?;
    let put = |name: &str, bytes: Vec<u8>| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).map_err(ScenarioError::file(&path)).map(|()| path)
    };
    let areas = put(MAP_FILE, map::topojson().into_bytes())?;
    let truth = put(truth::PEOPLE_FILE, truth::people_csv(&everybody, &networks, &sheets)?)?;
    let observations = put(truth::ROWS_FILE, truth::rows_csv(&sheets)?)?;
    put("README.txt", readme::text(people, seed, &networks).into_bytes())?;
    for spec in AGENCIES {
        if let Some(name) = layout_file(spec) {
            put(&name, agencies::layout_text(spec).into_bytes())?;
        }
    }
    let second_delivery = file(folder, AGENCIES[agencies::SECOND_DELIVERY], agencies::SECOND_FILE);
    Ok(Made { files: agency_files(folder)?, second_delivery, areas, truth, observations })
}

/// The agencies' files of a region that was made in this folder before, in the order in which they are to be imported.
pub fn agency_files(folder: &Path) -> Result<Vec<AgencyFile>, ScenarioError> {
    let files: Vec<AgencyFile> = AGENCIES.iter().map(|spec| file(folder, spec, spec.file)).collect();
    for path in files.iter().flat_map(|file| std::iter::once(&file.path).chain(&file.layout)) {
        std::fs::metadata(path).map_err(ScenarioError::file(path))?;
    }
    Ok(files)
}

fn file(folder: &Path, spec: &Spec, name: &str) -> AgencyFile {
    AgencyFile {
        path: folder.join(name),
        agency: spec.code.to_owned(),
        agency_name: spec.name.to_owned(),
        dataset: spec.dataset.to_owned(),
        layout: layout_file(spec).map(|name| folder.join(name)),
    }
}

/// The name of the layout file; none where a built-in layout reads the file.
fn layout_file(spec: &Spec) -> Option<String> {
    spec.builtin_layout.is_none().then(|| format!("{}.layout.toml", spec.code))
}
