"""Ambition: targets over the tier above, after last year's gap, in hard or soft words."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats  # type: ignore[import-untyped]
from statsmodels.api import OLS, add_constant

from indicators import setting
from indicators.models.clusters import clustered_slope, groups, pooled_mean
from indicators.models.result import Result
from indicators.models.sample import Floats, alike, paired, refuse

__all__ = ["HARD", "amplification", "ratchet", "wording"]

# Yu, Liu and Gong (2019), Management World: 以上, 确保, 力争 are hard; 左右, 上下, a range soft.
HARD: Mapping[str, bool] = {"firm": True, "stretch": True, "ge": True, "approx": False,
                            "range": False}  # fmt: skip
_DRAWS, _SEED = 9999, 20250305


def amplification(pairs: pd.DataFrame) -> Result:
    """Test whether targets exceed those of the tier above.

    Parameters
    ----------
    pairs
        What `targets` gives for both tiers, at least 6 years.

    Returns
    -------
    Result
        The mean amplification in points; `above`, the share of targets above the one over them;
        errors as in `clusters.mean_gap`: places below one target share it.

    Notes
    -----
    Li, Liu, Weng and Zhou (2019), Economic Journal 129:2888.
    """
    goals = pairs[(pairs["tier"] == 1) & (pairs["measure"] == "growth")]
    alike(goals[goals["target_value"].notna()], "amplification")
    ladder = setting.amplification(goals)
    if len(ladder) < 20:
        refuse("amplification", f"{len(ladder)} targets below another", "it needs 20",
               "list them: setting.amplification(pairs)")  # fmt: skip
    years, places = groups(ladder.assign(year=ladder["period"]))
    values = ladder["amplification"].to_numpy(dtype=float)
    found = pooled_mean("amplification", values, years, places)
    figures = {**found.figures, "above": (values > 0).mean()}
    return replace(found, figures=figures)


def ratchet(pairs: pd.DataFrame) -> Result:
    """Ask whether a target is raised after last year's was exceeded.

    Returns
    -------
    Result
        The slope of the change of the target on last year's gap, a range by its mid-point on both
        sides. One place: HC3 or classical errors, the wider, with t; several:
        `clusters.clustered_slope`.

    Raises
    ------
    AnalysisError
        Fewer than 20 changes between years that follow each other, or a last gap that never varies.
    """
    sample = paired(pairs, "ratchet", 1)
    middle = sample.rows["middle"]
    rows = sample.rows.assign(target_value=middle, gap=sample.rows["outcome_value"] - middle)
    steps = setting.ratchet(rows).dropna(subset=["change", "last_gap"])
    if len(steps) < 20:
        refuse("ratchet", f"{len(steps)} changes", "it needs 20",
               "draw them: charts.ratchet_arrows(pairs)")  # fmt: skip
    change, last = (steps[c].to_numpy(dtype=float) for c in ("change", "last_gap"))
    if np.ptp(last) == 0:
        refuse("ratchet", "last year's gap never varies", "it has no slope", "list the changes")
    if steps["area"].nunique() > 1:
        years, places = groups(steps.assign(year=steps["period"]))
        return clustered_slope("ratchet", change, last, years, places, sample.warnings)
    model = OLS(change, add_constant(last))
    plain, robust = model.fit(), model.fit(cov_type="HC3", use_t=True)
    wider = max(plain, robust, key=lambda fit: float(fit.bse[1]))
    low, high = wider.conf_int()[1]
    figures = {"intercept": plain.params[0], "se_hc3": robust.bse[1], "se_plain": plain.bse[1],
               "r_squared": plain.rsquared}  # fmt: skip
    return Result("ratchet", len(steps), plain.params[1], low, high, wider.pvalues[1], figures,
                  sample.warnings)  # fmt: skip


def wording(pairs: pd.DataFrame, classes: Mapping[str, bool] = HARD) -> Result:
    """Compare the gaps of hard and soft targets of the same years.

    Parameters
    ----------
    pairs
        What `targets` gives.
    classes
        Which codes of `firmness` and, for those not named, of `bound` are hard (true) or soft; what
        is in neither is left out.

    Returns
    -------
    Result
        The mean gap of hard targets less that of soft ones of the same year; `hard`, `soft`, how
        many; `hard_met`, `soft_met`, the shares at or above. In one year labels change hands at
        random (exact but for 9,999 draws) and the limits are Welch's; over several
        `clusters.clustered_slope` with years demeaned and places as the first clusters, for places
        keep their wording.
    """
    sample = paired(pairs, "wording", 20)
    words = zip(sample.rows["target_firmness"], sample.rows["target_bound"], strict=True)
    labels = [classes.get(firmness, classes.get(bound)) for firmness, bound in words]
    rows = sample.rows[[label is not None for label in labels]]
    hard = np.array([label for label in labels if label is not None])
    gap = rows["gap"].to_numpy(dtype=float)
    if (fewer := min(hard.sum(), (~hard).sum())) < 5:
        refuse("wording", f"{fewer} of one kind", "it needs 5 hard and 5 soft targets",
               "count them: setting.firmness_mix(pairs, classes)")  # fmt: skip
    figures = {
        "hard": hard.sum(), "hard_met": (gap[hard] >= 0).mean(),
        "soft": (~hard).sum(), "soft_met": (gap[~hard] >= 0).mean(),
    }  # fmt: skip
    if sample.shape == "section":
        welch = stats.ttest_ind(gap[hard], gap[~hard], equal_var=False).confidence_interval()
        estimate = gap[hard].mean() - gap[~hard].mean()
        limits, p, warnings = (welch.low, welch.high), _shuffled(gap, hard), sample.cautions()
        return Result("wording", len(gap), estimate, *limits, p, figures, warnings)
    years, places = groups(rows)
    found = clustered_slope("wording", gap, hard.astype(float), places, years, sample.warnings)
    swapped = {"years": "places", "places": "years", "se_year": "se_place", "se_place": "se_year"}
    figures |= {swapped.get(name, name): value for name, value in found.figures.items()}
    return replace(found, figures=figures)


def _shuffled(gap: Floats, hard: NDArray[np.bool_]) -> float:
    """Deal the labels out at random and count differences as wide as ours."""
    rng = np.random.default_rng(_SEED)
    held = gap - gap.mean()
    sums = rng.permuted(np.tile(hard, (_DRAWS, 1)), axis=1) @ held
    far = np.abs(sums) >= abs(hard @ held) - 1e-9
    return float((far.sum() + 1) / (_DRAWS + 1))
