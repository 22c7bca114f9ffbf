"""A sentence, clause by clause: every token is handed to what knows it."""

import re

from indicators.extract.cues import heed
from indicators.extract.figures import take_figure
from indicators.extract.names import end_item, take_name, take_place
from indicators.extract.sentence import Clause, State
from indicators.extract.tokens import Token
from indicators.registry import words
from indicators.wording.clock import Mention

__all__ = ["is_zone", "read_sentence"]

_NOTE = re.compile(
    r"[（(](?:[12]\d{3}年)?(?:数据|数|均)*为?(?:初步)?预[计测]数?(?P<on>[,，、]?(?:以)?下同)?[）)]"
)
_EXPECTED = ("预计", "预测", "预计数")
_ON = re.compile(r"[（(](?:以)?下同[）)]")
# The name of a zone at the head of a clause, no verb before it and none of its organs after it.
_ZONE = re.compile(
    r"[^，。；、“”分每加快推进深化入展列与向好强做支持启动实施建完成争创打造扩]{0,6}?(?:非公有制经济|民营经济|县域经济|乡镇企业|乡镇工业|产业集聚区|郊区|高新区|开发区|经开区|经济区|工业区|新区|示范区|试验区|合作区|园区)"
    r"(?!建设|平台|体制|管理|管委会|开发|改革|改造|循环|转型|产业|企业|配套|等|、|和|及|与|内|项目|达|增|由|从|数量|总数|”|，)"
)
_YEARED = re.compile("其中[：:，]?[^，。；]{0,6}年")
_RANK = re.compile(r"第[一二三四五六七八九十\d]+|排名|位次|名次|前列|前茅|首位|榜")


def read_sentence(state: State, tokens: list[Token]) -> None:
    """Walk the tokens of a sentence; claims and left figures are appended to `state`."""
    if "void" in {token.kind for token in tokens}:
        state.left += [(token, "unresolved") for token in tokens if token.kind == "figure"]
        return
    clause = Clause()
    outer: list[tuple[Clause, Mention | None, int]] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.kind == "filler":
            index += 1
            continue
        if token.kind == "figure":
            index = take_figure(state, clause, tokens, index)
            continue
        if token.kind == "stop":
            if token.value == "（":
                _note(state, token)
                outer.append((clause, state.time, len(state.claims)))
                clause = Clause(
                    change=clause.change,
                    average=clause.average,
                    basis=clause.basis,
                    share=clause.share,
                )
            elif token.value == "）":
                clause = _end_bracket(state, clause, outer.pop()) if outer else Clause()
            elif (
                token.value == "、" and not clause.counted and not _is_passed(state, tokens, index)
            ):
                end_item(state, clause)
            else:
                clause = _end_clause(state, clause, tokens, index)
        elif token.kind == "name":
            take_name(state, clause, tokens, index)
        elif token.kind == "place":
            take_place(state, clause, tokens, index)
        else:
            heed(state, clause, token)
        index += 1


def _end_clause(state: State, clause: Clause, tokens: list[Token], index: int) -> Clause:
    """Close a clause at a stop, and begin the next with what it leaves open."""
    stop = tokens[index].value
    if clause.unknown and not clause.counted and not clause.named:
        verdict = not state.claimed or _is_verdict(state.text, tokens, index)
        ranked = bool(_RANK.search(_clause(state.text, tokens, index)))
        state.alive = state.alive and (ranked or (verdict and not clause.numbered))
    if clause.counted or clause.unknown:
        state.open_list = False
    if clause.timed is not None and clause.unknown and not clause.taken and _is_past(state, clause):
        # 2016年上升至全国第6位，: a year long past is an aside where its clause gives no figure.
        state.time = clause.earlier
    if _is_milestone(state, clause, tokens, index):
        state.time = clause.earlier
    reaching = clause.aimed or not clause.counted
    if clause.firmness and not clause.named and not clause.taken and reaching:
        # 确保完成全年任务， holds to the end of its group, 力争引资80亿元， and 奋斗目标是：
        # to that of the sentence.
        state.passing = clause.firmness
        state.firmness = clause.firmness if stop == "：" or clause.counted else ""
    if stop == "；" and clause.timed is not None and clause.timed.part and not clause.taken:
        # 1-11月工业利润增长7%；… is over with its group where that told nothing.
        state.time = clause.earlier
    if stop in "；。！？\n":
        state.estimate = state.standing
        state.paired, state.since = [], len(state.heard)
        state.basis = state.topic = state.passing = ""
        state.foreign = state.foreign if state.zone else ""
        # 与2016年相比 holds for its group of clauses, at the head of a sentence for all of it,
        # and what is 其中 of a size counts from the same year.
        within = stop == "；" and state.text.startswith("其中", tokens[index].end)
        state.base = state.base if within or state.lasting == "sentence" else 0
        state.origin = 0
    elif stop != "、" and state.foreign == "sub-area" and not state.zone:
        state.foreign = ""
    if stop in "，、" and _is_counting(state, clause) and _opens_on_zone(state, tokens, index):
        # 高新区扩容提质，实现生产总值90亿元: of the zone.
        state.foreign = "zone"
    if stop == "，" and not clause.counted and clause.basis:
        state.basis = clause.basis
    if clause.named and not clause.taken:
        if clause.unknown and state.group and _is_bare_economy(state):
            # 新经济培育主体，总量增长17%: of something else.
            state.alive = False
        # 规上工业增加值增速，8%: the words wait for their figure.
        # 收入增速居全省第10位，预计完成27亿元: the pace has had its figure.
        passed = clause.counted or (clause.unknown and _is_told(state.text, tokens, index))
        change = "" if passed else clause.change
        share = "share" if clause.share else ""
        return Clause(change=change, average=clause.average, share=share)
    if stop != "，" or not state.text.startswith("其中", tokens[index].end):
        return Clause()
    return _within(state, tokens[index])


