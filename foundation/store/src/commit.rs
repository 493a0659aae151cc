//! The one writer. A commit is one transaction with the new state and its journal entries; keys are durable before it.

use crate::{
    EntityChange, Erasure, ImportClosing, ImportOpening, ImportRows, Store, StoreError,
    access::{self, Looks},
    agency,
    bind::{Rows, binds},
    correct::Correction,
    engine::Transaction,
    imports,
    keys::NewKeys,
    ledger::{Book, Part, Signed},
    rotate::Rotation,
    rows,
};
use lantern_ledger::{AccessEvent, AccessKind, JournalEntry, LeafKind, Receipt};
use lantern_model::{AgencyCode, ImportId};
use lantern_vault::{Entropy, RecordKey};
use serde::Serialize;

/// Who does something, for what purpose, and when (RFC 3339, UTC).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// The account that acts.
    pub actor: String,
    /// What for.
    pub purpose: String,
    /// The instant, made by the caller.
    pub at: String,
}

/// The longest short text: a name, a purpose, a file's name.
pub const TEXT_BYTES_MAX: usize = 1_000;

/// The longest value of a setting.
pub const SETTING_BYTES_MAX: usize = 1 << 20;

/// Refuses what no database keeps. Every text from outside passes here.
pub(crate) fn bounded(what: &'static str, text: &str, bytes_max: usize) -> Result<(), StoreError> {
    if text.len() > bytes_max || text.contains('\0') { Err(StoreError::OutOfBounds(what)) } else { Ok(()) }
}

impl Act {
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        bounded("the actor", &self.actor, TEXT_BYTES_MAX)?;
        bounded("the purpose", &self.purpose, TEXT_BYTES_MAX)?;
        bounded("the time", &self.at, TEXT_BYTES_MAX)
    }
}

/// What a commit changes.
#[derive(Debug, Clone)]
pub enum Change {
    /// An agency is there, with this name. Its secret key file is made on first use.
    Agency {
        /// Its code.
        code: AgencyCode,
        /// Its name.
        name: String,
        /// What kind of agency, if somebody said so.
        kind: Option<String>,
    },
    /// An import begins.
    OpenImport(ImportOpening),
    /// Rows of an open import.
    Rows(ImportRows),
    /// An import ends; from now on it counts.
    CloseImport(ImportClosing),
    /// An open import is given up; it never counts.
    DiscardImport(ImportId),
    /// A setting of the deployment.
    Setting {
        /// Its name.
        name: String,
        /// Its value.
        value: String,
    },
    /// Somebody is about to look at somebody's data: written before anything is opened.
    Access(AccessEvent),
    /// What the house holds beside records: accounts, consents, protocols, requests.
    Entities(Vec<EntityChange>),
    /// People's records are destroyed, on their wish or when the time to keep them is over.
    Erase(Erasure),
    /// A record is put right at the wish of the person whom it is about.
    Correct(Correction),
    /// An agency has a new key; its people's keys are wrapped to it.
    Rotate(Rotation),
}

/// What a commit did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Committed {
    /// The journal's last position after it.
    pub position: i64,
    /// Rows that were new.
    pub new: u64,
    /// Rows that changed an earlier one, or came back.
    pub changed: u64,
    /// Rows that were there already.
    pub unchanged: u64,
    /// Rows of erased people, which stayed outside.
    pub kept_out: u64,
    /// Records that the source no longer holds.
    pub withdrawn: u64,
    /// A whole file closed without withdrawing anything, because some of its rows may be any record.
    pub withdrawal_held_back: bool,
    /// That it stands in the ledger: its leaf and the proof into the checkpoint signed with it. None where nothing changed.
    pub receipt: Option<Box<Receipt>>,
}

/// The kind of a journal entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Create,
    Agency,
    Setting,
    Open,
    Batch,
    Close,
    Discard,
    New,
    Edit,
    Withdraw,
    Access,
    Entity,
    Erase,
    Correct,
    Rotate,
}

