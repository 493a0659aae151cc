//! The mappings against the lists they lead to.

use crate::{Crosswalk, set, sets};

/// The lists of HTCDS 2.0 that codes map to, with the spelling of the standard.
const HTCDS: &[(&str, &str)] = &[
    ("vic_TraffickingStatus", "PossibleVictimOfTrafficking ActualVictimOfTrafficking NotAVictimOfTrafficking"),
    ("vic_TraffickingStatusDecisionMakingOrg", "Police NGO CourtOrProsecution NonPoliceGovernmentalOrganization Other"),
    ("vic_RelationshipToTrafficker", "Familial Acquainted Unaquainted"),
    (
        "vic_MethodOfRecruitment",
        "AtAPlaceOfBusiness AtAnEducationalInstitution AtWork ThroughOnlineSocialNetworks ThroughAnOnlineAdvertisement ThroughATelevisionAdvert \
         ThroughANewspaperAdvert ThroughFamilyOrFamilyEvents ThroughFriendsOrSocialEvents Other",
    ),
    (
        "vic_MethodsOfControl",
        "PhysicalThreats ThreatsLawEnforcement ThreatensChildrenFamily DebtBondage FalsePromises PhysicalAbuse SexualAbuse TakesEarnings \
         RestrictsFinancialAccess RestrictsMedicalCare WithholdsNecessities PsychologicalAbuse PsychoactiveSubstance ExcessiveWorkingHours \
         WithholdsDocuments Other",
    ),
    (
        "MethodsOfControl",
        "DebtBondage TakesEarnings RestrictsFinancialAccess Threats PsychologicalAbuse PhysicalAbuse SexualAbuse FalsePromises \
         PsychoactiveSubstances RestrictsMovement RestrictsMedicalCare ExcessiveWorkingHours UsesChildren ThreatOfLawEnforcement \
         WithholdsNecessities WithholdsDocuments Other",
    ),
    (
        "vic_TypeOfExploitation",
        "ForcedLabour SexualExploitation ChildLabour ForcedMarriage Servitude ForcedMilitaryByNonStateActors OrganRemoval ForcedBegging \
         ForcedAdoption Surrogacy Other",
    ),
    ("vic_TypeOfSexExploitation", "Prostitution Pornography RemoteInteractiveServices PrivateSexualServices"),
    (
        "vic_ForcedLabourIndustry",
        "A_AgricultureForestryAndFishing B_MiningAndQuarrying C_Manufacturing D_ElectricityGasSteamAndAirConditioningSupply \
         E_WaterSupplySewerageWasteManagement F_Construction G_WholesaleAndRetailTradeRepairOfMotorVehicles \
         H_TransportationAndStorage I_AccommodationAndFoodServiceActivities J_InformationAndCommunication \
         K_FinancialAndInsuranceActivities L_RealEstateActivities M_ProfessionalScientificAndTechnicalActivities \
         N_AdministrativeAndSupportServiceActivities O_PublicAdministrationAndDefence P_Education \
         Q_HumanHealthAndSocialWorkActivities R_ArtsEntertainmentAndRecreation S_OtherServiceActivities \
         T_ActivitiesOfHouseholdsAsEmployers U_ActivitiesOfExtraterritorialOrganizations",
    ),
    ("prs_Gender", "Feminine Masculine TransgenderFeminine TransgenderMasculine NonConforming"),
    ("prs_MaritalStatus", "Single Married Widowed Divorced Separated RegisteredPartnership"),
    ("cas_Status", "Active FollowUp Closed ClosedReferred"),
    ("hte_Type", "Recruitment Transit"),
    (
        "per_RoleInProcess",
        "TravellingPartner Transporter RecruiterOrIntermediary BrokerTravelAgent TransferredIndividual HarbouredIndividual SoldIndividual \
         BoughtIndividual ReceivedIndividual ControlledIndividual Smuggler Abuser Kidnapper Exploiter Other",
    ),
    ("spl_Type", "Education Financial Health Legal Livelihood SocialCare"),
];

/// The columns of the CTDC layouts (k-anonymised 2020, synthetic, victim-perpetrator 2022) that codes map to.
const CTDC_COLUMNS: &[&str] = &[
    "gender",
    "ageBroad",
    "majorityStatus",
    "majorityStatusAtExploit",
    "majorityEntry",
    "UN_COO_Region",
    "UN_COE_Region",
    "isForcedLabour",
    "isSexualExploit",
    "isOtherExploit",
    "isForcedMarriage",
    "isForcedMilitary",
    "isOrganRemoval",
    "isSlaveryAndPractices",
    "isAbduction",
    "typeOfLabourAgriculture",
    "typeOfLabourAquafarming",
    "typeOfLabourBegging",
    "typeOfLabourConstruction",
    "typeOfLabourDomesticWork",
    "typeOfLabourHospitality",
    "typeOfLabourIllicitActivities",
    "typeOfLabourManufacturing",
    "typeOfLabourMiningOrDrilling",
    "typeOfLabourPeddling",
    "typeOfLabourTransportation",
    "typeOfSexProstitution",
    "typeOfSexPornography",
    "typeOfSexRemoteInteractiveServices",
    "typeOfSexPrivateSexualServices",
    "typeOfSexOther",
    "recruiterRelationIntimatePartner",
    "recruiterRelationFriend",
    "recruiterRelationFamily",
    "recruiterRelationOther",
    "IP_Exploiter",
    "IP_Gender",
    "IP_ageBroad",
    "IP_citizen_UNRegion",
    "IP_Relation",
    "IP_PayMoney",
    "IP_RecruiterBroker",
    "IP_TransactionProcess",
    "IP_ControlAbuseKidnap",
];

