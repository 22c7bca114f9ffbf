"""Whose figure a name announces: the area's own, or that of a part of it, another place, a partner."""

import re

from indicators.extract.sentence import Clause, State
from indicators.extract.tokens import Token
from indicators.wording.places import denoted

__all__ = ["find_place", "find_scope", "is_attached", "is_listed", "is_other"]

_PLACE_TAIL = re.compile(
    r"[一-龥]{0,12}(?:[省市区县州旗盟]|两翼|一线|范围|流域|沿线|三角洲|城市群)$"
)
_DRAWN = re.compile("来源于[一-龥]{2,8}$")
_TOLD_OF_ZONES = (
    *("gdp", "fixed_asset_investment", "industrial_va", "industrial_output"),
    *("industrial_investment", "budget_revenue", "fiscal_revenue"),
)
_BETWEEN = (
    "filler",
    "link",
    "period",
    "firmness",
    "kind",
    "stage",
    "average",
    "cumulation",
    "basis",
)
_ATTACHED = ("qualifier", "sub_area", "bare", "comparison", "share", "name")
_SPARED = ("增", "升", "涨", "新增", "扩大", "提升")


def find_scope(state: State, clause: Clause, tokens: list[Token], index: int) -> str:
    """Whose figure a name announces: own, or the reason why not."""
    before = index - 1
    while before >= 0 and (tokens[before].kind in _BETWEEN or tokens[before].value == "）"):
        if tokens[before].value == "）":
            while before > 0 and tokens[before].value != "（":
                before -= 1
        before -= 1
    listed = state.open_list and index and is_listed(tokens, index)
    if listed and state.group and state.group[-1].scope != "own":
        # 县域工业增加值、一般公共预算收入: a list of one area.
        return state.group[-1].scope
    if before >= 0:
        token = tokens[before]
        if token.kind == "sub_area" and not state.text.startswith("在", token.start - 1):
            # But 在中部地区率先实现生产总值翻番 is the area's own.
            return "sub-area"
        if token.kind == "place":
            state.zone = False
            state.foreign = "" if find_place(state, token) in (state.own, None) else "other place"
            if before and state.text[tokens[before - 1].start : token.start] == "对":
                # 对全省经济增长的贡献率: what follows is not about the province.
                other, state.foreign = state.foreign, ""
                return other or "own"
        elif token.kind == "unknown" and clause.sub_area and token.end - token.start < 3:
            return "sub-area"
        elif token.kind == "unknown":
            found = _PLACE_TAIL.search(state.text, token.start, token.end)
            named = found.group() if found else "地区"
            # 地区财政收入 names no other place.
            code = denoted(named, state.own) if named != "地区" else state.own
            if code != state.own:
                return "other place" if code else "sub-area"
    if state.foreign == "zone":
        return "sub-area" if tokens[index].value[0][0] in _TOLD_OF_ZONES else "own"
    return state.foreign or "own"


def find_place(state: State, token: Token) -> str | None:
    """Find the code that a place word denotes in this report; None for an unknown place."""
    told = state.text[token.start : token.end]
    return state.own if token.value == "own" else denoted(told, state.own)


def is_other(text: str, tokens: list[Token], index: int) -> bool:
    """Whether what stands right before even a distinct name makes another thing of it."""
    before = tokens[index - 1]
    if before.kind == "unknown" and index > 1 and before.end - before.start < 4:
        # 对俄进出口总额: with one partner.
        qualified = tokens[index - 2].kind == "qualifier"
        if qualified and text[tokens[index - 2].start] == "对":
            return True
    # 环境治理业固定资产投资, 服务业固定资产投资: a branch's; 新增1个经济总量过百亿的县: a county's.
    name = tokens[index]
    if name.value[0] == ("budget_revenue",) and _DRAWN.search(text, 0, name.start):
        # 来源于本市的公共财政收入: all that is raised here, for whatever budget.
        return True
    last = text[before.end - 1]
    branch = before.kind == "unknown" and last in "业类型加"
    counted = before.kind == "figure" and last in "个家"
    return branch or counted or before.kind in ("qualifier", "name")


def is_attached(text: str, before: Token) -> bool:
    """Whether what stands right before a name makes a longer, unknown name of it."""
    if before.kind == "change":
        return text[before.start : before.end] not in _SPARED
    return before.kind in _ATTACHED or (
        before.kind == "unknown" and not text[before.end - 1].isdigit()
    )


def is_listed(tokens: list[Token], index: int) -> bool:
    """Whether a name follows 、 or 和, with nothing but fillers between."""
    while index > 0:
        index -= 1
        token = tokens[index]
        if token.value == "、" or token.kind == "link":
            return True
        if token.kind not in ("filler", "place"):
            return False
    return False
