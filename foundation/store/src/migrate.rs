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
/// Number 0 is no migration: its text says why the store must not be opened.
const MARK: &str = "select hash from lantern_migration where number = 0";
const PUT_MARK: &str = "insert into lantern_migration (number, hash) values (0, ?) on conflict (number) do update set hash = excluded.hash";
const DROP_MARK: &str = "delete from lantern_migration where number = 0";
const FORGET: &str = "delete from lantern_migration";

pub(crate) const STATEMENTS: &[&str] = &[DONE, ADD, MARK, PUT_MARK, DROP_MARK, FORGET];

/// Why a store must not be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mark {
    /// It is being built out of another one.
    Unfinished,
    /// It went elsewhere.
    Moved(String),
}

const UNFINISHED: &str = "unfinished";
const MOVED: &str = "moved to ";

impl Mark {
    fn to_text(&self) -> String {
        match self {
            Self::Unfinished => UNFINISHED.to_owned(),
            Self::Moved(to) => format!("{MOVED}{to}"),
        }
    }

    fn parse(text: &str) -> Self {
        text.strip_prefix(MOVED).map_or(Self::Unfinished, |to| Self::Moved(to.to_owned()))
    }
}

/// For what a store is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// To work in it: its layout must be this program's.
    Work,
    /// To bring its layout up to this program's.
    Upgrade,
    /// As it is, whatever its layout: to back it up before that.
    AsItIs,
    /// To build it out of another one.
    Rebuild,
    /// To finish a move that ended half-way.
    Moved,
}

pub(crate) async fn record(engine: &Engine, mode: Mode) -> Result<i64, StoreError> {
    apply(engine, RECORD, mode).await
}

pub(crate) async fn keys(engine: &Engine, mode: Mode) -> Result<i64, StoreError> {
    apply(engine, KEYS, mode).await
}

/// All in one transaction: an interrupted start leaves nothing half made. Says which layout the database has afterwards.
async fn apply(engine: &Engine, steps: &'static [Step], mode: Mode) -> Result<i64, StoreError> {
    let mut tx = engine.begin().await?;
    tx.one_writer().await?;
    tx.script(TABLE).await?;
    let done = tx.rows(DONE, binds![]).await?;
    let known = steps.last().map_or(0, |step| step.number);
    let mut found = 0;
    for row in &done {
        found = row.int(0)?;
        if found == 0 {
            mode.refuse(Mark::parse(&row.text(1)?))?;
        }
    }
    if found > known {
        return Err(StoreError::NewerLayout { found, known });
    }
    if mode == Mode::AsItIs && found > 0 {
        return Ok(found);
    }
    if mode != Mode::Upgrade && found > 0 && found < known {
        return Err(StoreError::OlderLayout { found, known });
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
    tx.commit().await?;
    Ok(known)
}

impl Mode {
    fn refuse(self, mark: Mark) -> Result<(), StoreError> {
        match (self, mark) {
            (Self::Rebuild | Self::Moved, Mark::Unfinished) | (Self::Moved, Mark::Moved(_)) => Ok(()),
            (_, Mark::Unfinished) => Err(StoreError::Unfinished),
            (_, Mark::Moved(to)) => Err(StoreError::Moved(to)),
        }
    }
}

pub(crate) async fn mark(engine: &Engine) -> Result<Option<Mark>, StoreError> {
    engine.row(MARK, binds![]).await?.map(|row| Ok(Mark::parse(&row.text(0)?))).transpose()
}

pub(crate) async fn set_mark(engine: &Engine, mark: Option<&Mark>) -> Result<(), StoreError> {
    let mut tx = engine.begin().await?;
    match mark {
        Some(mark) => tx.run(PUT_MARK, binds![mark.to_text()]).await?,
        None => tx.run(DROP_MARK, binds![]).await?,
    };
    tx.commit().await
}

/// Throws away what a broken-off building left in both databases, and makes their tables anew. The mark stays throughout.
pub(crate) async fn begin_again(record: &Engine, keys: &Engine) -> Result<(), StoreError> {
    for (engine, steps) in [(keys, KEYS), (record, RECORD)] {
        let mut tx = engine.begin().await?;
        tx.one_writer().await?;
        let is_sqlite = matches!(tx, Transaction::Sqlite(_));
        drop_tables(&mut tx, steps).await?;
        tx.run(FORGET, binds![]).await?;
        for step in steps {
            let sql = if is_sqlite { step.sqlite } else { step.postgres };
            tx.script(sql).await?;
            tx.run(ADD, binds![step.number, blake3::hash(sql.as_bytes()).to_hex().to_string()]).await?;
        }
        if steps[0].sqlite == RECORD[0].sqlite {
            tx.run(PUT_MARK, binds![UNFINISHED]).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

/// Takes every table of a database away: of the keys or of the record.
pub(crate) async fn drop_all(engine: &Engine, is_keys: bool) -> Result<(), StoreError> {
    let mut tx = engine.begin().await?;
    tx.one_writer().await?;
    drop_tables(&mut tx, if is_keys { KEYS } else { RECORD }).await?;
    tx.run("drop table if exists lantern_migration", binds![]).await?;
    tx.commit().await
}

async fn drop_tables(tx: &mut Transaction, steps: &'static [Step]) -> Result<(), StoreError> {
    let is_sqlite = matches!(tx, Transaction::Sqlite(_));
    for table in steps.iter().rev().flat_map(|step| tables(if is_sqlite { step.sqlite } else { step.postgres })) {
        tx.run(&format!("drop table if exists {table}{}", if is_sqlite { "" } else { " cascade" }), binds![]).await?;
    }
    Ok(())
}

/// The tables that a migration makes, last first: what refers to another goes before it.
fn tables(sql: &'static str) -> Vec<&'static str> {
    let mut names: Vec<&str> = sql.lines().filter_map(|line| line.strip_prefix("create table ")?.split([' ', '(']).next()).collect();
    names.reverse();
    names
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
