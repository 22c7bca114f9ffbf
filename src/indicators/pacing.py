"""Pacing: is the year on track? Figures to date against the year's target."""

import math
from dataclasses import asdict, dataclass, fields
from typing import Any

import numpy as np
import pandas as pd

from indicators.areas import priced
from indicators.errors import AnalysisError
from indicators.registry import indicators
from indicators.registry.places import parents
from indicators.seasons import ENOUGH, LINE, base_share, crossing, figure, past_years, seasons
from indicators.selection import pick
from indicators.spans import last_day, last_days, spans
from indicators.vintages import latest

__all__ = ["pace"]

_PACED = ("annual", "flow")
_SHARE_FLOOR, _GROWTH_FLOOR = 0.02, 0.3  # least spread: of the log share; points of growth


@dataclass(slots=True)
class _Pace:
    """What is reckoned for one target; the docstring of `pace` says what each field means."""

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


def pace(
    table: pd.DataFrame,
    place: str,
    year: int,
    *,
    as_of: str | None = None,
    rule: str = "seasonal",
    delta: float = 0.25,
) -> pd.DataFrame:
    """Hold the latest figures to date of a year against its targets.

    Parameters
    ----------
    table
        Rows in the columns of the record: of the place, and of the places above it for their
        seasonal shares.
    place, year
        A place's code or one area; the year.
    as_of
        What was known on a day; figures without a report date are then left out.
    rule
        `seasonal`: the colour goes by the probability where three past years allow one, else by
        the linear rule. `linear`: official practice throughout.
    delta
        How far below "about" a growth target still counts, in points.

    Returns
    -------
    DataFrame
        A row a target and tier, and a row a figure to date without one:

        - `place`, `area`, `indicator`, `measure`, `basis`, `unit`, `tier`, `target_value`,
          `target_bound`, `target_firmness`, `target_report`;
        - `period`, `months`, `value`, `report`, `reported_on`: the figure to date;
        - `elapsed`, percent of the year; `share`, percent of a level target; `ahead`, points ahead
          of the linear schedule (of growth: of the year's task, elapsed x ((1 + g)/(1 + t) - 1));
        - `past_years`, `seasonal_share` (percent, geometric mean) and `seasonal_source`: the own
          past years, where fewer than three the nearest place above with any;
        - `projection`, `low`, `high`: the level the year comes to, with 95% limits;
        - `base_share` and `base_source`: the share of these months in last year's total, percent;
          `needed`: growth needed in the rest of the year, percent;
        - `probability` that the target is reached; `half_done`: 双过半, at the half-year only;
        - `colour` (green, amber, red), `rule` (the number and the rule), `note` (why not paced).

    Raises
    ------
    AnalysisError
        An unknown rule, or a place without a row.

    Notes
    -----
    Levels: z = ln(share) over n past years; P = F_t(n-1)[ln(projection/target) / (sd sqrt(1 +
    1/n))], sd at least 0.02. Foreign capital comes in lumps: P is the share of past years whose
    pattern reaches the target, (k + 1/2)/(n + 1). Growth: c = growth of the year less growth to
    date; P = F_t(n-1)[(g + mean c - t) / (sd sqrt(1 + 1/n))], sd at least 0.3 points. Green from P
    0.7, amber from 0.3. Linear: green on schedule, amber less than 10 points behind. Stocks, rates
    and indices are not paced, nor is anything across a break that says so.
    """
    if rule not in ("seasonal", "linear"):
        way_out = "choose seasonal or linear"
        raise AnalysisError("pace", f"rule={rule!r} is unknown", "", way_out)
    above = parents(place[:6], year)
    rows = table[table["measure"].isin(["level", "growth"])]
    rows = pd.concat([pick(rows, place=place), rows[rows["place"].isin(above)]])
    if as_of:
        days = last_days(rows["reported_on"])
        rows = rows[(days != "") & (days <= last_day(as_of))]
    read = spans(rows["period"])
    rows = rows.assign(basis=priced(rows), year=read["year"], months=read["months"])
    rows = rows[read["to_date"] & (rows["year"] <= year)]
    goals = latest(rows[(rows["kind"] == "target") & (rows["year"] == year)])
    came = latest(rows[rows["kind"] != "target"])
    board = _board(goals, came, place, year)
    history = seasons(came)
    lines = [dict(zip(board.columns, cells, strict=True)) for cells in board.to_numpy().tolist()]
    judged = pd.DataFrame(
        [asdict(_assess(line, came, history, rule, delta)) for line in lines],
        columns=[field.name for field in fields(_Pace)], index=board.index,
    )  # fmt: skip
    return board.drop(columns="year").join(judged.astype({"half_done": "boolean"}))


def _board(goals: pd.DataFrame, came: pd.DataFrame, place: str, year: int) -> pd.DataFrame:
    """Put the year's targets beside the latest figure to date."""
    own = ["place" if "@" not in place else "area"]
    goals = goals[(goals[own[0]] == place) & (goals["months"] == 12)]
    part = came[(came[own[0]] == place) & (came["year"] == year) & (came["months"] < 12)]
    part = part.sort_values("months").drop_duplicates(LINE, keep="last")
    names = ["value", "value_high", "bound", "firmness", "report"]
    goals = goals.rename(columns={name: f"target_{name}" for name in names})
    shown = ["place", *LINE, "tier", *(f"target_{name}" for name in names)]
    board = goals[shown].merge(
        part[["place", *LINE, "period", "months", "value", "report", "reported_on"]],
        on=["place", *LINE], how="outer",
    )  # fmt: skip
    words = ["target_bound", "target_firmness", "target_report", "period", "report", "reported_on"]
    board = board.fillna(dict.fromkeys(words, "") | {"tier": 0, "months": 0})
    board = board.astype({"tier": int, "months": int}).sort_values([*LINE, "tier"])
    # A range asks for its lower end.
    lower = np.fmin(board["target_value"], board.pop("target_value_high"))
    return board.assign(target_value=lower, year=year).reset_index(drop=True)


def _assess(
    row: dict[str, Any], came: pd.DataFrame, history: pd.DataFrame, rule: str, delta: float
) -> _Pace:
    """Reckon one line of the board."""
    entry, level = indicators()[row["indicator"]], row["measure"] == "level"
    found = _Pace(note=_refusal(row, entry.nature))
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
    found: _Pace, value: float, goal: float, shares: "pd.Series[float]", *, lumpy: bool
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


def _colour(found: _Pace, rule: str) -> None:
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
