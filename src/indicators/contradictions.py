"""Contradictions: figures that cannot all be right, each check a function."""

from typing import Any

import pandas as pd

from indicators.areas import priced, reasons
from indicators.plausibility import compare_final, half_place, spikes
from indicators.registry import indicators
from indicators.registry.wholes import wholes
from indicators.settled import REPORT
from indicators.spans import spans
from indicators.vintages import KEY, decimals, is_final_series, latest

__all__ = ["COLUMNS", "contradictions", "outcomes"]

COLUMNS = [
    "check", "place", "area", "indicator", "period", "unit", "stated", "reckoned", "difference",
    "threshold", "report", "start", "against", "breaks",
]  # fmt: skip
_USED = [
    "place", *KEY, "kind", "value", "bound", "firmness", "stage", "report", "reported_on", "start",
    "text", "label",
]  # fmt: skip
_LINE = ["place", "area", "indicator", "unit"]
_SECTORS = ["primary_va", "secondary_va", "services_va"]
_JUMP = 3.0  # a level more than three times its neighbour's is another unit, or another area
_SUM = 0.01  # parts are rounded, each for itself


def outcomes(table: pd.DataFrame) -> pd.DataFrame:
    """Select the outcomes with a value that cover a year to date or several years.

    The basis is that of `priced`; `year` and `months` are those of `spans`; `row` is the position
    in `table`, and the index of the frame.
    """
    chosen = (table["kind"] != "target") & table["value"].notna()
    rows = table[_USED].assign(row=range(len(table)))[chosen]
    read = spans(rows["period"])
    rows = rows.assign(basis=priced(rows), year=read["year"], months=read["months"])
    rows = rows.assign(to_date=read["to_date"], half=half_place(rows))
    return rows.set_index("row", drop=False).rename_axis(index=None)


def contradictions(rows: pd.DataFrame) -> pd.DataFrame:
    """Find the contradictions among outcomes.

    Parameters
    ----------
    rows
        What `outcomes` gives.

    Returns
    -------
    DataFrame
        The columns of `consistency.findings` but the reason, and `rows`: the positions of the
        figures that contradict each other, the stated one first; `rounding`: the difference that
        rounding alone can make.
    """
    to_date = rows[rows["to_date"]]
    reported = to_date[~is_final_series(to_date)]
    chosen = latest(reported)
    levels = chosen[chosen["measure"] == "level"]
    neighbours = _neighbours(levels)
    found = [
        _level_growth(chosen, neighbours), _shares(reported), _parts(reported),
        _year_to_date(levels), _jumps(neighbours), _spikes(levels), _zeros(levels),
        _conflicts(rows[~is_final_series(rows)]), _final(to_date),
    ]  # fmt: skip
    columns = [*COLUMNS, "rows", "rounding"]
    every = pd.concat([frame.reindex(columns=columns) for frame in found if len(frame)] or
                      [pd.DataFrame(columns=columns)])  # fmt: skip
    numbers = dict.fromkeys(["stated", "reckoned", "difference", "threshold"], float)
    words = [name for name in COLUMNS if name not in (*numbers, "start")]
    every[words] = every[words].astype(object).fillna("").astype(str)
    every["rounding"] = every["rounding"].astype(float).fillna(0.0)
    every["start"] = [rows["start"].get(positions[0]) for positions in every["rows"]]
    every["start"] = every["start"].astype("Int64")
    every = every.astype(numbers).round({"reckoned": 4, "difference": 4})
    return every.sort_values([*COLUMNS], ignore_index=True)


def _neighbours(levels: pd.DataFrame) -> pd.DataFrame:
    """Put each level beside the one of the year before, of equal length, one unit and basis."""
    last = levels.assign(year=levels["year"] + 1)
    key = ["place", "area", "indicator", "measure", "unit", "basis", "months", "year"]
    both = levels.merge(last, on=key, suffixes=("_level", "_last"))
    return both.assign(period=both["period_level"])


def _explained(both: pd.DataFrame) -> pd.DataFrame:
    """Add what stands between the levels of neighbouring years."""
    here, last = (
        both[["area", "indicator"]].assign(
            measure="level", basis="unstated", unit=both["unit"],
            **{name: both[f"{name}{side}"] for name in ("period", "kind", "reported_on")},
        )
        for side in ("_level", "_last")
    )  # fmt: skip
    return both.assign(breaks=reasons(last, here))


def _level_growth(chosen: pd.DataFrame, neighbours: pd.DataFrame) -> pd.DataFrame:
    rates = chosen[(chosen["measure"] == "growth") & chosen["basis"].isin(["real", "nominal"])]
    key = ["area", "indicator", "period"]
    both = rates.merge(neighbours[neighbours["value_last"] > 0], on=key, suffixes=("", "_level"))
    reckoned = (both["value_level"] / both["value_last"] - 1) * 100
    gap = {code: entry.level_growth_gap for code, entry in indicators().items()}
    both = both.assign(
        check="level_growth", stated=both["value"], reckoned=reckoned,
        difference=reckoned - both["value"], threshold=both["indicator"].map(gap).astype(float),
        against=both["report_level"] + " + " + both["report_last"],
    )  # fmt: skip
    levels = both["half_level"] / both["value_level"] + both["half_last"] / both["value_last"]
    both = both.assign(
        rows=_tuples(both, "row", "row_level", "row_last"),
        rounding=both["half"] + (100 + reckoned) * levels,
    )
    exact = (both[["bound", "bound_level", "bound_last"]] == "eq").all(axis=1)
    return _explained(both[exact & (both["difference"].abs() > both["threshold"])])


