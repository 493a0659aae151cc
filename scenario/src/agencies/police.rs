//! Police of Halvane and Sarif: the Human Trafficking Case Data Standard 2.0 of IOM, with its own field and value names,
//! read by the built-in layout. It knows little about age and much about who took part.

use super::column::{Column, DateStyle, Encoding, Fills, Form, Spec, Word};
use crate::item::Item;
use crate::person::{Person, Standing};
use crate::places::{ASHKOR, BERIN, CORVANE, LISK, MIRSAL, TELMAR, Tongue};

pub(super) const SPEC: Spec = Spec {
    code: "corvane-police",
    name: "Corvane Joint Police Unit",
    dataset: "htcds",
    file: "corvane-police-htcds.csv",
    form: Form::Csv { delimiter: b',', encoding: Encoding::Utf8, line_end: "\n" },
    tongue: Tongue::English,
    dates: DateStyle::Iso,
    builtin_layout: Some("htcds"),
    layout_title: "Human Trafficking Case Data Standard 2.0",
    keys: &["prs_ID", "cas_ID"],
    key_prefix: "P",
    columns: COLUMNS,
    absences: &[("Unknown", "!unknown"), ("NotAsked", "!not_asked"), ("Declined", "!declined")],
    unlisted: &["see case file", "t.b.c. by unit 4"],
    separator: ';',
    status: &[("presumed", 34), ("identified", 66)],
    screened_out: Some("not_a_victim"),
    meets,
    twice: 35,
};

fn meets(person: &Person) -> u32 {
    let near = match person.place {
        CORVANE => 320,
        LISK => 260,
        BERIN | MIRSAL => 170,
        ASHKOR | TELMAR => 80,
        _ => return 0,
    };
    let criminal = person.event.as_ref().is_some_and(|event| {
        event.forms.iter().any(|form| matches!(*form, "sexual_exploitation" | "forced_criminality" | "organ_removal" | "sale_of_children"))
    });
    match person.standing {
        Standing::Trafficked if criminal => near + 140,
        Standing::Trafficked if person.age < 18 => near * 2 / 3,
        Standing::Trafficked => near,
        Standing::AtRisk | Standing::NoIndication => near / 8,
    }
}

const COLUMNS: &[Column] = &[
    Column::sure("prs_ID", Fills::Key),
    Column::sure("cas_ID", Fills::SecondKey),
    Column::sure("prs_FirstName", Fills::GivenName),
    Column::sure("prs_LastName", Fills::FamilyName),
    Column::sure("prs_Birthdate", Fills::BirthDate),
    Column::sure("prs_MobilePhone", Fills::Phone),
    Column::sure("prs_Gender", Fills::Answer(Item::Sex, SEX)),
    Column::sure("prs_Citizenship", Fills::PlaceCode(Item::Citizenship)),
    Column::new("prs_MaritalStatus", Fills::Answer(Item::MaritalStatus, MARITAL_STATUS)),
    Column::seldom("prs_HighestLevelOfEducation", Fills::Answer(Item::Education, EDUCATION)),
    Column::sure("vic_TraffickingStatus", Fills::Status(STATUS)),
    Column::sure("vic_TraffickingStatusDecisionMakingOrg", Fills::Constant("Police")),
    Column::new("vic_AgeWhenTrafficked", Fills::AgeThen),
    Column::new("vic_RelationshipToTrafficker", Fills::Answer(Item::RecruiterRelation, RELATIONS)),
    Column::new("vic_MethodOfRecruitment", Fills::Answer(Item::RecruitmentChannel, CHANNELS)),
    Column::new("vic_MethodsOfControl", Fills::Answer(Item::Control, CONTROL)),
    Column::sure("vic_TypeOfExploitation", Fills::Answer(Item::Form, FORMS)),
    Column::new("vic_ForcedLabourIndustry", Fills::Answer(Item::Sector, SECTORS)),
    Column::new("vic_TypeOfSexExploitation", Fills::Answer(Item::SexualType, SEXUAL_TYPES)),
    Column::sure("hte_Type", Fills::Constant("Exploitation")),
    Column::new("hte_Country", Fills::PlaceCode(Item::ExploitationCountry)),
    Column::new("hte_State", Fills::PlaceCode(Item::ExploitationArea)),
    Column::new("hte_Date", Fills::Date(Item::YearExploitation)),
    Column::new("per_RoleInProcess", Fills::Alleged(0, Item::PerpetratorRole, ROLES)),
    Column::sure("cas_ReferringOrganisation", Fills::Remark(&["harbour unit", "night unit"])),
    Column::sure("cco_CaseComment", Fills::Narrative),
];

