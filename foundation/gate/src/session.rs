//! Sessions at the door of the pages: opened, touched, locked, unlocked, ended. Rows are state only; the journal never hears of them.

use crate::{
    Door, Entered, Gate, GateError, NewsKind,
    entered::LOCAL,
    fresh::{FRESH_SECONDS, Proved},
};
use lantern_access::{
    credential::{Account, Instant, PasskeyAnswer, SecretToken, Session, SessionRule, SessionState},
    policy::{Action, Context, Purpose},
};
use lantern_store::SessionRow;
use serde::{Deserialize, Serialize};
use std::net::IpAddr;
use uuid::Uuid;
use zeroize::Zeroizing;

/// A session that was opened: the token goes to the browser and is kept nowhere else.
pub struct Opened {
    /// The token's text, for the cookie.
    pub token: Zeroizing<String>,
    /// Who has come in.
    pub entered: Entered,
}

/// How a token stands.
pub enum Standing {
    /// Somebody is here.
    Active(Entered),
    /// Idle too long, or locked by hand: nothing is read until the same person proves herself.
    Locked(Entered),
    /// Nobody: no such session, or it is over.
    Ended,
}

/// How a person proves herself again.
pub enum Proof<'a> {
    /// Password and code.
    Password {
        /// The password.
        password: &'a str,
        /// The code of the authenticator.
        code: &'a str,
    },
    /// The answer of a passkey to the challenge with this ticket.
    Passkey {
        /// The ticket.
        ticket: [u8; 16],
        /// The browser's answer.
        answer: &'a str,
    },
    /// The local code that the server has printed.
    Local(&'a str),
}

const RULE: SessionRule = SessionRule::STANDARD;

/// How many sessions one account has at once; the oldest gives way (ASVS 5.0, 7.1.2).
const SESSIONS_MAX: usize = 10;

/// Seconds between two notes of a person's presence: a page with many parts writes once.
const TOUCH_SECONDS: i64 = 20;

/// What a session's row holds.
#[derive(Serialize, Deserialize)]
enum Body {
    Account(Session),
    Local(LocalSession),
}

/// The session of a folder's own `local`, which has no account.
#[derive(Serialize, Deserialize)]
struct LocalSession {
    started: Instant,
    seen: Instant,
    locked: bool,
}

impl Body {
    fn state(&self, at: Instant) -> SessionState {
        match self {
            Self::Account(session) => session.state(RULE, at),
            Self::Local(local) if at.seconds_since(local.started) >= RULE.absolute_seconds => SessionState::Ended,
            Self::Local(local) if local.locked || at.seconds_since(local.seen) >= RULE.idle_seconds => SessionState::Locked,
            Self::Local(_) => SessionState::Open,
        }
    }

    fn touch(&mut self, at: Instant) {
        match self {
            // The state was asked a moment ago; a refusal here changes nothing.
            Self::Account(session) => drop(session.touch(RULE, at)),
            Self::Local(local) => local.seen = at,
        }
    }

    fn lock(&mut self) {
        match self {
            Self::Account(session) => session.lock(),
            Self::Local(local) => local.locked = true,
        }
    }

    fn ends_at(&self) -> Instant {
        match self {
            Self::Account(session) => session.ends_at(RULE),
            Self::Local(local) => local.started.plus_seconds(RULE.absolute_seconds),
        }
    }

    fn text(&self) -> Result<String, GateError> {
        serde_json::to_string(self).map_err(|_| GateError::DamagedEntity("session"))
    }
}

fn row(hash: [u8; 32], body: &Body, account: &str, at: &str) -> Result<SessionRow, GateError> {
    let ends_at = body.ends_at().to_string();
    Ok(SessionRow { hash, account: account.to_owned(), body: body.text()?, created_at: at.to_owned(), seen_at: at.to_owned(), ends_at })
}

fn read(row: &SessionRow) -> Result<Body, GateError> {
    serde_json::from_str(&row.body).map_err(|_| GateError::DamagedEntity("session"))
}

fn hash_of(token: &str) -> Option<[u8; 32]> {
    SecretToken::parse(token).ok().map(|token| Session::hash_of(&token).bytes())
}

impl Gate {
    pub(crate) async fn open_session(&self, account: &Account, random: [u8; 32], at: &str) -> Result<Opened, GateError> {
        let begun = Session::start(account, random, Instant::parse(at)?).map_err(|_| GateError::SignInFailed)?;
        self.begin_session(account, begun, true, at).await
    }

