cli-store-key-changed = The store has a new key, and the old one opens nothing any more. Make a new backup and a new copy of the keys now, and destroy older copies: they hold the old key.
doctor-database-rights = The database role { $role } may do more than Lantern needs: { $rights }.
doctor-database-rights-mend = Make roles with docs/postgres.sql, and name them in the addresses of the databases.
doctor-database-password = A database is opened by a password that never changes by itself.
doctor-database-password-mend = Let Lantern in by its system account on a socket or by a client certificate: docs/operations.md says how.
doctor-log-stays = The program’s log stays on this machine: whoever breaks into it can change what the log says of that.
doctor-log-stays-mend = Name a log host in the setting log_host, or let the service manager send the journal to another machine.
