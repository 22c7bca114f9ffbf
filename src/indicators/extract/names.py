"""A name in a sentence: whether it opens a subject, and whose figures it announces."""

import re
from dataclasses import replace

from indicators.extract.parts import is_effect, is_part_of_name
from indicators.extract.scopes import (
    find_place,
    find_scope,
    is_attached,
    is_listed,
    is_of_partner,
    is_other,
)
from indicators.extract.sentence import Clause, State, Subject
from indicators.extract.tokens import Token
from indicators.registry import indicators

__all__ = ["end_item", "take_name", "take_place", "whole"]

_GROWN = re.compile(r"(?:增长|增速|涨幅|增幅)$")
_LONGEST = 24  # names of one list


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
    attached = before is not None and is_attached(state.text, before)
    scope = find_scope(state, clause, tokens, index)
    if flavour == "following" and not _follows(state, codes[0]):
        clause.unknown = True
        return
    # “四新”经济、高新技术产业投资分别增长39%和37%: of what the quotation marks name.
    attached = attached or (flavour == "growth_only" and state.text[token.start - 1] == "”")
    if flavour not in ("full", "pair") and attached and scope == "own":
        clause.unknown = True
        clause.named = False
        return
    if is_effect(state.text, tokens, index):
        # 带动新增增加值35亿元、税收4亿元: the list goes on about the same measure.
        state.foreign = scope = "sub-area"
    if _is_part(state, codes, token) or is_part_of_name(
        state.text, codes[0], token.start, token.end
    ):
        clause.unknown = True
        state.group, state.alive, state.open_list = [], False, False
        return
    state.partner = is_of_partner(state, token)
    if state.partner or (before is not None and is_other(state.text, tokens, index)):
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
    listed = state.open_list and is_listed(tokens, index)
    joined = listed or (
        state.open_list and clause.named and not clause.unknown and not clause.taken
    )
    # 登记失业率和调查失业率分别控制在4.5%和5.5%以内: two of one indicator.
    twin = listed and flavour == "full" and bool(state.group) and told != _told(state)
    again = any(codes == subject.codes for subject in state.group) and not twin
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
    if _GROWN.search(told) and indicators()[codes[0]].nature != "index":
        clause.change = "up"
    elif told.endswith("降低率"):
        clause.change = "down"


def _is_part(state: State, codes: tuple[str, ...], token: Token) -> bool:
    """Whether a name says what part of the same is told: 投资90亿元，其中城镇固定资产投资70亿元."""
    if codes != ("fixed_asset_investment",) or not state.text.startswith("城镇", token.start):
        return False
    told = any(claim.subject.codes == codes for claim in state.claims)
    return told and state.text.endswith(("其中", "其中，"), 0, token.start)


def _told(state: State) -> str:
    """Name told last."""
    return state.text[state.group[-1].start : state.group[-1].end]


def _follows(state: State, code: str) -> bool:
    """Whether the sentence has told the indicator that a name of `code` leans on."""
    told = (*state.heard, *state.group)
    return any(indicators()[code].follows in subject.codes for subject in told)


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


def end_item(state: State, clause: Clause) -> None:
    """Close an item of a list; an item without a known name keeps its position."""
    if not clause.named and clause.unknown:
        if not state.open_list:
            state.group, state.open_list, state.alive = [], True, True
            state.spread = ""
        # 全市园区营业收入、税收均增长25%: the list is the parks'.
        parks = clause.parks or bool(state.group and state.group[-1].scope == "sub-area")
        scope = "sub-area" if parks else "own"
        state.group.append(Subject((), 0, 0, scope=scope))
    elif clause.named and clause.unknown and state.group:
        # The name was the beginning of a longer one.
        state.group[-1] = Subject((), 0, 0)
    clause.named = clause.unknown = clause.sub_area = clause.parks = False
    clause.listed = True
    clause.change = clause.arrival = clause.share = ""
