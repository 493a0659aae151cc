//! One request: what was asked, what was done, what happens next, and what its reader can do.

use super::{as_problem, crumb, drawn, fate, ground_key, on_day, standing, today};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    pages::sharing::fields::{Problems, Sent, again, line, tick},
    parts::{Typed, code, day, note, number, problem_summary},
};
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::{
    consent::{Country, Request, RequestKind, RequestProblem, RequestState},
    credential::Day,
};
use lantern_gate::{Confirmation, Decided, GateError, Held, RequestAt};
use lantern_ledger::AccessKind;
use lantern_model::Identity;
use lantern_words::Arg;
use maud::{Markup, html};
use uuid::Uuid;

fn id_of(text: &str) -> Result<Uuid, WebError> {
    Uuid::parse_str(text).map_err(|_| WebError::NotFound)
}

/// `GET /rights/requests/{id}`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass, Path((_, id)): Path<(String, String)>) -> Result<Markup, WebError> {
    whole(&state, &view, &pass, id_of(&id)?, (&Sent::default(), &Problems::new())).await
}

/// The page of a request, with what was sent and does not fit.
async fn whole(state: &AppState, view: &View, pass: &Pass, id: Uuid, (sent, problems): (&Sent, &Problems)) -> Result<Markup, WebError> {
    let now = state.now();
    match state.gate.request(&pass.entered, id, &now).await {
        Ok(found) => {
            super::named(state, pass, AccessKind::Record, &found.agency, [found.held.body.person]).await?;
            let holds = state.gate.holds_about(found.held.body.person.record()).await?;
            let kept = if found.held.body.state() == RequestState::Waiting { state.gate.what_keeps(&found.held.body, &now).await? } else { None };
            let kept = html! {
                @if let Some(problem) = kept { p class="clay-box" { (view.t("rights-kept-by")) " " (view.t(&problem.key())) } }
                (super::holds::list(view, &holds, today(state)?))
            };
            let body = one(state, view, &found, &kept, (sent, problems))?;
            Ok(drawn(state, view, body))
        }
        Err(GateError::NotFound) => gone(state, view, pass, id).await,
        Err(error) => Err(error.into()),
    }
}

/// A request that went with its person: what stays is that it was carried out.
async fn gone(state: &AppState, view: &View, pass: &Pass, id: Uuid) -> Result<Markup, WebError> {
    let (order, tombstone) = state.gate.order(&pass.entered, id, &state.now()).await?;
    let tombstone = tombstone.ok_or(WebError::NotFound)?;
    let body = html! {
        header {
            (crumb(view))
            (note(&view.t("rights-copies"), &html! { p { (view.t("rights-copies-what")) } }))
            h1 { (view.t("rights-gone-one")) }
            p class="lede" { (fate(view, &tombstone)) }
        }
        dl class="facts" {
            div { dt { (view.t("records-code")) } dd { (code(&order.body.person.to_string())) } }
            div { dt { (view.t("rights-column-ground")) } dd { (view.t(ground_key(order.body.ground))) } }
            div { dt { (view.t("rights-signed-by")) } dd { (code(order.body.by.as_str())) " · " (on_day(view, &order.body.signed_at.to_string())) } }
        }
    };
    Ok(drawn(state, view, body))
}

fn one(state: &AppState, view: &View, found: &RequestAt, kept: &Markup, (sent, problems): (&Sent, &Problems)) -> Result<Markup, WebError> {
    let request = &found.held.body;
    let (received, confirmed, closed) = request.steps();
    Ok(html! {
        (problem_summary(view, problems))
        header {
            (crumb(view))
            @if request.kind == RequestKind::Erase { (note(&view.t("rights-alone-why"), &html! { p { (view.t("rights-alone-why-what")) } })) }
            h1 { (view.t(&request.kind.key())) }
            p class="lede" { (standing(view, request.state())) }
            p { a href=(view.to(&format!("/records/{}/rights", request.person))) { (code(&request.person.to_string())) } }
        }
        dl class="facts" {
            div { dt { (view.t("rights-column-received")) } dd { (on_day(view, &received.at.to_string())) " · " (code(received.by.as_str())) } }
            @if let Some(due) = request.due() { div { dt { (view.t("rights-column-due")) } dd { (on_day(view, &due.to_string())) } } }
            @if let Some(signed) = confirmed { div { dt { (view.t("rights-confirmed-alone")) } dd { (on_day(view, &signed.at.to_string())) " · " (code(signed.by.as_str())) } } }
            @if let Some(from) = request.destroy_from() { div { dt { (view.t("rights-destroy-from")) } dd { (on_day(view, &from.to_string())) } } }
            @if let Some(signed) = closed { div { dt { (view.t("rights-closed")) } dd { (on_day(view, &signed.at.to_string())) " · " (code(signed.by.as_str())) } } }
            @if request.child { div { dt { (view.t("rights-child")) } dd { (view.t("rights-child-what")) } } }
        }
        section aria-labelledby="next" {
            h2 id="next" { (view.t("rights-next")) }
            p { (next(view, request, today(state)?)) }
            @if request.kind == RequestKind::Withdraw { p { a href=(view.to(&format!("/records/{}/consents", request.person))) { (view.t("sharing-consents")) } } }
            @if request.stops_sharing_since().is_some() { p { (view.t("rights-sharing-stopped")) } }
        }
        (kept)
        (acts(state, view, &found.held, (sent, problems)))
    })
}

