//! One complaint: what is known without opening it, and the next thing that two people do.

use super::{drawn, help_mark, named, organisation, outside, own_keys, own_lock, standing};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    pages::{account::security::moment, complain::Channel},
    parts::{code, day, name, note, number},
};
use axum::extract::{Path, State};
use lantern_gate::{ComplaintStage, HalfStanding, Help, SeenComplaint};
use lantern_words::Arg;
use maud::{Markup, html};

/// `GET /complaints/{id}`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass, Path((_, id)): Path<(String, String)>) -> Result<Markup, WebError> {
    let seen = named(&state, &pass, &id).await?;
    let (channel, keys) = (Channel::read(&state).await?, own_keys(&state, &pass).await?);
    let has_lock = own_lock(&keys, &outside(&state, &seen).await?).is_some();
    let half = state.gate.half_of(&seen, &state.now()).await?;
    let answers = state.gate.complaint_answers(&seen.file.look_up).await?;
    let file = &seen.file;
    let body = html! {
        header {
            p class="crumb" { a href=(view.to("/complaints")) { (view.t("complaints-title")) } }
            (note(&view.t("complaints-two-title"), &html! { p { (view.t("complaints-two-what")) } }))
            h1 { (view.t("complaints-one")) }
            p { (standing(&view, file.stage)) }
        }
        dl class="facts" {
            div { dt { (view.t("complaints-received")) } dd { (number(view.words, &day(view.words, &file.received))) } }
            div { dt { (view.t("complaints-about")) } dd { (name(&organisation(&view, &channel, file))) } }
            div { dt { (view.t("complaints-opened-by")) } dd {
                @if file.opened_by.is_empty() { span class="quiet" { (view.t("frame-none")) } }
                @for (place, login) in file.opened_by.iter().enumerate() { @if place > 0 { " · " } (code(login.as_str())) }
            } }
            div { dt { (view.t("complaints-help-mark")) } dd { (help_mark(&view, file)) } }
            div { dt { (view.t("complaints-answers")) } dd { (number(view.words, &view.words.number(answers.len() as u64))) } }
        }
        @if has_lock { (opening(&view, &pass, &seen, half.as_ref())) } @else { section class="clay-box" { p { (view.t("complaints-not-yours")) } } }
        (help(&view, &seen))
        @if !file.opened_by.is_empty() { (answering(&view, &seen)) (closing(&view, &seen)) }
    };
    Ok(drawn(&state, &view, body))
}

/// The two steps. Which one is the reader's follows from whose half waits.
fn opening(view: &View, pass: &Pass, seen: &SeenComplaint, half: Option<&HalfStanding>) -> Markup {
    let action = |step: &str| view.to(&format!("/complaints/{}/{step}", seen.id));
    let is_second = half.is_some_and(|half| half.first.as_str() != pass.entered.login());
    html! {
        section aria-labelledby="opening" {
            h2 id="opening" { (view.t("complaints-opening")) }
            @if let Some(half) = half {
                @let until = moment(view, &half.until);
                @let words = [("login", Arg::from(half.first.as_str())), ("until", Arg::from(&until))];
                p { (view.words.with(if is_second { "complaints-second-what" } else { "complaints-half-own" }, &words)) }
            }
            @if is_second {
                form method="post" action=(action("open")) { (view.form()) div class="acts" { button class="btn btn-primary" { (view.t("complaints-open")) } } }
                p { (code("lantern complaints open complaint.json --key my.key")) }
            }
            h3 { (view.t("complaints-first")) }
            p { (view.t("complaints-first-what")) }
            form method="post" action=(action("take")) { (view.form()) div class="acts" { button class=(if is_second || half.is_some() { "btn btn-plain" } else { "btn btn-primary" }) { (view.t("complaints-take")) } } }
            p { (code("lantern complaints open complaint.json --key my.key --half half.json")) }
            form method="post" action=(action("half")) autocomplete="off" {
                (view.form())
                (paste(view, "half", "complaints-half-field"))
                div class="acts" { button class="btn btn-plain" { (view.t("complaints-half-keep")) } }
            }
        }
    }
}

/// A field for the one line of a file.
fn paste(view: &View, field: &str, key: &str) -> Markup {
    html! {
        div class="field" {
            label for=(field) { (view.t(key)) }
            textarea class="form-control code" id=(field) name=(field) rows="3" required dir="ltr" autocomplete="off" spellcheck="false" {}
        }
    }
}

fn help(view: &View, seen: &SeenComplaint) -> Markup {
    html! {
        section aria-labelledby="help" {
            h2 id="help" { (view.t("complaints-help-mark")) }
            p { (view.t("complaints-help-why")) }
            form method="post" action=(view.to(&format!("/complaints/{}/help", seen.id))) {
                (view.form())
                fieldset class="field-group" {
                    legend { (view.t("complaints-help-outcome")) }
                    @for outcome in Help::ALL {
                        label class="choice" {
                            input class="form-check-input" type="radio" name="outcome" value=(outcome.code()) required checked[seen.file.help.as_ref().is_some_and(|mark| mark.outcome == outcome)];
                            span { (view.t(&format!("complaints-help-{}", outcome.code().replace('_', "-")))) }
                        }
                    }
                }
                div class="acts" { button class="btn btn-plain" { (view.t("complaints-help-save")) } }
            }
        }
    }
}

fn answering(view: &View, seen: &SeenComplaint) -> Markup {
    html! {
        section aria-labelledby="answering" {
            h2 id="answering" { (view.t("complaints-answering")) }
            p { (view.t("complaints-answering-what")) }
            p { (code("lantern complaints answer complaint.json --key my.key --text answer.txt --out answer.json")) }
            form method="post" action=(view.to(&format!("/complaints/{}/answer", seen.id))) autocomplete="off" {
                (view.form())
                (paste(view, "sealed", "complaints-answering-field"))
                div class="acts" { button class="btn btn-plain" { (view.t("complaints-answering-keep")) } }
            }
        }
    }
}

fn closing(view: &View, seen: &SeenComplaint) -> Markup {
    let is_closed = seen.file.stage == ComplaintStage::Closed;
    html! {
        section aria-label=(view.t("complaints-standing")) {
            form method="post" action=(view.to(&format!("/complaints/{}/stage", seen.id))) {
                (view.form())
                input type="hidden" name="closed" value=(if is_closed { "no" } else { "yes" });
                div class="acts" { button class="btn btn-word" { (view.t(if is_closed { "complaints-reopen" } else { "complaints-close" })) } }
            }
        }
    }
}
