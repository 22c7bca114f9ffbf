"""Is the year on track? Cases worked out by hand."""

import math
from functools import partial

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rows import tell

from indicators.errors import AnalysisError
from indicators.pacing import pace

GIVEN = {
    "area": "330102@2021", "measure": "level", "unit": "100m_cny", "bound": "eq",
    "firmness": "plain", "basis": "unstated", "stage": "unstated", "report": "doc",
}  # fmt: skip
told = partial(tell, GIVEN)


# Shangcheng in May 2025, with the first quarter known.
SHANGCHENG = told("""
indicator    measure period  kind   value  unit     bound  reported_on
gdp          level   2024    actual 2803.5 100m_cny eq     2025-05-27
gdp          level   2025-Q1 actual 747.4  100m_cny eq     2025-05-27
gdp          growth  2025-Q1 actual 4.7    percent  eq     2025-05-27
gdp          growth  2025    target 5.5    percent  approx 2025-05-27
retail_sales level   2024    actual 1251.8 100m_cny eq     2025-05-27
retail_sales level   2025-Q1 actual 287.9  100m_cny eq     2025-05-27
retail_sales growth  2025-Q1 actual 6.4    percent  eq     2025-05-27
retail_sales growth  2025    target 5      percent  eq     2025-05-27
exports      growth  2025-Q1 actual 59.4   percent  eq     2025-05-27
income_all   growth  2025    target -      percent  in_step 2025-05-27
fdi          level   2025    target 9      100m_usd ge     2025-05-27
deposits     level   2025-Q1 actual 4000   100m_cny eq     2025-05-27
deposits     level   2025    target 4200   100m_cny eq     2025-05-27
""")


def test_shangcheng_needs_5_77_in_the_rest_of_2025():
    board = pace(SHANGCHENG, "330102", 2025).set_index(["indicator", "measure"])
    gdp, retail = board.loc[("gdp", "growth")], board.loc[("retail_sales", "growth")]
    # w = 747.4/1.047/2803.5; (1.055 - 1.047 w)/(1 - w) - 1; w = 287.9/1.064/1251.8 likewise.
    assert gdp["base_share"] == pytest.approx(25.46, abs=0.005)
    assert gdp["needed"] == pytest.approx(5.77, abs=0.005)
    assert retail["base_share"] == pytest.approx(21.62, abs=0.005)
    assert retail["needed"] == pytest.approx(4.61, abs=0.005)
    # 25 x (1.047/1.055 - 1) = -0.19 and 25 x (1.064/1.05 - 1) = 0.33 points of the year's task.
    assert gdp["ahead"] == pytest.approx(-0.19, abs=0.005)
    assert retail["ahead"] == pytest.approx(1 / 3)
    assert (gdp["colour"], retail["colour"]) == ("amber", "green")
    assert gdp["rule"].endswith("too few past years (0)")
    assert math.isnan(gdp["probability"])


NOTES = [
    ("exports", "growth", "no target"),
    ("fdi", "level", "no figure to date"),
    ("deposits", "level", "a stock is not paced (W-STOCK)"),
]


@pytest.mark.parametrize(("indicator", "measure", "note"), NOTES)
def test_what_is_not_paced_says_why(indicator, measure, note):
    board = pace(SHANGCHENG, "330102", 2025).set_index(["indicator", "measure"])
    assert board.loc[(indicator, measure), ["note", "colour"]].tolist() == [note, ""]


def test_a_city_at_53_3_percent_after_three_quarters_is_21_7_points_behind():
    rows = told("""
    indicator period          kind   value reported_on
    fdi       2019            target 7.0   2019-01
    fdi       2019-01/2019-09 actual 3.73  2019-10-17
    """, area="360800@1949", unit="100m_usd")  # fmt: skip
    [line] = pace(rows, "360800", 2019).to_dict("records")
    assert line["share"] == pytest.approx(53.3, abs=0.05)
    assert line["ahead"] == pytest.approx(-21.7, abs=0.05)
    assert line["colour"] == "red"
    assert line["rule"].startswith("linear: 21.7 points behind; green on schedule")


LINEAR = [  # figure at mid-year of a target of 100, points ahead, colour, half done
    (50, 0, "green", True),
    (61, 11, "green", True),
    (49.9, -0.1, "amber", False),
    (40.1, -9.9, "amber", False),
    (40, -10, "red", False),
]


