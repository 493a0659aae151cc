//! A file system in memory whose power can go: what was not synced is kept, lost or torn, as a seed decides.

use crate::Operations;
use std::{
    cell::RefCell,
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
};

/// Disks write whole sectors of this size; a torn file ends at one of their borders.
const SECTOR_BYTES: usize = 512;

#[derive(Debug, Clone, Default)]
struct Contents {
    synced: Vec<u8>,
    now: Vec<u8>,
}

/// A change of names that is not durable yet.
#[derive(Debug, Clone)]
enum Renaming {
    Made(PathBuf, usize),
    Moved(PathBuf, PathBuf),
}

#[derive(Debug, Default)]
struct State {
    random: u64,
    files: Vec<Contents>,
    now: BTreeMap<PathBuf, usize>,
    synced: BTreeMap<PathBuf, usize>,
    pending: Vec<Renaming>,
    left: Option<u64>,
    is_off: bool,
}

/// The file system. Operations fail from the crash on until the power returns.
#[derive(Debug)]
pub struct Simulated(RefCell<State>);

impl Simulated {
    /// An empty one; the same seed loses the same things.
    pub fn new(seed: u64) -> Self {
        Self(RefCell::new(State { random: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1, ..State::default() }))
    }

    /// Lets the power go when so many more operations are done.
    pub fn crash_after(&self, operations: u64) {
        self.0.borrow_mut().left = Some(operations);
    }

    /// Lets the power go now.
    pub fn crash(&self) {
        self.0.borrow_mut().crash();
    }

    /// The power returns; if it had not gone, it goes first.
    pub fn power_returns(&self) {
        let mut state = self.0.borrow_mut();
        if !state.is_off {
            state.crash();
        }
        state.is_off = false;
        state.left = None;
    }

    fn operate<T>(&self, operation: impl FnOnce(&mut State) -> io::Result<T>) -> io::Result<T> {
        let mut state = self.0.borrow_mut();
        if state.left == Some(0) && !state.is_off {
            state.crash();
        }
        if state.is_off {
            return Err(io::Error::other("the power is off"));
        }
        state.left = state.left.map(|left| left - 1);
        operation(&mut state)
    }
}

impl State {
    /// xorshift64*: a test needs no better.
    fn random(&mut self, below: usize) -> usize {
        self.random ^= self.random >> 12;
        self.random ^= self.random << 25;
        self.random ^= self.random >> 27;
        let high = self.random.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(high).unwrap_or(usize::MAX) % below
    }

    fn crash(&mut self) {
        self.is_off = true;
        // Names: any of the changes that were not synced may have reached the disk, each whole.
        let mut names = std::mem::take(&mut self.synced);
        for change in std::mem::take(&mut self.pending) {
            if self.random(2) == 0 {
                continue;
            }
            match change {
                Renaming::Made(path, file) => {
                    names.insert(path, file);
                }
                Renaming::Moved(from, to) => {
                    if let Some(file) = names.remove(&from) {
                        names.insert(to, file);
                    }
                }
            }
        }
        for at in 0..self.files.len() {
            let kept = match self.random(3) {
                0 => self.files[at].synced.clone(),
                1 => self.files[at].now.clone(),
                _ => {
                    let whole = self.files[at].now.clone();
                    let sectors = self.random(whole.len() / SECTOR_BYTES + 1);
                    whole[..sectors * SECTOR_BYTES].to_vec()
                }
            };
            // What was synced is never lost.
            let file = &mut self.files[at];
            if file.synced != file.now {
                file.synced = kept;
            }
            file.now = file.synced.clone();
        }
        self.now = names.clone();
        self.synced = names;
    }

    fn file(&mut self, path: &Path) -> io::Result<usize> {
        self.now.get(path).copied().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

impl Operations for Simulated {
    fn read(&self, path: &Path, bytes_max: u64) -> io::Result<Option<Vec<u8>>> {
        self.operate(|state| match state.now.get(path) {
            None => Ok(None),
            Some(file) if state.files[*file].now.len() as u64 > bytes_max => Err(io::ErrorKind::FileTooLarge.into()),
            Some(file) => Ok(Some(state.files[*file].now.clone())),
        })
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.operate(|state| {
            let file = if let Some(file) = state.now.get(path) {
                *file
            } else {
                state.files.push(Contents::default());
                let file = state.files.len() - 1;
                state.now.insert(path.to_owned(), file);
                state.pending.push(Renaming::Made(path.to_owned(), file));
                file
            };
            state.files[file].now = bytes.to_vec();
            Ok(())
        })
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        self.operate(|state| {
            let file = state.file(path)?;
            state.files[file].synced = state.files[file].now.clone();
            Ok(())
        })
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.operate(|state| {
            let file = state.file(from)?;
            state.now.remove(from);
            state.now.insert(to.to_owned(), file);
            state.pending.push(Renaming::Moved(from.to_owned(), to.to_owned()));
            Ok(())
        })
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        self.operate(|state| {
            state.synced = state.now.clone();
            state.pending.clear();
            Ok(())
        })
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.operate(|state| Ok(state.now.keys().filter(|path| path.starts_with(folder)).cloned().collect()))
    }

    fn make_folder(&self, _: &Path) -> io::Result<()> {
        self.operate(|_| Ok(()))
    }
}
