#!/usr/bin/env bash
# Measures what a large network does in its spaces, through HTTP, and prints Markdown tables: pages read, their history and
# comparison, a page saved, a topic of five hundred replies, a person's first page, a calendar, the search.
#
#   benches/spaces.sh [PROGRAM]      PROGRAM: target/release/boucle by default
#
#   PEOPLE=10000       in the demonstration: two pages and ten replies each, fifty to a space
#   SECONDS_EACH=10    of load for each line                ENGINES="sqlite postgres"
#
# Needs wrk, curl, python3 and PostgreSQL 15. Everything runs on this machine: wrk takes its share of the processors.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
program=${1:-${CARGO_TARGET_DIR:-$here/../target}/release/boucle}
people=${PEOPLE:-10000}
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
    for engine in $engines; do
        if [[ $engine == postgres ]]; then start_postgres; fi
        measure "$engine"
        stop_server
    done
}

measure() {
    local folder=$scratch/$1 began=$EPOCHREALTIME cookie space page topic feed
    mkdir "$folder"
    "$program" --data "$folder" --json demo --listen 127.0.0.1:0 --people "$people" >"$folder/said.json" 2>"$folder/said.log"
    grep '"people"' "$folder/said.json" >"$folder/people.json"
    echo
    echo "$1, $people people (made in $(awk -v a="$began" -v b="$EPOCHREALTIME" 'BEGIN {printf "%.0f", b - a}') s)"
    echo
    read -r page space topic <<<"$(python3 - "$folder/said.json" <<'PYTHON'
import json, sys
hardest = next(json.loads(line)["hardest"] for line in open(sys.argv[1]) if '"hardest"' in line)
print(hardest["page"], hardest["space"], hardest["topic"])
PYTHON
    )"
    start "$folder"
    cookie=$(sign_in "$folder")
    feed=$(curl --silent --cookie "$cookie" --header "Origin: http://$address" \
        --data "act=make&space=${space#/espaces/}" "http://$address/moi/calendrier" |
        grep -o '/calendrier/[A-Za-z0-9_-]*' | grep -v '^/calendrier/$' | head -n1)
    sleep 5
    echo "| page | requests/s | p50 ms | p99 ms | processor ms | bytes | failed | load |"
    echo "|---|---|---|---|---|---|---|---|"
    load "a page with 50 revisions" full "$cookie" "$page"
    load "its history" full "$cookie" "$page/historique"
    load "two versions compared" full "$cookie" "$page/comparaison?de=1&a=50"
    load "who wrote which line" full "$cookie" "$page/auteurs"
    load "tree of a space's pages" full "$cookie" "$space/pages"
    load "topic of 500 replies, last page" full "$cookie" "$topic?page=10"
    load "first page of a person in 20 spaces" full "$cookie" /
    load "first page of a space" full "$cookie" "$space"
    load "60 meetings of a space" full "$cookie" "$space/rencontres"
    load "calendar of 60 meetings" full "" "$feed"
    load "search of all texts, two words" full "$cookie" "/recherche?q=atelier+insertion"
    load "search of all texts, a rare word" full "$cookie" "/recherche?q=linge"
    save "$cookie" "$page"
    echo
    echo "Resident after the load: $(resident) MB."
}

# save COOKIE PAGE: the page is changed three hundred times, one after the other.
save() {
    local before
    # What was asked last may still be answered.
    sleep 10
    before=$(ticks)
    python3 - "$address" "$1" "$2" >"$scratch/saved" <<'PYTHON'
import http.client, re, sys, time, urllib.parse

address, cookie, page = sys.argv[1:]
connection = http.client.HTTPConnection(address)
headers = {"Cookie": cookie, "Origin": f"http://{address}", "Content-Type": "application/x-www-form-urlencoded"}
connection.request("GET", f"{page}/modifier", headers=headers)
form = connection.getresponse().read().decode()
version = int(re.search(r'name="_version" value="(\d+)"', form).group(1))
title = re.search(r'name="title"[^>]*value="([^"]*)"', form).group(1)
text = re.search(r'<textarea[^>]*name="text"[^>]*>(.*?)</textarea>', form, re.S).group(1).strip()
times = []
for number in range(300):
    fields = {"title": title, "text": f"{text}\n\nEssai {number}.", "_version": version + number, "act": "save"}
    began = time.perf_counter()
    connection.request("POST", f"{page}/modifier", urllib.parse.urlencode(fields), headers)
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 303, answer.status
    times.append((time.perf_counter() - began) * 1000)
times.sort()
print(f"{1000 * len(times) / sum(times):.0f} {times[150]:.2f} {times[297]:.2f}")
PYTHON
    read -r rate p50 p99 <"$scratch/saved"
    echo "| the page saved, one after the other | $rate | $p50 | $p99 |" \
        "$(awk -v ticks=$(($(ticks) - before)) 'BEGIN {printf "%.2f", ticks * 10 / 300}') | | 0 | |"
}

main "$@"