@pytest.mark.parametrize(("value", "ahead", "colour", "half"), LINEAR)
def test_the_linear_rule_has_its_limits(value, ahead, colour, half):
    rows = told(f"""
    indicator    period  kind   value   reported_on
    retail_sales 2024    target 100     2024-01
    retail_sales 2024-H1 actual {value} 2024-07
    """)
    [line] = pace(rows, "330102", 2024).to_dict("records")
    assert line["ahead"] == pytest.approx(ahead)
    assert (line["colour"], line["half_done"]) == (colour, half)


# Past half-years at 48, 50 and 52 percent of the year: mean log -0.6937, sd 0.0400.
SEASONS = told("""
indicator    period  kind   value reported_on
retail_sales 2015-H1 actual 48    2015-08
retail_sales 2015    actual 100   2016-02
retail_sales 2016-H1 actual 50    2016-08
retail_sales 2016    actual 100   2017-02
retail_sales 2017-H1 actual 52    2017-08
retail_sales 2017    actual 100   2018-02
retail_sales 2018    target 110   2018-02
retail_sales 2018-H1 actual 56    2018-08
""")


def test_the_chance_of_a_level_is_students_t_of_the_log_share():
    [line] = pace(SEASONS, "330102", 2018).to_dict("records")
    logs = [math.log(share) for share in (0.48, 0.5, 0.52)]
    mean = sum(logs) / 3
    spread = math.sqrt(sum((z - mean) ** 2 for z in logs) / 2) * math.sqrt(4 / 3)
    projection = 56 / math.exp(mean)
    t = math.log(projection / 110) / spread
    chance = 0.5 + t / (2 * math.sqrt(2 + t * t))  # the distribution function for two degrees
    assert line["projection"] == pytest.approx(projection) == pytest.approx(112.06, abs=0.01)
    assert line["probability"] == pytest.approx(chance) == pytest.approx(0.637, abs=0.001)
    # The 97.5 percent point of t with two degrees of freedom is 4.3027.
    assert line["low"] == pytest.approx(projection / math.exp(4.30265 * spread), rel=1e-5)
    assert line["high"] == pytest.approx(projection * math.exp(4.30265 * spread), rel=1e-5)
    assert (line["past_years"], line["colour"]) == (3, "amber")
    assert line["seasonal_source"] == "own 2015, 2016, 2017"
    assert line["rule"] == "P = 0.64 over 3 years; green from 0.7, red below 0.3"


def test_official_practice_can_be_asked_for():
    [line] = pace(SEASONS, "330102", 2018, rule="linear").to_dict("records")
    assert (line["colour"], line["rule"][:24]) == ("green", "linear: 0.9 points ahead")


def test_below_three_past_years_there_is_no_probability():
    rows = SEASONS[SEASONS["period"] != "2015"]
    [line] = pace(rows, "330102", 2018).to_dict("records")
    assert math.isnan(line["probability"])
    assert line["colour"] == "green"
    assert line["rule"].endswith("too few past years (2)")


def test_a_place_without_seasons_borrows_those_above_and_says_whose():
    city = SEASONS[:6].assign(place="330100", area="330100@1949")
    [line] = pace(pd.concat([SEASONS[6:], city]), "330102", 2018).to_dict("records")
    assert line["seasonal_source"] == "330100 2015, 2016, 2017"
    assert (line["past_years"], math.isnan(line["probability"])) == (0, True)
    assert line["seasonal_share"] == pytest.approx(100 * (0.48 * 0.5 * 0.52) ** (1 / 3))


def test_the_base_share_may_come_from_older_years_of_its_own():
    growth = told("""
    indicator    period  kind   value reported_on
    retail_sales 2018    target 10    2018-02
    retail_sales 2018-H1 actual 12    2018-08
    """, measure="growth", unit="percent")  # fmt: skip
    [line] = pace(pd.concat([SEASONS[:4], growth]), "330102", 2018).to_dict("records")
    assert (line["base_source"], line["base_share"]) == ("own 2015, 2016", pytest.approx(49))
    assert line["needed"] == pytest.approx(8.078, abs=0.001)  # (1.10 - 0.49 x 1.12)/0.51 - 1


