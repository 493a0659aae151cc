//! One case, one protocol, the groups that are needed: what stands against it is said in words, with what would help.

use super::drawn;
use crate::{
    AppState, View, WebError,
    doors::Pass,
    pages::{
        consents::record_of,
        sharing::{
            RecipientNames, fact,
            fields::{Answer, Problems, Sent, again, answers, listed, several, tick},
            groups_said, purpose_said, take, titled,
        },
    },
    parts::{code, empty, note, problem_summary},
};
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use lantern_access::{
    consent::{DataGroup, Ground, Protocol, ProtocolState, ShareLevel, ShareRefusal},
    credential::Instant,
};
use lantern_gate::{GateError, Held, SharePackage, ShareRequest, SharingProblem};
use lantern_model::RecordId;
use maud::{Markup, html};
use uuid::Uuid;
use zeroize::Zeroizing;

/// How many protocols are looked through.
const PROTOCOLS_MAX: u32 = 500;

/// The protocols in force under which the reader's agency shares cases.
pub async fn in_force(state: &AppState, pass: &Pass) -> Result<Vec<Held<Protocol>>, WebError> {
    let at = Instant::parse(&state.now()).map_err(|error| WebError::ours(&error))?;
    let own = pass.entered.agency().unwrap_or_default();
    let (mut protocols, _) = state.gate.protocols(&pass.entered, (0, PROTOCOLS_MAX), &state.now()).await?;
    protocols.retain(|held| {
        let terms = held.body.terms();
        held.body.state(at) == ProtocolState::Live && terms.level == ShareLevel::Case && terms.parties.iter().any(|party| party.as_str() == own)
    });
    Ok(protocols)
}

/// Protocols to choose from: what each is called, who receives, what for.
pub fn offered(view: &View, protocols: &[Held<Protocol>], names: &RecipientNames) -> Vec<Answer> {
    let label = |held: &Held<Protocol>| {
        let terms = held.body.terms();
        format!("{} · {} · {}", terms.title, names.of(terms.recipient), purpose_said(view, terms.purpose))
    };
    protocols.iter().map(|held| (held.id.to_string(), label(held))).collect()
}

/// `GET /records/{record}/share`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass, Path((_, record)): Path<(String, String)>) -> Result<Markup, WebError> {
    let record = record_of(&record)?;
    state.gate.may_share_from(&pass.entered, record, &state.now()).await?;
    form(&state, &view, &pass, record, &Sent::default(), &Problems::new(), None).await
}

async fn form(
    state: &AppState,
    view: &View,
    pass: &Pass,
    record: RecordId,
    sent: &Sent,
    problems: &Problems,
    refusal: Option<ShareRefusal>,
) -> Result<Markup, WebError> {
    let (protocols, names) = (in_force(state, pass).await?, RecipientNames::read(state, &pass.entered).await?);
    let offered = offered(view, &protocols, &names);
    let body = html! {
        @if let Some(refusal) = refusal { (refused(view, record, refusal)) } @else { (problem_summary(view, problems)) }
        header {
            p class="crumb" { a href=(view.to(&format!("/records/{record}"))) { (view.t("sharing-record")) } }
            (note(&view.t("sharing-share"), &html! { p { (view.t("sharing-share-why")) } }))
            h1 { (view.t("sharing-share")) }
            @if offered.is_empty() { (empty(&view.t("sharing-share-no-protocol"), &view.to("/sharing"), &view.t("sharing-protocols"))) }
            @else { p class="lede" { (view.t("sharing-share-what")) } }
        }
        @if !offered.is_empty() {
            form method="post" action=(view.to(&format!("/records/{record}/share"))) {
                (view.form())
                (listed(view, ("protocol", "sharing-protocol"), Some("sharing-protocol-hint"), &offered, sent, problems))
                (several(view, ("group", "sharing-groups"), Some("sharing-least-hint"), &answers(view, DataGroup::ALL, DataGroup::code, DataGroup::key), sent, problems))
                (tick(view, ("privileged", "sharing-privileged"), Some("sharing-privileged-hint"), sent, problems))
                div class="acts bar-act" { button class="btn btn-primary" { (view.t("sharing-go-on")) } }
            }
            p class="small" { a href=(view.to(&format!("/records/{record}/share/door"))) { (view.t("sharing-door")) } }
        }
    };
    Ok(drawn(state, view, body))
}

