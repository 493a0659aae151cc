//! The life of an import: what counts when, and what a second file does.

use crate::world::{Import, act, counted, import, on_each_engine, opening, row};
use lantern_model::{AgencyCode, DatasetName, ImportId, SourceKind};
use lantern_store::{Change, Committed, ImportRows, NewProblem, OutsideRow, RecordFilter, Standing, Store, StoreError};
use uuid::Uuid;

fn numbers(done: &Committed) -> (u64, u64, u64) {
    (done.new, done.changed, done.unchanged)
}

const WOMAN: &[(&str, &str)] = &[("victim.sex", "female"), ("event.acts", "recruitment")];
const MAN: &[(&str, &str)] = &[("victim.sex", "male"), ("event.acts", "recruitment")];

/// New, unchanged, changed, withdrawn, back again: each file changes exactly what it says.
#[test]
fn files_change_what_they_say() {
    on_each_engine(async |world| {
        let store = world.store().await;
        let (rows, _) = import(&store, false, vec![row("a", 2, WOMAN), row("b", 3, MAN)]).await;
        assert_eq!(numbers(&rows), (2, 0, 0));
        assert_eq!(counted(&store).await, ["female", "male"]);
        let (rows, _) = import(&store, false, vec![row("a", 2, WOMAN), row("b", 3, MAN)]).await;
        assert_eq!(numbers(&rows), (0, 0, 2), "the same file twice changes nothing");
        let (rows, _) = import(&store, false, vec![row("b", 3, WOMAN)]).await;
        assert_eq!(numbers(&rows), (0, 1, 0));
        assert_eq!(counted(&store).await, ["female", "female"], "absent rows stay unless the file is whole");
        let (rows, closed) = import(&store, true, vec![row("b", 2, WOMAN)]).await;
        assert_eq!((numbers(&rows), closed.withdrawn), ((0, 0, 1), 1));
        assert_eq!(counted(&store).await, ["female"]);
        let (_, closed) = import(&store, true, vec![row("b", 2, WOMAN)]).await;
        assert_eq!(closed.withdrawn, 0, "what is withdrawn is not withdrawn again");
        let (rows, _) = import(&store, false, vec![row("a", 2, WOMAN)]).await;
        assert_eq!(numbers(&rows), (0, 1, 0), "a withdrawn row comes back as the same record");
        assert_eq!(counted(&store).await.len(), 2);
        assert_eq!(store.records(&RecordFilter::default(), 0, 10).await.unwrap().1, 2);
    });
}

/// An open import changes no figure, neither by its new rows nor by those that it replaces.
#[test]
fn an_open_import_does_not_count() {
    on_each_engine(async |world| {
        let store = world.store().await;
        import(&store, false, vec![row("a", 2, WOMAN)]).await;
        let open = Import::open(&store, true).await;
        assert_eq!(numbers(&open.rows(vec![row("a", 2, MAN), row("c", 4, MAN)]).await), (1, 1, 0));
        assert_eq!(counted(&store).await, ["female"]);
        let refused = store.commit(&act("imports"), Change::OpenImport(opening(ImportId::new(Uuid::now_v7()), false))).await;
        assert!(matches!(refused, Err(StoreError::ImportOpen)));
        open.close().await;
        assert_eq!(counted(&store).await, ["male", "male"]);
        let refused =
            store.commit(&act("imports"), Change::Rows(ImportRows { import: open.id, rows: vec![], problems: vec![], outside: vec![], read: 0 })).await;
        assert!(matches!(refused, Err(StoreError::ImportNotOpen)));
    });
}

/// A discarded import never counts, leaves what it wanted to replace, and its rows can come again.
#[test]
fn a_discarded_import_never_counts() {
    on_each_engine(async |world| {
        let store = world.store().await;
        import(&store, false, vec![row("a", 2, WOMAN)]).await;
        let open = Import::open(&store, true).await;
        open.rows(vec![row("a", 2, MAN), row("c", 4, MAN)]).await;
        open.discard().await;
        assert_eq!(counted(&store).await, ["female"]);
        let (rows, closed) = import(&store, true, vec![row("c", 4, MAN)]).await;
        assert_eq!((numbers(&rows), closed.withdrawn), ((1, 0, 0), 1));
        assert_eq!(counted(&store).await, ["male"]);
        let (rows, _) = import(&store, false, vec![row("a", 2, MAN)]).await;
        assert_eq!(numbers(&rows), (0, 1, 0));
        assert_eq!(counted(&store).await.len(), 2);
        assert_eq!(store.imports(10).await.unwrap().len(), 4, "the list keeps that it happened");
    });
}

