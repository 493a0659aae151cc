//! The texts behind the keys: one list per column, in the order in which they were met. This is the star's rim.

use crate::{Dimension, FactsError, protection::Cover};
use datafusion::{
    arrow::{
        array::{ArrayRef, AsArray, RecordBatch, StringArray, UInt32Array},
        datatypes::{DataType, Field, Schema, UInt32Type},
    },
    parquet::{
        arrow::{ArrowWriter, arrow_reader::ParquetRecordBatchReaderBuilder},
        file::metadata::KeyValue,
    },
};
use std::{collections::HashMap, fs::File, path::Path, sync::Arc};

/// The key of "nothing recorded". It has no text.
pub(crate) const NOTHING: u32 = 0;

/// The file of the texts. Its footer holds the manifest, and it is written last.
pub(crate) const VALUES_FILE: &str = "values.parquet";

const MANIFEST_KEY: &str = "lantern.snapshot";

/// Numbers the texts of one column.
#[derive(Debug, Default)]
pub(crate) struct Interner {
    keys: HashMap<Box<str>, u32>,
    texts: Vec<Box<str>>,
}

impl Interner {
    /// The key of a text, a new one if it was not met before.
    pub(crate) fn key(&mut self, text: Option<&str>) -> u32 {
        let Some(text) = text else { return NOTHING };
        if let Some(key) = self.keys.get(text) {
            return *key;
        }
        self.texts.push(text.into());
        let key = u32::try_from(self.texts.len()).expect("a file of four billion different texts is refused long before");
        self.keys.insert(text.into(), key);
        key
    }
}

/// The texts of every column of a snapshot.
#[derive(Debug, Default)]
pub(crate) struct Values(HashMap<String, Vec<String>>);

impl Values {
    /// The text behind a key; none for "nothing recorded".
    pub(crate) fn text(&self, dimension: Dimension, key: u32) -> Option<&str> {
        let at = usize::try_from(key).ok()?.checked_sub(1)?;
        self.0.get(dimension.name())?.get(at).map(String::as_str)
    }

    /// Every key of a column with its text, "nothing recorded" included.
    pub(crate) fn entries(&self, dimension: Dimension) -> impl Iterator<Item = (u32, Option<&str>)> {
        let texts = self.0.get(dimension.name()).map(Vec::as_slice).unwrap_or_default();
        std::iter::once((NOTHING, None)).chain((1..).zip(texts.iter().map(|text| Some(text.as_str()))))
    }

    /// Reads the texts and the manifest.
    pub(crate) fn read(folder: &Path, cover: &Cover) -> Result<(Self, String), FactsError> {
        let altered = || FactsError::Altered { file: VALUES_FILE.to_owned() };
        let file = File::open(folder.join(VALUES_FILE))?;
        let reader = ParquetRecordBatchReaderBuilder::try_new_with_options(file, cover.reading(VALUES_FILE)?).map_err(|_| altered())?;
        let metadata = reader.metadata().file_metadata().key_value_metadata();
        let manifest = metadata.and_then(|pairs| pairs.iter().find(|pair| pair.key == MANIFEST_KEY)).and_then(|pair| pair.value.clone()).ok_or_else(altered)?;
        let mut values = Self::default();
        for batch in reader.build()? {
            let batch = batch.map_err(|_| altered())?;
            values.take(&batch).ok_or_else(altered)?;
        }
        Ok((values, manifest))
    }

    fn take(&mut self, batch: &RecordBatch) -> Option<()> {
        let names = batch.column_by_name("column")?.as_string_opt::<i32>()?;
        let keys = batch.column_by_name("key")?.as_primitive_opt::<UInt32Type>()?;
        let texts = batch.column_by_name("text")?.as_string_opt::<i32>()?;
        for row in 0..batch.num_rows() {
            let column = self.0.entry(names.value(row).to_owned()).or_default();
            column.push(texts.value(row).to_owned());
            // Keys count up from 1 without a gap, so that a key is a place.
            if usize::try_from(keys.value(row)).ok()? != column.len() {
                return None;
            }
        }
        Some(())
    }
}

/// Writes the texts of the columns and the manifest.
pub(crate) fn write(folder: &Path, cover: &Cover, columns: &[(Dimension, Interner)], manifest: String) -> Result<(), FactsError> {
    let rows = || columns.iter().flat_map(|(dimension, interner)| (1u32..).zip(&interner.texts).map(|(key, text)| (dimension.name(), key, text.as_ref())));
    let fields = [("column", DataType::Utf8), ("key", DataType::UInt32), ("text", DataType::Utf8)];
    let schema = Arc::new(Schema::new(fields.map(|(name, kind)| Field::new(name, kind, false)).to_vec()));
    let arrays: Vec<ArrayRef> = vec![
        Arc::new(rows().map(|row| Some(row.0)).collect::<StringArray>()),
        Arc::new(rows().map(|row| row.1).collect::<UInt32Array>()),
        Arc::new(rows().map(|row| Some(row.2)).collect::<StringArray>()),
    ];
    let mut writer = ArrowWriter::try_new(File::create(folder.join(VALUES_FILE))?, Arc::clone(&schema), Some(cover.writing(VALUES_FILE)?))?;
    writer.write(&RecordBatch::try_new(schema, arrays).map_err(datafusion::parquet::errors::ParquetError::from)?)?;
    writer.append_key_value_metadata(KeyValue::new(MANIFEST_KEY.to_owned(), manifest));
    writer.finish()?;
    writer.inner().sync_all()?;
    Ok(())
}
