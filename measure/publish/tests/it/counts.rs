//! Operational figures are exact; public ones are exact or withheld, in every table and under every filter.

use crate::attacker::{Public, under};
use crate::people::{ByHand, FEW, people, rows_of};
use crate::world::{NO_DELAY, TODAY, World, public, query, rows};
use lantern_facts::{Figure, Table};
use lantern_model::SourceKind;
use lantern_publish::Choice;
use std::collections::BTreeMap;

/// Operational figures are the counts by hand, small ones too, and those at risk stand where the status is asked for.
#[tokio::test]
async fn operational_figures_are_exact() {
    let people = people(1, 2500);
    let figures = World::of(&rows_of(&people)).await.shown(NO_DELAY, TODAY).await;
    let counted: Vec<_> = people.iter().filter(|person| crate::people::is_counted(person)).collect();
    let of_sex = |sex: &str| counted.iter().filter(|person| person.get("sex") == Some(&sex)).count();
    let table = figures.table(&query("sex", &[]), Choice::Operational).await.unwrap();
    let unrecorded = counted.iter().filter(|person| !person.contains_key("sex")).count();
    let by_hand: Vec<String> = ["female", "male", "other", "!unknown", "!declined"].map(|sex| format!("{sex}={}", of_sex(sex))).into();
    assert_eq!(rows(&table).into_iter().filter(|row| !row.starts_with("!not_recorded")).collect::<Vec<_>>().len(), by_hand.len());
    for row in &by_hand {
        assert!(rows(&table).contains(row), "{row} is not in {:?}", rows(&table));
    }
    assert!(rows(&table).contains(&format!("!not_recorded={unrecorded}")) && (1..11).contains(&of_sex("other")));
    assert_eq!(table.all, Figure::Exact(counted.len() as u64));
    let at_risk = people.iter().filter(|person| person.get("status") == Some(&"at_risk")).count();
    let asked = figures.table(&query("", &["status=at_risk"]), Choice::Operational).await.unwrap();
    assert_eq!(asked.all, Figure::Exact(at_risk as u64));
}

/// In every public table a count is the count by hand or withheld, none is from 1 to 10, and zeros are true; the same holds for
/// the questions of one code each. Most of what could be told is told.
#[tokio::test]
async fn every_public_cell_is_exact_or_withheld() {
    for (seed, count, threshold, told_percent) in [(1, 3500, 11, 80), (2, 400, 11, 40), (3, 900, 5, 70)] {
        let people = people(seed, count);
        let figures = World::of(&rows_of(&people)).await.shown(lantern_publish::PublicRule { threshold, ..NO_DELAY }, TODAY).await;
        let public = Public::of(&figures, SourceKind::CaseRecords).await;
        let mut by_hand = ByHand::new(&people, threshold);
        assert_eq!(public.total(), by_hand.people.len() as u64);
        let (mut told, mut withheld) = (0, 0);
        for (table, cells) in &public.tables {
            let truth = by_hand.table(table);
            assert_eq!(truth.keys().collect::<Vec<_>>(), cells.keys().collect::<Vec<_>>(), "{table:?}");
            for (cell, value) in cells {
                match value {
                    Some(value) => assert!(*value == truth[cell] && *value >= threshold, "{table:?} {cell:?}: {value}"),
                    None => withheld += truth[cell],
                }
                told += value.unwrap_or_default();
            }
        }
        for (name, each) in &public.each {
            let (codes, unknown) = by_hand.each(name);
            assert_eq!(codes.keys().collect::<Vec<_>>(), each.codes.keys().collect::<Vec<_>>(), "{name}");
            assert!(each.unknown.is_none_or(|count| count == unknown && (count == 0 || count >= threshold)), "{name}");
            assert!(each.known.is_none_or(|count| count == public.total() - unknown && (count == 0 || count >= threshold)), "{name}");
            for (code, value) in &each.codes {
                assert!(value.is_none_or(|value| value == codes[code] && value >= threshold), "{name} {code}: {value:?}");
            }
        }
        assert!(told * 100 >= (told + withheld) * told_percent, "{count} records: {told} told, {withheld} withheld, of {} tables", public.tables.len());
    }
}

