//! The words of an instrument: complete in each of its languages, and nothing beside.

use super::{FILE_BYTES_MAX, Files, InstrumentError};
use crate::{Instrument, Kind, Texts};
use lantern_vocab::Language;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn read(instrument: &Instrument, files: &Files) -> Result<Texts, InstrumentError> {
    let (needed, possible) = keys(instrument);
    let mut texts = Texts::default();
    let mut extras: Option<BTreeSet<String>> = None;
    for language in Language::ALL {
        let Some(text) = files.texts.get(language.code()) else { continue };
        let wrong = |place: &str, what: &str| InstrumentError { file: format!("{}.toml", language.code()), place: place.into(), what: what.into() };
        if text.len() > FILE_BYTES_MAX {
            return Err(wrong("the file", "it is larger than 1 MB"));
        }
        let mut words: BTreeMap<String, String> = toml::from_str(text).map_err(|error| wrong("the file", error.message()))?;
        if let Some(missing) = needed.iter().find(|key| words.get(*key).is_none_or(|text| text.trim().is_empty())) {
            return Err(wrong(missing, "this text is missing"));
        }
        let own: BTreeSet<String> = words.keys().filter(|key| !needed.contains(*key)).cloned().collect();
        if let Some(stray) = own.iter().find(|key| !possible.contains(*key)) {
            return Err(wrong(stray, "no item of the instrument has this text"));
        }
        if extras.get_or_insert_with(|| own.clone()) != &own {
            return Err(wrong("the file", "its hints and reasons are not those of the other languages"));
        }
        if let Some(common) = files.common.get(language.code()) {
            let common: BTreeMap<String, String> = toml::from_str(common).map_err(|error| wrong("the shared words", error.message()))?;
            words.extend(common);
        }
        texts.put(language, words);
    }
    if texts.languages().is_empty() {
        return Err(InstrumentError { file: "en.toml".into(), place: "the file".into(), what: "an instrument has words in at least one language".into() });
    }
    Ok(texts)
}

/// The keys that must be there, and those that may.
fn keys(instrument: &Instrument) -> (BTreeSet<String>, BTreeSet<String>) {
    let mut needed: BTreeSet<String> = ["title", "summary"].map(str::to_owned).into();
    let mut possible = BTreeSet::new();
    needed.extend(instrument.pages.iter().map(|page| format!("page.{}", page.name)));
    needed.extend(instrument.gates.iter().map(|gate| format!("gate.{}", gate.code)));
    needed.extend(instrument.dimensions.iter().map(|one| format!("dimension.{}", one.code)));
    needed.extend(instrument.indicators.iter().map(|one| format!("indicator.{}", one.code)));
    needed.extend(instrument.outcomes.iter().map(|one| format!("outcome.{}", one.code)));
    needed.extend(instrument.advice.iter().map(|one| format!("advice.{}", one.code)));
    for question in instrument.questions.iter().filter(|question| question.kind != Kind::Calculate) {
        let name = &question.name;
        needed.insert(format!("question.{name}"));
        possible.extend([format!("question.{name}.why"), format!("question.{name}.hint")]);
        if question.constraint.is_some() {
            needed.insert(format!("question.{name}.constraint"));
        }
        if let Some(list) = question.list.as_ref().filter(|list| !super::COMMON_LISTS.iter().any(|(common, ..)| common == list)) {
            let own = question.codes.iter().filter(|code| !super::ABSENT_CODES.contains(&code.as_str()));
            needed.extend(own.map(|code| format!("list.{list}.{code}")));
        }
    }
    (needed, possible)
}
