"""The explorer: a table in JupyterLab, its chart, its records and where each figure stands."""

from collections.abc import Container
from html import escape
from pathlib import Path
from typing import Any

import anywidget
import ipywidgets as widgets
import pandas as pd
import traitlets
from itables.widget import ITable

from indicators import figures
from indicators.charts import Chart
from indicators.charts.captions import require
from indicators.charts.labels import Words, indicator_words, place_words, words
from indicators.charts.style import render
from indicators.errors import IndicatorError
from indicators.explorer.choice import CHARTS, KINDS, RULES, Choice, whole_years
from indicators.explorer.labels import told
from indicators.explorer.passage import Shelf, describe
from indicators.model import COLUMNS
from indicators.registry import indicators

__all__ = ["Explorer", "explore"]

RAW = Path(__file__).resolve().parents[3] / "data" / "raw"
FIRST = 6  # places shown before anybody chose
SHOWN = ["period", "place", "kind", "bound", "value", "value_high", "unit", "report", "reported_on",
         "firmness", "basis", "stage"]  # fmt: skip
SHEET = {"width": "768px", "max_width": "100%"}  # 8 inches, as drawn
NAMED = {"width": "400px"}
WRAP = {"flex_flow": "row wrap"}


class Cell(anywidget.AnyWidget):
    """The code of the chart, with a button that copies it."""

    _esm = Path(__file__).with_name("cell.js")
    code = traitlets.Unicode().tag(sync=True)
    label = traitlets.Unicode().tag(sync=True)


def explore(table: pd.DataFrame, folder: Path | str = RAW) -> "Explorer":
    """Explore the yearly figures of a table: controls, a chart, its records, their sources.

    Parameters
    ----------
    table
        Rows in the columns of the record.
    folder
        Where your own copies of the reports lie: a clicked record is shown among the words around
        it. Without it, those of `data/raw/` in a checkout.

    Returns
    -------
    Explorer
        Shown when a cell of JupyterLab ends with it. It needs no network.

    Raises
    ------
    TableError
        A column missing, or no figure of a full year.

    Examples
    --------
    >>> from indicators import load
    >>> shown = explore(load("sample/records.csv"))
    >>> shown.lang.value = "en"
    >>> print(shown.cell.code.splitlines()[-1])
    ind.charts.small_multiples(pairs, lang="en")
    """
    require(table, *COLUMNS)
    require(whole_years(table))
    return Explorer(table, Shelf(Path(folder)))


