//! Tokens for programs: made by whoever proved herself a moment ago, narrower than their account, listed, taken back.

use crate::{Entered, Gate, GateError, Held, NewsKind, fresh::Proved};
use lantern_access::{
    credential::{ApiToken, Instant, Login, Scope},
    policy::{Action, Context, Purpose, actions_of},
};
use lantern_store::{Act, Change, EntityFilter, SessionRow};
use uuid::Uuid;
use zeroize::Zeroizing;

/// How many live tokens one account holds.
pub const TOKENS_MAX: usize = 40;

/// How many tokens of one account are looked through, those that have ended included.
const LOOKED_THROUGH_MAX: u32 = 2_000;

/// Seconds between two notes that a token was used: a program that asks a hundred times in a minute writes once.
const NOTE_SECONDS: i64 = 60;

/// A token is named so long before its end: a week has somebody at work in it.
const ENDING_SECONDS: i64 = 7 * 24 * 60 * 60;

/// What a new token shall be.
#[derive(Debug, Clone)]
pub struct WantedToken<'a> {
    /// What its owner calls it.
    pub label: &'a str,
    /// What it is for.
    pub scope: Scope,
    /// How many days it lives.
    pub life_days: i64,
}

/// Under what the uses of a token are noted, beside the sessions of people. The journal never hears of them.
fn place_of(token: Uuid) -> String {
    format!("token {token}")
}

impl Gate {
    /// What a token of somebody can be for: no more than the account's roles allow, nor than the token with which a program came in.
    pub fn token_scope(&self, entered: &Entered) -> Vec<Action> {
        let roles = entered.roles();
        actions_of(self.policies(), &roles).into_iter().filter(|action| entered.is_within(*action)).collect()
    }

    /// Makes a token for the account that asks. Its text is shown once and kept nowhere.
    ///
    /// A person has proved herself in this moment: an open session alone does not beget something that outlives it. A program that
    /// came in by a token may make another that is for no more and ends no later; the two are taken back together.
    pub async fn make_token(
        &self,
        entered: &Entered,
        wanted: WantedToken<'_>,
        random: [u8; 32],
        at: &str,
    ) -> Result<(Held<ApiToken>, Zeroizing<String>), GateError> {
        let account = entered.account().ok_or(GateError::Refused { by: vec!["accounts-own-tokens".to_owned()] })?;
        let act = self.may(entered, Action::ManageTokens, &Self::thing_of(&account.login), &Context::new(Purpose::Administration), at)?;
        let (now, may) = (Instant::parse(at)?, self.token_scope(entered));
        let beyond: Vec<Action> = wanted.scope.iter().copied().filter(|action| !may.contains(action)).collect();
        if !beyond.is_empty() {
            return Err(GateError::BeyondToken(beyond));
        }
        let (mut token, text) = ApiToken::make(Uuid::new_v4(), account.login.clone(), wanted.label, wanted.scope, wanted.life_days, random, now)?;
        match &entered.token {
            Some(maker) if token.expires() > maker.expires() => return Err(GateError::BeyondToken(Vec::new())),
            Some(maker) => token.made_with = Some(maker.id),
            None if entered.proved == Proved::Now => {}
            None => return Err(GateError::NotFresh),
        }
        let _turn = self.0.accounts_turn.lock().await;
        let live = self.tokens_of(&account.login).await?.iter().filter(|held| held.body.is_live(now)).count();
        if live >= TOKENS_MAX {
            return Err(GateError::TokensMany { most: TOKENS_MAX });
        }
        self.keep(&act, token.id, 0, &token).await?;
        self.note_news(account.id, &[NewsKind::Token], at).await?;
        let held = self.kept::<ApiToken>(token.id).await?.ok_or(GateError::NotFound)?;
        Ok((held, text))
    }

