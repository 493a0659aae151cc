//! The two steps of opening. What leaves here is sealed; what comes back is a half, sealed to the others.

use super::{named, outside, own_keys, own_lock, said};
use crate::{AppState, View, WebError, doors::Pass, pages::files::attachment};
use axum::{
    Form,
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Redirect, Response},
};
use lantern_complaints::{Half, HandlerCode, Parcel, SealedComplaint};
use lantern_gate::SeenComplaint;
use serde::Deserialize;
use std::collections::BTreeSet;

/// A file to take home. Its name says nothing.
fn download(parcel: &Parcel) -> Response {
    let head = [(header::CONTENT_TYPE, "application/json".to_owned()), (header::CONTENT_DISPOSITION, attachment("complaint.json"))];
    (head, parcel.to_json()).into_response()
}

/// The complaint, where one of the reader's keys has a lock in it.
async fn with_lock(state: &AppState, view: &View, pass: &Pass, id: &str) -> Result<(SeenComplaint, SealedComplaint, HandlerCode), WebError> {
    let seen = named(state, pass, id).await?;
    let sealed = outside(state, &seen).await?;
    let own = own_lock(&own_keys(state, pass).await?, &sealed).ok_or_else(|| WebError::Refused(view.t("complaints-not-yours")))?;
    Ok((seen, sealed, own))
}

/// `POST /complaints/{id}/take`: the first of two takes the sealed text home.
pub async fn take(State(state): State<AppState>, view: View, pass: Pass, Path((_, id)): Path<(String, String)>) -> Result<Response, WebError> {
    let (seen, sealed, _) = with_lock(&state, &view, &pass, &id).await?;
    state.gate.take_complaint(&pass.entered, seen.id, &state.now()).await.map_err(|error| said(&view, error))?;
    Ok(download(&Parcel::new(sealed, None)))
}

/// A half, as it was pasted.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Pasted {
    half: String,
}

/// Whether a half is of this complaint, of this handler, and for exactly the others to whom the complaint is sealed.
fn is_own_half(half: &Half, sealed: &SealedComplaint, own: &HandlerCode) -> bool {
    let awaited: BTreeSet<&HandlerCode> = half.awaited().collect();
    let others: BTreeSet<&HandlerCode> = sealed.handlers().filter(|code| *code != own).collect();
    half.look_up() == sealed.look_up() && half.first() == own && awaited == others
}

/// `POST /complaints/{id}/half`.
pub async fn keep_half(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, id)): Path<(String, String)>,
    Form(pasted): Form<Pasted>,
) -> Result<Redirect, WebError> {
    let (seen, sealed, own) = with_lock(&state, &view, &pass, &id).await?;
    let refused = || WebError::Refused(view.t("complaints-problem-half"));
    let half: Half = serde_json::from_str(pasted.half.trim()).map_err(|_| refused())?;
    if !is_own_half(&half, &sealed, &own) {
        return Err(refused());
    }
    let text = serde_json::to_string(&half).map_err(|error| WebError::ours(&error))?;
    state.gate.keep_half(&pass.entered, seen.id, &text, &state.now()).await.map_err(|error| said(&view, error))?;
    Ok(Redirect::to(&view.to(&format!("/complaints/{}", seen.id))))
}

/// `POST /complaints/{id}/open`: the second of two takes both home, once the entry that names both people stands in the log.
pub async fn open(State(state): State<AppState>, view: View, pass: Pass, Path((_, id)): Path<(String, String)>) -> Result<Response, WebError> {
    let (seen, sealed, _) = with_lock(&state, &view, &pass, &id).await?;
    let opened = state.gate.open_complaint(&pass.entered, seen.id, &state.now()).await.map_err(|error| said(&view, error))?;
    let half: Half = serde_json::from_str(&opened.half).map_err(|error| WebError::ours(&error))?;
    Ok(download(&Parcel::new(sealed, Some(half))))
}
