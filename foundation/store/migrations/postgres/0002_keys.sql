-- What was destroyed on purpose, as its tombstone says: a data backup that is older than an erasure meets it here.
create table tombstone (
  position bigint primary key,
  change bytea not null
);

-- An agency's change of key under way: keys sealed up to `until_position` are wrapped anew, in order; `done_position` is the last.
create table rotation (
  agency text collate "C" primary key,
  public_key bytea not null,
  until_position bigint not null,
  done_position bigint not null
);
