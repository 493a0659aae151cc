//! The built-in layouts, and what a data officer is told about a layout of their own.

use lantern_intake::{Layout, LayoutError};

fn owned(headings: &str) -> Vec<String> {
    headings.split_whitespace().map(str::to_owned).collect()
}

/// Every built-in layout reads, is recognised by its own headings, and only those about cases identify anybody.
#[test]
fn built_in_layouts_are_sound() {
    let ids: Vec<&str> = Layout::builtin().iter().map(|layout| layout.id.as_str()).collect();
    assert_eq!(ids, ["htcds", "ctdc-vp", "ctdc-kanon", "ctdc-synthetic", "glotip", "case-law", "lantern"]);
    for layout in Layout::builtin() {
        let mut headings: Vec<String> = layout.columns.iter().map(|column| column.headings[0].clone()).chain(layout.key.iter().cloned()).collect();
        headings.sort();
        headings.dedup();
        assert_eq!(Layout::recognise(&headings).map(|found| found.id.as_str()), Some(layout.id.as_str()));
        assert_eq!(layout.has_identity(), matches!(layout.id.as_str(), "htcds" | "lantern"), "{}", layout.id);
        assert_eq!(layout.titles.len(), 6, "{}", layout.id);
    }
}

const CONTROL: &str = "meansOfControlDebtBondage meansOfControlTakesEarnings meansOfControlThreats meansOfControlPsychologicalAbuse meansOfControlPhysicalAbuse \
    meansOfControlSexualAbuse meansOfControlFalsePromises meansOfControlPsychoactiveSubstances meansOfControlRestrictsMovement meansOfControlRestrictsMedicalCare \
    meansOfControlExcessiveWorkingHours meansOfControlThreatOfLawEnforcement meansOfControlWithholdsNecessities meansOfControlWithholdsDocuments meansOfControlOther";

/// Both published headers of the global data set are recognised with no column left over, also with names cut after 32 letters;
/// the survey form of HTCDS, with its own spelling, too. A file that shares a word or two with a layout is not.
#[test]
fn published_headers_are_recognised() {
    let kanon = owned(&format!(
        "yearOfRegistration Datasource gender ageBroad majorityStatus majorityStatusAtExploit majorityEntry citizenship {CONTROL} meansOfControlRestrictsFinancialAccess \
         meansOfControlUsesChildren meansOfControlNotSpecified meansOfControlConcatenated isForcedLabour isSexualExploit isOtherExploit isSexAndLabour isForcedMarriage \
         isForcedMilitary isOrganRemoval isSlaveryAndPractices typeOfExploitConcatenated typeOfLabourAgriculture typeOfLabourAquafarming typeOfLabourBegging \
         typeOfLabourConstruction typeOfLabourDomesticWork typeOfLabourHospitality typeOfLabourIllicitActivities typeOfLabourManufacturing typeOfLabourMiningOrDrilling \
         typeOfLabourPeddling typeOfLabourTransportation typeOfLabourOther typeOfLabourNotSpecified typeOfLabourConcatenated typeOfSexProstitution typeOfSexPornography \
         typeOfSexRemoteInteractiveServices typeOfSexPrivateSexualServices typeOfSexConcatenated isAbduction RecruiterRelationship CountryOfExploitation \
         recruiterRelationIntimatePartner recruiterRelationFriend recruiterRelationFamily recruiterRelationOther recruiterRelationUnknown"
    ));
    let synthetic = owned(&format!(
        "yearOfRegistration gender ageBroad majorityStatusAtExploit traffickMonths citizenship CountryOfExploitation {CONTROL} isForcedLabour isSexualExploit isOtherExploit \
         typeOfLabourAgriculture typeOfLabourConstruction typeOfLabourDomesticWork typeOfLabourHospitality typeOfLabourOther typeOfSexProstitution typeOfSexPornography \
         typeOfSexOther recruiterRelationIntimatePartner recruiterRelationFriend recruiterRelationFamily recruiterRelationOther"
    ));
    assert_eq!(synthetic.len(), 37);
    for (headings, id) in [(&kanon, "ctdc-kanon"), (&synthetic, "ctdc-synthetic")] {
        let layout = Layout::recognise(headings).unwrap();
        assert_eq!(layout.id, id);
        let known: Vec<&str> = layout.headings().collect();
        for heading in headings {
            assert!(known.contains(&heading.as_str()), "{id} knows {heading}");
        }
        let cut: Vec<String> = headings.iter().map(|heading| heading.chars().take(32).collect()).collect();
        assert_eq!(Layout::recognise(&cut).map(|layout| layout.id.as_str()), Some(id));
    }
    let survey = owned(
        "con_Consent prs_First_Name prs_Second_Name prs_Birthdate prs_Gender prs_Citizenship vic_MethodOfRecruitment vic_Methods_of_Control vic_TypeOfExploitation cas_Status",
    );
    assert_eq!(Layout::recognise(&survey).map(|layout| layout.id.as_str()), Some("htcds"));
    assert!(Layout::recognise(&owned("gender citizenship income")).is_none());
}

/// A mistake in a layout is told with its line and with what to write instead.
#[test]
fn mistakes_are_told_with_their_line() {
    const HEAD: &str = "lantern_layout = 1\nid = \"ours\"\nsource_kind = \"case_records\"\n";
    let refused = |rest: &str| -> LayoutError { Layout::parse(&format!("{HEAD}{rest}")).unwrap_err() };
    for (rest, line, says) in [
        ("[[column]]\nheading = \"Sex\"\nfield = \"victim.sexe\"\n", 6, "victim has the fields"),
        ("[[column]]\nheading = \"Sex\"\nfield = \"victim.sex\"\nvalues = { \"f\" = \"woman\" }\n", 7, "use one of female, male, other"),
        ("[[column]]\nheading = \"Sex\"\nfield = \"victim.sex\"\ncalender = \"hijri\"\n", 7, "unknown field"),
        ("date_order = \"dmy\"\n[[column]]\nheading = \"Sex\"\nfield = \"victim.sex\"\n", 4, "day-month-year"),
        ("[[flags]]\nfield = \"victim.sex\"\ncolumns = { a = \"female\" }\n", 5, "flags need a field of several"),
        ("", 2, "maps no column"),
    ] {
        let error = refused(rest);
        assert!(error.line == line && error.problem.contains(says), "{error}");
    }
    assert_eq!(Layout::parse(&HEAD.replace("= 1", "= 2")).unwrap_err().line, 1);
}
