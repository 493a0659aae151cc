//! Numbered migrations, one pair per step, frozen once landed: the database keeps the hash of what it was made with.

use crate::{
    StoreError,
    bind::binds,
    engine::{Engine, Transaction},
};

struct Step {
    number: i64,
    sqlite: &'static str,
    postgres: &'static str,
}

const RECORD: &[Step] = &[
    Step { number: 1, sqlite: include_str!("../migrations/sqlite/0001_record.sql"), postgres: include_str!("../migrations/postgres/0001_record.sql") },
    Step { number: 2, sqlite: include_str!("../migrations/sqlite/0002_trust.sql"), postgres: include_str!("../migrations/postgres/0002_trust.sql") },
    Step { number: 3, sqlite: include_str!("../migrations/sqlite/0003_search.sql"), postgres: include_str!("../migrations/postgres/0003_search.sql") },
];
const KEYS: &[Step] = &[
    Step { number: 1, sqlite: include_str!("../migrations/sqlite/0001_keys.sql"), postgres: include_str!("../migrations/postgres/0001_keys.sql") },
    Step { number: 2, sqlite: include_str!("../migrations/sqlite/0002_keys.sql"), postgres: include_str!("../migrations/postgres/0002_keys.sql") },
];

/// The number of the newest migration of the record.
pub(crate) const LATEST: i64 = 3;

const TABLE: &str = "create table if not exists lantern_migration (number bigint primary key, hash text not null)";
const DONE: &str = "select number, hash from lantern_migration order by number";
const ADD: &str = "insert into lantern_migration (number, hash) values (?, ?)";

pub(crate) const STATEMENTS: &[&str] = &[DONE, ADD];

pub(crate) async fn record(engine: &Engine) -> Result<(), StoreError> {
    apply(engine, RECORD).await
}

pub(crate) async fn keys(engine: &Engine) -> Result<(), StoreError> {
    apply(engine, KEYS).await
}

/// All in one transaction: an interrupted start leaves nothing half made.
async fn apply(engine: &Engine, steps: &'static [Step]) -> Result<(), StoreError> {
    let mut tx = engine.begin().await?;
    tx.one_writer().await?;
    tx.script(TABLE).await?;
    let done = tx.rows(DONE, binds![]).await?;
    let known = steps.last().map_or(0, |step| step.number);
    if let Some(last) = done.last() {
        let found = last.int(0)?;
        if found > known {
            return Err(StoreError::NewerLayout { found, known });
        }
    }
    for step in steps {
        let sql = if matches!(tx, Transaction::Sqlite(_)) { step.sqlite } else { step.postgres };
        let hash = blake3::hash(sql.as_bytes()).to_hex().to_string();
        let landed = done.iter().find(|row| row.int(0).is_ok_and(|number| number == step.number));
        match landed {
            Some(row) if row.text(1)? == hash => {}
            Some(_) => return Err(StoreError::MigrationChanged(step.number)),
            None => {
                tx.script(sql).await?;
                tx.run(ADD, binds![step.number, hash]).await?;
            }
        }
    }
    tx.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;
    use lantern_model::{Unit, field};

    /// A landed migration never changes; a new step gets a new number and a new line here.
    #[test]
    fn landed_migrations_are_frozen() {
        let hashes: Vec<String> =
            RECORD.iter().chain(KEYS).flat_map(|step| [step.sqlite, step.postgres]).map(|sql| blake3::hash(sql.as_bytes()).to_hex()[..16].to_owned()).collect();
        let record = ["bb41ec0256f36df6", "ee47f9a154a8afe0", "bb64b9b22f993611", "7a6dbfb9d4c6a866", "ecaa48b4ae51c7a8", "52d2c0ca9ef90457"];
        let keys = ["20785e763e59dc7f", "17d561068b96a350", "e59287da6730d6b6", "5e869a61bba7a253"];
        assert_eq!(hashes, [record.as_slice(), &keys].concat());
    }

    /// The tables of the units have exactly the coded fields of the catalogue, in its order, on both engines.
    #[test]
    fn the_tables_hold_the_catalogue() {
        for sql in [RECORD[0].sqlite, RECORD[0].postgres] {
            for unit in Unit::ALL {
                let start = sql.find(&format!("create table {} (", unit.table())).unwrap();
                let body = sql[start..].split("primary key").next().unwrap();
                let columns: Vec<&str> = body.lines().skip(3).filter_map(|line| line.split_whitespace().next()).collect();
                let fields: Vec<&str> = field::coded_of(unit).map(|field| field.name).collect();
                assert_eq!(columns, fields, "{}", unit.table());
            }
        }
    }
}
