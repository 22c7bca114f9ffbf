"""Whole tables as statistics offices, plan reports and newspapers lay them out, and their records.

A case is a table as text, cells apart by two or more blanks or `|`, and its records as a person
reads them: place indicator measure value unit period kind, and a bound where it is not eq.
"""

import pytest

from indicators.extract import extract
from indicators.model import Report

HANGZHOU, GONGSHU = "330100", "330105"


def read(text, place=GONGSHU, day="2025-01-15"):
    """Records of a text as lines, and the reasons why cells of its tables were left."""
    report = Report("table", text, 0, len(text), place, f"{place}@2021", day)
    found = extract(report)
    return sorted(set(map(tell, found.observations)))


def tell(row):
    value = "-" if row.value is None else f"{row.value.normalize():f}"
    high = "" if row.value_high is None else f"..{row.value_high.normalize():f}"
    bound = "" if row.bound == "eq" else f" {row.bound}"
    told = [row.place, row.indicator, row.measure, value + high, row.unit, row.period, row.kind]
    return " ".join(told) + bound


CASES = {
    "quarterly sheet, unit in the name": (
        GONGSHU,
        "2025-04-25",
        """
        2025年一季度主要经济指标
        指标名称              一季度    同比增长(%)
        地区生产总值(亿元)      221.4     5.8
        其中:第一产业增加值(亿元)      0.4      -1.2
        规模以上工业增加值(亿元)     40.2      7.1
        社会消费品零售总额(亿元)     120.6     6.3
        一般公共预算收入(万元)     336000    4.4
        """,
        """
        330105 gdp level 221.4 100m_cny 2025-Q1 actual
        330105 gdp growth 5.8 percent 2025-Q1 actual
        330105 primary_va level 0.4 100m_cny 2025-Q1 actual
        330105 primary_va growth -1.2 percent 2025-Q1 actual
        330105 industrial_va level 40.2 100m_cny 2025-Q1 actual
        330105 industrial_va growth 7.1 percent 2025-Q1 actual
        330105 retail_sales level 120.6 100m_cny 2025-Q1 actual
        330105 retail_sales growth 6.3 percent 2025-Q1 actual
        330105 budget_revenue level 33.6 100m_cny 2025-Q1 actual
        330105 budget_revenue growth 4.4 percent 2025-Q1 actual
        """,
    ),
    "month and cumulation, both with a change": (
        GONGSHU,
        "2024-10-20",
        """
        2024年9月份主要指标
        单位：亿元
        指标|本月|同比±%|本年累计|同比±%
        社会消费品零售总额|38.2|5.1|340.2|6.4
        进出口总额|52.0|－3.2|430.5|(1.8)
        限额以上社会消费品零售额|12.0|4.0|101.0|5.0
        """,
        """
        330105 retail_sales level 38.2 100m_cny 2024-09 actual
        330105 retail_sales growth 5.1 percent 2024-09 actual
        330105 retail_sales level 340.2 100m_cny 2024-01/2024-09 actual
        330105 retail_sales growth 6.4 percent 2024-01/2024-09 actual
        330105 trade_total level 52 100m_cny 2024-09 actual
        330105 trade_total growth -3.2 percent 2024-09 actual
        330105 trade_total level 430.5 100m_cny 2024-01/2024-09 actual
        330105 trade_total growth -1.8 percent 2024-01/2024-09 actual
        """,
    ),
    "this period, the same of last year, change": (
        GONGSHU,
        "2024-07-20",
        """
        2024年1-6月经济运行情况
        指标|计量单位|本期|上年同期|增长%
        工业总产值|亿元|310.5|296.0|4.9
        出口总额|亿元|66.1|70.2|-5.8
        城镇居民人均可支配收入|元|42150|40210|4.8
        """,
        """
        330105 industrial_output level 310.5 100m_cny 2024-H1 actual
        330105 industrial_output level 296 100m_cny 2023-H1 actual
        330105 industrial_output growth 4.9 percent 2024-H1 actual
        330105 exports level 66.1 100m_cny 2024-H1 actual
        330105 exports level 70.2 100m_cny 2023-H1 actual
        330105 exports growth -5.8 percent 2024-H1 actual
        330105 income_urban level 42150 cny 2024-H1 actual
        330105 income_urban level 40210 cny 2023-H1 actual
        330105 income_urban growth 4.8 percent 2024-H1 actual
        """,
    ),
    "caption with the indicator, branches in rows": (
        GONGSHU,
        "2024-12-20",
        """
        2024年1-11月固定资产投资增速（%）
        分类    增速
        合计    4.2
        其中：制造业    9.9
        民间    -6.5
        房地产开发    -11.3
        第三产业    3.0
        """,
        """
        330105 fixed_asset_investment growth 4.2 percent 2024-01/2024-11 actual
        330105 manufacturing_investment growth 9.9 percent 2024-01/2024-11 actual
        330105 private_investment growth -6.5 percent 2024-01/2024-11 actual
        330105 real_estate_investment growth -11.3 percent 2024-01/2024-11 actual
        """,
    ),
    "branches below one head in columns": (
        HANGZHOU,
        "2025-02-10",
        """
        2024年各区投资完成情况
        单位：亿元
        地区|固定资产投资||
        |合计|工业|基础设施
        全市|5100|820|1210
        上城区|410|12|95
        """,
        """
        330100 fixed_asset_investment level 5100 100m_cny 2024 actual
        330100 industrial_investment level 820 100m_cny 2024 actual
        330100 infrastructure_investment level 1210 100m_cny 2024 actual
        330102 fixed_asset_investment level 410 100m_cny 2024 actual
        330102 industrial_investment level 12 100m_cny 2024 actual
        330102 infrastructure_investment level 95 100m_cny 2024 actual
        """,
    ),
    "first industry below investment is not value added": (
        GONGSHU,
        "2025-01-15",
        """
        2024年主要指标
        指标|单位|总量|增速（%）
        固定资产投资|亿元|300|4.0
        第一产业|亿元|2|1.0
        第二产业|亿元|60|8.0
        地区生产总值|亿元|905|5.6
        第一产业|亿元|1.8|0.5
        建筑业|亿元|20|2.0
        第三产业|亿元|700|6.0
        """,
        """
        330105 fixed_asset_investment level 300 100m_cny 2024 actual
        330105 fixed_asset_investment growth 4 percent 2024 actual
        330105 gdp level 905 100m_cny 2024 actual
        330105 gdp growth 5.6 percent 2024 actual
        330105 primary_va level 1.8 100m_cny 2024 actual
        330105 primary_va growth 0.5 percent 2024 actual
        330105 services_va level 700 100m_cny 2024 actual
        330105 services_va growth 6 percent 2024 actual
        """,
    ),
    "districts in columns": (
        HANGZHOU,
        "2025-02-10",
        """
        2024年各区、县（市）主要经济指标
        指标|单位|全市|上城区|西湖区|高新区
        地区生产总值|亿元|20500|2600|2100|2300
        增长|%|5.0|5.1|5.3|6.0
        一般公共预算收入|亿元|2700|180|200|210
        """,
        """
        330100 gdp level 20500 100m_cny 2024 actual
        330100 gdp growth 5 percent 2024 actual
        330100 budget_revenue level 2700 100m_cny 2024 actual
        330102 gdp level 2600 100m_cny 2024 actual
        330102 gdp growth 5.1 percent 2024 actual
        330102 budget_revenue level 180 100m_cny 2024 actual
        330106 gdp level 2100 100m_cny 2024 actual
        330106 gdp growth 5.3 percent 2024 actual
        330106 budget_revenue level 200 100m_cny 2024 actual
        """,
    ),
    "districts with ranks, one zone": (
        HANGZHOU,
        "2024-11-20",
        """
        2024年前三季度各地规上工业增加值
        地区|规上工业增加值增速（%）|位次
        全市|4.6|
        余杭区|7.2|1
        钱塘区|5.0|4
        经济技术开发区|6.6|2
        """,
        """
        330100 industrial_va growth 4.6 percent 2024-01/2024-09 actual
        330110 industrial_va growth 7.2 percent 2024-01/2024-09 actual
        330114 industrial_va growth 5 percent 2024-01/2024-09 actual
        """,
    ),
    "one indicator, districts by years": (
        HANGZHOU,
        "2025-03-10",
        """
        各区地区生产总值（亿元）
        地区|2022年|2023年|2024年
        全市|18753|20059|21860
        上城区|2448|2580|2700
        """,
        """
        330100 gdp level 18753 100m_cny 2022 actual
        330100 gdp level 20059 100m_cny 2023 actual
        330100 gdp level 21860 100m_cny 2024 actual
        330102 gdp level 2448 100m_cny 2022 actual
        330102 gdp level 2580 100m_cny 2023 actual
        330102 gdp level 2700 100m_cny 2024 actual
        """,
    ),
    "years in rows, two indicators in columns": (
        GONGSHU,
        "2025-03-10",
        """
        历年主要指标
        年份|地区生产总值（亿元）|比上年增长（%）|财政总收入（亿元）
        2021|790.2|8.4|160.1
        2022|820.1|3.1|158.3
        2023|861.4|5.0|170.9
        """,
        """
        330105 gdp level 790.2 100m_cny 2021 actual
        330105 gdp growth 8.4 percent 2021 actual
        330105 fiscal_revenue level 160.1 100m_cny 2021 actual
        330105 gdp level 820.1 100m_cny 2022 actual
        330105 gdp growth 3.1 percent 2022 actual
        330105 fiscal_revenue level 158.3 100m_cny 2022 actual
        330105 gdp level 861.4 100m_cny 2023 actual
        330105 gdp growth 5 percent 2023 actual
        330105 fiscal_revenue level 170.9 100m_cny 2023 actual
        """,
    ),
    "two years of targets and outcomes, two rows of heads": (
        GONGSHU,
        "2025-01-15",
        """
        附件：主要经济社会发展指标
        序号|指标名称|单位|2024年|||2025年
        |||计划|完成|增长%|目标
        1|地区生产总值|亿元|—|905|5.6|增长5.5%左右
        2|社会消费品零售总额|亿元|480|485.2|6.1|增长6%
        3|单位GDP能耗|%|-3|-3.4||下降3%以上
        4|城镇登记失业率|%|4以内|2.6||4%以内
        5|居民消费价格指数|%|103左右|100.3||2%左右
        """,
        """
        330105 gdp level 905 100m_cny 2024 actual
        330105 gdp growth 5.6 percent 2024 actual
        330105 gdp growth 5.5 percent 2025 target approx
        330105 retail_sales level 480 100m_cny 2024 target
        330105 retail_sales level 485.2 100m_cny 2024 actual
        330105 retail_sales growth 6.1 percent 2024 actual
        330105 retail_sales growth 6 percent 2025 target
        330105 energy_intensity growth -3 percent 2024 target
        330105 energy_intensity growth -3.4 percent 2024 actual
        330105 energy_intensity growth -3 percent 2025 target ge
        330105 unemployment_rate level 4 percent 2024 target le
        330105 unemployment_rate level 2.6 percent 2024 actual
        330105 unemployment_rate level 4 percent 2025 target le
        330105 cpi growth 3 percent 2024 target approx
        330105 cpi growth 0.3 percent 2024 actual
        330105 cpi growth 2 percent 2025 target approx
        """,
    ),
    "last year and this year by the document's day": (
        GONGSHU,
        "2025-02-20",
        """
        国民经济和社会发展主要指标
        指标|上年目标|上年完成|今年目标
        地区生产总值增长|6%左右|5.6%|5.5%左右
        实际利用外资|3.5亿美元|3.6亿美元|3.7亿美元以上
        城镇新增就业|2.2万人|2.5万人|2.2万人
        """,
        """
        330105 gdp growth 6 percent 2024 target approx
        330105 gdp growth 5.6 percent 2024 actual
        330105 gdp growth 5.5 percent 2025 target approx
        330105 fdi level 3.5 100m_usd 2024 target
        330105 fdi level 3.6 100m_usd 2024 actual
        330105 fdi level 3.7 100m_usd 2025 target ge
        330105 new_jobs level 22000 person 2024 target
        330105 new_jobs level 25000 person 2024 actual
        330105 new_jobs level 22000 person 2025 target
        """,
    ),
    "an estimate beside a target, given in December": (
        GONGSHU,
        "2024-12-26",
        """
        2025年主要预期目标
        指标|单位|2024年预计|增长（%）|2025年预期目标
        地区生产总值|亿元|905|5.5左右|增长5.5%左右
        固定资产投资|亿元|300|4|增长4%以上
        """,
        """
        330105 gdp level 905 100m_cny 2024 estimate
        330105 gdp growth 5.5 percent 2024 estimate approx
        330105 gdp growth 5.5 percent 2025 target approx
        330105 fixed_asset_investment level 300 100m_cny 2024 estimate
        330105 fixed_asset_investment growth 4 percent 2024 estimate
        330105 fixed_asset_investment growth 4 percent 2025 target ge
        """,
    ),
    "tracking list, half a year": (
        GONGSHU,
        "2025-07-15",
        """
        2025年上半年重点指标进展情况表
        序号|指标|年度目标|上半年完成|占年度目标%|责任单位
        1|一般公共预算收入（亿元）|120|66.0|55.0|区财政局
        2|出口增速（%）|5|3.1||区商务局
        3|新增就业（人）|22000|12500|56.8|区人力社保局
        """,
        """
        330105 budget_revenue level 120 100m_cny 2025 target
        330105 budget_revenue level 66 100m_cny 2025-H1 actual
        330105 exports growth 5 percent 2025 target
        330105 exports growth 3.1 percent 2025-H1 actual
        330105 new_jobs level 22000 person 2025 target
        330105 new_jobs level 12500 person 2025-H1 actual
        """,
    ),
    "tracking list, months so far": (
        GONGSHU,
        "2025-06-12",
        """
        2025年目标任务完成进度（1-5月）
        指标名称|单位|全年目标|1-5月完成|同比增长%|完成率%|排名
        社会消费品零售总额|亿元|510|201.5|6.2|39.5|3
        民间投资|%|6|7.5|7.5||5
        """,
        """
        330105 retail_sales level 510 100m_cny 2025 target
        330105 retail_sales level 201.5 100m_cny 2025-01/2025-05 actual
        330105 retail_sales growth 6.2 percent 2025-01/2025-05 actual
        330105 private_investment growth 6 percent 2025 target
        330105 private_investment growth 7.5 percent 2025-01/2025-05 actual
        """,
    ),
    "a share of GDP and the sectors' structure": (
        GONGSHU,
        "2025-01-15",
        """
        2024年产业结构
        指标|增加值（亿元）|占GDP比重（%）
        第三产业增加值|700|77.3
        """,
        """
        330105 services_va share 77.3 percent 2024 actual
        """,
    ),
    "a share of something else is left": (
        GONGSHU,
        "2025-01-15",
        """
        2024年财政收入
        指标|总量（亿元）|增长（%）|占全市比重（%）|对增长的贡献率（%）
        一般公共预算收入|118.3|3.3|7.1|12.0
        """,
        """
        330105 budget_revenue level 118.3 100m_cny 2024 actual
        330105 budget_revenue growth 3.3 percent 2024 actual
        """,
    ),
    "two panels side by side": (
        GONGSHU,
        "2025-01-15",
        """
        2024年主要指标
        指标|单位|数值|指标|单位|数值
        地区生产总值|亿元|905|出口总额|亿元|88.4
        税收收入|亿元|101.2|存款余额|亿元|1820
        """,
        """
        330105 gdp level 905 100m_cny 2024 actual
        330105 exports level 88.4 100m_cny 2024 actual
        330105 tax_revenue level 101.2 100m_cny 2024 actual
        330105 deposits level 1820 100m_cny 2024 actual
        """,
    ),
    "sections of one sheet": (
        GONGSHU,
        "2025-01-15",
        """
        2024年主要经济指标
        指标|2024年|2023年
        一、总量（亿元）||
        地区生产总值|905|861
        社会消费品零售总额|485|457
        二、增速（%）||
        地区生产总值|5.6|5.0
        社会消费品零售总额|6.1|7.0
        """,
        """
        330105 gdp level 905 100m_cny 2024 actual
        330105 gdp level 861 100m_cny 2023 actual
        330105 retail_sales level 485 100m_cny 2024 actual
        330105 retail_sales level 457 100m_cny 2023 actual
        330105 gdp growth 5.6 percent 2024 actual
        330105 gdp growth 5 percent 2023 actual
        330105 retail_sales growth 6.1 percent 2024 actual
        330105 retail_sales growth 7 percent 2023 actual
        """,
    ),
    "size and change in rows": (
        GONGSHU,
        "2024-12-15",
        """
        2024年各月累计主要指标
        指标||1-9月|1-10月|1-11月
        地区生产总值|总量（亿元）|660||
        |增速（%）|5.4||
        出口总额|总量（亿元）|70.1|79.0|88.4
        |增速（%）|-4.0|-4.3|-4.1
        """,
        """
        330105 gdp level 660 100m_cny 2024-01/2024-09 actual
        330105 gdp growth 5.4 percent 2024-01/2024-09 actual
        330105 exports level 70.1 100m_cny 2024-01/2024-09 actual
        330105 exports level 79 100m_cny 2024-01/2024-10 actual
        330105 exports level 88.4 100m_cny 2024-01/2024-11 actual
        330105 exports growth -4 percent 2024-01/2024-09 actual
        330105 exports growth -4.3 percent 2024-01/2024-10 actual
        330105 exports growth -4.1 percent 2024-01/2024-11 actual
        """,
    ),
    "units of several kinds in one line": (
        GONGSHU,
        "2025-01-15",
        """
        2024年主要指标
        计量单位：万元、万美元、%
        指标|全年|增长
        固定资产投资|3000000|4.0
        实际利用外资|36000|2.9
        """,
        """
        330105 fixed_asset_investment level 300 100m_cny 2024 actual
        330105 fixed_asset_investment growth 4 percent 2024 actual
        330105 fdi level 3.6 100m_usd 2024 actual
        330105 fdi growth 2.9 percent 2024 actual
        """,
    ),
    "no unit, no record": (
        GONGSHU,
        "2025-01-15",
        """
        2024年主要指标
        指标|2024年|增长（%）
        地区生产总值|905|5.6
        """,
        """
        330105 gdp growth 5.6 percent 2024 actual
        """,
    ),
    "a month above a bare size: month or months so far?": (
        GONGSHU,
        "2024-12-20",
        """
        2024年11月主要指标
        指标|数值（亿元）|增长（%）
        社会消费品零售总额|40.1|6.1
        出口总额|8.0|-2.0
        """,
        "",
    ),
    "heads that contradict each other": (
        GONGSHU,
        "2025-01-15",
        """
        主要指标
        指标|2023年|2024年
        2024年地区生产总值（亿元）|861|905
        固定资产投资（亿元）|290|300
        """,
        """
        330105 gdp level 905 100m_cny 2024 actual
        330105 fixed_asset_investment level 290 100m_cny 2023 actual
        330105 fixed_asset_investment level 300 100m_cny 2024 actual
        """,
    ),
    "ranks and points are no figures": (
        GONGSHU,
        "2025-01-15",
        """
        2024年主要指标在全市位次
        指标|增速（%）|全市排名|比上年位次|与全市差距（百分点）
        地区生产总值|5.6|3|+2|0.6
        规上工业增加值|7.0|2|-1|1.4
        """,
        """
        330105 gdp growth 5.6 percent 2024 actual
        330105 industrial_va growth 7 percent 2024 actual
        """,
    ),
    "the city's figures beside the district's": (
        GONGSHU,
        "2025-04-25",
        """
        2025年一季度全市与全区主要指标
        指标|全市增速（%）|全区增速（%）
        地区生产总值|5.2|5.8
        固定资产投资|2.0|3.1
        """,
        """
        330100 gdp growth 5.2 percent 2025-Q1 actual
        330105 gdp growth 5.8 percent 2025-Q1 actual
        330100 fixed_asset_investment growth 2 percent 2025-Q1 actual
        330105 fixed_asset_investment growth 3.1 percent 2025-Q1 actual
        """,
    ),
    "streets are no area": (
        GONGSHU,
        "2025-01-15",
        """
        2024年各街道主要指标
        街道|税收收入（亿元）|增长（%）
        湖畔街道|3.1|5
        山前街道|2.2|4
        全区|101.2|3.3
        """,
        "",
    ),
    "a zone's own table": (
        GONGSHU,
        "2025-01-15",
        """
        2024年高新区主要经济指标
        指标|单位|2024年|增长（%）
        地区生产总值|亿元|90|7.0
        固定资产投资|亿元|30|9.0
        """,
        "",
    ),
    "wide digits, thousands, notes": (
        GONGSHU,
        "2025-01-15",
        """
        表３　２０２４年主要指标①
        指标|单位|２０２４年|比上年增长（％）
        地区生产总值[1]|万元|9,053,000|５.６
        农村居民人均可支配收入|元|48 210|+5.9
        """,
        """
        330105 gdp level 905.3 100m_cny 2024 actual
        330105 gdp growth 5.6 percent 2024 actual
        330105 income_rural level 48210 cny 2024 actual
        330105 income_rural growth 5.9 percent 2024 actual
        """,
    ),
    "blanks of all kinds": (
        GONGSHU,
        "2025-01-15",
        """
        2024年主要指标
        指标|单位|2024年|增长（%）
        地区生产总值|亿元|905|—
        固定资产投资|亿元|-|4.0
        出口总额|亿元|…|-4.1
        税收收入|亿元|101.2|/
        """,
        """
        330105 gdp level 905 100m_cny 2024 actual
        330105 fixed_asset_investment growth 4 percent 2024 actual
        330105 exports growth -4.1 percent 2024 actual
        330105 tax_revenue level 101.2 100m_cny 2024 actual
        """,
    ),
    "targets in words": (
        GONGSHU,
        "2025-01-15",
        """
        2025年主要预期目标
        指标|目标
        地区生产总值|增长5.5%—6%
        出口总额|正增长
        居民人均可支配收入|与经济增长同步
        新增就业|2万人以上
        一般公共预算收入|力争增长5%
        """,
        """
        330105 gdp growth 5.5..6 percent 2025 target range
        330105 exports growth - percent 2025 target positive
        330105 income_all growth - percent 2025 target in_step
        330105 new_jobs level 20000 person 2025 target ge
        330105 budget_revenue growth 5 percent 2025 target
        """,
    ),
    "five years of a plan": (
        GONGSHU,
        "2026-01-15",
        """
        “十四五”主要指标
        指标|2020年|2025年目标|2025年完成|年均增长（%）
        地区生产总值（亿元）|700|1000|980|6.9
        """,
        """
        330105 gdp level 700 100m_cny 2020 actual
        330105 gdp level 1000 100m_cny 2025 target
        330105 gdp level 980 100m_cny 2025 actual
        """,
    ),
    "year above, latest first": (
        GONGSHU,
        "2025-01-15",
        """
        主要指标对比
        指标|2024年（亿元）|2023年（亿元）|增长%
        地区生产总值|905|861|5.6
        """,
        """
        330105 gdp level 905 100m_cny 2024 actual
        330105 gdp level 861 100m_cny 2023 actual
        330105 gdp growth 5.6 percent 2024 actual
        """,
    ),
    "urban and rural below income": (
        GONGSHU,
        "2025-01-15",
        """
        2024年居民收入
        指标|绝对值（元）|增长（%）
        居民人均可支配收入|72000|4.9
        其中：城镇|75000|4.5
        农村|48000|6.0
        社会消费品零售总额（亿元）|485|6.1
        城镇|400|6.0
        """,
        """
        330105 income_all level 72000 cny 2024 actual
        330105 income_all growth 4.9 percent 2024 actual
        330105 income_urban level 75000 cny 2024 actual
        330105 income_urban growth 4.5 percent 2024 actual
        330105 income_rural level 48000 cny 2024 actual
        330105 income_rural growth 6 percent 2024 actual
        330105 retail_sales level 485 100m_cny 2024 actual
        330105 retail_sales growth 6.1 percent 2024 actual
        """,
    ),
    "a plan's year that is not over is no outcome": (
        GONGSHU,
        "2025-01-15",
        """
        主要指标
        指标|2024年|2025年
        地区生产总值（亿元）|905|950
        """,
        """
        330105 gdp level 905 100m_cny 2024 actual
        """,
    ),
    "increments": (
        GONGSHU,
        "2025-01-15",
        """
        2024年财政
        指标|2024年（亿元）|增加额（亿元）|增长（%）
        税收收入|101.2|3.2|3.3
        """,
        """
        330105 tax_revenue level 101.2 100m_cny 2024 actual
        330105 tax_revenue increment 3.2 100m_cny 2024 actual
        330105 tax_revenue growth 3.3 percent 2024 actual
        """,
    ),
}