/// What would help against a refusal: the key of the sentence, and where it leads.
const fn help(refusal: ShareRefusal) -> (&'static str, Option<&'static str>) {
    use ShareRefusal as R;
    match refusal {
        R::NoBasis | R::NotCovered | R::Expired | R::Withdrawn | R::RenewAtMajority | R::LimitsNotTold | R::ConsentNotValid => {
            ("sharing-help-consent", Some("consents"))
        }
        R::DecideAnew => ("sharing-help-decide", Some("consents")),
        R::NoProtocol
        | R::ProtocolNotLive
        | R::ProtocolPurpose
        | R::ProtocolRecipient
        | R::ProtocolParty
        | R::ProtocolGroups
        | R::ProtocolLevel
        | R::AgenciesNotAsked
        | R::NotCountable => ("sharing-help-protocol", None),
        R::NoKey => ("sharing-help-key", None),
        R::DeathPenalty | R::FairTrial | R::RecipientNotAssessed => ("sharing-help-jurisdiction", None),
        R::DoorOnly => ("sharing-help-door", Some("share/door")),
        R::SexualViolence => ("sharing-help-specialist", None),
        R::NoGroups | R::NoPerson => ("sharing-help-groups", None),
        R::Privileged | R::RecipientReceivesNothing | R::FiguresOnly | R::StoppedByPerson => ("sharing-help-nothing", None),
    }
}

fn refused(view: &View, record: RecordId, refusal: ShareRefusal) -> Markup {
    let (sentence, way) = help(refusal);
    html! {
        div class="clay-box problems" role="alert" aria-labelledby="problems" {
            h2 id="problems" { (view.t("sharing-not-shared")) }
            p { (view.t(&refusal.key())) }
            p { (view.t(sentence)) }
            @if let Some(way) = way { p { a href=(view.to(&format!("/records/{record}/{way}"))) { (view.t(if way == "consents" { "sharing-consents" } else { "sharing-door" })) } } }
        }
    }
}

/// Reads what is to be shared. Recipient and purpose are those of the protocol: nobody can mix them up.
async fn read(state: &AppState, view: &View, pass: &Pass, record: RecordId, sent: &Sent, problems: &mut Problems) -> Result<Option<ShareRequest>, WebError> {
    let protocol = sent.one(view, "protocol", |text| Uuid::parse_str(text).ok(), problems);
    let groups = sent.chosen("group", DataGroup::from_code);
    if groups.is_empty() {
        problems.push(("group".to_owned(), view.t("share-refusal-no-groups")));
    }
    let Some(protocol) = protocol.filter(|_| problems.is_empty()) else { return Ok(None) };
    let held = state.gate.protocol(&pass.entered, protocol, &state.now()).await?;
    let terms = held.body.terms();
    Ok(Some(ShareRequest { record, recipient: terms.recipient, protocol, purpose: terms.purpose, groups, privileged: sent.has("privileged") }))
}

