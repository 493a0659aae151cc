-- A token depends on its word's field already, so the field stands nowhere beside it. Tokens are made anew, never moved.
drop table search_token;
delete from search_state;

create table search_token (
  agency text not null,
  scheme integer not null,
  epoch integer not null,
  token blob not null,
  record blob not null,
  primary key (agency, scheme, epoch, token, record)
) without rowid;
create index search_token_by_record on search_token (record);
