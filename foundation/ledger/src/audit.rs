//! The audit: reads the files of a log, needs nothing else, and says what was altered and where.
//!
//! The entries, the hashes in the tiles and the signed root say the same thing three times over, so one altered place stands
//! against two that agree, and the signed root decides. A log that was cut or rewritten as a whole agrees with itself: only a
//! checkpoint that was kept elsewhere (a witness, a printed page, [`audit`]'s `pin`) shows it.

mod locate;
mod tree;

use crate::{Checkpoint, CosignatureVerifier, EMPTY_ROOT, Files, Hash, LedgerError, Note, NoteVerifier, TILE_WIDTH, TilePath};
use std::ops::Range;
use tree::Tree;

/// No report lists more problems; what follows is cut short and said to be.
pub const PROBLEMS_MAX: usize = 1_000;

/// The file that holds the signed head.
const CHECKPOINT: &str = "checkpoint";

/// The file that names the log's key, where there is one. It is compared, never believed.
const VKEY: &str = "vkey";

/// What an audit found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditReport {
    /// How many entries the head signs for.
    pub size: u64,
    /// The root that it signs for.
    pub root: Hash,
    /// What is wrong, and where.
    pub problems: Vec<AuditProblem>,
    /// Whether there was more than a report holds.
    pub is_cut_short: bool,
    /// What a checkpoint kept elsewhere says.
    pub pin: PinVerdict,
    /// Who else signed the head, as its lines claim, without a key to check it here.
    pub unchecked: Vec<String>,
    /// Files that this log does not need: left by a crash or by somebody else.
    pub strays: Vec<String>,
}

impl AuditReport {
    /// Whether the files are whole and hold what the pin, if one was given, promised.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty() && !self.is_cut_short && matches!(self.pin, PinVerdict::NotGiven | PinVerdict::Contained)
    }
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditProblem {
    /// The file.
    pub file: String,
    /// Which of its bytes.
    pub bytes: Range<u64>,
    /// Which entries of the log they are about; empty where they are about none.
    pub entries: Range<u64>,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What can be wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProblemKind {
    /// It is not there.
    Missing,
    /// The system does not let it be read.
    Unreadable,
    /// Its bytes are not those that were logged.
    Altered,
    /// It is longer or shorter than it was.
    Length,
    /// The signed head is unreadable, or a signature on it does not verify.
    Signature,
    /// The files agree with each other and lead to another root than the signed one.
    Rewritten,
    /// The key named in the folder is not the one that was given.
    OtherKey,
}

/// What a checkpoint kept elsewhere says about the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PinVerdict {
    /// None was given.
    NotGiven,
    /// The pin itself is no checkpoint of this log.
    Refused(LedgerError),
    /// The log still holds all that the pin saw.
    Contained,
    /// The tail is gone: these entries were there once.
    Chopped(Range<u64>),
    /// The head was put back to an older one; the entries after it still stand in the folder.
    RolledBack(Range<u64>),
    /// The log's key signed two histories: among the entries up to the pin's size some are not those that the pin saw.
    Forked,
    /// The files are too damaged to tell.
    Undecided,
}

/// Audits a log whose head carries no cosignatures, or none that need checking.
#[must_use]
pub fn audit(files: &dyn Files, key: &NoteVerifier, pin: Option<&str>) -> AuditReport {
    audit_with(files, key, &[], pin)
}

/// Audits a log, and the cosignatures of these witnesses on its head.
#[must_use]
pub fn audit_with(files: &dyn Files, key: &NoteVerifier, witnesses: &[CosignatureVerifier], pin: Option<&str>) -> AuditReport {
    let mut found = Found::default();
    let pinned = pin.map(|pin| Checkpoint::open(pin, key));
    let mut unchecked = Vec::new();
    let signed = head(files, key, witnesses, &mut unchecked, &mut found);
    key_file(files, key, &mut found);
    // Without a head of its own the log is measured by the pin, so that damage is still located.
    let measure = signed.clone().or_else(|| pinned.clone().and_then(Result::ok));
    let tree = measure.as_ref().map(|head| Tree::read(files, head, &mut found));
    let pin = verdict(files, pinned, signed.as_ref(), tree.as_ref());
    let size = measure.as_ref().map_or(0, |head| head.size);
    let strays = others(files, size, &mut found);
    let root = measure.map_or(EMPTY_ROOT, |head| head.root);
    AuditReport { size, root, problems: found.problems, is_cut_short: found.is_cut_short, pin, unchecked, strays }
}

/// Problems, up to the bound.
#[derive(Default)]
struct Found {
    problems: Vec<AuditProblem>,
    is_cut_short: bool,
}

impl Found {
    fn add(&mut self, file: &str, bytes: Range<u64>, entries: Range<u64>, kind: ProblemKind) {
        if self.problems.len() == PROBLEMS_MAX {
            self.is_cut_short = true;
        } else {
            self.problems.push(AuditProblem { file: file.to_owned(), bytes, entries, kind });
        }
    }

    fn names(&self, file: &str) -> bool {
        self.problems.iter().any(|problem| problem.file == file)
    }
}

