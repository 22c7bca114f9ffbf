"""The times of a clause: what a year, a window or a base that is named dates."""

import re
from dataclasses import replace

from indicators.extract.sentence import Clause, State
from indicators.extract.tokens import JOINTS, Token
from indicators.wording.clock import Mention

__all__ = ["take_time"]

_SENTENCE = 600  # characters of a long one
_MULTIPLE = ("是", "为", "相当于", "达到", "接近", "超过")
_FIXED = re.compile("不变|可比")
_CHANGED = re.compile("年?均|平均|增[长加]|翻|提高")
_AS_MANY = re.compile("前([三四五])年")
_COUNTS = {"三": 3, "四": 4, "五": 5}
_AIMED = re.compile("的?(?:预期|规划|计划)?目标|的?(?:预期|规划|计划)")
_SHARED = re.compile("分别|均|都")


def take_time(state: State, clause: Clause, token: Token) -> None:
    """Note a time: the year that it dates, the base that it counts from, or what it is held to."""
    mention: Mention = token.value
    if mention.role == "base":
        _count_from(state, mention)
    elif mention.role == "day" and _FIXED.search(state.text, mention.start, mention.end):
        clause.basis = clause.basis or "real"
    elif mention.role == "sums":
        _hold_against(state, clause, mention)
    elif mention.role == "yearly":
        state.base, state.origin, state.yearly = 0, 0, True
        clause.average = False
        if state.time is not None and state.time.role == "window":
            # 五年来，出口翻番，去年同比增长4%
            state.time = None
    elif mention.role in ("point", "window"):
        if mention.role == "window" and clause.counted and state.text[mention.start - 1] == "在":
            # 500项在今后三年内实施的项目 dates the projects.
            return
        _date(state, clause, mention)
    elif mention.role == "whole":
        # 四季度增长9.9%，全年增长6.4%: the same year, whole; else the year in question.
        year = state.time.first if state.time is not None and state.time.role == "point" else 0
        state.time = Mention(mention.start, mention.end, "point", year)


def _count_from(state: State, mention: Mention) -> None:
    """Count changes from a year: 与2010年相比 all that follow, 比2010年 no other name's average."""
    told = state.text[mention.start : mention.end]
    state.base, state.based = mention.first, []
    state.multiple = told.startswith(_MULTIPLE)
    lasting = told.startswith(("与", "同", "和")) or "相比" in told or "基础" in told
    state.lasting = "" if not lasting else "group" if state.claims else "sentence"


def _date(state: State, clause: Clause, mention: Mention) -> None:
    """Date what follows by a year or a window."""
    # 一季度、上半年，出口分别增长4%和6%: figures of one name by the times before them.
    last = state.time
    joined = last is not None and state.text[last.end : mention.start] in JOINTS
    state.series = [*(state.series or [last]), mention] if last and joined else []
    if clause.arrival == "from" and state.context.kind == "actual" and _is_last(state, mention):
        # 比重由上年的28%提高到30%: the year before the one under review.
        mention = replace(mention, first=mention.first - 1)
        state.span, state.outside = mention, last
    clause.earlier = clause.earlier if joined else last
    clause.timed = mention
    if _is_passing(state, mention):
        state.span, state.outside = mention, last
    state.time, state.base = mention, 0
    clause.dated = clause.arrival == "from"
    # 从2015年的…增加到2020年的…，年均增长8%: the change counts from the first year.
    if clause.dated and mention.role == "point":
        state.origin = state.began = mention.first


def _is_passing(state: State, mention: Mention) -> bool:
    """Whether a time dates no more than its clause: 两年平均增长5%, 提前于1999年实现目标."""
    if mention.role == "window":
        return not mention.first and bool(_CHANGED.match(state.text, mention.end))
    return state.text[mention.start - 1] == "于"


def _is_last(state: State, mention: Mention) -> bool:
    told = state.text[mention.start : mention.end]
    return told in ("上年", "上一年") and mention.first == state.context.last


def _hold_against(state: State, clause: Clause, mention: Mention) -> None:
    """Hold years against as many others: 累计投资200亿元，比“十二五”时期增长1.2倍."""
    _date_sum(state, mention)
    window = state.context.is_window or (state.time is not None and state.time.role == "window")
    if _AIMED.match(state.text, mention.end) or not window:
        # 比“十二五”预期目标增加200元 is held against a promise.
        clause.compared = True
        return
    clause.against = True
    if state.text.startswith(_MULTIPLE, mention.start):
        clause.arrival = "to"
    # The sizes that are held against sums are sums as well.
    start = state.text.rfind("；", max(0, mention.start - _SENTENCE), mention.start)
    told = [claim for claim in state.claims if claim.token.start > start]
    if told and not _SHARED.search(state.text, told[-1].token.end, mention.start):
        told = told[-1:]
    for claim in told:
        claim.clause.sum = claim.clause.sum or not (claim.clause.change or claim.clause.arrival)


def _date_sum(state: State, mention: Mention) -> None:
    """Date a sum by the years it is compared with: 累计投资1.7万亿元，是前五年的2.3倍."""
    count = _AS_MANY.search(state.text, mention.start, mention.end)
    if count and state.claims and state.claims[-1].clause.sum and state.context.kind != "target":
        last = state.context.last
        first = last + 1 - _COUNTS[count[1]]
        state.time = Mention(mention.start, mention.start, "window", first, last)
        state.claims[-1].time = state.time
