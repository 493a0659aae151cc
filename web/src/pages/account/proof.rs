//! Proving it is you: the short step before what changes who may come in, what a key opens, or what is destroyed.

use super::{back_or_start, locked::has_passkey};
use crate::{
    AppState, View,
    doors::PROOF,
    parts::{Field, Typed, code, problem_summary},
};
use axum::{Form, response::Redirect};
use lantern_gate::Entered;
use maud::{Markup, html};
use serde::Deserialize;

/// The page that asks. What was typed before waits on the server, and nothing of it stands here.
pub fn body(state: &AppState, view: &View, entered: &Entered, failed: bool, path: &str) -> Markup {
    let problems: Vec<(String, String)> = failed.then(|| ("password".to_owned(), view.t("account-sign-in-failed"))).into_iter().collect();
    let has_passkey = has_passkey(state, entered);
    html! {
        (problem_summary(view, &problems))
        header { h1 { (view.t("proof-title")) } p class="lede" { (view.t("proof-what")) } p { (view.t("proof-waits")) } }
        form method="post" action=(path) data-passkey=[has_passkey.then(|| view.to("/sign-in/passkey"))] data-passkey-stays="" {
            (view.form())
            input type="hidden" name=(PROOF) value="1";
            input type="hidden" name="login" value=(entered.login()) autocomplete="username";
            p { (view.t("account-signed-in-as")) " " (code(entered.login())) }
            (Field::new("password", "account-password", Typed::Secret).known_as("current-password").problems(&problems).draw(view))
            (Field::new("code", "account-code", Typed::Digits).hint("account-code-hint").known_as("one-time-code").draw(view))
            div class="acts bar-act" {
                button class="btn btn-primary" { (view.t("proof-go-on")) }
                @if has_passkey { button class="btn btn-plain" type="button" data-passkey-act hidden { (view.t("account-passkey-use")) } }
                a class="btn btn-word" href=(view.to("/")) { (view.t("proof-leave")) }
                p class="field-problem" data-passkey-problem role="status" hidden { (view.t("account-passkey-failed")) }
            }
        }
    }
}

/// The way to that page, and back to where somebody was.
pub fn way(view: &View, back: &str, says: &str) -> Markup {
    html! {
        form class="acts" method="post" action=(view.to("/account/prove")) {
            (view.form())
            input type="hidden" name="back" value=(back);
            button class="btn btn-plain" { (view.t(says)) }
        }
    }
}

/// Where to come back to.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Back {
    /// A page of ours.
    pub back: String,
}

/// `POST /account/prove`: the door has asked; here nothing is left to do.
pub async fn proved(view: View, Form(form): Form<Back>) -> Redirect {
    Redirect::to(&back_or_start(&view, &form.back))
}
