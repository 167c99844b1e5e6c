#!/bin/sh
# A throw-away PostgreSQL for tests.  usage: tools/postgres.sh start|stop|address [FOLDER] [PORT]
# `start` prints the value of MOSTURA_DATABASE; `stop` ends the server and removes its folder.
set -eu

act=${1:-}
folder=${2:-${TMPDIR:-/tmp}/mostura-postgres}
port=${3:-5544}

say() { printf '%s\n' "$*" >&2; }

programs() {
    for place in "$(command -v pg_config >/dev/null 2>&1 && pg_config --bindir || true)" \
        /usr/lib/postgresql/*/bin "$(dirname "$(command -v initdb || echo /nowhere/x)")"; do
        if [ -x "$place/initdb" ] && [ -x "$place/pg_ctl" ]; then
            printf '%s\n' "$place"
            return
        fi
    done
    say "PostgreSQL is not installed. On Debian: apt-get install postgresql"
    exit 3
}

# PostgreSQL refuses to run as root: another account owns the folder then.
as_owner() {
    if [ "$(id -u)" -ne 0 ]; then
        "$@"
    elif id postgres >/dev/null 2>&1; then
        runuser -u postgres -- "$@"
    else
        runuser -u nobody -- "$@"
    fi
}

address() { printf 'postgres://hub@127.0.0.1:%s/hub\n' "$port"; }

start() {
    bin=$(programs)
    mkdir -p "$folder"
    if [ "$(id -u)" -eq 0 ]; then
        chown "$(id -u postgres 2>/dev/null || id -u nobody)" "$folder"
    fi
    cd "$folder"
    if [ ! -f "$folder/data/PG_VERSION" ]; then
        as_owner "$bin/initdb" -D "$folder/data" -U hub --auth=trust -E UTF8 \
            --locale=C.UTF-8 >"$folder.initdb.log" 2>&1 || { cat "$folder.initdb.log" >&2; exit 1; }
        rm -f "$folder.initdb.log"
    fi
    if ! as_owner "$bin/pg_ctl" -D "$folder/data" status >/dev/null 2>&1; then
        as_owner "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w -t 30 start \
            -o "-p $port -k $folder -c listen_addresses=127.0.0.1 -c max_connections=100" \
            >/dev/null || { say "PostgreSQL did not start; is port $port taken?"; \
            tail -5 "$folder/log" >&2; exit 1; }
    fi
    as_owner "$bin/psql" -h "$folder" -p "$port" -U hub -d postgres -tAc \
        "SELECT 1 FROM pg_database WHERE datname = 'hub'" | grep -q 1 ||
        as_owner "$bin/createdb" -h "$folder" -p "$port" -U hub hub
    address
}

stop() {
    bin=$(programs)
    if [ -f "$folder/data/PG_VERSION" ]; then
        cd /
        as_owner "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
        rm -rf "$folder"
    fi
}

case $act in
start) start ;;
stop) stop ;;
address) address ;;
*) say "usage: tools/postgres.sh start|stop|address [FOLDER] [PORT]"; exit 2 ;;
esac
