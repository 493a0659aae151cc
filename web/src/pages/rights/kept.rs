//! What else is kept about a person, said to her in the words of the pages that it was made on.
//!
//! It comes as the export has it: workers by role and agency. What a later part of the program keeps is shown under its code until it has
//! words here. Ids and hashes stand in the file only.

use super::{on_day, see::worker};
use crate::{
    View,
    pages::{
        account::security::moment,
        sharing::{RecipientNames, fact, titled},
    },
    parts::{code, name, number},
};
use lantern_access::{
    consent::{Assent, BasisKind, CaregiverBar, DataGroup, FormGiven, GivenBy, RecipientId, RequestKind, RequestState, Told},
    policy::{Purpose, Role},
};
use lantern_gate::{DueFile, ExportedEntity, Kept, TwoSigned, Worker};
use lantern_vocab::Language;
use maud::{Markup, html};
use serde_json::Value;
use uuid::Uuid;

/// How a field is said.
#[derive(Clone, Copy)]
enum Said {
    /// A code of a closed list, by the key of its words.
    Code(fn(&str) -> Option<String>),
    /// A body that receives something, by its name.
    Recipient,
    /// Groups of data, each for itself.
    Groups,
    /// A language: by its own name where the program speaks it.
    Language,
    /// Adult or child.
    Age,
    /// The day of an instant, or a day.
    Day,
    /// A day; where it never came, a no.
    DayOrNo,
    /// A yes or a no.
    Flag,
    /// A yes; nothing otherwise.
    Yes,
    /// What was written.
    Text,
    /// A worker.
    Worker,
    /// A worker and a day.
    Signed,
}

const PURPOSE: Said = Said::Code(|text| Purpose::from_code(text).map(Purpose::key));
const BASIS: Said = Said::Code(|text| BasisKind::from_code(text).map(BasisKind::key));

/// A field of a body, the key of its label, and how it is said.
type Line = (&'static str, &'static str, Said);

const CONSENT: &[Line] = &[
    ("recipient", "sharing-sheet-whom", Said::Recipient),
    ("groups", "sharing-sheet-what", Said::Groups),
    ("purpose", "sharing-sheet-why", PURPOSE),
    ("limits_told_at", "rights-see-limits-told", Said::Day),
    ("language", "sharing-language", Said::Language),
    ("form", "sharing-form-given", Said::Code(|text| FormGiven::from_code(text).map(FormGiven::key))),
    ("age", "sharing-age", Said::Age),
    ("given_by", "sharing-given-by", Said::Code(|text| GivenBy::from_code(text).map(GivenBy::key))),
    ("supporter_chosen", "sharing-supporter", Said::Yes),
    ("assent", "sharing-assent", Said::Code(|text| Assent::from_code(text).map(Assent::key))),
    ("caregiver_bar", "sharing-bar", Said::Code(|text| CaregiverBar::from_code(text).map(CaregiverBar::key))),
    ("given_at", "rights-see-given", Said::Day),
    ("until", "sharing-sheet-until", Said::Day),
    ("withdrawn_at", "rights-see-withdrawn", Said::DayOrNo),
    ("recorded_by", "sharing-by", Said::Worker),
];

const SHARE: &[Line] = &[
    ("recipient", "sharing-sheet-whom", Said::Recipient),
    ("at", "sharing-when", Said::Day),
    ("groups", "sharing-sheet-what", Said::Groups),
    ("purpose", "sharing-sheet-why", PURPOSE),
    ("basis", "sharing-ground", BASIS),
    ("sealed", "sharing-sealed", Said::Flag),
    ("by", "sharing-by", Said::Worker),
];

const DECISION: &[Line] = &[
    ("kind", "sharing-ground", BASIS),
    ("reference", "sharing-reference", Said::Text),
    ("recipient", "sharing-sheet-whom", Said::Recipient),
    ("groups", "sharing-sheet-what", Said::Groups),
    ("purpose", "sharing-sheet-why", PURPOSE),
    ("decided_at", "sharing-when", Said::Day),
    ("until", "sharing-sheet-until", Said::Day),
    ("told", "sharing-told", Said::Code(|text| Told::from_code(text).map(Told::key))),
    ("revoked_at", "rights-see-withdrawn", Said::DayOrNo),
    ("asked_by", "sharing-asked-by", Said::Worker),
    ("decided_by", "sharing-decisions", Said::Worker),
];

const ASKING: &[Line] = &[
    ("kind", "sharing-ground", BASIS),
    ("reference", "sharing-reference", Said::Text),
    ("recipient", "sharing-sheet-whom", Said::Recipient),
    ("groups", "sharing-sheet-what", Said::Groups),
    ("purpose", "sharing-sheet-why", PURPOSE),
    ("at", "sharing-when", Said::Day),
    ("by", "sharing-asked-by", Said::Worker),
];

const REQUEST: &[Line] = &[
    ("kind", "rights-column-kind", Said::Code(|text| RequestKind::from_code(text).map(RequestKind::key))),
    ("state", "rights-column-state", Said::Code(|text| RequestState::from_code(text).map(RequestState::key))),
    ("child", "rights-child", Said::Yes),
    ("received", "rights-column-received", Said::Signed),
    ("confirmed_alone", "rights-confirmed-alone", Said::Signed),
    ("closed", "rights-closed", Said::Signed),
];

