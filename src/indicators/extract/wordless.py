"""Targets and outcomes without a number: 正增长, 同步, 完成下达任务, 高于全省平均."""

import re
from decimal import Decimal

from indicators.extract.names import whole
from indicators.extract.sentence import Clause, State, Subject
from indicators.extract.tokens import Token
from indicators.registry import words

__all__ = ["take_assigned", "take_comparison", "take_word"]

_NUMBERS = {"zero": Decimal(0), "two_digit": Decimal(10)}
_BOUNDS = {"zero": "eq", "two_digit": "ge"}
_TASK = re.compile(r"(?:的)?(?:年度)?(?:目标)?(?:任务|目标|指标)?(?:要求)?")
_STEP_WITH = re.compile(
    r"[与和跟同]((?:地区|本地|国内|全[省市区县州])?生产总值|GDP|经济|全国|全省|全市|上年)[^与和跟，。；、]{0,6}$"
)
# How the code of a place ends for which the benchmark is the place itself.
_TAIL = {"nation": "000000", "province": "0000", "city": "00"}
_LEVEL_WITH = re.compile("[与和同](全国|全省|全自治区|全市|全州)[^，。；、]{0,6}$")
_TOGETHER = re.compile("(?:全面|高质量)?(?:建成|建设|进入|迈入|实现|推进|跨入|迈向|达到)|发展")
_RATE_WITH = re.compile("(?:增幅|增速|速度|涨幅)[与和同](?:上年|去年|上一年)(?:基本|大体)?$")
_LAST_YEAR = re.compile("上年|去年|同期|上一年|同比|实现|保持")
_BEYOND = re.compile(
    r"[一-龥]{2,4}?(全国|全省|全自治区|全市|全州|省|市|经济增长|经济增速|GDP|地区生产总值)"
    r"(?:和全[国省市])?(?:[一-龥]{0,4}平均)?"
)


def take_word(state: State, clause: Clause, token: Token) -> None:
    """Claim a word that stands for a size or a comparison."""
    if not state.alive or (clause.unknown and not clause.named):
        return
    group, benchmark, value = state.group, "", token.value
    if value == "in_step" and _TOGETHER.match(state.text, token.end):
        # 与全国同步全面建成小康 is no rate.
        return
    if value == "in_step":
        found = _STEP_WITH.search(state.text, max(0, token.start - 14), token.start)
        if not found:
            return
        # 收入与经济增长同步，年均增长8%: the yardstick is no subject of what follows.
        group = [subject for subject in group if subject.start < found.start()]
        state.group = group or state.group
        benchmark = words().benchmark.get(found[1], "own_gdp")
    elif clause.unknown or clause.over:
        return
    elif value == "zero" and (
        found := _LEVEL_WITH.search(state.text, max(0, token.start - 12), token.start)
    ):
        # 与全省平均水平持平 is as fast as the province.
        value, benchmark = "in_step", words().benchmark[found[1]]
    elif value == "zero" and (_RATE_WITH.search(state.text, max(0, token.start - 12), token.start)):
        # 增速与上年持平 is as fast as last year.
        value, benchmark = "in_step", "last_year"
    elif value == "zero" and not _LAST_YEAR.search(
        state.text, max(0, token.start - 9), token.start
    ):
        return
    figure = Token("figure", token.start, token.end, _NUMBERS.get(value))
    _claim_all(state, clause, group, figure, _BOUNDS.get(value, value), benchmark)
    clause.counted += 1


def take_comparison(state: State, clause: Clause, token: Token) -> None:
    """Claim a target that is told by its benchmark: 高于全省平均."""
    found = _BEYOND.match(state.text, token.start)
    if not found or not state.alive or not clause.named or clause.counted or clause.unknown:
        return
    benchmark = words().benchmark[found[1]]
    if state.own.partition("@")[0].endswith(_TAIL.get(benchmark, "-")):
        # 文昌、东方经济增速要高于全省: in the province's own report it speaks of its parts.
        return
    beyond = Token("figure", token.start, found.end(), None)
    _claim_all(state, clause, state.group, beyond, "relative", benchmark)


def take_assigned(state: State, clause: Clause, token: Token) -> None:
    """Claim a target whose number stands in another document."""
    if not state.alive or clause.counted or not (clause.named or clause.listed):
        return
    tail = _TASK.match(state.text, token.end)
    end = tail.end() if tail else token.end
    state.goal = True
    _claim_all(state, clause, state.group, Token("figure", token.start, end, None), "assigned", "")


def _claim_all(
    state: State,
    clause: Clause,
    group: list[Subject],
    figure: Token,
    bound: str,
    benchmark: str,
) -> None:
    for subject in group:
        if subject.scope != "own":
            continue
        for code in whole(subject).codes:
            claim = state.claim(clause, subject, code, figure, bound, "wordless")
            claim.benchmark = benchmark
            state.claims.append(claim)
    state.claimed = clause.taken = True
