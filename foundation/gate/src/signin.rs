//! Signing in: by password with a code, by passkey, by the code that a local server printed, by a token. Every failure answers the
//! same and costs the same.

use crate::{Door, Entered, Gate, GateError, session::Opened};
use lantern_access::{
    credential::{
        Account, AccountState, ApiToken, Instant, Login, Noticed, PasskeyAnswer, PasskeyChallenge, PasskeySettings, PasskeySignIn, Passkeys, PasswordCost,
        Throttle, ThrottleRule, Totp, TotpProblem,
    },
    policy::Purpose,
};
use lantern_store::Act;
use lantern_vault::Entropy;
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};
use uuid::Uuid;

/// How many accounts and addresses are watched at once; the quietest are forgotten first.
const WATCHED_MAX: usize = 10_000;

/// How many passkey sign-ins may be under way.
const UNDER_WAY_MAX: usize = 1_000;

/// How long a passkey sign-in may take.
const UNDER_WAY_SECONDS: i64 = 300;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Watched {
    Login(String),
    Reset(String),
    Address(IpAddr),
}

/// What somebody tries: the codes of a reset are short, so that they have less patience.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trying {
    SignIn,
    Reset,
}

struct UnderWay {
    account: Uuid,
    state: PasskeySignIn,
    begun: Instant,
}

/// What is remembered between requests, in memory only.
#[derive(Default)]
pub(crate) struct Signing {
    tries: Mutex<HashMap<Watched, Throttle>>,
    passkeys: Mutex<HashMap<[u8; 16], UnderWay>>,
    /// Codes of another moment, after a right password. Bounded like what is watched; gone with the next try.
    noticed: Mutex<HashMap<String, Noticed>>,
}

impl Signing {
    fn check(&self, watched: &[(Watched, ThrottleRule)], at: Instant) -> Result<(), GateError> {
        let tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = watched.iter().filter_map(|(who, rule)| tries.get(who).map(|throttle| throttle.wait_seconds(*rule, at))).max().unwrap_or(0);
        if wait == 0 {
            return Ok(());
        }
        tracing::warn!(target: "security", seconds = wait, "a sign-in or a reset was tried too often and waits");
        Err(GateError::Throttled { until: at.plus_seconds(wait).to_string() })
    }

    fn failed(&self, watched: &[(Watched, ThrottleRule)], at: Instant) {
        did_not_fit("password, code or reset");
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        if tries.len() >= WATCHED_MAX {
            tries.retain(|who, throttle| {
                let rule = match who {
                    Watched::Login(_) => ThrottleRule::ACCOUNT,
                    Watched::Reset(_) => ThrottleRule::RESET,
                    Watched::Address(_) => ThrottleRule::ADDRESS,
                };
                throttle.wait_seconds(rule, at) > 0
            });
        }
        for (who, rule) in watched {
            if tries.len() < WATCHED_MAX || tries.contains_key(who) {
                tries.entry(who.clone()).or_default().failed(*rule, at);
            }
        }
    }

    /// Whether this is the code of an authenticator. One whose clock drifts is let in by its second code in a row.
    pub(crate) fn code_fits(&self, totp: Option<&mut Totp>, login: &Login, code: &str, now: Instant) -> bool {
        let Some(totp) = totp else { return false };
        let mut noticed = self.noticed.lock().unwrap_or_else(PoisonError::into_inner);
        let before = noticed.remove(login.as_str());
        let checked = totp.check(code, now, before);
        if let Err(TotpProblem::Off(this)) = checked
            && noticed.len() < WATCHED_MAX
        {
            noticed.insert(login.to_string(), this);
        }
        checked.is_ok()
    }

    fn succeeded(&self, login: &Login) {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(throttle) = tries.get_mut(&Watched::Login(login.to_string())) {
            throttle.succeeded();
        }
    }
}

/// Says in the program's log that something did not prove anybody. Neither name nor address: people type passwords where names belong,
/// and an address is a place.
pub(crate) fn did_not_fit(what: &'static str) {
    tracing::warn!(target: "security", what, "a sign-in or a reset did not fit");
}

