"""The sentences of a report that may state a figure, and what each hands on to the next."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from indicators.extract.clauses import is_zone
from indicators.extract.context import find_contexts
from indicators.extract.sentence import State
from indicators.wording.clock import Clock, Mention
from indicators.wording.lexicon import entries, naming_pattern
from indicators.wording.periods import find_periods

__all__ = ["find_sentences"]

_STOPS = "。！？\n"
_OPENED = _STOPS + "—"
_STOP = re.compile(f"[{_STOPS}]")
# The end of a paragraph whose last sentence has no full stop.
_BREAK = re.compile(rf"\n(?<![{_STOPS}]\n)")
# Cheap looks at a sentence before it is read: without a stem of a name it names no indicator,
# without a digit or one of these words it states no figure.
_STEM = re.compile(
    "值|GDP|零售|社零|社消|社会消费|固投|投资|投入|外资|外商|资金|内资|出口|进口|外贸|贸易|收入|税收|支出|就业|从业"
    "|失业率|价|CPI|研发|R&D|研究|能耗|能源|存款|贷款|存贷|产业|服务业|经济|跨境|执行额|规上|规模|总额|产"
)
# The engine leaps to the next such word as long as each alternative begins with a plain character.
_FIGURING = re.compile(
    "|".join("0123456789０１２３４５６７８９")
    + "|百分之|番|倍|亿|正增长|由负转正|持平|零增长|两位数|同步|于全|于经济|下达"
    "|考核目标|考核要求"
)
_YEAR = re.compile("[0-9０-９去今上本明一三四五]年")
_TIMED = re.compile("[年五月季届]")
_CORPS = re.compile("(?:[。！？\n，]|^)[^，。；、\n深化推进支持与向和对加快]{0,8}兵团$")
_TASKED = re.compile("[^，。；]{2,8}区要")
_BARE = re.compile(
    "(?:预计|全年|年内|力争|累计|可)*(?:实现|完成|增加值|地区生产总值|生产总值|固定资产投资)"
)
_VALUE = re.compile("(?:预计|全年|去年)*(?:实现|完成)增加值")
_MARK = re.compile("[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．]|[—*#]+")
_WHOLE = re.compile("全区|自治区|我区|全省|全市")
_PARAGRAPH = 2000  # characters of a long one: a search back ends there
_ANNOUNCED = 60  # characters at the head of a sentence that may call it a plan
_DONE = re.compile("过去|(?:完成|实现|取得|经受|克服|保持)(?:了|住)|(?:圆满|全面|较好|超额)完成")
_CARRIED = re.compile("(?:同比|比上年|较上年|年均|增长|下降|分别|增幅|其中|比[12])")


def find_sentences(
    text: str, end: int, place: str, clock: Clock, bulletin: bool
) -> Iterator[tuple[State, int, int]]:
    """Sentences that may state a figure, each with what is known before its first word."""
    contexts = find_contexts(text, clock, bulletin)
    starts = [start for start, _ in contexts]
    breaks = [0, *(found.end() for found in _BREAK.finditer(text, 0, end))]
    ends = [found.end() for found in _STOP.finditer(text, 0, end)]
    previous: State | None = None
    at = unread = 0
    while found := _FIGURING.search(text, at, end):
        passed = bisect_right(ends, found.start())
        start = max(at, ends[passed - 1]) if passed else at
        closing = bisect_right(ends, found.end(), passed)
        at = ends[closing] if closing < len(ends) else end
        if (last := breaks[bisect_right(breaks, start) - 1]) >= unread:
            previous, unread = None, last
        valued = _VALUE.match(text, start)
        named = _STEM.search(text, start, at) and naming_pattern().search(text, start, at)
        if named or valued or (previous is not None and _CARRIED.match(text, start)):
            state = State(text, place, contexts[bisect_right(starts, start) - 1][1])
            if previous is not None:
                _carry(previous, state, start, clock)
            state.foreign = _find_part(text, last, start)
            state.zone = bool(state.foreign)
            if valued:
                state.topic = state.topic or _find_topic(text, start)
            if unread < start:
                _date(state, unread, start, clock)
            yield state, start, at
            previous, unread = state, at


def _find_part(text: str, paragraph: int, start: int) -> str:
    """Part that a sentence goes on about: its paragraph's corps, the zone of the one before."""
    paragraph = max(paragraph, start - _PARAGRAPH)
    corps = text.rfind("兵团", paragraph, start)
    if corps >= 0 and _CORPS.search(text, paragraph, corps + 2):
        return "" if _WHOLE.search(text, corps, start) else "sub-area"
    if is_zone(text, paragraph, start) and _TASKED.match(text, paragraph, start):
        # 东新区要继续扩区。要提速，固定资产投资超过100亿元。
        return "" if _WHOLE.search(text, paragraph, start) else "zone"
    if not _BARE.match(text, start):
        return ""
    before = max(text.rfind(stop, paragraph, start - 1) for stop in _STOPS) + 1
    last = text.rfind("，", before, start) + 1
    told = is_zone(text, before, start) or (
        # Of a clause at the end of a sentence only a zone with a name goes on.
        "区" in text[last : last + 12] and last > 0 and is_zone(text, last, start)
    )
    plain = paragraph <= before and not _FIGURING.search(text, before, start)
    return "zone" if told and plain else ""


