//! Counts the five widest tables of the typology, for the benches. Usage: `five_tables plain FOLDER [none]` on a plain copy,
//! `five_tables sealed DATA [none]` on the snapshot of a store. With `none` it only opens the files.

use lantern_facts::{Dimension, Protection, Query, Snapshot};
use lantern_model::SourceKind;
use lantern_store::{Folder, Place, Store};
use std::{env, error::Error, path::Path, thread};

const FIVE: [&[&str]; 5] =
    [&["exploitation_area"], &["sex", "age_broad", "citizenship", "displacement"], &["form", "sex", "age_broad"], &["control"], &["route"]];

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let snapshot = match arguments.as_slice() {
        [how, folder, ..] if how == "plain" => Snapshot::open(Path::new(folder), Protection::Plain, thread::available_parallelism()?.get()).await?,
        [how, data, ..] if how == "sealed" => {
            let data = Folder::new(data);
            let store = Store::open(&Place::Folder { key_files: data.key_files(), folder: data.clone() }).await?;
            Snapshot::current(&store, &data.derived()).await?
        }
        _ => return Err("usage: five_tables plain|sealed FOLDER [none]".into()),
    };
    if arguments.len() > 2 {
        return Ok(());
    }
    for names in FIVE {
        let by = names.iter().map(|name| Dimension::named(name)).collect::<Result<_, _>>()?;
        let table = snapshot.table(&Query { by, conditions: Vec::new(), source_kind: Some(SourceKind::CaseRecords) }).await?;
        println!("{} rows of {:?}", table.rows.len(), table.all);
    }
    Ok(())
}
