"""The key of a chart: the marks it shows, each with its word."""

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.transforms import Affine2D

from indicators.charts.labels import Lang, words
from indicators.charts.marks import BANDS, FORMS, STATES, TICK, WEIGHT, turned
from indicators.charts.style import BRACKET, FAINT, INK

__all__ = ["dot", "key"]


def key(pairs: pd.DataFrame, state: pd.Series, lang: Lang) -> list[Artist]:
    """Explain the marks that a chart of `pairs` shows, and no others."""
    shown = pairs["target_bound"]
    bounds = [name for name in FORMS if shown.eq(name).any()]
    bounds += [name for name in ("range", "assigned") if shown.eq(name).any()]
    marks = [bound_mark(name, lang) for name in bounds]
    firmness = [name for name in ("firm", "stretch") if pairs["target_firmness"].eq(name).any()]
    marks += [tier_mark(name, lang) for name in firmness]
    marks += [
        dot(name, words(f"state.{name}").line(lang)) for name in STATES if state.eq(name).any()
    ]
    if (pairs["outcome_kind"].eq("estimate") & state.notna()).any():
        marks.append(dot("undecided", words("kind.estimate").line(lang), hollow=True))
    return marks


def bound_mark(bound: str, lang: Lang) -> Artist:
    label = words(f"bound.{bound}").line(lang)
    if bound in BANDS:
        return Patch(color=BANDS[bound], linewidth=0, label=label)
    if bound == "assigned":
        return Patch(facecolor="none", edgecolor=FAINT, linewidth=0, hatch="/////", label=label)
    if bound == "range":
        return Line2D(
            [],
            [],
            color=BRACKET,
            linewidth=1.2,
            label=label,
            marker="|",
            markersize=9,
            markeredgecolor=INK,
            markeredgewidth=1.5,
        )
    form, sign, size = FORMS[bound]
    middle = turned(form, "x", sign).transformed(Affine2D().translate(-sign / 2, 0))
    return Line2D(
        [],
        [],
        color=INK,
        linestyle="none",
        marker=middle,
        label=label,
        markersize=size * 0.4,
        markeredgewidth=1.5,
        markerfacecolor="none",
    )


def tier_mark(firmness: str, lang: Lang) -> Line2D:
    label = words(f"firmness.{firmness}").line(lang)
    return Line2D(
        [],
        [],
        color=INK,
        linestyle="none",
        marker=TICK,
        markersize=12,
        label=label,
        markeredgewidth=WEIGHT[firmness],
    )


def dot(state: str, label: str, *, hollow: bool = False) -> Line2D:
    """Return a labelled outcome dot."""
    form, colour = STATES[state]
    return Line2D(
        [],
        [],
        color=colour,
        linestyle="none",
        marker=form,
        markersize=6.5,
        label=label,
        markeredgewidth=1.6,
        markerfacecolor="white" if hollow else colour,
    )
