-- A token depends on its word's field already, so the field stands nowhere beside it. Tokens are made anew, never moved.
drop table search_token;
delete from search_state;

create table search_token (
  agency text collate "C" not null,
  scheme bigint not null,
  epoch bigint not null,
  token bytea not null,
  record bytea not null,
  primary key (agency, scheme, epoch, token, record)
);
create index search_token_by_record on search_token (record);
