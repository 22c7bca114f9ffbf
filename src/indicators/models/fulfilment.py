"""Fulfilment: how far outcomes lie from targets, and how often at or above."""

import numpy as np
import pandas as pd
from scipy import stats  # type: ignore[import-untyped]
from statsmodels.stats.proportion import proportion_confint

from indicators.models.result import Result
from indicators.models.sample import Floats, paired

__all__ = ["errors", "hits", "sign_test", "wilcoxon_test"]

_LEAST = 10  # below it a table and dots


def errors(pairs: pd.DataFrame) -> Result:
    """Measure the gaps: mean, mean absolute, root mean square.

    Parameters
    ----------
    pairs
        What `targets` gives.

    Returns
    -------
    Result
        The mean gap with Student's interval; `sd`, `mae`, `rmse`, and `mean_midpoint`, which takes
        a range by its mid-point.

    Raises
    ------
    AnalysisError
        Fewer than 10 pairs, or pairs that do not belong together (see `sample.paired`).
    """
    sample = paired(pairs, "errors", _LEAST)
    gap, n = sample.gap, sample.n
    reach = stats.t.ppf(0.975, n - 1) * gap.std(ddof=1) / np.sqrt(n)
    middle = (sample.rows["outcome_value"] - sample.rows["middle"]).to_numpy(dtype=float)
    figures = {
        "sd": gap.std(ddof=1), "mae": np.abs(gap).mean(), "rmse": np.sqrt((gap**2).mean()),
        "mean_midpoint": middle.mean(),
    }  # fmt: skip
    limits = (gap.mean() - reach, gap.mean() + reach)
    return Result("errors", n, gap.mean(), *limits, figures=figures, warnings=sample.cautions())


def hits(pairs: pd.DataFrame) -> Result:
    """Count the targets that were attained, strictly and tolerantly.

    Returns
    -------
    Result
        The strict share with its Wilson interval; `hits`, and the same for the tolerant reading
        of the pairs; `midpoint_hits` asks of a range its mid-point.

    Notes
    -----
    Wilson, E. B. (1927), Journal of the American Statistical Association 22:209. The interval
    covers 95% on average over all true shares; for a given one more or less (notebook 14).
    """
    sample = paired(pairs, "hits", _LEAST)
    rows = sample.rows[sample.rows["attained_strict"].notna()]
    strict, tolerant = (int(rows[f"attained_{how}"].sum()) for how in ("strict", "tolerant"))
    n = len(rows)
    low, high = proportion_confint(strict, n, method="wilson")
    kind_low, kind_high = proportion_confint(tolerant, n, method="wilson")
    figures = {
        "hits": strict, "tolerant_hits": tolerant, "tolerant": tolerant / n,
        "tolerant_low": kind_low, "tolerant_high": kind_high,
        "midpoint_hits": (rows["outcome_value"] >= rows["middle"] - 1e-9).sum(),
    }  # fmt: skip
    return Result("hits", n, strict / n, low, high, figures=figures, warnings=sample.cautions())


def sign_test(pairs: pd.DataFrame) -> Result:
    """Test by signs alone whether outcomes lie above and below targets alike.

    Returns
    -------
    Result
        The share above among the gaps that are not zero, with the exact interval of Clopper and
        Pearson; `above`, `below`, `zeros`; `p_zeros_above` counts zeros as at or above the target.
    """
    sample = paired(pairs, "sign_test", _LEAST, shapes=("series", "section"))
    above, below = int((sample.gap > 0).sum()), int((sample.gap < 0).sum())
    zeros = sample.n - above - below
    found = stats.binomtest(above, above + below)
    low, high = found.proportion_ci(method="exact")
    p_all = stats.binomtest(above + zeros, sample.n).pvalue
    return Result(
        "sign_test", sample.n, above / (above + below), low, high, found.pvalue,
        {"above": above, "below": below, "zeros": zeros, "p_zeros_above": p_all},
        sample.cautions(),
    )  # fmt: skip


def wilcoxon_test(pairs: pd.DataFrame) -> Result:
    """Test by signed ranks whether gaps are symmetric about zero; zeros are dropped.

    Returns
    -------
    Result
        The Hodges-Lehmann estimate with its interval, and the exact p-value, ties included;
        `v`, the sum of the ranks of gaps above zero; `p_normal`, by the normal approximation with
        continuity correction; `zeros`.

    Notes
    -----
    Wilcoxon (1945), Biometrics Bulletin 1:80; Hodges and Lehmann (1963). All assignments of signs
    to the (mid-)ranks are counted, so the p-value is exact with ties as well.
    """
    sample = paired(pairs, "wilcoxon_test", _LEAST, shapes=("series", "section"))
    gap = sample.gap[sample.gap != 0]
    ranks = stats.rankdata(np.abs(gap))
    v = ranks[gap > 0].sum()
    chances = _signed_ranks(ranks)
    far = np.abs(np.arange(len(chances)) - ranks.sum()) >= abs(2 * v - ranks.sum()) - 1e-9
    n = len(gap)
    walsh = np.sort(((gap[:, None] + gap) / 2)[np.triu_indices(n)])
    # The limits are the order statistics of the pairwise means that untied ranks would leave.
    below = np.cumsum(_signed_ranks(np.arange(1.0, n + 1))[::2])
    cut = int(np.searchsorted(below, 0.025))
    normal = stats.wilcoxon(gap, zero_method="wilcox", correction=True, method="asymptotic")
    return Result(
        "wilcoxon_test", n, float(np.median(walsh)), walsh[max(cut - 1, 0)],
        walsh[-max(cut, 1)], float(chances[far].sum()),
        {"v": v, "p_normal": normal.pvalue, "zeros": sample.n - n}, sample.cautions(),
    )  # fmt: skip


def _signed_ranks(ranks: Floats) -> Floats:
    """Give the chances of 0, 1/2, 1, ... as the sum of those ranks whose gap is above zero."""
    chances = np.ones(1)
    for twice in np.rint(2 * ranks).astype(int):
        chances = np.pad(chances, (0, twice)) + np.pad(chances, (twice, 0))
        chances /= 2
    return chances
