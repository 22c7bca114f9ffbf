"""Where targets were met: gaps as cells, by place and by year or indicator."""

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
from indicators.charts.grid import grid, heading, overhang
from indicators.charts.labels import Lang, indicator_words, place_words, words
from indicators.charts.marks import states
from indicators.charts.sheet import Chart
from indicators.charts.style import (
    BLUE,
    FAINT,
    INK,
    MARGIN,
    TEXT,
    VERMILION,
    WIDTH,
    house_style,
    text_width,
)

__all__ = ["attainment_map"]

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


def hatched(key: str, lang: Lang) -> Artist:
    return Patch(facecolor="white", edgecolor=FAINT, hatch="/////", label=words(key).line(lang))