def _shares(rows: pd.DataFrame) -> pd.DataFrame:
    shares = rows[(rows["measure"] == "share") & rows["indicator"].isin(_SECTORS)]
    shares = shares.drop_duplicates(["area", "period", "report", "indicator", "value"])
    shares = shares.assign(_places=decimals(shares["value"].to_numpy(dtype=float)))
    sums = shares.groupby(["place", "area", "period", "report"], as_index=False).agg(
        stated=("value", "sum"),
        n=("value", "size"),
        places=("_places", "max"),
        rows=("row", tuple),
    )
    # Three roundings, each of at most half of the last place.
    sums = sums.assign(
        check="shares", indicator="gdp", unit="percent", reckoned=100.0,
        difference=100 - sums["stated"], threshold=1.5 * 10.0 ** -sums["places"],
    )  # fmt: skip
    return sums[(sums["n"] == 3) & (sums["difference"].abs() > sums["threshold"] + 1e-9)]


def _parts(rows: pd.DataFrame) -> pd.DataFrame:
    key = ["place", "area", "period", "unit", "report"]
    levels = rows[(rows["measure"] == "level") & (rows["bound"] == "eq")]
    wide = levels.pivot_table("value", index=key, columns="indicator", aggfunc="first")
    at = levels.pivot_table("row", index=key, columns="indicator", aggfunc="first")
    found = []
    for entry in wholes():
        wide = wide.reindex(columns=wide.columns.union([entry.code, *entry.parts]))
        at = at.reindex(index=wide.index, columns=wide.columns)
        whole, parts = wide[entry.code], wide[list(entry.parts)]
        sums = [("+".join(entry.parts), parts.sum(axis=1, skipna=False))] if entry.complete else []
        for name, part in [*sums, *((name, parts[name]) for name in entry.parts)]:
            over = part - whole
            wrong = over > _SUM * whole if name in entry.parts else over.abs() > _SUM * whole
            named = at.loc[wrong, [entry.code, *name.split("+")]].astype(int)
            found.append(pd.DataFrame({
                "check": "parts", "indicator": entry.code, "stated": whole, "reckoned": part,
                "difference": over, "threshold": _SUM * whole, "against": name,
            })[wrong].assign(rows=_tuples(named, *named.columns)).reset_index())  # fmt: skip
    return pd.concat(found)


def _year_to_date(levels: pd.DataFrame) -> pd.DataFrame:
    summed = [code for code, entry in indicators().items() if entry.nature in ("annual", "flow")]
    exact = levels["bound"].eq("eq") & (levels["value"] >= 0)
    year = [*_LINE, "basis", "year"]
    flows = levels[levels["indicator"].isin(summed) & exact].sort_values([*year, "months"])
    groups = flows.groupby(year)
    later = groups[["value", "report", "period", "row"]].shift(-1)
    pairs = pd.DataFrame({"row": flows["row"], "later": later["row"].fillna(-1).astype(int)})
    flows = flows.assign(
        check="year_to_date", stated=flows["value"], reckoned=later["value"], threshold=0.0,
        difference=later["value"] - flows["value"], against=later["report"],
        rows=_tuples(pairs, "row", "later"),
    )  # fmt: skip
    return flows[flows["difference"] < -1e-9]


def _jumps(neighbours: pd.DataFrame) -> pd.DataFrame:
    both = neighbours[(neighbours["value_level"] > 0) & (neighbours["value_last"] > 0)]
    times = both["value_level"] / both["value_last"]
    both = both.assign(
        check="jump", stated=both["value_level"], reckoned=both["value_last"], threshold=_JUMP,
        difference=times, report=both["report_level"], against=both["report_last"],
        rows=_tuples(both, "row_level", "row_last"),
    )  # fmt: skip
    return _explained(both[(times > _JUMP) | (times < 1 / _JUMP)])


def _spikes(levels: pd.DataFrame) -> pd.DataFrame:
    both = spikes(levels)
    last, following = both["value_last"], both["value_next"]
    nearest = last.where(both["value"] > last, following.where(following < last, last))
    return both.assign(
        check="spike", stated=both["value"], reckoned=nearest, difference=both["value"] / nearest,
        threshold=2.0, against="the years before and after",
        rows=_tuples(both, "row", "row_last", "row_next"),
    )  # fmt: skip


def _zeros(levels: pd.DataFrame) -> pd.DataFrame:
    zeros = levels[levels["value"] == 0]
    return zeros.assign(check="zero", stated=0.0, rows=_tuples(zeros, "row"))


def _conflicts(rows: pd.DataFrame) -> pd.DataFrame:
    key = ["place", *KEY, "kind", "bound", "firmness", "report"]
    several = rows[rows.groupby(key)["value"].transform("nunique") > 1].sort_values("start")
    ends = several.groupby(key, as_index=False).agg(
        stated=("value", "min"), reckoned=("value", "max"), rows=("row", tuple),
        rounding=("half", "max"),
    )  # fmt: skip
    return ends.assign(
        check="conflict", difference=ends["reckoned"] - ends["stated"], threshold=0.0,
        against=ends["report"],
    )  # fmt: skip


def _final(rows: pd.DataFrame) -> pd.DataFrame:
    both = compare_final(rows)
    both = both.assign(
        check="final", stated=both["value"], reckoned=both["final"], difference=both["apart"],
        threshold=both["tolerance"], against=REPORT, rows=_tuples(both, "row", "final_row"),
    )  # fmt: skip
    return both[both["difference"].abs() > both["threshold"]]


def _tuples(frame: pd.DataFrame, *columns: str) -> "pd.Series[Any]":
    """Give the positions in several columns as one tuple a row."""
    pairs = frame[[*columns]].astype(int).itertuples(index=False, name=None)
    return pd.Series(list(pairs), index=frame.index, dtype=object)