def _within(state: State, stop: Token) -> Clause:
    """Give a clause of parts, 其中, which are told as the whole is: 年均增长9%，其中一产增长4%."""
    averaged = bool(state.claims) and state.claims[-1].averaged
    # 累计收入266亿元，年均增长8%，其中税收200亿元: a sum as well.
    last = [claim for claim in state.claims[-2:] if claim.time is state.time]
    dated = bool(_YEARED.match(state.text, stop.end))
    return Clause(average=averaged, sum=not dated and any(claim.clause.sum for claim in last))


def is_zone(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` opens with a zone for its subject.

    Examples
    --------
    >>> is_zone("高新区扩容提质", 0, 7), is_zone("加快高新区建设", 0, 7)
    (True, False)
    """
    return bool(_ZONE.match(text, start, end))


def _is_counting(state: State, clause: Clause) -> bool:
    """Whether a clause has told no size so far: 实施项目20个."""
    counted = [token.value.amount for token, _ in state.left[len(state.left) - clause.counted :]]
    return not clause.taken and all(
        amount is None or not amount.unit.startswith("100m") for amount in counted
    )


def _opens_on_zone(state: State, tokens: list[Token], index: int) -> bool:
    first = _begin(tokens, index)
    if tokens[first].kind == "figure":
        # 6个园区全部达标，规上工业增加值增长10%
        return False
    return is_zone(state.text, tokens[first].start, tokens[index].start)


def _is_past(state: State, clause: Clause) -> bool:
    """Whether the time a clause named last is a year before those the report reviews."""
    timed = clause.timed
    return (
        timed is state.time
        and timed is not None
        and timed.role == "point"
        and 0 < timed.first < state.context.first - 1
    )


def _note(state: State, token: Token) -> None:
    """Heed a note in brackets: （预计数） on the figure before, （预计，下同） on those to come."""
    found = _NOTE.match(state.text, token.start)
    if found:
        for claim in reversed(state.claims):
            if claim.subject is not state.claims[-1].subject:
                break
            claim.estimate = True
    beside = state.text.endswith(_EXPECTED, 0, token.start)
    if state.estimate and state.claims and state.claims[-1].token.end == token.start:
        # 预计达到5600亿元（下同）, but not 增长9%（下同）, which says 同比.
        amount = state.claims[-1].amount
        beside = beside or (amount is not None and amount.unit.startswith("100m"))
    on = beside and _ON.match(state.text, token.start)
    if on or (found and found["on"]):
        state.standing = True
    state.noted = bool(found)


def _is_bare_economy(state: State) -> bool:
    last = state.group[-1]
    return state.text[last.start : last.end] == "经济"


def _is_milestone(state: State, clause: Clause, tokens: list[Token], index: int) -> bool:
    """Whether a clause of a review of years names one of them for a step: 2018年迈上千亿台阶."""
    time = clause.timed
    passed = time is not None and time is state.time and time.role == "point" and not time.part
    if not passed or time is None or not state.context.is_window:
        return False
    return 0 < time.first < state.context.last and "台阶" in _clause(state.text, tokens, index)


def _end_bracket(state: State, clause: Clause, outer: tuple[Clause, Mention | None, int]) -> Clause:
    """Close a bracket: the words outside go on, but a basis in it is that of the figure before."""
    before, time, claims = outer
    if state.noted:
        state.estimate, state.noted = state.standing, False
    if clause.counted:
        state.time = time
    elif clause.basis and before.named and not before.counted:
        # 实际利用外资（可比口径）增长6%
        before.basis = before.basis or clause.basis
    elif clause.basis and before.taken and state.claims and claims == len(state.claims):
        state.claims[-1].clause.basis = state.claims[-1].clause.basis or clause.basis
    elif clause.timed is not None:
        before.timed, before.earlier = clause.timed, time
    return before


def _is_told(text: str, tokens: list[Token], index: int) -> bool:
    """Whether the clause before a stop says all of a change: 增幅创历史最高，完成30亿元."""
    told = _clause(text, tokens, index)
    return "创" in told or bool(_RANK.search(told))


def _clause(text: str, tokens: list[Token], index: int) -> str:
    """Words of the clause before a stop."""
    return text[tokens[_begin(tokens, index)].start : tokens[index].start]


def _begin(tokens: list[Token], index: int) -> int:
    """Position of the first token of the clause before a stop."""
    while index > 0 and tokens[index - 1].kind != "stop":
        index -= 1
    return index


def _is_verdict(text: str, tokens: list[Token], index: int) -> bool:
    """Whether the clause before a stop only tells a rank or a verdict on the figure before it."""
    told = _clause(text, tokens, index)
    return told.startswith(words().lists["verdict"]) or bool(_RANK.search(told))


def _is_passed(state: State, tokens: list[Token], index: int) -> bool:
    """Whether a 、 parts a rank from the next figure: 达到100亿元、稳居全国前十、增长5%."""
    return state.claimed and not state.open_list and _is_verdict(state.text, tokens, index)
