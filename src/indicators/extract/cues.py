"""The words of a clause: what each kind of them tells about the figure to come."""

import re
from collections.abc import Callable

from indicators.extract.names import end_item
from indicators.extract.sentence import Clause, State, Subject
from indicators.extract.tokens import Token
from indicators.extract.wordless import take_assigned, take_comparison, take_word
from indicators.wording.clock import Mention

__all__ = ["heed"]

_AIM = re.compile(r"目标(?:任务)?(?:建议|初步|拟|安排|确定)*[是为：:]")
_MULTIPLE = ("是", "为", "相当于", "达到", "接近", "超过")
_DIGITS = re.compile("[0-9０-９]")
_REAL = re.compile("实际(?:分别)?$")
_IN_FACT = re.compile("利用|使用|到位|外资")
_FIXED = re.compile("不变|可比")
_OF_SUMS = re.compile("[^，。；、]{0,12}(?:累计|历年|以来|总和)")
_CHANGED = re.compile("年?均|平均|增[长加]|翻|提高")
_SECTORS = ("primary_va", "secondary_va", "services_va")
_JOINTS = ("、", "和", "与", "及")
_PACE = re.compile("(?:幅度|[增涨]幅)[^，。；]{0,8}$")
_NOUN = re.compile(r"^的|[，。；、,;\n]$")


def heed(state: State, clause: Clause, token: Token) -> None:
    """Note what a word tells, in the clause or for the sentence."""
    _HEED[token.kind](state, clause, token)


def _unknown(state: State, clause: Clause, token: Token) -> None:
    clause.unknown = True
    clause.aimed = clause.aimed or bool(clause.firmness)
    if token.kind == "sub_area":
        clause.sub_area = True
        clause.parks = clause.parks or token.value.endswith(("区", "园"))
    clause.numbered = clause.numbered or bool(_DIGITS.search(state.text, token.start, token.end))


def _bare(state: State, clause: Clause, token: Token) -> None:
    """A bare 增加值 belongs to the topic of the clause before; else it is unknown."""
    # 规上工业企业（即大中型企业）增加值: the bracket only says whose.
    glossed = state.text[token.start - 1] == "）"
    topic = state.topic or _value_of_output(state)
    if not topic or (clause.unknown and not glossed):
        _unknown(state, clause, token)
        return
    listed = state.open_list and state.text[token.start - 1] in _JOINTS
    state.group = [*(state.group if listed else []), Subject((topic,), token.start, token.end)]
    state.open_list, state.alive, state.claimed = True, True, False
    clause.named, clause.unknown = True, False


def _value_of_output(state: State) -> str:
    """Give the value added of the sector or beside the output named last: 工业总产值和增加值."""
    last = state.group[-1] if state.group else None
    if last is None or last.scope != "own":
        return ""
    if last.flavour == "short" and last.codes[0] in _SECTORS and not state.claimed:
        # 服务业提档升级，增加值增长10%
        return last.codes[0]
    if last.codes != ("industrial_output",):
        return ""
    return "industrial_va" if "规" in state.text[last.start : last.end] else "industry_va"


def _topic(state: State, clause: Clause, token: Token) -> None:
    state.topic = token.value
    if not clause.named:
        _unknown(state, clause, token)


def _ratio(state: State, clause: Clause, token: Token) -> None:
    state.ratio = token


def _time(state: State, clause: Clause, token: Token) -> None:
    mention: Mention = token.value
    if mention.role == "base":
        state.base = mention.first
        # 与2010年相比 holds for all that follows, 比2010年 for no yearly average of another name.
        state.based = []
        told = state.text[mention.start : mention.end]
        state.multiple = told.startswith(_MULTIPLE)
        lasting = told.startswith(("与", "同", "和")) or "相比" in told or "基础" in told
        state.lasting = "" if not lasting else "group" if state.claims else "sentence"
    elif mention.role == "day" and _FIXED.search(state.text, mention.start, mention.end):
        clause.basis = clause.basis or "real"
    elif mention.role == "sums":
        # 比“十五”时期增长1.2倍: no measure of the record holds years against years.
        clause.compared = True
    elif mention.role == "yearly":
        state.base, state.origin, state.yearly = 0, 0, True
        clause.average = False
        if state.time is not None and state.time.role == "window":
            # 五年来，出口翻番，去年同比增长4%
            state.time = None
    elif mention.role == "window" and clause.counted and state.text[mention.start - 1] == "在":
        # 500项在今后三年内实施的项目 dates the projects.
        return
    elif mention.role in ("point", "window"):
        # 一季度、上半年，出口分别增长4%和6%: figures of one name by the times before them.
        last = state.time
        joined = last is not None and state.text[last.end : mention.start] in _JOINTS
        state.series = [*(state.series or [last]), mention] if last and joined else []
        clause.earlier = state.time
        clause.timed = mention
        if (
            mention.role == "window"
            and not mention.first
            and _CHANGED.match(state.text, mention.end)
        ):
            state.span, state.outside = mention, state.time
        elif mention.role == "point" and state.text[mention.start - 1] == "于":
            # 提前于1999年实现目标；出口增长9%: an aside.
            state.span, state.outside = mention, state.time
        state.time, state.base = mention, 0
        clause.dated = clause.arrival == "from"
        # 从2015年的…增加到2020年的…，年均增长8%: the change counts from the first year.
        if clause.dated and mention.role == "point":
            state.origin = state.began = mention.first
    elif mention.role == "whole":
        # 四季度增长9.9%，全年增长6.4%: the same year, whole; else the year in question.
        year = state.time.first if state.time is not None and state.time.role == "point" else 0
        state.time = Mention(mention.start, mention.end, "point", year)


