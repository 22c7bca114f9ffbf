"""Tables in a text, however their cells are laid out, and the unit that leads a task."""

import pytest

from indicators.extract import extract
from indicators.model import Report
from indicators.tables import Setting, read_tables
from indicators.wording.clock import Clock

FIGURES = [
    ["指标名称", "单位", "2023年", "增长（%）"],
    ["地区生产总值", "亿元", "1031.5", "6.2"],
    ["其中：第一产业增加值", "亿元", "18.4", "-1.3"],
    ["社会消费品零售总额", "万元", "4778000", "5.5"],
    ["旅游人数", "万人次", "820", "12.0"],
    ["城镇居民人均可支配收入", "元", "71,250", "4.8"],
]
READ = [
    "gdp level 1031.5 100m_cny",
    "gdp growth 6.2 percent",
    "primary_va level 18.4 100m_cny",
    "primary_va growth -1.3 percent",
    "retail_sales level 477.8 100m_cny",
    "retail_sales growth 5.5 percent",
    "income_urban level 71250 cny",
    "income_urban growth 4.8 percent",
]
LAYOUTS = {
    "tabs": "\n".join("\t".join(row) for row in FIGURES),
    "pipes": "\n".join(f"| {' | '.join(row)} |" for row in FIGURES),
    "one a line": "\n".join(cell for row in FIGURES for cell in row),
    "one a line, indented": "\n".join(f"\t{cell}" for row in FIGURES for cell in row),
}


def extracted(text, day="2024-01-18"):
    report = Report("table", text, 0, len(text), "990105", "990105@2021", day)
    return extract(report).observations


def tell(row):
    return f"{row.indicator} {row.measure} {row.value.normalize():f} {row.unit}"


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_a_table_of_figures(text):
    text = f"附表：主要指标完成情况\n{text}\n"
    rows = extracted(text)
    assert [tell(row) for row in rows] == READ
    assert {(row.period, row.kind) for row in rows} == {("2023", "actual")}
    assert all(text[row.start : row.end] == row.text for row in rows)


HEADS = [  # heads, a row below them, what is read with its period and kind
    (
        ["主要指标", "2023年（亿元）", "增速（%）"],
        ["工业投资", "62.4", "9.1"],
        [
            "industrial_investment level 62.4 100m_cny 2023 actual",
            "industrial_investment growth 9.1 percent 2023 actual",
        ],
    ),
    (
        ["指标", "2023年实绩增长（%）", "2024年预期目标增长（%）"],
        ["出口", "4.1", "5"],
        ["exports growth 4.1 percent 2023 actual", "exports growth 5 percent 2024 target"],
    ),
    (
        ["指标", "单位", "全年累计", "同比±%"],
        ["实际利用外资", "万美元", "8600", "-12.5"],
        ["fdi level 0.86 100m_usd 2023 actual", "fdi growth -12.5 percent 2023 actual"],
    ),
    (
        ["指标", "单位", "2023年", "五年累计", "五年平均增长（%）"],
        ["工业投资", "亿元", "62.4", "300", "9.1"],
        ["industrial_investment level 62.4 100m_cny 2023 actual"],
    ),
    (["指标", "单位", "全市排名", "前移位次"], ["出口", "位", "3", "5"], []),
    (["街道", "单位", "2023年", "增长（%）"], ["出口", "亿元", "3", "5"], []),
]


@pytest.mark.parametrize(("heads", "row", "told"), HEADS)
def test_the_heads_of_a_table(heads, row, told):
    rows = extracted("\t".join(heads) + "\n" + "\t".join(row) + "\n")
    assert [f"{tell(row)} {row.period} {row.kind}" for row in rows] == told


def test_a_column_of_ranks():
    text = "指标\t2023年（亿元）\t增速排名\n出口\t88.4\t5\n"
    assert [tell(row) for row in extracted(text)] == ["exports level 88.4 100m_cny"]


TASKS = [
    ["序号", "工作内容", "分管领导", "牵头单位", "配合单位"],
    ["1", "地区生产总值增长7%以上。", "沈渡", "区发改局", "区统计局、各街道"],
    ["2", "社会消费品零售总额增长9%左右，出口增长5%。", "江映白", "区商务局", "三江海关"],
    ["3", "新建口袋公园12个。", "江映白", "区园林中心", "各街道"],
]
LED = [("gdp", "区发改局"), ("retail_sales", "区商务局"), ("exports", "区商务局")]


@pytest.mark.parametrize("form", ["tabs", "pipes", "lines"])
def test_the_unit_that_leads_a_task(form):
    joined = {
        "tabs": "\n".join("\t".join(row) for row in TASKS),
        "pipes": "\n".join(f"|{'|'.join(row)}|" for row in TASKS),
        "lines": "\n".join(f"\t{cell}" for row in TASKS for cell in row),
    }
    rows = extracted(f"2024年重点任务分解表\n{joined[form]}\n")
    assert [(row.indicator, row.lead) for row in rows] == LED
    assert {(row.period, row.kind) for row in rows} == {("2024", "target")}


LEADS = [  # paragraph, units that lead its figures
    ("今年，出口增长5%以上。（牵头单位：区商务局）", ["区商务局"]),
    ("今年，出口增长5%以上，工业投资增长9%。（牵头部门：区经信局、区商务局）", ["区经信局"] * 2),
    ("今年，出口增长5%以上。\n今年，进口增长4%。（牵头：区商务局）", ["", "区商务局"]),
    ("去年，出口增长5%。（牵头单位：区商务局）", [""]),
]


@pytest.mark.parametrize(("text", "leads"), LEADS)
def test_a_unit_in_brackets(text, leads):
    assert [row.lead for row in extracted(text)] == leads


def test_prose_has_no_cells():
    text = "去年，出口增长5%。\n今年，进口增长4%以上，固定资产投资增长6%，全区上下一心。\n"
    assert list(read_tables(text, 0, len(text), Setting("990105", Clock(2024, 1, 2023)))) == []


def test_a_figure_told_in_prose_is_not_told_again():
    text = "指标\t单位\t2023年\t增长（%）\n出口\t亿元\t88.4\t4.1\n"
    rows = extracted(f"去年，出口88.4亿元，增长4.1%。\n{text}")
    assert len({(row.start, row.end) for row in rows}) == len(rows) == 4
