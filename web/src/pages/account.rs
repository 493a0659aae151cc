//! One's own account: coming in, going, locking, what proves one, what one may do; and the day on which the house is set up.

mod enter;
pub mod locked;
mod notices;
mod offers;
pub mod openid;
mod passkeys;
mod password;
mod policy;
pub mod proof;
mod qr;
mod reset;
pub mod security;
mod set_up;
mod sign_in;
pub mod tokens;
mod totp;

pub use locked::Proving as Proof;
pub use offers::{Offer, Offers, Told, Typed};
pub use set_up::{PASSPHRASE_LETTERS_MIN, SetUpDesk};

use crate::{
    AppState, Pace, Place, View, WebError,
    cookie::Cookie,
    doors::{Doors, Need, Pass},
    frame,
    session::Arrival,
    view::is_own_page,
};
use axum::response::{IntoResponse, Redirect, Response};
use lantern_access::{
    credential::{Account, PasswordProblem},
    policy::{Action, Role},
};
use lantern_gate::{Held, Opened};
use maud::Markup;

/// The doors of one's own account.
pub fn routes(doors: Doors) -> Doors {
    const COMES: Need = Need::stranger().paced(Pace::SignIn);
    const OWN: Need = Need::signed_in(Action::ViewOwnAccount);
    const OWN_SECRET: Need = OWN.secret().paced(Pace::SignIn);
    let doors = doors
        .get("/sign-in", Need::stranger(), sign_in::page)
        .post("/sign-in", COMES, sign_in::by_password)
        .post("/sign-in/passkey/begin", COMES, sign_in::begin_passkey)
        .post("/sign-in/passkey", COMES, sign_in::by_passkey)
        .get("/enter", Need::stranger(), enter::page)
        .post("/enter", COMES, enter::by_code)
        .post("/lock", Need::stranger(), locked::lock)
        .get("/unlock", Need::anyone(), locked::unlocked_already)
        .post("/unlock", COMES, locked::unlock)
        .get("/unsent", OWN, locked::unsent)
        .post("/sign-out", Need::stranger(), sign_in::sign_out)
        .get("/signed-out", Need::stranger(), sign_in::signed_out)
        .get("/reset", Need::stranger(), reset::page)
        .post("/reset", COMES, reset::begin)
        .post("/reset/code", COMES, reset::finish);
    let doors = doors
        .get("/account", OWN, security::page)
        .post("/account/prove", OWN.fresh(), proof::proved)
        .post("/account/sessions/end", OWN.fresh(), security::end_session)
        .post("/account/sessions/end-others", OWN.fresh(), security::end_others)
        .post("/account/sessions/end-all", OWN.fresh(), security::end_all)
        .get("/account/notices", OWN, notices::page)
        .post("/account/notices", OWN, notices::read)
        .get("/account/password", OWN, password::page)
        .post("/account/password", OWN_SECRET, password::change)
        .get("/account/authenticator", OWN, totp::page)
        .post("/account/authenticator", OWN_SECRET, totp::change)
        .post("/account/passkeys/begin", OWN_SECRET.fresh(), passkeys::begin)
        .post("/account/passkeys", OWN_SECRET.fresh(), passkeys::add)
        .post("/account/passkeys/remove", OWN_SECRET.fresh(), passkeys::remove)
        .get("/account/tokens", Need::signed_in(Action::ManageTokens), tokens::page)
        .post("/account/tokens", Need::signed_in(Action::ManageTokens).secret().paced(Pace::SignIn), tokens::make)
        .post("/account/tokens/revoke", Need::signed_in(Action::ManageTokens), tokens::revoke_own)
        .get("/policy", Need::signed_in(Action::ViewPolicy), policy::page);
    let doors = doors
        .post("/sign-in/openid", COMES, openid::begin)
        .get("/sign-in/openid/return", COMES, openid::come_back)
        .get("/sign-in/openid/go-on", Need::stranger(), openid::known)
        .post("/sign-in/openid/go-on", COMES, openid::enter)
        .get("/account/openid", OWN, openid::own_page)
        .post("/account/openid", OWN.paced(Pace::SignIn), openid::begin_link)
        .post("/account/openid/link", OWN_SECRET, openid::link)
        .post("/account/openid/unlink", OWN_SECRET, openid::unlink);
    set_up::routes(doors)
}

/// A page of one's own account. Its title says the step and nothing else.
fn page(state: &AppState, view: &View, title: &str, body: Markup) -> Markup {
    frame::document(state, view, &frame::Page { place: Place::Elsewhere, title: view.t(title), body, reload_seconds: None })
}

/// Roles as a list of words.
pub fn role_names(view: &View, roles: &[Role]) -> String {
    view.words.list(&roles.iter().map(|role| view.t(&role.key())).collect::<Vec<_>>())
}

/// Somebody has come in: the browser gets the new token, and whatever session it brought along ends, so that nobody can plant
/// one beforehand (ASVS 5.0, 7.2.4).
async fn come_in((state, view): (&AppState, &View), arrival: &Arrival, opened: &Opened, to: &str) -> Result<Response, WebError> {
    if let Some(token) = &arrival.token {
        state.gate.sign_out(token).await?;
    }
    // What happened in her name meanwhile comes first.
    let to = if opened.entered.is_local() || !state.gate.notices(&opened.entered, &state.now()).await?.has_news() { to } else { &notices::before(view, to) };
    let mut response = Redirect::to(to).into_response();
    Cookie::Session.set(response.headers_mut(), &opened.token, state.secure);
    Cookie::Form.clear(response.headers_mut(), state.secure);
    Ok(response)
}

/// Where a form leads afterwards: a page of ours, else the start page.
fn back_or_start(view: &View, back: &str) -> String {
    if is_own_page(back) { back.to_owned() } else { view.to("/") }
}

/// The account of whoever has signed in, as it is kept now; `local` has none.
async fn own(state: &AppState, pass: &Pass) -> Result<Held<Account>, WebError> {
    let account = pass.entered.account().ok_or(WebError::NotFound)?;
    state.gate.kept::<Account>(account.id).await?.ok_or(WebError::NotFound)
}

/// Why a new password is refused.
const fn password_problem(problem: PasswordProblem) -> &'static str {
    match problem {
        PasswordProblem::Short => "account-password-short",
        PasswordProblem::Long => "account-password-long",
        PasswordProblem::Context => "account-password-context",
        PasswordProblem::Common => "account-password-common",
    }
}
