"""Outlook: the next years of a short annual series, with the target beside the interval."""

from collections import defaultdict

import numpy as np
import pandas as pd

from indicators.errors import AnalysisError
from indicators.models.predictive import METHODS, Floats, Predictive
from indicators.models.result import Caution, Result
from indicators.models.sample import alike, refuse

__all__ = ["annual", "forecast", "rolling_origin"]

_LEAST = {"local_trend": 20}  # the others need 10
_SHORT = 20  # figures below which variances are hardly known


def forecast(
    chosen: pd.DataFrame, target: float = np.nan, *, method: str = "local_level", ahead: int = 1
) -> Result:
    """Forecast a year of a series.

    Parameters
    ----------
    chosen
        What `series` gives for one area, whole years; missing years are rows that are missing.
    target
        What the year is held against.
    method
        `naive`, `damped_drift`, `theil_sen`, `local_level` or `local_trend`.
    ahead
        How many years after the last figure.

    Returns
    -------
    Result
        The median of the predictive distribution and its 95% limits, in the unit of the series
        (levels are reckoned in logs); `year`, `last`, `target`, and `chance`, the probability that
        the target is reached.

    Raises
    ------
    AnalysisError
        Fewer than 10 figures (20 for a local trend), a constant series, years told twice, infinite
        values, several indicators, bases or area versions, or breaks between the years.

    Notes
    -----
    Harvey (1989) for the structural models, fitted by statsmodels with missing years as missing.
    """
    if method not in METHODS:
        refuse("forecast", f"method={method!r} is unknown", "", f"choose {', '.join(METHODS)}")
    years, y, logs = annual(chosen, "forecast", _LEAST.get(method, 10))
    weights = np.eye(ahead)[-1]
    found = METHODS[method](y, weights)
    back = np.exp if logs else np.asarray
    middle, low, high = (float(back(found.quantile(share))) for share in (0.5, 0.025, 0.975))
    figures = {"year": int(years[-1]) + ahead, "last": float(back(y[-1])), "target": target}
    if np.isfinite(target):
        figures["chance"] = found.chance(float(np.log(target)) if logs else target)
    n = int(np.isfinite(y).sum())
    warnings = cautions(found, n, len(y) - n)
    return Result("forecast", n, middle, low, high, figures=figures, warnings=warnings)


def rolling_origin(chosen: pd.DataFrame, pairs: pd.DataFrame | None = None) -> pd.DataFrame:
    """Let each method forecast year after year from what was known before, and count its errors.

    Parameters
    ----------
    chosen
        What `series` gives for one area, whole years.
    pairs
        What `targets` gives for the same area: the target itself is then a forecast too, by its
        mid-point, and the years are those that had one.

    Returns
    -------
    DataFrame
        A row a method: `n` (the same years for all), `rmse`, `mae`, `skill` (1 - RMSE / RMSE of the
        naive), `covered` (the share of outcomes within the 95% limits). Levels are in logs.

    Raises
    ------
    AnalysisError
        As `forecast`; fewer than 15 figures.
    """
    years, y, logs = annual(chosen, "rolling_origin", 15)
    goals = _goals(pairs, logs) if pairs is not None else {}
    origins = [
        t
        for t in range(10, len(y))
        if np.isfinite(y[t])
        and np.isfinite(y[:t]).sum() >= 10
        and (not goals or (years[t] in goals and len(_errors(goals, years[:t], y[:t])) >= 10))
    ]
    if not origins:
        refuse("rolling_origin", "no year to forecast", "", "ask for more years")
    methods = [name for name in METHODS if name not in _LEAST]
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for t in origins:
        past = y[: t if np.isfinite(y[t - 1]) else np.flatnonzero(np.isfinite(y[:t]))[-1] + 1]
        weights = np.eye(t - len(past) + 1)[-1]
        told_by = {name: METHODS[name](past, weights) for name in methods}
        if goals:
            told_by["target"] = _as_forecast(goals, years[:t], y[:t], int(years[t]))
        for name, told in told_by.items():
            inside = told.quantile(0.025) <= y[t] <= told.quantile(0.975)
            found[name].append((y[t] - told.quantile(0.5), float(inside)))
    rows = {name: np.array(told) for name, told in found.items()}
    naive = np.sqrt((rows["naive"][:, 0] ** 2).mean())
    table = [(name, len(told), rmse := float(np.sqrt((told[:, 0] ** 2).mean())),
              np.abs(told[:, 0]).mean(), 1 - rmse / naive, told[:, 1].mean())
             for name, told in rows.items()]  # fmt: skip
    return pd.DataFrame(table, columns=["method", "n", "rmse", "mae", "skill", "covered"])


