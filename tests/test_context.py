"""Where a sentence stands tells what it leaves out: the year, the tense, the window."""

import pytest

from indicators.extract import extract
from indicators.extract.context import find_contexts, find_glossary
from indicators.model import Report
from indicators.wording.clock import Clock

BARE = "一般公共预算收入增长5%。"
JANUARY = "2024-01-18"
ELECTION = "2022-01-12"
DECEMBER = "2023-12-20"
SUMMER = "2023-07-28"


def read(text, day=JANUARY):
    report = Report("sentence", text, 0, len(text), "990105", "990105@2021", day)
    return [(row.period, row.kind) for row in extract(report).observations]


HEADINGS = [  # day, heading, period and kind of a bare sentence below it
    (JANUARY, "一、2023年工作回顾", "2023", "actual"),
    (JANUARY, "一、过去一年工作回顾", "2023", "actual"),
    (JANUARY, "二、2024年主要预期目标", "2024", "target"),
    (JANUARY, "二、今年工作安排", "2024", "target"),
    (JANUARY, "二、今年的目标任务", "2024", "target"),
    (JANUARY, "第二部分 2024年重点工作", "2024", "target"),
    (JANUARY, "（二）下一步工作打算", "2024", "target"),
    (JANUARY, "## 2023年工作总结", "2023", "actual"),
    (DECEMBER, "一、2023年工作回顾", "2023", "actual"),
    (DECEMBER, "二、明年目标任务", "2024", "target"),
    # a goal that was met is past, one still to be met is not
    (JANUARY, "一、乘势而上，全面完成2023年各项目标任务", "2023", "actual"),
    (JANUARY, "一、2023年的工作和2024年的奋斗目标", "2023", "actual"),
    (JANUARY, "一、基本实现了年初定下的主要目标", "2023", "actual"),
    (JANUARY, "二、奋力完成2024年目标任务", "2024", "target"),
    (SUMMER, "一、上半年工作总结", "2023-H1", "actual"),
    (SUMMER, "二、下半年工作安排", "2023-H2", "target"),
]
WINDOWS = [  # day, heading, period and kind of 一般公共预算收入年均增长5%
    (ELECTION, "一、过去五年工作回顾", "2017/2021", "actual"),
    (ELECTION, "二、今后五年的奋斗目标", "2022/2026", "target"),
    (ELECTION, "一、“十三五”时期工作回顾", "2016/2020", "actual"),
    (ELECTION, "二、“十四五”时期主要目标", "2021/2025", "target"),
]
OPENERS = [  # day, first words of a paragraph, sentence, period and kind
    (ELECTION, "五年来，我们坚持实干争先，", "出口年均增长5%。", "2017/2021", "actual"),
    (ELECTION, "今后五年，我们要乘势而上，", "出口年均增长5%。", "2022/2026", "target"),
    (JANUARY, "今年的总体要求是：稳中求进。", "出口增长5%。", "2024", "target"),
    (JANUARY, "全区经济社会发展主要预期目标建议为：", "出口增长5%。", "2024", "target"),
    (DECEMBER, "明年主要预期目标是：", "出口增长5%。", "2024", "target"),
    (DECEMBER, "二、明年工作\n今年主要预期目标：", "出口增长5%。", "2024", "target"),
    # what the year is for is no heading of its goals
    (DECEMBER, "今年是完成“十四五”规划目标任务的要紧一年。", "出口增长5%。", "2023", "actual"),
]
TURNS = [  # a text that turns from one tense to another, periods and kinds
    (
        f"一、2023年工作回顾\n{BARE}\n二、2024年工作安排\n{BARE}",
        [("2023", "actual"), ("2024", "target")],
    ),
    (  # in texts of one line the headings stand between the sentences
        f"一、2023年工作回顾。{BARE}二、2024年主要预期目标 {BARE}",
        [("2023", "actual"), ("2024", "target")],
    ),
    (  # verbs beat headings
        f"二、2024年工作安排\n去年，{BARE}今年，{BARE}",
        [("2023", "actual"), ("2024", "target")],
    ),
    (
        f"一、2023年工作回顾\n{BARE}今年力争{BARE}",
        [("2023", "actual"), ("2024", "target")],
    ),
    (  # a numbered point of a plan is no new tense
        f"二、2024年工作安排\n（一）扩大内需。{BARE}\n1.做强消费。{BARE}",
        [("2024", "target"), ("2024", "target")],
    ),
    (  # the year named last goes on beyond a full stop
        f"2023年，全区上下同心。{BARE}",
        [("2023", "actual")],
    ),
    (f"全年全区经济回升向好。{BARE}", [("2023", "actual")]),
    # a slogan opens nothing
    (
        f"2023年工作回顾\n\n我们盯紧目标一起使劲往前赶\n\n全区上下同心，稳住了底盘。{BARE}",
        [("2023", "actual")],
    ),
    (
        f"2023年工作回顾\n\n朝着现代化城区的目标奋进\n\n全区上下同心，稳住了底盘。{BARE}",
        [("2023", "actual")],
    ),
    (  # a year to come that is named in passing dates no outcome
        f"一、2023年工作回顾\n2024年新年献词里点了我们的名。全年{BARE}",
        [("2023", "actual")],
    ),
    (  # 实现目标 ahead is no goal met
        f"二、2024年目标任务\n{BARE}\n实现全年目标，必须抓好三件事：\n{BARE}",
        [("2024", "target"), ("2024", "target")],
    ),
    (  # a plan may look back
        f"二、2024年工作安排\n过去一年，大家很拼。全区{BARE}",
        [("2023", "actual")],
    ),
    (  # a heading that hails years is a review, whatever goal it names
        "一、向着强区目标阔步前进的五年\n出口年均增长5%。",
        [("2019/2023", "actual")],
    ),
    (  # a fall that was told before a plan
        "二、2024年工作安排\n1月份，全区出口下降9%。",
        [("2024-01", "actual")],
    ),
    (
        f"二、2024年工作安排\n2023年，大家很拼，圆满完成各项任务。全区{BARE}",
        [("2023", "actual")],
    ),
    (  # but not once the aims are told
        f"二、2024年工作安排\n2023年，圆满完成各项任务。主要预期目标是：{BARE}",
        [("2024", "target")],
    ),
    ("这五年，底子更厚。出口增长50%。", [("2019/2023", "actual")]),
    (f"（一）2024年预期目标\n{BARE}\n名词解释\n{BARE}", [("2024", "target")]),
]
KINDS = [  # sentence without any context, kind
    ("出口增长5%。", "actual"),
    ("出口增长5%以上。", "target"),
    ("出口增长5%左右。", "target"),
    ("出口增长5%—6%。", "target"),
    ("出口将增长5%。", "target"),
    ("计划出口增长5%。", "target"),
    ("预计全年出口增长5%。", "estimate"),
    ("去年出口增长5%以上。", "actual"),
    ("全年出口力争增长5%。", "target"),
]


