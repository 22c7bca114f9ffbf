"""Plans: a level promised for years ahead, the path to it, and levels that growth targets imply."""

from typing import Any

import numpy as np
import pandas as pd

from indicators.areas import reasons
from indicators.errors import AnalysisError
from indicators.selection import pick
from indicators.spans import last_days, spans
from indicators.vintages import latest

__all__ = ["imply_levels", "path"]

_EXACT, _ROUNDED = 0.005, 0.05  # how far a plan's product may lie from a level, and from a floor


def path(table: pd.DataFrame, indicator: str, place: str) -> pd.DataFrame:
    """Follow each level promised for a later year from its base, year by year.

    Parameters
    ----------
    table
        Rows in the columns of the record; cut it by `reported_on` for what was known on a day.
    indicator, place
        A code of the registry; a place's code or one area.

    Returns
    -------
    DataFrame
        A row a plan and year, from the base to the end: `area`, `indicator`, `unit`;
        `target_report`, `target_reported_on`, `target_value`, `target_bound`, `target_period`;
        `base_period`, `base_kind`, `base_report` (the outcome known when the plan was told);
        `implied_rate` (constant growth from base to target) and `pledged_rate` (the average
        growth that the same report promises), percent; `price_basis`; `period`; `target_path` and
        `pledged_path` at these rates; `outcome_value`, `outcome_kind`; `required_rate`, the growth
        a year still needed after that outcome, percent; `breaks`, against comparing the outcome
        with the base.

    Raises
    ------
    AnalysisError
        No level is promised for a year beyond the next, or none has a known base.

    Notes
    -----
    Where the base grown at the pledged rate gives the target, the target is in prices of the base
    year, and `price_basis` says so: 460 at 8% over five years is 675.9, and 676 was promised. Its
    nominal outcome is then no measure of it.
    """
    rows = pick(table, indicator=indicator, place=place)
    read = spans(rows["period"])
    days = last_days(rows["reported_on"])
    rows = rows.assign(year=read["year"], first=read["first"] // 12, day=days)
    levels = rows[(rows["measure"] == "level") & rows["period"].str.fullmatch(r"\d{4}")]
    goals = levels[(levels["kind"] == "target") & levels["value"].notna() & (levels["day"] != "")]
    goals = goals.assign(start=_start(goals["day"]))
    goals = goals[goals["year"] > goals["start"]].sort_values(["day", "report", "period"])
    goals = goals.drop_duplicates(["area", "report", "period", "value"])
    came = levels[levels["kind"] != "target"]
    pledges = rows[(rows["kind"] == "target") & (rows["measure"] == "average_growth")]
    found = [_follow(goal, came, pledges) for _, goal in goals.iterrows()]
    if not (known := [plan for plan in found if plan is not None]):
        what = "no plan: no level promised for a year beyond the next, with a base known that day"
        raise AnalysisError(f"{indicator} of {place}", what, "", "targets() has the yearly ones")
    return pd.concat(known, ignore_index=True)


def imply_levels(pairs: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """Reckon the level that each yearly growth target implies, from the base known that day.

    Returns
    -------
    DataFrame
        The growth targets of `pairs` that have such a base, with `base_value`, `base_unit`,
        `base_report`, `implied_level` (base times one plus the target), `price_basis` (prices of
        the base year for real growth) and `constructed`, true for all: no report states them.
    """
    yearly = (pairs["measure"] == "growth") & pairs["period"].str.fullmatch(r"\d{4}")
    goals = pairs[yearly & pairs["target_value"].notna()].reset_index(drop=True)
    goals = goals.assign(
        base_period=(goals["period"].astype(int) - 1).astype(str),
        told_by=last_days(goals["target_reported_on"]),
    )
    came = table[(table["kind"] != "target") & (table["measure"] == "level")]
    came = came.assign(day=last_days(came["reported_on"]))
    both = goals.reset_index(names="goal")[["goal", "area", "indicator", "base_period", "told_by"]]
    both = both.merge(came, left_on=["area", "indicator", "base_period"],
                      right_on=["area", "indicator", "period"])  # fmt: skip
    both = both[(both["day"] != "") & (both["day"] <= both["told_by"])]
    # Each goal knows its own vintages: as an area of its own it gets its own choice.
    base = latest(both.assign(area=both["goal"].astype(str))).drop_duplicates("goal")
    base = base.set_index("goal")[["value", "unit", "report"]]
    goals = goals.join(base.add_prefix("base_"), how="inner").drop(columns="told_by")
    prices = "prices of " + goals["base_period"]
    return goals.assign(
        implied_level=(goals["base_value"] * (1 + goals["target_value"] / 100)).round(6),
        price_basis=prices.where(goals["basis"] == "real", "current prices"),
        constructed=True,
    ).reset_index(drop=True)


def _start(days: "pd.Series[str]") -> "pd.Series[int]":
    """Give the first year a report plans for: from October on it is the next."""
    return days.str[:4].astype(int) + (days.str[5:7].astype(int) >= 10).astype(int)


def _follow(
    goal: "pd.Series[Any]", came: pd.DataFrame, pledges: pd.DataFrame
) -> pd.DataFrame | None:
    """Lay out one plan, or nothing where its base is not known."""
    same = pledges[(pledges["report"] == goal["report"]) & (pledges["year"] == goal["year"])]
    start = int(same["first"].iloc[0]) if len(same) else goal["start"]
    own = came[(came["area"] == goal["area"]) & (came["unit"] == goal["unit"])]
    known = own[(own["year"] == start - 1) & (own["day"] != "") & (own["day"] <= goal["day"])]
    if known.empty:
        return None
    base = latest(known).iloc[0]
    years = np.arange(start - 1, goal["year"] + 1)
    steps, ahead = years - (start - 1), goal["year"] - years
    implied = (goal["value"] / base["value"]) ** (1 / steps[-1]) - 1
    pledged = same["value"].iloc[0] / 100 if len(same) else np.nan
    outcomes = latest(own).drop_duplicates("period").set_index("period").reindex(years.astype(str))
    came_to = outcomes["value"].to_numpy(dtype=float)
    required = (goal["value"] / came_to) ** (1 / np.maximum(ahead, 1)) - 1
    product = base["value"] * (1 + pledged) ** steps[-1] / goal["value"] - 1
    same_prices = abs(product) <= _EXACT or (goal["bound"] == "ge" and 0 <= product <= _ROUNDED)
    told = outcomes[outcomes["report"].notna()].reset_index()
    broken = reasons(pd.DataFrame([base] * len(told), columns=told.columns), told)
    broken = broken.set_axis(told["period"]).reindex(outcomes.index, fill_value="")
    return pd.DataFrame({
        "area": goal["area"], "indicator": goal["indicator"], "unit": goal["unit"],
        "target_report": goal["report"], "target_reported_on": goal["reported_on"],
        "target_value": goal["value"], "target_bound": goal["bound"],
        "target_period": goal["period"], "base_period": base["period"], "base_kind": base["kind"],
        "base_report": base["report"], "implied_rate": implied * 100, "pledged_rate": pledged * 100,
        "price_basis": f"prices of {base['period']}" if same_prices else "unstated",
        "period": years.astype(str), "target_path": base["value"] * (1 + implied) ** steps,
        "pledged_path": base["value"] * (1 + pledged) ** steps, "outcome_value": came_to,
        "outcome_kind": outcomes["kind"].fillna("").to_numpy(dtype=str),
        "required_rate": np.where(ahead > 0, required * 100, np.nan),
        "breaks": broken.to_numpy(dtype=str),
    })  # fmt: skip
