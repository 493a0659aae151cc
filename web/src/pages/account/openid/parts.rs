//! What is drawn of signing in at a provider: the button, the pages on the way, one's own link.

use crate::{
    AppState, View,
    frame::icon,
    pages::account::{locked, page},
    parts::{Address, Field, Typed, code, day, number, problem_summary},
};
use lantern_access::credential::Account;
use lantern_openid::Provider;
use lantern_words::Arg;
use maud::{Markup, html};

/// A sentence that names the provider as the deployment calls it.
pub fn with_name(view: &View, key: &str, provider: &Provider) -> String {
    view.words.with(key, &[("name", Arg::from(&provider.settings().name()))])
}

/// The button of the sign-in page; nothing where no provider is set.
pub fn button(state: &AppState, view: &View, back: &str) -> Markup {
    let Some(provider) = &state.openid else { return Markup::default() };
    html! {
        form method="post" action=(view.to("/sign-in/openid")) {
            (view.form())
            input type="hidden" name="back" value=(back);
            div class="acts bar-act" { button class="btn btn-plain" { (with_name(view, "openid-sign-in", provider)) } }
        }
    }
}

/// On the way to the provider.
pub fn going(state: &AppState, view: &View, provider: &Provider, url: &str) -> Markup {
    let body = html! {
        header { h1 { (with_name(view, "openid-going", provider)) } p class="lede" { (view.t("openid-going-what")) } }
        p class="acts" { a class="btn btn-primary" href=(url) rel="noreferrer" { (with_name(view, "openid-go-on", provider)) } }
    };
    page(state, view, "account-sign-in", body)
}

/// On the way back.
pub fn came_back(state: &AppState, view: &View, provider: &Provider, on: &str) -> Markup {
    let body = html! {
        header { h1 { (with_name(view, "openid-back", provider)) } p class="lede" { (view.t("openid-back-what")) } }
        p class="acts" { a class="btn btn-primary" href=(on) { (view.t("openid-back-go")) } }
    };
    page(state, view, "account-sign-in", body)
}

/// A sentence and the way to sign in otherwise.
pub fn said(state: &AppState, view: &View, title: &str, what: &str) -> Markup {
    let body = html! {
        header { h1 { (view.t(title)) } p class="lede" { (view.t(what)) } }
        p class="acts" { a class="btn btn-primary" href=(view.to("/sign-in")) { (view.t("account-sign-in")) } }
    };
    page(state, view, "account-sign-in", body)
}

/// As whom somebody goes on, and what else is asked of her.
pub fn known(state: &AppState, view: &View, provider: &Provider, (account, needs_second): (&Account, bool), back: &str, failed: bool) -> Markup {
    let problems: Vec<(String, String)> = failed.then(|| ("code".to_owned(), view.t("account-sign-in-failed"))).into_iter().collect();
    let has_code = needs_second && account.credentials.totp.is_some();
    let has_passkey = needs_second && state.gate.passkey_desk().is_ok() && !account.credentials.passkeys.is_empty();
    let body = html! {
        (problem_summary(view, &problems))
        header {
            h1 { (with_name(view, "openid-known", provider)) }
            p class="lede" { (view.t("openid-known-what")) " " (code(account.login.as_str())) }
        }
        form method="post" action=(view.to("/sign-in/openid/go-on")) data-passkey=[has_passkey.then(|| view.to("/sign-in/passkey"))] {
            (view.form())
            @if needs_second {
                p { (view.t("openid-second-what")) }
                input type="hidden" name="login" value=(account.login) autocomplete="username";
                input type="hidden" name="back" value=(back);
            }
            @if has_code { (Field::new("code", "account-code", Typed::Digits).hint("account-code-hint").known_as("one-time-code").problems(&problems).draw(view)) }
            div class="acts bar-act" {
                @if has_code || !needs_second { button class="btn btn-primary" { (view.t("account-sign-in")) } }
                @if has_passkey { button class="btn btn-plain" type="button" data-passkey-act hidden { (view.t("account-passkey-use")) } }
                p class="field-problem" data-passkey-problem role="status" hidden { (view.t("account-passkey-failed")) }
            }
        }
        p class="acts" { a class="btn btn-word" href=(Address::new(view.to("/sign-in")).with("back", back).into_text()) { (view.t("openid-otherwise")) } }
        p class="quiet small" { (view.t("openid-keys-stay")) }
    };
    page(state, view, "account-sign-in", body)
}

/// The section of one's account; nothing where no provider is set and none was.
pub fn section(state: &AppState, view: &View, account: &Account) -> Markup {
    let linked = account.credentials.openid.as_ref();
    if state.openid.is_none() && linked.is_none() {
        return Markup::default();
    }
    html! {
        section aria-labelledby="openid" {
            h2 id="openid" { (view.t("openid-title")) }
            p { (standing(view, account)) }
            p class="acts" { a class="btn btn-plain" href=(view.to("/account/openid")) { (view.t(if linked.is_some() { "openid-unlink" } else { "openid-link" })) } }
        }
    }
}

/// Whether an account is linked, with whom, since when, and when that was used last.
pub fn standing(view: &View, account: &Account) -> Markup {
    let on = |at: String| number(view.words, &day(view.words, &at));
    let Some(linked) = &account.credentials.openid else {
        return html! { span class="state" { (icon("circle")) (view.t("openid-not-linked")) } };
    };
    html! {
        span class="state done" { (icon("check")) (view.t("openid-linked")) } " " (code(linked.issuer())) " · " (on(linked.linked().to_string()))
        @if let Some(used) = linked.used() { " · " (view.t("openid-used")) " " (on(used.to_string())) }
    }
}

/// What proves somebody again: password and code, or a passkey.
pub fn proof(state: &AppState, view: &View, entered: &lantern_gate::Entered, act: &str, problems: &[(String, String)]) -> Markup {
    let has_passkey = locked::has_passkey(state, entered);
    html! {
        input type="hidden" name="login" value=(entered.login()) autocomplete="username";
        (Field::new("password", "account-password", Typed::Secret).known_as("current-password").problems(problems).draw(view))
        (Field::new("code", "account-code", Typed::Digits).hint("account-code-hint").known_as("one-time-code").draw(view))
        div class="acts bar-act" {
            button class="btn btn-primary" { (view.t(act)) }
            @if has_passkey { button class="btn btn-plain" type="button" data-passkey-act hidden { (view.t("account-passkey-use")) } }
            p class="field-problem" data-passkey-problem role="status" hidden { (view.t("account-passkey-failed")) }
        }
    }
}
