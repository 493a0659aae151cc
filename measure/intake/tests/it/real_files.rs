//! The public files: what is read, what stays outside, and that a second import changes nothing.

use crate::bench::{bench, reference, request};
use lantern_intake::{ImportReport, inspect};
use lantern_model::Unit;

/// Imports a public file twice. First all is new or rejected with a reason; then all is unchanged.
async fn twice(file: &str, layout: &str) -> Option<(ImportReport, crate::bench::Bench)> {
    let request = request(reference(file)?);
    let bench = bench().await;
    let first = bench.import(&request).await.unwrap();
    assert_eq!((first.layout.as_str(), first.read, first.changed, first.unchanged), (layout, first.new + first.rejected, 0, 0));
    let reasons: u64 = first.groups.iter().filter(|group| group.rejected).map(|group| group.rows).sum();
    assert!(reasons >= first.rejected, "every rejected row has a reason");
    for group in &first.groups {
        println!("{file}: {} {:?} {:?} rejected {} rows {}", group.class, group.column, group.value_class, group.rejected, group.rows);
    }
    let second = bench.import(&request).await.unwrap();
    assert_eq!((second.read, second.new, second.changed, second.unchanged, second.rejected), (first.read, 0, 0, first.new, first.rejected));
    Some((first, bench))
}

/// Equal rows are different people: all 48,773 count, 936 of them differ. No warning: the layout explains every value.
#[tokio::test(flavor = "multi_thread")]
async fn k_anonymised_rows_all_count() {
    let Some((report, bench)) = twice("open/ctdc_kanon_2020_core7.csv", "ctdc-kanon").await else { return };
    assert_eq!((report.read, report.rejected, report.warnings), (48_773, 0, 0));
    assert_eq!(bench.counting(Unit::Victim).await, 48_773);
    let sexes = bench.values("victim.sex").await;
    assert_eq!((sexes["female"], sexes["male"]), (35_506, 13_267));
    let forms = bench.values("event.forms").await;
    assert!(!forms.contains_key("-"), "two of eight flags cannot say that there was no exploitation");
    assert_eq!(forms.iter().filter(|(forms, _)| forms.split(' ').any(|form| form == "forced_labour")).map(|(_, count)| count).sum::<u64>(), 9_772);
}

/// The official counts of the victim-perpetrator set come out of the record.
#[tokio::test(flavor = "multi_thread")]
async fn victim_perpetrator_pairs() {
    let Some((report, bench)) = twice("open/ctdc_vpsynthetic_condensed.csv", "ctdc-vp").await else { return };
    assert_eq!((report.read, report.rejected, report.warnings), (21_195, 0, 0));
    assert_eq!(bench.values("victim.sex").await["female"], 9_589);
    assert_eq!(bench.values("victim.registration_date").await["2014/2018"], 6_274);
    assert_eq!(bench.values("perpetrator.sex").await["female male"], 2_452);
    assert_eq!(
        bench.values("event.forms").await["forced_labour"] + bench.values("event.forms").await.get("sexual_exploitation forced_labour").unwrap_or(&0),
        12_248
    );
}

/// "<5" stays a figure with bounds, never 0 or 5; a category that cannot be read does not cost the figure.
#[tokio::test(flavor = "multi_thread")]
async fn censored_figures_stay_censored() {
    let Some((report, bench)) = twice("open/unodc_data_glotip.xlsx", "glotip").await else { return };
    assert_eq!((report.read, report.rejected), (46_556, 0));
    let values = bench.values("aggregate.value").await;
    assert_eq!((values["<5"], values.get("0"), values["5"]), (23_076, None, 1_328));
    let count = lantern_model::Censored::parse("<5").unwrap();
    assert_eq!((count.low(), count.high()), (1, Some(4)));
    assert_eq!(values.get("25844"), Some(&1), "separators of thousands are read");
    let categories = bench.values("aggregate.category").await;
    assert_eq!((categories["total"] >= 23_802, categories["by_form"]), (true, 13_202));
}

/// Court cases are known by their row number; texts where a number is expected become unknown with a warning.
#[tokio::test(flavor = "multi_thread")]
async fn court_cases() {
    let Some((report, bench)) = twice("open/unodc_case_law_coded.csv", "case-law").await else { return };
    assert_eq!((report.read, report.rejected), (181, 0));
    let victims = bench.values("court_case.victims").await;
    assert_eq!((victims["1"], victims[">=15"]), (53, 4));
    let dates = bench.values("court_case.verdict_date").await;
    assert!(
        dates.keys().any(|date| date.starts_with("1981-07-30")) && !dates.keys().any(|date| date.starts_with("208")),
        "years of two digits lie in the past"
    );
    let preview = inspect(&request(reference("open/unodc_case_law_coded.csv").unwrap())).unwrap();
    assert_eq!((preview.rows, preview.ready, preview.outside, preview.recognised), (181, 181, 0, true));
    assert!(preview.columns.iter().any(|column| column.heading == "ActsInvolved" && !column.samples.is_empty()));
    assert!(preview.columns.iter().any(|column| column.heading == "row" && column.key && column.samples.is_empty()));
}
