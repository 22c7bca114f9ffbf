"""What was promised, beside what came: worked out by hand from real rows."""

from functools import partial

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rows import tell

from indicators.attainment import by_lead, targets
from indicators.errors import AnalysisError
from indicators.plans import imply_levels, path
from indicators.setting import amplification, bound_mix, firmness_mix, inertia, ratchet
from indicators.table import read_csv

GIVEN = {
    "area": "330105@2021", "measure": "growth", "unit": "percent", "bound": "eq",
    "firmness": "plain", "basis": "unstated", "stage": "unstated", "period": "2023",
    "report": "doc",
}  # fmt: skip
told = partial(tell, GIVEN)


VERDICTS = [  # indicator, target and bound, outcome and bound, gap, strict, tolerant, verdict
    ("gdp", "5.5 eq", "5.5 eq", 0, True, True, "attained"),
    ("gdp", "5.5 eq", "5.4 eq", -0.1, False, False, "missed"),
    ("gdp", "6 ge", "8.1 eq", 2.1, True, True, "attained"),
    ("gdp", "6 ge", "5.9 eq", -0.1, False, False, "missed"),
    # "About 5.5" covers 5.25 to 5.75; both readings stand side by side.
    ("gdp", "5.5 approx", "5.5 eq", 0, True, True, "attained"),
    ("gdp", "5.5 approx", "5.3 eq", -0.2, False, True, "within delta"),
    ("gdp", "5.5 approx", "5.25 eq", -0.25, False, True, "within delta"),
    ("gdp", "5.5 approx", "5.2 eq", -0.3, False, False, "missed"),
    # A range asks for its lower end.
    ("gdp", "6.5~7 range", "6.7 eq", 0.2, True, True, "in range"),
    ("gdp", "6.5~7 range", "7.1 eq", 0.6, True, True, "beyond range"),
    ("gdp", "6.5~7 range", "6.4 eq", -0.1, False, False, "missed"),
    # A ceiling; and where lower is better the sides change.
    ("unemployment_rate", "4 le", "2.9 eq", -1.1, True, True, "attained"),
    ("unemployment_rate", "4 le", "4.1 eq", 0.1, False, False, "missed"),
    ("unemployment_rate", "5.5 approx", "5.6 eq", 0.1, False, True, "within delta"),
    ("unemployment_rate", "5~5.5 range", "5.4 eq", -0.1, True, True, "in range"),
    ("unemployment_rate", "5~5.5 range", "4.9 eq", -0.6, True, True, "beyond range"),
    # A bound qualifies the printed size of a fall: |y| against |t|.
    ("energy_intensity", "-2 ge", "-2.5 eq", -0.5, True, True, "attained"),
    ("energy_intensity", "-2 ge", "-1.9 eq", 0.1, False, False, "missed"),
    ("energy_intensity", "-2 eq", "-2.0 eq", 0, True, True, "attained"),
    ("energy_intensity", "-2 approx", "-1.8 eq", 0.2, False, True, "within delta"),
    ("energy_intensity", "-2 ge", "0.3 eq", 2.3, False, False, "missed"),
    ("fixed_asset_investment", "-3 le", "-2.2 eq", 0.8, True, True, "attained"),
    # Of consumer prices an undershoot is no success.
    ("cpi", "3 approx", "3.0 eq", 0, True, True, "on target"),
    ("cpi", "3 approx", "2.9 eq", -0.1, False, True, "within delta of target"),
    ("cpi", "3 approx", "0.2 eq", -2.8, False, False, "off target"),
    ("cpi", "3 le", "3.2 eq", 0.2, False, False, "missed"),
    ("cpi", "3 le", "2.9 eq", -0.1, True, True, "attained"),
    ("cpi", "3 le", "0.2 eq", -2.8, None, None, "beyond the target"),
    # Words without a number.
    ("exports", "- positive", "0.1 eq", None, True, True, "attained"),
    ("exports", "- positive", "0 eq", None, False, False, "missed"),
    ("gdp", "- assigned", "7 eq", None, None, None, "assigned"),
    # An outcome that is a bound decides only what it can.
    ("gdp", "6 ge", "6 ge", 0, True, True, "attained"),
    ("gdp", "6 ge", "5 ge", -1, None, None, "outcome is a bound"),
    ("gdp", "6 ge", "5 le", -1, False, False, "missed"),
    ("unemployment_rate", "4 le", "4 le", 0, True, True, "attained"),
    ("unemployment_rate", "4 le", "3 ge", -1, None, None, "outcome is a bound"),
]


