"""How targets are set: down the tiers of government, and from year to year."""

from itertools import pairwise
from typing import Literal

import pandas as pd
from matplotlib.patches import Patch
from matplotlib.patheffects import withStroke
from matplotlib.ticker import MaxNLocator

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
from indicators.charts.marks import mark_targets
from indicators.charts.sheet import Chart
from indicators.charts.style import (
    BLUE,
    FAINT,
    INK,
    MARGIN,
    PURPLE,
    SMALL,
    SOFT,
    TEXT,
    VERMILION,
    WIDTH,
    house_style,
    text_width,
)
from indicators.setting import amplification, bound_mix, firmness_mix, ratchet

__all__ = ["amplification_ladder", "ratchet_arrows", "wording_mix"]

SHADES = {
    "eq": "#0f3f66", "approx": BLUE, "range": "#7fb0d3", "ge": VERMILION, "le": "#e3a595",
    "plain": "#8796a5", "firm": INK, "stretch": "#7fb0d3", "positive": PURPLE, "in_step": "#b9b0cf",
    "relative": "#d8cfe6", "assigned": "#e3e6ea",
}  # fmt: skip


@house_style
def amplification_ladder(pairs: pd.DataFrame, *, lang: Lang = "both", delta: float = 0.25) -> Chart:
    """Draw the targets of one year down the tiers, each as a step from the place above.

    Parameters
    ----------
    pairs
        What `indicators.targets` gives: one indicator and one year, the nation and places under it.
    lang
        `zh`, `en` or `both`.
    delta
        Half the width of the band of "about", in percentage points.

    Raises
    ------
    TableError
        No targets, a column missing, or rows of more than one indicator, measure or period.
    """
    require(pairs, *PAIR_COLUMNS)
    pairs = pairs[pairs["target_bound"].ne("")]
    require(pairs, *PAIR_COLUMNS)
    for column in ("indicator", "measure", "period"):
        only(pairs, column)
    depth = 3 - pairs["place"].str.extract("(0*)$")[0].str.len() // 2
    pairs = pairs.assign(depth=depth.clip(lower=0)).sort_values(["depth", "place", "tier"])
    pairs = pairs.drop(columns="depth").reset_index(drop=True)
    told = names(pairs, lang) if pairs["area"].nunique() > 1 else pairs["area"]
    columns = list(dict.fromkeys(told))
    at = told.map(columns.index).astype(float)
    spots = dict(zip(pairs["place"], at, strict=True))
    chart = Chart(
        words("amplification_ladder.title").fill(what=subject(pairs), period=span(pairs["period"])),
        words("amplification_ladder.subtitle").fill(scale=scale_words(pairs)),
        [source_note(pairs[["target_report", "target_reported_on"]], len(pairs))],
        key(pairs, pd.Series(index=pairs.index, dtype="str"), lang),
        data=pairs,
        lang=lang,
        body=3.6,
    )
    wide = WIDTH - 2 * MARGIN - 0.5
    # Names that are wider than their column stand on two lines by turns.
    crowded = max(text_width(name, TEXT) for name in columns) > wide / len(columns)
    floor = 0.45 if crowded else 0.3
    ax = chart.panel(MARGIN + 0.45, floor, wide, 3.4 - floor)
    steps = amplification(pairs)
    for place, parent, low, goal, step in steps[
        ["place", "parent", "parent_value", "target_value", "amplification"]
    ].itertuples(index=False, name=None):
        x, above = spots[place], spots[parent]
        ax.plot([above, x, x], [low, low, goal], color=FAINT, linewidth=1, zorder=1, label="_step")
        ax.text(x, 1.0, signed(step), transform=ax.get_xaxis_transform(), ha="center", color=SOFT)
    mark_targets(ax, at, pairs, along="y", delta=delta, thick=0.4)
    shown = ["\n" * (crowded and spot % 2) + name for spot, name in enumerate(columns)]
    ax.set_xticks(range(len(columns)), shown)
    ax.set_xlim(-0.6, len(columns) - 0.4)
    ax.margins(y=0.25)
    ax.grid(axis="y")
    return chart


