//! The one door between protection and prosecution, as a page: one item, chosen with the person and her counsel, two signatures, once.

use super::{
    ask::{in_force, offered, shared_page},
    drawn,
};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    pages::{
        consents::record_of,
        field_name,
        sharing::{
            RecipientNames,
            fields::{Answer, Problems, Sent, again, listed, one_of, tick},
            groups_said, id, purpose_said, said, titled,
        },
    },
    parts::{code, day, note, problem_summary},
};
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::{consent::Handover, credential::Instant, policy::Role};
use lantern_gate::{AtTheDoor, GateError, Held, Item, SharingProblem, item_id};
use lantern_model::RecordId;
use maud::{Markup, html};
use uuid::Uuid;

/// `GET /records/{record}/share/door`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass, Path((_, record)): Path<(String, String)>) -> Result<Markup, WebError> {
    shown(&state, &view, &pass, record_of(&record)?, &Sent::default(), &Problems::new()).await
}

fn place(record: RecordId, item: &Item) -> Uuid {
    item_id(record, (item.unit, item.sequence, item.field.number))
}

fn item_said(view: &View, item: &Item) -> String {
    let number = if item.sequence == 0 { String::new() } else { format!(" {}", view.words.number(u64::from(item.sequence) + 1)) };
    format!("{}{number} · {}", field_name(view.words, item.field), view.t(&item.group.key()))
}

async fn shown(state: &AppState, view: &View, pass: &Pass, record: RecordId, sent: &Sent, problems: &Problems) -> Result<Markup, WebError> {
    let door = state.gate.door(&pass.entered, record, &state.now()).await?;
    let names = RecipientNames::read(state, &pass.entered).await?;
    let body = html! {
        (problem_summary(view, problems))
        header {
            p class="crumb" { a href=(view.to(&format!("/records/{record}"))) { (view.t("sharing-record")) } }
            (note(&view.t("sharing-door"), &html! { p { (view.t("sharing-door-why")) } }))
            h1 { (view.t("sharing-door")) }
            p class="lede" { (view.t("sharing-door-what")) }
        }
        @if !door.handovers.is_empty() {
            section aria-labelledby="prepared" {
                h2 id="prepared" { (view.t("sharing-door-prepared")) }
                ul class="waiting" { @for held in &door.handovers { (prepared(state, view, pass, (&door, &names), held).await?) } }
            }
        }
        (preparing(state, view, record, (&door, &names), sent, problems)?)
    };
    Ok(drawn(state, view, body))
}

/// One handover: what, to whom, who has signed, and what the reader can do.
async fn prepared(state: &AppState, view: &View, pass: &Pass, (door, names): (&AtTheDoor, &RecipientNames), held: &Held<Handover>) -> Result<Markup, WebError> {
    let (one, record) = (&held.body, held.body.person.record());
    let item = door.items.iter().find(|item| place(record, item) == one.item).map_or_else(|| groups_said(view, &one.groups), |item| item_said(view, item));
    let is_done = one.is_done();
    let (own, signed) = (pass.entered.login(), one.signatures());
    let has_signed = signed.iter().any(|signature| signature.by.as_str() == own);
    let is_lawyer = pass.entered.roles().contains(&Role::Lawyer);
    let button = |way: &str, key: &str| {
        html! { form method="post" action=(view.to(&format!("/records/{record}/share/door/{}/{way}", held.id))) { (view.form()) button class="btn btn-plain" { (view.t(key)) } } }
    };
    let protocols = if has_signed && signed.len() == 2 && !is_done { offered(view, &in_force(state, pass).await?, names) } else { Vec::new() };
    Ok(html! {
        li {
            div {
                p { (item) " → " (titled(&names.of(one.recipient))) " · " (purpose_said(view, one.purpose)) }
                p class="why" {
                    (view.t("sharing-counsel")) ": " @match &one.counsel { Some(counsel) => (code(counsel.by.as_str())), None => { (view.t("frame-none")) } }
                    " · " (view.t("sharing-signatures")) ": "
                    @if signed.is_empty() { (view.t("frame-none")) }
                    @for signature in signed { (code(signature.by.as_str())) " (" (day(view.words, &signature.at.to_string())) ") " }
                }
                @if is_done { p class="why" { (view.t("sharing-door-done")) } }
            }
            @if !is_done {
                div class="acts" {
                    @if is_lawyer && one.counsel.is_none() { (button("counsel", "sharing-counsel-there")) }
                    @if !is_lawyer && !has_signed && signed.len() < 2 { (button("sign", "sharing-sign")) }
                    @if !protocols.is_empty() {
                        form method="post" action=(view.to(&format!("/records/{record}/share/door/{}/open", held.id))) {
                            (view.form())
                            label { span class="visually-hidden" { (view.t("sharing-protocol")) } select class="form-select" name="protocol" { @for (value, label) in &protocols { option value=(value) { (label) } } } }
                            button class="btn btn-primary" { (view.t("sharing-door-open")) }
                        }
                    }
                }
            }
        }
    })
}

