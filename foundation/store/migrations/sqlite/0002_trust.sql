-- Trust: the ledger, who looked at what, entities beside the records, erasures, sessions, search tokens.

-- One row per commit, in one transaction with it: the leaf that the log publishes, and what proves that it is this commit's.
-- The root is the RFC 6962 root over the commit's journal entries as they stand, sealed values included.
create table ledger (
  number integer primary key,
  kind integer not null,
  salt blob not null,
  first_position integer not null,
  last_position integer not null,
  root blob not null,
  leaf blob not null
);

-- The log as of the last commit: its name, its size, the complete subtrees at its right edge, the last signed checkpoint.
create table ledger_head (
  one integer primary key check (one = 1),
  origin text not null,
  size integer not null,
  frontier blob not null,
  checkpoint text not null
);

-- Every look at somebody's data, written before the data are opened. A list is one entry that names its ids.
create table access_entry (
  position integer primary key,
  at text not null,
  actor text not null,
  purpose text not null,
  what text not null,
  basis text,
  subjects integer not null
);
create index access_by_actor on access_entry (actor, at);

create table access_subject (
  subject blob not null,
  position integer not null,
  primary key (subject, position)
) without rowid;

-- What the house holds beside records: accounts, consents, protocols, requests, incidents. The body is a JSON object of coded
-- and open values; identity values stand in entity_sealed. `subject` is the record of the person whom it is about.
create table entity (
  kind text not null,
  id text not null,
  version integer not null,
  position integer not null,
  subject blob,
  agency text,
  body text not null,
  created_at text not null,
  changed_at text not null,
  primary key (kind, id)
) without rowid;
create index entity_by_subject on entity (subject, kind) where subject is not null;
create index entity_in_order on entity (kind, created_at, id);

-- Each version's place in the journal: the key that opens it stands in keys.db under the same position. `fields` is a JSON list of
-- the fields that the version changed: two people's edits of different fields both stand.
create table entity_version (
  position integer primary key,
  kind text not null,
  id text not null,
  version integer not null,
  subject blob,
  fields text not null
);
create index entity_version_by_id on entity_version (kind, id, version);
create index entity_version_by_subject on entity_version (subject) where subject is not null;

-- By what an entity is found.
create table entity_key (
  kind text not null,
  name text not null,
  value text not null,
  id text not null,
  primary key (kind, name, value, id)
) without rowid;
create index entity_key_by_id on entity_key (kind, id);

-- Identity values of an entity, sealed under the key of the version that wrote them.
create table entity_sealed (
  kind text not null,
  id text not null,
  field text not null,
  position integer not null,
  value blob not null,
  primary key (kind, id, field)
) without rowid;

-- The tombstone of an erased record. `destroyed_at` is set when its keys are gone here, `erased_at` when every registered copy
-- of them is replaced or has expired.
create table erasure (
  position integer not null,
  record blob not null,
  ground text not null,
  request text,
  at text not null,
  destroyed_at text,
  erased_at text,
  primary key (record)
) without rowid;
create index erasure_in_order on erasure (position);

-- Sessions are state only: never in the journal, never in a backup. The token itself is not kept, only its hash.
create table session (
  hash blob primary key,
  account text not null,
  body text not null,
  created_at text not null,
  seen_at text not null,
  ends_at text not null
) without rowid;
create index session_by_account on session (account);

-- Unsaved work of a session that was locked, sealed under a key that the session's token yields.
create table draft (
  account text not null,
  place text not null,
  value blob not null,
  kept_at text not null,
  primary key (account, place)
) without rowid;

-- Words by which a person can be found again, as keyed hashes. Not in the journal; deleted with the person; `reindex` makes them.
create table search_token (
  agency text not null,
  scheme integer not null,
  epoch integer not null,
  field integer not null,
  token blob not null,
  record blob not null,
  primary key (agency, scheme, epoch, field, token, record)
) without rowid;
create index search_token_by_record on search_token (record);

-- Up to which version of a record its tokens were made.
create table search_state (
  record blob primary key,
  agency text not null,
  scheme integer not null,
  epoch integer not null,
  position integer not null
) without rowid;

-- A row of an erased person that a later file still holds stays outside: the keyed hash of the row is all that is kept.
create table erased_row (
  dataset integer not null references dataset (number),
  row_key blob not null,
  position integer not null,
  primary key (dataset, row_key)
) without rowid;

-- In which fields of a version a person's correction stands against what the source says: `told` is the source's value, `value`
-- the corrected one; null is no value. A later file that still says `told` does not undo the correction.
create table corrected (
  position integer not null,
  unit integer not null,
  sequence integer not null,
  field integer not null,
  told text,
  value text,
  primary key (position, unit, sequence, field)
) without rowid;

-- What changes the figures, erasures included.
drop index journal_by_counting;
create index journal_by_counting on journal (position) where kind in ('close', 'agency', 'erase', 'correct');
