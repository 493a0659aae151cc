//! The log's files: written whole, in order, never overwritten. The checkpoint comes last, so that whoever reads it finds what it
//! commits to; a file that differs from what the store would write is reported and stays as it is.

use crate::{LedgerLine, Store, StoreError};
use lantern_disk::{Disk, Operations, Real};
use lantern_ledger::{Checkpoint, Files, NoteVerifier, ProofFile, TileFolder, TileWrite, TileWriter};
use std::{
    io,
    path::{Path, PathBuf},
};

/// The file of the log's head.
pub const CHECKPOINT_FILE: &str = "checkpoint";
/// The file of the log's public key line.
pub const KEY_FILE: &str = "vkey";

/// The largest file of a log that is read: an entry bundle of the largest entries.
const FILE_BYTES_MAX: u64 = 32 * 1024 * 1024;

/// How many leaves are read from the database at once.
const LEAVES_PAGE: u32 = 10_000;

/// The folder of a log.
#[derive(Debug, Clone)]
pub struct LogFolder<O = Real> {
    disk: Disk<O>,
    root: PathBuf,
}

/// A publication under way: the files are there, the checkpoint is not shown yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// The head, signed by the log.
    pub checkpoint: String,
    /// How many leaves it commits to.
    pub size: u64,
    /// How many leaves the head before it committed to.
    pub before: u64,
    /// How many files were written.
    pub files: u64,
    /// Files that are there and differ from what the store holds. They were left as they are.
    pub differing: Vec<String>,
}

impl LogFolder<Real> {
    /// The log in a folder of this machine.
    pub const fn new(root: PathBuf) -> Self {
        Self { disk: Disk::real(), root }
    }
}

impl<O: Operations> Files for LogFolder<O> {
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        self.disk.read(&self.place(path)?, FILE_BYTES_MAX)
    }

    fn list(&self) -> io::Result<Option<Vec<String>>> {
        let named = |path: PathBuf| path.strip_prefix(&self.root).ok()?.to_str().map(str::to_owned);
        Ok(Some(self.disk.list(&self.root)?.into_iter().filter_map(named).collect()))
    }
}

impl<O: Operations> LogFolder<O> {
    /// A path below the log, and never above it.
    fn place(&self, path: &str) -> io::Result<PathBuf> {
        let is_below = path.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
        if is_below { Ok(self.root.join(path)) } else { Err(io::Error::new(io::ErrorKind::InvalidInput, "not a path below the log")) }
    }

    /// The head that was published last; none where there is none, or one that this key did not sign.
    pub fn published(&self, log: &NoteVerifier) -> io::Result<Option<Checkpoint>> {
        let bytes = Files::read(self, CHECKPOINT_FILE)?;
        Ok(bytes.and_then(|bytes| Checkpoint::open(std::str::from_utf8(&bytes).ok()?, log).ok()))
    }

    /// Shows the head: its files are there.
    fn show(&self, checkpoint: &str, log: &NoteVerifier) -> io::Result<()> {
        self.disk.make_folder(&self.root)?;
        self.disk.replace(&self.place(KEY_FILE)?, format!("{}\n", log.vkey()).as_bytes())?;
        self.disk.replace(&self.place(CHECKPOINT_FILE)?, checkpoint.as_bytes())
    }