fn watched(trying: Trying, login: &Login, address: Option<IpAddr>) -> Vec<(Watched, ThrottleRule)> {
    let mut watched = vec![match trying {
        Trying::SignIn => (Watched::Login(login.to_string()), ThrottleRule::ACCOUNT),
        Trying::Reset => (Watched::Reset(login.to_string()), ThrottleRule::RESET),
    }];
    watched.extend(address.map(|address| (Watched::Address(address), ThrottleRule::ADDRESS)));
    watched
}

impl Gate {
    /// Refuses who tries too often.
    pub(crate) fn not_too_often(&self, trying: Trying, login: &Login, address: Option<IpAddr>, now: Instant) -> Result<(), GateError> {
        self.0.signing.check(&watched(trying, login, address), now)
    }

    /// Counts a try that failed.
    pub(crate) fn tried(&self, trying: Trying, login: &Login, address: Option<IpAddr>, now: Instant) {
        self.0.signing.failed(&watched(trying, login, address), now);
    }

    /// Forgets the tries of somebody who has proved who she is.
    pub(crate) fn forget_tries(&self, login: &Login) {
        self.0.signing.succeeded(login);
    }

    /// Signs in with a password and the code of an authenticator. A wrong name, password or code are one and the same answer.
    pub async fn sign_in_password(
        &self,
        (login, password, code): (&str, &str, &str),
        address: Option<IpAddr>,
        random: [u8; 32],
        at: &str,
    ) -> Result<Opened, GateError> {
        let account = self.prove_password((login, password, code), address, at).await?;
        self.open_session(&account, random, at).await
    }

    /// Proves a person by password and code, without opening anything: signing in, unlocking and changing credentials need it.
    pub(crate) async fn prove_password(&self, (login, password, code): (&str, &str, &str), address: Option<IpAddr>, at: &str) -> Result<Account, GateError> {
        let now = Instant::parse(at)?;
        let login = Login::parse(login).map_err(|_| GateError::SignInFailed)?;
        self.not_too_often(Trying::SignIn, &login, address, now)?;
        let held = self.account(&login).await?;
        let stored = held.as_ref().and_then(|held| held.body.credentials.password.clone());
        let account = held.as_ref().map(|held| held.id);
        let is_weak = stored.as_ref().is_some_and(|hash| hash.needs_rehash(PasswordCost::default()));
        let password = zeroize::Zeroizing::new(password.to_owned());
        let fits = self.password_fits(stored, &password).await?;
        let proved = held.filter(|held| fits && held.body.may_sign_in());
        let Some(mut held) = proved else {
            self.tried(Trying::SignIn, &login, address, now);
            self.note_failure(account, at).await?;
            return Err(GateError::SignInFailed);
        };
        if !self.0.signing.code_fits(held.body.credentials.totp.as_mut(), &login, code, now) {
            self.tried(Trying::SignIn, &login, address, now);
            self.note_failure(account, at).await?;
            return Err(GateError::SignInFailed);
        }
        if is_weak {
            held.body.credentials.password = Some(self.hash_password(&password, Entropy::from_system().bytes().map_err(GateError::Vault)?).await?);
        }
        // The used step is durable before anything opens: the same code never opens twice.
        self.keep(&sign_in_act(&held.body, at), held.id, held.version, &held.body).await?;
        self.0.signing.succeeded(&login);
        Ok(held.body)
    }

    /// The passkeys of this deployment, for registering one.
    pub fn passkey_desk(&self) -> Result<Passkeys, GateError> {
        let origin = self.0.origin.as_ref().ok_or(GateError::NoPasskeys)?;
        let host = origin.host_str().ok_or(GateError::NoPasskeys)?;
        Ok(Passkeys::new(&PasskeySettings { origin: origin.clone(), rp_id: host.to_owned(), name: "Lantern".to_owned() })?)
    }

