"""The whole and its parts: of two figures of one key the smaller is not the area's."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from indicators.registry import indicators

__all__ = ["find_parts"]

_KEY = ["report", "indicator", "measure", "basis", "unit", "period", "tier"]
# Levels nearer than this are one fact told twice, rounded or revised: a conflict to report.
_NEAR, _NEAR_POINTS = 0.05, 0.1
_STEP, _TWICE = 0.6, 2
_NEXT, _LIST = 40, 400  # characters


def find_parts(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Mark the figures of parts that no word told apart from the whole.

    A report names the zone, the region or the corps it speaks of once, and then tells its figures
    as barely as the area's own; nobody reads three thousand reports to see it. A part is not
    larger than its whole: of several levels of one key in one report the largest stands (of a
    flow, which may be added over years, the first), and with it the growth told right after it. Of
    several promises of growth the one in the list of aims stands.

    Parameters
    ----------
    rows
        Observations with the columns of the record, in reading order within each report.

    Returns
    -------
    Series
        True where a row is a part's, aligned with `rows`.
    """
    tier = rows["firmness"].where(rows["kind"].eq("target"), "")
    keyed = rows.assign(tier=tier, row=range(len(rows)))
    sized = keyed["measure"].eq("level") & keyed["bound"].isin(["eq", "ge", "approx"])
    rated = keyed["measure"].eq("growth") & keyed["value"].notna()
    rated &= tier.ne("") | keyed["bound"].isin(["eq", "ge", "approx"])
    parts: set[int] = set()
    for _, group in _several(keyed[sized], _KEY):
        parts |= _smaller(group)
    whole = keyed[keyed["measure"].eq("level") & ~keyed["row"].isin(parts)]
    ends = set(zip(whole["report"], whole["indicator"], whole["period"], whole["end"], strict=True))
    parts |= _beside(keyed[keyed["measure"].eq("growth")], keyed[keyed["row"].isin(parts)])
    aims = keyed[tier.ne("")].groupby("report")["start"]
    left = rated & ~keyed["row"].isin(parts)
    for _, group in _several(keyed[left & tier.eq("")], _KEY):
        parts |= _others(group, ends)
    for report, group in _several(keyed[left & tier.ne("")], _KEY[:-1]):
        parts |= _outside(group, aims.get_group(report))
    return keyed["row"].isin(parts)


def _several(rows: pd.DataFrame, key: list[str]) -> Iterator[tuple[str, pd.DataFrame]]:
    """Reports and rows of one key that tell more than one value."""
    if rows.empty:
        return
    several = rows[rows.groupby(key)["value"].transform("nunique").gt(1)]
    for _, group in several.groupby(key, sort=False):
        yield group["report"].iloc[0], group


def _smaller(rows: pd.DataFrame) -> set[int]:
    """Rows of levels that are well below the whole's."""
    entry = indicators()[rows["indicator"].iloc[0]]
    if entry.nature in ("rate", "index") or entry.level_unit == "cny":
        # A figure a head may be larger in a part.
        return set()
    exact = rows[rows["bound"].eq("eq")]
    full = _named(rows if exact.empty else exact)
    whole = (full if entry.nature == "flow" else full.nlargest(1, "value")).iloc[0]
    top = rows.nlargest(1, "value").iloc[0]
    if entry.nature != "flow" and top["value"] * _STEP > whole["value"]:
        whole = top
    # A step that was passed, 突破千亿元, may lie some way below where the year ended.
    near = rows["bound"].map({"eq": 1 - _NEAR}).fillna(_STEP)
    below = rows["value"].lt(whole["value"] * near) & _alike(rows, whole, full)
    return set(rows.loc[below, "row"])


def _beside(growth: pd.DataFrame, levels: pd.DataFrame) -> set[int]:
    """Rows of growth that are told right after a part's level."""
    both = growth.merge(levels, on=["report", "indicator", "period"], suffixes=("", "_level"))
    return set(both.loc[(both["start"] - both["end_level"]).between(0, _NEXT / 2), "row"])


def _outside(rows: pd.DataFrame, aims: "pd.Series[int]") -> set[int]:
    """Rows of promised growth that differ from the one in the list of the area's aims.

    Of the places where a report promises the growth, the area's own is where most else is promised.
    """
    plain = rows[rows["firmness"].eq("plain")]
    told = rows if plain.empty else plain
    crowd = [int(aims.sub(start).abs().lt(_LIST).sum()) for start in told["start"]]
    whole = told.iloc[crowd.index(max(crowd))]
    # 增长6%以上、争取6.5% is a tier of the same aim, 争取20% that of a zone.
    apart = (rows["value"] - whole["value"]).abs().gt(_NEAR_POINTS)
    apart &= (rows["start"] - whole["start"]).abs().gt(_NEXT)
    apart &= rows["firmness"].eq(whole["firmness"]) | rows["value"].gt(_TWICE * abs(whole["value"]))
    return set(rows.loc[apart, "row"])


def _others(rows: pd.DataFrame, ends: set[tuple[str, str, str, int]]) -> set[int]:
    """Rows of growth that differ from the growth told right after the whole's level."""
    full = _named(rows)
    keys = zip(full["report"], full["indicator"], full["period"], full["start"], strict=True)
    beside = [
        any((report, code, period, start - gap) in ends for gap in range(_NEXT))
        for report, code, period, start in keys
    ]
    whole = full[beside].iloc[0] if any(beside) else full.iloc[0]
    apart = (rows["value"] - whole["value"]).abs().gt(_NEAR_POINTS) & _alike(rows, whole, full)
    return set(rows.loc[apart, "row"])


def _named(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows under a full name; all where none has one."""
    full = rows[~rows["label"].isin(indicators()[rows["indicator"].iloc[0]].short)]
    return rows if full.empty else full


def _alike(rows: pd.DataFrame, whole: "pd.Series[Any]", full: pd.DataFrame) -> "pd.Series[bool]":
    """Whether rows bear the whole's name, or a shorter name of the same thing."""
    return (
        rows["label"].eq(whole["label"])
        | rows["indicator"].eq("gdp")
        | ~rows.index.isin(full.index)
    )
