"""The reading order of a printed page: ruled tables, columns, lines."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indicators.reading.grid import lays_out

__all__ = ["Rule", "Run", "flow"]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters printed beside one another; `y` is their middle, in points from the bottom."""

    left: float
    right: float
    y: float
    height: float
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line of the page, upright or lying."""

    left: float
    bottom: float
    right: float
    top: float


def flow(runs: Sequence[Run], rules: Iterable[Rule] = ()) -> list[Run]:
    """Return the lines of a page in the order they are read.

    A row of a ruled table is one line, its cells apart by tabs; so are parts of a line that stand
    well apart. Columns are read one after the other where both look like set prose.
    """
    rows, rest = _ruled(runs, rules)
    return _ordered([*rows, *rest])


def _ordered(runs: list[Run]) -> list[Run]:
    gutter = _gutter(runs)
    if gutter is None:
        return _lines(runs)
    across = sorted((run for run in runs if run.left < gutter < run.right), key=lambda run: -run.y)
    bands: list[list[Run]] = [[] for _ in range(len(across) + 1)]
    levels = [-run.y for run in across]
    for run in runs:
        if not run.left < gutter < run.right:
            bands[sum(level < -run.y for level in levels)].append(run)
    lines: list[Run] = []
    plain: list[Run] = []
    for band, below in zip(bands, [*across, None], strict=True):
        left = [run for run in band if run.right <= gutter]
        right = [run for run in band if run.left >= gutter]
        if min(len(left), len(right)) > 1:
            lines += [*_lines(plain), *_ordered(left), *_ordered(right)]
            plain = []
        else:
            plain += band
        plain += [below] if below else []
    return lines + _lines(plain)


def _gutter(runs: Sequence[Run]) -> float | None:
    """Return where a column begins that has set prose on both sides; None where there is none."""
    edges = Counter(round(run.left / 2) * 2 for run in runs)
    best: tuple[int, float] | None = None
    for edge, times in edges.most_common(30):
        gutter = edge - 1.5
        left = [run for run in runs if run.right <= gutter]
        right = [run for run in runs if run.left >= gutter]
        crossing = len(runs) - len(left) - len(right)
        aside = min(len(left), len(right))
        if times > 3 and aside > crossing and _is_prose(left) and _is_prose(right):
            best = max(best or (-crossing, gutter), (-crossing, gutter))
    return best and best[1]


def _is_prose(runs: Sequence[Run]) -> bool:
    """Tell whether half of the runs are as wide as a line of a column: cells of a table vary."""
    widths = sorted(run.right - run.left for run in runs)
    if len(widths) < 5:
        return False
    usual = widths[len(widths) * 3 // 4]
    full = sum(width > 0.9 * usual for width in widths)
    return usual > 6 * runs[0].height and 2 * full >= len(widths)


def _lines(runs: Iterable[Run]) -> list[Run]:
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: -run.y):
        if lines and lines[-1][0].y - run.y < min(run.height, lines[-1][0].height) / 2:
            lines[-1].append(run)
        else:
            lines.append([run])
    return [_joined(line) for line in lines]


def _joined(line: list[Run]) -> Run:
    line.sort(key=lambda run: run.left)
    text = line[0].text
    for before, run in pairwise(line):
        wide = run.left - before.right > 1.5 * min(before.height, run.height)
        text += ("\t" if wide else " ") + run.text
    height = max(run.height for run in line)
    return Run(line[0].left, max(run.right for run in line), line[0].y, height, text)


def _ruled(runs: Sequence[Run], rules: Iterable[Rule]) -> tuple[list[Run], list[Run]]:
    """Take the rows of ruled tables out of a page: one run a row, and the runs of no row."""
    lying, upright = [], []
    for rule in rules:
        if rule.top - rule.bottom < 3 < rule.right - rule.left:
            lying.append(rule)
        elif rule.right - rule.left < 3 < rule.top - rule.bottom:
            upright.append(rule)
    rest, rows = list(runs), []
    for top, bottom in pairwise(_apart((rule.top for rule in lying), 3)[::-1]):
        middle = (top + bottom) / 2
        borders = [rule.left for rule in upright if rule.bottom < middle < rule.top]
        sides = [rule for rule in lying if abs(rule.top - top) < 3 or abs(rule.top - bottom) < 3]
        edges = _apart([*borders, *(x for rule in sides for x in (rule.left, rule.right))], 3)
        inside = [run for run in rest if bottom < run.y < top]
        inside = [run for run in inside if edges[0] < run.right and run.left < edges[-1]]
        cells = [
            [run.text for run in _lines(run for run in inside if _at(run, edges) == column)]
            for column in range(len(edges) - 1)
        ]
        if not borders or len(cells) < 2 or not inside or lays_out(cells):
            continue
        text = "\t".join(" ".join(cell) for cell in cells).rstrip("\t")
        height = min(run.height for run in inside)
        rows.append(Run(edges[0], edges[-1], middle, height, text))
        taken = set(inside)
        rest = [run for run in rest if run not in taken]
    return rows, rest


def _at(run: Run, edges: Sequence[float]) -> int:
    centre = (run.left + run.right) / 2
    return min(max(sum(edge < centre for edge in edges) - 1, 0), len(edges) - 2)


def _apart(places: Iterable[float], least: float) -> list[float]:
    """Return the places in order, without those that stand next to one before."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > least:
            kept.append(place)
    return kept
