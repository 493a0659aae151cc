//! What does not work with a key, at the field that mends it.

use crate::{View, WebError};
use lantern_gate::GateError;
use lantern_vault::{VaultError, shares::ShareProblem};
use lantern_words::{Arg, Words};

/// What is wrong with a form: the id of a field and a sentence.
pub type Problems = Vec<(String, String)>;

/// The sentence at the field that a person can mend; other errors go on.
pub fn problem(view: &View, field: &str, error: GateError) -> Result<Problems, WebError> {
    let words = view.words;
    let sentence = match &error {
        GateError::Vault(VaultError::WrongPassphrase(_)) => words.text("keys-wrong-passphrase"),
        GateError::Vault(VaultError::NeedsPassphrase(_)) => words.text("keys-needs-passphrase"),
        GateError::Vault(VaultError::BadPassphrase { .. }) => words.text("account-passphrase-short"),
        GateError::Vault(VaultError::Shares(problem)) => sheet(words, *problem),
        GateError::KeyDoesNotFit { .. } => words.text("keys-does-not-fit"),
        GateError::NoKeyFile { .. } => words.text("keys-no-file"),
        GateError::NoVault => words.text("keys-no-vault"),
        GateError::DoesNotOpen => words.text("keys-rotate-stuck"),
        _ => return Err(error.into()),
    };
    Ok(vec![(field.to_owned(), sentence)])
}

/// What is wrong with recovery words: which sheet and which word by its place, never the word.
fn sheet(words: &Words, problem: ShareProblem) -> String {
    let of = |key: &str, sheet: usize| words.with(key, &[("sheet", Arg::from(&words.number(sheet)))]);
    match problem {
        ShareProblem::Length { sheet } => of("keys-sheet-length", sheet),
        ShareProblem::UnknownWord { sheet, word } => {
            words.with("keys-sheet-word", &[("sheet", Arg::from(&words.number(sheet))), ("word", Arg::from(&words.number(word)))])
        }
        ShareProblem::Checksum { sheet } => of("keys-sheet-mistake", sheet),
        ShareProblem::Twice { sheet } => of("keys-sheet-twice", sheet),
        ShareProblem::Unsupported { sheet } | ShareProblem::Different { sheet } => of("keys-sheet-different", sheet),
        ShareProblem::TooFew { given, needed } => {
            words.with("keys-sheet-few", &[("given", Arg::from(&words.number(given))), ("needed", Arg::from(&words.number(needed)))])
        }
        ShareProblem::Numbers | ShareProblem::Digest => words.text("keys-sheet-digest"),
    }
}
