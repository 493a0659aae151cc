//! Listens in between the gate and the vault: what was asked, against which entry, and whether that entry stood in the log then.

use lantern_gate::{Dial, VaultStart};
use lantern_ledger::{AccessEvent, Receipt};
use lantern_store::{AccessFilter, Store};
use lantern_vault::process;
use minicbor::Decoder;
use std::{
    collections::BTreeSet,
    io::{Read, Write},
    os::unix::net::UnixStream,
    sync::{Arc, Mutex, OnceLock},
};
use tokio::runtime::Handle;

/// One question for which the vault needs a receipt.
pub struct Asked {
    /// Whom the entry of the receipt names.
    pub named: BTreeSet<[u8; 16]>,
    /// About whom the vault was asked.
    pub items: BTreeSet<[u8; 16]>,
    /// The entry stood in the log of the house, naming the same, in that moment.
    pub was_written: bool,
    /// The vault gave what it was asked for.
    pub was_answered: bool,
}

/// Who listens.
#[derive(Default)]
pub struct Listening {
    /// The house, once it stands.
    pub house: OnceLock<(Store, Handle)>,
    asked: Mutex<Vec<Asked>>,
}

/// The first questions, about starting and unlocking, need no receipt.
const FIRST_WITH_RECEIPT: u8 = 5;
/// The kind of an answer that refuses.
const REFUSED: u8 = 7;

impl Listening {
    /// A vault with a listener before it.
    pub fn start(self: &Arc<Self>) -> VaultStart {
        let listening = self.clone();
        VaultStart::Over(Dial(Arc::new(move || {
            let (ours, gate) = UnixStream::pair()?;
            let (to_vault, theirs) = UnixStream::pair()?;
            let listening = listening.clone();
            // Both end when the gate closes its end.
            std::thread::spawn(move || process::serve(theirs));
            std::thread::spawn(move || listening.relay(ours, to_vault));
            Ok(gate)
        })))
    }

    /// What was asked since the last time.
    pub fn take(&self) -> Vec<Asked> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }

    fn relay(&self, mut gate: UnixStream, mut vault: UnixStream) {
        while let Some(question) = frame(&mut gate) {
            let asked = self.hear(&question[4..]);
            vault.write_all(&question).unwrap();
            let Some(answer) = frame(&mut vault) else { return };
            if let Some(mut asked) = asked {
                let mut decoder = Decoder::new(&answer[4..]);
                decoder.array().unwrap();
                asked.was_answered = decoder.u8().unwrap() != REFUSED;
                self.asked.lock().unwrap().push(asked);
            }
            gate.write_all(&answer).unwrap();
        }
    }

    fn hear(&self, question: &[u8]) -> Option<Asked> {
        let mut decoder = Decoder::new(question);
        decoder.array().unwrap();
        let operation = decoder.u8().unwrap();
        if operation < FIRST_WITH_RECEIPT {
            return None;
        }
        decoder.str().unwrap();
        let receipt = Receipt::from_bytes(decoder.bytes().unwrap()).unwrap();
        let items = match operation {
            5 => subjects(&mut decoder),
            7 => {
                decoder.u32().unwrap();
                subjects(&mut decoder)
            }
            8 => {
                decoder.bytes().unwrap();
                subjects(&mut decoder)
            }
            _ => BTreeSet::new(),
        };
        let entry = lantern_ledger::JournalEntry::from_bytes(&receipt.entry).unwrap();
        let event = AccessEvent::from_bytes(entry.change).unwrap();
        let named: BTreeSet<[u8; 16]> = event.subjects.iter().copied().collect();
        let (store, handle) = self.house.get().unwrap();
        let was_written = handle.block_on(async {
            let lines = store.access_log(&AccessFilter::default(), 0, 20).await.unwrap().0;
            let stands = lines.iter().any(|line| line.position == receipt.event.first && line.what == event.what);
            let subjects: BTreeSet<[u8; 16]> = store.access_subjects(receipt.event.first).await.unwrap().into_iter().collect();
            stands && subjects == named
        });
        Some(Asked { named, items, was_written, was_answered: false })
    }
}

/// The persons of a list of items, each of which begins with one.
fn subjects(decoder: &mut Decoder<'_>) -> BTreeSet<[u8; 16]> {
    let count = decoder.array().unwrap().unwrap();
    let mut found = BTreeSet::new();
    for _ in 0..count {
        let parts = decoder.array().unwrap().unwrap();
        found.insert(decoder.bytes().unwrap().try_into().unwrap());
        (1..parts).for_each(|_| decoder.skip().unwrap());
    }
    found
}

/// A frame with the four bytes of its length.
fn frame(from: &mut UnixStream) -> Option<Vec<u8>> {
    let mut bytes = vec![0; 4];
    from.read_exact(&mut bytes).ok()?;
    let length = u32::from_be_bytes(bytes[..4].try_into().unwrap()) as usize;
    bytes.resize(4 + length, 0);
    from.read_exact(&mut bytes[4..]).ok()?;
    Some(bytes)
}
