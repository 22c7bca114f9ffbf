"""Final figures: the yearbook series of the provinces as rows of the ledger."""

from pathlib import Path

import pandas as pd

from indicators.errors import TableError
from indicators.model import COLUMNS
from indicators.record import check
from indicators.registry.places import area
from indicators.registry.settled import final_series

__all__ = ["REPORT", "read_settled"]

REPORT, PUBLISHED = "000000-2020-settled", "2020-12-31"
_HEAD = ["place", "indicator", "measure", "period", "value", "unit", "series"]


def read_settled(path: Path) -> pd.DataFrame:
    """Read the final figures of a CSV into the columns of the record and `source`.

    Parameters
    ----------
    path
        Columns `place`, `indicator`, `measure`, `period` (a year), `value`, `unit`, `series`: a
        name of `settled.toml`, whose codes the rows must have.

    Raises
    ------
    TableError
        Other columns, or a series that `settled.toml` does not have under these codes.
    """
    rows = pd.read_csv(path, dtype=dict.fromkeys(_HEAD, "str") | {"value": "float64"})
    if [*rows.columns] != _HEAD:
        raise TableError(path.name, "has other columns", "", f"write {', '.join(_HEAD)}")
    known = {(s.name, s.indicator, s.measure, s.unit): s for s in final_series()}
    found = rows[["series", "indicator", "measure", "unit"]].drop_duplicates()
    unknown = [" ".join(one) for one in found.itertuples(index=False) if tuple(one) not in known]
    if unknown:
        hint = "add them to settled.toml"
        raise TableError(path.name, "unknown series", "; ".join(sorted(unknown)), hint)
    years = rows["period"].astype(int) + 1
    areas = [area(place, f"{year}-01-31") for place, year in zip(rows["place"], years, strict=True)]
    # The name of the column without its table and unit.
    label = rows["series"].str.partition(": ")[2].str.replace(r"\([^()]*\)$", "", regex=True)
    plain = {"kind": "actual", "bound": "eq", "firmness": "plain", "basis": "unstated"}
    rows = rows.assign(
        **plain, area=areas, stage="final", report=REPORT, reported_on=PUBLISHED, label=label,
        value=rows["value"].round(4), source=REPORT, benchmark="", text="", lead="",
        value_high=None, start=None, end=None, page=None,
    )  # fmt: skip
    rows = check(rows[[*COLUMNS, "source"]], path.name)
    return rows.sort_values(["place", "indicator", "measure", "period"], ignore_index=True)
