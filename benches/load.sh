# What measures of a running program share: it is started, somebody signs in, wrk asks, the processor time is counted.
# Sourced by http.sh, catalogue.sh, spaces.sh and network.sh, which set `program`, `seconds` and `here`.

server=
# shellcheck source=benches/postgres.sh
source "$here/postgres.sh"

describe_machine() {
    echo "$(date -I), $(nproc) processors ($(sed -n 's/^model name\s*: //p' /proc/cpuinfo | head -n1))," \
        "$(awk '/MemTotal/ {printf "%.0f GB", $2 / 1048576}' /proc/meminfo), load before: $(cut -d' ' -f1 /proc/loadavg)"
}

finish() {
    local code=$?
    trap - EXIT
    stop_server
    stop_postgres
    if [[ -n $scratch ]]; then rm -rf "$scratch"; fi
    exit "$code"
}

# make FOLDER SOLUTIONS: a demonstration; leaves what it said of people in FOLDER/people.json.
make() {
    local began=$EPOCHREALTIME
    mkdir -p "$1"
    "$program" --data "$1" --json demo --listen 127.0.0.1:0 --solutions "$2" >"$1/said.json" 2>"$1/said.log"
    grep '"people"' "$1/said.json" >"$1/people.json"
    awk -v a="$began" -v b="$EPOCHREALTIME" 'BEGIN {printf "%.1f", b - a}' >"$1/seconds"
}

# start FOLDER: serves it; sets `address` and `server`.
start() {
    address=127.0.0.1:$(free_port)
    "$program" --data "$1" serve --listen "$address" >/dev/null 2>"$scratch/server.log" &
    server=$!
    until curl --silent --fail --output /dev/null "http://$address/readyz"; do sleep 0.05; done
}

# until_sound: waits until SQLite's file has been looked at, which takes a share of a processor for as long as it is large.
until_sound() {
    if [[ $engine == sqlite ]]; then
        timeout 600 bash -c 'until grep -q "the database is sound" "$0"; do sleep 1; done' "$scratch/server.log"
    fi
}

stop_server() {
    if [[ -n $server ]]; then
        kill "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
        server=
    fi
}

# sign_in FOLDER [ROLE]: a session, the buyer's by default, by the link that the demonstration printed.
sign_in() {
    local path
    path=$(python3 - "$1/people.json" "${2:-buyer}" <<'PYTHON'
import json, sys
people = json.load(open(sys.argv[1]))["people"]
link = next(person["link"] for person in people if person["role"] == sys.argv[2])
print("/" + link.split("/", 3)[3])
PYTHON
    )
    curl --silent --include --request POST --header "Origin: http://$address" --data '' "http://$address$path" |
        sed -n 's/^set-cookie: \(session=[^;]*\).*/\1/ip' | tr -d '\r'
}

# load NAME HOW COOKIE PATHS…: one line of the table. HOW: `paced`, or `full` speed, or `plain`: full, and not compressed.
load() {
    local name=$1 how=$2 cookie=$3 connections=32 environment=() result before
    shift 3
    if [[ $how == paced ]]; then
        connections=20
        environment+=(PACED=1)
    fi
    if [[ $how == plain ]]; then environment+=(ENCODING=identity); fi
    if [[ -n $cookie ]]; then environment+=("COOKIE=$cookie"); fi
    before=$(ticks)
    result=$(env "${environment[@]}" wrk --threads 1 --connections "$connections" --duration "${seconds}s" --latency \
        --script "$here/http.lua" "http://$address" -- "$@" | grep '^RESULT')
    read -r _ rate p50 p99 failed bytes <<<"$result"
    echo "| $name | $rate | $p50 | $p99 | $(each $(($(ticks) - before)) "$rate") | $bytes | $failed |" \
        "$(cut -d' ' -f1 /proc/loadavg) |"
}

# Processor time of the server so far, in hundredths of a second.
ticks() {
    awk '{print $14 + $15}' "/proc/$server/stat"
}

# each TICKS RATE: milliseconds of processor for one request. Unlike the others, it hardly depends on what else runs.
each() {
    awk -v ticks="$1" -v rate="$2" -v seconds="$seconds" 'BEGIN {printf "%.2f", ticks * 10 / (rate * seconds)}'
}

resident() {
    awk '/VmRSS/ {printf "%.0f", $2 / 1024}' "/proc/$server/status"
}
