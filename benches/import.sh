#!/usr/bin/env bash
# Imports a CSV of invented solutions, on both engines, twice: the second time nothing changes; then as many as an online form gives
# them, with territories in anybody's words and suppliers that are new. Prints rows a second and the most memory that the program
# took.
#
#   benches/import.sh [PROGRAM]      ROWS=100000   ENGINES="sqlite postgres"
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
program=${1:-${CARGO_TARGET_DIR:-$here/../target}/release/boucle}
rows=${ROWS:-100000}
engines=${ENGINES:-sqlite postgres}
# shellcheck source=benches/postgres.sh
source "$here/postgres.sh"

main() {
    trap finish EXIT
    trap 'exit 130' INT TERM
    scratch=$(mktemp -d)
    solutions "$rows" >"$scratch/solutions.csv"
    solutions $((rows / 10)) >"$scratch/tenth.csv"
    form "$rows" >"$scratch/form.csv"
    echo "$rows rows, $(du -m "$scratch/solutions.csv" | cut -f1) MB, load before: $(cut -d' ' -f1 /proc/loadavg)"
    echo
    echo "| engine | rows | seconds | rows/s | processor s | resident at most, MB |"
    echo "|---|---|---|---|---|---|"
    for engine in $engines; do
        if [[ $engine == postgres ]]; then start_postgres; fi
        "$program" --data "$scratch/$engine" --json demo --listen 127.0.0.1:0 >/dev/null 2>&1
        import "$engine" "$scratch/tenth.csv" $((rows / 10))
        import "$engine" "$scratch/solutions.csv" "$rows"
        import "$engine, again" "$scratch/solutions.csv" "$rows"
        import "$engine, of a form" "$scratch/form.csv" "$rows" --new-suppliers
    done
}

finish() {
    local code=$?
    trap - EXIT
    stop_postgres
    if [[ -n $scratch ]]; then rm -rf "$scratch"; fi
    exit "$code"
}

# import NAME FILE ROWS [OPTION]: one line of the table. The program's start is in the time.
import() {
    python3 - "$1" "$3" "$program" --data "$scratch/${1%%,*}" --json import solutions "$2" "${@:4}" <<'PYTHON'
import resource, subprocess, sys, time

name, rows, *command = sys.argv[1:]
began = time.perf_counter()
done = subprocess.run(command, capture_output=True, text=True)
took = time.perf_counter() - began
assert done.returncode == 0, done.stderr
used = resource.getrusage(resource.RUSAGE_CHILDREN)
processor = used.ru_utime + used.ru_stime
print(f"| {name} | {rows} | {took:.2f} | {int(rows) / took:.0f} | {processor:.2f} | {used.ru_maxrss / 1024:.0f} |")
PYTHON
}

# form ROWS: the answers of an online form; one supplier in five lines.
form() {
    python3 - "$1" <<'PYTHON'
import csv, sys

where = ["Île-de-France et Oise", "toute l’IDF sauf 77", "50 km autour de Trois-Rivières", "France entière", "Québec + Maritimes",
         "75, 92, 93 et 94", "Hauts de France ; Normandie", "Paris et petite couronne", "Bretagne sauf 35", "Oise et la vallée"]
out = csv.writer(sys.stdout)
out.writerow(["Horodateur", "Nom de votre structure", "Commune", "Nom de la solution", "Décrivez votre solution",
              "Quelles catégories d’achat ?", "Sur quels territoires intervenez-vous ?"])
for number in range(int(sys.argv[1])):
    out.writerow(["2026-09-01", f"Atelier du formulaire {number // 5}", "Longueuil", f"Étagères remontées numéro {number}",
                  f"Des étagères de bibliothèque remontées, lot {number}.", "Mobilier de bureau, Mobilier scolaire et de petite enfance",
                  where[number % len(where)]])
PYTHON
}

# solutions ROWS: a file in which no two lines are alike.
solutions() {
    python3 - "$1" <<'PYTHON'
import csv, random, sys

dice = random.Random(1)
suppliers = ["Atelier Second Souffle", "Mobilia Services", "Coopérative Le Dossier", "Le Linge Clair"]
things = ["Bureaux", "Chaises", "Armoires", "Vélos", "Nappes", "Lampes", "Bancs", "Écrans", "Portes", "Outils"]
ways = ["remis à neuf", "en location", "avec reprise", "de seconde main", "réparables", "de matière recyclée"]
categories = ["Mobilier de bureau", "Matériel informatique", "Mobilier urbain et extérieur", "Nettoyage de locaux"]
strategies = ["reuse", "repair", "refurbish", "take_back"]
towns = ["Montréal", "Longueuil", "Laval", "Rimouski", "Bobigny", "Lyon"]
out = csv.writer(sys.stdout, delimiter=";")
out.writerow(["Référence", "Fournisseur", "Titre", "Résumé", "Description", "Catégories", "Stratégies", "Territoires"])
for number in range(int(sys.argv[1])):
    title = f"{dice.choice(things)} {dice.choice(ways)}, lot {number}"
    summary = f"Lot de {dice.randrange(5, 500)} pièces, garanti {dice.randrange(1, 10)} ans."
    text = " ".join(f"{dice.choice(things)} {dice.choice(ways)}, livraison en {dice.randrange(2, 60)} jours." for _ in range(8))
    out.writerow([f"L-{number}", dice.choice(suppliers), title, summary, text, dice.choice(categories),
                  dice.choice(strategies), dice.choice(towns)])
PYTHON
}

main "$@"
