#!/usr/bin/env bash
# Measures the pages of working groups, programmes, purchases and tools through HTTP, with the demonstration network.
#
#   benches/network.sh [PROGRAM]        PROGRAM: target/release/boucle by default
#
#   ENGINES="sqlite postgres"           SECONDS_EACH=10    of load for each line
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
program=${1:-${CARGO_TARGET_DIR:-$here/../target}/release/boucle}
engines=${ENGINES:-sqlite postgres}
seconds=${SECONDS_EACH:-10}
# shellcheck source=benches/load.sh
source "$here/load.sh"

main() {
    trap finish EXIT
    trap 'exit 130' INT TERM
    scratch=$(mktemp -d)
    export BOUCLE_SEARCH_PER_SECOND=0
    describe_machine
    local engine
    for engine in $engines; do
        if [[ $engine == postgres ]]; then start_postgres; fi
        measure_pages "$engine"
        stop_server
    done
}

# first COOKIE PAGE PATTERN: the first address of that form on a page.
first() {
    curl --silent --cookie "$1" "http://$address$2" | grep -o "$3" | head -n1
}

measure_pages() {
    local folder=$scratch/$1 id='[0-9a-f-]\{36\}' cookie cookie_buyer group edition project tool calculation
    mkdir -p "$folder"
    "$program" --data "$folder" --json demo --listen 127.0.0.1:0 >"$folder/said.json" 2>"$folder/said.log"
    grep '"people"' "$folder/said.json" >"$folder/people.json"
    start "$folder"
    cookie=$(sign_in "$folder" coordinator)
    # One with a year behind it: others have no report.
    for group in $(curl --silent --cookie "$cookie" "http://$address/chantiers" | grep -o "/chantiers/$id" | sort -u); do
        if curl --silent --fail --output /dev/null --cookie "$cookie" "http://$address$group/bilan"; then break; fi
    done
    edition=$(first "$cookie" /programmes "/programmes/$id")
    project=$(first "$cookie" "$edition/projets" "/achats/$id")
    tool=$(first "$cookie" /bibliotheque "/bibliotheque/$id")
    cookie_buyer=$(sign_in "$folder" buyer)
    calculation=$(first "$cookie_buyer" /outils "/outils/couts/$id")
    printf '\n%s\n\n' "$1"
    echo "| page | requests/s | p50 ms | p99 ms | processor ms | bytes | failed | load |"
    echo "|---|---|---|---|---|---|---|---|"
    load "a working group" full "$cookie" "$group"
    load "its plan" full "$cookie" "$group/plan"
    load "its report" full "$cookie" "$group/bilan"
    load "the desk of the network" full "$cookie" /gestion/chantiers
    load "a tool of the library" full "$cookie" "$tool"
    load "an edition, for a visitor" full "" "$edition"
    load "34 applications" full "$cookie" "$edition/candidatures"
    load "its board of purchases" full "$cookie" "$edition/projets"
    load "a purchase project" full "$cookie" "$project"
    load "a total cost, calculated" full "$cookie_buyer" "$calculation"
    echo
    echo "Resident after the load: $(resident) MB."
}

main "$@"
