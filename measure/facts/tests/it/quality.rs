//! The quality report of one source.

use crate::world::{Row, World};
use lantern_facts::Timeliness;
use lantern_model::SourceKind;

const ROWS: &[Row<'static>] = &[
    &[("victim.sex", "female"), ("victim.detection_date", "2024-03-05"), ("victim.registration_date", "2024-03-07"), ("event.acts", "-")],
    &[("victim.sex", "female"), ("victim.detection_date", "2024-03-05"), ("victim.registration_date", "2024-03-07"), ("event.acts", "-")],
    &[("victim.sex", "!unknown"), ("victim.detection_date", "2023-11"), ("victim.registration_date", "2024-01")],
    &[
        ("victim.sex", "male"),
        ("victim.detection_date", "2024-06-01"),
        ("victim.registration_date", "2024-07-01"),
        ("victim.age_group", "9_17"),
        ("victim.age_status_detection", "adult"),
    ],
    &[("victim.registration_date", "2024-07-01"), ("perpetrator.kind", "business"), ("perpetrator.kind#1", "!unknown")],
];

/// Completeness counts known values and "none of them", of perpetrators per perpetrator; delays, contradictions, twins and the
/// months of detection are those of the rows. A source without such units has no such lines.
#[tokio::test]
async fn quality_is_as_by_hand() {
    let mut world = World::of(ROWS).await;
    world.import("unodc", SourceKind::CourtCase, &[&[("court_case.acts", "transfer")]]).await;
    let snapshot = world.snapshot().await;
    let [quality, court] = snapshot.quality() else { panic!("two sources") };
    let known = |name: &str| quality.completeness.iter().find(|one| one.dimension.name() == name).map(|one| (one.known, one.all));
    assert_eq!(
        (known("sex"), known("act"), known("year_detection"), known("perpetrator_kind"), known("court_act")),
        (Some((3, 5)), Some((2, 5)), Some((4, 5)), Some((1, 2)), None)
    );
    assert_eq!(quality.timeliness, Some(Timeliness { median_days: 2, ninth_decile_days: 30, known: 3, reversed: 0, by_month: false }));
    assert_eq!(quality.contradictions.iter().filter(|(_, count)| *count > 0).collect::<Vec<_>>(), [&("age-status", 1)]);
    assert_eq!((quality.records, quality.duplicates), (5, 1));
    assert_eq!(quality.detection, Some(("2023-11".to_owned(), "2024-06".to_owned())));
    assert_eq!((court.source, court.records, court.timeliness), (1, 1, None));
}
