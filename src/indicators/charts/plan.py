"""Plans of several years: the promised level, the path to it, what came."""

import pandas as pd
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from indicators.charts.captions import only, require, source_note, subject
from indicators.charts.key import bound_mark, dot
from indicators.charts.labels import Lang, Words, unit_words, words
from indicators.charts.marks import NUMBERED, join, mark_breaks, mark_outcomes, mark_targets
from indicators.charts.sheet import Chart
from indicators.charts.style import MARGIN, SOFT, VERMILION, WIDTH, house_style

__all__ = ["plan_path"]


@house_style
def plan_path(plan: pd.DataFrame, *, lang: Lang = "both") -> Chart:
    """Draw a plan from its base to its end, the constant growth it implies, and the outcomes.

    A path that the report pledges as a yearly rate stands beside the implied one. Both are dashed:
    no report states them. The rate still needed is written where the target's prices do not forbid
    it: one in prices of the base year is not reached from an outcome in current ones.

    Parameters
    ----------
    plan
        What `indicators.path` gives, of one plan.
    lang
        `zh`, `en` or `both`.

    Raises
    ------
    TableError
        No rows, a column missing, or rows of more than one plan.
    """
    require(
        plan,
        "area",
        "indicator",
        "unit",
        "period",
        "target_path",
        "pledged_path",
        "outcome_value",
        "outcome_kind",
        "target_value",
        "target_period",
    )
    for column in ("area", "indicator", "unit", "target_report", "target_period", "target_value"):
        only(plan.assign(target_value=plan["target_value"].astype(str)), column)
    first = plan.iloc[0]
    unit = unit_words(first["unit"])
    years = plan["period"].astype(int)
    pledged = bool(plan["pledged_rate"].notna().any())
    prices = first["price_basis"].removeprefix("prices of ")
    basis = (
        words("plan_path.unstated")
        if prices == "unstated"
        else words("plan_path.prices").fill(year=prices)
    )
    # A note for each outcome with which another break begins; that an estimate is one is no break.
    codes = plan["breaks"].str.replace("W-STAGE", "").str.split().str.join(" + ")
    broken = plan.index[codes.ne("") & codes.ne(codes.shift(fill_value=""))]
    chart = Chart(
        words("plan_path.title").fill(what=subject(plan), end=first["target_period"]),
        words("plan_path.subtitle").fill(
            unit=unit, basis=basis, rate=f"{first['implied_rate']:.1f}"
        ),
        [
            *(
                words("foot.break").fill(mark=NUMBERED[number], year=years[row], code=codes[row])
                for number, row in enumerate(broken)
            ),
            source_note(plan, int(plan["outcome_value"].notna().sum())),
        ],
        [
            bound_mark(first["target_bound"], lang),
            dashes(SOFT, words("plan_path.implied"), lang),
            *(
                [
                    dashes(
                        VERMILION,
                        words("plan_path.pledged").fill(rate=f"{first['pledged_rate']:g}"),
                        lang,
                    )
                ]
                if pledged
                else []
            ),
            dot("undecided", words("kind.actual").line(lang)),
            dot("undecided", words("kind.estimate").line(lang), hollow=True),
        ],
        data=plan,
        lang=lang,
        body=3.8,
    )
    ax = chart.panel(MARGIN + 0.55, 0.3, WIDTH - 2 * MARGIN - 1.2, 3.3)
    ax.plot(
        years,
        plan["target_path"],
        color=SOFT,
        linestyle=(0, (4, 2)),
        linewidth=1.2,
        label="_implied",
    )
    if pledged:
        ax.plot(
            years,
            plan["pledged_path"],
            color=VERMILION,
            linestyle=(0, (4, 2)),
            linewidth=1.2,
            label="_pledged",
        )
    goal = plan[plan["period"].eq(plan["target_period"])].assign(
        target_high=float("nan"), target_firmness="plain", benchmark_value=float("nan")
    )
    mark_targets(ax, goal["period"].astype(int), goal, along="y", delta=0.25, thick=0.3)
    told = plan[plan["outcome_value"].notna()].assign(tier=1)
    # An outcome on another basis than the base's is shown, but no line leads to it.
    whole = told[codes[told.index].eq("")]
    join(ax, years[whole.index], whole["outcome_value"])
    state = pd.Series("undecided", index=told.index)
    mark_outcomes(ax, years[told.index], told, state, along="y", size=6.5)
    last = told.index[-1]
    # From an outcome in current prices to a target in those of the base year there is no rate.
    same = prices == "unstated" and last != plan.index[0]
    if same and pd.notna(rate := plan["required_rate"][last]):
        needed = words("plan_path.required").fill(rate=f"{rate:.1f}").lines(lang)
        spot = (float(years[last]), float(told["outcome_value"][last]))
        above = spot[1] > plan["target_path"][last]
        for line, text in enumerate(reversed(needed) if above else needed):
            lift = 12 + 12 * line if above else -14 - 12 * line
            ax.annotate(text, spot, (8, lift), textcoords="offset points", color=SOFT)
    mark_breaks(ax, [(years[row] - 0.5, number) for number, row in enumerate(broken, 1)])
    ax.annotate(
        f"{first['target_value']:g}",
        (int(first["target_period"]), first["target_value"]),
        (10, -4),
        textcoords="offset points",
    )
    ax.set_ylim(bottom=0)
    ax.set_xlim(years.min() - 0.4, years.max() + 0.7)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.grid(axis="y")
    return chart


def dashes(colour: str, label: Words, lang: Lang) -> Line2D:
    return Line2D(
        [], [], color=colour, linestyle=(0, (4, 2)), linewidth=1.2, label=label.line(lang)
    )
