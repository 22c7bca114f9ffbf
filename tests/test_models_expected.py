"""Models against figures from elsewhere: base R, hand calculation, closed forms."""

import csv
import math
from collections import defaultdict
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators import models
from indicators.attainment import targets
from indicators.errors import AnalysisError
from indicators.models.simulation import draw
from indicators.table import read_csv

UNTIED = [1.2, -0.3, 0.8, 2.1, -0.1, 0.5, 1.7, -0.6, 0.9, 0.4, 1.1, -1.3]


def pairs_with(gaps, goals=None) -> pd.DataFrame:
    """Pairs of one place from 1991 on with these gaps."""
    frame = draw(np.random.default_rng(0), years=len(gaps), start=1991)
    goal = np.full(len(gaps), 6.0) if goals is None else np.array(goals, dtype=float)
    gap = np.array(gaps, dtype=float)
    return frame.assign(target_value=goal, outcome_value=np.round(goal + gap, 6), gap=gap,
                        attained_strict=pd.array(gap >= 0, dtype="boolean"),
                        attained_tolerant=pd.array(gap >= -0.25, dtype="boolean"))  # fmt: skip


@pytest.fixture(scope="module")
def samples(root) -> dict[str, pd.DataFrame]:
    reported = root / "data" / "reported"
    nation, provinces = (
        targets(read_csv(reported / f"{name}.csv"), indicator="gdp", vintage="first")
        for name in ("national", "provinces")
    )
    return {
        "nation": nation[nation["period"].between("1993", "2024")],
        "provinces": provinces[provinces["period"] == "2025"],
        "untied": pairs_with(UNTIED),
    }


