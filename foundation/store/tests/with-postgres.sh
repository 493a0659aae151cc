#!/usr/bin/env bash
# Runs a command beside a throw-away PostgreSQL server: with-postgres.sh COMMAND ARGUMENT…
# The command finds the server's address in LANTERN_TEST_POSTGRES. The server and its files are gone at the end.
set -euo pipefail

if [ $# -eq 0 ]; then
  echo "usage: $0 COMMAND [ARGUMENT]..." >&2
  exit 2
fi

binaries=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
if [ -z "$binaries" ]; then
  echo "no PostgreSQL server is installed: run .ci/packages, or apt-get install postgresql" >&2
  exit 1
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/lantern-postgres.XXXXXX")
# The server refuses to run as root: root lends it the account that its package made.
as_server=()
if [ "$(id -u)" -eq 0 ]; then
  as_server=(runuser -u postgres --)
  chown postgres "$folder"
fi

cleanup() {
  (cd "$folder" && "${as_server[@]}" "$binaries/pg_ctl" -D "$folder/data" -m immediate -s stop) >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

# Without fsync: what the server holds is worth nothing after the run.
(cd "$folder" && "${as_server[@]}" "$binaries/initdb" -D "$folder/data" -U lantern -A trust -E UTF8 --locale=C.UTF-8 -N >"$folder/initdb.log" 2>&1) || {
  cat "$folder/initdb.log" >&2
  exit 1
}

# A free port can be taken by somebody else before the server listens: try again then.
started=
for _ in 1 2 3 4 5; do
  port=$((20000 + RANDOM % 12000))
  if (cd "$folder" && "${as_server[@]}" "$binaries/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w -s \
    -o "-p $port -k $folder -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200" start) >/dev/null 2>&1; then
    started=yes
    break
  fi
done
if [ -z "$started" ]; then
  cat "$folder/server.log" >&2
  exit 1
fi

export LANTERN_TEST_POSTGRES="postgres://lantern@127.0.0.1:$port/postgres"
"$@"
