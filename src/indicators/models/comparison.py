"""Comparison: the target against the naive forecast, last year's outcome."""

import numpy as np
import pandas as pd
from scipy import stats  # type: ignore[import-untyped]
from statsmodels.tsa.stattools import diebold_mariano_test

from indicators.models.result import Result
from indicators.models.sample import Sample, paired, refuse

__all__ = ["diebold_mariano", "skill"]


def skill(pairs: pd.DataFrame) -> Result:
    """Measure how much nearer than last year's outcome the target lies: 1 - RMSE / RMSE naive.

    Returns
    -------
    Result
        One for a perfect target, zero for one no better than the naive forecast, negative for a
        worse one; `rmse`, `rmse_naive`. A range counts by its less ambitious end.

    Raises
    ------
    AnalysisError
        Fewer than 10 pairs with an outcome of the year before.
    """
    sample = _beside_naive(pairs, "skill", 10)
    rmse, naive = (float(np.sqrt((sample.rows[e] ** 2).mean())) for e in ("gap", "naive_error"))
    figures = {"rmse": rmse, "rmse_naive": naive}
    return Result("skill", sample.n, 1 - rmse / naive, figures=figures, warnings=sample.warnings)


def diebold_mariano(pairs: pd.DataFrame) -> Result:
    """Test whether the target's squared errors are smaller than those of the naive forecast.

    Returns
    -------
    Result
        The mean of squared error of the target less that of the naive, in squared points; `dm`,
        the statistic; `dm_one_lag` and `p_one_lag` with one HAC lag; `dm_absolute` and
        `p_absolute` on absolute errors.

    Raises
    ------
    AnalysisError
        Fewer than 20 pairs with an outcome of the year before.

    Notes
    -----
    Diebold and Mariano (1995), JBES 13:253; Harvey, Leybourne and Newbold (1997). Forecasts one
    year ahead leave no overlap, hence no lag in the variance.
    """
    sample = _beside_naive(pairs, "diebold_mariano", 20)
    rows = sample.rows
    forecasts = [rows["outcome_value"] - rows[e] for e in ("gap", "naive_error")]
    if np.allclose(rows["gap"], rows["naive_error"]):
        refuse("diebold_mariano", "both forecasts are the same", "", "there is nothing to compare")
    losses = rows["gap"] ** 2 - rows["naive_error"] ** 2
    squared, lagged, absolute = (
        diebold_mariano_test(rows["outcome_value"], *forecasts, lags=lags, criterion=loss,
                             harvey_adj=True)
        for lags, loss in ((0, "mse"), (1, "mse"), (0, "mad"))
    )  # fmt: skip
    reach = stats.t.ppf(0.975, sample.n - 1) * losses.std() / np.sqrt(sample.n)
    figures = {
        "dm": squared.statistic, "dm_one_lag": lagged.statistic, "p_one_lag": lagged.pvalue,
        "dm_absolute": absolute.statistic, "p_absolute": absolute.pvalue,
    }  # fmt: skip
    limits = (losses.mean() - reach, losses.mean() + reach)
    return Result("diebold_mariano", sample.n, losses.mean(), *limits, squared.pvalue, figures,
                  sample.cautions())  # fmt: skip


def _beside_naive(pairs: pd.DataFrame, where: str, least: int) -> Sample:
    """Add `naive_error`, the outcome less that of the year before, told with a target or not."""
    sample = paired(pairs, where, 1, shapes=("series", "section"))
    came = pairs[pairs["outcome_value"].notna() & pairs["outcome_bound"].isin(["eq", "approx"])]
    last = came.drop_duplicates(["area", "period"])[["area", "period", "outcome_value"]]
    last = last.assign(year=last["period"].astype(int) + 1).drop(columns="period")
    rows = sample.rows.merge(last, on=["area", "year"], suffixes=("", "_before"))
    if len(rows) < least:
        refuse(where, f"{len(rows)} pairs with an outcome of the year before",
               f"it needs {least}", "errors() and hits() need none")  # fmt: skip
    rows = rows.assign(naive_error=(rows["outcome_value"] - rows["outcome_value_before"]).round(9))
    return Sample(rows, sample.warnings)
