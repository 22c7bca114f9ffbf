"""A choice: what is asked of the table, its rows, its chart, and the cell that makes the chart."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from indicators.attainment import targets
from indicators.charts import Chart, attainment_map, small_multiples, target_vs_outcome
from indicators.charts.labels import Lang

__all__ = ["CHARTS", "KINDS", "RULES", "Choice", "whole_years"]

CHARTS = {draw.__name__: draw for draw in (small_multiples, target_vs_outcome, attainment_map)}
KINDS = ("target", "actual", "estimate")
RULES = ("tolerant", "strict")
_YEARS = "period.str.len() == 4"


def whole_years(table: pd.DataFrame) -> pd.DataFrame:
    """Select the rows whose period is one full year."""
    return table.query(_YEARS)


@dataclass(frozen=True, slots=True)
class Choice:
    """One setting of the controls; `rule` says how an about-target is read."""

    indicator: str
    measure: str
    places: tuple[str, ...]
    years: tuple[int, int]
    kinds: tuple[str, ...]
    rule: Literal["strict", "tolerant"]
    chart: str
    lang: Lang

    def rows(self, table: pd.DataFrame) -> pd.DataFrame:
        """Select the records asked for, every telling of them, by period and place."""
        asked = f"indicator == '{self.indicator}' and kind in {list(self.kinds)}"
        chosen = table.query(" and ".join([asked, *self._conditions()]))
        return chosen.sort_values(["period", "place", "kind", "reported_on"], ignore_index=True)

    def draw(self, table: pd.DataFrame) -> Chart:
        """Draw the chart.

        Raises
        ------
        IndicatorError
            Nothing to draw, or rows that cannot share a chart.
        """
        kept = table[table["kind"].isin(self.kinds)]
        pairs = targets(kept, indicator=self.indicator)
        pairs = pairs.query(" and ".join([*self._conditions(), *self._paired()]))
        if self.rule == "strict":
            pairs = pairs.assign(attained_tolerant=pairs["attained_strict"])
        if self.chart == "attainment_map":
            return attainment_map(pairs, lang=self.lang, rule=self.rule)
        return CHARTS[self.chart](pairs, lang=self.lang)

    def code(self) -> str:
        """Write the cell that draws the same chart of a `table`."""
        conditions = [*self._conditions(), *self._paired()]
        asked = ' and "\n    "'.join(conditions)
        lines = ["import indicators as ind", ""]
        kept = "table"
        if set(self.kinds) != set(KINDS):
            lines.append(f'kept = table[table["kind"].isin({list(self.kinds)})]')
            kept = "kept"
        lines.append(f'pairs = ind.targets({kept}, indicator="{self.indicator}").query(')
        lines += [f'    "{asked}"', ")"]
        if self.rule == "strict":
            lines.append('pairs = pairs.assign(attained_tolerant=pairs["attained_strict"])')
        rule = f', rule="{self.rule}"' if self.chart == "attainment_map" else ""
        lines.append(f'ind.charts.{self.chart}(pairs, lang="{self.lang}"{rule})')
        return "\n".join(lines)

    def _conditions(self) -> list[str]:
        first, last = self.years
        return [
            f"measure == '{self.measure}'",
            f"place in {list(self.places)}",
            f"{_YEARS} and '{first}' <= period <= '{last}'",
        ]

    def _paired(self) -> list[str]:
        # Outcomes nobody set a target for belong into a series, not beside targets.
        return [] if self.chart == "small_multiples" else ["target_bound != ''"]
