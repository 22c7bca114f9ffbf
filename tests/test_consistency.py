"""Figures that cannot all be right are found, each with the documents on both sides."""

from functools import partial
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rows import tell

from indicators.consistency import findings
from indicators.registry.wholes import wholes
from indicators.table import read_csv

GIVEN = {
    "area": "330105@1996", "measure": "level", "unit": "100m_cny", "kind": "actual", "bound": "eq",
    "firmness": "plain", "basis": "unstated", "stage": "unstated", "report": "doc",
    "reported_on": "2016-01", "indicator": "retail_sales",
}  # fmt: skip
told = partial(tell, GIVEN)


CASES = [  # what is told, and the findings: check, period, stated, reckoned, difference
    (
        "level against growth, 2 points for retail sales",
        """
        period measure value unit     report
        2014   level   100   100m_cny a
        2015   level   112.1 100m_cny b
        2015   growth  10    percent  b
        """,
        [["level_growth", "2015", 10, 12.1, 2.1, "b", "b + a"]],
    ),
    (
        "level against growth within the threshold",
        """
        period measure value unit     report
        2014   level   100   100m_cny a
        2015   level   111.9 100m_cny b
        2015   growth  10    percent  b
        """,
        [],
    ),
    (
        "growth over two years is not held against one",
        """
        period measure value unit
        2013   level   100   100m_cny
        2015   level   150   100m_cny
        2015   growth  10    percent
        """,
        [],
    ),
    (
        "real growth of GDP may differ by the deflator",
        """
        period measure value unit     indicator
        2014   level   100   100m_cny gdp
        2015   level   115   100m_cny gdp
        2015   growth  8     percent  gdp
        """,
        [],
    ),
    (
        "half-years are compared with half-years",
        """
        period  measure value unit
        2014-H1 level   50    100m_cny
        2014    level   100   100m_cny
        2015-H1 level   60    100m_cny
        2015-H1 growth  10    percent
        """,
        [["level_growth", "2015-H1", 10, 20, 10, "doc", "doc + doc"]],
    ),
    (
        "shares of the sectors",
        """
        period measure value unit    indicator    report
        2016   share   0     percent primary_va   a
        2016   share   19    percent secondary_va a
        2016   share   81    percent services_va  a
        2016   share   0     percent primary_va   b
        2016   share   18.25 percent secondary_va b
        2016   share   71.75 percent services_va  b
        """,
        [["shares", "2016", 90, 100, 10, "b", ""]],
    ),
    (
        "shares differ by their roundings",
        """
        period measure value unit    indicator
        2016   share   33    percent primary_va
        2016   share   33    percent secondary_va
        2016   share   33    percent services_va
        """,
        [],
    ),
    (
        "a part above its whole",
        """
        period value indicator
        2016   100   fiscal_revenue
        2016   120   budget_revenue
        """,
        [["parts", "2016", 100, 120, 20, "doc", "budget_revenue"]],
    ),
    (
        "parts that do not add up",
        """
        period value indicator
        2016   100   trade_total
        2016   60    exports
        2016   30    imports
        """,
        [["parts", "2016", 100, 90, -10, "doc", "exports+imports"]],
    ),
    (
        "parts and whole of two documents are not held together",
        """
        period value indicator      report
        2016   100   fiscal_revenue a
        2016   120   budget_revenue b
        """,
        [],
    ),
    (
        "a figure to date above a later one",
        """
        period          value report
        2016-H1         60    a
        2016-01/2016-09 55    b
        2016            100   c
        """,
        [["year_to_date", "2016-H1", 60, 55, -5, "a", "b"]],
    ),
    (
        "a stock may fall",
        """
        period  value indicator
        2016-H1 60    deposits
        2016    55    deposits
        """,
        [],
    ),
    (
        "dollars under a label of yuan: 90 after 620",
        """
        period value report
        2015   620   a
        2016   90    b
        """,
        [["jump", "2016", 90, 620, 0.1452, "b", "a"]],
    ),
    ("three times is no jump", "period value\n2015 100\n2016 300", []),
    ("over three times is", "period value\n2015 100\n2016 301",
     [["jump", "2016", 301, 100, 3.01, "doc", "doc"]]),
    ("a gap stored as 0", "period value\n2015 0", [["zero", "2015", 0, None, None, "doc", ""]]),
    (
        "two values of one thing in one report",
        "period value\n2015 100\n2015 101",
        [["conflict", "2015", 100, 101, 1, "doc", "doc"]],
    ),
    ("two tellings in two reports", "period value report\n2015 100 a\n2015 101 b", []),
    ("targets are no facts", "period value kind\n2015 0 target\n2015 1 target", []),
]  # fmt: skip


@pytest.mark.parametrize(("what", "rows", "found"), CASES, ids=[case[0] for case in CASES])
def test_what_contradicts_is_found(what, rows, found):
    shown = ["check", "period", "stated", "reckoned", "difference", "report", "against"]
    got = findings(told(rows))[shown]
    got = got.astype(object).where(got.notna(), None).to_numpy().tolist()
    assert got == [[pytest.approx(x) if isinstance(x, float) else x for x in row] for row in found]


def test_hangzhou_shows_its_disagreements_with_the_documents_on_both_sides(root):
    rows = read_csv(root / "data" / "reported" / "hangzhou.csv")
    rows = rows[rows["status"] == "ok"]
    found = findings(rows).query("check == 'level_growth'")
    # 85.64/80.17, 565.4/554, 108.45/86.53 and 200.03/169.21 against the growth told with them.
    assert found[["area", "indicator", "period", "stated", "reckoned"]].to_numpy().tolist() == [
        ["330103@1949", "budget_revenue", "2015", 3.3, pytest.approx(6.82, abs=0.005)],
        ["330105@1996", "retail_sales", "2018", 8.7, pytest.approx(2.06, abs=0.005)],
        ["330108@1996", "budget_revenue", "2015", 21.0, pytest.approx(25.33, abs=0.005)],
        ["330108@1996", "fiscal_revenue", "2015", 16.1, pytest.approx(18.21, abs=0.005)],
    ]
    assert found["against"].str.contains(r" \+ ").all()


def test_a_break_between_the_levels_is_named_beside_the_finding():
    rows = told("""
    area        period measure value unit     report reported_on indicator
    330105@1996 2016   level   100   100m_cny a      2017-01     fixed_asset_investment
    330105@1996 2017   level   80    100m_cny b      2018-01     fixed_asset_investment
    330105@1996 2017   growth  5     percent  b      2018-01     fixed_asset_investment
    """)
    assert findings(rows)["breaks"].tolist() == ["W-FAI"]


def test_the_wholes_of_the_registry_are_known_indicators():
    assert {whole.code for whole in wholes() if whole.complete} == {"gdp", "trade_total"}


LEVELS = st.lists(st.integers(1, 400), min_size=2, max_size=6)


@settings(max_examples=8)
@given(LEVELS, st.randoms())
def test_findings_do_not_depend_on_the_order_or_on_the_unit_of_a_level(levels, random):
    lines = "\n".join(f"{2000 + year} {value}" for year, value in enumerate(levels))
    rows = told(f"period value\n{lines}")
    order = list(range(len(rows)))
    random.shuffle(order)
    found = findings(rows)
    pd.testing.assert_frame_equal(findings(rows.iloc[order]), found)
    scaled = findings(rows.assign(value=rows["value"] * 8))
    assert scaled["period"].tolist() == found["period"].tolist()
    jumps = [b / a > 3 or b / a < 1 / 3 for a, b in pairwise(levels)]
    assert found["check"].eq("jump").sum() == sum(jumps)
