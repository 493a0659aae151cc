//! What the pages share: the gate, the figures counted last, the places, and files waiting for a decision.

use crate::{
    WebError,
    chores::Chores,
    desk::ImportDesk,
    form::FormSecret,
    guard::Origins,
    openid::OpenIdDesk,
    pace::Paces,
    pages::{LastCheck, Offers, Packages, SetUpDesk, Turns},
    parts::Maps,
};
use lantern_access::credential::CommonPasswords;
use lantern_gate::Gate;
use lantern_instruments::Library;
use lantern_openid::Provider;
use lantern_publish::{FigureDesk, Figures, Names, Places, PublicRule};
use lantern_store::Store;
use lantern_vocab::{IctipTable, Language};
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

/// The certificate authority of a deployment that made its own, for the pages that install it on a device.
#[derive(Clone)]
pub struct Authority {
    /// The certificate in DER.
    pub certificate: Arc<[u8]>,
    /// The same as a profile for Apple's devices.
    pub profile: Arc<[u8]>,
    /// Its SHA-256 fingerprint, to compare.
    pub fingerprint: String,
    /// The host that it vouches for.
    pub host: String,
}

/// What a deployment sets.
pub struct Settings {
    /// What may be public.
    pub rule: PublicRule,
    /// The names of areas.
    pub places: Arc<Places>,
    /// The shapes of areas, a TopoJSON text.
    pub map: Option<Arc<str>>,
    /// The whole origins under which this server may be asked, such as `https://cases.example.org` or `http://127.0.0.1:7388`.
    pub origins: Vec<String>,
    /// The browser sees https: it speaks TLS with us, or with a declared proxy.
    pub secure: bool,
    /// The deployment's own certificate authority, where it has one.
    pub authority: Option<Authority>,
    /// The official IC-TIP numbers, where the deployment has loaded them.
    pub ictip: Arc<IctipTable>,
    /// The forms: those of the program, and the deployment's own.
    pub instruments: Arc<Library>,
    /// Where "leave this page" leads.
    pub leave: String,
    /// Where help is found at once, in the words of the deployment, by language.
    pub helpline: Vec<(Language, String)>,
    /// Whether everyone in the store is invented.
    pub invented: bool,
    /// What the doctor is told of the settings.
    pub setup: lantern_doctor::Setup,
    /// The OpenID provider whose word signs in, where the deployment has set one.
    pub openid: Option<Arc<Provider>>,
    /// Reads the clock.
    pub clock: fn() -> Moment,
}

/// Everything behind [`AppState`].
pub struct Inner {
    /// The gate.
    pub gate: Gate,
    /// The store behind it, for what is open or coded.
    pub store: Store,
    /// The settings.
    pub settings: Settings,
    /// The origins that are answered.
    pub origins: Origins,
    /// Files that were sent and wait for a decision, and imports that run.
    pub desk: ImportDesk,
    /// The first set-up, while it lasts.
    pub set_up: SetUpDesk,
    /// What was offered and waits for an answer.
    pub offers: Offers,
    /// Sign-ins under way at the OpenID provider.
    pub under_way: OpenIdDesk,
    /// The turns of those who complain without script.
    pub turns: Turns,
    /// Files that were shared and wait to be taken.
    pub packages: Packages,
    /// The last check of the ledger by this server.
    pub last_check: LastCheck,
    /// The secret of forms before sign-in.
    pub form: FormSecret,
    /// How often one address may ask.
    pub paces: Paces,
    /// Passwords that are tried first.
    pub common_passwords: CommonPasswords,
    /// The figures, counted when something has changed; shared with the commands that come through the socket.
    pub figures: Arc<FigureDesk>,
    /// Long work on agencies' keys.
    pub chores: Chores,
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
    /// The state of one server. It fails where the system gives no randomness.
    pub fn new(gate: Gate, figures: Arc<FigureDesk>, settings: Settings) -> Result<Self, WebError> {
        Ok(Self(Arc::new(Inner {
            store: gate.store().clone(),
            gate,
            origins: Origins::new(&settings.origins),
            maps: Maps::read(settings.map.as_deref()),
            settings,
            desk: ImportDesk::new(),
            set_up: SetUpDesk::default(),
            offers: Offers::default(),
            under_way: OpenIdDesk::default(),
            turns: Turns::default(),
            packages: Packages::default(),
            last_check: LastCheck::default(),
            form: FormSecret::new()?,
            paces: Paces::new(),
            common_passwords: CommonPasswords::from_lines(&crate::assets::text(crate::assets::COMMON).unwrap_or_default()),
            chores: Chores::default(),
            figures,
        })))
    }

    /// The figures as of the newest journal entry.
    pub async fn figures(&self) -> Result<Arc<Figures>, WebError> {
        Ok(self.figures.figures(&(self.clock)().today).await?)
    }

    /// The names for a page in these words.
    pub fn names<'a>(&'a self, words: &'static Words, figures: &'a Figures) -> Names<'a> {
        Names { words, places: &self.settings.places, sources: figures.sources() }
    }

    /// Where help is found, in this language, else in English, else as it is.
    pub fn helpline(&self, language: Language) -> Option<&str> {
        let find = |wanted| self.settings.helpline.iter().find(|(found, _)| *found == wanted);
        find(language).or_else(|| find(Language::En)).or_else(|| self.settings.helpline.first()).map(|(_, text)| text.as_str())
    }

    /// The instant.
    pub fn now(&self) -> String {
        (self.settings.clock)().at
    }

    /// The day, as `YYYY-MM-DD`.
    pub fn today(&self) -> String {
        self.now().chars().take(10).collect()
    }
}
