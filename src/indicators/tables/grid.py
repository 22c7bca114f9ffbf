"""Tables in a text: lines with several cells, one below the other, and the lines above them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

__all__ = ["BLANK", "Cell", "Grid", "cells_of", "find_grids"]

_ALIGNMENT = re.compile(r"\|?(?:\s*:?-{2,}:?\s*\|?)+\s*")
_PIPE, _TAB = re.compile(r"\|"), re.compile(r"\t")
_SPACED = re.compile(r"(?<=\S)(?:[ \u00a0]{2,}|[ \u00a0]*\u3000[ \u00a0\u3000]*)(?=\S)")
_LONGEST_CAPTION = 60
_CAPTIONS = 4
_PROSE = re.compile("[。；]")
_DIGIT = re.compile("[0-9０-９]")
_OPENING = re.compile(r"\s*[（(]?(?:计量)?单位|.*(?:表|指标|情况|目标|计划|任务)\s*$|\s*附?表\s*\d")


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell without the blanks around it, and where it stands."""

    text: str
    start: int
    end: int


BLANK = Cell("", 0, 0)


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of equally many cells, and the lines above that call the table something."""

    rows: tuple[tuple[Cell, ...], ...]
    captions: tuple[Cell, ...] = ()

    @property
    def start(self) -> int:
        """Where the first cell begins."""
        return min(cell.start for row in self.rows for cell in row if cell.text)

    @property
    def end(self) -> int:
        """Where the last cell ends."""
        return max(cell.end for row in self.rows for cell in row)

    def transposed(self) -> "Grid":
        """Rows as columns."""
        return Grid(tuple(zip(*self.rows, strict=True)), self.captions)


def find_grids(text: str, start: int, end: int) -> Iterator[Grid]:
    """Find the tables in `text[start:end]` whose rows are lines."""
    above: list[Cell] = []
    block: list[list[Cell]] = []
    for row in _rows(text, start, end):
        told = [cell for cell in row if cell.text]
        if len(told) > 1 or (block and told and _continues(row, told[0])):
            block.append(row)
            continue
        if block:
            yield from _grid(block, above)
            above, block = _trailing(block), []
        if told:
            above.append(told[0])
            if _is_prose(told[0].text):
                above.clear()
    if block:
        yield from _grid(block, above)


def _continues(row: list[Cell], told: Cell) -> bool:
    """Whether a line with one cell is the head of a part of the table above it: 一、工业."""
    return len(told.text) <= 20 and not _is_prose(told.text) and not _OPENING.match(told.text)


def _is_prose(text: str) -> bool:
    return len(text) > _LONGEST_CAPTION or bool(_PROSE.search(text))


def _trailing(block: list[list[Cell]]) -> list[Cell]:
    """Lines of one cell at the end of a block, which may call the next table something."""
    last = list(takewhile(lambda row: sum(bool(cell.text) for cell in row) == 1, block[::-1]))
    return [cell for row in last[::-1] for cell in row if cell.text]


def _grid(block: list[list[Cell]], above: list[Cell]) -> Iterator[Grid]:
    """Make a grid of a block of at least two rows of cells."""
    while block and sum(bool(cell.text) for cell in block[-1]) == 1:
        block = block[:-1]
    if len(block) < 2 or not any(_DIGIT.search(cell.text) for row in block for cell in row):
        return
    width = max(map(len, block))
    rows = tuple((*row, *[BLANK] * (width - len(row))) for row in block)
    yield Grid(rows, tuple(above[-_CAPTIONS:]))


def _rows(text: str, start: int, end: int) -> Iterator[list[Cell]]:
    """Lines as cells: apart by tabs or pipes, else by wide blanks; a blank line is passed over."""
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        line = text[at:stop]
        if line.strip() and not _ALIGNMENT.fullmatch(line):
            yield cells_of(text, at, stop)
        at = stop + 1


def cells_of(text: str, start: int, end: int) -> list[Cell]:
    """Cut a line into its cells."""
    if "|" in text[start:end]:
        first = text.find("|", start, end)
        if not text[start:first].strip():
            start = first + 1
        last = text.rfind("|", start, end)
        if last >= 0 and not text[last + 1 : end].strip():
            end = last
        apart = _PIPE
    else:
        apart = _TAB if "\t" in text[start:end] else _SPACED
    marks = [found.span() for found in apart.finditer(text, start, end)]
    if apart is _SPACED and not _is_spaced_row(text[start:end]):
        marks = []
    lefts = [start, *(right for _, right in marks)]
    rights = [*(left for left, _ in marks), end]
    return [_cell(text, left, right) for left, right in zip(lefts, rights, strict=True)]


def _is_spaced_row(line: str) -> bool:
    """Whether wide blanks part cells, not letters spread or sentences."""
    parts = _SPACED.split(line.strip())
    return not _PROSE.search(line) and 2 * sum(len(part) > 1 for part in parts) > len(parts)


def _cell(text: str, left: int, right: int) -> Cell:
    while left < right and (text[left].isspace() or text[left] == "*"):
        left += 1
    while right > left and (text[right - 1].isspace() or text[right - 1] == "*"):
        right -= 1
    return Cell(text[left:right], left, right) if left < right else BLANK