const HOLD: &[Line] = &[
    ("basis", "rights-hold-basis", BASIS),
    ("legal_basis", "rights-hold-ground", Said::Text),
    ("owner", "rights-hold-owner", Said::Worker),
    ("set", "sharing-by", Said::Signed),
    ("until", "rights-hold-until", Said::Day),
    ("released_at", "rights-hold-released", Said::Day),
];

/// The fields of a kind that has words.
fn lines(kind: &str) -> Option<&'static [Line]> {
    match kind {
        "consent" => Some(CONSENT),
        "share" => Some(SHARE),
        "decision" => Some(DECISION),
        "asking" => Some(ASKING),
        "request" => Some(REQUEST),
        "hold" => Some(HOLD),
        _ => None,
    }
}

/// What each kind is called.
fn kind_name(view: &View, kind: &str) -> String {
    match kind {
        "request" => view.t("rights-see-request"),
        "hold" => view.t("rights-see-hold"),
        "consent" => view.t("rights-see-consent"),
        "decision" => view.t("rights-see-decision"),
        "share" => view.t("rights-see-share"),
        "asking" => view.t("rights-see-asking"),
        "handover" => view.t("rights-see-handover"),
        DueFile::KIND => view.t("rights-see-due"),
        TwoSigned::KIND => view.t("rights-see-release"),
        other => other.to_owned(),
    }
}

/// The section.
pub fn section(view: &View, kept: &[ExportedEntity], names: &RecipientNames) -> Markup {
    html! {
        section aria-labelledby="kept" {
            h2 id="kept" { (view.t("rights-see-kept")) }
            @if kept.is_empty() { p class="quiet" { (view.t("frame-none")) } }
            @for one in kept { (entity(view, one, names)) }
        }
    }
}

fn entity(view: &View, one: &ExportedEntity, names: &RecipientNames) -> Markup {
    html! {
        h3 { (kind_name(view, &one.kind)) " · " (number(view.words, &moment(view, &one.created_at))) }
        dl class="facts" {
            @for (field, words) in &one.words { div { dt { (sealed_name(view, &one.kind, field)) } dd { (name(words)) } } }
            @match lines(&one.kind) {
                Some(lines) => { @for &(field, label, how) in lines {
                    @if let Some(said) = said(view, names, how, one.says.get(field).unwrap_or(&Value::Null)) { (fact(view, label, &said)) }
                } }
                None => { @for (field, value) in one.says.iter().filter(|(field, value)| !value.is_null() && !matches!(field.as_str(), "version" | "id" | "person")) {
                    div { dt { (code(field)) } dd { @match value.as_str() { Some(text) => (name(text)), None => (code(&value.to_string())) } } }
                } }
            }
        }
    }
}

/// What sealed words are called.
fn sealed_name(view: &View, kind: &str, field: &str) -> Markup {
    match (kind, field) {
        ("request", "reason") => html! { (view.t("rights-reason")) },
        _ => code(field),
    }
}

/// A field in words; nothing where the body does not have it. A code that has no words stands as it is.
fn said(view: &View, names: &RecipientNames, how: Said, value: &Value) -> Option<Markup> {
    let (text, key) = (value.as_str(), |key: &str| html! { (view.t(key)) });
    match how {
        Said::Code(key_of) => text.map(|text| key_of(text).map_or_else(|| code(text), |found| key(&found))),
        Said::Recipient => text.map(|text| Uuid::parse_str(text).map_or_else(|_| code(text), |id| titled(&names.of(RecipientId(id))))),
        Said::Groups => value.as_array().map(|groups| html! { ul { @for group in groups { li { (group_said(view, group)) } } } }),
        Said::Language => text.map(|text| Language::from_code(text).map_or_else(|| code(text), |language| name(language.own_name()))),
        Said::Age if value.get("child").is_some() => Some(key("sharing-age-child")),
        Said::Age => text.map(|_| key("sharing-age-adult")),
        Said::Day => text.map(|text| on_day(view, text)),
        Said::DayOrNo => Some(text.map_or_else(|| key("frame-no"), |text| on_day(view, text))),
        Said::Flag => value.as_bool().map(|is_so| key(if is_so { "frame-yes" } else { "frame-no" })),
        Said::Yes => value.as_bool().filter(|is_so| *is_so).map(|_| key("frame-yes")),
        Said::Text => text.map(name),
        Said::Worker => whom(view, value),
        Said::Signed => {
            let (by, at) = (whom(view, value.get("by")?)?, value.get("at")?.as_str()?);
            Some(html! { (on_day(view, at)) " · " (by) })
        }
    }
}

fn group_said(view: &View, group: &Value) -> String {
    let text = group.as_str().unwrap_or_default();
    DataGroup::from_code(text).map_or_else(|| text.to_owned(), |group| view.t(&group.key()))
}

/// A worker as the export tells of one; the name where there is no account of it any more.
fn whom(view: &View, value: &Value) -> Option<Markup> {
    let Some(roles) = value.get("roles").and_then(Value::as_array) else { return value.as_str().map(code) };
    let roles = roles.iter().filter_map(|role| Role::from_code(role.as_str()?)).collect();
    Some(worker(view, &Worker { roles, agency: value.get("agency").and_then(Value::as_str).map(str::to_owned) }))
}
