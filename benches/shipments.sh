#!/usr/bin/env bash
# Measures a file of a million shipments as somebody sends it: until its lines are counted and read, then until its sums are there,
# while another asks for a page. Prints a Markdown table.
#
#   benches/shipments.sh [PROGRAM]   PROGRAM: target/release/boucle by default
#
#   LINES=1000000      in the file                          ENGINES="sqlite postgres"
#
# Needs curl, python3 and PostgreSQL 15.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
program=${1:-${CARGO_TARGET_DIR:-$here/../target}/release/boucle}
lines=${LINES:-1000000}
engines=${ENGINES:-sqlite postgres}
# shellcheck source=benches/load.sh
source "$here/load.sh"

main() {
    trap finish EXIT
    trap 'exit 130' INT TERM
    scratch=$(mktemp -d)
    describe_machine
    echo
    echo "| engine | lines | MB | sent and counted in s | summed in s | lines/s | longest wait of another for a page, ms | resident before, at most, MB |"
    echo "|---|---|---|---|---|---|---|---|"
    for engine in $engines; do
        if [[ $engine == postgres ]]; then start_postgres; fi
        make "$scratch/$engine" 100
        start "$scratch/$engine"
        send "$engine" "$(sign_in "$scratch/$engine")"
        stop_server
    done
}

send() {
    python3 - "$1" "$2" "$address" "$lines" "$server" <<'PYTHON'
import html, http.client, random, re, sys, threading, time, urllib.parse

engine, cookie, address, lines, server = sys.argv[1:]
lines = int(lines)

def resident(what="VmRSS"):
    return int(re.search(rf"{what}:\s+(\d+)", open(f"/proc/{server}/status").read())[1]) // 1024

def ask(method, path, body=None, kind="application/x-www-form-urlencoded"):
    connection = http.client.HTTPConnection(address, timeout=600)
    headers = {"Cookie": cookie, "Origin": f"http://{address}", "Accept-Language": "fr"}
    if body is not None:
        headers["Content-Type"] = kind
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    assert answer.status < 400, (method, path, answer.status, re.findall(r"class=\"error\"[^<]*<", text)[:5] or text[-300:])
    return answer.getheader("Location"), text

draw = random.Random(1)
rows = ["mode;tonnes;km;origine;destination;transporteur;date"]
for _ in range(lines):
    mode = ("route", "route", "route", "rail")[draw.randrange(4)]
    rows.append(f"{mode};{draw.randrange(1, 250) / 10:.1f};{draw.randrange(20, 1500)};Ville {draw.randrange(50)};Ville {draw.randrange(40)};"
                f"Transporteur {draw.randrange(50)};2026-{draw.randrange(1, 13):02}-14")
text = ("\n".join(rows) + "\n").encode()

before, longest, over = resident(), [0.0], threading.Event()

def another():
    while not over.is_set():
        began = time.perf_counter()
        ask("GET", "/catalogue")
        longest[0] = max(longest[0], time.perf_counter() - began)
        time.sleep(0.05)

beside = threading.Thread(target=another)
beside.start()
try:
    edge = "edge-of-a-part"
    body = (f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="million.csv"\r\nContent-Type: text/csv\r\n\r\n'.encode()
            + text + f"\r\n--{edge}--\r\n".encode())
    began = time.perf_counter()
    place, _ = ask("POST", "/outils/expeditions/nouveau", body, f"multipart/form-data; boundary={edge}")
    _, page = ask("GET", place)
    counted = time.perf_counter() - began
    form = []
    for tag in re.findall(r"<input [^>]*>", page):
        name, value, kind = (re.search(rf'{what}="([^"]*)"', tag) for what in ("name", "value", "type"))
        if name and not (kind and kind[1] in ("checkbox", "submit") and "checked" not in tag):
            form.append((name[1], html.unescape(value[1]) if value else ""))
    for name, choices in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', page, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', choices) or re.search(r'<option value="([^"]*)"', choices)
        form.append((name, html.unescape(chosen[1]) if chosen else ""))
    form = [(name, "Un million" if name == "title" else value) for name, value in form]
    began = time.perf_counter()
    at, _ = ask("POST", place, urllib.parse.urlencode(form))
    while True:
        at, page = (lambda found: (found[0] or at, found[1]))(ask("GET", at))
        if re.search(r"<h1>[^<]*CO₂e", page):
            break
        time.sleep(0.1)
    summed = time.perf_counter() - began
finally:
    over.set()
    beside.join()
print(f"| {engine} | {lines} | {len(text) / 1e6:.0f} | {counted:.1f} | {summed:.1f} | {lines / summed:.0f} | {longest[0] * 1000:.0f} |"
      f" {before}, {resident('VmHWM')} |")
PYTHON
}

main "$@"