def test_foreign_capital_comes_in_lumps():
    rows = SEASONS.assign(indicator="fdi", unit="100m_usd")
    [line] = pace(rows, "330102", 2018).to_dict("records")
    # 56 over 0.48 and 0.50 reach 110, over 0.52 does not: (2 + 1/2)/(3 + 1).
    assert line["probability"] == 0.625
    assert (line["low"], line["high"]) == (pytest.approx(56 / 0.52), pytest.approx(56 / 0.48))


# Growth came in 0.5, 0.1 and 0.3 points above that of the half-year: mean 0.3, sd 0.2, floor 0.3.
CHANGES = told("""
indicator period  kind   value bound  reported_on
gdp       2015-H1 actual 7.0   eq     2015-08
gdp       2015    actual 7.5   eq     2016-02
gdp       2016-H1 actual 7.0   eq     2016-08
gdp       2016    actual 7.1   eq     2017-02
gdp       2017-H1 actual 7.0   eq     2017-08
gdp       2017    actual 7.3   eq     2018-02
gdp       2018    target 7     approx 2018-02
gdp       2018-H1 actual 6.6   eq     2018-08
""", measure="growth", unit="percent")  # fmt: skip


def test_the_chance_of_a_growth_target_counts_about_as_delta_less():
    [line] = pace(CHANGES, "330102", 2018).to_dict("records")
    t = (6.6 + 0.3 - 6.75) / (0.3 * math.sqrt(4 / 3))
    assert line["probability"] == pytest.approx(0.5 + t / (2 * math.sqrt(2 + t * t)))
    exact = CHANGES.assign(bound="eq")
    [line] = pace(exact, "330102", 2018).to_dict("records")
    t = (6.6 + 0.3 - 7) / (0.3 * math.sqrt(4 / 3))
    assert line["probability"] == pytest.approx(0.5 + t / (2 * math.sqrt(2 + t * t)))
    assert line["half_done"] is False


def test_a_ceiling_is_the_mirror():
    above, below = (
        pace(SEASONS.assign(bound=bound), "330102", 2018).iloc[0] for bound in ("eq", "le")
    )
    assert below["probability"] == pytest.approx(1 - above["probability"])
    assert below["ahead"] == -above["ahead"]
    assert (bool(above["half_done"]), bool(below["half_done"])) == (True, False)


def test_nothing_is_paced_across_a_break():
    budget = SEASONS.assign(indicator="budget_revenue")
    [line] = pace(budget, "330102", 2018).to_dict("records")
    # The VAT split changed in May 2016: of the past years only 2017 is on this side of it.
    assert (line["past_years"], line["seasonal_source"]) == (1, "own 2017")
    year = CHANGES["period"].str.replace("8", "6")
    growth = CHANGES[-2:].assign(indicator="budget_revenue", period=year)
    [line] = pace(growth, "330102", 2016).to_dict("records")
    assert line["note"] == "not paced across W-FISC"


def test_a_census_between_part_and_whole_spoils_a_share():
    rows = told("""
    indicator period  kind   value  reported_on
    gdp       2024-Q1 actual 296299 2024-04-17
    gdp       2024    actual 1349084 2025-01-17
    gdp       2025    target 1420000 2025-03-05
    gdp       2025-Q1 actual 318758 2025-04-16
    """, area="000000@1949")  # fmt: skip
    [line] = pace(rows, "000000", 2025).to_dict("records")
    assert (line["seasonal_source"], math.isnan(line["seasonal_share"])) == ("", True)


def test_a_day_sees_only_what_was_told():
    [line] = pace(SEASONS, "330102", 2018, as_of="2018-07").to_dict("records")
    assert line["note"] == "no figure to date"


def test_an_unknown_rule_is_refused():
    with pytest.raises(AnalysisError, match="rule='traffic' is unknown; choose seasonal or linear"):
        pace(SEASONS, "330102", 2018, rule="traffic")


@settings(max_examples=15)
@given(st.floats(1, 99), st.floats(1, 99))
def test_more_to_date_is_never_worse(one, other):
    low, high = sorted([one, other])
    lines = []
    for value in (low, high):
        rows = SEASONS.assign(value=SEASONS["value"].mask(SEASONS["period"] == "2018-H1", value))
        lines += pace(rows, "330102", 2018).to_dict("records")
    assert lines[0]["ahead"] <= lines[1]["ahead"]
    assert lines[0]["probability"] <= lines[1]["probability"]
    assert 0 <= lines[0]["probability"] <= lines[1]["probability"] <= 1
