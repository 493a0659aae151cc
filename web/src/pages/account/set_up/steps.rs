//! The questions, one on each page.

use super::{
    super::{password::checked, totp},
    desk::{FirstAgency, SetUp},
};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    parts::{Field, Typed, note, number, problem_summary},
};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::credential::{Instant, Login};
use lantern_model::AgencyCode;
use lantern_words::Arg;
use maud::{Markup, html};
use serde::Deserialize;
use zeroize::Zeroizing;

/// How many pages the set-up has, the answers once more included.
const STEPS: u32 = 6;

/// The fewest letters of a passphrase: nothing slows a guesser down who has the key file.
pub const PASSPHRASE_LETTERS_MIN: usize = 16;

/// The most; the vault takes no more.
const PASSPHRASE_LETTERS_MAX: usize = 256;

/// Nobody but `local` sets a house up.
pub fn only_local(pass: &Pass) -> Result<(), WebError> {
    if pass.entered.is_local() { Ok(()) } else { Err(WebError::NotFound) }
}

/// A page of the set-up: where one is, the question, the answer.
pub fn drawn(state: &AppState, view: &View, (step, title): (u32, &str), problems: &[(String, String)], body: &Markup) -> Markup {
    let (step, steps) = (view.words.number(step), view.words.number(STEPS));
    let place = view.words.with("account-step", &[("step", Arg::from(&step)), ("steps", Arg::from(&steps))]);
    let body = html! {
        (problem_summary(view, problems))
        header { p class="crumb" { (number(view.words, &place)) } h1 { (view.t(title)) } }
        (body)
    };
    super::super::page(state, view, "account-set-up", body)
}

/// `GET /set-up`.
pub async fn begin(State(state): State<AppState>, view: View, pass: Pass) -> Result<Markup, WebError> {
    only_local(&pass)?;
    let body = html! {
        header {
            (note(&view.t("account-set-up-why"), &html! { p { (view.t("account-set-up-why-what")) } }))
            h1 { (view.t("account-set-up")) }
            p class="lede" { (view.t("account-set-up-what")) }
        }
        ul class="plain-list" { @for key in ["account-set-up-need-people", "account-set-up-need-devices", "account-set-up-need-printer", "account-set-up-need-time"] { li { (view.t(key)) } } }
        p class="acts bar-act" { a class="btn btn-primary" href=(view.to("/set-up/person/1")) { (view.t("account-set-up-begin")) } }
    };
    Ok(super::super::page(&state, &view, "account-set-up", body))
}

type Parts = Path<(String, String)>;

/// Which of the two, from the address.
fn which((_, person): &(String, String)) -> Result<usize, WebError> {
    match person.as_str() {
        "1" => Ok(0),
        "2" => Ok(1),
        _ => Err(WebError::NotFound),
    }
}

fn on_desk<T>(state: &AppState, pass: &Pass, work: impl FnOnce(&mut SetUp) -> T) -> T {
    state.set_up.with(pass.entered.session(), work)
}

fn person_page(state: &AppState, view: &View, person: usize, login: &str, problems: &[(String, String)]) -> Markup {
    let keys = [("account-first-person", "account-first-person-what"), ("account-second-person", "account-second-person-what")];
    let (title, what) = keys[person];
    let body = html! {
        p class="lede" { (view.t(what)) }
        form method="post" action=(view.to(&format!("/set-up/person/{}", person + 1))) {
            (view.form())
            (Field::new("login", "account-login", Typed::Code).hint("account-login-new-hint").value(login).known_as("username").problems(problems).draw(view))
            (Field::new("new", "account-password-new", Typed::Secret).hint("account-password-hint").known_as("new-password").problems(problems).draw(view))
            div class="acts bar-act" { button class="btn btn-primary" { (view.t("account-next")) } }
        }
    };
    drawn(state, view, (if person == 0 { 1 } else { 3 }, title), problems, &body)
}

