//! Forms: which there are, what they ask, and what answers to them lead to. Nothing is kept here.

use super::list::{List, Paging};
use crate::{
    AppState, View, WebError,
    doors::{Doors, Operation, Pass},
    pages::NEEDS,
};
use axum::{
    Json,
    extract::{Path, State},
    http::header,
    response::IntoResponse,
};
use lantern_casework::may_ask;
use lantern_instruments::{Answers, Description, Instrument, Judgement, Listed, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The doors.
pub fn routes(doors: Doors) -> Doors {
    let many_of = Operation::get("instruments_list", "Forms that can be asked").paged().gives::<List<Listed>>();
    let one_of = Operation::get("instruments_get", "One form: what it asks, what speaks for what, by which rules").gives::<Description>();
    let xform_of = Operation::get("instruments_xform", "One form as an XForm").gives_text();
    let judge_of = Operation::post("instruments_judge", "What answers lead to, with the reasons; keeps nothing").takes::<Given>().gives::<Judged>();
    doors
        .api("/instruments", NEEDS.forms, many_of, many)
        .api("/instruments/{id}", NEEDS.forms, one_of, one)
        .api("/instruments/{id}/xform", NEEDS.forms, xform_of, xform)
        .api("/instruments/{id}/judgement", NEEDS.forms, judge_of, judge)
}

/// Answers.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Given {
    /// Answers by question: a code, several codes, a whole number, a day or a text.
    answers: Map<String, Value>,
}

/// What came of them.
#[derive(Serialize, JsonSchema)]
struct Judged {
    #[serde(flatten)]
    judgement: Judgement,
    /// Answers that do not fit their questions, and were left out.
    problems: Vec<Problem>,
}

/// A form that opens for whoever asks; another one is not there.
async fn open<'a>(state: &'a AppState, pass: &Pass, id: &str) -> Result<&'a Instrument, WebError> {
    let form = state.instruments.get(id).ok_or(WebError::NotFound)?;
    may_ask(&state.gate, &pass.entered, form, None, &state.now()).await.map_err(|_| WebError::NotFound)?;
    Ok(form)
}

async fn many(State(state): State<AppState>, view: View, pass: Pass, paging: Paging) -> Result<Json<List<Listed>>, WebError> {
    let open = crate::pages::forms_open_to(&state, &pass).await?;
    Ok(Json(List::cut(open.into_iter().map(|form| form.listed(view.words.language())), paging)))
}

async fn one(State(state): State<AppState>, view: View, pass: Pass, Path(id): Path<String>) -> Result<Json<Description>, WebError> {
    Ok(Json(open(&state, &pass, &id).await?.describe(view.words.language())))
}

async fn xform(State(state): State<AppState>, view: View, pass: Pass, Path(id): Path<String>) -> Result<impl IntoResponse, WebError> {
    let text = open(&state, &pass, &id).await?.xform(view.words.language());
    Ok(([(header::CONTENT_TYPE, "text/xml; charset=utf-8")], text))
}

async fn judge(State(state): State<AppState>, pass: Pass, Path(id): Path<String>, Json(given): Json<Given>) -> Result<Json<Judged>, WebError> {
    let form = open(&state, &pass, &id).await?;
    let (judgement, problems) = Answers::judged(form, &given.answers, &state.today());
    Ok(Json(Judged { judgement, problems }))
}
