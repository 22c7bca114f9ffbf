"""Workbooks: a row a line, its cells apart by tabs."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path

from indicators.errors import ReadError
from indicators.model import Document
from indicators.reading.office import Archive

__all__ = ["read_xlsx"]

_LAST_COLUMN = 16_384
_QUOTED = re.compile(r'"[^"]*+"|\\.|\[[^\]]*+\]|_.|\*.')
_DAYS = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
_PERCENTS = {9, 10}


def read_xlsx(path: Path) -> Document:
    """Read every sheet of a workbook, its name first.

    Numbers are those stored, to Excel's 15 digits; percentages and days are written as such.

    Raises
    ------
    ReadError
        If the archive or its XML is broken or declares entities.
    """
    archive = Archive(path)
    book = archive.main()
    parts = archive.related(book)
    kinds = dict(parts.values())
    strings = list(_strings(archive, kinds["sharedStrings"])) if "sharedStrings" in kinds else []
    styles = list(_styles(archive, kinds["styles"])) if "styles" in kinds else []
    text = []
    for tag, attributes, _ in archive.walk(book):
        if tag == "sheet" and attributes:
            kind, part = parts.get(attributes.get("id", ""), ("", ""))
            if kind == "worksheet":
                rows = _rows(str(path), archive, part, strings, styles)
                lines = [line for line in map(_line, rows) if line]
                text += [attributes.get("name", ""), *lines] if lines else []
    return _document(path, "".join(f"{line}\n" for line in text))


def _document(path: Path, text: str) -> Document:
    if not text.strip():
        raise ReadError(str(path), "empty", "its cells hold nothing")
    return Document(path.stem, text)


def _line(row: list[str]) -> str:
    return "\t".join(" ".join(cell.split()) for cell in row).rstrip("\t")


def _strings(archive: Archive, part: str) -> Iterator[str]:
    told: list[str] = []
    reading = phonetic = False
    for tag, attributes, text in archive.walk(part):
        if not tag and reading and not phonetic:
            told.append(text)
        elif tag == "t":
            reading = attributes is not None
        elif tag == "rPh":
            phonetic = attributes is not None
        elif tag == "si" and attributes is None:
            yield "".join(told)
            told.clear()


def _styles(archive: Archive, part: str) -> Iterator[str]:
    """Yield, cell style by style, `percent`, `day` or nothing."""
    codes: dict[int, str] = {}
    in_cells = False
    for tag, attributes, _ in archive.walk(part):
        if tag == "cellXfs":
            in_cells = attributes is not None
        elif not attributes:
            continue
        elif tag == "numFmt":
            code = _QUOTED.sub("", attributes.get("formatCode", "")).lower()
            codes[_number(attributes.get("numFmtId"))] = code
        elif tag == "xf" and in_cells:
            known = _number(attributes.get("numFmtId"))
            code = codes.get(known, "")
            if known in _PERCENTS or "%" in code:
                yield "percent"
            else:
                yield "day" if known in _DAYS or re.search("[ymd]", code) else ""


def _rows(
    where: str, archive: Archive, part: str, strings: list[str], styles: list[str]
) -> Iterator[list[str]]:
    row: list[str] = []
    told: list[str] = []
    cell: dict[str, str] = {}
    reading = unsolved = False
    for tag, attributes, text in archive.walk(part):
        if not tag and reading:
            told.append(text)
        elif tag in {"v", "t"}:
            reading = attributes is not None
            unsolved = False
        elif tag == "f":
            unsolved = True
        elif tag == "c" and attributes is not None:
            cell, unsolved = attributes, False
            told.clear()
        elif tag == "c":
            column = _column(cell.get("r", ""), len(row))
            if not len(row) <= column < _LAST_COLUMN:
                raise ReadError(where, f"{part} holds a cell {cell['r']!r}", "out of its order")
            if unsolved:
                why, way_out = "a formula without its value", "open and save it in Excel"
                raise ReadError(where, f"{part} holds {cell.get('r')}", why, way_out)
            row += [""] * (column - len(row))
            row.append(_shown("".join(told), cell, strings, styles))
        elif tag == "row" and attributes is None:
            yield row
            row = []


def _shown(raw: str, cell: dict[str, str], strings: list[str], styles: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "s":
        at = _number(raw)
        return strings[at] if 0 <= at < len(strings) else raw
    if kind != "n" or not raw:
        return raw
    at = _number(cell.get("s"))
    style = styles[at] if 0 <= at < len(styles) else ""
    try:
        value = Decimal(f"{float(raw):.15g}")
        if style == "day":
            return str(date(1899, 12, 30) + timedelta(days=int(value)))
        return f"{(value * 100).normalize():f}%" if style == "percent" else f"{value:f}"
    except (ValueError, OverflowError, InvalidOperation):
        return raw


def _column(reference: str, at: int) -> int:
    """Return the column of `B3`, counted from 0; `at` where a cell does not tell."""
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters[:4]:
        column = column * 26 + ord(letter) - 64
    return column - 1 if letters else at


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else -1
