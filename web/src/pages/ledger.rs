//! The ledger for its auditor: how long it is, what was signed last, who has seen it, when it was checked, and how to check it
//! without us.

use crate::{
    AppState, Place, View, WebError,
    doors::{Doors, Pass},
    frame,
    pages::{NEEDS, account::security::moment, files::attachment},
    parts::{code, note, number},
};
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Redirect, Response},
};
use lantern_ledger::{Checkpoint, Note, NoteVerifier, Policy};
use lantern_store::{Examination, Flaw};
use lantern_words::Arg;
use maud::{Markup, html};
use std::sync::{Mutex, PoisonError};

/// The largest published file that a page reads.
const FILE_BYTES_MAX: u64 = 1024 * 1024;

/// The doors under `/ledger`.
pub fn routes(doors: Doors) -> Doors {
    doors
        .get("/ledger", NEEDS.ledger, page)
        .post("/ledger/check", NEEDS.ledger, check)
        .get("/ledger/checkpoint", NEEDS.ledger, checkpoint)
        .get("/ledger/key", NEEDS.ledger, key)
        .get("/ledger/policy", NEEDS.ledger, policy)
}

/// The last check of this server, and when it was.
#[derive(Default)]
pub struct LastCheck(Mutex<Option<(String, Examination)>>);

impl LastCheck {
    fn get(&self) -> Option<(String, Examination)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set(&self, at: String, found: Examination) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((at, found));
    }
}

