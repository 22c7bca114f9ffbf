"""Which figures may be set against each other, and what can be summed across a boundary change."""

from functools import partial
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rows import tell

from indicators.areas import back_cast, comparable, priced, reasons, tier
from indicators.errors import AnalysisError, RegistryError
from indicators.registry import indicators
from indicators.registry.breaks import breaks, parse

FACTS = "area indicator measure unit period kind basis reported_on".split()


def fact(text: str) -> dict[str, str]:
    facts = dict(zip(FACTS, text.split(), strict=True))
    return facts | {"reported_on": facts["reported_on"].strip("-")}


GDP = "000000@1949 gdp level 100m_cny {} actual unstated {}"
PAIRS = [  # one figure, another, the reasons against comparing them
    # The census of 2023 came out between 126.0 for 2023 and 134.9 for 2024; growth is read across.
    (GDP.format(2023, "2024-03-05"), GDP.format(2024, "2025-03-05"), "W-CENSUS"),
    (GDP.format(2023, "2025-03-05"), GDP.format(2024, "2025-03-05"), ""),
    (GDP.format(2021, "2022-03-05"), GDP.format(2022, "2023-03-05"), ""),
    (
        "000000@1949 gdp growth percent 2023 actual unstated 2024-03-05",
        "000000@1949 gdp growth percent 2024 actual unstated 2025-03-05",
        "",
    ),
    (GDP.format(2014, "2015-03-05"), GDP.format(2016, "2017-03-05"), "W-RD"),
    (GDP.format(2011, "-"), GDP.format(2012, "-"), ""),
    # One code, two areas.
    (
        "330105@1996 gdp growth percent 2018 actual unstated 2019-01",
        "330105@2021 gdp growth percent 2021 actual unstated 2022-01",
        "W-AREA",
    ),
    # Neighbouring districts of one year may be compared.
    (
        "330105@2021 gdp level 100m_cny 2023 actual unstated 2024-01",
        "330102@2021 gdp level 100m_cny 2023 actual unstated 2024-01",
        "",
    ),
    # Provincial accounts before and after they were unified; a province and a city before.
    (
        "330000@1949 gdp level 100m_cny 2020 actual unstated 2021-01",
        "330000@1949 gdp level 100m_cny 2018 actual unstated 2019-12",
        "W-UNIFIED",
    ),
    (
        "330000@1949 gdp growth percent 2017 actual unstated 2018-01",
        "330100@1949 gdp growth percent 2017 actual unstated 2018-01",
        "W-UNIFIED",
    ),
    (
        "330000@1949 gdp growth percent 2019 actual unstated 2020-01",
        "330100@1949 gdp growth percent 2019 actual unstated 2020-01",
        "",
    ),
    # An estimate beside an actual figure; a level beside a growth.
    (
        "330105@1996 gdp level 100m_cny 2016 estimate unstated 2016-12-28",
        "330105@1996 gdp level 100m_cny 2016 actual unstated 2017-02-09",
        "W-STAGE",
    ),
    (
        "330105@1996 gdp level 100m_cny 2016 actual unstated 2017-02-09",
        "330105@1996 gdp growth percent 2016 actual unstated 2017-02-09",
        "W-REAL W-MEASURE W-UNIT",
    ),
    # Growth without a stated basis has its official one: of GDP real, of retail sales nominal.
    (
        "330105@1996 gdp growth percent 2016 actual unstated 2017-02-09",
        "330105@1996 gdp growth percent 2015 actual real 2016-02-09",
        "",
    ),
    (
        "330105@1996 retail_sales growth percent 2016 actual unstated 2017-02-09",
        "330105@1996 retail_sales growth percent 2015 actual real 2016-02-09",
        "W-NOM",
    ),
    (
        "330105@2021 retail_sales level 100m_cny 2019 actual unstated 2019-11-21",
        "330105@2021 retail_sales level 100m_cny 2019 actual unstated 2019-11-22",
        "W-RETAIL W-CENSUS",
    ),
    # Investment: levels are not chained from 2017 on.
    (
        "330105@1996 fixed_asset_investment level 100m_cny 2015 actual unstated 2016-02",
        "330105@1996 fixed_asset_investment level 100m_cny 2016 actual unstated 2017-02",
        "",
    ),
    (
        "330105@1996 fixed_asset_investment level 100m_cny 2016 actual unstated 2017-02",
        "330105@1996 fixed_asset_investment level 100m_cny 2017 actual unstated 2018-02",
        "W-FAI",
    ),
    # Budgets: the VAT split of 2016, the refunds of 2022, and their two rates.
    (
        "330105@1996 budget_revenue level 100m_cny 2015 actual unstated 2016-02",
        "330105@1996 budget_revenue level 100m_cny 2016 actual unstated 2017-02",
        "W-FISC",
    ),
    (
        "330105@1996 budget_revenue level 100m_cny 2017 actual unstated 2018-02",
        "330105@1996 budget_revenue level 100m_cny 2021 actual unstated 2022-02",
        "",
    ),
    (
        "330105@2021 budget_revenue growth percent 2022 actual natural 2023-02",
        "330105@2021 budget_revenue growth percent 2022 actual same_scope 2023-02",
        "W-FISC",
    ),
    # Dollars and yuan; the amounts of foreign capital around 2022.
    (
        "330105@2021 fdi level 100m_usd 2024 actual unstated 2025-02",
        "330105@2021 fdi level 100m_cny 2024 actual unstated 2025-02",
        "W-FDI W-UNIT",
    ),
    (
        "330105@2021 fdi level 100m_usd 2021 actual unstated 2022-02",
        "330105@2021 fdi level 100m_usd 2022 actual unstated 2023-02",
        "W-FDI",
    ),
    (
        "330105@1996 exports level 100m_usd 2014 actual unstated 2015-02",
        "330105@1996 exports level 100m_cny 2016 actual unstated 2017-02",
        "W-TRADE W-UNIT",
    ),
    (
        "330105@1996 industrial_va level 100m_cny 2013 actual unstated 2014-02",
        "330105@1996 industrial_va level 100m_cny 2014 actual unstated 2014-03",
        "W-SCALE",
    ),
    (
        "330105@1996 income_rural level cny 2012 actual unstated 2013-02",
        "330105@1996 income_rural level cny 2013 actual unstated 2014-02",
        "W-INCOME",
    ),
    (
        "330105@2021 digital_va level 100m_cny 2020 actual unstated 2021-05",
        "330105@2021 digital_va level 100m_cny 2021 actual unstated 2022-02",
        "W-SHARE",
    ),
    (
        "330105@2021 rd_intensity share percent 2023 actual unstated 2024-02",
        "330105@2021 rd_share_of_revenue share percent 2023 actual unstated 2024-02",
        "W-SHARE W-INDICATOR",
    ),
    (
        "330105@2021 deposits level 100m_cny 2023-H1 actual unstated 2023-08",
        "330105@2021 deposits level 100m_cny 2023 actual unstated 2024-02",
        "W-STOCK W-SPAN",
    ),
]


