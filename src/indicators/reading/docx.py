"""Word documents: paragraphs and tables in their order."""

from collections.abc import Iterator
from pathlib import Path

from indicators.errors import ReadError
from indicators.model import Document
from indicators.reading.grid import Grid, lays_out
from indicators.reading.office import Archive, Event

__all__ = ["read_docx"]

# Properties, deleted text, and what repeats text already read: fallbacks and ruby.
_UNSEEN = {"pPr", "rPr", "tblPr", "sectPr", "del", "moveFrom", "Fallback", "rt"}
_MARKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_docx(path: Path) -> Document:
    """Read a Word document's body: a paragraph a line, a table row a line.

    Headers, footers, comments and foot notes are left out.

    Raises
    ------
    ReadError
        If the archive or its XML is broken, declares entities, or holds no text.
    LimitError
        If a part is larger or deeper than `Archive.walk` allows.
    """
    archive = Archive(path)
    text = "".join(f"{line}\n" for line in _lines(_seen(archive.walk(archive.main()))))
    if not text:
        raise ReadError(str(path), "no text", "the document has none: its pages may be pictures")
    return Document(path.stem, text)


def _seen(events: Iterator[Event]) -> Iterator[Event]:
    unseen = 0
    for tag, attributes, text in events:
        if tag in _UNSEEN:
            unseen += 1 if attributes is not None else -1
        elif not unseen:
            yield tag, attributes, text


def _lines(events: Iterator[Event]) -> Iterator[str]:
    """Yield lines; a table inside a cell gives its paragraphs to that cell."""
    line: list[str] = []
    row: list[tuple[list[str], int]] = []
    grid, tables, reading, merged = Grid(), 0, False, False
    for tag, attributes, text in events:
        if tag == "p":  # a text box puts paragraphs inside a paragraph
            lines, line = "".join(line).split("\n"), []
            kept = [told for told in map(str.strip, lines) if told]
            if not row:
                yield from kept
            elif not merged:
                row[-1][0].extend(kept)
        elif attributes is None:
            if not tag and reading:
                line.append(text)
            elif tag == "t":
                reading = False
            elif tag == "tr" and tables == 1:
                yield from _row(grid, row)
                row = []
            elif tag == "tbl":
                tables -= 1
        elif tag == "t":
            reading = True
        elif tag in _MARKS:
            line.append(_MARKS[tag])
        elif tag == "tbl":
            tables += 1
            grid = Grid() if tables == 1 else grid
        elif tables == 1 and tag == "tc":
            row.append(([], 1))
            merged = False
        elif tables == 1 and tag == "gridSpan" and row:
            row[-1] = (row[-1][0], _count(attributes.get("val", "")))
        elif tables == 1 and tag == "vMerge":
            merged = attributes.get("val") != "restart"


def _row(grid: Grid, row: list[tuple[list[str], int]]) -> Iterator[str]:
    if lays_out([lines for lines, _ in row]):
        for lines, _ in row:
            yield from lines
    elif line := grid.line((" ".join(lines), columns, 1) for lines, columns in row):
        yield line


def _count(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 1
