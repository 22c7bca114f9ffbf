"""Plans: a level promised for years ahead, the path to it, and levels that growth targets imply."""

import pandas as pd

from indicators.areas import reasons
from indicators.errors import AnalysisError
from indicators.selection import pick
from indicators.spans import last_days, spans
from indicators.vintages import latest

__all__ = ["imply_levels", "path"]

_SHOWN = [
    "area", "indicator", "unit", "target_report", "target_reported_on", "target_value",
    "target_bound", "target_period", "base_period", "base_value", "base_kind", "base_report",
    "implied_rate", "pledged_rate", "price_basis", "period", "target_path", "pledged_path",
    "outcome_value", "outcome_kind", "outcome_report", "outcome_reported_on", "required_rate",
    "breaks",
]  # fmt: skip
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
        `base_period`, `base_value`, `base_kind`, `base_report` (known when the plan was told);
        `implied_rate` (constant growth from base to target) and `pledged_rate` (the average
        growth that the same report promises), percent; `price_basis`; `period`; `target_path` and
        `pledged_path` at these rates; `outcome_value`, `outcome_kind`, `outcome_report`,
        `outcome_reported_on`; `required_rate`, the growth a year still needed after that outcome,
        percent; `breaks`, against comparing the outcome with the base.

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
    pledges = rows[(rows["kind"] == "target") & (rows["measure"] == "average_growth")]
    same = ["area", "report", "year"]
    pledges = pledges.drop_duplicates(same)[[*same, "value", "first"]]
    goals = goals.merge(pledges, on=same, how="left", suffixes=("", "_pledged"))
    start = goals["first_pledged"].fillna(goals["start"]).astype(int)
    goals = goals.assign(start=start, base_period=(start - 1).astype(str))
    came = levels[levels["kind"] != "target"]
    base = _bases(goals, came)
    goals = goals.join(base.add_prefix("base_").drop(columns="base_period"), how="inner")
    goals = goals[goals["base_unit"] == goals["unit"]]
    if goals.empty:
        what = "no plan: no level promised for a year beyond the next, with a base known that day"
        raise AnalysisError(f"{indicator} of {place}", what, "", "targets() has the yearly ones")
    outcomes = latest(came).drop_duplicates(["area", "unit", "period"])
    steps = goals.index.repeat(goals["year"] - goals["start"] + 2)
    plan = goals.loc[steps].assign(step=goals.loc[steps].groupby(level=0).cumcount())
    return _follow(plan.reset_index(drop=True), outcomes)


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
        day=last_days(goals["target_reported_on"]),
    )
    came = table[(table["kind"] != "target") & (table["measure"] == "level")]
    base = _bases(goals, came.assign(day=last_days(came["reported_on"])))
    if base.empty:
        raise AnalysisError("imply_levels", "no growth target with a base told by its day")
    base = base[["value", "unit", "report"]]
    goals = goals.join(base.add_prefix("base_"), how="inner").drop(columns="day")
    prices = "prices of " + goals["base_period"]
    return goals.assign(
        implied_level=(goals["base_value"] * (1 + goals["target_value"] / 100)).round(6),
        price_basis=prices.where(goals["basis"] == "real", "current prices"),
        constructed=True,
    ).reset_index(drop=True)


def _start(days: "pd.Series[str]") -> "pd.Series[int]":
    """Give the first year a report plans for: from October on it is the next."""
    return days.str[:4].astype(int) + (days.str[5:7].astype(int) >= 10).astype(int)


def _bases(goals: pd.DataFrame, came: pd.DataFrame) -> pd.DataFrame:
    """Choose for each goal the level of its base year as known on its day, on the goal's index."""
    asked = goals[["area", "indicator", "base_period", "day"]].reset_index(names="goal")
    both = asked.merge(
        came, left_on=["area", "indicator", "base_period"],
        right_on=["area", "indicator", "period"], suffixes=("_asked", ""),
    )  # fmt: skip
    both = both[(both["day"] != "") & (both["day"] <= both["day_asked"])]
    # Each goal knows its own vintages: as an area of its own it gets its own choice.
    chosen = latest(both.assign(area=both["goal"].astype(str)))
    return chosen.drop_duplicates("goal").set_index("goal")[
        ["period", "value", "unit", "basis", "kind", "report", "reported_on"]
    ]


def _follow(plan: pd.DataFrame, outcomes: pd.DataFrame) -> pd.DataFrame:
    """Reckon paths and rates, one row a plan and year."""
    years, step, base = plan["year"] - plan["start"] + 1, plan["step"], plan["base_value"]
    implied = (plan["value"] / base) ** (1 / years) - 1
    pledged = plan["value_pledged"] / 100
    product = base * (1 + pledged) ** years / plan["value"] - 1
    same_prices = (product.abs() <= _EXACT) | (
        (plan["bound"] == "ge") & product.between(0, _ROUNDED)
    )
    plan = plan.assign(
        target_period=plan["period"], period=(plan["start"] - 1 + step).astype(str),
        implied_rate=implied * 100, pledged_rate=plan["value_pledged"],
        target_path=base * (1 + implied) ** step, pledged_path=base * (1 + pledged) ** step,
        price_basis=("prices of " + plan["base_period"]).where(same_prices, "unstated"),
    )  # fmt: skip
    sides = ["value", "kind", "basis", "report", "reported_on"]
    came = outcomes[["area", "unit", "period", *sides]].rename(
        columns={name: f"outcome_{name}" for name in sides}
    )
    goal = {name: f"target_{name}" for name in ("value", "bound", "report", "reported_on")}
    plan = plan.rename(columns=goal).merge(came, on=["area", "unit", "period"], how="left")
    left = plan["target_period"].astype(int) - plan["period"].astype(int)
    rate = (plan["target_value"] / plan["outcome_value"]) ** (1 / left.clip(lower=1)) - 1
    told = plan[plan["outcome_kind"].notna()]
    names = ["kind", "basis", "reported_on"]
    base_side, outcome_side = (
        told[["area", "indicator", "measure", "unit"]].assign(
            period=told[period], **{name: told[f"{side}_{name}"] for name in names}
        )
        for side, period in (("base", "base_period"), ("outcome", "period"))
    )
    words = ["outcome_kind", "outcome_report", "outcome_reported_on"]
    return plan.assign(
        **{name: plan[name].fillna("") for name in words},
        required_rate=(rate * 100).where(left > 0),
        breaks=reasons(base_side, outcome_side).reindex(plan.index, fill_value=""),
    )[_SHOWN]
