//! The query engine over the files of one snapshot: it groups keys and adds up, nothing more.

use crate::{FactsError, ROWS_MAX, column::FactsFile, protection::Cover};
use datafusion::{
    arrow::{
        array::{Array, AsArray, RecordBatch},
        datatypes::{UInt32Type, UInt64Type},
    },
    execution::{
        disk_manager::{DiskManagerBuilder, DiskManagerMode},
        object_store::ObjectStoreUrl,
        runtime_env::RuntimeEnvBuilder,
    },
    object_store::local::LocalFileSystem,
    prelude::{ParquetReadOptions, SessionConfig, SessionContext},
};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

/// What a single query may hold in memory.
const MEMORY_BYTES_MAX: usize = 2 << 30;

/// One combination of keys, and what was counted for it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Group {
    pub(crate) keys: Vec<u32>,
    pub(crate) sums: Vec<u64>,
}

pub(crate) struct Engine {
    context: SessionContext,
    folder: PathBuf,
}

impl Engine {
    /// Opens the files, each footer under its key.
    pub(crate) async fn open(folder: &Path, cover: &Cover, partitions: usize) -> Result<Self, FactsError> {
        // Without temporary files: what spills over would lie on the disk in the clear.
        let runtime = RuntimeEnvBuilder::new()
            .with_memory_limit(MEMORY_BYTES_MAX, 1.0)
            .with_disk_manager_builder(DiskManagerBuilder::default().with_mode(DiskManagerMode::Disabled))
            .build_arc()?;
        let config = SessionConfig::new().with_target_partitions(partitions).with_information_schema(false);
        let context = SessionContext::new_with_config_rt(config, runtime);
        // An address of its own spares the folder's path from being read as a pattern.
        let address = ObjectStoreUrl::parse("lantern://facts")?;
        let files = LocalFileSystem::new_with_prefix(folder).map_err(|error| FactsError::Folder(error.into()))?;
        context.register_object_store(address.as_ref(), Arc::new(files));
        for file in FactsFile::ALL {
            let name = file.file_name();
            let options = ParquetReadOptions { file_decryption_properties: cover.querying(&name)?, ..ParquetReadOptions::default() };
            context.register_parquet(file.table(), format!("lantern://facts/{name}"), options).await.map_err(|_| FactsError::Altered { file: name })?;
        }
        Ok(Self { context, folder: folder.to_owned() })
    }

    /// Adds up measures for every combination of some columns. In the order of the keys, whatever the number of cores.
    /// Names come from the catalogue and numbers are numbers, so nothing a person typed is in the statement.
    pub(crate) async fn groups(&self, file: FactsFile, columns: &[&str], measures: &[&str], filters: &[String]) -> Result<Vec<Group>, FactsError> {
        let select = columns.iter().chain(measures).copied().collect::<Vec<_>>().join(", ");
        let filter = if filters.is_empty() { String::new() } else { format!(" where {}", filters.join(" and ")) };
        let division = if columns.is_empty() { String::new() } else { format!(" group by {}", columns.join(", ")) };
        let statement = format!("select {select} from {}{filter}{division}", file.table());
        let counted = self.run(&statement).await;
        // The engine lists files when it plans, and would take a file that is gone for an empty table.
        if !self.folder.join(file.file_name()).is_file() {
            return Err(FactsError::Superseded);
        }
        let batches = counted?;
        if batches.iter().map(RecordBatch::num_rows).sum::<usize>() > ROWS_MAX {
            return Err(FactsError::TooManyRows);
        }
        let mut groups = Vec::new();
        for batch in &batches {
            read_groups(batch, columns.len(), &mut groups);
        }
        groups.sort_unstable();
        Ok(groups)
    }

    async fn run(&self, statement: &str) -> Result<Vec<RecordBatch>, FactsError> {
        Ok(self.context.sql(statement).await?.collect().await?)
    }
}

fn read_groups(batch: &RecordBatch, keys: usize, groups: &mut Vec<Group>) {
    let (keys, sums) = batch.columns().split_at(keys);
    let keys: Vec<_> = keys.iter().map(AsArray::as_primitive::<UInt32Type>).collect();
    let sums: Vec<_> = sums.iter().map(AsArray::as_primitive::<UInt64Type>).collect();
    for row in 0..batch.num_rows() {
        groups.push(Group {
            keys: keys.iter().map(|column| column.value(row)).collect(),
            sums: sums.iter().map(|column| if column.is_null(row) { 0 } else { column.value(row) }).collect(),
        });
    }
}

/// How many rows there are.
pub(crate) const COUNT: &str = "cast(count(*) as bigint unsigned)";
