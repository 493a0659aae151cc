-- Two databases for Lantern and a role for each, with no right that it does not need. Run it once, with psql, as an administrator
-- of the server; the names can be chosen:
--
--   psql -v record=lantern_record -v keys=lantern_keys -f docs/postgres.sql postgres
--
-- The roles have no password. Let them in by what cannot be copied from a file: the system account on a socket (peer, with a map in
-- pg_ident.conf) or a client certificate (cert). See docs/operations.md.

\set ON_ERROR_STOP on

create role :"record" login nosuperuser nocreatedb nocreaterole noinherit noreplication nobypassrls connection limit 20;
create role :"keys" login nosuperuser nocreatedb nocreaterole noinherit noreplication nobypassrls connection limit 20;

-- They belong to the administrator: a role that owned its database could drop it and let others in.
create database :"record" template template0 encoding 'UTF8';
create database :"keys" template template0 encoding 'UTF8';
revoke all on database :"record" from public;
revoke all on database :"keys" from public;
grant connect on database :"record" to :"record";
grant connect on database :"keys" to :"keys";

-- Each makes its tables in its own database and nowhere else.
\connect :"record"
revoke all on schema public from public;
grant usage, create on schema public to :"record";
\connect :"keys"
revoke all on schema public from public;
grant usage, create on schema public to :"keys";