    /// The tokens of one account, oldest first.
    pub async fn tokens_of(&self, login: &Login) -> Result<Vec<Held<ApiToken>>, GateError> {
        let filter = EntityFilter { key: Some(("login".to_owned(), login.to_string())), ..EntityFilter::default() };
        Ok(self.list::<ApiToken>(&filter, 0, LOOKED_THROUGH_MAX).await?.0)
    }

    /// The live tokens of an account that end soon, the first one first: somebody has to make another in time (ASVS 5.0, 6.4.5). One that
    /// was made for a few days is named in its last half only.
    pub async fn tokens_ending(&self, login: &Login, at: &str) -> Result<Vec<ApiToken>, GateError> {
        let now = Instant::parse(at)?;
        let ends_soon = |token: &ApiToken| {
            let (left, whole) = (token.expires().seconds_since(now), token.expires().seconds_since(token.created()));
            token.is_live(now) && left <= ENDING_SECONDS && left * 2 <= whole
        };
        let mut ending: Vec<ApiToken> = self.tokens_of(login).await?.into_iter().map(|held| held.body).filter(ends_soon).collect();
        ending.sort_by_key(ApiToken::expires);
        Ok(ending)
    }

    /// When a token was last used, to the minute; none where it never was or has ended.
    pub async fn token_used(&self, token: &ApiToken, at: &str) -> Result<Option<String>, GateError> {
        Ok(self.store().session(&token.hash(), at).await?.map(|row| row.seen_at))
    }

    /// Takes a token back, and with it those that were made with it. Its owner may, and so may who keeps the accounts.
    pub async fn revoke_token(&self, entered: &Entered, id: Uuid, at: &str) -> Result<(), GateError> {
        let token = self.kept::<ApiToken>(id).await?.ok_or(GateError::NotFound)?.body;
        let act = self.may(entered, Action::ManageTokens, &Self::thing_of(&token.login), &Context::new(Purpose::Administration), at)?;
        let (now, all) = (Instant::parse(at)?, self.tokens_of(&token.login).await?);
        let mut gone = vec![id];
        // A token is younger than the one that made it, and they come oldest first: one walk finds all descendants.
        for held in &all {
            if held.body.made_with.is_some_and(|maker| gone.contains(&maker)) {
                gone.push(held.id);
            }
        }
        self.revoke(&act, all.into_iter().filter(|held| gone.contains(&held.id)), now).await
    }

    /// Takes every token of an account back.
    pub(crate) async fn revoke_all_tokens(&self, act: &Act, login: &Login, now: Instant) -> Result<(), GateError> {
        self.revoke(act, self.tokens_of(login).await?.into_iter(), now).await
    }

    async fn revoke(&self, act: &Act, tokens: impl Iterator<Item = Held<ApiToken>>, now: Instant) -> Result<(), GateError> {
        let mut changes = Vec::new();
        for mut held in tokens.filter(|held| held.body.revoked().is_none()) {
            held.body.revoke(now);
            changes.extend(self.change_of(held.id, held.version, &held.body).await?);
        }
        if changes.is_empty() {
            return Ok(());
        }
        self.store().commit(act, Change::Entities(changes)).await?;
        Ok(())
    }

    /// Notes that a token was used.
    pub(crate) async fn note_use(&self, token: &ApiToken, at: &str) -> Result<(), GateError> {
        let noted = self.store().session(&token.hash(), at).await?;
        let is_recent = |row: &SessionRow| Instant::parse(&row.seen_at).and_then(|seen| Ok(Instant::parse(at)?.seconds_since(seen) < NOTE_SECONDS));
        if noted.as_ref().map(is_recent).transpose()?.unwrap_or(false) {
            return Ok(());
        }
        let (created_at, ends_at) = (token.created().to_string(), token.expires().to_string());
        let row = SessionRow { hash: token.hash(), account: place_of(token.id), body: String::new(), created_at, seen_at: at.to_owned(), ends_at };
        Ok(self.store().put_session(&row).await?)
    }
}
