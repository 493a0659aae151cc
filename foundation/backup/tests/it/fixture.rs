//! The format is a promise: a backup of format 1 that was made once is read for ever.

use crate::world::{both, live, on_each_engine, restore_to};
use lantern_backup::{Opener, Seal};
use lantern_ledger::{Checkpoint, Note};
use lantern_store::{RecordFilter, Store};
use std::{
    fs,
    path::{Path, PathBuf},
};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/format-1").join(name)
}

/// What the fixture held when it was made: its position, its number of leaves, its root, how many records stand.
const HELD: &str = "held.txt";

/// The committed files restore to what they held. LANTERN_GOLDEN=write makes them where there are none, and never anew.
#[test]
fn a_backup_of_format_1_is_read() {
    on_each_engine(async |world| {
        if std::env::var("LANTERN_GOLDEN").is_ok_and(|wish| wish == "write") && !fixture(HELD).exists() {
            fs::create_dir_all(fixture("")).unwrap();
            let store = live(&world.sqlite("data")).await;
            let (identity, recipient) = crate::world::age_identity();
            fs::write(fixture("identity.txt"), format!("# an invented identity: it opens these two files and nothing else\n{identity}\n")).unwrap();
            both(&store, &fixture("data.age"), &fixture("keys.age"), &Seal::to(&[recipient]).unwrap()).await;
            fs::write(fixture(HELD), held(&store, None).await).unwrap();
            store.close().await;
        }
        // Version control does not keep who may read a file.
        let identity = world.path("identity.txt");
        fs::copy(fixture("identity.txt"), &identity).unwrap();
        fs::set_permissions(&identity, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
        let place = world.place("restored").await;
        let restored = restore_to(&place, &fixture("data.age"), &fixture("keys.age"), &Opener::identities(&identity).unwrap()).await.unwrap();
        assert_eq!(restored.head.format, 1);
        let store = Store::open(&place).await.unwrap();
        assert_eq!(held(&store, Some(&restored.head.snapshot)).await, fs::read_to_string(fixture(HELD)).unwrap());
    });
}

async fn held(store: &Store, snapshot: Option<&lantern_store::Snapshot>) -> String {
    let now = store.snapshot().await.unwrap();
    let snapshot = snapshot.unwrap_or(&now);
    let head = Checkpoint::parse(Note::parse(&snapshot.checkpoint).unwrap().text()).unwrap();
    let records = store.records(&RecordFilter::default(), 0, 1).await.unwrap().1;
    format!("position {}\nleaves {}\nroot {}\nrecords {records}\n", snapshot.position, snapshot.leaves, head.root.to_base64())
}
