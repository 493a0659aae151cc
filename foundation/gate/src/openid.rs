//! Signing in on the word of an OpenID provider. The provider says who somebody is; whether that somebody has an account here, and what
//! she may do, the house alone says. No account is made, none is found by a name or an address, and no key of an agency opens: the vault
//! asks for its passphrase or key file as after every sign-in.

use crate::{
    Entered, Gate, GateError, Held, NewsKind, Opened,
    signin::{Trying, sign_in_act},
};
use lantern_access::{
    credential::{Account, Instant, LinkedSubject, SecretHash},
    policy::{Action, Context, Purpose},
};
use std::net::IpAddr;

/// A subject for whom the provider has vouched, as the house keeps it: the issuer, and a mark in the place of the subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VouchedSubject {
    issuer: String,
    mark: SecretHash,
}

impl Gate {
    /// What is kept of a subject for whom the provider has vouched in this moment.
    pub fn vouched(&self, issuer: &str, subject: &str) -> VouchedSubject {
        VouchedSubject { issuer: issuer.to_owned(), mark: LinkedSubject::mark_of(issuer, subject, &self.store().content_key()) }
    }

    /// The account that a subject is linked to, where it may sign in now.
    pub async fn linked(&self, subject: &VouchedSubject) -> Result<Option<Held<Account>>, GateError> {
        Ok(self.holder(subject).await?.filter(|held| held.body.may_sign_in()))
    }

    /// The account that holds a link, whatever its state.
    async fn holder(&self, subject: &VouchedSubject) -> Result<Option<Held<Account>>, GateError> {
        let found = self.by_key::<Account>("openid", &String::from(subject.mark)).await?;
        Ok(found.filter(|held| held.body.credentials.openid.as_ref().is_some_and(|linked| linked.mark() == subject.mark)))
    }

    /// Signs in on the provider's word, with the code of the account's own authenticator where that is asked for as well. A subject that
    /// nobody has linked, an account that is closed and a wrong code are one and the same answer.
    pub async fn sign_in_vouched(
        &self,
        subject: &VouchedSubject,
        second: Option<&str>,
        address: Option<IpAddr>,
        random: [u8; 32],
        at: &str,
    ) -> Result<Opened, GateError> {
        let now = Instant::parse(at)?;
        let mut held = self.linked(subject).await?.ok_or(GateError::SignInFailed)?;
        if let Some(code) = second {
            let login = held.body.login.clone();
            self.not_too_often(Trying::SignIn, &login, address, now)?;
            let fits = self.0.signing.code_fits(held.body.credentials.totp.as_mut(), &login, code, now);
            if !fits {
                self.tried(Trying::SignIn, &login, address, now);
                return Err(GateError::SignInFailed);
            }
        }
        if let Some(linked) = &mut held.body.credentials.openid {
            linked.note_use(now);
        }
        // The entry and a used step are durable before anything opens.
        self.keep(&sign_in_act(&held.body, at), held.id, held.version, &held.body).await?;
        if second.is_some() {
            self.forget_tries(&held.body.login);
        }
        self.open_vouched(&held.body, random, at).await
    }

    /// Links one's own account to a subject, by whoever has proved herself to us in this very moment. A link that stood before falls away.
    pub async fn link_subject(&self, entered: &Entered, subject: &VouchedSubject, at: &str) -> Result<(), GateError> {
        self.in_person(entered)?;
        let own = entered.account().ok_or(GateError::NotFound)?.id;
        // One subject is one person: it stands for no second account, not even for one that is closed for a time.
        if self.holder(subject).await?.is_some_and(|held| held.id != own) {
            return Err(GateError::SignInFailed);
        }
        let mut held = self.kept::<Account>(own).await?.ok_or(GateError::NotFound)?;
        let now = Instant::parse(at)?;
        held.body.credentials.openid = Some(LinkedSubject::new(&subject.issuer, subject.mark, now)?);
        held.body.changed = now;
        self.save_own(entered, &held.body, held.version, at).await
    }

    /// Takes the link of one's own account back, by whoever has proved herself in this very moment.
    pub async fn unlink_own(&self, entered: &Entered, at: &str) -> Result<(), GateError> {
        self.in_person(entered)?;
        let own = entered.account().ok_or(GateError::NotFound)?.id;
        let mut held = self.kept::<Account>(own).await?.ok_or(GateError::NotFound)?;
        held.body.credentials.openid.take().ok_or(GateError::NotFound)?;
        held.body.changed = Instant::parse(at)?;
        self.save_own(entered, &held.body, held.version, at).await
    }

    /// Takes the link of another's account back, by who keeps the accounts; whoever came in by it is out at once, everywhere.
    pub async fn unlink(&self, entered: &Entered, mut held: Held<Account>, at: &str) -> Result<(), GateError> {
        let act = self.may(entered, Action::ManageAccounts, &Self::thing_of(&held.body.login), &Context::new(Purpose::Administration), at)?;
        self.in_person(entered)?;
        held.body.credentials.openid.take().ok_or(GateError::NotFound)?;
        held.body.changed = Instant::parse(at)?;
        self.keep(&act, held.id, held.version, &held.body).await?;
        self.store().end_sessions_of(&held.id.to_string()).await?;
        self.note_news(held.id, &[NewsKind::Unlinked], at).await
    }
}
