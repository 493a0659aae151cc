//! The forms that open for the reader.

use super::{drawn, text};
use crate::{AppState, View, WebError, doors::Pass};
use axum::extract::State;
use lantern_casework::opens_for;
use lantern_instruments::{Instrument, Use};
use lantern_words::Arg;
use maud::{Markup, html};

/// Those that open for somebody.
pub async fn open_to<'a>(state: &'a AppState, pass: &Pass) -> Result<Vec<&'a Instrument>, WebError> {
    let mut open = Vec::new();
    for form in state.instruments.all() {
        if opens_for(&state.gate, &pass.entered, form).await? {
            open.push(form);
        }
    }
    Ok(open)
}

/// `GET /forms`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass) -> Result<Markup, WebError> {
    let open = open_to(&state, &pass).await?;
    let language = view.words.language();
    let groups =
        Use::ALL.iter().map(|usage| (usage, open.iter().filter(|form| form.usage == *usage).collect::<Vec<_>>())).filter(|(_, forms)| !forms.is_empty());
    let body = html! {
        header {
            h1 { (view.t("instruments-title")) }
            p class="lede" { (view.t(if open.is_empty() { "instruments-empty" } else { "instruments-what" })) }
        }
        @for (usage, forms) in groups {
            section aria-labelledby=(usage.code()) {
                h2 id=(usage.code()) { (text(forms[0], language, "use", usage.code())) }
                dl class="answers" {
                    @for form in forms {
                        div {
                            dt { a href=(view.to(&format!("/forms/{}", form.id))) { (form.texts.of(language, "title")) } }
                            dd { (form.texts.of(language, "summary")) }
                            dd class="cap" { (view.words.with("instruments-minutes", &[("count", Arg::count(form.minutes))])) }
                        }
                    }
                }
            }
        }
    };
    Ok(drawn(&state, &view, body))
}
