//! From a file on the desk to what intake is asked to do.

use crate::{
    AppState, View,
    desk::{Checked, Upload},
};
use lantern_intake::{AreaList, ImportRequest, Limits, ProblemsTo};
use lantern_store::Act;
use lantern_vocab::Language;
use std::sync::Arc;

/// The request. Rejected rows are kept sealed inside, for the person who sent the file to take away.
pub fn of(state: &AppState, view: &View, upload: &Upload, checked: Checked, act: &Act) -> ImportRequest {
    let moment = (state.clock)();
    ImportRequest {
        input: upload.input(),
        agency: checked.agency,
        agency_name: checked.agency_name,
        dataset: checked.dataset,
        layout: checked.layout,
        complete: upload.answers.complete,
        invented: upload.answers.invented || state.invented,
        without: checked.without,
        dry_run: false,
        problems: ProblemsTo::Kept,
        language: view.words.language(),
        actor: act.actor.clone(),
        at: moment.at,
        today: moment.today,
        limits: limits(),
        areas: areas(state),
    }
}

/// The bounds of a file that a browser sent.
pub fn limits() -> Limits {
    Limits { file_bytes: crate::UPLOAD_BYTES_MAX as u64, ..Limits::default() }
}

/// The areas of the deployment by code and by name, where it names any.
fn areas(state: &AppState) -> Option<Arc<AreaList>> {
    let places = &state.places;
    let list: Vec<(&str, Vec<&str>)> =
        places.area_codes().map(|code| (code, Language::ALL.into_iter().filter_map(|language| places.area(code, language)).collect())).collect();
    (!list.is_empty()).then(|| Arc::new(AreaList::new(list)))
}
