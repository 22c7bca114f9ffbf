"""Answers of models: estimates with their limits, one question asked of several samples."""

import math
from collections.abc import Mapping

import numpy as np
import pandas as pd

from indicators.charts.labels import Lang, Words, words
from indicators.charts.sheet import Chart
from indicators.charts.style import (
    BLUE,
    FAINT,
    INK,
    MARGIN,
    SOFT,
    TEXT,
    WIDTH,
    house_style,
    text_width,
)
from indicators.errors import AnalysisError
from indicators.models.result import Result

__all__ = ["intervals"]

ROW, TOLD = 0.36, 1.5  # inches: the height of a line, and the room for n and p


@house_style
def intervals(found: Mapping[str, Result], *, against: float = 0.0, lang: Lang = "both") -> Chart:
    """Draw estimates with their 95% limits, a line a sample, and n and p at the right.

    Parameters
    ----------
    found
        Results of one question, by what each line is called: a span of years, a tier, a method.
    against
        What they are held against: the null hypothesis, or a target; a rule is drawn there.
    lang
        `zh`, `en` or `both`.

    Returns
    -------
    Chart
        The question is the title, the method the subtitle; null hypothesis and cautions stand at
        the foot.

    Raises
    ------
    AnalysisError
        No result, or results of several questions, which cannot share an axis.
    """
    asked = sorted({result.name for result in found.values()})
    if len(asked) != 1:
        why = ", ".join(asked) or "nothing to draw"
        raise AnalysisError("intervals", f"{len(asked)} questions", why, "draw one at a time")
    results = list(found.values())
    said = {part: Words(results[0].words(part, "zh"), results[0].words(part, "en"))
            for part in ("question", "method", "null")}  # fmt: skip
    doubts = [Words(c.words("zh"), c.words("en")) for result in results for c in result.warnings]
    data = pd.DataFrame(
        [(name, r.n, r.estimate, r.low, r.high, r.p) for name, r in found.items()],
        columns=["sample", "n", "estimate", "low", "high", "p"],
    )
    null = words("intervals.null").fill(null=said["null"])
    chart = Chart(
        said["question"], said["method"], [null, *dict.fromkeys(doubts)], [],
        data=data, lang=lang, body=ROW * len(data) + 0.5,
    )  # fmt: skip
    left = MARGIN + 0.15 + max(text_width(name, TEXT) for name in found)
    ax = chart.panel(left, 0.25, WIDTH - left - TOLD, ROW * len(data))
    at = np.arange(len(data))
    ax.hlines(at, data["low"], data["high"], color=BLUE, linewidth=2, label="_limits")
    ax.plot(data["estimate"], at, "o", color=BLUE, markersize=7, label="_estimates")
    ax.axvline(against, color=FAINT, linewidth=1, zorder=1)
    ax.set_yticks(at, list(found), color=INK)
    ax.set_ylim(len(data) - 0.5, -0.5)
    ax.margins(x=0.06)
    ax.grid(axis="x")
    ax.spines["left"].set_visible(False)
    edge = 1 + (TOLD - MARGIN) / (WIDTH - left - TOLD)
    for spot, result in enumerate(results):
        p = "  p < 0.001" if result.p < 0.0005 else f"  p = {result.p:.3f}"
        told = f"n {result.n}" + ("" if math.isnan(result.p) else p)
        ax.text(edge, spot, told, transform=ax.get_yaxis_transform(), ha="right",
                va="center", color=SOFT, fontsize=TEXT - 1)  # fmt: skip
    return chart
