"""Tables in a text: rows of figures below their heads, and tasks with the unit that leads."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from indicators.registry import Indicator, indicators, units
from indicators.wording.amounts import NUMBER
from indicators.wording.numerals import parse_number

__all__ = ["Cell", "TableFigure", "find_cells", "find_leads", "find_rows"]

_CELL = re.compile(r"[^\t\n|]+")
# How a cell ends that heads a table of figures or of tasks.
_BLANK = "[ \u00a0\u3000]*"
_TABLE = re.compile(
    rf"(?:指{_BLANK}标|项{_BLANK}目|名{_BLANK}称|牵头(?:单位|部门|领导单位))\s*(?=[\t\n|]|\Z)"
)
_FIRST = re.compile(r"(?:主要)?(?:经济)?(?:指标|指标名称|项目|名称)")
_VALUE = re.compile(rf"[-－−]?{NUMBER}[%％]?")
_YEAR = re.compile(r"([12]\d{3})(?:年|\Z)")
_GROWTH = re.compile(r"增长|增速|增幅|[±%％]")
# 名次 is no size, and 五年累计 none of a year.
_PASSED = re.compile(r"位|名次|排|[三四五]年(?:累计|合计|平均|年?均)")
_TARGET = re.compile(r"目标|预期|计划")
_LEVEL = re.compile(r"^\d{4}(?:年|\Z)|\d{4}年|完成|实绩|总量|绝对|数值|实际|全年|累计|绩|值")
_LEAD = re.compile(r"牵头(?:单位|部门|领导单位)")
_TASK = re.compile(r"任务|内容|目标|事项|工作")
_OFFICE = re.compile(
    r"(?:局|委|办|办公室|中心|部|院|公司|集团|街道|政府|处|会|银行|支队|大队|镇|所|室)$"
)
_NAME_NOISE = re.compile(
    r"^(?:其中[:：]?|[#*]|\d{1,2}[.、．]|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、)+|[（(].*[）)]$|\s+"
)
_LONGEST = 9


class Cell(NamedTuple):
    """The text of a cell without the blanks around it, and where it stands."""

    text: str
    start: int
    end: int


class TableFigure(NamedTuple):
    """A figure of a table: its indicator, the cells of name and figure, and what its head says."""

    indicator: Indicator
    name: Cell
    cell: Cell
    measure: str
    value: Decimal
    unit: str
    year: int
    kind: str


def find_cells(text: str, start: int, end: int) -> list[Cell]:
    """Cells of `text[start:end]` in reading order, however laid out; none where none is a head."""
    if not _TABLE.search(text, start, end):
        return []
    cells = []
    for found in _CELL.finditer(text, start, end):
        told = found.group().strip()
        if told:
            first = found.start() + found.group().index(told[0])
            cells.append(Cell(told, first, first + len(told)))
    return cells


def find_rows(cells: list[Cell]) -> Iterator[TableFigure]:
    """Figures of tables headed by 指标, unit, size and growth."""
    index = 0
    while index < len(cells):
        if not _FIRST.fullmatch(_bare(cells[index].text)):
            index += 1
            continue
        heads, index = _heads(cells, index)
        years = sum(bool(_YEAR.fullmatch(head)) for head in heads)
        if len(heads) < 2 or not (years > 1 or any(_GROWTH.search(head) for head in heads)):
            continue
        yield from _body(cells, index, heads)


def _heads(cells: list[Cell], index: int) -> tuple[list[str], int]:
    """Heads of a table, from its first cell up to the first name of an indicator."""
    heads: list[str] = []
    while index < len(cells) and len(heads) < _LONGEST:
        told = cells[index].text
        if heads and (_named(told) or len(told) > 20):
            break
        heads.append(_bare(told))
        index += 1
    return heads, index


def _body(cells: list[Cell], index: int, heads: list[str]) -> Iterator[TableFigure]:
    """Rows below the heads, up to the first cell that is prose or the head of another table."""
    for at in range(index, len(cells)):
        if len(cells[at].text) > 40 or _FIRST.fullmatch(cells[at].text):
            return
        indicator = _named(cells[at].text)
        if indicator is not None:
            yield from _row(indicator, cells[at], cells[at + 1 : at + len(heads)], heads[1:])


def _row(
    indicator: Indicator, name: Cell, row: list[Cell], heads: list[str]
) -> Iterator[TableFigure]:
    unit = _unit_in(name.text)
    for head, cell in zip(heads, row, strict=False):
        told = _bare(cell.text)
        if told in _printed():
            unit = told
            continue
        if _PASSED.search(head):
            continue
        if not _VALUE.fullmatch(told):
            if _named(told):
                break
            continue
        year = int(found[1]) if (found := _YEAR.search(head)) else 0
        kind = "target" if _TARGET.search(head) else ""
        number = parse_number(told.rstrip("%％").replace("－", "-").replace("−", "-").lstrip("-"))
        number = -number if told[0] in "-－−" else number
        if _GROWTH.search(head) and _unit_in(head) != "亿元":
            if indicator.nature != "rate":
                yield TableFigure(indicator, name, cell, "growth", number, "percent", year, kind)
        elif (printed := unit or _unit_in(head)) and (_LEVEL.search(head) or _unit_in(head)):
            sized = _sized(indicator, number, printed)
            if sized is not None:
                yield TableFigure(indicator, name, cell, "level", *sized, year, kind)


def _sized(indicator: Indicator, number: Decimal, printed: str) -> tuple[Decimal, str] | None:
    code, factor = _printed()[printed]
    if indicator.level_unit == "cny" and code == "100m_cny":
        return number * factor * 100_000_000, "cny"
    if code[:4] == "100m" == indicator.level_unit[:4] or code == indicator.level_unit:
        return number * factor, code
    return None


@cache
def _printed() -> dict[str, tuple[str, Decimal]]:
    return {word: (unit.code, by) for unit in units().values() for word, by in unit.printed.items()}


def _bare(text: str) -> str:
    return "".join(text.split())


def _unit_in(text: str) -> str:
    found = re.search(r"[（(]([^（()）]+)[）)]$", text)
    return found[1] if found and found[1] in _printed() else ""


def _named(text: str) -> Indicator | None:
    return _names().get(_NAME_NOISE.sub("", text)) if len(text) < 30 else None


@cache
def _names() -> dict[str, Indicator]:
    return {
        name: entry
        for entry in indicators().values()
        for name in (entry.name, *entry.aliases, *entry.short)
    }


def find_leads(cells: list[Cell]) -> list[tuple[int, int, str]]:
    """Cells of a task table and the unit that leads each: start, end, unit."""
    lead = next((at for at, cell in enumerate(cells) if _LEAD.fullmatch(cell.text)), 0)
    tasks = [at for at in range(max(0, lead - 6), lead) if _TASK.search(cells[at].text)]
    if not tasks:
        return []
    step = lead - tasks[-1]
    return [
        (cell.start, cell.end, office.text)
        for cell, office in zip(cells[lead + 1 :], cells[lead + 1 + step :], strict=False)
        if _OFFICE.search(office.text) and len(office.text) < 20 and len(cell.text) > 4
    ]
