//! The log that nobody can rewrite: its head, its key, its policy, and the proof that an entry stands in it.

use crate::{
    AppState, WebError,
    doors::{Doors, Operation},
    pages::{
        NEEDS,
        ledger::{Health, checkpoint_text, key_text, policy_text, proof_text},
    },
};
use axum::{
    Json,
    extract::{Path, State},
};
use schemars::JsonSchema;
use serde::Serialize;

/// The doors.
pub fn routes(doors: Doors) -> Doors {
    let head_of = Operation::get("ledger_get", "How long the log is, and what was signed and published last").gives::<Head>();
    let checkpoint_of = Operation::get("ledger_checkpoint", "The published checkpoint with its witnesses, else the last that was signed").gives_text();
    let key_of = Operation::get("ledger_key", "The key with which the log's signatures are checked").gives_text();
    let policy_of = Operation::get("ledger_policy", "Whose signatures a checkpoint needs").gives_text();
    let proof_of = Operation::get("ledger_proof", "The proof file of the leaf that stands for a position of the journal, once it is published").gives_text();
    doors
        .api("/ledger", NEEDS.ledger, head_of, head)
        .api("/ledger/checkpoint", NEEDS.ledger, checkpoint_of, checkpoint)
        .api("/ledger/key", NEEDS.ledger, key_of, key)
        .api("/ledger/policy", NEEDS.ledger, policy_of, policy)
        .api("/ledger/proof/{position}", NEEDS.ledger, proof_of, proof)
}

/// The head of the log.
#[derive(Serialize, JsonSchema)]
struct Head {
    /// The log's name.
    origin: String,
    /// How many leaves it has.
    size: u64,
    /// The root over them, in Base64 as a checkpoint has it.
    root: String,
    /// The key line with which its signatures are checked.
    key: String,
    /// How many leaves are published.
    published: u64,
    /// Who has signed the published head beside the log.
    witnesses: Vec<String>,
}

async fn head(State(state): State<AppState>) -> Result<Json<Head>, WebError> {
    let health = Health::read(&state).await?;
    let (published, witnesses) = health.published.map_or((0, Vec::new()), |(head, witnesses)| (head.size, witnesses));
    let signed = health.signed;
    Ok(Json(Head { origin: signed.origin, size: signed.size, root: signed.root.to_base64(), key: health.verifier.vkey(), published, witnesses }))
}

async fn checkpoint(State(state): State<AppState>) -> Result<String, WebError> {
    checkpoint_text(&state).await
}

async fn key(State(state): State<AppState>) -> String {
    key_text(&state)
}

async fn policy(State(state): State<AppState>) -> Result<Vec<u8>, WebError> {
    policy_text(&state).await
}

async fn proof(State(state): State<AppState>, Path(position): Path<String>) -> Result<String, WebError> {
    proof_text(&state, position.parse().map_err(|_| WebError::NotFound)?).await
}
