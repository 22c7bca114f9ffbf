"""One fact, told several times: the value of each period over the days it was published."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator
from matplotlib.lines import Line2D

from indicators.charts.captions import only, require, scale_words, source_note, subject
from indicators.charts.labels import Lang, words
from indicators.charts.sheet import Chart
from indicators.charts.style import BLUE, INK, MARGIN, PURPLE, SOFT, VERMILION, WIDTH, house_style
from indicators.spans import last_days

__all__ = ["vintage_lines"]

STAGES = {"estimate": "o", "unstated": "o", "preliminary": "^", "final": "s", "restated": "D"}
COLOURS = (BLUE, VERMILION, PURPLE, INK, "#3d8b7a", "#a8782c")


@house_style
def vintage_lines(table: pd.DataFrame, *, lang: Lang = "both") -> Chart:
    """Draw a line a period: what was published of it, day by day.

    Parameters
    ----------
    table
        Rows in the columns of the record: outcomes of one area, indicator, measure and unit.
        Undated rows are left out, and bounds where the same document gives the figure itself.
    lang
        `zh`, `en` or `both`.

    Raises
    ------
    TableError
        No dated outcomes, a column missing, or rows of more than one area, indicator or unit.
    """
    require(
        table,
        "area",
        "indicator",
        "measure",
        "unit",
        "basis",
        "period",
        "kind",
        "stage",
        "value",
        "report",
        "reported_on",
        "bound",
    )
    told = table[table["kind"].ne("target") & table["value"].notna() & table["reported_on"].ne("")]
    require(told, "value")
    for column in ("area", "indicator", "measure", "unit"):
        only(told, column)
    exact = told["bound"].eq("eq")
    told = told[exact | ~exact.groupby([told["period"], told["report"]]).transform("any")]
    told = told.assign(day=pd.to_datetime(last_days(told["reported_on"])))
    # A document may give a figure again and say its stage only once.
    told = told.assign(silent=told["stage"].eq("unstated")).sort_values(["period", "day", "silent"])
    told = told.drop_duplicates(["period", "report", "value"], ignore_index=True)
    stage = told["stage"].mask(told["kind"].eq("estimate"), "estimate")
    chart = Chart(
        words("vintage_lines.title").fill(what=subject(told)),
        words("vintage_lines.subtitle").fill(scale=scale_words(told)),
        [source_note(told, len(told))],
        [
            Line2D(
                [],
                [],
                color=SOFT,
                linestyle="none",
                marker=form,
                markersize=6.5,
                markerfacecolor="white" if name == "estimate" else SOFT,
                label=words(f"stage.{name}").line(lang),
            )
            for name, form in STAGES.items()
            if stage.eq(name).any()
        ],
        data=told.drop(columns=["day", "silent"]),
        lang=lang,
        body=3.8,
    )
    ax = chart.panel(MARGIN + 0.55, 0.3, WIDTH - 2 * MARGIN - 1.3, 3.3)
    for number, (period, group) in enumerate(told.groupby("period")):
        colour = COLOURS[number % len(COLOURS)]
        ax.plot(group["day"], group["value"], color=colour, linewidth=1.2, label=f"_{period}")
        for row in group.index:
            name = stage[row]
            ax.plot(
                told["day"][row],
                told["value"][row],
                marker=STAGES[name],
                color=colour,
                markersize=6.5,
                markeredgewidth=1.5,
                label="_told",
                markerfacecolor="white" if name == "estimate" else colour,
            )
    ax.xaxis.set_major_locator(AutoDateLocator(maxticks=7))  # type: ignore[no-untyped-call]
    ax.margins(0.08, 0.15)
    ax.grid(axis="y")
    label_ends(ax, told)
    return chart


def label_ends(ax: Axes, told: pd.DataFrame) -> None:
    """Name each period at its last vintage; a name moves up where a dot or name stands already."""
    ax.autoscale_view()
    days = told["day"].map(ax.xaxis.convert_units)
    taken = ax.transData.transform(np.column_stack([days, told["value"]])).tolist()
    lines = [line for line in ax.lines if line.get_label() != "_told"]
    for line, period in zip(lines, told["period"].unique(), strict=True):
        end = told[told["period"].eq(period)].index[-1]
        x, y = ax.transData.transform((days[end], told["value"][end]))
        lift = 0
        while any(0 < a - x < 70 and abs(y + lift - b) < 16 for a, b in taken):
            lift += 2
        taken.append([x + 1, y + lift])
        ax.annotate(
            period,
            (days[end], told["value"][end]),
            (8, lift * 72 / ax.figure.dpi),
            textcoords="offset points",
            va="center",
            color=line.get_color(),
            annotation_clip=False,
        )
