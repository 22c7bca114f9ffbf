"""Pooled questions: clusters, tiers, wording, bunching; and the sizes they keep."""

import math

import numpy as np
import pandas as pd
import pytest
from statsmodels.api import OLS, add_constant

from indicators import models
from indicators.errors import AnalysisError
from indicators.models.clusters import clustered_slope, left_out
from indicators.models.simulation import draw, trial


def panel(seed=0, **how) -> pd.DataFrame:
    return draw(np.random.default_rng(seed), **({"years": 8, "places": 12, "shared": 0.4} | how))


def test_leaving_out_a_year_is_the_crv3_of_statsmodels():
    pairs = panel()
    x, y = pairs["target_value"].to_numpy(), pairs["outcome_value"].to_numpy()
    years = pd.factorize(pairs["period"])[0]

    def slope(kept):
        return OLS(y[kept], add_constant(x[kept])).fit().params[1]

    reference = OLS(y, add_constant(x)).fit(cov_type="cluster-crv3", cov_kwds={"groups": years})
    assert math.sqrt(left_out(slope, years)) == pytest.approx(reference.bse[1], rel=1e-9)


def test_a_slope_within_places_is_the_one_with_a_dummy_for_each():
    pairs = panel()
    found = models.pooled_slope(pairs)
    dummies = pd.get_dummies(pairs["place"], dtype=float)
    full = OLS(pairs["outcome_value"], dummies.assign(x=pairs["target_value"])).fit()
    assert found.estimate == pytest.approx(full.params["x"])
    assert (found.figures["years"], found.figures["places"], found.n) == (8, 12, 96)


def test_the_mean_of_a_balanced_panel_is_judged_by_the_means_of_its_years():
    pairs = panel(shared=0.9)
    found = models.mean_gap(pairs)
    means = pairs.groupby("period")["gap"].mean()
    assert found.figures["se_year"] == pytest.approx(means.std() / math.sqrt(8))
    assert found.figures["se"] >= found.figures["se_year"]
    assert found.estimate == pytest.approx(means.mean())


def test_few_years_are_told_and_fewer_refused():
    assert str(models.mean_gap(panel(years=7)).warnings[-1]).startswith("Only 7 clusters")
    with pytest.raises(AnalysisError, match="mean_gap: 5 years: clustering needs 6"):
        models.mean_gap(panel(years=5))


def test_one_cluster_that_carries_everything_is_refused():
    years, places = np.repeat(np.arange(6), 4), np.tile(np.arange(4), 6)
    x = np.where(years == 0, 1.0 + places, 0.0)
    y = np.random.default_rng(0).normal(size=24)
    with pytest.raises(AnalysisError, match="one of them carries all that varies"):
        clustered_slope("pooled_slope", y, x, years, places)


# Two provinces under a nation: over it by 1 and 2 points in even years, by 0.5 and 3 in odd ones.
def tiers(years=10) -> pd.DataFrame:
    rows = [
        (code, str(2000 + year), goal)
        for year in range(years)
        for code, goal in [("000000", 7.0), ("110000", 8.0 - year % 2 / 2),
                           ("120000", 9.0 + year % 2)]
    ]  # fmt: skip
    base = draw(np.random.default_rng(0), years=len(rows))
    place, period, goal = zip(*rows, strict=True)
    return base.assign(place=place, area=[f"{code}@1949" for code in place], period=period,
                       target_value=goal, days_ahead=300)  # fmt: skip


def test_amplification_is_the_mean_step_up():
    found = models.amplification(tiers())
    assert (found.n, found.estimate, found.figures["above"]) == (20, 1.625, 1.0)
    with pytest.raises(AnalysisError, match="amplification: 18 targets below another"):
        models.amplification(tiers(9))


def test_ratchet_finds_the_slope_that_was_put_in():
    rng = np.random.default_rng(2)
    pairs = draw(rng, years=40, decimals=6)
    goal = [6.0]
    for gap in pairs["gap"].iloc[:-1]:
        goal.append(goal[-1] + 0.3 * gap)
    pairs = pairs.assign(target_value=goal, outcome_value=np.array(goal) + pairs["gap"])
    assert models.ratchet(pairs).estimate == pytest.approx(0.3, abs=1e-6)


def test_ratchet_over_places_is_clustered():
    found = models.ratchet(panel())
    assert (found.n, found.figures["places"], found.figures["years"]) == (84, 12, 7)


def test_wording_compares_within_one_year():
    pairs = draw(np.random.default_rng(4), years=1, places=20)
    hard = np.arange(20) < 8
    gap = np.where(hard, 0.5, 0.1) + np.tile([0.1, -0.1], 10)
    pairs = pairs.assign(gap=gap, target_bound=np.where(hard, "ge", "approx"))
    found = models.wording(pairs)
    assert (found.estimate, found.figures["hard"]) == (pytest.approx(0.4), 8)
    assert found.p == pytest.approx(1e-4, abs=2e-4)
    assert found.p >= 1 / 10000