@pytest.mark.parametrize(("what", "goal", "came", "gap", "strict", "tolerant", "verdict"), VERDICTS)
def test_each_bound_asks_for_its_own(what, goal, came, gap, strict, tolerant, verdict):
    (low, _, high), bound = goal.split()[0].partition("~"), goal.split()[1]
    value, outcome_bound = came.split()
    measure = "level" if what == "unemployment_rate" else "growth"
    rows = told(f"""
    indicator kind   value  value_high bound           reported_on
    {what}    target {low}  {high or "-"} {bound}         2023-01-10
    {what}    actual {value} -         {outcome_bound} 2024-01-10
    """, measure=measure)  # fmt: skip
    [pair] = targets(rows, indicator=what).to_dict("records")
    got = [None if pd.isna(pair[n]) else pair[n] for n in ("attained_strict", "attained_tolerant")]
    assert (got, pair["verdict"]) == ([strict, tolerant], verdict)
    assert pair["gap"] == pytest.approx(gap) if gap is not None else np.isnan(pair["gap"])


WORDED = [  # bound, benchmark, the area's rows of 2023, what beside, strict, tolerant
    ("in_step", "own_gdp", 5.1, 5.0, True, True),
    ("in_step", "", 5.25, 5.0, True, True),
    ("in_step", "own_gdp", 5.3, 5.0, False, False),
    ("in_step", "own_gdp", 4.7, 5.0, False, False),
    ("relative", "province", 6.1, 6.0, True, True),
    ("relative", "province", 6.0, 6.0, False, True),
    ("relative", "province", 5.7, 6.0, False, False),
    ("relative", "city", 7.1, 7.0, True, True),
    ("relative", "nation", 5.1, 5.2, False, True),
    ("relative", "last_year", 4.1, 4.0, True, True),
    ("relative", "own_gdp", 5.1, 5.0, True, True),
]


@pytest.mark.parametrize(("bound", "mark", "came", "beside", "strict", "tolerant"), WORDED)
def test_words_are_held_against_their_benchmark(bound, mark, came, beside, strict, tolerant):
    rows = told(f"""
    area        indicator  period kind   value  bound   benchmark   reported_on
    330105@2021 income_all 2023   target -      {bound} {mark or "-"} 2023-01-10
    330105@2021 income_all 2023   actual {came} eq      -           2024-01-10
    330105@2021 income_all 2022   actual 4.0    eq      -           2023-01-10
    330105@2021 gdp        2023   actual 5.0    eq      -           2024-01-10
    330100@1949 income_all 2023   actual 7.0    eq      -           2024-01-10
    330000@1949 income_all 2023   actual 6.0    eq      -           2024-01-10
    000000@1949 income_all 2023   actual 5.2    eq      -           2024-01-10
    """)
    pairs = targets(rows, place="330105", indicator="income_all", year=2023)
    [pair] = pairs.to_dict("records")
    assert pair["benchmark_value"] == beside
    assert pair["gap"] == pytest.approx(came - beside)
    assert (pair["attained_strict"], pair["attained_tolerant"]) == (strict, tolerant)


