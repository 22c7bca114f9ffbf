"""Simulation: invented pairs with a known truth, and what a question makes of them."""

from collections.abc import Callable
from typing import Literal

import numpy as np
import pandas as pd

from indicators.errors import AnalysisError
from indicators.models.result import Result

__all__ = ["draw", "trial"]

Follows = Literal["target", "nothing", "walk"]

_FIXED = {
    "indicator": "gdp", "measure": "growth", "basis": "real", "unit": "percent", "tier": 1,
    "target_high": np.nan, "target_firmness": "plain", "outcome_bound": "eq", "breaks": "",
}  # fmt: skip


def draw(
    rng: np.random.Generator, *, years: int = 30, places: int = 1, mean: float = 0.0,
    shared: float = 0.0, persistence: float = 0.0, follows: Follows = "target", decimals: int = 1,
    start: int = 1990,
) -> pd.DataFrame:  # fmt: skip
    """Draw pairs of target and outcome in the columns of `targets`.

    Parameters
    ----------
    rng
        Where chance comes from.
    years, places, start
        How many years from `start`, how many places.
    mean
        The mean gap in points; its spread is 1.
    shared
        The part of a gap's variance, 0 to 1, that all places of a year share; targets likewise.
    persistence
        How much of a gap lasts to the next year: 1 is a random walk.
    follows
        `target`: outcome is target plus gap. `nothing`: outcome is 6 plus gap, whatever the target.
        `walk`: outcomes are a random walk with steps as wide as gaps; target is outcome less gap.
    decimals
        To which outcomes are rounded; targets lie on a grid of 0.5 unless outcomes walk.
    """
    whole, part = np.sqrt([shared, 1 - shared])
    shape = (years, places)
    noise = [whole * rng.standard_normal((years, 1)) + part * rng.standard_normal(shape)
             for _ in range(2)]  # fmt: skip
    gap, target = np.copy(noise[0]), 6 + np.round(noise[1] * 2) / 2
    for year in range(1, years):
        gap[year] += persistence * gap[year - 1]
    outcome = np.round((target if follows == "target" else 6) + mean + gap, decimals)
    if follows == "walk":
        outcome = np.round(6 + np.cumsum(noise[1], axis=0), decimals)
        target = np.round(outcome - mean - gap, decimals)
    codes = np.char.mod("%d", 100001 + np.arange(places))
    both = np.round(outcome - target, 9).ravel()
    met = pd.array(both >= 0, dtype="boolean")
    return pd.DataFrame(
        {
            "place": np.tile(codes, years), "area": np.tile(np.char.add(codes, "@1949"), years),
            "period": np.repeat(np.char.mod("%d", start + np.arange(years)), places),
            "target_value": target.ravel(), "outcome_value": outcome.ravel(), "gap": both,
            "target_bound": rng.choice(["ge", "approx"], years * places),
            "attained_strict": met, "attained_tolerant": met,
            **_FIXED,
        }
    )  # fmt: skip


def trial(
    question: Callable[[pd.DataFrame], Result], truth: float = np.nan, *, runs: int = 1000,
    seed: int = 1, **how: object,
) -> dict[str, float]:  # fmt: skip
    """Put a question to many invented samples whose null is true.

    Parameters
    ----------
    question
        A question of this package, such as `sign_test`.
    truth
        What the interval should cover.
    runs, seed
        How many samples, and their seed.
    how
        As in `draw`.

    Returns
    -------
    dict
        `runs`, `answered` (the others were refused), `rejected` (the share with p < 0.05),
        `covered` (the share of limits around the truth), `error` (one standard error of a share of
        5% in so many runs).
    """
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(runs):
        pairs = draw(rng, **how)  # type: ignore[arg-type]
        try:
            result = question(pairs)
        except AnalysisError:
            continue
        found.append((result.p < 0.05, result.low - 1e-9 <= truth <= result.high + 1e-9))
    shares = np.array(found, dtype=float).mean(axis=0) if found else np.full(2, np.nan)
    return {"runs": runs, "answered": len(found), "rejected": float(shares[0]),
            "covered": float(shares[1]), "error": float(np.sqrt(0.05 * 0.95 / runs))}  # fmt: skip
