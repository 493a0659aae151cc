//! Lists, single records, histories and walks.

use crate::world::{Import, agency, import, on_each_engine, row};
use lantern_model::{Coded, RecordId, SourceKind, Unit, change::ChangeKind, field};
use lantern_store::{
    ImportStanding::{Complete, Discarded},
    RecordFilter, RecordStanding, Store, StoreError,
};
use uuid::Uuid;

const WOMAN: &[(&str, &str)] = &[("victim.family_name", "Invented-Name"), ("victim.sex", "female"), ("event.acts", "recruitment"), ("event.means", "-")];
const MAN: &[(&str, &str)] = &[("victim.family_name", "Invented-Name"), ("victim.sex", "male"), ("event.acts", "recruitment")];

async fn only(store: &Store) -> RecordId {
    store.records(&RecordFilter::default(), 0, 1).await.unwrap().0[0].record
}

fn coded(path: &str, text: &str) -> Coded {
    Coded::checked(field::by_path(path).unwrap(), text).unwrap()
}

/// A record shows its coded values and names which identity fields it has, without opening them.
#[test]
fn a_record_as_it_stands() {
    on_each_engine(async |world| {
        let store = world.store().await;
        import(&store, false, vec![row("a", 2, WOMAN)]).await;
        let record = only(&store).await;
        let detail = store.record(record).await.unwrap().unwrap();
        assert_eq!(detail.standing, RecordStanding::Counts);
        assert_eq!(detail.sealed_fields, [(Unit::Victim, 0, 1)]);
        let units: Vec<_> = detail.units.iter().map(|unit| (unit.unit, unit.values.len())).collect();
        assert_eq!(units, [(Unit::Victim, 1), (Unit::Event, 2)]);
        assert_eq!((detail.summary.version, detail.summary.row_number, detail.summary.elements.as_str()), (1, 2, "not_enough_known"));
        import(&store, true, vec![]).await;
        assert_eq!(store.record(record).await.unwrap().unwrap().standing, RecordStanding::Withdrawn);
        let open = Import::open(&store, false).await;
        open.rows(vec![row("b", 3, MAN)]).await;
        assert_eq!(store.record(RecordId::new(Uuid::new_v4())).await.unwrap(), None);
    });
}

/// The history names each field before and after, newest first, and shows a sealed one as sealed.
#[test]
fn a_history_has_before_and_after() {
    on_each_engine(async |world| {
        let store = world.store().await;
        import(&store, false, vec![row("a", 2, WOMAN)]).await;
        let record = only(&store).await;
        let open = Import::open(&store, false).await;
        open.rows(vec![row("a", 7, &[("victim.sex", "female"), ("event.acts", "transfer")])]).await;
        open.discard().await;
        import(&store, false, vec![row("a", 3, MAN)]).await;
        import(&store, true, vec![]).await;
        let history = store.history(record).await.unwrap();
        let kinds: Vec<_> = history.iter().map(|entry| (entry.version, entry.kind, entry.import)).collect();
        assert_eq!(
            kinds,
            [(4, ChangeKind::Withdraw, Complete), (3, ChangeKind::Edit, Complete), (2, ChangeKind::Edit, Discarded), (1, ChangeKind::New, Complete)]
        );
        let edit = &history[1];
        assert_eq!((edit.row_number, edit.file_name.as_str(), edit.purpose.as_str()), (3, "intake.csv", "imports a file"));
        let change = |path: &str| {
            let field = field::by_path(path).unwrap();
            edit.changes.iter().find(|change| (change.unit, change.field) == (field.unit, field.number))
        };
        let sex = change("victim.sex").unwrap();
        assert_eq!((&sex.before, &sex.after), (&Some(coded("victim.sex", "female")), &Some(coded("victim.sex", "male"))));
        let means = change("event.means").unwrap();
        assert_eq!((&means.before, &means.after), (&Some(coded("event.means", "-")), &None));
        assert!(change("event.acts").is_none(), "what did not change is not in the entry");
        let name = change("victim.family_name").unwrap();
        assert!(name.sealed && name.before.is_none() && name.after.is_none());
        assert_eq!(history[0].changes.len(), 3, "a withdrawal takes everything away");
    });
}

/// Lists filter by agency, dataset and the beginning of an id, and page without loss.
#[test]
fn lists_filter_and_page() {
    on_each_engine(async |world| {
        let store = world.store().await;
        let other = agency(&store, "hospital").await;
        import(&store, false, (0..25).map(|at| row(&format!("k{at}"), at + 2, MAN)).collect()).await;
        let (first, total) = store.records(&RecordFilter::default(), 0, 10).await.unwrap();
        let (last, _) = store.records(&RecordFilter::default(), 20, 10).await.unwrap();
        assert_eq!((first.len(), last.len(), total), (10, 5, 25));
        assert_eq!((first[0].row_number, last[4].row_number), (2, 26));
        let id = last[4].record.to_string();
        for prefix in [&id[..], &id[..13], &id[..8]] {
            let filter = RecordFilter { id_prefix: Some(prefix.to_owned()), ..RecordFilter::default() };
            assert!(store.records(&filter, 0, 10).await.unwrap().0.iter().any(|summary| summary.record == last[4].record));
        }
        let nobody = RecordFilter { agency: Some(other), ..RecordFilter::default() };
        assert_eq!(store.records(&nobody, 0, 10).await.unwrap(), (vec![], 0));
        let dataset = store.datasets().await.unwrap()[0].clone();
        assert_eq!(dataset.source_kind, SourceKind::CaseRecords);
        let filter = RecordFilter { agency: Some(dataset.agency), dataset: Some(dataset.id), id_prefix: None };
        assert_eq!(store.records(&filter, 0, 1).await.unwrap().1, 25);
    });
}

/// A walk goes through everything that counts in the order of dataset, row and id, whatever order it came in.
#[test]
fn walks_are_in_order() {
    on_each_engine(async |world| {
        let store = world.store().await;
        import(&store, false, vec![row("late", 9, MAN), row("early", 3, WOMAN), row("same-1", 5, MAN), row("same-2", 5, MAN)]).await;
        import(&store, false, vec![row("late", 1, WOMAN)]).await;
        let mut records = Vec::new();
        store
            .scan_records::<StoreError>(&mut |page| {
                records.extend(page.into_iter().map(|row| (row.dataset_index, row.row_number, row.record)));
                Ok(())
            })
            .await
            .unwrap();
        let mut sorted = records.clone();
        sorted.sort();
        assert_eq!((records.len(), &records), (4, &sorted));
        let mut victims = Vec::new();
        store
            .scan_unit::<StoreError>(Unit::Victim, &mut |page| {
                for row in page {
                    assert_eq!(row.values().count(), field::coded_of(Unit::Victim).count());
                    victims.push((row.record, row.values().next().flatten().map(str::to_owned)));
                }
                Ok(())
            })
            .await
            .unwrap();
        assert_eq!(victims.iter().map(|(record, _)| *record).collect::<Vec<_>>(), records.iter().map(|(_, _, record)| *record).collect::<Vec<_>>());
        assert_eq!(victims[0].1.as_deref(), Some("female"), "the newest version is the one that is walked");
    });
}