impl Kind {
    const ALL: [Self; 15] = [
        Self::Create,
        Self::Agency,
        Self::Setting,
        Self::Open,
        Self::Batch,
        Self::Close,
        Self::Discard,
        Self::New,
        Self::Edit,
        Self::Withdraw,
        Self::Access,
        Self::Entity,
        Self::Erase,
        Self::Correct,
        Self::Rotate,
    ];

    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Agency => "agency",
            Self::Setting => "setting",
            Self::Open => "open",
            Self::Batch => "batch",
            Self::Close => "close",
            Self::Discard => "discard",
            Self::New => "new",
            Self::Edit => "edit",
            Self::Withdraw => "withdraw",
            Self::Access => "access",
            Self::Entity => "entity",
            Self::Erase => "erase",
            Self::Correct => "correct",
            Self::Rotate => "rotate",
        }
    }

    pub(crate) fn from_code(code: &str) -> Result<Self, StoreError> {
        Self::ALL.into_iter().find(|kind| kind.code() == code).ok_or(StoreError::DamagedValue("kind of a journal entry"))
    }
}

/// What a sealed entry is bound to: an entry moved to another place does not open.
pub(crate) fn entry_context(position: i64, kind: Kind) -> Vec<u8> {
    [b"lantern journal 1 ".as_slice(), &position.to_be_bytes(), kind.code().as_bytes()].concat()
}

pub(crate) const JOURNAL_COLUMNS: &str = "position, at, actor, purpose, kind, dataset, import, change";

/// The journal in its order, a page at a time.
pub(crate) const ENTRIES: &str = "select position, at, actor, purpose, kind, dataset, import, change from journal where position > ? order by position limit ?";

/// A transaction under way: one commit, or several small ones of different people.
pub(crate) struct Writer<'a> {
    pub(crate) store: &'a Store,
    pub(crate) act: &'a Act,
    pub(crate) tx: Transaction,
    pub(crate) entropy: Entropy,
    pub(crate) keys: NewKeys,
    pub(crate) done: Committed,
    pub(crate) looks: Looks,
    journal: Rows,
    book: Book,
    first_free: i64,
    next: i64,
}

impl<'a> Writer<'a> {
    /// Takes the write lock and learns the next position.
    pub(crate) async fn begin(store: &'a Store, act: &'a Act) -> Result<Self, StoreError> {
        let mut tx = store.record.begin().await?;
        tx.one_writer().await?;
        let (book, last) = Book::open(&mut tx).await?;
        Ok(Self {
            store,
            act,
            tx,
            entropy: Entropy::from_system(),
            keys: NewKeys::none(),
            done: Committed::default(),
            looks: Looks::none(),
            journal: Rows::new("journal", JOURNAL_COLUMNS),
            book,
            first_free: last + 1,
            next: last + 1,
        })
    }

    pub(crate) const fn next_position(&mut self) -> i64 {
        let position = self.next;
        self.next += 1;
        position
    }

    /// An entry that is open to whoever may read the journal.
    pub(crate) fn enter_open(&mut self, position: i64, kind: Kind, change: &impl Serialize) {
        let bytes = serde_json::to_vec(change).expect("a change of texts and numbers is always JSON");
        self.enter(position, kind, None, bytes);
    }

    /// An entry about an import, sealed under its dataset's key: names of files and columns can say too much.
    pub(crate) fn enter_import(&mut self, kind: Kind, (dataset, import): (i64, i64), key: &RecordKey, change: &impl Serialize) -> Result<(), StoreError> {
        let position = self.next_position();
        let bytes = serde_json::to_vec(change).expect("a change of texts and numbers is always JSON");
        self.enter_sealed(position, kind, Some((dataset, import)), key, &bytes)
    }

    pub(crate) fn enter_sealed(&mut self, position: i64, kind: Kind, place: Option<(i64, i64)>, key: &RecordKey, change: &[u8]) -> Result<(), StoreError> {
        let sealed = key.seal(&entry_context(position, kind), change, &mut self.entropy)?;
        self.enter(position, kind, place, sealed);
        Ok(())
    }

