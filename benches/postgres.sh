# A PostgreSQL of our own in a scratch folder, for the measures; not started by itself.

postgres_bin=/usr/lib/postgresql/15/bin
scratch=

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

as_postgres() {
    if [[ $EUID -eq 0 ]]; then
        (cd / && runuser -u postgres -- "$@")
    else
        "$@"
    fi
}

# A server of our own, as an operator would run it: it waits for the disk.
start_postgres() {
    local port
    port=$(free_port)
    mkdir "$scratch/pg"
    if [[ $EUID -eq 0 ]]; then
        chmod 711 "$scratch"
        chown postgres "$scratch/pg"
    fi
    as_postgres "$postgres_bin/initdb" --pgdata "$scratch/pg/data" --username postgres --auth trust --encoding UTF8 \
        --locale C.UTF-8 --no-sync >/dev/null
    as_postgres "$postgres_bin/pg_ctl" --pgdata "$scratch/pg/data" --log "$scratch/pg/log" --wait --silent \
        --options "-p $port -k $scratch/pg -c listen_addresses=127.0.0.1" start
    export DATABASE_URL="postgres://postgres@127.0.0.1:$port/postgres"
}

stop_postgres() {
    if [[ -f $scratch/pg/data/postmaster.pid ]]; then
        as_postgres "$postgres_bin/pg_ctl" --pgdata "$scratch/pg/data" --mode immediate --silent stop || true
    fi
}
