"""Many places over the years: what was found, how targets spread, what follows a miss."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from indicators.areas import tier
from indicators.charts.captions import PAIR_COLUMNS, only, require, scale_words, source_note, span
from indicators.charts.labels import Lang, indicator_words, words
from indicators.charts.sheet import Chart
from indicators.charts.style import (
    BLUE,
    FAINT,
    INK,
    MARGIN,
    SOFT,
    TEXT,
    VERMILION,
    WIDTH,
    house_style,
)
from indicators.setting import amplification, ratchet

__all__ = ["coverage_bars", "response_bars", "step_spread", "target_spread"]

STATES = {"value": BLUE, "no_number": "#7fb0d3", "none_set": INK, "not_found": "#d9dee3"}
MOVES = {"cut": VERMILION, "kept": "#d9dee3", "raised": BLUE}
TIERS = {"province": (BLUE, -0.27, "o"), "prefecture": (VERMILION, 0.27, "s")}
TALL = 1.5  # inches: a panel of bars


@house_style
def coverage_bars(coverage: pd.DataFrame, *, lang: Lang = "both") -> Chart:
    """Count places with a report by what is known of their target, a panel a level.

    Parameters
    ----------
    coverage
        What `coverage.cover` gives, rows of one indicator.
    lang
        `zh`, `en` or `both`.

    Raises
    ------
    TableError
        No rows, a column missing, or more than one indicator.
    """
    require(coverage, "level", "year", "target", "indicator", "reports")
    what = indicator_words(only(coverage, "indicator"))
    levels = [name for name in ("nation", "province", "city") if name in set(coverage["level"])]
    counts = coverage.groupby(["level", "year", "target"]).size().rename("places").reset_index()
    told = coverage.assign(report=coverage["reports"], reported_on=coverage["year"].astype("str"))
    title = words("coverage_bars.title").fill(what=what, period=span(told["reported_on"]))
    note = source_note(told[["report", "reported_on"]], len(coverage))
    chart = Chart(
        title, words("coverage_bars.subtitle"), [note], patches(STATES, counts["target"], lang),
        data=counts, lang=lang, body=len(levels) * (TALL + 0.5),
    )  # fmt: skip
    for spot, level in enumerate(reversed(levels)):
        own = counts[counts["level"] == level]
        heaps = own.pivot(index="year", columns="target", values="places").fillna(0)
        stack(chart, spot, heaps, STATES, words(f"years.{level}").line(lang))
    share_years(chart, counts["year"].astype(int))
    return chart


@house_style
def response_bars(pairs: pd.DataFrame, *, lang: Lang = "both") -> Chart:
    """Count targets cut, kept and raised, after a miss and after a target reached.

    Parameters
    ----------
    pairs
        What `indicators.targets` gives, growth of one indicator; `vintage="first"` for what was
        known at the time. A miss is any outcome below the number.
    lang
        `zh`, `en` or `both`.

    Raises
    ------
    TableError
        No two neighbouring years with a target and a gap, or rows of more than one indicator.
    """
    require(pairs, *PAIR_COLUMNS)
    what = indicator_words(only(pairs, "indicator"))
    moves = ratchet(pairs).dropna(subset=["change", "last_gap"])
    require(moves, "change")
    moves = moves.assign(
        last=np.where(moves["last_gap"] < 0, "missed", "reached"),
        move=np.sign(moves["change"]).map({-1: "cut", 0: "kept", 1: "raised"}),
    )
    counts = moves.groupby(["last", "period", "move"]).size().rename("targets").reset_index()
    title = words("response_bars.title").fill(what=what, period=span(moves["period"]))
    chart = Chart(
        title, words("response_bars.subtitle"), [source_note(pairs, len(moves))],
        patches(MOVES, counts["move"], lang), data=counts, lang=lang, body=2 * (TALL + 0.5),
    )  # fmt: skip
    for spot, last in enumerate(("reached", "missed")):
        own = counts[counts["last"] == last]
        heaps = own.pivot(index="period", columns="move", values="targets").fillna(0)
        stack(chart, spot, heaps, MOVES, words(f"years.{last}").line(lang))
    share_years(chart, counts["period"].astype(int))
    return chart


@house_style
def target_spread(pairs: pd.DataFrame, *, lang: Lang = "both") -> Chart:
    """Draw how targets spread in each year: the nation's, and of provinces and cities the middle.

    A mark is the median, the thick line holds the middle half, the thin one eight of ten.

    Parameters
    ----------
    pairs
        What `indicators.targets` gives, yearly growth of one indicator; the main tier counts.
    lang
        `zh`, `en` or `both`.

    Raises
    ------
    TableError
        No rows, a column missing, or rows of more than one indicator.
    """
    rows = leveled(pairs)
    diamond: dict[str, Any] = {"color": INK, "linestyle": "none", "marker": "D", "markersize": 4.5}
    nation = Line2D([], [], label=words("years.nation").line(lang), **diamond)
    found = quantiles(rows, "target_value")
    chart = spread("target_spread", rows, found, [nation, *tiers(lang)], lang)
    own = rows[rows["level"] == "nation"].sort_values("period")
    chart.axes[0].plot(own["period"].astype(int), own["target_value"], label="_nation", **diamond)
    return chart


@house_style
def step_spread(pairs: pd.DataFrame, *, lang: Lang = "both") -> Chart:
    """Draw how far targets lie over those of the place above; marks and errors as above.

    Parameters
    ----------
    pairs
        What `target_spread` takes, with the nation and the provinces among its places.
    lang
        `zh`, `en` or `both`.
    """
    rows = leveled(pairs)
    steps = amplification(pairs)
    nearest = {"province": "nation", "prefecture": "province"}
    steps = steps[steps["parent_level"] == steps["level"].map(nearest)]
    found = quantiles(steps, "amplification")
    chart = spread("step_spread", rows, found, tiers(lang), lang)
    chart.axes[0].axhline(0, color=INK, linewidth=1, zorder=1)
    return chart


def leveled(pairs: pd.DataFrame) -> pd.DataFrame:
    """Keep the main tier of yearly targets with a number and name the level of each place."""
    require(pairs, *PAIR_COLUMNS)
    kept = pairs["tier"].eq(1) & pairs["target_value"].notna()
    rows = pairs[kept & pairs["period"].str.fullmatch(r"\d{4}")]
    require(rows, *PAIR_COLUMNS)
    years = rows["period"].astype(int)
    return rows.assign(level=[tier(*spot) for spot in zip(rows["place"], years, strict=True)])


def quantiles(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """Give n and the quantiles of a column for each level and year."""
    groups = rows[rows["level"].isin(TIERS)].groupby(["level", "period"])[column]
    parts = groups.quantile(np.array([0.1, 0.25, 0.5, 0.75, 0.9])).unstack()
    parts.columns = ["p10", "p25", "median", "p75", "p90"]
    return groups.size().rename("n").to_frame().join(parts.round(3)).reset_index()


def tiers(lang: Lang) -> list[Artist]:
    """Explain the marks of the levels."""
    return [
        Line2D([], [], color=colour, marker=mark, linewidth=3, markersize=6,
               label=words(f"years.{level}").line(lang))
        for level, (colour, _, mark) in TIERS.items()
    ]  # fmt: skip


def spread(
    name: str, rows: pd.DataFrame, found: pd.DataFrame, key: list[Artist], lang: Lang
) -> Chart:
    """Draw the quantiles of both levels side by side, year by year."""
    what = indicator_words(only(rows, "indicator"))
    chart = Chart(
        words(f"{name}.title").fill(what=what, period=span(rows["period"])),
        words(f"{name}.subtitle").fill(scale=scale_words(rows)),
        [source_note(rows, int(found["n"].sum()))], key, data=found, lang=lang, body=3.9,
    )  # fmt: skip
    ax = chart.panel(MARGIN + 0.35, 0.3, WIDTH - 2 * MARGIN - 0.4, 3.4)
    for level, (colour, aside, mark) in TIERS.items():
        own = found[found["level"] == level]
        at = own["period"].astype(int) + aside
        ax.vlines(at, own["p10"], own["p90"], color=colour, linewidth=1, label=f"_{level} tails")
        ax.vlines(at, own["p25"], own["p75"], color=colour, linewidth=3.5, label=f"_{level} half")
        ax.plot(at, own["median"], mark, color=colour, markersize=6.5, markeredgecolor="white",
                label=f"_{level}")  # fmt: skip
    ax.xaxis.set_major_locator(MaxNLocator(12, integer=True))
    ax.grid(axis="y")
    return chart


def patches(colours: dict[str, str], found: pd.Series, lang: Lang) -> list[Artist]:
    """Explain the classes that occur."""
    shown = [name for name in colours if name in set(found)]
    return [Patch(facecolor=colours[n], label=words(f"years.{n}").line(lang)) for n in shown]


def stack(chart: Chart, spot: int, heaps: pd.DataFrame, colours: dict[str, str], name: str) -> None:
    """Stack the counts of each year, a panel `spot` from below."""
    left, width = MARGIN + 0.4, WIDTH - 2 * MARGIN - 0.45
    ax = chart.panel(left, 0.25 + spot * (TALL + 0.5), width, TALL)
    years, bottom = heaps.index.astype(int), np.zeros(len(heaps))
    for part in (part for part in colours if part in heaps):
        ax.bar(years, heaps[part], bottom=bottom, width=0.85, color=colours[part],
               edgecolor="white", linewidth=0.4, label=f"_{part}")  # fmt: skip
        bottom = bottom + heaps[part].to_numpy()
    ax.set_title(name, loc="left", fontsize=TEXT, color=SOFT)
    ax.yaxis.set_major_locator(MaxNLocator(4, integer=True))
    ax.grid(axis="y", color=FAINT, linewidth=0.4)
    ax.set_axisbelow(True)
    ax.set_ylim(bottom=0)


def share_years(chart: Chart, years: pd.Series) -> None:
    """Give all panels the same years."""
    for ax in chart.axes:
        ax.set_xlim(years.min() - 0.7, years.max() + 0.7)
        ax.xaxis.set_major_locator(MaxNLocator(12, integer=True))