    /// Puts files in their places; one that is there in other bytes stays and is named.
    fn put(&self, writes: Vec<TileWrite>, publication: &mut Publication) -> io::Result<()> {
        for write in writes {
            let path = self.place(&write.path)?;
            self.disk.make_folder(path.parent().unwrap_or(Path::new("")))?;
            if Files::read(self, &write.path)?.is_some_and(|there| there == write.bytes) {
                continue;
            }
            match self.disk.create(&path, &write.bytes) {
                Ok(()) => publication.files += 1,
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => publication.differing.push(write.path),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// The files of the leaves up to a size go out with the partial ones of that size.
    fn put_all(&self, writer: &mut TileWriter, publication: &mut Publication) -> io::Result<()> {
        self.put(writer.take_full(), publication)?;
        self.put(writer.partial(), publication)
    }
}

impl Publication {
    const fn begun(checkpoint: String, size: u64, before: u64) -> Self {
        Self { checkpoint, size, before, files: 0, differing: Vec::new() }
    }
}

impl Store {
    /// The folder of this store's log.
    pub fn log_folder(&self) -> LogFolder {
        LogFolder::new(self.folder().ledger())
    }

    /// Writes the files of the leaves since the last publication. The checkpoint is shown by [`Store::finish_publication`], when the
    /// witnesses have been asked; until then readers see the one before, which still holds.
    ///
    /// The new leaves alone are read: what they give on top of the published files must be the signed head. Where it is not, or the
    /// last files are not as they should be, everything is compared from the beginning. Older leaves are compared by
    /// [`Store::check_tiles`], which costs what the log is long.
    pub async fn prepare_publication(&self) -> Result<Publication, StoreError> {
        let (folder, log) = (self.log_folder(), self.signer().verifier());
        let (checkpoint, before) = (self.checkpoint().await?, folder.published(&log)?);
        let head = Checkpoint::open(&checkpoint, &log)?;
        let mut publication = Publication::begun(checkpoint, head.size, before.as_ref().map_or(0, |before| before.size));
        let resumed = before.as_ref().and_then(|before| TileWriter::resume(before.size, &folder).ok().filter(|writer| writer.frontier().root() == before.root));
        if let Some(mut writer) = resumed {
            self.write_leaves(&folder, &mut writer, head.size, &mut publication).await?;
            if writer.frontier().root() == head.root {
                return Ok(publication);
            }
        }
        publication.differing.clear();
        self.write_leaves(&folder, &mut TileWriter::new(), head.size, &mut publication).await?;
        Ok(publication)
    }

    async fn write_leaves(&self, folder: &LogFolder, writer: &mut TileWriter, size: u64, publication: &mut Publication) -> Result<(), StoreError> {
        let mut next = writer.frontier().size();
        while next < size {
            let lines = self.ledger_lines(next, LEAVES_PAGE).await?;
            if lines.is_empty() {
                return Err(StoreError::NotFound("leaf of the ledger"));
            }
            for line in lines.iter().take(usize::try_from(size - next).unwrap_or(usize::MAX)) {
                writer.push(line.leaf.bytes())?;
                next += 1;
            }
            folder.put(writer.take_full(), publication)?;
        }
        Ok(folder.put_all(writer, publication)?)
    }

    /// Shows a prepared head, with whatever the witnesses have signed beneath it. A head that is shown never gives way to a shorter one.
    pub fn finish_publication(&self, publication: &Publication, note: &str) -> Result<(), StoreError> {
        let (folder, log) = (self.log_folder(), self.signer().verifier());
        let head = Checkpoint::open(note, &log)?;
        let is_shorter = folder.published(&log)?.is_some_and(|shown| shown.size > head.size);
        if is_shorter || head != Checkpoint::open(&publication.checkpoint, &log)? {
            return Err(StoreError::DamagedValue("checkpoint to publish"));
        }
        Ok(folder.show(note, &log)?)
    }

    /// Compares every published file with the store: missing ones are written, differing ones are named and stay.
    pub async fn check_tiles(&self) -> Result<Publication, StoreError> {
        let folder = self.log_folder();
        let size = folder.published(&self.signer().verifier())?.map_or(0, |published| published.size);
        let mut publication = Publication::begun(self.checkpoint().await?, size, size);
        self.write_leaves(&folder, &mut TileWriter::new(), size, &mut publication).await?;
        Ok(publication)
    }

    /// The proof that the log of one published size grew into that of another.
    pub fn published_consistency(&self, old: u64, new: u64) -> Result<Vec<lantern_ledger::Hash>, StoreError> {
        let folder = self.log_folder();
        Ok(lantern_ledger::consistency_proof(old, new, &TileFolder::new(&folder, new)?)?)
    }

    /// The path from a leaf to the root of a published size.
    pub fn published_inclusion(&self, index: u64, size: u64) -> Result<Vec<lantern_ledger::Hash>, StoreError> {
        let folder = self.log_folder();
        let tiles = TileFolder::new(&folder, size)?;
        Ok(lantern_ledger::inclusion_proof(index, size, &tiles)?)
    }

    /// The proof file of a leaf under a published checkpoint. Beside the proof stands which entry of the journal it is about; the
    /// proof holds for the leaf only. That the leaf commits to this entry needs the salt, and with the salt whoever already knows
    /// the entry's content could confirm it; so the position is a remark.
    pub fn published_proof(&self, position: i64, line: &LedgerLine, size: u64, checkpoint: String) -> Result<ProofFile, StoreError> {
        let leaf = line.leaf.bytes().iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
        let extra = serde_json::json!({ "position": position, "leaf": leaf }).to_string().into_bytes();
        Ok(ProofFile { extra: Some(extra), index: line.index, proof: self.published_inclusion(line.index, size)?, checkpoint })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lantern_disk::Simulated;
    use lantern_ledger::{Leaf, LeafKind, NoteSigner, audit};

    fn leaf(number: u64) -> Leaf {
        Leaf::commit(LeafKind::Change, &[7; 32], &number.to_be_bytes())
    }

    /// Publishes a log of so many leaves, as the store does.
    fn publish(folder: &LogFolder<Simulated>, signer: &NoteSigner, size: u64) -> io::Result<Publication> {
        let mut writer = TileWriter::new();
        (0..size).for_each(|number| writer.push(leaf(number).bytes()).unwrap());
        let head = Checkpoint { origin: "log.example/power".into(), size, root: writer.frontier().root() };
        let mut publication = Publication::begun(signer.sign(&head.to_text()).unwrap(), size, 0);
        folder.put_all(&mut writer, &mut publication)?;
        folder.show(&publication.checkpoint, &signer.verifier())?;
        Ok(publication)
    }

    /// The power goes at any moment of a publication: what was shown stays whole and never goes back, and the next one mends the rest.
    #[test]
    fn a_power_cut_never_shows_a_log_that_is_not_there() {
        let seeds = if std::env::var_os("LANTERN_SOAK").is_some() { 50_000 } else { 500 };
        let signer = NoteSigner::from_seed("log.example/power", [3; 32]).unwrap();
        for seed in 0..seeds {
            let folder = LogFolder { disk: Disk::over(Simulated::new(seed)), root: PathBuf::from("ledger") };
            let (mut shown, mut size) = (0, 0);
            for round in 0..6 {
                size += 1 + (seed * 31 + round * 97) % 300;
                folder.disk.operations().crash_after((seed * 7 + round * 13) % 40);
                let said = publish(&folder, &signer, size).is_ok();
                folder.disk.operations().power_returns();
                let found = folder.published(&signer.verifier()).unwrap().map_or(0, |head| head.size);
                assert!(found >= shown, "seed {seed}: the log went back from {shown} to {found}");
                assert!(!said || found == size, "seed {seed}: what was said to be published is not");
                shown = found;
                if shown > 0 {
                    let report = audit::audit(&folder, &signer.verifier(), None);
                    assert!(report.is_sound(), "seed {seed} round {round}: {:?}", report.problems);
                }
            }
            let whole = publish(&folder, &signer, size).unwrap();
            assert!(whole.differing.is_empty(), "seed {seed}: {:?}", whole.differing);
            assert!(audit::audit(&folder, &signer.verifier(), None).is_sound());
        }
    }

    /// A file that somebody changed is named and left as it is.
    #[test]
    fn a_differing_file_is_never_overwritten() {
        let signer = NoteSigner::from_seed("log.example/power", [3; 32]).unwrap();
        let folder = LogFolder { disk: Disk::over(Simulated::new(1)), root: PathBuf::from("ledger") };
        publish(&folder, &signer, 300).unwrap();
        let path = folder.place("tile/0/000").unwrap();
        folder.disk.replace(&path, &[0; 8_192]).unwrap();
        assert_eq!(publish(&folder, &signer, 400).unwrap().differing, ["tile/0/000"]);
        assert_eq!(folder.disk.read(&path, 10_000).unwrap().unwrap(), [0; 8_192]);
        for outside in ["../record.db", "tile//0", "/etc/passwd", "tile/../../x", ""] {
            assert!(Files::read(&folder, outside).is_err(), "{outside}");
        }
    }
}
