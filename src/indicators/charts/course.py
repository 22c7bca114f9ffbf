"""Within the year: one level to date on its way to the target."""

import pandas as pd
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from indicators.charts.captions import only, require, source_note, subject
from indicators.charts.key import bound_mark, dot
from indicators.charts.labels import Lang, unit_words, words
from indicators.charts.marks import mark_targets
from indicators.charts.progress import BOARD
from indicators.charts.sheet import Chart
from indicators.charts.style import BAND, BLUE, FAINT, MARGIN, SOFT, WIDTH, house_style
from indicators.errors import TableError

__all__ = ["pace_path"]


@house_style
def pace_path(board: pd.DataFrame, *, lang: Lang = "both") -> Chart:
    """Draw a level to date on its way to the year's target.

    The straight line is the linear schedule, the open square what past years had by this month,
    the bar at the end the projected year with its interval.

    Parameters
    ----------
    board
        One line of `indicators.pace`: a level with a target.
    lang
        `zh`, `en` or `both`.

    Raises
    ------
    TableError
        More or less than one line, a column missing, or a line that is no paced level.
    """
    require(board, *BOARD, "seasonal_share", "past_years", "projection", "low", "high")
    if len(board) != 1 or only(board, "measure") != "level" or board["ahead"].isna().any():
        raise TableError(
            "board",
            f"{len(board)} lines, or one that is not paced as a level",
            "one level is drawn",
            "select it; status_board draws the rest",
        )
    line = board.iloc[0]
    goal, months = line["target_value"], line["months"]
    seasonal, projected = pd.notna(line["seasonal_share"]), pd.notna(line["projection"])
    marks = [
        dot("reached", words("kind.actual").line(lang)),
        bound_mark(line["target_bound"], lang),
        Line2D([], [], color=FAINT, linewidth=1.2, label=words("pace_path.line").line(lang)),
    ]
    if seasonal:
        season = words("pace_path.season").fill(n=int(line["past_years"])).line(lang)
        marks.append(
            Line2D(
                [],
                [],
                color=SOFT,
                linestyle="none",
                marker="s",
                markersize=6.5,
                markerfacecolor="white",
                label=season,
            )
        )
    if projected:
        marks.append(Patch(facecolor=BAND, label=words("pace_path.projection").line(lang)))
    chart = Chart(
        words("pace_path.title").fill(what=subject(board), period=line["period"]),
        words("pace_path.subtitle").fill(
            unit=unit_words(line["unit"]),
            target=f"{goal:g}",
            share=f"{line['share']:.1f}",
            elapsed=f"{line['elapsed']:.0f}",
        ),
        [source_note(board, 1)],
        marks,
        data=board,
        lang=lang,
        body=3.6,
    )
    ax = chart.panel(MARGIN + 0.55, 0.45, WIDTH - 2 * MARGIN - 1.2, 2.95)
    ax.plot([0, 12], [0, goal], color=FAINT, linewidth=1.2, label="_linear")
    if seasonal:
        ax.plot(
            [months],
            [goal * line["seasonal_share"] / 100],
            "s",
            color=SOFT,
            markersize=6.5,
            markerfacecolor="white",
            label="_season",
        )
    if projected:
        ax.bar(12.3, line["high"] - line["low"], bottom=line["low"], width=0.35, color=BAND)
        ax.plot(
            [months, 12.3],
            [line["value"], line["projection"]],
            color=BLUE,
            linewidth=1.2,
            linestyle=(0, (4, 2)),
            label="_projection",
        )
    ax.plot([months], [line["value"]], "o", color=BLUE, markersize=7.5, label="_value")
    goals = board.assign(target_high=float("nan"), benchmark_value=float("nan"))
    mark_targets(ax, pd.Series(12.0, index=board.index), goals, along="y", delta=0.25, thick=0.4)
    # A figure behind the schedule is named below the line, one ahead of it above.
    here = (9, -12, "left") if line["ahead"] < 0 else (-9, 5, "right")
    for x, y, (right, up, side) in ((months, line["value"], here), (12, goal, (-9, 5, "right"))):
        ax.annotate(f"{y:g}", (x, y), (right, up), textcoords="offset points", ha=side)
    ax.set_xlim(0, 12.8)
    ax.set_ylim(bottom=0)
    ax.set_xticks(range(0, 13, 3))
    ax.set_xlabel(words("pace_path.months").line(lang))
    ax.grid(axis="y")
    return chart
