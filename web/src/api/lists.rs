//! Code lists: every code with its six labels and what it maps to.

use super::list::{List, Paging};
use crate::{
    AppState, View, WebError,
    doors::{Doors, Operation},
    pages::{NEEDS, STANDARDS},
};
use axum::{
    Json,
    extract::{Path, State},
};
use lantern_vocab::{IctipTable, Language, Set};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// The doors.
pub fn routes(doors: Doors) -> Doors {
    let many_of = Operation::get("lists_list", "Code lists").paged().gives::<List<CodeList>>();
    let one_of = Operation::get("lists_get", "One code list with its codes").gives::<WholeList>();
    doors.api("/lists", NEEDS.lists, many_of, many).api("/lists/{set}", NEEDS.lists, one_of, one)
}

/// A code list.
#[derive(Serialize, JsonSchema)]
struct CodeList {
    /// Its name.
    name: String,
    /// Its label, in the language that was asked for.
    label: String,
    /// How many codes it has.
    codes: usize,
    /// Where it comes from.
    source: String,
}

/// A code list with its codes.
#[derive(Serialize, JsonSchema)]
struct WholeList {
    /// Its name.
    name: String,
    /// Its label, in the language that was asked for.
    label: String,
    /// Where it comes from.
    source: String,
    /// Its codes, in their order.
    codes: Vec<ListedCode>,
}

/// A code.
#[derive(Serialize, JsonSchema)]
struct ListedCode {
    /// The code.
    code: String,
    /// Its labels, by the code of the language.
    labels: BTreeMap<String, String>,
    /// The codes of other standards that it maps to, by the standard.
    maps_to: BTreeMap<String, Vec<String>>,
}

async fn many(view: View, paging: Paging) -> Json<List<CodeList>> {
    let line = |set: &Set| CodeList {
        name: set.name().to_owned(),
        label: set.label(view.words.language()).to_owned(),
        codes: set.codes().len(),
        source: set.source().to_owned(),
    };
    Json(List::cut(lantern_vocab::sets().iter().map(line), paging))
}

async fn one(State(state): State<AppState>, view: View, Path(name): Path<String>) -> Result<Json<WholeList>, WebError> {
    let set = lantern_vocab::set(&name).ok_or(WebError::NotFound)?;
    let label = set.label(view.words.language()).to_owned();
    let codes = set.codes().iter().map(|one| code(set, one, &state.ictip)).collect();
    Ok(Json(WholeList { name: set.name().to_owned(), label, source: set.source().to_owned(), codes }))
}

fn code(set: &Set, one: &lantern_vocab::Code, ictip: &IctipTable) -> ListedCode {
    let labels = Language::ALL.into_iter().map(|language| (language.code().to_owned(), one.label(language).to_owned())).collect();
    let mapped = STANDARDS.into_iter().map(|(standard, crosswalk)| (standard.to_owned(), one.maps_to(crosswalk).to_vec()));
    let official = ictip.get(set.name(), one.code()).map(|number| ("IC-TIP".to_owned(), vec![number.to_owned()]));
    ListedCode { code: one.code().to_owned(), labels, maps_to: mapped.chain(official).filter(|(_, values)| !values.is_empty()).collect() }
}
