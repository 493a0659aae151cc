//! Files that were sent and wait for a decision, and the imports that run. All of it lies in memory only and is bounded: the
//! bytes of a file of people never touch the disk before somebody has seen how they will be read.

mod answers;
mod run;
mod upload;

pub use answers::{AnswerProblem, Answers, Checked, Sentence};
pub use run::{Ending, Run};
pub use upload::{Token, Upload};

use crate::{WebError, pages::Reading};
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use tokio::sync::{Semaphore, SemaphorePermit};

/// How many files may wait at once. One more puts the oldest out.
pub const UPLOADS_MAX: usize = 8;

/// How many bytes may wait at once: four files of the largest size.
pub const UPLOADS_BYTES_MAX: usize = 4 * crate::UPLOAD_BYTES_MAX;

/// How long a file waits: long enough to ask a colleague, short enough not to be forgotten.
pub const UPLOAD_LIFETIME: Duration = Duration::from_mins(30);

/// How many imports that have ended are remembered, so that their pages can say how.
const RUNS_MAX: usize = 16;

/// How many files may be on their way here at once; each takes memory as it comes.
const ARRIVING_MAX: usize = 4;

/// The desk of one server.
pub struct ImportDesk {
    inside: Mutex<Inside>,
    arriving: Semaphore,
}

#[derive(Default)]
struct Inside {
    /// The oldest first.
    uploads: VecDeque<Upload>,
    runs: VecDeque<Arc<Run>>,
}

impl Inside {
    fn forget_old(&mut self, now: Instant) {
        self.uploads.retain(|upload| upload.lifetime_left(now).is_some());
    }

    fn upload(&mut self, token: &Token) -> Option<&mut Upload> {
        self.uploads.iter_mut().find(|upload| upload.token == *token)
    }

    fn make_room(&mut self, bytes: usize) {
        let held = |uploads: &VecDeque<Upload>| uploads.iter().map(|upload| upload.bytes.len()).sum::<usize>();
        while !self.uploads.is_empty() && (self.uploads.len() >= UPLOADS_MAX || held(&self.uploads).saturating_add(bytes) > UPLOADS_BYTES_MAX) {
            self.uploads.pop_front();
        }
    }
}

impl ImportDesk {
    /// An empty desk.
    pub fn new() -> Self {
        Self { inside: Mutex::default(), arriving: Semaphore::new(ARRIVING_MAX) }
    }

