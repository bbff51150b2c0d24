#!/usr/bin/env bash
# Measures a release program through HTTP and prints Markdown tables: pages under load, start, memory, size.
#
#   benches/http.sh [PROGRAM]        PROGRAM: target/release/boucle by default
#
#   SOLUTIONS=100000   in the large demonstration           ENGINES="sqlite postgres"
#   SECONDS_EACH=15    of load for each line                KEEP=DIR   data is made there once, and kept
#
# Needs wrk, curl, python3 and PostgreSQL 15. Everything runs on this machine: wrk takes its share of the processors.
# wrk has no constant rate: for "200/s", 20 connections wait 50 to 150 ms between an answer and the next request.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
program=${1:-${CARGO_TARGET_DIR:-$here/../target}/release/boucle}
solutions=${SOLUTIONS:-100000}
engines=${ENGINES:-sqlite postgres}
seconds=${SECONDS_EACH:-15}
# shellcheck source=benches/load.sh
source "$here/load.sh"

main() {
    trap finish EXIT
    trap 'exit 130' INT TERM
    scratch=$(mktemp -d)
    data=${KEEP:-$scratch}
    mkdir -p "$data"
    export BOUCLE_SEARCH_PER_SECOND=0
    describe_machine
    for engine in $engines; do
        if [[ $engine == postgres ]]; then start_postgres; fi
        measure_pages "$engine"
        stop_server
    done
    unset DATABASE_URL
    measure_at_rest
    measure_start
    printf '\n| | |\n|---|---|\n| program | %d MB |\n' $(($(stat -c %s "$program") / 1000000))
}

measure_pages() {
    local folder=$data/$1 need cookie
    # Its database is made anew each time; an index that was kept would be another's.
    if [[ $1 == postgres ]]; then folder=$scratch/postgres; fi
    make "$folder" "$solutions"
    echo
    echo "$1, $solutions solutions (made and indexed in $(cat "$folder/seconds") s)"
    echo
    start "$folder"
    cookie=$(sign_in "$folder")
    need=$(curl --silent --cookie "$cookie" "http://$address/besoins" | grep -o '/besoins/[0-9a-f-]\{36\}' | head -n1)
    for path in / /besoins "$need"; do
        curl --silent --fail --output /dev/null --cookie "$cookie" "http://$address$path"
    done
    # The first start after a large change takes it in again beside the requests.
    sleep 15
    echo "| page | requests/s | p50 ms | p99 ms | processor ms | bytes | failed | load |"
    echo "|---|---|---|---|---|---|---|---|"
    load "fixed route" full "" /healthz
    load "search, 200/s" paced "" search
    load "search, saturated" full "" search
    load "search without compression, saturated" plain "" search
    load "first page of a member, saturated" full "$cookie" /
    load "needs of a member, saturated" full "$cookie" /besoins
    load "both, 200/s" paced "$cookie" / /besoins
    load "a need and its solutions, 200/s" paced "$cookie" "$need"
    load "a need and its solutions, saturated" full "$cookie" "$need"
    echo
    echo "Resident after the load: $(resident) MB."
}

measure_at_rest() {
    local path
    make "$data/rest" 10000
    # The first start takes in a large change again; it is measured after another.
    start "$data/rest"
    sleep 20
    stop_server
    start "$data/rest"
    for path in / /catalogue '/catalogue?q=bureau' /connexion; do
        curl --silent --fail --output /dev/null "http://$address$path"
    done
    sleep 5
    printf '\n| at rest with 10,000 solutions | resident MB |\n|---|---|\n| sqlite | %s |\n' "$(resident)"
    stop_server
}

# From the start of the process to the whole of a search page, ten times.
measure_start() {
    if [[ ! -d $data/sqlite ]]; then return; fi
    printf '\n| start to first answer, %s solutions, index present | ms |\n|---|---|\n' "$solutions"
    python3 - "$program" "$data/sqlite" "$(free_port)" <<'PYTHON'
import http.client, statistics, subprocess, sys, time

program, data, port = sys.argv[1:]
times = []
for _ in range(10):
    began = time.perf_counter()
    server = subprocess.Popen([program, "--data", data, "serve", "--listen", f"127.0.0.1:{port}"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while True:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", int(port))
            connection.request("GET", "/catalogue?q=bureau")
            answer = connection.getresponse()
            answer.read()
            break
        except OSError:
            time.sleep(0.002)
    times.append((time.perf_counter() - began) * 1000)
    assert answer.status == 200, answer.status
    server.terminate()
    server.wait()
print(f"| median of ten | {statistics.median(times):.0f} |\n| longest of ten | {max(times):.0f} |")
PYTHON
}

main "$@"
