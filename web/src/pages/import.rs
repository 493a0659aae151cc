//! Bringing a file in: choose it, see how it will be read, keep what is ready. Nothing is kept before somebody has said so.

mod answered;
mod columns;
mod form;
mod preview;
mod problems;
mod progress;
mod reading;
mod refusal;
mod request;
mod sent;

pub use problems::{class_key, group_items};
pub use reading::Reading;

use crate::{
    AppState, Place, UPLOAD_BYTES_MAX, View, WebError,
    desk::{AnswerProblem, Answers, Checked, Ending, Run, Token, Upload},
    doors::{Doors, Need, Pass},
    frame,
};
use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use form::FileForm;
use lantern_access::policy::{Action, Resource, ResourceKind};
use lantern_intake::IntakeError;
use lantern_store::Agency;
use maud::Markup;
use serde::Deserialize;
use std::time::Instant;

/// A form round a file of the largest size needs room for its other answers.
pub const FILE_FORM_BYTES_MAX: usize = UPLOAD_BYTES_MAX + 1024 * 1024;

/// The addresses under `/import`.
pub fn routes(doors: Doors) -> Doors {
    const NEED: Need = Need::policy(Action::ImportFile, ResourceKind::Import);
    doors
        .get("/import", NEED, choose)
        .post_file("/import", NEED, FILE_FORM_BYTES_MAX, send)
        .get("/import/{token}", NEED, look)
        .get("/import/{token}/answers", NEED, answers)
        .post("/import/{token}/answers", NEED, answer)
        .get("/import/{token}/keep", NEED, back)
        .post("/import/{token}/keep", NEED, keep)
        .get("/import/{token}/stop", NEED, back)
        .post("/import/{token}/stop", NEED, stop)
        .get("/import/{token}/discard", NEED, back)
        .post("/import/{token}/discard", NEED, discard)
        .get("/import/{token}/progress", NEED, progress::line)
}

/// A file on the desk, for whoever laid it there; for everybody else it is not there.
fn upload(state: &AppState, pass: &Pass, token: &Token) -> Result<Upload, WebError> {
    let upload = state.desk.get(token, Instant::now())?;
    if upload.owner == pass.entered.login() { Ok(upload) } else { Err(WebError::NotFound) }
}

/// An import that runs or has ended, for whoever began it.
pub fn run(state: &AppState, pass: &Pass, token: &Token) -> Option<std::sync::Arc<Run>> {
    state.desk.run(token, Instant::now()).filter(|run| run.owner == pass.entered.login())
}

/// The agencies for which somebody brings files in.
pub async fn agencies(state: &AppState, pass: &Pass) -> Result<Vec<Agency>, WebError> {
    let scope = pass.scope(state);
    Ok(state.store.agencies().await?.into_iter().filter(|agency| scope.holds(&agency.code)).collect())
}

/// Asks about the agency that the file is said to come from.
fn may_import(state: &AppState, pass: &Pass, agency: &str) -> Result<lantern_store::Act, WebError> {
    pass.may(state, &Resource { agency: Some(agency.to_owned()), ..pass.thing() }).map_err(|error| match error {
        WebError::NotFound => WebError::NotAllowed { by: Vec::new() },
        other => other,
    })
}

/// What stands after the language in an address.
type Parts = Path<(String, String)>;

fn token((_, text): &(String, String)) -> Result<Token, WebError> {
    Token::parse(text).ok_or(WebError::NotFound)
}

/// A page of this place.
fn page(state: &AppState, view: &View, title: &str, body: Markup) -> Markup {
    frame::document(state, view, &frame::Page { place: Place::Files, title: view.t(title), body, reload_seconds: None })
}

/// Answers that an address may already give: the way on from an unfinished import.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Given {
    agency: String,
    dataset: String,
    layout: String,
}

/// `GET /import`.
async fn choose(State(state): State<AppState>, view: View, pass: Pass, Query(given): Query<Given>) -> Result<Markup, WebError> {
    let mut answers = Answers::default();
    for (name, value) in [("agency", &given.agency), ("dataset", &given.dataset), ("layout", &given.layout)] {
        if !value.is_empty() {
            answers.take(name, value).map_err(|_| WebError::TooLarge)?;
        }
    }
    let agencies = agencies(&state, &pass).await?;
    let form = FileForm { answers: &answers, agencies: &agencies, upload: None, problems: &[] };
    Ok(page(&state, &view, "import-title", form.draw(&view)))
}

