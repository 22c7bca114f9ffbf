"""An account of every number with a unit: taken, or left with the reason."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from indicators.extract.extraction import Extraction, Left, Taken
from indicators.wording.amounts import DAMAGE, figure_pattern

__all__ = ["REASONS", "Account", "account"]

REASONS = {
    "sub-area": "of a park, a street, a firm or a project",
    "other place": "of another place",
    "out of scale": "too small beside the same indicator's size in the report: of a part",
    "since an event": "a sum since an event without a year",
    "rank": "a rank",
    "count": "counted in a unit that measures no indicator",
    "difference": "a difference in percentage points",
    "progress": "a share of a task done",
    "start value": "where a change began, undated",
    "earlier step": "a step passed before the last one",
    "no indicator": "no name of an indicator stands with it",
    "glossary": "in the glossary",
    "damaged": "touches damaged characters",
    "no unit": "a cell of a table without a unit",
    "no period": "a cell of a table whose month or cumulation is not stated",
    "not over": "a cell of a table for a period that was not over, and not called a target",
    "contradiction": "a cell of a table whose heads contradict each other",
    "share of another whole": "a share of something other than the area's own product",
    "unresolved": "an indicator's name stands with it, but the words between are not understood",
}


@dataclass(frozen=True)
class Account:
    """Every number of a report with a unit.

    `taken` holds the observations with their rules, `left` every other number with its reason, a
    key of `REASONS`.
    """

    taken: tuple[Taken, ...]
    left: tuple[Left, ...]

    @cached_property
    def unresolved(self) -> tuple[Left, ...]:
        """What a person should look at."""
        return tuple(item for item in self.left if item.reason in ("unresolved", "damaged"))

    @cached_property
    def reasons(self) -> Counter[str]:
        """How many numbers were left for each reason."""
        return Counter(item.reason for item in self.left)


def account(extraction: Extraction) -> Account:
    """Account for every number with a unit in a report that was read."""
    told = {(item.observation.start, item.observation.end) for item in extraction.taken}
    spans = told | {(item.start, item.end) for item in extraction.left}
    starts = {start for start, _ in spans}
    rest = (item for item in _numbers(extraction) if item.start not in starts)
    left = sorted((*extraction.left, *rest), key=lambda item: (item.start, item.end))
    return Account(extraction.taken, tuple(left))


def _numbers(extraction: Extraction) -> Iterator[Left]:
    """Every number with a unit, as if nobody had read it."""
    folded = extraction.folded
    text = folded.text
    for found in figure_pattern().finditer(text):
        start, end = found.span()
        if start >= extraction.glossary:
            reason = "glossary"
        elif DAMAGE.search(text, max(0, start - 3), end + 3):
            reason = "damaged"
        elif "百分点" in found.group():
            reason = "difference"
        elif text[start - 1 : start] == "第":
            reason = "rank"
        else:
            reason = "no indicator" if _is_money_or_rate(found.group()) else "count"
        yield Left(folded.source(start), folded.source(end - 1) + 1, found.group(), reason)


def _is_money_or_rate(figure: str) -> bool:
    return figure[-1] in "%％元亿番倍" or figure.startswith("百分之")
