"""The marks: one form for one thing, in every chart.

An outcome is a dot, an estimate a hollow one. A target is drawn by its bound: a tick where it is a
number, an open arrow where it is a floor or a ceiling, a bracket for a range, a band for "about", a
hatch where there is no number to hold it against. What is constructed is a dashed ring.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any, Literal

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from indicators.charts.style import BAND, BLUE, BRACKET, FAINT, INK, PURPLE, SOFT, VERMILION

__all__ = ["Along", "join", "mark_breaks", "mark_outcomes", "mark_targets", "states"]

Along = Literal["x", "y"]

STATES: dict[str, tuple[str, str]] = {
    "reached": ("o", BLUE),
    "within": ("s", PURPLE),
    "missed": ("D", VERMILION),
    "undecided": ("o", SOFT),
}
WEIGHT: dict[str, float] = {"plain": 1.5, "firm": 2.3, "stretch": 0.8}
BANDS = {"approx": BAND, "in_step": "#d9d3e8"}
NUMBERED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

# Paths for values that run to the right; a marker's largest coordinate becomes half its size.
LINE, MOVE = Path.LINETO, Path.MOVETO
TICK = Path([(0, -1), (0, 1), (0, 0)], [MOVE, LINE, MOVE])
ARROW = Path(
    [(0, -0.3), (0, 0.3), (0, 0), (1, 0), (0.8, 0.17), (1, 0), (0.8, -0.17)],
    [MOVE, LINE, MOVE, LINE, MOVE, LINE, LINE],
)
BRACE = Path([(0.45, 1), (0, 1), (0, -1), (0.45, -1)], [MOVE, LINE, LINE, LINE])
RING = Path.make_compound_path(*(Path.arc(turn, turn + 50) for turn in range(0, 360, 72)))
DASHES = (0, (4, 2))
TURN = {("x", 1): 0, ("y", 1): 90, ("x", -1): 180, ("y", -1): 270}
FORMS = {"eq": (TICK, 1, 15), "approx": (TICK, 1, 9), "in_step": (TICK, 1, 9),
         "ge": (ARROW, 1, 36), "positive": (ARROW, 1, 36), "relative": (ARROW, 1, 36),
         "le": (ARROW, -1, 36)}  # fmt: skip


def states(pairs: pd.DataFrame) -> pd.Series:
    """Name how each pair ended: `reached`, `within`, `missed`, `undecided`, or missing.

    A pair without an outcome is missing; one without a target to judge it by is `undecided`.
    """
    strict = pairs["attained_strict"].astype("boolean")
    tolerant = pairs["attained_tolerant"].astype("boolean")
    told = pd.Series("undecided", index=pairs.index, dtype="str")
    told = told.mask(strict.notna(), "missed").mask(tolerant.fillna(False), "within")
    told = told.mask(strict.fillna(False), "reached")
    return told.where(pairs["outcome_value"].notna())


def turned(form: Path, along: Along, sign: int) -> Path:
    return form.transformed(Affine2D().rotate_deg(TURN[along, sign]))


def points(ax: Axes, at: Any, value: Any, along: Along, **style: Any) -> Line2D:
    """Plot values along one axis at positions on the other, markers only."""
    x, y = (value, at) if along == "x" else (at, value)
    return ax.plot(x, y, linestyle="none", clip_on=False, **style)[0]


def mark_targets(
    ax: Axes, at: pd.Series, pairs: pd.DataFrame, *, along: Along, delta: float, thick: float
) -> None:
    """Draw targets by bound and firmness.

    `at` says where on the other axis, `thick` how wide a band is there; `delta` is half the height
    of the band of "about", in points, or in percent of the target for levels.
    """
    worded = pairs[pairs["target_bound"].ne("")]
    value = worded["target_value"].mask(worded["target_bound"].eq("positive"), 0)
    value = value.fillna(worded["benchmark_value"])
    slack = (value.abs() * delta / 100).mask(worded["unit"].eq("percent"), delta)
    unread = value.isna() | worded["target_bound"].eq("assigned")
    for spot in at[worded.index][unread]:
        span = ax.axhspan if along == "x" else ax.axvspan
        span(
            spot - thick / 2,
            spot + thick / 2,
            facecolor="none",
            edgecolor=FAINT,
            linewidth=0,
            hatch="/////",
            label="_unread",
            zorder=1,
        )
    fall = value.lt(0)
    for (bound, firmness, falls), group in worded[~unread].groupby(
        ["target_bound", "target_firmness", fall[~unread]]
    ):
        spots, low, part = at[group.index], value[group.index], slack[group.index]
        line = {"color": INK, "markeredgewidth": WEIGHT[str(firmness)], "label": f"_{bound}"}
        if bound in BANDS:
            colour = BANDS[str(bound)]
            band(ax, spots, low - part, low + part, along, thick, color=colour, label="_band")
        if bound == "range":
            ends(ax, spots, low, group["target_high"], along, line)
            continue
        form, sign, size = FORMS[str(bound)]
        # A bound qualifies the printed size: a fall of at least 2.8 reaches further down.
        sign = -sign if falls and form is ARROW and bound != "relative" else sign
        points(
            ax,
            spots,
            low,
            along,
            marker=turned(form, along, sign),
            markerfacecolor="none",
            markersize=size,
            zorder=2.2,
            **line,
        )


def band(
    ax: Axes, at: pd.Series, low: Any, high: Any, along: Along, thick: float, **style: Any
) -> None:
    if along == "x":
        ax.barh(at, high - low, left=low, height=thick, linewidth=0, zorder=1.5, **style)
    else:
        ax.bar(at, high - low, bottom=low, width=thick, linewidth=0, zorder=1.5, **style)


def ends(
    ax: Axes, at: pd.Series, low: pd.Series, high: pd.Series, along: Along, line: dict[str, Any]
) -> None:
    """Draw ranges as brackets: two ends that face each other, and a thin line between them."""
    for value, sign in ((low, 1), (high, -1)):
        points(
            ax,
            at,
            value,
            along,
            marker=turned(BRACE, along, sign),
            markerfacecolor="none",
            markersize=13,
            zorder=2.2,
            **line,
        )
    between = ax.hlines if along == "x" else ax.vlines
    between(at, low, high, color=BRACKET, linewidth=1.2, zorder=2, label="_between")


def mark_outcomes(
    ax: Axes,
    at: pd.Series,
    outcomes: pd.DataFrame,
    state: pd.Series,
    *,
    along: Along,
    size: float = 7.5,
) -> None:
    """Draw outcomes: form and colour by state, hollow where the figure is an estimate."""
    outcomes = outcomes[outcomes["tier"].le(1)]
    hollow = outcomes["outcome_kind"].eq("estimate")
    for (name, open_), group in outcomes.groupby([state, hollow], sort=True):
        form, colour = STATES[str(name)]
        points(
            ax,
            at[group.index],
            group["outcome_value"],
            along,
            marker=form,
            color=colour,
            markersize=size * (0.85 if form == "D" else 1),
            markeredgewidth=1.6,
            zorder=3,
            markerfacecolor="white" if open_ else colour,
            label=f"_{name}{' estimate' if open_ else ''}",
        )


def join(ax: Axes, x: pd.Series, y: pd.Series, **style: Any) -> None:
    """Join neighbouring periods only: a gap of more than one stays a gap."""
    spots = np.column_stack([x, y]).astype(float)
    pieces = [pair for pair in pairwise(spots) if pair[1][0] - pair[0][0] == 1]
    line = {"color": SOFT, "linewidth": 1.2, "label": "_joined", "zorder": 2.5, **style}
    ax.add_collection(LineCollection(pieces, **line))


def mark_breaks(ax: Axes, at: Iterable[tuple[float, int]]) -> None:
    """Draw where a series breaks off: a dotted line with the number of its note."""
    for spot, number in at:
        ax.axvline(spot, color=FAINT, linewidth=0.9, linestyle=(0, (2, 2)), label="_break")
        ax.text(
            spot,
            1.0,
            NUMBERED[number - 1],
            transform=ax.get_xaxis_transform(),
            ha="center",
            va="bottom",
            color=SOFT,
        )
