//! The store looking at itself: whether the database understands every statement, and what the tables hold.

use crate::{
    Store, StoreError, access, agency, batch,
    bind::binds,
    correct, destroy,
    engine::{Engine, LOOKUP_MAX},
    entity, entity_read, erase, examine, export, health, history, identity_read, imports, keys, ledger, lookup, migrate, open, problems, read, rebuild, replay,
    rotate, rows, scan, search, session, setting, state, wipe, withdraw,
};

/// The content of one table as a hash: equal tables have equal hashes, on both engines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableHash {
    /// The table.
    pub table: &'static str,
    /// How many rows it has.
    pub rows: u64,
    /// The BLAKE3 hash of its rows in the order of its key.
    pub hash: [u8; 32],
}

/// Every table that a replay rebuilds, with its columns and its order. Texts and bytes are cut from numbers by type:
/// `t` text, `i` number, `b` bytes. The columns of the units come from the catalogue.
const TABLES: &[(&str, &str, &str, &str)] = &[
    ("agency", "code, name, kind, public_key, created_at", "tttbt", "code"),
    ("dataset", "number, agency, name, layout, source_kind, created_at", "ittttt", "number"),
    (
        "import",
        "number, id, dataset, file_name, file_hash, layout, whole, additional, state, opened_at, closed_at,
  rows_read, rows_new, rows_changed, rows_unchanged, rows_rejected, rows_withdrawn",
        "ititbtiitttiiiiii",
        "number",
    ),
    ("record", "position, id, version, dataset, row_key, content, row_number, import, superseded_by, withdrawn, elements", "ibiibbiiiit", "position"),
    (ALL_PLACES, "key, position", "bi", "key, position"),
    ("row_seen", "import, position", "ii", "import, position"),
    ("sealed", "position, unit, sequence, field, value", "iiiib", "position, unit, sequence, field"),
    ("problem", "import, row_number, column_name, class, value_class, rejected", "iittti", "import, row_number, class, column_name, value_class, rejected"),
    ("journal", "position, at, actor, purpose, kind, dataset, import, change", "ittttiib", "position"),
    ("setting", "name, value", "tt", "name"),
    ("access_entry", "position, at, actor, purpose, what, basis, subjects", "ittttti", "position"),
    ("access_subject", "subject, position", "bi", "subject, position"),
    ("entity", "kind, id, version, position, subject, agency, body, created_at, changed_at", "ttiibtttt", "kind, id"),
    ("entity_version", "position, kind, id, version, subject, fields", "ittibt", "position"),
    ("entity_key", "kind, name, value, id", "tttt", "kind, name, value, id"),
    ("entity_sealed", "kind, id, field, position, value", "tttib", "kind, id, field"),
    // When its keys were destroyed is no part of the record: a replay finds them gone.
    ("erasure", "position, record, ground, request, at", "ibttt", "record"),
    ("erased_row", "dataset, row_key, position", "ibi", "dataset, row_key"),
    ("corrected", "position, unit, sequence, field, told, value", "iiiitt", "position, unit, sequence, field"),
    ("ledger", "number, kind, salt, first_position, last_position, root, leaf", "iibiibb", "number"),
    ("ledger_head", "one, origin, size, frontier, checkpoint", "itibt", "one"),
];

/// Both tables of places together: how far they are moved says nothing.
const ALL_PLACES: &str = "(select key, position from lookup union all select key, position from lookup_new) l";

/// Name, columns, types and order of every table.
fn tables() -> Vec<(&'static str, String, String, String)> {
    let mut all: Vec<_> =
        TABLES.iter().map(|(table, columns, types, order)| (*table, (*columns).to_owned(), (*types).to_owned(), (*order).to_owned())).collect();
    for unit in lantern_model::Unit::ALL {
        let names: Vec<&str> = state::columns(unit).iter().map(|field| field.name).collect();
        let columns = format!("position, sequence, {}", names.join(", "));
        all.push((unit.table(), columns, format!("ii{}", "t".repeat(names.len())), "position, sequence".to_owned()));
    }
    all
}