/// What happens next, in one sentence.
fn next(view: &View, request: &Request, today: Day) -> Markup {
    let key = match (request.state(), request.kind) {
        (RequestState::Waiting, _) => {
            let from = request.destroy_from().map_or(today, lantern_access::credential::Instant::day);
            let (days, date) = (from.days_since(today).max(0), day(view.words, &from.to_string()));
            let days = view.words.with("count-days", &[("count", Arg::count(u64::try_from(days).unwrap_or_default()))]);
            return html! { (number(view.words, &view.words.with("rights-next-waiting", &[("days", Arg::from(&days)), ("date", Arg::from(&date))]))) };
        }
        (RequestState::Received, RequestKind::See) => "rights-next-see",
        (RequestState::Received, RequestKind::Correct) => "rights-next-correct",
        (RequestState::Received, RequestKind::Withdraw) => "rights-next-withdraw",
        (RequestState::Received, RequestKind::Restrict) => "rights-next-restrict",
        (RequestState::Received, RequestKind::Erase) => "rights-next-erase",
        (RequestState::Done, RequestKind::Restrict) => "rights-next-restricted",
        (RequestState::Done, _) => "rights-next-done",
        (RequestState::Cancelled, _) => "rights-next-cancelled",
        (RequestState::Refused, _) => "rights-next-refused",
    };
    html! { (view.t(key)) }
}

/// The forms of whoever may do something.
fn acts(state: &AppState, view: &View, held: &Held<Request>, (sent, problems): (&Sent, &Problems)) -> Markup {
    let request = &held.body;
    let is_open = matches!(request.state(), RequestState::Received | RequestState::Waiting);
    let may_decide = view.may(state, super::DECIDE);
    let address = |what: &str| view.to(&format!("/rights/requests/{}/{what}", held.id));
    html! {
        @if is_open && request.kind == RequestKind::Erase && may_decide { (confirmation(view, request, &address("confirm"), (sent, problems))) }
        @if is_open && request.kind != RequestKind::Erase && may_decide {
            form class="acts" method="post" action=(address("decide")) { (view.form()) input type="hidden" name="what" value="done"; button class="btn btn-primary" { (view.t("rights-mark-done")) } }
        }
        @if request.kind == RequestKind::Restrict && request.state() == RequestState::Done && may_decide {
            form class="acts" method="post" action=(address("decide")) { (view.form()) input type="hidden" name="what" value="lifted"; button class="btn btn-plain" { (view.t("rights-lift")) } }
        }
        @if is_open && view.may(state, super::CANCEL) {
            section aria-labelledby="back" {
                h2 id="back" { (view.t("rights-take-back")) }
                p { (view.t("rights-take-back-what")) }
                form class="acts" method="post" action=(address("cancel")) { (view.form()) button class="btn btn-plain" { (view.t("rights-take-back")) } }
            }
        }
        @if is_open && may_decide {
            section aria-labelledby="refuse" {
                h2 id="refuse" { (view.t("rights-refuse")) }
                form method="post" action=(address("decide")) {
                    (view.form())
                    input type="hidden" name="what" value="refused";
                    div class="field" {
                        label for="reason" { (view.t("rights-reason")) }
                        p class="cap" id="reason-hint" { (view.t("rights-reason-hint")) }
                        textarea class="form-control" id="reason" name="reason" rows="3" maxlength="2000" required aria-describedby="reason-hint" { (sent.value("reason")) }
                    }
                    p class="acts" { button class="btn btn-plain" { (view.t("rights-refuse")) } }
                }
            }
        }
    }
}