/// `POST /import`: lays the file on the desk.
async fn send(State(state): State<AppState>, view: View, pass: Pass, multipart: axum::extract::Multipart) -> Result<Response, WebError> {
    let sent = sent::read(&state, Some(&view), multipart).await?;
    let Some((name, bytes)) = sent.file else {
        let agencies = agencies(&state, &pass).await?;
        let mut problems = sent.answers.check(&agencies).err().unwrap_or_default();
        problems.push(form::file_missing());
        let form = FileForm { answers: &sent.answers, agencies: &agencies, upload: None, problems: &problems };
        return Ok((StatusCode::BAD_REQUEST, page(&state, &view, "import-title", form.draw(&view))).into_response());
    };
    let token = state.desk.put(pass.entered.login(), &name, bytes, sent.answers, Instant::now());
    Ok(to_file(&view, &token).into_response())
}

fn to_file(view: &View, token: &Token) -> Redirect {
    Redirect::to(&view.to(&format!("/import/{token}")))
}

/// `GET` of an address that only forms are sent to, such as after a change of language.
async fn back(view: View, Path(parts): Parts) -> Result<Redirect, WebError> {
    Ok(to_file(&view, &token(&parts)?))
}

/// `GET /import/{token}`: the preview, or how far the import is, or how it ended.
async fn look(State(state): State<AppState>, view: View, pass: Pass, Path(parts): Parts) -> Result<Response, WebError> {
    let (token, now) = (token(&parts)?, Instant::now());
    if let Some(run) = run(&state, &pass, &token) {
        match run.ending() {
            None => return Ok(progress::page(&state, &view, &run).into_response()),
            Some(Ending::Done(import)) => return Ok(Redirect::to(&view.to(&format!("/files/{import}"))).into_response()),
            Some(Ending::Stopped) if upload(&state, &pass, &token).is_ok() => return Ok(progress::stopped(&state, &view, &run).into_response()),
            Some(Ending::Stopped) => return Ok(Redirect::to(&view.to("/files")).into_response()),
            Some(Ending::Failed(error)) => {
                let error = error.clone();
                state.desk.forget_run(&token, now);
                return failed(&state, &view, &token, error);
            }
        }
    }
    let upload = upload(&state, &pass, &token)?;
    let agencies = agencies(&state, &pass).await?;
    let Ok(checked) = upload.answers.check(&agencies) else {
        return Ok(Redirect::to(&view.to(&format!("/import/{token}/answers"))).into_response());
    };
    let act = may_import(&state, &pass, checked.agency.as_str())?;
    match reading::of(&state, &view, &upload, checked, &act).await {
        Ok(reading) => {
            let preview = preview::Preview { state: &state, view: &view, upload: &upload, agencies: &agencies, reading: &reading };
            Ok(page(&state, &view, "import-preview-title", preview.draw()).into_response())
        }
        Err(IntakeError::LayoutUnknown) => refusal::proposal(&state, &view, &upload).await,
        Err(error) => failed(&state, &view, &token, error.into()),
    }
}

/// A file that cannot be taken in as it was answered for; other failures are for the page of errors.
fn failed(state: &AppState, view: &View, token: &Token, error: WebError) -> Result<Response, WebError> {
    match error {
        WebError::Intake(error) if !matches!(*error, IntakeError::Store(_) | IntakeError::Reader) => {
            let body = refusal::body(view, token, &error);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(state, view, "errors-title", body)).into_response())
        }
        WebError::Intake(error) => Err(WebError::ours(&*error)),
        other => Err(other),
    }
}

/// `GET /import/{token}/answers`: the answers once more, with what does not fit.
async fn answers(State(state): State<AppState>, view: View, pass: Pass, Path(parts): Parts) -> Result<Response, WebError> {
    let upload = upload(&state, &pass, &token(&parts)?)?;
    let agencies = agencies(&state, &pass).await?;
    let problems = upload.answers.check(&agencies).err().unwrap_or_default();
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    let form = FileForm { answers: &upload.answers, agencies: &agencies, upload: Some(&upload), problems: &problems };
    Ok((status, page(&state, &view, "import-title", form.draw(&view))).into_response())
}