    /// Takes a place among the files that are on their way; it is given back when the permit is dropped.
    pub fn arriving(&self) -> Result<SemaphorePermit<'_>, WebError> {
        self.arriving.try_acquire().map_err(|_| WebError::Busy)
    }

    /// No state is left half changed by any method, so a panic elsewhere does not spoil it.
    fn inside(&self, now: Instant) -> MutexGuard<'_, Inside> {
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        inside.forget_old(now);
        inside
    }

    /// Lays a file on the desk.
    pub fn put(&self, owner: &str, name: &str, bytes: Vec<u8>, answers: Answers, now: Instant) -> Token {
        let upload = Upload::new(owner, name, bytes, answers, now);
        let token = upload.token.clone();
        let mut inside = self.inside(now);
        inside.make_room(upload.bytes.len());
        inside.uploads.push_back(upload);
        token
    }

    /// The file with this token, if it still waits.
    pub fn get(&self, token: &Token, now: Instant) -> Result<Upload, WebError> {
        self.inside(now).upload(token).cloned().ok_or(WebError::NotFound)
    }

    /// The files of one account that wait, newest first.
    pub fn waiting(&self, owner: &str, now: Instant) -> Vec<Upload> {
        self.inside(now).uploads.iter().rev().filter(|upload| upload.owner == owner).cloned().collect()
    }

    /// Takes other answers for a file; what was worked out from the old ones is forgotten.
    pub fn answer(&self, token: &Token, answers: Answers, now: Instant) -> Result<(), WebError> {
        let mut inside = self.inside(now);
        let upload = inside.upload(token).ok_or(WebError::NotFound)?;
        (upload.answers, upload.seen) = (answers, None);
        Ok(())
    }

    /// Keeps how a file would be read, as long as its answers and the record stay as they are.
    pub fn keep_reading(&self, of: &Upload, position: i64, reading: Arc<Reading>, now: Instant) {
        if let Some(upload) = self.inside(now).upload(&of.token).filter(|upload| upload.answers == of.answers) {
            upload.seen = Some((position, reading));
        }
    }

    /// Takes a file from the desk.
    pub fn discard(&self, token: &Token, now: Instant) {
        self.inside(now).uploads.retain(|upload| upload.token != *token);
    }

    /// Begins the import of a file. One runs at a time, because the record has one writer.
    pub fn begin(&self, token: &Token, rows: u64, now: Instant) -> Result<(Upload, Arc<Run>), WebError> {
        let mut inside = self.inside(now);
        if inside.runs.iter().any(|run| run.ending().is_none()) {
            return Err(WebError::Busy);
        }
        let upload = inside.upload(token).cloned().ok_or(WebError::NotFound)?;
        let run = Arc::new(Run::new(&upload, rows, now));
        inside.runs.retain(|run| run.token != *token);
        if inside.runs.len() >= RUNS_MAX {
            inside.runs.pop_front();
        }
        inside.runs.push_back(run.clone());
        Ok((upload, run))
    }

    /// Ends an import. A file that is in leaves the desk; one that was stopped or failed stays for another attempt.
    pub fn end(&self, run: &Run, ending: Ending, now: Instant) {
        if matches!(ending, Ending::Done(_)) {
            self.discard(&run.token, now);
        }
        run.end(ending);
    }

    /// The import of this file, running or ended.
    pub fn run(&self, token: &Token, now: Instant) -> Option<Arc<Run>> {
        self.inside(now).runs.iter().find(|run| run.token == *token).cloned()
    }

    /// The import that runs.
    pub fn running(&self, now: Instant) -> Option<Arc<Run>> {
        self.inside(now).runs.iter().find(|run| run.ending().is_none()).cloned()
    }

    /// Forgets an import that failed, once its page has said so: the file can then be tried again.
    pub fn forget_run(&self, token: &Token, now: Instant) {
        self.inside(now).runs.retain(|run| run.token != *token || run.ending().is_none());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(desk: &ImportDesk, name: &str, bytes: usize, now: Instant) -> Token {
        desk.put("worker-1", name, vec![b'x'; bytes], Answers::default(), now)
    }

    /// Neither more files nor more bytes than allowed ever wait; the oldest makes room.
    #[test]
    fn the_desk_is_bounded() {
        let (desk, now) = (ImportDesk::new(), Instant::now());
        let tokens: Vec<Token> = (0..=UPLOADS_MAX).map(|at| named(&desk, &format!("{at}.csv"), 10, now)).collect();
        assert_eq!(desk.waiting("worker-1", now).len(), UPLOADS_MAX);
        assert!(matches!(desk.get(&tokens[0], now), Err(WebError::NotFound)));
        assert!(desk.get(&tokens[1], now).is_ok());
        for at in 0..5 {
            named(&desk, &format!("large-{at}.csv"), crate::UPLOAD_BYTES_MAX, now);
        }
        let held: usize = desk.waiting("worker-1", now).iter().map(|upload| upload.bytes.len()).sum();
        assert!(held <= UPLOADS_BYTES_MAX, "{held}");
        assert_eq!(desk.waiting("worker-1", now)[0].name, "large-4.csv");
    }

    /// After its time a file is gone, whoever asks.
    #[test]
    fn files_are_forgotten() {
        let (desk, now) = (ImportDesk::new(), Instant::now());
        let token = named(&desk, "a.csv", 10, now);
        assert!(desk.get(&token, now + Duration::from_mins(29)).is_ok());
        assert!(matches!(desk.get(&token, now + UPLOAD_LIFETIME), Err(WebError::NotFound)));
        assert!(matches!(desk.begin(&token, 1, now), Err(WebError::NotFound)), "it is gone for good");
        assert!(desk.waiting("worker-1", now).is_empty());
    }

    /// No more files come in at once than there are places, and a place is given back.
    #[test]
    fn arrivals_are_bounded() {
        let desk = ImportDesk::new();
        let places: Vec<_> = (0..ARRIVING_MAX).map(|_| desk.arriving().unwrap()).collect();
        assert!(matches!(desk.arriving(), Err(WebError::Busy)));
        drop(places);
        assert!(desk.arriving().is_ok());
    }

    /// A second import has to wait; a file that was stopped stays, one that is in leaves.
    #[test]
    fn one_import_at_a_time() {
        let (desk, now) = (ImportDesk::new(), Instant::now());
        let (first, second) = (named(&desk, "a.csv", 10, now), named(&desk, "b.csv", 10, now));
        let (_, run) = desk.begin(&first, 5, now).unwrap();
        assert!(matches!(desk.begin(&second, 5, now), Err(WebError::Busy)));
        assert!(matches!(desk.begin(&first, 5, now), Err(WebError::Busy)));
        desk.end(&run, Ending::Stopped, now);
        assert!(desk.get(&first, now).is_ok());
        let (_, run) = desk.begin(&first, 5, now).unwrap();
        desk.end(&run, Ending::Done(lantern_model::ImportId::new(uuid::Uuid::nil())), now);
        assert!(desk.get(&first, now).is_err());
        assert!(desk.begin(&second, 5, now).is_ok());
    }
}
