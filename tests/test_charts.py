"""What charts draw: marks at the right places, the words around them, nothing on top of another."""

from itertools import chain

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets import assert_legible

from indicators import charts
from indicators.bilingual import language_faults
from indicators.charts.captions import names, source_note
from indicators.charts.labels import Words, words
from indicators.charts.marks import states
from indicators.charts.progress import rule_words
from indicators.charts.style import check_glyphs, text_width, wrapped
from indicators.errors import AnalysisError, IndicatorError, RegistryError, TableError
from indicators.pacing import pace
from indicators.registry import indicators
from indicators.table import load

ZHEJIANG, FUJIAN, HAINAN, TIANJIN = "330000@1949", "350000@1949", "460000@1949", "120000@1949"
NA = float("nan")


def pair(area, value, bound, came, strict, tolerant, **other):
    """Write one row as `indicators.targets` gives it; who calls works out the gap."""
    return {
        "area": area, "indicator": "gdp", "measure": "growth", "basis": "real", "unit": "percent",
        "period": "2025", "tier": 1 if bound else 0, "target_value": value, "target_high": NA,
        "target_bound": bound, "target_firmness": "plain" if bound else "",
        "target_report": f"{area[:6]}-2025-work" if bound else "",
        "target_reported_on": "2025-01-15" if bound else "", "benchmark_value": NA,
        "outcome_value": came, "outcome_kind": "" if np.isnan(came) else "actual",
        "outcome_report": "" if np.isnan(came) else f"{area[:6]}-2026-work",
        "outcome_reported_on": "" if np.isnan(came) else "2026-01-20",
        "gap": NA, "attained_strict": strict, "attained_tolerant": tolerant,
    } | other  # fmt: skip


def frame(*rows):
    booleans = dict.fromkeys(["attained_strict", "attained_tolerant"], "boolean")
    return pd.DataFrame(rows).astype(booleans)


PAIRS = frame(
    pair(ZHEJIANG, 5.5, "approx", 5.5, True, True, gap=0.0),
    pair(FUJIAN, 5.0, "range", 5.2, True, True, gap=0.2, target_high=5.5),
    pair(HAINAN, 6.0, "ge", 4.0, False, False, gap=-2.0),
    pair(TIANJIN, 5.0, "approx", 4.8, False, True, gap=-0.2),
    pair("310000@1949", NA, "assigned", 5.1, None, None),
    pair("110000@1949", 5.0, "le", 5.4, False, False, gap=0.4, outcome_kind="estimate"),
)
YEARS = frame(
    pair("330105@1996", 8.0, "eq", 7.9, False, False, gap=-0.1, period="2013"),
    pair("330105@1996", NA, "", 7.6, None, None, period="2014"),
    pair("330105@1996", NA, "", 8.0, None, None, period="2017", outcome_kind="estimate"),
    pair("330105@2021", 7.5, "eq", 8.0, True, True, gap=0.5, period="2021"),
    pair("330105@2021", NA, "", 1.5, None, None, period="2022"),
    pair("330105@2021", 5.5, "approx", NA, None, None, period="2023"),
)


def drawn(chart, label, axes=0):
    """Give the points of the marks that carry a label."""
    lines = [line for line in chart.axes[axes].lines if line.get_label() == label]
    return [(round(x, 3), round(y, 3)) for line in lines for x, y in line.get_xydata().tolist()]


def rows(chart):
    return [tick.get_text() for tick in chart.axes[0].get_yticklabels()]


# The dumbbell: rows by gap, the widest success on top, rows without a gap last.

DUMBBELL = [  # mark, where: value, row
    ("_le", [(5.0, 0)]),
    ("_range", [(5.0, 1), (5.5, 1)]),
    ("_approx", [(5.5, 2), (5.0, 3)]),
    ("_ge", [(6.0, 4)]),
    ("_reached", [(5.2, 1), (5.5, 2)]),
    ("_within", [(4.8, 3)]),
    ("_missed", [(4.0, 4)]),
    ("_missed estimate", [(5.4, 0)]),
    ("_undecided", [(5.1, 5)]),
]


@pytest.mark.parametrize(("label", "spots"), DUMBBELL)
def test_dumbbell_marks(label, spots):
    assert drawn(charts.target_vs_outcome(PAIRS), label) == spots


