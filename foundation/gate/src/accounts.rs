//! Accounts as the house keeps them, and what their agencies make of them.

use crate::{Entered, Gate, GateError, Held, Kept};
use lantern_access::{
    credential::{Account, AccountState, Agency, ApiToken, Login, Reset, check_two_remain},
    policy::{Action, Body, Context, Principal, Purpose, Role, Wing},
};
use lantern_model::AgencyCode;
use lantern_store::{Change, EntityFilter};
use uuid::Uuid;

impl Kept for Account {
    const KIND: &'static str = "account";

    fn keys(&self) -> Vec<(String, String)> {
        self.keys()
    }
}

impl Kept for ApiToken {
    const KIND: &'static str = "token";

    fn keys(&self) -> Vec<(String, String)> {
        self.keys()
    }
}

impl Kept for Reset {
    const KIND: &'static str = "reset";

    fn keys(&self) -> Vec<(String, String)> {
        self.keys()
    }
}

/// The most accounts that one deployment has: the rule of the last two reads them all.
const ACCOUNTS_MAX: u32 = 1_000;

/// The roles that may give a lost sign-in back.
const RESETTING: [Role; 2] = [Role::Administrator, Role::DataProtection];

/// Roles that stand over the whole house.
const OVER_THE_HOUSE: [Role; 3] = [Role::Administrator, Role::DataProtection, Role::Auditor];

/// Whether an account may give a lost sign-in back.
pub fn may_reset(account: &Account) -> bool {
    account.roles.iter().any(|role| RESETTING.contains(role))
}

/// What kind of body an agency is, by the code that was recorded. One that is not among them is given the least.
pub fn body_of(kind: Option<&str>) -> Body {
    kind.map_or(Body::Protection, |code| Body::from_code(code).unwrap_or(Body::Research))
}

/// Which wing an agency's records belong to: what police, courts and financial units hold is theirs, everything else is protection.
pub const fn wing_of(body: Body) -> Wing {
    match body {
        Body::Judicial | Body::Police | Body::FinancialUnit => Wing::Prosecute,
        Body::SanctionsBody => Wing::Prevent,
        _ => Wing::Protect,
    }
}

impl Gate {
    /// The kind of body that an agency is.
    pub async fn body(&self, agency: &AgencyCode) -> Result<Body, GateError> {
        let agencies = self.store().agencies().await?;
        Ok(body_of(agencies.iter().find(|one| one.code == *agency).and_then(|one| one.kind.as_deref())))
    }

    /// An account by its login.
    pub async fn account(&self, login: &Login) -> Result<Option<Held<Account>>, GateError> {
        self.by_key("login", login.as_str()).await
    }

    /// Accounts, oldest first, and how many there are.
    pub async fn accounts(&self, offset: u64, limit: u32) -> Result<(Vec<Held<Account>>, u64), GateError> {
        self.list(&EntityFilter::default(), offset, limit).await
    }

    /// Keeps somebody's account. Who loses a right, is suspended or closed has no session afterwards.
    pub async fn save_account(&self, entered: &Entered, account: &Account, base_version: u32, second: Option<&Account>, at: &str) -> Result<(), GateError> {
        let _turn = self.0.accounts_turn.lock().await;
        let before = if base_version == 0 { None } else { self.kept::<Account>(account.id).await? };
        let changes_roles = before.as_ref().is_none_or(|before| before.body.roles != account.roles || before.body.agency != account.agency);
        let action = if changes_roles { Action::AssignRoles } else { Action::ManageAccounts };
        let context = Context { second_person: Self::beside(second), ..self.setting_up(Purpose::Administration).await? };
        let act = self.may(entered, action, &Self::thing_of(&account.login), &context, at)?;
        self.in_person(entered)?;
        // A supervisor fills her own agency's roles; those that stand over the house are given by who keeps it.
        let given = account.roles.iter().filter(|role| before.as_ref().is_none_or(|before| !before.body.roles.contains(role)));
        if given.clone().any(|role| OVER_THE_HOUSE.contains(role)) && !entered.is_local() && !entered.roles().contains(&Role::Administrator) {
            return Err(GateError::Refused { by: vec!["roles-over-the-house".to_owned()] });
        }
        let stands_free = self.account(&account.login).await?.is_none_or(|other| other.id == account.id);
        if !stands_free || account.login.as_str() == crate::entered::LOCAL {
            return Err(GateError::LoginTaken);
        }
        self.check_two_remain(account).await?;
        self.keep(&act, account.id, base_version, account).await?;
        if before.is_some() && (changes_roles || account.state() != AccountState::Active) {
            self.store().end_sessions_of(&account.id.to_string()).await?;
        }
        Ok(())
    }

