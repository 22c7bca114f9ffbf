"""Bait for patterns that look back: a text twice as long may take twice as long to read, no more.

The times of one run are set against each other, the best of several each; no clock decides.
"""

import time

import pytest

from indicators.extract import account, extract
from indicators.model import Report
from indicators.reading.head import read_head

LENGTH = 2000
BAIT = """
1,111, 1. 2023年 1— 1月 、 ， 出口， 地区生产总值 出口、 5% （ ） （） （出口 “ 目标 目标建议 % 亿元
从 从5%到 1: 1:2: * # 一、 “十 比2018 是2018年的 全市 省市区县 的 龘 龘出口 - — 1—2 5%— 百分之
百分之八点 翻 1倍 牵头单位： （牵头：区 名词解释 各位代表 同比 高于 高于全省 与经济 下达任务
占生产总值比重 。 出口增长5%。 出口增长5%；
力争出口增长5% 。2023年 。今年 。2023年龘 1月1日 $1 \ufffd
[ [1] --- title:
第一届 代表 2023年1月1日在 2023年公报
2023年回顾 半 多 约 （下转 （下转2版） 各位代表：
""".split()
LAYOUT = [
    " ",
    "　",
    "\t",
    "|",
    "1\t",
    "1\n",
    "\n",
    "\r\n",
    "\n— 1 —\n",
    "— ",
    "一、\n",
    "。\n",
]
LAYOUT += ["出口\t", "出口\n1.5\n", "牵头单位\n工作任务\n", "\n名词解释"]
RUNS = ["1", "１", "三", "百", "2023", "5%、", "十四五", "与经济增长同步", "1 "]
HEADS = "指标\n单位\n增长\n"


def seconds(call, text):
    times = []
    for _ in range(3):
        start = time.process_time()
        call(text)
        times.append(time.process_time() - start)
    return min(times)


def read(text):
    account(extract(Report("bait", text, 0, len(text), "990105", "990105@2021", "2024-01-18")))


def growth(call, bait, length):
    """How much longer a text takes that is twice as long; the quickest calls tell nothing."""
    head, times = "今年，全区出口增长", length // len(bait)
    once, twice = (seconds(call, head + bait * n) for n in (times, 2 * times))
    return twice / once if twice > 0.01 else 1


def least_growth(call, bait, length):
    # A busy machine may slow one measurement, not three in a row.
    return min(growth(call, bait, length) for _ in range(3))


@pytest.mark.parametrize("bait", [*BAIT, *LAYOUT, *RUNS, HEADS], ids=ascii)
def test_reading_is_linear(bait):
    assert growth(read, bait, LENGTH) < 2.6 or least_growth(read, bait, LENGTH) < 2.6


@pytest.mark.parametrize("bait", [*BAIT, *LAYOUT, *RUNS], ids=ascii)
def test_the_head_is_found_in_linear_time(bait):
    assert growth(read_head, bait, LENGTH) < 2.6 or least_growth(read_head, bait, LENGTH) < 2.6