def test_dumbbell_names_rows_by_gap_and_prints_the_gap():
    chart = charts.target_vs_outcome(PAIRS, lang="en")
    assert rows(chart) == ["Beijing", "Fujian", "Zhejiang", "Tianjin", "Hainan", "Shanghai"]
    told = [t.get_text() for t in chart.axes[0].texts]
    assert told == ["gap, points", "+0.4", "+0.2", "0.0", "−0.2", "−2.0"]


def test_about_is_a_band_of_delta_and_assigned_a_hatch_without_a_number():
    ax = charts.target_vs_outcome(PAIRS, delta=0.5).axes[0]
    bands = [b for box in ax.containers if box.get_label() == "_band" for b in box]
    assert [(b.get_x(), b.get_x() + b.get_width()) for b in bands] == [(5.0, 6.0), (4.5, 5.5)]
    (hatch,) = [p for p in ax.patches if p.get_label() == "_unread"]
    assert hatch.get_hatch()
    assert hatch.get_y() == pytest.approx(4.79)


def test_an_estimate_is_hollow_and_an_outcome_is_not():
    lines = {line.get_label(): line for line in charts.target_vs_outcome(PAIRS).axes[0].lines}
    assert lines["_missed estimate"].get_markerfacecolor() == "white"
    assert lines["_missed"].get_markerfacecolor() != "white"


def test_two_tiers_share_a_row_and_the_first_is_counted():
    tiers = frame(
        pair(ZHEJIANG, 5.5, "approx", 5.3, False, True, gap=-0.2),
        pair(ZHEJIANG, 5.0, "ge", 5.3, True, True, gap=0.3, tier=2, target_firmness="firm"),
    )
    chart = charts.target_vs_outcome(tiers, lang="en")
    assert len(rows(chart)) == 1
    assert [t.get_text() for t in chart.axes[0].texts][1:] == ["−0.2"]
    assert "0 reached, 1 within the band, 0 missed" in " ".join(t.get_text() for t in chart.texts)


STATES = [  # outcome, strict, tolerant, state
    (5.0, True, True, "reached"),
    (4.8, False, True, "within"),
    (4.0, False, False, "missed"),
    (5.1, None, None, "undecided"),
    (NA, None, None, None),
]


@pytest.mark.parametrize(("came", "strict", "tolerant", "state"), STATES)
def test_states(came, strict, tolerant, state):
    found = states(frame(pair(ZHEJIANG, 5.0, "approx", came, strict, tolerant))).iloc[0]
    assert found == state if state else pd.isna(found)


# Years: lines join neighbours of one area.


def joined(chart, axes=0):
    lines = [c for c in chart.axes[axes].collections if c.get_label() == "_joined"]
    return [segment[:, 0].tolist() for line in lines for segment in line.get_segments()]


@pytest.mark.parametrize("draw", [charts.small_multiples, charts.target_ribbon])
def test_lines_join_neighbouring_years_of_one_area(draw):
    chart = draw(YEARS)
    assert joined(chart) == [[2013, 2014], [2021, 2022]]
    (gap,) = [line for line in chart.axes[0].lines if line.get_label() == "_break"]
    assert gap.get_xdata() == [2020.5, 2020.5]
    assert any("① 2021" in t.get_text() for t in chart.texts)


def test_outcomes_on_two_bases_are_two_lines():
    bases = ["real", "real", "real", "real", "same_scope", "same_scope"]
    assert joined(charts.small_multiples(YEARS.assign(basis=bases))) == [[2013, 2014]]


def test_levels_are_not_joined_across_a_census_and_the_note_names_it():
    money = {"measure": "level", "unit": "100m_cny"}
    told = [("2013", 372.0, "2014-02-18"), ("2014", 391.4, "2015-02-02"),
            ("2015", 420.0, "2016-02-02")]  # fmt: skip
    levels = frame(*(pair("330105@1996", NA, "", value, None, None, period=year, **money)
                     | {"outcome_reported_on": day} for year, value, day in told))  # fmt: skip
    chart = charts.small_multiples(levels, lang="en")
    assert joined(chart) == [[2014, 2015]]
    assert any("① W-CENSUS: not comparable" in t.get_text() for t in chart.texts)


