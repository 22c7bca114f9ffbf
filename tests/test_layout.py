"""Folding: wraps, blanks and page marks go, headings and cells stay, every offset leads back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.reading.layout import fold

FOLDS = [  # what, text, folded text
    ("blanks", "地区 生产 总值　增长 6%。", "地区生产总值增长6%。"),
    ("blanks in a number", "总值 1 031.5 亿元，增 3 .9 %", "总值1031.5亿元，增3.9%"),
    ("letters spread", "２ ０ ２ ４ 年", "２０２４年"),
    ("two numbers stay two", "工业 52.5 31.4", "工业52.5\t31.4"),
    ("a wrap in a word", "一般公共预\n算收入增长6%。", "一般公共预算收入增长6%。"),
    ("a wrap in a number", "总值103\n1.5亿元。", "总值1031.5亿元。"),
    ("a wrap before a unit", "完成1031.5\n亿元。", "完成1031.5亿元。"),
    ("a wrap before a mark", "增长6%\n，高于预期。", "增长6%，高于预期。"),
    ("a wrap with an indent", "增长6%，\r\n　　高于预期。", "增长6%，高于预期。"),
    ("an empty line in a sentence", "总值增长\n\n9%以上，外资", "总值增长9%以上，外资"),
    ("a sentence ends a line", "增长6%。\n外资增长。", "增长6%。\n外资增长。"),
    ("empty lines", "增长6%。\n\n\n外资增长。", "增长6%。\n外资增长。"),
    ("a numbered heading", "二是强\n三、今年目标\n总值", "二是强\n三、今年目标\n总值"),
    ("a heading in brackets", "增长\n（一）扩大内需\n总值", "增长\n（一）扩大内需\n总值"),
    ("a jump to another page", "总值增（下转2版）长6%", "总值增长6%"),
    ("a jump and its return", "总值增\n（下转第七版）\n（上接1版）\n长6%", "总值增长6%"),
    ("a page number in a number", "总值103\n— 12 —\n1.5亿元", "总值1031.5亿元"),
    ("a page number in a word", "社会消费品零\n- 3 -\n售总额", "社会消费品零售总额"),
    ("a page number in words", "社会消费品零\n第 3 页 共 20 页\n售总额", "社会消费品零售总额"),
    ("a page number between sentences", "增长6%。\n— 3 —\n外资", "增长6%。\n外资"),
    ("emphasis", "**总值**增长**6%**。", "总值增长6%。"),
    ("cells of a row", "总值\t亿元\t1031.5", "总值\t亿元\t1031.5"),
    ("cells with pipes", "| 总值 | 亿元 | 1031.5 |", "总值\t亿元\t1031.5"),
    ("a mark of byte order", "\ufeff总值\u200b增长", "总值增长"),
    ("a bracket that is no page mark", "总值（可比价）增长", "总值（可比价）增长"),
    ("a range is no page mark", "增长6%—7%", "增长6%—7%"),
    ("a blank that may cut a number", "总值12 86.4亿元", "总值12\ufffd86.4亿元"),
    ("a blank after a year", "于2023 864亿元", "于2023\ufffd864亿元"),
    ("blanks around it", "总值 12 86.4 亿元", "总值12\ufffd86.4亿元"),
    ("cells with a unit", "总值 12.5 86.4%", "总值12.5\t86.4%"),
    ("what has no width", "总\u200d值\u00ad12\u200b86.4\ufe0f亿\u200e元", "总值1286.4亿元"),
    ("nothing", "", ""),
    ("blanks alone", " \n　\n ", ""),
    ("mark in a number", "总值103（下转2版）1.5亿元", "总值1031.5亿元"),
    ("wrap below a heading", "（一）稳住。工业\n投资增长", "（一）稳住。工业投资增长"),
]
ONE_A_LINE = (
    "序号\n指标\n2023年\n增长（%）\n1\n总值\n1031.5\n6.2\n2\n出口\n88.4\n4.1\n3\n进口\n7.9\n3.3\n"
)


@pytest.mark.parametrize(("text", "folded"), [row[1:] for row in FOLDS], ids=[r[0] for r in FOLDS])
def test_a_fold(text, folded):
    assert fold(text).text == folded


def test_numbers_one_a_line_are_cells():
    numbers = "2023 1 1031.5 6.2 2 88.4 4.1 3 7.9 3.3".split()
    assert re.findall(r"[\d.]+", fold(ONE_A_LINE).text) == numbers


def test_a_part_is_folded_alone():
    text = "旧城区 增长 1%。\n云汀区 增长 2%。\n新城区 增长 3%。"
    start = text.index("云")
    folded = fold(text, start, text.index("新"))
    assert folded.text.strip() == "云汀区增长2%。"
    assert folded.source(0) == start


PLAIN = "云汀区地区生产总值1031.5亿元，增长6.2%。社会消费品零售总额477.8亿元，增长5.5%。"
BLANKS = [*" 　\n\t\xa0\u200b|", "\r\n", "\n\n", "\n— 12 —\n", "（下转3版）", "**"]


@given(st.lists(st.tuples(st.integers(0, len(PLAIN)), st.sampled_from(BLANKS)), max_size=12))
def test_every_character_leads_back_to_itself(gaps):
    text = PLAIN
    for at, gap in sorted(gaps, reverse=True):
        text = text[:at] + gap + text[at:]
    folded = fold(text)
    marks = "\n\t\ufffd"  # what stands for a gap
    kept = [(char, folded.source(at)) for at, char in enumerate(folded.text) if char not in marks]
    assert [text[origin] for _, origin in kept] == [char for char, _ in kept]
    origins = [origin for _, origin in kept]
    assert origins == sorted(set(origins))


@given(st.text(alphabet=" \n\t　0123456789.%亿元总值增长。，、；（）", max_size=80))
def test_folding_loses_nothing_but_blanks(text):
    assert "".join(fold(text).text.split()) == "".join(text.split())


@given(st.text(max_size=200))
def test_any_text_can_be_folded(text):
    folded = fold(text)
    origins = [folded.source(at) for at in range(len(folded.text))]
    assert all(0 <= origin < len(text) for origin in origins)
    assert origins == sorted(origins)
