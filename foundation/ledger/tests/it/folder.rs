//! A log in memory, as it would lie in a folder.

use lantern_ledger::{Checkpoint, Files, Leaf, LeafKind, NoteSigner, TileWriter};
use std::{collections::BTreeMap, io};

pub const ORIGIN: &str = "log.example/test";

#[derive(Clone, Default)]
pub struct Folder(pub BTreeMap<String, Vec<u8>>);

impl Files for Folder {
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        Ok(self.0.get(path).cloned())
    }

    fn list(&self) -> io::Result<Option<Vec<String>>> {
        Ok(Some(self.0.keys().cloned().collect()))
    }
}

pub fn signer() -> NoteSigner {
    NoteSigner::from_seed(ORIGIN, [3; 32]).unwrap()
}

/// The leaf that every test log has at an index.
pub fn entry(index: u64) -> Vec<u8> {
    Leaf::commit(LeafKind::Change, &[5; 32], &index.to_be_bytes()).bytes().to_vec()
}

/// A log of some entries, published at each of these sizes.
pub fn log(sizes: &[u64], entry: impl Fn(u64) -> Vec<u8>) -> Folder {
    let mut folder = Folder::default();
    let mut writer = TileWriter::new();
    for size in sizes {
        while writer.size() < *size {
            writer.push(&entry(writer.size())).unwrap();
        }
        publish(&mut folder, &mut writer);
    }
    folder
}

pub fn publish(folder: &mut Folder, writer: &mut TileWriter) {
    for file in writer.take_full().into_iter().chain(writer.partial()) {
        folder.0.insert(file.path, file.bytes);
    }
    let checkpoint = Checkpoint { origin: ORIGIN.into(), size: writer.size(), root: writer.frontier().root() };
    folder.0.insert("checkpoint".into(), signer().sign(&checkpoint.to_text()).unwrap().into_bytes());
    folder.0.insert("vkey".into(), format!("{}\n", signer().verifier().vkey()).into_bytes());
}

pub fn checkpoint(folder: &Folder) -> String {
    String::from_utf8(folder.0["checkpoint"].clone()).unwrap()
}