/// `POST /import/{token}/answers`. A form that holds every answer says so, because an empty box is not sent.
async fn answer(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path(parts): Parts,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Redirect, WebError> {
    let token = token(&parts)?;
    let mut answers = upload(&state, &pass, &token)?.answers;
    if pairs.iter().any(|(name, _)| name == form::ALL_ANSWERS) {
        (answers.complete, answers.invented) = (false, false);
    }
    for (name, value) in &pairs {
        answers.take(name, value).map_err(|_| WebError::TooLarge)?;
    }
    state.desk.answer(&token, answers, Instant::now())?;
    Ok(to_file(&view, &token))
}

/// `POST /import/{token}/keep`: begins the import and leads to its progress.
async fn keep(State(state): State<AppState>, view: View, pass: Pass, Path(parts): Parts) -> Result<Redirect, WebError> {
    let token = token(&parts)?;
    let upload = upload(&state, &pass, &token)?;
    let agencies = agencies(&state, &pass).await?;
    let Ok(checked) = upload.answers.check(&agencies) else {
        return Ok(Redirect::to(&view.to(&format!("/import/{token}/answers"))));
    };
    begin(&state, &view, &pass, &upload, checked)?;
    Ok(to_file(&view, &token))
}

/// Begins the import of a file that waits.
fn begin(state: &AppState, view: &View, pass: &Pass, upload: &Upload, checked: Checked) -> Result<std::sync::Arc<Run>, WebError> {
    let act = may_import(state, pass, checked.agency.as_str())?;
    let rows = upload.seen.as_ref().map_or(0, |(_, reading)| reading.inspection.rows);
    let (upload, run) = state.desk.begin(&upload.token, rows, Instant::now())?;
    let request = request::of(state, view, &upload, checked, &act);
    let (state, begun) = (state.clone(), run.clone());
    // The task ends with the import; the second one says how, even if the first one broke off.
    let (worker, importing) = (state.clone(), run.clone());
    let task = tokio::spawn(async move { lantern_intake::import(&worker.store, &request, &*importing).await });
    tokio::spawn(async move {
        let ending = match task.await {
            Ok(Ok(report)) => report.import.map_or(Ending::Stopped, Ending::Done),
            Ok(Err(IntakeError::Interrupted)) => Ending::Stopped,
            Ok(Err(error)) => Ending::Failed(error.into()),
            Err(broken) => Ending::Failed(WebError::ours(&broken)),
        };
        state.desk.end(&run, ending, Instant::now());
    });
    Ok(begun)
}

/// Takes a file in from a program: everything that the pages do, in one go. What the desk refuses leaves it at once.
pub async fn take_in(state: &AppState, view: &View, pass: &Pass, multipart: axum::extract::Multipart) -> Result<std::sync::Arc<Run>, WebError> {
    let sent = sent::read(state, None, multipart).await?;
    let (name, bytes) = sent.file.ok_or_else(|| WebError::Refused(view.t("errors-field-file")))?;
    let said = |problem: &AnswerProblem| format!("{}: {}", problem.field, form::said(view, problem));
    let agencies = agencies(state, pass).await?;
    let refused = |problems: &[AnswerProblem]| WebError::Refused(problems.iter().map(said).collect::<Vec<_>>().join("; "));
    let checked = |answers: &Answers| answers.check(&agencies).map_err(|problems| refused(&problems));
    let (to_read, to_keep) = (checked(&sent.answers)?, checked(&sent.answers)?);
    let act = may_import(state, pass, to_read.agency.as_str())?;
    let token = state.desk.put(pass.entered.login(), &name, bytes, sent.answers, Instant::now());
    let begun = match reading::of(state, view, &upload(state, pass, &token)?, to_read, &act).await {
        Ok(_) => upload(state, pass, &token).and_then(|upload| begin(state, view, pass, &upload, to_keep)),
        Err(error) => Err(error.into()),
    };
    if begun.is_err() {
        state.desk.discard(&token, Instant::now());
    }
    begun
}

/// `POST /import/{token}/stop`.
async fn stop(State(state): State<AppState>, view: View, pass: Pass, Path(parts): Parts) -> Result<Redirect, WebError> {
    let token = token(&parts)?;
    run(&state, &pass, &token).as_deref().map(Run::stop).ok_or(WebError::NotFound)?;
    Ok(to_file(&view, &token))
}

/// `POST /import/{token}/discard`.
async fn discard(State(state): State<AppState>, view: View, pass: Pass, Path(parts): Parts) -> Result<Redirect, WebError> {
    state.desk.discard(&upload(&state, &pass, &token(&parts)?)?.token, Instant::now());
    Ok(Redirect::to(&view.to("/files")))
}
