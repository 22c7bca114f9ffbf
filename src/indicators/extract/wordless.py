"""Targets and outcomes without a number: 正增长, 同步, 完成下达任务, 高于全省平均."""

import re
from dataclasses import replace
from decimal import Decimal

from indicators.extract.names import whole_codes
from indicators.extract.sentence import Clause, State, Subject
from indicators.extract.tokens import Token
from indicators.registry import words

__all__ = ["take_assigned", "take_word"]

_NUMBERS = {"zero": Decimal(0), "two_digit": Decimal(10)}
_BOUNDS = {"zero": "eq", "two_digit": "ge"}
_TASK = re.compile(r"(?:的)?(?:年度)?(?:目标)?(?:任务|目标|指标)?(?:要求)?")
_STEP_WITH = re.compile(
    r"[与和跟同]((?:地区)?生产总值|GDP|经济|全国|全省|全市|上年)[^与和跟，。；、]{0,6}$"
)
_LEVEL_OF = re.compile("全国|全省|全自治区|全市|全州|省|市")


def take_word(state: State, clause: Clause, token: Token) -> None:
    """Claim a word that stands for a size or a comparison."""
    if not state.alive or (clause.unknown and not clause.named):
        return
    group, benchmark, value = state.group, "", token.value
    if value in ("in_step", "relative"):
        group, benchmark = _compared(state, clause, token)
        if not benchmark:
            return
    elif clause.unknown or clause.over:
        return
    figure = Token("figure", token.start, token.end, _NUMBERS.get(value))
    _claim_all(state, clause, group, figure, _BOUNDS.get(value, value), benchmark)
    clause.counted += 1


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
        for code in whole_codes(subject):
            claim = state.claim(clause, subject, code, figure, bound, "wordless")
            state.claims.append(replace(claim, benchmark=benchmark))
    state.claimed = True


def _compared(state: State, clause: Clause, token: Token) -> tuple[list[Subject], str]:
    """Subjects and benchmark of 与经济增长同步 or 高于全省平均水平."""
    text = state.text
    if token.value == "in_step":
        start = max(0, token.start - 14)
        found = _STEP_WITH.search(text, start, token.start)
        if not found:
            return [], ""
        group = [subject for subject in state.group if subject.start < found.start()]
        return group, words().benchmark.get(found[1], "own_gdp")
    found = _LEVEL_OF.search(text, max(0, token.start - 8), token.start)
    if not clause.over or not found:
        return [], ""
    return list(state.group), words().benchmark[found.group()]