def test_wording_over_years_demeans_them():
    pairs = panel(years=8, places=15)
    lifted = pairs.assign(gap=pairs["gap"] + pairs["period"].astype(int) % 3)
    assert models.wording(lifted).estimate == pytest.approx(models.wording(pairs).estimate)
    assert models.wording(pairs).figures["years"] == 8


def test_wording_needs_five_of_each():
    pairs = draw(np.random.default_rng(4), years=1, places=20).assign(target_bound="approx")
    with pytest.raises(AnalysisError, match="wording: 0 of one kind: it needs 5 hard and 5 soft"):
        models.wording(pairs)


WINDOWS = [  # gaps in tenths, window, at or above, below, odds, p against the odds by hand
    ([0] * 5 + [20] * 9, 0.3, 5, 0, 4 / 7, (4 / 7) ** 5 + (3 / 7) ** 5),
    ([-1] * 4 + [0] * 2 + [30] * 6, 0.1, 2, 4, 2 / 3, (1 + 12 + 60) / 729),
]


@pytest.mark.parametrize(("tenths", "window", "above", "below", "odds", "p"), WINDOWS)
def test_counts_within_a_window(tenths, window, above, below, odds, p):
    pairs = draw(np.random.default_rng(0), years=len(tenths))
    found = models.window_count(pairs.assign(gap=np.array(tenths) / 10), window)
    assert (found.figures["above"], found.figures["below"]) == (above, below)
    assert (found.figures["odds"], found.p) == (odds, pytest.approx(p))


def test_gaps_off_the_grid_have_even_odds():
    found = models.window_count(draw(np.random.default_rng(0), years=40, decimals=6))
    assert (found.figures["odds"], found.p) == (0.5, found.figures["p_even_odds"])


def bunched(years, places, moved) -> pd.DataFrame:
    """Pairs of which those just short of the target have been moved onto it."""
    pairs = draw(np.random.default_rng(9), years=years, places=places)
    short = pairs["gap"].between(-0.31, -0.05) & (np.arange(len(pairs)) % 10 < moved)
    return pairs.assign(gap=pairs["gap"].mask(short, 0.0))


@pytest.mark.parametrize(("years", "places"), [(10, 60), (1, 600)])
def test_the_density_test_sees_pairs_moved_onto_the_target(years, places):
    assert models.density_test(bunched(years, places, 0)).p > 0.1
    found = models.density_test(bunched(years, places, 7))
    assert found.p < 0.01
    assert found.figures["ratio"] > 1.5


def test_outcomes_told_in_whole_points_are_no_bunching():
    pairs = draw(np.random.default_rng(6), years=12, places=60)
    told = np.where(np.arange(len(pairs)) % 3 == 0, np.round(pairs["outcome_value"]),
                    pairs["outcome_value"])  # fmt: skip
    rounded = pairs.assign(outcome_value=told, gap=np.round(told - pairs["target_value"], 1))
    assert rounded["gap"].eq(0).sum() > 2 * pairs["gap"].eq(0).sum()
    assert models.density_test(rounded).p > 0.1
    cautions = {caution.name for caution in models.window_count(rounded).warnings}
    assert "heaps" in cautions
    assert "heaps" not in {caution.name for caution in models.window_count(pairs).warnings}


def test_the_density_test_needs_300():
    with pytest.raises(AnalysisError, match="density_test: 299 pairs: it needs 300"):
        models.density_test(draw(np.random.default_rng(0), years=1, places=299))


# Size: a true null is rejected in at most 5% of samples, and three standard errors of the count.
# benchmarks/size_and_coverage.py has the whole table with more runs.
SIZES = [
    ("sign_test", {"years": 10}), ("wilcoxon_test", {"years": 10}), ("holden_peel", {"years": 15}),
    ("mincer_zarnowitz", {"years": 20}), ("window_count", {"years": 1, "places": 60}),
    ("mean_gap", {"years": 6, "places": 10, "shared": 0.5}),
    ("diebold_mariano", {"years": 21, "follows": "walk"}),
    ("pesaran_timmermann", {"years": 21, "follows": "nothing", "persistence": 1.0}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "how"), SIZES)
def test_a_true_null_is_seldom_rejected(question, how):
    found = trial(getattr(models, question), runs=200, seed=11, **how)
    assert found["answered"] == 200
    assert found["rejected"] <= 0.05 + 3 * found["error"]


def test_a_false_null_is_found():
    assert trial(models.holden_peel, runs=50, years=25, mean=1.0)["rejected"] > 0.9
    assert trial(models.pooled_slope, runs=10, years=10, places=15)["rejected"] == 1


def test_a_window_in_a_panel_is_clustered():
    # Whole years just above and whole years just below: the pairs are not independent.
    pairs = draw(np.random.default_rng(0), years=8, places=10)
    up = np.repeat([1, 1, 1, 1, 1, 0, 1, 0], 10).astype(bool)
    found = models.window_count(pairs.assign(gap=np.where(up, 0.1, -0.1)))
    assert (found.n, found.estimate, found.figures["years"]) == (80, 0.75, 8)
    assert found.figures["p_exact"] < 0.01 < found.p
