//! A file that cannot be read as it was answered for: why, and the ways on. Nothing that was typed is lost.

use super::{page, request};
use crate::{
    AppState, View, WebError,
    desk::{Token, Upload},
    parts::code,
};
use axum::response::{IntoResponse, Response};
use lantern_intake::IntakeError;
use lantern_words::Arg;
use maud::{Markup, html};

/// Why the file is refused, and where its answers can be changed.
pub fn body(view: &View, token: &Token, error: &IntakeError) -> Markup {
    let said = error.in_words(view.words);
    html! {
        header { p class="crumb" { a href=(view.to("/files")) { (view.t("frame-page-imports")) } } }
        div class="clay-box" role="alert" {
            h1 { (view.t("errors-title")) }
            p class="lede" { (said.what) }
            @if let Some(remedy) = said.remedy { p { (remedy) } }
        }
        div class="acts bar-act" {
            a class="btn btn-primary" href=(view.to(&format!("/import/{token}/answers"))) { (view.t("import-change")) }
            (discard(view, token))
        }
    }
}

fn discard(view: &View, token: &Token) -> Markup {
    html! {
        form method="post" action=(view.to(&format!("/import/{token}/discard"))) {
            (view.form())
            button class="btn btn-word" { (view.t("import-discard")) }
        }
    }
}

/// No known layout fits: a proposal to check line by line, and to use.
pub async fn proposal(state: &AppState, view: &View, upload: &Upload) -> Result<Response, WebError> {
    let (input, areas) = (upload.input(), request::limits());
    let suggestion = tokio::task::spawn_blocking(move || lantern_intake::suggest(&input, &areas)).await.map_err(|error| WebError::ours(&error))?;
    let suggestion = match suggestion {
        Ok(suggestion) => suggestion,
        Err(error) => return super::failed(state, view, &upload.token, error.into()),
    };
    let body = html! {
        header {
            p class="crumb" { a href=(view.to("/files")) { (view.t("frame-page-imports")) } }
            h1 { (code(&upload.name)) }
            p class="lede" { (view.t("import-layout-unknown")) }
        }
        form method="post" action=(view.to(&format!("/import/{}/answers", upload.token))) {
            (view.form())
            input type="hidden" name="layout" value="own";
            div class="field" {
                label for="layout_text" { (view.t("import-layout-text")) }
                p class="cap" id="layout_text-hint" { (view.t("import-layout-text-hint")) }
                textarea class="form-control code" id="layout_text" name="layout_text" rows="24" dir="ltr" spellcheck="false" aria-describedby="layout_text-hint" { (suggestion.toml) }
            }
            div class="acts bar-act" { button class="btn btn-primary" { (view.t("import-preview")) } a href=(view.to(&format!("/import/{}/answers", upload.token))) { (view.t("import-change")) } }
        }
        (columns(view, &suggestion.columns))
        div class="acts bar-act" { (discard(view, &upload.token)) }
    };
    Ok(page(state, view, "import-preview-title", body).into_response())
}

/// The columns that the proposal maps, and those that it leaves to the reader.
fn columns(view: &View, columns: &[lantern_intake::ColumnSuggestion]) -> Markup {
    let mapped = columns.iter().filter(|column| column.field.is_some()).count();
    html! {
        section aria-labelledby="columns" {
            h2 id="columns" { (view.t("import-columns")) }
            p class="quiet small" { (view.words.with("import-columns-recognised", &[("count", Arg::count(mapped))])) }
            div class="scroll" tabindex="0" role="group" aria-label={ (view.t("import-columns")) ". " (view.t("frame-scroll-sideways")) } {
                table class="table" {
                    thead { tr { th scope="col" { (view.t("import-column-in-file")) } th scope="col" { (view.t("import-column-read-as")) } } }
                    tbody { @for column in columns { tr {
                        th scope="row" { bdi class="code" { (column.heading) } }
                        td { @match column.field.as_deref() {
                            Some("key") => { (view.t("import-column-key")) }
                            path => { @match path.and_then(lantern_model::field::by_path) {
                                Some(field) => { (crate::pages::records::field_name(view.words, field)) }
                                None => { span class="quiet" { (view.t("frame-none")) } }
                            } }
                        } }
                    } } }
                }
            }
        }
    }
}
