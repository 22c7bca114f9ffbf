"""Clusters: what pooled pairs say when those of one year, or one place, lean on each other."""

import math
from collections.abc import Callable

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats  # type: ignore[import-untyped]

from indicators.models.result import Caution, Result
from indicators.models.sample import Floats, paired, refuse

__all__ = ["clustered_slope", "groups", "left_out", "mean_gap", "pooled_mean", "pooled_slope"]

Bools = NDArray[np.bool_]
Groups = NDArray[np.int64]

_LEAST, _FEW = 6, 12  # years to cluster by; fewer than these are told
_DRAWS, _SEED = 1999, 20250305
_WEBB = np.sqrt([0.5, 1.0, 1.5])


def mean_gap(pairs: pd.DataFrame) -> Result:
    """Test the mean gap of a panel, where pairs of one year share its shocks.

    Returns
    -------
    Result
        The mean gap; `years`, `places`, `se_year`, `se_place`; `p_wild`, by flipping the signs of
        whole years at random.

    Raises
    ------
    AnalysisError
        Fewer than 20 pairs, or than 6 years.

    Notes
    -----
    Leaving out one cluster at a time is CRV3 of MacKinnon, Nielsen and Webb (2023), Journal of
    Econometrics 232:272. Of clustering by year, by place and both ways the widest limits stand,
    with as many degrees of freedom as there are clusters less one. Years are independent here.
    """
    sample = paired(pairs, "mean_gap", 20, shapes=("panel",))
    years, places = groups(sample.rows)
    return pooled_mean("mean_gap", sample.gap, years, places, sample.warnings)


def pooled_slope(pairs: pd.DataFrame) -> Result:
    """Ask whether, within places, outcomes are higher in years with higher targets.

    Returns
    -------
    Result
        The slope of outcome on target (a range by its mid-point) after places are demeaned;
        `years`, `places`, `se_year`, `se_place`, `p_wild` (wild cluster bootstrap by year) and
        `p_permuted` (whole years of targets in other order).

    Raises
    ------
    AnalysisError
        Fewer than 20 pairs, or than 6 years; targets that never change within a place.
    """
    sample = paired(pairs, "pooled_slope", 20, shapes=("panel",))
    outcome, target = (sample.rows[c].to_numpy(float) for c in ("outcome_value", "middle"))
    years, places = groups(sample.rows)
    return clustered_slope("pooled_slope", outcome, target, years, places, sample.warnings)


def pooled_mean(
    name: str, values: Floats, years: Groups, places: Groups, warnings: tuple[Caution, ...] = ()
) -> Result:
    """Test whether a mean is zero, clustered by year and by place; `name` is the question."""
    _enough(name, years)

    def mean(kept: Bools) -> float:
        return float(values[kept].mean())

    held = values - values.mean()
    figures = {"p_wild": _wild(np.diag(_sums(values, years)), _sums(np.ones_like(values), years))}
    return _clustered(name, mean, years, places, held / len(values), figures, warnings)


def clustered_slope(
    name: str, y: Floats, x: Floats, years: Groups, places: Groups,
    warnings: tuple[Caution, ...] = (),
) -> Result:  # fmt: skip
    """Test whether a slope within places is zero, clustered by year and by place."""
    _enough(name, years)
    within = _demean(x, places)
    if np.allclose(within, 0):
        refuse(name, "nothing varies within places", "", "compare places of one year instead")

    def slope(kept: Bools) -> float:
        inner = _demean(x[kept], places[kept])
        own = inner @ inner
        return float(inner @ y[kept] / own) if own > 1e-12 else math.nan

    left = _demean(y, places)
    scores = within * (left - slope(np.ones(len(x), dtype=bool)) * within)
    blocks = np.column_stack([
        _sums(within * _demean(np.where(years == year, left, 0), places), years)
        for year in np.unique(years)
    ])  # fmt: skip
    figures = {
        "p_wild": _wild(blocks, _sums(within**2, years)),
        "p_permuted": _permuted(y, x, years, places),
    }
    return _clustered(name, slope, years, places, scores / (within @ within), figures, warnings)


def left_out(estimate: Callable[[Bools], float], clusters: Groups) -> float:
    """Give the variance of an estimate by leaving out one cluster at a time (CRV3).

    Examples
    --------
    >>> values, years = np.array([1.0, 2.0, 6.0]), np.array([1, 2, 3])
    >>> round(left_out(lambda kept: values[kept].mean(), years), 3)  # 7 / 3, of a plain mean
    2.333
    """
    whole = estimate(np.ones(len(clusters), dtype=bool))
    parts = [estimate(clusters != cluster) for cluster in np.unique(clusters)]
    return float((len(parts) - 1) / len(parts) * sum((part - whole) ** 2 for part in parts))


