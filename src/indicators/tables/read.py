"""The tables of a text: their figures, and the cells that state none with the reason."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from indicators.tables.features import Features, union
from indicators.tables.grid import BLANK, Cell, Grid, find_grids
from indicators.tables.heads import read_caption, read_head
from indicators.tables.layout import Layout, lay_out, panels
from indicators.tables.lines import Line, read_lines
from indicators.tables.names import compose, object_of
from indicators.tables.settle import Settled, settle
from indicators.tables.values import Value, is_blank, read_value
from indicators.tables.vertical import find_vertical
from indicators.wording.clock import Clock

__all__ = ["Setting", "Table", "TableCell", "read_tables"]


@dataclass(frozen=True, slots=True)
class Setting:
    """The report that a table stands in: its place, its day and what its title says."""

    place: str
    clock: Clock
    title: str = ""


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of figures: what it states or the reason why nothing, and the cells that head it."""

    cell: Cell
    value: Value
    result: Settled | str
    label: Cell
    heads: tuple[Cell, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table that states figures: its figures read, and all its cells that are not prose."""

    cells: tuple[TableCell, ...]
    owned: tuple[Cell, ...]


def read_tables(text: str, start: int, end: int, setting: Setting) -> Iterator[Table]:
    """Read the tables in `text[start:end]` that state a figure of an indicator."""
    own, year = setting.place, setting.clock.year
    grids = chain(find_grids(text, start, end), find_vertical(text, start, end, own, year))
    for grid in grids:
        for panel in panels(grid):
            layout = lay_out(panel)
            cells = tuple(_read(layout, setting))
            if any(not isinstance(cell.result, str) for cell in cells):
                heads = [cell for top in layout.tops for cell in panel.rows[top] if cell.text]
                yield Table(cells, (*heads, *(cell.cell for cell in cells)))


def _read(layout: Layout, setting: Setting) -> Iterator[TableCell]:
    grid, own, year = layout.grid, setting.place, setting.clock.year
    rows = read_lines(
        [[grid.rows[at][name] for name in layout.names] for at in layout.rows], own, year
    )
    tops = [[grid.rows[top][at] for top in layout.tops] for at in layout.columns]
    columns = read_lines(tops, own, year)
    caption = _caption(layout, setting)
    parts = any(line.said.part for line in (*rows, *columns))
    sections = _sections(layout, own, year)
    for row, at in zip(rows, layout.rows, strict=True):
        section = sections.get(at, (Features(), BLANK))
        lead = grid.rows[at][layout.lead].text if layout.lead >= 0 else ""
        for column, position in zip(columns, layout.columns, strict=True):
            cell = grid.rows[at][position]
            value = read_value(cell.text)
            if value is None or is_blank(cell.text):
                continue
            features = _features(row, column, section[0], caption, value)
            result = settle(features, value, setting.clock, "" if parts else caption.part)
            label = _label(row, column, section[1], grid)
            heads = (
                *(grid.rows[at][name] for name in layout.names),
                *tops[layout.columns.index(position)],
            )
            yield TableCell(cell, value, result, label, tuple(c for c in heads if c.text), lead)


def _features(
    row: Line, column: Line, section: Features, caption: Features, value: Value
) -> Features:
    """Unite what is said of a figure: by its text, then its heads, then the lines beside them."""
    heads = union([row.said, column.said])
    told = value.said.over(heads.without("unit") if value.said.unit else heads)
    told = told.over(union([row.chain, column.chain]).without("void"))
    thing = row.parent or column.parent or section.object or object_of(section.indicator)
    thing = thing or caption.object or object_of(caption.indicator)
    if told.branch and not told.indicator:
        told = compose(replace(told, object=told.object or thing))
    elif told.total and not told.indicator:
        told = compose(replace(told, object=thing))
    if told.branch and not told.indicator:
        return replace(told, unknown=told.unknown or told.branch)
    return told.over(section.without("branch")).over(caption.without("part"))


def _caption(layout: Layout, setting: Setting) -> Features:
    """What captions, the corner of the heads and the document's title say, the nearest first."""
    grid, own, year = layout.grid, setting.place, setting.clock.year
    corner = [grid.rows[top][name] for top in layout.tops for name in layout.names]
    told = Features()
    for cell in corner:
        read = read_head(cell.text, own, year)
        if read.void == "sub-area":
            return read
        told = told if read.unknown or read.void else told.over(read)
    for cell in grid.captions[::-1]:
        told = told.over(read_caption(cell.text, own, year))
    title = read_caption(setting.title, own, year)
    return told.over(Features(year=title.year, part=title.part))


def _sections(layout: Layout, own: str, year: int) -> dict[int, tuple[Features, Cell]]:
    """What rows that head a part of the table say of the rows below them."""
    found: dict[int, tuple[Features, Cell]] = {}
    current = (Features(), BLANK)
    for at in sorted((*layout.rows, *layout.sections)):
        if at in layout.sections:
            cell = next(c for c in (layout.grid.rows[at][name] for name in layout.names) if c.text)
            current = (read_caption(cell.text, own, year), cell)
        found[at] = current
    return found


def _label(row: Line, column: Line, section: Cell, grid: Grid) -> Cell:
    """Choose the cell that names the indicator."""
    for line in (row, column):
        if line.said.indicator or line.said.branch or line.chain.indicator:
            return line.label
    return section if section.text else next(iter(grid.captions[::-1]), row.label)