/// The signed head, where it can be believed.
fn head(files: &dyn Files, key: &NoteVerifier, witnesses: &[CosignatureVerifier], unchecked: &mut Vec<String>, found: &mut Found) -> Option<Checkpoint> {
    let bytes = match files.read(CHECKPOINT) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            found.add(CHECKPOINT, 0..0, 0..0, ProblemKind::Missing);
            return None;
        }
        Err(_) => {
            found.add(CHECKPOINT, 0..0, 0..0, ProblemKind::Unreadable);
            return None;
        }
    };
    let whole = 0..bytes.len() as u64;
    let note = std::str::from_utf8(&bytes).ok().and_then(|text| Note::parse(text).ok());
    let checked = note.as_ref().map(|note| (note, Checkpoint::of(note, key)));
    let Some((note, Ok(checkpoint))) = checked else {
        found.add(CHECKPOINT, whole, 0..0, ProblemKind::Signature);
        return None;
    };
    let mut offset = note.text().len() as u64 + 1;
    for line in note.signatures() {
        let place = offset..offset + line.to_line().len() as u64;
        offset = place.end;
        let is_own = key.claims(line);
        match witnesses.iter().find(|witness| witness.claims(line)) {
            Some(witness) if witness.time(note.text(), line).is_err() => found.add(CHECKPOINT, place, 0..0, ProblemKind::Signature),
            None if !is_own => unchecked.push(line.name.clone()),
            _ => {}
        }
    }
    Some(checkpoint)
}

fn key_file(files: &dyn Files, key: &NoteVerifier, found: &mut Found) {
    match files.read(VKEY) {
        Ok(Some(bytes)) if bytes != format!("{}\n", key.vkey()).as_bytes() => found.add(VKEY, 0..bytes.len() as u64, 0..0, ProblemKind::OtherKey),
        Err(_) => found.add(VKEY, 0..0, 0..0, ProblemKind::Unreadable),
        Ok(_) => {}
    }
}

fn verdict(files: &dyn Files, pinned: Option<Result<Checkpoint, LedgerError>>, signed: Option<&Checkpoint>, tree: Option<&Tree<'_>>) -> PinVerdict {
    let pinned = match pinned {
        None => return PinVerdict::NotGiven,
        Some(Err(cause)) => return PinVerdict::Refused(cause),
        Some(Ok(pinned)) => pinned,
    };
    let (Some(signed), Some(tree)) = (signed, tree) else { return PinVerdict::Undecided };
    if pinned.size > signed.size {
        let gone = signed.size..pinned.size;
        let mut beyond = Found::default();
        let is_there = Tree::read(files, &pinned, &mut beyond).is_settled() && beyond.problems.is_empty();
        return if is_there { PinVerdict::RolledBack(gone) } else { PinVerdict::Chopped(gone) };
    }
    match tree.root_at(pinned.size) {
        Some(root) if root == pinned.root => PinVerdict::Contained,
        Some(_) if tree.is_settled() => PinVerdict::Forked,
        _ => PinVerdict::Undecided,
    }
}

/// What else lies in the folder: partial tiles of older heads are checked, everything else is named.
fn others(files: &dyn Files, size: u64, found: &mut Found) -> Vec<String> {
    let mut strays = Vec::new();
    for path in files.list().ok().flatten().unwrap_or_default() {
        if path == CHECKPOINT || path == VKEY {
            continue;
        }
        let Some(tile) = TilePath::parse(&path) else {
            strays.push(path);
            continue;
        };
        let (full, partial) = TilePath::count(tile.level.unwrap_or(0), size);
        let width = if tile.index < full { TILE_WIDTH } else { partial };
        if tile.index > full || width == 0 || tile.width > width {
            strays.push(path);
        } else if tile.width < width {
            older(files, &path, tile, TilePath { width, ..tile }, found);
        }
    }
    strays.sort();
    strays
}

/// A partial tile of an older head is the beginning of the tile that stands there now.
fn older(files: &dyn Files, path: &str, tile: TilePath, now: TilePath, found: &mut Found) {
    let current = [now, now.full()].iter().find_map(|tile| files.read(&tile.path()).ok().flatten());
    let Some(current) = current.filter(|_| !found.names(&now.path()) && !found.names(&now.full().path())) else { return };
    let entries = tile.index * TILE_WIDTH as u64..tile.index * TILE_WIDTH as u64 + tile.width as u64;
    let entries = if tile.level.unwrap_or(0) == 0 { entries } else { 0..0 };
    let Ok(Some(bytes)) = files.read(path) else { return found.add(path, 0..0, entries, ProblemKind::Unreadable) };
    let expected = match tile.level {
        Some(_) => current.get(..32 * tile.width),
        None => locate::beginning(&current, tile.width),
    };
    let Some(expected) = expected else { return };
    let differs = bytes.iter().zip(expected).position(|(one, other)| one != other);
    match differs {
        Some(from) => {
            let until = bytes.iter().zip(expected).rposition(|(one, other)| one != other).unwrap_or(from) + 1;
            found.add(path, from as u64..until as u64, entries, ProblemKind::Altered);
        }
        None if bytes.len() != expected.len() => {
            let place = bytes.len().min(expected.len()) as u64..bytes.len().max(expected.len()) as u64;
            found.add(path, place, entries, ProblemKind::Length);
        }
        None => {}
    }
}