/// `GET /set-up/person/{person}`.
pub async fn person(State(state): State<AppState>, view: View, pass: Pass, Path(parts): Parts) -> Result<Markup, WebError> {
    only_local(&pass)?;
    let person = which(&parts)?;
    let login = on_desk(&state, &pass, |set_up| set_up.people[person].named.as_ref().map(|(login, _)| login.to_string()));
    Ok(person_page(&state, &view, person, &login.unwrap_or_default(), &[]))
}

/// What is typed on any of the pages.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typing {
    login: String,
    new: Zeroizing<String>,
    first: Zeroizing<String>,
    agency_code: String,
    agency_name: String,
    passphrase: Zeroizing<String>,
    again: Zeroizing<String>,
    sheets: String,
}

/// `POST /set-up/person/{person}`.
pub async fn name_person(State(state): State<AppState>, view: View, pass: Pass, Path(parts): Parts, Form(typing): Form<Typing>) -> Result<Response, WebError> {
    only_local(&pass)?;
    let person = which(&parts)?;
    let again = |field: &str, key: &str| {
        (StatusCode::BAD_REQUEST, person_page(&state, &view, person, &typing.login, &[(field.to_owned(), view.t(key))])).into_response()
    };
    let login = match Login::parse(&typing.login) {
        Ok(login) if login.as_str() != lantern_gate::LOCAL => login,
        _ => return Ok(again("login", "account-login-wrong")),
    };
    let is_taken = on_desk(&state, &pass, |set_up| set_up.people[1 - person].named.as_ref().is_some_and(|(other, _)| *other == login));
    if is_taken {
        return Ok(again("login", "account-login-taken"));
    }
    let hash = match checked(&state, &typing.new, &login).await? {
        Ok(hash) => hash,
        Err(key) => return Ok(again("new", key)),
    };
    on_desk(&state, &pass, |set_up| set_up.people[person].named = Some((login, hash)));
    Ok(Redirect::to(&view.to(&format!("/set-up/authenticator/{}", person + 1))).into_response())
}

fn authenticator_page(state: &AppState, view: &View, pass: &Pass, person: usize, problems: &[(String, String)]) -> Result<Option<Markup>, WebError> {
    let fresh = totp::new()?;
    let found = on_desk(state, pass, |set_up| {
        let one = &mut set_up.people[person];
        let login = one.named.as_ref()?.0.clone();
        Some((one.totp.get_or_insert(fresh).clone(), login))
    });
    let Some((totp, login)) = found else { return Ok(None) };
    let body = html! {
        (totp::shown(view, &totp, &login)?)
        form method="post" action=(view.to(&format!("/set-up/authenticator/{}", person + 1))) {
            (view.form())
            (Field::new("first", "account-totp-first", Typed::Digits).hint("account-totp-first-hint").known_as("one-time-code").problems(problems).draw(view))
            div class="acts bar-act" { button class="btn btn-primary" { (view.t("account-totp-confirm")) } a href=(view.to(&format!("/set-up/person/{}", person + 1))) { (view.t("frame-back")) } }
        }
    };
    Ok(Some(drawn(state, view, (if person == 0 { 2 } else { 4 }, "account-totp"), problems, &body)))
}

/// `GET /set-up/authenticator/{person}`.
pub async fn authenticator(State(state): State<AppState>, view: View, pass: Pass, Path(parts): Parts) -> Result<Response, WebError> {
    only_local(&pass)?;
    let person = which(&parts)?;
    Ok(match authenticator_page(&state, &view, &pass, person, &[])? {
        Some(drawn) => drawn.into_response(),
        None => Redirect::to(&view.to(&format!("/set-up/person/{}", person + 1))).into_response(),
    })
}

/// `POST /set-up/authenticator/{person}`.
pub async fn confirm_authenticator(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path(parts): Parts,
    Form(typing): Form<Typing>,
) -> Result<Response, WebError> {
    only_local(&pass)?;
    let person = which(&parts)?;
    let at = Instant::parse(&state.now()).map_err(|error| WebError::ours(&error))?;
    let is_right = on_desk(&state, &pass, |set_up| set_up.people[person].totp.as_mut().is_some_and(|totp| totp.confirm(&typing.first, at).is_ok()));
    if !is_right {
        let problems = [("first".to_owned(), view.t("account-totp-wrong"))];
        return Ok(match authenticator_page(&state, &view, &pass, person, &problems)? {
            Some(drawn) => (StatusCode::BAD_REQUEST, drawn).into_response(),
            None => Redirect::to(&view.to("/set-up")).into_response(),
        });
    }
    let next = if person == 0 { "/set-up/person/2" } else { "/set-up/agency" };
    Ok(Redirect::to(&view.to(next)).into_response())
}

