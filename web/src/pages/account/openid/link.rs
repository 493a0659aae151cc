//! One's own link: made and taken back by its owner, who proves herself to us each time.

use super::{cookie_of, parts, provider, send_off};
use crate::{
    AppState, View, WebError,
    cookie::Cookie,
    doors::Pass,
    openid::{Errand, Vouched},
    pages::account::{
        locked::{Proving, has_passkey},
        own, page,
    },
    parts::problem_summary,
    session::{Arrival, random},
};
use axum::{
    Extension, Form,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::credential::Account;
use lantern_gate::{GateError, Opened};
use maud::{Markup, html};
use zeroize::Zeroizing;

/// Whom the provider has vouched for in this browser, for this very account.
fn vouched(state: &AppState, headers: &HeaderMap, account: &Account) -> Option<Vouched> {
    let (vouched, errand) = state.under_way.back(cookie_of(state, headers)?, std::time::Instant::now())?;
    (errand == Errand::Link(account.id)).then_some(vouched)
}

/// `GET /account/openid`.
pub async fn own_page(State(state): State<AppState>, view: View, pass: Pass, headers: HeaderMap) -> Result<Markup, WebError> {
    let held = own(&state, &pass).await?;
    if held.body.credentials.openid.is_none() {
        provider(&state)?;
    }
    Ok(drawn(&state, &view, &pass, &held.body, vouched(&state, &headers, &held.body).is_some(), &[]))
}

fn drawn(state: &AppState, view: &View, pass: &Pass, account: &Account, is_back: bool, problems: &[(String, String)]) -> Markup {
    let has_passkey = has_passkey(state, &pass.entered);
    let proving = |path: &str, what: &str, act: &str| {
        html! {
            p { (view.t(what)) }
            form method="post" action=(view.to(path)) data-passkey=[has_passkey.then(|| view.to("/sign-in/passkey"))] data-passkey-stays="" {
                (view.form())
                (parts::proof(state, view, &pass.entered, act, problems))
            }
        }
    };
    let body = html! {
        (problem_summary(view, problems))
        header {
            p class="crumb" { a href=(view.to("/account")) { (view.t("account-title")) } }
            h1 { (view.t("openid-title")) }
            p class="lede" { (view.t("openid-what")) }
        }
        p { (parts::standing(view, account)) }
        p class="quiet small" { (view.t("openid-keys-stay")) }
        @if is_back { (proving("/account/openid/link", "openid-link-confirm", "openid-link")) }
        @else if account.credentials.openid.is_some() { (proving("/account/openid/unlink", "openid-unlink-what", "openid-unlink")) }
        @else if let Some(provider) = &state.openid {
            p { (view.t("openid-link-what")) }
            form method="post" action=(view.to("/account/openid")) {
                (view.form())
                div class="acts bar-act" { button class="btn btn-primary" { (parts::with_name(view, "openid-go-on", provider)) } }
            }
        }
    };
    page(state, view, "openid-title", body)
}

/// `POST /account/openid`: off to the provider, which asks for a proof anew.
pub async fn begin_link(State(state): State<AppState>, view: View, pass: Pass, headers: HeaderMap) -> Result<Response, WebError> {
    let held = own(&state, &pass).await?;
    send_off(&state, &view, &headers, Errand::Link(held.id)).await
}

/// Somebody proves herself, and goes on under a new token; or what to draw instead.
async fn proved(
    state: &AppState,
    view: &View,
    pass: &Pass,
    arrival: &Arrival,
    sent: Vec<(String, String)>,
    is_back: bool,
) -> Result<Result<Opened, Response>, WebError> {
    let proving = Proving::read(&Zeroizing::new(sent));
    let opened = state.gate.unlock_session(arrival.token()?, proving.proof(&pass.entered)?, Some(arrival.address), random()?, &state.now()).await;
    match opened {
        Ok(opened) => Ok(Ok(opened)),
        Err(GateError::SignInFailed) => {
            let held = own(state, pass).await?;
            let problems = [("password".to_owned(), view.t("account-sign-in-failed"))];
            Ok(Err((StatusCode::BAD_REQUEST, drawn(state, view, pass, &held.body, is_back, &problems)).into_response()))
        }
        Err(other) => Err(other.into()),
    }
}

/// Back on one's account, under the new token.
fn done(state: &AppState, view: &View, opened: &Opened) -> Response {
    let mut response = Redirect::to(&view.to("/account")).into_response();
    Cookie::Session.set(response.headers_mut(), &opened.token, state.secure);
    Cookie::OpenId.clear(response.headers_mut(), state.secure);
    response
}

/// `POST /account/openid/link`.
pub async fn link(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Extension(arrival): Extension<Arrival>,
    headers: HeaderMap,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    provider(&state)?;
    let held = own(&state, &pass).await?;
    let Some(vouched) = vouched(&state, &headers, &held.body) else { return Ok(Redirect::to(&view.to("/account/openid")).into_response()) };
    let opened = match proved(&state, &view, &pass, &arrival, sent, true).await? {
        Ok(opened) => opened,
        Err(again) => return Ok(again),
    };
    state.under_way.take_back(cookie_of(&state, &headers).unwrap_or_default(), std::time::Instant::now());
    match state.gate.link_subject(&opened.entered, &vouched.subject, &state.now()).await {
        Ok(()) => Ok(done(&state, &view, &opened)),
        // Somebody else's: that it is, is told to nobody.
        Err(GateError::SignInFailed) => {
            let mut response = super::failed(&state, &view.led_to("/account"), "linked-already");
            Cookie::Session.set(response.headers_mut(), &opened.token, state.secure);
            Ok(response)
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /account/openid/unlink`. Other sessions end: one of them may have begun by the link.
pub async fn unlink(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Extension(arrival): Extension<Arrival>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let held = own(&state, &pass).await?;
    held.body.credentials.openid.as_ref().ok_or(WebError::NotFound)?;
    let opened = match proved(&state, &view, &pass, &arrival, sent, false).await? {
        Ok(opened) => opened,
        Err(again) => return Ok(again),
    };
    state.gate.unlink_own(&opened.entered, &state.now()).await?;
    state.gate.end_other_sessions(&opened.entered, None, &state.now()).await?;
    Ok(done(&state, &view, &opened))
}
