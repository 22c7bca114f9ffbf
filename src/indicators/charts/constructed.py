"""Levels summed back across a boundary change, beside those that reports tell."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from indicators.areas import reasons
from indicators.charts.breaks import AREA, break_notes
from indicators.charts.captions import only, require, scale_words, source_note, subject
from indicators.charts.key import dot
from indicators.charts.labels import Lang, Words, place_words, words
from indicators.charts.marks import DASHES, RING, join, mark_breaks
from indicators.charts.sheet import Chart
from indicators.charts.style import (
    BLUE,
    INK,
    MARGIN,
    PURPLE,
    SOFT,
    TEXT,
    VERMILION,
    WIDTH,
    house_style,
    text_width,
)
from indicators.errors import TableError
from indicators.vintages import latest

__all__ = ["back_cast_lines"]

COLUMNS = ("area", "indicator", "measure", "basis", "unit", "period", "kind", "value", "bound",
           "report", "reported_on", "constructed", "made_from")  # fmt: skip
COLOURS = (BLUE, VERMILION, PURPLE, INK, "#3d8b7a", "#a8782c")


@house_style
def back_cast_lines(rows: pd.DataFrame, *, lang: Lang = "both") -> Chart:
    """Draw a line an area: what reports tell, and dashed what is summed from other areas.

    Parameters
    ----------
    rows
        Rows in the columns of the record, levels of one indicator: those told of the areas, and
        what `areas.back_cast` gives. Of a figure told several times the last telling is drawn.
    lang
        `zh`, `en` or `both`.

    Returns
    -------
    Chart
        A matplotlib Figure. A line breaks off where it passes from sums to told figures and where
        a convention keeps two years apart; each break has a numbered note.

    Raises
    ------
    TableError
        No outcomes or nothing constructed, a column missing, a period that is no year, or rows of
        more than one indicator, measure or unit.
    """
    require(rows, *COLUMNS)
    made = rows["constructed"].eq(True)  # rows that are told have no mark
    kept = rows["kind"].ne("target") & rows["value"].notna()
    kept &= rows["period"].str.fullmatch(r"\d{4}")
    if not (made & kept).any():
        what, why = "nothing is constructed", "a chart of told figures is small_multiples"
        raise TableError("frame", what, why, "add the rows of areas.back_cast")
    chosen = [latest(rows[kept & part]).assign(summed=flag)
              for part, flag in ((~made, False), (made, True))]  # fmt: skip
    shown = pd.concat(chosen, ignore_index=True)
    shown = shown.assign(code=shown["area"].str[:6], year=shown["period"].astype(int))
    shown = shown.sort_values(["area", "year", "summed"], ignore_index=True)
    # A report's own figure stands before a sum.
    shown = shown.drop_duplicates(["area", "basis", "year"], ignore_index=True)
    for column in ("indicator", "measure", "unit"):
        only(shown, column)
    breaks = find_breaks(shown)
    order, notes = break_notes(breaks)
    chart = Chart(
        words("back_cast_lines.title").fill(what=subject(shown)),
        words("back_cast_lines.subtitle").fill(scale=scale_words(shown)),
        [*notes, *sums(shown), source_note(shown, len(shown))],
        legend(shown, lang),
        data=shown[list(COLUMNS)].assign(constructed=shown["summed"]),
        lang=lang,
        body=3.5,
    )
    names = {a: f"{place_words(a).line(lang)} {a[7:]}–" for a in shown["area"].unique()}
    room = max(text_width(name, TEXT) for name in names.values()) + 0.15
    ax = chart.panel(MARGIN + 0.5, 0.25, WIDTH - 2 * MARGIN - 0.5 - room, 3.0)
    for (area, basis), line in shown.groupby(["area", "basis"]):
        colour = COLOURS[list(names).index(str(area)) % len(COLOURS)]
        own = breaks[breaks["area"].eq(str(area)) & breaks["basis"].eq(str(basis))]
        draw_line(ax, line, own["year"], colour)
    ax.set_xlim(shown["year"].min() - 0.5, shown["year"].max() + 0.5)
    ax.set_ylim(0, shown["value"].max() * 1.12)
    ax.xaxis.set_major_locator(MaxNLocator(9, integer=True))
    ax.xaxis.set_major_formatter("{x:.0f}")
    ax.grid(axis="y")
    ax.spines["left"].set_visible(False)
    marked = breaks.drop_duplicates(["year", "reason"]).sort_values(["year", "reason"])
    told = marked.groupby("year")["reason"].agg(lambda reason: order.index(min(reason)) + 1)
    mark_breaks(ax, zip(told.index.to_numpy() - 0.5, told, strict=True))
    label_ends(ax, shown, names)
    return chart


def find_breaks(shown: pd.DataFrame) -> pd.DataFrame:
    """Find where lines break off: `area`, `basis`, `code`, `year` after the gap and `reason`."""
    before = shown.groupby(["area", "basis"])[["year", "summed"]].shift()
    passed = before["summed"].notna() & before["summed"].ne(shown["summed"])
    near = before["year"].add(1).eq(shown["year"]) & ~passed
    earlier, later = shown.shift().loc[near], shown.loc[near]
    # An estimate is hollow: its mark says W-STAGE already, and the line goes on.
    codes = reasons(earlier, later).str.replace("W-STAGE", "").str.split().str.join(" + ")
    made = shown.loc[shown["summed"]].groupby("area")["made_from"].first()
    change = shown["area"].map({area: boundary(f"{area} {parts}") for area, parts in made.items()})
    # Reports may look back from the new boundaries: the gap then lies before their first figure.
    year = shown["year"].mask(passed & change.gt(before["year"]) & change.lt(shown["year"]), change)
    moved = AREA + " " + change.astype("Int64").astype(str)
    reason = codes.reindex(shown.index, fill_value="").mask(passed, moved)
    return shown.assign(year=year.astype(int), reason=reason)[reason.ne("")]


def boundary(areas: str) -> int:
    """Give the year of the change: the latest from which one of the areas named has its bounds.

    Examples
    --------
    >>> boundary("330105@2021 330103@1949 + 330105@1996")
    2021
    """
    return max(int(area[7:]) for area in areas.split() if "@" in area)


def draw_line(ax: Axes, line: pd.DataFrame, breaks: "pd.Series[int]", colour: str) -> None:
    """Draw one area's figures; neighbouring years are joined between breaks, sums by dashes."""
    pieces = line["year"].map(lambda year: breaks.le(year).sum())
    for (summed, _), piece in line.groupby(["summed", pieces]):
        style = {"linestyle": DASHES, "label": "_summed"} if summed else {}
        join(ax, piece["year"], piece["value"], color=colour, **style)
    estimate = line["kind"].eq("estimate")
    for (summed, hollow), some in line.groupby(["summed", estimate]):
        ax.plot(some["year"], some["value"], linestyle="none", color=colour, zorder=3,
                marker=RING if summed else "o", markersize=8 if summed else 6,
                markeredgewidth=1.6, markerfacecolor="white" if summed or hollow else colour,
                label="_constructed" if summed else "_told")  # fmt: skip


