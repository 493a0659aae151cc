//! Another key of a recipient: brought by one, compared by another, given up by anyone who may draft.

use super::{
    fact,
    fields::{Problems, Sent, again, as_problem, line},
    id,
    recipients::page_of,
    said, signed,
};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    parts::{Typed, code},
};
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::consent::{Recipient, RecipientId, SealKey};
use lantern_gate::{GateError, Held, SharingProblem};
use maud::{Markup, html};

/// The section of a recipient's page. Whoever brought a key is not asked to compare it.
pub fn section(view: &View, pass: &Pass, held: &Held<Recipient>, sent: &Sent, problems: &Problems) -> Markup {
    let waiting = held.body.next_key.as_ref();
    let is_own = waiting.is_some_and(|next| next.by.as_str() == pass.entered.login());
    let action = view.to(&format!("/sharing/recipients/{}/key", held.id));
    html! {
        section aria-labelledby="another-key" {
            h2 id="another-key" { (view.t("sharing-key-change")) }
            p { (view.t("sharing-key-change-what")) }
            @if let Some(next) = waiting {
                dl class="facts" {
                    // The waiting key is shown to nobody who should hear it from the recipient.
                    @if is_own { (fact(view, "sharing-key-new", &code(next.key.as_str()))) }
                    (fact(view, "sharing-added", &signed(view, &next.by, &next.on.to_string())))
                }
                p class="lamp-box" { (view.t(if is_own { "sharing-key-waits" } else { "sharing-key-compare" })) }
            }
            form method="post" action=(action) {
                (view.form())
                (line(view, ("key", "sharing-key-new"), Some("sharing-key-hint"), Typed::Code, sent, problems))
                p class="acts" {
                    @if waiting.is_some() && !is_own { button class="btn btn-plain" name="act" value="take" { (view.t("sharing-key-take")) } }
                    @else { button class="btn btn-plain" name="act" value="bring" { (view.t("sharing-key-bring")) } }
                }
            }
            @if held.body.seal_to.is_some() || waiting.is_some() {
                form method="post" action=(action) {
                    (view.form())
                    p class="acts" { button class="btn btn-word" name="act" value="drop" { (view.t("sharing-key-drop")) } }
                }
            }
        }
    }
}

/// `POST /sharing/recipients/{recipient}/key`.
pub async fn change(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, recipient)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let now = state.now();
    let (sent, mut problems) = (Sent(pairs), Problems::new());
    let (gate, entered, recipient) = (&state.gate, &pass.entered, RecipientId(id(&recipient)?));
    let held = gate.known_recipient(entered, recipient, &now).await?;
    let act = sent.value("act");
    let key = if act == "drop" { None } else { sent.parsed(&view, ("key", "sharing-unsound-key"), SealKey::parse, &mut problems) };
    let done = match (act, &key) {
        ("drop", _) => gate.drop_recipient_key(entered, recipient, &now).await,
        ("take", Some(key)) => gate.take_recipient_key(entered, recipient, key, &now).await,
        ("bring", Some(key)) => gate.offer_recipient_key(entered, recipient, key.clone(), &now).await,
        ("take" | "bring", None) => return Ok(again(page_of(&state, &view, &pass, &held, &sent, &problems))),
        _ => return Err(WebError::NotFound),
    };
    match done {
        Ok(()) => Ok(Redirect::to(&view.to(&format!("/sharing/recipients/{}", recipient.0))).into_response()),
        Err(error @ GateError::Sharing(SharingProblem::UnsoundKey | SharingProblem::OtherKeyWaits)) => {
            Ok(again(page_of(&state, &view, &pass, &held, &sent, &as_problem(&view, "key", error)?)))
        }
        Err(error) => Err(said(&view, error)),
    }
}
