"""A name in a sentence: whether it opens a subject, and whose figures it announces."""

import re
from dataclasses import replace

from indicators.extract.sentence import Clause, State, Subject
from indicators.extract.tokens import Token
from indicators.wording.places import denoted

__all__ = ["end_item", "find_place", "take_name", "take_place", "whole"]

_PLACE_TAIL = re.compile(
    r"[一-龥]{0,12}(?:[省市区县州旗盟]|两翼|一线|范围|流域|沿线|三角洲|城市群)$"
)
_DRAWN = re.compile("来源于[一-龥]{2,8}$")
_GROWN = re.compile(r"(?:增长|增速|涨幅|增幅)$")
_TOLD_OF_ZONES = (
    *("gdp", "fixed_asset_investment", "industrial_va", "industrial_output"),
    *("industrial_investment", "budget_revenue", "fiscal_revenue"),
)
_LONGEST = 24  # names of one list
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


def take_name(state: State, clause: Clause, tokens: list[Token], index: int) -> None:
    """Open a subject at a name, or add it to the list that is open."""
    token = tokens[index]
    before = tokens[index - 1] if index else None
    codes, flavour = token.value
    if clause.share in ("of", "gdp"):
        # 占地区生产总值比重: the whole, not the part.
        clause.share = "gdp" if "gdp" in codes else clause.share
        return
    if clause.over or _is_gloss(state, tokens, index):
        return
    told = state.text[token.start : token.end]
    attached = before is not None and _is_attached(state.text, before)
    scope = _scope(state, clause, tokens, index)
    if flavour in ("short", "growth_only", "subject_only") and attached and scope == "own":
        clause.unknown = True
        clause.named = False
        return
    if before is not None and _is_other(state.text, tokens, index):
        clause.unknown = True
        state.group, state.alive, state.open_list = [Subject((), 0, 0)], True, True
        return
    family = state.group[-1].codes if state.group else ()
    if (
        flavour == "subject_only"
        and not _in_list(tokens, index)
        and not (family and family[0].startswith("income"))
    ):
        clause.unknown = True
        return
    joined = state.open_list and (
        _is_listed(tokens, index) or (clause.named and not clause.unknown and not clause.taken)
    )
    again = any(codes == subject.codes for subject in state.group)
    if again or not joined or len(state.group) == _LONGEST:
        state.group, state.spread, state.origin = [], "", 0
        clause.share = clause.change = ""
        verb = state.text[before.start : before.end] if before is not None else ""
        if verb in ("新增", "净增"):
            clause.change = "up"
        elif verb in ("实现", "完成") and not clause.goal:
            # A new subject that starts with a plain verb ends the reach of 力争.
            state.firmness = state.passing = ""
    if clause.firmness and clause.leading:
        # 力争 before its first subject holds for those that follow, after it for this one alone.
        state.firmness, state.passing = clause.firmness, ""
    state.group.append(Subject(codes, token.start, token.end, flavour, scope))
    state.open_list, state.alive, state.claimed = True, True, False
    clause.named, clause.unknown, clause.sub_area = True, False, False
    if _GROWN.search(told):
        clause.change = "up"
    elif told.endswith("降低率"):
        clause.change = "down"


def _is_gloss(state: State, tokens: list[Token], index: int) -> bool:
    """Whether a name in brackets only says another one again: 生产总值（GDP）."""
    if not (index and state.group and tokens[index - 1].value == "（"):
        return False
    after = tokens[index + 1].value if index + 1 < len(tokens) else "）"
    return after in ("）", "，", "、") or tokens[index].value[0] == state.group[-1].codes


def whole(subject: Subject) -> Subject:
    """Give a subject where nothing parts a pair: 城乡居民收入 is that of all."""
    if subject.flavour == "pair" and subject.codes[0].startswith("income"):
        return replace(subject, codes=("income_all",))
    return subject


def take_place(state: State, clause: Clause, tokens: list[Token], index: int) -> None:
    """Note a place word that speaks of the figures to come without a name of its own."""
    token = tokens[index]
    following = tokens[index + 1].kind if index + 1 < len(tokens) else "change"
    if clause.over or following not in ("change", "figure", "period"):
        return
    own = find_place(state, token) in (state.own, None)
    state.foreign = "" if own else "other place"
    if own and state.group and not clause.named:
        # 在全国零售增长的背景下，我区增长9%: the name goes on, the place is another.
        state.group = [replace(subject, scope="own") for subject in state.group]
        state.alive = True


def find_place(state: State, token: Token) -> str | None:
    """Find the code that a place word denotes in this report; None for an unknown place."""
    told = state.text[token.start : token.end]
    return state.own if token.value == "own" else denoted(told, state.own)


def _is_other(text: str, tokens: list[Token], index: int) -> bool:
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


def _is_attached(text: str, before: Token) -> bool:
    """Whether what stands right before a name makes a longer, unknown name of it."""
    if before.kind == "change":
        return text[before.start : before.end] not in _SPARED
    return before.kind in _ATTACHED or (
        before.kind == "unknown" and not text[before.end - 1].isdigit()
    )


def _is_listed(tokens: list[Token], index: int) -> bool:
    """Whether a name follows 、 or 和, with nothing but fillers between."""
    while index > 0:
        index -= 1
        token = tokens[index]
        if token.value == "、" or token.kind == "link":
            return True
        if token.kind not in ("filler", "place"):
            return False
    return False


def _in_list(tokens: list[Token], index: int) -> bool:
    """Whether a shortened name stands in a list that goes on: 城镇、农村居民人均可支配收入."""
    for token in tokens[index + 1 : index + 4]:
        if token.kind == "name":
            return token is not tokens[index + 1]
        if token.kind not in ("stop", "filler", "link") or (
            token.kind == "stop" and token.value != "、"
        ):
            return False
    return False


def _scope(state: State, clause: Clause, tokens: list[Token], index: int) -> str:
    """Whose figure a name announces: own, or the reason why not."""
    before = index - 1
    while before >= 0 and (tokens[before].kind in _BETWEEN or tokens[before].value == "）"):
        if tokens[before].value == "）":
            while before > 0 and tokens[before].value != "（":
                before -= 1
        before -= 1
    listed = state.open_list and index and _is_listed(tokens, index)
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


def end_item(state: State, clause: Clause) -> None:
    """Close an item of a list; an item without a known name keeps its position."""
    if not clause.named and clause.unknown:
        if not state.open_list:
            state.group, state.open_list, state.alive = [], True, True
            state.spread = ""
        # 全市园区营业收入、税收均增长25%: the list is the parks'.
        scope = "sub-area" if clause.parks else "own"
        state.group.append(Subject((), 0, 0, scope=scope))
    elif clause.named and clause.unknown and state.group:
        # The name was the beginning of a longer one.
        state.group[-1] = Subject((), 0, 0)
    clause.named = clause.unknown = clause.sub_area = clause.parks = False
    clause.listed = True
    clause.change = clause.arrival = clause.share = ""
