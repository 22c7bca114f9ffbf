"""The accessor `table.indicators`: the questions of the package asked of a frame."""

from typing import TYPE_CHECKING, Any

import pandas as pd

from indicators.attainment import targets
from indicators.errors import TableError
from indicators.model import COLUMNS
from indicators.selection import series, wide

if TYPE_CHECKING:
    from indicators.charts import Chart

__all__ = ["Questions"]


@pd.api.extensions.register_dataframe_accessor("indicators")
class Questions:
    """Ask a table in the columns of the record.

    Raises
    ------
    AttributeError
        A frame without these columns has no such attribute.
    """

    def __init__(self, table: pd.DataFrame) -> None:
        if missing := [column for column in COLUMNS if column not in table.columns]:
            why = f"{len(missing)} columns are missing: {', '.join(missing)}"
            fault = TableError("table.indicators", "no table of records", why, "data/README.md")
            raise AttributeError(str(fault))
        self._table = table

    def series(self, indicator: str, place: str | None = None, **which: Any) -> pd.DataFrame:
        """Choose one figure a period; see `indicators.selection.series`."""
        return series(self._table, indicator, place, **which)

    def wide(self, indicator: str, place: str | None = None, **which: Any) -> pd.DataFrame:
        """Choose one figure a period, a column an area; see `indicators.selection.wide`."""
        return wide(series(self._table, indicator, place, **which))

    def targets(self, **which: Any) -> pd.DataFrame:
        """Set targets beside outcomes; see `indicators.attainment.targets`."""
        return targets(self._table, **which)

    def plot(
        self, indicator: str, place: str | None = None, *, measure: str = "growth", **which: Any
    ) -> "Chart":
        """Draw targets and outcomes over the years; `which` as in `targets`."""
        from indicators.charts import small_multiples

        pairs = targets(self._table, indicator=indicator, place=place, **which)
        return small_multiples(pairs[pairs["measure"] == measure])
