//! A disk that forgets: what no sync has asked for may be gone when the power goes, in any part and any order.

use std::collections::BTreeMap;

/// How much of a write a disk does whole.
const SECTOR: usize = 512;

/// The root folder.
pub const ROOT: u64 = 1;

/// One change of a file's bytes.
enum Unsynced {
    Write(usize, Vec<u8>),
    Length(usize),
}

impl Unsynced {
    fn apply(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Length(length) => bytes.resize(*length, 0),
            Self::Write(offset, data) => {
                if bytes.len() < offset + data.len() {
                    bytes.resize(offset + data.len(), 0);
                }
                bytes[*offset..offset + data.len()].copy_from_slice(data);
            }
        }
    }
}

/// What a file or a folder is now, and what of it is safe.
pub enum Node {
    File { now: Vec<u8>, safe: Vec<u8>, unsynced: Vec<Changed> },
    Folder { now: BTreeMap<String, u64>, safe: BTreeMap<String, u64> },
}

/// A change that waits for a sync.
pub struct Changed(Unsynced);

/// The disk.
pub struct Disk {
    pub nodes: BTreeMap<u64, Node>,
    next: u64,
    random: u64,
    /// Changes that the last cut took.
    pub forgotten: u64,
}

impl Disk {
    pub fn new(seed: u64) -> Self {
        Self { nodes: BTreeMap::from([(ROOT, Node::folder())]), next: ROOT + 1, random: seed | 1, forgotten: 0 }
    }

    /// Xorshift (Marsaglia 2003): the same seed cuts the same way.
    fn coin(&mut self) -> bool {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        self.random.is_multiple_of(2)
    }

    pub fn add(&mut self, parent: u64, name: &str, node: Node) -> u64 {
        let id = self.next;
        self.next += 1;
        self.nodes.insert(id, node);
        self.folder(parent).insert(name.to_owned(), id);
        id
    }

    pub fn folder(&mut self, id: u64) -> &mut BTreeMap<String, u64> {
        match self.nodes.get_mut(&id) {
            Some(Node::Folder { now, .. }) => now,
            _ => panic!("{id} is no folder"),
        }
    }

    pub fn write(&mut self, id: u64, offset: usize, data: &[u8]) {
        // A disk writes sectors: a cut may leave some of one write.
        let mut at = 0;
        while at < data.len() {
            let end = (at + SECTOR - (offset + at) % SECTOR).min(data.len());
            self.change(id, Unsynced::Write(offset + at, data[at..end].to_vec()));
            at = end;
        }
    }

    pub fn set_length(&mut self, id: u64, length: usize) {
        self.change(id, Unsynced::Length(length));
    }

    fn change(&mut self, id: u64, change: Unsynced) {
        if let Some(Node::File { now, unsynced, .. }) = self.nodes.get_mut(&id) {
            change.apply(now);
            unsynced.push(Changed(change));
        }
    }

    pub fn sync(&mut self, id: u64) {
        match self.nodes.get_mut(&id) {
            Some(Node::File { now, safe, unsynced }) => {
                for Changed(change) in unsynced.drain(..) {
                    change.apply(safe);
                }
                debug_assert_eq!(now, safe);
            }
            Some(Node::Folder { now, safe }) => safe.clone_from(now),
            None => {}
        }
    }

    pub fn sync_all(&mut self) {
        for id in self.nodes.keys().copied().collect::<Vec<_>>() {
            self.sync(id);
        }
    }

    /// The power goes: of what was not synced, each change is there or not, as a coin says; then the power is back.
    pub fn cut(&mut self) {
        for id in self.nodes.keys().copied().collect::<Vec<_>>() {
            let Some(mut node) = self.nodes.remove(&id) else { continue };
            match &mut node {
                Node::File { now, safe, unsynced } => {
                    for Changed(change) in unsynced.drain(..) {
                        if self.coin() {
                            change.apply(safe);
                        } else {
                            self.forgotten += 1;
                        }
                    }
                    now.clone_from(safe);
                }
                Node::Folder { now, safe } => {
                    let names: Vec<String> = now.keys().chain(safe.keys()).cloned().collect();
                    for name in names {
                        if now.get(&name) == safe.get(&name) {
                        } else if self.coin() {
                            match now.get(&name) {
                                Some(id) => safe.insert(name, *id),
                                None => safe.remove(&name),
                            };
                        } else {
                            self.forgotten += 1;
                        }
                    }
                    now.clone_from(safe);
                }
            }
            self.nodes.insert(id, node);
        }
    }
}

impl Node {
    pub const fn file() -> Self {
        Self::File { now: Vec::new(), safe: Vec::new(), unsynced: Vec::new() }
    }

    pub const fn folder() -> Self {
        Self::Folder { now: BTreeMap::new(), safe: BTreeMap::new() }
    }
}
