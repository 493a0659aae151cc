-- What was destroyed on purpose, as its tombstone says: a data backup that is older than an erasure meets it here.
create table tombstone (
  position integer primary key,
  change blob not null
);

-- An agency's change of key under way: keys sealed up to `until_position` are wrapped anew, in order; `done_position` is the last.
create table rotation (
  agency text primary key,
  public_key blob not null,
  until_position integer not null,
  done_position integer not null
);