class Explorer:
    """What `explore` shows. Each control is an attribute, and setting its `value` is a click."""

    def __init__(self, table: pd.DataFrame, shelf: Shelf) -> None:
        self.table, self.yearly, self.shelf = table, whole_years(table), shelf
        years = self.yearly["period"].astype(int)
        span = (int(years.min()), int(years.max()))
        self.indicator = widgets.Dropdown(layout=NAMED)
        self.measure = widgets.Dropdown(layout=NAMED)
        self.places = widgets.SelectMultiple(rows=8, layout=NAMED)
        self.kinds = widgets.SelectMultiple(rows=3, layout=NAMED)
        self.years = widgets.IntRangeSlider(
            value=span,
            min=span[0],
            max=span[1],
            continuous_update=False,
            readout=False,
            layout=NAMED,
        )
        self.rule = widgets.Dropdown(layout=NAMED)
        self.chart = widgets.Dropdown(layout=NAMED)
        self.lang = widgets.Dropdown(
            options={"中文 English": "both", "中文": "zh", "English": "en"}, layout=NAMED
        )
        self.picture = widgets.Image(format="svg+xml", layout=SHEET)
        self.records = ITable(
            select="single", scrollX=True, maxBytes=0, classes="display compact nowrap"
        )
        self.message, self.figure, self.saved = widgets.HTML(), widgets.HTML(), widgets.HTML()
        self.name = widgets.Text(layout=NAMED)
        self.save = widgets.Button(layout={"width": "auto"})
        self.cell = Cell()
        self.drawn: Chart | None = None
        self._busy = False
        self._update()
        for control in self._controls().values():
            control.observe(self._update, "value")
        self.records.observe(self._point, "selected_rows")
        self.save.on_click(self._save)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        left = [self.indicator, self.measure, self.kinds, self.chart, self.rule]
        right = [self.places, self.years, self.lang]
        return widgets.VBox(
            [
                widgets.HBox([widgets.VBox(left), widgets.VBox(right)], layout=WRAP),
                self.picture,
                self.message,
                self.records,
                self.figure,
                widgets.HBox([self.name, self.save, self.saved], layout=WRAP),
                self.cell,
            ]
        )._repr_mimebundle_(**kwargs)

    def choice(self) -> Choice:
        """Read the controls."""
        return Choice(**{name: control.value for name, control in self._controls().items()})

    def _controls(self) -> dict[str, Any]:
        names = ("indicator", "measure", "places", "years", "kinds", "rule", "chart", "lang")
        return {name: getattr(self, name) for name in names}

    def _update(self, _: object = None) -> None:
        # Narrowing one control by another sets values, and would come back here.
        if self._busy:
            return
        self._busy = True
        try:
            self._label()
            self._narrow()
            self._show(self.choice())
        finally:
            self._busy = False

    def _label(self) -> None:
        """Name all controls in the language chosen."""
        lang = self.lang.value
        for name, control in self._controls().items() | {("name", self.name)}:
            control.description = told(f"control.{name}").line(lang)
            control.style.description_width = "160px"
        self.years.description += " {}–{}".format(*self.years.value)
        self.save.description = told("control.save").line(lang)
        self.cell.label = told("control.copy").line(lang)

    def _narrow(self) -> None:
        """Offer only what the table holds, and keep what was chosen where it is still there."""
        rows, known = self.yearly, set(self.yearly["indicator"])
        codes = [code for code in indicators() if code in known]
        self._offer(self.indicator, {code: indicator_words(code) for code in codes}, ["gdp"])
        rows = rows[rows["indicator"].eq(self.indicator.value)]
        measures = {code: words(f"measure.{code}") for code in sorted(rows["measure"].unique())}
        self._offer(self.measure, measures, ["growth"])
        rows = rows[rows["measure"].eq(self.measure.value)]
        areas = rows.groupby("place")["area"].max().items()
        often = [*rows["place"].value_counts().index[:FIRST]]
        self._offer(self.places, {str(code): place_words(area) for code, area in areas}, often)
        self._offer(self.kinds, {code: words(f"kind.{code}") for code in KINDS}, KINDS)
        self._offer(self.rule, {code: told(f"rule.{code}") for code in RULES}, RULES)
        self._offer(self.chart, {code: told(f"chart.{code}") for code in CHARTS}, CHARTS)

    def _offer(self, control: Any, names: dict[str, Words], first: Container[str]) -> None:
        """Set the options of a control; what was chosen stays chosen, or else `first` is."""
        several = isinstance(control, widgets.SelectMultiple)
        chosen = control.value if several else [control.value]
        kept = next(
            found for asked in (chosen, first, names) if (found := [c for c in names if c in asked])
        )
        control.value = () if several else None  # a browser stumbles over a choice that is gone
        control.options = [(name.line(self.lang.value), code) for code, name in names.items()]
        control.value = kept if several else kept[0]

    def _show(self, choice: Choice) -> None:
        """Show chart, records and code of a choice."""
        rows = choice.rows(self.table)
        named = rows["area"].map(lambda area: place_words(area).line(choice.lang))
        self.chosen = rows
        high = ["" if pd.isna(size) else f"{size:g}" for size in rows["value_high"]]
        shown = rows.assign(place=named, value_high=high)[SHOWN]
        self.records.update(shown, selected_rows=[])
        self.figure.value, self.saved.value = told("figure.none").line(choice.lang), ""
        self.cell.code = choice.code()
        self.name.value = f"{choice.indicator}_{choice.measure}_{choice.chart}"
        try:
            self.drawn = choice.draw(self.table)
        except IndicatorError as fault:
            self.drawn, self.message.value = None, escape(str(fault))
        else:
            self.picture.value, self.message.value = render(self.drawn, "svg"), ""
        self.picture.layout.display = None if self.drawn else "none"
        self.save.disabled = self.drawn is None

    def _point(self, _: object) -> None:
        """Show where the clicked record stands."""
        for row in self.records.selected_rows:
            self.figure.value = describe(self.chosen.iloc[row], self.shelf, self.lang.value)

    def _save(self, _: object) -> None:
        if self.drawn is None:
            return
        try:
            path = figures.save(self.drawn, self.name.value)
        except IndicatorError as fault:
            self.saved.value = escape(str(fault))
            return
        done = told("figure.saved").line(self.lang.value)
        self.saved.value = escape(f"{done} {path.with_suffix('')}.png, .svg, .csv")
