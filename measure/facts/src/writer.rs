//! Writes one file of a snapshot, some thousand rows at a time.

use crate::{FactsError, column::FactsFile, protection::Cover};
use datafusion::{
    arrow::{
        array::{ArrayRef, RecordBatch, UInt32Array, UInt64Array},
        datatypes::{DataType, Field, Schema, SchemaRef},
    },
    parquet::{arrow::ArrowWriter, errors::ParquetError},
};
use std::{fs::File, path::Path, sync::Arc};

/// Rows held back before they go to the file's encoders.
const BATCH_ROWS: usize = 8_192;

/// A file on its way: keys and flags are small numbers, counts are large ones.
pub(crate) struct FactsWriter {
    writer: ArrowWriter<File>,
    schema: SchemaRef,
    numbers: Vec<Vec<u32>>,
    counts: Vec<Vec<u64>>,
}

impl FactsWriter {
    pub(crate) fn create(folder: &Path, file: FactsFile, cover: &Cover) -> Result<Self, FactsError> {
        let dimensions = file.dimensions();
        let numbers = dimensions.iter().map(|dimension| dimension.name()).chain(file.flags().iter().copied());
        let mut fields: Vec<Field> = numbers.map(|name| Field::new(name, DataType::UInt32, false)).collect();
        let numbers = vec![Vec::with_capacity(BATCH_ROWS); fields.len()];
        fields.extend(file.counts().iter().map(|name| Field::new(*name, DataType::UInt64, false)));
        let schema = Arc::new(Schema::new(fields));
        let name = file.file_name();
        let writer = ArrowWriter::try_new(File::create(folder.join(&name))?, Arc::clone(&schema), Some(cover.writing(&name)?))?;
        Ok(Self { writer, schema, numbers, counts: vec![Vec::with_capacity(BATCH_ROWS); file.counts().len()] })
    }

    /// Adds a row: the keys of the dimensions in order, then the flags, then the counts.
    pub(crate) fn push(&mut self, numbers: impl IntoIterator<Item = u32>, counts: &[u64]) -> Result<(), FactsError> {
        let mut columns = 0;
        for (column, number) in self.numbers.iter_mut().zip(numbers) {
            column.push(number);
            columns += 1;
        }
        assert_eq!((columns, counts.len()), (self.numbers.len(), self.counts.len()), "a row has a value for every column");
        for (column, count) in self.counts.iter_mut().zip(counts) {
            column.push(*count);
        }
        if self.numbers[0].len() == BATCH_ROWS { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), FactsError> {
        let numbers = self.numbers.iter_mut().map(|column| Arc::new(UInt32Array::from(std::mem::take(column))) as ArrayRef);
        let counts = self.counts.iter_mut().map(|column| Arc::new(UInt64Array::from(std::mem::take(column))) as ArrayRef);
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), numbers.chain(counts).collect()).map_err(ParquetError::from)?;
        Ok(self.writer.write(&batch)?)
    }

    /// Writes what is left and the footer, and waits until the disk has it.
    pub(crate) fn finish(mut self) -> Result<(), FactsError> {
        self.flush()?;
        self.writer.finish()?;
        self.writer.inner().sync_all()?;
        Ok(())
    }
}
