"""The status board: how far each indicator of a place is within the year."""

import re
from collections.abc import Iterable
from itertools import chain

import pandas as pd
from matplotlib.lines import Line2D

from indicators.charts.captions import only, require, source_note
from indicators.charts.labels import (
    Lang,
    Words,
    indicator_words,
    place_words,
    unit_words,
    words,
)
from indicators.charts.sheet import Chart
from indicators.charts.style import (
    INK,
    MARGIN,
    SMALL,
    SOFT,
    TEXT,
    VERMILION,
    WIDTH,
    house_style,
    text_width,
)

__all__ = ["BOARD", "status_board"]

ROW, LINE = 0.36, 0.14  # inches: a row, and each line of its rule after the first
RULES = ("odds", "behind_few", "ahead_few", "behind", "ahead")
SIGNS = {"approx": "≈", "ge": "≥", "le": "≤"}
LIGHTS = {"green": ("G", "#2e7d57"), "amber": ("A", "#c98a1b"), "red": ("R", VERMILION)}
BOARD = ("area", "indicator", "measure", "unit", "target_value", "target_bound", "period", "months",
         "value", "report", "reported_on", "elapsed", "share", "ahead", "needed", "colour", "rule",
         "note")  # fmt: skip


@house_style
def status_board(board: pd.DataFrame, *, lang: Lang = "both") -> Chart:
    """Draw how far each indicator is ahead of or behind the schedule, with its colour and rule.

    At the right the figure to date and the target, with its period and unit under them.

    Parameters
    ----------
    board
        What `indicators.pace` gives of one place and year; lines that are not paced are left out.
    lang
        `zh`, `en` or `both`.

    Raises
    ------
    TableError
        Nothing is paced, a column missing, or rows of more than one area.
    """
    require(board, *BOARD)
    paced = board[board["ahead"].notna()].sort_values("ahead", ascending=False, ignore_index=True)
    require(paced, *BOARD)
    year = paced["period"].str[:4].iloc[0]
    titles = paced["indicator"].map(lambda code: indicator_words(code).line(lang))
    titles = titles + " · " + paced["measure"].map(lambda code: words(f"measure.{code}").line(lang))
    goals = paced["target_bound"].map(SIGNS).fillna("") + paced["target_value"].map("{:g}".format)
    figures = (paced["value"].map("{:g}".format) + " → " + goals).str.replace("-", "−")
    scales = paced["period"] + ", " + paced["unit"].map(lambda code: unit_words(code).line(lang))
    heading = words("status_board.figures").line(lang)
    rules = [rule_words(rule).lines(lang) for rule in paced["rule"]]
    extra = max(map(len, rules)) - 1
    high = (ROW + LINE * extra) * len(paced)
    chart = Chart(
        words("status_board.title").fill(place=place_words(only(paced, "area")), year=year),
        words("status_board.subtitle"),
        [source_note(paced, len(paced))],
        [Line2D([], [], color=INK, linewidth=1, label=words("status_board.schedule").line(lang))],
        data=paced,
        lang=lang,
        body=high + 0.55,
    )
    left = MARGIN + 0.15 + widest((titles, TEXT), (chain(*rules), SMALL - 0.5))
    right = MARGIN + 0.1 + widest((figures, TEXT), (scales, SMALL - 0.5), ([heading], SMALL))
    ax = chart.panel(left, 0.25, WIDTH - left - right, high)
    ax.axvline(0, color=INK, linewidth=1, zorder=1)
    for row, ahead, colour, rule in zip(
        paced.index, paced["ahead"], paced["colour"], rules, strict=True
    ):
        letter, ink = LIGHTS[colour]
        ax.plot([0, ahead], [row, row], color=ink, linewidth=1.2, zorder=2, label="_ahead")
        ax.plot([ahead], [row], marker="o", color=ink, markersize=13, zorder=3, label=f"_{colour}")
        ax.annotate(
            letter, (ahead, row), ha="center", va="center_baseline", color="white", fontsize=SMALL
        )
        for x, offset, side, lines in (
            (0, -8, "right", (titles[row], *rule)),
            (1, 6, "left", (figures[row], scales[row])),
        ):
            top = 5 + LINE * 36 * (len(lines) - 2)
            for place, text in enumerate(lines):
                size, lift = (SMALL - 0.5, top - 1 - LINE * 72 * place) if place else (TEXT, top)
                ax.annotate(
                    text,
                    (x, row),
                    (offset, lift),
                    xycoords=ax.get_yaxis_transform(),
                    textcoords="offset points",
                    ha=side,
                    va="center",
                    fontsize=size,
                )
    ax.annotate(
        heading,
        (1, 1),
        (6, 6),
        xycoords="axes fraction",
        textcoords="offset points",
        fontsize=SMALL,
        color=SOFT,
    )
    ax.set_yticks([])
    ax.set_ylim(len(paced) - 0.4, -0.6)
    ax.margins(x=0.12)
    ax.grid(axis="x")
    ax.spines["left"].set_visible(False)
    return chart


def rule_words(rule: str) -> Words:
    """Say in both languages by which number and rule a colour goes; other words stand as told.

    Examples
    --------
    >>> rule_words("P = 0.62 over 3 years; green from 0.7, red below 0.3").zh
    'P = 0.62（3年）；0.7起为绿，低于0.3为红'
    """
    for name in RULES:
        told = words(f"pace_rule.{name}")
        form = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[\\d.]+)", re.escape(told.en))
        if found := re.fullmatch(form, rule):
            return told.fill(**found.groupdict())
    return Words(rule, rule)


def widest(*columns: tuple[Iterable[str], float]) -> float:
    """Return the width of the widest text, in inches; each column has its size."""
    return max(text_width(text, size) for texts, size in columns for text in texts)
