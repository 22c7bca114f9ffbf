"""Tables whose cells stand one a line: a head of several cells, then a row as long below it."""

import re
from collections.abc import Iterator

from indicators.tables.grid import Cell, Grid
from indicators.tables.heads import read_head
from indicators.tables.words import bare

__all__ = ["find_vertical"]

_FIRST = re.compile("(?:主要)?(?:经济)?(?:指标|指标名称|项目|名称)")
_ANYWHERE = re.compile("指[ \u00a0\u3000]*标|项[ \u00a0\u3000]*目|名[ \u00a0\u3000]*称")
_LINE = re.compile(r"[^\n]+")
_MOST = 9
_LONGEST = 40


def find_vertical(text: str, start: int, end: int, own: str, year: int) -> Iterator[Grid]:
    """Find the tables in `text[start:end]` that print a cell a line."""
    if not _ANYWHERE.search(text, start, end):
        return
    cells = [cell for cell in map(_cell, _LINE.finditer(text, start, end)) if cell.text]
    at = 0
    while at < len(cells):
        at += 1
        if not _FIRST.fullmatch(bare(cells[at - 1].text)):
            continue
        first = at - 1
        while at < len(cells) and at - first < _MOST and not _names(cells[at].text, own, year):
            at += 1
        heads = cells[first:at]
        rows = list(_rows(cells, at, len(heads), own, year))
        if len(heads) > 1 and rows and max(len(cell.text) for cell in heads) <= 20:
            yield Grid((tuple(heads), *rows), tuple(cells[max(0, first - 3) : first]))


def _cell(found: re.Match[str]) -> Cell:
    told = found.group().strip(" \t\r|\u00a0\u3000")
    if not told or "\t" in told or "|" in told:
        return Cell("", 0, 0)
    start = found.start() + found.group().index(told)
    return Cell(told, start, start + len(told))


def _rows(
    cells: list[Cell], at: int, width: int, own: str, year: int
) -> Iterator[tuple[Cell, ...]]:
    """Rows below a head: each begins with a name and has as many cells as the head."""
    while at < len(cells):
        told = cells[at].text
        if len(told) > _LONGEST or _FIRST.fullmatch(bare(told)):
            return
        row = cells[at : at + width]
        named = _names(told, own, year)
        if named and len(row) == width and not any(_names(c.text, own, year) for c in row[1:]):
            yield tuple(row)
            at += width
        else:
            at += 1


def _names(text: str, own: str, year: int) -> bool:
    head = read_head(text, own, year) if len(text) < 30 else None
    return head is not None and bool(head.indicator) and not head.unknown
