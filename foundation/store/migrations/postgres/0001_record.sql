-- The record: agencies, datasets, imports, versions of records with their units, sealed identity values, journal.
-- A version is named by the position of the journal entry that made it; versions are never overwritten, they are superseded.
-- Numbers that grow keep the tables in the order of arrival: a million random keys would touch a page for every row.

create table agency (
  code text collate "C" primary key,
  name text collate "C" not null,
  kind text collate "C",
  public_key bytea not null,
  created_at text collate "C" not null
);

create table dataset (
  number bigint primary key,
  agency text collate "C" not null references agency (code),
  name text collate "C" not null,
  layout text collate "C" not null,
  source_kind text collate "C" not null,
  created_at text collate "C" not null,
  unique (agency, name)
);

create table import (
  number bigint primary key,
  id text collate "C" not null unique,
  dataset bigint not null references dataset (number),
  file_name text collate "C" not null,
  file_hash bytea not null,
  layout text collate "C" not null,
  whole bigint not null,
  additional bigint not null default 0,
  state text collate "C" not null check (state in ('open', 'complete', 'discarded')),
  opened_at text collate "C" not null,
  closed_at text collate "C",
  rows_read bigint not null default 0,
  rows_new bigint not null default 0,
  rows_changed bigint not null default 0,
  rows_unchanged bigint not null default 0,
  rows_rejected bigint not null default 0,
  rows_withdrawn bigint not null default 0
);
create index import_by_dataset on import (dataset, state);

-- One line per version; its references are looked at when the transaction ends, once for all rows. It counts when its import is complete, it is not a withdrawal, and nothing complete has superseded it.
create table record (
  position bigint primary key,
  id bytea not null,
  version bigint not null,
  dataset bigint not null references dataset (number) deferrable initially deferred,
  row_key bytea not null,
  content bytea not null,
  row_number bigint not null,
  import bigint not null references import (number) deferrable initially deferred,
  superseded_by bigint references import (number) deferrable initially deferred,
  withdrawn bigint not null default 0,
  elements text collate "C" not null
);
create index record_in_order on record (dataset, row_number, id);

-- Where to find a version: by its record's id, and by its row's key. Both are random, and a large tree of random keys costs a
-- page for every row that is put into it; so versions gather in a small tree and are moved into the large one in order.
create table lookup_new (
  key bytea not null,
  position bigint not null,
  primary key (key, position)
);

create table lookup (
  key bytea not null,
  position bigint not null,
  primary key (key, position)
);

-- Which unchanged versions an open import that claims to be whole has met; emptied when it closes.
create table row_seen (
  import bigint not null references import (number),
  position bigint not null,
  primary key (import, position)
);

create table victim (
  position bigint not null,
  sequence bigint not null,
  sex text collate "C",
  gender text collate "C",
  birth_year text collate "C",
  age_at_detection text collate "C",
  age_at_recruitment text collate "C",
  age_at_exploitation text collate "C",
  age_group text collate "C",
  age_status_detection text collate "C",
  age_status_recruitment text collate "C",
  age_status_exploitation text collate "C",
  citizenship text collate "C",
  citizenship_region text collate "C",
  displacement text collate "C",
  disability text collate "C",
  wg_seeing text collate "C",
  wg_hearing text collate "C",
  wg_walking text collate "C",
  wg_remembering text collate "C",
  wg_selfcare text collate "C",
  wg_communicating text collate "C",
  status text collate "C",
  decider text collate "C",
  channel text collate "C",
  detection_date text collate "C",
  registration_date text collate "C",
  decision_date text collate "C",
  recruiter_relation text collate "C",
  recruitment_channel text collate "C",
  assistance text collate "C",
  marital_status text collate "C",
  education text collate "C",
  primary key (position, sequence)
);

create table event (
  position bigint not null,
  sequence bigint not null,
  acts text collate "C",
  means text collate "C",
  control text collate "C",
  forms text collate "C",
  purposes text collate "C",
  sectors text collate "C",
  sexual_types text collate "C",
  recruitment_country text collate "C",
  recruitment_area text collate "C",
  transit_countries text collate "C",
  transit_areas text collate "C",
  exploitation_country text collate "C",
  exploitation_area text collate "C",
  exploitation_region text collate "C",
  exploitation_start text collate "C",
  exploitation_end text collate "C",
  months text collate "C",
  conflict_relation text collate "C",
  conflict_source text collate "C",
  actor_kind text collate "C",
  area_control text collate "C",
  conflict_phase text collate "C",
  grave_violations text collate "C",
  sexual_violence text collate "C",
  trafficker_kind text collate "C",
  primary key (position, sequence)
);

create table perpetrator (
  position bigint not null,
  sequence bigint not null,
  kind text collate "C",
  roles text collate "C",
  sex text collate "C",
  age_group text collate "C",
  citizenship text collate "C",
  citizenship_region text collate "C",
  relation text collate "C",
  stage text collate "C",
  paid text collate "C",
  primary key (position, sequence)
);

create table case_file (
  position bigint not null,
  sequence bigint not null,
  status text collate "C",
  opened text collate "C",
  closed text collate "C",
  primary key (position, sequence)
);

create table aggregate (
  position bigint not null,
  sequence bigint not null,
  country text collate "C",
  indicator text collate "C",
  form text collate "C",
  citizenship text collate "C",
  repatriation text collate "C",
  sex text collate "C",
  age_status text collate "C",
  year text collate "C",
  value text collate "C",
  category text collate "C",
  primary key (position, sequence)
);

create table court_case (
  position bigint not null,
  sequence bigint not null,
  acts text collate "C",
  means text collate "C",
  purposes text collate "C",
  sectors text collate "C",
  verdict_date text collate "C",
  place text collate "C",
  scope text collate "C",
  victims text collate "C",
  minors text collate "C",
  female_victims text collate "C",
  male_victims text collate "C",
  female_defendants text collate "C",
  male_defendants text collate "C",
  domestic_nationality text collate "C",
  foreign_nationality text collate "C",
  primary key (position, sequence)
);

-- Identity values, sealed under the person's key. Nothing here opens with the store key.
create table sealed (
  position bigint not null,
  unit bigint not null,
  sequence bigint not null,
  field bigint not null,
  value bytea not null,
  primary key (position, unit, sequence, field)
);

create table problem (
  import bigint not null references import (number),
  row_number bigint not null,
  column_name text collate "C",
  class text collate "C" not null,
  value_class text collate "C",
  rejected bigint not null
);
create index problem_by_import on problem (import, row_number);

-- The rejected rows of an import, sealed under the dataset's key, for thirty days. Not in the journal, which never forgets.
create table problem_file (
  import bigint primary key references import (number),
  value bytea not null,
  keep_until text collate "C" not null
);

-- Append only. `change` is sealed, but for the plain text of an open event (an agency, a setting).
create table journal (
  position bigint primary key,
  at text collate "C" not null,
  actor text collate "C" not null,
  purpose text collate "C" not null,
  kind text collate "C" not null,
  dataset bigint,
  import bigint,
  change bytea not null
);
-- What changes the figures: the last of these is the position that facts are as of.
create index journal_by_counting on journal (position) where kind in ('close', 'agency');

create table setting (
  name text collate "C" primary key,
  value text collate "C" not null
);
