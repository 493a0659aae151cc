//! Parts on their way into a file and out of one. Sealing and reading are work for a thread of its own; a few parts wait between
//! the two at most, so that a backup of any size takes the memory of some parts.

use crate::{
    BackupError, Opener, Seal,
    archive::{ArchiveReader, ArchiveWriter},
    head::{self, HEAD, MANIFEST, Manifest},
    items::Item,
    seal::{self, SealedFile},
};
use serde::Serialize;
use std::path::Path;
use tokio::{
    sync::mpsc::{Receiver, Sender, channel},
    task::JoinHandle,
};
use zeroize::Zeroizing;

/// A part is closed once it is as long as this.
const PART_BYTES: usize = 4 * 1024 * 1024;

/// Parts that wait between two threads.
const WAITING: usize = 2;

enum Message {
    Part(String, Zeroizing<Vec<u8>>),
    End,
}

/// Writes one file. Dropped before its end, it leaves no file.
pub(crate) struct PartWriter {
    parts: Sender<Message>,
    thread: JoinHandle<Result<u64, BackupError>>,
    /// The part that is being filled, and how many of its folder came before.
    held: Zeroizing<Vec<u8>>,
    folder: &'static str,
    number: u32,
}

impl PartWriter {
    pub(crate) async fn create(path: &Path, seal: &Seal, replaces: bool, head: &impl Serialize) -> Result<Self, BackupError> {
        let (parts, waiting) = channel(WAITING);
        let (path, seal) = (path.to_owned(), seal.clone());
        let thread = tokio::task::spawn_blocking(move || write(&path, &seal, replaces, waiting));
        let mut writer = Self { parts, thread, held: Zeroizing::default(), folder: "", number: 0 };
        writer.part(HEAD.to_owned(), json(head)).await?;
        Ok(writer)
    }

    /// A part of its own.
    pub(crate) async fn part(&mut self, name: String, bytes: Vec<u8>) -> Result<(), BackupError> {
        self.flush().await?;
        self.send(Message::Part(name, Zeroizing::new(bytes))).await
    }

    /// An item of the part of its folder.
    pub(crate) async fn item<T: Item>(&mut self, item: &T) -> Result<(), BackupError> {
        if self.folder != T::FOLDER {
            self.flush().await?;
            (self.folder, self.number) = (T::FOLDER, 0);
        }
        item.write(&mut self.held);
        if self.held.len() >= PART_BYTES { self.flush().await } else { Ok(()) }
    }

    async fn flush(&mut self) -> Result<(), BackupError> {
        if self.held.is_empty() {
            return Ok(());
        }
        self.number += 1;
        let name = format!("{}/{:06}.cbor", self.folder, self.number);
        let held = std::mem::take(&mut self.held);
        self.send(Message::Part(name, held)).await
    }

    async fn send(&mut self, message: Message) -> Result<(), BackupError> {
        if self.parts.send(message).await.is_ok() {
            return Ok(());
        }
        // The thread has ended before its time: it knows why.
        match (&mut self.thread).await {
            Ok(Err(error)) => Err(error),
            _ => Err(BackupError::Interrupted),
        }
    }

    /// Closes the file and gives it its name; says how long what is in it is.
    pub(crate) async fn finish(mut self) -> Result<u64, BackupError> {
        self.flush().await?;
        self.send(Message::End).await?;
        self.thread.await.map_err(|_| BackupError::Interrupted)?
    }
}

pub(crate) fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec_pretty(value).expect("texts and numbers are always JSON")
}

fn write(path: &Path, seal: &Seal, replaces: bool, mut waiting: Receiver<Message>) -> Result<u64, BackupError> {
    let file = SealedFile::create(path, seal, replaces)?;
    let (mut archive, mut manifest) = (ArchiveWriter::new(file), Manifest::default());
    let fail = || BackupError::file("write", path);
    loop {
        match waiting.blocking_recv() {
            Some(Message::Part(name, bytes)) => {
                manifest.add(&name, &bytes);
                archive.part(&name, &bytes).map_err(fail())?;
            }
            Some(Message::End) => break,
            // Whoever asked went away: the file goes with its unfinished name.
            None => return Err(BackupError::Interrupted),
        }
    }
    archive.part(MANIFEST, &json(&manifest)).map_err(fail())?;
    archive.finish().map_err(fail())?.finish()?;
    Ok(manifest.parts.iter().map(|part| part.bytes).sum())
}

/// A part of a file: its name and its bytes.
pub(crate) type Part = (String, Zeroizing<Vec<u8>>);

/// Reads one file. What comes is what was sealed; that it is all, and in order, is known at the end only.
pub(crate) struct PartReader {
    parts: Receiver<Result<Part, BackupError>>,
    held: Option<Part>,
}

impl PartReader {
    pub(crate) fn open(path: &Path, opener: &Opener) -> Self {
        let (parts, waiting) = channel(WAITING);
        let (path, opener) = (path.to_owned(), opener.clone());
        tokio::task::spawn_blocking(move || {
            if let Err(error) = read(&path, &opener, &parts) {
                let _ = parts.blocking_send(Err(error));
            }
        });
        Self { parts: waiting, held: None }
    }

    /// The head of the wanted kind.
    pub(crate) async fn head<T: serde::de::DeserializeOwned>(&mut self, wanted: head::Kind) -> Result<T, BackupError> {
        match self.next().await? {
            Some((name, bytes)) if name == HEAD => head::read(&bytes, wanted),
            _ => Err(BackupError::NotABackup),
        }
    }

    /// The next part; none at the end, and the end has been checked then.
    pub(crate) async fn next(&mut self) -> Result<Option<Part>, BackupError> {
        match self.held.take() {
            Some(part) => Ok(Some(part)),
            None => self.parts.recv().await.transpose(),
        }
    }

    /// The next part where it stands in this folder; else it stays the next.
    pub(crate) async fn next_in(&mut self, folder: &str) -> Result<Option<Part>, BackupError> {
        let Some(part) = self.next().await? else { return Ok(None) };
        if part.0.split_once('/').is_some_and(|(found, _)| found == folder) {
            return Ok(Some(part));
        }
        self.held = Some(part);
        Ok(None)
    }

    /// Nothing may be left.
    pub(crate) async fn end(&mut self) -> Result<(), BackupError> {
        match self.next().await? {
            Some((name, _)) => Err(BackupError::Altered(name)),
            None => Ok(()),
        }
    }
}

fn read(path: &Path, opener: &Opener, parts: &Sender<Result<Part, BackupError>>) -> Result<(), BackupError> {
    let mut archive = ArchiveReader::new(seal::open(path, opener)?);
    let mut found = Manifest::default();
    loop {
        let (name, bytes) = archive.next()?.ok_or_else(|| BackupError::Altered(MANIFEST.to_owned()))?;
        let bytes = Zeroizing::new(bytes);
        if name == MANIFEST {
            let written: Manifest = serde_json::from_slice(&bytes).map_err(|_| BackupError::Altered(name))?;
            found.check(&written)?;
            return match archive.next()? {
                None => Ok(()),
                Some((name, _)) => Err(BackupError::Altered(name)),
            };
        }
        found.add(&name, &bytes);
        if parts.blocking_send(Ok((name, bytes))).is_err() {
            // Nobody reads any more.
            return Ok(());
        }
    }
}
