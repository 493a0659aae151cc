//! What the delay gives away from one month to the next: not a defect of a release, but what docs/figures.md warns of.

use crate::world::{TODAY, World, public, row};
use lantern_publish::PublicRule;

/// Within a month the public figures of one snapshot stay the same. When the month turns, the difference is the people detected
/// in the month that is added, be they ever so few: two releases are protected each by itself only.
#[tokio::test]
async fn a_new_month_can_be_subtracted() {
    let mut rows = vec![row(&[("victim.sex", "female"), ("victim.detection_date", "2024-01")]); 100];
    rows.extend(vec![row(&[("victim.sex", "female"), ("victim.detection_date", "2025-10")]); 3]);
    let world = World::of(&rows).await;
    let rule = PublicRule { threshold: 11, delay_months: 6 };
    let mut totals = Vec::new();
    for today in ["2026-03-01", TODAY, "2026-03-31", "2026-04-01"] {
        totals.push(public(&world.figures(rule, today).await, "sex", &[]).await.all.exact().unwrap());
    }
    assert_eq!(totals, [100, 100, 100, 103]);
}