def test_a_benchmark_that_nobody_told_decides_nothing():
    rows = told("""
    indicator  kind   value bound    benchmark reported_on
    income_all target -     relative city      2023-01-10
    income_all actual 5     eq       -         2024-01-10
    """)
    pairs = targets(rows)
    assert pairs["verdict"].tolist() == ["no benchmark"]
    assert pairs["attained_strict"].isna().all()


def test_the_nation_1993_to_2024_without_2020(root):
    pairs = targets(read_csv(root / "data" / "reported" / "national.csv"), indicator="gdp")
    years = pairs[pairs["period"].between("1993", "2024") & pairs["period"].ne("2020")]
    gap = years["gap"]
    assert len(gap) == 31
    assert gap.mean() == pytest.approx(1.09, abs=0.005)
    assert gap.std() == pytest.approx(1.45, abs=0.005)
    assert gap.abs().mean() == pytest.approx(1.28, abs=0.005)
    assert np.sqrt((gap**2).mean()) == pytest.approx(1.80, abs=0.005)
    missed = years.loc[~years["attained_strict"], "period"]
    assert missed.tolist() == ["1998", "2014", "2015", "2022"]
    early, late = gap[years["period"] <= "2011"], gap[years["period"].between("2012", "2019")]
    assert (len(early), round(early.mean(), 2)) == (19, 1.73)
    assert (len(late), round(late.mean(), 2), round(late.std(), 2)) == (8, 0.14, 0.18)
    none_set = pairs[pairs["period"] == "2020"]
    assert none_set[["target_state", "outcome_value", "verdict"]].to_numpy().tolist() == [
        ["none_set", 2.3, "no target"]
    ]


def test_the_provinces_of_2025(root):
    table = read_csv(root / "data" / "reported" / "provinces.csv")
    pairs = targets(table, indicator="gdp", level="province", year=2025)
    met = pairs.groupby("target_bound")["attained_strict"].agg(["sum", "size"])
    assert met.loc[["ge", "approx", "range"]].to_numpy().tolist() == [[6, 8], [8, 22], [1, 1]]
    assert pairs["attained_tolerant"].sum() == 17
    assert targets(table, year=2025, delta=0.5)["attained_tolerant"].sum() == 21


# Gongshu told targets for 2023 in January 2023; its investment, told as expected a year later,
# was 841. The growth target quoted in January 2024 was not set then.
GONGSHU = told("""
area        indicator              measure   period  kind     value unit     bound    firmness report reported_on
330105@2021 gdp                    growth    2023    target   5.5   percent  approx   plain    work   2023-01-10
330105@2021 gdp                    growth    2023    target   5     percent  ge       firm     work   2023-01-10
330105@2021 fiscal_revenue         growth    2023    target   -     percent  in_step  plain    work   2023-01-10
330105@2021 fixed_asset_investment level     2023    target   735   100m_cny ge       plain    work   2023-01-10
330105@2021 fixed_asset_investment level     2023    estimate 841   100m_cny eq       plain    check  2024-01-08
330105@2021 fixed_asset_investment growth    2023    target   10    percent  eq       plain    check  2024-01-08
330105@2021 fixed_asset_investment growth    2023    estimate 14.5  percent  eq       plain    check  2024-01-08
330105@2021 budget_revenue         growth    2023    actual   8.1   percent  eq       plain    check  2024-01-08
330105@2021 budget_revenue         growth    2022    actual   2.6   percent  eq       plain    plan   2023-05-11
""")  # noqa: E501


def test_the_investment_of_2023_came_in_106_above_its_target():
    pairs = targets(GONGSHU, indicator="fixed_asset_investment").set_index("measure")
    level, growth = pairs.loc["level"], pairs.loc["growth"]
    assert (level["gap"], round(level["rate"], 3)) == (106, 1.144)
    assert (level["outcome_kind"], level["verdict"]) == ("estimate", "attained")
    assert level["days_ahead"] == 355
    assert (growth["target_stage"], growth["days_ahead"]) == ("restated", -8)
    assert np.isnan(growth["rate"])  # a ratio of two growth rates misleads


