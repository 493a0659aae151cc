//! What a snapshot says of itself: its layout, its position, its sources and their quality.

use crate::{FactsError, SourceQuality, values::VALUES_FILE};
use lantern_model::SourceKind;
use serde::{Deserialize, Serialize};

/// The layout of the files. A program that writes another one does not read this one: facts are rebuilt, never migrated.
pub(crate) const FORMAT: u32 = 1;

/// One dataset of one agency, as far as it has records that count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its number in this snapshot; the code of the dimension `source`.
    pub index: usize,
    /// The agency's code.
    pub agency: String,
    /// The agency's name.
    pub agency_name: String,
    /// The dataset's name.
    pub dataset: String,
    /// What kind of material it is.
    pub source_kind: SourceKind,
    /// Records that count.
    pub records: u64,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Manifest {
    format: u32,
    pub(crate) position: i64,
    sources: Vec<SourceLine>,
    pub(crate) quality: Vec<SourceQuality>,
}

#[derive(Debug, Serialize, Deserialize)]
struct SourceLine {
    agency: String,
    agency_name: String,
    dataset: String,
    source_kind: String,
    records: u64,
}

impl Manifest {
    pub(crate) fn new(position: i64, sources: &[Source], quality: Vec<SourceQuality>) -> Self {
        let line = |source: &Source| SourceLine {
            agency: source.agency.clone(),
            agency_name: source.agency_name.clone(),
            dataset: source.dataset.clone(),
            source_kind: source.source_kind.code().to_owned(),
            records: source.records,
        };
        Self { format: FORMAT, position, sources: sources.iter().map(line).collect(), quality }
    }

    pub(crate) fn to_text(&self) -> String {
        serde_json::to_string(self).expect("plain words and numbers always become JSON")
    }

    /// Reads the manifest back, with its sources.
    pub(crate) fn parse(text: &str) -> Result<(Self, Vec<Source>), FactsError> {
        let altered = || FactsError::Altered { file: VALUES_FILE.to_owned() };
        let mut manifest: Self = serde_json::from_str(text).map_err(|_| altered())?;
        if manifest.format != FORMAT {
            return Err(altered());
        }
        let mut sources = Vec::with_capacity(manifest.sources.len());
        for (index, line) in std::mem::take(&mut manifest.sources).into_iter().enumerate() {
            let source_kind = SourceKind::from_code(&line.source_kind).ok_or_else(altered)?;
            sources.push(Source { index, agency: line.agency, agency_name: line.agency_name, dataset: line.dataset, source_kind, records: line.records });
        }
        Ok((manifest, sources))
    }
}
