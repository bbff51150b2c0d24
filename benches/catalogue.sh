#!/usr/bin/env bash
# Measures a catalogue that has grown: search and match through HTTP, memory, the index on disk, how long it takes to make it
# anew, and how soon a solution that is published is found. Prints Markdown tables.
#
#   benches/catalogue.sh [PROGRAM]   PROGRAM: target/release/boucle by default
#
#   SOLUTIONS=1000000  in the large demonstration           ENGINES="sqlite postgres"
#   SECONDS_EACH=15    of load for each line
#
# Needs wrk, curl, python3 and PostgreSQL 15, and some 6 GB of disk for a million. Everything runs on this machine.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
program=${1:-${CARGO_TARGET_DIR:-$here/../target}/release/boucle}
solutions=${SOLUTIONS:-1000000}
engines=${ENGINES:-sqlite postgres}
seconds=${SECONDS_EACH:-15}
# shellcheck source=benches/load.sh
source "$here/load.sh"

main() {
    trap finish EXIT
    trap 'exit 130' INT TERM
    scratch=$(mktemp -d)
    export BOUCLE_SEARCH_PER_SECOND=0
    describe_machine
    for engine in $engines; do
        if [[ $engine == postgres ]]; then start_postgres; fi
        measure "$scratch/$engine"
        rm -rf "${scratch:?}/$engine"
    done
}

measure() {
    local folder=$1 cookie need began rebuilt
    make "$folder" "$solutions"
    echo
    echo "$engine, $solutions solutions (made and indexed in $(cat "$folder/seconds") s)"
    echo
    began=$EPOCHREALTIME
    "$program" --data "$folder" reindex >/dev/null 2>"$scratch/reindex.log"
    rebuilt=$(awk -v a="$began" -v b="$EPOCHREALTIME" 'BEGIN {printf "%.1f", b - a}')
    start "$folder"
    cookie=$(sign_in "$folder")
    need=$(curl --silent --cookie "$cookie" "http://$address/besoins" | grep -o '/besoins/[0-9a-f-]\{36\}' | head -n1)
    curl --silent --fail --output /dev/null --cookie "$cookie" "http://$address$need"
    sleep 15
    until_sound
    echo "| page | requests/s | p50 ms | p99 ms | processor ms | bytes | failed | load |"
    echo "|---|---|---|---|---|---|---|---|"
    load "search with all facets, 20 at a time with pauses" paced "" search
    load "search, saturated" full "" search
    load "a need and its solutions, 20 at a time with pauses" paced "$cookie" "$need"
    load "a need and its solutions, saturated" full "$cookie" "$need"
    printf '\n| | |\n|---|---|\n'
    echo "| index on disk | $(du -sm "$folder/index" | cut -f1) MB |"
    echo "| index made anew | $rebuilt s |"
    echo "| resident after the load | $(resident) MB |"
    echo "| a solution that is published is found after, five times | $(published_and_found "$(sign_in "$folder" supplier)") ms |"
    stop_server
}

# published_and_found COOKIE: from the answer that a solution is saved to the first search that finds it.
published_and_found() {
    python3 - "$address" "$1" <<'PYTHON'
import http.client, json, re, sys, time

address, cookie = sys.argv[1:]
connection = http.client.HTTPConnection(address)
headers = {"Cookie": cookie, "Origin": f"http://{address}", "Content-Type": "application/json"}

def ask(method, path, body=None):
    connection.request(method, path, body and json.dumps(body), headers)
    answer = connection.getresponse()
    text = answer.read()
    assert answer.status < 300, (method, path, answer.status, text)
    return json.loads(text)

# The form says in whose name one writes.
connection.request("GET", "/catalogue/nouvelle", None, headers)
supplier = re.search(r'name="supplier" value="([0-9a-f-]{36})"', connection.getresponse().read().decode())[1]
waits = []
for word in ["zyxomat", "quorvelle", "wobrinax", "juvextron", "kryptalle"]:
    ask("POST", "/api/v1/solutions", {"supplier": supplier, "title": f"Banc {word}", "summary": "Bancs publics.", "language": "fr",
        "categories": ["furniture.outdoor"], "places": ["CA-QC"], "publish": True})
    saved = time.perf_counter()
    while not ask("GET", f"/api/v1/solutions?q={word}")["solutions"]:
        time.sleep(0.01)
    waits.append((time.perf_counter() - saved) * 1000)
print(", ".join(f"{wait:.0f}" for wait in sorted(waits)))
PYTHON
}

main "$@"
