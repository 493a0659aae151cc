//! What the pages share: the store, the figures counted last, the places, and files waiting for a decision.

use crate::{WebError, desk::ImportDesk};
use lantern_publish::{Figures, Names, Places, PublicRule};
use lantern_store::Store;
use lantern_words::Words;
use std::{
    ops::Deref,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

/// A moment, as the program that serves the pages reads it from its clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// The instant, RFC 3339 in UTC.
    pub at: String,
    /// The day, `YYYY-MM-DD`.
    pub today: String,
}

/// What a deployment sets.
pub struct Settings {
    /// The folder of derived files.
    pub derived: PathBuf,
    /// What may be public.
    pub rule: PublicRule,
    /// The names of areas.
    pub places: Places,
    /// The shapes of areas, a TopoJSON text.
    pub map: Option<String>,
    /// The names under which this server may be asked, each with its port.
    pub hosts: Vec<String>,
    /// Where "leave this page" leads.
    pub leave: String,
    /// Whether everyone in the store is invented.
    pub invented: bool,
    /// Who acts; accounts come later.
    pub actor: String,
    /// Reads the clock.
    pub clock: fn() -> Moment,
}

/// Everything behind [`AppState`].
pub struct Inner {
    /// The store.
    pub store: Arc<Store>,
    /// The settings.
    pub settings: Settings,
    /// Files that were sent and wait for a decision, and imports that run.
    pub desk: ImportDesk,
    // Held only to look at or to replace the pointer; counting happens outside of it.
    figures: Mutex<Option<Arc<Figures>>>,
    // One counting at a time: the second asker waits and finds it done. Released when the counting ends, however it ends.
    counting: tokio::sync::Mutex<()>,
}

impl Deref for Inner {
    type Target = Settings;
    fn deref(&self) -> &Settings {
        &self.settings
    }
}

/// The shared state of the pages.
#[derive(Clone)]
pub struct AppState(Arc<Inner>);

impl Deref for AppState {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl AppState {
    /// The state of one server.
    pub fn new(store: Arc<Store>, settings: Settings) -> Self {
        Self(Arc::new(Inner { store, settings, desk: ImportDesk::new(), figures: Mutex::new(None), counting: tokio::sync::Mutex::new(()) }))
    }

    /// The figures as of the newest journal entry; counted when something has changed since, or the day has.
    pub async fn figures(&self) -> Result<Arc<Figures>, WebError> {
        let (position, today) = (self.store.position().await?, (self.clock)().today);
        let fresh = |figures: &Arc<Figures>| figures.position() == position && figures.today() == today;
        let held = || self.figures.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(figures) = held().filter(&fresh) {
            return Ok(figures);
        }
        let _one_at_a_time = self.counting.lock().await;
        if let Some(figures) = held().filter(&fresh) {
            return Ok(figures);
        }
        let figures = Arc::new(Figures::open(&self.store, &self.derived, &self.rule, &today).await?);
        *self.figures.lock().unwrap_or_else(PoisonError::into_inner) = Some(figures.clone());
        Ok(figures)
    }

    /// The names for a page in these words.
    pub fn names<'a>(&'a self, words: &'static Words, figures: &'a Figures) -> Names<'a> {
        Names { words, places: &self.settings.places, sources: figures.sources() }
    }
}