fn mapped(crosswalk: Crosswalk) -> impl Iterator<Item = (String, &'static str)> {
    sets()
        .iter()
        .flat_map(|set| set.codes().iter().map(move |code| (set, code)))
        .flat_map(move |(set, code)| code.maps_to(crosswalk).iter().map(move |value| (format!("{}.{}", set.name(), code.code()), value.as_str())))
}

fn htcds_has(value: &str) -> bool {
    let Some((list, value)) = value.split_once(':') else { return false };
    HTCDS.iter().any(|(name, values)| *name == list && values.split_whitespace().any(|known| known == value))
}

/// Every HTCDS value stands in its list of the standard, and every value of every list has a code: none is lost on the way in.
#[test]
fn htcds_maps_both_ways() {
    assert!(!htcds_has("vic_MethodsOfControl:RestrictsMovement") && !htcds_has("RestrictsMovement"), "the check can fail");
    for (code, value) in mapped(Crosswalk::Htcds) {
        assert!(htcds_has(value), "{code} maps to {value}");
    }
    for (list, values) in HTCDS {
        for value in values.split_whitespace() {
            assert!(mapped(Crosswalk::Htcds).any(|(_, text)| text == format!("{list}:{value}")), "{list}:{value} has no code");
        }
    }
}

/// The two HTCDS lists of means of control and the CTDC columns lead to one code each; their union has eighteen.
#[test]
fn control_means_are_the_union() {
    let control = set("control_means").unwrap();
    assert_eq!(control.codes().len(), 18);
    for list in ["vic_MethodsOfControl", "MethodsOfControl"] {
        let (_, values) = HTCDS.iter().find(|(name, _)| *name == list).unwrap();
        for value in values.split_whitespace() {
            assert_eq!(control.mapped_from(Crosswalk::Htcds, &format!("{list}:{value}")).count(), 1, "{list}:{value}");
        }
    }
    let (_, definitions) = HTCDS.iter().find(|(name, _)| *name == "MethodsOfControl").unwrap();
    for value in definitions.split_whitespace() {
        assert_eq!(control.mapped_from(Crosswalk::Ctdc, &format!("meansOfControl{value}")).count(), 1, "{value}");
    }
}

/// CTDC mappings name columns of its layouts, and a value of a column never belongs to two codes of a set.
#[test]
fn ctdc_values_are_known_and_single() {
    let mut seen = std::collections::BTreeMap::new();
    for (code, value) in mapped(Crosswalk::Ctdc) {
        if code.starts_with("missing.") {
            assert_eq!(value, "-99", "CTDC has one sign for all absences");
            continue;
        }
        let column = value.split_once('=').map_or(value, |(column, _)| column);
        assert!(CTDC_COLUMNS.contains(&column) || column.starts_with("meansOfControl"), "{code} maps to {value}");
        let name = code.split_once('.').map_or(code.as_str(), |(name, _)| name).to_owned();
        assert_eq!(seen.insert((name, value), code.clone()), None, "{value} leads to {code} and to another");
    }
}

/// Article 3 has five acts, nine means and eight purposes here, and each has a code of its own name.
#[test]
fn article_three_is_complete() {
    for (element, name, count) in [("act", "act", 5), ("means", "means", 9), ("purpose", "purpose", 8)] {
        let own = set(name).unwrap().codes().iter().filter(|code| code.maps_to(Crosswalk::ProtocolArt3) == [format!("{element}:{}", code.code())]);
        assert_eq!(own.count(), count, "{name}");
    }
    for (code, value) in mapped(Crosswalk::ProtocolArt3) {
        let (element, part) = value.split_once(':').unwrap();
        assert!(element == "clause" && part == "d" || set(element).is_some_and(|set| set.code(part).is_some()), "{code} maps to {value}");
    }
}

/// The sectors are the sections of ISIC Rev.4, A to U, each once and in order.
#[test]
fn sectors_are_isic_sections() {
    let letters: String = set("sector").unwrap().codes().iter().flat_map(|code| code.maps_to(Crosswalk::Isic)).map(String::as_str).collect();
    assert_eq!(letters, "ABCDEFGHIJKLMNOPQRSTU");
    assert!(mapped(Crosswalk::Iccs).all(|(_, value)| value == "0204"), "finer categories are not confirmed by the source");
}
