-- The record: agencies, datasets, imports, versions of records with their units, sealed identity values, journal.
-- A row of a unit belongs to one version of a record; versions are never overwritten, they are superseded.

create table agency (
  code text primary key,
  name text not null,
  kind text,
  public_key blob not null,
  created_at text not null
);

create table dataset (
  id text primary key,
  agency text not null references agency (code),
  name text not null,
  layout text not null,
  source_kind text not null,
  created_at text not null,
  unique (agency, name)
);

create table import (
  id text primary key,
  dataset text not null references dataset (id),
  file_name text not null,
  file_hash blob not null,
  layout text not null,
  whole integer not null,
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

-- One line per version. It counts when its import is complete and nothing complete has superseded it.
create table record (
  id text not null,
  version integer not null,
  dataset text not null references dataset (id),
  row_key blob not null,
  content blob not null,
  row_number integer not null,
  import text not null references import (id),
  superseded_by text references import (id),
  withdrawn integer not null default 0,
  elements text not null,
  primary key (id, version)
);
create index record_by_row on record (dataset, row_key);
create index record_by_import on record (import);

-- Which rows the newest import of the dataset has met; working memory, not part of the record.
create table row_seen (
  import text not null,
  row_key blob not null,
  row_number integer not null,
  primary key (import, row_key)
);

create table victim (
  record text not null,
  version integer not null,
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
  primary key (record, version, sequence)
);

create table event (
  record text not null,
  version integer not null,
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
  primary key (record, version, sequence)
);

create table perpetrator (
  record text not null,
  version integer not null,
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
  primary key (record, version, sequence)
);

create table case_file (
  record text not null,
  version integer not null,
  sequence integer not null,
  status text,
  opened text,
  closed text,
  primary key (record, version, sequence)
);

create table aggregate (
  record text not null,
  version integer not null,
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
  primary key (record, version, sequence)
);

create table court_case (
  record text not null,
  version integer not null,
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
  primary key (record, version, sequence)
);

-- Identity values, sealed under the person's key. Nothing here opens with the store key.
create table sealed (
  record text not null,
  version integer not null,
  unit integer not null,
  sequence integer not null,
  field integer not null,
  value blob not null,
  primary key (record, version, unit, sequence, field)
);

create table problem (
  import text not null references import (id),
  row_number integer not null,
  column_name text,
  class text not null,
  value_class text,
  rejected integer not null
);
create index problem_by_import on problem (import, row_number);

-- The rejected rows of an import, sealed under the dataset's key, for thirty days.
create table problem_file (
  import text primary key references import (id),
  value blob not null,
  keep_until text not null
);

-- Append only. `change` is the sealed canonical CBOR of the change, or the plain text of an open event.
create table journal (
  position integer primary key,
  at text not null,
  actor text not null,
  purpose text not null,
  kind text not null,
  import text,
  record text,
  change blob not null
);
create index journal_by_record on journal (record);
create index journal_by_import on journal (import);

create table setting (
  name text primary key,
  value text not null
);
