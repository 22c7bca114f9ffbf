"""A web page as a browser lays it out: its lines, its tables' rows, and the article in it."""

import html
import io
import re
from collections import Counter
from typing import TypeAlias

from indicators.errors import LimitError
from indicators.reading.grid import Grid, lays_out

__all__ = ["LARGEST", "Page"]

LARGEST = 8 * 2**20  # bytes
_SPAN = re.compile(r"""\b(col|row)span\s*+=\s*+["']?\s*+(\d{1,5})""", re.IGNORECASE)
_HREF = re.compile(r"\bhref\s*+=", re.IGNORECASE)
_REFERENCE = re.compile(
    r"&(?:#\d{1,7}(?!\d)|#[xX][\da-fA-F]{1,6}(?![\da-fA-F])|[a-zA-Z][a-zA-Z0-9]{1,31});?"
)
_BLANKS = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
_SUBSTANCE = re.compile(r"[。；]|[\d.](?:[%％‰]|亿|万|元)|\t-?\d")
_DAY = re.compile(r"(?:19|20)\d\d[-年./]\d{1,2}")

_CONTAINERS = {
    *("article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "footer", "form"),
    *("header", "li", "main", "nav", "ol", "section", "ul"),
}
_BREAKS = _CONTAINERS | {
    *("address", "br", "caption", "dt", "fieldset", "figure", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("hr", "p", "pre", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
}
_DEEPEST = 1000
_LONGEST_ROW = 1000
_CHUNK = 2**20

_Cell: TypeAlias = tuple[str, list[tuple[str, bool]]]  # attributes; lines, each a link or not


class Page:
    """Lines as a browser breaks them, and the container that holds all that has substance.

    Lines are kept as one UTF-8 buffer: a list of a million strings would not fit.
    """

    def __init__(self, where: str) -> None:
        self._where = where
        self._title = ""
        self._out = bytearray()
        self._line = io.StringIO()
        self._size = self._linked = 0
        self._in_link = self._in_option = False
        self._open: list[tuple[str, int]] = []  # name, offset of its first line
        self._names: Counter[str] = Counter()
        self._beyond: Counter[str] = Counter()
        # The article so far: its depth, its extent, and the lowest depth seen since its last line.
        self._depth = -1
        self._begin, self._finish, self._lowest = 0, -1, 0
        self._grid: Grid | None = None
        self._row: list[_Cell] = []
        self._held = 0

    def entitle(self, title: str) -> None:
        """Keep the first title that a page gives itself."""
        self._title = self._title or _clean(title).strip()

    def add(self, text: str) -> None:
        """Add text to the line under way."""
        if self._in_option:
            return
        for at in range(0, len(text), _CHUNK):
            part = _clean(text[at : at + _CHUNK])
            self._line.write(part)
            size = len(part) - part.count(" ")
            self._size += size
            self._linked += size if self._in_link else 0

    def start(self, name: str, attributes: str) -> None:
        """Begin a tag: break the line, open a container, a table or a cell."""
        self._in_option = name == "option"
        if name in _BREAKS:
            self._break()
        if name == "a":
            self._in_link = _HREF.search(attributes) is not None
        elif name in _CONTAINERS:
            if len(self._open) < _DEEPEST:
                self._open.append((name, len(self._out)))
                self._names[name] += 1
            else:
                self._beyond[name] += 1
        elif name == "table":
            self._end_row()
            self._grid = Grid()
        elif name == "tr":
            self._end_row()
        elif name in {"td", "th"} and self._grid is not None:
            self._row.append((attributes, []))
            self._hold()

    def end(self, name: str) -> None:
        """End a tag."""
        self._in_option = False
        if name in _BREAKS:
            self._break()
        if name == "a":
            self._in_link = False
        elif name in _CONTAINERS:
            self._leave(name)
        elif name == "tr":
            self._end_row()
        elif name == "table":
            self._end_row()
            self._grid = None  # what follows in an outer table is layout: its cells are lines

    def article(self) -> str:
        """Return the article below the lines that tell its title and day."""
        self._break()
        self._end_row()
        if self._depth < 0:
            return self._out.decode()
        begin = self._begin
        head = self._out[:begin].decode()[-4000:].splitlines()
        finish = self._finish if self._finish >= 0 else len(self._out)
        body = self._out[begin:finish].decode()
        return "".join(f"{line}\n" for line in self._heading(head, body)) + body

    def _heading(self, head: list[str], body: str) -> list[str]:
        title = "".join(self._title.split())
        for back, line in enumerate(reversed(head), 1):
            bare = "".join(line.split())
            if len(bare) > 3 and (bare in title or (title and title in bare)):
                return head[-back:]
        days = [line for line in head[-10:] if _DAY.search(line)]
        told = not title or title in "".join(body[:1000].split())
        return days if told else [self._title, *days]

    def _leave(self, name: str) -> None:
        if self._beyond[name]:
            self._beyond[name] -= 1
            return
        while self._names[name]:
            ended, _ = self._open.pop()
            self._names[ended] -= 1
            self._lowest = min(self._lowest, len(self._open))
            if len(self._open) < self._depth and self._finish < 0:
                self._finish = len(self._out)
            if ended == name:
                return

    def _break(self) -> None:
        line = self._line.getvalue().strip()
        linked = 2 * self._linked > self._size
        self._line = io.StringIO()
        self._size = self._linked = 0
        self._in_link = False
        if line and self._row:
            self._row[-1][1].append((line, linked))
            self._hold()
        elif line:
            self._write(line, linked)

    def _write(self, line: str, linked: bool) -> None:
        if linked and "。" not in line:
            return
        if _SUBSTANCE.search(line):
            self._depth = len(self._open) if self._depth < 0 else min(self._depth, self._lowest)
            self._begin = self._open[self._depth - 1][1] if self._depth else 0
            self._lowest, self._finish = len(self._open), -1
        self._out += line.encode() + b"\n"
        if len(self._out) > 4 * LARGEST:
            raise LimitError(self._where, f"its text grew past {4 * LARGEST >> 20} MB")

    def _hold(self) -> None:
        """Give up the grid of a table whose row never ends."""
        self._held += 1
        if self._held > _LONGEST_ROW:
            self._end_row()
            self._grid = None

    def _end_row(self) -> None:
        row, self._row, self._held = self._row, [], 0
        if not row or self._grid is None:
            return
        told = [lines for _, lines in row if not lines or not all(linked for _, linked in lines)]
        if lays_out([[line for line, _ in lines] for lines in told]):
            for line, linked in (line for _, lines in row for line in lines):
                self._write(line, linked)
        elif line := self._grid.line(map(_cell, row)):
            self._write(line, False)


def _cell(cell: _Cell) -> tuple[str, int, int]:
    attributes, lines = cell
    spans = {side.lower(): int(size) for side, size in _SPAN.findall(attributes)}
    return " ".join(line for line, _ in lines), spans.get("col", 1), spans.get("row", 1)


def _clean(text: str) -> str:
    """Resolve character references and collapse blanks as a browser does."""
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), _BLANKS.sub(" ", text))
