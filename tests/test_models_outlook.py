"""Outlook, bridge and plan: closed forms, coverage, refusals."""

import math

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from indicators import models
from indicators.attainment import targets
from indicators.errors import AnalysisError
from indicators.models.predictive import METHODS, Predictive, local_level
from indicators.selection import series
from indicators.table import read_csv


def growth(values, first=2001, **how) -> pd.DataFrame:
    """A series as `selection.series` gives it; None is a missing year."""
    rows = [(str(first + i), value) for i, value in enumerate(values) if value is not None]
    frame = pd.DataFrame(rows, columns=["period", "value"]).astype({"value": float})
    fixed = {"place": "990105", "area": "990105@1949", "indicator": "gdp", "measure": "growth",
             "basis": "real", "unit": "percent", "breaks": ""}  # fmt: skip
    return frame.assign(**(fixed | how))


WALK = [6.0, 6.5, 6.0, 7.0, 7.5, 7.0, 6.0, 6.5, 7.0, 6.5, 6.0]  # ten changes, squares sum to 4.0


def test_the_naive_forecast_by_hand():
    found = models.forecast(growth(WALK), 6.5, method="naive")
    reach = stats.t.ppf(0.975, 10) * math.sqrt(4.0 / 10)
    assert (found.n, found.figures["year"], found.estimate) == (11, 2012, pytest.approx(6.0))
    assert (found.low, found.high) == pytest.approx((6 - reach, 6 + reach))
    assert found.figures["chance"] == pytest.approx(stats.t.sf(0.5 / math.sqrt(0.4), 10))


def test_two_years_ahead_are_wider_by_the_root_of_two():
    one, two = (models.forecast(growth(WALK), method="naive", ahead=k) for k in (1, 2))
    assert (two.high - two.low) / (one.high - one.low) == pytest.approx(math.sqrt(2))


def test_a_missing_year_counts_as_one_change_over_two_years():
    values = [*WALK[:4], None, *WALK[5:], 6.5]  # 7.0 to 7.0 over two years: nothing
    found = models.forecast(growth(values), method="naive")
    spread = math.sqrt((4.0 - 0.25 - 0.25 + 0.25) / 10)
    assert found.high - found.estimate == pytest.approx(stats.t.ppf(0.975, 10) * spread)
    assert "1 years are missing" in str(found.warnings[-1])


def test_the_drift_by_hand():
    found = models.forecast(growth([5, 6, 5, 6, 7, 6, 7, 8, 7, 8, 10]), method="damped_drift")
    drift = 0.5
    changes = np.diff([5, 6, 5, 6, 7, 6, 7, 8, 7, 8, 10])
    variance = ((changes - drift) ** 2).sum() / 9
    spread = math.sqrt(variance * (1 + 0.85**2 / 10))
    assert found.estimate == pytest.approx(10 + 0.85 * drift)
    assert found.high - found.estimate == pytest.approx(stats.t.ppf(0.975, 9) * spread)


def test_a_straight_line_with_one_slip_is_found_by_theil_and_sen():
    values = [2.0 + 0.5 * i for i in range(12)]
    values[4] = 9.0
    assert models.forecast(growth(values), method="theil_sen").estimate == pytest.approx(8.0)


# One share of the variance only: the ends of `local_level` are the mean and the random walk.
def test_the_ends_of_the_local_level_are_closed_forms():
    from statsmodels.tsa.statespace.structural import UnobservedComponents

    from indicators.models.predictive import _filtered

    y, one = np.array(WALK), np.ones(1)
    model = UnobservedComponents(y, "local level", use_exact_diffuse=True)
    _, centre, scale = _filtered(model, np.array([1.0, 0.0]), one)
    assert (centre, scale) == pytest.approx((y.mean(), y.std(ddof=1) * math.sqrt(1 + 1 / 11)))
    _, centre, scale = _filtered(model, np.array([0.0, 1.0]), one)
    assert (centre, scale) == pytest.approx((6.0, math.sqrt(0.4)))
    _, centre, scale = _filtered(model, np.array([0.0, 1.0]), np.ones(3))
    assert (centre, scale) == pytest.approx((18.0, math.sqrt(0.4 * (9 + 4 + 1))))


def test_noise_about_a_mean_and_a_walk_are_told_apart():
    rng = np.random.default_rng(8)
    noise, walk = rng.normal(size=60), np.cumsum(rng.normal(size=60))
    calm, wild = (local_level(y, np.ones(1)) for y in (noise, walk))
    assert abs(calm.quantile(0.5) - noise.mean()) < 0.5
    assert abs(wild.quantile(0.5) - walk[-1]) < 1
    assert (calm.collapsed, wild.collapsed) in {("level", "noise"), ("level", "")}


def test_quantiles_and_chances_belong_together():
    weights = np.array([0.3, 0.7])
    mixed = Predictive(weights, np.array([0.0, 4.0]), np.array([1.0, 0.2]), 9)
    for share in (0.01, 0.2, 0.5, 0.975):
        assert 1 - mixed.chance(mixed.quantile(share)) == pytest.approx(share)


