-- Wrapped keys, apart from the record: destroying a line here destroys what it opens.
create table record_key (
  record text collate "C" primary key,
  coded bytea not null,
  identity bytea,
  agency text collate "C" not null
);

create table dataset_key (
  dataset text collate "C" primary key,
  coded bytea not null
);