fn agency_page(state: &AppState, view: &View, typing: &Typing, problems: &[(String, String)]) -> Markup {
    let body = html! {
        p class="lede" { (view.t("account-agency-what")) }
        form method="post" action=(view.to("/set-up/agency")) {
            (view.form())
            (Field::new("agency_code", "import-agency-code", Typed::Code).hint("import-agency-code-hint").value(&typing.agency_code).problems(problems).draw(view))
            (Field::new("agency_name", "import-agency-name", Typed::Text).value(&typing.agency_name).problems(problems).draw(view))
            (Field::new("passphrase", "account-passphrase", Typed::Secret).hint("account-passphrase-hint").known_as("new-password").problems(problems).draw(view))
            (Field::new("again", "account-passphrase-again", Typed::Secret).known_as("new-password").problems(problems).draw(view))
            fieldset class="field-group" {
                legend { (view.t("account-sheets-how-many")) }
                @for (value, key) in [("2-3", "account-sheets-two-of-three"), ("3-5", "account-sheets-three-of-five")] {
                    label class="choice" { input class="form-check-input" type="radio" name="sheets" value=(value) checked[value == typing.sheets || (typing.sheets.is_empty() && value == "2-3")]; span { (view.t(key)) } }
                }
            }
            div class="acts bar-act" { button class="btn btn-primary" { (view.t("account-next")) } }
        }
    };
    drawn(state, view, (5, "account-agency"), problems, &body)
}

/// `GET /set-up/agency`.
pub async fn agency(State(state): State<AppState>, view: View, pass: Pass) -> Result<Markup, WebError> {
    only_local(&pass)?;
    let typed = on_desk(&state, &pass, |set_up| {
        set_up.agency.as_ref().map(|agency| Typing {
            agency_code: agency.code.as_str().to_owned(),
            agency_name: agency.name.clone(),
            sheets: format!("{}-{}", agency.sheets.0, agency.sheets.1),
            ..Typing::default()
        })
    });
    Ok(agency_page(&state, &view, &typed.unwrap_or_default(), &[]))
}

/// `POST /set-up/agency`.
pub async fn name_agency(State(state): State<AppState>, view: View, pass: Pass, Form(typing): Form<Typing>) -> Result<Response, WebError> {
    only_local(&pass)?;
    let code = AgencyCode::parse(&typing.agency_code);
    let mut problems: Vec<(&str, &str)> = Vec::new();
    if code.is_err() {
        problems.push(("agency_code", if typing.agency_code.trim().is_empty() { "errors-field-required" } else { "errors-field-code" }));
    }
    if typing.agency_name.trim().is_empty() {
        problems.push(("agency_name", "errors-field-required"));
    }
    if !(PASSPHRASE_LETTERS_MIN..=PASSPHRASE_LETTERS_MAX).contains(&typing.passphrase.chars().count()) {
        problems.push(("passphrase", "account-passphrase-short"));
    } else if typing.passphrase != typing.again {
        problems.push(("again", "account-passphrase-differs"));
    }
    let (true, Ok(code)) = (problems.is_empty(), code) else {
        let problems: Vec<(String, String)> = problems.into_iter().map(|(field, key)| (field.to_owned(), view.t(key))).collect();
        return Ok((StatusCode::BAD_REQUEST, agency_page(&state, &view, &typing, &problems)).into_response());
    };
    let sheets = if typing.sheets == "3-5" { (3, 5) } else { (2, 3) };
    let name = typing.agency_name.trim().to_owned();
    on_desk(&state, &pass, |set_up| set_up.agency = Some(FirstAgency { code, name, passphrase: typing.passphrase, sheets }));
    Ok(Redirect::to(&view.to("/set-up/check")).into_response())
}