    /// The same on the word of an OpenID provider: nothing was proved here, and nothing in it counts as a fresh proof.
    pub(crate) async fn open_vouched(&self, account: &Account, random: [u8; 32], at: &str) -> Result<Opened, GateError> {
        let begun = Session::start_vouched(account, random, RULE, Instant::parse(at)?).map_err(|_| GateError::SignInFailed)?;
        self.begin_session(account, begun, false, at).await
    }

    async fn begin_session(&self, account: &Account, (session, token): (Session, SecretToken), is_fresh: bool, at: &str) -> Result<Opened, GateError> {
        let (hash, owner) = (session.hash.bytes(), account.id.to_string());
        let mut open = self.store().sessions_of(&owner, at).await?;
        open.sort_by(|one, other| one.created_at.cmp(&other.created_at));
        for oldest in open.iter().rev().skip(SESSIONS_MAX - 1) {
            self.store().end_session(&oldest.hash).await?;
        }
        self.store().put_session(&row(hash, &Body::Account(session), &owner, at)?).await?;
        self.note_coming(account.id, at).await?;
        let mut entered = Entered::account_of(account.clone(), self.with_body(account).await?, Door::Web, Some(hash));
        entered.proved = if is_fresh { Proved::Now } else { Proved::LongAgo };
        Ok(Opened { token: token.text(), entered })
    }

    /// Comes in by the code that a local server has printed.
    pub async fn sign_in_local(&self, code: &str, random: [u8; 32], at: &str) -> Result<Opened, GateError> {
        self.spend_code(code, at)?;
        if !self.is_local().await? {
            return Err(GateError::SignInFailed);
        }
        let now = Instant::parse(at)?;
        self.open_local(LocalSession { started: now, seen: now, locked: false }, random, at).await
    }

    async fn open_local(&self, local: LocalSession, random: [u8; 32], at: &str) -> Result<Opened, GateError> {
        let token = SecretToken::from_random(random);
        let hash = Session::hash_of(&token).bytes();
        self.store().put_session(&row(hash, &Body::Local(local), LOCAL, at)?).await?;
        Ok(Opened { token: token.text(), entered: Entered::local(Door::Web, Some(hash)) })
    }

    /// How a browser's token stands. An active session is noted as seen.
    pub async fn session(&self, token: &str, at: &str) -> Result<Standing, GateError> {
        self.standing_of(token, at, true).await
    }

    /// The same for what a page asks by itself: that is no sign of the person, and the session grows idle.
    pub async fn session_unseen(&self, token: &str, at: &str) -> Result<Standing, GateError> {
        self.standing_of(token, at, false).await
    }

    async fn standing_of(&self, token: &str, at: &str, is_seen: bool) -> Result<Standing, GateError> {
        let Some((hash, stored)) = self.stored(token, at).await? else { return Ok(Standing::Ended) };
        let (mut session, now) = (read(&stored)?, Instant::parse(at)?);
        let state = session.state(now);
        let Some(entered) = self.whose(&session, hash, now).await? else {
            self.store().end_session(&hash).await?;
            return Ok(Standing::Ended);
        };
        match state {
            SessionState::Ended => {
                self.store().end_session(&hash).await?;
                Ok(Standing::Ended)
            }
            SessionState::Locked => Ok(Standing::Locked(entered)),
            SessionState::Open => {
                if is_seen && now.seconds_since(Instant::parse(&stored.seen_at)?) >= TOUCH_SECONDS {
                    session.touch(now);
                    self.store().put_session(&SessionRow { body: session.text()?, seen_at: at.to_owned(), ..stored }).await?;
                }
                Ok(Standing::Active(entered))
            }
        }
    }

    async fn stored(&self, token: &str, at: &str) -> Result<Option<([u8; 32], SessionRow)>, GateError> {
        let Some(hash) = hash_of(token) else { return Ok(None) };
        Ok(self.store().session(&hash, at).await?.map(|row| (hash, row)))
    }

    /// Whose session it is, as the account stands now: a suspended one has none.
    async fn whose(&self, session: &Body, hash: [u8; 32], now: Instant) -> Result<Option<Entered>, GateError> {
        let session = match session {
            Body::Account(session) => session,
            Body::Local(_) => return Ok(self.is_local().await?.then(|| Entered::local(Door::Web, Some(hash)))),
        };
        let Some(held) = self.active(session.account).await? else { return Ok(None) };
        // A right that came meanwhile is used under a new token only: this one may have been seen by others.
        // And what was begun before all were ended opens nothing, even where a request that was under way wrote it down once more.
        if session.rights_rose(&held.body) || held.body.sessions_ended.is_some_and(|ended| session.began_before(ended)) {
            return Ok(None);
        }
        let body = self.with_body(&held.body).await?;
        let mut entered = Entered::account_of(held.body, body, Door::Web, Some(hash));
        if session.check_fresh(FRESH_SECONDS, now).is_ok() {
            entered.proved = Proved::Lately;
        }
        Ok(Some(entered))
    }

