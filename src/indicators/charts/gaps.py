"""Gaps between outcome and target: against the target, and as a distribution."""

import math

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from indicators.charts.captions import (
    PAIR_COLUMNS,
    names,
    only,
    require,
    scale_words,
    source_note,
    span,
    subject,
)
from indicators.charts.key import key
from indicators.charts.labels import Lang, unit_words, words
from indicators.charts.marks import mark_outcomes, states
from indicators.charts.sheet import Chart
from indicators.charts.style import (
    BLUE,
    FAINT,
    INK,
    MARGIN,
    SMALL,
    SOFT,
    VERMILION,
    WIDTH,
    house_style,
    text_width,
)

__all__ = ["gap_histogram", "outcome_scatter"]

BIN, WINDOW = 0.2, 0.3


@house_style
def outcome_scatter(pairs: pd.DataFrame, *, lang: Lang = "both") -> Chart:
    """Draw outcome against target with the line on which they agree.

    The share at or above the target stands in the subtitle with its Wilson interval (Wilson 1927).
    The widest gaps are named.

    Parameters
    ----------
    pairs
        What `indicators.targets` gives, in one measure and one unit; one-sided rows are left out.
    lang
        `zh`, `en` or `both`.

    Raises
    ------
    TableError
        No pair with a gap, a column missing, or rows in more than one measure or unit.
    """
    pairs = gapped(pairs)
    unit = unit_words(only(pairs, "unit"))
    hits = int(pairs["attained_strict"].astype("boolean").fillna(False).sum())
    low, high = wilson(hits, len(pairs))
    state = states(pairs)
    chart = Chart(
        words("outcome_scatter.title").fill(what=subject(pairs), period=span(pairs["period"])),
        words("outcome_scatter.subtitle").fill(
            scale=scale_words(pairs),
            n=len(pairs),
            hits=hits,
            share=f"{100 * hits / len(pairs):.0f}",
            low=f"{100 * low:.0f}",
            high=f"{100 * high:.0f}",
        ),
        [source_note(pairs, len(pairs))],
        [
            *key(pairs.assign(target_bound="", target_firmness=""), state, lang),
            Line2D(
                [], [], color=FAINT, linewidth=1, label=words("outcome_scatter.line").line(lang)
            ),
        ],
        data=pairs,
        lang=lang,
        body=5.2,
    )
    ax = chart.panel(MARGIN + 0.55, 0.45, WIDTH - 2 * MARGIN - 0.6, 4.6)
    mark_outcomes(ax, pairs["target_value"], pairs, state, along="y", size=6)
    ends = [min(ax.get_xlim()[0], ax.get_ylim()[0]), max(ax.get_xlim()[1], ax.get_ylim()[1])]
    ax.axline((ends[0], ends[0]), slope=1, color=FAINT, linewidth=1, label="_agree", zorder=1)
    ax.grid()
    ax.set_xlabel(words("outcome_scatter.x").fill(unit=unit).line(lang))
    ax.set_ylabel(words("outcome_scatter.y").fill(unit=unit).line(lang))
    name_widest(ax, pairs, lang)
    return chart


def name_widest(ax: Axes, pairs: pd.DataFrame, lang: Lang, most: int = 8) -> None:
    """Name the widest gaps beside their dots, where no other name stands already."""
    told = names(pairs, lang)
    taken: list[tuple[float, float, float]] = []
    widest = pairs["gap"].abs().sort_values(ascending=False, kind="stable").index
    for row in widest[:most]:
        spot = (float(pairs["target_value"][row]), float(pairs["outcome_value"][row]))
        x, y = ax.transData.transform(spot)
        long = text_width(told[row], SMALL + 0.5) * ax.figure.dpi
        # Near the right edge a name stands on the left of its dot.
        side = -1 if x + long > ax.bbox.x1 else 1
        left, right = min(x, x + side * long), max(x, x + side * long)
        if all(abs(y - b) > 13 or right < a or left > c for a, b, c in taken):
            ax.annotate(
                told[row],
                spot,
                (7 * side, 0),
                textcoords="offset points",
                ha="left" if side > 0 else "right",
                va="center",
                fontsize=SMALL + 0.5,
                color=SOFT,
            )
            taken.append((left, y, right))


@house_style
def gap_histogram(pairs: pd.DataFrame, *, lang: Lang = "both") -> Chart:
    """Count gaps in bins of 0.2 points; zero opens a bin: it is all reached or all missed.

    The subtitle counts the pairs within 0.3 points of zero on either side: what can be said about
    bunching at the target with few pairs.

    Parameters
    ----------
    pairs
        What `indicators.targets` gives, growth in percent; one-sided rows are left out.
    lang
        `zh`, `en` or `both`.

    Raises
    ------
    TableError
        No pair with a gap, a column missing, or rows in more than one measure or unit.
    """
    pairs = gapped(pairs)
    unit = unit_words(only(pairs, "unit"))
    # Gaps sit on a grid of 0.1: without the rounding 5.6 - 5.5 falls below 0.1.
    gaps = pairs["gap"].round(6)
    bins = np.floor(gaps / BIN + 1e-9).astype(int)
    counts = bins.value_counts().reindex(range(bins.min(), bins.max() + 1), fill_value=0)
    chart = Chart(
        words("gap_histogram.title").fill(what=subject(pairs), period=span(pairs["period"])),
        words("gap_histogram.subtitle").fill(
            scale=scale_words(pairs),
            n=len(pairs),
            window=WINDOW,
            above=int(gaps.between(0, WINDOW).sum()),
            below=int((gaps.between(-WINDOW, 0) & gaps.lt(0)).sum()),
        ),
        [source_note(pairs, len(pairs))],
        [],
        data=counts.rename_axis("bin")
        .reset_index(name="pairs")
        .assign(
            **{"from": (counts.index * BIN).round(1), "to": ((counts.index + 1) * BIN).round(1)}
        )[["from", "to", "pairs"]],
        lang=lang,
        body=3.4,
    )
    ax = chart.panel(MARGIN + 0.45, 0.45, WIDTH - 2 * MARGIN - 0.5, 2.8)
    ax.bar(
        counts.index * BIN,
        counts,
        width=BIN * 0.92,
        align="edge",
        color=[BLUE if left >= 0 else VERMILION for left in counts.index],
        label="_gaps",
    )
    ax.axvline(0, color=INK, linewidth=1)
    ax.set_xlabel(words("gap_histogram.x").fill(unit=unit).line(lang))
    ax.set_ylabel(words("gap_histogram.y").line(lang))
    ax.set_ylim(bottom=0)
    ax.yaxis.set_major_locator(MaxNLocator(5, integer=True))
    ax.grid(axis="y")
    return chart


def gapped(pairs: pd.DataFrame) -> pd.DataFrame:
    """Keep the pairs that have a gap, of two tiers the first."""
    require(pairs, *PAIR_COLUMNS)
    both = pairs[pairs["gap"].notna() & pairs["tier"].eq(1)].reset_index(drop=True)
    require(both, *PAIR_COLUMNS)
    return both


def wilson(hits: int, n: int, z: float = 1.959964) -> tuple[float, float]:
    """Return the Wilson interval of a share.

    Examples
    --------
    >>> low, high = wilson(27, 31)
    >>> round(low, 3), round(high, 3)
    (0.711, 0.949)
    """
    centre = (hits + z * z / 2) / (n + z * z)
    half = z * math.sqrt(hits * (n - hits) / n + z * z / 4) / (n + z * z)
    return centre - half, centre + half
