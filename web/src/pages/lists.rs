//! The code lists: how far each maps to the standards of the field, and every code with its six labels.

use crate::{
    AppState, Page, Place, View, WebError, frame,
    parts::{code, number},
};
use axum::extract::{Path, State};
use lantern_vocab::{Crosswalk, IctipTable, Language, Set, coverage};
use lantern_words::Words;
use maud::{Markup, html};

/// The standards, as the columns name them.
pub const STANDARDS: [(&str, Crosswalk); 5] =
    [("HTCDS", Crosswalk::Htcds), ("CTDC", Crosswalk::Ctdc), ("Art. 3", Crosswalk::ProtocolArt3), ("ISIC", Crosswalk::Isic), ("ICCS", Crosswalk::Iccs)];

/// `GET /lists`.
pub async fn page(State(state): State<AppState>, view: View) -> Markup {
    let title = view.t("lists-title");
    let body = html! {
        header { h1 { (title) } p class="lede" { (view.t("lists-what")) } }
        section {
            div class="scroll" tabindex="0" role="group" aria-label=(view.t("frame-scroll-sideways")) {
                table class="table" {
                    thead { tr {
                        th scope="col" { (view.t("cli-vocabulary-set")) }
                        th scope="col" class="n" { (view.t("cli-vocabulary-codes")) }
                        @for (name, _) in STANDARDS { th scope="col" class="n" { bdi { (name) } } }
                        th scope="col" class="n" { bdi { "IC-TIP" } }
                    } }
                    tbody { @for line in coverage(&state.ictip) {
                        @let label = lantern_vocab::set(line.set).map_or(line.set, |set| set.label(view.words.language()));
                        tr {
                            th scope="row" { a href=(view.to(&format!("/lists/{}", line.set))) { (label) } }
                            @for count in [line.codes, line.htcds, line.ctdc, line.protocol_art3, line.isic, line.iccs, line.ictip] {
                                td class="n" { (number(view.words, &view.words.number(count))) }
                            }
                        }
                    } }
                }
            }
            p class="cap" { (view.t("lists-ictip")) }
        }
    };
    frame::document(&state, &view, &Page { place: Place::Lists, title, body, reload_seconds: None })
}

/// `GET /lists/{set}`.
pub async fn one(State(state): State<AppState>, view: View, Path((_, name)): Path<(String, String)>) -> Result<Markup, WebError> {
    let set = lantern_vocab::set(&name).ok_or(WebError::NotFound)?;
    let title = set.label(view.words.language()).to_owned();
    let body = html! {
        header {
            p class="crumb" { a href=(view.to("/lists")) { (view.t("lists-title")) } }
            h1 { (title) }
            p class="quiet small" { (view.t("lists-source")) " " bdi { (set.source()) } }
        }
        section { div class="scroll" tabindex="0" role="group" aria-label=(view.t("frame-scroll-sideways")) { (codes(&view, set, &state.ictip)) } }
    };
    Ok(frame::document(&state, &view, &Page { place: Place::Lists, title: view.t("lists-title"), body, reload_seconds: None }))
}

/// Every code with its labels, the reader's own language first, and what it maps to.
fn codes(view: &View, set: &'static Set, ictip: &IctipTable) -> Markup {
    let own = view.words.language();
    let languages = std::iter::once(own).chain(Language::ALL.into_iter().filter(|language| *language != own));
    let languages: Vec<Language> = languages.collect();
    html! {
        table class="table" {
            thead { tr {
                th scope="col" { (view.t("records-code")) }
                @for language in &languages { th scope="col" lang=(language.code()) dir=(Words::of(*language).direction()) { (Words::of(*language).text("frame-own-name")) } }
                th scope="col" { (view.t("lists-maps-to")) }
            } }
            tbody { @for one in set.codes() { tr {
                th scope="row" { (code(one.code())) }
                @for language in &languages { td lang=(language.code()) dir=(Words::of(*language).direction()) { (one.label(*language)) } }
                td { @for (standard, crosswalk) in STANDARDS { @for value in one.maps_to(crosswalk) { div class="small" { bdi { (standard) } " " (code(value)) } } }
                    @if let Some(official) = ictip.get(set.name(), one.code()) { div class="small" { bdi { "IC-TIP" } " " (code(official)) } } }
            } } }
        }
    }
}