def test_one_sided_rows_are_kept_and_say_what_is_missing():
    pairs = targets(GONGSHU).set_index(["indicator", "period", "tier"])
    assert pairs.loc[("gdp", "2023", 1), "verdict"] == "no outcome"
    assert pairs.loc[("gdp", "2023", 2), "target_firmness"] == "firm"
    assert pairs.loc[("fiscal_revenue", "2023", 1), "target_state"] == "no_number"
    assert pairs.loc[("budget_revenue", "2023", 0), "target_state"] == "not_stated"
    assert pairs.loc[("budget_revenue", "2022", 0), "target_state"] == "no_targets"


def test_a_day_shows_neither_later_outcomes_nor_later_targets():
    pairs = targets(GONGSHU, indicator="fixed_asset_investment", as_of="2023")
    assert pairs[["measure", "outcome_bound"]].to_numpy().tolist() == [["level", ""]]


# 2021 had two sets of targets for one code: the old district's in January, the new one's in June.
TWO_SETS = told("""
area        indicator period kind   value bound  reported_on
990105@1949 gdp       2021   target 6.5   approx 2021-01-21
990105@2021 gdp       2021   target 7     ge     2021-06-18
990105@2021 gdp       2021   actual 7.4   eq     2022-01-14
""")


def test_a_target_meets_the_outcome_of_its_own_area_only():
    pairs = targets(TWO_SETS, place="990105", year=2021)
    assert pairs[["area", "target_value", "gap"]].fillna(-1).to_numpy().tolist() == [
        ["990105@1949", 6.5, -1],
        ["990105@2021", 7, pytest.approx(0.4)],
    ]


def test_two_bases_of_one_year_do_not_meet():
    rows = told("""
    indicator      period kind   value basis      reported_on
    budget_revenue 2022   target 6     same_scope 2022-01
    budget_revenue 2022   actual 2.5   same_scope 2023-01
    budget_revenue 2022   actual -13.2 natural    2023-01
    """)
    pairs = targets(rows)[["basis", "target_state", "gap"]].fillna(0)
    assert pairs.to_numpy().tolist() == [
        ["natural", "not_stated", 0],
        ["same_scope", "value", -3.5],
    ]


def test_the_vintage_decides_2015():
    rows = told("""
    area        indicator period kind   value bound  reported_on
    000000@1949 gdp       2015   target 7     approx 2015-03-05
    000000@1949 gdp       2015   actual 6.9   eq     2016-03-05
    000000@1949 gdp       2015   actual 7.0   eq     2017-01-09
    """)
    met = [targets(rows, vintage=v)["attained_strict"].item() for v in ("first", "latest")]
    assert met == [False, True]


LEAD = told("""
indicator      kind   value reported_on lead
gdp            target 6     2023-01     区发改局
gdp            actual 6.2   2024-01     -
exports        target 5     2023-01     区商务局、区发改局
exports        actual 4.8   2024-01     -
retail_sales   target 8     2023-01     区商务局
""")


def test_targets_are_counted_by_who_answers_for_them():
    assert by_lead(targets(LEAD)).to_numpy().tolist() == [
        ["区发改局", 2, 2, 1, 1],
        ["区商务局", 2, 1, 0, 0],
    ]


BAD = [
    ({"level": "city"}, "targets: level='city' is unknown; choose one of nation, province, prefec"),
    ({"vintage": "last"}, "targets: vintage='last' is unknown; choose one of latest, first"),
    ({"place": "330102"}, "330102: no figures in the table: the table has 330105; give another"),
]


@pytest.mark.parametrize(("which", "message"), BAD)
def test_a_bad_question_is_told_the_way_out(which, message):
    with pytest.raises(AnalysisError) as fault:
        targets(GONGSHU, **which)
    assert str(fault.value).startswith(message)


