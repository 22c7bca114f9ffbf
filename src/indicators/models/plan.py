"""Plan: how likely an average growth over several years is, given the years so far."""

import numpy as np
import pandas as pd

from indicators.models.outlook import annual, cautions
from indicators.models.predictive import local_level
from indicators.models.result import Result
from indicators.models.sample import refuse

__all__ = ["plan_chance"]


def plan_chance(chosen: pd.DataFrame, rate: float, first: int, last: int) -> Result:
    """Give the probability that growth averages at least a rate over the years of a plan.

    Parameters
    ----------
    chosen
        What `series` gives: yearly growth of one area in percent, in the price basis of the plan.
    rate
        Average growth promised, percent a year. For a level promised in prices of the base year it
        is `implied_rate` of `plans.path`; nominal levels need nominal growth.
    first, last
        First and last year of the plan.

    Returns
    -------
    Result
        The average growth the plan comes to, percent, with its 95% limits; `chance`; `rate`;
        `left`, the years still to come, and `required`, the average growth they need.

    Raises
    ------
    AnalysisError
        As `outlook.forecast`; a year of the plan so far is missing, the plan is over, or the
        series is no growth.

    Notes
    -----
    Growth compounds in logs. The sum over the years left is predicted by a local level: how far
    good and bad years follow each other is averaged over, by what the past says of it.
    """
    years, y, _ = annual(chosen, "plan_chance", 10)
    if {*chosen["measure"]} != {"growth"}:
        refuse("plan_chance", "the series is no growth", "", "pass measure='growth'")
    left = int(last - years[-1])
    if left < 1 or years[-1] < first - 1:
        refuse("plan_chance", f"the series ends in {years[-1]}, the plan runs {first}-{last}",
               "", "look at plans.path()")  # fmt: skip
    logs = 100 * np.log1p(y / 100)
    so_far = logs[years >= first]
    if np.isnan(so_far).any():
        refuse("plan_chance", "a year of the plan is missing", "", "add its growth")
    span, total = last - first + 1, 100 * np.log1p(rate / 100) * (last - first + 1)
    found = local_level(logs, np.ones(left))
    middle, low, high = (
        float(100 * np.expm1((so_far.sum() + found.quantile(share)) / span / 100))
        for share in (0.5, 0.025, 0.975)
    )
    needed = (total - so_far.sum()) / left
    figures = {"chance": found.chance(total - so_far.sum()), "rate": rate, "left": left,
               "required": float(100 * np.expm1(needed / 100))}  # fmt: skip
    n = int(np.isfinite(y).sum())
    warnings = cautions(found, n, len(y) - n)
    return Result("plan", n, middle, low, high, figures=figures, warnings=warnings)
