"""Efficiency: whether targets are unbiased, and whether outcomes follow them."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats  # type: ignore[import-untyped]
from statsmodels.api import OLS, add_constant
from statsmodels.stats.diagnostic import pesaran_timmermann as pt_test

from indicators.models.result import Caution, Result
from indicators.models.sample import Floats, Sample, paired, refuse

__all__ = ["holden_peel", "mincer_zarnowitz", "pesaran_timmermann"]


def holden_peel(pairs: pd.DataFrame) -> Result:
    """Test whether the mean gap is zero, allowing for gaps that last two years.

    Returns
    -------
    Result
        The mean gap; `se_hac`, Newey and West's error with one lag and no correction; `se` and
        `df`, corrected for small n, which `t`, p and the limits go by; `p_normal`, of the plain
        error and the normal distribution. Pairs of one year have no order: Student's t then.

    Notes
    -----
    Holden and Peel (1990), Manchester School 58:120; Newey and West (1987). In white noise the HAC
    variance of a mean with one lag is short by ((n - 1)/n)^2 and worth (n - 1)/1.5 degrees of
    freedom; both are put right. A year that is missing has no neighbours.
    """
    sample = paired(pairs, "holden_peel", 15, shapes=("series", "section"))
    n, mean = sample.n, sample.gap.mean()
    if sample.shape == "series":
        plain, df = _one_lag(sample), (n - 1) / 1.5
        se = plain * n / (n - 1)
    else:
        plain = sample.gap.std() / np.sqrt(n)
        se, df = plain * np.sqrt(n / (n - 1)), float(n - 1)
    reach = stats.t.ppf(0.975, df) * se
    figures = {"t": mean / se, "se": se, "df": df, "se_hac": plain,
               "p_normal": 2 * stats.norm.sf(abs(mean) / plain)}  # fmt: skip
    p = 2 * stats.t.sf(abs(mean) / se, df)
    warnings = (*sample.cautions(), Caution("policy"))
    return Result("holden_peel", n, mean, mean - reach, mean + reach, p, figures, warnings)


def _one_lag(sample: Sample) -> float:
    """Give the HAC error of the mean; a missing year is a row of zeros, not a neighbour."""
    place = sample.rows["year"].to_numpy() - sample.rows["year"].min()
    y, one = np.zeros(place[-1] + 1), np.zeros(place[-1] + 1)
    y[place], one[place] = sample.gap, 1.0
    return float(OLS(y, one).fit(cov_type="HAC", cov_kwds={"maxlags": 1}).bse[0])


def mincer_zarnowitz(pairs: pd.DataFrame) -> Result:
    """Regress outcomes on targets, and test intercept zero and slope one together.

    Returns
    -------
    Result
        The slope with its classical interval and the p-value of the joint F test; `intercept`,
        `se_intercept`, `se_slope`, the same with `_hc3`; `f`, `f_hc3`, `p_hc3`; `r_squared`.

    Raises
    ------
    AnalysisError
        Fewer than 20 pairs, or a target that never changes.

    Notes
    -----
    Mincer and Zarnowitz (1969). Intercept zero and slope one suffice for an unbiased forecast and
    are not needed for it. MacKinnon and White (1985) for HC3. F(2, n - 2), not chi-square, which
    rejects too often when n is small.
    """
    sample = paired(pairs, "mincer_zarnowitz", 20, shapes=("series", "section"))
    target = sample.rows["middle"].to_numpy(dtype=float)
    if np.ptp(target) == 0:
        refuse("mincer_zarnowitz", f"the target is always {target[0]:g}", "it has no slope",
               "holden_peel() needs none")  # fmt: skip
    outcome = sample.rows["outcome_value"].to_numpy(dtype=float)
    model = OLS(outcome, add_constant(target))
    plain, robust = model.fit(), model.fit(cov_type="HC3", use_t=True)
    joint = [fit.f_test((np.eye(2), [0.0, 1.0])) for fit in (plain, robust)]
    f, f_hc3, p, p_hc3 = *(float(j.fvalue) for j in joint), *(float(j.pvalue) for j in joint)
    figures = {
        "intercept": plain.params[0], "se_intercept": plain.bse[0], "se_slope": plain.bse[1],
        "se_intercept_hc3": robust.bse[0], "se_slope_hc3": robust.bse[1],
        "f": f, "f_hc3": f_hc3, "p_hc3": p_hc3, "r_squared": plain.rsquared,
    }  # fmt: skip
    warnings = [*sample.cautions(), Caution("policy")]
    if (p < 0.05) != (p_hc3 < 0.05):
        warnings.append(Caution("hc3", {"p": p_hc3}))
    if len(values := np.unique(target)) < 5:
        warnings.append(Caution("rounds", {"values": len(values)}))
    low, high = plain.conf_int()[1]
    return Result("mincer_zarnowitz", sample.n, plain.params[1], low, high, p, figures,
                  tuple(warnings))  # fmt: skip


def pesaran_timmermann(pairs: pd.DataFrame) -> Result:
    """Test whether targets and outcomes move in the same direction: up, or not up.

    Returns
    -------
    Result
        The share of years in which both rose or neither did; `expected`, the share if they were
        independent; `s`, the statistic, `p_normal` its two-sided p-value; p itself is exact, given
        how often each rose; `both_up`, `neither_up`.

    Raises
    ------
    AnalysisError
        Fewer than 20 changes between years that follow each other, or one side that never varies.

    Notes
    -----
    Pesaran and Timmermann (1992), JBES 10:461. Their normal approximation rejects a true null too
    often at n 20 (up to 7 in 100), hence Fisher's exact p-value, which is conservative.
    """
    sample = paired(pairs, "pesaran_timmermann", 1, shapes=("series", "panel", "section"))
    if sample.shape != "series":
        refuse("pesaran_timmermann", f"a {sample.shape}", "it asks for changes of one place",
               "take one place")  # fmt: skip
    next_to = np.diff(sample.rows["year"].to_numpy()) == 1
    target, growth = (_changes(sample.rows[name], next_to) for name in ("middle", "outcome_value"))
    n = len(target)
    if n < 20:
        refuse("pesaran_timmermann", f"{n} changes", "it needs 20", "count them in a table")
    raised, rose = target > 0, growth > 0
    if len({*raised}) == 1 or len({*rose}) == 1:
        which = "targets" if len({*raised}) == 1 else "growth"
        refuse("pesaran_timmermann", f"{which} always moved the same way", "no sign varies",
               "count them in a table")  # fmt: skip
    found = pt_test(growth, target)
    table = [[(raised & rose).sum(), (raised & ~rose).sum()],
             [(~raised & rose).sum(), (~raised & ~rose).sum()]]  # fmt: skip
    share = rose.mean() * raised.mean() + (1 - rose.mean()) * (1 - raised.mean())
    figures = {"expected": share, "s": found.statistic, "p_normal": found.pvalue,
               "both_up": table[0][0], "neither_up": table[1][1]}  # fmt: skip
    p = stats.fisher_exact(table).pvalue
    return Result("pesaran_timmermann", n, float((raised == rose).mean()), p=p, figures=figures,
                  warnings=sample.warnings)  # fmt: skip


def _changes(values: "pd.Series[float]", next_to: NDArray[np.bool_]) -> Floats:
    # Figures are decimals: what floats add to a change of nothing is no rise.
    changes: Floats = np.round(np.diff(values.to_numpy(dtype=float)), 6)
    return changes[next_to]