def _clustered(
    name: str, estimate: Callable[[Bools], float], years: Groups, places: Groups,
    influence: Floats, figures: dict[str, float], warnings: tuple[Caution, ...],
) -> Result:  # fmt: skip
    """Set limits and p by the wider of the errors by year, by place and by both."""
    counts = [len(np.unique(told)) for told in (years, places)]
    by_year = left_out(estimate, years)
    spreads = [(by_year, counts[0] - 1)]
    if counts[1] >= _LEAST:
        by_place = left_out(estimate, places)
        both = by_year + by_place - float(influence @ influence)
        spreads += [(by_place, counts[1] - 1), (both, min(counts) - 1)]
    # The widest limits, each with the degrees of freedom of its own clusters.
    se, df = max(
        ((math.sqrt(max(variance, 0)), df) for variance, df in spreads),
        key=lambda spread: spread[0] * stats.t.ppf(0.975, spread[1]),
    )
    whole = estimate(np.ones(len(years), dtype=bool))
    if not se > 0 or any(math.isnan(variance) for variance, _ in spreads):
        refuse(name, "no error by clusters", "one of them carries all that varies", "show the dots")
    reach, p = stats.t.ppf(0.975, df) * se, 2 * stats.t.sf(abs(whole) / se, df)
    figures = {"years": counts[0], "places": counts[1], "se": se, "df": df,
               "se_year": math.sqrt(by_year), **figures}  # fmt: skip
    if counts[1] >= _LEAST:
        figures["se_place"] = math.sqrt(by_place)
    if df + 1 < _FEW:
        warnings = (*warnings, Caution("clusters", {"groups": df + 1}))
    return Result(name, len(years), whole, whole - reach, whole + reach, p, figures, warnings)


def _wild(blocks: Floats, own: Floats) -> float:
    """Give the p-value of the restricted wild cluster bootstrap with Webb's six-point weights.

    Column h of `blocks` holds the score that the residuals of cluster h leave in each cluster under
    a true null, `own` each cluster's sum of squares of the regressor. Webb (2014) for few clusters.
    """
    rng = np.random.default_rng(_SEED)
    signs = rng.choice([-1.0, 1.0], (_DRAWS, len(own)))
    weights = np.vstack([np.ones(len(own)), signs * rng.choice(_WEBB, (_DRAWS, len(own)))])
    scores = weights @ blocks.T
    slopes = scores.sum(axis=1) / own.sum()
    errors = np.sqrt(((scores - slopes[:, None] * own) ** 2).sum(axis=1)) / own.sum()
    t = np.abs(slopes) / np.maximum(errors, 1e-300)
    return float((t >= t[0] - 1e-12).mean())


def _permuted(y: Floats, x: Floats, years: Groups, places: Groups) -> float:
    """Put whole years of x in other order, place by place, and count slopes as wide as ours."""
    grids = [np.full((places.max() + 1, years.max() + 1), np.nan) for _ in range(2)]
    for grid, values in zip(grids, (y, x), strict=True):
        grid[places, years] = values
    rng = np.random.default_rng(_SEED)
    orders = [np.arange(years.max() + 1), *(rng.permutation(years.max() + 1) for _ in range(999))]
    found = np.array([_slope(grids[0], grids[1][:, order]) for order in orders])
    return float((np.abs(found) >= abs(found[0]) - 1e-12).mean())


def _slope(y: Floats, x: Floats) -> float:
    """Give the slope within rows over the cells that both grids have."""
    both = np.isfinite(y) & np.isfinite(x)
    count = np.maximum(both.sum(axis=1, keepdims=True), 1)
    y, x = np.where(both, y, 0), np.where(both, x, 0)
    inner = np.where(both, x - x.sum(axis=1, keepdims=True) / count, 0)
    own = (inner * inner).sum()
    return float((inner * y).sum() / own) if own else 0.0


def groups(rows: pd.DataFrame) -> tuple[Groups, Groups]:
    """Number the years and the areas of rows."""
    return pd.factorize(rows["year"], sort=True)[0], pd.factorize(rows["area"], sort=True)[0]


def _demean(values: Floats, told: Groups) -> Floats:
    count = np.maximum(np.bincount(told), 1)
    return values - (np.bincount(told, values) / count)[told]


def _sums(values: Floats, told: Groups) -> Floats:
    sums: Floats = np.bincount(told, values).astype(float)
    return sums


def _enough(name: str, years: Groups) -> None:
    if (count := len(np.unique(years))) < _LEAST:
        refuse(name, f"{count} years", f"clustering needs {_LEAST}",
               "take each year by itself: hits(), sign_test()")  # fmt: skip
