"""Why a figure is no record: it counts, compares or ranks, or nothing named it."""

import re

from indicators.extract.sentence import Clause, State
from indicators.extract.tokens import Figure, Token

__all__ = ["find_refusal"]

_RATE_BEFORE = re.compile(
    r"(?:目标|任务|计划|预算|进度|序时)(?:数|值)?(?:的|（)$|占(?:全年|年度|年初)[一-龥]{0,6}$"
)
_GAP = re.compile(
    "(?:(?<!不)[高低]于|高出|多出)[^，。；、,;0-9]{2,12}$|[比较][^，。；、,;0-9]{1,10}多$"
)
# 超额完成了全年100亿元的引资任务
_TASK_OF = re.compile("的[^，。；、]{0,8}(?:任务|目标)")
_MET_TASK = re.compile("(?:完成|实现)了?(?:全年|年度|年初)?(?:确定|下达)?的?$")
_MET = re.compile("完成了?$")
_PASSED_STEP = re.compile("(?:的)?[新大]?(?:台阶|大关|关口)之?后")


def find_refusal(state: State, clause: Clause, token: Token) -> str:
    """Find why a figure has no owner; empty where it may have one."""
    figure: Figure = token.value
    text = state.text
    if figure.kind == "damaged":
        return "damaged"
    if figure.amount is None:
        told = text[token.start : token.end]
        if "百分点" in told:
            return "difference"
        return "rank" if text[token.start - 1] == "第" else "count"
    if figure.amount.unit != "percent" and _GAP.search(text, max(0, token.start - 16), token.start):
        # 高于全国平均水平140元, 比去年多100万人
        return "difference"
    if clause.compared:
        return "no indicator" if clause.unknown and not clause.named else "difference"
    held = state.base or clause.against
    if figure.kind == "times" and not held and text.endswith("的", 0, token.start):
        # 收入年均增速是生产总值增速的1.8倍
        return "difference"
    if _PASSED_STEP.match(text, token.end):
        # 跨过千亿元大关后，达到1469亿元: an earlier year's.
        return "earlier step"
    if not state.alive or not state.group:
        return "sub-area" if clause.sub_area else "no indicator"
    if clause.unknown and not clause.whole:
        return "sub-area" if clause.sub_area else "unresolved" if clause.named else "no indicator"
    met = figure.kind == "doubling" and text.startswith(("目标", "任务"), token.end)
    if met and _MET.search(text, max(0, token.start - 6), token.start):
        # 是2010年的2.5倍，超额完成翻番目标 tells no second figure.
        return "progress"
    tasked = _MET_TASK.search(text, max(0, token.start - 12), token.start)
    if tasked and figure.kind == "amount" and _TASK_OF.match(text, token.end):
        return "progress"
    if _RATE_BEFORE.search(text, max(0, token.start - 6), token.start):
        return "progress"
    if all(not subject.codes for subject in state.group) and not state.spread:
        return "no indicator"
    return ""
