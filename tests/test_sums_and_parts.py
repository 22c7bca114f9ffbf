"""Sums are of their window, sums without a first year are left, and a part is not the whole."""

import pytest
from sentences import read

from indicators.extract import extract
from indicators.extract.audit import account
from indicators.model import Report

SUMS = [  # day, text, records; every amount is of the years named
    (
        "2022-01-12",
        "过去五年，全区开放水平大幅提升。累计实现进出口总额460亿美元，利用外资38亿美元。",
        "trade_total level 460 100m_usd 2017/2021 actual eq",
        "fdi level 38 100m_usd 2017/2021 actual eq",
    ),
    (
        "2022-01-12",
        "五年累计实现一般公共预算收入183亿元，完成一般公共预算支出762亿元。",
        "budget_revenue level 183 100m_cny 2017/2021 actual eq",
        "budget_expenditure level 762 100m_cny 2017/2021 actual eq",
    ),
    (
        "2021-01-12",
        "固定资产投资由“十二五”时期的630亿元增加到“十三五”时期的1640亿元，增长1.6倍。",
        "fixed_asset_investment level 630 100m_cny 2011/2015 actual eq",
        "fixed_asset_investment level 1640 100m_cny 2016/2020 actual eq",
        "fixed_asset_investment total_growth 160 percent 2016/2020 actual eq",
    ),
    (
        "2021-01-12",
        "利用外资由“十二五”的3亿美元提高到“十三五”的6亿美元。",
        "fdi level 3 100m_usd 2011/2015 actual eq",
        "fdi level 6 100m_usd 2016/2020 actual eq",
    ),
    (
        "2021-01-12",
        "“十三五”期间，引进内资年均增长21%，总额达到1.1万亿元。",
        "domestic_capital average_growth 21 percent 2016/2020 actual eq",
        "domestic_capital level 11000 100m_cny 2016/2020 actual eq",
    ),
]
SUMS += [
    (
        "2022-01-12",
        "累计完成固定资产投资1.7万亿元，是前五年的2.3倍。",
        "fixed_asset_investment level 17000 100m_cny 2017/2021 actual eq",
        "fixed_asset_investment total_growth 130 percent 2017/2021 actual eq",
    ),
    (
        "2022-01-12",
        "五年城镇新增就业4.2万人，农村劳动力转移就业2万人。",
        "new_jobs level 42000 person 2017/2021 actual eq",
    ),
]
SIZES = [  # what stands beside a window and is of one year
    (
        "2022-01-12",
        "五年累计完成固定资产投资860亿元，社会消费品零售总额达到90亿元。",
        "fixed_asset_investment level 860 100m_cny 2017/2021 actual eq",
        "retail_sales level 90 100m_cny 2021 actual eq",
    ),
    (
        "2022-01-12",
        "五年累计新增就业3万人，2021年生产总值达到300亿元。",
        "new_jobs level 30000 person 2017/2021 actual eq",
        "gdp level 300 100m_cny 2021 actual eq",
    ),
    (
        "2022-01-12",
        "五年来，固定资产投资由60亿元增加到120亿元。",
        "fixed_asset_investment level 60 100m_cny 2016 actual eq",
        "fixed_asset_investment level 120 100m_cny 2021 actual eq",
    ),
    (
        "2022-01-12",
        "去年累计完成固定资产投资80亿元，增长9%。",
        "fixed_asset_investment level 80 100m_cny 2021 actual eq",
        "fixed_asset_investment growth 9 percent 2021 actual eq",
    ),
    (
        "2021-12-12",
        "截至11月底，累计完成固定资产投资80亿元。",
        "fixed_asset_investment level 80 100m_cny 2021-01/2021-11 actual eq",
    ),
    (  # a year's end without 累计 is a date
        "2022-01-12",
        "截至2021年底，一般公共预算收入完成20亿元，增长9%。",
        "budget_revenue level 20 100m_cny 2021 actual eq",
        "budget_revenue growth 9 percent 2021 actual eq",
    ),
]
SINCE = [  # sums that have no first year
    "截至去年底，累计批准外资企业120家，累计实际利用外资7.3亿美元。",
    "截至2023年末，累计引进内资730亿元。",
    "建区三十年来，累计实际利用外资50亿美元。",
    "改革开放四十年来，累计利用外资30亿美元。",
    "自开发区设立以来，累计完成固定资产投资500亿元。",
]
PARTS = [  # what is left beside the records given
    ("去年，投资结构持续改善，第三产业投资明显加快，同比增长28.9%。",),
    (
        "去年，第三产业投资增长20%，第三产业增加值增长8%。",
        "services_va growth 8 percent 2023 actual eq",
    ),
    (
        "去年，服务业税收占全部税收的60%，服务业增长9%。",
        "services_va growth 9 percent 2023 actual eq",
    ),
    ("去年，用于教育、科技、卫生等方面的财政支出33亿元，增长15%。",),
    ("去年，直接用于民生的财政支出达30亿元，占一般公共预算支出的78%。",),
    (
        "去年，教育财政支出增长12%，一般公共预算支出增长6%。",
        "budget_expenditure growth 6 percent 2023 actual eq",
    ),
    ("去年，压减一般公共预算支出1.4亿元，用于保障民生。",),
    (
        "去年，减免税收12亿元，一般公共预算收入20亿元。",
        "budget_revenue level 20 100m_cny 2023 actual eq",
    ),
    ("去年，油气产业实现税收14亿元，占全区税收比重达15%。",),
    (
        "去年，口岸年进出口总值达到36亿美元；全区外贸出口11亿美元。",
        "exports level 11 100m_usd 2023 actual eq",
    ),
    (
        "地方财政收入17亿元，加上上划中央税收收入共32亿元，增长18%。",
        "budget_revenue level 17 100m_cny 2023 actual eq",
    ),
    (
        "引进区外资金12亿元，超额完成了全年10亿元的引资任务。",
        "domestic_capital level 12 100m_cny 2023 actual eq",
    ),
    (
        "城镇新增就业3.3万人，完成年度任务（2万人）的166%。",
        "new_jobs level 33000 person 2023 actual eq",
    ),
    (  # the second ratio is of people
        "三次产业结构由4.9∶36.4∶58.7演进为4.1∶28.0∶67.9，从业人员比例由32.5∶36.4∶31.1调整为33.2∶30.2∶36.6。",
        "primary_va share 4.1 percent 2023 actual eq",
        "secondary_va share 28 percent 2023 actual eq",
        "services_va share 67.9 percent 2023 actual eq",
    ),
    ("去年，技改奖补政策带动新增工业增加值3.5亿元、税收0.4亿元。",),
    (  # what is brought about is the area's own where it is a rate or a size reached
        "去年，工业投资增长20%，带动固定资产投资增长12%。",
        "industrial_investment growth 20 percent 2023 actual eq",
        "fixed_asset_investment growth 12 percent 2023 actual eq",
    ),
    (
        "去年，扩大开放，带动出口突破10亿元。",
        "exports level 10 100m_cny 2023 actual ge",
    ),
]


