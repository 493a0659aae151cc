//! The table builder: a sentence that is a form, the table, a picture where one says more, and files to take away.

mod builder;
mod question;

use crate::{
    AppState, Page, Place, View, WebError,
    doors::Pass,
    error::not_public,
    frame,
    pages::{figures_scope, typology::filter::figures_label},
    parts::{Address, FigurePart, Layout, Rows, direction, note, number, of_table, problem_summary},
};
use axum::{
    extract::{Query, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use lantern_facts::{DIMENSIONS_MAX, Dimension, Table};
use lantern_pictures::Frame;
use lantern_publish::{Figures, Names, PublishError, to_csv, to_json};
use lantern_words::Arg;
use maud::{Markup, html};
use question::{Problem, Question};

/// Rows shown on the page; the files hold all of them.
const ROWS_MAX: usize = 500;

/// Questions that show what can be asked, where nothing is asked yet.
const EXAMPLES: [&[&str]; 4] = [&["sex", "age_broad"], &["form", "sector"], &["exploitation_area", "form"], &["citizenship", "displacement"]];

type Pairs = Query<Vec<(String, String)>>;

/// What came of a question.
enum Answer {
    Nothing,
    Table(Table),
    NotPublic(Vec<Vec<Dimension>>),
    Refused(String),
}

/// `GET /table`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass, Query(pairs): Pairs) -> Result<Response, WebError> {
    let figures = state.figures().await?;
    let names = state.names(view.words, &figures);
    let question = Question::read(&pairs, &figures).cut(&figures_scope(&state, &pass), &figures);
    let can_be_counted = question.problems.is_empty() && !question.by.is_empty() && !figures.sources().is_empty();
    let answer = if can_be_counted { counted(&figures, &question).await? } else { Answer::Nothing };
    let mut problems: Vec<(String, String)> = question.problems.iter().map(|problem| said(&view, &names, problem)).collect();
    if let Answer::Refused(why) = &answer {
        problems.push(("by-1".to_owned(), why.clone()));
    }
    let status = match (&answer, problems.is_empty()) {
        (Answer::NotPublic(_), _) => StatusCode::FORBIDDEN,
        (_, false) => StatusCode::BAD_REQUEST,
        _ => StatusCode::OK,
    };
    let sentence = if figures.sources().is_empty() { Markup::default() } else { builder::draw(&view, &names, &figures, &question).await };
    let body = html! {
        (problem_summary(&view, &problems))
        header {
            h1 { (view.t("table-title")) }
            p class="lede" { (view.t("table-what")) }
            (sentence)
        }
        @if figures.sources().is_empty() { (crate::parts::empty(&view.t("typology-empty"), &view.to("/import"), &view.t("start-import"))) }
        @else { @match &answer {
            Answer::Nothing | Answer::Refused(_) => (examples(&view, &names, &question)),
            Answer::NotPublic(nearest) => { section class="part clay-box" { h2 { (view.t("table-not-public")) } (not_public(&view, nearest)) } },
            Answer::Table(table) => (shown(&view, &names, table, &pairs)),
        } }
    };
    let title = view.t("table-title");
    Ok((status, frame::document(&state, &view, &Page { place: Place::Table, title, body, reload_seconds: None })).into_response())
}

/// `GET /table.csv`.
pub async fn csv(State(state): State<AppState>, view: View, pass: Pass, Query(pairs): Pairs) -> Result<Response, WebError> {
    let figures = state.figures().await?;
    let table = asked(&state, &view, &pass, &figures, &pairs).await?;
    as_csv(&table, &state.names(view.words, &figures))
}

/// `GET /table.json`.
pub async fn json(State(state): State<AppState>, view: View, pass: Pass, Query(pairs): Pairs) -> Result<Response, WebError> {
    let figures = state.figures().await?;
    let table = asked(&state, &view, &pass, &figures, &pairs).await?;
    Ok(as_json(&table, &state.names(view.words, &figures)))
}

/// The table that an address asks for, or why there is none.
pub async fn asked(state: &AppState, view: &View, pass: &Pass, figures: &Figures, pairs: &[(String, String)]) -> Result<Table, WebError> {
    let question = Question::read(pairs, figures).cut(&figures_scope(state, pass), figures);
    if let Some(problem) = question.problems.first() {
        return Err(WebError::Refused(said(view, &state.names(view.words, figures), problem).1));
    }
    if question.by.is_empty() {
        return Err(WebError::NotFound);
    }
    Ok(figures.table(&question.query(), question.choice).await?)
}

async fn counted(figures: &Figures, question: &Question) -> Result<Answer, WebError> {
    match figures.table(&question.query(), question.choice).await {
        Ok(table) => Ok(Answer::Table(table)),
        Err(PublishError::NotPublic { nearest }) => Ok(Answer::NotPublic(nearest)),
        Err(PublishError::Question(why)) => Ok(Answer::Refused(why.to_string())),
        Err(error) => Err(error.into()),
    }
}

/// A problem as the id of its field and a sentence.
fn said(view: &View, names: &Names<'_>, problem: &Problem) -> (String, String) {
    let words = view.words;
    match problem {
        Problem::UnknownDimension(name) => ("by-1".to_owned(), words.with("table-unknown-dimension", &[("name", Arg::from(name))])),
        Problem::TooMany => ("by-1".to_owned(), words.with("table-too-many", &[("limit", Arg::count(DIMENSIONS_MAX))])),
        Problem::UnitsMixed => ("by-1".to_owned(), view.t("table-units-mixed")),
        Problem::UnknownValue(at, dimension, code) => {
            let field = words.in_sentence(&names.dimension(*dimension));
            (format!("is-{at}"), words.with("table-unknown-value", &[("value", Arg::from(code)), ("field", Arg::from(&field))]))
        }
    }
}

/// Where nothing is asked yet: a few questions that can be asked of what is held.
fn examples(view: &View, names: &Names<'_>, question: &Question) -> Markup {
    let is_about_records = question.kind.is_some_and(lantern_model::SourceKind::is_about_persons);
    let records = names.unit(lantern_facts::CountUnit::Records);
    html! {
        @if is_about_records && question.by.is_empty() {
            section class="part" aria-labelledby="examples" {
                h2 id="examples" { (view.t("start-table-what")) }
                ul class="links" { @for example in EXAMPLES {
                    @let dimensions: Vec<Dimension> = example.iter().filter_map(|name| Dimension::parse(name)).collect();
                    @let listed = view.words.list(&dimensions.iter().map(|one| view.words.in_sentence(&names.dimension(*one))).collect::<Vec<_>>());
                    li { a href=(Address::new(view.to("/table")).with("by", &example.join(",")).into_text()) {
                        (view.words.with("table-caption", &[("unit", Arg::from(&records)), ("dimensions", Arg::from(&listed))])) } }
                } }
            }
        }
    }
}

/// The table with its picture, what it is, and how to take it away.
fn shown(view: &View, names: &Names<'_>, table: &Table, pairs: &[(String, String)]) -> Markup {
    let title = names.title(table);
    let (label, what) = figures_label(view, table.figures);
    let label_of_picture = view.words.with("typology-picture", &[("title", Arg::from(&title))]);
    let drawn = of_table(names, table, &Frame::new("table", &label_of_picture, direction(view.words))).map(|mut drawn| {
        if drawn.layout == Layout::Folded {
            drawn.layout = Layout::Whole;
        }
        drawn
    });
    let rows = Rows { view, names, table, first: 0, limit: ROWS_MAX };
    let mut how = Vec::new();
    if !table.additive {
        how.push(html! { (view.t("typology-non-additive")) });
    }
    if rows.left_over() > 0 {
        how.push(html! { (view.words.with("table-cut", &[("count", Arg::count(ROWS_MAX))])) });
    }
    let position = view.words.number(table.position);
    let count = view.words.with("table-rows", &[("count", Arg::count(table.rows.len()))]);
    how.push(html! { (number(view.words, &count)) });
    html! {
        section class="part" aria-labelledby="title" {
            h2 id="title" { (title) }
            (note(&label, &html! { p { (what) } p class="cap" { (view.words.with("typology-how-made-as-of", &[("position", Arg::from(&position))])) } }))
            (note(&view.t("typology-take-away"), &html! {
                p { a href=(file(view, "/table.csv", pairs)) { (view.t("table-download-csv")) } }
                p { a href=(file(view, "/table.json", pairs)) { (view.t("table-download-json")) } }
                p class="cap" { (view.t("table-download-note")) }
            }))
            @if table.rows.is_empty() { p class="lede" { (view.t("table-empty")) } }
            @else { (FigurePart { id: "table", heading: Markup::default(), what: html! { (names.unit(table.unit)) ", " (label) }, drawn, table: rows.draw(), table_link: "", how }.draw()) }
        }
    }
}

/// The address of a file with the same question.
fn file(view: &View, path: &str, pairs: &[(String, String)]) -> String {
    pairs.iter().fold(Address::new(view.to(path)), |address, (name, value)| address.with(name, value)).into_text()
}

/// The names of files say nothing of what is in them.
const NEUTRAL_NAME: &str = "lantern-table";

/// The table as CSV to take away.
pub fn as_csv(table: &Table, names: &Names<'_>) -> Result<Response, WebError> {
    let bytes = to_csv(table, names)?;
    Ok((
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{NEUTRAL_NAME}.csv\""))],
        bytes,
    )
        .into_response())
}

/// The table as JSON to take away.
pub fn as_json(table: &Table, names: &Names<'_>) -> Response {
    let text = to_json(table, names).to_string();
    ([(header::CONTENT_TYPE, "application/json".to_owned()), (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{NEUTRAL_NAME}.json\""))], text)
        .into_response()
}
