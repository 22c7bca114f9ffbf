"""Wordings of counties: their own size under 县域, 入统 industry."""

import pytest

from indicators.extract import extract
from indicators.model import Document
from indicators.reading.outline import split

AIMS = "二、2022年主要目标\n今年主要预期目标是："
DONE = "一、2021年工作回顾\n2021年，"
COUNTY, CITY = "130626", "990100"
TOLD = [  # place, sentence, records: indicator measure kind value bound
    (COUNTY, AIMS + "县域生产总值增长6%左右。", ["gdp growth target 6 approx"]),
    (
        COUNTY,
        DONE + "县域生产总值达到145.2亿元，增长5.7%。",
        ["gdp level actual 145.2 eq", "gdp growth actual 5.7 eq"],
    ),
    (CITY, DONE + "县域生产总值达到145.2亿元，增长5.7%。", []),  # in a city's report: its counties'
    (
        COUNTY,
        DONE + "入统工业企业总产值完成33.5亿元，增长9.7%；入统工业增加值增长6%。",
        [
            "industrial_output level actual 33.5 eq",
            "industrial_output growth actual 9.7 eq",
            "industrial_va growth actual 6 eq",
        ],
    ),
    (COUNTY, DONE + "开发区营业收入增长65.8%，税收收入增长29%。", []),  # the zone's
    (
        COUNTY,
        DONE + "一、二、三产业比为28.3:43.9:27.8。",
        [
            "primary_va share actual 28.3 eq",
            "secondary_va share actual 43.9 eq",
            "services_va share actual 27.8 eq",
        ],
    ),
]


@pytest.mark.parametrize(("place", "text", "records"), TOLD)
def test_wordings_of_counties(place, text, records):
    (report,) = split(Document("a", f"政府工作报告\n各位代表：\n{text}"), place, "2022-01-14")
    found = [
        f"{row.indicator} {row.measure} {row.kind} {row.value} {row.bound}"
        for row in extract(report).observations
    ]
    assert found == records
