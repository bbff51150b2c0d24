#!/usr/bin/env python3
"""Writes the model that benches/monte_carlo_numpy.py and `cargo bench -p instruments` both draw from.

Three options of ten lines each: a price, prices of energy that rise at a rate nobody knows, upkeep, consumables, downtime,
overhauls, an end of life, a residual value. Every line is drawn, so is the discount rate, and two prices of energy go together.
"""

import json
import sys

YEARS = 15


def once(name, category, amount, year=0, **more):
    return dict(id=name, title=name, category=category, amount=amount, timing={"kind": "once", "year": year}, **more)


def every(name, category, amount, years=1, **more):
    return dict(id=name, title=name, category=category, amount=amount, timing={"kind": "every", "years": years}, **more)


def rising(rate):
    return {"kind": "constant", "rate": rate, "basis": "real"}


def option(name, k):
    lines = [
        once("price", "acquisition", 1000 * k, residual={"kind": "factor", "share": 0.1}),
        once("fitting", "installation", 150 * k),
        every("power", "energy", 60 * k, escalation=rising(0.02)),
        every("heat", "energy", 45 * k, escalation=rising(0.01)),
        every("upkeep", "maintenance", 30 * k),
        every("supplies", "consumables", 25 * k, escalation=rising(0.005)),
        every("downtime", "downtime", 12 * k),
        every("overhaul", "maintenance", 200 * k, 5),
        every("training", "training", 18 * k, 3),
        once("disposal", "end_of_life", 90 * k, YEARS),
    ]
    inputs = []
    kinds = ["triangular", "pert", "pert", "truncated_normal", "pert", "triangular", "truncated_normal", "pert", "uniform", "triangular"]
    for line, kind in zip(lines, kinds):
        a = line["amount"]
        distribution = {
            "triangular": {"kind": kind, "min": 0.8 * a, "mode": a, "max": 1.4 * a},
            "pert": {"kind": kind, "min": 0.7 * a, "mode": a, "max": 1.6 * a},
            "uniform": {"kind": kind, "min": 0.9 * a, "max": 1.2 * a},
            "truncated_normal": {"kind": kind, "mean": a, "sd": 0.2 * a, "min": 0.5 * a, "max": 1.8 * a},
        }[kind]
        inputs.append({"input": f"options/{name}/lines/{line['id']}/amount", "distribution": distribution})
    for line in ["power", "heat"]:
        inputs.append({
            "input": f"options/{name}/lines/{line}/escalation",
            "distribution": {"kind": "triangular", "min": -0.01, "mode": 0.015, "max": 0.05},
        })
    return dict(id=name, title=name, lines=lines), inputs


def model(draws):
    made = [option("a", 1.0), option("b", 1.05), option("c", 0.97)]
    inputs = [i for _, some in made for i in some]
    inputs.append({"input": "discount_rate", "distribution": {"kind": "triangular", "min": 0.01, "mode": 0.025, "max": 0.05}})
    return {
        "title": "Three options of ten lines", "currency": "EUR", "base_date": "2026-01-01", "horizon_years": YEARS,
        "basis": "real", "discount_rate": {"rate": 0.025, "basis": "real", "source": "a measure"},
        "options": [o for o, _ in made],
        "uncertainty": {"draws": draws, "seed": 42, "inputs": inputs, "correlations": [
            {"between": ["options/a/lines/power/amount", "options/b/lines/power/amount"], "rank": 0.8},
        ]},
    }


if __name__ == "__main__":
    json.dump(model(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000), sys.stdout, indent=1)
