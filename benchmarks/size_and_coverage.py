"""Put every question to invented samples with a known truth; count what it rejects and covers.

    python benchmarks/size_and_coverage.py [RUNS]

The table it prints stands in benchmarks/size_and_coverage.md. Seeds are fixed.
"""

import math
import sys
from collections.abc import Callable

import numpy as np

from indicators import models
from indicators.models.predictive import METHODS
from indicators.models.simulation import trial

Floats = np.ndarray
ON_TARGET = 0.5 + math.erf(0.05 / math.sqrt(2)) / 2  # a gap of zero covers -0.05 to 0.05
YEARS, PLACES = {"years": 1}, {"places": 20, "shared": 0.4}

# Question, what is drawn, true value (nan: no interval), and whether its null holds there.
TRIALS = [
    ("errors", {"years": 10}, 0.0), ("errors", {"years": 31}, 0.0),
    ("hits", {"years": 10}, ON_TARGET), ("hits", {"years": 31}, ON_TARGET),
    ("sign_test", {"years": 10}, 0.5), ("sign_test", {"years": 31}, 0.5),
    ("wilcoxon_test", {"years": 10}, 0.0), ("wilcoxon_test", {"years": 31}, 0.0),
    ("holden_peel", {"years": 15}, 0.0), ("holden_peel", {"years": 31}, 0.0),
    ("holden_peel", YEARS | {"places": 31}, 0.0),
    ("mincer_zarnowitz", {"years": 20}, 1.0), ("mincer_zarnowitz", {"years": 31}, 1.0),
    ("pesaran_timmermann", {"years": 21, "follows": "nothing", "persistence": 1.0}, math.nan),
    ("pesaran_timmermann", {"years": 31, "follows": "nothing", "persistence": 1.0}, math.nan),
    ("diebold_mariano", {"years": 21, "follows": "walk"}, 0.0),
    ("diebold_mariano", {"years": 31, "follows": "walk"}, 0.0),
    ("window_count", YEARS | {"places": 31}, 4 / 7),
    ("window_count", YEARS | {"places": 300}, 4 / 7),
    ("density_test", YEARS | {"places": 300}, 0.0),
    ("density_test", {"years": 6, "places": 60}, 0.0),
    ("density_test", {"years": 20, "places": 30, "shared": 0.3}, 0.0),
    ("ratchet", {"years": 21}, math.nan), ("ratchet", {"years": 8} | PLACES, math.nan),
    ("wording", YEARS | {"places": 31}, 0.0), ("wording", {"years": 8} | PLACES, 0.0),
    ("mean_gap", {"years": 6} | PLACES, 0.0), ("mean_gap", {"years": 12} | PLACES, 0.0),
    ("pooled_slope", {"years": 6, "follows": "nothing"} | PLACES, 0.0),
    ("pooled_slope", {"years": 12, "follows": "nothing"} | PLACES, 0.0),
]  # fmt: skip
# The same questions where gaps last: what the caution about neighbouring years is about.
STRAINED = [
    (name, {"years": 31, "persistence": 0.4}, truth)
    for name, truth in (("errors", 0.0), ("sign_test", 0.5), ("wilcoxon_test", 0.0),
                        ("holden_peel", 0.0), ("mincer_zarnowitz", 1.0))
]  # fmt: skip

WORLDS: dict[str, Callable[[Floats], Floats]] = {
    "constant mean": lambda e: e,
    "level and noise": lambda e: np.cumsum(0.7 * e) + np.roll(e, 7),
    "random walk": np.cumsum,
    "trend and noise": lambda e: 0.3 * np.arange(len(e)) + e,
}


def run_trials(runs: int) -> None:
    print("| question | sample | answered | rejected | covered |\n|---|---|---|---|---|")
    for name, how, truth in TRIALS + STRAINED:
        found = trial(getattr(models, name), truth, runs=runs, **how)
        sample = ", ".join(f"{key} {value:g}" if isinstance(value, float) else f"{key} {value}"
                           for key, value in how.items())  # fmt: skip
        tests = name not in ("errors", "hits")
        size = f"{100 * found['rejected']:.1f}%" if tests else ""
        cover = "" if math.isnan(truth) else f"{100 * found['covered']:.1f}%"
        print(f"| {name} | {sample} | {found['answered']} | {size} | {cover} |", flush=True)


def run_forecasts(runs: int) -> None:
    print("\n| forecast | n | " + " | ".join(WORLDS) + " |\n|---|---|" + "---|" * len(WORLDS))
    for method, n in [(m, n) for m in METHODS for n in (10, 20) if m != "local_trend" or n == 20]:
        cells = [f"{100 * cover(method, n, make, runs):.1f}%" for make in WORLDS.values()]
        print(f"| {method} | {n} | {' | '.join(cells)} |", flush=True)


def cover(method: str, n: int, make: Callable[[Floats], Floats], runs: int) -> float:
    """Give the share of next values within the 95% limits."""
    rng = np.random.default_rng(2)
    inside = 0
    for _ in range(runs):
        y = make(rng.normal(size=n + 1))
        found = METHODS[method](y[:n], np.ones(1))
        inside += 0.025 <= found.chance(y[n]) <= 0.975
    return inside / runs


def run_wilson(n: int) -> None:
    """Reckon, without chance, what the Wilson interval covers over true shares."""
    from scipy.stats import binom
    from statsmodels.stats.proportion import proportion_confint

    hits = np.arange(n + 1)
    low, high = proportion_confint(hits, n, method="wilson")
    shares = np.arange(1, 100) / 100
    chances = binom.pmf(hits[:, None], n, shares)
    told = ((low[:, None] <= shares) & (shares <= high[:, None])) * chances
    found = 100 * told.sum(axis=0)
    least, most = found.min(), found.max()
    print(f"| {n} | {found.mean():.1f}% | {least:.1f}% | {most:.1f}% |")


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    bound = 100 * (0.05 + 2 * math.sqrt(0.05 * 0.95 / count))
    print(f"{count} runs; a size of 5% shows as at most {bound:.1f}% in 39 of 40 such counts.\n")
    run_trials(count)
    run_forecasts(count)
    print("\n| Wilson, n | mean over shares 1% to 99% | least | most |\n|---|---|---|---|")
    for size in (10, 31, 100):
        run_wilson(size)