# --- how targets are set --------------------------------------------------------------------------

# Nation about 5, Zhejiang about 5.5, Shangcheng about 5.5; Hangzhou's target is not in the table.
LADDER = told("""
area        indicator period kind   value bound  reported_on
000000@1949 gdp       2025   target 5     approx 2025-03-05
330000@1949 gdp       2025   target 5.5   approx 2025-01
330102@2021 gdp       2025   target 5.5   approx 2025-05-27
330000@1949 gdp       2024   target 5.5   approx 2024-01
330000@1949 gdp       2024   actual 5.5   eq     2025-01
330000@1949 gdp       2023   target 5     ge     2023-01
330000@1949 gdp       2023   actual 6.0   eq     2024-01
330000@1949 gdp       2021   target 6.5   ge     2021-01
""")


def test_each_target_stands_on_the_one_above_it():
    rows = amplification(targets(LADDER))
    assert rows[["place", "parent", "parent_level", "amplification"]].to_numpy().tolist() == [
        ["330000", "000000", "nation", 0.5],
        ["330102", "330000", "province", 0.0],
    ]


def test_a_change_of_target_stands_beside_last_years_gap():
    rows = ratchet(targets(LADDER))
    assert rows[["period", "change", "last_gap"]].to_numpy().tolist() == [
        ["2024", 0.5, 1.0],
        ["2025", 0.0, 0.0],
    ]


def test_inertia_counts_years_with_the_same_value_up_to_a_hole():
    rows = inertia(targets(LADDER, place="330000"))
    assert rows[["period", "unchanged"]].to_numpy().tolist() == [
        ["2021", 0], ["2023", 0], ["2024", 0], ["2025", 1],
    ]  # fmt: skip


def test_wording_is_counted_by_year_and_by_any_mapping():
    pairs = targets(GONGSHU)
    mix = bound_mix(pairs)[["class", "targets", "n"]].to_numpy().tolist()
    assert mix == [["approx", 1, 5], ["eq", 1, 5], ["ge", 2, 5], ["in_step", 1, 5]]
    plain = firmness_mix(pairs).set_index("class")["share"]
    assert plain.to_dict() == pytest.approx({"plain": 0.8, "firm": 0.2})
    yu = {"firm": "hard", "stretch": "hard", "ge": "hard", "approx": "soft", "range": "soft"}
    hard = firmness_mix(pairs, yu).set_index("class")["targets"]
    assert hard.to_dict() == {"hard": 2, "soft": 1, "other": 2}


# --- plans ----------------------------------------------------------------------------------------

PLAN = told("""
area        indicator    measure        period    kind     value unit     bound firmness report reported_on
330105@1996 gdp          level          2016      estimate 460   100m_cny eq    plain    party  2016-12-28
330105@1996 gdp          level          2021      target   676   100m_cny eq    stretch  party  2016-12-28
330105@1996 gdp          average_growth 2017/2021 target   8     percent  ge    stretch  party  2016-12-28
330105@1996 gdp          level          2016      actual   467.8 100m_cny eq    plain    work   2017-02-09
330105@1996 gdp          growth         2017      target   8     percent  eq    plain    work   2017-02-09
330105@1996 gdp          level          2018      actual   581.8 100m_cny eq    plain    brief  2019-06
330105@1996 retail_sales level          2016      actual   508   100m_cny eq    plain    work   2017-02-09
330105@1996 retail_sales level          2021      target   700   100m_cny ge    plain    work   2017-02-09
330105@1996 retail_sales growth         2017      target   10    percent  eq    plain    work   2017-02-09
""")  # noqa: E501


