"""Bullet graphs: for a one-page brief, a line an indicator."""

from collections.abc import Hashable, Sequence

import pandas as pd
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from indicators.charts.captions import PAIR_COLUMNS, only, require, signed, source_note
from indicators.charts.key import key
from indicators.charts.labels import Lang, indicator_words, place_words, unit_words, words
from indicators.charts.marks import STATES, TICK, mark_targets, states
from indicators.charts.sheet import Chart
from indicators.charts.style import (
    BRACKET,
    FAINT,
    MARGIN,
    SMALL,
    SOFT,
    TEXT,
    WIDTH,
    house_style,
    text_width,
)
from indicators.registry import indicators

__all__ = ["bullets"]

ROW = 0.42
SERIES = ["area", "indicator", "measure", "basis", "unit"]


@house_style
def bullets(pairs: pd.DataFrame, *, lang: Lang = "both", delta: float = 0.25) -> Chart:
    """Draw a bar of the outcome, a mark of the target and a tick of last year, a line an indicator.

    The form is Stephen Few's bullet graph. Each line has its own scale, from zero.

    Parameters
    ----------
    pairs
        What `indicators.targets` gives of one area, full years; the latest is drawn, the year
        before gives the ticks.
    lang
        `zh`, `en` or `both`.
    delta
        Half the width of the band of "about", in percentage points.

    Raises
    ------
    TableError
        No targets in the latest year, a column missing, or rows of more than one area.
    """
    require(pairs, *PAIR_COLUMNS)
    area, year = only(pairs, "area"), pairs.loc[pairs["target_bound"].ne(""), "period"].max()
    last = pairs[pairs["period"].eq(str(int(year) - 1)) & pairs["tier"].le(1)]
    before = last.set_index(SERIES)["outcome_value"]
    shown = pairs[pairs["period"].eq(year) & pairs["target_bound"].ne("")].reset_index(drop=True)
    # In the order of the registry, the headline first.
    shown = shown.sort_values("indicator", key=rank, kind="stable", ignore_index=True)
    state = states(shown)
    lines = list(shown.groupby(SERIES, sort=False))
    chart = Chart(
        words("bullets.title").fill(place=place_words(area), year=year),
        words("bullets.subtitle"),
        [source_note(shown, len(lines))],
        [
            Patch(facecolor=BRACKET, label=words("kind.actual").line(lang)),
            Line2D(
                [],
                [],
                color=FAINT,
                linestyle="none",
                marker=TICK,
                markersize=11,
                markeredgewidth=2.5,
                label=words("bullets.last").fill(year=int(year) - 1).line(lang),
            ),
            *key(shown, state.where(state.isna()), lang),
        ],
        data=shown,
        lang=lang,
        body=ROW * len(lines) + 0.15,
    )
    titles = [line_title(row, lang) for row, _ in lines]
    left = MARGIN + 0.15 + max(text_width(text, TEXT) for pair in titles for text in pair)
    for number, ((series, group), title) in enumerate(zip(lines, titles, strict=True)):
        bottom = ROW * (len(lines) - 1 - number) + 0.16
        ax = chart.panel(left, bottom, WIDTH - left - 0.9, ROW - 0.2)
        spot = pd.Series(0.0, index=group.index)
        main = group.iloc[0]
        name = state[group.index[0]]
        if pd.notna(main["outcome_value"]):
            hollow = main["outcome_kind"] == "estimate"
            ax.barh(
                0,
                main["outcome_value"],
                height=0.5,
                label="_outcome",
                zorder=1.2,
                linewidth=1.2,
                facecolor="white" if hollow else BRACKET,
                edgecolor=BRACKET,
            )
        if pd.notna(value := before.get(series, float("nan"))):
            ax.plot(
                [value],
                [0],
                marker=TICK,
                color=FAINT,
                markersize=13,
                markeredgewidth=2.5,
                label="_last",
                zorder=1.8,
            )
        mark_targets(ax, spot, group, along="x", delta=delta, thick=0.8)
        ax.set_ylim(-0.7, 0.7)
        ax.set_xlim(left=min(0, ax.get_xlim()[0]) if ax.dataLim.x0 < 0 else 0)
        ax.spines[:].set_visible(False)
        ax.set_yticks([])
        ax.tick_params(labelsize=SMALL, labelcolor=SOFT, pad=1)
        ax.locator_params(axis="x", nbins=5)
        for text, size, lift in ((title[0], TEXT, 5), (title[1], SMALL, -6)):
            ax.annotate(
                text,
                (0, 0.5),
                (-8, lift),
                xycoords="axes fraction",
                ha="right",
                va="center",
                textcoords="offset points",
                fontsize=size,
            )
        if pd.notna(main["gap"]) and pd.notna(name):
            ax.annotate(
                signed(main["gap"]),
                (1, 0.5),
                (50, 0),
                xycoords="axes fraction",
                ha="right",
                va="center",
                textcoords="offset points",
                color=STATES[name][1],
            )
    return chart


def line_title(series: Sequence[Hashable], lang: Lang) -> tuple[str, str]:
    """Name a line: the indicator, and under it measure and unit."""
    _, indicator, measure, _, unit = map(str, series)
    scale = words("small_multiples.panel").fill(
        measure=words(f"measure.{measure}"), unit=unit_words(unit)
    )
    return indicator_words(indicator).line(lang), scale.line(lang)


def rank(codes: pd.Series) -> pd.Series:
    """Give each indicator its place in the registry."""
    return codes.map({code: number for number, code in enumerate(indicators())})