def annual(chosen: pd.DataFrame, where: str, least: int) -> tuple[Floats, Floats, bool]:
    """Lay a series out over all its years, a missing one as missing; levels in logs.

    Returns
    -------
    tuple
        Years, values from the first to the last figure, and whether they are logs.
    """
    rows = chosen[chosen["value"].notna()].sort_values("period")
    if rows.empty:
        refuse(where, "all figures are missing", "", "ask for another series")
    alike(rows, where)
    if rows["area"].nunique() > 1:
        refuse(where, f"{rows['area'].nunique()} areas", "", "take one")
    codes = {code for told in rows["breaks"].iloc[1:] for code in told.split()} - {"W-STAGE"}
    if codes:
        way_out = "take growth, or the years after the break"
        refuse(where, "the series breaks", ", ".join(sorted(codes)), way_out)
    values = rows["value"].to_numpy(dtype=float)
    if len(rows) < least:
        told = f"last {values[-1]:g} in {rows['period'].iloc[-1]}"
        if len(rows) > 1:
            told += f", changes from {np.diff(values).min():+g} to {np.diff(values).max():+g}"
        way_out = f"what is known: {told}; draw the dots: charts.small_multiples"
        raise AnalysisError(where, f"{len(rows)} figures", f"it needs {least}", way_out)
    if np.ptp(values) == 0:
        refuse(where, f"the series is always {values[0]:g}", "nothing varies", "show the table")
    if logs := bool((rows["measure"] == "level").all() and rows["unit"].ne("percent").all()):
        if values.min() <= 0:
            refuse(where, "a level is not above zero", "", "mend or drop it")
        values = np.log(values)
    at = rows["period"].astype(int).to_numpy()
    years = np.arange(at[0], at[-1] + 1)
    y = np.full(len(years), np.nan)
    y[at - at[0]] = values
    return years, y, logs


def cautions(found: Predictive, n: int, missing: int) -> tuple[Caution, ...]:
    """Say what makes a prediction doubtful."""
    told = []
    if found.collapsed:
        told.append(Caution("collapsed", {"which": found.collapsed}))
    if n < _SHORT:
        told.append(Caution("short", {"n": n}))
    if missing:
        told.append(Caution("missing", {"years": missing}))
    return tuple(told)


def _goals(pairs: pd.DataFrame, logs: bool) -> dict[int, float]:
    """Give the main target of each year, a range by its mid-point."""
    rows = pairs[(pairs["tier"] == 1) & pairs["target_value"].notna()]
    alike(rows, "rolling_origin")
    high = rows["target_high"].fillna(rows["target_value"])
    middle = ((rows["target_value"] + high) / 2).to_numpy(dtype=float)
    return dict(zip(rows["period"].astype(int), np.log(middle) if logs else middle, strict=True))


def _errors(goals: dict[int, float], years: Floats, y: Floats) -> Floats:
    """Give the past errors of the target as a forecast."""
    known = [(value, goals[int(year)]) for year, value in zip(years, y, strict=True)
             if int(year) in goals and np.isfinite(value)]  # fmt: skip
    return np.array([value - goal for value, goal in known])


def _as_forecast(goals: dict[int, float], years: Floats, y: Floats, year: int) -> Predictive:
    """Take the target for the forecast, and its past errors for its spread."""
    errors = _errors(goals, years, y)
    spread = np.array([np.sqrt((errors**2).mean())])
    return Predictive(np.ones(1), np.array([goals[year]]), spread, len(errors))