@pytest.mark.parametrize("method", METHODS)
def test_a_forecast_moves_with_shift_and_scale(method):
    y = 6 + np.cumsum(np.random.default_rng(1).normal(size=24))
    plain = models.forecast(growth(y), method=method)
    moved = models.forecast(growth(3 * y - 2), method=method)
    limits = np.array([plain.estimate, plain.low, plain.high])
    assert [moved.estimate, moved.low, moved.high] == pytest.approx(3 * limits - 2, rel=1e-3)


def test_levels_are_forecast_in_logs_so_that_units_do_not_matter():
    y = np.exp(0.07 * np.arange(15) + np.random.default_rng(2).normal(0, 0.02, 15))
    fixed = {"measure": "level", "unit": "100m_cny"}
    one, ten = (models.forecast(growth(k * y, **fixed), 9.0 * k) for k in (1, 10))
    assert ten.high == pytest.approx(10 * one.high)
    assert ten.figures["chance"] == pytest.approx(one.figures["chance"])
    assert one.low > 0


# The process under which each method's interval is exact, or nearly so.
WORLDS = {
    "naive": lambda e: np.cumsum(e),
    "damped_drift": lambda e: np.cumsum(e),
    "theil_sen": lambda e: 0.3 * np.arange(len(e)) + e,
    "local_level": lambda e: np.cumsum(0.7 * e) + np.roll(e, 7),
}


@pytest.mark.parametrize("method", WORLDS)
def test_intervals_cover_what_comes(method):
    rng, runs, n = np.random.default_rng(12), 300, 20
    inside = 0
    for _ in range(runs):
        y = WORLDS[method](rng.normal(size=n + 1))
        found = METHODS[method](y[:n], np.ones(1))
        inside += found.quantile(0.025) <= y[n] <= found.quantile(0.975)
    assert abs(inside / runs - 0.95) < 3 * math.sqrt(0.05 * 0.95 / runs)


def test_the_origin_rolls_over_the_nation_with_the_target_beside(root):
    table = read_csv(root / "data" / "reported" / "national.csv")
    nation = series(table, "gdp", "000000", measure="growth")
    pairs = targets(table, indicator="gdp", level="nation", vintage="first")
    rolled = models.rolling_origin(nation, pairs).set_index("method")
    assert rolled["n"].unique().tolist() == [22]  # 2003 to 2025, and none set for 2020
    value = nation.set_index("period")["value"]
    years = [str(year) for year in range(2003, 2026) if year != 2020]
    errors = np.array([value[year] - value[str(int(year) - 1)] for year in years])
    assert rolled.loc["naive", "rmse"] == pytest.approx(np.sqrt((errors**2).mean()))
    assert rolled.loc["naive", "skill"] == 0
    middle = pairs["target_high"].fillna(pairs["target_value"]).add(pairs["target_value"]) / 2
    goal = middle.set_axis(pairs["period"])
    missed = np.array([value[year] - goal[year] for year in years])
    assert rolled.loc["target", "mae"] == pytest.approx(np.abs(missed).mean())


BAD = {
    "nothing": (growth([None] * 12), "all figures are missing"),
    "one": (growth([5.0]), "1 figures: it needs 10; what is known: last 5 in 2001; draw"),
    "nine": (growth(WALK[:9]), "9 figures: it needs 10; what is known: last 7 in 2009, changes"),
    "constant": (growth([5.0] * 12), "the series is always 5: nothing varies"),
    "twice": (pd.concat([growth(WALK), growth([6.0])]), "duplicate periods: 990105@1949 2001"),
    "bases": (pd.concat([growth(WALK), growth([6.0], 2012, basis="nominal")]), "mixed basis"),
    "versions": (pd.concat([growth(WALK), growth([6.0], 2012, area="990105@2012")]),
                 "mixed area versions: 990105@1949, 990105@2012"),
    "places": (pd.concat([growth(WALK), growth(WALK, place="990106", area="990106@1949")]),
               "2 areas"),
    "infinite": (growth([*WALK, math.inf]), "infinite values: 2012"),
    "break": (growth(WALK, breaks="W-CENSUS"), "the series breaks: W-CENSUS; take growth"),
    "half-years": (growth(WALK).assign(period="2001-H1"), "'2001-H1' is no year"),
}  # fmt: skip


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_series_is_refused_by_name(fault):
    chosen, message = BAD[fault]
    for ask in (models.forecast, lambda rows: models.plan_chance(rows, 6.0, 2010, 2014)):
        with pytest.raises(AnalysisError) as refusal:
            ask(chosen)
        assert message in str(refusal.value)


def test_an_unknown_method_and_a_level_below_zero_are_refused():
    with pytest.raises(AnalysisError, match="method='arima' is unknown; choose naive"):
        models.forecast(growth(WALK), method="arima")
    with pytest.raises(AnalysisError, match="a level is not above zero"):
        models.forecast(growth([*WALK, -1.0], measure="level", unit="100m_cny"))
    with pytest.raises(AnalysisError, match="11 figures: it needs 20"):
        models.forecast(growth(WALK), method="local_trend")


# --- bridge ---------------------------------------------------------------------------------------