@pytest.mark.parametrize(("day", "heading", "period", "kind"), HEADINGS)
def test_a_heading(day, heading, period, kind):
    assert read(f"{heading}\n{BARE}", day) == [(period, kind)]


@pytest.mark.parametrize(("day", "heading", "period", "kind"), WINDOWS)
def test_a_heading_of_years(day, heading, period, kind):
    assert read(f"{heading}\n一般公共预算收入年均增长5%。", day) == [(period, kind)]


@pytest.mark.parametrize(("day", "words", "sentence", "period", "kind"), OPENERS)
def test_an_opener(day, words, sentence, period, kind):
    assert read(f"各位代表：\n{words}{sentence}", day) == [(period, kind)]


@pytest.mark.parametrize(("text", "told"), TURNS)
def test_a_turn(text, told):
    assert read(text) == told


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_a_tense_without_context(text, kind):
    assert [told for _, told in read(text)] == [kind]


def test_a_communique_only_reviews():
    text = "云汀区2024年国民经济和社会发展统计公报\n三、下一步目标\n出口增长5%以上。"
    assert read(text, "2025-04-10") == [("2024", "actual")]
    clock = Clock(2024, 12, 2024)
    assert len(find_contexts(text, clock, bulletin=True)) == 1
    assert len(find_contexts(text, clock, bulletin=False)) == 2


GLOSSARIES = [
    "\n名词解释\n",
    "\n附件：**《政府工作报告》注释**\n",
    "\n附件：名词解释\n",
    "\n（名词解释）\n",
    "\n有关用语说明：\n",
]


@pytest.mark.parametrize("title", GLOSSARIES)
def test_a_glossary(title):
    before = "出口增长5%。" * 9
    text = before + title + "“双千工程”：指出口增长20%。"
    assert len(before) <= find_glossary(text) < text.index("“")


def test_a_glossary_stands_at_the_end():
    text = "名词解释\n" + "出口增长5%。" * 9
    assert find_glossary(text) == len(text)
