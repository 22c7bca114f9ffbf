"""Which rows and columns of a grid are heads, and which cells are its body."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from indicators.registry import heads
from indicators.tables.grid import Cell, Grid
from indicators.tables.values import is_blank, read_value
from indicators.tables.words import bare

__all__ = ["Layout", "lay_out", "panels"]

_YEAR = re.compile(r"(?:19|20)\d\d年?")
_SERIAL = re.compile(r"序号|编号|代码|序|No\.?", re.IGNORECASE)
_UNIT = re.compile(r"(?:计量|计算)?单位")
_LEAD = re.compile(r"(?:牵头|责任)(?:单位|部门|领导单位)?")


@dataclass(frozen=True, slots=True)
class Layout:
    """A grid and the positions of its heads.

    `rows` are the rows of figures, each with the rows above it that head a part of the table;
    `columns` the columns of figures. `names` are the columns that head rows, `tops` the rows that
    head columns, `lead` the column of the units that lead, -1 for none.
    """

    grid: Grid
    tops: tuple[int, ...]
    names: tuple[int, ...]
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    sections: tuple[int, ...]
    lead: int = -1


def panels(grid: Grid) -> Iterator[Grid]:
    """Cut a grid where its head is repeated, below itself or beside itself."""
    for part in _stacked(grid):
        width = len(part.rows[0])
        head = [bare(cell.text) for cell in part.rows[0]]
        half = width // 2
        if width % 2 == 0 and half > 1 and head[0] and head[:half] == head[half:]:
            for side in (slice(0, half), slice(half, width)):
                rows = tuple(row[side] for row in part.rows)
                yield Grid(tuple(row for row in rows if any(c.text for c in row)), part.captions)
        else:
            yield part


def _stacked(grid: Grid) -> Iterator[Grid]:
    first, captions = 0, grid.captions
    title = bare(grid.rows[0][0].text)
    for at, row in enumerate(grid.rows):
        told = bare(row[0].text)
        several = sum(bool(cell.text) for cell in row) > 1
        if at > first + 1 and told and told == title and several and not _has_value(row):
            above = list(takewhile(_is_line, grid.rows[at - 1 : first : -1]))[::-1]
            yield Grid(grid.rows[first : at - len(above)], captions)
            lines = tuple(cell for line in above for cell in line if cell.text)
            first, captions = at, lines or captions
    yield Grid(grid.rows[first:], captions)


def _is_line(row: Sequence[Cell]) -> bool:
    return sum(bool(cell.text) for cell in row) == 1


def _has_value(row: Sequence[Cell]) -> bool:
    return any(_is_value(cell) for cell in row)


def _is_value(cell: Cell) -> bool:
    """Whether a cell holds a figure that is not a year."""
    return not _YEAR.fullmatch(bare(cell.text)) and read_value(cell.text) is not None


def lay_out(grid: Grid) -> Layout:
    """Tell heads from figures."""
    tops = _leading(grid.rows)
    body = grid.rows[tops:]
    sides = tuple(zip(*body, strict=True)) if body else ()
    names: list[int] = []
    columns: list[int] = []
    lead = -1
    for at, side in enumerate(sides):
        title = next((bare(row[at].text) for row in grid.rows[:tops][::-1] if row[at].text), "")
        if _LEAD.fullmatch(title):
            lead = at
        elif _is_serial(side, title, at):
            continue
        elif not _heads(side):
            columns.append(at)
        elif not columns or _UNIT.fullmatch(title):
            names.append(at)
    rows, sections = [], []
    for at in range(tops, len(grid.rows)):
        row = grid.rows[at]
        if all(is_blank(row[column].text) and row[column].text == "" for column in columns):
            sections += [at] if sum(bool(row[name].text) for name in names) == 1 else []
        else:
            rows.append(at)
    return Layout(
        grid, tuple(range(tops)), tuple(names), tuple(rows), tuple(columns), tuple(sections), lead
    )


def _leading(rows: Sequence[Sequence[Cell]]) -> int:
    """Count the rows at the top that hold no figure: the heads of the columns."""
    return sum(1 for _ in takewhile(lambda row: not _has_value(row), rows))


def _heads(side: Sequence[Cell]) -> bool:
    """Whether a column holds words, or years, and hardly a figure."""
    told = [cell for cell in side if not is_blank(cell.text)]
    figures = sum(_is_value(cell) for cell in told)
    return bool(told) and 3 * figures <= len(told) - figures


def _is_serial(side: Sequence[Cell], title: str, at: int) -> bool:
    """Whether a column only counts the rows."""
    told = [bare(cell.text) for cell in side if cell.text]
    if not told or not all(text.isdigit() and len(text) < 4 for text in told):
        return False
    counted = told == [str(number) for number in range(1, len(told) + 1)]
    return bool(_SERIAL.fullmatch(title)) or (at == 0 and counted and title in ("", *_titles()))


def _titles() -> tuple[str, ...]:
    return heads().lists["neutral"]