const PAGE_ROWS: usize = 2_000;

impl Store {
    /// Asks both databases whether they understand every statement of this program, and says how many there are.
    pub async fn check_statements(&self) -> Result<usize, StoreError> {
        let list = format!("({})", vec!["?"; LOOKUP_MAX].join(","));
        let mut lookups = [state::lookups(), rows::lookups(), replay::lookups(), correct::lookups(), erase::lookups(), search::lookups()].concat();
        lookups.extend(entity_read::LOOKUPS.iter().chain(rotate::LOOKUPS).map(|sql| (*sql).to_owned()));
        let fixed = [
            &[open::LAST_POSITION, open::LAST_COUNTING_POSITION],
            agency::STATEMENTS,
            setting::STATEMENTS,
            imports::STATEMENTS,
            lookup::STATEMENTS,
            rows::STATEMENTS,
            batch::STATEMENTS,
            withdraw::STATEMENTS,
            problems::STATEMENTS,
            history::STATEMENTS,
            replay::STATEMENTS,
            migrate::STATEMENTS,
            access::STATEMENTS,
            ledger::STATEMENTS,
            examine::STATEMENTS,
            export::STATEMENTS,
            rebuild::STATEMENTS,
            health::STATEMENTS,
            wipe::STATEMENTS,
            correct::STATEMENTS,
            destroy::STATEMENTS,
            entity::STATEMENTS,
            entity_read::STATEMENTS,
            erase::STATEMENTS,
            identity_read::STATEMENTS,
            rotate::STATEMENTS,
            search::STATEMENTS,
            session::STATEMENTS,
        ]
        .concat();
        let mut record: Vec<String> = fixed.into_iter().map(str::to_owned).collect();
        record.extend(lookups.into_iter().map(|sql| format!("{sql} {list}")));
        record.extend(read::statements());
        record.extend(scan::statements());
        record.extend(entity_read::statements());
        record.extend(search::statements());
        record.extend(tables().into_iter().map(|(table, columns, _, order)| format!("select {columns} from {table} order by {order}")));
        let mut keys: Vec<String> = keys::STATEMENTS.iter().chain(examine::KEY_STATEMENTS).map(|sql| (*sql).to_owned()).collect();
        keys.extend(keys::LOOKUPS.iter().map(|sql| format!("{sql} {list}")));
        prepare(&self.record, &record).await?;
        prepare(self.keys.engine(), &keys).await?;
        Ok(record.len() + keys.len())
    }

    /// A hash of each table of the record: to compare a rebuilt store with the one it was rebuilt from.
    pub async fn table_hashes(&self) -> Result<Vec<TableHash>, StoreError> {
        let mut hashes = Vec::new();
        for (table, columns, types, order) in tables() {
            let mut content = blake3::Hasher::new();
            let mut count = 0;
            let sql = format!("select {columns} from {table} order by {order}");
            self.record
                .pages(&sql, binds![], PAGE_ROWS, &mut |page| -> Result<(), StoreError> {
                    for row in page {
                        count += 1;
                        for (at, kind) in types.bytes().enumerate() {
                            let value = match kind {
                                b't' => row.maybe_text(at)?.map(String::into_bytes),
                                b'b' => row.maybe_bytes(at)?,
                                _ => row.maybe_int(at)?.map(|number| number.to_be_bytes().to_vec()),
                            };
                            // A length before each value: two values never look like one.
                            let length = value.as_ref().map_or(u64::MAX, |value| value.len() as u64);
                            content.update(&length.to_be_bytes()).update(value.as_deref().unwrap_or_default());
                        }
                    }
                    Ok(())
                })
                .await?;
            hashes.push(TableHash { table, rows: count, hash: *content.finalize().as_bytes() });
        }
        Ok(hashes)
    }
}

async fn prepare(engine: &Engine, statements: &[String]) -> Result<(), StoreError> {
    for sql in statements {
        engine.prepare(sql).await?;
    }
    Ok(())
}
