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
    """Pair the parts of years with their wholes, where no break lies between the two.

    Parameters
    ----------
    came
        Outcomes in the columns of the record, one row a key, cumulative from January, with `year`
        and `months`.

    Returns
    -------
    DataFrame
        The rows of the parts, and `value_whole`, the year's figure, in the unit of the row.
    """
    pairs = came[came["months"] < 12].merge(
        came[came["months"] == 12], on=["place", *LINE, "year"], suffixes=("", "_whole")
    )
    whole = pairs[["area", "indicator", "measure", "basis", "unit"]].join(
        pairs[[f"{name}_whole" for name in ("period", "kind", "reported_on")]].rename(
            columns=lambda name: name.removesuffix("_whole")
        )
    )
    codes = reasons(pairs, whole).str.split()
    return pairs[codes.map(lambda found: not {*found} - _EXPECTED).astype(bool)]


def past_years(row: dict[str, Any], history: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Choose the past years with the same months, and say whose they are.

    Its own where there are three, else those of the nearest place above that has any, else the few
    of its own. Years beyond a break that forbids pacing are left out.
    """
    same = history[
        (history["indicator"] == row["indicator"]) & (history["measure"] == row["measure"])
        & (history["months"] == row["months"]) & (history["year"] < row["year"])
    ]  # fmt: skip
    crossed = same["year"].map(
        lambda year: crossing(row["indicator"], row["measure"], year, row["year"])
    )
    same = same[crossed.astype(str) == ""]
    own = same[(same[LINE] == [row[name] for name in LINE]).all(axis=1)]
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
    level = row if row["measure"] == "level" else row | {"measure": "level", "basis": "unstated"}
    level = level | {"unit": ""}
    last = row["year"] - 1
    if crossing(row["indicator"], "level", last, row["year"]):
        return math.nan, ""
    paired = _rows(history, level, last, row["months"])
    if len(paired):
        return float((paired["value"] / paired["value_whole"]).iloc[0]), f"own {last}"
    growth = figure(came, level | {"measure": "growth", "basis": ""}, row["year"], row["months"])
    whole, part = _rows(came, level, last, 12), _rows(came, level, row["year"], row["months"])
    if len(whole) and len(part) and not math.isnan(growth):
        codes = {*reasons(whole.head(1), part.head(1)).iloc[0].split()}
        if not codes - _EXPECTED:
            before = part["value"].iloc[0] / (1 + growth / 100)
            return float(before / whole["value"].iloc[0]), f"own {row['year']} less its growth"
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
    rows = _rows(came, line, year, months)
    return float(rows["value"].iloc[0]) if len(rows) else math.nan


def _rows(came: pd.DataFrame, line: dict[str, Any], year: int, months: int) -> pd.DataFrame:
    """Find the rows of a line; an empty basis or unit is any."""
    hit = (came["year"] == year) & (came["months"] == months)
    for name in LINE:
        if line[name]:
            hit &= came[name] == line[name]
    return came[hit]


def _name(source: str, past: pd.DataFrame) -> str:
    return f"{source} {', '.join(str(year) for year in sorted(past['year']))}" if len(past) else ""
