"""The whole and its parts: of two figures of one key, the smaller is not the area's."""

from collections import defaultdict
from decimal import Decimal

from indicators.extract.extraction import Left, Taken
from indicators.model import Observation
from indicators.registry import indicators

__all__ = ["part_from_wholes"]

# Figures nearer than this are one fact told twice, rounded or revised: a conflict to report.
_NEAR = Decimal("0.05")
_NEXT = 40
_Key = tuple[str, str, str, str, str, str]


def part_from_wholes(taken: list[Taken]) -> tuple[list[Taken], list[Left]]:
    """Take out the figures of parts that no word told apart from the whole.

    A report names the zone, the region or the corps it speaks of once, and then tells its figures
    as barely as the area's own. A part is never larger than its whole: of several levels of one
    key the largest stands (of a flow, that may be added over years, the first), and with it the
    growth told beside it.
    """
    groups: dict[_Key, list[Observation]] = defaultdict(list)
    for item in taken:
        told = item.observation
        if told.bound != "eq" or told.measure not in ("level", "growth"):
            continue
        if told.kind != "target" or told.measure == "level":
            tier = told.firmness if told.kind == "target" else ""
            key = told.indicator, told.measure, told.basis, told.unit, told.period, tier
            groups[key].append(told)
    parts: set[int] = set()
    for key in sorted(groups, key=lambda key: key[1], reverse=True):
        rows = groups[key]
        if len(rows) > 1 and len({row.value for row in rows}) > 1:
            parts |= _parts(rows, taken, parts)
    kept = [item for item in taken if id(item.observation) not in parts]
    left = [
        Left(told.start, told.end, told.text, "part")
        for told in (item.observation for item in taken)
        if id(told) in parts
    ]
    return kept, left


def _parts(rows: list[Observation], taken: list[Taken], parts: set[int]) -> set[int]:
    entry = indicators()[rows[0].indicator]
    full = [row for row in rows if row.label not in entry.short] or rows
    if rows[0].measure == "growth":
        whole = next((row for row in full if _beside(row, taken, parts)), full[0])
        return {id(row) for row in rows if _differs(row, whole) and _alike(row, whole, full)}
    if entry.nature in ("rate", "index") or entry.level_unit == "cny":
        # A figure a head may be larger in a part.
        return set()
    whole = full[0] if entry.nature == "flow" else max(full, key=lambda row: row.value or 0)
    return {
        id(row)
        for row in rows
        if _differs(row, whole)
        and _alike(row, whole, full)
        and (row.value or 0) < (whole.value or 0)
    }


def _alike(row: Observation, whole: Observation, full: list[Observation]) -> bool:
    """Whether two rows bear the same name, or one a shorter name of the same thing."""
    return row.label == whole.label or row.indicator == "gdp" or row not in full


def _differs(row: Observation, whole: Observation) -> bool:
    a, b = row.value or Decimal(0), whole.value or Decimal(0)
    return abs(a - b) > _NEAR * abs(b) if row.measure == "level" else abs(a - b) > _NEAR * 2


def _beside(growth: Observation, taken: list[Taken], parts: set[int]) -> bool:
    """Whether a growth stands right after a level of its indicator that is the whole's."""
    return any(
        told.indicator == growth.indicator
        and told.measure == "level"
        and told.period == growth.period
        and 0 < growth.start - told.end < _NEXT
        and id(told) not in parts
        for told in (item.observation for item in taken)
    )
