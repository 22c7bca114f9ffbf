"""Plausibility: what other figures of a table say for and against each figure."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.registry.settled import final_series
from indicators.vintages import KEY, decimals, is_final_series, latest

__all__ = ["compare_final", "half_place", "spikes", "votes"]

TWICE = 2.0  # a level over twice, or under half of, those of both neighbouring years
_NEAR = 1.2  # how far a level may lie from what another figure makes of it, as a ratio
_REAL = 1.35  # the same where growth is real: prices of value added move too
_POINTS = 3.0  # between two reports of one rate
_FIGURE = r"(\d[\d,，]*(?:[.．·]\d+)?)"
_LINE = ["area", "indicator", "unit", "months"]


def votes(rows: pd.DataFrame) -> "pd.Series[float]":
    """Weigh the evidence against each figure: what disagrees with it less what agrees.

    Parameters
    ----------
    rows
        Outcomes with `year` and `months` (of `spans`), `basis` as `priced` gives it, and a unique
        index. Rows of the final series are evidence and are not judged.

    Returns
    -------
    Series
        On the index of `rows`; 0 where nothing else is known. A level is compared with the levels
        of the two neighbouring years (weight 1 where growth between them is stated, else 1/2);
        growth with the change of the levels (1); both with the same figure in other reports (1) and
        with its final value (2).
    """
    reported = rows[~is_final_series(rows)]
    exact = reported[reported["bound"].isin(["eq", "approx"])]
    chosen = latest(exact)
    levels = chosen[chosen["measure"].eq("level") & (chosen["value"] > 0)]
    growth = chosen[chosen["measure"].eq("growth")]
    growth = growth.drop_duplicates(["area", "indicator", "months", "year"])
    found = [
        *(_neighbours(reported, levels, growth, lag) for lag in (-1, 1)),
        _change(reported, levels),
        _restated(reported, exact),
        _finally(rows),
    ]
    every = pd.concat(found)
    against = every["weight"].where(~every["agrees"], -every["weight"])
    return against.groupby(every["row"]).sum().reindex(rows.index, fill_value=0.0)


def compare_final(rows: pd.DataFrame) -> pd.DataFrame:
    """Set reported outcomes beside the final values that measure the same thing.

    Returns
    -------
    DataFrame
        A row a pair: the columns of `rows`, `row` (its index), `final`, `final_row`, `apart`
        (percent of the final value for amounts, points for rates) and the `tolerance` of
        `settled.toml`.
    """
    entries = {(s.indicator, s.measure, s.unit): s for s in final_series() if s.compared}
    last = rows[is_final_series(rows)]
    codes = list(zip(last["indicator"], last["measure"], last["unit"], strict=True))
    since = np.array([entries[code].since if code in entries else 9999 for code in codes])
    last = last[last["period"].str[:4].astype(int).to_numpy() >= since]
    key = ["place", "indicator", "measure", "unit", "period"]
    ends = last[key].assign(final=last["value"], final_row=last.index)
    own = rows[~is_final_series(rows) & rows["bound"].eq("eq")]
    same = own["basis"].isin(["unstated", "real", "nominal"]) & (own["kind"] != "target")
    both = own[same].assign(row=own.index[same]).merge(ends, on=key)
    rate = both["unit"].eq("percent")
    relative = (both["value"] / both["final"].where(both["final"] != 0) - 1) * 100
    apart = (both["value"] - both["final"]).where(rate, relative)
    facts = zip(both["indicator"], both["measure"], both["unit"], strict=True)
    tolerance = np.array([entries[fact].tolerance for fact in facts], dtype=float)
    return both.assign(apart=apart, tolerance=tolerance)


def spikes(levels: pd.DataFrame) -> pd.DataFrame:
    """Find levels over twice, or under half of, those of both neighbouring years.

    Parameters
    ----------
    levels
        One row a key, with `year`, `months` and `row`, a number of its own.

    Returns
    -------
    DataFrame
        The levels, with `row_last`, `value_last`, `row_next` and `value_next`.
    """
    key = [*_LINE, "basis"]
    sides = [
        levels.assign(year=levels["year"] - lag)[[*key, "year", "value", "row"]] for lag in (-1, 1)
    ]
    both = levels.merge(sides[0], on=[*key, "year"], suffixes=("", "_last"))
    both = both.merge(sides[1], on=[*key, "year"], suffixes=("", "_next"))
    ends = both[["value_last", "value_next"]]
    high = both["value"] > TWICE * ends.max(axis=1)
    return both[(high | (both["value"] < ends.min(axis=1) / TWICE)) & (both["value"] > 0)]


def half_place(rows: pd.DataFrame) -> "pd.Series[float]":
    """Give half of the last place that was printed, in the unit of the row."""
    printed = rows["text"].str.extract(_FIGURE)[0].str.replace("[,，]", "", regex=True)
    places = printed.str.extract(r"[.．·](\d+)")[0].str.len().fillna(0)
    number = pd.to_numeric(printed.str.replace("[．·]", ".", regex=True), errors="coerce")
    scale = (rows["value"].abs() / number).where(number > 0, 1.0).fillna(1.0)
    noted = pd.Series(decimals(rows["value"].to_numpy(dtype=float)), index=rows.index)
    shown = places.astype(float).where(number.notna(), noted.astype(float))
    return 0.5 * scale * 10.0**-shown


def _neighbours(
    rows: pd.DataFrame, levels: pd.DataFrame, growth: pd.DataFrame, lag: int
) -> pd.DataFrame:
    """Compare levels with that of the year before (lag -1) or after (1), over stated growth."""
    side = levels[[*_LINE, "year", "value"]].drop_duplicates([*_LINE, "year"])
    side = side.assign(year=side["year"] - lag)
    own = rows[rows["measure"].eq("level") & (rows["value"] > 0)]
    both = own.assign(row=own.index).merge(side, on=[*_LINE, "year"], suffixes=("", "_side"))
    both = both.assign(grown=both["year"] + (lag == 1))
    rates = growth.rename(columns={"value": "rate", "year": "grown", "basis": "priced"})
    key = ["area", "indicator", "months", "grown"]
    both = both.merge(rates[[*key, "rate", "priced"]], on=key, how="left")
    factor = 1 + both["rate"].clip(lower=-95) / 100
    expected = both["value_side"] * (factor if lag == -1 else 1 / factor).fillna(1)
    near = np.where(both["rate"].isna(), TWICE, np.where(both["priced"].eq("real"), _REAL, _NEAR))
    agrees = _ratio(both["value"], expected) <= near
    weight = np.where(both["rate"].isna(), 0.5, 1.0)
    return pd.DataFrame({"row": both["row"], "agrees": agrees, "weight": weight})


def _change(rows: pd.DataFrame, levels: pd.DataFrame) -> pd.DataFrame:
    """Compare stated growth with the change of the levels."""
    own = rows[rows["measure"].eq("growth")]
    key = ["area", "indicator", "months", "year"]
    side = levels[[*_LINE, "year", "value"]].drop_duplicates([*_LINE, "year"])
    last = side.assign(year=side["year"] + 1)
    pairs = side.merge(last, on=[*_LINE, "year"], suffixes=("", "_last"))
    both = own.assign(row=own.index).merge(pairs, on=key, suffixes=("", "_level"))
    implied = both["value_level"] / both["value_last"]
    near = np.where(both["basis"].eq("real"), _REAL, _NEAR)
    agrees = _ratio(1 + both["value"].clip(lower=-95) / 100, implied) <= near
    return pd.DataFrame({"row": both["row"], "agrees": agrees, "weight": 1.0})


def _restated(rows: pd.DataFrame, exact: pd.DataFrame) -> pd.DataFrame:
    """Compare a figure with the same one in other reports: the nearest of them counts."""
    key = [name for name in KEY if name != "basis"]
    several = exact.groupby(key)["report"].transform("nunique").gt(1)
    others = exact.loc[several, [*key, "report", "value"]]
    own = rows.assign(row=rows.index)
    both = own.merge(others, on=key, suffixes=("", "_other"))
    both = both[both["report"] != both["report_other"]]
    rate = both["unit"].eq("percent")
    apart = (both["value"] - both["value_other"]).abs()
    near = pd.Series(_ratio(both["value"], both["value_other"]) <= _NEAR, index=both.index)
    agrees = (apart <= _POINTS).where(rate, near)
    best = agrees.groupby(both["row"]).any()
    return pd.DataFrame({"row": best.index, "agrees": best.to_numpy(dtype=bool), "weight": 1.0})


def _finally(rows: pd.DataFrame) -> pd.DataFrame:
    both = compare_final(rows)
    agrees = both["apart"].abs() <= both["tolerance"]
    return pd.DataFrame({"row": both["row"], "agrees": agrees, "weight": 2.0})


def _ratio(a: "pd.Series[float]", b: "pd.Series[float]") -> NDArray[np.float64]:
    """Give the larger of two figures over the smaller; infinite where one is not positive."""
    low, high = np.minimum(a, b), np.maximum(a, b)
    return np.where(low > 0, high / np.where(low > 0, low, 1.0), np.where(low == high, 1.0, np.inf))
