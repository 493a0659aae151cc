//! Taking a complaint: sealed by the browser, or sealed here while the answer is awaited.

use super::{
    channel::Channel,
    form, mark,
    typed::{Problems, Read, Typed},
};
use crate::{
    AppState, View, WebError,
    pages::account::{Offer, Told},
    session::Arrival,
};
use axum::{
    Extension, Form,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use lantern_complaints::{Code, ComplaintError, SealedComplaint, seal};
use lantern_gate::{ComplaintProblem, GateError, Incoming};
use lantern_vault::Entropy;
use std::time::Instant;
use zeroize::Zeroizing;

/// `POST /complain`.
pub async fn first(state: State<AppState>, view: View, arrival: Extension<Arrival>, form: Form<Typed>) -> Result<Response, WebError> {
    take(state, view, arrival, form, false).await
}

/// `POST /complain/more`.
pub async fn more(state: State<AppState>, view: View, arrival: Extension<Arrival>, form: Form<Typed>) -> Result<Response, WebError> {
    take(state, view, arrival, form, true).await
}

async fn take(
    State(state): State<AppState>,
    view: View,
    Extension(arrival): Extension<Arrival>,
    Form(typed): Form<Typed>,
    again: bool,
) -> Result<Response, WebError> {
    let channel = Channel::read(&state).await?;
    if !typed.sealed.is_empty() {
        let sealed = sealed_by_browser(&view, &channel, typed.sealed.as_bytes())?;
        keep(&state, &sealed).await?;
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let read = match typed.read(&view, &channel, again) {
        Ok(read) => read,
        Err(problems) => return Ok(not_yet(&state, &view, &channel, again, &typed, &problems)),
    };
    drop(typed);
    let told = if again { Told::Added } else { Told::Words(Zeroizing::new(String::new())) };
    // The place where the words will be shown is taken first: words that nobody could be shown must not be made.
    if !state.offers.make(&mark(&arrival.form), Offer::Complaint(told), Instant::now()) {
        return Err(WebError::TooMany { seconds: 60 });
    }
    let (sealed, words) = sealed_here(&state, &channel, read).await?;
    keep(&state, &sealed).await?;
    if !again {
        state.offers.make(&mark(&arrival.form), Offer::Complaint(Told::Words(words)), Instant::now());
    }
    Ok(Redirect::to(&view.to("/complain/sent")).into_response())
}

/// What does not fit, beside what was typed: nothing was sent.
fn not_yet(state: &AppState, view: &View, channel: &Channel, again: bool, typed: &Typed, problems: &Problems) -> Response {
    (StatusCode::BAD_REQUEST, form::draw(state, view, channel, again, typed, problems)).into_response()
}

/// Reads a body that is hostile until it was read. The script shows one sentence for each status.
fn sealed_by_browser(view: &View, channel: &Channel, body: &[u8]) -> Result<SealedComplaint, WebError> {
    let refused = || WebError::Refused(view.t("complaints-failed"));
    let organisation = SealedComplaint::from_stored(body).map_err(|_| refused())?.organisation().clone();
    channel.organisation(organisation.as_str()).ok_or_else(refused)?;
    let eligible = channel.eligible(&organisation).map_err(|_| WebError::Changed)?;
    SealedComplaint::parse(body, &eligible).map_err(|error| if error == ComplaintError::HandlersChanged { WebError::Changed } else { refused() })
}

/// Seals in memory; gives the words of a new code with it.
async fn sealed_here(state: &AppState, channel: &Channel, read: Read) -> Result<(SealedComplaint, Zeroizing<String>), WebError> {
    let Read { organisation, complaint, code } = read;
    let eligible = channel.eligible(&organisation).map_err(|_| WebError::Changed)?;
    let mut entropy = Entropy::from_system();
    let (chance, secret) = (entropy.bytes(), entropy.bytes());
    let chance = chance.map_err(|error| WebError::ours(&error))?;
    let secret = secret.map_err(|error| WebError::ours(&error))?;
    let turn = state.turns.wait().await?;
    let work = tokio::task::spawn_blocking(move || {
        let code = code.unwrap_or_else(|| Code::generate(chance));
        let sealed = seal(&complaint, &eligible, &code.keys(), secret)?;
        Ok::<_, ComplaintError>((sealed, code.phrase()))
    });
    let done = work.await.map_err(|error| WebError::ours(&error))?;
    drop(turn);
    done.map_err(|error| WebError::ours(&error))
}

async fn keep(state: &AppState, sealed: &SealedComplaint) -> Result<(), WebError> {
    let incoming = Incoming { organisation: sealed.organisation().clone(), look_up: sealed.look_up().to_string(), sealed: sealed.to_json() };
    state.gate.receive_complaint(incoming, &state.now()).await.map_err(|error| match error {
        // So many that day cannot all be people.
        GateError::Complaint(ComplaintProblem::Full) => WebError::TooMany { seconds: 3_600 },
        other => other.into(),
    })
}