/// A published file of the ledger's folder, where there is one.
async fn published(state: &AppState, name: &'static str) -> Result<Option<String>, WebError> {
    let path = state.store.folder().path().join("ledger").join(name);
    let read = move || -> std::io::Result<Option<String>> {
        match std::fs::metadata(&path) {
            Ok(found) if found.len() <= FILE_BYTES_MAX => std::fs::read_to_string(&path).map(Some),
            Ok(_) => Ok(None),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    };
    tokio::task::spawn_blocking(read).await.map_err(|error| WebError::ours(&error))?.map_err(|error| WebError::ours(&error))
}

/// What is known of the log.
pub struct Health {
    /// The head that was signed last.
    pub signed: Checkpoint,
    /// What its signatures are checked with.
    pub verifier: NoteVerifier,
    /// The published head, and who has signed it beside the log.
    pub published: Option<(Checkpoint, Vec<String>)>,
    checked: Option<(String, Examination)>,
}

impl Health {
    /// Reads it.
    pub async fn read(state: &AppState) -> Result<Self, WebError> {
        let verifier = state.store.ledger_verifier();
        let signed = Checkpoint::open(&state.store.checkpoint().await?, &verifier).map_err(|error| WebError::ours(&error))?;
        let published = match published(state, "checkpoint").await? {
            Some(text) => Note::parse(&text).ok().and_then(|note| Some((Checkpoint::of(&note, &verifier).ok()?, witnesses(&note, &verifier)))),
            None => None,
        };
        Ok(Self { signed, verifier, published, checked: state.last_check.get() })
    }
}

/// The names of those who have signed beside the log.
fn witnesses(note: &Note, log: &NoteVerifier) -> Vec<String> {
    note.signatures().iter().map(|signature| signature.name.clone()).filter(|name| name != log.name()).collect()
}

/// `GET /ledger`.
async fn page(State(state): State<AppState>, view: View) -> Result<Markup, WebError> {
    let (health, words) = (Health::read(&state).await?, view.words);
    let count = |number: u64| words.number(number);
    let body = html! {
        header {
            (note(&view.t("ledger-why"), &html! { p { (view.t("ledger-why-what")) } }))
            h1 { (view.t("ledger-title")) }
            p class="lede" { (view.t("ledger-what")) }
        }
        dl class="facts" {
            div { dt { (view.t("ledger-size")) } dd { (number(words, &count(health.signed.size))) } }
            div { dt { (view.t("ledger-root")) } dd { (code(&root(&health.signed))) } }
            div { dt { (view.t("ledger-log")) } dd { (code(health.verifier.name())) } }
            div { dt { (view.t("ledger-published")) } dd { @match &health.published {
                Some((head, _)) => (number(words, &words.with("ledger-published-size", &[("size", Arg::from(&count(head.size)))]))),
                None => { span class="quiet" { (view.t("ledger-not-published")) } },
            } } }
            div { dt { (view.t("ledger-witnesses")) } dd { (witness_names(&view, &health)) } }
        }
        section aria-labelledby="checked" {
            h2 id="checked" { (view.t("ledger-checked")) }
            (checked(&view, health.checked.as_ref()))
            form class="acts" method="post" action=(view.to("/ledger/check")) { (view.form()) button class="btn btn-primary" { (view.t("ledger-check-now")) } }
            p class="quiet small" { (view.t("ledger-check-what")) }
            p { a href=(view.to("/doctor")) { (view.t("doctor-link")) } }
        }
        (offline(&view))
    };
    Ok(frame::document(&state, &view, &frame::Page { place: Place::Ledger, title: view.t("ledger-title"), body, reload_seconds: None }))
}

fn root(checkpoint: &Checkpoint) -> String {
    blake3::Hash::from_bytes(checkpoint.root.0).to_hex().to_string()
}

fn witness_names(view: &View, health: &Health) -> Markup {
    let names = health.published.as_ref().map_or(&[][..], |(_, names)| names.as_slice());
    html! { @if names.is_empty() { span class="quiet" { (view.t("ledger-no-witness")) } } @else { @for name in names { div { (code(name)) } } } }
}

fn checked(view: &View, last: Option<&(String, Examination)>) -> Markup {
    let Some((at, found)) = last else { return html! { p { (view.t("ledger-not-checked")) } } };
    let words = view.words;
    let (leaves, entries) = (words.number(found.leaves), words.number(found.entries));
    html! {
        p { (number(words, &moment(view, at))) " · " (number(words, &words.with("ledger-checked-what", &[("leaves", Arg::from(&leaves)), ("entries", Arg::from(&entries))]))) }
        @if found.flaws.is_empty() { p { span class="state done" { (frame::icon("check")) (view.t("ledger-nothing-altered")) } } }
        @else {
            div class="clay-box" role="alert" {
                p { (words.with("ledger-flaws", &[("count", Arg::count(found.flaws.len()))])) }
                ul { @for flaw in found.flaws.iter().take(100) { li { (number(words, &said(view, *flaw))) } } }
            }
        }
    }
}

fn said(view: &View, flaw: Flaw) -> String {
    let words = view.words;
    let with = |key: &str, at: String| words.with(key, &[("at", Arg::from(&at))]);
    match flaw {
        Flaw::Rewritten { first, last, .. } => with("ledger-flaw-rewritten", words.range(first, last)),
        Flaw::Unlogged(position) => with("ledger-flaw-unlogged", words.number(position)),
        Flaw::Head => view.t("ledger-flaw-head"),
        Flaw::WithoutKey(position) => with("ledger-flaw-without-key", words.number(position)),
        Flaw::KeyOfNothing(position) => with("ledger-flaw-key-of-nothing", words.number(position)),
    }
}

/// How to check without this server: what to take along, and the command.
fn offline(view: &View) -> Markup {
    html! {
        section aria-labelledby="offline" {
            h2 id="offline" { (view.t("ledger-offline")) }
            (note(&view.t("ledger-pin"), &html! { p { (view.t("ledger-pin-what")) } }))
            p { (view.t("ledger-offline-what")) }
            p { (code("lantern ledger verify --pin checkpoint.txt")) }
            ul class="downloads" {
                @for (path, key) in [("/ledger/checkpoint", "ledger-download-checkpoint"), ("/ledger/key", "ledger-download-key"), ("/ledger/policy", "ledger-download-policy")] {
                    li { a href=(view.to(path)) download { (frame::icon("download")) " " (view.t(key)) } }
                }
            }
        }
    }
}

/// `POST /ledger/check`: reads the whole journal beside its ledger.
async fn check(State(state): State<AppState>, view: View, _pass: Pass) -> Result<Redirect, WebError> {
    let found = state.store.examine().await?;
    state.last_check.set(state.now(), found);
    Ok(Redirect::to(&view.to("/ledger")))
}

fn text_file(name: &str, text: impl IntoResponse) -> Response {
    let head = [(header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, attachment(name))];
    (head, text).into_response()
}

/// The published checkpoint with its witnesses, else the last that was signed.
pub async fn checkpoint_text(state: &AppState) -> Result<String, WebError> {
    match published(state, "checkpoint").await? {
        Some(text) => Ok(text),
        None => Ok(state.store.checkpoint().await?),
    }
}

/// The key with which the log's signatures are checked.
pub fn key_text(state: &AppState) -> String {
    format!("{}\n", state.store.ledger_verifier().vkey())
}

/// The deployment's trust policy, else the one that asks for the log's own signature only.
pub async fn policy_text(state: &AppState) -> Result<Vec<u8>, WebError> {
    Ok(match published(state, "policy").await? {
        Some(text) => text.into_bytes(),
        None => Policy::of_log(&state.store.ledger_verifier()).to_text(),
    })
}

/// The proof file of the leaf that stands for a position of the journal; there is none before it is published.
pub async fn proof_text(state: &AppState, position: i64) -> Result<String, WebError> {
    let line = state.store.ledger_line_of(position).await?.ok_or(WebError::NotFound)?;
    let note = published(state, "checkpoint").await?.ok_or(WebError::NotFound)?;
    let head = Checkpoint::open(&note, &state.store.ledger_verifier()).map_err(|error| WebError::ours(&error))?;
    if head.size <= line.index {
        return Err(WebError::NotFound);
    }
    let store = state.store.clone();
    let proof = tokio::task::spawn_blocking(move || store.published_proof(position, &line, head.size, note)).await;
    Ok(proof.map_err(|error| WebError::ours(&error))??.write())
}

/// `GET /ledger/checkpoint`.
async fn checkpoint(State(state): State<AppState>) -> Result<Response, WebError> {
    Ok(text_file("checkpoint.txt", checkpoint_text(&state).await?))
}

/// `GET /ledger/key`.
async fn key(State(state): State<AppState>) -> Response {
    text_file("ledger-vkey.txt", key_text(&state))
}

/// `GET /ledger/policy`.
async fn policy(State(state): State<AppState>) -> Result<Response, WebError> {
    Ok(text_file("ledger-policy.txt", policy_text(&state).await?))
}
