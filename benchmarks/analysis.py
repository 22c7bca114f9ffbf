"""How long the economist's questions take, and how that grows with the table.

    python benchmarks/analysis.py [ROWS ...]

The table is made up: places of every tier, thirty years, eight indicators, outcomes told twice,
targets and half-years. Each question is asked three times; the least processor time is shown.
"""

import sys
from itertools import product
from time import process_time

import numpy as np
import pandas as pd

from indicators.attainment import targets
from indicators.consistency import findings
from indicators.model import COLUMNS
from indicators.pacing import pace
from indicators.plans import path
from indicators.record import typed
from indicators.registry.places import children
from indicators.selection import series
from indicators.setting import amplification, inertia, ratchet
from indicators.vintages import as_of, first_release, history, latest, revisions

INDICATORS = [
    "gdp", "retail_sales", "budget_revenue", "services_va", "fixed_asset_investment",
    "exports", "income_all", "new_jobs",
]  # fmt: skip
SIZES = [12_500, 25_000, 50_000, 100_000]


def made_up(rows: int) -> pd.DataFrame:
    """Make a table of about so many rows."""
    rng = np.random.default_rng(1)
    provinces = children("000000", 2024)
    codes = ["330105", "000000", *provinces, *(c for p in provinces for c in children(p, 2024))]
    blocks = product(codes, INDICATORS, range(1996, 2026))
    lines = []
    for code, what, year in blocks:
        set_on, half_on = f"{year}-02", f"{year}-08"
        told_on, again_on = f"{year + 1}-02", f"{year + 2}-02"
        growth, level = round(rng.normal(7, 1), 1), round(100 * 1.07 ** (year - 1996), 1)
        facts = [
            ("growth", f"{year}", "target", round(rng.normal(7, 1)), "percent", set_on),
            ("growth", f"{year}", "actual", growth, "percent", told_on),
            ("growth", f"{year}-H1", "actual", growth + 1, "percent", half_on),
            ("growth", f"{year}", "actual", growth - 1, "percent", again_on),
            ("level", f"{year}", "actual", level, "100m_cny", told_on),
            ("level", f"{year}-H1", "actual", level / 2, "100m_cny", half_on),
            ("level", f"{year + 5}", "target", 200.0, "100m_cny", set_on),
        ]
        lines += [(code, what, *fact) for fact in facts]
        if len(lines) >= rows:
            break
    names = ["place", "indicator", "measure", "period", "kind", "value", "unit", "reported_on"]
    frame = pd.DataFrame(lines[:rows], columns=names)
    frame["area"] = frame["place"] + "@1949"
    frame["report"] = frame["place"] + "-" + frame["reported_on"]
    plain = {"bound": "eq", "firmness": "plain", "basis": "unstated", "stage": "unstated"}
    return typed(frame.assign(**plain).reindex(columns=COLUMNS))


QUESTIONS = {
    "latest": latest,
    "first release": first_release,
    "as of a day": lambda table: as_of(table, "2010-06-30"),
    "history": history,
    "revisions": revisions,
    "series, one place": lambda table: series(table, "gdp", "330105", measure="growth"),
    "series, all places": lambda table: series(table, "gdp", measure="growth"),
    "targets, one indicator": lambda table: targets(table, indicator="gdp"),
    "targets, all": targets,
    "amplification": lambda table: amplification(targets(table, indicator="gdp")),
    "ratchet and inertia": lambda table: [
        ask(targets(table, indicator="gdp")) for ask in (ratchet, inertia)
    ],
    "path": lambda table: path(table, "gdp", "330105"),
    "pace": lambda table: pace(table, "330105", 2015),
    "findings": findings,
}


def main() -> None:
    """Print seconds by question and size, and the cost of the last doubling."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    tables = [made_up(size) for size in sizes]
    print(f"{'seconds':24}" + "".join(f"{len(table):>10,}" for table in tables) + "    growth")
    for name, ask in QUESTIONS.items():
        times = []
        for table in tables:
            runs = []
            for _ in range(3):
                start = process_time()
                ask(table)
                runs.append(process_time() - start)
            times.append(min(runs))
        growth = times[-1] / times[max(len(times) - 2, 0)]
        print(f"{name:24}" + "".join(f"{t:10.3f}" for t in times) + f"{growth:9.2f}x")


if __name__ == "__main__":
    main()
