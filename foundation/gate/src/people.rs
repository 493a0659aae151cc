//! People who lost their sign-in, and agencies that come: what two people do together.

use crate::{
    Entered, Gate, GateError, Held, NewsKind,
    accounts::may_reset,
    signin::{Trying, sign_in_act},
};
use lantern_access::{
    credential::{Account, AccountState, Instant, Login, PasswordHash, Reset, ResetScope, ResetState, SpokenCode, Totp},
    policy::{Action, Context, Purpose, Resource, ResourceKind},
};
use lantern_model::AgencyCode;
use lantern_store::{Change, EntityFilter};
use lantern_vault::{Cost, Entropy, Passphrase, Protection};
use std::{net::IpAddr, time::Duration};
use uuid::Uuid;

/// More resets under way than this are no house that lost its keys but a mistake.
const RESETS_MAX: u32 = 200;

/// Where a code of a reset does not fit, this much time passes before the answer, whatever was done: a login that has a reset open
/// writes the try down, another does not, and the time must not tell which (ASVS 5.0, 6.3.8).
const REFUSED_AFTER: Duration = Duration::from_millis(250);

impl Gate {
    /// The circumstances of an administrator's act: whether nobody has an account yet.
    pub(crate) async fn setting_up(&self, purpose: Purpose) -> Result<Context, GateError> {
        Ok(Context { first_setup: self.is_local().await?, ..Context::new(purpose) })
    }

    /// Somebody who may reset, as an account; `local` may not.
    fn resetting(entered: &Entered) -> Result<&Account, GateError> {
        entered.account().filter(|account| may_reset(account)).ok_or(GateError::Refused { by: vec!["reset-right".to_owned()] })
    }

    /// Issues a code for a lost sign-in. It opens nothing until a second person confirms.
    pub async fn issue_reset(&self, entered: &Entered, account: &Account, scope: ResetScope, random: [u8; 14], at: &str) -> Result<SpokenCode, GateError> {
        let issuer = Self::resetting(entered)?;
        self.in_person(entered)?;
        let id = Uuid::new_v4();
        let (reset, code) = Reset::issue(id, account, scope, issuer, may_reset, random, Instant::parse(at)?)?;
        self.keep(&entered.act(Purpose::Administration, at), id, 0, &reset).await?;
        Ok(code)
    }

    /// A second person confirms: from now on the code opens, once.
    pub async fn confirm_reset(&self, entered: &Entered, id: Uuid, seen: bool, at: &str) -> Result<(), GateError> {
        let confirming = Self::resetting(entered)?;
        self.in_person(entered)?;
        let mut held = self.kept::<Reset>(id).await?.ok_or(GateError::NotFound)?;
        held.body.confirm(confirming, may_reset, seen, Instant::parse(at)?)?;
        self.keep(&entered.act(Purpose::Administration, at), id, held.version, &held.body).await.map(drop)
    }

    /// Takes a reset back. Whoever may reset may take one back, and so may the person whom it is about.
    pub async fn cancel_reset(&self, entered: &Entered, id: Uuid, at: &str) -> Result<(), GateError> {
        let mut held = self.kept::<Reset>(id).await?.ok_or(GateError::NotFound)?;
        if entered.login() != held.body.account.as_str() {
            Self::resetting(entered)?;
        }
        held.body.cancel();
        self.keep(&entered.act(Purpose::Administration, at), id, held.version, &held.body).await.map(drop)
    }

    /// Resets that wait, oldest first.
    pub async fn resets(&self) -> Result<Vec<Held<Reset>>, GateError> {
        let mut open = Vec::new();
        for state in [ResetState::Issued, ResetState::Confirmed] {
            open.extend(
                self.list::<Reset>(&EntityFilter { key: Some(("state".to_owned(), state.to_string())), ..EntityFilter::default() }, 0, RESETS_MAX).await?.0,
            );
        }
        Ok(open)
    }

    /// Opens a confirmed reset with its code, sets what was lost, and ends what sessions there were. Every failure answers the same.
    pub async fn redeem_reset(
        &self,
        (login, code): (&str, &str),
        password: Option<PasswordHash>,
        totp: Option<Totp>,
        address: Option<IpAddr>,
        at: &str,
    ) -> Result<(), GateError> {
        let now = Instant::parse(at)?;
        let login = Login::parse(login).map_err(|_| GateError::SignInFailed)?;
        self.not_too_often(Trying::Reset, &login, address, now)?;
        let floor = tokio::time::sleep(REFUSED_AFTER);
        let redeemed = self.redeem(&login, code, (password, totp), now, at).await;
        if matches!(redeemed, Err(GateError::SignInFailed)) {
            self.tried(Trying::Reset, &login, address, now);
            let account = self.account(&login).await?.map(|held| held.id);
            self.note_failure(account, at).await?;
            floor.await;
        }
        redeemed
    }

