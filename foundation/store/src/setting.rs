//! Settings of the deployment that belong to its record: each change of one is in the journal.

use crate::{
    Store, StoreError,
    bind::binds,
    commit::{Kind, SETTING_BYTES_MAX, TEXT_BYTES_MAX, Writer, bounded},
    engine::Transaction,
};
use serde::{Deserialize, Serialize};

/// As the journal keeps it: open.
#[derive(Serialize, Deserialize)]
pub(crate) struct SettingEntry {
    name: String,
    value: String,
}

const ALL: &str = "select name, value from setting order by name";
const ONE: &str = "select value from setting where name = ?";
const PUT: &str = "insert into setting (name, value) values (?, ?) on conflict (name) do update set value = excluded.value";

pub(crate) const STATEMENTS: &[&str] = &[ALL, ONE, PUT];

/// Writes a setting; the same value again changes nothing.
pub(crate) async fn write(writer: &mut Writer<'_>, name: String, value: String) -> Result<(), StoreError> {
    bounded("the setting's name", &name, TEXT_BYTES_MAX)?;
    bounded("the setting's value", &value, SETTING_BYTES_MAX)?;
    if let Some(row) = writer.tx.row(ONE, binds![name.as_str()]).await?
        && row.text(0)? == value
    {
        return Ok(());
    }
    let entry = SettingEntry { name, value };
    let position = writer.next_position();
    writer.enter_open(position, Kind::Setting, &entry);
    apply(&mut writer.tx, entry).await
}

/// Writes the table; a replay comes here too.
pub(crate) async fn apply(tx: &mut Transaction, entry: SettingEntry) -> Result<(), StoreError> {
    tx.run(PUT, binds![entry.name, entry.value]).await.map(drop)
}

impl Store {
    /// Every setting, in the order of their names.
    pub async fn settings(&self) -> Result<Vec<(String, String)>, StoreError> {
        let rows = self.record.rows(ALL, binds![]).await?;
        rows.iter().map(|row| Ok((row.text(0)?, row.text(1)?))).collect()
    }

    /// One setting.
    pub async fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.record.row(ONE, binds![name]).await?.map(|row| row.text(0)).transpose()
    }
}