def legend(shown: pd.DataFrame, lang: Lang) -> list[Line2D]:
    """Explain the marks that occur."""
    told = shown.loc[~shown["summed"], "kind"]
    marks = [dot("undecided", words("kind.actual").line(lang))] if told.ne("estimate").any() else []
    if told.eq("estimate").any():
        marks.append(dot("undecided", words("kind.estimate").line(lang), hollow=True))
    label = words("kind.constructed").line(lang)
    ring = Line2D([], [], color=SOFT, linestyle=DASHES, linewidth=1.2, marker=RING, markersize=8,
                  markeredgewidth=1.6, markerfacecolor="white", label=label)  # fmt: skip
    return [*marks, ring]


def area_words(area: str) -> Words:
    """Name an area with the year from which its boundaries stand."""
    place, since = place_words(area), f" {area[7:]}–"
    return Words(place.zh + since, place.en + since)


def sums(shown: pd.DataFrame) -> list[Words]:
    """Say of each constructed area what was added up."""
    made = shown.loc[shown["summed"]].drop_duplicates("area")
    parts = [[area_words(part) for part in told.split(" + ")] for told in made["made_from"]]
    return [
        words("back_cast_lines.sum").fill(area=area_words(area), parts=plus(own))
        for area, own in zip(made["area"], parts, strict=True)
    ]


def plus(parts: list[Words]) -> Words:
    return Words(" + ".join(p.zh for p in parts), " + ".join(p.en for p in parts))


def label_ends(ax: Axes, shown: pd.DataFrame, names: dict[str, str]) -> None:
    """Name each line beside its last figure; names of one height are moved apart."""
    ends = shown.drop_duplicates("area", keep="last").sort_values("value")
    lowest, step = -1.0, 0.065 * ax.get_ylim()[1]
    for area, value, year in zip(ends["area"], ends["value"], ends["year"], strict=True):
        lowest = max(value, lowest + step)
        colour = COLOURS[list(names).index(area) % len(COLOURS)]
        ax.annotate(names[area], (year, lowest), (10, 0), textcoords="offset points",
                    va="center", color=colour, annotation_clip=False)  # fmt: skip