    /// Keeps a change of one's own credentials.
    pub async fn save_own(&self, entered: &Entered, account: &Account, base_version: u32, at: &str) -> Result<(), GateError> {
        let _turn = self.0.accounts_turn.lock().await;
        let act = self.may(entered, Action::ViewOwnAccount, &Self::thing_of(&account.login), &Context::new(Purpose::Administration), at)?;
        let before = self.kept::<Account>(account.id).await?.ok_or(GateError::NotFound)?.body;
        let is_own = entered.account().is_some_and(|own| own.id == account.id);
        // Only what proves her may change here: never what she may do.
        let same =
            before.login == account.login && before.roles == account.roles && before.agency == account.agency && before.child_trained == account.child_trained;
        if !is_own || !same || before.state() != account.state() {
            return Err(GateError::Refused { by: vec!["own-account-only".to_owned()] });
        }
        self.in_person(entered)?;
        self.check_two_remain(account).await?;
        self.keep(&act, account.id, base_version, account).await?;
        self.note_changes(&before, account, at).await
    }

    /// The first two people of a house, in one commit: from then on `local` may nothing. Each has set up a way to sign in.
    pub async fn first_accounts(&self, entered: &Entered, accounts: [Account; 2], at: &str) -> Result<(), GateError> {
        let _turn = self.0.accounts_turn.lock().await;
        let context = self.setting_up(Purpose::Administration).await?;
        let mut act = None;
        let mut changes = Vec::new();
        for account in &accounts {
            act = Some(self.may(entered, Action::AssignRoles, &Self::thing_of(&account.login), &context, at)?);
            if !account.may_sign_in() || !may_reset(account) || account.login.as_str() == crate::entered::LOCAL {
                return Err(GateError::FirstTwo);
            }
            changes.extend(self.change_of(account.id, 0, account).await?);
        }
        if !self.is_local().await? || accounts[0].login == accounts[1].login {
            return Err(GateError::FirstTwo);
        }
        let act = act.ok_or(GateError::FirstTwo)?;
        self.store().commit(&act, Change::Entities(changes)).await?;
        self.store().end_sessions_of(crate::entered::LOCAL).await?;
        Ok(())
    }

    async fn check_two_remain(&self, changed: &Account) -> Result<(), GateError> {
        let before: Vec<Account> = self.accounts(0, ACCOUNTS_MAX).await?.0.into_iter().map(|held| held.body).collect();
        let after: Vec<&Account> = before.iter().map(|one| if one.id == changed.id { changed } else { one }).collect();
        Ok(check_two_remain(&before, after, may_reset)?)
    }

    /// An account as the policies see it, where it may sign in now.
    pub(crate) async fn principal_of(&self, login: &Login) -> Result<Option<Principal>, GateError> {
        let Some(held) = self.account(login).await?.filter(|held| held.body.may_sign_in()) else { return Ok(None) };
        Ok(Some(held.body.principal(self.with_body(&held.body).await?, false)))
    }

    /// An account with the body of its agency.
    pub(crate) async fn with_body(&self, account: &Account) -> Result<Body, GateError> {
        match account.agency.as_ref().map(Agency::code) {
            Some(code) => self.body(code).await,
            None => Ok(Body::Protection),
        }
    }

    /// An account by its id, where it may sign in now.
    pub(crate) async fn active(&self, id: Uuid) -> Result<Option<Held<Account>>, GateError> {
        Ok(self.kept::<Account>(id).await?.filter(|held| held.body.may_sign_in()))
    }
}
