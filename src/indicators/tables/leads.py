"""Task tables: the unit that leads a task, by the cells of its row."""

import re
from typing import NamedTuple

__all__ = ["find_leads"]

_CELL = re.compile(r"[^\t\n|]+")
_LEAD = re.compile(r"牵头(?:单位|部门|领导单位)")
_TASK = re.compile(r"任务|内容|目标|事项|工作")
_OFFICE = re.compile(
    r"(?:局|委|办|办公室|中心|部|院|公司|集团|街道|政府|处|会|银行|支队|大队|镇|所|室)$"
)
_FARTHEST = 6  # columns between a task and the unit that leads it


class _Cell(NamedTuple):
    text: str
    start: int
    end: int


def find_leads(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Find the tasks in `text[start:end]` and the unit that leads each: start, end, unit.

    The cells may stand in rows or one a line: only their order counts.
    """
    if not _LEAD.search(text, start, end):
        return []
    cells = _cells(text, start, end)
    lead = next((at for at, cell in enumerate(cells) if _LEAD.fullmatch(cell.text)), 0)
    tasks = [at for at in range(max(0, lead - _FARTHEST), lead) if _TASK.search(cells[at].text)]
    if not tasks:
        return []
    step = lead - tasks[-1]
    return [
        (cell.start, cell.end, office.text)
        for cell, office in zip(cells[lead + 1 :], cells[lead + 1 + step :], strict=False)
        if _OFFICE.search(office.text) and len(office.text) < 20 and len(cell.text) > 4
    ]


def _cells(text: str, start: int, end: int) -> list[_Cell]:
    cells = []
    for found in _CELL.finditer(text, start, end):
        if told := found.group().strip():
            first = found.start() + found.group().index(told[0])
            cells.append(_Cell(told, first, first + len(told)))
    return cells
