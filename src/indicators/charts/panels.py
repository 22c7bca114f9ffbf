"""Targets and outcomes over the years: small multiples, and one indicator at full size."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from indicators.charts.breaks import break_notes, find_breaks
from indicators.charts.captions import (
    PAIR_COLUMNS,
    joined,
    require,
    scale_words,
    source_note,
    subject,
)
from indicators.charts.key import key
from indicators.charts.labels import Lang, indicator_words, place_words, unit_words, words
from indicators.charts.marks import (
    join,
    mark_breaks,
    mark_outcomes,
    mark_targets,
    states,
)
from indicators.charts.sheet import Chart
from indicators.charts.style import MARGIN, TEXT, WIDTH, house_style, text_width
from indicators.errors import TableError

__all__ = ["small_multiples", "target_ribbon"]

TALL, SKY, SCALE = 1.4, 0.5, 0.42  # inches: a panel, the room over it, its y labels
PANEL = ["code", "indicator", "measure", "unit"]


@house_style
def small_multiples(pairs: pd.DataFrame, *, lang: Lang = "both", delta: float = 0.25) -> Chart:
    """Draw a panel a place and indicator: targets by bound, outcomes joined year by year.

    Panels share the years. They share the values too where they show one indicator in percent.

    Parameters
    ----------
    pairs
        What `indicators.targets` gives, in full years.
    lang
        `zh`, `en` or `both`.
    delta
        Half the width of the band of "about", in percentage points.

    Returns
    -------
    Chart
        A matplotlib Figure. A change of boundaries is a gap with a numbered note.

    Raises
    ------
    TableError
        No rows, a column missing, or a period that is no year.
    """
    require(pairs, *PAIR_COLUMNS)
    pairs = by_year(pairs)
    groups = list(pairs.groupby(PANEL, sort=False))
    alike = all(pairs[part].nunique() == 1 for part in PANEL[1:])
    columns = min(3, len(groups))
    rows = -(-len(groups) // columns)
    breaks = find_breaks(pairs, PANEL)
    order, notes = break_notes(breaks)
    scale = scale_words(pairs) if alike else words("small_multiples.own_unit")
    chart = Chart(
        words("small_multiples.title").fill(what=subject(pairs)),
        words("small_multiples.subtitle").fill(scale=scale),
        [*notes, source_note(pairs, int(pairs["outcome_value"].notna().sum()))],
        key(pairs, states(pairs), lang),
        data=pairs.drop(columns=["code", "year"]),
        lang=lang,
        body=rows * (TALL + SKY + 0.3),
    )
    width = (WIDTH - 2 * MARGIN - SCALE * columns - 0.1 * (columns - 1)) / columns
    panels = []
    for spot, (name, group) in enumerate(groups):
        row, column = divmod(spot, columns)
        left = MARGIN + SCALE + column * (width + SCALE + 0.1)
        ax = chart.panel(left, (rows - 1 - row) * (TALL + SKY + 0.3) + 0.25, width, TALL)
        draw_years(ax, group, delta, thick=0.9)
        draw_breaks(ax, group, breaks[breaks[PANEL].eq(list(name)).all(axis=1)], order)
        for line, text in enumerate(reversed(panel_title(pairs, group, lang))):
            # A long unit is set smaller than let run into the next panel's.
            room = (width + SCALE - 0.1) / text_width(text, TEXT)
            ax.annotate(
                text,
                (0, 1),
                (-SCALE * 72 + 8, 14 + 13 * line),
                xycoords="axes fraction",
                textcoords="offset points",
                fontsize=TEXT * min(1, room),
            )
        panels.append(ax)
    share(panels, pairs, values=alike and pairs["unit"].iloc[0] == "percent")
    return chart


@house_style
def target_ribbon(pairs: pd.DataFrame, *, lang: Lang = "both", delta: float = 0.25) -> Chart:
    """Draw one indicator of one place over the years: the ribbon of targets, the line of outcomes.

    Parameters and errors are those of `small_multiples`; more than one panel is an error here.
    """
    require(pairs, *PAIR_COLUMNS)
    pairs = by_year(pairs)
    if len(pairs[PANEL].drop_duplicates()) != 1:
        raise TableError(
            "frame",
            "more than one place or indicator",
            "a ribbon shows one",
            "select one, or draw small_multiples",
        )
    breaks = find_breaks(pairs, PANEL)
    order, notes = break_notes(breaks)
    chart = Chart(
        words("small_multiples.title").fill(what=subject(pairs)),
        words("small_multiples.subtitle").fill(scale=scale_words(pairs)),
        [*notes, source_note(pairs, int(pairs["outcome_value"].notna().sum()))],
        key(pairs, states(pairs), lang),
        data=pairs.drop(columns=["code", "year"]),
        lang=lang,
        body=3.5,
    )
    ax = chart.panel(MARGIN + SCALE, 0.25, WIDTH - 2 * MARGIN - SCALE, 3.1)
    draw_years(ax, pairs, delta, thick=1.0)
    draw_breaks(ax, pairs, breaks, order)
    share([ax], pairs, values=True)
    return chart


def by_year(pairs: pd.DataFrame) -> pd.DataFrame:
    """Sort rows of full years by place, indicator and year; other periods are refused."""
    if not (annual := pairs["period"].str.fullmatch(r"\d{4}")).all():
        odd = pairs.loc[~annual, "period"].iloc[0]
        raise TableError(
            "frame", f"period '{odd}' is no year", "the axis counts years", "select full years"
        )
    added = pairs.assign(code=pairs["area"].str[:6], year=pairs["period"].astype(int))
    return added.sort_values([*PANEL, "area", "year"], ignore_index=True)


def draw_years(ax: Axes, group: pd.DataFrame, delta: float, *, thick: float) -> None:
    """Draw the marks of one panel."""
    mark_targets(ax, group["year"], group, along="y", delta=delta, thick=thick)
    mark_outcomes(ax, group["year"], group, states(group), along="y", size=5.5)
    ax.margins(y=0.1)
    if group["measure"].iloc[0] == "level":
        ax.set_ylim(bottom=0)
    ax.yaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 2.5, 5, 10]))
    ax.grid(axis="y")
    ax.spines["left"].set_visible(False)


def draw_breaks(ax: Axes, group: pd.DataFrame, breaks: pd.DataFrame, order: list[str]) -> None:
    """Join outcomes of one area and basis, break by break, and number the breaks."""
    for _, line in group.dropna(subset=["outcome_value"]).groupby(["area", "basis"]):
        told = line.drop_duplicates("year")
        own = breaks["year"][breaks["year"].isin(told["year"])]
        for _, piece in told.groupby(told["year"].map(lambda year, own=own: own.le(year).sum())):
            join(ax, piece["year"], piece["outcome_value"])
    numbers = [order.index(reason) + 1 for reason in breaks["reason"]]
    mark_breaks(ax, zip(breaks["year"] - 0.5, numbers, strict=True))


def panel_title(pairs: pd.DataFrame, group: pd.DataFrame, lang: Lang) -> list[str]:
    """Name a panel by what tells it from the others; its scale where scales differ."""
    first = group.iloc[0]
    told = [place_words(first["area"])] if pairs["code"].nunique() > 1 else []
    if pairs["indicator"].nunique() > 1 or not told:
        told.append(indicator_words(first["indicator"]))
    lines = [joined(told).line(lang)]
    if len(pairs[["measure", "unit"]].drop_duplicates()) > 1:
        scale = words("small_multiples.panel").fill(
            measure=words(f"measure.{first['measure']}"), unit=unit_words(first["unit"])
        )
        lines.append(scale.line(lang))
    return lines


def share(panels: list[Axes], pairs: pd.DataFrame, *, values: bool) -> None:
    """Give all panels the same years, and the same values where they measure one thing."""
    first, last = pairs["year"].min(), pairs["year"].max()
    limits = [ax.get_ylim() for ax in panels]
    for ax in panels:
        ax.set_xlim(first - 0.8, last + 0.8)
        ax.xaxis.set_major_locator(MaxNLocator(5, integer=True, steps=[1, 2, 3, 5, 10]))
        ax.xaxis.set_major_formatter("{x:.0f}")
        if values:
            ax.set_ylim(min(low for low, _ in limits), max(high for _, high in limits))
