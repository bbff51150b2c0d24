#!/usr/bin/env bash
# Measures a morning of digests in a large network: everybody's is due at the same moment. Prints a Markdown table: how long
# writing them all takes, how long sending them to a mail server on this machine, and the memory that it needs.
#
#   benches/digest.sh [PROGRAM]      PROGRAM: target/release/boucle by default
#
#   PEOPLE=10000       in the demonstration                 ENGINES="sqlite postgres"
#
# Needs curl, python3, sqlite3 and PostgreSQL 15. Everything runs on this machine, the mail server too.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
program=${1:-${CARGO_TARGET_DIR:-$here/../target}/release/boucle}
people=${PEOPLE:-10000}
engines=${ENGINES:-sqlite postgres}
mail_server=
# shellcheck source=benches/load.sh
source "$here/load.sh"

main() {
    trap finish_both EXIT
    trap 'exit 130' INT TERM
    scratch=$(mktemp -d)
    describe_machine
    take_mails
    echo
    echo "| engine | pace | mails | written in s | sent in s | mails/s | processor ms for a mail | resident before, at most, MB | load |"
    echo "|---|---|---|---|---|---|---|---|---|"
    for engine in $engines; do
        if [[ $engine == postgres ]]; then start_postgres; fi
        measure "$engine"
    done
}

finish_both() {
    local code=$?
    if [[ -n $mail_server ]]; then kill "$mail_server" 2>/dev/null || true; fi
    (exit "$code")
    finish
}

# A mail server that takes everything and keeps nothing.
take_mails() {
    local port
    port=$(free_port)
    python3 - "$port" <<'PYTHON' &
import asyncio, sys

async def serve(reader, writer):
    async def say(*lines):
        writer.write("".join(f"{line}\r\n" for line in lines).encode())
        await writer.drain()
    await say("220 sink")
    while line := await reader.readline():
        verb = line[:4].upper()
        if verb == b"DATA":
            await say("354 go on")
            while (await reader.readline()) not in (b".\r\n", b""):
                pass
        if verb == b"QUIT":
            await say("221 bye")
            break
        await say(*(["250-sink", "250 8BITMIME"] if verb == b"EHLO" else ["250 ok"]))
    writer.close()

async def main():
    async with await asyncio.start_server(serve, "127.0.0.1", int(sys.argv[1])) as server:
        await server.serve_forever()

asyncio.run(main())
PYTHON
    mail_server=$!
    export BOUCLE_SMTP=smtp://127.0.0.1:$port
}

# ask ENGINE STATEMENT
ask() {
    if [[ $1 == postgres ]]; then
        psql --quiet --no-align --tuples-only --dbname "$DATABASE_URL" --command "$2"
    else
        sqlite3 -cmd '.timeout 10000' "$scratch/sqlite/boucle.sqlite" "$2"
    fi
}

measure() {
    local folder=$scratch/$1
    mkdir "$folder"
    "$program" --data "$folder" --json demo --listen 127.0.0.1:0 --people "$people" >"$folder/said.json" 2>"$folder/said.log"
    # Everybody came ten days ago, and was told nothing since.
    if [[ $1 == postgres ]]; then
        now="now()" later="now() + interval '1 day'"
        ask "$1" "UPDATE space_member SET since = since - interval '10 days'" >/dev/null
    else
        now="CAST(strftime('%s', 'now') AS INTEGER) * 1000000" later="(CAST(strftime('%s', 'now') AS INTEGER) + 86400) * 1000000"
        ask "$1" "UPDATE space_member SET since = since - 864000000000" >/dev/null
    fi
    start "$folder"
    sleep 5
    for pace in daily weekly; do due "$1" "$pace"; done
    stop_server
}

# due ENGINE PACE: now, everybody's digest of that pace is due.
due() {
    local before most=0 began written='' sent used at_rest
    ask "$1" "BEGIN; DELETE FROM notice_pace; DELETE FROM mail; DELETE FROM notice_setting; UPDATE person SET pace = '$2';
        INSERT INTO notice_setting (person_id, hour, weekday, quiet_from, quiet_until, daily_at, weekly_at)
        SELECT id, 8, 1, 21, 7, $(if [[ $2 == daily ]]; then echo "$now, $later"; else echo "$later, $now"; fi)
        FROM person WHERE erased_at IS NULL; COMMIT" >/dev/null
    at_rest=$(resident)
    before=$(ticks)
    began=$EPOCHREALTIME
    # The program itself may have asked for it meanwhile.
    ask "$1" "INSERT INTO job (id, kind, payload, unique_key, due_at, attempts)
        SELECT id, 'notices_digests', '', 'notices_digests:', $now, 0 FROM person ORDER BY id LIMIT 1
        ON CONFLICT (unique_key) DO UPDATE SET due_at = excluded.due_at" >/dev/null
    while true; do
        used=$(resident)
        if ((used > most)); then most=$used; fi
        if [[ $(ask "$1" "SELECT count(*) FROM job WHERE kind = 'notices_digests'") == 0 ]]; then
            written=${written:-$EPOCHREALTIME}
            if [[ $(ask "$1" "SELECT count(*) FROM job WHERE kind = 'mail'") == 0 ]]; then break; fi
        fi
        sleep 0.2
    done
    sent=$(ask "$1" "SELECT count(*) FROM mail WHERE sent_at IS NOT NULL")
    awk -v name="$1" -v pace="$2" -v sent="$sent" -v began="$began" -v written="$written" -v ended="$EPOCHREALTIME" \
        -v ticks=$(($(ticks) - before)) -v rest="$at_rest" -v most="$most" -v load="$(cut -d' ' -f1 /proc/loadavg)" \
        'BEGIN {printf "| %s | %s | %d | %.1f | %.1f | %.0f | %.2f | %d, %d | %s |\n", name, pace, sent, written - began,
            ended - written, sent / (ended - began), ticks * 10 / sent, rest, most, load}'
}

main "$@"