def _change(state: State, clause: Clause, token: Token) -> None:
    if clause.unknown and clause.listed and not clause.named and state.open_list:
        # 生产总值、劳动生产率增长7%: the last of a list may be unknown as well.
        end_item(state, clause)
    if not (
        token.value == "down" and _PACE.search(state.text, max(0, token.start - 12), token.start)
    ):
        # But 涨幅比去年回落，控制在5%: the pace slackens, prices go on rising.
        clause.change = token.value
    if _REAL.search(state.text, max(0, token.start - 4), token.start) and state.group:
        # 零售总额实际增长7%, but not 外资实际到位增长7%.
        named = state.text[state.group[-1].start : state.group[-1].end]
        clause.basis = clause.basis or ("" if _IN_FACT.search(named) else "real")


def _arrival(state: State, clause: Clause, token: Token) -> None:
    clause.arrival = token.value
    ahead = state.time is not None and state.time.first > state.context.last
    if token.value == "to" and clause.counted and (clause.dated or not ahead):
        # 由2016年的300亿元增加到500亿元: the year named was that of the start.
        state.time = None


def _average(state: State, clause: Clause, token: Token) -> None:
    clause.average = clause.average or token.value == "yearly"


def _sum(state: State, clause: Clause, token: Token) -> None:
    clause.sum = True


def _share(state: State, clause: Clause, token: Token) -> None:
    if token.value != "share" or not clause.share:
        clause.share = token.value
    if _OF_SUMS.match(state.text, token.end):
        # 占累计利用外资的70%: of all years, no share of one.
        clause.compared = True
    if token.value != "share":
        # What follows 占 is the whole, known or not; what stands before it must be known.
        clause.whole = not clause.unknown


def _comparison(state: State, clause: Clause, token: Token) -> None:
    clause.over = True
    take_comparison(state, clause, token)


def _spread(state: State, clause: Clause, token: Token) -> None:
    if clause.unknown and state.open_list and (not clause.named or clause.linked):
        clause.named = False
        end_item(state, clause)
    state.spread = token.value


def _firmness(state: State, clause: Clause, token: Token) -> None:
    told = state.text[token.start - 1 : token.end + 1]
    if "努力" in told and _NOUN.search(told):
        # 经过五年的努力， promises nothing.
        return
    state.goal = clause.goal = True
    clause.firmness = token.value
    clause.leading = not clause.named


def _kind(state: State, clause: Clause, token: Token) -> None:
    if token.value == "estimate":
        state.estimate = True
    else:
        state.goal = clause.goal = True
        # 分别高出翻番目标300元和200元: by how much, not how much.
        told = state.text[token.start : token.end]
        clause.compared = clause.compared or (clause.over and told.endswith("目标"))
        if _AIM.match(state.text, token.end - 2):
            # 与奋斗目标相衔接，主要预期目标是： the list has a plain head of its own.
            state.aim = True
            state.firmness = state.passing = ""


def _stage(state: State, clause: Clause, token: Token) -> None:
    if token.value == "restated":
        clause.restated = True
    else:
        state.stage = token.value


def _basis(state: State, clause: Clause, token: Token) -> None:
    clause.basis = token.value


def _link(state: State, clause: Clause, token: Token) -> None:
    if clause.unknown and clause.listed and not clause.named and state.open_list:
        # 工业投资、游客人数和出口分别增长: an unknown item keeps its place before 和 as before 、.
        end_item(state, clause)
    clause.linked = clause.linked or clause.named


_HEED: dict[str, Callable[[State, Clause, Token], None]] = {
    "link": _link,
    "unknown": _unknown,
    "qualifier": _unknown,
    "sub_area": _unknown,
    "progress": _unknown,
    "bare": _bare,
    "topic": _topic,
    "ratio": _ratio,
    "period": _time,
    "change": _change,
    "arrival": _arrival,
    "average": _average,
    "cumulation": _sum,
    "share": _share,
    "comparison": _comparison,
    "spread": _spread,
    "firmness": _firmness,
    "kind": _kind,
    "stage": _stage,
    "basis": _basis,
    "assigned": take_assigned,
    "word_figure": take_word,
}
