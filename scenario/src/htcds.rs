//! Many invented HTCDS rows as a stream, for measuring: no truth is kept beside them, and memory does not grow.

use crate::ScenarioError;
use crate::dice::{Dice, Stream};
use crate::names;
use crate::places::{AREAS, Code, Tongue};
use std::io::Write;

/// The columns; no identity among them but the name, so that a measured import seals as a real one does.
const HEADINGS: [&str; 16] = [
    "prs_ID",
    "cas_ID",
    "prs_FirstName",
    "prs_LastName",
    "prs_Gender",
    "prs_Citizenship",
    "vic_TraffickingStatus",
    "vic_AgeWhenTrafficked",
    "vic_RelationshipToTrafficker",
    "vic_MethodsOfControl",
    "vic_TypeOfExploitation",
    "vic_ForcedLabourIndustry",
    "hte_Type",
    "hte_Country",
    "hte_State",
    "hte_Date",
];

const FORMS: &[(Code, u32)] = &[
    ("ForcedLabour", 30),
    ("SexualExploitation", 26),
    ("ForcedMilitaryByNonStateActors", 16),
    ("ForcedMarriage", 10),
    ("Servitude", 9),
    ("ChildLabour", 4),
    ("ForcedBegging", 3),
    ("ForcedLabour;SexualExploitation", 2),
];
const CONTROL: &[Code] =
    &["DebtBondage", "TakesEarnings", "RestrictsMovement", "PhysicalAbuse", "FalsePromises", "WithholdsDocuments", "ExcessiveWorkingHours", "PhysicalThreats"];
const SECTORS: &[Code] = &[
    "A_AgricultureForestryAndFishing",
    "B_MiningAndQuarrying",
    "F_Construction",
    "T_ActivitiesOfHouseholdsAsEmployers",
    "I_AccommodationAndFoodServiceActivities",
];

/// Writes a heading and `rows` rows of invented HTCDS cases as CSV. The same seed gives the same rows, and a longer file
/// begins with the rows of a shorter one.
pub fn write_htcds(writer: &mut dyn Write, rows: u64, seed: u64) -> Result<(), ScenarioError> {
    let mut dice = Dice::new(seed, Stream::Bench, 0);
    let mut csv = csv::Writer::from_writer(writer);
    csv.write_record(HEADINGS)?;
    for number in 1..=rows {
        let female = dice.chance(570);
        let area = &AREAS[dice.index(AREAS.len())];
        let home = &AREAS[dice.index(AREAS.len())];
        let form = dice.weighted(FORMS);
        let control = [*dice.pick(CONTROL), *dice.pick(CONTROL)].join(";");
        let labour = form.starts_with("Forced") && form.contains("Labour");
        let (name, family) = (dice.below(u32::MAX), dice.below(u32::MAX));
        csv.write_record([
            format!("P-{number:08}").as_str(),
            format!("C-{number:08}").as_str(),
            names::given(name, female, Tongue::English).as_str(),
            names::family(family, Tongue::English).as_str(),
            if dice.chance(20) {
                "Unknown"
            } else if female {
                "Feminine"
            } else {
                "Masculine"
            },
            home.country,
            dice.weighted(&[("PossibleVictimOfTrafficking", 38), ("ActualVictimOfTrafficking", 60), ("NotAVictimOfTrafficking", 2)]),
            if dice.chance(60) { String::new() } else { dice.between(6, 52).to_string() }.as_str(),
            dice.weighted(&[("Familial", 22), ("Acquainted", 40), ("Unaquainted", 30), ("", 8)]),
            if dice.chance(140) { "" } else { &control },
            form,
            if labour { *dice.pick(SECTORS) } else { "" },
            "Exploitation",
            area.country,
            area.code,
            format!("{}-{:02}-{:02}", dice.between(2019, 2025), dice.between(1, 12), dice.between(1, 28)).as_str(),
        ])?;
    }
    csv.flush().map_err(|cause| ScenarioError::Rows(cause.into()))
}
