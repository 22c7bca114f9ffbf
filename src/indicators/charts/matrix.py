"""Matrices: where targets were met, and what the documents hold."""

import math
from typing import Literal

import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Patch, Rectangle

from indicators.charts.captions import (
    PAIR_COLUMNS,
    only,
    require,
    signed,
    source_note,
    span,
    subject,
)
from indicators.charts.key import dot
from indicators.charts.labels import Lang, indicator_words, place_words, words
from indicators.charts.marks import states
from indicators.charts.style import (
    BLUE,
    FAINT,
    INK,
    MARGIN,
    SOFT,
    TEXT,
    VERMILION,
    WIDTH,
    Chart,
    house_style,
    text_width,
)

__all__ = ["attainment_map", "coverage_matrix"]

CELL, NARROW = 0.3, 0.25  # inches: the height of a cell, and its least width
BLANK = "#f0f1f3"
DIVERGING = LinearSegmentedColormap.from_list("gap", [VERMILION, "#ffffff", BLUE])


@house_style
def attainment_map(
    pairs: pd.DataFrame, *, lang: Lang = "both", rule: Literal["strict", "tolerant"] = "strict"
) -> Chart:
    """Draw gaps as cells: a row a place, a column an indicator or a year.

    Parameters
    ----------
    pairs
        What `indicators.targets` gives: growth, or levels, whose gap is told in percent of the
        target. Several indicators of several places must be of one period.
    lang
        `zh`, `en` or `both`.
    rule
        Under `tolerant`, a gap within the band of "about" is not coloured as a miss.

    Returns
    -------
    Chart
        A matplotlib Figure. A hatch is a target that cannot be judged, grey has no pair. More
        columns than the sheet is wide stand in bands, one under the other.

    Raises
    ------
    TableError
        No rows, a column missing, or rows in more than one measure.
    """
    require(pairs, *PAIR_COLUMNS)
    level = only(pairs, "measure") == "level"
    many = pairs["indicator"].nunique() > 1
    pairs = pairs[pairs["tier"].eq(1)].sort_values(["area", "indicator", "period"])
    require(pairs, *PAIR_COLUMNS)
    shown = pairs.assign(state=states(pairs), row="area", column=pairs["period"])
    shown["row"] = shown["area"].map(lambda area: place_words(area).line(lang))
    if many:
        only(pairs, "period")
        shown["column"] = shown["indicator"].map(lambda code: indicator_words(code).line(lang))
    if level:
        shown["gap"] = 100 * shown["gap"] / shown["target_value"]
    rows = list(
        shown.groupby("row", sort=False)["gap"]
        .mean()
        .sort_values(ascending=False, kind="stable")
        .index
    )
    columns = list(dict.fromkeys(shown.sort_values("period")["column"]))
    shown["told"] = shown["gap"].map(lambda gap: "" if pd.isna(gap) else signed(round(gap, 1)))
    # A gap far beyond all others would leave them without colour.
    limit = float(np.fmax(shown["gap"].abs().quantile(0.98), 0.1))
    left = MARGIN + 0.1 + max(text_width(row, TEXT) for row in rows)
    room = WIDTH - left - MARGIN - 0.1
    bands = -(-len(columns) // int(room / NARROW))
    size = -(-len(columns) // bands)
    parts = [columns[start : start + size] for start in range(0, len(columns), size)]
    # Slanted names reach over the edge, standing ones do not.
    cell = min(0.62, (room + 0.1 - overhang(columns, room / size)) / size)
    high = CELL * len(rows) + heading(columns, cell)
    chart = Chart(
        words("attainment_map.title").fill(what=subject(pairs), period=span(pairs["period"])),
        words("attainment_map.level" if level else "attainment_map.growth").fill(
            rule=words(f"attainment_map.{rule}")
        ),
        [source_note(pairs, int(shown["gap"].notna().sum()))],
        [
            Patch(facecolor=BLUE, label=words("state.reached").line(lang)),
            Patch(facecolor=VERMILION, label=words("state.missed").line(lang)),
            hatched("attainment_map.undecidable", lang),
            Patch(facecolor=BLANK, label=words("attainment_map.none").line(lang)),
        ],
        data=pairs,
        lang=lang,
        body=high * len(parts) + 0.1,
    )
    cells = shown.drop_duplicates(["row", "column"])
    widest = max(text_width(told, TEXT - 0.5) for told in cells["told"])
    font = (TEXT - 0.5) * min(1, 0.88 * cell / max(widest, 0.01))
    for place, part in enumerate(reversed(parts)):
        ax = chart.panel(left, 0.05 + place * high, cell * len(part), CELL * len(rows))
        grid(ax, rows, part, cell)
        ax.set_facecolor(BLANK)
        own = cells[cells["column"].isin(part)]
        fill(ax, own, rows, part, limit, font, tolerant=rule == "tolerant")
    return chart


def fill(
    ax: Axes,
    cells: pd.DataFrame,
    rows: list[str],
    columns: list[str],
    limit: float,
    size: float,
    *,
    tolerant: bool,
) -> None:
    """Colour cells by gap, up to `limit`, and print the gap; hatch what cannot be judged."""
    told = cells[["row", "column", "gap", "state", "told"]].to_numpy(dtype=object)
    for row, column, gap, state, text in told:
        spot = (columns.index(column), rows.index(row))
        if pd.isna(gap) or pd.isna(state) or state == "undecided":
            ax.add_patch(Rectangle(spot, 1, 1, facecolor="white", edgecolor=FAINT, hatch="/////"))
            continue
        forgiven = tolerant and state == "within"
        shade = 0.5 if forgiven else 0.5 + 0.5 * min(max(gap / limit, -1), 1)
        ax.add_patch(Rectangle(spot, 1, 1, facecolor=DIVERGING(shade), edgecolor="white"))
        colour = "white" if abs(shade - 0.5) > 0.36 else INK
        middle = (spot[0] + 0.5, spot[1] + 0.5)
        ax.text(*middle, text, ha="center", va="center", color=colour, fontsize=size)


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


def hatched(key: str, lang: Lang) -> Artist:
    return Patch(facecolor="white", edgecolor=FAINT, hatch="/////", label=words(key).line(lang))


def slope(columns: list[str], cell: float) -> tuple[float, float]:
    """Return the angle at which columns' names stand, and the longest name, in inches.

    Short names lie, long ones slant, and where columns are too narrow for that they stand.
    """
    longest = max(text_width(name, TEXT - 0.5) for name in columns)
    if longest < 0.88 * cell:
        return 0.0, longest
    return math.radians(48 if len(columns) <= 16 else 90), longest


def heading(columns: list[str], cell: float) -> float:
    """Return the room that names of columns take over a matrix, in inches."""
    angle, longest = slope(columns, cell)
    return 0.25 + longest * math.sin(angle)


def overhang(columns: list[str], cell: float) -> float:
    """Return how far slanted names reach beyond a matrix's right edge at most, in inches."""
    angle, longest = slope(columns, cell)
    return 0.1 + longest * math.cos(angle) if angle else 0.0


def grid(ax: Axes, rows: list[str], columns: list[str], cell: float) -> None:
    """Set a matrix's rows and columns; the first row is on top."""
    ax.set_xlim(0, len(columns))
    ax.set_ylim(len(rows), 0)
    ax.set_yticks([row + 0.5 for row in range(len(rows))], rows)
    angle, _ = slope(columns, cell)
    ax.xaxis.tick_top()
    ax.set_xticks(
        [column + 0.5 for column in range(len(columns))],
        columns,
        fontsize=TEXT - 0.5,
        rotation=math.degrees(angle),
        rotation_mode="anchor" if angle else "default",
        ha="left" if angle else "center",
        va="center" if angle > 1 else "baseline",
    )
    ax.spines[:].set_visible(False)
