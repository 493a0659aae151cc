//! A large import, measured: `cargo test -p lantern-store --test it -- --ignored million --nocapture`.

use crate::{
    entities::{change, keep},
    world::{Import, act, agency, row},
};
use lantern_model::{AgencyCode, RecordId, Unit};
use lantern_store::{Change, EntityChange, Erasure, Folder, Indexed, Place, RecordFilter, Store, StoreError, ToIndex, TokenScheme};
use std::{fs, time::Instant};
use uuid::Uuid;

const BATCH: u64 = 10_000;

/// CPU seconds of this process so far, as Linux counts them (100 ticks a second).
fn cpu_seconds() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
    let ticks: u32 = fields[11].parse::<u32>().unwrap() + fields[12].parse::<u32>().unwrap();
    f64::from(ticks) / 100.0
}

fn report(what: &str, rows: u64, start: (Instant, f64)) {
    let (wall, cpu) = (start.0.elapsed().as_secs_f64(), cpu_seconds() - start.1);
    #[expect(clippy::cast_precision_loss, reason = "a rate for reading")]
    let rate = rows as f64 / cpu;
    println!("{what}: {rows} rows, {wall:.1} s, {cpu:.1} CPU s, {rate:.0} rows per CPU second");
}

const AGES: [&str; 4] = ["9_17", "18_20", "24_26", "30_38"];

fn values(at: u64) -> Vec<(&'static str, &'static str)> {
    let pick = |list: &[&'static str]| list[usize::try_from(at).unwrap() % list.len()];
    vec![
        ("victim.sex", pick(&["female", "male", "!unknown"])),
        ("victim.age_group", pick(&AGES)),
        ("victim.age_status_detection", pick(&["child", "adult", "adult", "adult"])),
        ("victim.citizenship", pick(&["XA", "XB", "XC", "XD", "XE"])),
        ("victim.detection_date", pick(&["2024-03", "2025", "2023-05-06"])),
        ("victim.registration_date", "2025-06-07"),
        ("event.acts", pick(&["recruitment", "transfer", "recruitment transfer"])),
        ("event.means", pick(&["-", "!unknown"])),
        ("event.exploitation_country", pick(&["XA", "XB"])),
        ("event.exploitation_area", pick(&["XA-01", "XA-02", "XB-01"])),
        ("event.recruitment_country", pick(&["XC", "XD"])),
        ("event.months", pick(&["3", "14", "<5"])),
        ("perpetrator.sex", pick(&["male", "female"])),
        ("perpetrator.citizenship", pick(&["XA", "XC"])),
        ("case.status", "!not_asked"),
    ]
}

/// A million rows go in, come again without change, are walked over and withdrawn; prints rows per CPU second of each.
#[test]
#[ignore = "takes minutes; run by hand or by `make soak`"]
fn a_million_rows() {
    let rows: u64 = std::env::var("LANTERN_SOAK_ROWS").ok().and_then(|text| text.parse().ok()).unwrap_or(1_000_000);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::Folder { folder: Folder::new(folder.path().join("data")), key_files: folder.path().join("keys") };
        let store = Store::create(&place, &act("first set-up")).await.unwrap();
        agency(&store, "shelter").await;
        for round in ["new", "unchanged"] {
            let mut start = (Instant::now(), cpu_seconds());
            let import = Import::open(&store, true).await;
            for first in (0..rows).step_by(usize::try_from(BATCH).unwrap()) {
                let making = cpu_seconds();
                let batch = (first..rows.min(first + BATCH)).map(|at| row(&at.to_string(), at + 2, &values(at))).collect();
                start.1 += cpu_seconds() - making;
                import.rows(batch).await;
            }
            import.close().await;
            report(round, rows, start);
        }
        let start = (Instant::now(), cpu_seconds());
        let mut seen = 0;
        let mut count = |page: Vec<lantern_store::RecordRow>| {
            seen += page.len() as u64;
            Ok::<(), StoreError>(())
        };
        store.scan_records(&mut count).await.unwrap();
        report("walk over records", seen, start);
        for unit in [Unit::Victim, Unit::Event] {
            let (start, mut seen) = ((Instant::now(), cpu_seconds()), 0);
            let mut count = |page: Vec<lantern_store::StateRow>| {
                seen += page.iter().filter(|row| row.values().flatten().count() > 0).count() as u64;
                Ok::<(), StoreError>(())
            };
            store.scan_unit(unit, &mut count).await.unwrap();
            report(unit.name(), seen, start);
        }
        let start = (Instant::now(), cpu_seconds());
        assert_eq!(store.records(&RecordFilter::default(), rows / 2, 100).await.unwrap().1, rows);
        report("a page of the list", 100, start);
        let start = (Instant::now(), cpu_seconds());
        assert_eq!(Import::open(&store, true).await.close().await.withdrawn, rows);
        report("withdrawn", rows, start);
        for path in [store.folder().database(), store.folder().keys_database()] {
            println!("{}: {} MB", path.file_name().unwrap().display(), fs::metadata(&path).unwrap().len() >> 20);
        }
        let status = fs::read_to_string("/proc/self/status").unwrap();
        println!("{}", status.lines().find(|line| line.starts_with("VmHWM")).unwrap());
        store.close().await;
    });
}

/// One person among a hundred thousand is erased, with tokens and what is kept about her; prints how long it took.
#[test]
#[ignore = "takes a minute; run by hand or by `make soak`"]
fn one_person_among_a_hundred_thousand() {
    const PEOPLE: u64 = 100_000;
    crate::world::on_each_engine(async |world| {
        let store = world.store().await;
        let import = Import::open(&store, false).await;
        for first in (0..PEOPLE).step_by(usize::try_from(BATCH).unwrap()) {
            let with_name = |at: u64| row(&at.to_string(), at + 2, &[values(at), vec![("victim.family_name", "An invented name")]].concat());
            import.rows((first..first + BATCH).map(with_name).collect()).await;
        }
        import.close().await;
        let scheme = TokenScheme { agency: AgencyCode::parse("shelter").unwrap(), scheme: 1, epoch: 1 };
        let mut after = 0;
        loop {
            let pending = store.to_index(&scheme, after, 1_000).await.unwrap();
            let Some(last) = pending.last() else { break };
            after = last.position;
            let token = |record: RecordId, word: u8| blake3::hash(&[record.bytes().as_slice(), &[word]].concat()).as_bytes()[..16].try_into().unwrap();
            let tokens = |one: &ToIndex| (0..3).map(|word| token(one.record, word)).collect();
            let indexed: Vec<_> = pending.iter().map(|one| Indexed { record: one.record, position: one.position, tokens: tokens(one) }).collect();
            store.put_tokens(&scheme, &indexed).await.unwrap();
        }
        for at in [0, PEOPLE / 2, PEOPLE - 1] {
            let record = store.records(&RecordFilter::default(), at - at % 7, 1).await.unwrap().0[0].record;
            keep(&store, EntityChange { subject: Some(record), ..change(Uuid::now_v7(), 0, &[("purpose", serde_json::json!("referral"))]) }).await.unwrap();
            let start = Instant::now();
            let erasure = Erasure { records: vec![record], ground: "wish".into(), request: None };
            store.commit(&act("erases a person"), Change::Erase(erasure)).await.unwrap();
            println!("one person among {PEOPLE} destroyed in {:.0} ms", start.elapsed().as_secs_f64() * 1000.0);
            assert!(store.erasure(record).await.unwrap().unwrap().destroyed_at.is_some());
        }
        store.close().await;
    });
}
