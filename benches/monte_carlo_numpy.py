#!/usr/bin/env python3
"""The same 100,000 draws with numpy, whole arrays at a time, and with Boucle's crate: which is faster, and do they agree?

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install numpy
    /tmp/venv/bin/python benches/monte_carlo_numpy.py            # then runs `cargo bench -p instruments`

Numpy is given its best: one thread, arrays in place, a polynomial by Horner's rule shared by lines that have the same, beta draws
of its own, truncated normals by drawing again. What is counted is the same: draws, present values, percentiles, mean, probabilities.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np

ROOT = pathlib.Path(__file__).resolve().parent.parent
MODEL = json.loads((ROOT / "crates/instruments/benches/three_options.json").read_text())


def draw(random, d, n):
    kind = d["kind"]
    if kind == "uniform":
        return random.uniform(d["min"], d["max"], n)
    if kind == "triangular":
        return random.triangular(d["min"], d["mode"], d["max"], n)
    if kind == "pert":
        width = d["max"] - d["min"]
        a, b = 1 + 4 * (d["mode"] - d["min"]) / width, 1 + 4 * (d["max"] - d["mode"]) / width
        return d["min"] + width * random.beta(a, b, n)
    values = random.normal(d["mean"], d["sd"], n)
    while True:
        out = np.flatnonzero((values < d["min"]) | (values > d["max"]))
        if not len(out):
            return values
        values[out] = random.normal(d["mean"], d["sd"], len(out))


def correlate(random, a, b, rank):
    """Numpy has no inverse of these distributions: drawn values are put where correlated normals have their ranks."""
    wanted = 2 * np.sin(np.pi / 6 * rank)
    x = random.standard_normal(len(a))
    y = wanted * x + np.sqrt(1 - wanted * wanted) * random.standard_normal(len(b))
    for column, by in ((a, x), (b, y)):
        column.sort()
        placed = np.empty_like(column)
        placed[np.argsort(by)] = column
        column[:] = placed


def shape(line, horizon):
    """Share of the price by year."""
    timing, shares = line["timing"], {}
    if timing["kind"] == "once":
        shares[timing["year"]] = 1.0
    else:
        for year in range(timing["years"], horizon + 1, timing["years"]):
            shares[year] = 1.0
    if "residual" in line:
        shares[horizon] = shares.get(horizon, 0.0) - line["residual"]["share"]
    return shares


def polynomial(coefficients, q, horizon):
    total = np.full_like(q, coefficients.get(horizon, 0.0))
    for year in range(horizon - 1, -1, -1):
        total *= q
        if year in coefficients:
            total += coefficients[year]
    return total


def run(model):
    uncertainty, horizon = model["uncertainty"], model["horizon_years"]
    n, random = uncertainty["draws"], np.random.default_rng(uncertainty["seed"])
    drawn = {i["input"]: draw(random, i["distribution"], n) for i in uncertainty["inputs"]}
    for pair in uncertainty.get("correlations", []):
        correlate(random, drawn[pair["between"][0]], drawn[pair["between"][1]], pair["rank"])
    discount = 1.0 / (1.0 + drawn["discount_rate"])
    totals, known = [], {}
    for option in model["options"]:
        total = np.zeros(n)
        for line in option["lines"]:
            place = f"options/{option['id']}/lines/{line['id']}"
            shares = shape(line, horizon)
            rise = drawn.get(f"{place}/escalation")
            if rise is None:
                rate = float(line["escalation"]["rate"]) if "escalation" in line else 0.0
                coefficients = {year: share * (1 + rate) ** year for year, share in shares.items()}
                key = tuple(sorted(coefficients.items()))
                if key not in known:
                    known[key] = polynomial(coefficients, discount, horizon)
                worth = known[key]
            else:
                worth = polynomial(shares, (1.0 + rise) * discount, horizon)
            total += drawn[f"{place}/amount"] * worth
        totals.append(total)
    totals = np.array(totals)
    best = np.bincount(np.argmin(totals, axis=0), minlength=len(totals)) / n
    spread = [(t.mean(), t.std(ddof=1), t.min(), t.max(), np.percentile(t, [10, 50, 90]), np.histogram(t, 40)[0]) for t in totals]
    savings = [(s.mean(), s.std(ddof=1), np.percentile(s, [10, 50, 90]), np.histogram(s, 40)[0], (s > 0).mean()) for s in totals[0] - totals[1:]]
    return spread, best, savings


def main():
    times = []
    for _ in range(10):
        start = time.perf_counter()
        spread, best, _ = run(MODEL)
        times.append(time.perf_counter() - start)
    numpy_ms = 1000 * sorted(times)[len(times) // 2]
    print(f"numpy {np.__version__}: {numpy_ms:.1f} ms (median of {len(times)})")
    for option, (mean, sd, _, _, (p10, _, p90), _), p in zip(MODEL["options"], spread, best):
        print(f"  {option['id']} mean {mean:.2f} sd {sd:.2f} p10 {p10:.2f} p90 {p90:.2f} cheapest {p:.4f}")
    bench = subprocess.run(["cargo", "bench", "-p", "instruments", "--bench", "monte_carlo"], cwd=ROOT, capture_output=True, text=True, check=True)
    print("\n".join("  " + line for line in bench.stdout.splitlines() if " mean " in line))
    found = re.search(r"100,000 draws.*?time:\s+\[\S+ \S+ (\S+) (\S+)", bench.stdout, re.S)
    ours_ms = float(found[1]) * {"ms": 1, "s": 1000, "µs": 0.001}[found[2]]
    print(f"instruments: {ours_ms:.1f} ms\n{numpy_ms / ours_ms:.1f} times as fast")
    return 0 if numpy_ms >= 10 * ours_ms else 1


if __name__ == "__main__":
    sys.exit(main())