def test_the_five_year_target_of_gongshu_is_8_percent_a_year_in_prices_of_2016():
    plan = path(PLAN, "gdp", "330105").set_index("period")
    assert plan["pledged_path"]["2021"] == pytest.approx(675.9, abs=0.05)  # 460 x 1.08^5
    assert set(plan["price_basis"]) == {"prices of 2016"}
    assert plan["target_path"].iloc[[0, -1]].tolist() == pytest.approx([460, 676])
    # From the level of 2018 three years remain: (676 / 581.8)^(1/3) - 1.
    assert plan["required_rate"]["2018"] == pytest.approx(5.13, abs=0.005)
    assert plan["outcome_value"].dropna().tolist() == [467.8, 581.8]
    assert plan["breaks"]["2016"] == "W-STAGE"


def test_the_plan_for_retail_sales_asks_for_less_than_the_year():
    plan = path(PLAN, "retail_sales", "330105@1996")
    assert plan["implied_rate"].iloc[0] == pytest.approx(6.62, abs=0.005)  # the year's target is 10
    assert set(plan["price_basis"]) == {"unstated"}


@pytest.mark.parametrize(
    ("base", "rate", "goal"), [(39.8, 7, 55), (67.7, 6.5, 90)]
)  # 39.8 x 1.07^5 = 55.8 and "over 55"; 67.7 x 1.065^5 = 92.8 and "over 90", trillions
def test_the_nations_plans_are_in_prices_of_their_base_year(base, rate, goal):
    plan = told(f"""
    area        measure        period    kind   value  unit     bound reported_on
    000000@1949 level          2010      actual {base} 100m_cny eq    2011-03-05
    000000@1949 level          2015      target {goal} 100m_cny ge    2011-03-05
    000000@1949 average_growth 2011/2015 target {rate} percent  eq    2011-03-05
    """, indicator="gdp")  # fmt: skip
    assert set(path(plan, "gdp", "000000")["price_basis"]) == {"prices of 2010"}


def test_no_plan_is_an_error_with_the_way_out():
    with pytest.raises(AnalysisError, match=r"gdp of 330105: no plan: .*; targets\(\) has"):
        path(PLAN[PLAN["period"] != "2021"], "gdp", "330105")


def test_levels_are_implied_only_when_asked_for_and_marked():
    pairs = targets(PLAN, year=2017)
    assert "implied_level" not in pairs
    rows = imply_levels(pairs, PLAN).set_index("indicator")
    # The base is what was known on the day of the target: 467.8, not 460.
    assert rows.loc["gdp", ["implied_level", "price_basis"]].tolist() == [505.224, "prices of 2016"]
    assert rows.loc["retail_sales", "implied_level"] == pytest.approx(558.8)
    assert rows["constructed"].all()


# --- what holds of every table --------------------------------------------------------------------

GOALS = st.tuples(
    st.sampled_from(["gdp", "energy_intensity", "retail_sales"]),
    st.sampled_from(["eq", "ge", "approx", "le"]),
    st.integers(0, 120).map(lambda n: n / 10), st.integers(-50, 150).map(lambda n: n / 10),
)  # fmt: skip


@settings(max_examples=12)
@given(st.lists(GOALS, min_size=1, max_size=6), st.randoms())
def test_the_sign_of_the_gap_agrees_with_the_direction(goals, random):
    lines = "\n".join(
        f"{what} {1990 + i} target {goal} {bound} 1990\n{what} {1990 + i} actual {came} eq 2020"
        for i, (what, bound, goal, came) in enumerate(goals)
    )
    rows = told(f"indicator period kind value bound reported_on\n{lines}")
    pairs = targets(rows)
    lower = pairs["target_bound"].eq("le") | (
        pairs["indicator"].eq("energy_intensity") & pairs["target_bound"].isin(["eq", "approx"])
    )
    assert (pairs["attained_strict"] == (pairs["gap"].where(~lower, -pairs["gap"]) >= 0)).all()
    assert (pairs["attained_tolerant"] | ~pairs["attained_strict"]).all()
    order = list(range(len(rows)))
    random.shuffle(order)
    pd.testing.assert_frame_equal(targets(rows.iloc[order]), pairs)
