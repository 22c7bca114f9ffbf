"""What a portal puts around a report is not read, and nothing else is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.extract import extract
from indicators.model import Document
from indicators.reading.furniture import mask
from indicators.reading.outline import split

REPORT = "各位代表：一、2021年工作回顾　全区生产总值增长7.4%，社会消费品零售总额增长9.1%。"

FURNITURE = [  # lines of a page
    "时间：2023-03-30",
    "时间：2023-03-30????\t\t作者：中国县域????\t来源：政府官网????\t阅读：",
    "阅读：\n296",
    "评论：0",
    "发布机构：云汀区人民政府办公室",
    "来源URL：https://example.org/info?id=5665",
    "【字体：大 中 小】",
    "[打印本页]",
    "打印",
    "上一页",
    "分享到：",
    "免责声明：本站所载数据仅供参考，生产总值增长99.9%的说法与本站无关。",
    "沧ICP备00000000号-1",
    "公安机关备案号：00000000000000",
    "主办：云汀区人民政府办公室 联系方式 000-0000",
    "内容摘要：生产总值增长7.4%，社会消费品零售总额增长9.1%。",
    "【内容摘要】\n全区生产总值增长7.4%。",
]
REPORTED = [  # lines that are the report's
    "生产总值增长7.4%。",
    "来源于第三产业的税收增长3.2%。",
    "时间过半，任务过半。",
    "打印设备产业产值增长8%。",
    "摘要：生产总值增长6.1%。",  # it says what the report does not
    "作者" + "众" * 200,
    "来源：云汀报　作者：李四　各位代表：全区生产总值增长6.1%。",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_blanked(line):
    page = f"{line}\n{REPORT}"
    assert mask(page).strip() == REPORT
    assert len(mask(page)) == len(page)


@pytest.mark.parametrize("line", REPORTED)
def test_the_report_stays(line):
    page = f"{line}\n{REPORT}"
    assert mask(page) == page


@given(st.lists(st.sampled_from([*FURNITURE, *REPORTED, REPORT]), max_size=8))
def test_every_character_keeps_its_place(lines):
    page = "\n".join(lines)
    kept = mask(page)
    assert len(kept) == len(page)
    assert all(after in (before, " ") for before, after in zip(page, kept, strict=True))


def test_a_summary_is_read_once():
    page = f"政府工作报告\n{FURNITURE[-2]}\n2022年1月14日\n{REPORT}"
    (report,) = split(Document("a", page), "990105")
    rows = extract(report).observations
    assert [(row.indicator, float(row.value)) for row in rows] == [
        ("gdp", 7.4),
        ("retail_sales", 9.1),
    ]
    assert all(row.start > page.index("各位代表") for row in rows)