@pytest.mark.parametrize(("a", "b", "codes"), PAIRS)
def test_two_figures_are_compared_only_where_nothing_stands_in_the_way(a, b, codes):
    assert comparable(fact(a), fact(b)) == tuple(codes.split())
    assert comparable(fact(b), fact(a)) == tuple(codes.split())


def test_every_code_of_the_registry_is_raised_by_some_pair():
    raised = {code for *_, codes in PAIRS for code in codes.split()}
    assert raised == set(breaks())
    named = {code for entry in indicators().values() for code in entry.breaks}
    assert named <= set(breaks())


@settings(max_examples=25)
@given(st.lists(st.sampled_from([side for a, b, _ in PAIRS for side in (a, b)]), min_size=2))
def test_many_pairs_at_once_give_what_each_gives_alone(sides):
    left, right = (pd.DataFrame(map(fact, part)) for part in (sides[:-1], sides[1:]))
    alone = [" ".join(comparable(fact(a), fact(b))) for a, b in pairwise(sides)]
    assert reasons(left, right).tolist() == alone
    assert set(reasons(left, left)) == {""}


def test_a_file_of_breaks_is_checked_whole():
    text = '[W-A]\nrule="r"\nbehavior="b"\nsource=1\n[[W-A.when]]\nyear=[2016]\nsince="2017"'
    with pytest.raises(RegistryError) as fault:
        parse(text, "mine.toml")
    assert str(fault.value) == (
        "mine.toml: 5 faults: [W-A] lacks behaviour; "
        "[W-A] behavior is no key (did you mean behaviour?); [W-A] source=1 is no str; "
        "[[W-A.when]] year is no key (did you mean years?); [[W-A.when]] since='2017' is no int"
    )


