"""Target and outcome side by side: a row a place, an indicator or a year."""

from typing import Any

import pandas as pd

from indicators.charts.captions import (
    PAIR_COLUMNS,
    names,
    only,
    require,
    scale_words,
    signed,
    source_note,
    span,
    subject,
)
from indicators.charts.key import key
from indicators.charts.labels import Lang, unit_words, words
from indicators.charts.marks import STATES, mark_outcomes, mark_targets, states
from indicators.charts.sheet import Chart
from indicators.charts.style import MARGIN, SOFT, TEXT, WIDTH, house_style, text_width

__all__ = ["target_vs_outcome"]

ROW, GAP = 0.25, 0.85  # inches: a row's height, the room for gaps at the right


@house_style
def target_vs_outcome(pairs: pd.DataFrame, *, lang: Lang = "both", delta: float = 0.25) -> Chart:
    """Draw each target as worded and its outcome, sorted by gap; the gap stands at the right.

    Parameters
    ----------
    pairs
        What `indicators.targets` gives, in one measure and one unit: a row a target. Two tiers of a
        target (about 5.5, at least 5 assured) share a line.
    lang
        `zh`, `en` or `both`.
    delta
        Half the width of the band of "about", in the unit of the rows.

    Returns
    -------
    Chart
        A matplotlib Figure. A target without outcome has no dot, an outcome without target no mark.

    Raises
    ------
    TableError
        No rows, a column missing, or rows in more than one measure or unit.
    """
    require(pairs, *PAIR_COLUMNS)
    unit = unit_words(only(pairs, "unit"))
    order = ["gap", "target_value", "area", "indicator", "period"]
    pairs = pairs.sort_values(order, ascending=[False, False, True, True, True], ignore_index=True)
    state, told = states(pairs), names(pairs, lang)
    rows = list(dict.fromkeys(told))
    at = told.map(rows.index).astype(float)
    tally = {
        name: int(state[pairs["tier"].eq(1)].eq(name).sum())
        for name in ("reached", "within", "missed")
    }
    chart = Chart(
        words("target_vs_outcome.title").fill(what=subject(pairs), period=span(pairs["period"])),
        words("target_vs_outcome.subtitle").fill(scale=scale_words(pairs), **tally),
        [
            words("target_vs_outcome.rule").fill(delta=f"{delta:g}"),
            source_note(pairs, sum(tally.values())),
        ],
        key(pairs, state, lang),
        data=pairs,
        lang=lang,
        body=ROW * len(rows) + 0.5,
    )
    left = MARGIN + 0.1 + max(text_width(name, TEXT) for name in rows)
    ax = chart.panel(left, 0.25, WIDTH - left - GAP, ROW * len(rows))
    mark_targets(ax, at, pairs, along="x", delta=delta, thick=0.42)
    mark_outcomes(ax, at, pairs, state, along="x")
    ax.set_yticks(range(len(rows)), rows)
    ax.set_ylim(len(rows) - 0.5, -0.5)
    ax.margins(x=0.06)
    if pairs["measure"].eq("level").any():
        ax.set_xlim(left=0)
    ax.grid(axis="x")
    ax.spines["left"].set_visible(False)
    # Axes coordinates of the right edge of the sheet.
    edge = 1 + (GAP - MARGIN) / (WIDTH - left - GAP)
    beside: dict[str, Any] = {"transform": ax.get_yaxis_transform(), "ha": "right"}
    points = words("target_vs_outcome.points")
    head = words("target_vs_outcome.gap").fill(unit=points if unit.zh == "%" else unit)
    for line, text in enumerate(reversed(head.lines(lang))):
        ax.text(edge, -0.6 - 0.6 * line, text, va="bottom", color=SOFT, fontsize=TEXT - 1, **beside)
    main = pairs["tier"].eq(1) & pairs["gap"].notna()
    for spot, gap, name in zip(at[main], pairs["gap"][main], state[main], strict=True):
        if pd.notna(name):
            ax.text(edge, spot, signed(gap), va="center", color=STATES[name][1], **beside)
    return chart