    /// Begins a sign-in by passkey. An account that is not there, or has none, gets a challenge of the same shape.
    pub async fn begin_passkey(&self, login: &str, random: [u8; 32], at: &str) -> Result<(PasskeyChallenge, [u8; 16]), GateError> {
        let now = Instant::parse(at)?;
        let login = Login::parse(login).map_err(|_| GateError::SignInFailed)?;
        let desk = self.passkey_desk()?;
        let (ticket, _) = random.split_first_chunk::<16>().ok_or(GateError::SignInFailed)?;
        let ticket = *ticket;
        let held = self.account(&login).await?.filter(|held| held.body.may_sign_in());
        if let Some(held) = held
            && let Some((challenge, state)) = desk.begin_sign_in(&held.body.credentials.passkeys, now)?
        {
            let mut under_way = self.0.signing.passkeys.lock().unwrap_or_else(PoisonError::into_inner);
            under_way.retain(|_, one| now.seconds_since(one.begun) < UNDER_WAY_SECONDS);
            if under_way.len() >= UNDER_WAY_MAX {
                return Err(GateError::Throttled { until: now.plus_seconds(UNDER_WAY_SECONDS).to_string() });
            }
            under_way.insert(ticket, UnderWay { account: held.id, state, begun: now });
            return Ok((challenge, ticket));
        }
        Ok((desk.begin_for_unknown(&login, &self.store().content_key(), random)?, ticket))
    }

    /// Ends a sign-in by passkey: each ticket is good for one answer.
    pub async fn finish_passkey(&self, ticket: [u8; 16], answer: PasskeyAnswer<'_>, random: [u8; 32], at: &str) -> Result<Opened, GateError> {
        let account = self.prove_passkey(ticket, answer, at).await?;
        self.open_session(&account, random, at).await
    }

    pub(crate) async fn prove_passkey(&self, ticket: [u8; 16], answer: PasskeyAnswer<'_>, at: &str) -> Result<Account, GateError> {
        let now = Instant::parse(at)?;
        let under_way = self.0.signing.passkeys.lock().unwrap_or_else(PoisonError::into_inner).remove(&ticket);
        let under_way = under_way.filter(|one| now.seconds_since(one.begun) < UNDER_WAY_SECONDS);
        let account = under_way.as_ref().map(|one| one.account);
        let held = match account {
            Some(account) => self.active(account).await?,
            None => None,
        };
        let desk = self.passkey_desk()?;
        let fits = under_way
            .zip(held)
            .and_then(|(under_way, mut held)| desk.finish_sign_in(under_way.state, answer, &mut held.body.credentials.passkeys, now).ok().map(|_| held));
        let Some(held) = fits else {
            did_not_fit("passkey");
            self.note_failure(account, at).await?;
            return Err(GateError::SignInFailed);
        };
        self.keep(&sign_in_act(&held.body, at), held.id, held.version, &held.body).await?;
        Ok(held.body)
    }

    /// Comes in by a token, for a program or a command. What it may do is narrower than what its account may.
    pub async fn enter_token(&self, text: &str, door: Door, at: &str) -> Result<Entered, GateError> {
        let entered = self.by_token(text, door, at).await;
        if matches!(entered, Err(GateError::SignInFailed)) {
            did_not_fit("token");
        }
        entered
    }

    async fn by_token(&self, text: &str, door: Door, at: &str) -> Result<Entered, GateError> {
        let now = Instant::parse(at)?;
        let hash = ApiToken::hash_of(text).map_err(|_| GateError::SignInFailed)?;
        let held = self.by_key::<ApiToken>("hash", &String::from(hash)).await?.ok_or(GateError::SignInFailed)?;
        let action = held.body.scope.iter().next().copied().ok_or(GateError::SignInFailed)?;
        held.body.check(text, action, now).map_err(|_| GateError::SignInFailed)?;
        let account = self.account(&held.body.login).await?.filter(|held| held.body.state() == AccountState::Active).ok_or(GateError::SignInFailed)?;
        let mut entered = Entered::account_of(account.body.clone(), self.with_body(&account.body).await?, door, None);
        self.note_use(&held.body, at).await?;
        entered.token = Some(held.body);
        Ok(entered)
    }
}

/// A sign-in is the account's own act.
pub(crate) fn sign_in_act(account: &Account, at: &str) -> Act {
    Act { actor: account.login.to_string(), purpose: Purpose::Administration.code().to_owned(), at: at.to_owned() }
}
