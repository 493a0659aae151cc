//! What an account's own person is told when she comes in: when she last did, which tries in her name did not fit since, and what
//! changed of the things that prove her (ASVS 5.0, 6.3.5 and 6.3.7). A house without mail tells it on the page that follows the next
//! sign-in. It is state beside the sessions: the journal does not grow because somebody guesses, and nobody else reads it.

use crate::{Entered, Gate, GateError};
use lantern_access::credential::{Account, Credentials, HeldPasskey, Instant, LinkedSubject, Totp};
use lantern_store::SessionRow;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NewsKind {
    /// Another password.
    Password,
    /// Another authenticator.
    Authenticator,
    /// A passkey more.
    PasskeyAdded,
    /// A passkey less.
    PasskeyRemoved,
    /// The account was linked to a subject of an OpenID provider.
    Linked,
    /// A link was taken back.
    Unlinked,
    /// What was lost was set anew with a code of two colleagues.
    Reset,
    /// A token for a program.
    Token,
    /// All sessions were ended.
    SessionsEnded,
}

/// One change, and when it was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct News {
    /// When.
    pub at: Instant,
    /// What.
    pub what: NewsKind,
}

/// What is remembered for one account.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notices {
    version: u8,
    /// The latest sign-in: the one that reads this.
    last: Option<Instant>,
    /// The sign-in before it.
    pub before: Option<Instant>,
    /// Tries that did not fit since the latest sign-in.
    failing: u32,
    /// Tries that did not fit between the two, or before the last time that this was read.
    pub failed: u32,
    /// Changes that were not read yet, oldest first.
    pub news: Vec<News>,
}

/// How many changes wait to be read; the oldest give way.
const NEWS_MAX: usize = 20;

/// How long it is remembered that somebody last came: longer than any leave.
const KEPT_SECONDS: i64 = 400 * 24 * 60 * 60;

impl Notices {
    /// Whether there is something that the person should look at.
    pub fn has_news(&self) -> bool {
        self.failed > 0 || !self.news.is_empty()
    }
}

/// Under what the notices of an account stand among the sessions. No token has this hash.
fn hash_of(account: Uuid) -> [u8; 32] {
    blake3::derive_key("lantern gate 2026 notices of an account", account.as_bytes())
}

/// What differs between the credentials of before and after.
fn differences(before: &Credentials, after: &Credentials) -> Vec<NewsKind> {
    let ids = |credentials: &Credentials| credentials.passkeys.iter().map(HeldPasskey::credential_id).collect::<Vec<_>>();
    let (had, has) = (ids(before), ids(after));
    let same_link = before.openid.as_ref().map(LinkedSubject::mark) == after.openid.as_ref().map(LinkedSubject::mark);
    let found = [
        (before.password != after.password, NewsKind::Password),
        (before.totp.as_ref().map(Totp::secret_text) != after.totp.as_ref().map(Totp::secret_text), NewsKind::Authenticator),
        (has.iter().any(|id| !had.contains(id)), NewsKind::PasskeyAdded),
        (had.iter().any(|id| !has.contains(id)), NewsKind::PasskeyRemoved),
        (after.openid.is_some() && !same_link, NewsKind::Linked),
        (before.openid.is_some() && after.openid.is_none(), NewsKind::Unlinked),
    ];
    found.into_iter().filter_map(|(is_so, what)| is_so.then_some(what)).collect()
}

impl Gate {
    async fn noticed(&self, account: Uuid, at: &str) -> Result<Notices, GateError> {
        let Some(row) = self.store().session(&hash_of(account), at).await? else { return Ok(Notices { version: 1, ..Notices::default() }) };
        serde_json::from_str(&row.body).map_err(|_| GateError::DamagedEntity("notices"))
    }

    /// One after the other, so that no try is lost between reading and writing.
    async fn note(&self, account: Uuid, at: &str, change: impl FnOnce(&mut Notices)) -> Result<Notices, GateError> {
        let _turn = self.0.notices_turn.lock().await;
        let mut notices = self.noticed(account, at).await?;
        change(&mut notices);
        let body = serde_json::to_string(&notices).map_err(|_| GateError::DamagedEntity("notices"))?;
        let ends_at = Instant::parse(at)?.plus_seconds(KEPT_SECONDS).to_string();
        let (created_at, seen_at) = (at.to_owned(), at.to_owned());
        self.store().put_session(&SessionRow { hash: hash_of(account), account: format!("notices {account}"), body, created_at, seen_at, ends_at }).await?;
        Ok(notices)
    }

    /// A try in somebody's name that did not fit. Where there is nobody of that name the same is written about nobody, so that the time
    /// of the answer does not tell which logins exist (6.3.8).
    pub(crate) async fn note_failure(&self, account: Option<Uuid>, at: &str) -> Result<(), GateError> {
        self.note(account.unwrap_or(Uuid::nil()), at, |notices| notices.failing = notices.failing.saturating_add(1)).await.map(drop)
    }

    /// Somebody came in: what was tried since she last did is for her to read.
    pub(crate) async fn note_coming(&self, account: Uuid, at: &str) -> Result<(), GateError> {
        let now = Instant::parse(at)?;
        let coming = |notices: &mut Notices| {
            notices.before = notices.last.replace(now);
            notices.failed = notices.failed.saturating_add(std::mem::take(&mut notices.failing));
        };
        self.note(account, at, coming).await.map(drop)
    }

    /// Something that proves her changed.
    pub(crate) async fn note_news(&self, account: Uuid, what: &[NewsKind], at: &str) -> Result<(), GateError> {
        if what.is_empty() {
            return Ok(());
        }
        let now = Instant::parse(at)?;
        let tell = |notices: &mut Notices| {
            notices.news.extend(what.iter().map(|what| News { at: now, what: *what }));
            let over = notices.news.len().saturating_sub(NEWS_MAX);
            notices.news.drain(..over);
        };
        self.note(account, at, tell).await.map(drop)
    }

    /// What changed between two bodies of an account.
    pub(crate) async fn note_changes(&self, before: &Account, after: &Account, at: &str) -> Result<(), GateError> {
        self.note_news(after.id, &differences(&before.credentials, &after.credentials), at).await
    }

    /// What the person who is here is told. Nobody reads another's.
    pub async fn notices(&self, entered: &Entered, at: &str) -> Result<Notices, GateError> {
        let account = entered.account().ok_or(GateError::NotFound)?;
        self.noticed(account.id, at).await
    }

    /// She has read it; only what comes afterwards is told again. A program reads nothing in her place.
    pub async fn notices_read(&self, entered: &Entered, at: &str) -> Result<(), GateError> {
        let account = entered.account().filter(|_| entered.token().is_none()).ok_or(GateError::NotFound)?;
        let read = |notices: &mut Notices| {
            notices.failed = 0;
            notices.news.clear();
        };
        self.note(account.id, at, read).await.map(drop)
    }
}
