"""Words for time, read by several clocks: a report means other years in January than in July."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.extract import extract
from indicators.model import Report
from indicators.wording.clock import Clock
from indicators.wording.numerals import parse_count
from indicators.wording.periods import find_periods, plan_years

JANUARY = "2024-01-18"
SUMMER = "2023-07-28"
AUTUMN = "2023-10-25"
DECEMBER = "2023-12-20"
ELECTION = "2022-01-12"


def read(text, day):
    report = Report("sentence", text, 0, len(text), "990105", "990105@2021", day)
    return [(row.period, row.kind) for row in extract(report).observations]


PERIODS = [  # day, words before 一般公共预算收入增长5%, period, kind
    (JANUARY, "去年，", "2023", "actual"),
    (JANUARY, "上年，", "2023", "actual"),
    (JANUARY, "2023年，", "2023", "actual"),
    (JANUARY, "２０２３年，", "2023", "actual"),
    (JANUARY, "二〇二三年，", "2023", "actual"),
    (JANUARY, "过去一年，", "2023", "actual"),
    (JANUARY, "一年来，", "2023", "actual"),
    (JANUARY, "今年，", "2024", "target"),
    (JANUARY, "2024年，", "2024", "target"),
    (JANUARY, "去年一季度，", "2023-Q1", "actual"),
    (JANUARY, "2023年上半年，", "2023-H1", "actual"),
    (JANUARY, "2023年前三季度，", "2023-01/2023-09", "actual"),
    (JANUARY, "去年1—11月，", "2023-01/2023-11", "actual"),
    (JANUARY, "去年1—12月，", "2023", "actual"),
    (JANUARY, "去年12月份，", "2023-12", "actual"),
    (JANUARY, "去年四季度，", "2023-Q4", "actual"),
    (JANUARY, "今年一季度力争", "2024-Q1", "target"),
    (JANUARY, "今年上半年力争", "2024-H1", "target"),
    (SUMMER, "上半年，", "2023-H1", "actual"),
    (SUMMER, "今年1—6月，", "2023-H1", "actual"),
    (SUMMER, "1-5月，", "2023-01/2023-05", "actual"),
    (SUMMER, "1至5月，", "2023-01/2023-05", "actual"),
    (SUMMER, "前5个月，", "2023-01/2023-05", "actual"),
    (SUMMER, "截至5月底，", "2023-01/2023-05", "actual"),
    (SUMMER, "5月当月，", "2023-05", "actual"),
    (SUMMER, "6月份，", "2023-06", "actual"),
    (SUMMER, "一季度，", "2023-Q1", "actual"),
    (SUMMER, "二季度当季，", "2023-Q2", "actual"),
    (SUMMER, "1—3月，", "2023-Q1", "actual"),
    (SUMMER, "下半年，确保", "2023-H2", "target"),
    (SUMMER, "去年，", "2022", "actual"),
    (SUMMER, "确保全年", "2023", "target"),
    (AUTUMN, "前三季度，", "2023-01/2023-09", "actual"),
    (AUTUMN, "前三个季度，", "2023-01/2023-09", "actual"),
    (AUTUMN, "1—9月，", "2023-01/2023-09", "actual"),
    (AUTUMN, "1月至9月，", "2023-01/2023-09", "actual"),
    (AUTUMN, "三季度，", "2023-Q3", "actual"),
    (AUTUMN, "第三季度，", "2023-Q3", "actual"),
    (AUTUMN, "预计全年", "2023", "estimate"),
    (DECEMBER, "1—11月，", "2023-01/2023-11", "actual"),
    (DECEMBER, "1—10月份，", "2023-01/2023-10", "actual"),
    (DECEMBER, "预计全年", "2023", "estimate"),
    (DECEMBER, "今年，", "2023", "actual"),
    (DECEMBER, "明年，", "2024", "target"),
    (DECEMBER, "2024年，", "2024", "target"),
]
WINDOWS = [  # day, words, period, kind; the sentence goes on 一般公共预算收入年均增长5%
    (ELECTION, "过去五年，", "2017/2021", "actual"),
    (ELECTION, "五年来，", "2017/2021", "actual"),
    (ELECTION, "五年间，", "2017/2021", "actual"),
    (ELECTION, "近三年，", "2019/2021", "actual"),
    (ELECTION, "2017—2021年，", "2017/2021", "actual"),
    (ELECTION, "2017年至2021年，", "2017/2021", "actual"),
    (ELECTION, "2019年以来，", "2019/2021", "actual"),
    (ELECTION, "本届政府任期以来，", "2017/2021", "actual"),
    (ELECTION, "“十三五”时期，", "2016/2020", "actual"),
    (ELECTION, "十三五期间，", "2016/2020", "actual"),
    (ELECTION, "今后五年，", "2022/2026", "target"),
    (ELECTION, "未来五年，", "2022/2026", "target"),
    (ELECTION, "未来三年，", "2022/2024", "target"),
    (ELECTION, "“十四五”时期，", "2021/2025", "target"),
    (ELECTION, "“十五五”期间，", "2026/2030", "target"),
    (DECEMBER, "今后五年，", "2024/2028", "target"),
    (DECEMBER, "过去五年，", "2019/2023", "actual"),
]
TOLD = [  # day, sentence, its periods and kinds
    (
        JANUARY,
        "去年，出口比2018年增长34.2%。",
        [("2018/2023", "actual")],
    ),
    (
        JANUARY,
        "去年，出口是2018年的3.85倍。",
        [("2018/2023", "actual")],
    ),
    (
        JANUARY,
        "到2027年，生产总值达到676亿元。",
        [("2027", "target")],
    ),
    (
        JANUARY,
        "到“十四五”末，生产总值达到900亿元左右。",
        [("2025", "target")],
    ),
    (
        ELECTION,
        "五年累计完成工业投资420亿元。",
        [("2017/2021", "actual")],
    ),
    (
        ELECTION,
        "今后五年，工业投资累计完成600亿元以上。",
        [("2022/2026", "target")],
    ),
    (
        ELECTION,
        "今后五年，生产总值年均增长6%，到2026年达到1100亿元。",
        [("2022/2026", "target"), ("2026", "target")],
    ),
    (
        JANUARY,
        "四季度，出口增长9.9%，全年增长6.4%。",
        [("2023-Q4", "actual"), ("2023", "actual")],
    ),
    (
        SUMMER,
        "1—5月，出口增长4.4%；5月当月增长6.1%。",
        [("2023-01/2023-05", "actual"), ("2023-05", "actual")],
    ),
    (
        DECEMBER,
        "1—11月，出口增长4.4%，预计全年增长5%，明年增长6%。",
        [("2023-01/2023-11", "actual"), ("2023", "estimate"), ("2024", "target")],
    ),
]
BULLETIN = [  # words of a communiqué for 2024, period
    ("全年", "2024"),
    ("本年", "2024"),
    ("2024年", "2024"),
    ("上年", "2023"),
    ("四季度", "2024-Q4"),
    ("12月份", "2024-12"),
    ("", "2024"),
]
PARTS = [  # words, code of the period in a report of mid-2023 that looks back on 2022
    ("2022年上半年", "2022-H1"),
    ("2022年下半年", "2022-H2"),
    ("2022年首季", "2022-Q1"),
    ("2022年第四季度", "2022-Q4"),
    ("2022年7—9月", "2022-07/2022-09"),
    ("2022年全年", "2022"),
    ("2022年度", "2022"),
    ("一九九八年", "1998"),
    ("二○一六年", "2016"),
    ("到2025年", "2025"),
    ("截至2022年底", "2022"),
    ("2022年末", "2022"),
    ("前年", "2021"),
    ("来年", "2024"),
    ("“十二五”期末", "2015"),
    ("“十四五”前三年", "2021/2023"),
]
NO_TIME = [
    "三年行动计划",
    "十年规划",
    "五年级",
    "百年老店",
    "青年人才",
    "第十五中学",
    "六五普法",
    "2万亩",
    "320国道",
]


@pytest.mark.parametrize(("day", "words", "period", "kind"), PERIODS)
def test_a_period(day, words, period, kind):
    assert read(f"{words}一般公共预算收入增长5%。", day) == [(period, kind)]


@pytest.mark.parametrize(("day", "words", "period", "kind"), WINDOWS)
def test_a_window(day, words, period, kind):
    assert read(f"{words}一般公共预算收入年均增长5%。", day) == [(period, kind)]


@pytest.mark.parametrize(("day", "text", "told"), TOLD)
def test_the_times_of_a_sentence(day, text, told):
    assert read(text, day) == told


def test_figures_pair_with_years():
    told = read("2022年、2023年，出口分别增长4%和6%。", JANUARY)
    assert told == [("2022", "actual"), ("2023", "actual")]


@pytest.mark.parametrize(("words", "period"), BULLETIN)
def test_a_communique_speaks_from_within_its_year(words, period):
    title = "云汀区2024年国民经济和社会发展统计公报\n"
    assert read(f"{title}{words}一般公共预算收入增长5%。", "2025-04-10") == [(period, "actual")]


@pytest.mark.parametrize(("words", "period"), PARTS)
def test_a_word_for_time(words, period):
    clock = Clock(2023, 7, 2022)
    (mention,) = find_periods(words, 0, len(words), clock)
    assert (mention.start, mention.end) == (0, len(words))
    assert mention.period(clock, ahead=False) == period


@pytest.mark.parametrize("text", NO_TIME)
def test_no_word_for_time(text):
    assert find_periods(text, 0, len(text), Clock(2023, 7, 2022)) == []


@given(st.integers(1990, 2039))
def test_a_year_is_the_same_in_any_digits(year):
    wide = str(year).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    spelled = str(year).translate(str.maketrans("0123456789", "〇一二三四五六七八九"))
    assert {parse_count(text) for text in (str(year), wide, spelled)} == {year}


def test_plans_follow_each_other():
    numbers = "八 九 十 十一 十二 十三 十四 十五".split()
    years = [plan_years(number) for number in numbers]
    assert years == [(first, first + 4) for first in range(1991, 2031, 5)]
