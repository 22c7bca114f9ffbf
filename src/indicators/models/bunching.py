"""Bunching: whether gaps gather just at or above zero."""

import math

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats  # type: ignore[import-untyped]
from statsmodels.api import GLM, families

from indicators.models.clusters import groups, left_out, pooled_mean
from indicators.models.result import Caution, Result
from indicators.models.sample import Floats, paired, refuse

__all__ = ["density_test", "window_count"]

_STEP = 0.1  # growth is published to one decimal
_YEARS = 6
_COARSE = 0.3  # outcomes in whole or half points; of figures to one decimal a fifth are


def window_count(pairs: pd.DataFrame, window: float = 0.3) -> Result:
    """Count the pairs within a window of zero, at or above it and below.

    Parameters
    ----------
    pairs
        What `targets` gives.
    window
        How far the window reaches to either side, in points, both ends included.

    Returns
    -------
    Result
        The share at or above, with the exact interval of Clopper and Pearson, and the exact
        p-value; `above`, `below`, `window`; `odds`, the chance under the null; `p_even_odds`, the
        p-value against one half. In a panel of 6 years or more limits and p are those of
        `clusters.pooled_mean`, and `p_exact` stands beside.

    Raises
    ------
    AnalysisError
        Fewer than 10 pairs, or none within the window.

    Notes
    -----
    The test of Cattaneo, Titiunik and Vazquez-Bare (2017) in a window. On a grid of 0.1 a window of
    0.3 holds four points at or above zero and three below: smooth gaps then fall at or above with
    odds of 4 to 3, not 1 to 1, and even odds reject a true null too often.
    """
    sample = paired(pairs, "window_count", 10)
    gap = sample.gap
    inside = np.abs(gap) <= window + 1e-9
    above, m = int((inside & (gap >= 0)).sum()), int(inside.sum())
    if m == 0:
        refuse("window_count", f"no pair within {window:g} points", "", "widen the window")
    points, odds = math.floor(window / _STEP + 1e-9), 0.5
    warnings = []
    if _on_grid(gap):
        odds = (points + 1) / (2 * points + 1)
        warnings.append(Caution("grid", {"odds": odds}))
    coarse = np.isclose(sample.rows["outcome_value"] * 2 % 1, 0).mean()
    if coarse > _COARSE:
        warnings.append(Caution("heaps", {"share": coarse}))
    if m < 6:
        warnings.append(Caution("few", {"m": m}))
    exact = stats.binomtest(above, m, odds)
    figures = {"window": window, "above": above, "below": m - above, "odds": odds,
               "p_even_odds": stats.binomtest(above, m).pvalue}  # fmt: skip
    years, places = groups(sample.rows[inside])
    if sample.shape == "panel" and len(np.unique(years)) >= _YEARS:
        beyond: Floats = (gap[inside] >= 0).astype(float) - odds
        found = pooled_mean("window_count", beyond, years, places, sample.warnings)
        limits, p = (found.low + odds, found.high + odds), found.p
        figures |= {"p_exact": exact.pvalue, "years": found.figures["years"]}
        warnings = [*found.warnings, *warnings]
    else:
        low, high = exact.proportion_ci(method="exact")
        limits, p, warnings = (low, high), exact.pvalue, [*sample.cautions(), *warnings]
    return Result("window_count", sample.n, above / m, *limits, p, figures, tuple(warnings))


def density_test(pairs: pd.DataFrame, reach: float = 1.5) -> Result:
    """Test whether the density of gaps jumps at zero.

    Parameters
    ----------
    pairs
        What `targets` gives, growth told to one decimal.
    reach
        How far from zero counts are used, in points.

    Returns
    -------
    Result
        The jump in logs of the count; `ratio` with `ratio_low`, `ratio_high`, the same as a factor;
        `at_zero`, the pairs right on target; `within`, those within reach.

    Raises
    ------
    AnalysisError
        Fewer than 300 pairs.

    Notes
    -----
    McCrary (2008), Journal of Econometrics 142:698, on counts in steps of 0.1, of which zero opens
    one: log counts are a straight line on either side of zero with a curve common to both. Outcomes
    told in whole or half points heap at gaps of whole and half points, zero among them: two terms
    take that out, without which rounding passes for bunching. With 6 years or more the error is
    that of leaving out one year at a time (CRV3, t), else of an overdispersed Poisson.
    """
    sample = paired(pairs, "density_test", 300)
    edge = round(reach / _STEP)
    cell = np.floor(sample.gap / _STEP + 1e-6).astype(int)
    inside = (cell >= -edge) & (cell < edge)
    years, _ = groups(sample.rows[inside])
    cells, grid = cell[inside] + edge, np.arange(-edge, edge)
    x, right = (grid + 0.5) / edge, (grid >= 0).astype(float)
    heaps = [(grid % step == 0).astype(float) for step in (10, 5)]
    terms = np.column_stack([right, np.ones_like(x), x, x**2, x * right, *heaps])

    def jump(kept: NDArray[np.bool_]) -> float:
        counts = np.bincount(cells[kept], minlength=2 * edge)
        return float(GLM(counts, terms, family=families.Poisson()).fit().params[0])

    counts = np.bincount(cells, minlength=2 * edge)
    if (count := len(np.unique(years))) >= _YEARS:
        se, df, warnings = math.sqrt(left_out(jump, years)), count - 1, sample.warnings
    else:
        fit = GLM(counts, terms, family=families.Poisson()).fit(scale="X2")
        se, df = float(fit.bse[0]) / min(1.0, math.sqrt(fit.scale)), fit.df_resid
        warnings = (*sample.warnings, Caution("lumped"))
    estimate = jump(np.ones(len(cells), dtype=bool))
    margin = stats.t.ppf(0.975, df) * se
    figures = {
        "ratio": math.exp(estimate), "ratio_low": math.exp(estimate - margin),
        "ratio_high": math.exp(estimate + margin), "se": se, "at_zero": counts[edge],
        "within": len(cells),
    }  # fmt: skip
    return Result("density_test", sample.n, estimate, estimate - margin, estimate + margin,
                  2 * stats.t.sf(abs(estimate) / se, df), figures, warnings)  # fmt: skip


def _on_grid(gap: Floats) -> bool:
    """Say whether most gaps are multiples of the step."""
    return bool((np.abs(gap / _STEP - np.rint(gap / _STEP)) < 1e-6).mean() > 0.5)
