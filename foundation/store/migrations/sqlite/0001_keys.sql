-- Wrapped keys, apart from the record: destroying a line here destroys what it opens.
create table record_key (
  record text primary key,
  coded blob not null,
  identity blob,
  agency text not null
);

create table dataset_key (
  dataset text primary key,
  coded blob not null
);
