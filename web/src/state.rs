//! What the pages share: the store, the figures counted last, the places, and files waiting for a decision.

use crate::{WebError, desk::ImportDesk, form::FormToken, parts::Maps};
use lantern_publish::{FigureDesk, Figures, Names, Places, PublicRule};
use lantern_store::Store;
use lantern_vocab::IctipTable;
use lantern_words::Words;
use std::{ops::Deref, sync::Arc};

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
    /// What may be public.
    pub rule: PublicRule,
    /// The names of areas.
    pub places: Arc<Places>,
    /// The shapes of areas, a TopoJSON text.
    pub map: Option<Arc<str>>,
    /// The names under which this server may be asked, each with its port.
    pub hosts: Vec<String>,
    /// The official IC-TIP numbers, where the deployment has loaded them.
    pub ictip: Arc<IctipTable>,
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
    /// The mark of this server's forms.
    pub form: FormToken,
    /// The figures, counted when something has changed; shared with the commands that come through the socket.
    pub figures: Arc<FigureDesk>,
    /// The outlines of areas and countries, read once.
    pub maps: Maps,
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
    pub fn new(store: Arc<Store>, figures: Arc<FigureDesk>, settings: Settings) -> Self {
        let maps = Maps::read(settings.map.as_deref());
        Self(Arc::new(Inner { store, settings, desk: ImportDesk::new(), form: FormToken::new(), figures, maps }))
    }

    /// The figures as of the newest journal entry.
    pub async fn figures(&self) -> Result<Arc<Figures>, WebError> {
        Ok(self.figures.figures(&(self.clock)().today).await?)
    }

    /// The names for a page in these words.
    pub fn names<'a>(&'a self, words: &'static Words, figures: &'a Figures) -> Names<'a> {
        Names { words, places: &self.settings.places, sources: figures.sources() }
    }
}