GIVEN = {
    "measure": "level", "unit": "100m_cny", "firmness": "plain", "basis": "unstated",
    "stage": "unstated",
}  # fmt: skip
told = partial(tell, GIVEN)


# Both old districts have levels of GDP for 2013 and 2014, of investment for 2013 and of budget
# revenue for 2014; one figure of 2015 is missing.
LEVELS = told("""
area        indicator              period kind     value  bound report reported_on
330103@1949 gdp                    2013   actual   643.57 eq    xc14   2014-02-19
330103@1949 gdp                    2014   actual   690.76 eq    xc15   2015-06-19
330103@1949 gdp                    2015   estimate 765    eq    xc16   2016-01-17
330103@1949 fixed_asset_investment 2013   actual   152.84 eq    xc14   2014-02-19
330103@1949 budget_revenue         2014   actual   80.17  eq    xc15   2015-06-19
330105@1996 gdp                    2013   actual   372    eq    gs14   2014-02-18
330105@1996 gdp                    2014   actual   391.4  eq    gs15   2015-02-02
330105@1996 fixed_asset_investment 2013   actual   308.2  eq    gs14   2014-02-18
330105@1996 budget_revenue         2014   actual   60.4   eq    gs15   2015-02-02
330110@2021 gdp                    2021   actual   2502.2 eq    yh     2022-02-19
330113@2021 gdp                    2021   estimate 1000   ge    lp     2022-02
""")


def test_the_new_gongshu_is_the_sum_of_xiacheng_and_the_old_one():
    rows = back_cast(LEVELS, "330105@2021")
    shown = ["indicator", "period", "value", "kind", "report", "reported_on"]
    assert rows[shown].to_numpy().tolist() == [
        ["budget_revenue", "2014", 140.57, "actual", "xc15 + gs15", "2015-06-19"],
        ["fixed_asset_investment", "2013", 461.04, "actual", "xc14 + gs14", "2014-02-19"],
        ["gdp", "2013", 1015.57, "actual", "xc14 + gs14", "2014-02-19"],
        ["gdp", "2014", 1082.16, "actual", "xc15 + gs15", "2015-06-19"],
    ]
    assert rows["constructed"].all()
    assert set(rows["made_from"]) == {"330103@1949 + 330105@1996"}


def test_the_old_yuhang_goes_on_as_yuhang_and_linping():
    rows = back_cast(LEVELS, "330110@2001")
    assert rows[["period", "value", "kind", "bound"]].to_numpy().tolist() == [
        ["2021", 3502.2, "estimate", "ge"]  # an estimate and a floor make the sum both
    ]


REFUSED = [
    ("330102@2021", "330102@2021 holds part of 330104@1949"),
    ("330114@2021", "330114@2021 holds part of 330104@1949; 330114@2021 holds part of 330109@2001"),
    ("330109@2001", "330114@2021 holds part of 330104@1949"),
    ("330106@1996", "lineage.csv tells nothing of it"),
]


@pytest.mark.parametrize(("area", "why"), REFUSED)
def test_inexact_lineage_is_refused_with_the_reason(area, why):
    with pytest.raises(AnalysisError) as fault:
        back_cast(LEVELS, area)
    assert fault.value.what == "cannot be summed from other areas"
    assert fault.value.why == why


def test_a_sum_without_all_its_parts_is_refused():
    with pytest.raises(AnalysisError, match=r"330105@2021: no period in which every part"):
        back_cast(LEVELS[LEVELS["area"] != "330103@1949"], "330105@2021")


def test_growth_is_not_summed():
    growth = LEVELS.assign(measure="growth", unit="percent")
    with pytest.raises(AnalysisError, match="no period"):
        back_cast(growth, "330105@2021")


def test_growth_has_its_official_basis_and_levels_have_none():
    rows = LEVELS.head(4).assign(measure=["growth", "level", "growth", "growth"])
    rows = rows.assign(indicator=["gdp", "gdp", "retail_sales", "fdi"])
    rows = rows.assign(basis=["unstated", "unstated", "unstated", "in_usd"])
    assert priced(rows).tolist() == ["real", "unstated", "nominal", "in_usd"]


TIERS = [
    ("000000", "nation"),
    ("330000", "province"),
    ("330100", "prefecture"),
    ("330105", "county"),
]


@pytest.mark.parametrize(("code", "name"), TIERS)
def test_each_place_has_its_tier(code, name):
    assert tier(code, 2024) == name