fn confirmation(view: &View, request: &Request, address: &str, (sent, problems): (&Sent, &Problems)) -> Markup {
    html! {
        section aria-labelledby="confirm" {
            h2 id="confirm" { (view.t("rights-confirm")) }
            p { (view.t(if request.state() == RequestState::Waiting { "rights-confirm-again" } else { "rights-confirm-what" })) }
            form method="post" action=(address) {
                (view.form())
                (tick(view, ("alone", "rights-was-alone"), None, sent, problems))
                @if request.child {
                    (line(view, ("country", "rights-country"), Some("rights-country-hint"), Typed::Code, sent, problems))
                    (line(view, ("closed", "rights-file-closed"), Some("rights-day-hint"), Typed::Code, sent, problems))
                }
                p class="acts bar-act" { button class="btn btn-primary" { (view.t("rights-confirm")) } }
            }
        }
    }
}

fn back(view: &View, id: Uuid) -> Response {
    Redirect::to(&view.to(&format!("/rights/requests/{id}"))).into_response()
}

/// A country of a form; an empty one is none, a wrong one is told.
pub fn country_of(view: &View, text: &str) -> Result<Option<Country>, WebError> {
    let refuse = |_| WebError::Refused(view.t("rights-country-wrong"));
    if text.is_empty() { Ok(None) } else { Country::parse(text).map(Some).map_err(refuse) }
}

/// Reads a confirmation; none where something in it does not fit.
fn read_confirmation(view: &View, sent: &Sent, problems: &mut Problems) -> Option<Confirmation> {
    let country = sent.has("country").then(|| sent.parsed(view, ("country", "rights-country-wrong"), Country::parse, problems)).flatten();
    let file_closed = sent.has("closed").then(|| sent.parsed(view, ("closed", "rights-day-wrong"), Day::parse, problems)).flatten();
    problems.is_empty().then(|| Confirmation { alone: sent.has("alone"), country, file_closed })
}

/// At which field of the confirmation a rule is broken.
const fn field_of(error: &GateError) -> &'static str {
    match error {
        GateError::Request(RequestProblem::NotAlone) => "alone",
        GateError::Request(RequestProblem::ChildLawUnknown) => "country",
        GateError::Request(RequestProblem::ChildLawKeeps) => "closed",
        _ => "confirm",
    }
}

/// `POST /rights/requests/{id}/confirm`.
pub async fn confirm(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, id)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let (id, sent, mut problems) = (id_of(&id)?, Sent(pairs), Problems::new());
    if let Some(confirmation) = read_confirmation(&view, &sent, &mut problems) {
        match state.gate.confirm_erasure(&pass.entered, id, confirmation, &state.now()).await {
            Ok(()) => return Ok(back(&view, id)),
            Err(error) => problems = as_problem(&view, field_of(&error), error)?,
        }
    }
    Ok(again(whole(&state, &view, &pass, id, (&sent, &problems)).await?))
}

/// `POST /rights/requests/{id}/decide`.
pub async fn decide(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, id)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let (id, sent) = (id_of(&id)?, Sent(pairs));
    let decided = match sent.value("what") {
        "done" => Some(Decided::Done),
        "lifted" => Some(Decided::Lifted),
        "refused" if sent.has("reason") => Some(Decided::Refused(Identity::new(sent.value("reason").to_owned()).map_err(|_| WebError::TooLarge)?)),
        _ => None,
    };
    let problems = match decided {
        None => vec![("reason".to_owned(), view.t("rights-reason-missing"))],
        Some(decided) => match state.gate.decide_request(&pass.entered, id, decided, &state.now()).await {
            Ok(()) => return Ok(back(&view, id)),
            Err(error) => as_problem(&view, "next", error)?,
        },
    };
    Ok(again(whole(&state, &view, &pass, id, (&sent, &problems)).await?))
}

/// `POST /rights/requests/{id}/cancel`.
pub async fn cancel(State(state): State<AppState>, view: View, pass: Pass, Path((_, id)): Path<(String, String)>) -> Result<Response, WebError> {
    let id = id_of(&id)?;
    match state.gate.cancel_request(&pass.entered, id, &state.now()).await {
        Ok(()) => Ok(back(&view, id)),
        Err(error) => Ok(again(whole(&state, &view, &pass, id, (&Sent::default(), &as_problem(&view, "next", error)?)).await?)),
    }
}