@pytest.mark.parametrize(("day", "text", "records"), [(d, t, r) for d, t, *r in SUMS + SIZES])
def test_an_amount_is_of_its_window_or_of_its_year(day, text, records):
    assert read(text, day) == records


@pytest.mark.parametrize("text", SINCE)
def test_a_sum_without_a_first_year_is_left_with_its_reason(text):
    report = Report("sentence", text, 0, len(text), "990105", "990105@2021", "2024-01-18")
    found = account(extract(report))
    assert found.taken == ()
    assert found.reasons["since an event"] == 1


@pytest.mark.parametrize(("text", "records"), [(text, records) for text, *records in PARTS])
def test_a_part_is_not_the_whole(text, records):
    assert read(text) == records


SPEAKERS = [  # text of a district's place code, whether 全市 means the area itself
    ("去年，全市出口增长5%。", 1),
    ("去年，全市出口增长5%，我区争先进位。", 0),
    ("去年，生产总值增速居全市第2位，出口增长4%。", 1),
]


@pytest.mark.parametrize(("text", "count"), SPEAKERS)
def test_a_text_that_never_says_our_district_speaks_for_the_city(text, count):
    report = Report("sentence", text, 0, len(text), "330105", "330105@2021", "2024-01-18")
    assert len(extract(report).observations) == count