def laid_out(text):
    lines = [line.strip() for line in text.strip().splitlines()]
    return "".join(f"|{line}|\n" if "|" in line else f"{line}\n" for line in lines)


@pytest.mark.parametrize(("place", "day", "text", "records"), CASES.values(), ids=CASES.keys())
def test_a_table(place, day, text, records):
    told = sorted(line.strip() for line in records.strip().splitlines())
    assert read(laid_out(text), place, day) == told


HARDER = {
    "indicators across, districts down, two rows of heads": (
        HANGZHOU,
        "2025-04-28",
        """
        2025年1-3月各区县主要经济指标完成情况
        区县（市）|地区生产总值||规模以上工业增加值||一般公共预算收入|
        |绝对数（亿元）|同比±%|绝对数（亿元）|同比±%|绝对数（万元）|同比±%
        杭州市|5320.1|5.2|1012.3|6.0|8210000|1.9
        上城区|655.0|5.0|40.1|-1.0|612000|0.3
        萧山区|540.2|5.5|180.3|7.7|..|..
        """,
        """
        330100 gdp level 5320.1 100m_cny 2025-Q1 actual
        330100 gdp growth 5.2 percent 2025-Q1 actual
        330100 industrial_va level 1012.3 100m_cny 2025-Q1 actual
        330100 industrial_va growth 6 percent 2025-Q1 actual
        330100 budget_revenue level 821 100m_cny 2025-Q1 actual
        330100 budget_revenue growth 1.9 percent 2025-Q1 actual
        330102 gdp level 655 100m_cny 2025-Q1 actual
        330102 gdp growth 5 percent 2025-Q1 actual
        330102 industrial_va level 40.1 100m_cny 2025-Q1 actual
        330102 industrial_va growth -1 percent 2025-Q1 actual
        330102 budget_revenue level 61.2 100m_cny 2025-Q1 actual
        330102 budget_revenue growth 0.3 percent 2025-Q1 actual
        330109 gdp level 540.2 100m_cny 2025-Q1 actual
        330109 gdp growth 5.5 percent 2025-Q1 actual
        330109 industrial_va level 180.3 100m_cny 2025-Q1 actual
        330109 industrial_va growth 7.7 percent 2025-Q1 actual
        """,
    ),
    "three rows of heads": (
        GONGSHU,
        "2025-01-15",
        """
        国民经济和社会发展计划主要指标
        指标名称|计量单位|2024年||||2025年|
        ||计划数||预计完成数||计划数|
        ||总量|增长%|总量|增长%|总量|增长%
        地区生产总值|亿元|910|6|905|5.6|955|5.5
        社会消费品零售总额|亿元||6|485|6.1||6
        """,
        """
        330105 gdp level 910 100m_cny 2024 target
        330105 gdp growth 6 percent 2024 target
        330105 gdp level 905 100m_cny 2024 estimate
        330105 gdp growth 5.6 percent 2024 estimate
        330105 gdp level 955 100m_cny 2025 target
        330105 gdp growth 5.5 percent 2025 target
        330105 retail_sales growth 6 percent 2024 target
        330105 retail_sales level 485 100m_cny 2024 estimate
        330105 retail_sales growth 6.1 percent 2024 estimate
        330105 retail_sales growth 6 percent 2025 target
        """,
    ),
    "targets and outcomes in rows": (
        GONGSHU,
        "2025-01-15",
        """
        主要指标目标与完成
        项目|地区生产总值增速（%）|一般公共预算收入（亿元）|实际利用外资（万美元）
        2024年目标|6|118|35000
        2024年实绩|5.6|118.3|36000
        2025年目标|5.5左右|122|37000
        """,
        """
        330105 gdp growth 6 percent 2024 target
        330105 budget_revenue level 118 100m_cny 2024 target
        330105 fdi level 3.5 100m_usd 2024 target
        330105 gdp growth 5.6 percent 2024 actual
        330105 budget_revenue level 118.3 100m_cny 2024 actual
        330105 fdi level 3.6 100m_usd 2024 actual
        330105 gdp growth 5.5 percent 2025 target approx
        330105 budget_revenue level 122 100m_cny 2025 target
        330105 fdi level 3.7 100m_usd 2025 target
        """,
    ),
    "months across": (
        GONGSHU,
        "2025-01-20",
        """
        2024年社会消费品零售总额分月情况
        单位：亿元
        |10月|11月|12月|1-12月
        当月值|41.0|40.1|44.3|
        同比增长（%）|6.0|5.1|4.4|6.1
        累计值|372.1|412.2|456.5|456.5
        """,
        """
        330105 retail_sales level 41 100m_cny 2024-10 actual
        330105 retail_sales level 40.1 100m_cny 2024-11 actual
        330105 retail_sales level 44.3 100m_cny 2024-12 actual
        330105 retail_sales growth 6 percent 2024-10 actual
        330105 retail_sales growth 5.1 percent 2024-11 actual
        330105 retail_sales growth 4.4 percent 2024-12 actual
        330105 retail_sales growth 6.1 percent 2024 actual
        330105 retail_sales level 372.1 100m_cny 2024-01/2024-10 actual
        330105 retail_sales level 412.2 100m_cny 2024-01/2024-11 actual
        330105 retail_sales level 456.5 100m_cny 2024 actual
        """,
    ),
    "month and cumulation below heads": (
        GONGSHU,
        "2024-06-20",
        """
        主要经济指标（2024年5月）
        指标|5月||1-5月|
        |绝对量|同比增长（%）|绝对量|同比增长（%）
        进出口总额（亿元）|52.0|－3.2|230.5|1.8
        其中：出口（亿元）|30.1|-1.0|140.2|2.0
        规模以上工业总产值（亿元）|60|3|280|4
        """,
        """
        330105 trade_total level 52 100m_cny 2024-05 actual
        330105 trade_total growth -3.2 percent 2024-05 actual
        330105 trade_total level 230.5 100m_cny 2024-01/2024-05 actual
        330105 trade_total growth 1.8 percent 2024-01/2024-05 actual
        330105 exports level 30.1 100m_cny 2024-05 actual
        330105 exports growth -1 percent 2024-05 actual
        330105 exports level 140.2 100m_cny 2024-01/2024-05 actual
        330105 exports growth 2 percent 2024-01/2024-05 actual
        330105 industrial_output level 60 100m_cny 2024-05 actual
        330105 industrial_output growth 3 percent 2024-05 actual
        330105 industrial_output level 280 100m_cny 2024-01/2024-05 actual
        330105 industrial_output growth 4 percent 2024-01/2024-05 actual
        """,
    ),
    "cumulation only, the month in the title": (
        GONGSHU,
        "2024-06-20",
        """
        2024年5月主要经济指标
        指标名称|单位|累计完成|累计同比（%）|完成年度计划（%）
        财政总收入|亿元|90.5|2.2|44
        工业投资|亿元|12.5|-7.1|
        """,
        """
        330105 fiscal_revenue level 90.5 100m_cny 2024-01/2024-05 actual
        330105 fiscal_revenue growth 2.2 percent 2024-01/2024-05 actual
        330105 industrial_investment level 12.5 100m_cny 2024-01/2024-05 actual
        330105 industrial_investment growth -7.1 percent 2024-01/2024-05 actual
        """,
    ),
    "growth of several years, indicators down": (
        GONGSHU,
        "2025-03-15",
        """
        2020—2024年主要指标增长速度
        单位：%
        指标|2020|2021|2022|2023|2024
        地区生产总值|2.2|8.4|3.1|5.0|5.6
        社会消费品零售总额|-3.0|9.2|1.2|7.0|6.1
        """,
        """
        330105 gdp growth 2.2 percent 2020 actual
        330105 gdp growth 8.4 percent 2021 actual
        330105 gdp growth 3.1 percent 2022 actual
        330105 gdp growth 5 percent 2023 actual
        330105 gdp growth 5.6 percent 2024 actual
        330105 retail_sales growth -3 percent 2020 actual
        330105 retail_sales growth 9.2 percent 2021 actual
        330105 retail_sales growth 1.2 percent 2022 actual
        330105 retail_sales growth 7 percent 2023 actual
        330105 retail_sales growth 6.1 percent 2024 actual
        """,
    ),
    "deposits at the end of a month": (
        GONGSHU,
        "2024-12-20",
        """
        2024年11月末金融情况
        指标|11月末余额（亿元）|同比增长（%）
        金融机构存款余额|1820|8.1
        """,
        """
        330105 deposits level 1820 100m_cny 2024-01/2024-11 actual
        330105 deposits growth 8.1 percent 2024-01/2024-11 actual
        """,
    ),
    "tracking list of a quarter, target in words, target by quarter left": (
        GONGSHU,
        "2025-10-20",
        """
        2025年前三季度主要目标完成情况
        序号|主要指标|2025年目标|前三季度完成|完成全年目标比例|牵头单位|备注
        1|地区生产总值|增长5.5%左右|5.7%|—|区发改局|好于预期
        2|一般公共预算收入|122亿元|96.3亿元|78.9%|区财政局|
        3|城镇新增就业|2.2万人以上|1.9万人|86.4%|区人力社保局|超序时
        """,
        """
        330105 gdp growth 5.5 percent 2025 target approx
        330105 gdp growth 5.7 percent 2025-01/2025-09 actual
        330105 budget_revenue level 122 100m_cny 2025 target
        330105 budget_revenue level 96.3 100m_cny 2025-01/2025-09 actual
        330105 new_jobs level 22000 person 2025 target ge
        330105 new_jobs level 19000 person 2025-01/2025-09 actual
        """,
    ),
    "a city's own table, zones and a total": (
        HANGZHOU,
        "2024-08-10",
        """
        2024年上半年各县（市、区）固定资产投资
        县（市、区）|投资额（亿元）|增幅（%）|增幅排名|民间投资增幅（%）
        合计|2510|2.1||-5.0
        拱墅|120|4.4|2|1.0
        桐庐县|80|6.6|1|3.0
        钱江世纪城|66|9.0|—|2.0
        """,
        """
        330100 fixed_asset_investment level 2510 100m_cny 2024-H1 actual
        330100 fixed_asset_investment growth 2.1 percent 2024-H1 actual
        330100 private_investment growth -5 percent 2024-H1 actual
        330105 fixed_asset_investment level 120 100m_cny 2024-H1 actual
        330105 fixed_asset_investment growth 4.4 percent 2024-H1 actual
        330105 private_investment growth 1 percent 2024-H1 actual
        330122 fixed_asset_investment level 80 100m_cny 2024-H1 actual
        330122 fixed_asset_investment growth 6.6 percent 2024-H1 actual
        330122 private_investment growth 3 percent 2024-H1 actual
        """,
    ),
    "income by residents": (
        GONGSHU,
        "2025-01-25",
        """
        2024年居民收入情况
        指标|单位|2024年|2023年|同比增长（%）
        全体居民人均可支配收入|元|72000|68637|4.9
        城镇常住居民人均可支配收入|元|75000|71770|4.5
        农村常住居民人均可支配收入|元|48000|45283|6.0
        """,
        """
        330105 income_all level 72000 cny 2024 actual
        330105 income_all level 68637 cny 2023 actual
        330105 income_all growth 4.9 percent 2024 actual
        330105 income_urban level 75000 cny 2024 actual
        330105 income_urban level 71770 cny 2023 actual
        330105 income_urban growth 4.5 percent 2024 actual
        330105 income_rural level 48000 cny 2024 actual
        330105 income_rural level 45283 cny 2023 actual
        330105 income_rural growth 6 percent 2024 actual
        """,
    ),
    "R&D in share and a fall of energy": (
        GONGSHU,
        "2025-01-15",
        """
        2025年约束性与预期性指标
        指标|属性|2024年实绩|2025年目标
        全社会研发经费支出占GDP比重（%）|预期性|3.2|3.3
        单位GDP能耗降低率（%）|约束性|3.1|3以上
        """,
        """
        330105 rd_intensity level 3.2 percent 2024 actual
        330105 rd_intensity level 3.3 percent 2025 target
        330105 energy_intensity growth -3.1 percent 2024 actual
        330105 energy_intensity growth -3 percent 2025 target ge
        """,
    ),
    "prices of the year before as 100": (
        GONGSHU,
        "2025-03-15",
        """
        2024年居民消费价格指数（上年=100）
        指标|指数
        居民消费价格总指数|100.3
        食品烟酒|101.2
        商品零售价格指数|99.5
        """,
        """
        330105 cpi growth 0.3 percent 2024 actual
        330105 rpi growth -0.5 percent 2024 actual
        """,
    ),
}


GAPS = {  # what is lost, nothing wrong read
    "months across": "the year beside its months, without a name of its own",
    "cumulation only, the month in the title": "累计 of the month that the title names",
    "deposits at the end of a month": "11月末余额 as a head",
    "R&D in share and a fall of energy": "单位GDP能耗降低率 as the name of a row",
}


@pytest.mark.parametrize(
    ("place", "day", "text", "records"),
    [
        pytest.param(
            *row, id=name, marks=[pytest.mark.xfail(reason=GAPS[name])] if name in GAPS else []
        )
        for name, row in HARDER.items()
    ],
)
def test_a_harder_table(place, day, text, records):
    told = sorted(line.strip() for line in records.strip().splitlines())
    assert read(laid_out(text), place, day) == told


@pytest.mark.parametrize("name", GAPS)
def test_a_gap_reads_nothing_wrong(name):
    place, day, text, records = HARDER[name]
    told = [line.strip() for line in records.strip().splitlines()]
    assert set(read(laid_out(text), place, day)) <= set(told)
