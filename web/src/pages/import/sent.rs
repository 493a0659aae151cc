//! A form with a file, read piece by piece and never beyond its bounds.

use crate::{AppState, UPLOAD_BYTES_MAX, View, WebError, desk::Answers};
use axum::{
    extract::{
        Multipart,
        multipart::{Field, MultipartError},
    },
    http::StatusCode,
};
use std::time::Duration;

/// The most fields that a form may have.
const FIELDS_MAX: usize = 64;
/// The longest token that is looked at, in bytes.
const TOKEN_BYTES_MAX: usize = 200;

/// What was sent.
pub struct Sent {
    /// The answers, as typed.
    pub answers: Answers,
    /// The file's name and bytes, if one was chosen.
    pub file: Option<(String, Vec<u8>)>,
}

/// How long a file may be on its way: 64 MiB over a slow line.
const ARRIVAL_SECONDS_MAX: u64 = 15 * 60;

/// Reads the form, in a place of its own and not for ever. A form of a page carries the mark of its reader; a program has none.
pub async fn read(state: &AppState, page: Option<&View>, form: Multipart) -> Result<Sent, WebError> {
    let _place = state.desk.arriving()?;
    tokio::time::timeout(Duration::from_secs(ARRIVAL_SECONDS_MAX), fields(page, form)).await.unwrap_or(Err(WebError::TooLarge))
}

/// Reads the fields. The token stands before the file, so that nothing of a forged form's file is taken up.
async fn fields(page: Option<&View>, mut form: Multipart) -> Result<Sent, WebError> {
    let (mut sent, mut is_ours, mut count) = (Sent { answers: Answers::default(), file: None }, page.is_none(), 0);
    while let Some(field) = form.next_field().await.map_err(|error| broken(&error))? {
        count += 1;
        if count > FIELDS_MAX {
            return Err(WebError::TooLarge);
        }
        let name = field.name().unwrap_or_default().to_owned();
        if let Some(view) = page.filter(|_| name == crate::form::FIELD) {
            view.check_form(&text(field, TOKEN_BYTES_MAX).await?)?;
            is_ours = true;
        } else if !is_ours {
            return Err(WebError::FormExpired);
        } else if name == "file" {
            let file_name = field.file_name().unwrap_or_default().to_owned();
            let bytes = bytes(field, UPLOAD_BYTES_MAX).await?;
            // A browser sends an empty field where no file was chosen.
            sent.file = (!file_name.is_empty()).then_some((file_name, bytes));
        } else if let Some(bytes_max) = Answers::bytes_max(&name) {
            let value = text(field, bytes_max).await?;
            sent.answers.take(&name, &value).map_err(|_| WebError::TooLarge)?;
        }
    }
    if is_ours { Ok(sent) } else { Err(WebError::FormExpired) }
}

async fn bytes(mut field: Field<'_>, bytes_max: usize) -> Result<Vec<u8>, WebError> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(|error| broken(&error))? {
        if bytes.len() + piece.len() > bytes_max {
            return Err(WebError::TooLarge);
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

async fn text(field: Field<'_>, bytes_max: usize) -> Result<String, WebError> {
    Ok(String::from_utf8_lossy(&bytes(field, bytes_max).await?).into_owned())
}

/// A form that broke off on its way can be sent again; one that is too large cannot.
fn broken(error: &MultipartError) -> WebError {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { WebError::TooLarge } else { WebError::ours(error) }
}