def parts(months, years=8, places=6, slope=0.8, seed=1) -> pd.DataFrame:
    """Growth to date beside growth of the year, where all places share the shocks of a year."""
    rng = np.random.default_rng(seed)
    to_date = 6 + rng.normal(size=(years, places))
    whole = 1 + slope * to_date + 0.3 * rng.normal(size=(years, 1)) + 0.1 * rng.normal(
        size=(years, places))  # fmt: skip
    return pd.DataFrame({
        "area": np.tile([f"99010{i}@1949" for i in range(places)], years), "indicator": "gdp",
        "measure": "growth", "basis": "real", "unit": "percent",
        "year": np.repeat(2000 + np.arange(years), places), "months": months,
        "value": to_date.ravel(), "value_whole": whole.ravel(),
    })  # fmt: skip


def test_the_bridge_finds_the_line_and_leaves_each_year_out():
    history = parts(6)
    found = models.bridge_year(history, 6.0, 6, target=5.5)
    slope, intercept, *_ = stats.linregress(history["value"], history["value_whole"])
    assert found.estimate == pytest.approx(intercept + 6 * slope)
    errors = []
    for year, out in history.groupby("year"):
        rest = history[history["year"] != year]
        b, a, *_ = stats.linregress(rest["value"], rest["value_whole"])
        errors.append(out["value_whole"] - a - b * out["value"])
    error = math.sqrt((pd.concat(errors) ** 2).mean())
    assert found.high - found.estimate == pytest.approx(stats.t.ppf(0.975, 7) * error)
    assert found.figures["chance"] == pytest.approx(stats.t.sf((5.5 - found.estimate) / error, 7))


def test_after_three_quarters_growth_to_date_is_carried_forward():
    history = parts(9)
    found = models.bridge_year(history, 6.1, 9)
    error = math.sqrt(((history["value_whole"] - history["value"]) ** 2).mean())
    assert (found.estimate, found.figures["slope"]) == (6.1, 1)
    assert found.high - 6.1 == pytest.approx(stats.t.ppf(0.975, 8) * error)


def test_growth_beyond_all_past_is_told():
    assert str(models.bridge_year(parts(3), 30.0, 3).warnings[0]).startswith("Growth to date lies")


POOR = [
    (parts(6, years=5), "30 pairs over 5 years: it needs 20 over 6"),
    (parts(6, places=2), "16 pairs over 8 years"),
    (parts(3), "0 pairs over 0 years"),
    (parts(6).assign(value=6.0), "growth to date is always 6"),
    (parts(6).assign(value_whole=math.inf), "infinite values"),
    (parts(6).assign(basis=["real", "nominal"] * 24), "mixed basis: nominal, real"),
    (pd.concat([parts(6), parts(6)]), "duplicate periods"),
    (parts(6).drop(columns="value_whole"), "no column value_whole; pass what seasons()"),
]


@pytest.mark.parametrize(("history", "message"), POOR, ids=[p[1][:20] for p in POOR])
def test_a_poor_bridge_is_refused(history, message):
    with pytest.raises(AnalysisError) as refusal:
        models.bridge_year(history, 6.0, 6)
    assert message in str(refusal.value)


# --- plan -----------------------------------------------------------------------------------------


def test_a_plan_needs_what_is_left_of_it():
    # 1.065^5 / (1.07 x 1.06): what three years must still bring.
    values = [8, 7, 8, 7, 6, 7, 6, 7, 6, 7, 7, 6]
    found = models.plan_chance(growth(values), 6.5, 2011, 2015)
    needed = (1.065**5 / (1.07 * 1.06)) ** (1 / 3) - 1
    assert found.figures["left"] == 3
    assert found.figures["required"] == pytest.approx(100 * needed)
    assert 0 < found.figures["chance"] < 1
    assert found.low < found.estimate < found.high


def test_a_higher_promise_is_less_likely_and_a_good_start_helps():
    start = [8, 7, 8, 7, 6, 7, 6, 7, 6, 7]
    chances = [models.plan_chance(growth(start), rate, 2011, 2015).figures["chance"]
               for rate in (4, 6, 7, 9)]  # fmt: skip
    assert chances == sorted(chances, reverse=True)
    good, bad = (models.plan_chance(growth([*start, g]), 6.5, 2011, 2015) for g in (8, 5))
    assert good.figures["chance"] > bad.figures["chance"]


PLANS = [
    (growth(WALK), 2006, 2011, "the series ends in 2011, the plan runs 2006-2011"),
    (growth(WALK), 2014, 2018, "the series ends in 2011, the plan runs 2014-2018"),
    (growth([*WALK[:9], None, 6.0]), 2010, 2014, "a year of the plan is missing"),
    (growth(WALK, measure="share"), 2010, 2014, "the series is no growth"),
]


@pytest.mark.parametrize(("chosen", "first", "last", "message"), PLANS)
def test_a_plan_that_cannot_be_judged_is_refused(chosen, first, last, message):
    with pytest.raises(AnalysisError) as refusal:
        models.plan_chance(chosen, 6.0, first, last)
    assert message in str(refusal.value)
