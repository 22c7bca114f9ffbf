"""Seasons: what past years say of a part of the year."""

import math
from typing import Any

import pandas as pd

from indicators.areas import reasons
from indicators.registry import indicators
from indicators.registry.breaks import breaks
from indicators.registry.places import parents

__all__ = ["LINE", "base_share", "crossing", "figure", "past_years", "seasons"]

LINE = ["area", "indicator", "measure", "basis", "unit"]
ENOUGH = 3  # past years of its own below which a place borrows those of a place above

_EXPECTED = {"W-SPAN", "W-STAGE"}  # a part of a year and its whole differ in these by nature


def seasons(came: pd.DataFrame) -> pd.DataFrame:
    """Pair the parts of years with a whole, where no break lies between the two.

    Parameters
    ----------
    came
        Outcomes in the columns of the record, one row a key, cumulative from January, with `year`
        and `months`.

    Returns
    -------
    DataFrame
        The rows of the parts; `value_whole`, a year's figure, in the unit of the row; and `lag`: 0
        where the whole is of the same year, 1 where it is of the year before.
    """
    whole = came[came["months"] == 12]
    wholes = pd.concat([whole.assign(lag=lag, year=whole["year"] + lag) for lag in (0, 1)])
    pairs = came[came["months"] < 12].merge(
        wholes, on=["place", *LINE, "year"], suffixes=("", "_whole")
    )
    whole = pairs[LINE].assign(
        **{name: pairs[f"{name}_whole"] for name in ("period", "kind", "reported_on")}
    )
    codes = reasons(pairs, whole).str.split()
    return pairs[codes.map(lambda found: not {*found} - _EXPECTED).astype(bool)]


def past_years(row: dict[str, Any], history: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Choose the past years with the same months, and say whose they are.

    Its own where there are three, else those of the nearest place above that has any, else the few
    of its own. Years beyond a break that forbids pacing are left out.
    """
    same = history[
        (history["lag"] == 0) & (history["year"] < row["year"])
        & (history["months"] == row["months"]) & _matches(history, row, ["indicator", "measure"])
    ]  # fmt: skip
    crossed = same["year"].map(
        lambda year: crossing(row["indicator"], row["measure"], year, row["year"])
    )
    same = same[crossed.astype(str) == ""]
    own = same[_matches(same, row, LINE)]
    if len(own) < ENOUGH:
        for place in parents(row["place"], row["year"]):
            there = same[(same["place"] == place) & (same["basis"] == row["basis"])]
            if len(there):
                return there, _name(place, there)
    return own, _name("own", own)


def base_share(row: dict[str, Any], came: pd.DataFrame, history: pd.DataFrame) -> tuple[float, str]:
    """Reckon the share of these months in last year's total, 0 to 1, and say where it is from.

    Last year's own figures; else this year's, taken back by their growth, which mixes price bases
    where growth is real; else the mean share of `past_years`, but not for firms above designated
    size, whose list is another every year.
    """
    year, months, level = row["year"], row["months"], row
    if row["measure"] == "growth":
        level = row | {"measure": "level", "basis": "unstated", "unit": ""}
    if crossing(row["indicator"], "level", year - 1, year):
        return math.nan, ""
    same = history[(history["months"] == months) & _matches(history, level, LINE)]
    shares = same["value"] / same["value_whole"]
    own = shares[(same["year"] == year - 1) & (same["lag"] == 0)]
    if len(own):
        return float(own.iloc[0]), f"own {year - 1}"
    growth = figure(came, level | {"measure": "growth", "basis": "", "unit": ""}, year, months)
    ahead = shares[(same["year"] == year) & (same["lag"] == 1)]
    if len(ahead) and not math.isnan(growth):
        return float(ahead.iloc[0] / (1 + growth / 100)), f"own {year} less its growth"
    past, source = past_years(level, history)
    if len(past) and "W-SCALE" not in indicators()[row["indicator"]].breaks:
        return float((past["value"] / past["value_whole"]).mean()), source
    return math.nan, ""


def crossing(indicator: str, measure: str, before: int, year: int) -> str:
    """Name the break that forbids pacing from one year to another; empty where there is none."""
    for code in indicators()[indicator].breaks:
        for when in breaks()[code].when:
            fits = not when.measures or measure in when.measures
            if not breaks()[code].paced and fits and any(before < y <= year for y in when.years):
                return code
    return ""


def figure(came: pd.DataFrame, line: dict[str, Any], year: int, months: int) -> float:
    """Look up the figure of a line for January to a month, or nothing."""
    when = (came["year"] == year) & (came["months"] == months)
    found = came.loc[when & _matches(came, line, LINE), "value"]
    return float(found.iloc[0]) if len(found) else math.nan


def _matches(rows: pd.DataFrame, line: dict[str, Any], names: list[str]) -> "pd.Series[bool]":
    """Find the rows of a line; an empty basis or unit is any."""
    hit = pd.Series(True, index=rows.index)
    for name in names:
        if line[name]:
            hit &= rows[name] == line[name]
    return hit


def _name(source: str, past: pd.DataFrame) -> str:
    return f"{source} {', '.join(str(year) for year in sorted(past['year']))}" if len(past) else ""
