-- The record: agencies, datasets, imports, versions of records with their units, sealed identity values, journal.
-- A version is named by the position of the journal entry that made it; versions are never overwritten, they are superseded.
-- Numbers that grow keep the tables in the order of arrival: a million random keys would touch a page for every row.

create table agency (
  code text primary key,
  name text not null,
  kind text,
  public_key blob not null,
  created_at text not null
);

create table dataset (
  number integer primary key,
  agency text not null references agency (code),
  name text not null,
  layout text not null,
  source_kind text not null,
  created_at text not null,
  unique (agency, name)
);

create table import (
  number integer primary key,
  id text not null unique,
  dataset integer not null references dataset (number),
  file_name text not null,
  file_hash blob not null,
  layout text not null,
  whole integer not null,
  additional integer not null default 0,
  state text not null check (state in ('open', 'complete', 'discarded')),
  opened_at text not null,
  closed_at text,
  rows_read integer not null default 0,
  rows_new integer not null default 0,
  rows_changed integer not null default 0,
  rows_unchanged integer not null default 0,
  rows_rejected integer not null default 0,
  rows_withdrawn integer not null default 0
);
create index import_by_dataset on import (dataset, state);

-- One line per version; its references are looked at when the transaction ends, once for all rows. It counts when its import is complete, it is not a withdrawal, and nothing complete has superseded it.
create table record (
  position integer primary key,
  id blob not null,
  version integer not null,
  dataset integer not null references dataset (number) deferrable initially deferred,
  row_key blob not null,
  content blob not null,
  row_number integer not null,
  import integer not null references import (number) deferrable initially deferred,
  superseded_by integer references import (number) deferrable initially deferred,
  withdrawn integer not null default 0,
  elements text not null
);
create index record_in_order on record (dataset, row_number, id);

-- Where to find a version: by its record's id, and by its row's key. Both are random, and a large tree of random keys costs a
-- page for every row that is put into it; so versions gather in a small tree and are moved into the large one in order.
create table lookup_new (
  key blob not null,
  position integer not null,
  primary key (key, position)
) without rowid;

create table lookup (
  key blob not null,
  position integer not null,
  primary key (key, position)
) without rowid;

-- Which unchanged versions an open import that claims to be whole has met; emptied when it closes.
create table row_seen (
  import integer not null references import (number),
  position integer not null,
  primary key (import, position)
) without rowid;

create table victim (
  position integer not null,
  sequence integer not null,
  sex text,
  gender text,
  birth_year text,
  age_at_detection text,
  age_at_recruitment text,
  age_at_exploitation text,
  age_group text,
  age_status_detection text,
  age_status_recruitment text,
  age_status_exploitation text,
  citizenship text,
  citizenship_region text,
  displacement text,
  disability text,
  wg_seeing text,
  wg_hearing text,
  wg_walking text,
  wg_remembering text,
  wg_selfcare text,
  wg_communicating text,
  status text,
  decider text,
  channel text,
  detection_date text,
  registration_date text,
  decision_date text,
  recruiter_relation text,
  recruitment_channel text,
  assistance text,
  marital_status text,
  education text,
  primary key (position, sequence)
) without rowid;

create table event (
  position integer not null,
  sequence integer not null,
  acts text,
  means text,
  control text,
  forms text,
  purposes text,
  sectors text,
  sexual_types text,
  recruitment_country text,
  recruitment_area text,
  transit_countries text,
  transit_areas text,
  exploitation_country text,
  exploitation_area text,
  exploitation_region text,
  exploitation_start text,
  exploitation_end text,
  months text,
  conflict_relation text,
  conflict_source text,
  actor_kind text,
  area_control text,
  conflict_phase text,
  grave_violations text,
  sexual_violence text,
  trafficker_kind text,
  primary key (position, sequence)
) without rowid;

create table perpetrator (
  position integer not null,
  sequence integer not null,
  kind text,
  roles text,
  sex text,
  age_group text,
  citizenship text,
  citizenship_region text,
  relation text,
  stage text,
  paid text,
  primary key (position, sequence)
) without rowid;

create table case_file (
  position integer not null,
  sequence integer not null,
  status text,
  opened text,
  closed text,
  primary key (position, sequence)
) without rowid;

create table aggregate (
  position integer not null,
  sequence integer not null,
  country text,
  indicator text,
  form text,
  citizenship text,
  repatriation text,
  sex text,
  age_status text,
  year text,
  value text,
  category text,
  primary key (position, sequence)
) without rowid;

create table court_case (
  position integer not null,
  sequence integer not null,
  acts text,
  means text,
  purposes text,
  sectors text,
  verdict_date text,
  place text,
  scope text,
  victims text,
  minors text,
  female_victims text,
  male_victims text,
  female_defendants text,
  male_defendants text,
  domestic_nationality text,
  foreign_nationality text,
  primary key (position, sequence)
) without rowid;

-- Identity values, sealed under the person's key. Nothing here opens with the store key.
create table sealed (
  position integer not null,
  unit integer not null,
  sequence integer not null,
  field integer not null,
  value blob not null,
  primary key (position, unit, sequence, field)
) without rowid;

create table problem (
  import integer not null references import (number),
  row_number integer not null,
  column_name text,
  class text not null,
  value_class text,
  rejected integer not null
);
create index problem_by_import on problem (import, row_number);

-- The rejected rows of an import, sealed under the dataset's key, for thirty days. Not in the journal, which never forgets.
create table problem_file (
  import integer primary key references import (number),
  value blob not null,
  keep_until text not null
);

-- Append only. `change` is sealed, but for the plain text of an open event (an agency, a setting).
create table journal (
  position integer primary key,
  at text not null,
  actor text not null,
  purpose text not null,
  kind text not null,
  dataset integer,
  import integer,
  change blob not null
);
-- What changes the figures: the last of these is the position that facts are as of.
create index journal_by_counting on journal (position) where kind in ('close', 'agency');

create table setting (
  name text primary key,
  value text not null
);
