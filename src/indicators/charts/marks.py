"""The marks: one form for one thing, in every chart.

An outcome is a dot, an estimate a hollow one. A target is drawn by its bound: a tick where it is a
number, an open arrow where it is a floor or a ceiling, a bracket for a range, a band for "about", a
hatch where the report gives no number to hold it against.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from indicators.charts.labels import Lang, words
from indicators.charts.style import BAND, BLUE, BRACKET, FAINT, INK, PURPLE, SOFT, VERMILION

__all__ = ["Along", "key", "mark_breaks", "mark_outcomes", "mark_targets", "join", "states"]

Along = Literal["x", "y"]

STATES = {
    "reached": ("o", BLUE),
    "within": ("s", PURPLE),
    "missed": ("D", VERMILION),
    "undecided": ("o", SOFT),
}
WEIGHT = {"plain": 1.5, "firm": 2.8, "stretch": 0.8}
NUMBERED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

# Paths for values that run to the right; a marker's largest coordinate becomes half its size.
LINE, MOVE = Path.LINETO, Path.MOVETO
TICK = Path([(0, -1), (0, 1), (0, 0)], [MOVE, LINE, MOVE])
ARROW = Path(
    [(0, -0.42), (0, 0.42), (0, 0), (1, 0), (0.82, 0.18), (1, 0), (0.82, -0.18)],
    [MOVE, LINE, MOVE, LINE, MOVE, LINE, LINE],
)
BRACE = Path([(0.45, 1), (0, 1), (0, -1), (0.45, -1)], [MOVE, LINE, LINE, LINE])
TURN = {("x", 1): 0, ("y", 1): 90, ("x", -1): 180, ("y", -1): 270}
FORMS = {"eq": (TICK, 1, 15), "approx": (TICK, 1, 9), "ge": (ARROW, 1, 36),
         "le": (ARROW, -1, 36), "positive": (ARROW, 1, 36)}  # fmt: skip


def states(pairs: pd.DataFrame) -> pd.Series:
    """Name how each pair ended: `reached`, `within`, `missed`, `undecided`, or missing.

    A pair without an outcome is missing; one without a target that can be judged is `undecided`.
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
    ax: Axes, at: pd.Series, targets: pd.DataFrame, *, along: Along, delta: float, thick: float
) -> None:
    """Draw targets by bound and firmness; `thick` is the width of a band in units of `at`."""
    for (bound, firmness), group in targets.groupby(["target_bound", "target_firmness"], sort=True):
        spots, low, high = at[group.index], group["target_value"], group["target_high"]
        line = {"color": INK, "markeredgewidth": WEIGHT[firmness], "label": f"_{bound}"}
        if bound == "approx":
            band(ax, spots, low - delta, low + delta, along, thick, color=BAND, label="_band")
        if bound == "range":
            ends(ax, spots, low, high, along, line)
        elif bound in FORMS:
            form, sign, size = FORMS[bound]
            value = low.fillna(0) if bound == "positive" else low
            points(ax, spots, value, along, marker=turned(form, along, sign),
                   markerfacecolor="none", markersize=size, zorder=2.2, **line)  # fmt: skip
        else:
            for spot in spots:
                span = ax.axhspan if along == "x" else ax.axvspan
                span(spot - thick / 2, spot + thick / 2, facecolor="none", edgecolor=FAINT,
                     linewidth=0, hatch="/////", label=f"_{bound}", zorder=1)  # fmt: skip


def band(ax: Axes, at: pd.Series, low: Any, high: Any, along: Along, thick: float,
         **style: Any) -> None:  # fmt: skip
    if along == "x":
        ax.barh(at, high - low, left=low, height=thick, linewidth=0, zorder=1.5, **style)
    else:
        ax.bar(at, high - low, bottom=low, width=thick, linewidth=0, zorder=1.5, **style)