fn cells(table: &Table) -> BTreeMap<Vec<String>, Option<u64>> {
    let told = table.rows.iter().filter(|row| row.figure != Figure::Exact(0));
    told.map(|row| (row.codes.clone(), row.figure.exact())).collect()
}

/// A filter shows the very cells of the unfiltered table, whether the table is also divided by what is filtered or not.
#[tokio::test]
async fn a_filter_shows_nothing_new() {
    let people = people(5, 900);
    let figures = World::of(&rows_of(&people)).await.shown(NO_DELAY, TODAY).await;
    let all = Public::of(&figures, SourceKind::CaseRecords).await;
    for (table, inner) in all.tables.iter().filter(|(table, _)| !table.is_empty()) {
        for (place, name) in table.iter().enumerate() {
            let rest: Vec<&str> = table.iter().copied().filter(|other| other != name).collect();
            let codes = all.tables[&vec![*name]].keys().map(|cell| cell[0].clone());
            // A question names codes that a record can have; of several citizenships it would name them.
            for code in codes.filter(|code| *name != "citizenship" || code != "several") {
                let condition = format!("{name}={code}");
                let expected: BTreeMap<Vec<String>, Option<u64>> =
                    inner.iter().filter(|(cell, _)| cell[place] == code).map(|(cell, value)| (cell.clone(), *value)).collect();
                let kept = public(&figures, &table.join(" "), &[&condition]).await;
                assert_eq!(cells(&kept), expected, "{table:?} where {condition}");
                let filtered = public(&figures, &rest.join(" "), &[&condition]).await;
                let narrowed: BTreeMap<Vec<String>, Option<u64>> = expected.iter().map(|(cell, value)| (under(table, cell, &rest), *value)).collect();
                assert_eq!(cells(&filtered), narrowed, "{rest:?} where {condition}");
                let whole = all.tables[&vec![*name]][&vec![code.clone()]];
                assert_eq!((kept.all.exact(), filtered.all.exact()), (whole, whole));
                assert_eq!(filtered.conditions[0].codes, [code.as_str()]);
            }
        }
    }
}

/// Publicly nothing tells a rare category from one that nobody has; where no category is rare, nobody is a true zero. However
/// unknown is asked for, the answer says that it is of all that is unknown or rare.
#[tokio::test]
async fn what_is_rare_is_not_told_from_what_is_not_there() {
    let people = people(1, 2500);
    let mut by_hand = ByHand::new(&people, 11);
    assert!(by_hand.rare("sex").contains("other") && by_hand.rare("citizenship").contains("XF") && by_hand.rare("conflict_relation").is_empty());
    let figures = World::of(&rows_of(&people)).await.shown(NO_DELAY, TODAY).await;
    for (condition, expected) in [
        ("sex=other", Figure::Withheld),
        ("citizenship=XF", Figure::Withheld),
        ("citizenship=FR", Figure::Withheld),
        ("exploitation_area=XC-03", Figure::Withheld),
        ("exploitation_area=XQ-77", Figure::Withheld),
        ("conflict_relation=through", Figure::Exact(0)),
        ("sex=female", Figure::Exact(by_hand.table(&["sex"])[&vec!["female".to_owned()]])),
    ] {
        let table = public(&figures, "", &[condition]).await;
        assert_eq!((table.all, table.rows.len()), (expected, 1), "{condition}");
    }
    let few = public(&figures, "", &["disability=!declined"]).await;
    assert_eq!(few.conditions[0].codes, [FEW]);
    assert_eq!(few.all, Figure::Exact(by_hand.table(&["disability"])[&vec![FEW.to_owned()]]));
    assert_eq!(public(&figures, "", &["disability=!unknown_or_few"]).await.all, few.all);
}