/// The form that prepares a handover; it stands where there is a consent for the other side.
fn preparing(
    state: &AppState,
    view: &View,
    record: RecordId,
    (door, names): (&AtTheDoor, &RecipientNames),
    sent: &Sent,
    problems: &Problems,
) -> Result<Markup, WebError> {
    use lantern_access::policy::Purpose as P;
    let at = Instant::parse(&state.now()).map_err(|error| WebError::ours(&error))?;
    let for_the_door = door.consents.iter().filter(|held| matches!(held.body.purpose, P::Investigation | P::FinancialIntelligence | P::Sanctions));
    let live = for_the_door.filter(|held| held.body.check_live(at).is_ok());
    let consents: Vec<Answer> =
        live.map(|held| (held.id.to_string(), format!("{} · {}", names.of(held.body.recipient), groups_said(view, &held.body.groups)))).collect();
    let items: Vec<Answer> = door.items.iter().map(|item| (place(record, item).to_string(), item_said(view, item))).collect();
    Ok(html! {
        section aria-labelledby="prepare" {
            h2 id="prepare" { (view.t("sharing-door-prepare")) }
            @if consents.is_empty() || items.is_empty() {
                p { (view.t("sharing-door-no-consent")) }
                p class="acts" { a class="btn btn-plain" href=(view.to(&format!("/records/{record}/consents"))) { (view.t("sharing-consents")) } }
            }
            @else {
                form method="post" action=(view.to(&format!("/records/{record}/share/door"))) {
                    (view.form())
                    (listed(view, ("consent", "sharing-door-consent"), None, &consents, sent, problems))
                    (one_of(view, ("item", "sharing-door-item"), Some("sharing-door-item-hint"), &items, sent, problems))
                    (tick(view, ("chosen", "sharing-door-chosen"), None, sent, problems))
                    div class="acts bar-act" { button class="btn btn-primary" { (view.t("sharing-door-prepare")) } }
                }
            }
        }
    })
}

/// `POST /records/{record}/share/door`.
pub async fn prepare(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, record)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let (record, sent) = (record_of(&record)?, Sent(pairs));
    let mut problems = Problems::new();
    let consent = sent.one(&view, "consent", |text| Uuid::parse_str(text).ok(), &mut problems);
    let item = sent.one(&view, "item", |text| Uuid::parse_str(text).ok(), &mut problems);
    let (Some(consent), Some(item)) = (consent, item) else { return Ok(again(shown(&state, &view, &pass, record, &sent, &problems).await?)) };
    match state.gate.prepare_handover(&pass.entered, consent, item, sent.has("chosen"), &state.now()).await {
        Ok(_) => Ok(Redirect::to(&view.to(&format!("/records/{record}/share/door"))).into_response()),
        Err(GateError::Sharing(problem @ SharingProblem::Handover(_))) => {
            let problems = vec![("chosen".to_owned(), view.t(&problem.key()))];
            Ok(again(shown(&state, &view, &pass, record, &sent, &problems).await?))
        }
        Err(error) => Err(said(&view, error)),
    }
}

type OfHandover = Path<(String, String, String)>;

/// `POST /records/{record}/share/door/{handover}/counsel`.
pub async fn counsel(State(state): State<AppState>, view: View, pass: Pass, Path((_, record, handover)): OfHandover) -> Result<Redirect, WebError> {
    let record = record_of(&record)?;
    state.gate.counsel_was_there(&pass.entered, id(&handover)?, &state.now()).await.map_err(|error| said(&view, error))?;
    Ok(Redirect::to(&view.to(&format!("/records/{record}/share/door"))))
}

/// `POST /records/{record}/share/door/{handover}/sign`.
pub async fn sign(State(state): State<AppState>, view: View, pass: Pass, Path((_, record, handover)): OfHandover) -> Result<Redirect, WebError> {
    let record = record_of(&record)?;
    state.gate.sign_handover(&pass.entered, id(&handover)?, &state.now()).await.map_err(|error| said(&view, error))?;
    Ok(Redirect::to(&view.to(&format!("/records/{record}/share/door"))))
}

/// `POST /records/{record}/share/door/{handover}/open`.
pub async fn open(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, record, handover)): OfHandover,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Markup, WebError> {
    record_of(&record)?;
    let protocol = id(Sent(pairs).value("protocol"))?;
    let package = state.gate.hand_over(&pass.entered, id(&handover)?, protocol, &state.now()).await.map_err(|error| said(&view, error))?;
    shared_page(&state, &view, &pass, package).await
}