@house_style
def ratchet_arrows(pairs: pd.DataFrame, *, lang: Lang = "both") -> Chart:
    """Draw each change of target against last year's gap; arrows follow a place through its years.

    Parameters
    ----------
    pairs
        What `indicators.targets` gives, growth of one indicator over several years.
    lang
        `zh`, `en` or `both`.

    Raises
    ------
    TableError
        No two neighbouring years with a target and a gap, or rows of more than one indicator.
    """
    require(pairs, *PAIR_COLUMNS)
    only(pairs, "indicator")
    unit = unit_words(only(pairs, "unit"))
    moves = ratchet(pairs).dropna(subset=["change", "last_gap"])
    require(moves, "change")
    told = names(moves, lang)
    raised, cut = int(moves["change"].gt(0).sum()), int(moves["change"].lt(0).sum())
    chart = Chart(
        words("ratchet_arrows.title").fill(what=subject(moves), period=span(moves["period"])),
        words("ratchet_arrows.subtitle").fill(
            scale=scale_words(pairs), raised=raised, cut=cut, kept=len(moves) - raised - cut
        ),
        [source_note(pairs, len(moves))],
        [],
        data=moves,
        lang=lang,
        body=4.8,
    )
    ax = chart.panel(MARGIN + 0.5, 0.45, WIDTH - 2 * MARGIN - 0.7, 4.2)
    ax.axhline(0, color=FAINT, linewidth=1)
    ax.axvline(0, color=FAINT, linewidth=1)
    for _, group in moves.groupby("area"):
        ax.plot(group["last_gap"], group["change"], color=FAINT, linewidth=0.8, zorder=2)
        ends = group[["last_gap", "change"]].to_numpy(dtype=float).tolist()
        for (a, b), (c, d) in pairwise(ends):
            arrow = {"arrowstyle": "->", "color": FAINT}
            ax.annotate("", ((a + c) / 2, (b + d) / 2), (a, b), arrowprops=arrow)
    ax.plot(moves["last_gap"], moves["change"], "o", color=BLUE, markersize=5, label="_moves")
    far = (moves["last_gap"].abs() + moves["change"].abs()).sort_values(ascending=False)
    for row in far.index[:6]:
        ax.annotate(
            told[row],
            (moves["last_gap"][row], moves["change"][row]),
            (6, 4),
            textcoords="offset points",
            fontsize=SMALL + 0.5,
            color=SOFT,
            path_effects=[withStroke(linewidth=3, foreground="white")],
        )
    ax.set_xlabel(words("ratchet_arrows.x").fill(unit=unit).line(lang))
    ax.set_ylabel(words("ratchet_arrows.y").fill(unit=unit).line(lang))
    ax.margins(0.12)
    ax.grid()
    return chart


@house_style
def wording_mix(
    pairs: pd.DataFrame, *, by: Literal["bound", "firmness"] = "bound", lang: Lang = "both"
) -> Chart:
    """Draw how the targets of each year are worded: shares of bounds or of firmness, n on top.

    Parameters
    ----------
    pairs
        What `indicators.targets` gives; each tier of a target counts.
    by
        `bound` or `firmness`.
    lang
        `zh`, `en` or `both`.

    Raises
    ------
    TableError
        No targets of single years, or a column missing.
    """
    require(pairs, *PAIR_COLUMNS)
    mix = (bound_mix if by == "bound" else firmness_mix)(pairs)
    require(mix, "share")
    shares = mix.pivot(index="period", columns="class", values="share").fillna(0)
    years = shares.index.astype(int)
    classes = [name for name in SHADES if name in shares]
    marks = [
        Patch(facecolor=SHADES[name], label=words(f"{by}.{name}").line(lang)) for name in classes
    ]
    chart = Chart(
        words("wording_mix.title").fill(what=subject(pairs), period=span(mix["period"])),
        words(f"wording_mix.{by}"),
        [source_note(pairs, int(mix["targets"].sum()))],
        marks,
        data=mix,
        lang=lang,
        body=3.2,
    )
    ax = chart.panel(MARGIN + 0.45, 0.3, WIDTH - 2 * MARGIN - 0.5, 2.6)
    bottom = pd.Series(0.0, index=shares.index)
    for name in classes:
        ax.bar(
            years,
            100 * shares[name],
            bottom=bottom,
            width=0.8,
            color=SHADES[name],
            edgecolor="white",
            linewidth=0.5,
            label=f"_{name}",
        )
        bottom = bottom + 100 * shares[name]
    for spot, n in zip(years, mix.groupby("period")["n"].first(), strict=True):
        ax.text(spot, 101, str(n), ha="center", va="bottom", color=SOFT, fontsize=SMALL)
    ax.xaxis.set_major_locator(MaxNLocator(10, integer=True))
    ax.set_ylim(0, 108)
    ax.set_yticks(range(0, 101, 25))
    return chart