def ends(ax: Axes, at: pd.Series, low: pd.Series, high: pd.Series, along: Along,
         line: dict[str, Any]) -> None:  # fmt: skip
    """Draw ranges as brackets: two ends that face each other, and a thin line between them."""
    for value, sign in ((low, 1), (high, -1)):
        points(ax, at, value, along, marker=turned(BRACE, along, sign), markerfacecolor="none",
               markersize=13, zorder=2.2, **line)  # fmt: skip
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
    hollow = outcomes["outcome_kind"].eq("estimate")
    for (name, open_), group in outcomes.groupby([state, hollow], sort=True):
        form, colour = STATES[name]
        points(ax, at[group.index], group["outcome_value"], along, marker=form, color=colour,
               markersize=size * (0.85 if form == "D" else 1), markeredgewidth=1.6, zorder=3,
               markerfacecolor="white" if open_ else colour,
               label=f"_{name}{' estimate' if open_ else ''}")  # fmt: skip


def join(ax: Axes, x: Sequence[float], y: Sequence[float], **style: Any) -> None:
    """Join neighbouring periods only: a gap of more than one stays a gap."""
    spots = np.column_stack([x, y]).astype(float)
    pieces = [pair for pair in zip(spots, spots[1:], strict=False) if pair[1][0] - pair[0][0] == 1]
    line = {"color": BLUE, "linewidth": 1.6, "label": "_joined", "zorder": 2.5, **style}
    ax.add_collection(LineCollection(pieces, **line))


def mark_breaks(ax: Axes, at: Iterable[tuple[float, int]]) -> None:
    """Draw where a series breaks off: a dotted line with the number of its note."""
    for spot, number in at:
        ax.axvline(spot, color=FAINT, linewidth=0.9, linestyle=(0, (2, 2)), label="_break")
        ax.text(spot, 1.0, NUMBERED[number - 1], transform=ax.get_xaxis_transform(), ha="center",
                va="bottom", color=SOFT)  # fmt: skip


def key(
    pairs: pd.DataFrame, state: pd.Series, lang: Lang, delta: float, *, judged: bool = True
) -> list[Artist]:
    """Explain the marks that a chart of `pairs` shows, and no others."""
    found = [bound for bound in ("approx", "range", "ge", "le", "eq", "positive")
             if pairs["target_bound"].eq(bound).any()]  # fmt: skip
    marks: list[Artist] = [bound_mark(bound, lang, delta) for bound in found]
    if pairs["target_bound"].isin(["assigned", "in_step", "relative"]).any():
        marks.append(bound_mark("assigned", lang, delta))
    marks += [Line2D([], [], color=INK, linestyle="none", marker=TICK, markersize=12,
                     markeredgewidth=WEIGHT[firmness], label=words(f"firmness.{firmness}").line(lang))
              for firmness in ("firm", "stretch") if pairs["target_firmness"].eq(firmness).any()]  # fmt: skip
    names = [name for name in STATES if state.eq(name).any()] if judged else []
    marks += [dot(name, words(f"state.{name}").line(lang)) for name in names]
    if not judged:
        marks.append(dot("reached", words("kind.actual").line(lang)))
    if (pairs["outcome_kind"].eq("estimate") & pairs["outcome_value"].notna()).any():
        marks.append(dot("reached", words("kind.estimate").line(lang), hollow=True))
    return marks


def bound_mark(bound: str, lang: Lang, delta: float) -> Artist:
    label = words(f"bound.{bound}").fill(delta=f"{delta:g}").line(lang)
    if bound == "approx":
        return Patch(color=BAND, linewidth=0, label=label)
    if bound == "assigned":
        return Patch(facecolor="none", edgecolor=FAINT, linewidth=0, hatch="/////", label=label)
    if bound == "range":
        return Line2D([], [], color=BRACKET, linewidth=1.2, label=label, marker="|", markersize=9,
                      markeredgecolor=INK, markeredgewidth=1.5)  # fmt: skip
    form, sign, size = FORMS[bound]
    return Line2D([], [], color=INK, linestyle="none", marker=turned(form, "x", sign), label=label,
                  markersize=min(size, 24), markeredgewidth=1.5, markerfacecolor="none")  # fmt: skip


def dot(state: str, label: str, *, hollow: bool = False) -> Line2D:
    form, colour = STATES[state]
    return Line2D([], [], color=colour, linestyle="none", marker=form, markersize=6.5, label=label,
                  markeredgewidth=1.6, markerfacecolor="white" if hollow else colour)  # fmt: skip
