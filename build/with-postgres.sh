#!/usr/bin/env bash
# Runs a command beside a PostgreSQL 15 server of its own, which keeps what it is given (fsync on) and is gone afterwards. The command finds the server's address in
# KANGYU_BENCH_POSTGRES, and its first process in KANGYU_BENCH_POSTGRES_PID: build/with-postgres.sh ./kangyu bench append
set -euo pipefail
binaries=/usr/lib/postgresql/15/bin
[ -x "$binaries/initdb" ] || { echo "PostgreSQL 15 is not installed: apt-get install postgresql-15" >&2; exit 1; }
[ $# -gt 0 ] || { echo "usage: build/with-postgres.sh COMMAND ..." >&2; exit 2; }
place=$(mktemp -d) server=
as=()
if [ "$(id -u)" = 0 ]; then chown postgres "$place"; as=(setpriv --reuid=postgres --regid=postgres --clear-groups); fi
finish() { [ -z "$server" ] || { kill -INT "$server" && wait "$server"; } 2>/dev/null || true; rm -rf "$place"; }
trap finish EXIT
"${as[@]}" "$binaries/initdb" -D "$place/data" -U postgres -A trust -E UTF8 --locale=C >/dev/null
"${as[@]}" "$binaries/postgres" -D "$place/data" -k "$place" -c listen_addresses= -c shared_buffers=512MB -c max_wal_size=4GB -c wal_compression=on >"$place/log" 2>&1 &
server=$!
until "${as[@]}" "$binaries/pg_isready" -q -h "$place"; do kill -0 "$server" || { cat "$place/log" >&2; exit 1; }; sleep 0.2; done
export KANGYU_BENCH_POSTGRES_PID=$server
export KANGYU_BENCH_POSTGRES="postgres://postgres@localhost/postgres?host=$place"
"$@"