    /// Locks a session by hand.
    pub async fn lock_session(&self, token: &str, at: &str) -> Result<(), GateError> {
        let Some((_, stored)) = self.stored(token, at).await? else { return Ok(()) };
        let mut session = read(&stored)?;
        session.lock();
        Ok(self.store().put_session(&SessionRow { body: session.text()?, ..stored }).await?)
    }

    /// The same person goes on in a locked session, under a new token. The old one opens nothing any more.
    pub async fn unlock_session(&self, token: &str, proof: Proof<'_>, address: Option<IpAddr>, random: [u8; 32], at: &str) -> Result<Opened, GateError> {
        let (hash, stored) = self.stored(token, at).await?.ok_or(GateError::SignInFailed)?;
        let session = match (read(&stored)?, proof) {
            (Body::Local(local), Proof::Local(code)) if self.is_local().await? => {
                self.spend_code(code, at)?;
                self.store().end_session(&hash).await?;
                return self.open_local(LocalSession { seen: Instant::parse(at)?, locked: false, ..local }, random, at).await;
            }
            (Body::Account(session), proof) => {
                let account = match proof {
                    Proof::Password { password, code } => self.prove_password((session.login.as_str(), password, code), address, at).await?,
                    Proof::Passkey { ticket, answer } => self.prove_passkey(ticket, PasskeyAnswer(answer), at).await?,
                    Proof::Local(_) => return Err(GateError::SignInFailed),
                };
                session.unlock(&account, random, RULE, Instant::parse(at)?).map_err(|_| GateError::SignInFailed)?
            }
            (Body::Local(_), _) => return Err(GateError::SignInFailed),
        };
        let (session, token) = session;
        let (renewed, body) = (session.hash.bytes(), Body::Account(session));
        let mut kept = row(renewed, &body, &stored.account, at)?;
        kept.created_at = stored.created_at;
        self.store().put_session(&kept).await?;
        self.store().end_session(&hash).await?;
        let mut entered = self.whose(&body, renewed, Instant::parse(at)?).await?.ok_or(GateError::SignInFailed)?;
        entered.proved = Proved::Now;
        Ok(Opened { token: token.text(), entered })
    }

    /// Ends a session.
    pub async fn sign_out(&self, token: &str) -> Result<(), GateError> {
        match hash_of(token) {
            Some(hash) => Ok(self.store().end_session(&hash).await?),
            None => Ok(()),
        }
    }

    /// Ends every session of an account, of whoever stole one as well: one's own, or those of somebody who is managed. It stands in the
    /// journal with who did it.
    pub async fn sign_out_everywhere(&self, entered: &Entered, account: Uuid, at: &str) -> Result<(), GateError> {
        let _turn = self.0.accounts_turn.lock().await;
        let mut held = self.kept::<Account>(account).await?.ok_or(GateError::NotFound)?;
        let is_own = entered.account().is_some_and(|own| own.id == account);
        let action = if is_own { Action::ViewOwnAccount } else { Action::ManageAccounts };
        let act = self.may(entered, action, &Self::thing_of(&held.body.login), &Context::new(Purpose::Administration), at)?;
        self.in_person(entered)?;
        held.body.sessions_ended = Some(Instant::parse(at)?);
        self.keep(&act, account, held.version, &held.body).await?;
        self.store().end_sessions_of(&account.to_string()).await?;
        self.note_news(account, &[NewsKind::SessionsEnded], at).await
    }

    /// Ends the own account's other sessions; all of them, or the one with this hash. Another account's is not there.
    pub async fn end_other_sessions(&self, entered: &Entered, only: Option<[u8; 32]>, at: &str) -> Result<(), GateError> {
        let Some(account) = entered.account() else { return Ok(()) };
        self.in_person(entered)?;
        let open = self.store().sessions_of(&account.id.to_string(), at).await?;
        let others: Vec<_> = open.iter().filter(|one| entered.session() != Some(&one.hash) && only.is_none_or(|only| one.hash == only)).collect();
        if others.is_empty() && only.is_some() {
            return Err(GateError::NotFound);
        }
        for session in others {
            self.store().end_session(&session.hash).await?;
        }
        Ok(())
    }
}