def test_panels_share_values_only_where_they_measure_one_thing():
    money = frame(pair("330100@1949", NA, "", 20059.0, None, None, indicator="retail_sales",
                       measure="level", unit="100m_cny", period="2023"))  # fmt: skip
    chart = charts.small_multiples(pd.concat([YEARS, money]), lang="en")
    growth, level = (ax.get_ylim() for ax in reversed(chart.axes))
    assert growth[1] < 12
    assert level[0] == 0
    assert level[1] > 20059
    two = charts.small_multiples(pd.concat([YEARS, YEARS.assign(area=ZHEJIANG)]))
    assert two.axes[0].get_ylim() == two.axes[1].get_ylim()


def test_a_long_unit_keeps_clear_of_the_next_panel():
    units = {"fdi": "100m_usd", "fiscal_revenue": "100m_cny", "retail_sales": "100m_cny"}
    levels = frame(*(pair("330102@2021", NA, "", 12.9, None, None, indicator=code, measure="level",
                          unit=unit, period="2024") for code, unit in units.items()))  # fmt: skip
    chart = charts.small_multiples(levels, lang="both")
    chart.draw_without_rendering()
    boxes = [(t.get_text(), t.get_window_extent()) for ax in chart.axes for t in ax.texts]
    dollars = next(box for text, box in boxes if "US dollars" in text)
    assert dollars.x1 + 6 < min(box.x0 for text, box in boxes if "yuan" in text)


# Gaps.


def test_histogram_opens_a_bin_at_zero():
    gaps = [-0.2, -0.1, 0.0, round(5.6 - 5.5, 9), 0.2, 0.3, 0.4]
    many = frame(*(pair(ZHEJIANG, 5.0, "eq", 5 + g, g >= 0, g >= 0, gap=g) for g in gaps))
    chart = charts.gap_histogram(many, lang="en")
    bars = [(round(b.get_x(), 1), b.get_height()) for b in chart.axes[0].patches]
    assert bars == [(-0.2, 2), (0.0, 2), (0.2, 2), (0.4, 1)]
    assert "within 0.3 of zero: 4 at or above, 2 below" in " ".join(
        t.get_text() for t in chart.texts
    )


def test_scatter_counts_hits_and_leaves_out_what_has_no_gap():
    chart = charts.outcome_scatter(PAIRS, lang="en")
    assert "2 of 5 at or above the target: 40%" in " ".join(t.get_text() for t in chart.texts)
    assert drawn(chart, "_missed") == [(6.0, 4.0)]


# Matrices.


def test_attainment_map_writes_gaps_and_hatches_what_cannot_be_judged():
    ax = charts.attainment_map(PAIRS, lang="en").axes[0]
    assert {t.get_text() for t in ax.texts} == {"+0.2", "0.0", "−0.2", "−2.0", "+0.4"}
    (hatch,) = [patch for patch in ax.patches if patch.get_hatch()]
    labels = [tick.get_text() for tick in ax.get_yticklabels()]
    assert labels[int(hatch.get_y())] == "Shanghai"


def test_a_map_of_more_years_than_the_sheet_is_wide_stands_in_bands():
    chart = charts.attainment_map(LONG, lang="en")
    told = [[t.get_text() for t in ax.get_xticklabels()] for ax in reversed(chart.axes)]
    assert list(chain(*told)) == [str(year) for year in range(1990, 2026)]
    assert len(told) == 2
    gaps = [text.get_text() for ax in reversed(chart.axes) for text in ax.texts]
    assert gaps.count("+10.0") == 3


def test_one_gap_far_beyond_the_others_leaves_them_their_colour():
    far = LONG.assign(gap=[-66.6, *[1.0] * (len(LONG) - 1)])
    ax = charts.attainment_map(far, lang="en").axes[-1]
    shades = {patch.get_facecolor()[:3] for patch in ax.patches}
    assert len(shades) == 2
    assert not [shade for shade in shades if min(shade) > 0.9]


def test_tolerant_map_does_not_colour_a_gap_within_the_band():
    colours = {}
    for rule in ("strict", "tolerant"):
        ax = charts.attainment_map(PAIRS, lang="en", rule=rule).axes[0]
        row = [tick.get_text() for tick in ax.get_yticklabels()].index("Tianjin")
        (cell,) = [patch for patch in ax.patches if patch.get_y() == row]
        colours[rule] = cell.get_facecolor()[:3]
    assert colours["tolerant"] == pytest.approx((1, 1, 1), abs=0.01)
    assert colours["strict"] != pytest.approx((1, 1, 1), abs=0.01)


