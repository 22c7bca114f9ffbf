"""Predictive distributions: what each method says of years to come, parameters uncertain."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats  # type: ignore[import-untyped]
from scipy.optimize import brentq  # type: ignore[import-untyped]
from statsmodels.tsa.statespace.structural import UnobservedComponents

__all__ = ["METHODS", "Predictive", "local_level"]

Floats = NDArray[np.float64]

_DAMPING = 0.85  # of the drift, each year


@dataclass(frozen=True, slots=True)
class Predictive:
    """A mixture of Student's t distributions; `collapsed` names a variance that went to zero."""

    weights: Floats
    centres: Floats
    scales: Floats
    freedom: float
    collapsed: str = ""

    def chance(self, least: float) -> float:
        """Give the probability of `least` or more."""
        return float(self.weights @ stats.t.sf((least - self.centres) / self.scales, self.freedom))

    def quantile(self, share: float) -> float:
        """Give the value that the future stays below with probability `share`.

        Examples
        --------
        >>> one = Predictive(np.ones(1), np.array([5.0]), np.array([0.5]), 10.0)
        >>> round(one.quantile(0.975), 3)  # 5 + 2.228 x 0.5
        6.114
        """
        reach = stats.t.ppf([1e-6, 1 - 1e-6], self.freedom)
        low = float((self.centres + reach[0] * self.scales).min())
        high = float((self.centres + reach[1] * self.scales).max())
        return float(brentq(lambda x: 1 - self.chance(x) - share, low, high))


def naive(y: Floats, weights: Floats) -> Predictive:
    """Forecast the last figure: a random walk, exact in m changes with t(m)."""
    at, known = _known(y)
    changes, steps = np.diff(known), np.diff(at)
    spread = np.sqrt((changes**2 / steps).mean() * (_tails(weights) ** 2).sum())
    return _single(known[-1] * weights.sum(), spread, len(changes))


def damped_drift(y: Floats, weights: Floats) -> Predictive:
    """Forecast the last figure and the mean change, which fades by 0.85 a year; t(m - 1)."""
    at, known = _known(y)
    changes, steps = np.diff(known), np.diff(at)
    drift = (known[-1] - known[0]) / (at[-1] - at[0])
    variance = ((changes - drift * steps) ** 2 / steps).sum() / (len(changes) - 1)
    reach = weights @ np.cumsum(_DAMPING ** np.arange(1, len(weights) + 1))
    spread = np.sqrt(variance * ((_tails(weights) ** 2).sum() + reach**2 / (at[-1] - at[0])))
    return _single(known[-1] * weights.sum() + reach * drift, spread, len(changes) - 1)


def theil_sen(y: Floats, weights: Floats) -> Predictive:
    """Forecast the line through the median slope (Theil 1950, Sen 1968); t(n - 2)."""
    at, known = _known(y)
    slope, intercept, *_ = stats.theilslopes(known, at, method="joint")
    errors = known - intercept - slope * at
    ahead = weights @ (len(y) + np.arange(len(weights)))
    n, total = len(known), weights.sum()
    leverage = total**2 / n + (ahead - total * at.mean()) ** 2 / ((at - at.mean()) ** 2).sum()
    spread = np.sqrt((errors @ errors) / (n - 2) * ((weights**2).sum() + leverage))
    return _single(intercept * total + slope * ahead, spread, n - 2)


def local_level(y: Floats, weights: Floats) -> Predictive:
    """Forecast a level that wanders, seen with noise.

    The share of the variance that wanders is not estimated but averaged over, from 0 (a constant
    mean) to 1 (a random walk), by its likelihood: the interval allows for not knowing it.
    """
    shares = np.linspace(0, 1, 21)
    variances = np.column_stack([1 - shares, shares])
    return _averaged(y, weights, "local level", variances, ["level", "noise"], shares)


def local_trend(y: Floats, weights: Floats) -> Predictive:
    """Forecast a level that wanders about a slope that wanders; averaged as in `local_level`."""
    shares = np.repeat(np.linspace(0, 1, 11), 4)
    slopes = np.tile([0.0, 0.01, 0.05, 0.2], 11)
    variances = np.column_stack([1 - shares, shares, slopes])
    return _averaged(y, weights, "local linear trend", variances, ["slope", "noise"], slopes)


METHODS: Mapping[str, Callable[[Floats, Floats], Predictive]] = {
    "naive": naive,
    "damped_drift": damped_drift,
    "theil_sen": theil_sen,
    "local_level": local_level,
    "local_trend": local_trend,
}


def _averaged(
    y: Floats, weights: Floats, kind: str, variances: Floats, names: list[str], edge: Floats
) -> Predictive:
    """Average predictions over variance ratios, weighted by their concentrated likelihood."""
    scale = float(np.nanstd(y))
    model = UnobservedComponents(y / scale, kind, use_exact_diffuse=True)
    found = np.array([_filtered(model, row, weights) for row in variances])
    log_likelihood, centres, spreads = found.T
    posterior = np.exp(log_likelihood - log_likelihood.max())
    best = edge[log_likelihood.argmax()]
    collapsed = names[0] if best == edge.min() else names[1] if best == edge.max() else ""
    freedom = np.isfinite(y).sum() - model.k_states
    kept = posterior > 1e-9 * posterior.max()
    posterior = posterior[kept] / posterior[kept].sum()
    return Predictive(posterior, centres[kept] * scale, spreads[kept] * scale, freedom, collapsed)


def _filtered(
    model: UnobservedComponents, variances: Floats, weights: Floats
) -> tuple[float, float, float]:
    """Give log likelihood, centre and scale of the weighted future for one set of variances."""
    found = model.filter(variances, return_ssm=True)
    used = np.flatnonzero(np.isfinite(model.endog[:, 0]))[model.k_states :]
    errors, spreads = found.forecasts_error[0, used], found.forecasts_error_cov[0, 0, used]
    freedom = len(used)
    variance = (errors**2 / spreads).sum() / freedom
    log_likelihood = -0.5 * (freedom * np.log(variance) + np.log(spreads).sum())
    seen, step = found.design[0, :, 0], found.transition[:, :, 0]
    shock = found.selection[:, :, 0] @ found.state_cov[:, :, 0] @ found.selection[:, :, 0].T
    # Backwards: what each year's state, and each shock after the first, adds to the sum.
    load, spread = np.zeros(model.k_states), (weights**2).sum() * found.obs_cov[0, 0, 0]
    for year in range(len(weights) - 1, -1, -1):
        load = weights[year] * seen + load @ step
        spread += load @ (shock if year else found.predicted_state_cov[:, :, -1]) @ load
    centre = load @ found.predicted_state[:, -1]
    return log_likelihood, centre, np.sqrt(variance * spread)


def _single(centre: float, scale: float, freedom: float) -> Predictive:
    return Predictive(np.ones(1), np.array([centre]), np.array([scale]), freedom)


def _known(y: Floats) -> tuple[NDArray[np.int64], Floats]:
    at = np.flatnonzero(np.isfinite(y))
    return at, y[at]


def _tails(weights: Floats) -> Floats:
    """Sum the weights from each year on: what a shock of that year moves."""
    return np.cumsum(weights[::-1])[::-1]
