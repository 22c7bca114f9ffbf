"""Charts of many places over the years: counts, quantiles and steps worked out by hand."""

import pandas as pd
import pytest
from sheets import assert_legible

from indicators.charts.style import render
from indicators.charts.years import coverage_bars, response_bars, step_spread, target_spread
from indicators.errors import TableError

COVERAGE = pd.DataFrame(
    [("nation", 2019, "value"), ("nation", 2020, "none_set"), ("province", 2019, "value"),
     ("province", 2019, "value"), ("province", 2019, "not_found"), ("province", 2020, "no_number")],
    columns=["level", "year", "target"],
).assign(indicator="gdp", reports="000000-2019-work")  # fmt: skip


def goal(place, year, value, came):
    return {
        "place": place, "area": f"{place}@1949", "indicator": "gdp", "measure": "growth",
        "basis": "real", "unit": "percent", "period": year, "tier": 1, "target_value": value,
        "target_high": float("nan"), "target_bound": "eq", "target_firmness": "plain",
        "target_report": f"{place}-{year}-work", "target_reported_on": f"{year}-01-15",
        "outcome_value": came, "outcome_kind": "actual", "outcome_report": f"{place}-next-work",
        "outcome_reported_on": f"{year}-12-31", "benchmark_value": float("nan"),
        "gap": came - value, "attained_strict": came >= value, "attained_tolerant": came >= value,
    }  # fmt: skip


PAIRS = pd.DataFrame([
    goal("000000", "2018", 6.5, 6.6), goal("000000", "2019", 6.0, 6.1),
    goal("330000", "2018", 7.0, 7.1), goal("330000", "2019", 6.5, 6.8),
    goal("350000", "2018", 8.5, 8.3), goal("350000", "2019", 8.0, 7.6),
    goal("460000", "2018", 7.0, 5.8), goal("460000", "2019", 7.0, 5.8),
    goal("330100", "2018", 7.5, 6.7), goal("330100", "2019", 8.0, 6.8),
])  # fmt: skip
DRAWN = {coverage_bars: COVERAGE, response_bars: PAIRS, target_spread: PAIRS, step_spread: PAIRS}


def heights(ax):
    return {box.get_label(): [bar.get_height() for bar in box] for box in ax.containers}


def test_coverage_is_counted_by_level_and_the_nation_stands_on_top():
    province, nation = coverage_bars(COVERAGE, lang="en").axes
    assert province.get_position().y1 < nation.get_position().y0
    assert heights(nation) == {"_value": [1, 0], "_none_set": [0, 1]}
    assert heights(province) == {"_value": [2, 0], "_no_number": [0, 1], "_not_found": [1, 0]}


def test_targets_are_cut_kept_and_raised_after_a_miss_and_after_none():
    reached, missed = response_bars(PAIRS, lang="en").axes
    assert heights(reached) == {"_cut": [2]}
    assert heights(missed) == {"_cut": [1], "_kept": [1], "_raised": [1]}


@pytest.mark.parametrize(("draw", "nation", "province", "city"), [
    (target_spread, [6.5, 6.0], [7.0, 7.0], [7.5, 8.0]),
    (step_spread, None, [0.5, 1.0], [0.5, 1.5]),
])  # fmt: skip
def test_medians_stand_at_their_values(draw, nation, province, city):
    lines = {line.get_label(): list(line.get_ydata()) for line in draw(PAIRS).axes[0].lines}
    assert lines["_province"] == province
    assert lines["_prefecture"] == city
    assert lines.get("_nation") == nation


def test_the_middle_half_lies_between_the_quartiles():
    # Of 7, 7 and 8.5 the quartiles are 7 and halfway from 7 to 8.5.
    found = target_spread(PAIRS).data.set_index(["level", "period"]).loc[("province", "2018")]
    assert found[["n", "p25", "median", "p75"]].tolist() == [3, 7.0, 7.0, 7.75]


@pytest.mark.parametrize("draw", DRAWN, ids=lambda draw: draw.__name__)
@pytest.mark.parametrize("lang", ["zh", "en", "both"])
def test_each_draws_in_each_language_and_again_the_same(draw, lang):
    chart = draw(DRAWN[draw], lang=lang)
    assert render(chart, "svg") == render(draw(DRAWN[draw], lang=lang), "svg")


# The same places in the first years and, in the same order, three decades on.
SPAN = {
    coverage_bars: pd.concat([COVERAGE.assign(year=COVERAGE["year"] - back) for back in (0, 29)]),
    **dict.fromkeys(
        (response_bars, target_spread, step_spread),
        pd.concat([PAIRS, PAIRS.assign(period=(PAIRS["period"].astype(int) - 29).astype(str))]),
    ),
}


@pytest.mark.parametrize("draw", DRAWN, ids=lambda draw: draw.__name__)
@pytest.mark.parametrize("lang", ["zh", "en", "both"])
def test_no_text_covers_another_over_three_decades(draw, lang):
    assert_legible(draw(SPAN[draw].reset_index(drop=True), lang=lang))


@pytest.mark.parametrize("draw", DRAWN, ids=lambda draw: draw.__name__)
def test_two_indicators_share_no_axis(draw):
    rows = DRAWN[draw]
    with pytest.raises(TableError, match="indicator is gdp and retail_sales"):
        draw(pd.concat([rows, rows.assign(indicator="retail_sales")], ignore_index=True))
