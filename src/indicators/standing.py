"""Where a target stands within the year: shares, projection, chance and colour."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from indicators.registry import indicators
from indicators.seasons import ENOUGH, base_share, crossing, figure, past_years

__all__ = ["Standing", "assess"]

_PACED = ("annual", "flow")
_SHARE_FLOOR, _GROWTH_FLOOR = 0.02, 0.3  # least spread: of the log share; points of growth


@dataclass(slots=True)
class Standing:
    """Where one target stands; the docstring of `pace` says what each field means."""

    elapsed: float = math.nan
    share: float = math.nan
    ahead: float = math.nan
    past_years: int = 0
    seasonal_share: float = math.nan
    seasonal_source: str = ""
    projection: float = math.nan
    low: float = math.nan
    high: float = math.nan
    base_share: float = math.nan
    base_source: str = ""
    needed: float = math.nan
    probability: float = math.nan
    half_done: bool | None = None
    colour: str = ""
    rule: str = ""
    note: str = ""


def assess(
    row: dict[str, Any], came: pd.DataFrame, history: pd.DataFrame, rule: str, delta: float
) -> Standing:
    """Reckon where one line of the board stands."""
    entry, level = indicators()[row["indicator"]], row["measure"] == "level"
    found = Standing(note=_refusal(row, entry.nature))
    if found.note:
        return found
    months, goal, value = row["months"], row["target_value"], row["value"]
    ceiling = row["target_bound"] == "le"
    found.elapsed = months / 12 * 100
    past, source = past_years(row, history)
    own = past[past["area"] == row["area"]]
    found.past_years, shares = len(own), past["value"] / past["value_whole"]
    if level and len(past):
        found.seasonal_share, found.seasonal_source = math.exp(np.log(shares).mean()) * 100, source
    w, found.base_source = base_share(row, came, history)
    found.base_share = w * 100
    if level:
        found.share = value / goal * 100
        found.ahead = found.share - found.elapsed
        found.projection = value / (found.seasonal_share / 100)
        last = figure(came, row, row["year"] - 1, 12)
        found.needed = ((goal - value) / (last * (1 - w)) - 1) * 100
        if len(own) >= ENOUGH:
            _level_odds(found, value, goal, shares, lumpy="W-FDI" in entry.breaks)
    else:
        growth, asked = value / 100, goal / 100
        found.ahead = found.elapsed * ((1 + growth) / (1 + asked) - 1)
        found.needed = (((1 + asked) - w * (1 + growth)) / (1 - w) - 1) * 100
        if len(own) >= ENOUGH:
            least = goal - (delta if row["target_bound"] == "approx" else 0)
            changes = own["value_whole"] - own["value"]
            spread = max(changes.std(), _GROWTH_FLOOR) * math.sqrt(1 + 1 / len(own))
            found.probability = _student((value + changes.mean() - least) / spread, len(own) - 1)
    if ceiling:
        found.ahead, found.probability = -found.ahead, 1 - found.probability
    if months == 6:
        kept = found.share >= 50 if level else value >= goal
        found.half_done = bool(kept) != ceiling
    _colour(found, rule)
    return found


def _refusal(row: dict[str, Any], nature: str) -> str:
    """Say why a line is not paced, if it is not."""
    crossed = crossing(row["indicator"], row["measure"], row["year"] - 1, row["year"])
    like_for_like = row["basis"] in ("comparable", "same_scope")
    if row["tier"] == 0:
        return "no target"
    if row["period"] == "":
        return "no figure to date"
    if nature not in _PACED:
        return f"a {nature} is not paced" + (" (W-STOCK)" if nature == "stock" else "")
    if math.isnan(row["target_value"]):
        return f"the target has no number ({row['target_bound']})"
    if row["measure"] == "growth" and crossed and not like_for_like:
        return f"not paced across {crossed}"
    return ""


def _level_odds(
    found: Standing, value: float, goal: float, shares: "pd.Series[float]", *, lumpy: bool
) -> None:
    """Project the year's level and give its chance of reaching the target."""
    from scipy.special import stdtrit  # type: ignore[import-untyped]

    n = len(shares)
    if lumpy:
        ends = value / shares
        found.low, found.high = ends.min(), ends.max()
        found.probability = ((ends >= goal).sum() + 0.5) / (n + 1)
        return
    spread = max(np.log(shares).std(), _SHARE_FLOOR) * math.sqrt(1 + 1 / n)
    reach = math.exp(stdtrit(n - 1, 0.975) * spread)
    found.low, found.high = found.projection / reach, found.projection * reach
    found.probability = _student(math.log(found.projection / goal) / spread, n - 1)


def _student(t: float, freedom: int) -> float:
    """Give the distribution function of Student's t."""
    from scipy.special import stdtr

    return float(stdtr(freedom, t))


def _colour(found: Standing, rule: str) -> None:
    """Give the colour, with the number and the rule it goes by."""
    if rule == "seasonal" and not math.isnan(found.probability):
        p = found.probability
        found.colour = "green" if p >= 0.7 else "amber" if p >= 0.3 else "red"
        found.rule = f"P = {p:.2f} over {found.past_years} years; green from 0.7, red below 0.3"
        return
    behind = round(-found.ahead, 9)
    found.colour = "green" if behind <= 0 else "amber" if behind < 10 else "red"
    few = f"; too few past years ({found.past_years})" if rule == "seasonal" else ""
    told = f"{abs(behind):.1f} points {'behind' if behind > 0 else 'ahead'}"
    found.rule = f"linear: {told}; green on schedule, red from 10 behind{few}"
