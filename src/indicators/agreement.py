"""Agreement: how often figures that tell the same thing twice say the same."""

import numpy as np
import pandas as pd

from indicators.areas import priced, tier
from indicators.plausibility import half_place
from indicators.spans import last_days, spans
from indicators.vintages import KEY, is_final_series

__all__ = ["compare", "rates"]

_SHOWN = [
    *("check", "place", "level", "indicator", "measure", "basis", "unit", "period", "first"),
    *("first_kind", "report", "again", "against", "tolerance", "agrees"),
]
_EPSILON = 1e-9
_CHAINED = 0.3  # points that roundings and small revisions of yearly rates leave in their mean


def compare(table: pd.DataFrame) -> pd.DataFrame:
    """Set every outcome beside its next telling by another document.

    Parameters
    ----------
    table
        Rows in the columns of the record. Only exact outcomes of reports count, and of each
        report the first; the yearbook series is left out.

    Returns
    -------
    DataFrame
        A row a comparison: `check`, the figure (`place`, `level`, `indicator`, `measure`, `basis`,
        `unit`, `period`), `first` with `first_kind` and `report`, `again` and the report `against`
        it, the `tolerance` and whether it `agrees`:

        - `retold`: an outcome in the next document that tells it; half of the last printed place
          of the coarser one is granted;
        - `averaged`: a stated mean of five years' real growth against that of the yearly rates;
          0.3 points are granted for roundings and small revisions.

    Notes
    -----
    A figure told as an estimate, or before a census, may rightly change: an `agrees` of false is a
    pair to look at, not always a fault of reading.
    """
    rows = table[~is_final_series(table)]
    rows = rows[(rows["kind"] != "target") & (rows["bound"] == "eq")]
    rows = rows.assign(basis=priced(rows), told=last_days(rows["reported_on"]))
    rows = rows.sort_values([*KEY, "told", "report", "start"])
    rows = rows.drop_duplicates([*KEY, "report"])
    every = pd.concat([_retold(rows), _averaged(rows)])
    years = spans(every["period"])["year"]
    level = [tier(place, year) for place, year in zip(every["place"], years, strict=True)]
    apart = (every["first"] - every["again"]).abs()
    every = every.assign(level=level, agrees=apart <= every["tolerance"] + _EPSILON)
    return every[_SHOWN].sort_values(_SHOWN[:8], ignore_index=True)


def rates(compared: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Count comparisons: columns `by`, `compared`, `agree` (how many) and `rate` (0 to 1)."""
    groups = compared.groupby(by, as_index=False, observed=True)
    counted = groups.agg(compared=("agrees", "size"), agree=("agrees", "sum"))
    return counted.assign(rate=counted["agree"] / counted["compared"])


def _retold(rows: pd.DataFrame) -> pd.DataFrame:
    rows = rows.assign(half=half_place(rows))
    later = rows.groupby(KEY)[["value", "report", "half"]].shift(-1)
    both = rows.assign(
        check="retold", first=rows["value"], first_kind=rows["kind"], again=later["value"],
        against=later["report"], tolerance=np.maximum(rows["half"], later["half"]),
    )  # fmt: skip
    return both[both["again"].notna()]


def _averaged(rows: pd.DataFrame) -> pd.DataFrame:
    """Set means over five years beside those of the yearly rates that stood in other reports."""
    means = rows[(rows["measure"] == "average_growth") & (rows["basis"] == "real")]
    means = means[means["period"].str.fullmatch(r"\d{4}/\d{4}")]
    ends = means["period"].str.split("/", expand=True).reindex(columns=[0, 1]).astype(int)
    # 2016/2020 names the years of the mean, 2015/2020 its base and its end.
    means = means.assign(first_year=ends[1] - 4, last_year=ends[1])
    means = means[(ends[1] - ends[0]).isin([4, 5])]
    yearly = rows[(rows["measure"] == "growth") & rows["period"].str.fullmatch(r"\d{4}")]
    yearly = yearly.drop_duplicates(["area", "indicator", "basis", "period"], keep="last")
    yearly = yearly.assign(year=yearly["period"].astype(int), part=np.log1p(yearly["value"] / 100))
    key = ["area", "indicator", "basis"]
    both = means.merge(yearly[[*key, "year", "part"]], on=key)
    both = both[(both["year"] >= both["first_year"]) & (both["year"] <= both["last_year"])]
    columns = ["place", *KEY, "value", "kind", "report"]
    sums = both.groupby(columns, as_index=False).agg(part=("part", "sum"), n=("part", "size"))
    sums = sums[sums["n"] == 5]
    return sums.assign(
        check="averaged", first=(np.expm1(sums["part"] / 5) * 100).round(4), first_kind="actual",
        report="yearly rates", again=sums["value"], against=sums["report"], tolerance=_CHAINED,
    )  # fmt: skip
