"""One report, read whole: its observations, and what was left of its numbers."""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace

from indicators.extract.claims import Reading, settle
from indicators.extract.clauses import read_sentence
from indicators.extract.context import Context, find_glossary
from indicators.extract.extraction import Extraction, Left, Taken
from indicators.extract.neighbours import reconcile
from indicators.extract.passages import find_sentences
from indicators.extract.scale import find_undersized
from indicators.extract.sentence import Claim, State
from indicators.extract.tabular import Owned, find_tables, observe
from indicators.extract.tokens import tokenise
from indicators.model import Observation, Report
from indicators.reading.furniture import mask
from indicators.reading.layout import Folded, fold
from indicators.reading.outline import reviewed_year
from indicators.tables import find_leads
from indicators.wording.clock import Clock
from indicators.wording.places import speaker

__all__ = ["extract"]

_LEAD = re.compile("[（(]牵头(?:单位|部门)?[:：]([^；;，,。、）)]+)")


def extract(report: Report) -> Extraction:
    """Read the figures of a report: one observation a figure and indicator."""
    folded = fold(mask(report.text), report.start, report.end)
    text = folded.text
    clock, bulletin = _clock(report, text)
    glossary = find_glossary(text)
    taken: list[Taken] = []
    left: list[Left] = []
    states: list[State] = []
    own = speaker(text[:glossary], report.place)
    for state, start, end in find_sentences(text, glossary, own, clock, bulletin):
        read_sentence(state, tokenise(text, start, end, clock))
        states.append(state)
    _lean(states, clock)
    for state in states:
        _settle(state, clock, folded, report, taken, left)
    tables = find_tables(report, clock)
    if tables:
        owned = Owned(tables)
        taken = [item for item in taken if item.observation.start not in owned]
        left = [item for item in left if item.start not in owned]
    taken.sort(key=lambda item: (item.observation.start, item.observation.end))
    parts = find_undersized(report.text, taken, clock.reviewed)
    left += (_leave(item) for at, item in enumerate(taken) if at in parts)
    taken = [item for at, item in enumerate(taken) if at not in parts]
    for outcome in observe(tables, report):
        if isinstance(outcome, Left):
            left.append(outcome)
        else:
            taken.append(outcome)
    taken.sort(key=lambda item: (item.observation.start, item.observation.end))
    leads = find_leads(report.text, report.start, report.end) + _bracketed(folded)
    taken = [_led(item, leads) for item in taken] if leads else taken
    # A cell that two rows of a heading share tells its figure once.
    once = {item.observation: item for item in reversed(taken)}
    taken = [item for item in taken if once.get(item.observation) is item]
    return Extraction(tuple(taken), tuple(left), folded, glossary)


def _leave(item: Taken) -> Left:
    told = item.observation
    return Left(told.start, told.end, told.text, "out of scale")


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
    if told.kind != "target" or told.lead:
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


def _settle(
    state: State,
    clock: Clock,
    folded: Folded,
    report: Report,
    taken: list[Taken],
    left: list[Left],
) -> None:
    seen: set[int] = set()
    readings = [settle(claim, state.context, clock) for claim in state.claims]
    readings = reconcile(state.text, state.claims, readings)
    for claim, reading in zip(state.claims, readings, strict=True):
        if isinstance(reading, str):
            state.left.append((claim.token, reading))
            continue
        seen.add(claim.token.start)
        taken.append(Taken(_observe(claim, reading, folded, report), claim.rule or reading.measure))
    for token, reason in state.left:
        if token.start not in seen:
            start, end = _span(folded, token.start, token.end)
            left.append(Left(start, end, folded.text[token.start : token.end], reason))
            seen.add(token.start)


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
