"""Tables to lines: a row a line, its cells apart by tabs, in their columns."""

from collections.abc import Iterable, Sequence

__all__ = ["Grid", "lays_out"]

_WIDEST = 1000
_LONGEST = 1000


class Grid:
    """The columns of one table, and the row spans that reach into rows to come."""

    def __init__(self) -> None:
        self._row = 0
        self._free: dict[int, int] = {}  # column -> the first row below the span that covers it

    def line(self, cells: Iterable[tuple[str, int, int]]) -> str:
        r"""Return the next row, each cell given as text, columns and rows spanned.

        A spanned place is blank, so that a figure is printed once.

        Examples
        --------
        >>> grid = Grid()
        >>> grid.line([("指标", 1, 2), ("2024年", 2, 1)])
        '指标\t2024年'
        >>> grid.line([("总量", 1, 1), ("增速", 1, 1)])
        '\t总量\t增速'
        """
        line: list[str] = []
        for text, columns, rows in cells:
            while self._free.get(len(line), 0) > self._row:
                line.append("")
            if len(line) < _WIDEST:
                covered = range(len(line), len(line) + max(1, min(columns, _WIDEST)))
                if rows > 1:
                    self._free.update(dict.fromkeys(covered, self._row + rows))
                line += [text, *[""] * (len(covered) - 1)]
            else:
                line.append(text)
        self._row += 1
        return "\t".join(line).rstrip("\t")


def lays_out(cells: Sequence[Sequence[str]]) -> bool:
    """Tell a row that lays out a page: its only cell has several lines, or one is a page long."""
    if len(cells) == 1 and len(cells[0]) > 1:
        return True
    return any(sum(map(len, lines)) > _LONGEST for lines in cells)