TOLD = pd.DataFrame(
    [("330105-2023-work", "2023-01-07", "330105@2021", "gdp", 5.5),
     ("330105-2023-work", "2023-01-07", "330105@2021", "fdi", NA),
     ("330105-2025-work", "2025-05-28", "330105@2021", "gdp", 5.0)],
    columns=["report", "reported_on", "area", "indicator", "value"],
)  # fmt: skip


def test_coverage_tells_figure_from_mention_from_silence():
    chart = charts.coverage_matrix(TOLD, lang="en")
    assert drawn(chart, "_found") == [(0.5, 0.5), (0.5, 1.5)]
    assert drawn(chart, "_wordless") == [(1.5, 0.5)]


# Words around the chart.


@pytest.mark.parametrize(
    ("lang", "line"), [("zh", "浙江"), ("en", "Zhejiang"), ("both", "浙江 Zhejiang")]
)
def test_languages(lang, line):
    assert names(PAIRS, lang)[0] == line


def test_rows_of_two_boundaries_of_one_code_are_told_apart():
    assert set(names(YEARS, "en").str.split(" · ").str[0]) == {"Gongshu 1996–", "Gongshu 2021–"}


SOURCES = [  # rows, the line under the chart
    (TOLD, "n = 3; as of 2025-05-28. Source: 330105-2023-work (2023-01-07), "
           "330105-2025-work (2025-05-28)."),
    (PAIRS, "n = 3; as of 2026-01-20. Source: 110000-2025-work (2025-01-15) and others, "
            "12 documents (2025–2026)."),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "line"), SOURCES)
def test_source_line_comes_from_the_rows(rows, line):
    assert source_note(rows, 3).en == line


FAULTS = [  # frame, what the error says
    (PAIRS.iloc[:0], "no rows"),
    (PAIRS.drop(columns="gap"), "no column gap"),
    (PAIRS.assign(unit=["percent"] * 5 + ["100m_cny"]), "unit is 100m_cny and percent"),
]


@pytest.mark.parametrize(("pairs", "said"), FAULTS)
def test_frames_that_cannot_be_drawn(pairs, said):
    with pytest.raises(TableError, match=said):
        charts.target_vs_outcome(pairs)


def test_periods_that_are_no_years_have_no_place_on_an_axis_of_years():
    with pytest.raises(TableError, match="'2016-H1' is no year"):
        charts.small_multiples(YEARS.assign(period="2016-H1"))


def test_an_unknown_language_is_refused():
    with pytest.raises(IndicatorError, match="use zh, en or both"):
        charts.target_vs_outcome(PAIRS, lang="fr")


def test_a_missing_glyph_is_an_error():
    with pytest.raises(AnalysisError, match=r"U\+1F600"):
        check_glyphs(["GDP \N{GRINNING FACE}"])


def test_labels_stand_in_both_languages():
    faults = {"a.b": {"zh": "只有中文"}, "a.c": {"zh": "{n}个", "en": "{m} of them"}}
    assert list(language_faults(faults)) == [
        "[a.b] has zh, not zh and en", "[a.c] fills other {names} in zh than in en",
    ]  # fmt: skip
    with pytest.raises(RegistryError, match=r"did you mean 'state.reached'\?"):
        words("state.reachd")


@given(st.lists(st.sampled_from(["增速", "（%），", "GDP ", " growth, ", " 12.5%。"]), max_size=40))
def test_wrapping_loses_nothing_and_keeps_to_the_width(parts):
    text = "".join(parts).strip()
    lines = wrapped(text, 9, 1.5)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(text_width(line, 9) <= 1.5 for line in lines)


def test_words_that_agree_stand_once():
    assert Words("GDP", "GDP").line("both") == "GDP"


# Tiers of government, wording, from year to year.

TIERS = frame(
    pair("000000@1949", 5.0, "approx", NA, None, None, place="000000"),
    pair(ZHEJIANG, 5.5, "approx", NA, None, None, place="330000"),
    pair("330102@2021", 5.0, "ge", NA, None, None, place="330102"),
)


def test_ladder_steps_from_the_place_above():
    ax = charts.amplification_ladder(TIERS, lang="en").axes[0]
    assert [t.get_text() for t in ax.get_xticklabels()] == ["China", "Zhejiang", "Shangcheng"]
    assert [t.get_text() for t in ax.texts] == ["+0.5", "−0.5"]
    steps = [line.get_xydata().tolist() for line in ax.lines if line.get_label() == "_step"]
    assert steps == [[[0, 5.0], [1, 5.0], [1, 5.5]], [[1, 5.5], [2, 5.5], [2, 5.0]]]


