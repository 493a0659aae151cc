//! Numbered migrations, one pair per step, frozen once landed: the database keeps the hash of what it was made with.

use crate::{
    StoreError,
    engine::{Bind, Engine},
};

struct Step {
    number: i64,
    sqlite: &'static str,
    postgres: &'static str,
}

const RECORD: &[Step] = &[Step { number: 1, sqlite: include_str!("../migrations/sqlite/0001_record.sql"), postgres: include_str!("../migrations/postgres/0001_record.sql") }];
const KEYS: &[Step] = &[Step { number: 1, sqlite: include_str!("../migrations/sqlite/0001_keys.sql"), postgres: include_str!("../migrations/postgres/0001_keys.sql") }];

/// The number of the newest migration of the record.
pub(crate) const LATEST: i64 = 1;

const TABLE: &str = "create table if not exists lantern_migration (number bigint primary key, hash text not null)";

pub(crate) async fn record(engine: &Engine) -> Result<(), StoreError> {
    apply(engine, RECORD).await
}

pub(crate) async fn keys(engine: &Engine) -> Result<(), StoreError> {
    apply(engine, KEYS).await
}

async fn apply(engine: &Engine, steps: &'static [Step]) -> Result<(), StoreError> {
    engine.script(TABLE).await?;
    let done = engine.rows("select number, hash from lantern_migration order by number", &[]).await?;
    let known = steps.len().try_into().unwrap_or(i64::MAX);
    if let Some(last) = done.last() {
        let found = last.int(0)?;
        if found > known {
            return Err(StoreError::NewerLayout { found, known });
        }
    }
    for step in steps {
        let sql = if matches!(engine, Engine::Sqlite(_)) { step.sqlite } else { step.postgres };
        let hash = blake3::hash(sql.as_bytes()).to_hex().to_string();
        let landed = done.iter().find(|row| row.int(0).is_ok_and(|number| number == step.number));
        match landed {
            Some(row) if row.text(1)? == hash => {}
            Some(_) => return Err(StoreError::MigrationChanged(step.number)),
            None => {
                engine.script(sql).await?;
                engine.run("insert into lantern_migration (number, hash) values ($1, $2)", &[Bind::from(step.number), Bind::from(hash)]).await?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A landed migration never changes; a new step gets a new number and a new line here.
    #[test]
    fn landed_migrations_are_frozen() {
        let hashes: Vec<String> = RECORD.iter().chain(KEYS).flat_map(|step| [step.sqlite, step.postgres]).map(|sql| blake3::hash(sql.as_bytes()).to_hex()[..16].to_owned()).collect();
        assert_eq!(hashes, ["", "", "", ""]);
    }
}