    async fn redeem(&self, login: &Login, code: &str, set: (Option<PasswordHash>, Option<Totp>), now: Instant, at: &str) -> Result<(), GateError> {
        let filter = EntityFilter { key: Some(("account".to_owned(), login.to_string())), ..EntityFilter::default() };
        let waiting = self.list::<Reset>(&filter, 0, RESETS_MAX).await?.0;
        let Some(mut held) = waiting.into_iter().rev().find(|held| held.body.state() == ResetState::Confirmed) else {
            return Err(GateError::SignInFailed);
        };
        let account = self.account(login).await?.ok_or(GateError::SignInFailed)?;
        let opened = held.body.open(code, now);
        // A spent or wrong code is durable before anything opens.
        self.keep(&sign_in_act(&account.body, at), held.id, held.version, &held.body).await?;
        if opened.is_err() {
            return Err(GateError::SignInFailed);
        }
        self.set_what_was_lost(account, held.body.scope, set, now, at).await
    }

    async fn set_what_was_lost(
        &self,
        mut held: Held<Account>,
        scope: ResetScope,
        (password, totp): (Option<PasswordHash>, Option<Totp>),
        now: Instant,
        at: &str,
    ) -> Result<(), GateError> {
        let credentials = &mut held.body.credentials;
        if matches!(scope, ResetScope::Password | ResetScope::Everything) {
            credentials.password = Some(password.ok_or(GateError::SignInFailed)?);
        }
        if matches!(scope, ResetScope::SecondFactor | ResetScope::Everything) {
            credentials.totp = Some(totp.ok_or(GateError::SignInFailed)?);
            credentials.passkeys.clear();
            // Whoever took the sign-in over may have linked it with a person elsewhere.
            credentials.openid = None;
        }
        held.body.changed = now;
        let is_first = held.body.state() == AccountState::Invited;
        if is_first {
            held.body.change_state(AccountState::Active, now)?;
        }
        self.keep(&sign_in_act(&held.body, at), held.id, held.version, &held.body).await?;
        // Whoever had the lost sign-in may have made tokens with it.
        self.revoke_all_tokens(&sign_in_act(&held.body, at), &held.body.login, now).await?;
        self.store().end_sessions_of(&held.id.to_string()).await?;
        if is_first { Ok(()) } else { self.note_news(held.id, &[NewsKind::Reset], at).await }
    }

    /// An agency comes, with a key of its own: sealed by a passphrase, or open in its file where none is given.
    pub async fn create_agency(
        &self,
        entered: &Entered,
        code: &AgencyCode,
        (name, kind): (&str, Option<&str>),
        passphrase: Option<&Passphrase>,
        at: &str,
    ) -> Result<(), GateError> {
        let resource = Resource { agency: Some(code.as_str().to_owned()), ..Resource::new(ResourceKind::Agency) };
        let act = self.may(entered, Action::ManageAgencies, &resource, &Context::new(Purpose::Administration), at)?;
        let keys = self.store().key_files();
        if !keys.has_agency_key(code.as_str()) {
            let protection = passphrase.map_or(Protection::Open, |passphrase| Protection::Passphrase(passphrase, Cost::STANDARD));
            keys.create_agency_key(code.as_str(), protection, &mut Entropy::from_system()).map_err(GateError::Vault)?;
        }
        let change = Change::Agency { code: code.clone(), name: name.to_owned(), kind: kind.map(str::to_owned) };
        self.store().commit(&act, change).await?;
        Ok(())
    }

    /// A role is given by two: who enters the account, and who signs beside her.
    pub(crate) fn beside(second: Option<&Account>) -> Option<lantern_access::policy::Principal> {
        let account = second.filter(|account| account.may_sign_in())?;
        let roles: Vec<_> = account.roles.iter().copied().collect();
        Some(lantern_access::policy::Principal::new(account.login.as_str(), &roles))
    }

    /// What an account is as a thing.
    pub(crate) fn thing_of(login: &Login) -> Resource {
        Resource { owner: Some(login.to_string()), ..Resource::new(ResourceKind::Account) }
    }
}