/// The program ends in the middle: the import is open at the next start, goes on where it stopped, and counts once.
#[test]
fn a_crash_leaves_an_import_that_goes_on() {
    on_each_engine(async |world| {
        let place = world.place("data").await;
        let store = Store::create(&place, &act("first set-up")).await.unwrap();
        crate::world::agency(&store, "shelter").await;
        let (agency, dataset) = (AgencyCode::parse("shelter").unwrap(), DatasetName::parse("intake").unwrap());
        assert!(store.open_import(&agency, &dataset).await.unwrap().is_none());
        import(&store, false, vec![row("a", 2, WOMAN), row("z", 9, WOMAN)]).await;
        let id = {
            let open = Import::open(&store, true).await;
            open.rows(vec![row("a", 2, WOMAN), row("b", 3, MAN)]).await;
            open.id
        };
        drop(store);
        let store = crate::world::open_again(&place).await;
        assert_eq!(counted(&store).await, ["female", "female"]);
        let state = store.open_import(&agency, &dataset).await.unwrap().unwrap();
        assert_eq!((state.import, state.rows_read, state.whole, state.file_hash), (id, 2, true, [7; 32]));
        let resumed = Import { store: &store, id };
        let again = resumed.rows(vec![row("b", 3, MAN), row("c", 4, MAN)]).await;
        assert_eq!(numbers(&again), (1, 0, 1), "a row that came before the crash is there already");
        assert_eq!(resumed.close().await.withdrawn, 1, "what was met before the crash stays; only the absent row goes");
        assert_eq!(counted(&store).await, ["female", "male", "male"]);
        assert!(store.open_import(&agency, &dataset).await.unwrap().is_none());
    });
}

/// The same key twice in one batch: the second row is a later version of the first, and one record counts.
#[test]
fn a_key_that_comes_twice_is_one_record() {
    on_each_engine(async |world| {
        let store = world.store().await;
        let (rows, _) = import(&store, true, vec![row("a", 2, WOMAN), row("a", 3, WOMAN), row("a", 4, MAN)]).await;
        assert_eq!(numbers(&rows), (1, 1, 1));
        assert_eq!(counted(&store).await, ["male"]);
    });
}

/// Corrected rows are a part of the dataset: their import withdraws nothing, whatever it was opened as.
#[test]
fn corrected_rows_withdraw_nothing() {
    on_each_engine(async |world| {
        let store = world.store().await;
        import(&store, true, vec![row("a", 2, WOMAN)]).await;
        let corrected = || vec![lantern_store::RowWrite { additional: true, ..row("b", 3, MAN) }];
        let (rows, closed) = import(&store, true, corrected()).await;
        assert_eq!((numbers(&rows), closed.withdrawn), ((1, 0, 0), 0));
        let (rows, closed) = import(&store, true, corrected()).await;
        assert_eq!((numbers(&rows), closed.withdrawn), ((0, 0, 1), 0), "a second import of it changes nothing");
        assert_eq!(counted(&store).await.len(), 2);
    });
}

/// A row of a whole file that stayed outside is not absent from it. Where it may be any record, nothing is withdrawn at all.
#[test]
fn rows_that_stayed_outside_are_not_absent() {
    on_each_engine(async |world| {
        let store = world.store().await;
        let key = |name: &str| row(name, 0, WOMAN).row_key;
        let whole = async |outside: Vec<OutsideRow>| {
            let open = Import::open(&store, true).await;
            let batch = ImportRows { import: open.id, rows: vec![row("a", 2, WOMAN)], problems: vec![], outside, read: 2 };
            store.commit(&act("imports"), Change::Rows(batch)).await.unwrap();
            let closed = open.close().await;
            (closed.withdrawn, closed.withdrawal_held_back)
        };
        import(&store, false, vec![row("a", 2, WOMAN), row("b", 3, MAN), row("c", 4, MAN)]).await;
        assert_eq!(whole(vec![OutsideRow::Unknown]).await, (0, true));
        assert_eq!(whole(vec![OutsideRow::ByContent(key("other words"))]).await, (0, true));
        assert_eq!(whole(vec![OutsideRow::Keyed(key("nobody yet")), OutsideRow::Keyed(key("b"))]).await, (1, false), "c is gone, b is not");
        assert_eq!(counted(&store).await, ["female", "male"]);
        assert_eq!(whole(vec![OutsideRow::ByContent(key("b"))]).await, (0, false));
        assert_eq!(whole(vec![]).await, (1, false));
    });
}

