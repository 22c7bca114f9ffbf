"""Targets and outcomes over the years: small multiples, and one indicator at full size."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from indicators.charts.captions import (
    PAIR_COLUMNS,
    joined,
    require,
    scale_words,
    source_note,
    subject,
)
from indicators.charts.key import key
from indicators.charts.labels import Lang, Words, indicator_words, place_words, unit_words, words
from indicators.charts.marks import (
    NUMBERED,
    join,
    mark_breaks,
    mark_outcomes,
    mark_targets,
    states,
)
from indicators.charts.style import MARGIN, TEXT, WIDTH, Chart, house_style
from indicators.errors import TableError

__all__ = ["small_multiples", "target_ribbon"]

TALL, SKY, SCALE = 1.4, 0.5, 0.42  # inches: a panel, the room over it, its y labels
PANEL = ["code", "indicator", "measure", "unit"]


@house_style
def small_multiples(pairs: pd.DataFrame, *, lang: Lang = "both", delta: float = 0.25) -> Chart:
    """Draw a panel a place and indicator: targets by bound, outcomes joined year by year.

    Panels share the years. They share the values too where they show one indicator in one unit.

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
    notes = boundary_notes(pairs)
    scale = scale_words(pairs) if alike else words("small_multiples.own_unit")
    chart = Chart(
        words("small_multiples.title").fill(what=subject(pairs)),
        words("small_multiples.subtitle").fill(scale=scale),
        [*notes.values(), source_note(pairs, int(pairs["outcome_value"].notna().sum()))],
        key(pairs, states(pairs), lang),
        data=pairs.drop(columns=["code", "year"]),
        lang=lang,
        body=rows * (TALL + SKY + 0.3),
    )
    width = (WIDTH - 2 * MARGIN - SCALE * columns - 0.1 * (columns - 1)) / columns
    numbers = {year: number for number, year in enumerate(notes, 1)}
    panels = []
    for spot, (_, group) in enumerate(groups):
        row, column = divmod(spot, columns)
        left = MARGIN + SCALE + column * (width + SCALE + 0.1)
        ax = chart.panel(left, (rows - 1 - row) * (TALL + SKY + 0.3) + 0.25, width, TALL)
        draw_years(ax, group, numbers, delta, thick=0.9)
        for line, text in enumerate(reversed(panel_title(pairs, group, lang))):
            ax.annotate(
                text,
                (0, 1),
                (-SCALE * 72 + 8, 14 + 13 * line),
                xycoords="axes fraction",
                textcoords="offset points",
                fontsize=TEXT,
            )
        panels.append(ax)
    share(panels, pairs, values=alike)
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
    notes = boundary_notes(pairs)
    chart = Chart(
        words("small_multiples.title").fill(what=subject(pairs)),
        words("small_multiples.subtitle").fill(scale=scale_words(pairs)),
        [*notes.values(), source_note(pairs, int(pairs["outcome_value"].notna().sum()))],
        key(pairs, states(pairs), lang),
        data=pairs.drop(columns=["code", "year"]),
        lang=lang,
        body=3.5,
    )
    ax = chart.panel(MARGIN + SCALE, 0.25, WIDTH - 2 * MARGIN - SCALE, 3.1)
    draw_years(ax, pairs, {year: n for n, year in enumerate(notes, 1)}, delta, thick=1.0)
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


def draw_years(
    ax: Axes, group: pd.DataFrame, numbers: dict[int, int], delta: float, *, thick: float
) -> None:
    """Draw the marks of one panel; the line of outcomes runs within one area only."""
    mark_targets(ax, group["year"], group, along="y", delta=delta, thick=thick)
    for _, area in group.dropna(subset=["outcome_value"]).groupby("area"):
        told = area.drop_duplicates("year")
        join(ax, told["year"], told["outcome_value"])
    mark_outcomes(ax, group["year"], group, states(group), along="y", size=5.5)
    for year in versions(group):
        # A new area's rows may reach back before the change: the break stands before the first.
        first = group.loc[group["area"].str.endswith(f"@{year}"), "year"].min()
        mark_breaks(ax, [(first - 0.5, numbers[year])])
    ax.margins(y=0.1)
    if group["measure"].iloc[0] == "level":
        ax.set_ylim(bottom=0)
    ax.yaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 2.5, 5, 10]))
    ax.grid(axis="y")
    ax.spines["left"].set_visible(False)


def versions(group: pd.DataFrame) -> list[int]:
    """Return the years in which a later version of the area begins."""
    return sorted(group["area"].str[7:].astype(int).unique())[1:]


def boundary_notes(pairs: pd.DataFrame) -> dict[int, Words]:
    """Write a numbered note for each year in which boundaries change within a panel."""
    moved = [(year, code) for code, group in pairs.groupby("code") for year in versions(group)]
    notes = {}
    for number, year in enumerate(sorted({year for year, _ in moved})):
        places = [place_words(f"{code}@{year}") for then, code in moved if then == year]
        notes[year] = words("foot.boundary").fill(
            mark=NUMBERED[number], year=year, places=joined(places)
        )
    return notes


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
