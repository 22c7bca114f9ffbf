"""Bridge: from growth to date to growth of the year, as past years went."""

import math

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats  # type: ignore[import-untyped]
from statsmodels.api import OLS, add_constant

from indicators.models.result import Caution, Result
from indicators.models.sample import refuse

__all__ = ["bridge_year"]

Floats = NDArray[np.float64]

_LEAST, _YEARS = 20, 6
_CARRIED = 9  # months from which growth to date is carried forward as it is
_NEEDED = ["area", "indicator", "measure", "basis", "unit", "year", "months", "value",
           "value_whole"]  # fmt: skip


def bridge_year(
    history: pd.DataFrame, growth: float, months: int, target: float = np.nan
) -> Result:
    """Predict a year's growth from its growth to date.

    Parameters
    ----------
    history
        What `seasons.seasons` gives: past parts of years beside their wholes, one indicator, of
        many places.
    growth, months
        Growth to date in percent, and of how many months from January.
    target
        What the year is held against.

    Returns
    -------
    Result
        The year's growth with its 95% limits; `years`, `places`, `slope`, `error` (root mean square
        of the errors of prediction), `target` and `chance` that it is reached.

    Raises
    ------
    AnalysisError
        Fewer than 20 pairs or 6 past years for these months; mixed indicators or bases; no growth;
        infinite values; figures told twice; growth to date that never varies.

    Notes
    -----
    Up to half-year the year is regressed on growth to date over all places and years; from nine
    months on growth to date is carried forward. Places share the shocks of a year, so each year is
    predicted from the others and the error has as many degrees of freedom as years less one.
    """
    where = "bridge_year"
    if missing := [name for name in _NEEDED if name not in history]:
        refuse(where, f"no column {', '.join(missing)}", "", "pass what seasons() gives")
    rows = history[(history["months"] == months) & (history["measure"] == "growth")]
    rows = rows.dropna(subset=["value", "value_whole"])
    for column in ("indicator", "basis"):
        if rows[column].nunique() > 1:
            refuse(where, f"mixed {column}", ", ".join(sorted({*rows[column]})), "take one")
    if rows.duplicated(["area", "year"]).any():
        refuse(where, "duplicate periods", "", "choose one telling, with latest()")
    n, (years, names) = len(rows), pd.factorize(rows["year"], sort=True)
    if n < _LEAST or len(names) < _YEARS:
        refuse(where, f"{n} pairs over {len(names)} years", f"it needs {_LEAST} over {_YEARS}",
               "pace() gives the growth still needed")  # fmt: skip
    to_date, whole = (rows[c].to_numpy(dtype=float) for c in ("value", "value_whole"))
    if not np.isfinite([*to_date, *whole, growth]).all():
        refuse(where, "infinite values", "", "mend or drop them")
    if np.ptp(to_date) == 0:
        refuse(where, f"growth to date is always {to_date[0]:g}", "it has no slope", "use pace()")
    carried = months >= _CARRIED
    intercept, slope = (0.0, 1.0) if carried else _line(to_date, whole)
    errors = np.empty(n)
    for year in range(len(names)):
        out = years == year
        a, b = (0.0, 1.0) if carried else _line(to_date[~out], whole[~out])
        errors[out] = whole[out] - a - b * to_date[out]
    error, df = math.sqrt((errors**2).mean()), len(names) - (0 if carried else 1)
    estimate, reach = intercept + slope * growth, stats.t.ppf(0.975, df) * error
    figures = {"years": len(names), "places": rows["area"].nunique(), "slope": slope,
               "error": error, "target": target}  # fmt: skip
    if np.isfinite(target):
        figures["chance"] = stats.t.sf((target - estimate) / error, df)
    beyond = not to_date.min() <= growth <= to_date.max()
    warnings = (Caution("beyond"),) if beyond else ()
    return Result("bridge", n, estimate, estimate - reach, estimate + reach, figures=figures,
                  warnings=warnings)  # fmt: skip


def _line(x: Floats, y: Floats) -> tuple[float, float]:
    intercept, slope = OLS(y, add_constant(x, has_constant="add")).fit().params
    return float(intercept), float(slope)