// The standard has genders; where it says feminine or masculine, the layout takes that as the sex.
const SEX: &[Word] = &[("female", "Feminine"), ("male", "Masculine")];
const MARITAL_STATUS: &[Word] = &[("single", "Single"), ("married", "Married"), ("widowed", "Widowed"), ("divorced", "Divorced"), ("separated", "Separated")];
const EDUCATION: &[Word] = &[
    ("early_childhood", "EarlyChildhood"),
    ("primary", "Primary"),
    ("lower_secondary", "LowerSecondary"),
    ("upper_secondary", "UpperSecondary"),
    ("bachelor", "BachelorOrEquivalent"),
    ("master", "MasterOrEquivalent"),
];
const STATUS: &[Word] =
    &[("presumed", "PossibleVictimOfTrafficking"), ("identified", "ActualVictimOfTrafficking"), ("not_a_victim", "NotAVictimOfTrafficking")];
// The standard knows three relations. Its word for family covers several of our codes, and the layout reads it as all of them.
const RELATIONS: &[Word] = &[
    ("family_or_intimate_partner", "Familial"),
    ("parent", "Familial"),
    ("sibling", "Familial"),
    ("other_family", "Familial"),
    ("intimate_partner", "Familial"),
    ("friend_acquaintance", "Acquainted"),
    ("stranger", "Unaquainted"),
];
const CHANNELS: &[Word] = &[
    ("place_of_business", "AtAPlaceOfBusiness"),
    ("educational_institution", "AtAnEducationalInstitution"),
    ("at_work", "AtWork"),
    ("online_social_network", "ThroughOnlineSocialNetworks"),
    ("online_advertisement", "ThroughAnOnlineAdvertisement"),
    ("family", "ThroughFamilyOrFamilyEvents"),
    ("friends", "ThroughFriendsOrSocialEvents"),
    ("other", "Other"),
];
const CONTROL: &[Word] = &[
    ("threats", "PhysicalThreats"),
    ("threat_of_law_enforcement", "ThreatsLawEnforcement"),
    ("threatens_children_family", "ThreatensChildrenFamily"),
    ("uses_children", "UsesChildren"),
    ("debt_bondage", "DebtBondage"),
    ("takes_earnings", "TakesEarnings"),
    ("restricts_movement", "RestrictsMovement"),
    ("restricts_medical_care", "RestrictsMedicalCare"),
    ("withholds_necessities", "WithholdsNecessities"),
    ("withholds_documents", "WithholdsDocuments"),
    ("physical_abuse", "PhysicalAbuse"),
    ("sexual_abuse", "SexualAbuse"),
    ("psychological_abuse", "PsychologicalAbuse"),
    ("false_promises", "FalsePromises"),
    ("psychoactive_substances", "PsychoactiveSubstance"),
    ("excessive_working_hours", "ExcessiveWorkingHours"),
    ("other", "Other"),
];
const FORMS: &[Word] = &[
    ("sexual_exploitation", "SexualExploitation"),
    ("sexual_slavery", "SexualExploitation"),
    ("forced_marriage", "ForcedMarriage"),
    ("forced_labour", "ForcedLabour"),
    ("child_labour", "ChildLabour"),
    ("servitude", "Servitude"),
    ("domestic_servitude", "Servitude"),
    ("forced_begging", "ForcedBegging"),
    ("armed_group_recruitment", "ForcedMilitaryByNonStateActors"),
    ("organ_removal", "OrganRemoval"),
    ("illegal_adoption", "ForcedAdoption"),
    ("other", "Other"),
];
pub(crate) const SECTORS: &[Word] = &[
    ("isic_a", "A_AgricultureForestryAndFishing"),
    ("isic_b", "B_MiningAndQuarrying"),
    ("isic_c", "C_Manufacturing"),
    ("isic_f", "F_Construction"),
    ("isic_g", "G_WholesaleAndRetailTradeRepairOfMotorVehicles"),
    ("isic_h", "H_TransportationAndStorage"),
    ("isic_i", "I_AccommodationAndFoodServiceActivities"),
    ("isic_j", "J_InformationAndCommunication"),
    ("isic_n", "N_AdministrativeAndSupportServiceActivities"),
    ("isic_s", "S_OtherServiceActivities"),
    ("isic_t", "T_ActivitiesOfHouseholdsAsEmployers"),
];
const SEXUAL_TYPES: &[Word] = &[
    ("prostitution", "Prostitution"),
    ("pornography", "Pornography"),
    ("remote_interactive", "RemoteInteractiveServices"),
    ("private_sexual", "PrivateSexualServices"),
];
const ROLES: &[Word] = &[
    ("travelling_partner", "TravellingPartner"),
    ("transporter", "Transporter"),
    ("recruiter", "RecruiterOrIntermediary"),
    ("broker", "BrokerTravelAgent"),
    ("harboured", "HarbouredIndividual"),
    ("sold", "SoldIndividual"),
    ("bought", "BoughtIndividual"),
    ("received", "ReceivedIndividual"),
    ("controlled", "ControlledIndividual"),
    ("smuggler", "Smuggler"),
    ("abuser", "Abuser"),
    ("kidnapper", "Kidnapper"),
    ("exploiter", "Exploiter"),
    ("other", "Other"),
];
