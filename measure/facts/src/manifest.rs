//! What a snapshot says of itself: its layout, its position, its sources and their quality.

use crate::{
    Dimension, FactsError, SourceQuality,
    consistency::RULES,
    quality::{Completeness, Timeliness},
    values::VALUES_FILE,
};
use lantern_model::SourceKind;
use serde::{Deserialize, Serialize};

/// The layout of the files. A program that writes another one does not read this one: facts are rebuilt, never migrated.
pub(crate) const FORMAT: u32 = 2;

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
    quality: Vec<QualityLine>,
}

/// What a manifest says, checked.
pub(crate) struct Contents {
    pub(crate) position: i64,
    pub(crate) sources: Vec<Source>,
    pub(crate) quality: Vec<SourceQuality>,
}

#[derive(Debug, Serialize, Deserialize)]
struct QualityLine {
    source: usize,
    records: u64,
    completeness: Vec<(String, u64, u64)>,
    timeliness: Option<(u64, u64, u64, u64, bool)>,
    contradictions: Vec<(String, u64)>,
    duplicates: u64,
    detection: Option<(String, String)>,
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
    pub(crate) fn new(position: i64, sources: &[Source], quality: &[SourceQuality]) -> Self {
        let line = |source: &Source| SourceLine {
            agency: source.agency.clone(),
            agency_name: source.agency_name.clone(),
            dataset: source.dataset.clone(),
            source_kind: source.source_kind.code().to_owned(),
            records: source.records,
        };
        Self { format: FORMAT, position, sources: sources.iter().map(line).collect(), quality: quality.iter().map(QualityLine::of).collect() }
    }

    pub(crate) fn to_text(&self) -> String {
        serde_json::to_string(self).expect("plain words and numbers always become JSON")
    }

    /// Reads the manifest back.
    pub(crate) fn parse(text: &str) -> Result<Contents, FactsError> {
        let altered = || FactsError::Altered { file: VALUES_FILE.to_owned() };
        let manifest: Self = serde_json::from_str(text).map_err(|_| altered())?;
        if manifest.format != FORMAT {
            return Err(altered());
        }
        let mut sources = Vec::with_capacity(manifest.sources.len());
        for (index, line) in manifest.sources.into_iter().enumerate() {
            let source_kind = SourceKind::from_code(&line.source_kind).ok_or_else(altered)?;
            sources.push(Source { index, agency: line.agency, agency_name: line.agency_name, dataset: line.dataset, source_kind, records: line.records });
        }
        let quality = manifest.quality.into_iter().map(QualityLine::read).collect::<Option<_>>().ok_or_else(altered)?;
        Ok(Contents { position: manifest.position, sources, quality })
    }
}

impl QualityLine {
    fn of(quality: &SourceQuality) -> Self {
        let timeliness = |time: Timeliness| (time.median_days, time.ninth_decile_days, time.known, time.reversed, time.by_month);
        Self {
            source: quality.source,
            records: quality.records,
            completeness: quality.completeness.iter().map(|one| (one.dimension.name().to_owned(), one.known, one.all)).collect(),
            timeliness: quality.timeliness.map(timeliness),
            contradictions: quality.contradictions.iter().map(|(rule, count)| ((*rule).to_owned(), *count)).collect(),
            duplicates: quality.duplicates,
            detection: quality.detection.clone(),
        }
    }

    fn read(self) -> Option<SourceQuality> {
        let completeness = |(name, known, all): (String, u64, u64)| Some(Completeness { dimension: Dimension::parse(&name)?, known, all });
        let rule = |(name, count): (String, u64)| Some((RULES.into_iter().find(|rule| *rule == name)?, count));
        let timeliness = |(median_days, ninth_decile_days, known, reversed, by_month)| Timeliness { median_days, ninth_decile_days, known, reversed, by_month };
        Some(SourceQuality {
            source: self.source,
            records: self.records,
            completeness: self.completeness.into_iter().map(completeness).collect::<Option<_>>()?,
            timeliness: self.timeliness.map(timeliness),
            contradictions: self.contradictions.into_iter().map(rule).collect::<Option<_>>()?,
            duplicates: self.duplicates,
            detection: self.detection,
        })
    }
}
