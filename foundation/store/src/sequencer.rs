//! The line in which commits wait. One task at a time writes; commits that may share a transaction do, so that one sync of the
//! disk serves them all. The task ends when the line is empty, and goes on when whoever asked has gone away.

use crate::{
    Act, Change, Committed, Store, StoreError,
    commit::{self, Writer},
    ledger::{Part, Signed},
};
use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
};
use tokio::sync::oneshot;

/// How many commits share one transaction at most: a bound on what a crash can take from those who still wait.
const GROUP_MAX: usize = 1_000;

/// How many commits may wait. More are refused: a caller that is told to come back is better than one that never hears.
const WAITING_MAX: usize = 10_000;

struct Waiting {
    act: Act,
    change: Change,
    answer: oneshot::Sender<Result<Committed, StoreError>>,
}

#[derive(Default)]
struct Line {
    waiting: VecDeque<Waiting>,
    is_served: bool,
}

/// Commits that wait, and whether a task serves them.
#[derive(Default)]
pub(crate) struct Queue(Mutex<Line>);

impl std::fmt::Debug for Queue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Queue(…)")
    }
}

/// Serves the line; when it ends, however it ends, the next commit starts another.
struct Service<'a>(&'a Queue);

impl Drop for Service<'_> {
    fn drop(&mut self) {
        self.0.line().is_served = false;
    }
}

impl Queue {
    fn line(&self) -> MutexGuard<'_, Line> {
        // A line is whole between any two statements, so a panic elsewhere does not spoil it.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a place in the line; says whether a task must be started.
    fn put(&self, waiting: Waiting) -> Result<bool, StoreError> {
        let mut line = self.line();
        if line.waiting.len() == WAITING_MAX {
            return Err(StoreError::TooManyWaiting);
        }
        line.waiting.push_back(waiting);
        Ok(!std::mem::replace(&mut line.is_served, true))
    }

    /// The next commit with those behind it that share its transaction. Empty: the service is over, decided under the lock so
    /// that nobody who comes now waits in vain.
    fn next(&self) -> Vec<Waiting> {
        let mut line = self.line();
        let shared = line.waiting.iter().take(GROUP_MAX).take_while(|waiting| waiting.change.shares()).count();
        let count = shared.max(1).min(line.waiting.len());
        line.is_served = count > 0;
        line.waiting.drain(..count).collect()
    }
}

impl Store {
    pub(crate) async fn in_line(&self, act: Act, change: Change) -> Result<Committed, StoreError> {
        let (answer, answered) = oneshot::channel();
        if self.queue.put(Waiting { act, change, answer })? {
            tokio::spawn(serve(self.clone()));
        }
        answered.await.map_err(|_| StoreError::Interrupted)?
    }
}

async fn serve(store: Store) {
    let service = Service(&store.queue);
    loop {
        let group = service.0.next();
        if group.is_empty() {
            // Another task may serve by now: this one must not take its place away.
            std::mem::forget(service);
            return;
        }
        answer(&store, group).await;
    }
}

async fn answer(store: &Store, group: Vec<Waiting>) {
    let mut answers = Vec::with_capacity(group.len());
    let mut commits = Vec::with_capacity(group.len());
    for Waiting { act, change, answer } in group {
        answers.push(answer);
        commits.push((act, change));
    }
    match write(store, commits).await {
        // The proofs are made beside the next group, which writes meanwhile.
        Ok((signed, parts)) => drop(tokio::spawn(async move {
            for (answer, (done, part)) in answers.into_iter().zip(parts) {
                let receipt = part.map(|part| Box::new(signed.receipt(part)));
                // Nobody may be left to hear it; what is committed is committed.
                let _ = answer.send(Ok(Committed { receipt, ..done }));
            }
        })),
        Err(error) => {
            let mut answers = answers.into_iter();
            let first = answers.next();
            for answer in answers {
                let _ = answer.send(Err(StoreError::Interrupted));
            }
            if let Some(answer) = first {
                let _ = answer.send(Err(error));
            }
        }
    }
}

/// A commit's part in a transaction: what it did, and its leaf.
type Written = (Committed, Option<Part>);

/// One transaction, one checkpoint, and what proves each.
async fn write(store: &Store, commits: Vec<(Act, Change)>) -> Result<(Signed, Vec<Written>), StoreError> {
    let (acts, changes): (Vec<_>, Vec<_>) = commits.into_iter().unzip();
    let first = acts.first().ok_or(StoreError::Interrupted)?;
    let mut writer = Writer::begin(store, first).await?;
    let mut parts = Vec::with_capacity(acts.len());
    let mut erased = false;
    for (act, change) in acts.iter().zip(changes) {
        writer.act = act;
        erased |= matches!(change, Change::Erase(_));
        parts.push(commit::write(&mut writer, change).await?);
    }
    let signed = writer.finish().await?;
    if erased {
        store.finish_erasures(&first.at).await?;
    }
    Ok((signed, parts))
}
