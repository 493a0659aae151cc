//! After sending without script: the words, once.

use super::{drawn, mark};
use crate::{
    AppState, View,
    pages::account::{Offer, Told},
    session::Arrival,
};
use axum::{Extension, extract::State};
use maud::{Markup, html};
use std::time::Instant;

/// `GET /complain/sent`.
pub async fn page(State(state): State<AppState>, view: View, Extension(arrival): Extension<Arrival>) -> Markup {
    let told = match state.offers.take(&mark(&arrival.form), Instant::now()) {
        Some(Offer::Complaint(told)) => Some(told),
        _ => None,
    };
    let body = html! {
        @match &told {
            Some(Told::Words(words)) if !words.is_empty() => {
                header { h1 { (view.t("complaints-sent-title")) } p class="lede" { (view.t("complaints-sent")) } }
                p class="return-words" { bdi dir="ltr" data-words { (**words) } }
            }
            Some(Told::Added) => { header { h1 { (view.t("complaints-sent-title")) } p class="lede" { (view.t("complaints-sent-more")) } } }
            _ => { header { h1 { (view.t("complaints-step-one")) } p class="lede" { (view.t("complaints-sent-gone")) } } }
        }
        p class="acts" {
            a class="btn btn-plain" href=(view.to("/complain/answer")) { (view.t("complaints-answer-title")) }
            a class="btn btn-word" href=(view.to("/complain")) { (view.t("complaints-new")) }
        }
    };
    drawn(&state, &view, "complaints-step-one", &body)
}
