"""The heads of the rows, or of the columns, of a table: the features of each line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from indicators.registry import heads
from indicators.tables.features import Features, union
from indicators.tables.grid import BLANK, Cell
from indicators.tables.heads import read_head
from indicators.tables.names import compose, object_of

__all__ = ["Line", "read_lines"]

_PARTS = ("企业", "公司", "镇", "乡", "街道", "园", "新区", "单位", "行业")
_BESIDE = ("rank", "progress", "difference", "count", "share of another whole")
_SUBJECT = ("indicator", "flavour", "object", "branch", "place")
_TIME = ("year", "part", "span", "kind", "ahead")


@dataclass(frozen=True, slots=True)
class Line:
    """What the heads of a row or column say; `chain` is what the line before it adds.

    `parent` is the object that a bare branch belongs to, `label` the cell that names most.
    """

    said: Features
    chain: Features
    parent: str
    label: Cell


def read_lines(cells: Sequence[Sequence[Cell]], own: str, year: int) -> list[Line]:
    """Read the heads of the lines of a table, outermost first."""
    lines: list[Line] = []
    parent = ""
    for told in _inherited(cells):
        said, label = _said(told, own, year)
        if said.indicator and not said.branch:
            parent = object_of(said.indicator)
        elif said.indicator or said.object:
            parent = said.object
        elif said.unknown and not said.part_of:
            parent = ""
        chain = _chained(said, lines)
        if chain.indicator or chain.unknown:
            label = lines[-1].label
        lines.append(Line(said, chain, parent, label))
    return lines


def _inherited(cells: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """Fill a blank outer head with the one before it: a head that spans several lines."""
    above: list[Cell] = []
    filled: list[list[Cell]] = []
    for told in cells:
        row = list(told)
        for at, cell in enumerate(row[:-1]):
            if cell.text or at >= len(above):
                if cell.text:
                    break
                continue
            if any(inner.text for inner in row[at + 1 :]):
                row[at] = above[at]
        above = row
        filled.append(row)
    return filled


def _said(told: Sequence[Cell], own: str, year: int) -> tuple[Features, Cell]:
    read = [read_head(cell.text, own, year) for cell in told]
    names = [at for at, one in enumerate(read) if not one.without("unit", "part_of").is_empty]
    last = names[-1] if names else 0
    parts = [_outer(one, told[at].text) if at < last else one for at, one in enumerate(read)]
    label = next((told[at] for at in names[::-1] if read[at].indicator or read[at].branch), None)
    return compose(_nested(parts)), label or (told[last] if told else BLANK)


def _nested(parts: Sequence[Features]) -> Features:
    """Unite the heads of a line; an inner name is that of a part of the outer one."""
    names = [at for at, one in enumerate(parts) if one.indicator]
    for at in names[:-1]:
        inner = parts[names[-1]]
        if parts[at].indicator != inner.indicator:
            parts = [*parts[:at], parts[at].without("indicator", "flavour"), *parts[at + 1 :]]
    return union(parts)


def _outer(features: Features, text: str) -> Features:
    """Take an outer head: words that are not known only sort the names, but not those of a part."""
    if not features.unknown:
        return features
    if any(word in text for word in (*_PARTS, *heads().lists["parts"])):
        return replace(features, void="sub-area", unknown="")
    return replace(features, unknown="", branch="", total="", indicator="", object="")


def _chained(said: Features, lines: Sequence[Line]) -> Features:
    """What a bare 增长 takes over from the lines before it."""
    bare = said.measure in ("growth", "increment", "average_growth") or said.yearly or said.sign
    if not bare or said.indicator or said.branch or said.object or said.place or said.unknown:
        return Features()
    before = _anchor([line for line in lines if line.said.void not in _BESIDE])
    if before is None:
        return Features()
    full = before.said.over(before.chain)
    taken = {name: getattr(full, name) for name in (*_SUBJECT, *_TIME)}
    parent = before.parent if full.branch else ""
    unknown = full.unknown or ("sub-area" if full.void == "sub-area" else "")
    return Features(**taken, unknown=unknown).over(Features(object=parent))


def _anchor(lines: Sequence[Line]) -> Line | None:
    """Find the line that a bare 增长 belongs to: the last one, of bare years the latest."""
    sizes = [at for at, line in enumerate(lines) if not _is_change(line.said)]
    if not sizes:
        return None
    last = lines[sizes[-1]]
    if last.said.kind or not (last.said.year or last.said.past):
        return last
    run: list[Line] = []
    for line in lines[sizes[-1] :: -1]:
        same = all(getattr(line.said, name) == getattr(last.said, name) for name in _SUBJECT)
        if _is_change(line.said) or line.said.kind or not same:
            break
        run.append(line)
    return max(run, key=lambda line: (not line.said.past, line.said.year))


def _is_change(said: Features) -> bool:
    return said.measure in ("growth", "increment", "average_growth") or bool(said.yearly)
