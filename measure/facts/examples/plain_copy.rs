//! Writes the facts of an invented store as plain Parquet, so that another engine can be measured on the same files.
//! Usage: `plain_copy DATA FOLDER`

use lantern_facts::{Protection, Snapshot};
use lantern_store::{Folder, Place, Store};
use std::{env, error::Error, path::PathBuf};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1).map(PathBuf::from);
    let (Some(data), Some(folder)) = (arguments.next(), arguments.next()) else { return Err("usage: plain_copy DATA FOLDER".into()) };
    let data = Folder::new(data);
    let store = Store::open(&Place::Folder { key_files: data.key_files(), folder: data }).await?;
    let position = Snapshot::write(&store, &folder, Protection::Plain, &|_, _| {}).await?;
    println!("as of {position}");
    store.close().await;
    Ok(())
}