def from_r(root) -> dict[tuple[str, str], dict[str, float]]:
    found = defaultdict(dict)
    with (root / "tests" / "expected" / "models.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            question, _, figure = row["figure"].partition(".")
            found[row["sample"], question][figure] = float(row["value"])
    return found


def test_every_figure_that_base_r_has_is_the_same(samples, root):
    expected = from_r(root)
    assert len(expected) == 20
    for (sample, question), figures in expected.items():
        frame = getattr(models, question)(samples[sample]).frame()
        ours = dict(zip(frame["figure"], frame["value"], strict=True))
        told = {name: ours[name] for name in figures}
        assert told == pytest.approx(figures, rel=1e-8), (sample, question)


GOLDEN = [  # sample, question, figure, value: read from the domain notes, to the digits they give
    ("nation", "errors", "n", 31), ("nation", "errors", "estimate", 1.09),
    ("nation", "errors", "sd", 1.45), ("nation", "errors", "mae", 1.28),
    ("nation", "errors", "rmse", 1.80), ("nation", "errors", "mean_midpoint", 1.06),
    ("nation", "hits", "hits", 27), ("nation", "hits", "midpoint_hits", 25),
    ("nation", "hits", "tolerant_hits", 29),  # 2014 and 2015 were "about", and missed by 0.1
    ("nation", "window_count", "above", 9), ("nation", "window_count", "below", 3),
    ("nation", "window_count", "p_even_odds", 0.15), ("provinces", "hits", "tolerant_hits", 17),
]  # fmt: skip


@pytest.mark.parametrize(("sample", "question", "figure", "value"), GOLDEN)
def test_known_figures(samples, sample, question, figure, value):
    frame = getattr(models, question)(samples[sample]).frame().set_index("figure")["value"]
    assert round(frame[figure], 2) == value


SPANS = [("1993", "2011", 19, 1.73), ("1993", "2024", 31, 1.09)]


@pytest.mark.parametrize(("first", "last", "n", "mean"), SPANS)
def test_the_mean_gap_of_a_span(samples, first, last, n, mean):
    nation = samples["nation"]
    found = models.errors(nation[nation["period"].between(first, last)])
    assert (found.n, round(found.estimate, 2)) == (n, mean)


def test_the_narrow_window_of_the_provinces(samples):
    found = models.window_count(samples["provinces"], 0.2)
    assert (found.figures["above"], found.figures["below"]) == (9, 2)
    assert round(found.figures["p_even_odds"], 3) == 0.065


@settings(max_examples=20)
@given(st.lists(st.integers(-6, 6), min_size=10, max_size=11).filter(lambda g: len({*g}) > 1))
def test_signed_ranks_with_ties_are_exact_by_counting_every_assignment_of_signs(tenths):
    gaps = np.array(tenths) / 10
    found = models.wilcoxon_test(pairs_with(gaps))
    kept = np.abs(gaps[gaps != 0])
    ranks = pd.Series(kept).rank().to_numpy()
    centre = ranks.sum() / 2
    reached = abs(ranks[gaps[gaps != 0] > 0].sum() - centre)
    sums = np.array([ranks @ np.array(signs) for signs in product((0, 1), repeat=len(ranks))])
    assert found.p == pytest.approx((np.abs(sums - centre) >= reached - 1e-9).mean())


def test_pesaran_and_timmermann_by_hand():
    # 21 years; the target rises in 8 of 20, growth in 10, both in 6: P = 14/20, P* = 1/2,
    # V = 0.0125, W = (0.2^2 x 0.25) / 20 = 0.0005.
    raised = np.array([1] * 6 + [0] * 4 + [1] * 2 + [0] * 8)
    rose = np.array([1] * 10 + [0] * 10)
    goal = np.concatenate([[6], 6 + np.cumsum(np.where(raised == 1, 0.5, -0.5))])
    growth = np.concatenate([[6], 6 + np.cumsum(np.where(rose == 1, 0.3, -0.3))])
    found = models.pesaran_timmermann(pairs_with(growth - goal, goal))
    assert (found.n, found.estimate, found.figures["expected"]) == (20, 0.7, 0.5)
    assert found.figures["s"] == pytest.approx(0.2 / math.sqrt(0.0125 - 0.0005))


def test_skill_is_nothing_where_the_target_is_last_years_outcome():
    rng = np.random.default_rng(3)
    outcome = 6 + np.round(np.cumsum(rng.normal(size=12)), 1)
    goal = np.concatenate([[5], outcome[:-1]])
    found = models.skill(pairs_with(outcome - goal, goal))
    assert (found.n, found.estimate) == (11, pytest.approx(0))


def test_a_missing_year_is_no_neighbour(samples):
    # Moved up by a year, the years after 2020 would be neighbours of 2019, and the error another.
    nation = samples["nation"]
    later = nation["period"] > "2020"
    moved = nation[nation["outcome_value"].notna() & nation["gap"].notna()]
    moved = moved.assign(period=moved["period"].where(~later, (moved["period"].astype(int) - 1)
                                                      .astype(str)))  # fmt: skip
    gap = moved["gap"].to_numpy()
    held, se = gap - gap.mean(), models.holden_peel(moved).figures["se_hac"]
    assert se == pytest.approx(math.sqrt(held @ held + held[1:] @ held[:-1]) / len(gap))
    assert se != pytest.approx(models.holden_peel(nation).figures["se_hac"])


QUESTIONS = ["errors", "hits", "sign_test", "wilcoxon_test", "holden_peel", "mincer_zarnowitz",
             "pesaran_timmermann", "skill", "diebold_mariano", "window_count",
             "ratchet"]  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_order_of_rows_does_not_matter(samples, question):
    nation = samples["nation"]
    ask = getattr(models, question)
    pd.testing.assert_frame_equal(ask(nation).frame(), ask(nation.iloc[::-1]).frame())


@settings(max_examples=15)
@given(st.integers(0, 1000), st.floats(0.5, 20), st.floats(-3, 3))
def test_a_scale_and_a_shift_carry_over(seed, scale, shift):
    plain = draw(np.random.default_rng(seed), years=24, decimals=6)
    moved = pairs_with(plain["gap"] * scale, plain["target_value"] * scale + shift)
    for question in ("holden_peel", "mincer_zarnowitz", "diebold_mariano", "wilcoxon_test"):
        ask = getattr(models, question)
        assert ask(moved).p == pytest.approx(ask(plain).p, rel=1e-4), question
    assert models.errors(moved).estimate == pytest.approx(scale * models.errors(plain).estimate)


def test_a_result_speaks_both_languages_and_has_no_clock(samples):
    found = models.holden_peel(samples["nation"])
    assert found.null == "The mean gap is zero."
    assert found.words("null", "zh") == "平均差距为零。"
    assert [found.summary(), found.summary("zh")] == [
        "Mean gap +1.09 points (95% +0.44 to +1.75), t 3.47, p = 0.002, n 31.",
        "平均差+1.09个百分点（95%：+0.44至+1.75），t=3.47，p = 0.002，n=31。",
    ]
    assert [str(caution).split(" (")[0] for caution in found.warnings] == [
        "Gaps of years that follow each other go together",
        "A target is no forecast: rejection means asymmetry or policy, not irrationality.",
    ]


def test_questions_are_asked_side_by_side_and_refusals_stay_in_sight(samples):
    short = samples["nation"].head(12)
    answers = models.ask([models.sign_test, models.holden_peel], short).set_index("name")
    assert answers.loc["sign_test", "n"] == 12
    assert answers.loc["holden_peel", "answer"] == (
        "holden_peel: 12 pairs: it needs 15; 11 of 12 at or above the target; "
        "draw the dots: charts.target_vs_outcome(pairs)"
    )


LEAST = {"errors": 10, "hits": 10, "sign_test": 10, "wilcoxon_test": 10, "window_count": 10,
         "holden_peel": 15, "mincer_zarnowitz": 20, "wording": 20, "skill": 11,
         "pesaran_timmermann": 21, "diebold_mariano": 21, "ratchet": 21}  # fmt: skip


@pytest.mark.parametrize(("question", "years"), LEAST.items())
def test_a_question_is_refused_below_its_n_and_answered_from_there(question, years):
    ask, rng = getattr(models, question), np.random.default_rng(5)
    shape = {"places": years, "years": 1} if question == "wording" else {"years": years}
    pairs = draw(rng, **shape)
    assert ask(pairs).n in (years, years - 1, years - 2)  # changes are fewer, zeros are dropped
    with pytest.raises(AnalysisError, match=rf"^{question}: \d+ .*: it needs \d+; "):
        ask(pairs.iloc[1:])


def spoilt(column, value, rows=slice(3, 4)):
    frame = draw(np.random.default_rng(1), years=25)
    frame.loc[frame.index[rows], column] = value
    return frame


EVERY = slice(None)
BAD = {
    "one observation": (spoilt("gap", 1).head(1), "1 pairs: it needs"),
    "all outcomes missing": (spoilt("outcome_value", np.nan, EVERY), "no pair"),
    "no rows": (spoilt("gap", 1).head(0), "no pair"),
    "gaps all the same": (pairs_with([0.5] * 25), "every gap is 0.5"),
    "a year told twice": (spoilt("period", "1992"), "duplicate periods: 100001@1949 1992"),
    "mixed bases": (spoilt("basis", "nominal"), "mixed basis: nominal, real"),
    "mixed indicators": (spoilt("indicator", "cpi"), "mixed indicator: cpi, gdp"),
    "area versions": (spoilt("area", "100001@2001"), "mixed area versions: 100001@1949, 100001"),
    "infinite": (spoilt("outcome_value", np.inf), "infinite values: 1993"),
    "breaks": (spoilt("breaks", "W-FISC"), "target and outcome are not comparable: W-FISC"),
    "levels": (spoilt("unit", "100m_cny", EVERY), "gaps are not in points"),
    "half-years": (spoilt("period", "1993-H1"), "'1993-H1' is no year"),
    "other frame": (spoilt("gap", 1).drop(columns="gap"), "no column gap"),
}


@pytest.mark.parametrize("question", ["errors", "hits", "sign_test", "holden_peel",
                                      "mincer_zarnowitz", "diebold_mariano", "window_count",
                                      "ratchet"])  # fmt: skip
@pytest.mark.parametrize("fault", BAD)
def test_bad_input_is_refused_by_name(question, fault):
    pairs, message = BAD[fault]
    with pytest.raises(AnalysisError) as refusal:
        getattr(models, question)(pairs)
    told = str(refusal.value)
    assert told.startswith(question)
    needs = "it needs" if fault == "one observation" else message
    assert needs in told


def test_outcomes_told_as_bounds_are_left_out_and_told():
    found = models.errors(spoilt("outcome_bound", "ge"))
    assert (found.n, str(found.warnings[0])) == (24, "1 outcomes told as bounds are left out.")


def test_a_target_that_never_changes_has_no_slope():
    with pytest.raises(AnalysisError, match="the target is always 6: it has no slope"):
        models.mincer_zarnowitz(pairs_with(np.random.default_rng(0).normal(size=20)))
