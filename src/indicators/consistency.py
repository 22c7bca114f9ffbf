"""Consistency: figures that cannot all be right, found, listed and left as they are."""

import pandas as pd

from indicators.areas import priced, reasons
from indicators.registry import indicators
from indicators.registry.wholes import wholes
from indicators.spans import spans
from indicators.vintages import KEY, decimals, latest

__all__ = ["findings"]

_COLUMNS = [
    "check", "place", "area", "indicator", "period", "unit", "stated", "reckoned", "difference",
    "threshold", "report", "against", "breaks",
]  # fmt: skip
_USED = [
    "place", *KEY, "kind", "value", "bound", "firmness", "stage", "report", "reported_on", "start",
]  # fmt: skip
_LINE = ["place", "area", "indicator", "unit"]
_SECTORS = ["primary_va", "secondary_va", "services_va"]
_JUMP = 3.0  # a level more than three times its neighbour's is another unit, or another area
_SUM = 0.01  # parts are rounded, each for itself


def findings(table: pd.DataFrame) -> pd.DataFrame:
    """List the figures of a table that contradict each other.

    Parameters
    ----------
    table
        Rows in the columns of the record. Targets are left out.

    Returns
    -------
    DataFrame
        A row a finding: `check`, the figure (`place`, `area`, `indicator`, `period`, `unit`),
        `stated` and `reckoned` value, `difference`, `threshold`, `report` (where it is stated),
        `against` (the documents reckoned from) and `breaks` (what may explain it).

        - `level_growth`: stated growth against growth of the levels, both told last, in points
          beyond the indicator's `level_growth_gap`; real growth differs by the deflator too;
        - `shares`: shares of the three sectors in one report do not sum to 100;
        - `parts`: a part above its whole, or complete parts that differ from it by over 1 percent,
          in one report (`wholes.toml`);
        - `year_to_date`: a figure to date above a later one of the same year;
        - `jump`: a level over three times, or under a third of, the year before's; the difference
          is the ratio;
        - `zero`: a level of 0, as gaps are stored in some tables;
        - `conflict`: one report, one key, two values.
    """
    rows = table.loc[(table["kind"] != "target") & table["value"].notna(), _USED]
    read = spans(rows["period"])
    rows = rows.assign(basis=priced(rows), year=read["year"], months=read["months"])
    rows = rows[read["to_date"]]
    chosen = latest(rows)
    levels = chosen[chosen["measure"] == "level"]
    neighbours = _neighbours(levels)
    found = [
        _level_growth(chosen, neighbours), _shares(rows), _parts(rows), _year_to_date(levels),
        _jumps(neighbours), _zeros(levels), _conflicts(rows),
    ]  # fmt: skip
    every = pd.concat([frame.reindex(columns=_COLUMNS) for frame in found if len(frame)] or
                      [pd.DataFrame(columns=_COLUMNS)])  # fmt: skip
    numbers = dict.fromkeys(["stated", "reckoned", "difference", "threshold"], float)
    words = every.columns.difference([*numbers])
    every[words] = every[words].astype(object).fillna("").astype(str)
    every = every.astype(numbers).round({"reckoned": 4, "difference": 4})
    return every.sort_values([*_COLUMNS], ignore_index=True)


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
    exact = (both[["bound", "bound_level", "bound_last"]] == "eq").all(axis=1)
    return _explained(both[exact & (both["difference"].abs() > both["threshold"])])


def _shares(rows: pd.DataFrame) -> pd.DataFrame:
    shares = rows[(rows["measure"] == "share") & rows["indicator"].isin(_SECTORS)]
    shares = shares.drop_duplicates(["area", "period", "report", "indicator", "value"])
    shares = shares.assign(_places=decimals(shares["value"].to_numpy(dtype=float)))
    sums = shares.groupby(["place", "area", "period", "report"], as_index=False).agg(
        stated=("value", "sum"), n=("value", "size"), places=("_places", "max")
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
    found = []
    for entry in wholes():
        wide = wide.reindex(columns=wide.columns.union([entry.code, *entry.parts]))
        whole, parts = wide[entry.code], wide[list(entry.parts)]
        sums = [("+".join(entry.parts), parts.sum(axis=1, skipna=False))] if entry.complete else []
        for name, part in [*sums, *((name, parts[name]) for name in entry.parts)]:
            over = part - whole
            wrong = over > _SUM * whole if name in entry.parts else over.abs() > _SUM * whole
            found.append(pd.DataFrame({
                "check": "parts", "indicator": entry.code, "stated": whole, "reckoned": part,
                "difference": over, "threshold": _SUM * whole, "against": name,
            })[wrong].reset_index())  # fmt: skip
    return pd.concat(found)


def _year_to_date(levels: pd.DataFrame) -> pd.DataFrame:
    summed = [code for code, entry in indicators().items() if entry.nature in ("annual", "flow")]
    exact = levels["bound"].eq("eq") & (levels["value"] >= 0)
    year = [*_LINE, "basis", "year"]
    flows = levels[levels["indicator"].isin(summed) & exact].sort_values([*year, "months"])
    groups = flows.groupby(year)
    later = groups[["value", "report", "period"]].shift(-1)
    flows = flows.assign(
        check="year_to_date", stated=flows["value"], reckoned=later["value"], threshold=0.0,
        difference=later["value"] - flows["value"], against=later["report"],
    )  # fmt: skip
    return flows[flows["difference"] < -1e-9]


def _jumps(neighbours: pd.DataFrame) -> pd.DataFrame:
    both = neighbours[(neighbours["value_level"] > 0) & (neighbours["value_last"] > 0)]
    times = both["value_level"] / both["value_last"]
    both = both.assign(
        check="jump", stated=both["value_level"], reckoned=both["value_last"], threshold=_JUMP,
        difference=times, report=both["report_level"], against=both["report_last"],
    )  # fmt: skip
    return _explained(both[(times > _JUMP) | (times < 1 / _JUMP)])


def _zeros(levels: pd.DataFrame) -> pd.DataFrame:
    return levels[levels["value"] == 0].assign(check="zero", stated=0.0)


def _conflicts(rows: pd.DataFrame) -> pd.DataFrame:
    key = ["place", *KEY, "kind", "bound", "firmness", "report"]
    ends = rows.groupby(key, as_index=False).agg(stated=("value", "min"), reckoned=("value", "max"))
    ends = ends.assign(
        check="conflict", difference=ends["reckoned"] - ends["stated"], threshold=0.0,
        against=ends["report"],
    )  # fmt: skip
    return ends[ends["difference"] > 0]
