-- Wrapped keys, apart from the record: destroying a line here destroys what it opens.
-- One line per version: sealing a later version must not need the agency's secret key.
create table record_key (
  position integer primary key,
  coded blob not null,
  identity blob,
  agency text
);

-- Dataset 0 is the store itself: its key opens nothing and tells a wrong store key from the right one.
create table dataset_key (
  dataset integer primary key,
  coded blob not null
);
