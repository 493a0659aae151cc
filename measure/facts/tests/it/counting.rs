//! Tables of records and of perpetrators, against counts made by hand.

use crate::world::{Row, World, query, rows};
use lantern_facts::{Dimension, FactsError, Figure, Scope, records_of, typology_tables};
use lantern_model::SourceKind;

const PEOPLE: &[Row<'static>] = &[
    &[
        ("victim.sex", "female"),
        ("victim.age_group", "9_17"),
        ("victim.status", "identified"),
        ("victim.citizenship", "XA XB"),
        ("victim.detection_date", "2024-03-05"),
        ("event.forms", "forced_labour sexual_exploitation"),
        ("event.acts", "recruitment receipt"),
        ("event.recruitment_area", "XA-01"),
        ("event.transit_areas", "XB-02"),
        ("event.exploitation_area", "XC-01"),
        ("perpetrator.kind", "individual"),
        ("perpetrator.roles", "recruiter exploiter"),
        ("perpetrator.kind#1", "armed_group"),
    ],
    &[
        ("victim.sex", "male"),
        ("victim.age_group", "18_plus"),
        ("victim.status", "presumed"),
        ("victim.detection_date", "2024"),
        ("event.forms", "forced_labour"),
        ("event.acts", "-"),
        ("event.recruitment_area", "XA-01"),
        ("event.exploitation_area", "XC-01"),
        ("perpetrator.kind", "individual"),
        ("perpetrator.roles", "!unknown"),
    ],
    &[("victim.sex", "!declined"), ("victim.age_group", "30_38"), ("event.forms", "!unknown")],
    &[("victim.sex", "female"), ("victim.status", "!unknown")],
    &[("victim.sex", "female"), ("victim.status", "at_risk"), ("event.forms", "forced_labour"), ("perpetrator.kind", "business")],
    &[("victim.sex", "male"), ("victim.status", "not_a_victim")],
];

/// The four ways of having no value stay apart from each other and from "not recorded", and stand last; people at risk and
/// people found not to be victims are left out.
#[tokio::test]
async fn sex_is_counted_as_by_hand() {
    let table = World::of(PEOPLE).await.snapshot().await.table(&query("sex", &[])).await.unwrap();
    assert_eq!(rows(&table), ["female=2", "male=1", "!declined=1"]);
    assert_eq!((table.all, table.known, table.additive), (Figure::Exact(4), Figure::Exact(3), true));
}

/// At risk and not-a-victim are shown where the table asks for the status.
#[tokio::test]
async fn the_status_is_asked_for() {
    let world = World::of(PEOPLE).await;
    let snapshot = world.snapshot().await;
    let table = snapshot.table(&query("status", &[])).await.unwrap();
    assert_eq!(rows(&table), ["at_risk=1", "presumed=1", "identified=1", "not_a_victim=1", "!unknown=1", "!not_recorded=1"]);
    assert_eq!(rows(&snapshot.table(&query("sex", &["status=at_risk,presumed"])).await.unwrap()), ["female=1", "male=1"]);
}

/// A record stands under each form it names, and once under "one" or "several".
#[tokio::test]
async fn forms_are_counted_each_and_once() {
    let world = World::of(PEOPLE).await;
    let snapshot = world.snapshot().await;
    let each = snapshot.table(&query("form", &[])).await.unwrap();
    assert_eq!(rows(&each), ["forced_labour=2", "sexual_exploitation=1", "!unknown=1", "!not_recorded=1"]);
    assert_eq!((each.all, each.known, each.additive), (Figure::Exact(4), Figure::Exact(2), false));
    assert_eq!(rows(&snapshot.table(&query("form_count", &[])).await.unwrap()), ["single=1", "several=1", "!unknown=1", "!not_recorded=1"]);
    let group = snapshot.table(&query("form_group", &[])).await.unwrap();
    assert_eq!((rows(&group), group.additive), (["forced_labour=1", "several=1", "!unknown=1", "!not_recorded=1"].map(str::to_owned).to_vec(), true));
}

/// "None of them" is a known answer; a band that straddles two broad ones is unknown; routes, years and pairs are as recorded.
#[tokio::test]
async fn derived_dimensions_are_read_as_recorded() {
    let world = World::of(PEOPLE).await;
    let snapshot = world.snapshot().await;
    let counted = async |by: &str| rows(&snapshot.table(&query(by, &[])).await.unwrap());
    assert_eq!(counted("act").await, ["recruitment=1", "receipt=1", "-=1", "!not_recorded=2"]);
    assert_eq!(counted("age_broad").await, ["9_17=1", "27_38=1", "!unknown=1", "!not_recorded=1"]);
    assert_eq!(counted("route").await, ["XA-01>XB-02>XC-01=1", "XA-01>XC-01=1", "!not_recorded=2"]);
    assert_eq!(counted("year_detection").await, ["2024=2", "!not_recorded=2"]);
    assert_eq!(counted("citizenship act").await[..4], ["XA recruitment=1", "XA receipt=1", "XB recruitment=1", "XB receipt=1"]);
    assert_eq!(counted("elements").await, ["not_enough_known=3", "not_met=1"]);
    assert_eq!(counted("").await, ["=4"]);
}