def _find_topic(text: str, start: int) -> str:
    """Sector that the sentence before speaks of: 第三产业加快发展。实现增加值90亿元."""
    before = max(text.rfind(stop, max(0, start - 80), start - 1) for stop in _STOPS) + 1
    mark = _MARK.match(text, before)
    named = naming_pattern().match(text, mark.end() if mark else before)
    value = entries()[named.group()][1] if named else None
    code = value[0][0] if isinstance(value, tuple) else ""
    return code if code.endswith("_va") else ""


def _carry(previous: State, state: State, start: int, clock: Clock) -> None:
    """Hand on what holds beyond a full stop: the time named last, the subject of a bare change."""
    if previous.time is not None and _is_carried(previous.time, state, start, clock):
        state.time = previous.time
    state.yearly = previous.yearly
    state.partner = previous.partner and state.text.startswith("其中", start)
    state.estimate = state.standing = previous.standing
    if "增加值" in state.text[start : start + 12]:
        state.topic = previous.topic
    if previous.group and previous.claimed and _CARRIED.match(state.text, start):
        state.group, state.alive, state.claimed = previous.group, True, True
        state.heard, state.paired = previous.heard, previous.paired


def _date(state: State, start: int, end: int, clock: Clock) -> None:
    """Date a sentence by the time named last in the sentences that were passed over."""
    if not _YEAR.search(state.text, start, end):
        return
    sentence = end
    while start < end:
        last = max(start, state.text.rfind("。", start, end - 1) + 1)
        told = _TIMED.search(state.text, last, end)
        times = find_periods(state.text, last, end, clock) if told else []
        named = [mention for mention in times if mention.role in ("point", "window")]
        if named and _is_carried(named[-1], state, sentence, clock):
            state.time = named[-1]
        elif named and _is_opener(state, named[-1]):
            # 过去五年，成就显著。: a review of years that goes on ends what one year held.
            state.time = None
        if named:
            return
        end = last


def _is_opener(state: State, time: Mention) -> bool:
    """Whether a time opens a sentence on several years under review: 过去五年，我们扩大开放."""
    opens = time.start == 0 or state.text[time.start - 1] in _OPENED
    several = time.role == "window" and time.last - time.first > 1
    return opens and several and state.context.kind == "actual"


def _is_carried(time: Mention, state: State, start: int, clock: Clock) -> bool:
    # A year long past is background, a part of a year is over with its sentence, and what a plan
    # says of the year before dates nothing that it promises.
    if time.role == "window":
        # 这五年，质效提升。生产总值达到1.5万亿元、增长19.8%: the words that open a review of years.
        past = state.context.kind != "target" and time.last == clock.reviewed
        return past and state.text.startswith("这", time.start)
    if time.role != "point" or time.part:
        return False
    if state.context.kind == "target":
        # 2023年，…较好完成了各项任务。生产总值增长6%: a look back before the plan.
        end = state.text.find("。", time.start)
        back = _DONE.search(state.text, time.start, max(end, time.end))
        close = state.text.find("。", start)
        ahead = "目标" in state.text[start : min(start + _ANNOUNCED, max(close, start))]
        return time.first == (clock.reviewed if back and not ahead else clock.plan)
    if state.context.kind == "actual":
        return time.first == clock.reviewed
    return time.first in (clock.reviewed, clock.year)
