"""What the documents hold: a matrix of documents and indicators."""

import pandas as pd

from indicators.charts.captions import require, source_note
from indicators.charts.grid import grid, heading, overhang
from indicators.charts.key import dot
from indicators.charts.labels import Lang, indicator_words, words
from indicators.charts.sheet import Chart
from indicators.charts.style import MARGIN, SOFT, TEXT, WIDTH, house_style, text_width

__all__ = ["coverage_matrix"]


@house_style
def coverage_matrix(table: pd.DataFrame, *, lang: Lang = "both") -> Chart:
    """Draw what each document states: a row a document, a column an indicator.

    A dot is a figure, a ring an indicator told without a number, an empty cell is silence.

    Parameters
    ----------
    table
        Rows in the columns of the record.
    lang
        `zh`, `en` or `both`.

    Raises
    ------
    TableError
        No rows, or a column missing.
    """
    require(table, "report", "reported_on", "indicator", "value", "area")
    told = table.assign(number=table["value"].notna())
    told = told.groupby(["reported_on", "report", "indicator"], as_index=False)[["number"]].any()
    documents = list(dict.fromkeys(told["report"]))
    codes = list(told.groupby("indicator").size().sort_values(ascending=False, kind="stable").index)
    columns = [indicator_words(code).line(lang) for code in codes]
    places = table["area"].str[:6].nunique()
    left = MARGIN + 0.1 + max(text_width(name, TEXT - 1) for name in documents)
    room = WIDTH - left - MARGIN
    cell = min(0.45, (room - overhang(columns, room / len(codes))) / len(codes))
    chart = Chart(
        words("coverage_matrix.title").fill(n=len(documents)),
        words("coverage_matrix.subtitle").fill(places=places, indicators=len(codes)),
        [source_note(table, len(table))],
        [
            dot("undecided", words("coverage_matrix.found").line(lang)),
            dot("undecided", words("coverage_matrix.wordless").line(lang), hollow=True),
        ],
        data=told,
        lang=lang,
        body=0.21 * len(documents) + 0.1 + heading(columns, cell),
    )
    ax = chart.panel(left, 0.05, cell * len(codes), 0.21 * len(documents))
    grid(ax, documents, columns, cell)
    ax.set_yticks([row + 0.5 for row in range(len(documents))], documents, fontsize=TEXT - 1)
    for number, style in ((True, SOFT), (False, "white")):
        some = told[told["number"] == number]
        ax.plot(
            [codes.index(code) + 0.5 for code in some["indicator"]],
            [documents.index(name) + 0.5 for name in some["report"]],
            linestyle="none",
            marker="o",
            markersize=5,
            color=SOFT,
            markerfacecolor=style,
            label="_found" if number else "_wordless",
        )
    ax.grid(color="#eef0f2")
    ax.set_xticks([column + 0.5 for column in range(len(codes))])
    return chart