SET = frame(*(
    pair("000000@1949", goal, bound, NA, None, None, place="000000", period=year, gap=gap)
    for year, goal, bound, gap in [("2021", 6.0, "ge", 2.1), ("2022", 5.5, "approx", -2.5),
                                   ("2023", 5.0, "approx", 0.2), ("2024", 5.0, "approx", 0.0)]
)).assign(days_ahead=300)  # fmt: skip


def test_ratchet_sets_the_change_against_last_years_gap():
    chart = charts.ratchet_arrows(SET, lang="en")
    assert sorted(drawn(chart, "_moves")) == [(-2.5, -0.5), (0.2, 0.0), (2.1, -0.5)]
    assert "0 raised, 1 kept, 2 cut" in " ".join(t.get_text() for t in chart.texts)


def test_wording_mix_stacks_shares_and_leaves_a_missing_year_out():
    some = SET[SET["period"].ne("2022")]
    ax = charts.wording_mix(some, lang="en").axes[0]
    bars = {
        box.get_label(): [(b.get_x() + 0.4, b.get_height()) for b in box] for box in ax.containers
    }
    assert bars["_ge"] == [(2021, 100), (2023, 0), (2024, 0)]
    assert bars["_approx"] == [(2021, 0), (2023, 100), (2024, 100)]


# Vintages and plans: the level of 2016 told as 460, then as 467.8, and 676 promised for 2021.

VINTAGES = pd.DataFrame(
    [("2016", "estimate", 460.0, "2016-12-28", "330105-2017-yearbook#2"),
     ("2016", "actual", 467.8, "2017-02-09", "330105-2017-yearbook#3")],
    columns=["period", "kind", "value", "reported_on", "report"],
).assign(area="330105@1996", indicator="gdp", measure="level", unit="100m_cny", basis="unstated",
         stage="unstated", bound="eq")  # fmt: skip


def test_vintages_are_told_by_day_with_the_estimate_hollow():
    ax = charts.vintage_lines(VINTAGES).axes[0]
    dots = [line for line in ax.lines if line.get_label() == "_told"]
    told = [(line.get_ydata()[0], line.get_markerfacecolor() == "white") for line in dots]
    assert told == [(460.0, True), (467.8, False)]
    days = [str(line.get_xdata()[0])[:10] for line in dots]
    assert days == ["2016-12-28", "2017-02-09"]


PLAN = pd.DataFrame({
    "area": "330105@1996", "indicator": "gdp", "unit": "100m_cny",
    "target_report": "330105-2017-yearbook#2", "target_reported_on": "2016-12-28",
    "target_value": 676.0, "target_bound": "eq", "target_period": "2021",
    "period": ["2016", "2017", "2018", "2019", "2020", "2021"], "implied_rate": 8.0,
    "pledged_rate": 8.0, "price_basis": "prices of 2016",
    "target_path": [460.0, 496.8, 536.6, 579.5, 625.9, 676.0],
    "pledged_path": [460.0, 496.8, 536.5, 579.5, 625.8, 675.9],
    "outcome_value": [460.0, 507.0, NA, 600.0, NA, NA],
    "outcome_kind": ["estimate", "actual", "", "actual", "", ""],
    "required_rate": [8.0, 7.5, NA, 6.1, NA, NA], "breaks": ["", "", "", "W-CENSUS", "", ""],
})  # fmt: skip


def test_plan_draws_dashed_paths_the_target_and_only_outcomes_that_compare_joined():
    chart = charts.plan_path(PLAN, lang="en")
    assert drawn(chart, "_implied")[-1] == (2021, 676.0)
    assert drawn(chart, "_eq") == [(2021, 676.0)]
    assert joined(chart) == [[2016, 2017]]
    told = " ".join(t.get_text() for t in [*chart.texts, *chart.axes[0].texts])
    assert "① 2019: not comparable with before (W-CENSUS)" in told
    assert "target in prices of 2016" in told


NEEDED = [  # prices of the target, whether a rate leads to it from an outcome in current ones
    ("unstated", True),
    ("prices of 2016", False),
]


@pytest.mark.parametrize(("prices", "told"), NEEDED)
def test_plan_tells_the_rate_needed_where_prices_allow_one(prices, told):
    chart = charts.plan_path(PLAN.assign(price_basis=prices), lang="en")
    assert ("then 6.1% a year needed" in [t.get_text() for t in chart.axes[0].texts]) == told


