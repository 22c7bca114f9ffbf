"""One report, read whole: its observations, and what was left of its numbers."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from indicators.extract.cells import Cell, find_cells, find_leads, find_rows
from indicators.extract.claims import Reading, settle
from indicators.extract.clauses import read_sentence
from indicators.extract.context import Context, find_contexts, find_glossary
from indicators.extract.extraction import Extraction, Left, Taken
from indicators.extract.sentence import Claim, State
from indicators.extract.tokens import tokenise
from indicators.model import Observation, Report
from indicators.reading.layout import Folded, fold
from indicators.reading.outline import reviewed_year
from indicators.registry import indicators
from indicators.wording.lexicon import naming_pattern
from indicators.wording.periods import Clock, Mention, find_periods

__all__ = ["extract"]

_STOPS = "。！？\n"
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
    "|考核目标|考核要求|控制目标"
)
_YEAR = re.compile("[0-9０-９去今上本明一]年")
_LEAD = re.compile("[（(]牵头(?:单位|部门)?[:：]([^；;，,。、）)]+)")
_CARRIED = re.compile("(?:同比|比上年|较上年|年均|增长|下降|分别|增幅|其中|比[12])")


def extract(report: Report) -> Extraction:
    """Read the figures of a report: one observation a figure and indicator."""
    folded = fold(report.text, report.start, report.end)
    text = folded.text
    clock, bulletin = _clock(report, text)
    glossary = find_glossary(text)
    taken: list[Taken] = []
    left: list[Left] = []
    states: list[State] = []
    for state, start, end in _sentences(text, glossary, report, clock, bulletin):
        read_sentence(state, tokenise(text, start, end, clock))
        states.append(state)
    _lean(states, clock)
    for state in states:
        _settle(state, clock, folded, report, taken, left)
    cells = find_cells(report.text, report.start, report.end)
    taken += _from_tables(cells, report, clock, {item.observation.start for item in taken})
    taken.sort(key=lambda item: (item.observation.start, item.observation.end))
    leads = find_leads(cells) + _bracketed(folded)
    taken = [_led(item, leads) for item in taken] if leads else taken
    # A cell that two rows of a heading share tells its figure once.
    once = {item.observation: item for item in reversed(taken)}
    taken = [item for item in taken if once.get(item.observation) is item]
    return Extraction(tuple(taken), tuple(left), folded, glossary)


def _from_tables(
    cells: list[Cell], report: Report, clock: Clock, told: set[int]
) -> Iterator[Taken]:
    """Observations in the cells of tables, where the prose has not told them already."""
    for figure in find_rows(cells):
        cell = figure.cell
        if cell.start in told:
            continue
        told.add(cell.start)
        year = figure.year or clock.reviewed
        planned = figure.kind == "target" or year > clock.reviewed
        observation = Observation(
            place=report.place,
            area=report.area,
            indicator=figure.indicator.code,
            measure=figure.measure,
            period=str(year),
            kind="target" if planned else "actual",
            value=figure.value,
            value_high=None,
            unit=figure.unit,
            bound="eq",
            firmness="plain",
            basis="unstated",
            stage="unstated",
            benchmark="",
            report=report.id,
            reported_on=report.reported_on,
            start=cell.start,
            end=cell.end,
            page=bisect_right(report.pages, cell.start) or None,
            text=cell.text,
            label="".join(figure.name.text.split()),
            lead="",
        )
        yield Taken(observation, "table row")


def _bracketed(folded: Folded) -> list[tuple[int, int, str]]:
    """Paragraphs that end in the unit that leads, （牵头单位：区商务局）: start, end, unit."""
    if "牵头" not in folded.text:
        return []
    return [
        (
            folded.source(folded.text.rfind("\n", 0, found.start()) + 1),
            folded.source(found.start()),
            found[1],
        )
        for found in _LEAD.finditer(folded.text)
    ]


def _led(item: Taken, leads: list[tuple[int, int, str]]) -> Taken:
    """Put the unit that answers for it to a target."""
    told = item.observation
    if told.kind != "target":
        return item
    unit = next((unit for start, end, unit in leads if start <= told.start < end), "")
    return replace(item, observation=replace(told, lead=unit)) if unit else item


def _lean(states: list[State], clock: Clock) -> None:
    """Lean a text without headings to the plan where most of its figures tell that they are one."""
    if any(state.context.kind for state in states):
        return
    readings = (settle(claim, state.context, clock) for state in states for claim in state.claims)
    kinds = Counter(reading.kind for reading in readings if isinstance(reading, Reading))
    if 2 * kinds["target"] > kinds.total():
        for state in states:
            state.context = Context("target", clock.plan, clock.plan)


def _clock(report: Report, text: str) -> tuple[Clock, bool]:
    reviewed = reviewed_year(report.reported_on, text[:3000])
    if "公报" in text[:200]:
        # A communiqué speaks from within the year of its data: 本年 is that year.
        return Clock(reviewed, 12, reviewed), True
    return Clock(int(report.reported_on[:4]), int(report.reported_on[5:7] or 1), reviewed), False


def _sentences(
    text: str, end: int, report: Report, clock: Clock, bulletin: bool
) -> Iterator[tuple[State, int, int]]:
    """Sentences that may state a figure, each with what is known before its first word."""
    contexts = find_contexts(text, clock, bulletin)
    starts = [start for start, _ in contexts]
    breaks = [0, *(found.end() for found in _BREAK.finditer(text, 0, end))]
    previous: State | None = None
    at = unread = 0
    while found := _FIGURING.search(text, at, end):
        start = at
        for stop in _STOPS:
            start = max(start, text.rfind(stop, start, found.start()) + 1)
        closing = _STOP.search(text, found.end(), end)
        at = closing.end() if closing else end
        if (last := breaks[bisect_right(breaks, start) - 1]) >= unread:
            previous, unread = None, last
        if (_STEM.search(text, start, at) and naming_pattern().search(text, start, at)) or (
            previous is not None and _CARRIED.match(text, start)
        ):
            state = State(text, report.place, contexts[bisect_right(starts, start) - 1][1])
            if previous is not None:
                _carry(previous, state, start, clock)
            if unread < start:
                state.time = _last_time(state, unread, start, clock) or state.time
            yield state, start, at
            previous, unread = state, at


def _carry(previous: State, state: State, start: int, clock: Clock) -> None:
    """Hand on what holds beyond a full stop: the time named last, the subject of a bare change."""
    if previous.time is not None and _is_carried(previous.time, state, clock):
        state.time = previous.time
    state.yearly = previous.yearly
    state.estimate = state.standing = previous.standing
    if "增加值" in state.text[start : start + 12]:
        state.topic = previous.topic
    if previous.group and previous.claimed and _CARRIED.match(state.text, start):
        state.group, state.alive, state.claimed = previous.group, True, True
        state.heard, state.paired = previous.heard, previous.paired


def _last_time(state: State, start: int, end: int, clock: Clock) -> Mention | None:
    """Time named last in the sentences that were passed over."""
    if not _YEAR.search(state.text, start, end):
        return None
    while start < end:
        last = max(start, state.text.rfind("。", start, end - 1) + 1)
        times = find_periods(state.text, last, end, clock)
        named = [mention for mention in times if mention.role in ("point", "window")]
        if named:
            return named[-1] if _is_carried(named[-1], state, clock) else None
        end = last
    return None


def _is_carried(time: Mention, state: State, clock: Clock) -> bool:
    # A year long past is background, a part of a year is over with its sentence, and what a plan
    # says of the year before dates nothing that it promises.
    if time.role == "window":
        # 这五年，质效提升。生产总值达到1.5万亿元、增长19.8%: the words that open a review of years.
        past = state.context.kind != "target" and time.last == clock.reviewed
        return past and state.text.startswith("这", time.start)
    if time.role != "point" or time.part:
        return False
    if state.context.kind == "target":
        told = state.text[time.start : time.end]
        return time.first == clock.plan or (time.first == clock.reviewed and "过去" in told)
    if state.context.kind == "actual":
        return time.first == clock.reviewed
    return time.first in (clock.reviewed, clock.year)


def _settle(
    state: State,
    clock: Clock,
    folded: Folded,
    report: Report,
    taken: list[Taken],
    left: list[Left],
) -> None:
    seen: set[int] = set()
    readings = [*(settle(claim, state.context, clock) for claim in state.claims), ""]
    sized = {
        reading.period
        for reading in readings
        if not isinstance(reading, str) and _is_yearly_size(reading)
    }
    for claim, (reading, after) in zip(state.claims, pairwise(readings), strict=True):
        if isinstance(reading, str):
            state.left.append((claim.token, reading))
            continue
        reading = _averaged(claim, reading, after, sized)
        seen.add(claim.token.start)
        taken.append(Taken(_observe(claim, reading, folded, report), claim.rule or reading.measure))
    for token, reason in state.left:
        if token.start not in seen:
            start, end = _span(folded, token.start, token.end)
            left.append(Left(start, end, folded.text[token.start : token.end], reason))
            seen.add(token.start)


def _is_yearly_size(reading: Reading) -> bool:
    return reading.measure == "level" and indicators()[reading.code].nature == "annual"


def _averaged(claim: Claim, reading: Reading, after: Reading | str, sized: set[str]) -> Reading:
    """Date what stands beside its yearly average: 累计 of the same years, else of the last of them.

    生产总值突破900亿元，年均增长8%；投资200亿元，年均增长9%: a list of where five years led to.
    `sized` holds the periods that the sentence tells the size of GDP or revenue for.
    """
    if (
        isinstance(after, str)
        or after.measure != "average_growth"
        or (reading.code, reading.kind) != (after.code, after.kind)
    ):
        return reading
    last = after.period.rpartition("/")[2]
    if reading.measure == "total_growth" and reading.value and after.value:
        # 增长17%，年均增长13%: not much above the average, it is the growth of one year.
        single = reading.period == after.period and 0 < reading.value < after.value * 5 / 2
        return replace(reading, measure="growth", period=last) if single else reading
    if reading.measure != "level":
        return reading
    if claim.clause.sum and reading.period == last:
        return replace(reading, period=after.period)
    if (
        reading.period == after.period
        and not claim.spanned
        and (reading.bound == "ge" or last in sized)
    ):
        return replace(reading, period=last)
    return reading


def _observe(claim: Claim, reading: Reading, folded: Folded, report: Report) -> Observation:
    text = folded.text
    start, end = _span(folded, claim.token.start, claim.token.end)
    return Observation(
        place=report.place,
        area=report.area,
        indicator=reading.code,
        measure=reading.measure,
        period=reading.period,
        kind=reading.kind,
        value=reading.value,
        value_high=reading.high,
        unit=reading.unit,
        bound=reading.bound,
        firmness=reading.firmness,
        basis=reading.basis,
        stage=reading.stage,
        benchmark=reading.benchmark,
        report=report.id,
        reported_on=report.reported_on,
        start=start,
        end=end,
        page=bisect_right(report.pages, start) or None,
        text=text[claim.token.start : claim.token.end],
        label=text[claim.subject.start : claim.subject.end],
        lead="",
    )


def _span(folded: Folded, start: int, end: int) -> tuple[int, int]:
    return folded.source(start), folded.source(end - 1) + 1
