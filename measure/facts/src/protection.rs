//! How the files are kept: under the store's facts key, or in the clear for measurements on invented data.

use crate::FactsError;
use datafusion::{
    common::config::ConfigFileDecryptionProperties,
    parquet::{
        arrow::arrow_reader::ArrowReaderOptions,
        basic::{Compression, ZstdLevel},
        encryption::{decrypt::FileDecryptionProperties, encrypt::FileEncryptionProperties},
        file::properties::{EnabledStatistics, WriterProperties},
    },
};
use std::sync::Arc;

/// Rows of a row group: what one core takes at a time. Eight of them share a million records among eight cores.
const ROW_GROUP_ROWS: usize = 131_072;

/// How a snapshot is kept on disk.
#[derive(Clone, Copy)]
pub enum Protection {
    /// Every byte but the frame is sealed under the store's facts key, footers included (Parquet modular encryption,
    /// AES-GCM with keys of 256 bits; appendix C of ASVS 5.0.0 lets new work use 128 no longer).
    Encrypted([u8; 32]),
    /// In the clear. The rows are de-identified but exact, and a rare combination may be one person: only for
    /// snapshots of which the caller knows that every source is declared invented, such as those of `bench/`.
    Plain,
}

impl std::fmt::Debug for Protection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Encrypted(_) => "Encrypted(…)",
            Self::Plain => "Plain",
        })
    }
}

/// The protection of one snapshot. Its files are bound to the snapshot's name and to their own, so that a file of
/// another snapshot, or another file of this one, does not pass.
#[derive(Debug, Clone)]
pub(crate) struct Cover {
    pub(crate) protection: Protection,
    pub(crate) bound_to: String,
}

impl Cover {
    pub(crate) fn writing(&self, file: &str) -> Result<WriterProperties, FactsError> {
        let properties = WriterProperties::builder()
            .set_max_row_group_row_count(Some(ROW_GROUP_ROWS))
            .set_compression(Compression::ZSTD(ZstdLevel::try_new(1)?))
            // Keys have no order by which a reader could skip pages; statistics would only be sealed and read in vain.
            .set_statistics_enabled(EnabledStatistics::None)
            .set_offset_index_disabled(true)
            .set_created_by("lantern facts".to_owned());
        Ok(match self.protection {
            Protection::Encrypted(key) => {
                let encryption = FileEncryptionProperties::builder(key.to_vec()).with_aad_prefix(self.prefix(file)).build()?;
                properties.with_file_encryption_properties(encryption).build()
            }
            Protection::Plain => properties.build(),
        })
    }

    pub(crate) fn reading(&self, file: &str) -> Result<ArrowReaderOptions, FactsError> {
        let options = ArrowReaderOptions::new();
        Ok(match self.decryption(file)? {
            Some(decryption) => options.with_file_decryption_properties(decryption),
            None => options,
        })
    }

    /// The same for the query engine.
    pub(crate) fn querying(&self, file: &str) -> Result<Option<ConfigFileDecryptionProperties>, FactsError> {
        self.decryption(file)?.map(|decryption| (&decryption).try_into().map_err(FactsError::from)).transpose()
    }

    fn decryption(&self, file: &str) -> Result<Option<Arc<FileDecryptionProperties>>, FactsError> {
        match self.protection {
            Protection::Encrypted(key) => Ok(Some(FileDecryptionProperties::builder(key.to_vec()).with_aad_prefix(self.prefix(file)).build()?)),
            Protection::Plain => Ok(None),
        }
    }

    fn prefix(&self, file: &str) -> Vec<u8> {
        format!("{}/{file}", self.bound_to).into_bytes()
    }
}
