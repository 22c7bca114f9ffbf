"""Areas: which figures may be set against each other, and sums back across a boundary change."""

from collections.abc import Collection, Mapping
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.errors import AnalysisError
from indicators.registry import indicators
from indicators.registry.breaks import Condition, breaks
from indicators.registry.places import lineage, place
from indicators.registry.succession import code_on, line, origin
from indicators.spans import last_days, spans
from indicators.vintages import KEY, latest

__all__ = ["back_cast", "comparable", "join_codes", "priced", "reasons", "tier"]

_FACTS = ["area", "indicator", "measure", "basis", "unit", "period", "kind", "reported_on"]
_SUMMED = ("annual", "flow", "stock")


def comparable(a: Mapping[str, object], b: Mapping[str, object]) -> tuple[str, ...]:
    """Give the reasons why two figures may not be joined, subtracted or divided.

    Parameters
    ----------
    a, b
        Rows of the table, or anything else that has the record's columns by name.

    Returns
    -------
    tuple of str
        Codes of `breaks.toml`; empty where nothing stands in the way. `breaks()[code].rule` says
        what each means.

    Examples
    --------
    >>> told = {"indicator": "gdp", "measure": "level", "unit": "100m_cny", "basis": "unstated"}
    >>> old = told | {"area": "330105@1996", "period": "2016", "kind": "actual"}
    >>> new = told | {"area": "330105@2021", "period": "2022", "kind": "actual"}
    >>> comparable(old | {"reported_on": "2017-02"}, new | {"reported_on": "2023-01"})
    ('W-CENSUS', 'W-UNIFIED', 'W-AREA')

    A county that became a district of the same territory goes on under its new code:

    >>> county = old | {"area": "130622@1949", "period": "2014", "reported_on": "2015-01"}
    >>> district = county | {"area": "130608@1949", "period": "2015", "reported_on": "2016-01"}
    >>> comparable(county, district)
    ()
    """
    pair = [pd.DataFrame([{name: row[name] for name in _FACTS}]) for row in (a, b)]
    return tuple(reasons(*pair).iloc[0].split())


def reasons(a: pd.DataFrame, b: pd.DataFrame) -> "pd.Series[str]":
    """Compare two frames row by row; `comparable` for a pair.

    Returns
    -------
    Series of str
        The codes, a blank between two, on the index of `b`.
    """
    left, right = _facts(a), _facts(b)
    found = pd.Series("", index=b.index, dtype=object)
    for code, entry in breaks().items():
        scope = [name for name, i in indicators().items() if entry.every or code in i.breaks]
        hit = np.zeros(len(b), dtype=bool)
        for when in entry.when:
            hit |= _holds(when, left, right, when.indicators or scope)
        found[hit] += f" {code}"
    return found.str.strip().astype(str)


def priced(table: pd.DataFrame) -> "pd.Series[str]":
    """Give each row's basis; where the words are silent, growth has its official one.

    Official growth of value added is real, that of sales, investment and budgets nominal: the
    registry says which (`growth_basis`).
    """
    official = {code: entry.growth_basis for code, entry in indicators().items()}
    growth = table["measure"].isin(["growth", "average_growth", "total_growth"])
    unstated = growth & (table["basis"] == "unstated")
    return table["basis"].mask(unstated, table["indicator"].map(official)).astype(str)


def join_codes(rows: pd.DataFrame) -> pd.DataFrame:
    """Put the newest code of each place for the codes it bore before, in `place` and `area`.

    Only codes of unchanged territory are joined (see `registry.succession`); `area` keeps the year
    of its boundary.

    Examples
    --------
    >>> join_codes(pd.DataFrame({"place": ["130622"], "area": ["130622@1949"]}))
        place         area
    0  130608  130608@1949
    """
    newest = {code: line(code)[-1] for code in rows["place"].unique()}
    if all(code == newer for code, newer in newest.items()):
        return rows
    place = rows["place"].map(newest).astype(rows["place"].dtype)
    return rows.assign(place=place, area=place + rows["area"].str[6:])


@cache
def tier(code: str, year: int) -> str:
    """Give the tier of a place: nation, province, prefecture or county."""
    held = place(code_on(code, str(year)), year)
    return held.level if held else ""