def test_plan_names_the_documents_of_its_outcomes_too():
    came = PLAN["outcome_value"].notna()
    day = PLAN["period"].add("-02").where(came, "")
    reports = ("330105-" + PLAN["period"] + "-work").where(came, "")
    plan = PLAN.assign(outcome_report=reports, outcome_reported_on=day)
    source = charts.plan_path(plan, lang="en").texts[-1].get_text()
    assert source.startswith("n = 3; as of 2019-02.")
    assert source.endswith("4 documents (2016–2019).")


# Bullets, the board, the brief.

BRIEF = frame(
    pair("330105@2021", 5.5, "approx", 5.0, False, False, gap=-0.5),
    pair("330105@2021", 5.0, "ge", 5.0, True, True, gap=0.0, tier=2, target_firmness="firm"),
    pair("330105@2021", -2.0, "ge", -2.5, True, True, gap=-0.5, indicator="energy_intensity"),
    pair("330105@2021", NA, "", 4.0, None, None, period="2024"),
).assign(verdict="attained")


def test_bullets_draw_outcome_target_and_last_year():
    chart = charts.bullets(BRIEF, lang="en")
    gdp, energy = chart.axes
    assert [box[0].get_width() for box in gdp.containers if box.get_label() == "_outcome"] == [5.0]
    assert drawn(chart, "_last") == [(4.0, 0)]
    assert drawn(chart, "_approx") == [(5.5, 0)]
    assert drawn(chart, "_ge") == [(5.0, 0)]
    assert "Energy" in " ".join(t.get_text() for t in energy.texts)


def test_a_floor_under_a_fall_points_down():
    paths = {}
    for number, ax in enumerate(charts.bullets(BRIEF).axes):
        (line,) = [line for line in ax.lines if line.get_label() == "_ge"]
        paths[number] = line.get_marker().vertices[:, 0]
    assert paths[0].max() > 0.9
    assert paths[1].min() < -0.9


def test_briefing_table_words_the_targets():
    table = charts.briefing_table(BRIEF)
    assert table["target"].tolist() == ["5.5左右", "5以上", "-2以上"]
    assert table["firmness"].tolist() == ["一般", "确保", "一般"]
    assert table["last"].tolist()[:2] == [4.0, 4.0]


BOARD = pd.DataFrame({
    "area": "330105@2021", "indicator": ["gdp", "retail_sales"], "measure": "level",
    "unit": "100m_cny", "target_value": [1050.0, 400.0], "target_bound": ["ge", "eq"],
    "target_firmness": "plain", "period": "2025-H1", "months": 6, "value": [505.0, 210.0],
    "report": "330105-2025-work", "reported_on": "2025-05-28", "elapsed": 50.0,
    "share": [48.1, 52.5], "ahead": [-1.9, 2.5], "past_years": 3, "seasonal_share": [48.0, NA],
    "projection": [1052.0, NA], "low": [950.0, NA], "high": [1165.0, NA], "needed": NA,
    "colour": ["amber", "green"], "note": "",
    "rule": "linear: 1.9 points behind; green on schedule, red from 10 behind; too few past "
            "years (1)",
})  # fmt: skip


def test_status_board_sorts_by_schedule_and_letters_the_colours():
    chart = charts.status_board(BOARD, lang="en")
    assert drawn(chart, "_green") == [(2.5, 0)]
    assert drawn(chart, "_amber") == [(-1.9, 1)]
    assert {"G", "A"} <= {t.get_text() for t in chart.axes[0].texts}


def test_status_board_tells_figure_and_target_as_worded_apart_from_other_tiers():
    tiers = BOARD.assign(indicator="gdp", value=505.0, target_bound=["ge", "approx"])
    told = [t.get_text() for t in charts.status_board(tiers, lang="en").axes[0].texts]
    assert {"505 → ≥1050", "505 → ≈400"} <= set(told)
    assert told.count("2025-H1, 100 million yuan") == 2


RULES = [  # what the table of progress says, its Chinese
    ("P = 0.62 over 3 years; green from 0.7, red below 0.3",
     "P = 0.62（3年）；0.7起为绿，低于0.3为红"),
    ("linear: 1.9 points behind; green on schedule, red from 10 behind",
     "线性：落后1.9点；不落后为绿，落后10点起为红"),
    ("linear: 2.5 points ahead; green on schedule, red from 10 behind; too few past years (1)",
     "线性：领先2.5点；不落后为绿，落后10点起为红；往年太少（1年）"),
    ("by hand", "by hand"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "zh"), RULES)
