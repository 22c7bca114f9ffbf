"""The tables of a report: observations from their cells, and the cells left with a reason."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from indicators.errors import RegistryError
from indicators.extract.extraction import Left, Taken
from indicators.model import Observation, Report
from indicators.registry.places import area
from indicators.tables import Setting, Table, TableCell, read_tables
from indicators.tables.settle import Settled
from indicators.wording.clock import Clock

__all__ = ["Owned", "find_tables", "observe"]

_TITLE = 60  # characters of a first line that is a title


class Owned:
    """The cells of tables: what stands in one is not prose."""

    def __init__(self, tables: Sequence[Table]) -> None:
        spans = sorted({(cell.start, cell.end) for table in tables for cell in table.owned})
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def __contains__(self, offset: int) -> bool:
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]


def find_tables(report: Report, clock: Clock) -> list[Table]:
    """Read the tables of a report."""
    head = report.text[report.start : report.start + 1000].lstrip().partition("\n")[0]
    title = head if len(head) <= _TITLE and "\t" not in head else ""
    setting = Setting(report.place, clock, title)
    return list(read_tables(report.text, report.start, report.end, setting))


def observe(tables: Sequence[Table], report: Report) -> Iterator[Taken | Left]:
    """Turn the figures of tables into observations; each cell is given once."""
    seen: set[int] = set()
    for table in tables:
        for cell in table.cells:
            if cell.cell.start not in seen:
                seen.add(cell.cell.start)
                yield _outcome(cell, report)


def _outcome(cell: TableCell, report: Report) -> Taken | Left:
    settled = cell.result
    if isinstance(settled, str):
        return Left(cell.cell.start, cell.cell.end, cell.cell.text, settled)
    version = _area(settled.place, report.reported_on) if settled.place else report.area
    if settled.place == report.place:
        version = report.area
    if not version:
        return Left(cell.cell.start, cell.cell.end, cell.cell.text, "other place")
    told = _observation(cell, settled, report, settled.place or report.place, version)
    heads = tuple("".join(head.text.split()) for head in cell.heads)
    return Taken(told, "table cell", heads=heads)


def _observation(
    cell: TableCell, settled: Settled, report: Report, place: str, version: str
) -> Observation:
    value = cell.value
    return Observation(
        place=place,
        area=version,
        indicator=settled.indicator,
        measure=settled.measure,
        period=settled.period,
        kind=settled.kind,
        value=settled.value,
        value_high=settled.high,
        unit=settled.unit,
        bound=value.bound,
        firmness=value.firmness,
        basis=settled.basis,
        stage="estimate" if settled.kind == "estimate" else settled.stage,
        benchmark=value.benchmark,
        report=report.id,
        reported_on=report.reported_on,
        start=cell.cell.start,
        end=cell.cell.end,
        page=bisect_right(report.pages, cell.cell.start) or None,
        text="".join(cell.cell.text.split()),
        label="".join(cell.label.text.split()),
        lead=cell.lead if settled.kind == "target" else "",
    )


@cache
def _area(code: str, day: str) -> str:
    """Give the area of a code on a day; empty where the code was not in force."""
    try:
        return area(code, day)
    except RegistryError:
        return ""