/// `POST /records/{record}/share`: first the ground is shown, then, confirmed, it is shared.
pub async fn share(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, record)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let (record, sent) = (record_of(&record)?, Sent(pairs));
    state.gate.may_share_from(&pass.entered, record, &state.now()).await?;
    let mut problems = Problems::new();
    let Some(request) = read(&state, &view, &pass, record, &sent, &mut problems).await? else {
        return Ok(again(form(&state, &view, &pass, record, &sent, &problems, None).await?));
    };
    let answer = if sent.has("confirmed") {
        match state.gate.share(&pass.entered, &request, &state.now()).await {
            Ok(package) => shared(&state, &view, &pass, package).await,
            Err(error) => Err(error.into()),
        }
    } else {
        match state.gate.would_share(&pass.entered, &request, &state.now()).await {
            Ok(ground) => confirm(&state, &view, &pass, &request, ground).await,
            Err(error) => Err(error.into()),
        }
    };
    match answer {
        Ok(page) => Ok(page.into_response()),
        Err(Answered::Gate(GateError::Sharing(SharingProblem::Share(refusal)))) => {
            Ok(again(form(&state, &view, &pass, record, &sent, &problems, Some(refusal)).await?))
        }
        Err(Answered::Gate(error)) => Err(error.into()),
        Err(Answered::Page(error)) => Err(error),
    }
}

/// What went wrong: with the share itself, or with its page.
enum Answered {
    Gate(GateError),
    Page(WebError),
}

impl From<GateError> for Answered {
    fn from(error: GateError) -> Self {
        Self::Gate(error)
    }
}

impl From<WebError> for Answered {
    fn from(error: WebError) -> Self {
        Self::Page(error)
    }
}

async fn confirm(state: &AppState, view: &View, pass: &Pass, request: &ShareRequest, ground: Ground) -> Result<Markup, Answered> {
    let names = RecipientNames::read(state, &pass.entered).await?;
    let record = request.record;
    let body = html! {
        header {
            p class="crumb" { a href=(view.to(&format!("/records/{record}/share"))) { (view.t("sharing-share")) } }
            h1 { (view.t("sharing-confirm")) }
            p class="lede" { (view.t("sharing-confirm-what")) }
        }
        dl class="facts" {
            (fact(view, "sharing-recipient", &titled(&names.of(request.recipient))))
            (fact(view, "sharing-purpose", &html! { (purpose_said(view, request.purpose)) }))
            (fact(view, "sharing-groups", &html! { (groups_said(view, &request.groups)) }))
            @if let Some((kind, id)) = ground.basis { (fact(view, "sharing-ground", &html! { (view.t(&format!("basis-{}", kind.code().replace('_', "-")))) " · " (code(&id.to_string())) })) }
            (fact(view, "sharing-protocol", &code(&request.protocol.to_string())))
        }
        form method="post" action=(view.to(&format!("/records/{record}/share"))) {
            (view.form())
            input type="hidden" name="protocol" value=(request.protocol);
            @for group in &request.groups { input type="hidden" name="group" value=(group.code()); }
            @if request.privileged { input type="hidden" name="privileged" value="1"; }
            input type="hidden" name="confirmed" value="1";
            div class="acts bar-act" {
                button class="btn btn-primary" { (view.t("sharing-share-now")) }
                a class="btn btn-word" href=(view.to(&format!("/records/{record}/share"))) { (view.t("frame-back")) }
            }
        }
    };
    Ok(drawn(state, view, body))
}

/// The page after a share: the file waits there once.
pub async fn shared_page(state: &AppState, view: &View, pass: &Pass, package: SharePackage) -> Result<Markup, WebError> {
    let session = pass.entered.session().ok_or(WebError::NotFound)?;
    state.packages.put(package.share, *session, (package.file_name, Zeroizing::new(package.bytes)), std::time::Instant::now());
    let held = state.gate.share_made(&pass.entered, package.share, &state.now()).await?;
    let body = html! {
        header {
            p class="crumb" { a href=(view.to(&format!("/records/{}/consents", held.body.person.record()))) { (view.t("sharing-consents")) } }
            h1 { (view.t("sharing-shared")) }
            p class="lede" { (view.t("sharing-shared-what")) }
        }
        (take(view, &held))
        p { a href=(view.to(&format!("/sharing/shares/{}", held.id))) { (view.t("sharing-share-one")) } }
    };
    Ok(drawn(state, view, body))
}

async fn shared(state: &AppState, view: &View, pass: &Pass, package: SharePackage) -> Result<Markup, Answered> {
    Ok(shared_page(state, view, pass, package).await?)
}