/// A dataset has one kind of material for ever, and a row of another kind is refused.
#[test]
fn kinds_are_never_mixed() {
    on_each_engine(async |world| {
        let store = world.store().await;
        import(&store, false, vec![row("a", 2, WOMAN)]).await;
        let other = lantern_store::ImportOpening { source_kind: SourceKind::Aggregate, ..opening(ImportId::new(Uuid::now_v7()), false) };
        assert!(matches!(store.commit(&act("imports"), Change::OpenImport(other)).await, Err(StoreError::SourceKindDiffers)));
        let open = Import::open(&store, false).await;
        let mut wrong = row("b", 3, MAN);
        wrong.record.source_kind = SourceKind::Synthetic;
        let batch = ImportRows { import: open.id, rows: vec![wrong], problems: vec![], outside: vec![], read: 1 };
        assert!(matches!(store.commit(&act("imports"), Change::Rows(batch)).await, Err(StoreError::SourceKindDiffers)));
    });
}

/// A preview says what an import would do, and writes nothing.
#[test]
fn a_preview_writes_nothing() {
    on_each_engine(async |world| {
        let store = world.store().await;
        import(&store, false, vec![row("a", 2, WOMAN), row("b", 3, MAN)]).await;
        let before = store.position().await.unwrap();
        let (agency, dataset) = (AgencyCode::parse("shelter").unwrap(), DatasetName::parse("intake").unwrap());
        let asked: Vec<_> = [row("a", 2, WOMAN), row("b", 3, WOMAN), row("c", 4, MAN)].iter().map(|row| (row.row_key, row.content)).collect();
        let standing = store.compare_rows(&agency, &dataset, &asked).await.unwrap();
        assert_eq!(standing, [Standing::Unchanged, Standing::Changed, Standing::New]);
        assert_eq!(store.counting_rows(&agency, &dataset).await.unwrap(), 2);
        assert_eq!(store.position().await.unwrap(), before);
    });
}

/// Problems are counted, grouped and paged; the rejected rows come back until their time is over, and not after.
#[test]
fn problems_are_kept_and_forgotten() {
    on_each_engine(async |world| {
        let store = world.store().await;
        let open = Import::open(&store, false).await;
        let problem =
            |row_number, class: &str, rejected| NewProblem { row_number, column: Some("sexe".into()), class: class.into(), value_class: None, rejected };
        let problems = vec![problem(5, "unknown-code", false), problem(3, "unknown-code", false), problem(4, "missing-key", true)];
        open.rows_with(vec![row("a", 3, WOMAN), row("b", 5, MAN)], problems).await;
        open.try_close(Some(b"reason;sexe\nmissing-key;x".to_vec())).await.unwrap();
        let summary = store.import(open.id).await.unwrap().unwrap();
        assert_eq!((summary.read, summary.new, summary.rejected, summary.has_problem_file), (3, 2, 1, true));
        let groups = store.problem_groups(open.id).await.unwrap();
        let seen: Vec<_> = groups.iter().map(|group| (group.class.as_str(), group.rejected, group.rows, group.first_row)).collect();
        assert_eq!(seen, [("missing-key", true, 1, 4), ("unknown-code", false, 2, 3)]);
        assert_eq!(store.problems(open.id, 1, 1).await.unwrap()[0].row_number, 4);
        let during = store.problem_file(open.id, "2026-04-16T07:00:00Z").await.unwrap();
        assert_eq!(during.as_deref(), Some(b"reason;sexe\nmissing-key;x".as_slice()));
        assert_eq!(store.problem_file(open.id, "2026-04-16T09:00:00Z").await.unwrap(), None);
        assert_eq!(store.drop_expired_problem_files("2026-04-16T07:00:00Z").await.unwrap(), 0);
        assert_eq!(store.drop_expired_problem_files("2026-04-16T09:00:00Z").await.unwrap(), 1);
    });
}