/// Perpetrators are counted by themselves, of counted records only, also under a condition on the record.
#[tokio::test]
async fn perpetrators_are_counted_apart() {
    let world = World::of(PEOPLE).await;
    let snapshot = world.snapshot().await;
    assert_eq!(rows(&snapshot.table(&query("perpetrator_kind", &[])).await.unwrap()), ["individual=2", "armed_group=1"]);
    assert_eq!(rows(&snapshot.table(&query("perpetrator_kind", &["sex=female"])).await.unwrap()), ["individual=1", "armed_group=1"]);
    assert_eq!(rows(&snapshot.table(&query("perpetrator_role", &[])).await.unwrap()), ["recruiter=1", "exploiter=1", "!unknown=1", "!not_recorded=1"]);
    let mixed = snapshot.table(&query("sex perpetrator_kind", &[])).await.unwrap_err();
    assert!(matches!(mixed, FactsError::MixedUnits { .. }) && mixed.is_question());
}

/// Questions that cannot be answered are refused by name.
#[tokio::test]
async fn bad_questions_are_refused_by_name() {
    let world = World::of(PEOPLE).await;
    let snapshot = world.snapshot().await;
    assert!(Dimension::named("colour").unwrap_err().to_string().contains("there is no dimension \"colour\""));
    let refused = async |by: &str, conditions: &[&str]| snapshot.table(&query(by, conditions)).await.unwrap_err().to_string();
    assert!(refused("sex", &["sex=femal"]).await.contains("\"sex\" has no code \"femal\"; it has: female"));
    assert!(refused("sex", &["citizenship=Atlantis"]).await.contains("\"citizenship\" has no code"));
    assert!(refused("sex", &["source=7"]).await.contains("\"source\" has no code \"7\"; it has: 0"));
    assert!(refused("sex sex", &[]).await.contains("stands twice"));
    assert!(refused("sex act means form status", &[]).await.contains("at most 4"));
    assert!(refused("court_act", &[]).await.contains("does not exist in sources of the kind \"case_records\""));
    assert_eq!(rows(&snapshot.table(&query("sex", &["form=slavery_or_similar_practices"])).await.unwrap()), Vec::<String>::new());
}

/// Kinds of source are never summed: without a name for one the question is refused, with it each is counted alone.
#[tokio::test]
async fn kinds_are_never_summed() {
    let mut world = World::of(PEOPLE).await;
    world.import("agency-b", SourceKind::Synthetic, &[&[("victim.sex", "female")]]).await;
    let snapshot = world.snapshot().await;
    assert_eq!(snapshot.source_kinds(), [SourceKind::CaseRecords, SourceKind::Synthetic]);
    assert!(matches!(snapshot.table(&query("sex", &[])).await, Err(FactsError::SeveralKinds(kinds)) if kinds.len() == 2));
    assert!(matches!(snapshot.typology(&Scope::default()).await, Err(FactsError::SeveralKinds(_))));
    let mut asked = query("sex", &[]);
    asked.source_kind = Some(SourceKind::Synthetic);
    assert_eq!(rows(&snapshot.table(&asked).await.unwrap()), ["female=1"]);
    asked.source_kind = Some(SourceKind::KAnonymised);
    assert_eq!(snapshot.table(&asked).await.unwrap().all, Figure::Exact(0));
    // A condition on the source settles the kind.
    assert_eq!(rows(&snapshot.table(&query("source", &["source=1"])).await.unwrap()), ["1=1"]);
}

/// The typology has all its tables in order, and the whole of a table of records is the same in each that does not show the status.
#[tokio::test]
async fn the_typology_is_whole() {
    let typology = World::of(PEOPLE).await.snapshot().await.typology(&Scope::default()).await.unwrap();
    let parts: Vec<_> = typology.parts.iter().map(|part| part.key).collect();
    assert_eq!(parts, ["areas", "people", "perpetrators", "means", "forms", "conflict", "sources"]);
    let tables: Vec<_> = typology.parts.iter().flat_map(|part| &part.tables).collect();
    assert_eq!(tables.iter().map(|table| table.id).collect::<Vec<_>>(), typology_tables().iter().map(|table| table.id).collect::<Vec<_>>());
    for table in tables.iter().filter(|table| table.id != Some("status")) {
        let expected = if table.unit == lantern_facts::CountUnit::Records { 4 } else { 3 };
        assert_eq!(table.all, Figure::Exact(expected), "{:?}", table.id);
    }
}

/// A number and the list behind it agree, page by page, for every row of every table of one dimension.
#[tokio::test]
async fn a_number_and_its_list_agree() {
    let world = World::of(PEOPLE).await;
    let snapshot = world.snapshot().await;
    for name in ["sex", "form", "status", "route", "year_detection", "source", "act"] {
        for row in snapshot.table(&query(name, &[])).await.unwrap().rows {
            let condition = lantern_facts::Condition { dimension: Dimension::named(name).unwrap(), codes: row.codes.clone() };
            let (list, all) = records_of(&world.store, &condition, SourceKind::CaseRecords, 0, 100).await.unwrap();
            assert_eq!((Figure::Exact(all), list.len() as u64), (row.figure, all), "{name} {:?}", row.codes);
            let (second, _) = records_of(&world.store, &condition, SourceKind::CaseRecords, 1, 1).await.unwrap();
            assert_eq!(second, list.get(1).copied().into_iter().collect::<Vec<_>>());
        }
    }
}
