"""Pacing: is the year on track? Figures to date against the year's target."""

from dataclasses import asdict, fields

import numpy as np
import pandas as pd

from indicators.areas import priced
from indicators.errors import AnalysisError
from indicators.registry.places import parents
from indicators.seasons import LINE, seasons
from indicators.selection import pick
from indicators.spans import last_day, last_days, spans
from indicators.standing import Standing, assess
from indicators.vintages import latest, trusted

__all__ = ["pace"]


def pace(
    table: pd.DataFrame,
    place: str,
    year: int,
    *,
    as_of: str | None = None,
    rule: str = "seasonal",
    delta: float = 0.25,
    doubtful: str = "drop",
) -> pd.DataFrame:
    """Hold the latest figures to date of a year against its targets.

    Parameters
    ----------
    table
        Rows in the columns of the record: of the place, and of the places above it for their
        seasonal shares.
    place, year
        A place's code or one area; the year.
    as_of
        What was known on a day; figures without a report date are then left out.
    rule
        `seasonal`: the colour goes by the probability where three past years allow one, else by
        the linear rule. `linear`: official practice throughout.
    delta
        How far below "about" a growth target still counts, in points.
    doubtful
        `drop` leaves out the figures that another figure contradicts (column `doubt` of the
        table), the place's own and those its seasonal shares come from; `keep` includes them.

    Returns
    -------
    DataFrame
        A row a target and tier, and a row a figure to date without one:

        - `place`, `area`, `indicator`, `measure`, `basis`, `unit`, `tier`, `target_value`,
          `target_bound`, `target_firmness`, `target_report`;
        - `period`, `months`, `value`, `report`, `reported_on`: the figure to date;
        - `elapsed`, percent of the year; `share`, percent of a level target; `ahead`, points ahead
          of the linear schedule (of growth: of the year's task, elapsed x ((1 + g)/(1 + t) - 1));
        - `past_years`, `seasonal_share` (percent, geometric mean) and `seasonal_source`: the own
          past years, where fewer than three the nearest place above with any;
        - `projection`, `low`, `high`: the level the year comes to, with 95% limits;
        - `base_share` and `base_source`: the share of these months in last year's total, percent;
          `needed`: growth needed in the rest of the year, percent;
        - `probability` that the target is reached; `half_done`: 双过半, at the half-year only;
        - `colour` (green, amber, red), `rule` (the number and the rule), `note` (why not paced).

        `attrs["doubtful"]` is the number of figures that were left out as doubtful.

    Raises
    ------
    AnalysisError
        An unknown rule, or a place without a row.

    Notes
    -----
    Levels: z = ln(share) over n past years; P = F_t(n-1)[ln(projection/target) / (sd sqrt(1 +
    1/n))], sd at least 0.02. Foreign capital comes in lumps: P is the share of past years whose
    pattern reaches the target, (k + 1/2)/(n + 1). Growth: c = growth of the year less growth to
    date; P = F_t(n-1)[(g + mean c - t) / (sd sqrt(1 + 1/n))], sd at least 0.3 points. Green from P
    0.7, amber from 0.3. Linear: green on schedule, amber less than 10 points behind. Stocks, rates
    and indices are not paced, nor is anything across a break that says so.
    """
    if rule not in ("seasonal", "linear"):
        way_out = "choose seasonal or linear"
        raise AnalysisError("pace", f"rule={rule!r} is unknown", "", way_out)
    above = parents(place[:6], year)
    rows = table[table["measure"].isin(["level", "growth"])]
    rows = pd.concat([pick(rows, place=place), rows[rows["place"].isin(above)]])
    rows = trusted(rows, doubtful)
    excluded = rows.attrs["doubtful"]
    if as_of:
        days = last_days(rows["reported_on"])
        rows = rows[(days != "") & (days <= last_day(as_of))]
    read = spans(rows["period"])
    rows = rows.assign(basis=priced(rows), year=read["year"], months=read["months"])
    rows = rows[read["to_date"] & (rows["year"] <= year)]
    goals = latest(rows[(rows["kind"] == "target") & (rows["year"] == year)])
    came = latest(rows[rows["kind"] != "target"])
    board = _board(goals, came, place, year)
    history = seasons(came)
    lines = [dict(zip(board.columns, cells, strict=True)) for cells in board.to_numpy().tolist()]
    judged = pd.DataFrame(
        [asdict(assess(line, came, history, rule, delta)) for line in lines],
        columns=[field.name for field in fields(Standing)], index=board.index,
    )  # fmt: skip
    board = board.drop(columns="year").join(judged.astype({"half_done": "boolean"}))
    board.attrs = {"doubtful": excluded}
    return board


def _board(goals: pd.DataFrame, came: pd.DataFrame, place: str, year: int) -> pd.DataFrame:
    """Put the year's targets beside the latest figure to date."""
    own = ["place" if "@" not in place else "area"]
    goals = goals[(goals[own[0]] == place) & (goals["months"] == 12)]
    part = came[(came[own[0]] == place) & (came["year"] == year) & (came["months"] < 12)]
    part = part.sort_values("months").drop_duplicates(LINE, keep="last")
    names = ["value", "value_high", "bound", "firmness", "report"]
    goals = goals.rename(columns={name: f"target_{name}" for name in names})
    shown = ["place", *LINE, "tier", *(f"target_{name}" for name in names)]
    board = goals[shown].merge(
        part[["place", *LINE, "period", "months", "value", "report", "reported_on"]],
        on=["place", *LINE], how="outer",
    )  # fmt: skip
    words = ["target_bound", "target_firmness", "target_report", "period", "report", "reported_on"]
    board = board.fillna(dict.fromkeys(words, "") | {"tier": 0, "months": 0})
    board = board.astype({"tier": int, "months": int}).sort_values([*LINE, "tier"])
    # A range asks for its lower end.
    lower = np.fmin(board["target_value"], board.pop("target_value_high"))
    return board.assign(target_value=lower, year=year).reset_index(drop=True)
