//! What the roles of the databases may do beyond what Lantern needs (ASVS 5.0.0, 13.2.2): to make its tables in its own database
//! and to work in them.

use crate::{Store, StoreError, bind::binds, engine::Engine};

/// A role that may do more than it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WideRole {
    /// Its name.
    pub role: String,
    /// What it may do beyond that, as PostgreSQL names it.
    pub rights: Vec<String>,
}

/// What an administrator gives, in the order of the columns below.
const ATTRIBUTES: [&str; 6] = ["SUPERUSER", "CREATEDB", "CREATEROLE", "REPLICATION", "BYPASSRLS", "OWNER OF THE DATABASE"];

const ROLE: &str = "select cast(current_user as text),
  cast(cast(r.rolsuper as integer) as bigint), cast(cast(r.rolcreatedb as integer) as bigint), cast(cast(r.rolcreaterole as integer) as bigint),
  cast(cast(r.rolreplication as integer) as bigint), cast(cast(r.rolbypassrls as integer) as bigint), cast(cast(d.datdba = r.oid as integer) as bigint),
  coalesce((select string_agg(cast(g.rolname as text), ' ' order by g.rolname) from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = r.oid), '')
  from pg_roles r, pg_database d where r.rolname = current_user and d.datname = current_database()";

impl Store {
    /// The roles of the databases that may do more than they need. SQLite knows none.
    pub async fn wide_roles(&self) -> Result<Vec<WideRole>, StoreError> {
        let mut roles: Vec<WideRole> = Vec::new();
        for engine in [&self.record, self.keys.engine()] {
            let Engine::Postgres(_) = engine else { continue };
            let Some(row) = engine.row(ROLE, binds![]).await? else { continue };
            let mut rights = Vec::new();
            for (at, attribute) in ATTRIBUTES.iter().enumerate() {
                if row.int(at + 1)? != 0 {
                    rights.push((*attribute).to_owned());
                }
            }
            let groups = row.text(7)?;
            if !groups.is_empty() {
                rights.push(format!("MEMBER OF {groups}"));
            }
            let role = row.text(0)?;
            match roles.iter_mut().find(|known| known.role == role) {
                // The keys stand apart so that whoever gets into one database does not open the other.
                Some(known) => known.rights.push("RECORD AND KEYS".to_owned()),
                None => roles.push(WideRole { role, rights }),
            }
        }
        Ok(roles.into_iter().filter(|role| !role.rights.is_empty()).collect())
    }
}