def back_cast(table: pd.DataFrame, area: str) -> pd.DataFrame:
    """Sum the levels of `area` from those of the areas it was made of, or was split into.

    Parameters
    ----------
    table
        Rows of the record; of each part the figure told last is taken.
    area
        Code and boundary year, `330105@2021`.

    Returns
    -------
    DataFrame
        Rows of the record for the periods in which every part has a level, with `constructed`
        (true) and `made_from`. Growth is not summed: its weights are not known.

    Raises
    ------
    AnalysisError
        No exact lineage, or no period in which all parts are told.
    """
    parts = _parts(area)
    summed = [code for code, known in indicators().items() if known.nature in _SUMMED
              and known.level_unit not in ("cny", "percent")]  # fmt: skip
    told = table["kind"].ne("target") & table["measure"].eq("level") & table["value"].notna()
    rows = latest(table[told & table["area"].isin(parts) & table["indicator"].isin(summed)])
    rows = rows.assign(_day=last_days(rows["reported_on"]))
    groups = rows.groupby([key for key in KEY if key != "area"], sort=True)
    bounds = groups["bound"].agg(lambda told: " ".join(sorted({*told} - {"eq"})) or "eq")
    whole = groups.agg(
        value=("value", "sum"),
        kind=("kind", "max"),  # an estimate among the parts makes the sum one
        report=("report", " + ".join),
        reported_on=("_day", "max"),
        _count=("area", "size"),
    ).assign(bound=bounds)
    whole = whole[(whole["_count"] == len(parts)) & ~whole["bound"].str.contains(" ")]
    if whole.empty:
        what = "no period in which every part has a level"
        raise AnalysisError(area, what, " + ".join(parts), "add the figures of the missing part")
    whole = whole.reset_index().assign(
        place=area[:6], area=area, constructed=True, made_from=" + ".join(parts),
        value=lambda rows: rows["value"].round(6), stage="unstated", firmness="plain",
        benchmark="", lead="", label="", text="",
    )  # fmt: skip
    shown = [column for column in table.columns if column not in ("constructed", "made_from")]
    return whole.reindex(columns=[*shown, "constructed", "made_from"])


def _parts(area: str) -> tuple[str, ...]:
    """Name the areas that sum to `area` exactly."""
    ups = [d for d in lineage() if d.area == area]
    if ups and all(d.share == "whole" for d in ups):
        return tuple(d.source for d in ups)
    downs = [d for d in lineage() if d.source == area]
    heirs = {d.area for d in downs}
    if downs and all(d.source == area for d in lineage() if d.area in heirs):
        return tuple(d.area for d in downs)
    loose = [
        f"{d.area} holds {d.share} of {d.source}" for d in lineage()
        if (d in ups and d.share == "part") or (d.area in heirs and d.source != area)
    ]  # fmt: skip
    why = "; ".join(loose) or "lineage.csv tells nothing of it"
    way_out = "keep the areas before and after apart, each with its own line"
    raise AnalysisError(area, "cannot be summed from other areas", why, way_out)


def _facts(rows: pd.DataFrame) -> pd.DataFrame:
    """Lay out what the conditions look at, one row a figure, counted from 0."""
    rows = rows[_FACTS].reset_index(drop=True)
    read = spans(rows["period"])
    told = last_days(rows["reported_on"])
    # A figure without a report date counts as told in the January after its period.
    told = told.mask(told == "", (read["year"] + 1).astype(str) + "-01-31")
    codes = rows["area"].str[:6]
    first = {code: line(code)[0] for code in codes.unique()}
    origins = codes.map({code: origin(code) for code in codes.unique()})
    return rows.assign(
        basis=priced(rows), place=codes, year=read["year"], months=read["months"], told=told,
        origin=origins, land=codes.map(first) + rows["area"].str[6:],
    )  # fmt: skip


def _holds(
    when: Condition, a: pd.DataFrame, b: pd.DataFrame, within: Collection[str]
) -> NDArray[np.bool_]:
    """Say for which pairs all keys of a condition hold."""
    hit = np.ones(len(b), dtype=bool)
    hit &= (a["indicator"].isin(within) | b["indicator"].isin(within)).to_numpy()
    if when.measures:
        hit &= (a["measure"].isin(when.measures) & b["measure"].isin(when.measures)).to_numpy()
    if when.subnational:
        hit &= (a["place"].ne("000000") & b["place"].ne("000000")).to_numpy()
    for column in when.same:
        hit &= (a[column] == b[column]).to_numpy()
    for column, values in when.differ.items():
        hit &= (a[column] != b[column]).to_numpy()
        if values:
            hit &= (a[column].isin(values) & b[column].isin(values)).to_numpy()
    if when.years:
        hit &= np.searchsorted(when.years, a["year"], "right") != np.searchsorted(
            when.years, b["year"], "right"
        )
    if when.since:
        hit &= ((a["year"] != b["year"]) & _later(a, b).ge(when.since)).to_numpy()
    if when.published:
        days = np.array(when.published)
        hit &= np.searchsorted(days, a["told"].to_numpy(dtype=str), "right") != np.searchsorted(
            days, b["told"].to_numpy(dtype=str), "right"
        )
    if when.tiers_until:
        hit &= ((a["place"] != b["place"]) & _later(a, b).le(when.tiers_until)).to_numpy()
        cells = (rows.loc[hit, ["place", "year"]].to_numpy().tolist() for rows in (a, b))
        hit[hit] = [tier(*one) != tier(*other) for one, other in zip(*cells, strict=True)]
    return hit


def _later(a: pd.DataFrame, b: pd.DataFrame) -> "pd.Series[int]":
    return a["year"].where(a["year"] > b["year"], b["year"])
