"""The words of a clause: what each kind of them tells about the figure to come."""

import re
from collections.abc import Callable

from indicators.extract.names import end_item
from indicators.extract.sentence import SECTORS, Clause, State, Subject
from indicators.extract.times import take_time
from indicators.extract.tokens import JOINTS, Token
from indicators.extract.wordless import take_assigned, take_comparison, take_word
from indicators.registry import indicators

__all__ = ["heed"]

_AIM = re.compile(r"目标(?:任务)?(?:建议|初步|拟|安排|确定)*[是为：:]")
_DIGITS = re.compile("[0-9０-９]")
_REAL = re.compile("实际(?:分别)?$")
_IN_FACT = re.compile("利用|使用|到位|外资")
_OF_SUMS = re.compile("[^，。；、]{0,12}(?:累计|历年|以来|总和)")
_CLOSED = re.compile("(?:持续|继续|稳步|进一步)?(?:下降|降低|增长|提高|上升)，")
_PACE = re.compile("(?:幅度|[增涨]幅)[^，。；]{0,8}$")
_OF_PLACES = re.compile("全[国省市区州]平均$")
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
    listed = state.open_list and state.text[token.start - 1] in JOINTS
    state.group = [*(state.group if listed else []), Subject((topic,), token.start, token.end)]
    state.open_list, state.alive, state.claimed = True, True, False
    clause.named, clause.unknown = True, False


def _value_of_output(state: State) -> str:
    """Give the value added of the sector or beside the output named last: 工业总产值和增加值."""
    last = state.group[-1] if state.group else None
    if last is None or last.scope != "own":
        return ""
    if last.flavour == "short" and last.codes[0] in SECTORS and not state.claimed:
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


def _change(state: State, clause: Clause, token: Token) -> None:
    if clause.unknown and clause.listed and not clause.named and state.open_list:
        # 生产总值、劳动生产率增长7%: the last of a list may be unknown as well.
        end_item(state, clause)
    slower = token.value == "down" and _PACE.search(
        state.text, max(0, token.start - 12), token.start
    )
    # 失业率、居民消费价格涨幅均控制在3%以内: the rise is that of prices alone.
    of_prices = state.text.startswith("涨幅", token.start) and _lists_index(state)
    if not slower and not of_prices:
        # But 涨幅比去年回落，控制在5%: the pace slackens, prices go on rising.
        clause.change = token.value
    if _REAL.search(state.text, max(0, token.start - 4), token.start) and state.group:
        # 零售总额实际增长7%, but not 外资实际到位增长7%.
        named = state.text[state.group[-1].start : state.group[-1].end]
        clause.basis = clause.basis or ("" if _IN_FACT.search(named) else "real")


def _lists_index(state: State) -> bool:
    codes = state.group[-1].codes if len(state.group) > 1 else ()
    return any(indicators()[code].nature == "index" for code in codes)


def _arrival(state: State, clause: Clause, token: Token) -> None:
    clause.arrival = token.value
    ahead = state.time is not None and state.time.first > state.context.last
    if token.value == "to" and clause.counted and (clause.dated or not ahead):
        # 由2016年的300亿元增加到500亿元: the year named was that of the start.
        state.time = None


def _average(state: State, clause: Clause, token: Token) -> None:
    if _OF_PLACES.search(state.text, max(0, token.start - 2), token.end):
        # 增长达全省平均 is no average of years.
        return
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
        if state.group and _CLOSED.match(state.text, state.group[-1].end):
            # 单位能耗降低，化学需氧量和二氧化硫分别下降2%和3% begins another list.
            state.group = []
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
    "period": take_time,
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
