//! One table of the typology alone: large, with all its rows, and as files to take away.

use super::{
    drawing::Sheet,
    filter::{Asked, Filter},
    how_made, protects,
};
use crate::{
    AppState, Page, Place, View, WebError,
    doors::Pass,
    frame,
    pages::{
        figures_scope,
        table::{as_csv, as_json},
    },
    parts::{FigurePart, Layout, Pager, Rows},
};
use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Response},
};
use lantern_facts::{Table, typology_tables_of};
use lantern_publish::{Choice, Figures};
use maud::html;
use serde::Deserialize;

/// Rows of one page.
const ROWS_PER_PAGE: u64 = 100;

/// The last part of the path.
#[derive(Debug, Deserialize)]
pub struct Asking {
    table: String,
}

/// `GET /typology/{table}`, and with `.csv` or `.json` behind it the files.
pub async fn one(State(state): State<AppState>, view: View, pass: Pass, Path(asking): Path<Asking>, Query(asked): Query<Asked>) -> Result<Response, WebError> {
    let figures = state.figures().await?;
    let filter = Filter::read(&asked, &figures).cut(&figures_scope(&state, &pass), &figures);
    let (id, extension) = asking.table.split_once('.').unwrap_or((&asking.table, ""));
    let table = counted(&figures, &filter, id).await?;
    let names = state.names(view.words, &figures);
    match extension {
        "csv" => return as_csv(&table, &names),
        "json" => return Ok(as_json(&table, &names)),
        "" => {}
        _ => return Err(WebError::NotFound),
    }
    let routes = if id == "areas" { counted(&figures, &filter, "routes").await.ok() } else { None };
    let sheet = Sheet { view: &view, names: &names, filter: &filter, maps: &state.maps, today: figures.today() };
    let title = names.title(&table);
    let (heading, what) = sheet.words(&table, &title);
    let (drawn, absent) = sheet.drawn(&table, routes.as_ref());
    let pager = Pager::new(&asked.page, table.rows.len() as u64, ROWS_PER_PAGE);
    let first = usize::try_from(pager.first_row()).unwrap_or(usize::MAX);
    let rows = Rows { view: &view, names: &names, table: &table, first, limit: usize::try_from(ROWS_PER_PAGE).unwrap_or(usize::MAX) };
    let mut how = sheet.how(&table, &absent);
    how.push(sheet.downloads(&table, &title));
    let back = filter.address(view.to("/typology")).into_text();
    let address = filter.address(view.to(&format!("/typology/{id}")));
    // Alone on its page the table needs no link to be opened.
    let drawn = drawn.map(|mut drawn| {
        if drawn.layout == Layout::Folded {
            drawn.layout = Layout::Whole;
        }
        drawn
    });
    let body = html! {
        p class="crumb" { a href=(back) { (view.t("typology-title")) } }
        (how_made(&view, &filter, Some(&table), table.position))
        (protects(&view, &state, filter.choice))
        @if !table.conditions.is_empty() { p class="small quiet" { (names.conditions(&table)) } }
        (FigurePart { id, heading: html! { h1 { (heading) } }, what, drawn, table: rows.draw(), table_link: "", how }.draw())
        (pager.draw(&view, &address))
    };
    Ok(frame::document(&state, &view, &Page { place: Place::Typology, title: view.t("typology-title"), body, reload_seconds: None }).into_response())
}

/// The table with this id. Publicly a coarser one may stand for it, which the public typology knows.
async fn counted(figures: &Figures, filter: &Filter, id: &str) -> Result<Table, WebError> {
    let kind = filter.kind.ok_or(WebError::NotFound)?;
    let known = typology_tables_of(kind).iter().find(|table| table.id == Some(id)).ok_or(WebError::NotFound)?;
    if filter.choice == Choice::Public {
        let typology = figures.typology(&filter.scope(), filter.choice).await?;
        return typology.parts.into_iter().flat_map(|part| part.tables).find(|table| table.id == known.id).ok_or_else(|| WebError::NotPublic(Vec::new()));
    }
    let query = lantern_facts::Query { by: known.dimensions(), conditions: filter.conditions(), source_kind: filter.kind };
    Ok(Table { id: known.id, ..figures.table(&query, filter.choice).await? })
}
