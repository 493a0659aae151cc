//! The two databases of a folder, opened with the store's key: what whoever has that key would read.

use lantern_store::Folder;
use sqlx::{Executor, Row, SqlitePool, sqlite::SqliteConnectOptions};
use std::path::Path;

/// Every column of every table, with all that stands in it.
pub async fn columns(data: &Path) -> Vec<(String, Vec<u8>)> {
    let folder = Folder::new(data);
    let keys = lantern_vault::KeyFolder::new(folder.key_files());
    let mut all = Vec::new();
    for (path, name) in [(folder.database(), "record.db"), (folder.keys_database(), "keys.db")] {
        let key = keys.store_key().unwrap().database_key(name);
        let pool = SqlitePool::connect_with(SqliteConnectOptions::new().filename(path).pragma("key", key)).await.unwrap();
        for table in pool.fetch_all("select name from sqlite_master where type = 'table'").await.unwrap() {
            let table: String = table.get(0);
            let columns = pool.fetch_all(sqlx::AssertSqlSafe(format!("select name from pragma_table_info('{table}')"))).await.unwrap();
            for column in columns {
                let column: String = column.get(0);
                let sql = format!("select cast(\"{column}\" as blob) from \"{table}\" where \"{column}\" is not null");
                let mut bytes = Vec::new();
                for row in pool.fetch_all(sqlx::AssertSqlSafe(sql)).await.unwrap() {
                    bytes.extend(row.get_unchecked::<Vec<u8>, _>(0));
                    bytes.push(0);
                }
                all.push((format!("{table}.{column}"), bytes));
            }
        }
        pool.close().await;
    }
    all
}