def test_status_board_tells_the_rule_in_the_language_asked_for(rule, zh):
    board = BOARD.assign(rule=rule)
    for lang, said in (("en", {rule}), ("zh", {zh}), ("both", {rule, zh})):
        told = [t.get_text() for t in charts.status_board(board, lang=lang).axes[0].texts]
        assert {text for text in told if text in (rule, zh)} == said


def test_every_rule_of_the_sample_s_board_has_its_chinese():
    sample = load("sample/records.csv")
    paced = pace(sample, "990105", 2022).query("rule != ''")
    assert len(paced)
    assert all(rule_words(rule).zh != rule for rule in paced["rule"])


def test_a_document_named_twice_stands_once_in_the_source_line():
    board = BOARD.assign(target_report="330105-2025-work")
    source = charts.status_board(board, lang="en").texts[-1].get_text()
    assert source.count("330105-2025-work") == 1


PLACED = [  # points ahead of the schedule, where the figure is named
    (-1.9, "left"),
    (2.5, "right"),
]


@pytest.mark.parametrize(("ahead", "side"), PLACED)
def test_pace_path_names_the_figure_off_the_line(ahead, side):
    chart = charts.pace_path(BOARD.iloc[:1].assign(ahead=ahead), lang="en")
    (name,) = [t for t in chart.axes[0].texts if t.get_text() == "505"]
    assert name.get_horizontalalignment() == side


def test_pace_path_holds_the_figure_against_schedule_season_and_target():
    chart = charts.pace_path(BOARD.iloc[:1], lang="en")
    assert drawn(chart, "_linear") == [(0, 0), (12, 1050)]
    assert drawn(chart, "_value") == [(6, 505)]
    assert drawn(chart, "_season") == [(6, 504)]
    with pytest.raises(TableError, match="2 lines"):
        charts.pace_path(BOARD)


# Layout: every chart, every language.

MANY = pd.DataFrame({"indicator": list(indicators())}).assign(
    report="330105-2023-work", reported_on="2023-01-07", area="330105@2021", value=1.0
)
WIDE = pd.concat([PAIRS.assign(indicator=code) for code in list(indicators())[:14]])
# Three provinces over 36 years, the gaps from -2.0 to 10.0.
LONG = frame(*(
    pair(area, 5.0, "eq", 5.0 + gap, gap >= 0, gap >= 0, gap=gap, period=str(1990 + number))
    for area in (ZHEJIANG, FUJIAN, "150000@1949")
    for number, gap in enumerate([-2.0, 10.0, *[0.4 + 0.1 * n for n in range(34)]])
))  # fmt: skip
CHARTS = {
    "attainment_map, many years": (charts.attainment_map, LONG),
    "attainment_map, 24 years": (charts.attainment_map, LONG.query("period < '2014'")),
    "target_vs_outcome": (charts.target_vs_outcome, PAIRS),
    "small_multiples": (charts.small_multiples, YEARS),
    "target_ribbon": (charts.target_ribbon, YEARS),
    "attainment_map": (charts.attainment_map, PAIRS),
    "outcome_scatter": (charts.outcome_scatter, PAIRS),
    "gap_histogram": (charts.gap_histogram, PAIRS),
    "coverage_matrix": (charts.coverage_matrix, TOLD),
    "coverage_matrix, wide": (charts.coverage_matrix, MANY),
    "attainment_map, wide": (charts.attainment_map, WIDE),
    "amplification_ladder": (charts.amplification_ladder, TIERS),
    "ratchet_arrows": (charts.ratchet_arrows, SET),
    "wording_mix": (charts.wording_mix, SET),
    "vintage_lines": (charts.vintage_lines, VINTAGES),
    "plan_path": (charts.plan_path, PLAN),
    "bullets": (charts.bullets, BRIEF),
    "status_board": (charts.status_board, BOARD),
    "pace_path": (charts.pace_path, BOARD.iloc[:1]),
}


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
@pytest.mark.parametrize("name", CHARTS)
def test_no_text_covers_another_or_leaves_the_sheet(name, lang):
    draw, data = CHARTS[name]
    chart = draw(data, lang=lang)
    assert_legible(chart)