    /// An entry as it stands from now on. What the ledger commits to are exactly these bytes.
    pub(crate) fn enter(&mut self, position: i64, kind: Kind, place: Option<(i64, i64)>, change: Vec<u8>) {
        let act = self.act;
        let (dataset, import) = place.unzip();
        let entry = JournalEntry { position, at: &act.at, actor: &act.actor, purpose: &act.purpose, kind: kind.code(), dataset, import, change: &change };
        self.book.enter(position, &entry.to_bytes());
        self.journal.push(binds![position, act.at.as_str(), act.actor.as_str(), act.purpose.as_str(), kind.code(), dataset, import, change]);
    }

    /// Writes the entries gathered so far; called between batches so that memory stays bounded.
    pub(crate) async fn flush(&mut self) -> Result<(), StoreError> {
        let entries = self.journal.take();
        self.tx.insert(entries).await?;
        self.looks.write(&mut self.tx).await
    }

    /// Ends one commit of the transaction: its leaf, and what it did so far.
    pub(crate) fn end_part(&mut self, kind: LeafKind) -> Result<(Committed, Option<Part>), StoreError> {
        let salt = self.entropy.bytes()?;
        let part = self.book.end_part(kind, salt);
        Ok((Committed { position: self.next - 1, ..std::mem::take(&mut self.done) }, part))
    }

    /// Order of safety: the keys are durable first, then the transaction that needs them. What proves each part comes back.
    pub(crate) async fn finish(mut self) -> Result<Signed, StoreError> {
        self.flush().await?;
        let signed = self.book.write(&mut self.tx, &self.store.signer()).await?;
        self.store.keys.save(self.first_free - 1, self.keys).await?;
        self.tx.commit().await?;
        self.store.keys.are_settled();
        Ok(signed)
    }
}

impl Change {
    /// What the published leaf says of it: no more than its kind.
    const fn leaf_kind(&self) -> LeafKind {
        match self {
            Self::Access(event) if matches!(event.what, AccessKind::Share) => LeafKind::Share,
            Self::Access(_) => LeafKind::Access,
            Self::Erase(_) => LeafKind::Erasure,
            Self::Rotate(_) => LeafKind::Keys,
            _ => LeafKind::Change,
        }
    }

    /// Small commits that cannot fail once they are checked share a transaction.
    pub(crate) const fn shares(&self) -> bool {
        matches!(self, Self::Access(_))
    }

    /// What cannot be written is refused before it waits in the queue.
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        if let Self::Access(event) = self { access::check(event) } else { Ok(()) }
    }
}

/// Writes one commit into a transaction.
pub(crate) async fn write(writer: &mut Writer<'_>, change: Change) -> Result<(Committed, Option<Part>), StoreError> {
    let leaf_kind = change.leaf_kind();
    match change {
        Change::Agency { code, name, kind } => agency::write(writer, &code, name, kind).await?,
        Change::Setting { name, value } => crate::setting::write(writer, name, value).await?,
        Change::OpenImport(opening) => imports::open(writer, opening).await?,
        Change::Rows(batch) => rows::write(writer, batch).await?,
        Change::CloseImport(closing) => imports::close(writer, closing).await?,
        Change::DiscardImport(import) => imports::discard(writer, import).await?,
        Change::Access(event) => access::write(writer, &event),
        Change::Entities(changes) => crate::entity::write(writer, changes).await?,
        Change::Erase(erasure) => crate::erase::write(writer, erasure).await?,
        Change::Correct(correction) => crate::correct::write(writer, correction).await?,
        Change::Rotate(rotation) => crate::rotate::write(writer, rotation).await?,
    }
    writer.end_part(leaf_kind)
}

impl Store {
    /// The only way to change the record: new state, journal entries and ledger leaf in one transaction, or nothing. Commits
    /// of many people wait in one line; whoever goes away leaves theirs in it.
    pub async fn commit(&self, act: &Act, change: Change) -> Result<Committed, StoreError> {
        act.check()?;
        change.check()?;
        self.in_line(act.clone(), change).await
    }
}
