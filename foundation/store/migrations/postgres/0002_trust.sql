-- Trust: the ledger, who looked at what, entities beside the records, erasures, sessions, search tokens.

-- One row per commit, in one transaction with it: the leaf that the log publishes, and what proves that it is this commit's.
-- The root is the RFC 6962 root over the commit's journal entries as they stand, sealed values included.
create table ledger (
  number bigint primary key,
  kind bigint not null,
  salt bytea not null,
  first_position bigint not null,
  last_position bigint not null,
  root bytea not null,
  leaf bytea not null
);

-- The log as of the last commit: its name, its size, the complete subtrees at its right edge, the last signed checkpoint.
create table ledger_head (
  one bigint primary key check (one = 1),
  origin text collate "C" not null,
  size bigint not null,
  frontier bytea not null,
  checkpoint text collate "C" not null
);

-- Every look at somebody's data, written before the data are opened. A list is one entry that names its ids.
create table access_entry (
  position bigint primary key,
  at text collate "C" not null,
  actor text collate "C" not null,
  purpose text collate "C" not null,
  what text collate "C" not null,
  basis text collate "C",
  subjects bigint not null
);
create index access_by_actor on access_entry (actor, at);

create table access_subject (
  subject bytea not null,
  position bigint not null,
  primary key (subject, position)
);

-- What the house holds beside records: accounts, consents, protocols, requests, incidents. The body is a JSON object of coded
-- and open values; identity values stand in entity_sealed. `subject` is the record of the person whom it is about.
create table entity (
  kind text collate "C" not null,
  id text collate "C" not null,
  version bigint not null,
  position bigint not null,
  subject bytea,
  agency text collate "C",
  body text collate "C" not null,
  created_at text collate "C" not null,
  changed_at text collate "C" not null,
  primary key (kind, id)
);
create index entity_by_subject on entity (subject, kind) where subject is not null;
create index entity_in_order on entity (kind, created_at, id);

-- Each version's place in the journal: the key that opens it stands in keys.db under the same position. `fields` is a JSON list of
-- the fields that the version changed: two people's edits of different fields both stand.
create table entity_version (
  position bigint primary key,
  kind text collate "C" not null,
  id text collate "C" not null,
  version bigint not null,
  subject bytea,
  fields text collate "C" not null
);
create index entity_version_by_id on entity_version (kind, id, version);
create index entity_version_by_subject on entity_version (subject) where subject is not null;

-- By what an entity is found.
create table entity_key (
  kind text collate "C" not null,
  name text collate "C" not null,
  value text collate "C" not null,
  id text collate "C" not null,
  primary key (kind, name, value, id)
);
create index entity_key_by_id on entity_key (kind, id);

-- Identity values of an entity, sealed under the key of the version that wrote them.
create table entity_sealed (
  kind text collate "C" not null,
  id text collate "C" not null,
  field text collate "C" not null,
  position bigint not null,
  value bytea not null,
  primary key (kind, id, field)
);

-- The tombstone of an erased record. `destroyed_at` is set when its keys are gone here, `erased_at` when every registered copy
-- of them is replaced or has expired.
create table erasure (
  position bigint not null,
  record bytea not null,
  ground text collate "C" not null,
  request text collate "C",
  at text collate "C" not null,
  destroyed_at text collate "C",
  erased_at text collate "C",
  primary key (record)
);
create index erasure_in_order on erasure (position);

-- Sessions are state only: never in the journal, never in a backup. The token itself is not kept, only its hash.
create table session (
  hash bytea primary key,
  account text collate "C" not null,
  body text collate "C" not null,
  created_at text collate "C" not null,
  seen_at text collate "C" not null,
  ends_at text collate "C" not null
);
create index session_by_account on session (account);

-- Unsaved work of a session that was locked, sealed under a key that the session's token yields.
create table draft (
  account text collate "C" not null,
  place text collate "C" not null,
  value bytea not null,
  kept_at text collate "C" not null,
  primary key (account, place)
);

-- Words by which a person can be found again, as keyed hashes. Not in the journal; deleted with the person; `reindex` makes them.
create table search_token (
  agency text collate "C" not null,
  scheme bigint not null,
  epoch bigint not null,
  field bigint not null,
  token bytea not null,
  record bytea not null,
  primary key (agency, scheme, epoch, field, token, record)
);
create index search_token_by_record on search_token (record);

-- Up to which version of a record its tokens were made.
create table search_state (
  record bytea primary key,
  agency text collate "C" not null,
  scheme bigint not null,
  epoch bigint not null,
  position bigint not null
);

-- A row of an erased person that a later file still holds stays outside: the keyed hash of the row is all that is kept.
create table erased_row (
  dataset bigint not null references dataset (number),
  row_key bytea not null,
  position bigint not null,
  primary key (dataset, row_key)
);

-- In which fields of a version a person's correction stands against what the source says: `told` is the source's value, `value`
-- the corrected one; null is no value. A later file that still says `told` does not undo the correction.
create table corrected (
  position bigint not null,
  unit bigint not null,
  sequence bigint not null,
  field bigint not null,
  told text collate "C",
  value text collate "C",
  primary key (position, unit, sequence, field)
);

-- What changes the figures, erasures included.
drop index journal_by_counting;
create index journal_by_counting on journal (position) where kind in ('close', 'agency', 'erase', 'correct');
